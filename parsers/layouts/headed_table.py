"""A table with a header, a row or a merged block of rows a recommendation.

No | Recommendations | Actions                | Completed By | Lead Member | Lead Officer
01 | Establish ...   | To hold meetings       | March 2022   | Leader      | Chief Executive
   |                 | To reinforce relations | Ongoing      |             |
---------------------------- page end -------------------------------------------------
   |                 | through catch-ups.     |              |             |
02 | Co-develop ...  | ...
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from models.plan import NOTHING, Field, Passage, RecommendationDraft
from parsers.cells.cell_parts import NAMING, owners_in_a_list, owners_text, paired
from parsers.cells.date_cells import DATES
from parsers.cells.label_values import LABELLED, label_line, labelled_values
from parsers.cells.pairing import Pairs
from parsers.cells.repeats import letters_of
from parsers.cells.run_in_labels import cut_at_labels
from parsers.entries.asked_cells import asked_cell, said_besides
from parsers.entries.cell_actions import CellAction, actions_of
from parsers.entries.joint_leads import names_one_each
from parsers.entries.section_tables import heading_of_own, heading_over
from parsers.entries.table_blocks import Block, TableReader
from parsers.entries.table_headings import AIM, over_tables
from parsers.fields.reference import is_reference, reference_in, split_reference
from parsers.grids.grids import Cell
from parsers.headers.headers import NAMED_LIKE_THEMES, Column
from parsers.outline.outline import Outline
from parsers.records.drafts import (
    Placed,
    bare_reference,
    item_in_text,
    joined,
    listed_text,
    split_passage,
    under_their_codes,
    without_words,
)
from parsers.sections.sections import ANNOUNCES
from parsers.tables.over import Over, number_apart
from parsers.tables.tables import Row, Table
from parsers.text.items import Item
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, Measure, breaks_off
from parsers.text.marks import LABELS, begins_with_bullet, is_bullet
from parsers.vocabulary import column_of, numbered_label
from parsers.vocabulary.sections import section_says

WHOLE = frozenset({"recommendation", "recommendation_ref", "theme"})
"""Columns that belong to a recommendation as a whole, and are not paired with its actions."""
BESIDE = "a row beside it says neither what is recommended nor what is done"
CALLED = re.compile(r"(?:\w+ )?recommendation\s*[:–-]\s*", re.I)
"""A recommendation without a number may say what it is: "Recommendation: Review ..."."""


def recognises(outline: Outline) -> bool:
    return bool(outline.tables)


def parse(outline: Outline) -> list[Placed]:
    """The recommendations of every headed table, in order."""
    over = over_tables(outline)
    return [
        placed
        for table, own in zip(outline.tables, over, strict=True)
        if not _answers_nothing(table, own)
        for placed in _table_to_drafts(table, own, outline)
    ]


def _answers_nothing(table: Table, over: Sequence[Over]) -> bool:
    """Whether a table says how fast somebody answers, "Response | Timescale", with nothing asked over it."""
    asked = any(each.kind == "recommendation" for each in over)
    return not asked and {column_of(column.heading.text) for column in table.columns} == {
        "response",
        "deadline",
    }


def _table_to_drafts(table: Table, over: Sequence[Over], outline: Outline) -> Iterator[Placed]:
    if any(each.kind == "recommendation" for each in over):
        # What counts the rows beneath it counts actions.
        table = table.with_meaning("recommendation_ref", "action_ref")
    reader = TableReader(table, outline.joiner, outline.tables)
    inside = any(each.kind == "theme" and each.source in ("band", "within") for each in over)
    announced = NOTHING if inside else _announced(table, outline) or _theme_in_heading(table, outline)
    theme = NOTHING
    blocks = reader.blocks(over)
    counted = table.columns[reader.ref].heading.text if reader.ref is not None else ""
    loose: list[RecommendationDraft] = []
    last: Placed | None = None
    for block, own in zip(blocks, reader.themes(blocks), strict=True):
        draft = _block_to_draft(block, own or block.theme, reader)
        theme = draft.theme or theme
        if not draft.text and not draft.actions:
            loose.append(draft)
            continue
        if reader.theme is not None:  # a blank cell of such a column stands under the theme above it
            draft = replace(draft, theme=theme)
        labels = tuple(w for each in block.over if each.kind == "label" for w in each.words)
        if last:
            yield _with_loose(last, loose, counted, draft.theme)
            loose = []
        last = Placed(*block.place, replace(draft, theme=announced or draft.theme), labels)
    if last:
        yield _with_loose(last, loose, counted)


def _with_loose(
    placed: Placed, loose: Sequence[RecommendationDraft], counted: str, theme: Passage = NOTHING
) -> Placed:
    """The draft with what rows beside it say that neither recommend nor do anything, a total or the rest of a
    heading: kept as printed, and for a person to look at. `counted` heads the column of references; `theme`
    is that of the draft below."""
    held = {*placed.draft.theme.words, *theme.words}
    said = [
        field
        for each in loose
        for field in (Field("", counted, each.ref), Field("", "theme", each.theme), *each.fields)
        if field.value and field.value.words and held.isdisjoint(field.value.words)
    ]
    if not said:
        return placed
    draft = placed.draft
    fields = (*draft.fields, *(replace(field, column="") for field in said))
    return replace(placed, draft=replace(draft, fields=fields, doubts=(*draft.doubts, BESIDE)))


def _announced(table: Table, outline: Outline) -> Passage:
    """The heading that says what a table of recommendations without actions and themes holds: "Areas for
    priority action", above it or, where no heading is, over its column; or reviewers, what must be done."""
    if own := heading_of_own(table, outline):
        return outline.joiner.passage(own.lines)
    place = table.place("recommendation")
    if place is None or table.place("action", "theme") is not None:
        return NOTHING
    above = heading_over((table.page, table.top), outline)
    if above and section_says(above.item.text) in ANNOUNCES:
        return outline.joiner.passage(above.lines)
    heading = table.columns[place].heading
    return heading if section_says(heading.text) == "areas" else NOTHING


