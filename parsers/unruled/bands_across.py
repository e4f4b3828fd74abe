"""Lines that stand across the columns of a table without upright rules: themes, and recommendations.

Action                    Lead               By when
Finance                                                   alone on its line, set unlike the rows
1  Agree a savings plan that members own                  a number, and a text over its column's edge
███ Recommendation 3 ██████████████████████████████       alone in a shade as wide as the table
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.document import Box, Fill, Style
from parsers.fields.reference import is_reference
from parsers.grids.rules import NEAR
from parsers.text.alignment import Alignment
from parsers.text.items import NAMED
from parsers.text.lines import Line, Measure, breaks_off, would_fit
from parsers.text.rivers import columns_of
from parsers.text.runs import parted
from parsers.unruled.column_edges import is_one_run

MIDDLE = 0.05
"""The share of a table's width by which a theme across it may stand off its middle."""
WIDE = 0.9
"""The share of a table's width that a shade across it has, at least."""
FEWEST_BARS = 2
"""Lines in shades of one colour, at least, in which no row stands; one is enough that runs over an edge."""
WRAP = 1.4
"""Font sizes from line to line of one text, at most."""
MOST_LINES = 4.0
"""Font sizes that such a shade is high, for each of its lines, at most."""


def bands_across(
    lines: Sequence[Line],
    edges: Sequence[float],
    alignments: Sequence[Alignment],
    body: Style,
    fills: Sequence[Fill],
) -> list[Line]:
    """Those of a table's lines, its columns beginning at `edges` (the last is its end) and its rows set in
    `body`, that stand across it: alone on their lines and set unlike the rows, over the first edge, in the
    middle, or where nothing else in the first column is set so; or alone in a shade; or recommendations with
    a number, where one runs over its column's edge."""
    unlike = [line for line in lines if line.style.emphasis != body.emphasis]
    first = [word for line in lines for word in line.words if word.box.x1 < edges[1]]
    plain = sum(word.style.emphasis == body.emphasis for word in first)
    alone = 2 * plain > len(first)
    numbered = [line for line in unlike if _is_numbered(line, edges, alignments)]
    wide = {line.style for line in numbered if _runs_over(without_number(line), edges)}
    barred = {id(line) for line in (*_in_bars(lines, edges, fills), *_named(lines, edges))}
    return [
        line
        for line in lines
        if id(line) in barred
        or (
            line.style.emphasis != body.emphasis
            and (
                (line in numbered and line.style in wide)
                or (
                    is_one_run(line)
                    and (_is_in_the_middle(line, edges, alignments) or _begins_left(line, edges, alone))
                )
            )
        )
    ]


def without_number(line: Line) -> Line:
    """A line without the number before it: "2     Be clearer about what will not be done"."""
    return line.after(1) if len(line.words) > 1 and is_reference(line.words[0].text) else line


def joined_bands(lines: Sequence[Line], right: float) -> list[list[Line]]:
    """Such lines, those of one text, which may end at `right`, together: close below each other."""
    return parted(lines, lambda text, line: not _goes_on(text[-1], line, right))


def _goes_on(above: Line, below: Line, right: float) -> bool:
    text = without_number(above)
    close = 0 < below.baseline - above.baseline < WRAP * below.style.size
    alike = text.style == below.style and abs(text.box.x0 - below.box.x0) <= NEAR
    full = not would_fit(above, below.words[0], Measure(right, 0.0))
    return close and alike and (full or breaks_off(above, below))


def _in_bars(lines: Sequence[Line], edges: Sequence[float], fills: Sequence[Fill]) -> Iterator[Line]:
    """The lines in shades as wide as the table, without columns in them, of colours that no row has."""
    wide = [
        fill for fill in fills if fill.box.x0 < edges[1] and fill.box.width > WIDE * (edges[-1] - edges[0])
    ]
    held = [
        (fill, own) for fill in wide if (own := [line for line in lines if fill.box.holds(line.box.centre)])
    ]
    rows = {fill.colour for fill, own in held if not _is_bar(fill.box, own)}
    bars = [(fill, own) for fill, own in held if fill.colour not in rows]
    for colour in dict.fromkeys(fill.colour for fill, _ in bars):
        alike = [own for fill, own in bars if fill.colour == colour]
        over = any(_runs_over(line, edges) for own in alike for line in own)
        if len(alike) >= FEWEST_BARS or over:
            yield from (line for own in alike for line in own)


def _named(lines: Sequence[Line], edges: Sequence[float]) -> Iterator[Line]:
    """The lines of recommendations set as the rows are, by name over the first edge: "Recommendation 1: Agree
    a strategy which closes the gap", and the line that each goes on with."""
    for text in joined_bands(lines, edges[-1]):
        if NAMED.match(text[0].text) and _begins_left(text[0], edges, False) and all(map(is_one_run, text)):
            yield from text


def _is_bar(box: Box, lines: Sequence[Line]) -> bool:
    """Whether a shade is no higher than its lines need, each of which is one text."""
    high = sum(MOST_LINES * line.style.size for line in lines)
    return box.height < high and all(is_one_run(without_number(line)) for line in lines)


def _is_numbered(line: Line, edges: Sequence[float], alignments: Sequence[Alignment]) -> bool:
    """Whether a line is a number in the first column, and a text that begins with the second."""
    rest = without_number(line)
    begins = line.box.x0 < edges[1] <= rest.box.x0 + NEAR
    return rest is not line and begins and is_one_run(rest) and alignments[1].holds(rest.words[:1])


def _runs_over(line: Line, edges: Sequence[float]) -> bool:
    return any(line.box.x0 < edge < line.box.x1 for edge in edges[1:-1])


def _begins_left(line: Line, edges: Sequence[float], alone: bool) -> bool:
    """Whether a line begins in the first column, and runs over its edge or, `alone`, is no reference."""
    over = line.box.x1 > edges[1]
    return line.box.x0 < edges[1] and (over or (alone and not is_reference(line.text)))


def _is_in_the_middle(line: Line, edges: Sequence[float], alignments: Sequence[Alignment]) -> bool:
    """Whether a line stands in the middle of the table, as none of the column there does."""
    left, right = edges[0], edges[-1]
    near = abs(line.box.centre[0] - (left + right) / 2) <= MIDDLE * (right - left)
    parts = columns_of(line, edges)
    return near and not any(alignments[place].holds(words) for place, words in parts.items())
