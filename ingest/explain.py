"""How one phrase is understood, as the contract's JSON objects."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

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


def explain_theme(text: str, plan_date: str, codebook: Path | None = None) -> Answer:
    from ingest.pipeline import codebook_at
    from parsers.fields.theme import edition_for, read_theme

    edition = edition_for(codebook_at(codebook), "", plan_date)
    coded = read_theme(text, edition) if edition else None
    return {
        "text": text,
        "lga_theme": coded.theme if coded else "",
        "phrase": coded.phrase if coded else "",
        "codebook": edition.name if edition else "",
    }


EXPLAINERS: dict[str, Callable[[str, str], Answer]] = {
    "deadline": explain_deadline,
    "owner": explain_owner,
    "heading": explain_heading,
}


def explained(kind: str, text: str, plan_date: str, codebook: Path | None = None) -> str:
    """One line of JSON; `plan_date` matters to deadlines and themes, `codebook` to themes alone."""
    explain = partial(explain_theme, codebook=codebook) if kind == "theme" else EXPLAINERS[kind]
    return json.dumps(explain(text, plan_date), ensure_ascii=False)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
