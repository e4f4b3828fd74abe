"""The fields of a draft → the contract's columns, each normalised beside its own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import spaced
from models.plan import Deadline, Details, Field, Passage
from parsers.fields.answer import read_answer
from parsers.fields.deadline import dated_part, is_deadline, read_deadline
from parsers.fields.owner import is_ditto, leads_alone, text_to_names, told_apart
from parsers.fields.owner_atoms import NO_MEANINGS
from parsers.fields.owner_roles import leads_to_owners
from parsers.fields.shares import read_percent
from parsers.fields.status import (
    rated_in_words,
    read_rag,
    read_status,
    stated_percent,
    stated_rag,
    status_in_progress,
    status_of,
    status_of_heading,
)
from parsers.vocabulary.word_lists import any_of

DEADLINES = ("revised_deadline", "deadline", "deadline or action (by content)", "original_deadline")
"""Which column gives the deadline where a plan has several: the newest one that is filled."""
TEXTS = ("success_measure", "resources", "response")
YEAR = "2000-04"
"""When any fiscal year begins, in which "Q1 update" stands before "Q4 update"."""
OWNERS = ("owner", "owner_accountable", "lead_member", "lead_officer")
TICK = r"[✓✔☑☒√●■◆•xX×*]|[Yy](?:es)?|\uf0fc"
"""What stands in a column for its heading: "✓" under "In progress"."""
TICKED: Mapping[str, Callable[[str], object]] = {
    "response": read_answer,
    "status": read_status,
    "rag": read_rag,
    "deadline": is_deadline,
}
"""The columns that may be ticked, and what tells that a heading is one of their values: "Q1 2025/26"."""
STARTS_LATE = "starts after it is due"
WHO_AND_WHEN = "owner and deadline"
"""A column, or a label, of both: "Lead and timescale"."""
AND_WHEN = {WHO_AND_WHEN: "owner", "success_measure and deadline": "success_measure"}
"""Columns that hold a date too, and what they hold beside it: "Success measures & timescales"."""


def fields_to_details(
    fields: Sequence[Field],
    scope: str,
    plan_date: str,
    above: Details,
    meanings: Mapping[str, str] = NO_MEANINGS,
) -> Details:
    """Every column of the contract that `fields` fill; the rest in `extra` under the printed headings.
    "Ditto" and "As above" refer to what is `above`, the record before; `meanings` are of abbreviations."""
    fields = [_as_headed(field) for field in fields]
    is_dated = any(field.column in DEADLINES and field.value for field in fields)
    fields = [part for field in fields for part in _parted(field, is_dated)]
    taken: set[int] = set()

    def text_of(*columns: str) -> str:
        found = [field for field in fields if field.column in columns and field.value]
        taken.update(id(field) for field in found)
        return _joined(field.value.text for field in found)

    deadline = _deadline(fields, plan_date, taken)
    if is_ditto(deadline.text):
        deadline = replace(above.deadline, text=deadline.text)
    status_text, rag_text, percent_text, progress = (
        _current(fields, column, taken) for column in ("status", "rag", "percent_complete", "progress")
    )
    if not status_text and rated_in_words(rag_text):  # "Green – on track" under "RAG"
        status_text, rag_text = rag_text, read_rag(rag_text)
    texts = {column: text_of(column) for column in TEXTS}
    member, officer = _leads(fields, above, meanings)
    owner_text = text_of(*OWNERS)
    extra = [
        (field.heading or field.column, field.value.text)
        for field in fields
        if id(field) not in taken and field.value
    ]
    return Details(
        deadline=deadline,
        deadline_scope=scope if deadline.text else "",
        status_text=status_text,
        status=read_status(status_text)
        or status_of_heading(status_text)
        or ("" if status_text else _ended(progress))
        or deadline.status
        or ("" if status_text else status_in_progress(progress) or _status_on_first_line(fields)),
        rag=read_rag(rag_text) or read_rag(status_text) or rag_text or stated_rag(progress),
        percent_complete=_percent(percent_text, status_text, progress),
        progress=progress,
        lead_member=member,
        lead_officer=officer,
        owner_text=owner_text,
        extra=tuple(extra),
        owners=leads_to_owners(member, officer, meanings),
        **texts,
    )


def _as_headed(field: Field) -> Field:
    """An answer, status, colour or date that is only ticked, as its heading says it; others as they are."""
    if field.column not in TICKED or not re.fullmatch(TICK, field.value.text):
        return field
    # "●" under "RAG" says nothing by its heading.
    read = TICKED[field.column]
    told = read_answer(field.heading) if field.column == "response" else field.heading
    told = told if read(field.heading) else ""
    return replace(field, value=replace(field.value, text=told)) if told else field


def _parted(field: Field, is_dated: bool) -> Iterator[Field]:
    """What and when of a column of both, "Chief Executive – March 2024", "90% trained by May 2024", or of an
    owner before the only date; a date and how much is done, "June 2025 40%"; each other field as it is."""
    done = _DONE.fullmatch(field.value.text) if field.column in DEADLINES else None
    if done and is_deadline(done["date"]):
        for column, text in (field.column, done["date"]), ("percent_complete", done["share"]):
            yield replace(field, column=column, value=Passage(text, field.value.words))
        return
    said = AND_WHEN.get(field.column, "")
    may_hold = bool(said) or (field.column in OWNERS and not is_dated)
    rest, date = dated_part(field.value.text) if may_hold else ("", "")
    if not may_hold or (field.column in OWNERS and not _ends_with_date(field.value.text, rest, date)):
        text = field.value.text.rstrip(" ,;") if field.column in OWNERS else ""
        yield replace(field, value=replace(field.value, text=text)) if text else field
        return
    if said == "success_measure" and not _is_at_an_end(field.value.text, date):
        rest, date = field.value.text, ""
    for column, text in ((said or "owner", rest), ("deadline", date)):
        if text:
            yield replace(field, column=column, value=Passage(text, field.value.words))


def _is_at_an_end(text: str, date: str) -> bool:
    """Whether a date begins or ends a text: "A survey in May 2024 that shows more" is no text without it."""
    return text.startswith(date) or text.rstrip(" .;)").endswith(date)


def _ends_with_date(text: str, owner: str, date: str) -> bool:
    """Whether a sign parts the owner from the date; "from May 2024" may say since when they are it."""
    between = text.removeprefix(owner).removesuffix(date).strip()
    parted = bool(owner and date) and text.startswith(owner) and text.endswith(date)
    return parted and between in _PARTS and not _SINCE.match(date)


_DONE = re.compile(r"(?P<date>.*\w)\s+(?P<share>\d{1,3}\s?%)")
_PARTS = (",", ";", ".", "|", "–", "—", "-", "/", "and")
_SINCE = re.compile(r"(?:from|since|until|to(?! be))\b|.*\bonwards?\b", re.IGNORECASE)


def _current(fields: Sequence[Field], column: str, taken: set[int]) -> str:
    """The state of now where several columns give one: not the "Previous RAG", of dated ones ("RAG June
    2024") the newest, else the first, or all updates; the others, and a lone arrow, are left to `extra`."""
    filled = [field for field in fields if field.column == column and field.value]
    filled = [field for field in filled if any(map(str.isalnum, field.value.text))] or filled
    now = [field for field in filled if not _PAST.search(field.heading)] or filled
    dates = [read_deadline(field.heading, YEAR).due for field in now]
    if now and (all(dates) or column != "progress"):
        newest = dates.index(max(filter(None, dates))) if all(dates) else 0
        now = [field for field in now if field.heading == now[newest].heading]
    taken.update(id(field) for field in now)
    return _joined(field.value.text for field in now)


_MARKS = " .:●○▲■◆✓✔–-"
"""What may stand around a status: "● On track"."""
_PAST = re.compile(rf"\b{any_of('said of a baseline')}\b", re.IGNORECASE)


def _ended(progress: str) -> str:
    """The status of an update that says that all is over, and no more: whatever the deadline says."""
    status = status_of(progress.strip(_MARKS))
    return status if status in ("complete", "cancelled") else ""


def _status_on_first_line(fields: Sequence[Field]) -> str:
    """The status that stands on a line of its own above an update: "Underway" / "Staff were asked in May"."""
    words = next((field.value.words for field in fields if field.column == "progress" and field.value), ())
    end = next((n for n, (one, other) in enumerate(pairwise(words), 1) if other.box.x0 < one.box.x1), 0)
    if not end or words[end].text[0].islower():  # "Completed" / "on time"
        return ""
    return status_of(spaced(words[:end]).strip(" .:–-"))


def _percent(column: str, status: str, progress: str) -> int | None:
    """The share in its own column; without one, what the status or the update says of it."""
    stated = [read_percent(column)] if column else [stated_percent(status), stated_percent(progress)]
    return next((share for share in stated if share is not None), None)


def _deadline(fields: Sequence[Field], plan_date: str, taken: set[int]) -> Deadline:
    """The newest deadline that is filled, with the start that a column of its own gives: one behind the due
    date cannot be right, and stays as printed. "N/A" as a revised date leaves the one before."""
    filled = [field for column in DEADLINES for field in fields if field.column == column and field.value]
    filled = [field for field in filled if not _NO_OTHER.fullmatch(field.value.text)] or filled
    deadline = Deadline()
    if filled:
        newest = [field for field in filled if field.column == filled[0].column]
        taken.update(id(field) for field in newest)
        deadline = read_deadline(" ".join(dict.fromkeys(field.value.text for field in newest)), plan_date)
    start = next((field for field in fields if field.column == "start" and field.value), None)
    if not start or deadline.start is not None:
        return deadline
    begins = read_deadline(f"from {start.value.text}", plan_date).start
    if begins and deadline.due and begins > deadline.due:
        return replace(deadline, issues=(*deadline.issues, STARTS_LATE))
    taken.add(id(start))
    return replace(deadline, start=begins)


_NO_OTHER = re.compile(
    rf"\W*{any_of('no other date')}?\W*",
    re.IGNORECASE,
)
"""What is said of a date that stays as it was."""


def _leads(fields: Sequence[Field], above: Details, meanings: Mapping[str, str]) -> tuple[str, str]:
    """The political and the managerial lead: from columns of their own, else told apart in owner columns."""
    named = [field for field in fields if field.value and field.column in OWNERS]
    leads = [_lead(field.column, field.value.text, above, meanings) for field in named]
    return _joined(member for member, _ in leads), _joined(officer for _, officer in leads)


def _lead(column: str, text: str, above: Details, meanings: Mapping[str, str]) -> tuple[str, str]:
    """The members and the officers of one cell. A column of one side says what they are, unless the cell has
    both: "Leader / Chief Executive" under "Lead Officer"."""
    if is_ditto(text):
        member, officer = above.lead_member, above.lead_officer
        return "" if column == "lead_officer" else member, "" if column == "lead_member" else officer
    text = leads_alone(text)
    member, officer = told_apart(text, meanings)
    if column == "lead_member" and not (member and _has_title(officer, meanings)):
        return text if officer else member or text, ""
    if column == "lead_officer" and not (member and officer):
        return "", officer or text
    return member, officer


def _has_title(officer: str, meanings: Mapping[str, str]) -> bool:
    """Whether officers are named by their titles: "Jane Moore" may be a councillor."""
    return any("role" in name.kind for name in text_to_names(officer, meanings)[1])


def _joined(parts: Iterable[str]) -> str:
    """Several values as the contract joins them, each once."""
    return "; ".join(dict.fromkeys(part for part in parts if part))
