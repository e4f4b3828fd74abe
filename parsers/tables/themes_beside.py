"""A cell beside the header and all the rows below it → the theme of these rows.

Recommendation | Action | Lead  | L |        the upright cell is merged over the whole height
Agree a vision | Meet   | Chief | e |
Set a budget   | Write  | Head  | a |
"""

from __future__ import annotations

from dataclasses import replace

from models.plan import NOTHING
from parsers.tables.tables import Table, cells_of


def with_themes_beside(table: Table) -> Table:
    """The table with such a cell as its themes, and no heading: it had been taken for both."""
    for place, column in enumerate(table.columns):
        heading = set(column.heading.words)
        cells = cells_of(table.rows, place)
        if heading and len(cells) == 1 and set(cells[0].words) == heading and table.place("theme") is None:
            themed = replace(column, name="theme", heading=NOTHING)
            words = tuple(word for word in table.header_words if word not in heading)
            return replace(table.with_columns_at(place, (themed,), table.rows), header_words=words)
    return table
