"""Plan and look → blocks: the tables, with what stands before, between and after them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from random import Random

from tests.generated import stock
from tests.generated.blocks import Block, Cell, Heading, Para, Row, Table
from tests.generated.looks import Look
from tests.generated.plans import Noted
from tests.generated.widths import column_shares
from tests.samples.content import Action, Item, Plan

QUARTERS = ("Q1", "Q2", "Q3", "Q4")
OWNERS = ("lead_member", "lead_officer", "lead")
SAID = {
    "lead_member": "Lead member:",
    "lead_officer": "Lead officer:",
    "lead": "Lead:",
    "deadline": "Timescale:",
}
"""The labels of who and when below an action."""
LISTS = " • "
GLUED = ("3", "7")
"""What references end with that their text begins against, as it is in print here and there: "R3:Tighten"."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A table's columns, by field, and their headings."""

    look: Look
    columns: tuple[str, ...]
    names: dict[str, str]


def plan_blocks(plan: Plan, look: Look, rng: Random) -> list[Block]:
    """The whole document; a plan in several tables has its headings between them."""
    blocks: list[Block] = [*front(plan, look)]
    setting = random_setting(look, rng)
    if look.summary:
        blocks += _summary(plan, setting)
    tables = list(_parts(plan, look))
    for number, (title, items, columns) in enumerate(tables):
        if title:
            blocks.append(Heading(title, 2))
        elif "between" in look.prose:
            blocks.append(Para(stock.BETWEEN))
        if look.asked == "headings":
            blocks.append(Heading(_asked(items[0], look), 3))
        chosen = Setting(look, tuple(c for c in setting.columns if c not in columns), setting.names)
        blocks.append(_table(items, chosen))
        if "between" in look.prose and number + 1 < len(tables):
            blocks.append(Para(stock.BETWEEN))
    return [*blocks, *back(look)]


