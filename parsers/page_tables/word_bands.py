"""The lines of a table of words between two strips, and what tells such a table from columns of text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from models.document import Box, bounds
from parsers.page_tables.evidence import LABEL
from parsers.page_tables.segments import Segment
from parsers.text.lines import runs_on

LONGEST = 7
"""So many lines a row has in the middle, at most: columns of text have more between two strips."""
LABEL_LINES, HALF = 4, 0.45
"""The lines and the share of the table's width that a label takes, where no strip parts it from the next."""
LABEL_WORDS = 7
"""So many words has a label, where no headings in another face tell that it is one."""
MANY = 14
"""A cell of more lines may be a column of text."""
PARAGRAPH = 4
"""So many lines has each text beside the headings of sections, at least."""
RUNNING = 3.5
"""So many words has a line of a paragraph on average, at least."""
SHORT = re.compile(r"(?=(?:.*[A-Z]){2})[A-Z][\w&/.-]{1,9}")
ABBREVIATED = 0.7
"""The share of abbreviations among labels, from which they are a list of these."""
DESCRIBED = 0.6
"""The share of texts that end like sentences, from which they describe what stands beside them."""
TORN = 0.3
"""The share of cells that begin in the middle of a sentence, from which they are lines of text."""


@dataclass(frozen=True, slots=True)
class Band:
    """The lines between two strips: for each column the segments in it."""

    cells: tuple[tuple[Segment, ...], ...]

    @property
    def filled(self) -> int:
        return sum(bool(cell) for cell in self.cells)

    @property
    def box(self) -> Box:
        return bounds([segment.box for cell in self.cells for segment in cell])

    @property
    def is_level(self) -> bool:
        """Whether its cells begin on one line, end on one, or have one middle."""
        boxes = [bounds([segment.box for segment in cell]) for cell in self.cells if cell]
        tops = [min(segment.box.bottom for segment in cell) for cell in self.cells if cell]
        levels = (tops, [box.centre[1] for box in boxes], [box.bottom for box in boxes])
        return any(max(ys) - min(ys) < 3 for ys in levels)


def is_table(bands: Sequence[Band], drawn: int) -> bool:
    if len(bands) < (3 if drawn else 4):
        return False
    full = [band for band in bands if band.filled > 1]
    level = sum(band.is_level for band in full)
    lines = [max(len(cell) for cell in band.cells) for band in bands]
    if len(full) < 0.7 * len(bands) or level < 0.8 * len(full):
        return False
    if (max(lines) < 2 and not drawn) or median(lines) > LONGEST or _is_text(bands):
        return False
    if drawn < len(bands) - 1 and any(map(_is_in_columns, full)):
        return False
    if _is_list(full) or (not drawn and max(lines) > 1 and _is_torn(full)):
        return False
    if (
        not drawn
        and len(bands[0].cells) == 2
        and (_is_beside_headings(full) or _is_glossary(full) or _is_described(full))
    ):
        return False
    labels = [sum(len(segment.words) for segment in band.cells[0]) for band in full]
    short = median(labels) < LABEL_WORDS or (len(bands[0].cells) > 2 and _is_headed(full))
    return (drawn > 0 and max(lines) > 1) or (short and len(bands) > 3)


def has_labels(bands: Sequence[Band]) -> bool:
    """Whether the first column is narrower than the others together, and no column of text."""
    labels = [band.cells[0] for band in bands if band.cells[0]]
    width = bounds([band.box for band in bands]).width if bands else 0.0
    return all(
        len(cell) <= LABEL_LINES and bounds([s.box for s in cell]).width < HALF * width for cell in labels
    )


def _is_headed(bands: Sequence[Band]) -> bool:
    """Whether the texts of the first row are in a face that no other text is in."""
    head, *faces = (
        {word.style.font for cell in band.cells for segment in cell for word in segment.words}
        for band in bands
    )
    return not any(head & own for own in faces)


def _is_torn(bands: Sequence[Band]) -> bool:
    """Whether many cells begin in the middle of a sentence: the lines of two columns of text."""
    cells = [cell for band in bands[1:] for cell in band.cells if cell]
    return sum(runs_on(cell[0].text) for cell in cells) > TORN * len(cells)


def _is_beside_headings(bands: Sequence[Band]) -> bool:
    """Whether each text of the second column is a paragraph: the headings of sections stand beside them."""
    return all(len(band.cells[1]) >= PARAGRAPH and len(band.cells[0]) <= LABEL_LINES for band in bands)


def _is_glossary(bands: Sequence[Band]) -> bool:
    """Whether abbreviations stand in the first column, without a heading: a list of what they mean."""
    short = [bool(SHORT.fullmatch(band.cells[0][0].text)) for band in bands if band.cells[0]]
    return short[:1] == [True] and sum(short) > ABBREVIATED * len(short)


def _is_described(bands: Sequence[Band]) -> bool:
    """Whether sentences stand beside the terms that they describe, from the first on, without a heading."""
    ends = [band.cells[1][-1].text[-1] in ".:" for band in bands if band.cells[1]]
    return ends[:1] == [True] and sum(ends) > DESCRIBED * len(ends)


def _is_in_columns(band: Band) -> bool:
    """Whether all cells of a row are paragraphs, the first too: columns of text beside each other."""
    return all(
        len(cell) >= PARAGRAPH and sum(len(segment.words) for segment in cell) > RUNNING * len(cell)
        for cell in band.cells
    )


def _is_text(bands: Sequence[Band]) -> bool:
    """Whether most lines stand in cells of many, as in columns of text below a table."""
    lines = [len(cell) for band in bands for cell in band.cells]
    return sum(count for count in lines if count > MANY) > 0.5 * sum(lines)


def _is_list(bands: Sequence[Band]) -> bool:
    """Whether the first of two columns holds the numbers or bullets of paragraphs."""
    first = [" ".join(segment.text for segment in band.cells[0]) for band in bands]
    marks = sum(bool(LABEL.fullmatch(text)) or text.isdigit() or len(text) < 2 for text in first if text)
    return len(bands[0].cells) == 2 and marks >= 0.5 * len(first)
