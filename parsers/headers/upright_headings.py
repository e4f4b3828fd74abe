"""Headings that stand upright over narrow columns, laid down: a header is read as any other then.

    Ref  Recommendation  Action   O d        Ref  Recommendation  Action   Owner  Date
                                  w t
                                  n a  →
                                  e D
                                  r

Their words stand on the line of the others then, in the room that their columns have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.document import Box, Document, Page, Word, bounds, spaced, words_of
from parsers.headers.headers import LEADING
from parsers.headers.torn_headings import segments_of
from parsers.text.lines import Line, words_to_lines
from parsers.text.runs import parted
from parsers.text.upright_runs import UPRIGHT, runs_of
from parsers.vocabulary import column_of

APART = 0.5
"""Font sizes from a line of an upright heading to the next one of the same heading, at most."""
FEWEST = 3
"""Headings that are known, with upright ones among them, at least."""
SPACE = 0.6
"""Font sizes of white between two headings, at least."""
BETWEEN = 0.25
"""Font sizes from word to word of a heading that is laid down."""
LONGEST = 4.0
"""Font sizes of the line that a heading is laid down on, at most."""
ROOM = 1.5
"""Font sizes kept free between a heading that is laid down and what stands right of it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The words of an upright heading in order, and the box of all."""

    words: tuple[Word, ...]

    @property
    def box(self) -> Box:
        return bounds([word.box for word in self.words])

    @property
    def text(self) -> str:
        return spaced(self.words)


def with_headings_laid_down(document: Document) -> Document:
    pages = tuple(map(_with_headings, document.pages))
    changed = any(page is not before for page, before in zip(pages, document.pages, strict=True))
    return replace(document, pages=pages) if changed else document


def _with_headings(page: Page) -> Page:
    if not any(word.turned in UPRIGHT for word in page.words):
        return page
    moved: dict[int, Word] = {}
    flat = words_to_lines(word for word in page.words if not word.turned)
    for row in _rows(page.words):
        box = bounds([heading.box for heading in row])
        upright = {name for heading in row if (name := column_of(heading.text))}
        level = _level_of(box, flat, whole=len(upright) >= FEWEST and bool(upright & LEADING))
        beside = [line for line in flat if line.box.shared_height(box) > 0]
        known = upright | (_known_in(level, beside) if level else set())
        if upright and len(known) >= FEWEST:
            moved |= {word.index: word for word in _laid_down(row, level, page)}
    words = tuple(moved.get(word.index, word) for word in page.words)
    return replace(page, words=words) if moved else page


def _level_of(box: Box, lines: Sequence[Line], whole: bool) -> Line | None:
    """The line of the headings that stand as usual beside upright ones in `box`, or, where these are not the
    `whole` header, right above or below: "Assistant Director" below is the first row's."""
    reach = replace(box, top=box.top - box.height, bottom=box.bottom + box.height)
    for around in (box,) if whole else (box, reach):
        known = {line: len(_known_in(line)) for line in lines if line.box.shared_height(around) > 0}
        if any(known.values()):
            return max(known, key=lambda line: known[line])
    return None


def _known_in(line: Line, others: Sequence[Line] = ()) -> set[str]:
    """The columns whose headings stand on a line, or begin on it and go on below, on `others`."""
    parts = segments_of(line, SPACE)
    ends = [*(part[0].box.x0 for part in parts[1:]), float("inf")]
    below = [word for other in others if other.box.top > line.box.top for word in other.words]
    names = set()
    for part, end in zip(parts, ends, strict=True):
        rest = [word for word in below if part[0].box.x0 - 1 <= word.box.x0 < end]
        names |= {column_of(spaced(part)), column_of(spaced([*part, *rest]))}
    return names - {""}


def _rows(words: Sequence[Word]) -> list[list[Heading]]:
    """The upright headings beside each other, from the top of the page."""
    headings = sorted(upright_texts(words), key=lambda own: own.box.top)
    return parted(headings, lambda row, heading: heading.box.shared_height(row[0].box) <= 0)


def upright_texts(words: Sequence[Word]) -> Iterator[Heading]:
    """Lines that stand upright, those of one heading together: side by side, hardly a space apart."""
    for degrees in UPRIGHT:
        lines = words_to_lines(word for word in words if word.turned == degrees)
        found: list[list[Heading]] = []
        for piece in (Heading(tuple(run)) for line in lines for run in runs_of(line)):
            size = piece.words[0].style.size
            near = (own for own in found if -own[-1].box.shared_width(piece.box) < APART * size)
            beside = next((own for own in near if own[-1].box.shared_height(piece.box) > 0), None)
            if beside is None:
                found.append([piece])
            else:
                beside.append(piece)
        for own in found:
            yield Heading(tuple(words_of(own)))


def _laid_down(row: Sequence[Heading], level: Line | None, page: Page) -> Iterator[Word]:
    """The words of the headings, on the line of the others; closer together where there is no room."""
    others = level.words if level else ()
    top = level.box.top if level else min(heading.box.top for heading in row)
    starts = [*(own.box.x0 for own in row), *(word.box.x0 for word in others)]
    rules = [rule.at for rule in page.rules if not rule.horizontal and rule.start <= top + 1 < rule.end]
    ends = [word.box.x1 for word in page.words if not word.turned] or [page.width]
    for heading in row:
        left, size = heading.box.x0, heading.words[0].style.size
        end = min((x for x in (*starts, *rules) if x > left + 1), default=max(*ends, heading.box.x1))
        room = max(size, min(end - left - ROOM * size, LONGEST * size))
        space = BETWEEN * size
        length = sum(word.box.height + space for word in heading.words) - space
        scale = min(1.0, room / length)
        for word in heading.words:
            right = left + scale * word.box.height
            yield replace(word, box=Box(left, top, right, top + word.box.width), turned=0.0)
            left = right + scale * space
