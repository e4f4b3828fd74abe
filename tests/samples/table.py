"""The ruled table: one strip a recommendation, its actions in sub-rows.

| Ref | Recommendation | What we will do | By when  |
|  R1 | Agree ...      | Hold three ...  | May 2025 |
|     |                |-----------------|----------|   a sub-row
|     |                | Publish a ...   | July 2025|
|     |                |                 |          |
|     |                | Report ...      | Ongoing  |   joined: level in the same cell
"""

from dataclasses import dataclass
from itertools import pairwise

from .content import Action, Item, Plan
from .pages import Paper
from .strips import PAD, Fill, Font, Line, Rule, Strip, bottom, bullet, paragraph

GAP = 4.0  # between the paragraphs of one cell
HANG = 10.0
OWNERS = ("lead_member", "lead_officer", "lead")


@dataclass(frozen=True, slots=True)
class Column:
    """``field``: ref, recommendation, action, deadline, lead_member, lead_officer, lead, status, progress."""

    heading: str
    width: float
    field: str


@dataclass(frozen=True, slots=True)
class TableLook:
    """``columns`` from left to right; the theme bands are left out where ``band`` is None."""

    paper: Paper
    columns: tuple[Column, ...]
    title: Font
    body: Font
    bold: Font
    shade: str
    band: str | None = None
    glyph: str = "•"
    repeat_header: bool = True

    def edges(self) -> tuple[float, ...]:
        edges = [self.paper.left]
        for column in self.columns:
            edges.append(edges[-1] + column.width)
        return tuple(edges)


def table_strips(plan: Plan, look: TableLook) -> tuple[list[Strip], Strip | None]:
    """The strips in order, and the header row where every page repeats it."""
    head = _header(look)
    strips, theme = [*_front(plan, look), head], None
    for item in plan.items:
        if look.band and item.theme and item.theme != theme:
            strips.append(_band(item.theme, look))
        theme = item.theme
        strips.append(_row(item, look))
    return strips, head if look.repeat_header else None


def _front(plan: Plan, look: TableLook) -> list[Strip]:
    strips = []
    for text, font in ((plan.title, look.title), *((text, look.body) for text in plan.intro)):
        lines = paragraph(text, font, look.paper.left, 0, look.paper.measure)
        strips.append(Strip(bottom(lines) + 6, lines, pad=0))
    return strips


def _header(look: TableLook) -> Strip:
    edges = look.edges()
    lines = tuple(
        line
        for x, column in zip(edges, look.columns, strict=False)
        for line in paragraph(column.heading, look.bold, x + PAD, PAD, column.width - 2 * PAD)
    )
    fills = (Fill(edges[0], edges[-1], look.shade),)
    return Strip(bottom(lines) + PAD, lines, uprights=edges, fills=fills)


def _band(theme: str, look: TableLook) -> Strip:
    edges = look.edges()
    lines = paragraph(theme, look.bold, edges[0] + PAD, PAD, edges[-1] - edges[0])
    fills = (Fill(edges[0], edges[-1], look.band or look.shade),)
    return Strip(bottom(lines) + PAD, lines, uprights=(edges[0], edges[-1]), fills=fills)


def _row(item: Item, look: TableLook) -> Strip:
    """Merged cells beside sub-rows; every paragraph of an action stands level in each of its columns."""
    lines: tuple[Line, ...] = ()
    rules: list[Rule] = []
    split = [not _merged(column.field, item) for column in look.columns]
    top = PAD
    for number, row in enumerate(item.rows()):
        if number:
            rules += _inner_rules(top, look.edges(), split)
            top += PAD
        for action in row:
            placed = _cells(item, action, look, split, top)
            lines += placed
            top = bottom(placed) + (GAP if action is not row[-1] else PAD)
    lines += _cells(item, None, look, [not apart for apart in split], PAD)
    height = max(top, bottom(lines) + PAD)
    return Strip(height, lines, tuple(rules), look.edges())


def _merged(field: str, item: Item) -> bool:
    """An owner's cell is merged unless the actions have owners of their own."""
    if field in OWNERS:
        return not any(_leads(action, field) for action in item.actions)
    return field in ("ref", "recommendation")


def _leads(of: Item | Action, field: str) -> str:
    leads = (of.lead_member, of.lead_officer) if field == "lead" else (getattr(of, field),)
    return " / ".join(lead for lead in leads if lead)


def _inner_rules(y: float, edges: tuple[float, ...], split: list[bool]) -> list[Rule]:
    return [Rule(y, x0, x1) for (x0, x1), apart in zip(pairwise(edges), split, strict=True) if apart]


def _cells(
    item: Item, action: Action | None, look: TableLook, chosen: list[bool], top: float
) -> tuple[Line, ...]:
    lines: tuple[Line, ...] = ()
    for x, column, wanted in zip(look.edges(), look.columns, chosen, strict=False):
        if wanted:
            lines += _cell(_text(column.field, item, action), look, x + PAD, top, column.width - 2 * PAD)
    return lines


def _cell(text: str, look: TableLook, x: float, top: float, width: float) -> tuple[Line, ...]:
    """A paragraph; what follows each ' • ' is a list beneath it."""
    first, *listed = text.split(" • ")
    lines = paragraph(first, look.body, x, top, width) if first else ()
    for entry in listed:
        lines += bullet(look.glyph, entry, look.body, x + 4, bottom(lines), width - 4, HANG)
    return lines


def _text(field: str, item: Item, action: Action | None) -> str:
    if field in OWNERS:
        return (_leads(action, field) if action else "") or _leads(item, field)
    texts = {
        "ref": item.ref,
        "recommendation": item.recommendation,
        "action": action and " • ".join((action.text, *action.children)),
        "deadline": action and action.deadline and action.deadline.text,
        "status": action and action.status,
        "progress": action and action.progress,
    }
    return texts[field] or ""
