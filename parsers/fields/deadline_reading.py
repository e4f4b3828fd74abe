"""From the tokens and units of a deadline to its days: milestones, relative and recurring words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from parsers.fields import periods
from parsers.fields.milestones import FINENESS, Milestone, milestone_to_days, units_to_milestones
from parsers.fields.periods import Period
from parsers.fields.relative import tokens_to_relative
from parsers.fields.time_days import unit_to_period
from parsers.fields.time_tokens import Token
from parsers.fields.time_years import Unit
from parsers.vocabulary.word_lists import words_of

NO_YEAR = "no year in the words"
NO_PLAN_DATE = "relative to a date that is not known"
BACKWARDS = "the start is after the end"

UNDERSTOOD = frozenset({"undecided", "event", "recurring", "horizon", "lasting", "onward", "plan_year"})
"""Kinds of words that make sense without a date."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words say of time, without the status."""

    start: date | None = None
    due: date | None = None
    precision: str = ""
    issues: tuple[str, ...] = ()


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


def is_understood(tokens: tuple[Token, ...]) -> bool:
    kinds = {token.kind for token in tokens}
    return bool(kinds & UNDERSTOOD) or kinds <= {"mark", "dash", "slash"}


def tokens_to_reading(tokens: tuple[Token, ...], units: list[Unit], plan: Period | None) -> Reading:
    dated = [unit for unit in units if unit.dated]
    relative = tokens_to_relative(tokens, dated, plan)
    if dated and not (relative and relative.anchored):
        found = _from_milestones(units_to_milestones(tokens, dated))
        return replace(found, issues=(*found.issues, NO_YEAR)) if _is_left(tokens, units) else found
    if relative:
        issues = () if relative.due or relative.start else (NO_PLAN_DATE,)
        return Reading(relative.start, relative.due, "relative", issues)
    return _undated(tokens, units)


def _is_left(tokens: tuple[Token, ...], units: list[Unit]) -> bool:
    """Whether a period without a year is behind those with one: "Sept 2024 Cabinet, October Council"."""
    comes_back = any(token.kind == "recurring" for token in tokens) or _is_every(tokens)
    return not (units[-1].dated or comes_back) and units[-1].kind in ("month", "day", "quarter", "season")


def _undated(tokens: tuple[Token, ...], units: list[Unit]) -> Reading:
    """No year anywhere: "Quarterly", "at the end of quarters two and four", "Immediate", "Autumn"."""
    kinds = {token.kind for token in tokens}
    if "recurring" in kinds or _is_every(tokens):
        return Reading(precision="recurring")
    if units:
        named = {
            "words_half": "half_year",
            "half": "half_year",
            "week_from": "week",
            "week_to": "week",
            "week_of": "week",
        }
        kind = units[-1].kind
        return Reading(precision=named.get(kind, "event" if kind in _FESTIVALS else kind), issues=(NO_YEAR,))
    if any(map(_is_event, tokens, (*tokens[1:], None))):
        return Reading(precision="event")
    if "year_end" in kinds or "plan_year" in kinds:
        return Reading(precision="relative", issues=(NO_PLAN_DATE,))
    return Reading(precision="relative") if "horizon" in kinds else Reading()


def _is_event(token: Token, after: Token | None) -> bool:
    """Whether a word says when: "Now" does, "Now complete" tells how it stands."""
    return token.kind == "event" and not (token.word == "now" and after and after.kind in ("word", "by"))


_FESTIVALS = words_of("festivals")


def _is_every(tokens: tuple[Token, ...]) -> bool:
    """ "every six months", "Q2 and Q4 each year", "at the end of quarters two and four"."""
    words = [token.word for token in tokens]
    as_per = any(pair == ("as", "per") for pair in pairwise(words))  # "As per the timetable"
    if {"twice", "quarters"} & {*words} or ("per" in words and not as_per):
        return True
    every = next((place for place, word in enumerate(words) if word in ("every", "each")), len(words))
    ahead = tokens[every + 1 : every + 5]
    return any(token.kind in _TIMES or token.word in _COMES_BACK for token in ahead)


_TIMES = frozenset("unit month season term quarter half weekday fiscal_word municipal academic".split())
_COMES_BACK = words_of("comes back")
"""What may come back beside periods: "each meeting", "at every Cabinet"; not "each ward", "every child"."""


def _from_milestones(milestones: list[Milestone]) -> Reading:
    current = [mile for mile in milestones if mile.role != "was"] or milestones
    meant = [milestone_to_days(mile) for mile in current]
    starts = [(mile.first.first, mile.precision) for mile in meant if mile.first]
    dues = [(mile.last.last, mile.precision) for mile in meant if mile.last]
    issues = tuple(dict.fromkeys(issue for mile in meant for issue in mile.issues))
    start, precision = min(starts, default=(None, ""))
    due, due_precision = max(dues, key=_latest, default=(None, ""))
    found = Reading(start, due, due_precision or precision, issues)
    if start and due and start > due:
        found = replace(found, start=None, issues=(*issues, BACKWARDS))
    return found


def _latest(due: tuple[date, str]) -> tuple[date, int]:
    """Of two that end on the same day the finer: "Q4 2025/26 (Jan-Mar 2026)" is known to the month."""
    return due[0], -FINENESS.index(due[1])


# ---- a year from the plan's own date ----


def with_plan_year(unit: Unit, plan: Period | None) -> Unit:
    """The year of a deadline without one, where the plan's date makes it certain.

    "May" in a plan of March 2022 is May 2022, "summer term" in one of June 2022 the term that runs: the rest
    of the plan's own year and the next six months are certain, anything else ("February" in that plan)
    may be last or next year.
    """
    if unit.dated or plan is None or plan.precision == "year":
        return unit
    earliest = plan.first if unit.kind == "day" else plan.first.replace(day=1)
    for year in (plan.first.year - 1, plan.first.year, plan.first.year + 1):
        guess = replace(unit, year=year)
        whole = _whole(guess)
        if whole and whole.last >= earliest:
            return guess if _is_certain(whole, plan) else unit
    return unit


def _is_certain(whole: Period, plan: Period) -> bool:
    """Whether a period that is not over at the plan's date is meant, not the next of its name: not where it
    is about to end ("Q4" in a plan of March), nor where it is far."""
    lasts = periods.later_by(whole.first, 1, "month") <= whole.last
    ends_now = lasts and (whole.last.year, whole.last.month) == (plan.last.year, plan.last.month)
    is_near = whole.first <= periods.later_by(plan.last, 6, "month")
    in_fiscal_year = whole.precision in _FISCAL and _fiscal(whole) == _fiscal(plan)
    return not ends_now and (is_near or whole.first.year == plan.first.year or in_fiscal_year)


_FISCAL = ("quarter", "half_year")


def _fiscal(days: Period) -> int:
    """The year in which the fiscal year begins that a period begins in."""
    return days.first.year - (days.first.month < 4)


def _whole(unit: Unit) -> Period | None:
    """The days of a period, whatever part of it is meant."""
    is_fiscal = unit.kind in ("quarter", "half")
    return unit_to_period(replace(unit, fiscal=unit.year if is_fiscal else unit.fiscal, part=""))[0]
