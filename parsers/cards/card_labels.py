"""Which grid is a card: labels in its first column, their values beside them; and the tables inside a card.

Recommendation 1 | Speak with one voice.
Lead Officer     | Chief Executive
Actions                      | By when       a row of labels heads the rows under it,
Hold an away day.            | June 2025     down to the next that begins with a label
Agree a short compact.       | July 2025
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile, zip_longest

from parsers.fields.reference import split_reference
from parsers.grids.grids import BAND, Cell, Grid, bands, within_columns
from parsers.headers.headers import KNOWN_SHARE, RECOMMENDATIONS, TITLES
from parsers.headers.label_lines import say_what_is_done
from parsers.headers.labels import label_of, label_passage, labelled
from parsers.text.joiner import Joiner


@dataclass(frozen=True, slots=True)
class InnerTable:
    """A table inside a card: the cells of its header, and those of its rows."""

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


SENTENCE = 5
"""Words of a numbered text that is more than a name."""
_NAME = re.compile(r"(?:key\s+)?recommendation\s*[:–—-]\s+(?=\S)", re.I)
_ACTION = re.compile(r"action(?:\s+(?P<ref>[A-Z]{0,4}\d+(?:\.\d+)*[a-z]?))?\s*[:.–—-]?\s+(?=\S)", re.I)


def inner_tables(card: Grid, joiner: Joiner) -> list[InnerTable]:
    """The tables inside a card, from top to bottom."""
    tables: list[InnerTable] = []
    is_open = False
    rows = list(card_rows(card))
    bold = labels_are_bold(rows, joiner)
    for row, below in zip_longest(rows, rows[1:], fillvalue=()):
        if heads_table(row, joiner, below):
            tables.append(InnerTable(row, ()))
            is_open = True
        elif is_open and not begins_with_label(row, joiner, bold):
            tables[-1] = InnerTable(tables[-1].header, (*tables[-1].rows, row))
        else:
            is_open = False
    return tables


def card_rows(card: Grid) -> Iterator[tuple[Cell, ...]]:
    """The rows of a card: each cell of its first column, and the cells beside it."""
    for first in (cell for cell in card.cells if cell.first == 0):
        yield tuple(
            cell
            for cell in card.cells
            if cell is first
            or (cell.first > 0 and first.box.top - 1 <= cell.box.centre[1] <= first.box.bottom + 1)
        )


def heads_table(row: Sequence[Cell], joiner: Joiner, below: Sequence[Cell] = ()) -> bool:
    """Whether a row of a card holds labels, most known, the actions' among them: "Action | Lead | Due"; none
    `below`, where a label under a header would leave it no rows: "Action | Refresh objectives" is a pair."""
    if below and begins_with_label(below, joiner):
        return False
    filled = [cell for cell in row if cell.words]
    texts = [label_passage(cell.lines, joiner).text for cell in filled]
    columns = [label_of(text)[0] for text in texts]
    known = set(filter(None, columns))
    alike = len(
        {(text.endswith(":"), cell.words[0].style.bold) for text, cell in zip(texts, filled, strict=True)}
    )
    return (
        alike == 1
        and say_what_is_done(known, texts)
        and len(known) > 1
        and len(known) >= KNOWN_SHARE * len(columns)
    )


def begins_with_label(row: Sequence[Cell], joiner: Joiner, bold: bool = False) -> bool:
    """Whether a row begins with a label, and no sentence: "Partnership review." is an action, and so it is
    without the stop, where the labels are `bold` and it is not."""
    told = not row[0].text.endswith(".") and bool(labelled(row[0], joiner))
    return told and (not bold or row[0].words[0].style.bold)


def labels_are_bold(rows: Sequence[Sequence[Cell]], joiner: Joiner) -> bool:
    """Whether the labels above the table that a card has are in bold, all of them."""
    above = takewhile(lambda row: not heads_table(row, joiner), rows)
    firsts = [row[0].words[0] for row in above if begins_with_label(row, joiner)]
    return len(firsts) > 1 and all(word.style.bold for word in firsts)


def is_card(grid: Grid, joiner: Joiner, continued: bool = False) -> bool:
    """Whether a grid is a card: its first column holds labels, a recommendation or an action among them,
    unless it is the rest of one (`continued`)."""
    labels = _card_labels(grid, joiner)
    if not continued and not any(label_of(text)[0] for text in labels):
        # "1. Children looked after | Inadequate": numbers alone make a table of results, no card.
        return False
    # A card's first row may hold its recommendation whole: "Recommendation 1: Use data to ...".
    columns = [label_of(text)[0] or ("recommendation" if split_reference(text)[0] else "") for text in labels]
    numbered = any(label_of(text)[1] for text in labels)
    known = [column for column in columns if column]
    # "Recommendation 3 | ..." begins a card, whatever is said of it below.
    begun = bool(labels) and label_of(labels[0])[0] == "recommendation" and bool(label_of(labels[0])[1])
    if not known or (len(known) < KNOWN_SHARE * len(columns) and not begun):
        return False
    leading = any(label_of(text)[0] in ("recommendation", "action") or _is_told(text) for text in labels)
    return continued or (leading and (len(columns) > 1 or numbered))


def is_plainly_card(grid: Grid, joiner: Joiner) -> bool:
    """Whether labels of several meanings stand under each other: a row may look like a header."""
    if _has_pairs_beside(grid, joiner) or _has_titles_over_a_table(grid, joiner):
        return True
    labels = _card_labels(grid, joiner)
    across = [cell.text for cell in grid.cells if grid.is_across(cell)]  # "Action plan", a table's title
    known = [column for text in labels if text not in across and (column := label_of(text)[0])]
    # A table's own first column has a title, "No." and "Recommendation 1" under each other.
    others = set(known).difference(RECOMMENDATIONS)
    return len(others) >= 3 and "action" in others and len(known) >= KNOWN_SHARE * len(labels)


def _has_titles_over_a_table(grid: Grid, joiner: Joiner) -> bool:
    """Whether labelled titles stand over a table of actions: "Theme | Culture" over "Action | Lead"."""
    rows = list(card_rows(grid))
    above = list(takewhile(lambda row: not heads_table(row, joiner), rows))
    labels = [labelled(row[0], joiner) if _has_one_value(row, grid) else "" for row in above]
    # A page may begin with the rest of the recommendation, which the page end cuts.
    labels = labels[1:] if labels and not above[0][0].words and _has_one_value(above[0], grid) else labels
    return len(above) < len(rows) and len(above) > 1 and "theme" in labels and set(labels) <= TITLES


def _has_one_value(row: Sequence[Cell], grid: Grid) -> bool:
    """Whether a row has one cell beside its first, which reaches over all the other columns."""
    first, *others = row
    ends = [(cell.first, cell.last) for cell in others if cell.words]
    return len(others) == 1 and ends == [(first.last + 1, grid.width - 1)]


def _is_labelled_value(row: Sequence[Cell], grid: Grid, joiner: Joiner) -> bool:
    labelled_one = begins_with_label(row, joiner) and _has_one_value(row, grid)
    return labelled_one and not heads_table(row, joiner)


def _has_pairs_beside(grid: Grid, joiner: Joiner) -> bool:
    """Whether each row has two labels and their values: "Action | Hold a meeting | By when | May 2024"."""
    rows = [row for row in card_rows(grid) if len(row) > 1]
    if len(rows) < 2 or any(len(row) != 4 for row in rows):
        return False
    names = [[labelled(cell, joiner) for cell in row] for row in rows]
    labels = {name for row in names for name in (row[0], row[2])}
    values = [name for row in names for name in (row[1], row[3]) if name]
    leads = labels & {"recommendation", "action"}
    return bool(leads) and "" not in labels and len(values) < len(rows) and len(labels) > len(rows)


def _card_labels(grid: Grid, joiner: Joiner) -> list[str]:
    """What stands in the first column of a grid of two columns or more, but for the tables inside a card."""
    if grid.width < 2:
        return []
    inside = {id(row[0]) for table in inner_tables(grid, joiner) for row in table.rows}
    firsts = (cell for cell in grid.cells if cell.first == 0 and id(cell) not in inside)
    texts = (label_passage(cell.lines, joiner).text for cell in firsts)
    return [text for text in texts if text]


def words_of_name(text: str) -> int:
    """How many words a title has that only say what it is: one of "Recommendation: Use data to plan"."""
    name = _NAME.match(text)
    return len(name[0].split()) if name else 0


def action_label(text: str) -> tuple[int, str]:
    """How many words label an action, and its number: 2, "1.1" of "Action 1.1 Recruit"; 0 without."""
    found = _ACTION.match(text)
    named = found and (found["ref"] or text[found.end() - 2 : found.end()].strip() in tuple(":–—-"))
    return (len(found[0].split()), found["ref"] or "") if found and named else (0, "")


def goes_on_card(cards: Sequence[Grid], grid: Grid) -> bool:
    """Whether a page begins with the rest of the last card: a grid without labels, the end of a value."""
    return grid.page > cards[-1].page and within_columns(cards[-1], grid)


def goes_on_in_card(cards: Sequence[Grid], grid: Grid, joiner: Joiner) -> bool:
    """Whether a page begins with the table inside a card, above which the page before ends, or with the last
    labels above that: "Accountable officer | Head of HR" over "Actions | Target date"."""
    rows = dropwhile(lambda row: _is_labelled_value(row, grid, joiner), card_rows(grid))
    first = next(rows, ())
    like_others = any(within_columns(card, grid) for card in cards)
    return grid.page > cards[-1].page and like_others and heads_table(first, joiner)


def is_table_of_card(card: Grid, grid: Grid, joiner: Joiner) -> bool:
    """Whether a grid is the actions' table of the card right above it, which has none itself."""
    first = next(card_rows(grid), ())
    heads = {labelled(cell, joiner) for cell in first}
    labels = {label_of(text)[0] for text in _card_labels(card, joiner)}
    below = 0 <= grid.box.top - card.box.bottom < BAND and grid.page == card.page
    asked = not heads & {"recommendation", "theme"} and "action" not in labels and bool(labels & TITLES)
    return below and asked and heads_table(first, joiner) and not inner_tables(card, joiner)


def begins_like_card(cards: Sequence[Grid], grid: Grid, joiner: Joiner) -> bool:
    """Whether a page ends with the first row of a card, under its heading, as the last card begins."""
    if not cards or len(bands(grid)) > 1 or not within_columns(cards[-1], grid):
        return False
    own, other = (label_passage(each.cells[0].lines, joiner).text for each in (grid, cards[-1]))
    return own == other and bool(label_of(own)[0])


def is_rest_of_card(grid: Grid, joiner: Joiner) -> bool:
    """Whether a grid is a card but for its first row: labels of who and when, none of what is done."""
    columns = [label_of(text)[0] for text in _card_labels(grid, joiner)]
    known = set(filter(None, columns)) - {"theme"}
    return grid.width == 2 and bool(known) and len(known) >= KNOWN_SHARE * len(columns)


def _is_told(text: str) -> bool:
    """Whether a numbered first cell asks: not "1.1 Leadership" of a table of grades, nor a question."""
    ref, rest = split_reference(text)
    return bool(ref) and (text[0].isalpha() or (len(rest.split()) >= SENTENCE and not rest.endswith("?")))
