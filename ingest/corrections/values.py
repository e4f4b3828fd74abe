"""A correction, the fields that can be corrected, and what may stand in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from ingest.errors import Refused
from models.schema import PRECISIONS, SCOPES, STATUSES

REMOVE, SPLIT, MERGE = "remove", "split", "merge"
ADD, ADD_RECOMMENDATION = "add", "add_recommendation"
WHOLE = (REMOVE, SPLIT, MERGE, ADD, ADD_RECOMMENDATION)
"""Said of a whole record: it is none, it is several, it belongs to another, one behind it was missed."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said, of what, and when.

    `value` is text: ISO dates, true or false; the parts of a `split`, one a line; the record that a `merge`
    goes into; the words of one to `add`, which stands behind the record `after`.
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
    if field not in FORMS and field not in WHOLE:
        known = ", ".join((*FORMS, *WHOLE))
        raise Refused(f"{field}: there is no such field to correct; choose one of {known}")


def canonical(field: str, value: str) -> str:
    """The value of one of `FORMS` as it is kept. Raises Refused where it cannot have it."""
    try:
        return FORMS[field](" ".join(value.split()))
    except ValueError as error:
        raise Refused(f"{field}: {value!r} {error}") from error


def _text(value: str) -> str:
    return value


def _words(value: str) -> str:
    if not value:
        raise ValueError("is empty; where it is no record at all, correct it with `remove`")
    return value


def _day(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat() if value else ""
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
}
"""Field → what makes its value canonical, or raises ValueError with the rest of a sentence."""
