"""A page's words → rows of segments: what stands on one line, parted where a gap is wider than a space."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from models.document import Box, Rule, Word, bounds, spaced
from parsers.text.lines import Line, words_to_lines
from parsers.text.marks import is_bullet

TEXT_GAP = 0.75
"""The share of the font size above which a gap is more than the space between two words."""
NUMBER_GAP = 0.42
"""The same between two whole numbers, which are never set as closely as the words of a sentence."""
HALF = 0.85
"""Font sizes from baseline to baseline, below which two rows lie side by side."""
NEARLY = 0.01
"""How exactly gaps are known, in font sizes."""
RAISED = 0.8
"""The size of a note's mark, against that of its number, at most."""
NATURAL, WIDER = 0.36, 1.6
"""The widest space in font sizes of a line that is not justified; how much wider a gap between columns is."""
STEP = 0.25
"""Font sizes by which two words of one text stand on different levels, at most."""
STRETCHED = 1.1
"""The widest space, in font sizes, to which a justified line stretches."""

VALUE = re.compile(
    r"[*†]?[(\[]?[-–−+±<>≤≥~≈]?\s?[£$€¥]?\s?[-–−+’']?\d[\d.,:/'’\s–-]*\s?(?:%|‰|p|pp|k|m|bn)?[)\]]?"
    r"(?:\s?±\s?\d[\d.,]*|\s?\(\d[\d.]*(?:\s?[-–,]\s?\d[\d.]*)?\))?\s?(?:\(?[*†‡§¹²³⁴⁵]+\)?|\(?[a-z\d]\)|(?<![a-z])[a-z])?"
    r"|[-–—−.…*:]+|\(?(?:n/?a|n\.a\.|[a-z])\)?|nil|[£$€%✓✔xX]",
    re.I,
)
THOUSANDS = re.compile(r"[-–−(£$€]*\d{1,3}")
NOTE = re.compile(r"\d{1,2}/|\([a-z\d]\)|\(?[*†‡¹²³⁴⁵]+\)?")
FLAG = re.compile(r"[A-Z]")
GROUP = re.compile(r"\d{3}(?!\d)")
OPENED = re.compile(r"\(\d{1,2}")
"""A number that begins a remark: "1991 (9 months)"."""
CODE = re.compile(r"0\d{1,3}")
FIGURE = re.compile(r"[-–−(£$€’']*\d")
BULLET = re.compile(r"[✓·o–-]|\[[xX]?\]")
"""What stands before a point like a bullet, and is no glyph of one."""
YEAR = re.compile(r"(?:19|20)\d\d(?:[/–-]\d{2,4})?[a-z]?|[’']\d\d(?:[/–-][’']?\d\d)?")
UNIT = re.compile(r"\(10*(?:[ ,.]000)*\s?[a-z]+\)")
"""What a head counts in: "(1 000 t)"."""
TELLING = re.compile(r"\d|^[-–—.…:*]+$|^n/?a$", re.I)
LEADER = re.compile(r"[.…_·]{3,}|[.…·]")
MISSING = ("...", "…")
"""What stands for a number that is not there, and not for a dot leader, where white is before it."""
ALONE = 1.5
"""Font sizes of white on each side of dots that are a column of their own."""
POINT = 1.6
"""Font sizes from a bullet to its point, at most, where other texts stand on the line."""
COMPLETE = re.compile(r"[\d%)*]$")
CURRENCY = re.compile(r"(?:US|C|A)?\$|[£€¥]")
INTERVAL = re.compile(r"\(\d[\d.]*(?:,|\)|[-–]\d[\d.]*\)?)")
"""What goes on with an estimate: its interval, its standard error."""
DIALLED = re.compile(r"\(?(?:0\d{2,}|\+\d{1,3})\)?|\(\d{3}\)"), re.compile(r"\d{3,}(?:-\d{3,})?")
"""What a telephone number begins with, and goes on with: "01632", "(202)" and "555-0100"."""
CLOSING = re.compile(r"%?[)\]]%?")
AMOUNT = re.compile(r"[(\[]?[-–−+]?[(\[]?[\d.]|[-–—−]$")


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Words of one line without a gap between them."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        return spaced(self.words)

    @property
    def is_value(self) -> bool:
        """Whether it is a number, or what stands in a number's place."""
        return bool(VALUE.fullmatch(self.text))

    @property
    def size(self) -> float:
        return self.words[0].style.size


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """The segments of one line of print, left to right; `baseline` is the y on which they stand."""

    segments: tuple[Segment, ...]
    box: Box
    baseline: float
    size: float

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for segment in self.segments for word in segment.words)


