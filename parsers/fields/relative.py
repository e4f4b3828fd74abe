"""Deadlines that count from another date: "within 3 months", "next month", "end of the financial year"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from parsers.fields import periods
from parsers.fields.milestones import milestone_to_days, period_to_milestone
from parsers.fields.periods import Period
from parsers.fields.time_days import part_of_unit, unit_to_period
from parsers.fields.time_tokens import Token
from parsers.fields.time_years import Unit
from parsers.vocabulary.word_lists import words_of

LONGEST_COUNT = {"day": 3660, "week": 520, "fortnight": 260, "month": 120, "year": 10}
_OWN_DATE = words_of("plan's own date")
"""What the plan's own date stands for: "within 3 months of publication"; not "of the new chief executive"."""
_ANCHORS = {"of", "from", "after"}
_LASTS = re.compile(r"\bfor (?:(?:an?|the) (?:\w+ )?(?:period|term) of )?(?:an? |the )?\w*(?: -)? \w+$")
"""What begins then: "for a period of 18 months from October 2020"; not "for approval within 6 months of"."""


@dataclass(frozen=True, slots=True)
class Relative:
    """A deadline counted from the plan's date or, `anchored`, from one in the words; its days where known."""

    due: date | None
    start: date | None = None
    anchored: bool = False


def tokens_to_relative(tokens: tuple[Token, ...], dated: list[Unit], plan: Period | None) -> Relative | None:
    """The relative deadline of the words, None where there is none ("every six months" is none)."""
    for index, token in enumerate(tokens):
        if token.kind == "unit":
            count = _count_before(tokens, index)
            if count:
                return _counted(tokens, index, count, dated, plan)
    return None if dated else _named(tokens, plan)


def _unit(token: Token) -> str:
    """ "mths" → "month", "working days" → "day"."""
    word = token.word
    return next((unit for unit in LONGEST_COUNT if unit[0] == word[0] and word in _SPELLINGS[unit]), "day")


_SPELLINGS = {
    "day": ("day",), "week": ("week",), "fortnight": ("fortnight",), "month": ("month",), "year": ("year",),
}  # fmt: skip


def _count_before(tokens: tuple[Token, ...], index: int) -> int:
    """The number before a unit: 6 for "3-6 months", "six-month", "6 months"; 0 for "every 6 months"."""
    at = index - 1
    if at >= 0 and tokens[at].kind in ("dash", "mark") and tokens[at].word in ("-", "("):
        at -= 1
    if at < 0 or tokens[at].kind != "number" or not tokens[at].value:
        return 0
    count = tokens[at].value[0]
    around = {token.word for token in tokens[max(0, at - 2) : at]}
    return 0 if around & {"every", "each", "year", "plan"} else count


def _counted(
    tokens: tuple[Token, ...], index: int, count: int, dated: list[Unit], plan: Period | None
) -> Relative | None:
    unit = _unit(tokens[index])
    if count > LONGEST_COUNT[unit]:
        return None
    after = index + 1
    if any(token.word.startswith(("each", "every")) for token in tokens[after : after + 2]):
        return None  # "two weeks after each meeting"
    if after < len(tokens) and (
        tokens[after].kind in _ANCHORS or tokens[after].word in ("following", "post")
    ):
        anchor = next((named for named in dated if named.start == _anchor_at(tokens, after + 1)), None)
        whole = unit_to_period(anchor)[0] if anchor else None
        if whole and _LASTS.search(" ".join(token.word for token in tokens[:after])):
            end = periods.later_by(whole.first, count, unit) - timedelta(days=1)
            return Relative(end, whole.first, anchored=True)
        if whole:
            return Relative(_later(whole, count, unit), anchored=True)
        following = {token.word for token in tokens[after + 1 : after + 4]}
        if not following & (_OWN_DATE - {"the", "this"}):
            return None if dated else Relative(None)
    if plan is None or plan.precision == "year":
        return Relative(None)
    return Relative(_later(plan, count, unit))