def _theme_in_heading(table: Table, outline: Outline) -> Passage:
    """What stands over the recommendations of one of several tables and is no known heading: its theme."""
    place = table.place("recommendation")
    if place is None or table.place("theme") is not None:
        return NOTHING
    heading = table.columns[place].heading
    headings = {
        column.heading.text
        for each in outline.tables
        for column in each.columns
        if column.name == "recommendation"
    }
    named = column_of(heading.text) not in ("", *NAMED_LIKE_THEMES)
    return heading if len(headings) > 1 and not named else NOTHING


def _block_to_draft(block: Block, theme: Passage, reader: TableReader) -> RecommendationDraft:
    """The recommendation of a block, its actions, and all that its other columns say of either."""
    table, joiner = reader.table, reader.joiner
    groups = reader.groups(block.rows)
    shared: list[Field] = []
    trees = [actions_of(group, reader, shared) for group in groups]
    # Dates first: an owner set level with a date shares its action.
    places = sorted(range(len(table.columns)), key=lambda place: table.columns[place].name not in DATES)
    taken = (reader.action, *reader.dated, reader.ref, reader.recommendation, reader.theme)
    for place in (place for place in places if place not in taken):
        column = table.columns[place]
        # Of two columns of references or of recommendations, the second is kept as it is.
        column = replace(column, name="") if column.name in WHOLE else column
        for span in _spans(reader, groups, place):
            actions = [action for group in span.groups for action in trees[group]]
            shared += _give(span, column, place, actions, reader)
    if block.is_asked_over:
        ref, text = _asked_over(block.over, joiner)
    else:
        ref, text = _reference_and_text(block.rows, reader, shared)
    said = list(_said_over(block.over, joiner))
    named = next((each.value for each in said if each.column == "theme"), NOTHING)
    shared += (each for each in said if each.value is not named)
    measure = table.measures[reader.action or 0]
    return RecommendationDraft(
        text=text,
        ref=ref,
        theme=named or theme,
        fields=tuple(shared),
        actions=under_their_codes([action.draft(joiner, measure) for tree in trees for action in tree]),
        doubts=_doubts(block.rows, reader),
    )


def _asked_over(over: Sequence[Over], joiner: Joiner) -> tuple[Passage, Passage]:
    """The reference and the text of a recommendation that stands over its rows."""
    lines = [line for each in over if each.kind in ("recommendation", "text") for line in each.asking]
    apart = number_apart(over)
    if apart or is_reference(lines[0].text):
        count = len(apart.asking) if apart else 1
        ref = joiner.passage(lines[:count])
        ref = replace(ref, text=reference_in(ref.text) or bare_reference(ref.text))
        return ref, joiner.passage(lines[count:])
    whole = joiner.passage(lines)
    ref, text = split_passage(whole)
    named = CALLED.match(text.text)
    return ref, replace(text, text=text.text[named.end() :]) if named else text


