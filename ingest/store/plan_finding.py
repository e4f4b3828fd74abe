"""Which plan of the database a file is a revision of."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from ingest.identity import record_ids, slug
from ingest.revisions.entries import Entry, plan_to_entries
from ingest.revisions.recognition import (
    SHARED,
    are_years_apart,
    have_actions_in_common,
    is_like_title,
    is_same_title,
    share_in_common,
)
from ingest.store.plan_history import others_known
from ingest.store.plan_names import Said, said_of_plans
from models.plan import Plan
from models.schema import ActionRow, PlanRow, RecommendationRow, RevisionRow

AT_ONCE = 500
"""Texts in one query: databases bound the number of values."""


@dataclass(frozen=True, slots=True)
class Found:
    """The plan, or None for a new one; `note` tells the user of a plan that it was doubted to be."""

    plan: PlanRow | None
    note: str = ""
    name: str = ""
    """What a new plan is to be called, where the user said something of it."""


def find_plan(
    session: Session, plan: Plan, path: Path, name: str, taken: Collection[int] = (), *, alone: bool = True
) -> Found:
    """By the name that the user gave, if that is not another council's; else by council and title; else by
    the path.

    A like title ("... 2022", "... Progress Update") is the same plan where it has records in common; so is
    the very title where one of the two does not say whose plan it is. Under quite another title ("Appendix
    B") the council's plan, or one of which that is not known, is known by its actions, and the user is told.
    Plans that are `taken` are others of the same file; where the plan is not `alone` in its file, the path
    tells of it only with its records.
    """
    said = said_of_plans(session)
    if slug(name):
        return _named(session, plan, name, said)
    doubted: list[PlanRow] = []
    for one in _like(session, plan, said):
        if one.id in taken:
            continue
        is_it = _is_it(session, one, plan, said)
        if is_it:
            return Found(one)
        if is_it is False:
            doubted.append(one)
    held = _plan_of_path(session, plan, path, said, taken, alone=alone)
    if held:
        return Found(held, _note_of_path(held) if _shared(session, held, plan) < SHARED else "")
    same = _with_its_actions(session, plan, said, taken)
    return Found(same, _note_of_actions(same) if same else _note(doubted))


def own_name(session: Session, plan: Plan, name: str) -> str:
    """The name that the user gave, or (where another council's plan has it) that with the plan's council: two
    councils' plans are never one, and one command for a folder of several councils names them all."""
    held = _of_key(session, slug(name))
    is_anothers = held is not None and _is_anothers(held, plan, said_of_plans(session))
    return f"{name} {plan.council.name}" if is_anothers else name


def _named(session: Session, plan: Plan, name: str, said: Said) -> Found:
    own = own_name(session, plan, name)
    held, found = _of_key(session, slug(name)), _of_key(session, slug(own))
    is_told = held is not None and own != name and found is None
    return Found(found, _note_of_name(held, plan, name, said) if held and is_told else "", own)


def _of_key(session: Session, key: str) -> PlanRow | None:
    return session.scalar(select(PlanRow).where(PlanRow.key == key))


def _is_anothers(held: PlanRow, plan: Plan, said: Said) -> bool:
    """Whether both say whose they are, and that is not one council, nor one and its successor."""
    own, councils = slug(plan.council.name), said.councils_of(held)
    return bool(own and councils) and own not in councils and not said.changed_places(held, plan.council)


def _like(session: Session, plan: Plan, said: Said) -> Iterator[PlanRow]:
    """The council's plans, those of the very title first; then those of that title whose council, or this
    plan's, is not known."""
    if not slug(plan.title):
        return
    council = slug(plan.council.name)
    held = session.scalars(select(PlanRow).order_by(PlanRow.id)).all()
    own = [one for one in held if council in said.councils_of(one)]
    yield from sorted(own, key=lambda one: not _has_title(one, plan.title, said))
    unknown = [one for one in held if not (council and said.councils_of(one))]
    yield from (one for one in unknown if _has_title(one, plan.title, said))


def _has_title(held: PlanRow, title: str, said: Said) -> bool:
    return any(is_same_title(title, one) for one in said.titles_of(held))


def _is_it(session: Session, held: PlanRow, plan: Plan, said: Said) -> bool | None:
    """Whether `plan` is a revision of `held`: False where only the title says so, None where nothing does."""
    if not (plan.council.name and said.councils_of(held)):
        return _shared(session, held, plan) >= SHARED or None  # many councils' plans have the same title
    if _has_title(held, plan.title, said):
        if not all(are_years_apart(plan.plan_date, said.date_of(one)) for one in held.revisions):
            return True
        return _shared(session, held, plan) > 0
    if any(is_like_title(plan.title, one, plan.council.name) for one in said.titles_of(held)):
        return _shared(session, held, plan) >= SHARED
    return None


def _with_its_actions(session: Session, plan: Plan, said: Said, taken: Collection[int]) -> PlanRow | None:
    """The plan that has these actions under another title: the council's, else one of a council whose place
    it took or that took its place, else one whose council, or this plan's, is not known. What has neither
    title nor council is known by nothing but its path.
    """
    council = slug(plan.council.name)
    if not (council or slug(plan.title)):
        return None
    held = session.scalars(select(PlanRow).order_by(PlanRow.id)).all()
    own = [one for one in held if council in said.councils_of(one)]
    former = [one for one in held if said.changed_places(one, plan.council)]
    nobodys = [one for one in held if not (council and said.councils_of(one))]
    alike = _with_a_text_of(session, plan) if nobodys else set()
    unknown = [one for one in nobodys if one.id in alike]
    return next(
        (
            one
            for one in (*own, *former, *unknown)
            if one.id not in taken and have_actions_in_common(*_entries(session, one, plan))
        ),
        None,
    )


def _with_a_text_of(session: Session, plan: Plan) -> set[int]:
    """The plans that have one of its texts word for word: there may be hundreds to compare it with."""
    texts = [one.text for one in plan.recommendations if one.text]
    texts += [action.text for one in plan.recommendations for action in one.actions]
    recommendations = select(RevisionRow.plan_id).join(RevisionRow.recommendations)
    actions = recommendations.join(RecommendationRow.actions).where(ActionRow.text.in_(texts[:AT_ONCE]))
    recommendations = recommendations.where(RecommendationRow.text.in_(texts[:AT_ONCE]))
    return {*session.scalars(recommendations), *session.scalars(actions)}


def _shared(session: Session, held: PlanRow, plan: Plan) -> float:
    return share_in_common(*_entries(session, held, plan))


def _entries(session: Session, held: PlanRow, plan: Plan) -> tuple[Sequence[Entry], Sequence[Entry]]:
    """What is known of the plan that is held, and the records of the one just read."""
    following = max(one.number for one in held.revisions) + 1
    return others_known(session, held, following), plan_to_entries(plan, record_ids("", plan))


def _note(doubted: list[PlanRow]) -> str:
    if not doubted:
        return ""
    one = doubted[0]
    return (
        f"a new plan: its title is like that of plan {one.id} ({one.title}), but few of its records are; "
        f'if it is a revision of that, ingest it again with --plan "{one.key}" --force'
    )


def _note_of_name(held: PlanRow, plan: Plan, name: str, said: Said) -> str:
    whose, own = said.council_of(held).name, slug(f"{name} {plan.council.name}")
    return (
        f'is of {plan.council.name}, and plan "{name}" of {whose}: kept apart, as plan "{own}"; if it is of '
        f'{whose}, ingest it again with --plan "{name}" --council "{whose}" --force'
    )


def _note_of_actions(held: PlanRow) -> str:
    return (
        f"taken for a revision of plan {held.id} ({held.title}) under another title, because its actions are "
        'the same; if it is another plan, ingest it again with --plan "ITS NAME" --force'
    )


def _note_of_path(held: PlanRow) -> str:
    return (
        f"taken for a revision of plan {held.id} ({held.title}) because that lay at the same path, but few "
        'of its records are; if it is another plan, ingest it again with --plan "ITS NAME" --force'
    )


def _plan_of_path(
    session: Session, plan: Plan, path: Path, said: Said, taken: Collection[int], *, alone: bool
) -> PlanRow | None:
    """The plan last read from `path`, unless the file that lies there now names another council; of several
    plans of that file, the one that has most of the records."""
    of_path = select(RevisionRow).where(RevisionRow.path == str(path)).order_by(RevisionRow.id.desc())
    last = session.scalar(of_path.limit(1))
    if last is None:
        return None
    own = slug(plan.council.name)
    of_file = session.scalars(select(RevisionRow).where(RevisionRow.file_sha256 == last.file_sha256)).all()
    plans = [one.plan for one in of_file if one.plan_id not in taken]
    plans = [one for one in plans if not own or own in (said.councils_of(one) or {own})]
    if alone and len(of_file) == 1:
        return next(iter(plans), None)
    shares = {_shared(session, one, plan): one for one in reversed(plans)}
    return shares[max(shares)] if shares and max(shares) >= SHARED else None
