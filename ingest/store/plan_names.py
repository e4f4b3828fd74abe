"""Plans by their names: those that their files bear, and those that a person gave them instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from ingest.errors import Refused
from ingest.identity import slug
from models.plan import Council
from models.schema import CorrectionRow, PlanRow, RevisionRow


@dataclass(frozen=True, slots=True)
class Said:
    """What persons said of plans: plan's id → its council; file's hash → its title, its date."""

    councils: dict[int, Council] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)

    def council_of(self, plan: PlanRow) -> Council:
        return self.councils.get(plan.id) or Council(plan.council, plan.authority_code, plan.gss_code)

    def councils_of(self, plan: PlanRow) -> set[str]:
        """As the next file may name it: rightly, or wrongly again."""
        return {slug(plan.council), slug(self.council_of(plan).name)} - {""}

    def changed_places(self, plan: PlanRow, council: Council) -> bool:
        """Whether a council took the place of the plan's, or the plan's took its place: files come in any
        order, and the districts' after Somerset's."""
        own = self.council_of(plan)
        return _took_place_of(own, council) or _took_place_of(council, own)

    def title_of(self, revision: RevisionRow) -> str:
        return self.titles.get(revision.sha256, revision.title)

    def titles_of(self, plan: PlanRow) -> set[str]:
        return {title for one in plan.revisions for title in (one.title, self.title_of(one))}

    def date_of(self, revision: RevisionRow) -> str:
        return self.dates.get(revision.sha256, revision.plan_date)


def said_of_plans(session: Session) -> Said:
    found = Said()
    rows = select(CorrectionRow).where(
        CorrectionRow.field.in_(("council", "plan", "plan_date")),
        CorrectionRow.undone_at.is_(None),
        CorrectionRow.plan_id.is_not(None),
    )
    for row in session.scalars(rows.order_by(CorrectionRow.made_at, CorrectionRow.id)):
        if row.field == "council":
            from parsers.fields.council import named_council

            found.councils[row.plan_id or 0] = named_council(row.value)
        else:
            (found.titles if row.field == "plan" else found.dates)[row.sha256] = row.value
    return found


def plans_named(session: Session, name: str = "") -> list[PlanRow]:
    """The plan of that number, key, or part of its council and title; all of them without a name.

    Raises Refused, with one line for the user, where none or several fit.
    """
    plans = session.scalars(select(PlanRow).order_by(PlanRow.id)).all()
    if not name:
        return list(plans)
    exact = [plan for plan in plans if name == str(plan.id) or slug(name) == plan.key]
    found = exact or _holding(name, plans, said_of_plans(session))
    if not found:
        raise Refused(f"no plan {name!r}; `actionplans list` shows what is held")
    if len(found) > 1:
        listed = ", ".join(f"{plan.id} ({plan.council or plan.key})" for plan in found[:5])
        raise Refused(f"{name!r} fits {len(found)} plans: {listed}; give the number")
    return found


def of_council(session: Session, plans: Sequence[PlanRow], name: str) -> list[PlanRow]:
    """Those whose council has this in its name, or as one of its codes."""
    said = said_of_plans(session)
    return [plan for plan in plans if _is_council(said.council_of(plan), name)]


def _holding(name: str, plans: Sequence[PlanRow], said: Said) -> list[PlanRow]:
    def names(plan: PlanRow) -> str:
        title = said.title_of(plan.revisions[-1]) if plan.revisions else plan.title
        return f"{plan.key} {slug(f'{said.council_of(plan).name} {title or plan.title}')}"

    return [plan for plan in plans if slug(name) and slug(name) in names(plan)]


def _took_place_of(council: Council, former: Council) -> bool:
    from parsers.fields.council import successors

    return slug(council.name) in {slug(one.name) for one in successors(former.authority_code)}


def _is_council(council: Council, name: str) -> bool:
    codes = {council.authority_code.casefold(), council.gss_code.casefold()} - {""}
    return name.casefold() in codes or (slug(name) != "" and slug(name) in slug(council.name))
