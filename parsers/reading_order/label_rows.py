"""Labels beside each other with their values under them, in the text of cards or in small tables → set one
below the other, as the other labels of the cards are.

R1  Agree what comes first                  Action
Action                                      Hold a meeting each month
Hold a meeting each month                   Lead member
Lead member     Lead officer     Date   ->  Cllr Nolan
Cllr Nolan      Head of Audit    June       Lead officer
                                            Head of Audit
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Box, Document, Page, Rule, words_of
from parsers.cells.date_cells import DATES
from parsers.grids.grids import Cell, Grid, bands
from parsers.grids.ruled_grids import rules_to_grids, tables_on
from parsers.headers.headers import cells_in, described_at, heads_actions
from parsers.headers.line_headers import line_headers
from parsers.reading_order.beside import Beside, one_below_the_other, rearranged
from parsers.reading_order.gutters import Piece, lines_outside, lines_to_pieces
from parsers.text.lines import Line, dangles, line_of
from parsers.vocabulary import column_of

FEWEST = 2
"""Rows of the same labels in a document, and such tables: one alone may head anything."""
LONGEST = 4
"""Words of such a label, at most."""
BESIDE = 3.0
"""Font sizes below labels in which the text beside them shows where it begins."""
LEVEL = 2.0
"""Points between the left edges of a label and its value."""
INSET = 9.0
"""Points that values in boxes of their own stand right of their labels, all alike, at most."""
BOXED = 1.6
"""Font sizes of white between a label and such a value, at most."""
ROOM = 0.9
"""Font sizes of white above a value, at most."""
APART = 6.0
"""Points between two cells that are set one below the other."""


def with_label_rows(document: Document) -> Document:
    """The document with such rows made one below the other; without enough of them as it is."""
    tables = {page.number: list(_label_tables(page)) for page in document.pages}
    if sum(map(len, tables.values())) < FEWEST:
        tables = {}
    found = {page.number: list(_label_rows(page)) for page in document.pages}
    counts = Counter(labels for own in found.values() for labels, _ in own)
    # "Scrutiny | Manager" in two cells of a table is no row of labels: it does not come again.
    rows = {number: [row for labels, row in own if counts[labels] >= FEWEST] for number, own in found.items()}
    both = {page: (tables.get(page, []), own) for page, own in rows.items() if own or tables.get(page)}
    return rearranged(document, both, _rearranged)


def _rearranged(page: Page, found: tuple[Sequence[tuple[Grid, Sequence[Beside]]], Sequence[Beside]]) -> Page:
    """The page with all rows of labels one below the other; nothing says any more that tables stand there."""
    tables, rows = found
    grids = [grid for grid, _ in tables]
    centres = {word.index: word.box.centre for grid in grids for word in grid.words}
    rules = (rule for rule in page.rules if not any(_lies_in(rule, grid) for grid in grids))
    # A shade without words may say how things stand.
    shades = (fill for fill in page.fills if not any(fill.box.holds(point) for point in centres.values()))
    # The box of one value, "IP01" beside "Finance", would bound all of them.
    fills = (fill for fill in shades if not any(_bounds_part(fill.box, row) for row in rows))
    bare = replace(page, rules=tuple(rules), fills=tuple(fills))
    own = sorted((*rows, *(row for _, found in tables for row in found)), key=lambda row: row.top)
    below = one_below_the_other(bare, own)
    words = (replace(word, mark=None) if word.index in centres else word for word in below.words)
    return replace(below, words=tuple(words))


def _bounds_part(box: Box, row: Beside) -> bool:
    """Whether what stands in a box is of some of the parts of a row, and not of all."""
    held = [any(box.holds(word.box.centre) for word in words) for _, words in row.parts]
    return any(held) and not all(held)


def _label_tables(page: Page) -> Iterator[tuple[Grid, Sequence[Beside]]]:
    """The tables of a page with rows of labels, each above its row of values, that say something across all
    their columns, or have no other rows: they tell of the table below."""
    for grid in rules_to_grids(page, True):
        says = any(cell.words and grid.is_across(cell) for cell in grid.cells)
        if grid.width > 1 and (says or len(bands(grid)) == 2) and (rows := list(_rows_of_labels(grid))):
            yield grid, rows


def _rows_of_labels(grid: Grid) -> Iterator[Beside]:
    for upper, lower in pairwise(bands(grid)):
        labels, values = cells_in(grid, upper), cells_in(grid, lower)
        spans = [[(cell.first, cell.last) for cell in cells] for cells in (labels, values)]
        texts = [cell.text for cell in labels]
        if spans[0] == spans[1] and _are_labels(texts) and not _is_label_below(labels[0], values[0]):
            pairs = zip(labels, values, strict=True)
            parts = ((one.box.x0, (*one.words, *other.words)) for one, other in pairs)
            yield Beside(upper[0], lower[1], APART, tuple(parts))


def _is_label_below(label: Cell, below: Cell) -> bool:
    """Whether what stands below a label is another, of a card: "Action" below "Theme | Capacity"."""
    alike = label.words[0].style == below.words[0].style if below.words else False
    return alike and bool(column_of(below.text))


def _lies_in(rule: Rule, grid: Grid) -> bool:
    box = grid.box
    across, along = ((box.top, box.bottom), (box.x0, box.x1))
    if not rule.horizontal:
        across, along = along, across
    inside = across[0] - 1 <= rule.at <= across[1] + 1
    return inside and rule.start >= along[0] - 2 and rule.end <= along[1] + 2


def _label_rows(page: Page) -> Iterator[tuple[tuple[str, ...], Beside]]:
    """The rows of a page outside its tables by rules, and not beside one, behind what their labels mean."""
    if any(word.turned for word in page.words):
        return
    grids = tables_on(page)
    lines = lines_outside(grids, page)
    found = [(number, labels) for number, line in enumerate(lines) for labels in _labels_on(line)]
    headers = [(first, below) for _, first, below in line_headers(lines)] if found else []
    for number, labels in found:
        if any(first <= number < below for first, below in headers):
            continue  # "No | completion" below "Ref | Action | Target"
        line, *below = _within(labels, lines[number:])
        values = list(_values(labels, (line, *below)))
        row = _row(labels, (line, *values))
        beside = any(grid.box.top < row.bottom and grid.box.bottom > row.top for grid in grids)
        if values and not beside and not _are_pairs(labels[0], values):
            yield tuple(column_of(label.text) for label in labels), row


def _labels_on(line: Line) -> Iterator[list[Piece]]:
    """The labels side by side on a line, in runs where they come again, "Lead   Due" of two cards. Beside
    "Action" they are a header, and beside text they say when: not "Officer time   Portfolio Holder"."""
    whole = list(_runs_of_labels(line))
    alone = sum(map(len, whole)) == len(lines_to_pieces([line]))
    yield from (own for own in whole if alone or not DATES.isdisjoint(map(_label_of, own)))


def _runs_of_labels(line: Line) -> Iterator[list[Piece]]:
    labels: list[Piece] = []
    pieces = lines_to_pieces([line])
    if heads_actions(column_of(piece.text) for piece in pieces if len(piece.words) <= LONGEST):
        return
    for piece in (*pieces, None):
        column = _label_of(piece)
        if labels and (not column or column in map(_label_of, labels)):
            yield from [labels] if len(labels) > 1 else []
            labels = []
        labels = [*labels, piece] if piece and column else labels


def _label_of(piece: Piece | None) -> str:
    """The column that a short piece names, else ""; "End of Aug 2027" is a value, and "Cabinet Member –" over
    "Housing" the first line of one; what it names may end it, "Complete by", "Owned by"."""
    if not piece or len(piece.words) > LONGEST or any(map(str.isdigit, piece.text)):
        return ""
    column = column_of(piece.text)
    whole = column in DATES or piece.text.endswith(" by")
    return column if whole or not dangles(piece.text) else ""


def _within(labels: Sequence[Piece], lines: Sequence[Line]) -> Iterator[Line]:
    """What some lines have between the first of the labels and another card's text beside the last."""
    last, size = labels[-1].box, labels[-1].size
    near = [line for line in lines if line.box.top < last.bottom + BESIDE * size]
    beside = (piece.box.x0 for piece in lines_to_pieces(near) if piece.box.x0 > last.x0 + INSET)
    end = min(beside, default=float("inf"))
    for line in lines:
        own = [word for word in line.words if labels[0].box.x0 - LEVEL <= word.box.x0 < end]
        if own:
            yield line if len(own) == len(line.words) else line_of(own)


