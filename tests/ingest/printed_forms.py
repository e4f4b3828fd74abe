"""How councils set the plans of made-up histories, and what of a plan such pages state.

Tables print every field of an action; cards and reports fewer; bullets the actions alone, under themes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from tests.generated import stock
from tests.generated.layouts import random_look
from tests.generated.looks import RULINGS, Look
from tests.generated.made import SETTERS, Made
from tests.generated.widths import TooNarrowError
from tests.ingest.histories import MONTHS, SUBJECTS, Asked, Stage, Stated
from tests.samples.content import Action, Deadline, Item, Plan

RULED = (
    *("ruled", "level rules", "inner rules", "double rules", "thin rectangles", "cell edges"),
    *("header once", "header in two rows", "merged", "blank below", "repeated"),
    *("theme bands", "theme column", "theme tables"),
)
"""Tables with rules between their rows."""
OPEN = (
    *("unruled", "zebra", "outer rules", "column rules", "recommendation rules", "rule above each"),
    *("white rules", "coloured cells", "dashed rules", "turned pages", "tight cells", "drifting columns"),
)
"""Tables without, or with rules that are hard to see."""
TEXTS = ("cards", "label lines", "bullets", "bullets in columns", "report", "report in columns")
"""No tables of many rows."""
FORMS = {"ruled": RULED, "open": OPEN, "texts": TEXTS, "all": (*RULED, *OPEN, *TEXTS)}
FIELDS = "ref recommendation action lead_officer deadline status progress"
TEXT_FIELDS = {
    "cards": "recommendation action deadline",
    "lines": "recommendation action deadline",
    "bullets": "action",
    "report": "recommendation action lead deadline status",
}
"""What other forms print, by the kind of the look."""
THEMES = (*stock.THEMES, *(f"{subject.capitalize()} services" for subject in SUBJECTS))


def random_form(seed: int, forms: Sequence[str] = RULED) -> Look:
    """How a council sets its plan."""
    rng = Random(f"printed {seed}")
    look = random_look(rng.choice(forms), rng)
    if look.kind != "table":
        return _text_form(look)
    fields = (*(("theme",) if look.themes == "column" else ()), *FIELDS.split())
    shape = replace(look.shape, fields=fields, dates="each", owners="action")
    rows = look.rows if look.rows != "cell" else "merged"
    ruling = look.ruling
    if look.layout in RULED and "row" not in RULINGS[ruling]:
        ruling = "all"
    return replace(look, shape=shape, rows=rows, ruling=ruling, landscape=True, phantom=False, running="both")


def _text_form(look: Look) -> Look:
    fields = tuple(TEXT_FIELDS[look.kind].split())
    shape = replace(look.shape, fields=fields, refs="plain", dates="each", owners="action", listed=0.0)
    marks = "number" if look.kind == "report" and look.marks == "letter" else look.marks
    heads = "size" if look.heads == "number" else look.heads  # one theme less would rename all that follow
    return replace(look, shape=shape, marks=marks, heads=heads, begins=False, card="two", running="both")


def as_printed(stage: Stage, look: Look) -> Stage:
    """The stage with what the form prints of it, and nothing else."""
    if look.kind == "table":
        return stage
    fields = set(look.shape.fields)
    has_numbers = "recommendation" in fields
    kept = list(zip(stage.asked, stage.plan.recommendations, stage.names, strict=True))
    if not has_numbers:
        kept = [(_theme(one), own, ids) for one, own, ids in kept if one.actions]
    asked = tuple(
        replace(one, actions=tuple(_stated(each, fields) for each in one.actions)) for one, _, _ in kept
    )
    recommendations = tuple(
        replace(own, ref=str(place) if has_numbers else "", text=one.text, theme=one.theme)
        for place, (one, own, _) in enumerate(kept, start=1)
    )
    plan = replace(stage.plan, recommendations=recommendations)
    return replace(stage, plan=plan, names=tuple(ids for _, _, ids in kept), asked=asked)


def _theme(one: Asked) -> Asked:
    """A recommendation as bullets know it: by a heading of its own."""
    return replace(one, text="", theme=THEMES[one.name % len(THEMES)])


def _stated(one: Stated, fields: set[str]) -> Stated:
    return replace(
        one,
        due=one.due if "deadline" in fields else date.min,
        owner=one.owner if fields & {"lead", "lead_officer"} else "",
        status=one.status if "status" in fields else "",
        progress=one.progress if "progress" in fields else "",
    )


def made(stage: Stage, look: Look, seed: int, name: str) -> Made:
    """The stage's pages before they are set; smaller type where the page is too narrow for its words."""
    has_refs = any(one.ref for one in stage.plan.recommendations)
    kept = [one for one in look.shape.fields if one != "ref" or has_refs]
    look = replace(look, shape=replace(look.shape, fields=tuple(kept), refs="plain"))
    year, month = stage.plan.plan_date.split("-")
    council = stage.plan.council.name
    when = f"{MONTHS[int(month) - 1]} {year}"
    pairs = zip(stage.asked, stage.plan.recommendations, strict=True)
    items = tuple(_item(one, printed.ref, look) for one, printed in pairs)
    title = stage.plan.title
    plan = Plan(name, council, title, stage.plan.plan_date, council, f"Agreed by Cabinet, {when}", items)
    while True:
        try:
            return Made(plan, look, tuple(SETTERS[look.kind](plan, look, Random(seed))))
        except TooNarrowError:
            look = look.smaller()


def _item(one: Asked, ref: str, look: Look) -> Item:
    """A table prints a row for a recommendation without actions."""
    actions = tuple(map(_action, one.actions)) or ((Action(""),) if look.kind == "table" else ())
    return Item(actions, one.theme, ref, one.text)


def _action(one: Stated) -> Action:
    when = Deadline(f"{MONTHS[one.due.month - 1]} {one.due.year}") if one.due > date.min else None
    status = one.status.replace("_", " ").capitalize()
    return Action(one.text, when, lead_officer=one.owner, status=status, progress=one.progress)
