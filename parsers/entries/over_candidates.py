"""What may stand over the rows of each table, before it is told what it is (`table_headings`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.fields.reference import is_reference
from parsers.grids.rules import NEAR
from parsers.outline.outline import Outline
from parsers.sections.blocks import Block, Kind
from parsers.sections.sections import asks_first
from parsers.tables.over import NAMED, Over
from parsers.tables.tables import Table
from parsers.text.lines import Line, line_of
from parsers.text.rivers import WIDER
from parsers.vocabulary import column_of
from parsers.vocabulary.sections import is_plan_title

LABELS = ("recommendation", "finding", "action")
"""Columns that a label above a table may mean."""


def candidates(outline: Outline) -> list[list[Over]]:
    """For each table of the outline, all that stands over its rows, in order, of no kind yet."""
    blocks = outline.blocks[_is_titled(outline) :]
    labels = labels_above(outline, len(outline.tables))
    return _with_counts_apart([_candidates(table, outline, blocks, labels) for table in outline.tables])


def _candidates(
    table: Table, outline: Outline, blocks: Sequence[Block], labels: Mapping[str, str]
) -> list[Over]:
    """All that stands over a table's rows: what it is, is not told yet."""
    start = (table.page, table.top)
    above = [Over("above", start, lines) for lines in table.above]
    bands = [Over("band", row.place, row.band.lines) for row in table.rows if row.band]
    within = [Over("within", block.place, block.lines, block) for block in _headings_within(table, outline)]
    earlier = table_before(start, outline)
    between = [block for block in blocks if earlier < block.place < start]
    return [*_blocks_above(between, labels), *above, *sorted([*bands, *within], key=lambda over: over.place)]


def table_before(place: tuple[int, float], outline: Outline) -> tuple[int, float]:
    """Where the last table above a place begins: what stands above that is none of its headings."""
    tops = ((table.page, table.top) for table in outline.tables)
    return max((top for top in tops if top < place), default=(0, 0.0))


def _blocks_above(blocks: Sequence[Block], labels: Mapping[str, str]) -> Iterator[Over]:
    """The blocks without those that are `labels`; what stands below "Recommendation" is called so."""
    label = ""
    for block in blocks:
        called = label in ("recommendation", "finding") and block.kind is not Kind.HEADING
        label = labels.get(block.item.text, "")
        if not label:
            lines = _with_number_apart(_printed(block))
            yield Over("block", block.place, lines, block, called=called)


def labels_above(outline: Outline, tables: int) -> dict[str, str]:
    """The labels that come again above so many tables or cards, with the column each means: "The peer team
    said" above what is asked for, each time, "What we will do" above the rows. "Findings" head prose that
    asks for something now and then."""
    counts = Counter(block.item.text for block in outline.blocks)
    often = [text for text, count in counts.items() if count > 1 and 2 * count >= tables]
    labels = {text: column for text in often if (column := column_of(text)) in LABELS}
    tell = {
        above.item.text
        for above, below in pairwise(outline.blocks)
        if labels.get(above.item.text) == "finding" and not (asks_first(below) or below.item.label)
    }
    return {text: column for text, column in labels.items() if text not in tell}


def _printed(block: Block) -> tuple[Line, ...]:
    """The lines of a block with its number, which a list of points has for their mark: "1. Simplify ..."."""
    mark, (first, *rest) = block.item.mark, block.lines
    return (line_of([*mark.words, *first.words]), *rest) if mark and mark.label else block.lines


def _is_titled(outline: Outline) -> bool:
    """Whether the document begins with its title, and not with a recommendation, a table or a plan's."""
    if not outline.blocks:
        return False
    first = Over("block", outline.blocks[0].place, outline.blocks[0].lines)
    plans = {b.item.text for b in outline.blocks if b.kind is Kind.HEADING and is_plan_title(b.item.text)}
    one_of_several = len(plans) > 1 and first.text in plans
    return not (NAMED.match(first.text) or first.is_named or one_of_several or _heads_one(outline))


def _heads_one(outline: Outline) -> bool:
    """Whether the document's first block is the last heading above a table, set like those above each of the
    others, so that it is that table's and no title: each sheet of a workbook begins with its own."""
    above = [_last_heading_before(table, outline) for table in outline.tables]
    first = outline.blocks[0]
    alike = [block for block in above if block and block.style.emphasis == first.style.emphasis]
    if above[:1] != [first] or len({id(block) for block in alike}) < len(above):
        return False
    return len(above) > 2 or (len(above) == 2 and all(_tops_as(block, first) for block in alike))


def _tops_as(block: Block, other: Block) -> bool:
    """Whether a heading stands at the same place of its page as another."""
    one, two = block.lines[0].box, other.lines[0].box
    return abs(one.top - two.top) < NEAR and abs(one.x0 - two.x0) < NEAR


def _last_heading_before(table: Table, outline: Outline) -> Block | None:
    before = (b for b in reversed(outline.blocks) if b.place < (table.page, table.top))
    return next((b for b in before if b.kind is Kind.HEADING), None)


def _with_number_apart(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines, the number as one of its own that stands off from the text behind it: "2     Be clearer"."""
    first, *rest = lines
    number, *words = first.words
    apart = bool(words) and words[0].box.x0 - number.box.x1 > WIDER * number.style.size
    return (line_of([number]), first.after(1), *rest) if apart and is_reference(number.text) else lines


def _with_counts_apart(found: Sequence[Sequence[Over]]) -> list[list[Over]]:
    """The candidates, the numbers apart that stand bare before their texts and count them: "1 Give residents
    a voice" over some rows, "2 Use our land" over others, or the first above the table and the rest over its
    rows. "12 forums" alone is a text."""
    bare = [over for own in found for over in own if _bare_number(over)]
    kept: list[list[Over]] = [list(own) for own in found]
    sources = {over.source for over in bare}
    for counted in (bare, *([over for over in bare if over.source == source] for source in sources)):
        if len(counted) > 1 and [_bare_number(one) for one in counted] == [*range(1, len(counted) + 1)]:
            kept = [[_counted_apart(one) if one in counted else one for one in own] for own in kept]
    return kept


def _bare_number(over: Over) -> int:
    """The number that a text begins with, on a line of its own or not; 0 for none."""
    first, *rest = over.words
    return int(first.text) if rest and first.text.isdecimal() and len(first.text) < 3 else 0


def _counted_apart(over: Over) -> Over:
    first, *rest = over.lines
    if len(first.words) == 1:
        return over
    return replace(over, lines=(line_of(first.words[:1]), first.after(1), *rest))


def _headings_within(table: Table, outline: Outline) -> list[Block]:
    """The headings between the parts of a table: themes, unless one comes again and again."""
    if not table.rows:
        return []
    within = [b for b in outline.blocks if (table.page, table.top) < b.place < table.rows[-1].place]
    counts = Counter(block.item.text for block in within)
    return [b for b in within if b.kind is Kind.HEADING and counts[b.item.text] == 1]
