"""What a table's cell says: its actions, each with the labels below it, and what is said of them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from parsers.cells.label_values import Label
from parsers.cells.run_in_labels import NAMES, Labelled, cut_at_labels
from parsers.fields.deadline import is_deadline
from parsers.fields.owner import names_owners
from parsers.sections.blocks import Block, Kind
from parsers.sections.section_actions import (
    LONGEST_LABEL,
    Said,
    label_alone,
    label_over,
    of_each_action,
    section_to_parts,
    told_apart,
)
from parsers.text.items import Item
from parsers.text.joiner import Joiner
from parsers.text.lines import Line
from parsers.text.marks import Mark
from parsers.text.nesting import nest


def cell_to_said(items: Sequence[Item], joiner: Joiner) -> Said:
    """What the items of a table's cell say, in order, none under another yet. They are its actions; but where
    these have labels ("Action:"), what follows one is its own, and the rest is prose: "We accept this." Where
    they stand under a heading ("Actions"), what stands under others ("Context") is said of all."""
    apart, items = _under_other_headings(items, joiner)
    cut = [cut_at_labels(item.lines) for item in items]
    items = _with_texts_like_labels(items, cut)
    labels = [label for _, own in cut for label in own]
    named = any(label.column == "action" and label.lines for label in labels)
    blocks: list[Block] = []
    for alone, own in groupby(items, key=_stands_alone):
        kind = Kind.PARAGRAPH if alone or named else Kind.ITEM
        blocks += [Block(kind, item) for item in (own if alone else nest(list(own)))]
    parts = list(section_to_parts(blocks, joiner))
    each = frozenset(label.column for label in labels) if named else of_each_action(parts)
    said = told_apart(parts, each)
    return replace(said, labels=(*apart, *said.labels))


def _with_texts_like_labels(
    items: Sequence[Item], cut: Sequence[tuple[Sequence[Line], Sequence[Labelled]]]
) -> list[Item]:
    """The items, `cut` at their labels, an action that begins like a label marked as one: "Scrutiny: one
    in-depth review a year" right above its "Lead: ...", first in the cell or right below what is said of
    another."""
    said = [[] if before else [each.column for each in labels] for before, labels in cut]
    marked = list(items)
    for place, (item, columns) in enumerate(zip(items, said, strict=True)):
        below = columns[1:2] or [column for own in said[place + 1 : place + 2] for column in own[:1]]
        behind = not place or not NAMES.isdisjoint(said[place - 1])
        if columns[:1] == ["governance"] and item.mark is None and behind and not NAMES.isdisjoint(below):
            told = _says_what(cut[place][1][0])
            marked[place] = replace(item, mark=Mark("", "", item.x, ())) if told else item
    return marked


def _says_what(label: Labelled) -> bool:
    """Whether what stands behind a label is no body and no time: not "Scrutiny: Audit Committee"."""
    said = " ".join(line.text for line in label.lines).rstrip(".")
    return bool(said) and not (names_owners(said) or is_deadline(said))


def _stands_alone(item: Item) -> bool:
    """Whether nothing hangs under an item: a label, or values ("Lead: Leader"), on a line of its own."""
    if label_alone(Block(Kind.PARAGRAPH, item)):
        return True
    before, labels = cut_at_labels(item.lines)
    return item.mark is None and not before and all(each.column != "action" for each in labels)


def _under_other_headings(items: Sequence[Item], joiner: Joiner) -> tuple[list[Label], list[Item]]:
    """What a cell says under bold headings of its own, where its actions stand under one; and the rest."""
    heads = [item for item in items if _is_heading(item)]
    if len(heads) < 2 or not any(label_alone(Block(Kind.PARAGRAPH, item)) == "action" for item in heads):
        return [], list(items)
    labels: list[Label] = []
    rest: list[Item] = []
    places = [*(number for number, item in enumerate(items) if item in heads), len(items)]
    rest += items[: places[0]]
    for start, end in pairwise(places):
        head, own = Block(Kind.PARAGRAPH, items[start]), items[start + 1 : end]
        if label_alone(head) == "action" or not own:
            rest += items[start:end]
        else:
            labels.append(label_over(head, [Block(Kind.PARAGRAPH, item) for item in own], joiner))
    return labels, rest


def _is_heading(item: Item) -> bool:
    bold = all(word.style.bold for word in item.words)
    short = len(item.text.split()) <= LONGEST_LABEL and not item.text.endswith(".")
    return bold and short and item.mark is None
