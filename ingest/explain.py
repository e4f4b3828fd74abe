"""How one phrase is understood, as the contract's JSON objects."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

Answer = dict[str, str | list[str]]


def explain_deadline(text: str, plan_date: str) -> Answer:
    from parsers.fields.deadline import read_deadline

    deadline = read_deadline(text, plan_date)
    return {
        "text": text,
        "start_date": _iso(deadline.start),
        "due_date": _iso(deadline.due),
        "precision": deadline.precision,
        "status": deadline.status,
    }


def explain_owner(text: str, plan_date: str) -> Answer:
    from parsers.fields.owner import read_owners

    owners = read_owners(text)
    return {
        "text": text,
        "members": list(owners.members),
        "officers": list(owners.officers),
        "bodies": list(owners.bodies),
    }


def explain_heading(text: str, plan_date: str) -> Answer:
    from parsers.vocabulary import column_of

    return {"text": text, "column": column_of(text)}


EXPLAINERS: dict[str, Callable[[str, str], Answer]] = {
    "deadline": explain_deadline,
    "owner": explain_owner,
    "heading": explain_heading,
}


def explained(kind: str, text: str, plan_date: str) -> str:
    """One line of JSON; `plan_date` matters to deadlines alone."""
    return json.dumps(EXPLAINERS[kind](text, plan_date), ensure_ascii=False)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
