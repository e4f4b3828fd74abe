"""Recommendations and their actions under each other in one column, told apart by their numbers.

Ref | Recommendation / Action | Lead   | By when           Ref | Recommendation | No  | Action | ...
1   | Listen to all           |        |            →      1   | Listen to all  |     |        |
1.1 | Hold a meeting          | Leader | March 2022            |                | 1.1 | Hold ...
1.2 | Publish a note          | Leader | Ongoing               |                | 1.2 | Publish ...
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from string import ascii_letters

from models.plan import NOTHING
from parsers.fields.reference import is_code, is_reference, is_under, split_reference, without_continued
from parsers.grids.grids import Cell
from parsers.headers.headers import Column
from parsers.tables.tables import Row, Table, cells_of
from parsers.tables.who_and_when import with_parts
from parsers.text.joiner import Joiner
from parsers.text.marks import begins_with_bullet
from parsers.vocabulary import kinds_of_heading
from parsers.vocabulary.sections import asks

FEWEST = 2
"""Recommendations with actions under them, at least."""
MOST = 0.7
"""The share of rows, or of recommendations, from which on what holds for them holds for all."""
MOST_NAMED = 0.5
"""That share of the recommendations, where the heading names both."""
TEXTS = ("recommendation", "action")
ACTIONS = ("action", "deadline or action (by content)", "response", "next_steps")
"""Columns that can hold actions."""


def with_levels(table: Table, joiner: Joiner) -> Table:
    """The table with its actions in a column of their own, where one column holds both."""
    ref, text = table.place("recommendation_ref", "action_ref"), table.place(*TEXTS)
    own = [column for column in table.columns if column.name in TEXTS]
    if ref is None or text is None or len(own) != 1:
        return table
    table = _with_numbered_themes(table, ref, text, joiner)
    refs = _refs(table, ref, joiner)
    tops = _tops(refs)
    if _names_both(table.columns[text]) and _are_under_numbers(table.rows, refs, (ref, text)):
        return _with_parted(table, {text: TEXTS}, [bool(own) for own in refs])
    # Only the heading "Recommendation / Action", or what stands bare, says that numbers are of two kinds.
    may_say_more = _names_both(table.columns[text])
    if not _are_levels(table.rows, refs, tops, () if may_say_more else (ref, text)):
        return table
    return _with_parted(table, {ref: ("recommendation_ref", "action_ref"), text: TEXTS}, tops)


def _with_parted(table: Table, names: dict[int, tuple[str, str]], tops: Sequence[bool]) -> Table:
    """The table, each of the columns `names` in two: one for the rows that are `tops`, one for the others."""
    columns = [new for place, column in enumerate(table.columns) for new in _parted(column, names.get(place))]
    rows = zip(table.rows, tops, strict=True)
    split = tuple(_split(row, names, is_top) if row.cells else row for row, is_top in rows)
    return replace(table, columns=tuple(columns), rows=split)


def _are_under_numbers(rows: Sequence[Row], refs: Sequence[str], places: Collection[int]) -> bool:
    """Whether what has a number says only its text, and what has none says who or when as well."""
    whole = [(row, ref) for row, ref in zip(rows, refs, strict=True) if row.cells and not row.tops_page]
    numbered = [_says_only(row, places) for row, ref in whole if ref]
    others = [_says_only(row, places) for row, ref in whole if not ref]
    return len(numbered) >= FEWEST and all(numbered) and len(others) >= FEWEST and not any(others)


def _with_numbered_themes(table: Table, ref: int, text: int, joiner: Joiner) -> Table:
    """The table with the rows as themes that have others under them, which have the actions under them: "1"
    over "1.1" over "1.1.1", where neither says more than its text. What asks for something is no theme."""
    refs = _refs(table, ref, joiner)
    tops = _tops(refs)
    below = ["" if is_top else own for own, is_top in zip(refs, tops, strict=True)]
    heads = {
        n for n, (one, two) in enumerate(pairwise(below)) if one and two and is_under(two, one.rstrip("."))
    }
    themes = {n for n, is_top in enumerate(tops) if is_top and n + 1 in heads}
    bare = all(_says_only(table.rows[n], (ref, text)) for n in heads | themes)
    asked = sum(asks(joiner.passage(table.rows[n].cells[text].lines).text) for n in themes)
    if not bare or len(heads) < FEWEST or len(themes) < MOST * sum(tops) or 2 * asked > len(themes):
        return table
    rows = (_as_band(row, ref, text) if n in themes else row for n, row in enumerate(table.rows))
    return replace(table, rows=tuple(rows))


def _as_band(row: Row, ref: int, text: int) -> Row:
    whole = replace(row.cells[text], lines=(*row.cells[ref].lines, *row.cells[text].lines))
    return replace(row, cells=(), begins=(), band=whole)


def _refs(table: Table, ref: int, joiner: Joiner) -> list[str]:
    return [joiner.passage(row.cells[ref].lines).text if row.cells else "" for row in table.rows]


def _says_only(row: Row, places: Collection[int]) -> bool:
    return not any(cell.words for n, cell in enumerate(row.cells) if n not in places)


def with_lists_as_actions(table: Table) -> Table:
    """The table with the lists, or the plain texts under bold ones, in a column of "Recommendations and
    actions" as the actions, where no other column holds them."""
    place = table.place("recommendation")
    if place is None or not _names_both(table.columns[place]) or table.place(*ACTIONS) is not None:
        return table
    cells = {id(cell): cell for cell in cells_of(table.rows, place)}
    starts = {key: _action_start(cell) for key, cell in cells.items()}
    if sum(map(bool, starts.values())) < MOST * sum(bool(cell.lines) for cell in cells.values()):
        return table
    halves = {key: (cell.lines[: starts[key]], cell.lines[starts[key] :]) for key, cell in cells.items()}
    return with_parts(table, place, _parted(table.columns[place], TEXTS), halves)