def _said_over(over: Sequence[Over], joiner: Joiner) -> Iterator[Field]:
    """What is said of a recommendation around its actions, under its labels or as a note."""
    values = [each for each in over if each.kind == "value" and each.block]
    for under, own in groupby(values, key=lambda each: each.under):
        texts = [item_in_text(each.block.item, joiner) for each in own if each.block]
        yield Field(column_of(under), under.rstrip(":"), joined(texts))
    for each in over:
        if each.kind == "aim":
            said = joiner.passage(each.lines)
            is_labelled = bool(AIM.match(said.text) or label_line(each.lines[0]))
            heading, _, text = said.text.partition(":") if is_labelled else ("note", "", said.text)
            yield Field("", heading.strip(), replace(said, text=text.strip()))
            continue
        yield from (value.field for value in labelled_values(each.labelled, joiner))
        if each.kind != "note" or not each.asking:
            continue
        said = joiner.passage(each.asking)
        named = LABELLED.match(said.text)
        heading, text = named.groups() if named else ("note", said.text)
        yield Field("", heading, replace(said, text=text))


def _doubts(rows: Sequence[Row], reader: TableReader) -> tuple[str, ...]:
    """What is not certain of a recommendation's text: whether it goes on behind the page end."""
    lines = reader.said_once(rows, reader.recommendation)[0]
    cuts = [(above, below) for above, below in pairwise(lines) if above.page != below.page]
    unproved = [
        below for above, below in cuts if not breaks_off(above, below) and not begins_with_bullet(below)
    ]
    return ("whether it goes on behind the page end is not certain",) if unproved else ()


def _reference_and_text(
    rows: Sequence[Row], reader: TableReader, shared: list[Field]
) -> tuple[Passage, Passage]:
    """The reference and the text, from their columns or a text that begins with its reference; items of a
    list in it each after "• ". Labelled values below it, "Lead member: ...", go to what is `shared`."""
    ref = reader.said_once(rows, reader.ref)[1]
    lines, whole = reader.said_once(rows, reader.recommendation)
    if reader.asks_labelled:
        before, labels = cut_at_labels(lines)
        shared += [Field(each.column, each.heading, each.value(reader.joiner)) for each in labels]
        said = {word for each in labels for word in each.value(reader.joiner).words}
        text = reader.joiner.passage(before).text
        lines, whole = list(before), Passage(text, tuple(word for word in whole.words if word not in said))
    if (parts := asked_cell(lines, reader.explains)).asked != tuple(lines):
        shared += said_besides(parts, whole, reader.joiner)
        lines, whole = list(parts.asked), reader.joiner.passage(parts.asked)
    if ref:
        ref = replace(ref, text=bare_reference(ref.text))
    else:
        ref, whole = split_passage(whole)
        if not ref and reader.counted:
            number, _, text = whole.text.partition(" ")
            if number.isdigit():
                ref, whole = Passage(number, whole.words[:1]), Passage(text, whole.words[1:])
        lines = without_words(lines, len(ref.words))
        ref = ref or _reference_in_heading(reader)
    if lines and reader.recommendation is not None:
        text = listed_text(lines, reader.joiner, reader.table.measures[reader.recommendation])
        whole = replace(whole, text=text if ref.words or not ref else split_reference(text)[1])  # "R7:Re-set"
    return ref, whole


def _reference_in_heading(reader: TableReader) -> Passage:
    """The reference over a recommendation that is alone in its table: "Recommendation 1" over its text."""
    place = reader.recommendation
    rows = [row for row in reader.table.rows if row.cells]
    if place is None or sum(bool(cell.words) for cell in reader.cells(rows, place)) > 1:
        return NOTHING
    return Passage(numbered_label(reader.table.columns[place].heading.text)[1])


@dataclass
class _Span:
    """A cell's lines (of both halves, where a page end cuts it) and the groups of rows beside it."""

    lines: list[Line]
    groups: list[int]


