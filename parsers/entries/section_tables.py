"""Tables under a heading that announces recommendations, whose own header says nothing that is known.

Recommendations                              the section's heading
1 | Ensure that plans are up to date | NHS   a row a recommendation: the column of long texts, its number,
2 | Publish the data of the board    | LA    and whom it asks
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.plan import Field, RecommendationDraft
from parsers.cells.details import OWNERS
from parsers.fields.reference import is_reference
from parsers.grids.grids import Cell, Grid, bands
from parsers.headers.headers import cells_in
from parsers.outline.outline import Outline
from parsers.records.drafts import EXPLAINS, Placed, listed_text
from parsers.sections.blocks import Block, Kind
from parsers.sections.counted_openings import explain_in_bold, lines_in_bold
from parsers.sections.sections import Section, blocks_to_sections
from parsers.tables.tables import Table
from parsers.text.joiner import Joiner
from parsers.text.lines import Measure, ends_sentence, line_pitch
from parsers.vocabulary.sections import asks, names_body

MOST = 0.5
"""The share of a table's rows that must ask something."""


def tables_to_drafts(outline: Outline, sections: Sequence[Section]) -> Iterator[Placed]:
    """The recommendations of the tables that stand right under a section's heading."""
    own = {section.nearest.place: section for section in sections}
    for grid in outline.others:
        above = _place_of(heading_over((grid.page, grid.depth), outline))
        if above in own:
            theme = outline.joiner.passage(own[above].heading.lines)
            yield from (
                replace(each, draft=replace(each.draft, theme=theme))
                for each in _grid_to_drafts(grid, outline.joiner, own[above].says == "areas")
            )


def headings_over_tables(outline: Outline) -> frozenset[tuple[int, float]]:
    """The places of the headings under which a table stands, before the next heading."""
    places = [(table.page, table.top) for table in outline.tables]
    places += [(grid.page, grid.depth) for grid in outline.others]
    return frozenset(_place_of(heading_over(place, outline)) for place in places)


def heading_of_own(table: Table, outline: Outline) -> Block | None:
    """The heading over a table of the reviewers' own: it says what, maybe when, and of nobody that they will
    do it, below "What must be done" or a part of it."""
    if table.place("action") is None or table.place(*OWNERS) is not None:
        return None
    above = heading_over((table.page, table.top), outline)
    sections = blocks_to_sections(outline.blocks) if above else ()
    return above if any(s.nearest is above and s.says in ("areas", "maybe") for s in sections) else None


def heading_over(place: tuple[int, float], outline: Outline) -> Block | None:
    """The last heading above a table that begins at a place, (page, top)."""
    headings = (block for block in reversed(outline.blocks) if block.kind is Kind.HEADING)
    return next((block for block in headings if block.place < place), None)


def _place_of(heading: Block | None) -> tuple[int, float]:
    return heading.place if heading else (0, 0.0)


def _grid_to_drafts(grid: Grid, joiner: Joiner, areas: bool) -> Iterator[Placed]:
    """Its rows, where most of them ask, or are counted below "What needs to improve"."""
    rows = [cells_in(grid, band) for band in bands(grid)]
    counted = all(len(row) == 2 and is_reference(joiner.passage(row[0].lines).text) for row in rows)
    place = _longest_column(rows)
    cells = [next((cell for cell in row if cell.first == place), None) for row in rows]
    texts = [joiner.passage(cell.lines).text if cell else "" for cell in cells]
    if len(rows) > 1 and not ends_sentence(texts[0]) and any(map(ends_sentence, texts)):
        # "No | What must be done | By whom" is a header, whatever its words.
        rows, texts = rows[1:], texts[1:]
    if sum(map(asks, texts)) <= MOST * len(rows) and not (areas and counted):
        return
    asked = [cell.lines for row in rows for cell in row if cell.first == place and cell.lines]
    explains = explain_in_bold(asked, joiner)
    for row in rows:
        draft = _row_to_draft(row, place, joiner, explains)
        if draft.text:
            yield Placed(draft.text.page, row[0].box.top, draft)


def _longest_column(rows: Sequence[Sequence[Cell]]) -> int:
    """The column that most of the words stand in."""
    counts = Counter({cell.first: 0 for row in rows for cell in row})
    for row in rows:
        for cell in row:
            counts[cell.first] += len(cell.words)
    return counts.most_common(1)[0][0]


def _row_to_draft(row: Sequence[Cell], place: int, joiner: Joiner, explains: bool) -> RecommendationDraft:
    """A row's draft; `explains` tells that sentences in bold begin nearly all, and others explain these."""
    draft = RecommendationDraft()
    for cell in row:
        passage = joiner.passage(cell.lines)
        if cell.first == place and cell.lines:
            measure = Measure(max(line.box.x1 for line in cell.lines), line_pitch([cell.lines]))
            lines, rest = lines_in_bold(cell.lines) if explains else (cell.lines, [])
            if rest:
                passage = joiner.passage(lines)
                said = Field(EXPLAINS, EXPLAINS, joiner.passage(rest))
                draft = replace(draft, fields=(*draft.fields, said))
            draft = replace(draft, text=replace(passage, text=listed_text(lines, joiner, measure)))
        elif is_reference(passage.text):
            draft = replace(draft, ref=replace(passage, text=passage.text.strip("().: ")))
        elif passage:
            column = "owner" if names_body(passage.text) else ""
            draft = replace(draft, fields=(*draft.fields, Field(column, column or "table", passage)))
    return draft
