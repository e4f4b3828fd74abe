"""What a person says of a plan: its council, and the title and date of one of its files. Values only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ingest.corrections.fields import Record
from ingest.corrections.values import Correction
from ingest.identity import hashed
from models.plan import Deadline, Plan, Recommendation


def plan_record(key: str) -> str:
    """What stands in place of a `record_id` where a correction is about the plan of this key."""
    return hashed(f"plan\n{key}")


def plan_value(plan: Plan, field: str) -> str:
    return {"council": plan.council.name, "plan": plan.title, "plan_date": plan.plan_date}[field]


def with_plan_values(plan: Plan, said: Iterable[Correction]) -> Plan:
    """The plan with what is said of it; the council's codes, and dates that count from its own, follow."""
    from parsers.fields.council import named_council

    for one in said:
        if one.field == "council":
            plan = replace(plan, council=named_council(one.value))
        elif one.field == "plan":
            plan = replace(plan, title=one.value)
        else:
            plan = _dated(plan, one.value)
    return plan


def _dated(plan: Plan, date: str) -> Plan:
    """ "within 3 months" is due in another month: what was read of a deadline is read of it again."""

    def redated(record: Record) -> Record:
        deadline = _read_again(record.details.deadline, plan.plan_date, date)
        return replace(record, details=replace(record.details, deadline=deadline))

    def with_actions(one: Recommendation) -> Recommendation:
        return redated(replace(one, actions=tuple(map(redated, one.actions))))

    return replace(plan, plan_date=date, recommendations=tuple(map(with_actions, plan.recommendations)))


def _read_again(deadline: Deadline, before: str, after: str) -> Deadline:
    """Only where its words alone gave its dates: others have them from their neighbours."""
    from parsers.fields.deadline import read_deadline

    read = read_deadline(deadline.text, before)
    if (read.start, read.due, read.precision) != (deadline.start, deadline.due, deadline.precision):
        return deadline
    again = read_deadline(deadline.text, after)
    return replace(deadline, start=again.start, due=again.due, precision=again.precision)