def is_figure(segment: Segment) -> bool:
    """Whether it is a value that no heading is: no year, no unit, no part of one ("(2005 =" / "100)")."""
    text = segment.text
    heads = YEAR.fullmatch(text) or UNIT.fullmatch(text) or text.count("(") != text.count(")")
    return segment.is_value and bool(TELLING.search(text)) and not heads


def segment_of(words: Sequence[Word]) -> Segment:
    return Segment(tuple(words), bounds([word.box for word in words]))


def row_of(segments: Sequence[Segment]) -> Row:
    words = [word for segment in segments for word in segment.words]
    return Row(
        tuple(segments),
        bounds([segment.box for segment in segments]),
        median(word.box.bottom for word in words),
        median(word.style.size for word in words),
    )


def words_to_rows(words: Iterable[Word], rules: Sequence[Rule] = ()) -> list[Row]:
    """The rows from top to bottom; an upright rule parts two words like a gap."""
    uprights = [rule for rule in rules if not rule.horizontal]
    rows = []
    for line in words_to_lines(words):
        segments = _segments(line, [rule for rule in uprights if rule.start < line.box.centre[1] < rule.end])
        if segments:
            rows.append(row_of(segments))
    return _levelled(rows)


def _levelled(rows: Sequence[Row]) -> list[Row]:
    """The rows; values set at half height beside a label of two lines are on the first of them."""
    levelled: list[Row] = []
    for row in rows:
        above = levelled[-1] if levelled else None
        values = all(segment.is_value for segment in row.segments)
        if above and values and row.baseline - above.baseline < HALF * row.size and above.box.x1 < row.box.x0:
            joined = row_of((*above.segments, *row.segments))
            levelled[-1] = Row(joined.segments, joined.box, above.baseline, above.size)
        else:
            levelled.append(row)
    return levelled


def _segments(line: Line, uprights: Sequence[Rule]) -> list[Segment]:
    limit, space = _text_gap(line.words), natural_space(line.words)
    parts: list[list[Word]] = []
    leader = False
    for place, word in enumerate(line.words):
        if LEADER.fullmatch(word.text) and parts and _is_leader(place, line.words):
            leader = True  # "Housing . . . . . . 12": the dots part like white space
            continue
        if not parts or leader or _parted(parts[-1][-1], word, limit, space, uprights):
            parts.append([])
        parts[-1].append(word)
        leader = False
    if len(parts) == 2 and _is_bullet(parts[0]):
        text = segment_of(parts[1])
        parts = parts if text.is_value else [[*parts[0], *parts[1]]]  # a bullet is no column
    return [segment_of(part) for part in _with_bullets(parts)]


def _with_bullets(parts: Sequence[list[Word]]) -> list[list[Word]]:
    """The parts of a line, each bullet with the point close behind it: lists may be beside each other."""
    joined: list[list[Word]] = []
    for part in parts:
        before = joined[-1] if joined else []
        point = len(before) == 1 and is_bullet(before[0]) and not segment_of(part).is_value
        if point and _gap(before[0], part[0]) < POINT * part[0].style.size:
            before += part
        else:
            joined.append(list(part))
    return joined


def _is_bullet(words: Sequence[Word]) -> bool:
    return bool(BULLET.fullmatch("".join(word.text for word in words))) or (
        len(words) == 1 and is_bullet(words[0])
    )


def _is_leader(place: int, words: Sequence[Word]) -> bool:
    """Whether dots lead from the text before them; with white on both sides they stand for a number."""
    word, around = words[place], [words[place - 1], *words[place + 1 : place + 2]]
    whites = [_gap(word, other) / word.style.size for other in around]
    if word.text in MISSING and whites[0] > TEXT_GAP:
        return False
    if len(word.text) > 2 and "_" not in word.text and min(whites) > ALONE:
        return False
    dots = [other for other in words if LEADER.fullmatch(other.text) and other is not word]
    near = any(_gap(word, dot) < word.style.size for dot in dots)
    return len(word.text) > 2 or near  # ". . ." leads, a lone "." is a number that is not there


def _gap(one: Word, other: Word) -> float:
    return max(one.box.x0 - other.box.x1, other.box.x0 - one.box.x1)


