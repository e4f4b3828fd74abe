"""What stands under a heading → the actions of a draft, and the labelled values that are theirs or its own.

• Produce a delivery plan for 2025/26.
    Timescale: By end of March 2025         of the bullet that it stands under
• Report on milestones. Status: Ongoing.
Lead: Assistant Chief Executive             of what the heading says
Measures of success                         a label on a line of its own: what stands below it
• 90% of plans are on time
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from models.document import words_of
from models.plan import NOTHING, ActionDraft, Field, Passage, RecommendationDraft
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.cells.label_values import Label
from parsers.cells.run_in_labels import Labelled, cut_at_labels, says_who_and_when
from parsers.fields.answer import answers
from parsers.fields.reference import split_reference
from parsers.headers.headers import RECOMMENDATIONS
from parsers.records.drafts import (
    EXPLAINS,
    draft_action,
    joined,
    listed_item,
    whole_item,
    with_field,
    with_leading_date,
)
from parsers.sections.blocks import Block, Kind
from parsers.sections.trailing_details import dated_in_other_type, tail_of
from parsers.text.items import ALIGNED, Item, with_code
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, ends_sentence, runs_on, words_to_lines
from parsers.text.marks import Mark
from parsers.vocabulary import column_of, kinds_of_heading
from parsers.vocabulary.sections import asks, commands

LONGEST_LABEL = 6
"""Words of a label on a line of its own: "What the peer team said"."""
TOUCHING = 1.5
"""Font sizes from one line of a value to the next, at most."""
NEXT_STEPS = ("action", "next_steps", "deadline or action (by content)")
"""Columns of labels that head actions, where none but these does: "Milestones:" over "By May 2026: ..."."""
ANSWERS = (*NEXT_STEPS, "response")
"""The same over points that say who or when."""

Part = Item | Label | Passage
"""An action, a labelled value, or prose."""


@dataclass(frozen=True, slots=True)
class LabelledItem:
    """An action with the labelled values that are its own."""

    item: Item
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """A section's actions, the labelled values of all of it, and its prose, `above` of which comes first."""

    actions: tuple[LabelledItem, ...]
    labels: tuple[Label, ...]
    prose: tuple[Passage, ...]
    above: int


def with_section(draft: RecommendationDraft, section: Sequence[Block], joiner: Joiner) -> RecommendationDraft:
    """The draft with the actions below it; a labelled line is the action's where it is part of it, steps in
    under it or comes again under another action, else the recommendation's. Prose explains a recommendation,
    and says nothing of a theme."""
    parts = list(section_to_parts(section, joiner))
    if not any(isinstance(part, Item) for part in parts):
        answered = list(section_to_parts(section, joiner, ANSWERS))
        # "Our response" over "• Publish a charter", "Lead: Head of Housing" is what will be done.
        due = any(map(_is_due, answered, answered[1:]))
        parts = answered if due else list(section_to_parts(section, joiner, _acts_among(parts, draft)))
    labelled = any(isinstance(part, Label) for part in parts)
    if ends_sentence(draft.text.text) and (asked := _asked_in_list(parts)):  # a title has no more text
        draft, parts = replace(draft, text=joined([draft.text, asked])), parts[1:]
    if draft.text.text.endswith(":") and (not labelled or _goes_on_in_list(parts)):
        # "This should include:" and a list, with no word of who or when, or in the middle of a sentence: the
        # recommendation goes on.
        count = next((n for n, part in enumerate(parts) if not isinstance(part, Item)), len(parts))
        listed = [listed_item(part, joiner) for part in parts[:count] if isinstance(part, Item)]
        draft, parts = replace(draft, text=joined([draft.text, *listed])), parts[count:]
    said = told_apart(parts, of_each_action(parts))
    actions = [_with_fields(with_leading_date(draft_action(own.item, joiner)), own) for own in said.actions]
    fields = list(draft.fields)
    if draft.text:
        fields += [Field(EXPLAINS, EXPLAINS, passage) for passage in said.prose[: said.above]]
    # "Aim: ..." under a theme's heading says more of it.
    told = draft.theme and not draft.text
    named = [] if told else [label for label in said.labels if label.column == "theme"]
    theme = named[-1].value if named else draft.theme
    fields += [label.field for label in said.labels if label not in named]
    return replace(draft, theme=theme, fields=tuple(fields), actions=tuple(actions))


