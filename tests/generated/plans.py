"""seed → a plan: recommendations, actions, sub-actions, dates, owners, themes, statuses. No typesetting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from tests.generated import stock
from tests.generated.dates import random_deadline
from tests.samples.content import SOFT_HYPHEN, Action, Deadline, Item, Plan

PUBLISHED = "2025-03"
LEADS: tuple[str, ...] = ("lead_member", "lead_officer")
DITTO = ("As above", "ditto", "As above")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a plan states: `fields` are the columns, by name, that it prints.

    `dates`: "each" action has its own, "some" have none, "item": one for all of a recommendation's.
    `owners`: of each "item" or of each "action".
    """

    fields: tuple[str, ...]
    items: int = 9
    refs: str = "plain"
    """plain (1), zero (01), R (R1), dotted (1.1), words (Recommendation 1), or none."""
    themed: bool = False
    dates: str = "each"
    owners: str = "item"
    most_actions: int = 4
    children: float = 0.14
    """The share of actions with sub-actions."""
    listed: float = 0.0
    """The share of recommendations with a list."""
    runs: float = 0.0
    """How often an action's deadline is that of the action before it."""
    ditto: bool = False
    """Whether such a repeated deadline, or owner, is written "As above"."""
    completed: bool = False
    """Whether the second half of the recommendations is done with, and has no dates."""
    short: bool = False
    welsh: bool = False


@dataclass(frozen=True, slots=True)
class Noted(Action):
    """An action with what stands in its unscored columns: (column, text)."""

    notes: tuple[tuple[str, str], ...] = ()

    def note(self, column: str) -> str:
        return dict(self.notes).get(column, "")


def random_plan(name: str, shape: Shape, rng: Random) -> Plan:
    council = rng.choice(stock.COUNCILS)
    pool = stock.ACTIONS + (stock.WELSH if shape.welsh else [])
    texts = iter(rng.sample(pool, len(pool)))
    recommendations = _recommendations(shape, rng)
    themes = rng.sample(stock.THEMES, len(stock.THEMES))
    counts = _counts(shape, len(pool), rng)
    per_theme = rng.choice((2, 3, 3, 4))
    items = tuple(
        _item(
            shape,
            number,
            recommendations[number],
            themes[number // per_theme % len(themes)] if shape.themed else None,
            [next(texts) for _ in range(count)],
            rng,
            per_theme,
        )
        for number, count in enumerate(counts)
    )
    if shape.completed:
        half = len(items) // 2
        items = (*items[:half], *(_completed(item) for item in items[half:]))
    intro = f"The peer team visited in November 2024 and its report made {len(items)} recommendations. "
    return Plan(
        name,
        council,
        rng.choice(stock.TITLES),
        PUBLISHED,
        council,
        "Agreed by Cabinet, March 2025",
        items,
        (intro + "This plan sets out what the council will do.",),
    )


def _recommendations(shape: Shape, rng: Random) -> list[str]:
    """More than any plan has, no two alike; some with a list."""
    plain = iter(rng.sample(stock.RECOMMENDATIONS, len(stock.RECOMMENDATIONS)))
    listed = iter(rng.sample(stock.LISTED, len(stock.LISTED)))
    texts = []
    for text in plain:
        entries = next(listed, None) if rng.random() < shape.listed else None
        texts.append(" • ".join(entries) if entries else text)
    return texts


def _completed(item: Item) -> Item:
    return replace(item, actions=tuple(replace(a, deadline=None, status="Complete") for a in item.actions))


def _counts(shape: Shape, most: int, rng: Random) -> list[int]:
    """How many actions each recommendation has: never more in all than there are texts."""
    counts = [rng.choice((1, 2, 2, 3, shape.most_actions)) for _ in range(shape.items)]
    while sum(counts) > most:
        counts.pop()
    return counts


def _item(
    shape: Shape, number: int, text: str, theme: str | None, actions: list[str], rng: Random, per_theme: int
) -> Item:
    leads = {field: _lead(field, rng) for field in LEADS if field in shape.fields}
    if "lead" in shape.fields:
        sides = rng.choice((LEADS[:1], LEADS[1:], LEADS[1:], LEADS))
        leads = {side: _lead(side, rng) for side in sides}
    own = leads if shape.owners == "item" else {}
    built: list[Action] = []
    common = random_deadline(rng) if shape.dates == "item" else None
    for text_of_action in actions:
        built.append(_action(shape, text_of_action, common, built[-1] if built else None, rng))
    return Item(
        tuple(built),
        theme,
        _ref(shape.refs, number, per_theme if shape.themed else 3),
        text,
        own.get("lead_member"),
        own.get("lead_officer"),
    )


def _lead(side: str, rng: Random) -> str:
    names = stock.MEMBERS if side == "lead_member" else stock.OFFICERS
    return rng.choice(names).replace(SOFT_HYPHEN, "")


def _ref(style: str, number: int, per_theme: int) -> str | None:
    dotted = f"{number // per_theme + 1}.{number % per_theme + 1}"
    named = {"plain": str(number + 1), "zero": f"{number + 1:02d}", "R": f"R{number + 1}", "dotted": dotted}
    return named.get(style, str(number + 1)) if style != "none" else None


def _action(shape: Shape, text: str, common: Deadline | None, above: Action | None, rng: Random) -> Noted:
    children: tuple[str, ...] = ()
    if rng.random() < shape.children:
        text, children = text + rng.choice((", covering:", ":", " with:")), rng.choice(stock.CHILDREN)
    else:
        text += "".join(
            rng.sample(stock.TAILS, 0 if shape.short else rng.choice((0, 0, 0, 1, 1, 1, 2, 2, 5)))
        )
        text += rng.choice(("", "."))
    owner: dict[str, str] = {}
    if shape.owners == "action":
        owner = {field: _lead(field, rng) for field in LEADS if field in shape.fields}
        if "lead" in shape.fields:
            owner = {"lead_officer": _lead("lead_officer", rng)}
    noted = Noted(
        text,
        _deadline(shape, common, above, rng),
        children,
        status=rng.choice(stock.STATUSES) if "status" in shape.fields else None,
        progress=rng.choice(stock.PROGRESS) if "progress" in shape.fields else None,
        notes=tuple(
            (field, rng.choice(stock.NOTES[field])) for field in shape.fields if field in stock.NOTES
        ),
    )
    return replace(noted, lead_member=owner.get("lead_member"), lead_officer=owner.get("lead_officer"))


def _deadline(shape: Shape, common: Deadline | None, above: Action | None, rng: Random) -> Deadline | None:
    if "deadline" not in shape.fields:
        return None
    if common:
        return common
    if above and above.deadline and rng.random() < shape.runs:
        return replace(above.deadline, text=rng.choice(DITTO)) if shape.ditto else above.deadline
    if shape.dates == "some" and rng.random() < 0.15:
        return None
    return random_deadline(rng)
