"""The lines outside tables, and the cards among and between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from parsers.cards.card_labels import (
    begins_like_card,
    goes_on_card,
    goes_on_in_card,
    is_card,
    is_plainly_card,
    is_rest_of_card,
    is_table_of_card,
)
from parsers.cards.unruled_cards import action_above, heading_above, text_to_cards, with_heading
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.cells.run_in_labels import says_who_and_when
from parsers.grids.grids import Grid, bands
from parsers.headers.headers import cells_in
from parsers.headers.label_lines import Setting, is_labelled, known_label
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, line_of


class CardsAndText:
    """Takes the grids that are cards, and lines, in the order of the pages."""

    def __init__(self, settings: Sequence[Setting], joiner: Joiner) -> None:
        self.settings = settings
        self.joiner = joiner
        self.cards: list[Grid] = []
        self.lines: list[Line] = []

    def lines_below(self, grid: Grid) -> list[Line]:
        """The lines taken that stand behind the top of a grid."""
        return [line for line in self.lines if (line.page, line.depth) > (grid.page, grid.depth)]

    @property
    def touch(self) -> bool:
        """Whether the last card ends here, with no text behind it."""
        if not self.cards or not self.lines:
            return bool(self.cards)
        last, card = self.lines[-1], self.cards[-1]
        return (last.page, last.depth) <= (card.page, card.box.bottom + card.down)

    def begins_with(self, grid: Grid, after_card: bool) -> bool:
        """Whether a grid is a card whatever its headings may mean, or goes on in the last one."""
        return (
            is_plainly_card(grid, self.joiner)
            or (after_card and goes_on_in_card(self.cards, grid, self.joiner))
            or begins_like_card(self.cards, grid, self.joiner)
        )

    def may_hold(self, grid: Grid, after_card: bool) -> bool:
        """Whether a grid without a header is a card, or goes on with the last one."""
        return is_card(grid, self.joiner, after_card) or (after_card and goes_on_card(self.cards, grid))

    def has_table(self, grid: Grid, others: list[Grid]) -> bool:
        """Whether a grid is the table of the card right above it, or of the last of `others`: a card then."""
        last = others[-1] if others else None
        if last and not self.lines_below(last) and is_table_of_card(last, grid, self.joiner):
            self.cards.append(others.pop())
            return True
        return self.touch and is_table_of_card(self.cards[-1], grid, self.joiner)

    def labels_part(self, lines: Sequence[Line]) -> bool:
        """Whether lines are cards: labels part them, or say who and when on one line or over their values."""
        labelled = any(is_labelled(lines, setting) for setting in self.settings)
        return labelled or any(says_who_and_when([line]) for line in lines) or _stand_over_both(lines)

    def add_card(self, grid: Grid) -> None:
        """Takes a card, with the numbered heading right above it, which says what it is about."""
        count = 0 if self.touch else heading_above(self.lines, grid, self.joiner)
        self.cards.append(self._with_lines_above(grid, count))

    def add_under_action(self, grid: Grid) -> bool:
        """Takes the rest of a card whose action stands above it in lines, if a grid is one."""
        count = action_above(self.lines, grid)
        if count and is_rest_of_card(grid, self.joiner):
            self.add_card(self._with_lines_above(grid, count))
            return True
        return False

    def _with_lines_above(self, grid: Grid, count: int) -> Grid:
        if not count:
            return grid
        above = self.lines[-count:]
        del self.lines[-count:]
        return with_heading(grid, above)

    def add_text(self, lines: Sequence[Line]) -> None:
        """Takes lines as text, but for those that are cards without rules; no card runs over two columns."""
        for _, own in groupby(lines, key=lambda line: line.part):
            for piece in text_to_cards(list(own), self.settings, self.touch):
                if isinstance(piece, Grid):
                    self.add_card(piece)
                else:
                    self.lines += piece


def tells_under_texts(grid: Grid) -> bool:
    """Whether rows over all columns say what is done, and those below them who and when: "Replace the phones"
    over "Owner | Head of HR | Due | May 2025"."""
    bare = [[cell for cell in cells_in(grid, band) if cell.words] for band in bands(grid)]
    rows = list(filter(None, bare))
    told = [cells for cells in rows if not (len(cells) == 1 and grid.is_across(cells[0]))]
    lines = [line_of([word for cell in cells for word in cell.words]) for cells in told]
    ends = bool(told) and rows[-1] in told and rows[0] not in told
    return ends and all(says_who_and_when([line]) for line in lines)


def _stand_over_both(lines: Sequence[Line]) -> bool:
    """Whether labels alone on their lines stand over who and over when: "Lead", "Chief Executive", "Due"."""
    alone = {label.column for line in lines if (label := known_label(line)) and not label.value}
    return not (alone.isdisjoint(OWNERS) or alone.isdisjoint(DATES))
