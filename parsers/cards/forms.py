"""Forms: grids whose cells say each what it holds → cards of labels and values.

2. Supplier bank details                            a title over the whole form; or "Recommendation 2" over it
Finding                                             a label over its value, set unlike it
In two of ten changes there was no call back.
Priority | High         | Accepted?   | Yes         labels beside their values
Lead: Leader            | By when: May 2025         labels before their values
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from models.document import bounds, spaced
from parsers.grids.grids import Cell, Grid, bands
from parsers.headers.label_lines import known_label
from parsers.headers.labels import label_of, label_passage
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, line_of
from parsers.vocabulary import numbered_label

FEWEST_OVER = 2
"""Different labels over the values in their cells, at least."""
FEWEST = 3
"""Different labels of a form that has them over its values and beside them, at least."""
MOST_LINES = 2
"""Lines of a label that stands over its value."""
LONGEST_LABEL = 6
"""Words of a label of unknown meaning."""
TOLD = frozenset({"action", "recommendation"})
NAMED = "recommendation"
Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A label and its value; `cell` is where its row stands. A title has no label."""

    cell: Cell
    label: Lines
    value: Lines
    column: str


def with_labels_beside(grid: Grid, joiner: Joiner) -> Grid:
    """A form as a card: the labels in its first column, top to bottom and left to right.

    Lead             | By when     →     Lead    | Leader     ←     Lead: Leader | By when: May 2025
    Leader           | May 2025          By when | May 2025

    Labels over all of a grid's only row head its columns.
    """
    if len(bands(grid)) < 2:
        return grid
    cells = [cell for cell in grid.cells if cell.words]
    if not (any(map(_label_over, cells)) or any(map(_label_before, cells))):
        return grid
    pairs = _same_throughout(grid, cells) or _pairs_of(grid, cells, joiner)
    if not pairs:
        return grid
    edges = (grid.edges[0], grid.edges[0] + 1, grid.edges[-1])
    rows = [own for pair in pairs for own in _label_and_value(pair, [each.cell for each in pairs])]
    return replace(grid, edges=edges, cells=tuple(rows))


def has_records(grid: Grid) -> bool:
    """Whether a cell has the label of a recommendation or an action over its value."""
    return any(_label_over(cell) in TOLD for cell in grid.cells if cell.words)


def _same_throughout(grid: Grid, cells: Sequence[Cell]) -> list[_Pair]:
    """The pairs of a grid all of whose cells have their label over the value, or all before it."""
    names = {name for cell in cells if (name := _label_over(cell) or _label_before(cell))}
    if len(names) < FEWEST_OVER or "action" not in names:
        return []
    if not (all(map(_label_over, cells)) or (grid.width > 1 and all(map(_label_before, cells)))):
        return []
    return [_pair_in(cell) for cell in cells]


def _pairs_of(grid: Grid, cells: Sequence[Cell], joiner: Joiner) -> list[_Pair]:
    """The pairs of a grid whose labels stand over or beside their values; none where a cell is neither."""
    pairs: list[_Pair] = []
    rest = sorted(cells, key=lambda cell: (round(cell.box.top), cell.first))
    while rest:
        cell = rest.pop(0)
        beside = rest[0] if rest and abs(rest[0].box.top - cell.box.top) < 1 else None
        told = bool(rest) and grid.is_across(rest[0]) and not (_label_over(rest[0]) or _label_before(rest[0]))
        named = _named(cell, grid) if told and not pairs else None
        if named:
            below = rest.pop(0)
            title = [*_title_behind(named)]
            box = below.box if title else bounds([cell.box, below.box])
            pairs += [*title, replace(named, cell=replace(cell, box=box), value=below.lines)]
        elif not pairs and _is_title(cell, grid, cells):
            pairs.append(_Pair(cell, (), cell.lines, ""))
        elif _label_over(cell) or _is_under_unknown(cell) or _label_before(cell):
            pairs.append(_pair_in(cell))
        elif beside and (column := _label_in(cell, joiner)) and not _is_alike(cell, beside, joiner):
            pairs.append(_Pair(cell, cell.lines, rest.pop(0).lines, column))
        else:
            return []
    columns = {pair.column for pair in pairs} - {""}
    over = any(_label_over(pair.cell) in TOLD or pair.column == NAMED for pair in pairs)
    unknown = sum(bool(pair.label) and not pair.column for pair in pairs)
    return pairs if over and len(columns) >= FEWEST and unknown <= len(columns) else []


