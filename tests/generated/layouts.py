"""The layouts: what each pins of a look; all else is random, but for what no reader could tell apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

from tests.generated.faces import is_standard
from tests.generated.looks import RULINGS, Look
from tests.generated.plans import Shape

CARD = ("recommendation", "action", "deadline", "lead_member", "lead_officer")
COLUMNS = (
    "ref recommendation action deadline lead_member lead_officer",
    "ref recommendation action lead_member lead_officer deadline",
    "ref recommendation action deadline lead",
    "ref recommendation action lead deadline",
    "ref recommendation lead action deadline",
    "ref action recommendation lead deadline",
    "ref recommendation action deadline",
    "deadline ref recommendation action lead",
    "ref recommendation action success lead deadline",
    "ref recommendation action deadline lead status progress",
    "ref recommendation priority action resources lead deadline",
    "ref recommendation action lead rag deadline progress",
)
SINGLE = ("status", "rag", "progress", "success", "priority", "resources", "wards", "code")
"""Columns that speak of one action, whose cells no label pairs with it."""
MARKED = ("bullet", "dash", "letter", "number", "bracket", "gap")
"""How several actions in one cell are told apart; "gap": by the space between them."""
LAYOUTS: dict[str, dict[str, Any]] = {
    "ruled": {"ruling": "all"},
    "unruled": {"ruling": "none", "rows": "merged blank", "zebra": False},
    "level rules": {"ruling": "level"},
    "rule above each": {"ruling": "above", "rows": "merged blank cell"},
    "zebra": {"ruling": "none", "zebra": True, "rows": "merged blank repeat"},
    "inner rules": {"ruling": "inner"},
    "outer rules": {"ruling": "outer", "rows": "merged blank"},
    "column rules": {"ruling": "columns", "rows": "merged blank cell"},
    "recommendation rules": {"ruling": "recommendations"},
    "double rules": {"ruling": "all level", "stroke": "double"},
    "dashed rules": {"ruling": "all level inner", "stroke": "dashed"},
    "thin rectangles": {"ruling": "all level inner", "stroke": "rect"},
    "cell edges": {"ruling": "all", "stroke": "cells"},
    "white rules": {"ruling": "all", "stroke": "white", "rows": "merged blank"},
    "header once": {"header": "once"},
    "header in two rows": {"header": "two", "rows": "merged blank cell"},
    "header under a title": {"header": "title"},
    "no header": {"header": "none", "ruling": "all", "rows": "merged blank"},
    "no header no uprights": {"header": "none", "ruling": "none level", "rows": "merged blank"},
    "unheaded numbers": {"header": "unnamed"},
    "drifting columns": {"drift": "2 4 -3", "ruling": "all inner recommendations"},
    "merged": {"rows": "merged", "ruling": "all inner"},
    "blank below": {"rows": "blank"},
    "repeated": {"rows": "repeat", "ruling": "all level"},
    "paragraphs in cells": {"rows": "cell", "marks": "gap", "level": "exact lines"},
    "bullets in cells": {"rows": "cell", "marks": "bullet dash"},
    "letters in cells": {"rows": "cell", "marks": "letter bracket", "level": "exact lines none"},
    "numbers in cells": {"rows": "cell", "marks": "number", "level": "exact lines none"},
    "shared dates": {"rows": "cell", "marks": "letter", "grouped": True, "level": "none"},
    "as above": {"rows": "merged blank", "ruling": "all level"},
    "lists in recommendations": {"rows": "merged blank cell"},
    "theme bands": {"themes": "bands"},
    "theme column": {"themes": "column"},
    "theme tables": {"themes": "tables"},
    "status tables": {"split": "status", "rows": "merged blank", "ruling": "all level"},
    "reference in text": {"intext": True},
    "phantom columns": {"phantom": True, "ruling": "all"},
    "unknown columns": {"rows": "merged blank", "ruling": "all level"},
    "lone tail": {"lone": True, "ruling": "all level recommendations", "header": "repeat once"},
    "turned pages": {"turn": "90 180 270"},
    "sideways": {"sideways": True, "landscape": True},
    "portrait": {"landscape": False},
    "among prose": {"prose": "before between after"},
    "cards": {"kind": "cards"},
    "label lines": {"kind": "lines"},
    "review bullets": {"kind": "review", "form": "bullets"},
    "review numbers": {"kind": "review", "form": "numbers codes"},
    "review count": {"kind": "review", "form": "count"},
    "review headlines": {"kind": "review", "form": "headlines"},
    "review paragraphs": {"kind": "review", "form": "paragraphs"},
    "review owners": {"kind": "review", "form": "owners"},
    "review boxes": {"kind": "review", "form": "box rows"},
    "review bodies": {"kind": "review", "form": "bodies"},
    "bullets": {"kind": "bullets", "landscape": False},
    "bullets in columns": {"kind": "bullets", "columns": 2},
    "dated bullets": {"kind": "bullets", "begins": True, "columns": "1 1 2"},
    "report": {"kind": "report", "landscape": False},
    "explained report": {"kind": "report", "landscape": False, "explained": True},
    "report in columns": {"kind": "report", "columns": 2},
    "recommendation bands": {"asked": "bands", "ruling": "all level", "themes": "none bands"},
    "recommendation titles": {"asked": "titles", "ruling": "all"},
    "recommendation headings": {"asked": "headings", "ruling": "all inner"},
    "centred cells": {"middle": True, "rows": "merged repeat", "ruling": "all"},
    "coded actions": {"coded": True, "rows": "merged blank cell", "marks": "gap"},
    "summary first": {"summary": True, "ruling": "all"},
    "quarters": {"quarters": True, "rows": "merged blank repeat", "ruling": "all"},
    "dotted rules": {"ruling": "all inner", "stroke": "dotted"},
    "cards with tables": {"kind": "cards", "card": "table"},
    "one column": {"asked": "levels", "ruling": "all level", "themes": "none bands"},
    "coloured cells": {
        "ruling": "none",
        "stroke": "tiles",
        "rows": "merged repeat",
        "middle": True,
        "zebra": True,
    },
    "tight cells": {"ruling": "all", "pad": 0.6, "zebra": False},
    "listed owners": {"rows": "cell", "marks": "bullet dash", "listed_owners": True},
    "rows of updates": {"updates": True, "rows": "repeat blank", "ruling": "all", "themes": "none"},
    "review sentences": {"kind": "review", "form": "sentences"},
    "review named": {"kind": "review", "form": "named"},
    "mixture": {},
    "who and when": {"within": "joined", "rows": "merged blank repeat", "ruling": "all level inner"},
    "details in cells": {"within": "own lead", "rows": "merged blank repeat", "ruling": "all level inner"},
    "centred level": {"middle": True, "rows": "merged repeat", "ruling": "level inner"},
}
"""What each layout pins; of several words one is taken. All else is random."""
SHAPES: dict[str, dict[str, Any]] = {
    "coded actions": {"listed": 0.0},
    "as above": {"ditto": True, "runs": 0.35},
    "shared dates": {"runs": 0.5},
    "lists in recommendations": {"listed": 0.5},
    "listed owners": {"owners": "action", "dates": "each"},
    "who and when": {"owners": "action", "dates": "each", "children": 0.0},
    "details in cells": {"owners": "action", "dates": "each", "children": 0.0},
}
FIELDS = {
    "coded actions": "ref recommendation action lead deadline",
    "quarters": "ref recommendation action lead deadline",
    "summary first": "ref recommendation action deadline lead_member lead_officer",
    "recommendation titles": "ref recommendation action lead deadline",
    "unknown columns": "ref recommendation action wards lead deadline code",
    "status tables": "ref recommendation action lead deadline status progress",
    "theme column": "theme ref recommendation action lead deadline",
    "listed owners": "ref recommendation action lead_officer deadline",
    "rows of updates": "ref recommendation action lead deadline progress",
    "who and when": "ref recommendation action lead deadline",
    "details in cells": "ref recommendation action lead deadline",
    "one column": "ref recommendation action lead deadline",
    "header in two rows": "ref recommendation action deadline lead_member lead_officer",
}


UNMIXED = {"kind", "drift", "lone", "turn", "sideways"}
"""What layouts pin that other kinds of plans have, or that only one typesetter can set."""


def random_look(layout: str, rng: Random) -> Look:
    """A look at random, with what the layout pins, and without what no reader could tell apart."""
    parts = _mixed(rng) if layout == "mixture" else [layout]
    pins = {key: _pick(value, rng) for part in parts for key, value in LAYOUTS[part].items()}
    landscape = bool(pins.get("landscape", rng.random() < 0.7))
    fields = _columns(parts, rng)
    if not landscape and len(fields) > 5 and not FIELDS.keys() & set(parts):
        fields = tuple("ref recommendation action lead deadline".split())
    shape = Shape(
        fields,
        items=rng.choice((5, 7, 9, 9, 12)),
        refs=rng.choice(("plain", "zero", "R", "dotted", "words", "none")),
        dates=rng.choice(("each", "each", "some", "item")),
        owners=rng.choice(("item", "item", "action")),
        listed=rng.choice((0.0, 0.0, 0.2)),
        short=rng.random() < 0.15,
        welsh=rng.random() < 0.3,
    )
    for part in parts:
        shape = replace(shape, **SHAPES.get(part, {}))
    glyph, inner = rng.sample(("•", "–", "o", "▪", "*"), 2)
    look = Look(
        layout,
        shape,
        rows=rng.choice(("merged", "merged", "blank", "repeat", "cell")),
        marks=rng.choice(MARKED),
        level=rng.choice(("exact", "exact", "lines")),
        themes=rng.choice(("none", "none", "none", "bands", "tables")),
        ruling=rng.choice(("all", "all", "all", "inner", "recommendations", "level")),
        stroke=rng.choice(("line", "line", "line", "rect", "cells")),
        header=rng.choice(("repeat", "repeat", "once")),
        zebra=rng.random() < 0.15,
        shade=rng.choice(("#d9e2f3", "#cccccc", "")),
        keep=rng.random() < 0.25,
        open_cut=rng.random() < 0.25,
        paper=rng.choice(("A4", "A4", "A4", "A4", "A3", "Letter")),
        landscape=landscape,
        font=rng.choice(
            ("Helvetica", "Helvetica", "Times", "Courier", "DejaVuSans", "LiberationSans", "Carlito")
        ),
        size=rng.choice((7.5, 8.0, 9.0, 9.5, 10.0, 11.0, 12.0)),
        pad=rng.choice((2.0, 3.0, 4.0, 5.0)),
        gap=rng.choice((4.0, 5.0, 6.0, 8.0)),
        glyph=glyph,
        inner=inner,
        margins=(
            rng.choice((36.0, 40.0, 54.0)),
            rng.choice((50.0, 64.0)),
            rng.choice((48.0, 60.0, 75.0, 110.0)),
        ),
        running=rng.choice(("both", "both", "footer", "none")),
        prose=rng.choice(("", "", "before", "before after")),
        tagged=rng.random() < 0.6,
        justify=rng.random() < 0.15,
        capitals=rng.random() < 0.12,
        card=rng.choice(("two", "two", "banner", "four")),
    )
    if LAYOUTS[layout].get("kind") in ("bullets", "report"):
        look = _as_text(look, rng)
    return _told_apart(replace(look, **pins), rng)


def _as_text(look: Look, rng: Random) -> Look:
    """What varies in a plan without tables."""
    fields = ["recommendation", "action"]
    fields += [name for name in ("lead", "deadline", "status") if rng.random() < 0.75]
    glyph, inner = rng.sample(("•", "•", "–", "-", "o", "▪", "■", "➢", "✓", "►", "\uf0b7", "\uf0a7"), 2)
    return replace(
        look,
        heads=rng.choice(("", "", "size", "bold", "colour", "capitals", "number", "space")),
        across=rng.random() < 0.4,
        hang=rng.random() < 0.8,
        opening=rng.choice(("heading", "bold", "lead", "alone")),
        labels=rng.choice(("own", "own", "joined", "inline")),
        marks=rng.choice(("bullet", "bullet", "letter", "number", "dotted")),
        glyph=glyph,
        inner=inner,
        size=rng.choice((9.0, 10.0, 11.0, 12.0)),
        shape=replace(
            look.shape,
            fields=tuple(fields),
            refs=rng.choice(("plain", "R", "dotted", "words", "zero")),
            owners=rng.choice(("item", "action")),
            listed=0.0,
        ),
    )


def _mixed(rng: Random) -> list[str]:
    """Two or three layouts of tables at once, none of which undoes what another pins."""
    tables = [name for name, pins in LAYOUTS.items() if pins and not pins.keys() & UNMIXED]
    found: list[str] = []
    for name in rng.sample(tables, len(tables)):
        pinned = {key for part in found for key in LAYOUTS[part]}
        if not pinned & LAYOUTS[name].keys() and sum(part in FIELDS for part in (name, *found)) < 2:
            found.append(name)
    return found[: rng.choice((2, 3))]


def _columns(parts: Sequence[str], rng: Random) -> tuple[str, ...]:
    """One in six in no order at all, but for the two leads, which stand side by side."""
    pinned = next((FIELDS[part] for part in parts if part in FIELDS), "")
    fields = (pinned or rng.choice(COLUMNS)).split()
    if rng.random() < 1 / 6 and "lead_member" not in fields:
        rng.shuffle(fields)
    return tuple(fields)


def _pick(value: Any, rng: Random) -> Any:
    """One of several words, as a number where it is one; a sentence of places stays whole."""
    if not isinstance(value, str) or value.startswith("before"):
        return value
    word = rng.choice(value.split())
    return int(word) if word.lstrip("-").isdigit() else word


def _told_apart(look: Look, rng: Random) -> Look:
    """Leaves out what would make the truth undecidable on the page."""
    shape = look.shape
    if look.kind == "review":
        return replace(
            look, landscape=False, header="repeat", ruling="all", marks=rng.choice(("letter", "bullet"))
        )
    if look.kind in ("bullets", "report"):
        return _text_told_apart(look, rng)
    if look.kind != "table":
        shape = replace(shape, fields=CARD, refs="plain", listed=0.0, owners="item")
        return replace(look, shape=replace(shape, themed=True), landscape=False, themes="none")
    if look.asked != "column":
        # Nothing but its own rows says whose an action's owner is.
        shape = replace(shape, owners="action", listed=0.0, dates="each")
        shape = replace(shape, refs=rng.choice(("plain", "R", "dotted")))
        themes = {"titles": "none", "headings": rng.choice(("none", "tables"))}.get(look.asked, look.themes)
        look = replace(look, rows="repeat", themes=themes, header="repeat", phantom=False)
    if look.coded:
        shape = replace(shape, refs="plain", dates="each" if look.rows != "cell" else "item")
    if look.quarters:
        look = replace(look, font="DejaVuSans")
    lines = RULINGS[look.ruling]
    if look.rows == "repeat" and ("row" not in lines and not look.zebra):
        look = replace(look, rows="blank")
    if look.rows == "merged" and "row" not in lines and shape.owners == "item" and "upright" not in lines:
        look = replace(look, gap=max(look.gap, 6.0))
    if "upright" not in lines:
        look = replace(look, pad=max(look.pad, 4.0))
    if look.rows == "blank" and shape.dates == "item":
        # Is the date above empty cells that of one action, or of all?
        shape = replace(shape, dates="each")
    if look.rows == "cell":
        labelled = look.marks in ("letter", "bracket", "number")
        shape = replace(
            shape,
            fields=tuple(field for field in shape.fields if field not in SINGLE),
            owners=shape.owners if labelled or look.listed_owners else "item",
            dates=shape.dates if labelled or shape.dates == "item" else "each",
        )
    elif shape.dates == "some" and "row" not in lines:
        shape = replace(shape, dates="each")
    if look.intext or look.header == "none":
        refs = shape.refs if shape.refs in ("R", "dotted", "plain") else "R"
        shape = replace(shape, refs="R" if look.intext else refs)
    if look.intext:
        shape = replace(shape, fields=tuple(f for f in shape.fields if f != "ref"))
    if look.header in ("unnamed", "none") and shape.refs in ("none", "words"):
        shape = replace(shape, refs="plain")
    if shape.refs == "none" or (look.rows == "repeat" and shape.refs == "none"):
        shape = replace(shape, fields=tuple(f for f in shape.fields if f != "ref"))
    if "ref" not in shape.fields and not look.intext:
        shape = replace(shape, refs="none")
    if look.split == "status":
        shape = replace(shape, completed=True)
        look = replace(look, themes="none")
    themed = look.themes != "none" or "theme" in shape.fields
    if "theme" in shape.fields:
        look = replace(look, themes="column")
    return replace(look, shape=replace(shape, themed=themed))


def _text_told_apart(look: Look, rng: Random) -> Look:
    """The same for a plan without tables."""
    glyph, inner = look.glyph, look.inner
    if is_standard(look.font):
        # The fourteen have no ▪ and no symbol's own codes; ➢ is a dingbat.
        glyph, inner = (PLAINER.get(mark, mark) for mark in (glyph, inner))
    if glyph == inner:
        inner = "–" if glyph != "–" else "•"
    if look.columns > 1:
        look = replace(look, size=min(look.size, 10.0), paper="A4" if look.paper == "Letter" else look.paper)
    if look.font == "Courier" and look.columns > 1:
        look = replace(look, font="Helvetica")
    if look.kind == "bullets":
        shape = replace(look.shape, fields=("recommendation", "action"), themed=True, dates="each")
        look = replace(look, marks="bullet")
    else:
        shape = replace(look.shape, themed=rng.random() < 0.5)
        if shape.dates == "item" and "deadline" in shape.fields and shape.owners == "action":
            shape = replace(shape, owners="item")
    return replace(look, shape=shape, glyph=glyph, inner=inner, themes="none", header="repeat", paper="A4")


PLAINER = {"▪": "•", "►": "➢", "\uf0b7": "•", "\uf0a7": "■"}
