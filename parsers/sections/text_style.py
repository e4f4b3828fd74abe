"""Lines outside tables → what their text is set in, the measure for what stands out as headings do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Style
from parsers.text.lines import Line, body_style, ends_sentence
from parsers.text.marks import is_bullet

FEW = 30
"""Words below which text alone does not show what is body and what is heading."""
CLOSE = 1.6
"""Font sizes from one line of a paragraph to the next, at most."""
LARGER = 0.7
"""Points of type by which what is set to stand out is larger."""


def text_style(lines: Sequence[Line], elsewhere: Style | None) -> Style | None:
    """What most of the lines are set in, or where these tell little, what most of the document is. The points
    of a list are text, though most words may be set smaller below them: "Lead: Leader", "By: May 2026"."""
    few = sum(len(line.words) for line in lines) < FEW
    body = body_style(lines)
    if elsewhere and (
        body is None or few or (body.bold and not elsewhere.bold) or _are_headings(lines, body, elsewhere)
    ):
        # A plan of tables alone has little text around them but the headings.
        return elsewhere
    points = body_style([line.after(1) for line in lines if is_bullet(line.words[0]) and len(line.words) > 1])
    larger = body and points and points.bold == body.bold and points.size > body.size
    return replace(body, size=points.size) if body and points and larger else body


def _are_headings(lines: Sequence[Line], body: Style, elsewhere: Style) -> bool:
    """Whether what most of the lines are set in is their headings', larger than the tables that these stand
    over and each on its own: a copy does not tell that they are bold."""
    if body.size <= elsewhere.size + LARGER:
        return False
    close = any(
        above.style == below.style == body
        and above.part == below.part
        and below.baseline - above.baseline < CLOSE * body.size
        for above, below in pairwise(lines)
    )
    return not close and not any(ends_sentence(line.text) for line in lines if line.style == body)