def _acts_among(parts: Sequence[Part], draft: RecommendationDraft) -> Collection[str]:
    """The columns whose labels head what is done, where none that head actions do: "What we will do next";
    beside a date, "Our response" to a recommendation that is no mere answer, else "Action taken"."""
    labels = [part for part in parts if isinstance(part, Label)]
    columns = {label.column for label in labels}
    if not draft.text or columns.isdisjoint(DATES) or "next_steps" in columns:
        return NEXT_STEPS
    said = [label.value.text for label in labels if label.column == "response"]
    taken = [label for label in labels if label.column == "progress"]
    if said:
        return NEXT_STEPS if any(map(answers, said)) else ("response",)
    named = all("action" in kinds_of_heading(label.heading) for label in taken)
    return ("progress",) if taken and named else NEXT_STEPS


def _is_due(part: Part, below: Part) -> bool:
    """Whether a part is a point, and what stands below it says who or when."""
    said = isinstance(below, Label) and below.column in (*OWNERS, *DATES)
    return said and isinstance(part, Item) and part.mark is not None


def _asked_in_list(parts: Sequence[Part]) -> Passage:
    """Prose that asks for what stands below it, "This should include:", and no word of when; else none."""
    told = any(isinstance(part, Item) and tail_of(Passage(part.text, part.words)) for part in parts)
    asked = parts[0] if parts and isinstance(parts[0], Passage) and not told else NOTHING
    return asked if asked.text.endswith(":") and asks(asked.text) else NOTHING


def _goes_on_in_list(parts: Sequence[Part]) -> bool:
    """Whether the first of the parts are items that go on with a sentence: "so that:", "(a) the plan is"."""
    first = list(takewhile(lambda part: isinstance(part, Item), parts))
    return len(first) > 1 and all(runs_on(part.text) for part in first if isinstance(part, Item))


def with_labelled_paragraphs(blocks: Sequence[Block], openings: Collection[int]) -> list[Block]:
    """The blocks, the paragraphs as items that have each a line of who and when below it, where such pairs
    follow each other: "Appoint a chair" over "Owner: Leader   Due: May 2025", "Publish a note" over another.
    Prose above one line of labels is none, nor what begins a recommendation: `openings` has the ids; nor is
    what asks nothing above labels with bullets below them, which are the actions."""
    parted = [
        part for block in blocks for part in ((block,) if id(block) in openings else parted_at_label(block))
    ]
    own = [(each, parted[at + 1 :]) for at, each in enumerate(parted) if id(each) not in openings]

    def told_in(among: bool) -> set[int]:
        return {id(one) for one, rest in own if _is_told(one, rest, among) or _tells_itself(one, rest, among)}

    if len(told := told_in(among=False)) < 2:
        return list(blocks)
    told |= told_in(among=True)  # of one among them, who or when may be missing
    return [Block(Kind.ITEM, with_code(each.item), each.row) if id(each) in told else each for each in parted]


def _is_told(block: Block, below: Sequence[Block], among: bool) -> bool:
    """Whether a paragraph, even a large one, stands above lines of labels alone, who and when among them;
    `among` such, who or when."""
    if block.kind is Kind.ITEM or cut_at_labels(block.lines)[1] or _explains(block, below):
        return False
    if among:
        return any(each.says_who or each.says_when for each in cut_at_labels(_said(below))[1])
    return says_who_and_when(_said(below)) or (not label_alone(block) and _says_under_labels(below))


def _tells_itself(block: Block, below: Sequence[Block], among: bool) -> bool:
    """Whether a paragraph tells what to do and ends with who and when, "Host an assembly. Lead: Leader. Due:
    May 2025", "A1 Host it. Leader | May 2025", or with when in another type, and no bullets below; `among`
    such its verb may be unknown: "Cost each project (Leader, May 2025)"."""
    before, labels = cut_at_labels(block.lines)
    text = block.item.text
    tells = block.kind is Kind.PARAGRAPH and before and (among or commands(split_reference(text)[1] or text))
    if not tells or any(each.kind is Kind.ITEM for each in below[:1]):
        return False
    if not labels:
        said = Passage(block.item.text, block.item.words)
        tail = tail_of(said)
        return tail is not None and (bool(tail.owner) or dated_in_other_type(said))
    return any(each.says_who for each in labels) and any(each.says_when for each in labels)


