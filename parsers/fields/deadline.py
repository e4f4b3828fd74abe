"""Deadlines: the plan's own words → start, due date, precision and status (CONTRACT.md, "Deadlines").

The words become tokens (`time_tokens`), the tokens units (`time_units`), the units milestones
(`milestones`); this module puts the milestones, the relative and recurring words and the status together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from models.plan import Deadline
from parsers.fields import periods
from parsers.fields.deadline_status import words_to_status
from parsers.fields.milestones import Milestone, milestone_to_days, units_to_milestones
from parsers.fields.periods import Period
from parsers.fields.relative import tokens_to_relative
from parsers.fields.time_days import unit_to_period
from parsers.fields.time_reading import Unit
from parsers.fields.time_tokens import Token, text_to_tokens
from parsers.fields.time_units import tokens_to_units

NO_YEAR = "no year in the words"
NO_PLAN_DATE = "relative to a date that is not known"
NOT_UNDERSTOOD = "not understood as a deadline"
BACKWARDS = "the start is after the end"

LONGEST_DEADLINE = 12
"""Words. A longer line in a date cell is prose."""

_UNDERSTOOD = {"undecided", "event", "recurring", "horizon", "lasting", "onward", "plan_year"}
_GRAMMAR = {
    *_UNDERSTOOD, "from", "before", "after", "by", "to", "dash", "slash", "and", "between", "of", "was",
    "part", "this", "week", "weekday", "mark", "unit", "number", "ordinal", "fiscal_word", "municipal", "academic",
    "calendar", "year_end", "term", "quarter", "half", "my", "season",
}  # fmt: skip
_CARRIERS = {
    "the",
    "a",
    "within",
    "at",
    "on",
    "about",
    "date",
    "latest",
    "over",
    "every",
    "each",
    "time",
    "months'",
    "is",
    "be",
    "will",
    "least",
}


@dataclass(frozen=True, slots=True)
class _Reading:
    start: date | None = None
    due: date | None = None
    precision: str = ""
    issues: tuple[str, ...] = ()


def read_deadline(text: str, plan_date: str = "") -> Deadline:
    """What a deadline says, never more precisely than its words: "By end of Q2 2023/24" → 2023-09-30.

    `plan_date` ("2022", "2022-03", "2022-03-14" or "") resolves "within 3 months", and "May" where the
    year is certain. Impossible or unresolved dates stay empty with an issue.
    """
    tidy = " ".join(text.split())
    tokens = text_to_tokens(tidy)
    plan = plan_date_to_period(plan_date)
    units = [_with_plan_year(unit, plan) for unit in tokens_to_units(tokens)]
    reading = _reading(tokens, units, plan)
    status = words_to_status(tidy, tokens, units, reading.due, plan)
    issues = reading.issues
    if tidy and not units and not reading.precision and not status and not _is_understood(tokens):
        issues = (*issues, NOT_UNDERSTOOD)
    return Deadline(tidy, reading.start, reading.due, reading.precision, status, issues)


def is_deadline(text: str) -> bool:
    """True where the whole text is a deadline or a status: "June 2023", "Meetings commence March 2022."

    For lines of a date cell: "Undertake" and "by Council in" start no new date.
    """
    tokens = text_to_tokens(" ".join(text.split()))
    if not tokens or len(text.split()) > LONGEST_DEADLINE:
        return False
    units = tokens_to_units(tokens)
    found = read_deadline(text)
    if not (units or found.precision or found.status or {"undecided"} & {token.kind for token in tokens}):
        return False
    if len(tokens) > 1 and _goes_on(tokens):
        return False
    before, after = _strangers(tokens, units, _core(tokens, units))
    is_certain = any(unit.dated for unit in units) or not units
    return before <= (1 if is_certain else 0) and after <= (5 if is_certain else 0)


def is_unfinished(text: str) -> bool:
    """True where a line of a date cell must go on in the next: "Commence work in May 2022 with", "March -".

    "Completed" alone counts as well: the date of "Completed September 2022" often stands on the next line.
    """
    tokens = text_to_tokens(" ".join(text.split()))
    return bool(tokens) and _goes_on(tokens)


def _goes_on(tokens: tuple[Token, ...]) -> bool:
    last = tokens[-1]
    if last.word in ("complete", "started", "commenced") or (last.word in _COMPLETIONS and len(tokens) > 1):
        return False
    return last.kind in _OPEN or (last.kind == "word" and last.word in _OPEN_WORDS)


_OPEN = {
    "of",
    "by",
    "from",
    "before",
    "after",
    "to",
    "dash",
    "slash",
    "and",
    "between",
    "part",
    "week",
    "this",
}
_OPEN_WORDS = {"with", "the", "a", "at", "on", "within", "following"}
_COMPLETIONS = {"completed", "completion", "due", "target", "deadline"}


def _core(tokens: tuple[Token, ...], units: list[Unit]) -> range:
    """Where the words stand that make the text a deadline: its periods, or "TBC", "6 months"."""
    places = [place for unit in units for place in (unit.start, unit.end - 1)]
    kinds = _UNDERSTOOD | {"unit", "this", "year_end"}
    places = places or [place for place, token in enumerate(tokens) if token.kind in kinds]
    return range(min(places), max(places) + 1) if places else range(len(tokens))


def plan_date_to_period(plan_date: str) -> Period | None:
    """ "2022", "2022-03", "2022-03-14" → the days that it may be; None for anything else."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", plan_date)
    if not found or int(found[1]) not in periods.YEARS:
        return None
    year, number, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if found[3]:
        when = periods.date_of(year, number, day)
        return periods.day(when) if when else None
    if found[2]:
        return periods.month(year, number) if 1 <= number <= 12 else None
    return periods.calendar_year(year)


