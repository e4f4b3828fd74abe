"""Recommendations and their actions under each other in one column, told apart by their numbers.

Ref | Recommendation / Action | Lead   | By when           Ref | Recommendation | No  | Action | ...
1   | Listen to all           |        |            →      1   | Listen to all  |     |        |
1.1 | Hold a meeting          | Leader | March 2022            |                | 1.1 | Hold ...
1.2 | Publish a note          | Leader | Ongoing               |                | 1.2 | Publish ...
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from models.plan import NOTHING
from parsers.fields.reference import is_reference, without_continued
from parsers.grids import Cell
from parsers.headers import Column
from parsers.lines import Joiner
from parsers.tables import Row, Table

FEWEST = 2
"""Recommendations with actions under them, at least."""
MOST = 0.7
"""The share of rows, or of recommendations, from which on what holds for them holds for all."""
UNDER = re.compile(r"(?:[.-]\d{1,2}|[.-]?(?:\(?[a-z]\)?|[ivx]+))\.?")
"""What a number adds to the one above it."""
TEXTS = ("recommendation", "action")


def with_levels(table: Table, joiner: Joiner) -> Table:
    """The table with its actions in a column of their own, where one column holds both."""
    ref, text = table.place("recommendation_ref", "action_ref"), table.place(*TEXTS)
    own = [column for column in table.columns if column.name in TEXTS]
    if ref is None or text is None or len(own) != 1:
        return table
    refs = [joiner.passage(row.cells[ref].lines).text if row.cells else "" for row in table.rows]
    tops = _tops(refs)
    if not _are_levels(table.rows, refs, tops, (ref, text)):
        return table
    names = {ref: ("recommendation_ref", "action_ref"), text: TEXTS}
    columns = [new for place, column in enumerate(table.columns) for new in _parted(column, names.get(place))]
    rows = zip(table.rows, tops, strict=True)
    split = tuple(_split(row, names, is_top) if row.cells else row for row, is_top in rows)
    return replace(table, columns=tuple(columns), rows=split)


def with_numbers_of_actions(table: Table, joiner: Joiner) -> Table:
    """The table with its numbers as those of the actions, where several stand beside one recommendation."""
    ref, text = table.place("recommendation_ref"), table.place("recommendation")
    if ref is None or text is None or table.place("action") is None:
        return table
    beside: list[list[str]] = []
    for row in (row for row in table.rows if row.cells):
        if not beside or (row.begins[text] and row.cells[text].words):
            beside.append([])
        number = without_continued(joiner.passage(row.cells[ref].lines).text)
        beside[-1] += [number] if row.begins[ref] and number else []
    several = sum(len(set(numbers)) > 1 for numbers in beside)
    counts_actions = several >= FEWEST and several >= 0.5 * len(beside)
    return table.with_meaning("recommendation_ref", "action_ref") if counts_actions else table


def _tops(refs: Sequence[str]) -> list[bool]:
    """Which of the references stand under no other: "1" above "1.1", "R2" above "R2a". A row without one goes
    on with the row above it."""
    tops: list[bool] = []
    top = ""
    for ref in refs:
        if ref:
            tops.append(is_reference(ref) and not (top and _is_under(ref, top)))
            top = ref.rstrip(".") if tops[-1] else top
        else:
            tops.append(bool(tops) and tops[-1])
    return tops


def _is_under(ref: str, top: str) -> bool:
    rest = ref.removeprefix(top)
    return rest != ref and bool(UNDER.fullmatch(rest))


def _are_levels(
    rows: Sequence[Row], refs: Sequence[str], tops: Sequence[bool], places: tuple[int, int]
) -> bool:
    """Whether numbers under numbers make up the table, and what has others under it says nothing else."""
    whole = [row for row in rows if row.cells]
    below = zip(rows, tops, [*tops[1:], True], strict=False)
    heads = [row for row, is_top, another in below if is_top and not another]
    bare = sum(not any(cell.words for n, cell in enumerate(row.cells) if n not in places) for row in heads)
    return (
        len(heads) >= FEWEST
        and sum(map(bool, refs)) >= MOST * len(whole)
        and len(heads) >= MOST * sum(tops)
        and bare >= MOST * len(heads)
    )


def _parted(column: Column, names: tuple[str, str] | None) -> list[Column]:
    """A column, or the two that it is parted into."""
    if names is None:
        return [column]
    heading = replace(column.heading, words=()) if column.heading else NOTHING
    return [replace(column, name=names[0]), replace(column, name=names[1], heading=heading)]


def _split(row: Row, names: dict[int, tuple[str, str]], is_top: bool) -> Row:
    """A row with each of its parted cells in the first of two columns, or in the second."""
    cells: list[Cell] = []
    begins: list[bool] = []
    for place, (cell, begun) in enumerate(zip(row.cells, row.begins, strict=True)):
        own = [cell]
        if place in names:
            empty = replace(cell, lines=())
            own = [cell, empty] if is_top else [empty, cell]
        cells += own
        begins += [begun] * len(own)
    return replace(row, cells=tuple(cells), begins=tuple(begins))
