"""Words → lines: what stands on one line, what wraps, and where one text ends and another begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from statistics import median

from models.document import Box, Style, Word, bounds, spaced, turn_box, words_of
from parsers.vocabulary.sections import asks

SPACE = 0.25
"""The width of a space as a share of the font size, near enough in every text font."""
WIDEST_SPACE = 0.65


HYPHENS = ("-", "‐", "\u00ad")


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Words side by side, left to right, on one page; `style` is that of most letters, `baseline` the bottom
    of the words so set: it stays level where a symbol stands in the line."""

    words: tuple[Word, ...]
    box: Box
    style: Style
    baseline: float
    text: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", _text_of(self.words))

    @property
    def page(self) -> int:
        return self.words[0].page

    @property
    def part(self) -> tuple[int, int]:
        return self.words[0].part

    @property
    def indent(self) -> float:
        return self.words[0].indent

    @property
    def depth(self) -> float:
        """How far down the page it is read, columns counted one below the other."""
        return self.box.top + self.words[0].column.down

    def after(self, count: int) -> Line:
        """The line without its first `count` words."""
        return line_of(self.words[count:])


def _text_of(words: Sequence[Word]) -> str:
    text = spaced(words)
    last = words[-1]
    if last.text in HYPHENS and len(words) > 1 and last.box.x0 - words[-2].box.x1 < 0.15 * last.style.size:
        # A browser sets the hyphen at a line's end in a font of its own: a word of its own by then.
        return text[:-2] + last.text
    return text


def line_of(words: Sequence[Word]) -> Line:
    style = words[0].style
    if any(word.style is not style for word in words):
        style = most_style(words)
    baseline = max([word.box.bottom for word in words if word.style is style or word.style == style])
    return Line(tuple(words), bounds([word.box for word in words]), style, baseline)


def most_style(words: Iterable[Word]) -> Style:
    """The style of most of the letters of at least one word."""
    letters: Counter[Style] = Counter()
    for word in words:
        letters[word.style] += len(word.text)
    return letters.most_common(1)[0][0]


def words_to_lines(words: Iterable[Word]) -> list[Line]:
    """Lines from top to bottom, then those that stand otherwise than the page, in their own direction."""
    return [*_lines_of(tuple(words))]


@lru_cache(maxsize=256)
def _lines_of(words: tuple[Word, ...]) -> tuple[Line, ...]:
    """Four of five times a step asks for the lines of words that an earlier one has asked for."""
    ways: dict[float, list[Word]] = {}
    for word in words:
        ways.setdefault(word.turned, []).append(word)
    return tuple(line for degrees in sorted(ways) for line in _lines_turned(ways[degrees], degrees))


def _lines_turned(words: Sequence[Word], degrees: float) -> list[Line]:
    """The lines that one reads after turning the page clockwise; each is where it stands on the page."""
    if not degrees:
        return _upright_lines(words)
    upright = {replace(word, box=turn_box(word.box, degrees)): word for word in words}
    return [line_of([upright[word] for word in line.words]) for line in _upright_lines(upright)]


def _upright_lines(words: Iterable[Word]) -> list[Line]:
    """Words join a line that they overlap by half of the lower one's height; a letter or number over several
    lines ("1", large, beside a paragraph) stands in the first of them."""
    return [line_of(sorted(row, key=lambda word: word.box.x0)) for row in _rows(words)]


def _rows(words: Iterable[Word]) -> Iterator[list[Word]]:
    for row in _levels(words):
        heights = [word.box.height for word in row]
        if max(heights) <= OVER_LINES * min(heights):
            yield row
            continue
        most = OVER_LINES * _usual_height(row)
        inner = _levels(word for word in row if word.box.height <= most)
        if len(inner) > 1:
            inner[0] += (word for word in row if word.box.height > most)
            yield from inner
        else:
            yield row