def _names_both(column: Column) -> bool:
    return {"rec", "action"} <= kinds_of_heading(column.heading.text)


def _action_start(cell: Cell) -> int:
    """The place of the first line of a cell's actions; 0 where a list begins it, or it holds none."""
    for number, line in enumerate(cell.lines):
        if begins_with_bullet(line) or (number and cell.lines[0].style.bold and not line.style.bold):
            return number
    return 0


def with_numbers_of_actions(table: Table, joiner: Joiner) -> Table:
    """The table with its numbers as those of the actions, where several stand beside one recommendation, or
    these have their own: "R1 Set a clearer direction." beside "1a" and "1b", "1. Set a direction" in each row
    beside "1.1", "1.2"."""
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
    asked = [joiner.passage(cell.lines).text for cell in table.filled(text)]
    own = [split_reference(each)[0] for each in asked]
    coded = several and all(map(is_code, own))
    firsts = [numbers[0] if numbers else "" for numbers in beside]
    under = all(
        one and is_under(_digits(below), _digits(one)) for one, below in zip(own, firsts, strict=False)
    )
    counts_actions = (several >= FEWEST and several >= 0.5 * len(beside)) or coded or (own and under)
    return table.with_meaning("recommendation_ref", "action_ref") if counts_actions else table


def _tops(refs: Sequence[str]) -> list[bool]:
    """Which of the references stand under no other: "1" above "1.1", "R2" above "R2a" or "2.1". A row without
    one goes on with the row above it."""
    tops: list[bool] = []
    top = ""
    for ref in refs:
        if ref:
            under = top and (is_under(ref, top) or is_under(_digits(ref), _digits(top)))
            tops.append(is_reference(ref) and not under)
            top = ref.rstrip(".") if tops[-1] else top
        else:
            tops.append(bool(tops) and tops[-1])
    return tops


def _digits(ref: str) -> str:
    """A reference without what its number counts: "R2" and "Recommendation 2" → "2"."""
    return ref.lstrip(ascii_letters + " .-")


def _are_levels(
    rows: Sequence[Row], refs: Sequence[str], tops: Sequence[bool], places: tuple[int, ...]
) -> bool:
    """Whether numbers under numbers make up the table, and what has others under it says nothing outside
    `places`, where there are any."""
    whole = [row for row in rows if row.cells]
    below = zip(rows, tops, [*tops[1:], True], strict=False)
    heads = [row for row, is_top, another in below if is_top and not another]
    bare = [row for row in heads if _says_only(row, places)]
    return (
        len(heads) >= FEWEST
        and sum(map(bool, refs)) >= MOST * len(whole)
        and len(heads) >= (MOST if places else MOST_NAMED) * sum(tops)
        and (not places or len(bare) >= MOST * len(heads))
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