def _anchor_at(tokens: tuple[Token, ...], at: int) -> int:
    """Where the date stands that is counted from: at once, "of the May 2024 elections", or behind what it
    dates, "of the peer challenge (March 2024)", "of the visit in March 2024"."""
    words = 0
    while words < _LONGEST_ANCHOR and at + words < len(tokens) and tokens[at + words].kind in _DATED_BY:
        words += 1
    behind = at + words
    if words == 1 and tokens[at].word == "the":
        return behind
    joined = behind < len(tokens) and (tokens[behind].word == "(" or tokens[behind].kind == "of")
    return behind + 1 if words and joined else at


_LONGEST_ANCHOR = 5
"""Words of what is dated."""
_DATED_BY = ("word", "to", "event")
"""Kinds of words of what is dated: "of the report to Cabinet in May 2024"."""


def _later(whole: Period, count: int, unit: str) -> date:
    """The last day that the words allow: a month and three months later is the end of that month."""
    due = periods.later_by(whole.last, count, unit)
    if whole.precision != "day" and unit in ("month", "year"):
        return periods.month(due.year, due.month).last
    return due


def _named(tokens: tuple[Token, ...], plan: Period | None) -> Relative | None:
    """ "next month", "end of the municipal year", "from the new financial year"; not "end of the year"."""
    for index, token in enumerate(tokens):
        around = [at for at in range(max(0, index - 3), index) if tokens[at].word not in _SMALL]
        begin, step, part = index, None, ""
        if around and tokens[around[-1]].kind == "this":
            begin = around.pop()
            step = tokens[begin]
        if around and tokens[around[-1]].kind == "part":
            begin = around[-1]
            part = tokens[begin].word
        after = tokens[index + 1].kind if index + 1 < len(tokens) else ""
        is_period = token.kind in ("fiscal_word", "municipal", "calendar", "academic") or (
            token.kind in ("unit", "quarter", "term") and not token.value and after != "number"
        )
        if is_period and (step or part):
            whole = _whole(token, step, plan)
            named = Unit(token.kind, part=part, start=begin, end=index + 1)
            return _as_put(tokens, named, whole) if whole else Relative(None)
    return None


_SMALL = frozenset(("the", "council's", "of"))


def _as_put(tokens: tuple[Token, ...], named: Unit, whole: Period) -> Relative:
    """The start or the due date of a period, as the words around put it: "from the next financial year"."""
    meant = milestone_to_days(period_to_milestone(tokens, named, part_of_unit(named, whole)))
    return Relative(meant.last.last if meant.last else None, start=meant.first.first if meant.first else None)


def _whole(token: Token, step: Token | None, plan: Period | None) -> Period | None:
    """The whole period that is named from the plan's date: "next quarter", "the new municipal year"."""
    if plan is None or plan.precision == "year":
        return None
    first = plan.first
    number = step.value[0] if step and step.value else 0
    begins = {"fiscal_word": 4, "municipal": 5, "academic": 9}.get(token.kind, 1)
    if step and "new" in step.word.split() and first.month == begins:  # this one, or that of next year
        return None
    start = first.year + number - (first.month < begins)
    if token.kind == "fiscal_word":
        return periods.fiscal_year(start)
    if token.kind == "municipal" and first.month != begins:  # in May it begins, with the annual council
        return periods.months(start, begins, 13, "year")
    if token.kind == "academic":
        return periods.months(start, begins, 12, "year")
    if token.kind == "calendar":
        return periods.calendar_year(start)
    if token.kind == "quarter":
        return periods.months(first.year, 3 * ((first.month - 1) // 3 + number) + 1, 3, "quarter")
    if token.kind == "unit" and token.word == "month":
        return periods.month(first.year, first.month + number)
    if token.kind == "unit" and token.word == "week" and plan.precision == "day":
        return periods.week_from(first + timedelta(days=7 * number - first.weekday()))
    return None