def _row(labels: Sequence[Piece], lines: Sequence[Line]) -> Beside:
    """The labels, each with what stands under it."""
    edges = [*(label.box.x0 for label in labels), float("inf")]
    words = words_of(lines)
    parts = (
        (x, tuple(word for word in words if x - LEVEL <= word.box.x0 < after - LEVEL))
        for x, after in pairwise(edges)
    )
    foot = max(line.box.bottom for line in lines)
    return Beside(lines[0].box.top, foot, ROOM * labels[0].size, tuple(parts))


def _are_labels(texts: Sequence[str]) -> bool:
    """Whether texts side by side are labels, and no header of a table of actions."""
    if len(texts) < 2 or not all(map(column_of, texts)):
        return False
    names = [column_of(text) for text in texts]
    return len(set(names)) == len(names) and not heads_actions(names) and described_at(names, texts) is None


def _values(labels: Sequence[Piece], lines: Sequence[Line]) -> Iterator[Line]:
    """The lines right below the first, each part of which begins under a label and ends before the next, in
    one type: what stands below the values in another is the next action. Boxes of their own set them in."""
    inset, most = _inset(labels, lines[1:2]), ROOM
    if inset > LEVEL:
        most = BOXED
    edges = [*(label.box.x0 + inset for label in labels), float("inf")]
    for above, line in pairwise(lines):
        if above is not lines[0] and line.style.size != above.style.size:
            return
        room = line.box.top - above.box.bottom
        parts = lines_to_pieces([line])
        labelled = _are_labels([piece.text for piece in parts])
        if room > most * line.style.size or labelled or not all(_is_under(each, edges) for each in parts):
            return
        yield line


def _inset(labels: Sequence[Piece], below: Sequence[Line]) -> float:
    """How far right of its label each value on the line below stands, where all do by as much."""
    values = lines_to_pieces(below)
    insets = [value.box.x0 - label.box.x0 for label, value in zip(labels, values, strict=False)]
    alike = len(values) == len(labels) and max(insets) - min(insets) < LEVEL
    return insets[0] if alike and 0 < insets[0] <= INSET else 0.0


def _are_pairs(label: Piece, lines: Sequence[Line]) -> bool:
    """Whether labels in its type stand under a label, each beside its value: "Theme | Governance" over
    "Action | Appoint a chair" and "Owner | Leader"."""
    firsts = (lines_to_pieces([line])[0] for line in lines)
    alike = (piece for piece in firsts if piece.words[0].style == label.words[0].style)
    return (
        sum(bool(_label_of(piece)) and _is_under(piece, (label.box.x0, float("inf"))) for piece in alike) > 1
    )


def _is_under(piece: Piece, edges: Sequence[float]) -> bool:
    return any(abs(piece.box.x0 - x) <= LEVEL and piece.box.x1 < after for x, after in pairwise(edges))
