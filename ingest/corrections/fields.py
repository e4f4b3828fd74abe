"""A record's fields as text, and a record with one of them set; what follows from one is read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from ingest.corrections.values import EXTRA, PLAN_FIELDS, SHARED_FIELDS
from ingest.exports.export import extra_object
from models.plan import Action, Deadline, Details, Recommendation

Record = TypeVar("Record", Action, Recommendation)
Extra = tuple[tuple[str, str], ...]

OWN = {"recommendation_ref": "ref", "recommendation": "text", "action_ref": "ref", "action": "text"}
"""Column → the attribute of a record that has another name."""
DEADLINE = {
    "deadline_text": "text",
    "start_date": "start",
    "due_date": "due",
    "deadline_precision": "precision",
}
DATES = ("start_date", "due_date")
LEADS = frozenset({"lead_member", "lead_officer"})
NO_MEANINGS: Mapping[str, str] = {}


def has_field(record: Action | Recommendation, field: str) -> bool:
    """An action has no theme of its own, a recommendation no `action`, and neither is a plan."""
    if field in PLAN_FIELDS:
        return False
    if isinstance(record, Action):
        return field not in SHARED_FIELDS
    return field not in ("action", "action_ref")


def value_of(record: Action | Recommendation, field: str) -> str:
    """As a correction has it: ISO dates, true or false, empty for "not stated"."""
    if field.startswith(EXTRA):
        return extra_object(record.details.extra).get(field.removeprefix(EXTRA), "")
    found = _found(record, field)
    if found is None:
        return ""
    if isinstance(found, bool):
        return str(found).lower()
    return found.isoformat() if isinstance(found, date) else str(found)


def with_values(
    record: Record, values: Mapping[str, str], plan_date: str, meanings: Mapping[str, str] = NO_MEANINGS
) -> Record:
    """The record with `values`, and with what follows from them where that is not among them; `meanings`:
    what the plan's own abbreviations stand for.

    From `deadline_text` follow the dates and their precision, and the status where the plan states none;
    from `status_text` the status; from `owner_text` both leads; from the leads the owners.
    """
    given = {**_following(record, values, plan_date, meanings), **values}
    for field, value in given.items():
        record = _with_value(record, field, value)
    return replace(record, details=_with_owners(record.details, meanings)) if LEADS & given.keys() else record


def _found(record: Action | Recommendation, field: str) -> object:
    if field in DEADLINE:
        return getattr(record.details.deadline, DEADLINE[field])
    name = OWN.get(field, field)
    return getattr(record, name) if hasattr(record, name) else getattr(record.details, name)


def printed_field(record: Action | Recommendation, field: str) -> str:
    """ "extra.priority" → "extra.Priority", as the plan heads that column; other fields as they are."""
    return next((one for one in extra_fields(record) if one.casefold() == field.casefold()), field)


def extra_fields(record: Action | Recommendation) -> list[str]:
    return [f"{EXTRA}{heading}" for heading, _ in record.details.extra]


def _with_value(record: Record, field: str, value: str) -> Record:
    if field.startswith(EXTRA):
        extra = _with_extra(record.details.extra, field.removeprefix(EXTRA), value)
        return replace(record, details=replace(record.details, extra=extra))
    if field in DEADLINE:
        typed = (date.fromisoformat(value) if value else None) if field in DATES else value
        deadline: Deadline = replace(record.details.deadline, **{DEADLINE[field]: typed})  # type: ignore[arg-type]
        return replace(record, details=replace(record.details, deadline=deadline))
    name = OWN.get(field, field)
    typed_value: object = value
    if field == "needs_review":
        typed_value = value == "true"
    elif field == "percent_complete":
        typed_value = int(value) if value else None
    if hasattr(record, name):
        return replace(record, **{name: typed_value})  # type: ignore[arg-type]
    return replace(record, details=replace(record.details, **{name: typed_value}))  # type: ignore[arg-type]


def _with_extra(extra: Extra, heading: str, value: str) -> Extra:
    """In its place, or behind the others, once; without a value, gone."""
    place = next((at for at, (name, _) in enumerate(extra) if name == heading), len(extra))
    own = ((heading, value),) if value else ()
    return (*extra[:place], *own, *(pair for pair in extra[place + 1 :] if pair[0] != heading))


def _with_owners(details: Details, meanings: Mapping[str, str]) -> Details:
    from parsers.fields.owner_roles import leads_to_owners

    return replace(details, owners=leads_to_owners(details.lead_member, details.lead_officer, meanings))


def _following(
    record: Action | Recommendation, values: Mapping[str, str], plan_date: str, meanings: Mapping[str, str]
) -> dict[str, str]:
    followed: dict[str, str] = {}
    if "deadline_text" in values:
        followed |= _from_deadline(record.details, values["deadline_text"], plan_date)
    if "status_text" in values:
        from parsers.fields.status import read_status

        followed["status"] = read_status(values["status_text"])
    if "owner_text" in values:
        from parsers.fields.owner import told_apart

        followed["lead_member"], followed["lead_officer"] = told_apart(values["owner_text"], meanings)
    return followed


def _from_deadline(details: Details, text: str, plan_date: str) -> dict[str, str]:
    from parsers.fields.deadline import read_deadline

    deadline = read_deadline(text, plan_date)
    followed = {
        "start_date": deadline.start.isoformat() if deadline.start else "",
        "due_date": deadline.due.isoformat() if deadline.due else "",
        "deadline_precision": deadline.precision,
    }
    before = read_deadline(details.deadline.text, plan_date).status
    if not details.status_text and details.status == before:
        followed["status"] = deadline.status
    return followed