def _spans(reader: TableReader, groups: Sequence[Sequence[Row]], place: int) -> list[_Span]:
    """A column's cells that hold words, each with the groups of rows that it stands beside."""
    spans: dict[int, _Span] = {}
    beside: dict[int, set[int]] = defaultdict(set)
    for number, group in enumerate(groups):
        for row in group:
            beside[id(reader.whole(row.cells[place]))].add(number)
    last: _Span | None = None
    behind = False
    for number, group in enumerate(groups):
        for row in group:
            cell = reader.whole(row.cells[place])
            behind = row.tops_page or (behind and not cell.words)
            if id(cell) in spans:
                spans[id(cell)].groups.append(number)
            elif cell.words and last and row.tops_page and _is_cut(last, cell, place, reader):
                # A merged cell that the page end cuts in the middle of its words.
                last.lines += cell.lines
                last.groups += {number, *beside[id(cell)]}
                spans[id(cell)] = last
            elif cell.words and last and last.groups == [number] and not _says_again(cell, last):
                # Another cell beside the same action, or the half of one behind the page end.
                last.lines += cell.lines
                spans[id(cell)] = last
            elif cell.words:
                last = spans[id(cell)] = _Span(list(cell.lines), [number])
            elif last and behind and _is_whole(last, beside[id(cell)], row, place, reader):
                # The empty half of a merged cell behind the page end.
                last.groups += {number, *beside[id(cell)]}
    found = list({id(span): span for span in spans.values()}.values())
    for span in found:
        span.groups = sorted(set(span.groups))
    whole = reader.table.columns[place].name in NAMING or place in reader.said_of_all
    if len(found) == 1 and whole and reader.has_recommendations:
        # An owner who stands once, beside the first row of a recommendation, is the owner of all of it.
        found[0].groups = list(range(len(groups)))
    return found


def _is_whole(span: _Span, beside: set[int], row: Row, place: int, reader: TableReader) -> bool:
    """Whether what stands above a page end is said beside an empty cell below it: one, or most, is merged."""
    merged = row.tops_page and max(len(set(span.groups)), len(beside)) > 1
    return merged or place in reader.mostly_merged


def _is_cut(span: _Span, cell: Cell, place: int, reader: TableReader) -> bool:
    """Whether the page end cuts a cell: its words show it, or it is merged beside the recommendation."""
    merged = place in reader.merged and not _says_again(cell, span)
    return merged or reader.clearly_cut(span.lines, cell.lines, place)


def _says_again(cell: Cell, span: _Span) -> bool:
    """Whether a cell prints what the one above it said."""
    return letters_of(span.lines) == letters_of(cell.lines)


def _give(
    span: _Span, column: Column, place: int, actions: Sequence[CellAction], reader: TableReader
) -> list[Field]:
    """Gives a cell's fields to its actions, or back as the recommendation's; joint leads are all's."""
    joiner, measure = reader.joiner, reader.table.measures[place]
    listed = owners_in_a_list(span.lines, column.name, measure)

    def field_of(parts: Sequence[Item], labelled: bool = False) -> Field:
        value = joiner.passage([line for part in parts for line in part.lines], measure)
        words = tuple(word for part in parts for word in part.words)
        bare = labelled and not parts[0].label  # else "T. Marsh" behind "a." would lose its initial
        text = LABELS.sub("", value.text) if bare else value.text
        if listed:
            text = "; ".join(joiner.passage(part.lines, measure).text for part in parts)
        elif column.name in NAMING and not labelled:
            lines = [line for part in parts for line in part.lines]
            text = owners_text(lines, column.name, measure, joiner)
        elif column.name not in DATES and is_bullet(words[0]) and len(words) > 1:
            text = _list_of(parts, measure, joiner)
        return Field(column.name, column.heading.text, Passage(text, words))

    whole = listed or [Item(tuple(span.lines))]
    if not actions:
        return [field_of(whole)]
    if column.name == "action_ref" and len(actions) == 1 and not actions[0].item.label:
        said = field_of(whole)
        if is_reference(said.value.text) and not actions[0].number:
            actions[0].number = said.value
            return []
    items = [action.item for action in actions]
    dates = [action.dates[0] for action in actions] if all(action.dates for action in actions) else []
    apart = len(span.groups) > 1
    parts, pairs = paired(span.lines, column.name, measure, items, dates, joiner, apart)
    joint = place in reader.joint and not listed
    together = joint and names_one_each(owners_text(span.lines, column.name, measure, joiner))
    if pairs.how == "row" or (together and pairs.how != "labels"):
        parts, pairs = whole, Pairs((tuple(range(len(actions))),) * len(whole), "row")
    for number, action in enumerate(actions):
        own = [part for part, of in zip(parts, pairs.of, strict=True) if number in of]
        if own:
            action.give(field_of(own, pairs.how == "labels"), own, pairs)
    return []


def _list_of(parts: Sequence[Item], measure: Measure, joiner: Joiner) -> str:
    """The text of a list in a cell, each of several points after "• ", whatever its bullets are."""
    if len(parts) == 1 and not parts[0].mark:
        return listed_text(parts[0].lines, joiner, measure)
    texts = (joiner.passage(part.lines, measure).text for part in parts)
    return " ".join(f"• {text}" if len(parts) > 1 else text for text in texts)
