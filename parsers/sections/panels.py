"""Tables of one column → blocks: rows of recommendations in a box, under shaded or bold rows.

| Recommendations |    shaded, or bold: a heading
| Improve plans   |    any other row is an item
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise, takewhile
from statistics import median

from models.document import Document, Style
from parsers.grids.grids import Cell, Grid
from parsers.sections.blocks import Block, Kind, heading_items, heading_style
from parsers.sections.text_style import LARGER
from parsers.text.items import Item, goes_on, lines_to_items
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, Measure, body_style, ends_sentence, line_pitch
from parsers.text.marks import begins_with_bullet
from parsers.text.nesting import nest
from parsers.text.runs import parted
from parsers.vocabulary.sections import asks

LOW = 0.7
"""Lines by which a row with a blank line above its text begins below where the others do, at least."""


def panels_to_blocks(panels: Sequence[Grid], document: Document, joiner: Joiner) -> list[Block]:
    """Tables of one column as blocks: shaded or bold rows are headings, every other row is an item.

    A row that a page end cuts, or that ends at a blank line there, goes on in the next page's first row.
    """
    parts = [[cell for cell in panel.cells if cell.words] for panel in panels]
    cells = [cell for own in parts for cell in own]
    texts = [cell.lines for cell in cells]
    tops = [own[0].lines for own in parts if own]
    body = body_style([line for lines in texts for line in lines])
    if body is None:
        return []
    measure = Measure(max(line.box.x1 for lines in texts for line in lines), line_pitch(texts))
    shaded = [_is_shaded(cell, document) for cell in cells]
    by_shade = any(shaded) and not all(shaded)
    blocks: list[Block] = []
    rows: list[tuple[tuple[Line, ...], bool]] = []
    usual = median(cell.lines[0].box.top - cell.box.top for cell in cells)
    low: set[tuple[Line, ...]] = set()
    for cell, lines, shade in zip(cells, texts, shaded, strict=True):
        again = _header_again(lines, tops)
        if again:
            blocks.append(Block(Kind.HEADING, Item(lines[:again])))
        if lines[again:]:
            rows.append((lines[again:], shade and not again))
        inset = lines[0].box.top - cell.box.top
        if inset > usual + LOW * measure.pitch and inset > cell.box.bottom - lines[-1].box.bottom:
            low.add(lines)
    rows = rows if by_shade else [(part, fill) for own, fill in rows for part in _parted_at_heads(own, body)]
    carried: list[Line] = []
    begun = [*rows[:1], *(two for one, two in pairwise(rows) if one[0][-1].page == two[0][0].page)]
    if not any(begins_with_bullet(own[0]) for own, _ in begun):
        low |= {own for own, _ in rows if begins_with_bullet(own[0])}
    for row, ((lines, shade), (following, _)) in enumerate(pairwise([*rows, ((), False)]), start=1):
        own, carried = [*carried, *lines], []
        if shade if by_shade and not _is_title(own, following, body) else _stands_out(own, body):
            blocks.append(Block(Kind.HEADING, Item(tuple(own))))
            continue
        if not by_shade:
            # No rule parts a heading from the first row below it.
            heads = list(takewhile(lambda line: heading_style(line, body), own))
            own = own[len(heads) :]
            blocks += [
                Block(Kind.HEADING, item)
                for _, run in groupby(heads, key=lambda line: line.style)
                for item in heading_items(list(run), measure)
            ]
        turns = bool(following) and following[0].page > own[-1].page
        # The words show that the page end cuts a row, points where none begins with any, or the file's tags.
        if turns and (
            following in low or goes_on(own[-1], following[0]) or joiner.same_row(own[-1], following[0])
        ):
            carried = own
            continue
        # Over a rule that underlines it stands the heading of what is below, "Finance" in larger type.
        rest = list(takewhile(lambda line: line.style.size > body.size + LARGER, reversed(own[1:])))[::-1]
        own = own[: len(own) - len(rest)]
        blocks += [Block(Kind.ITEM, item, row) for item in nest(lines_to_items(own, measure))]
        blocks += [Block(Kind.HEADING, item) for item in heading_items(rest, measure)]
    return blocks


def _stands_out(lines: Sequence[Line], body: Style) -> bool:
    return all(heading_style(line, body) for line in lines)


def _is_title(row: Sequence[Line], following: Sequence[Line], body: Style) -> bool:
    """Whether a row without a shade is a heading below a shaded one: "**Working with partners**" over "R2 The
    Council should ...", plain."""
    asked = ends_sentence(row[-1].text) or asks(" ".join(line.text for line in row))
    return bool(following) and not asked and _stands_out(row, body) and not _stands_out(following, body)


def _parted_at_heads(row: Sequence[Line], body: Style) -> list[tuple[Line, ...]]:
    """A row, parted where a line is set as the headings it begins with: two cards below each other."""
    heads = {line.style for line in takewhile(lambda line: heading_style(line, body), row)}
    return [*map(tuple, parted(row, lambda run, line: line.style in heads and run[-1].style not in heads))]


def _header_again(own: Sequence[Line], tops: Sequence[Sequence[Line]]) -> int:
    """How many lines of a row print again what a table on the page before begins with, of those that are its
    parts' `tops`; no rule need part them from the rest of a row that the page end cuts."""
    if own not in tops:
        return 0
    before = [top for top in tops if top[0].page == own[0].page - 1]
    texts = [line.text for line in own]
    return max((len(top) for top in before if texts[: len(top)] == [line.text for line in top]), default=0)


def _is_shaded(cell: Cell, document: Document) -> bool:
    """Whether a fill that is not white lies behind a cell, and not behind one of its lines alone."""
    return any(
        all(fill.box.holds(line.box.centre) for line in cell.lines)
        and fill.box.holds(cell.box.centre)
        and not fill.is_white
        for fill in document.pages[cell.words[0].page - 1].fills
        if fill.box.height < 3 * cell.box.height
    )