def front(plan: Plan, look: Look) -> Iterator[Block]:
    yield Heading(plan.title, 1)
    if "before" in look.prose:
        yield Heading("Introduction", 2)
        first = 3 * (len(plan.items) % (len(stock.PROSE) // 3))
        yield from (Para(text.format(council=plan.council)) for text in stock.PROSE[first : first + 3])
    yield from (Para(text) for text in plan.intro)


def back(look: Look) -> Iterator[Block]:
    if "after" in look.prose:
        yield Heading("Monitoring", 2)
        yield Para(stock.CLOSING)


def _summary(plan: Plan, setting: Setting) -> Iterator[Block]:
    """The recommendations alone, before they come again with their actions."""
    yield Heading("Summary of recommendations", 2)
    columns = [column for column in setting.columns if column in ("ref", "recommendation")]
    yield _table(
        [replace(item, actions=item.actions[:1]) for item in plan.items],
        Setting(replace(setting.look, themes="none"), tuple(columns), setting.names),
    )
    yield Heading("Action plan", 2)


def _asked(item: Item, look: Look) -> str:
    """A recommendation over its rows: "Recommendation 2: Review ...", "R2 - Review ..."."""
    label = item.ref or ""
    named = look.asked == "headings" or look.shape.refs in ("plain", "words")
    return f"Recommendation {label}: {item.recommendation}" if named else f"{label} - {item.recommendation}"


def random_setting(look: Look, rng: Random) -> Setting:
    columns = [column for column in look.shape.fields if column != "progress" or not look.updates]
    if look.within:
        said = [column for column in columns if column in SAID]
        place = min(map(columns.index, said))
        columns = [column for column in columns if column not in said]
        if look.within == "joined":
            columns.insert(place, rng.choice((" ".join(said), " ".join(said[::-1]))))
    if look.phantom:
        columns.insert(rng.randrange(1, len(columns) + 1), "")
    if look.quarters:
        columns += QUARTERS
    if look.asked == "levels":
        columns = ["ref", *(column for column in columns if column not in ("ref", "recommendation"))]
    elif look.asked != "column":
        columns = [column for column in columns if column not in ("ref", "recommendation")]
    headings = stock.HEADINGS | {quarter: [quarter] for quarter in QUARTERS}
    headings |= {column: stock.JOINED[column.split()[0]] for column in columns if " " in column}
    names = {column: rng.choice(headings[column]) if column else "" for column in columns}
    if look.asked == "levels":
        names["action"] = rng.choice(("Recommendation / Action", "Recommendations and actions", "Action"))
    if look.capitals:
        names = {column: name.upper() for column, name in names.items()}
    if look.header == "unnamed":
        names["ref"] = ""
    return Setting(look, tuple(columns), names)


def _parts(plan: Plan, look: Look) -> Iterator[tuple[str, tuple[Item, ...], tuple[str, ...]]]:
    """Each table's heading, items, and the columns that it goes without."""
    if look.split == "status":
        half = len(plan.items) // 2
        yield "Actions in progress", plan.items[:half], ()
        yield "Actions completed", plan.items[half:], ("deadline",)
    elif look.asked in ("titles", "headings"):
        theme = None
        for item in plan.items:
            new = item.theme != theme and look.asked == "headings"
            yield (item.theme or "") if new else "", (item,), ()
            theme = item.theme
    elif look.themes == "tables":
        for theme, items in groupby(plan.items, lambda item: item.theme):
            yield theme or "", tuple(items), ()
    else:
        yield "", plan.items, ()


def _table(items: Sequence[Item], setting: Setting) -> Table:
    rows = [*_head(setting)]
    if setting.look.asked == "titles":
        rows = [_band(_asked(items[0], setting.look), setting, "head"), *rows]
    theme = None
    for number, item in enumerate(items):
        if setting.look.themes == "bands" and item.theme != theme:
            rows.append(_band(item.theme or "", setting))
        if setting.look.asked == "bands":
            rows.append(_band(_asked(item, setting.look), setting))
        theme = item.theme
        rows += item_rows(item, setting, setting.look.zebra and number % 2 == 1)
    if setting.look.rows == "merged" and "theme" in setting.columns:
        rows = list(_themes_merged(rows, setting.columns.index("theme")))
    return Table(column_shares(rows, setting.columns, setting.look), tuple(rows))


def _band(text: str, setting: Setting, kind: str = "band") -> Row:
    """A row over all the columns; an update is set like the text."""
    bold = kind != "update"
    return Row((Cell(0, (Para(text, bold=bold),), columns=len(setting.columns), bold=bold),), kind)


def _themes_merged(rows: Sequence[Row], at: int) -> Iterator[Row]:
    """One cell for the recommendations of a theme."""

    def theme(row: Row) -> str:
        return next((cell.paras[0].text for cell in row.cells if cell.at == at and cell.paras), "")

    open_theme, first, merged = "", 0, {}
    for number, row in enumerate(rows):
        if row.kind != "body":
            continue
        if row.first and theme(row) != open_theme:
            open_theme, first = theme(row), number
        merged[number] = first
    for number, row in enumerate(rows):
        if number not in merged:
            yield row
            continue
        rest = [cell for cell in row.cells if cell.at != at]
        if merged[number] == number:
            rest.append(Cell(at, (Para(theme(row)),), rows=sum(own == number for own in merged.values())))
        yield replace(row, cells=tuple(sorted(rest, key=lambda cell: cell.at)))


def _head(setting: Setting) -> Iterator[Row]:
    look, columns, names = setting.look, setting.columns, setting.names
    if look.header == "none":
        return
    if look.header == "title":
        title = Cell(0, (Para("Action plan", bold=True),), columns=len(columns), bold=True)
        yield Row((title,), "head")
    heads = {column: (Para(names[column], bold=True),) if names[column] else () for column in columns}
    pair = _adjacent(columns)
    if look.header != "two" or pair is None:
        yield Row(tuple(Cell(k, heads[c], bold=True) for k, c in enumerate(columns)), "head")
        return
    over = Cell(pair, (Para("Lead", bold=True),), columns=2, bold=True)
    rest = [Cell(k, heads[c], rows=2, bold=True) for k, c in enumerate(columns) if k not in (pair, pair + 1)]
    yield Row(tuple(sorted([over, *rest], key=lambda cell: cell.at)), "head")
    under = {"lead_member": "Member", "lead_officer": "Officer"}
    below = (Para(under[columns[pair]], bold=True), Para(under[columns[pair + 1]], bold=True))
    yield Row(tuple(Cell(pair + k, (para,), bold=True) for k, para in enumerate(below)), "head")


def _adjacent(columns: Sequence[str]) -> int | None:
    """Where the two lead columns stand side by side."""
    pairs = enumerate(pairwise(columns))
    return next((k for k, pair in pairs if set(pair) == {"lead_member", "lead_officer"}), None)


def item_rows(item: Item, setting: Setting, tint: bool) -> Iterator[Row]:
    look, columns = setting.look, setting.columns
    if look.rows == "cell":
        yield Row(tuple(Cell(k, _joint(column, item, look)) for k, column in enumerate(columns)), tint=tint)
        return
    if look.asked == "levels":
        yield Row(tuple(Cell(at, _top(column, item)) for at, column in enumerate(columns)), tint=tint)
    whole = {column for column in columns if _is_whole(column, look)}
    for number, action in enumerate(item.actions):
        cells = []
        for at, column in enumerate(columns):
            if column in whole and look.rows == "merged":
                if number == 0:
                    cells.append(Cell(at, paras(column, item, action, look), rows=len(item.actions)))
            elif column in whole and look.rows == "blank" and number:
                cells.append(Cell(at))
            else:
                cells.append(Cell(at, paras(column, item, action, look)))
        yield Row(tuple(cells), first=number == 0 and look.asked != "levels", tint=tint)
        if look.updates and action.progress:
            yield _band(f"Update: {action.progress}", setting, "update")


def _top(column: str, item: Item) -> tuple[Para, ...]:
    """A recommendation above its actions, in their column, and its number."""
    texts = {"ref": item.ref, "action": item.recommendation}
    return (Para(text, bold=True),) if (text := texts.get(column)) else ()


def _is_whole(column: str, look: Look) -> bool:
    """Whether a column's cell belongs to the recommendation, not to one of its actions."""
    if column in OWNERS:
        return look.shape.owners == "item"
    return column in ("ref", "recommendation", "theme") or (
        column == "deadline" and look.shape.dates == "item"
    )


def paras(column: str, item: Item, action: Action, look: Look, mark: str = "") -> tuple[Para, ...]:
    """What a cell says; lists step in beneath."""
    if column == "action":
        code = f"{item.ref}.{item.actions.index(action) + 1} " if look.coded else ""
        if not action.text:
            return ()
        own = (Para(code + action.text, mark), *(Para(child, look.glyph, 1) for child in action.children))
        return (*own, *_said(item, action, look)) if look.within in ("own", "lead") else own
    if " " in column:
        texts = [value(each, item, action) for each in column.split()]
        return tuple(Para(text) for text in texts if text)
    if column == "recommendation":
        room = "" if (item.ref or "").endswith(GLUED) else " "
        lead = f"{item.ref}:{room}" if look.intext else ""
        first, *listed = (lead + (item.recommendation or "")).split(LISTS)
        return (Para(first, mark), *(Para(entry, look.glyph, 1) for entry in listed))
    if column in QUARTERS:
        return (Para("✓"),) if column == _quarter(action) else ()
    text = value(column, item, action)
    if column == "ref" and look.asked == "levels":
        text = f"{item.ref}.{item.actions.index(action) + 1}"
    if column == "ref" and text and look.shape.refs == "words":
        text = f"Recommendation {text}"
    return (Para(text, mark),) if text else ()


def _said(item: Item, action: Action, look: Look) -> Iterator[Para]:
    """Who and when, below an action in its cell."""
    for column, label in SAID.items():
        text = value(column, item, action) if column in look.shape.fields else ""
        if text:
            yield Para(text, lead=label) if look.within == "lead" else Para(f"{label} {text}")


def _quarter(action: Action) -> str:
    """The quarter of the fiscal year, which begins in April, in which an action is due."""
    due = action.deadline.due if action.deadline else None
    return QUARTERS[(int(due[5:7]) - 4) // 3 % 4] if due else ""


def value(column: str, item: Item, action: Action) -> str:
    if column in OWNERS:
        return leads(action, column) or leads(item, column)
    if column in ("ref", "theme"):
        return getattr(item, column) or ""
    if column == "deadline":
        return action.deadline.text if action.deadline else ""
    if column in ("status", "progress"):
        return getattr(action, column) or ""
    return action.note(column) if isinstance(action, Noted) else ""


def leads(of: Item | Action, column: str) -> str:
    names = (of.lead_member, of.lead_officer) if column == "lead" else (getattr(of, column),)
    return " / ".join(name for name in names if name)


def _joint(column: str, item: Item, look: Look) -> tuple[Para, ...]:
    """One cell for all of an item's actions: marked where there are several."""
    if _is_whole(column, look):
        return paras(column, item, item.actions[0], look)
    if column == "deadline" and look.grouped:
        return tuple(_shared_dates(item.actions))
    several = len(item.actions) > 1
    found: list[Para] = []
    for number, action in enumerate(item.actions):
        marked = column == "action" or _is_label(look) or (look.listed_owners and column in OWNERS)
        mark = _mark(look, number) if several and marked else ""
        for para in paras(column, item, action, look, mark):
            level = look.level != "none" and para.depth == 0
            found.append(Para(para.text, para.mark, para.depth, anchor=number if level else None))
    return tuple(found)


def _is_label(look: Look) -> bool:
    return look.marks in ("letter", "number", "bracket")


def _mark(look: Look, number: int) -> str:
    letter = "abcdefgh"[number]
    marks = {"letter": f"{letter}.", "bracket": f"({letter})", "number": f"{number + 1}."}
    return marks.get(look.marks, {"bullet": "•", "dash": "-"}.get(look.marks, ""))


def _shared_dates(actions: Sequence[Action]) -> Iterator[Para]:
    """ "a. May 2025", "b and c. July 2025": actions in a row with one date share it."""
    dated = groupby(enumerate(actions), lambda pair: pair[1].deadline)
    for deadline, group in dated:
        if deadline is None:
            continue
        letters = ["abcdefgh"[number] for number, _ in group]
        several = len(actions) > 1
        label = " and ".join((", ".join(letters[:-1]), letters[-1])) if letters[1:] else letters[0]
        yield Para(deadline.text, f"{label}." if several else "")
