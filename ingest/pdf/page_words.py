"""A page's characters → its words: as they were meant, whatever the file does to show them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, groupby, pairwise, repeat
from operator import itemgetter
from statistics import median_low
from typing import Any

from ingest.pdf.glued_marks import SYMBOL_FONT, without_marks
from ingest.pdf.glyph_numbers import NUMBER, as_named
from ingest.pdf.letter_sizes import as_typed, parted
from ingest.pdf.lost_letters import SWAPPED, UNKNOWN
from ingest.pdf.parted_words import Partings
from ingest.pdf.spaced_letters import closed_up
from ingest.pdf.turning import Run, Sheet
from ingest.pdf.wide_letters import as_wide_as_drawn
from models.document import Box, Colour, Style, Word

# pdfplumber draws the word's shape: split where the gap exceeds this share of the font size.
WORD_GAP = 0.15
SMALLEST = 0.1
"""Points: the size of type that is set smaller still, 0.01 point; sizes are divided by."""
TEX_BOLD = ("cmbx", "cmssbx", "sfbx")
"""What begins the names of TeX's own bold fonts: "CMBX10", "CMSSBX10", "SFBX1095"."""


class Styles:
    """One Style value for each way in which words are set; a document has a few, and thousands of words."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], Style] = {}

    def of(self, char: dict[str, Any]) -> Style:
        colour = char.get("non_stroking_color")
        size = max(round(char["size"], 1), SMALLEST)
        key = (char["fontname"], size, colour if isinstance(colour, tuple) else None)
        if key not in self._known:
            font = str(key[0]).split("+")[-1]
            name = font.lower()
            self._known[key] = Style(
                font=font,
                size=key[1],
                bold=any(weight in name for weight in ("bold", "black", "heavy", "demi", "-bd", *TEX_BOLD)),
                italic="italic" in name or "oblique" in name,
                colour=colour_of(colour),
            )
        return self._known[key]


FROM_LEFT = itemgetter("x0")


def colour_of(value: Any) -> Colour:
    if isinstance(value, int | float):
        return (round(float(value), 3),)
    if isinstance(value, tuple) and all(isinstance(part, int | float) for part in value):
        return tuple(round(float(part), 3) for part in value)
    return ()


LIGATURES = SWAPPED | {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
IDLE = 0.05
"""The share of the font size that a space has at least."""
DOUBLED, SHADE = 0.8, 0.13
"""Points, and the share of the font size: what stands nearer to its like is the same letter drawn again, as
bold or as its shade; two "l" are further apart."""
SAME, OVER = 0.05, 0.4
"""Points aside, and the share of the font size below: what stands so is the same letter, stroked."""
# WinAnsiEncoding gives every code that it does not use to the bullet (ISO 32000-1, annex D.2, note 3).
UNUSED_CODES = re.compile(r"\(cid:(?:127|129|141|143|144|157)\)")
# The signs of TeX's encoding T1 that its Type 3 fonts do not name; OT1 has the same ligatures.
TEX = dict(
    zip(("16", "17", "27", "28", "29", "30", "31"), ("“", "”", "ff", "fi", "fl", "ffi", "ffl"), strict=True)
)
TEX_DASHES = {"(cid:21)": "–", "(cid:22)": "—"}
DASHED = re.compile(r"(?<=\d)\(cid:2[12]\)(?=\d)")
AWRY = 0.3
"""The share of the font size by which letters of a line may stand higher than the rest, by their fonts."""
HYPHENS = dict.fromkeys([0x2010, 0x2011], "-")
CONTROLS: dict[int, str | None] = HYPHENS | dict.fromkeys(
    [*range(0x20), 0x7F, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]
)
# A symbol font's glyph that maps to no character comes as a control code: alone it is a list's bullet.
NAMELESS = re.compile(r"[\x00-\x1f\x7f\ufffd]+")


ROOM = 0.15
"""The share of the font size that letters take."""
CODE = re.compile(r"\(cid:(\d+)\)|.", re.DOTALL)


def _symbol(text: str, font: str) -> str:
    """A lone glyph of a font that has no letters, as such fonts' own code: a Wingdings "n" is a square."""
    found = CODE.fullmatch(text)
    if not found or not SYMBOL_FONT.search(font):
        return text
    code = int(found.group(1)) if found.group(1) else ord(text)
    if code >= 0x100 and unicodedata.category(text[0])[0] == "P":  # "„" for a square: Distiller's Wingdings
        return "•"
    return chr(0xF000 + code) if code < 0x100 else text