def _explains(block: Block, below: Sequence[Block]) -> bool:
    """Whether a paragraph is prose above the labels of what is asked, and of the bullets below these: "We saw
    examples of good practice" over "Lead: Leader", "Due: May 2025", "• Publish a note"."""
    behind = next((each for each in below if not holds_labels_alone(each)), None)
    told = ends_sentence(block.item.text) and not asks(block.item.text)  # not "A new scheme of delegation"
    return told and behind is not None and behind.item.mark is not None


def _said(below: Sequence[Block]) -> list[Line]:
    """The lines of the first blocks that hold nothing but labels."""
    own = takewhile(lambda each: each.kind is Kind.PARAGRAPH and holds_labels_alone(each), below)
    return [line for each in own for line in each.lines]


def _says_under_labels(blocks: Sequence[Block]) -> bool:
    """Whether blocks begin with labels on lines of their own, each over a value, who and when among them:
    "OWNER" over "Town Clerk", "DUE" over "May 2025"."""
    pairs = takewhile(
        lambda pair: label_alone(pair[0]) and pair[1].kind is Kind.PARAGRAPH and not label_alone(pair[1]),
        zip(blocks[::2], blocks[1::2], strict=False),
    )
    columns = {label_alone(label) for label, _ in pairs}
    return not columns.isdisjoint(OWNERS) and not columns.isdisjoint(DATES)


def parted_at_label(block: Block) -> list[Block]:
    """A paragraph, parted where a line begins with a label: "Set a vision" close over "Lead: Leader"."""
    before, labelled = cut_at_labels(block.lines)
    count = len(before)
    if (
        block.kind is not Kind.PARAGRAPH
        or block.item.children
        or not (before and labelled)
        or before != tuple(block.lines[:count])
    ):
        return [block]
    parts = (block.lines[:count], block.lines[count:])
    return [replace(block, item=replace(block.item, lines=tuple(lines))) for lines in parts]


def holds_labels_alone(block: Block) -> bool:
    """Whether a block holds nothing but labels and their values: "Lead: Leader  By: May 2025"."""
    before, labelled = cut_at_labels(block.lines)
    return bool(labelled) and not before


def _with_fields(action: ActionDraft, own: LabelledItem) -> ActionDraft:
    for label in own.labels:
        action = with_field(action, label.field)
    return action


def told_apart(parts: Sequence[Part], each: frozenset[str]) -> Said:
    """Each labelled value with its action, or apart; `each` are the columns whose labels speak of one."""
    actions: list[LabelledItem] = []
    labels: list[Label] = []
    prose: list[Passage] = []
    above, edge = 0, 0.0
    for part in parts:
        last = actions[-1] if actions else None
        if isinstance(part, Passage):
            prose.append(part)
            above += last is None
        elif isinstance(part, Item):
            actions.append(LabelledItem(part))
            # What is said once, below several paragraphs, is said of all.
            edge = part.x if part.mark or (last and not last.labels) else part.text_x - 2 * ALIGNED
        elif last and _is_of(part, edge, each):
            actions[-1] = replace(last, labels=(*last.labels, part))
        else:
            labels.append(part)
    return Said(tuple(actions), tuple(labels), tuple(prose), above)


def _is_of(label: Label, edge: float, each: frozenset[str]) -> bool:
    """Whether a labelled value is that of the action above it, which stands at `edge`."""
    return label.column != "theme" and (label.inside or label.column in each or label.x > edge + ALIGNED)


def of_each_action(parts: Sequence[Part]) -> frozenset[str]:
    """The columns whose labels stand under more than one action."""
    under: dict[str, set[int]] = {}
    count = 0
    for part in parts:
        if isinstance(part, Item):
            count += 1
        elif count and isinstance(part, Label):
            under.setdefault(part.column, set()).add(count)
    return frozenset(column for column, actions in under.items() if len(actions) > 1)


