"""Label/value cards: one small ruled table a recommendation.

| Recommendation 1 | Make the ...   |
| Theme            | Leadership     |
| Action           | Appoint a ...  |
| Timescale        | September 2025 |
"""

from dataclasses import dataclass

from .content import Item, Plan
from .pages import Paper
from .strips import PAD, Fill, Font, Line, Rule, Strip, bottom, bullet, paragraph


@dataclass(frozen=True, slots=True)
class CardLook:
    paper: Paper
    title: Font
    body: Font
    label: Font
    shade: str
    label_width: float
    glyph: str = "•"
    space: float = 16.0


def card_strips(plan: Plan, look: CardLook) -> list[Strip]:
    """Title, introduction and a card for each recommendation."""
    strips = []
    for text, font in ((plan.title, look.title), *((text, look.body) for text in plan.intro)):
        lines = paragraph(text, font, look.paper.left, 0, look.paper.measure)
        strips.append(Strip(bottom(lines) + 8, lines, pad=0))
    return strips + [_card(item, look) for item in plan.items]


def _card(item: Item, look: CardLook) -> Strip:
    left, right = look.paper.left, look.paper.width - look.paper.right
    middle = left + look.label_width
    lines: tuple[Line, ...] = ()
    rules: list[Rule] = []
    for label, value, listed in _rows(item):
        top = bottom(lines) + PAD
        if lines:
            rules.append(Rule(top, left, right))
            top += PAD
        lines += paragraph(label, look.label, left + PAD, top, look.label_width - 2 * PAD)
        lines += _value(value, listed, look, middle + PAD, top, right - middle - 2 * PAD)
    return Strip(
        bottom(lines) + PAD,
        lines,
        tuple(rules),
        (left, middle, right),
        (Fill(left, middle, look.shade),),
        space=look.space,
    )


def _rows(item: Item) -> list[tuple[str, str, tuple[str, ...]]]:
    """Label, value and the bullets below it; an action's own officer follows its timescale."""
    rows: list[tuple[str, str | None, tuple[str, ...]]] = [
        (f"Recommendation {item.ref}", item.recommendation, ()),
        ("Theme", item.theme, ()),
        ("Portfolio Holder", item.lead_member, ()),
        ("Lead Officer", item.lead_officer, ()),
    ]
    for action in item.actions:
        rows.append(("Action", action.text, action.children))
        rows.append(("Timescale", action.deadline.text if action.deadline else None, ()))
        rows.append(("Lead Officer", action.lead_officer, ()))
    return [(label, value, listed) for label, value, listed in rows if value]


def _value(
    text: str, listed: tuple[str, ...], look: CardLook, x: float, top: float, width: float
) -> tuple[Line, ...]:
    lines = paragraph(text, look.body, x, top, width)
    for entry in listed:
        lines += bullet(look.glyph, entry, look.body, x + 6, bottom(lines), width - 6, 12)
    return lines