def _without_idle_spaces(chars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The characters without spaces that take no room: a browser writes one for a soft hyphen in mid-line,
    with the rest of the word drawn over it."""
    kept = [char for char, over in pairwise(chars) if char["text"] != " " or not _is_drawn_over(char, over)]
    return [*kept, *chars[-1:]]


def _is_drawn_over(space: dict[str, Any], char: dict[str, Any]) -> bool:
    level: bool = abs(char["top"] - space["top"]) < 1 and char["text"] != " "
    return level and abs(char["x0"] - space["x0"]) < IDLE * char["size"]


def _once(chars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each character once, where a file draws its text twice, a hair's breadth apart, to make it bold; or
    fills it and then strokes it, with a font whose height it gives otherwise."""
    level: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)  # each from the left
    above: dict[tuple[str, int], list[dict[str, Any]]] = defaultdict(list)
    kept = []
    for char in chars:
        text, x, size = char["text"], char["x0"], char["size"]
        if text == " ":
            kept.append(char)
            continue
        near = max(DOUBLED, SHADE * size)
        like = above[text, round(x, 1)][:]
        # The second "R" of two, 0.15 points higher, may stand on the other side of a whole point.
        for y in range(round(char["top"] - near), round(char["top"] + near) + 1):
            beside = level[text, y]
            first = bisect_right(beside, x - near, key=FROM_LEFT)
            like += beside[first : bisect_left(beside, x + near, first, key=FROM_LEFT)]
        if not (like and any(_is_drawn_again(char, other) for other in like)):
            insort(level[text, round(char["top"])], char, key=FROM_LEFT)
            above[text, round(x, 1)].append(char)
            kept.append(char)
    return kept


def _is_drawn_again(char: dict[str, Any], other: dict[str, Any]) -> bool:
    if char["fontname"] != other["fontname"]:
        return False
    aside, below = abs(char["x0"] - other["x0"]), abs(char["top"] - other["top"])
    over = aside < SAME and below < OVER * char["size"] and char["size"] == other["size"]
    near = max(DOUBLED, SHADE * char["size"])
    return bool(over or (aside < near and below < near))


def words_of(
    sheet: Sheet, partings: Partings, number: int, index: int, styles: Styles
) -> tuple[list[Word], list[Word]]:
    """The words that a page shows, in the order in which the file draws them, and those that nobody sees."""
    words: list[Word] = []
    hidden: list[Word] = []
    for run in sheet.runs:
        shown = [char for char in run.chars if not char.get("unseen")]
        own = replace(run, chars=shown)
        words += _run_to_words(own, sheet, partings, number, styles, count(index + len(words)))
        if len(shown) < len(run.chars):
            rest = [char for char in run.chars if char.get("unseen")]
            hidden += _run_to_words(replace(run, chars=rest), sheet, partings, number, styles, repeat(-1))
    return words, hidden


def _run_to_words(
    run: Run, sheet: Sheet, partings: Partings, number: int, styles: Styles, indices: Iterator[int]
) -> Iterator[Word]:
    """The words of a run that stand on the page, each with the next of the indices."""
    for letters, raised in parted(as_typed(list(_letters_of_words(run, partings)))):
        text, first = _text_of(letters), letters[0]
        box = run.on_page(_box_of(letters))
        if text and sheet.shows(box):
            style, mark = styles.of(first), first.get("mcid")
            yield Word(text, box, style, number, next(indices), turned=run.turned, mark=mark, raised=raised)


def _letters_of_words(run: Run, partings: Partings) -> Iterator[list[dict[str, Any]]]:
    """The characters of each word of a run, in the order in which the file draws them: sorted by height, the
    letters of two close lines that stand beside a third mix."""
    from pdfplumber.utils.text import WordExtractor

    extractor = WordExtractor(x_tolerance_ratio=WORD_GAP, use_text_flow=True)
    chars = as_wide_as_drawn(_once(_without_idle_spaces(as_named(run.chars))))
    found = (
        word
        for _, own in groupby(chars, key=itemgetter("upright"))
        for word in extractor.iter_chars_to_words(own, extractor.char_dir)
    )
    parted_at_rules = (
        word
        for each in closed_up(found)
        for word in ([each] if run.turned else partings.part(each, run.x, run.y))
    )
    return without_marks(parted_at_rules)


def _box_of(letters: list[dict[str, Any]]) -> Box:
    """The box around letters; as high as most of them, where a quotation mark comes from another font, which
    hangs its letters 2 points lower."""
    tops = [char["top"] for char in letters]
    bottoms = [char["bottom"] for char in letters]
    top, bottom = min(tops), max(bottoms)
    if 0 < max(tops) - top < AWRY * letters[0]["size"]:
        top, bottom = median_low(tops), median_low(bottoms)
    return Box(
        float(min([char["x0"] for char in letters])),
        float(top),
        float(max([char["x1"] for char in letters])),
        float(bottom),
    )


def _as_in_tex(text: str) -> str:
    """A word of TeX's with its unnamed signs: "e(cid:30)cient"; with few letters it is none of it."""
    codes, letters = NUMBER.findall(text), sum(map(str.isalpha, NUMBER.sub("", text)))
    if letters < len(codes):
        return TEX_DASHES.get(text) or DASHED.sub(lambda code: TEX_DASHES[code[0]], text)
    return NUMBER.sub(lambda code: TEX.get(code[1], code[0]), text)


def _letter(char: dict[str, Any]) -> str:
    """A character's text; where it has room and maps to none, the sign for that: "sta<0000>on", "station"."""
    text: str = char["text"]
    return UNKNOWN if text in ("", "\0") and char["x1"] - char["x0"] > ROOM * char["size"] else text


def _text_of(letters: list[dict[str, Any]]) -> str:
    text = _symbol("".join(map(_letter, letters)), letters[0]["fontname"])
    text = "•" if NAMELESS.fullmatch(text) else text.translate(LIGATURES)
    text = _as_in_tex(text) if "(cid:" in text else text
    return UNUSED_CODES.sub("•", text.translate(CONTROLS))