def section_to_parts(
    section: Sequence[Block], joiner: Joiner, acts: Collection[str] = ("action",)
) -> Iterator[Part]:
    """The actions, labelled values and prose of a section; labels of the columns `acts` head actions, one on
    its own line ("By when" / "Summer 2025") is for the blocks below."""
    alone: Block | None = None
    blocks = list(section)
    while blocks:
        block = blocks.pop(0)
        if label_alone(block):
            alone = block
        elif alone and label_alone(alone) not in acts:
            if block.item.mark:
                more = list(takewhile(lambda each: each.kind is Kind.ITEM, blocks))
            else:
                more = _rest_of_value(block, blocks)
            del blocks[: len(more)]
            yield label_over(alone, [block, *more], joiner)
            alone = None
        elif block.kind is Kind.ITEM or alone:
            item, labels = _without_labels(block.item)
            if item:
                yield item
            yield from _labels(labels, joiner, acts, item)
        else:
            before, labels = cut_at_labels(block.lines)
            if before:
                yield joiner.passage(before)
            yield from _labels(labels, joiner, acts)
            alone = None if labels else alone


def _rest_of_value(first: Block, below: Sequence[Block]) -> list[Block]:
    """What goes on right below a value: in a narrow box its lines end far from where those of the page do."""
    more: list[Block] = []
    above = first
    for block in takewhile(lambda each: each.kind is Kind.PARAGRAPH and not label_alone(each), below):
        last, line = above.lines[-1], block.lines[0]
        touches = last.part == line.part and line.baseline - last.baseline < TOUCHING * line.style.size
        if not touches or cut_at_labels(block.lines)[1]:
            break
        more.append(block)
        above = block
    return more


def label_over(alone: Block, blocks: Sequence[Block], joiner: Joiner) -> Label:
    """A label on a line of its own with what stands below it: a paragraph, or the whole of a list."""
    whole = listed_item if blocks[0].item.mark and len(blocks) > 1 else whole_item
    value = joined([whole(block.item, joiner) for block in blocks])
    words = (*alone.item.words, *(word for block in blocks for word in block.item.all_words()))
    heading = alone.item.text.rstrip(": ")
    return Label(label_alone(alone), heading, replace(value, words=words), alone.item.x)


def label_alone(block: Block) -> str:
    """The column that a whole short block names: "By when", "Actions:"; empty where it is no label."""
    text = block.item.text
    bold = all(word.style.bold for word in block.item.words)  # not "**Timescale** 2025/26"
    named = text.endswith(":") or (":" not in text and (bold or text.isupper()))
    if block.item.mark or len(text.split()) > LONGEST_LABEL or not named:
        return ""
    column = column_of(text)
    return "" if column in RECOMMENDATIONS else column


def _without_labels(item: Item) -> tuple[Item | None, list[Labelled]]:
    """An item's labels taken out of it: behind its text, in a line of it, on or below its last bullets."""
    before, labels = cut_at_labels(item.lines)
    if not before:
        first, *labels = labels
        about = first.column == "governance" or commands(" ".join(line.text for line in first.lines))
        if not (item.mark and about):
            return None, [first, *labels]
        # "• Governance: review the constitution", "• Scrutiny: one review a year" are about these.
        before = tuple(words_to_lines([*first.label, *words_of(first.lines)]))
    children, said = list(item.children), list[Labelled]()
    while children:
        last, more = _without_labels(children.pop())
        said[:0] = more
        if last:
            children.append(last)
            break
    return replace(item, lines=before, children=tuple(children)), [*labels, *said]


def _labels(
    labels: Sequence[Labelled], joiner: Joiner, acts: Collection[str], item: Item | None = None
) -> Iterator[Item | Label]:
    """The labelled values of an item, or of none; "Action: ..." is an action."""
    for each in labels:
        if each.column in acts and each.lines:
            # The label is no part of the text, as a bullet is none.
            yield Item(each.lines, Mark("", "", each.x, each.label))
        else:
            # At the bullet of an item it may speak of all the list.
            steps_in = item is not None and (item.mark is None or each.x > item.text_x - ALIGNED)
            inside = item is not None and (each.inside or steps_in)
            yield Label(each.column, each.heading, each.value(joiner), each.x, inside)
