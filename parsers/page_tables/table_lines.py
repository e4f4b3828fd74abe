"""One line of a table: its pieces, and where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.page_tables.columns import Piece
from parsers.page_tables.segments import YEAR, Row, is_figure
from parsers.text.lines import runs_on

BESIDE = 0.85
"""Font sizes from baseline to baseline, below which lines belong to headings beside each other."""
TIGHT = 1.42
"""Font sizes from baseline to baseline within a wrapped cell, at most."""
NUMBERED = re.compile(r"\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)]\s")
"""What begins a label that counts: "(i) Citrus fruit", "a) Timber"."""


@dataclass(frozen=True, slots=True)
class TableLine:
    """One line of a region: its pieces, and where it stands."""

    row: Row
    pieces: tuple[Piece, ...]

    @property
    def has_values(self) -> bool:
        """Whether figures stand beside its label; years are headings, and "25" among them is part of one."""
        inner = [piece.segment for piece in self.pieces if piece.first > 0]
        years = sum(bool(YEAR.fullmatch(segment.text)) for segment in inner)
        return sum(map(is_figure, inner)) > years

    @property
    def only_label(self) -> bool:
        return len(self.pieces) == 1 and self.pieces[0].first == 0


def pitch_between(above: TableLine, below: TableLine) -> float:
    return (below.row.baseline - above.row.baseline) / below.row.size


def columns_of(piece: Piece) -> range:
    return range(piece.first, piece.last + 1)


def goes_on(text: str) -> bool:
    """Whether a line's first letter shows that it begins no label: "and timber", not "(i) Citrus fruit"."""
    return runs_on(text) and not NUMBERED.match(text)