def _strangers(tokens: tuple[Token, ...], units: list[Unit], core: range) -> tuple[int, int]:
    """How many words before and after its core no deadline needs: 1 and 0 for "Meetings commence March 2022".

    A label before a dash or a colon ("Council meeting - 24 July 2024") is no such word.
    """
    inside = {index for unit in units for index in range(unit.start, unit.end)}
    bracketed, before, after = False, 0, 0
    for index, token in enumerate(tokens):
        if token.kind == "mark":
            bracketed = token.word == "(" or (bracketed and token.word != ")")
        if token.word in (":", "-") and index < core.start and before <= _LONGEST_LABEL:
            before = 0
        if not (index in inside or token.kind in _GRAMMAR or token.word in _CARRIERS or bracketed):
            before, after = before + (index < core.start), after + (index >= core.stop)
    return before, after


_LONGEST_LABEL = 3


def _is_understood(tokens: tuple[Token, ...]) -> bool:
    kinds = {token.kind for token in tokens}
    return bool(kinds & _UNDERSTOOD) or kinds <= {"mark", "dash", "slash"}


def _reading(tokens: tuple[Token, ...], units: list[Unit], plan: Period | None) -> _Reading:
    dated = [unit for unit in units if unit.dated]
    relative = tokens_to_relative(tokens, dated, plan)
    if dated and not (relative and relative.anchored):
        return _from_milestones(units_to_milestones(tokens, dated), len(dated) < len(units))
    if relative:
        issues = () if relative.due else (NO_PLAN_DATE,)
        return _Reading(due=relative.due, precision="relative", issues=issues)
    return _undated(tokens, units)


def _undated(tokens: tuple[Token, ...], units: list[Unit]) -> _Reading:
    """No year anywhere: "Quarterly", "at the end of quarters two and four", "Immediate", "Autumn"."""
    kinds = {token.kind for token in tokens}
    if "recurring" in kinds or _is_every(tokens):
        return _Reading(precision="recurring")
    if units:
        named = {
            "words_half": "half_year",
            "half": "half_year",
            "week_from": "week",
            "week_to": "week",
            "week_of": "week",
        }
        kind = units[-1].kind
        return _Reading(precision=named.get(kind, "event" if kind in _FESTIVALS else kind), issues=(NO_YEAR,))
    if "event" in kinds:
        return _Reading(precision="event")
    if "year_end" in kinds or "plan_year" in kinds:
        return _Reading(precision="relative", issues=(NO_PLAN_DATE,))
    return _Reading(precision="relative") if "horizon" in kinds else _Reading()


_FESTIVALS = ("christmas", "easter", "new year")


def _is_every(tokens: tuple[Token, ...]) -> bool:
    """ "every six months", "Q2 and Q4 each year", "at the end of quarters two and four"."""
    return any(
        token.word in ("every", "each", "twice", "per") or token.word == "quarters" for token in tokens
    )


def _from_milestones(milestones: list[Milestone], some_undated: bool) -> _Reading:
    current = [mile for mile in milestones if mile.role != "was"] or milestones
    meant = [milestone_to_days(mile) for mile in current]
    starts = [(mile.first.first, mile.precision) for mile in meant if mile.first]
    dues = [(mile.last.last, mile.precision) for mile in meant if mile.last]
    issues = tuple(dict.fromkeys(issue for mile in meant for issue in mile.issues))
    start, precision = min(starts, default=(None, ""))
    due, due_precision = max(dues, default=(None, ""))
    found = _Reading(start, due, due_precision or precision, issues)
    if start and due and start > due:
        found = replace(found, start=None, issues=(*issues, BACKWARDS))
    return found


# ---- a year from the plan's own date ----


def _with_plan_year(unit: Unit, plan: Period | None) -> Unit:
    """The year of a deadline without one, where the plan's date makes it certain.

    "May" in a plan of March 2022 is May 2022: the rest of the plan's own year and the next six months
    are certain, anything else ("February" in that plan) may be last or next year.
    """
    if unit.dated or plan is None or plan.precision == "year":
        return unit
    for year in (plan.first.year, plan.first.year + 1):
        guess = replace(unit, year=year)
        first = _first_day(guess)
        if first and plan.first.replace(day=1) <= first.replace(day=1):
            near = first <= periods.later_by(plan.last, 6, "month")
            return guess if year == plan.first.year or near else unit
    return unit


def _first_day(unit: Unit) -> date | None:
    if unit.kind in ("quarter", "half"):
        unit = replace(unit, fiscal=unit.year)
    whole, _ = unit_to_period(unit)
    return whole.first if whole else None
