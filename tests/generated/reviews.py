"""seed → a review report: pages of prose, and in them what the reviewers recommend, in one of many forms.

Headline findings                          prose, lists and tables that are no records
Recommendations for the partnership        the records
1. Ensure that ...
Next steps
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from tests.generated.blocks import Block, Cell, Heading, Para, Row, Table
from tests.generated.looks import Look
from tests.generated.stock import COUNCILS
from tests.samples.content import Item, Plan

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
FORMS = (
    *("bullets", "numbers", "count", "codes", "paragraphs", "headlines", "owners", "box", "rows", "bodies"),
    *("sentences", "named"),
)
"""How recommendations are set: see `_set_items`."""

KINDS = ("asks", "things", "listed", "paragraphs")
"""The lists of texts in the file of words that most forms take theirs from."""


@dataclass(frozen=True, slots=True)
class Noted(Item):
    """A recommendation with the prose that explains it."""

    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """The recommendations under one heading. `form` is how they are set; `body` is whom they ask."""

    heading: str
    form: str
    items: tuple[Noted, ...]
    lead: str = ""
    body: str = ""
    sub: str = ""
    """A heading under `heading` that names the body."""


def random_review(name: str, look: Look, rng: Random) -> tuple[Plan, tuple[Part, ...]]:
    """The truth, and the parts in which the report prints it."""
    council = rng.choice(COUNCILS)
    place = council.rsplit(" ", 2)[0]
    title = rng.choice(WORDS["titles"]).format(council=council, place=place)
    parts = tuple(_parts(look, council, rng))
    items = tuple(item for part in parts for item in part.items)
    return Plan(name, council, title, "2025-03", council, title, items), parts


def _parts(look: Look, council: str, rng: Random) -> Iterator[Part]:
    form = look.form
    headings = iter(rng.sample(WORDS["lists"], len(WORDS["lists"])))
    texts = _Texts(rng, *(("sentences",) if form == "sentences" else KINDS))
    if form == "owners":
        # The table comes before the box, as inspectors of special needs set them.
        yield _part("Areas for priority action", "owners", texts, council, rng)
        yield _part("Areas for improvement", rng.choice(("box", "bullets", "rows")), texts, council, rng)
    elif form == "bodies":
        yield from _bodies(texts, rng)
    elif form == "sentences":
        yield _part("Areas for improvement", form, texts, council, rng)
    elif form == "named":
        yield _named(_part(rng.choice(WORDS["lists"][:3]), form, texts, council, rng), rng)
    else:
        yield _part(next(headings), form, texts, council, rng)
        if rng.random() < 0.4:
            other = next(h for h in headings if "ecommend" not in h)
            yield _part(
                other, form if form == "count" else rng.choice(("bullets", form)), texts, council, rng
            )


class _Texts:
    """Texts of each kind, none twice."""

    def __init__(self, rng: Random, *kinds: str) -> None:
        self.rng = rng
        self.pools = {kind: iter(rng.sample(WORDS[kind], len(WORDS[kind]))) for kind in kinds}

    def take(self, form: str, heading: str, lists: bool) -> str | None:
        if form in ("paragraphs", "sentences"):
            return next(self.pools[form], None)
        if lists and self.rng.random() < 0.25 and (entries := next(self.pools["listed"], None)):
            return " • ".join(entries)
        noun = heading.startswith("What") or ("improve" in heading and self.rng.random() < 0.5)
        return next(self.pools["things" if noun and form != "headlines" else "asks"], None)


def _part(heading: str, form: str, texts: _Texts, council: str, rng: Random, first: int = 1) -> Part:
    lists = form not in ("headlines", "paragraphs", "sentences", "named")
    found = [texts.take(form, heading, lists) for _ in range(rng.choice((1, 2, 3, 5, 5, 8, 11)))]
    lead = rng.choice(("", "", *WORDS["leads"])) if form in ("bullets", "numbers", "count", "codes") else ""
    if form in ("headlines", "rows", "named") and len(found) < 3:
        found += [texts.take(form, heading, lists) for _ in range(3)]
    first = first if form != "count" else rng.choice((9, 17, 98, 113))
    items = tuple(
        Noted(
            (),
            heading,
            _ref(form, first + number),
            text,
            owner_text=rng.choice(WORDS["owners"]).format(council=council) if form == "owners" else None,
            explanation=rng.choice(WORDS["explanations"]) if form in ("headlines", "sentences") else "",
        )
        for number, text in enumerate(filter(None, found))
    )
    return Part(heading, form, items, lead)


def _ref(form: str, number: int) -> str | None:
    if form == "codes":
        return f"R{number}"
    return str(number) if form in ("numbers", "count", "headlines", "rows", "named") else None


def _named(part: Part, rng: Random) -> Part:
    """Recommendations of which each says whom it is for, or none does."""
    if rng.random() < 0.5:
        return part
    items = (replace(item, owner_text=rng.choice(WORDS["bodies"])) for item in part.items)
    return replace(part, items=tuple(items))


def _bodies(texts: _Texts, rng: Random) -> Iterator[Part]:
    """A list for each of several bodies: named in its heading, in a sub-heading, or in its lead-in."""
    way = rng.choice(("heading", "sub", "lead"))
    form, number = rng.choice(("bullets", "numbers")), 1
    for body in rng.sample(WORDS["bodies"], rng.choice((2, 2, 3))):
        capital = body[0].upper() + body[1:]
        heading = f"Recommendations for {body}" if way == "heading" else "Recommendations"
        part = _part(heading, form, texts, "", rng, number)
        number += len(part.items)
        owner = body if way != "lead" else capital
        yield replace(
            part,
            items=tuple(replace(item, owner_text=owner) for item in part.items),
            body=body,
            sub=rng.choice((f"For {body}", f"For {body}:")) if way == "sub" else "",
            lead=rng.choice((f"{capital} should:", f"{capital} must:", f"{capital} needs to:"))
            if way == "lead"
            else "",
        )


def review_blocks(plan: Plan, parts: Sequence[Part], look: Look, rng: Random) -> Iterator[Block]:
    """The report: a title, findings, the parts among them, and what no report ends without."""
    prose = iter(rng.sample(WORDS["findings"], len(WORDS["findings"])) * 3)
    sections = iter(rng.sample(WORDS["sections"], len(WORDS["sections"])))
    level = rng.choice((2, 2, 3))
    yield Heading(plan.title, 1)
    yield Para("Inspection dates: 3 to 14 March 2025")
    if rng.random() < 0.4:
        yield from _contents(parts, rng)
    if rng.random() < 0.5:
        yield _grades(rng)
    yield Heading(rng.choice(WORDS["openings"]), level)
    yield from (Para(next(prose)) for _ in range(rng.choice((2, 4))))
    if first := rng.random() < 0.5:
        yield from _all_parts(parts, level, look)
    if rng.random() < 0.6:
        yield Heading(rng.choice(WORDS["strong"]), level)
        yield from (Para(text, look.glyph) for text in rng.sample(WORDS["strengths"], 4))
    for _ in range(rng.choice((1, 2, 4))):
        yield Heading(next(sections), level)
        yield from _findings(prose, look, rng)
    if not first:
        yield from _all_parts(parts, level, look)
    yield Heading(rng.choice(WORDS["closings"]), level)
    yield from (Para(text) for text in WORDS["last"])
    if rng.random() < 0.4:
        yield _contacts(plan)


def _all_parts(parts: Sequence[Part], level: int, look: Look) -> Iterator[Block]:
    above = ""
    for part in parts:
        if part.heading != above:
            yield Heading(part.heading, level)
        above = part.heading
        if part.sub:
            yield Heading(part.sub, level + 1)
        if part.lead:
            yield Para(part.lead)
        yield from _set_items(part, look)


def _set_items(part: Part, look: Look) -> Iterator[Block]:
    """The recommendations in their form: points of a list ("count": the report counts its paragraphs), bold
    headlines over prose, paragraphs, a table with owners or with numbers, a box with a heading."""
    if part.form == "owners":
        rows = [((item.owner_text or "",), item) for item in part.items]
        yield _table(("Responsible body", part.heading), (0.3, 0.7), rows)
    elif part.form == "rows":
        yield _table(
            ("No.", "Recommendation"), (0.1, 0.9), [((item.ref or "",), item) for item in part.items]
        )
    elif part.form == "box":
        yield _table((part.heading,), (1.0,), [((), item) for item in part.items])
    else:
        for item in part.items:
            yield from _set_item(item, part.form, look)


def _set_item(item: Noted, form: str, look: Look) -> Iterator[Block]:
    text, *entries = (item.recommendation or "").split(" • ")
    if form in ("headlines", "sentences"):
        yield Para(f"{item.ref}. {text}" if item.ref else text, bold=True)
        yield Para(item.explanation)
        return
    if form == "named":
        yield Para(
            f"Recommendation {item.ref}" + (f" (to {item.owner_text})" if item.owner_text else ""), bold=True
        )
    marks = {"bullets": look.glyph, "paragraphs": "", "named": "", "codes": f"R{(item.ref or '')[1:]}:"}
    yield Para(text, marks.get(form, f"{item.ref}."))
    for number, entry in enumerate(entries):
        inner = look.inner if form == "bullets" or look.marks != "letter" else f"{'abcdefgh'[number]})"
        yield Para(entry, inner, depth=2)


def _table(
    heads: Sequence[str], widths: tuple[float, ...], rows: Sequence[tuple[tuple[str, ...], Noted]]
) -> Table:
    body = [
        Row((*(Cell(at, (Para(text),)) for at, text in enumerate(before)), _cell(item, len(before))))
        for before, item in rows
    ]
    head = Row(tuple(Cell(at, (Para(text),), bold=True) for at, text in enumerate(heads)), "head")
    return Table(widths, (head, *body))


def _cell(item: Noted, at: int) -> Cell:
    text, *entries = (item.recommendation or "").split(" • ")
    return Cell(at, (Para(text), *(Para(entry, "•", 1) for entry in entries)))


def _contents(parts: Sequence[Part], rng: Random) -> Iterator[Block]:
    yield Heading("Contents", 2)
    names = [rng.choice(WORDS["openings"]), *dict.fromkeys(part.heading for part in parts), "Next steps"]
    for number, name in enumerate(names):
        yield Para(f"{name.rstrip(':')} {'.' * rng.choice((20, 40))} {number + 2}")


def _grades(rng: Random) -> Table:
    rows = [
        Row((Cell(0, (Para(text),)), Cell(1, (Para(rng.choice(WORDS["grades"])),))))
        for text in (
            "The impact of leaders on practice",
            "The experiences of children in care",
            "Overall effectiveness",
        )
    ]
    return Table(
        (0.6, 0.4),
        (
            Row((Cell(0, (Para("Judgement"),), bold=True), Cell(1, (Para("Grade"),), bold=True)), "head"),
            *rows,
        ),
    )


def _contacts(plan: Plan) -> Table:
    rows = [
        ("Local authority", "Integrated care board"),
        (plan.council, "NHS Wealdmoor ICB"),
        ("Ada Brightwell, Director of Children's Services", "Tom Okafor, Chief Executive"),
    ]
    return Table(
        (0.5, 0.5), tuple(Row(tuple(Cell(at, (Para(text),)) for at, text in enumerate(row))) for row in rows)
    )


def _findings(prose: Iterator[str], look: Look, rng: Random) -> Iterator[Block]:
    """Prose, as it is or with its paragraphs counted."""
    count = rng.random() < 0.3
    for number in range(1, rng.choice((3, 5))):
        yield Para(next(prose), f"{number}." if count else "")
    if rng.random() < 0.3:
        yield from (Para(text, look.glyph) for text in rng.sample(WORDS["strengths"], 2))
