"""seed → a paper of an agenda pack that is no plan: blocks, with their look.

The tables are as like a plan's as real ones are: a risk register has owners, actions and due dates.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tests.generated.blocks import Block, Cell, Heading, Para, Row, Table
from tests.generated.looks import Look
from tests.generated.plans import Shape

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Paper:
    """`name` is its kind, a key of `PAPERS`."""

    name: str
    look: Look
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the papers of one pack have in common."""

    council: str
    committee: str
    day: str
    font: str
    size: float


def random_meeting(council: str, rng: Random) -> Meeting:
    day = f"{rng.randrange(1, 29)} {rng.choice(('January', 'March', 'June', 'September'))} 2026"
    font = rng.choice(("Helvetica", "Times", "LiberationSans", "Carlito"))
    return Meeting(council, rng.choice(WORDS["committees"]), day, font, rng.choice((9.0, 10.0, 11.0)))


def make_paper(name: str, meeting: Meeting, rng: Random, length: int = 0) -> Paper:
    """A paper of a kind; `length` repeats what can go on, for packs of many pages."""
    blocks = list(PAPERS[name](meeting, rng))
    for _ in range(length if name != "cover" else 0):
        blocks += [block for block in PAPERS[name](meeting, rng) if not _is_title(block)]
    landscape = name in LANDSCAPE
    look = Look(
        name,
        Shape(()),
        landscape=landscape,
        font=meeting.font,
        size=meeting.size - 2 if landscape else meeting.size,
        ruling="level" if name in ("budget", "treasury") and rng.random() < 0.5 else "all",
        shade=rng.choice(("#d9e2f3", "#cccccc", "")),
        keep=True,
        margins=(50.0, 60.0, 70.0),
        running="none",
    )
    return Paper(name, look, tuple(blocks))


