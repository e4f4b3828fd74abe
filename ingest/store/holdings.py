"""Reads what the database holds: plans and their revisions, as plans and rows again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from ingest.corrections.effective import Conflict
from ingest.corrections.held import effective_of
from ingest.errors import Refused
from ingest.exports.owner_table import OwnerLine, owner_lines
from ingest.exports.review_table import ReviewLine, review_lines
from ingest.exports.rows import Row, Source, rows_of, rows_to_check
from ingest.identity import RecordIds
from ingest.store.database import plain_errors
from ingest.store.plan_history import loaded
from ingest.store.plan_names import of_council, plans_named
from models.plan import Plan
from models.schema import PlanRow, RevisionRow


@dataclass(frozen=True, slots=True)
class Holding:
    """One revision in the database. Its `plan` has no words: they stay in the database, as evidence."""

    number: int
    """The plan's number in this database."""
    key: str
    revision: int
    source_file: str
    sha256: str
    ingested_at: datetime
    plan: Plan
    """With the corrections that stand; what the machine read stays in the database."""
    ids: tuple[RecordIds, ...]
    corrected: frozenset[str] = frozenset()
    """The records that a correction made what they are."""
    conflicts: tuple[Conflict, ...] = ()
    """The corrections under which the document says something else than it did."""
    plan_corrected: bool = False
    """Whether the plan's council, title or date is what a person said."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The contract's rows: `corrected` where any of their values is a person's. The plan's council, title
        and date stand in each of them."""
        source = Source(self.source_file, self.sha256, self.revision)
        every = {one.recommendation for one in self.ids}
        return rows_of(self.plan, source, self.ids, every if self.plan_corrected else self.corrected)

    @property
    def owners(self) -> tuple[OwnerLine, ...]:
        """The owners of the rows."""
        return owner_lines(self.plan, self.ids, self.revision)

    @property
    def review(self) -> tuple[ReviewLine, ...]:
        """The rows that a person should look at, and why."""
        return review_lines(self.plan, self.rows)

    @property
    def needs_review(self) -> int:
        """How many of the rows a person should look at."""
        return rows_to_check(self.plan)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which revisions: the newest of every plan, unless something narrows or widens it.

    `plan` is a plan's number, its key, or a part of its council and title; `council` a part of the
    name, or one of its codes.
    """

    plan: str = ""
    council: str = ""
    revision: int | None = None
    all_revisions: bool = False


EVERYTHING = Selection(all_revisions=True)


def holdings(engine: Engine, selection: Selection = Selection()) -> tuple[Holding, ...]:
    """The selected revisions, by plan and then by revision.

    Raises Refused, with one line for the user, where nothing is held, nothing fits, or several plans
    fit a `plan` that should name one.
    """
    db = str(engine.url.database)
    with plain_errors(db), Session(engine) as session:
        if not session.scalar(select(PlanRow.id).limit(1)):
            raise Refused(f"{db}: holds no plans yet; `actionplans ingest PDF` reads one in")
        wanted = _plans_of(session, selection)
        numbers = [revision.id for plan in wanted for revision in _revisions_of(plan, selection)]
        if not numbers:
            raise Refused(
                f"{db}: no revision {selection.revision} is there; `actionplans list` shows what is held"
            )
        return tuple(holding_of(revision) for revision in loaded(session, numbers))


def holding_of(revision: RevisionRow) -> Holding:
    """The revision as a value that outlives the database session."""
    held = effective_of(revision)
    return Holding(
        number=revision.plan_id,
        key=revision.plan.key,
        revision=revision.number,
        source_file=revision.source_file,
        sha256=revision.file_sha256,
        ingested_at=revision.ingested_at,
        plan=held.plan,
        ids=held.ids,
        corrected=held.corrected,
        conflicts=held.conflicts,
        plan_corrected=held.plan_corrected,
    )


def _plans_of(session: Session, selection: Selection) -> list[PlanRow]:
    found = plans_named(session, selection.plan)
    if selection.council:
        found = of_council(session, found, selection.council)
        if not found:
            raise Refused(
                f"no plan of a council {selection.council!r}; `actionplans list` shows what is held"
            )
    return found


def _revisions_of(plan: PlanRow, selection: Selection) -> list[RevisionRow]:
    if selection.revision is not None:
        return [one for one in plan.revisions if one.number == selection.revision]
    return plan.revisions if selection.all_revisions else plan.revisions[-1:]
