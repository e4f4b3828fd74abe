"""Periods: stretches of whole days that the words name ("May 2022", "Q2 2023/24", "early 2025").

Calendars as the contract has them: fiscal years from 1 April, quarters of a fiscal year, seasons by
the month (spring from March, winter into the next year), early, mid and late as thirds.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

YEARS = range(1900, 2100)
"""The years that a plan can mean; other numbers are amounts."""

TERMS = {9: (9, 12), 3: (1, 3), 6: (4, 7)}
"""School terms by the season that they are called after: first and last month."""


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both included."""

    first: date
    last: date
    precision: str


def month(year: int, number: int) -> Period:
    return months(year, number, 1, "month")


def months(year: int, number: int, count: int, precision: str) -> Period:
    """`count` months from the month `number` of `year`; a number over 12 runs into the next year."""
    first = _first_of(year, number)
    return Period(first, _first_of(year, number + count) - timedelta(days=1), precision)


def season(year: int, first_month: int) -> Period:
    """Three months: `season(2023, 12)` is December 2023 to February 2024."""
    return months(year, first_month, 3, "season")


def term(year: int, first_month: int) -> Period:
    start, end = TERMS.get(first_month, (first_month, first_month + 2))
    return months(year, start, end - start + 1, "term")


def fiscal_year(start: int) -> Period:
    """`fiscal_year(2024)` is 2024/25: 1 April 2024 to 31 March 2025."""
    return months(start, 4, 12, "fiscal_year")


def fiscal_quarter(start: int, number: int) -> Period:
    return months(start, 4 + 3 * (number - 1), 3, "quarter")


def fiscal_half(start: int, number: int) -> Period:
    return months(start, 4 + 6 * (number - 1), 6, "half_year")


def calendar_half(year: int, number: int) -> Period:
    return months(year, 1 + 6 * (number - 1), 6, "half_year")


def calendar_year(year: int) -> Period:
    return months(year, 1, 12, "year")


def day(when: date) -> Period:
    return Period(when, when, "day")


def week_from(when: date) -> Period:
    return Period(when, when + timedelta(days=6), "week")


def week_of(whole: Period, number: int) -> Period:
    """The first, second ... week of a month in sevens of days; 9 stands for the last."""
    if number > 4:
        return Period(whole.last - timedelta(days=6), whole.last, "week")
    first = whole.first + timedelta(days=7 * (number - 1))
    return Period(first, first + timedelta(days=6), "week")


def part_of(whole: Period, part: str) -> Period:
    """The early, mid or late third; "end" leaves the period, which ends on the same day.

    A month's thirds are ten days and the rest; longer periods are split by whole months.
    """
    part = "early" if part == "start" else part
    if part not in ("early", "mid", "late") or whole.precision in ("day", "week"):
        return whole
    third = ("early", "mid", "late").index(part)
    count = _month_count(whole)
    if count >= 3:
        size = count // 3
        spread = months(whole.first.year, whole.first.month + third * size, size, whole.precision)
        return replace(spread, last=whole.last) if part == "late" else spread
    first = whole.first + timedelta(days=10 * third)
    return Period(first, whole.last if part == "late" else first + timedelta(days=9), whole.precision)


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian computus (Nature, 20 April 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    shift = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * shift) // 451
    number, rest = divmod(h + shift - 7 * m + 114, 31)
    return date(year, number, rest + 1)


def later_by(when: date, count: int, unit: str) -> date:
    """`count` days, weeks, months or years later; 31 January and a month is the last of February."""
    if unit in ("day", "week", "fortnight"):
        return when + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    whole = month(when.year, when.month + count * (12 if unit == "year" else 1))
    return whole.first.replace(day=min(when.day, whole.last.day))


def date_of(year: int, number: int, day_number: int) -> date | None:
    """The day, or None where the calendar has no such day ("31 June", "30 February")."""
    if 1 <= number <= 12 and 1 <= day_number <= calendar.monthrange(year, number)[1]:
        return date(year, number, day_number)
    return None


def _first_of(year: int, number: int) -> date:
    extra, index = divmod(number - 1, 12)
    return date(year + extra, index + 1, 1)


def _month_count(whole: Period) -> int:
    return (whole.last.year - whole.first.year) * 12 + whole.last.month - whole.first.month + 1