def _usual_height(row: Sequence[Word]) -> float:
    """The height of the words with half of a row's letters, or more."""
    letters = sum(len(word.text) for word in row)
    for word in sorted(row, key=lambda word: word.box.height):
        letters -= 2 * len(word.text)
        if letters <= 0:
            break
    return word.box.height


def _levels(words: Iterable[Word]) -> list[list[Word]]:
    """The words in rows, each of which stands on one level with the highest of its row."""
    rows: list[list[Word]] = []
    part, highest = (0, 0), Box(0.0, 0.0, 0.0, 0.0)
    for word in sorted(words, key=lambda word: (word.part, word.box.top, word.box.x0)):
        level = 0.5 * min(highest.height, word.box.height)
        if rows and word.part == part and highest.shared_height(word.box) > level:
            rows[-1].append(word)
            if word.box.height > highest.height:
                highest = word.box
        else:
            rows.append([word])
            part, highest = word.part, word.box
    return rows


def body_style(lines: Sequence[Line]) -> Style | None:
    """The style that most letters are set in."""
    return most_style(words_of(lines)) if lines else None


@dataclass(frozen=True, slots=True)
class Measure:
    """How a column of text is set, in points: `right` where its lines may end, `pitch` from line to line in
    type of `size`, where it is known; larger type has a larger one. `pages` are those on which its lines may
    end elsewhere, and where."""

    right: float
    pitch: float
    size: float = 1e9
    pages: tuple[tuple[int, float], ...] = ()

    def right_on(self, page: int) -> float:
        return dict(self.pages).get(page, self.right)


SHORT = re.compile(r"[a-z]|\d{1,3}|[ivx]{2,4}", re.I)
"""What stands before the bracket of a label: "b) Hold a forum", not of "(minute" / "64/25)"."""
QUOTED = re.compile(r"‘[^‘’\n]*\n[^‘’\n]*’|“[^“”\n]*\n[^“”\n]*”")
OVER_LINES = 1.5
"""Times the usual height of a line's words from which on one may stand over several lines."""
UNEVEN = 0.1
"""The share of a font size by which the steps from line to line of one paragraph differ on a scan."""
FAR = 1.6
"""Font sizes from line to line that are more than a paragraph's."""
ALIKE = 0.05
"""The share of a font size by which another may differ and be about as large."""