def _is_title(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


def front(meeting: Meeting, rng: Random) -> Iterator[Block]:
    yield Heading(meeting.council, 2)
    yield Heading(f"{meeting.committee} – Agenda", 1)
    yield Para(f"Date: {meeting.day}, 7.30 pm. Venue: Council Chamber")
    yield Para("Members of the public may attend. Recording is permitted.")
    yield from (Para(f"{text}  (Pages {3 * n + 1} - {3 * n + 3})", f"{n}.") for n, text in _counted("agenda"))


def minutes(meeting: Meeting, rng: Random) -> Iterator[Block]:
    yield Heading(f"Minutes of the meeting of {meeting.committee} held on 14 January 2026", 1)
    yield Para(f"Present: {', '.join(WORDS['members'])}. In attendance: {', '.join(WORDS['officers'][:3])}")
    for number in range(41, 41 + rng.choice((5, 8))):
        yield Heading(f"{number}. {rng.choice(WORDS['topics'])}", 3)
        yield from (Para(_filled(text, meeting, rng)) for text in rng.sample(WORDS["resolutions"], 2))
    if rng.random() < 0.6:
        yield Heading("Action log", 2)
        rows = [
            (f"{41 + n}/25", text, rng.choice(WORDS["officers"]), rng.choice(WORDS["dates"]))
            for n, text in enumerate(rng.sample(WORDS["mitigations"], 4))
        ]
        yield table(("Minute", "Action", "Officer", "Due date"), (0.12, 0.5, 0.22, 0.16), rows)


def report(meeting: Meeting, rng: Random) -> Iterator[Block]:
    topic = rng.choice(WORDS["topics"])
    yield Para(f"Report to {meeting.committee}", bold=True)
    yield Para(f"Report of the {rng.choice(WORDS['officers'])}", bold=True)
    yield Para("Wards affected: All")
    yield Heading(topic, 1)
    yield Heading("1. Purpose of report", 2)
    yield Para(rng.choice(WORDS["prose"]), "1.1")
    yield Heading("2. Recommendations" if rng.random() < 0.6 else "RECOMMENDATION(S)", 2)
    yield Para(f"{meeting.committee} is recommended to agree:")
    decided = [_filled(text, meeting, rng, topic) for text in rng.sample(WORDS["decisions"], 3)]
    yield from (Para(text, f"2.{number}") for number, text in enumerate(decided, 1))
    for place, section in enumerate(rng.sample(WORDS["sections"], 3), 3):
        yield Heading(f"{place}. {section}", 2)
        texts = rng.sample(WORDS["prose"], 3)
        yield from (Para(text, f"{place}.{number}") for number, text in enumerate(texts, 1))
    for heading in rng.sample(WORDS["implications"], 4):
        yield Heading(heading, 2)
        yield Para(rng.choice(WORDS["prose"]))
    yield Heading("Background papers", 2)
    yield Para("None")


def about_plan(meeting: Meeting, rng: Random) -> Iterator[Block]:
    """The report that brings the plan to the committee."""
    yield Para(f"Report to {meeting.committee}, {meeting.day}", bold=True)
    yield Para("Report of the Chief Executive", bold=True)
    yield Heading("Corporate Peer Challenge: action plan", 1)
    yield Heading("1. Purpose of report", 2)
    yield Para("To present the action plan in response to the peer challenge at Appendix A.", "1.1")
    yield Heading("2. Recommendations", 2)
    yield Para(f"That {meeting.committee} approves the action plan at Appendix A.", "2.1")
    yield Para("That progress be reported to the Committee every six months.", "2.2")
    yield Heading("3. Background", 2)
    yield Para("The peer team visited in November. All its recommendations are accepted.", "3.1")
    yield from (Para(text, f"3.{n}") for n, text in enumerate(rng.sample(WORDS["prose"], 2), 2))
    yield Heading("4. Financial implications", 2)
    yield Para("The cost of the actions is met from existing budgets.", "4.1")


def budget(meeting: Meeting, rng: Random) -> Iterator[Block]:
    yield Heading("Revenue budget monitoring: Quarter 3 2025/26", 1)
    yield Para(rng.choice(WORDS["prose"]))
    heads = ("Service", "Budget £000", "Actual £000", "Variance £000", "Forecast £000")
    rows = [(name, *(f"{rng.randrange(-900, 9000):,}" for _ in range(4))) for name in WORDS["services"]]
    yield table(heads, (0.36, 0.16, 0.16, 0.16, 0.16), [*rows, ("Total", "41,220", "40,118", "1", "2")])
    yield Para(rng.choice(WORDS["prose"]))
    schemes = [
        (topic, *(f"{rng.randrange(10, 900)},000" for _ in range(2)), "0", *_picks("dates", rng))
        for topic in WORDS["topics"]
    ]
    heads = ("Capital scheme", "Approved", "Spent", "Slippage", "Comments")
    yield table(heads, (0.36, 0.15, 0.15, 0.14, 0.2), schemes)


def risk(meeting: Meeting, rng: Random) -> Iterator[Block]:
    yield Heading(rng.choice(WORDS["registers"]), 1)
    heads = ("Ref", "Risk", "Cause", "Likelihood", "Impact", "Score", "Action", "Owner", "Due date")
    rows = []
    for number, text in enumerate(WORDS["risks"], 1):
        likely, hard = rng.randrange(1, 5), rng.randrange(1, 5)
        scores = (str(likely), str(hard), str(likely * hard))
        own = _picks("mitigations officers dates", rng)
        rows.append((f"R{number}", text, *_picks("causes", rng), *scores, *own))
    yield table(heads, (0.05, 0.18, 0.16, 0.09, 0.07, 0.06, 0.19, 0.11, 0.09), rows)


def treasury(meeting: Meeting, rng: Random) -> Iterator[Block]:
    yield Heading("Treasury management mid-year report", 1)
    yield from (Para(text, f"{number}.") for number, text in _counted("treasury"))
    rows = [
        (name, f"£{rng.randrange(1, 9)}.0m", f"{rng.randrange(30, 55) / 10}%", *_picks("dates", rng))
        for name in WORDS["counterparties"]
    ]
    yield table(("Counterparty", "Principal", "Rate", "Maturity date"), (0.4, 0.2, 0.15, 0.25), rows)


def equality(meeting: Meeting, rng: Random) -> Iterator[Block]:
    yield Heading(f"Equality Impact Assessment: {rng.choice(WORDS['topics'])}", 1)
    yield Para("This assessment considers how the proposal affects people with protected characteristics.")
    rows = [(name, *_picks("impacts measures officers dates", rng)) for name in WORDS["characteristics"]]
    heads = ("Protected characteristic", "Impact", "Action to mitigate", "Responsible officer", "Timescale")
    yield table(heads, (0.18, 0.27, 0.27, 0.15, 0.13), rows)


def forward(meeting: Meeting, rng: Random) -> Iterator[Block]:
    yield Heading("Forward Plan of Key Decisions: March to June 2026", 1)
    yield Para("The Council is required to give 28 days' notice of key decisions.")
    rows = [(topic, *_picks("committees dates officers members", rng)) for topic in WORDS["topics"]]
    heads = ("Decision", "Decision maker", "Date of decision", "Lead officer", "Portfolio holder")
    yield table(heads, (0.3, 0.15, 0.18, 0.19, 0.18), rows)


def audit(meeting: Meeting, rng: Random) -> Iterator[Block]:
    yield Heading("Internal Audit progress report", 1)
    yield Para("The table shows the recommendations made in audits that were completed in the quarter.")
    rows = [
        (str(number), text, *_picks("priorities agreed officers dates", rng))
        for number, text in _counted("audits")
    ]
    heads = ("No.", "Recommendation", "Priority", "Management response", "Responsible officer", "Due date")
    yield table(heads, (0.06, 0.3, 0.1, 0.26, 0.15, 0.13), rows)


def performance(meeting: Meeting, rng: Random) -> Iterator[Block]:
    yield Heading("Performance report: key indicators, Quarter 3", 1)
    rows = [
        (name, f"{rng.randrange(50, 99)}%", f"{rng.randrange(40, 99)}%", *_picks("colours prose", rng))
        for name in WORDS["indicators"]
    ]
    yield table(("Indicator", "Target", "Actual", "RAG", "Comments"), (0.26, 0.1, 0.1, 0.1, 0.44), rows)


def cover(meeting: Meeting, rng: Random) -> Iterator[Block]:
    yield Heading(f"Appendix {rng.choice('BCDEF')}", 1)
    yield Para(rng.choice(WORDS["appendices"]))


PAPERS: dict[str, Callable[[Meeting, Random], Iterator[Block]]] = {
    "front": front,
    "minutes": minutes,
    "report": report,
    "about plan": about_plan,
    "budget": budget,
    "risk": risk,
    "treasury": treasury,
    "equality": equality,
    "forward": forward,
    "audit": audit,
    "performance": performance,
    "cover": cover,
}
LANDSCAPE = {"risk", "performance"}


def table(heads: Sequence[str], widths: tuple[float, ...], rows: Sequence[Sequence[str]]) -> Table:
    head = Row(tuple(Cell(at, (Para(text),), bold=True) for at, text in enumerate(heads)), "head")
    return Table(widths, (head, *(Row(tuple(Cell(at, (Para(t),)) for at, t in enumerate(r))) for r in rows)))


def _picks(names: str, rng: Random) -> tuple[str, ...]:
    """A word of each list."""
    return tuple(rng.choice(WORDS[name]) for name in names.split())


def _counted(name: str) -> Iterator[tuple[int, str]]:
    yield from enumerate(WORDS[name], 1)


def _filled(text: str, meeting: Meeting, rng: Random, topic: str = "") -> str:
    return text.format(committee=meeting.committee, topic=topic or rng.choice(WORDS["topics"]))
