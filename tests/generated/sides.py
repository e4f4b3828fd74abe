"""Which sides of a cell are drawn, by the table's ruling: the same for every typesetter."""

from __future__ import annotations

from tests.generated.blocks import Cell, Row, Table
from tests.generated.looks import RULINGS, Look

RECOMMENDATION_GAP = 3.0


def drawn_sides(table: Table, number: int, cell: Cell, look: Look) -> frozenset[str]:
    """Among top, bottom, left and right, of a cell that begins in row `number`."""
    drawn = RULINGS["all" if table.card else look.ruling]
    last_row, last_column = number + cell.rows == len(table.rows), cell.at + cell.columns == len(table.widths)
    sides = {
        "top": _above(table.rows[number], number, table.card) in drawn,
        "bottom": last_row and "ends" in drawn,
        "left": ("sides" if cell.at == 0 else "upright") in drawn,
        "right": last_column and "sides" in drawn,
    }
    return frozenset(side for side, is_drawn in sides.items() if is_drawn)


def _above(row: Row, number: int, card: bool) -> str:
    """Which of the ruling's edges the one above a row is."""
    if number == 0:
        return "ends"
    if row.kind != "body" or card:
        return "head"
    return "rec" if row.first else "row"


def row_shade(row: Row, look: Look) -> str:
    """The colour behind a row, or nothing."""
    if look.stroke == "tiles":
        return {"head": "#9bbb59", "band": "#4f6228"}.get(row.kind, "#e6eed5" if row.tint else "#ffffff")
    if row.kind == "head":
        return look.shade
    if row.kind == "band":
        return "#eeeeee" if look.shade else ""
    if row.tint:
        return "#f1f1f1"
    return "#e9eef6" if look.stroke == "white" else ""


def is_centred(table: Table, row: Row, cell: Cell, look: Look) -> bool:
    """Whether a cell stands in the middle of its row's height: all but the widest column's, where any do."""
    return look.middle and row.kind == "body" and table.widths[cell.at] < max(table.widths)


def room_below(table: Table, number: int, look: Look) -> float:
    """What a row keeps free below itself where no rule parts it from the next."""
    if "row" in RULINGS["all" if table.card else look.ruling] and look.stroke != "white":
        return 0.0
    if table.rows[number].kind != "body":
        return 0.0
    following = table.rows[number + 1 : number + 2]
    return look.gap + (RECOMMENDATION_GAP if all(row.first for row in following) else 0.0)
