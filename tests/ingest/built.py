"""Plans built in code, as the parsers would give them."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import time
from collections.abc import Generator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ingest.batches.batch import Job, Settings, read_file
from ingest.batches.outcomes import Failure
from ingest.batches.progress import tell_page
from ingest.batches.workers import Done
from ingest.errors import Unreadable
from ingest.identity import hashed, slug
from ingest.pipeline import Extraction
from models.document import Box, Style, Word
from models.plan import Action, Council, Coverage, Deadline, Details, Issue, Plan, Recommendation

PLAIN = Style("Arial", 10.0, False, False, (0.0,))
COUNCIL = Council("Marlow Vale District Council", "MAV", "E07000999")


def words(text: str, *, page: int = 1, top: float = 100.0, left: float = 50.0) -> tuple[Word, ...]:
    """The words of one line, each 20 points wide and 10 high, 5 apart."""
    return tuple(
        Word(one, Box(left + 25 * place, top, left + 25 * place + 20, top + 10), PLAIN, page, place)
        for place, one in enumerate(text.split())
    )


def action(text: str, ref: str = "1", parent: str = "", *, doubt: bool = False, due: str = "") -> Action:
    deadline = Deadline("May 2022", None, date.fromisoformat(due), "month") if due else Deadline()
    details = Details(
        deadline=deadline, deadline_scope="action" if due else "", lead_officer="Chief Executive"
    )
    evidence = ("lines", "no date", "past") if doubt else ("rules",)
    return Action(ref, parent, text, details, 1, words(text), 0.5 if doubt else 0.9, doubt, evidence)


def recommendation(ref: str, text: str, *actions: Action, theme: str = "Culture") -> Recommendation:
    return Recommendation(theme, "", ref, text, Details(), actions, 1, words(text), 1.0, False)


def plan(*recommendations: Recommendation, **changes: object) -> Plan:
    issues = (Issue("year unknown", "no year in “June”", 2, words("June", page=2)),)
    built = Plan("Action Plan", COUNCIL, "2022-03", recommendations or FULL, issues, Coverage(40, 40))
    return replace(built, **changes)  # type: ignore[arg-type]


def extraction(built: Plan | None = None, *, file: str = "plan.pdf", sha: str = "a") -> Extraction:
    """`sha` is one hexadecimal digit, repeated."""
    return Extraction(file, sha * 64, built or plan())


EVERY_DETAIL = Details(
    deadline=Deadline("March - June 2022", date(2022, 3, 1), date(2022, 6, 30), "month"),
    deadline_scope="row",
    status_text="On track",
    status="in_progress",
    rag="Green",
    percent_complete=40,
    progress="Half of it, “nearly”, is done.",
    lead_member="Leader; Deputy Leader",
    lead_officer="Chief Executive",
    owner_text="Leader, Deputy Leader and Chief Executive",
    success_measure="Fewer complaints",
    resources="£5,000",
    response="Accepted",
    extra=(("Cost code", "A1"), ("Notes", "first"), ("Notes", "second")),
)

FULL = (
    recommendation(
        "01",
        "Listen to residents",
        action("Hold a forum, twice a year:", "01.1", due="2022-05-31"),
        action("in the north", "01.1.1", "01.1", doubt=True),
        replace(action("in the south", "01.1.2", "01.1"), counted=True),
    ),
    replace(recommendation("02", "Publish a strategy", theme=""), details=EVERY_DETAIL, page=2),
)


def pretend_extract(
    path: Path,
    *,
    password: str = "",
    council: str = "",
    plan_date: str = "",
    pages: str = "",
    codebook: Path | None = None,
) -> Extraction:
    """In the place of `extract`: the file's first word says what becomes of it, the rest is the title.

    The actions of "Action Plan" are those of `FULL`; those of others are their own.
    """
    content = path.read_bytes()
    fate, _, title = content.decode().partition(" ")
    if fate == "unreadable":
        raise Unreadable("is cut short; download it again")
    if fate == "mistake":
        raise KeyError("a mistake\nof ours")
    if fate == "slow":
        time.sleep(60)
    if fate == "own":  # a council of its own
        council = f"{title} Council"
    built = plan(
        *(FULL if title.startswith("Action") else _with_actions_of(slug(title)[:8])),
        title=title,
        plan_date=plan_date or "2022-03",
        council=Council(council) if council else COUNCIL,
    )
    return Extraction(path.name, hashlib.sha256(content).hexdigest(), built)


def _with_actions_of(title: str) -> list[Recommendation]:
    """`FULL` with other words in its actions: no two plans have the same."""
    return [
        replace(one, actions=tuple(replace(each, text=hashed(f"{title}{each.ref}")) for each in one.actions))
        for one in FULL
    ]


def read_here(jobs: Sequence[Job], settings: Settings) -> Generator[Done[Extraction | Failure], None, None]:
    """In the place of `read_each`: in this process."""
    for job in jobs:
        yield Done(read_file(job), 0.5)


def sleeps(job: Job) -> Extraction:
    Path(job.path).with_suffix(".started").touch()
    time.sleep(60)
    return extraction(file=job.path.name)


def has_fates(job: Job) -> str | Extraction:
    """A reader whose files' names say what becomes of them."""
    name = job.path.stem
    if name == "dies":
        os._exit(9)
    if name == "kills" and not (once := Path(job.settings.plan) / "killed").exists():
        once.touch()
        os.kill(os.getppid(), signal.SIGKILL)
        time.sleep(60)
    if name == "hangs":
        (job.path.parent / "pid").write_text(str(subprocess.Popen(["sleep", "60"]).pid))
        time.sleep(60)
    if name == "grows":
        return str(len(bytearray(3_000_000_000)))
    if name == "prints":
        print("a library's warning", flush=True)
        os.write(1, b"and another")
    if name == "slow":
        time.sleep(0.1)
    if name == "plan":
        return extraction()
    if name.startswith("marked"):
        job.path.touch()
    return f"{name} read by {os.getpid()}"


def loads_nothing() -> None:
    """What a nursery may be asked to load."""


def loads_a_mark() -> None:
    os.environ["ACTIONPLANS_LOADED_BY"] = str(os.getpid())


def tells_who_loaded(job: Job) -> str:
    return os.environ.get("ACTIONPLANS_LOADED_BY", "nobody")


def reads_pages(job: Job) -> str:
    """A reader that tells of two pages."""
    tell_page(1, 2)
    tell_page(2, 2)
    return job.path.stem
