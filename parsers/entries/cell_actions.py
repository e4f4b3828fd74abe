"""Cells → actions on their way to drafts: their items, with the labelled values that the cell holds.

Action: Hold a meeting each month         an action, and what is said of it
Lead: Head of Policy
Actions:                                  a heading within the cell
• Publish a note
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from models.document import Word
from models.plan import NOTHING, ActionDraft, Field, Passage
from parsers.cells.date_cells import DATES
from parsers.cells.label_values import Label
from parsers.cells.pairing import Pairs
from parsers.entries.table_blocks import TableReader
from parsers.fields.answer import answers
from parsers.records.drafts import bare_reference, draft_action, whole_item, with_leading_date
from parsers.sections.blocks import Block, Kind
from parsers.sections.cell_texts import cell_to_said
from parsers.sections.section_actions import label_alone
from parsers.tables.tables import Row
from parsers.text.items import Item
from parsers.text.joiner import Joiner
from parsers.text.lines import Measure
from parsers.text.nesting import nest
from parsers.vocabulary import column_of

LONGEST_ANSWER = 4
"""Words of an answer that says nothing else: "Agreed.", "Accepted in part"."""

LONGEST_TITLE = 6
"""Words of an action's title, at most."""


@dataclass
class CellAction:
    """An action on its way to a draft: its item, and the fields that pairing gives it."""

    item: Item
    fields: list[Field] = field(default_factory=list)
    scope: str = ""
    doubts: list[str] = field(default_factory=list)
    dates: list[Item] = field(default_factory=list)
    """The parts of a date cell that were paired with this action alone."""
    number: Passage = NOTHING
    """What the column of action numbers says of this action alone."""
    heading: tuple[Word, ...] = ()
    """The label above the actions of its cell: "Actions:"."""

    def with_labels(self, labels: Sequence[Label]) -> CellAction:
        """The action with the labelled values that are its own."""
        self.fields += [label.field for label in labels]
        self.scope = "action" if _has_deadline(self.fields) else ""
        return self

    def give(self, value: Field, parts: Sequence[Item], pairs: Pairs) -> None:
        self.fields.append(value)
        if value.column in DATES and pairs.scope == "action":
            self.dates += parts
        if value.column == "deadline":
            self.scope = pairs.scope
        if not pairs.sure:
            self.doubts.append(f"which action “{value.value.text}” belongs to is not certain")

    def draft(self, joiner: Joiner, measure: Measure) -> ActionDraft:
        draft = draft_action(self.item, joiner, measure)
        marks = (*self.heading, *self.number.words)
        text = replace(draft.text, words=(*marks, *draft.text.words))
        label = bare_reference(self.number.text) if self.number else draft.label
        doubts = (*draft.doubts, *self.doubts)
        fields = tuple(self.fields)
        built = replace(
            draft, text=text, label=label, fields=fields, deadline_scope=self.scope, doubts=doubts
        )
        return built if _has_deadline(fields) else with_leading_date(built)


def actions_of(group: Sequence[Row], reader: TableReader, shared: list[Field]) -> list[CellAction]:
    """The actions of one cell, or of several that head dates; what else it says is added to `shared`."""
    if reader.dated:
        return [action for place in reader.dated for action in _dated(group, place, reader)]
    items = _under_titles(_without_answer(reader.items(group), reader, shared))
    if not reader.labelled or reader.action is None:
        return [CellAction(item) for item in nest(items) if not _taken_as_response(item, reader, shared)]
    said = cell_to_said(items, reader.joiner)
    heading = reader.table.columns[reader.action].heading.text
    shared += [Field("", heading, passage) for passage in said.prose]
    whole = [label.field for label in said.labels]
    done = []
    for own in said.actions:
        if _taken_as_response(own.item, reader, shared):
            whole += [label.field for label in own.labels]
        else:
            done.append(own)
    actions = [CellAction(own.item).with_labels(own.labels) for own in done]
    if not actions:
        shared += whole
        return []
    scope = "row" if len(actions) > 1 else "action"
    for action in actions:
        action.fields += whole
        action.scope = action.scope or (scope if _has_deadline(whole) else "")
    held = {word for own in said.actions for word in own.item.all_words()}
    alone = (item for item in items if label_alone(Block(Kind.PARAGRAPH, item)) == "action")
    actions[0].heading = tuple(word for item in alone for word in item.words if word not in held)
    return actions


def _without_answer(items: Sequence[Item], reader: TableReader, shared: list[Field]) -> Sequence[Item]:
    """The items without a first paragraph that only answers: "Agreed in part. ..." above bullets."""
    first = items[0] if items else None
    if first is None or first.mark or len(items) < 2 or not answers(first.text):
        return items
    if len(first.text.split()) > LONGEST_ANSWER and not any(item.mark for item in items):
        return items
    shared.append(Field("response", "", reader.joiner.passage(first.lines)))
    return items[1:]


def _under_titles(items: Sequence[Item]) -> list[Item]:
    """The items, each with the title over it: "**Savings board**" over "Set up a board of officers"."""
    joined: list[Item] = []
    for item in items:
        if joined and _is_title(joined[-1]) and not (item.mark or item.lines[0].style.bold):
            joined[-1] = replace(joined[-1], lines=(*joined[-1].lines, *item.lines))
        else:
            joined.append(item)
    return joined


def _is_title(item: Item) -> bool:
    """Whether an item is short, in bold, and neither a sentence nor a label: "Actions" heads those below."""
    short = len(item.text.split()) <= LONGEST_TITLE and item.text[-1:].isalpha()
    return short and not (item.mark or column_of(item.text)) and all(w.style.bold for w in item.words)


def _taken_as_response(item: Item, reader: TableReader, shared: list[Field]) -> bool:
    """Whether a point of a "Response / Owner / Date" only answers: "Accepted."; `shared` then as that."""
    told = reader.responds and not (item.mark or item.children) and answers(item.text)
    if told:
        shared.append(Field("response", "", whole_item(item, reader.joiner)))
    return told


def _dated(group: Sequence[Row], place: int, reader: TableReader) -> list[CellAction]:
    heading = reader.table.columns[place].heading.text
    due = Field("deadline", heading, Passage(heading))
    return [CellAction(item, [due], "action") for item in nest(reader.items_in(group, place))]


def _has_deadline(fields: Sequence[Field]) -> bool:
    return any(field.column == "deadline" for field in fields)
