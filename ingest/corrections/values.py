"""A correction, the fields that can be corrected, and what may stand in them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from ingest.errors import Refused
from ingest.exports.rows import RELATED
from models.schema import PRECISIONS, SCOPES, STATUSES

REMOVE, SPLIT, MERGE = "remove", "split", "merge"
ADD, ADD_RECOMMENDATION = "add", "add_recommendation"
UNDER = "parent_action_ref"
WHOLE = (REMOVE, SPLIT, MERGE, ADD, ADD_RECOMMENDATION, UNDER)
"""Said of a whole record: it is none, it is several, it belongs to another, one behind it was missed, it
stands under another."""
NEW, SAME_AS = "new", "same_as"
IDENTITY = (NEW, SAME_AS)
"""Said of which record it is: a new one from this revision on; the same as one taken for another."""
PLAN_FIELDS = ("council", "plan", "plan_date")
"""Said of a plan: the council of all its revisions, the title and the date of the file in question."""
EXTRA = "extra."
"""Begins the name of a further column: "extra.Priority"."""
DATES = ("start_date", "due_date", "plan_date")
"""Fields of dates, which a spreadsheet writes in its own way when it saves a file."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said, of what, and when.

    `value` is text: ISO dates, true or false; the parts of a `split`, one a line; the record that a `merge`
    goes into, that one is the `same_as`, or that an action stands under; the id of a `new` one; the words of
    one to `add`, which stands behind the record `after`.
    """

    record_id: str
    field: str
    value: str
    machine_value: str = ""
    """What the machine had read when the correction was made."""
    after: str = ""
    sha256: str = ""
    """The file in which the record stood then; empty for "in any"."""
    note: str = ""
    author: str = ""
    made_at: datetime | None = None


def check_field(field: str) -> None:
    """Raises Refused for what cannot be corrected."""
    if field == f"{EXTRA}{RELATED}":
        raise Refused(f"{field}: follows from the texts; correct these")
    is_extra = field.startswith(EXTRA) and field != EXTRA
    if not (is_extra or field in FORMS or field in WHOLE or field in IDENTITY):
        known = ", ".join((*FORMS, f"{EXTRA}HEADING", *WHOLE, *IDENTITY))
        raise Refused(f"{field}: there is no such field to correct; choose one of {known}")


def canonical(field: str, value: str) -> str:
    """The value of one of `FORMS` as it is kept. Raises Refused where it cannot have it."""
    try:
        return FORMS.get(field, _text)(" ".join(value.split()))
    except ValueError as error:
        raise Refused(f"{field}: {value!r} {error}") from error


def _text(value: str) -> str:
    return value


def _words(value: str) -> str:
    if not value:
        raise ValueError("is empty; where it is no record at all, correct it with `remove`")
    return value


def day_first(value: str) -> str:
    """ "31/03/2025" → "2025-03-31": as people write it, and a spreadsheet that saved the file; what follows
    stays."""
    found = re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)", value, re.ASCII)
    return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}{value[found.end() :]}" if found else value


def _day(value: str) -> str:
    try:
        return date.fromisoformat(day_first(value)).isoformat() if value else ""
    except ValueError:
        raise ValueError('is not a date such as 2022-03-14 (or "" for none)') from None


def _one_of(*allowed: str) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value.casefold() not in allowed:
            raise ValueError(
                f"is not one of {', '.join(filter(None, allowed))}" + ' (or "" for none)' * ("" in allowed)
            )
        return value.casefold()

    return check


def _period(value: str) -> str:
    value = day_first(value)
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        raise ValueError("is not a date such as 2022-03") from None
    if len(value) not in (4, 7, 10):
        raise ValueError("is not a date such as 2022-03")
    return value


def _council(value: str) -> str:
    """The register's name, for a name or a code."""
    from parsers.fields.council import named_council

    if not value:
        raise ValueError("is empty; give the council's name, or its code")
    return named_council(value).name


def _title(value: str) -> str:
    if not value:
        raise ValueError("is empty; give the plan's title")
    return value


def _percent(value: str) -> str:
    if not value:
        return ""
    number = value.removesuffix("%").strip()
    if not (number.isascii() and number.isdigit() and int(number) <= 100):
        raise ValueError("is not a number from 0 to 100")
    return str(int(number))


SHARED_FIELDS = ("theme", "lga_theme", "recommendation_ref", "recommendation")
"""Those that belong to a recommendation, and that all its actions' rows show."""
FORMS: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(SHARED_FIELDS, _text),
    "action_ref": _words,
    "action": _words,
    "deadline_text": _text,
    "start_date": _day,
    "due_date": _day,
    "deadline_precision": _one_of(*PRECISIONS),
    "deadline_scope": _one_of(*SCOPES),
    "status_text": _text,
    "status": _one_of(*STATUSES),
    "rag": _text,
    "percent_complete": _percent,
    **dict.fromkeys(("progress", "lead_member", "lead_officer", "owner_text"), _text),
    **dict.fromkeys(("success_measure", "resources", "response"), _text),
    "needs_review": _one_of("true", "false"),
    "council": _council,
    "plan": _title,
    "plan_date": _period,
}
"""Field → what makes its value canonical, or raises ValueError with the rest of a sentence."""