def _text_gap(words: Sequence[Word]) -> float:
    """Above which share of the font size a gap parts the words of this line: more where it is justified."""
    gaps = [(right.box.x0 - left.box.x1) / right.style.size for left, right in pairwise(words)]
    if len(gaps) < 5 or sum(bool(VALUE.fullmatch(word.text)) for word in words) > 0.3 * len(words):
        return TEXT_GAP
    return min(max(TEXT_GAP, 2.0 * median(gaps)), STRETCHED)


def natural_space(words: Sequence[Word]) -> float:
    """The usual space, in font sizes, of a line that is not justified; else 0."""
    pitch = typewriter_pitch(words)
    if pitch:
        return pitch
    gaps = [(right.box.x0 - left.box.x1) / right.style.size for left, right in pairwise(words)]
    spaces = [gap for gap in gaps if gap < NATURAL]
    even = max(spaces, default=1.0) - min(spaces, default=0.0) < 0.04
    return median(spaces) if even and len(spaces) > 1 else 0.0


def is_amount(left: Word, right: Word) -> bool:
    """Whether two words are a currency sign, which may stand at the left of its column, and its number."""
    return bool(CURRENCY.fullmatch(left.text) and AMOUNT.match(right.text))


def is_closed(left: Word, right: Word) -> bool:
    """Whether the second is the bracket that the first leaves open: "(3,419" and ")" in a column of its own
    behind figures, or the two of a box to tick."""
    opened = left.text.rfind("("), left.text.rfind("[")
    return CLOSING.fullmatch(right.text) is not None and max(opened) > max(map(left.text.rfind, ")]"))


def is_grouped(left: Word, right: Word) -> bool:
    """Whether two words may be parts of one number: "65 999"."""
    return bool(THOUSANDS.fullmatch(left.text) and GROUP.match(right.text))


def is_coded(left: Word, right: Word) -> bool:
    """Whether two words may be parts of one code: "17 04", "0701 90"; no number begins so."""
    codes = any(CODE.fullmatch(word.text) for word in (left, right))
    return codes and left.text.isdigit() and right.text.isdigit()


def is_flagged(left: Word, right: Word) -> bool:
    """Whether a letter stands before a figure and says what it is: "E 92,110"."""
    return bool(FLAG.fullmatch(left.text) and FIGURE.match(right.text))


def is_dialled(left: Word, right: Word) -> bool:
    """Whether two words may be parts of one telephone number."""
    return all(part.fullmatch(word.text) for part, word in zip(DIALLED, (left, right), strict=True))


def typewriter_pitch(words: Sequence[Word]) -> float:
    """The width in font sizes of every letter, where all are as wide; else 0."""
    spelled = [word for word in words if len(word.text) > 2]
    widths = [word.box.width / len(word.text) / max(word.style.size, 1.0) for word in spelled]
    letters = any(sum(map(str.isalpha, word.text)) > 2 for word in spelled)
    even = letters and len(widths) > 1 and max(widths) - min(widths) < 0.005
    return median(widths) if even else 0.0


def _parted(left: Word, right: Word, limit: float, space: float, uprights: Sequence[Rule]) -> bool:
    gap = (right.box.x0 - left.box.x1) / max(right.style.size, 1.0)
    if any(left.box.x1 - 1 < rule.at < right.box.x0 + 1 for rule in uprights):
        return True
    if is_amount(left, right) or is_closed(left, right):
        return False
    if INTERVAL.fullmatch(right.text):
        return gap > max(NUMBER_GAP, space) + NEARLY  # "46.9 (42.2-51.6)", "28.0 (1.18)"
    if left.text[-1:].isdigit() and right.text in ("$", "£"):
        return True
    if is_dialled(left, right):
        return gap > limit
    if is_coded(left, right):
        return gap > max(NUMBER_GAP, space) + NEARLY
    alike = abs(left.style.size - right.style.size) < 0.3
    if alike and abs(left.box.bottom - right.box.bottom) > STEP * right.style.size:
        return True  # headings of one line and of two beside each other, set to their middles
    if VALUE.fullmatch(left.text) and VALUE.fullmatch(right.text) and not NOTE.fullmatch(right.text):
        apart = not is_grouped(left, right) and not OPENED.fullmatch(right.text)
        if COMPLETE.search(left.text) and FIGURE.match(right.text) and apart:
            mark = right.style.size <= RAISED * left.style.size and gap <= limit
            return not mark  # "£65,999 £20,245", unlike "65 999"
        return gap > max(NUMBER_GAP, space if is_grouped(left, right) else 0.0) + NEARLY
    return gap > limit or (space > 0 and gap > WIDER * space and left.text[-1] not in ".:;,!?")
