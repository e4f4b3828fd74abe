"""What a card says under one label."""

from __future__ import annotations

from dataclasses import dataclass

from models.document import Word
from models.plan import Passage
from parsers.text.lines import Line, words_to_lines


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a card: what its label means, the reference in the label, and the value's lines. `starts`
    marks the first of a table below another card on its page, `headed` one below a heading. What has one
    `row` (0: none) stands in a row of a table inside a card; `x` is where the value's cell begins."""

    column: str
    ref: str
    label: Passage
    lines: tuple[Line, ...]
    starts: bool = False
    row: int = 0
    x: float = 0.0
    headed: bool = False

    @property
    def place(self) -> tuple[int, float]:
        line = (*words_to_lines(self.label.words), *self.lines)[0]
        return line.page, line.depth

    @property
    def key(self) -> str:
        """What entries of one kind have in common."""
        return self.column or self.label.text.lower()

    @property
    def ref_words(self) -> tuple[Word, ...]:
        """The word of the label that is the reference of a recommendation or an action."""
        if not self.ref or self.column not in ("recommendation", "action"):
            return ()
        return self.label.words if self.ref == self.label.text else self.label.words[-1:]