def line_pitch(columns: Iterable[Sequence[Line]], size: float = 0.0) -> float:
    """The usual distance from baseline to baseline within a paragraph, over columns of lines in order, those
    in about one font `size` where it is given: the smallest that is common, for larger ones are gaps; 1.2
    times the font size where no two lines follow each other."""
    steps: Counter[float] = Counter()
    mixed: Counter[float] = Counter()
    measured: list[float] = []
    sizes: list[float] = [size] if size else []
    for lines in columns:
        lines = [line for line in lines if not size or abs(line.style.size - size) < ALIKE * size]
        sizes += [line.style.size for line in lines[:3]]
        for above, below in pairwise(lines):
            step = below.baseline - above.baseline
            if above.part == below.part and 0.8 * below.style.size < step < 2.5 * below.style.size:
                alike = abs(above.style.size - below.style.size) < ALIKE * below.style.size
                (steps if alike else mixed)[round(step * 2) / 2] += 1
                if below.words[0].confidence < 1:
                    measured.append(step)
    size = sorted(sizes)[len(sizes) // 2] if sizes else 10.0
    if min(steps, default=FAR * size) >= FAR * size:
        steps += mixed  # else small print close under a text tells nothing
    common = [step for step, count in steps.items() if count >= max(1, 0.08 * steps.total())]
    least = min(common, default=1.2 * size)
    # On a scan no two steps of a paragraph are quite the same: the least is less than the usual one.
    like = [step for step in measured if least - 0.25 <= step <= least + max(1.0, UNEVEN * sizes[0])]
    return median(like) if like else least


def usual_size(lines: Iterable[Line]) -> float:
    """The font size of most lines; 0 of none."""
    sizes = Counter(line.style.size for line in lines)
    return sizes.most_common(1)[0][0] if sizes else 0.0


BLURRED = 0.25
"""Sizes by which the ends of a scan's words are off: what it says by less has no room."""
EVEN = 0.01
"""The share by which the letters of two words of a typewriter's font may differ in width."""


def gap_between(above: Line, below: Line, measure: Measure) -> bool:
    """Whether more than the usual distance lies between two lines of one column."""
    larger = max(1.0, min(above.style.size, below.style.size) / measure.size)
    return below.baseline - above.baseline > larger * measure.pitch + max(1.0, 0.1 * below.style.size)


def would_fit(above: Line, word: Word, measure: Measure) -> bool:
    """Whether `word` had room at the end of the line above it: then the break was the writer's own."""
    right = min(measure.right_on(above.page), above.words[0].column.right)
    space = _space(above)
    if len(above.words) == 1:
        space = max(space, _typewriter(above.words[0], word))
    slack = 0.5 if word.confidence == 1 else BLURRED * word.style.size
    return above.box.x1 + space * word.style.size + word.box.width <= right - slack


def _typewriter(one: Word, other: Word) -> float:
    """The width of a space in font sizes where all letters of two words are as wide as each other; else 0."""
    widths = [word.box.width / len(word.text) for word in (one, other)]
    return min(widths) / one.style.size if max(widths) - min(widths) < EVEN * min(widths) else 0.0


def _space(line: Line) -> float:
    """The width of a line's spaces, in font sizes (Courier's: 0.6). Only full lines stretch them."""
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(line.words)]
    return min(max(SPACE, min(gaps, default=0.0) / line.style.size), WIDEST_SPACE)


# "... by the" / "Finance and" / "partners," cannot end an item; what follows belongs to it.
DANGLING = frozenset(
    "a an the and or of to for in on at by with from as that which is are be will into its their our "
    "between including through under per & – - / via than not".split()
)
PARTICLES = frozenset({"in", "on", "by", "through"})
"""Those of them that may end a sentence, behind a verb."""


def dangles(text: str) -> bool:
    """Whether a text stops in the middle of a sentence, as far as its last word tells."""
    *before, last = text.split() or [""]
    if before and last == "A" and not text.isupper():
        return False  # "Annex A"
    if last == "not" and (before[-1:] == ["or"] or (before[-1:] == ["is"] and "what" in before)):
        return False  # "Say what is known and what is not", not "Agree which services should not"
    last = last.lower()
    return last in DANGLING or last.endswith((",", *HYPHENS, "–", "/", "&", "("))


def runs_on(text: str) -> bool:
    """Whether a line's first letter shows that it begins nothing: "and partners", "(SLT)", "& Malling"."""
    return text[:1].islower() or text[:1] in "(),;:&/"


def breaks_off(above: Line, below: Line) -> bool:
    """Whether words show that a sentence runs over lines; "Bring members on" / "Be bolder" may end. So does a
    bracket: "(phase 1:" / "Place; phase 2: People)", or a quotation: "the ‘Think" / "Family’ protocol"."""
    ends = above.words[-1].text in PARTICLES and asks(below.text)
    before = below.text.partition(")")[0]
    inside = is_open(above) and before != below.text and "(" not in before and not SHORT.fullmatch(before)
    inside = inside or QUOTED.search(f"{above.text}\n{below.text}") is not None
    return (dangles(above.text) and not ends) or runs_on(below.text) or inside


def is_open(line: Line) -> bool:
    """Whether a bracket stands open at a line's end: "(as per Recommendation" / "1) in full" is no label."""
    text = line.text
    return text.count("(") > text.count(")") or text.rfind("(") > text.rfind(")")


def ends_sentence(text: str) -> bool:
    return bool(re.search(r"[.;:!?][”’\"')\]]*$", text.rstrip()))
