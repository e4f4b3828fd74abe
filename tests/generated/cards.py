"""Plan and look → blocks: label/value cards, and blocks of "Label: value" lines.

| Recommendation 1 | Make the ...   |        Recommendation 1: Make the ...
| Action           | Appoint a ...  |        Action: Appoint a ...
| Timescale        | September 2025 |        Timescale: September 2025
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from tests.generated import stock
from tests.generated.blocks import Block, Cell, Heading, Para, Row, Table
from tests.generated.looks import Look
from tests.generated.plans import Shape
from tests.generated.tables import back, front
from tests.samples.content import Action, Item, Plan

LABELS = ("action", "deadline", "lead_member", "lead_officer")


def card_blocks(plan: Plan, look: Look, rng: Random) -> list[Block]:
    names = {column: rng.choice(stock.HEADINGS[column]) for column in LABELS}
    names["deadline"] = rng.choice(("Timescale", "Target date", "By when", "Deadline"))
    owners_last = look.card == "four" or rng.random() < 0.5
    blocks = [*front(plan, look)]
    for item in plan.items:
        if look.card == "table":
            blocks.append(_with_table(item, names, look))
            continue
        labelled = list(_labelled(item, names, owners_last, look.shape))
        blocks += _card(labelled, look) if look.kind == "cards" else _lines(item, labelled, look)
    return [*blocks, *back(look)]


Labelled = tuple[str, tuple[Para, ...]]


def _labelled(item: Item, names: dict[str, str], owners_last: bool, shape: Shape) -> Iterator[Labelled]:
    yield f"Recommendation {item.ref}", (Para(item.recommendation or ""),)
    if item.theme:
        yield "Theme", (Para(item.theme),)
    owners = [(names[key], (Para(getattr(item, key)),)) for key in LABELS[2:] if getattr(item, key)]
    yield from [] if owners_last else owners
    deadline = item.actions[0].deadline if item.actions else None
    shared = shape.dates == "item" and deadline is not None
    for action in item.actions:
        yield names["action"], _action(action)
        if action.deadline and not shared:
            yield names["deadline"], (Para(action.deadline.text),)
    if shared and deadline:
        yield names["deadline"], (Para(deadline.text),)
    yield from owners if owners_last else []


def _action(action: Action) -> tuple[Para, ...]:
    return Para(action.text), *(Para(child, "•", 1) for child in action.children)


def _card(labelled: list[Labelled], look: Look) -> Iterator[Block]:
    """Label beside value; a `banner` has its first pair across the top, `four` its last two side by side."""
    rows: list[tuple[Cell, ...]] = [
        (Cell(0, (Para(label),), bold=True), Cell(1, paras, columns=3)) for label, paras in labelled
    ]
    if look.card != "two":
        label, (first, *_) = labelled[0]
        rows[0] = (Cell(0, (Para(f"{label}: {first.text}"),), columns=4, bold=True),)
    body = [Row(cells, first=number == 0) for number, cells in enumerate(rows)]
    if look.card == "four":
        (left, left_paras), (right, right_paras) = labelled[-2:]
        first_pair = Cell(0, (Para(left),), bold=True), Cell(1, left_paras)
        second_pair = Cell(2, (Para(right),), bold=True), Cell(3, right_paras)
        body = [*body[:-2], Row((*first_pair, *second_pair), first=False)]
    yield Table((0.22, 0.28, 0.22, 0.28), tuple(body), card=True)


def _with_table(item: Item, names: dict[str, str], look: Look) -> Table:
    """A card whose actions and dates stand in a table of their own, below its labels."""
    bare = replace(item, actions=item.actions[:1])
    labelled = [pair for pair in _labelled(bare, names, False, look.shape) if pair[0] != names["action"]]
    pairs = [pair for pair in labelled if pair[0] != names["deadline"]]
    rows = [(Cell(0, (Para(label),), bold=True), Cell(1, paras, columns=3)) for label, paras in pairs]
    heads = (
        Cell(0, (Para(names["action"]),), columns=3, bold=True),
        Cell(3, (Para(names["deadline"]),), bold=True),
    )
    for action in item.actions:
        date = (Para(action.deadline.text),) if action.deadline else ()
        own = Cell(0, _action(action), columns=3), Cell(3, date)
        rows += [heads, own] if action is item.actions[0] else [own]
    body = tuple(Row(cells, first=number == 0) for number, cells in enumerate(rows))
    return Table((0.22, 0.28, 0.22, 0.28), body, card=True)


def _lines(item: Item, labelled: list[Labelled], look: Look) -> Iterator[Block]:
    yield Heading(f"Recommendation {item.ref}: {item.recommendation}", 3)
    for label, (first, *rest) in labelled[1:]:
        yield replace(first, lead=f"{label}:")
        yield from rest
