"""From a unit whose year is known to its days, with an issue where the words leave a doubt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from parsers.fields import periods
from parsers.fields.periods import Period
from parsers.fields.time_years import AMBIGUOUS_YEAR, Unit

BARE_QUARTER = "a quarter or half of a bare year is read as fiscal"
WINTER = "winter of one year may be either of two winters"
IMPOSSIBLE = "no such day in the calendar"
NO_QUARTER = "no such quarter or half of a year"
SPRING_TERM = "the day on which the term ends moves with Easter"
MUNICIPAL = "the municipal year ends with the annual council in May"


Resolved = tuple[Period | None, str]


def unit_to_period(unit: Unit) -> tuple[Period | None, str]:
    """The days of a unit whose year is known, and an issue: "31 June 2024" → (None, "no such day ...")."""
    whole, issue = _RESOLVERS[unit.kind](unit)
    if whole is None:
        return None, issue
    return part_of_unit(unit, whole), issue or unit.issue


def part_of_unit(unit: Unit, whole: Period) -> Period:
    """The part of a unit's days that is meant; a municipal year starts with the annual council in May."""
    if unit.kind == "municipal" and unit.part == "start":
        return replace(periods.month(whole.first.year, 5), precision=whole.precision)
    return periods.part_of(whole, unit.part)


def _calendar_year(unit: Unit, number: int) -> int:
    """The year in which a month of the unit's year lies: March of 2024/25 is in 2025."""
    if unit.fiscal is not None:
        return unit.fiscal if number >= 4 else unit.fiscal + 1
    return unit.year or 0


def _day_period(unit: Unit) -> Resolved:
    when = _date(unit)
    return (periods.day(when), "") if when else (None, IMPOSSIBLE)


def _date(unit: Unit) -> date | None:
    year = _calendar_year(unit, unit.number)
    return (
        periods.date_of(year, unit.number, unit.day)
        if periods.YEARS[0] <= year <= periods.YEARS[-1]
        else None
    )


def _week_period(unit: Unit) -> Resolved:
    when = _date(unit)
    if when is None:
        return None, IMPOSSIBLE
    return periods.week_from(when) if unit.kind == "week_from" else replace(
        periods.day(when), precision="week"
    ), ""


def _month_period(unit: Unit) -> Resolved:
    if not 1 <= unit.number <= 12:
        return None, IMPOSSIBLE
    return periods.month(_calendar_year(unit, unit.number), unit.number), ""


def _week_of_period(unit: Unit) -> Resolved:
    return periods.week_of(periods.month(_calendar_year(unit, unit.number), unit.number), unit.day), ""


def _season_period(unit: Unit) -> Resolved:
    issue = WINTER if unit.number == 12 and unit.fiscal is None else ""
    return periods.season(_calendar_year(unit, unit.number), unit.number), issue


def _term_period(unit: Unit) -> Resolved:
    """School years run from September: the summer term of 2024/25 is in 2025."""
    year = unit.year or 0
    if unit.fiscal is not None:
        year = unit.fiscal + (unit.number < 9)
    return periods.term(year, unit.number), SPRING_TERM if unit.number == 3 else ""


def _quarter_period(unit: Unit) -> Resolved:
    if not 1 <= unit.number <= (4 if unit.kind == "quarter" else 2):
        return None, NO_QUARTER
    issue = BARE_QUARTER if unit.fiscal is None else ""
    start = unit.fiscal if unit.fiscal is not None else unit.year or 0
    return (periods.fiscal_quarter if unit.kind == "quarter" else periods.fiscal_half)(
        start, unit.number
    ), issue


def _calendar_quarter(unit: Unit) -> Resolved:
    whole = periods.months(unit.year or 0, 3 * unit.number - 2, 3, "quarter") if unit.number <= 4 else None
    return whole, "" if whole else NO_QUARTER


def _calendar_half(unit: Unit) -> Resolved:
    whole = periods.calendar_half(unit.year or 0, unit.number) if unit.number <= 2 else None
    return whole, "" if whole else NO_QUARTER


def _half_in_words(unit: Unit) -> Resolved:
    if unit.fiscal is not None:
        return periods.fiscal_half(unit.fiscal, unit.number), ""
    return periods.calendar_half(unit.year or 0, unit.number), ""


def _festival_period(unit: Unit) -> Resolved:
    year = unit.year if unit.year is not None else (unit.fiscal or 0) + (unit.kind != "christmas")
    days = {"christmas": date(year, 12, 25), "new year": date(year, 1, 1)}
    when = days.get(unit.kind) or periods.easter(year)
    return Period(when, when, "event"), ""


def _year_period(unit: Unit) -> Resolved:
    start = unit.fiscal if unit.fiscal is not None else unit.year or 0
    if unit.kind in ("municipal", "academic") and unit.fiscal is None and unit.part != "start":
        start -= 1  # "academic year 2024" ends in 2024, "the start of academic year 2024" is in it
    if unit.kind == "municipal":
        return periods.months(start, 5, 13, "year"), MUNICIPAL
    if unit.kind == "academic":
        return periods.months(start, 9, 12, "year"), ""
    if unit.kind == "fiscal":
        issue = AMBIGUOUS_YEAR if unit.fiscal is None else ""
        return periods.fiscal_year(start), issue
    return (periods.calendar_year(start) if unit.fiscal is None else periods.fiscal_year(start)), ""


def _span_period(unit: Unit) -> Resolved:
    """ "2023-2027": the plan years 2023/24 to 2026/27."""
    first, last = unit.year or 0, unit.last_year or 0
    return Period(date(first, 4, 1), date(last, 3, 31), "fiscal_year"), ""


_RESOLVERS: dict[str, Callable[[Unit], Resolved]] = {
    "day": _day_period, "week_from": _week_period, "week_to": _week_period, "month": _month_period,
    "week_of": _week_of_period, "season": _season_period, "term": _term_period, "quarter": _quarter_period,
    "half": _quarter_period, "words_half": _half_in_words,
    "calendar_quarter": _calendar_quarter, "calendar_half": _calendar_half, "christmas": _festival_period,
    "easter": _festival_period, "new year": _festival_period, "year": _year_period, "fiscal": _year_period,
    "municipal": _year_period, "academic": _year_period, "span": _span_period,
}  # fmt: skip
