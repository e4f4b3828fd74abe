"""Which plan of the database a file is a revision of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from ingest.identity import record_ids, slug
from ingest.plan_history import others_known
from ingest.revisions.entries import plan_to_entries
from ingest.revisions.recognition import (
    SHARED,
    are_years_apart,
    is_like_title,
    is_same_title,
    share_in_common,
)
from models.plan import Plan
from models.schema import PlanRow, RevisionRow


@dataclass(frozen=True, slots=True)
class Found:
    """The plan, or None for a new one; `note` tells the user of a plan that it was doubted to be."""

    plan: PlanRow | None
    note: str = ""


def find_plan(session: Session, plan: Plan, path: Path, name: str) -> Found:
    """By the name that the user gave; else by council and title; else by the path.

    A like title ("... 2022", "... Progress Update") is the same plan where it has records in common.
    """
    if slug(name):
        return Found(session.scalar(select(PlanRow).where(PlanRow.key == slug(name))))
    doubted: list[PlanRow] = []
    for one in _of_council(session, plan):
        is_it = _is_it(session, one, plan)
        if is_it:
            return Found(one)
        if is_it is False:
            doubted.append(one)
    held = _plan_of_path(session, plan, path)
    return Found(held, "" if held else _note(doubted))


def _of_council(session: Session, plan: Plan) -> Iterator[PlanRow]:
    """The council's plans, those of the very title first."""
    council = slug(plan.council.name)
    if council and slug(plan.title):
        held = session.scalars(select(PlanRow).order_by(PlanRow.id)).all()
        own = [one for one in held if slug(one.council) == council]
        yield from sorted(own, key=lambda one: not _has_title(one, plan.title))


def _has_title(held: PlanRow, title: str) -> bool:
    return any(is_same_title(title, one.title) for one in held.revisions)


def _is_it(session: Session, held: PlanRow, plan: Plan) -> bool | None:
    """Whether `plan` is a revision of `held`: False where only the title says so, None where nothing does."""
    if _has_title(held, plan.title):
        if not all(are_years_apart(plan.plan_date, one.plan_date) for one in held.revisions):
            return True
        return _shared(session, held, plan) > 0
    if any(is_like_title(plan.title, one.title, held.council) for one in held.revisions):
        return _shared(session, held, plan) >= SHARED
    return None


def _shared(session: Session, held: PlanRow, plan: Plan) -> float:
    found = plan_to_entries(plan, record_ids("", plan))
    following = max(one.number for one in held.revisions) + 1
    return share_in_common(others_known(session, held, following), found)


def _note(doubted: list[PlanRow]) -> str:
    if not doubted:
        return ""
    one = doubted[0]
    return (
        f"a new plan: its title is like that of plan {one.id} ({one.title}), but few of its records are; "
        f'if it is a revision of that, ingest it again with --plan "{one.key}" --force'
    )


def _plan_of_path(session: Session, plan: Plan, path: Path) -> PlanRow | None:
    """The plan last read from `path`, unless the file that lies there now names another council."""
    last = session.scalar(
        select(RevisionRow).where(RevisionRow.path == str(path)).order_by(RevisionRow.id.desc()).limit(1)
    )
    if last is None:
        return None
    councils = {slug(plan.council.name), slug(last.plan.council)} - {""}
    return last.plan if len(councils) <= 1 else None
