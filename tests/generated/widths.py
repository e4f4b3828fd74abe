"""How wide each column is: by what it holds, never narrower than its longest word."""

from __future__ import annotations

from collections.abc import Sequence

from tests.generated.blocks import Row
from tests.generated.faces import face
from tests.generated.looks import Look
from tests.samples.content import SOFT_HYPHEN

WEIGHTS = {"ref": 0.7, "recommendation": 3.2, "action": 4.6, "progress": 2.6, "success": 2.0, "": 0.5}
OTHERS = 1.8
BULLET = 24.0


class TooNarrowError(Exception):
    """The page is too narrow for the columns' longest words."""


def column_shares(rows: Sequence[Row], columns: Sequence[str], look: Look) -> tuple[float, ...]:
    """Shares of the measure, summing to 1; raises TooNarrowError."""
    measure = look.page[0] - 2 * look.margins[0]
    least = [8.0] * len(columns)
    for row in rows:
        for cell in row.cells:
            if cell.columns == 1:
                least[cell.at] = max(
                    least[cell.at], *(_widest(para.text, para.mark, look) for para in cell.paras), 8.0
                )
    if sum(least) > measure:
        raise TooNarrowError
    weights = [WEIGHTS.get(column, OTHERS) for column in columns]
    widths = [0.0] * len(columns)
    free, open_columns = measure, set(range(len(columns)))
    while True:
        total = sum(weights[k] for k in open_columns)
        tight = {k for k in open_columns if weights[k] / total * free < least[k]}
        for k in tight or open_columns:
            widths[k] = least[k] if tight else weights[k] / total * free
        if not tight:
            return tuple(width / measure for width in widths)
        free -= sum(least[k] for k in tight)
        open_columns -= tight
        if not open_columns:
            scale = measure / sum(widths)
            return tuple(width * scale / measure for width in widths)


def _widest(text: str, mark: str, look: Look) -> float:
    bold = face(look.font, look.size, bold=True)
    words = text.replace(SOFT_HYPHEN, "").split(" ")
    return (
        max((bold.width(word) for word in words), default=0.0)
        + 2 * look.pad
        + (BULLET if mark else 0.0)
        + 1.5
    )
