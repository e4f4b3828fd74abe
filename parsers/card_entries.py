"""Cards → entries: what each label means, its value, and where one card ends and the next begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.document import Word
from models.plan import NOTHING, Passage
from parsers.fields.reference import is_reference, split_reference
from parsers.grids import Cell, Grid
from parsers.headers import label_of, label_passage
from parsers.lines import Joiner, Line, words_to_lines

RECOMMENDATIONS = ("recommendation", "recommendation_ref")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a card: what its label means, the reference in the label, and the value's lines.

    `starts` marks the first of a table of its own, on a page on which another card stands above it.
    """

    column: str
    ref: str
    label: Passage
    lines: tuple[Line, ...]
    starts: bool = False

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


def cards_to_entries(cards: Sequence[Grid], joiner: Joiner) -> list[list[Entry]]:
    """The entries of each card; one cut by the page end goes on in the next grid."""
    entries: list[Entry] = []
    above: Grid | None = None
    for grid in cards:
        own = list(_grid_to_entries(grid, joiner))
        if own and above and above.page == grid.page and grid.bound == "rules":
            own[0] = replace(own[0], starts=True)
        for place, entry in enumerate(own):
            rest = _rest_of(entries[-1], entry, place == 0) if entries else None
            if rest:
                entries[-1] = rest
            else:
                entries.append(entry)
        above = grid
    return list(_parted(entries))


def _grid_to_entries(card: Grid, joiner: Joiner) -> Iterator[Entry]:
    """The label and value of each row, or two pairs side by side ("Lead | X | Due | Y")."""
    for first in (cell for cell in card.cells if cell.first == 0):
        if first.last == card.width - 1:
            if first.lines:
                yield _across(first, joiner)
            continue
        stacks: dict[int, list[Cell]] = {}
        for cell in card.cells:
            if first.box.top - 1 <= cell.box.centre[1] <= first.box.bottom + 1:
                stacks.setdefault(cell.first, []).append(cell)
        columns = [stacks[place] for place in sorted(stacks)]
        for labels, values in zip(columns[::2], [*columns[1::2], []], strict=False):
            label = label_passage([line for cell in labels for line in cell.lines], joiner)
            lines = tuple(line for cell in values for line in cell.lines)
            column, ref = label_of(label.text)
            if not column and first is card.cells[0] and any(map(str.isdigit, label.text)):
                # "R3" beside the text of the recommendation.
                ref = label.text if is_reference(label.text) else ""
                column = "recommendation" if ref else ""
            if label or lines:
                yield Entry(column, ref, label, lines)


def _across(cell: Cell, joiner: Joiner) -> Entry:
    """A row over the whole card: its recommendation ("Recommendation 1: Use data ..."), or else its theme."""
    whole = joiner.passage(cell.lines)
    column, ref = label_of(whole.text)
    if ref:
        return Entry(column, ref, whole, ())
    numbered = split_reference(whole.text)[0]
    return Entry("recommendation" if numbered else "theme", "", NOTHING, cell.lines)


def _rest_of(above: Entry, entry: Entry, tops_grid: bool) -> Entry | None:
    """The entry above with what a page end cut from it: the rest of its value, or of its label too."""
    lines = (*above.lines, *entry.lines)
    if not entry.label and not entry.column:
        return replace(above, lines=lines)
    if tops_grid and above.label and not above.column:
        label = Passage(f"{above.label.text} {entry.label.text}", (*above.label.words, *entry.label.words))
        column, ref = label_of(label.text)
        if column:
            return Entry(column, ref, label, lines, above.starts)
    return None


def _parted(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Entries in cards. Each begins as the first one does, or at its recommendation (or at its reference or
    theme just before it)."""
    named = any(entry.column in RECOMMENDATIONS for entry in entries)
    tables = any(entry.starts for entry in entries)
    card: list[Entry] = []
    for place, entry in enumerate(entries):
        if not card:
            opens = False
        elif named:
            opens = _opens(card, entries, place)
        else:
            again = entry.column == entries[0].column
            opens = entry.starts or (
                again and any(each.column == entry.column for each in card) and not tables
            )
        if opens:
            yield card
            card = []
        card.append(entry)
    if card:
        yield card


def _opens(card: Sequence[Entry], entries: Sequence[Entry], place: int) -> bool:
    """Whether the entry at `place` begins another card of a plan that names its recommendations."""
    entry, first = entries[place], entries[0].column
    seen = {each.column for each in card}
    if entry.column == first and first in (*RECOMMENDATIONS, "theme", "action"):
        return first in seen and (first != "theme" or _announces(entries[place:]))
    if entry.column == "theme":
        return bool(seen & {"action", "deadline", "owner"}) and _announces(entries[place:])
    if entry.column in RECOMMENDATIONS:
        done = bool(seen & {"action", "deadline", "owner"}) and first not in (*RECOMMENDATIONS, "action")
        return entry.column in seen or (done and not _is_announced(card))
    return False


def _announces(entries: Sequence[Entry]) -> bool:
    """Whether a theme stands right above a recommendation."""
    following = next((entry.column for entry in entries if entry.column != "theme"), "")
    return following in RECOMMENDATIONS


def _is_announced(card: Sequence[Entry]) -> bool:
    return card[-1].column in (*RECOMMENDATIONS, "theme")
