"""A plan → a committee's agenda pack with the plan somewhere in it: merged from PDFs, or set as one document.

1   Agenda                       10  Appendix A: the plan, with its own running lines,
2   Minutes ...                      and "Page 10" of the pack over them
9   Report: peer challenge       16  Strategic risk register: Action | Owner | Due date
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

import pypdfium2
from pypdfium2 import raw
from reportlab.pdfgen.canvas import Canvas

from tests.generated.blocks import Heading, Para
from tests.generated.faces import face
from tests.generated.layouts import LAYOUTS
from tests.generated.looks import Look
from tests.generated.made import Made, make
from tests.generated.paper import draw_page, paginate, save_all
from tests.generated.papers import PAPERS, Meeting, Paper, make_paper, random_meeting
from tests.samples.content import Plan
from tests.samples.strips import Line

TWO = 0.25
"""The share of packs with two plans."""
LEAST, MOST = 15, 40
"""Pages of a pack, unless more are asked for."""
LONG = 60
"""Pages from which on papers are as long as real ones."""
SINGLE = frozenset({"front", "about plan", "minutes"})
"""Papers that a pack has once."""


@dataclass(frozen=True, slots=True)
class Pack:
    """What stands in a pack, in order; `plans` are its plans, each set as a PDF of its own too."""

    meeting: Meeting
    parts: tuple[Paper | Made, ...]
    plans: tuple[Made, ...]
    typeset: bool
    """Whether one typesetter sets all of it, with one running line, or PDFs are merged."""
    first: int
    """The number printed on the first page."""

    @property
    def truth(self) -> Plan:
        return replace(self.plans[0].plan, items=tuple(i for made in self.plans for i in made.plan.items))


def random_pack(made: Made, seed: int, pages: int = 0, typesets: bool = True) -> Pack:
    """A pack around a plan, of about so many pages; `typesets`: whether it may be set as one document."""
    rng = Random(f"pack {seed}")
    meeting = random_meeting(made.plan.council, rng)
    plans = (made, *([_another(made, rng)] if rng.random() < TWO else []))
    wanted = pages or rng.randrange(LEAST, MOST + 1)
    papers = list(_papers(meeting, wanted, rng))
    places = sorted(rng.sample(range(len(papers) + 1), len(plans)))
    parts: list[Paper | Made] = [make_paper("front", meeting, rng), make_paper("minutes", meeting, rng)]
    for number, paper in enumerate([*papers, None]):
        for place, plan in zip(places, plans, strict=True):
            if place == number:
                parts += _leading_in(plan, made, meeting, rng)
                parts.append(plan)
        parts += [paper] if paper else []
    typeset = typesets and rng.random() < 0.5
    return Pack(meeting, tuple(parts), plans, typeset, rng.choice((1, 1, 1, 37)))


def _another(made: Made, rng: Random) -> Made:
    layout = rng.choice(sorted(LAYOUTS))
    return make(f"{made.plan.id}-second", layout, rng.randrange(10**6))


def _papers(meeting: Meeting, wanted: int, rng: Random) -> Iterator[Paper]:
    names = [name for name in PAPERS if name not in SINGLE]
    count, pool = 0, list[str]()
    while count < wanted - 8:
        pool = pool or rng.sample(names, len(names))
        more = rng.choice((3, 6, 9)) if wanted > LONG else rng.choice((0, 0, 1))
        paper = make_paper(pool.pop(), meeting, rng, more)
        count += len(paginate(paper.blocks, paper.look))
        yield paper


def _leading_in(plan: Made, first: Made, meeting: Meeting, rng: Random) -> Iterator[Paper]:
    """What stands before a plan: the report on it, a cover sheet, both or nothing."""
    if plan is first and rng.random() < 0.7:
        yield make_paper("about plan", meeting, rng)
    if rng.random() < 0.4:
        cover = make_paper("cover", meeting, rng)
        title = rng.choice((plan.plan.title, "Action plan", ""))
        yield replace(cover, blocks=(Heading("Appendix A", 1), *([Para(title)] if title else [])))


def save_pack(pack: Pack, folder: Path, out: Path) -> tuple[int, ...]:
    """Writes the pack to `out`; the plans' own PDFs stand in `folder`. Gives the number of pages of each
    part."""
    return _typeset(pack, out) if pack.typeset else _merge(pack, folder, out)


def _typeset(pack: Pack, out: Path) -> tuple[int, ...]:
    canvas = Canvas(str(out), invariant=1)
    counts = []
    number = pack.first
    for part in pack.parts:
        pages = paginate(part.blocks, part.look)
        for page in pages:
            draw_page(canvas, page, part.look, _running(pack.meeting, part.look, number))
            number += 1
        counts.append(len(pages))
    canvas.save()
    return tuple(counts)


def _running(meeting: Meeting, look: Look, number: int) -> list[Line]:
    font = face(meeting.font, 8.0, colour="#555555")
    width, height = look.page
    page = f"Page {number}"
    return [
        Line(40.0, height - 24.0, f"{meeting.committee}, {meeting.day}", font),
        Line(width - 40.0 - font.width(page), height - 24.0, page, font),
    ]


def _merge(pack: Pack, folder: Path, out: Path) -> tuple[int, ...]:
    whole = pypdfium2.PdfDocument.new()
    counts = []
    for part in pack.parts:
        source = pypdfium2.PdfDocument(_own_pdf(part, pack, folder))
        whole.import_pages(source)
        counts.append(len(source))
        source.close()
    for number in range(len(whole)):
        _stamp(whole, number, f"Page {number + pack.first}")
    whole.save(out)
    whole.close()
    return tuple(counts)


def _own_pdf(part: Paper | Made, pack: Pack, folder: Path) -> Path:
    if isinstance(part, Made):
        return folder / f"{part.plan.id}.pdf"
    plan = Plan(f"paper-{part.name}", pack.meeting.council, part.name, "", "", "", ())
    save_all([Made(plan, part.look, part.blocks)], folder)
    return folder / f"{plan.id}.pdf"


def _stamp(pdf: Any, number: int, text: str) -> None:
    """The pack's own page number at the foot of a page that is not turned, below what stands there."""
    page = pdf[number]
    if page.get_rotation() == 0:
        stamp = raw.FPDFPageObj_NewTextObj(pdf, b"Helvetica", 8.0)
        letters = ctypes.create_string_buffer((text + "\0").encode("utf-16-le"))
        raw.FPDFText_SetText(stamp, ctypes.cast(letters, raw.FPDF_WIDESTRING))
        raw.FPDFPageObj_Transform(stamp, 1, 0, 0, 1, page.get_width() / 2 - 12, 12)
        raw.FPDFPage_InsertObject(page, stamp)
        page.gen_content()
    page.close()


def plan_pages(pack: Pack, counts: Sequence[int]) -> tuple[int, ...]:
    """The pages of the plans, from 1."""
    pages: list[int] = []
    before = 0
    for part, count in zip(pack.parts, counts, strict=True):
        pages += range(before + 1, before + count + 1) if isinstance(part, Made) else ()
        before += count
    return tuple(pages)
