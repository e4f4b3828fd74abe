"""Plans without a table: headings and bullets, alone or under numbered recommendations."""

from dataclasses import dataclass

from .content import Action, Deadline, Item, Plan
from .pages import Paper
from .strips import Font, Line, Strip, bottom, bullet, paragraph


@dataclass(frozen=True, slots=True)
class ProseLook:
    """``heading``: themes; ``numbered``: "Recommendation 1: ..."; ``label``: "Timescale:" and "Lead:"."""

    paper: Paper
    title: Font
    heading: Font
    body: Font
    glyph: str
    inner_glyph: str
    numbered: Font | None = None
    label: Font | None = None
    indent: float = 8.0
    hang: float = 14.0
    space: float = 3.0


def bullet_strips(plan: Plan, look: ProseLook) -> list[Strip]:
    """Title, introduction, and under each theme its bullets."""
    strips = _front(plan, look)
    for item in plan.items:
        strips.append(_block(item.theme or "", look.heading, look, space=10))
        for action in item.actions:
            strips += _bullets(action, look)
    return strips


def report_strips(plan: Plan, look: ProseLook) -> list[Strip]:
    """Themes, "Recommendation N: ..." headings, bullets with "Timescale:" lines, and a "Lead:" line."""
    strips, theme = _front(plan, look), None
    for item in plan.items:
        if item.theme != theme:
            strips.append(_block(item.theme or "", look.heading, look, space=14))
        theme = item.theme
        strips += _recommendation(item, look)
    return strips


def _recommendation(item: Item, look: ProseLook) -> list[Strip]:
    heading = f"Recommendation {item.ref}: {item.recommendation}"
    strips = [_block(heading, look.numbered or look.heading, look, space=9)]
    for action in item.actions:
        strips += _bullets(action, look)
        strips += _timescale(action.deadline, look)
    lead = item.lead_member or item.lead_officer
    return [*strips, _labelled("Lead: ", lead, look, 0.0)] if lead else strips


def _timescale(deadline: Deadline | None, look: ProseLook) -> list[Strip]:
    return [_labelled("Timescale: ", deadline.text, look, look.indent + look.hang)] if deadline else []


def _front(plan: Plan, look: ProseLook) -> list[Strip]:
    intro = [_block(text, look.body, look, space=6) for text in plan.intro]
    return [_block(plan.title, look.title, look, space=0), *intro]


def _block(text: str, font: Font, look: ProseLook, space: float) -> Strip:
    lines = paragraph(text, font, look.paper.left, 0, look.paper.measure)
    return Strip(bottom(lines), lines, space=space, pad=0)


def _bullets(action: Action, look: ProseLook) -> list[Strip]:
    """The action, then its sub-actions a step further in under another glyph."""
    step = look.indent + look.hang
    return [
        _bullet(look.glyph, action.text, look, look.indent),
        *(_bullet(look.inner_glyph, child, look, step) for child in action.children),
    ]


def _bullet(glyph: str, text: str, look: ProseLook, indent: float) -> Strip:
    x, width = look.paper.left + indent, look.paper.measure - indent
    lines = bullet(glyph, text, look.body, x, 0, width, look.hang)
    return Strip(bottom(lines), lines, space=look.space, pad=0)


def _labelled(label: str, text: str, look: ProseLook, indent: float) -> Strip:
    """A bold label and its value on one line: "Timescale: By July 2025"."""
    font = look.label or look.body
    x, width = look.paper.left + indent, look.paper.measure - indent
    value = paragraph(text, look.body, x, 0, width, indent=font.width(label))
    lines = (Line(x, 0, label, font), *value)
    return Strip(bottom(lines), lines, space=look.space, pad=0)