def _named(cell: Cell, grid: Grid) -> _Pair | None:
    """A first row that says which recommendation stands in the next: "Recommendation 2: Finance"."""
    words = cell.lines[0].words
    count = next((n for n in range(1, len(words) + 1) if numbered_label(spaced(words[:n]))[0] == NAMED), 0)
    if not count or not grid.is_across(cell) or len(cell.lines) > 1:
        return None
    return _Pair(cell, (line_of(words[:count]),), (), NAMED)


def _title_behind(named: _Pair) -> Iterator[_Pair]:
    """What stands behind the number: "Finance"."""
    words = named.cell.lines[0].words[len(named.label[0].words) :]
    if words:
        yield _Pair(named.cell, (), (line_of(words),), "")


def _is_title(cell: Cell, grid: Grid, cells: Sequence[Cell]) -> bool:
    """Whether a form's first cell is its title: over all of it, or beside labelled cells alone."""
    beside = [each for each in cells if each is not cell and abs(each.box.top - cell.box.top) < 1]
    alone = cell.first == 0 and cell.last >= grid.width - 1 - len(beside)
    return alone and all(map(_label_before, beside)) and not (_label_over(cell) or _label_before(cell))


def _label_over(cell: Cell) -> str:
    """The column that a cell's first line means, set unlike the lines below it; "" for other cells."""
    label, value = _in_style(cell)
    unlike = bool(value) and all(line.style != label[0].style for line in value)
    return label_of(" ".join(line.text for line in label).rstrip(": "))[0] if unlike else ""


def _in_style(cell: Cell) -> tuple[Lines, Lines]:
    """The first lines of a cell, of one style, and the others: "Management" / "response" over "Agreed."."""
    count = sum(1 for _ in takewhile(lambda line: line.style == cell.lines[0].style, cell.lines))
    count = count if count <= MOST_LINES else 1
    return cell.lines[:count], cell.lines[count:]


def _is_under_unknown(cell: Cell) -> bool:
    """Whether a cell's first line is a short label in bold over plain lines, whatever it means."""
    first, *rest = cell.lines
    short = len(first.words) <= LONGEST_LABEL and not first.text.endswith((".", ","))
    return bool(rest) and short and first.style.bold and not any(line.style.bold for line in rest)


def _label_in(cell: Cell, joiner: Joiner) -> str:
    """The column that the whole of a cell names."""
    return label_of(label_passage(cell.lines, joiner).text.rstrip(": "))[0]


def _is_alike(label: Cell, beside: Cell, joiner: Joiner) -> bool:
    """Whether another label, set like it, stands beside one; "**Owner** | Manager" has its value."""
    return bool(_label_in(beside, joiner)) and beside.lines[0].style == label.lines[0].style


def _label_before(cell: Cell) -> str:
    """The column that the first words of a cell mean, with a colon behind them: "Lead: Leader"."""
    if not any(word.text.endswith(":") for word in cell.lines[0].words):
        return ""
    label = known_label(cell.lines[0])
    return label.column if label and label.value and label.words[-1].text.endswith(":") else ""


def _pair_in(cell: Cell) -> _Pair:
    """The label and the value in one cell."""
    first, *rest = cell.lines
    if over := _label_over(cell):
        return _Pair(cell, *_in_style(cell), over)
    label = None if _is_under_unknown(cell) else known_label(first)
    if label:
        value = (first.after(label.count), *rest)
        return _Pair(cell, (line_of(label.words),), value, label.column)
    return _Pair(cell, (first,), tuple(rest), "")


def _label_and_value(pair: _Pair, cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells of a row of its own: of the pairs level with it, each takes its share of the height."""
    cell = pair.cell
    level = [other for other in cells if other.box.top <= cell.box.centre[1] < other.box.bottom]
    height = cell.box.height / len(level)
    top = cell.box.top + height * level.index(cell)
    box = replace(cell.box, top=top, bottom=top + height)
    if pair.label:
        yield from (Cell(box, 0, 0, pair.label), Cell(box, 1, 1, pair.value))
    else:
        yield Cell(box, 0, 1, pair.value)
