"""Plan and look → blocks without tables: themes with bullets, and numbered recommendations.

Customer Service                           Recommendation 1: Make the ...
• By May 2025 - Publish the ...            The team heard that ...
• Map spending, covering:                  a) Appoint a chair
    o what it costs now                       Timescale: September 2025
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from random import Random
from string import ascii_lowercase

from tests.generated import stock
from tests.generated.blocks import Block, Columns, Heading, Para, Table
from tests.generated.looks import Look
from tests.generated.tables import back, front, leads
from tests.samples.content import Action, Deadline, Item, Plan

Set = Heading | Para | Table
"""What a column can hold."""
NUMBERS = "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split()
NAMES = {
    "plain": "Recommendation {}",
    "R": "{}",
    "dotted": "Key recommendation {}",
    "words": "Recommendation {}",
    "zero": "Rec {}",
}
"""How a recommendation is named, by the form of its reference."""
LABELS = {
    "lead": ("Lead", "Owner", "By whom", "Who will lead"),
    "deadline": ("Timescale", "By when", "Target date", "Deadline"),
    "status": ("Status",),
}


def themed(plan: Plan, look: Look, rng: Random) -> Plan:
    """The plan as bullets under themes tell it: no recommendations, and dates only as a bullet begins."""
    items = []
    for theme, group in groupby(plan.items, lambda item: item.theme):
        actions = tuple(
            replace(action, deadline=_beginning(rng) if look.begins and rng.random() < 0.8 else None)
            for item in group
            for action in item.actions
        )
        items.append(Item(actions, theme))
    if look.heads == "number":
        items = [replace(item, theme=f"{number}. {item.theme}") for number, item in enumerate(items, 1)]
    return replace(plan, items=tuple(items), intro=())


def _beginning(rng: Random) -> Deadline:
    day, month, year = rng.randrange(1, 29), rng.randrange(3), rng.choice((2025, 2026))
    name, number = (("January", 1), ("June", 6), ("October", 10))[month]
    last = {1: 31, 6: 30, 10: 31}[number]
    if rng.random() < 0.5:
        return Deadline(f"By {day} {name} {year}", None, f"{year}-{number:02d}-{day:02d}", "day")
    text = rng.choice((f"By {name} {year}", f"{name} {year}"))
    return Deadline(text, None, f"{year}-{number:02d}-{last}", "month")


def theme_blocks(plan: Plan, look: Look, rng: Random) -> list[Block]:
    """Bullets under headings, in columns where the look has them."""
    parts: list[Set] = []
    dash = rng.choice((" - ", " – ", ": "))
    for item in plan.items:
        parts.append(Heading(item.theme or "", 2, look.heads))
        if look.prose and rng.random() < 0.3:
            parts.append(Para("The council will:"))
        for action in item.actions:
            before = f"{action.deadline.text}{dash}" if action.deadline else ""
            parts.append(Para(before + action.text, look.glyph))
            parts += [Para(child, look.inner, 1) for child in action.children]
    return [*front(plan, look), *in_columns(parts, look), *back(look)]


def in_columns(blocks: Sequence[Set], look: Look) -> list[Block]:
    """The blocks in the look's columns; headings across them part the columns."""
    if look.columns == 1:
        return list(blocks)
    if not look.across:
        return [Columns(tuple(blocks))]
    parts: list[Block] = []
    for is_heading, group in groupby(blocks, lambda block: isinstance(block, Heading) and block.level == 2):
        own = list(group)
        parts += own if is_heading else [Columns(tuple(own))]
    return parts


def report_blocks(plan: Plan, look: Look, rng: Random) -> list[Block]:
    """Numbered recommendations with what stands beneath each."""
    labels = {key: rng.choice(names) for key, names in LABELS.items()}
    above = rng.random() < 0.5
    blocks: list[Set] = []
    theme = None
    for item in plan.items:
        if item.theme != theme:
            blocks.append(Heading(item.theme or "", 2, "size"))
        theme = item.theme
        blocks += _opening(item, look)
        if look.explained and rng.random() < 0.7:
            blocks += [Para(text) for text in rng.sample(stock.EXPLANATIONS, rng.choice((1, 1, 2)))]
        whole = list(_whole(item, labels, look))
        blocks += whole if above else []
        for place, action in enumerate(item.actions):
            blocks += _action(item, action, place, labels, look)
        blocks += [] if above else whole
    return [*front(plan, look), *in_columns(blocks, look), *back(look)]


def _opening(item: Item, look: Look) -> Iterator[Set]:
    name = NAMES[look.shape.refs].format(item.ref)
    text = item.recommendation or ""
    if look.opening == "heading":
        yield Heading(f"{name}: {text}", 3)
    elif look.opening == "bold":
        yield Para(f"{name}: {text}", bold=True)
    elif look.opening == "alone":
        yield Heading(name, 3)
        yield Para(text)
    else:
        yield Para(text, lead=f"{name}:")


def _whole(item: Item, labels: dict[str, str], look: Look) -> Iterator[Para]:
    """The labelled lines that are the recommendation's own."""
    owner = leads(item, "lead")
    if owner:
        yield Para(owner, lead=f"{labels['lead']}:")
    deadline = item.actions[0].deadline if item.actions else None
    if look.shape.dates == "item" and deadline:
        yield Para(deadline.text, lead=f"{labels['deadline']}:")


def _action(item: Item, action: Action, place: int, labels: dict[str, str], look: Look) -> Iterator[Para]:
    own = {
        "lead": leads(action, "lead"),
        "deadline": action.deadline.text if action.deadline and look.shape.dates != "item" else "",
        "status": action.status or "",
    }
    stated = [(labels[key], text) for key, text in own.items() if text]
    mark = mark_of(item, place, look)
    if look.labels == "inline" and stated and not action.children:
        text = action.text.rstrip(".") + ". "
        yield Para(text + " ".join(f"{label}: {value.rstrip('.')}." for label, value in stated), mark)
        return
    yield Para(action.text, mark)
    yield from (Para(child, look.inner, 1) for child in action.children)
    if look.labels == "joined" and stated:
        (first, value), *rest = stated
        joined = "".join(f" | {label}: {text}" for label, text in rest)
        yield Para(value + joined, depth=1, lead=f"{first}:")
        return
    yield from (Para(value, depth=1, lead=f"{label}:") for label, value in stated)


def mark_of(item: Item, place: int, look: Look) -> str:
    letter = ascii_lowercase[place]
    ref = item.ref or ""
    number = str(NUMBERS.index(ref) + 1) if ref in NUMBERS else ref.strip("R").lstrip("0")
    marks = {"letter": f"{letter})", "number": f"{place + 1}.", "dotted": f"{number}.{place + 1}"}
    return marks.get(look.marks, look.glyph)


def as_printed(plan: Plan, look: Look) -> Plan:
    """The plan with its references as they are printed: "Recommendation One"."""
    if look.shape.refs != "words":
        return plan
    items = tuple(replace(item, ref=NUMBERS[int(item.ref or 1) - 1]) for item in plan.items)
    return replace(plan, items=items)
