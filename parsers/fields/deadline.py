"""Deadlines: the plan's own words → start, due date, precision and status (CONTRACT.md, "Deadlines").

The words become tokens (`time_tokens`), the tokens units (`time_units`), the units milestones
(`milestones`), the milestones days (`deadline_reading`); the status is read beside them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from models.plan import Deadline
from parsers.fields.deadline_reading import (
    UNDERSTOOD,
    is_understood,
    plan_date_to_period,
    tokens_to_reading,
    with_plan_year,
)
from parsers.fields.deadline_status import words_to_status
from parsers.fields.plain import plain
from parsers.fields.time_tokens import Token, text_to_tokens
from parsers.fields.time_units import tokens_to_units
from parsers.fields.time_years import Unit
from parsers.vocabulary.sections import commands
from parsers.vocabulary.word_lists import any_of, words_of

NOT_UNDERSTOOD = "not understood as a deadline"

LONGEST_DEADLINE = 12
"""Words. A longer line in a date cell is prose."""

_GRAMMAR = {
    *UNDERSTOOD, "from", "before", "after", "by", "to", "dash", "slash", "and", "between", "of", "was",
    "part", "this", "week", "weekday", "mark", "unit", "number", "ordinal", "fiscal_word", "municipal",
    "academic", "calendar", "year_end", "term", "quarter", "half", "my", "season",
}  # fmt: skip
YEAR = re.compile(r"\b(?:19|20)\d\d")
_CARRIERS = words_of("around a date")
_BEGINS_SENTENCE = words_of("goes on as a sentence")
"""What right behind a date tells that it is prose: "Since May 2023 the council has met monthly"."""


@lru_cache(maxsize=4096)
def read_deadline(text: str, plan_date: str = "") -> Deadline:
    """What a deadline says, never more precisely than its words: "By end of Q2 2023/24" → 2023-09-30.

    `plan_date` ("2022", "2022-03", "2022-03-14" or "") resolves "within 3 months", and "May" where the
    year is certain. Impossible or unresolved dates stay empty with an issue.
    """
    tidy = " ".join(text.split())
    said = plain(text)
    tokens = text_to_tokens(said)
    plan = plan_date_to_period(plan_date)
    units = [with_plan_year(unit, plan) for unit in tokens_to_units(tokens)]
    reading = tokens_to_reading(tokens, units, plan)
    status = words_to_status(said, tokens, units, reading.due, plan)
    issues, precision = reading.issues, reading.precision
    if tidy and not units and not precision and not status and not is_understood(tokens):
        precision = _undated(said)
        issues = issues if precision else (*issues, NOT_UNDERSTOOD)
    return Deadline(tidy, reading.start, reading.due, precision, status, issues)


def _undated(text: str) -> str:
    """The precision of words that no vocabulary of time has: "Once the structure is in place", "Medium"."""
    text = text.strip("()[]*")
    if _HORIZON.fullmatch(text):
        return "relative"
    return "event" if _CONDITION.match(text) and len(text.split()) <= LONGEST_DEADLINE else ""


_LENGTH = rf"{any_of('horizon')}(?:er)?"
_HORIZON = re.compile(
    rf"{_LENGTH}(?:[\s/–-]+(?:(?:to|and)\s+)?{_LENGTH})?(?:[\s-]+term)?\.?"
    r"|[sml](?:/[sml])+(?:\s+term)?"
    rf"|\d{{1,2}}\s?\+\s?{any_of('stretches')}",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    rf"(?:{any_of('named date')}\s+(?:(?:is|are|will\s+be)\s+)?)?{any_of('depends on')}[\s-]", re.IGNORECASE
)


def is_date(text: str) -> bool:
    """Whether the whole text is a deadline that says when: "June 2023", not "Ongoing"."""
    return is_deadline(text) and bool(read_deadline(text).precision)


def says_when(text: str) -> bool:
    """Whether a text holds a date or a status that is understood: "by May 2025", "Ongoing"; not "TBC"."""
    read = read_deadline(text)
    return bool(read.precision or read.status)


@lru_cache(maxsize=4096)
def is_deadline(text: str) -> bool:
    """True where the whole text is a deadline or a status: "June 2023", "Meetings commence March 2022."

    For lines of a date cell: "Undertake" and "by Council in" start no new date.
    """
    words = text.split()
    short = len(words) <= LONGEST_DEADLINE and not _OF_SOME_YEARS.match(text)
    tokens = text_to_tokens(" ".join(words)) if short else ()
    if not tokens:
        return False
    units = tokens_to_units(tokens)
    kinds = {token.kind for token in tokens}
    precision = tokens_to_reading(tokens, units, None).precision
    status = words_to_status(" ".join(words), tokens, units, None, None)
    if not (units or precision or status or "undecided" in kinds):
        return False
    if len(tokens) > 1 and _goes_on(tokens):
        return False
    core = _core(tokens, units)
    if core.stop < len(tokens) and tokens[core.stop].word in _BEGINS_SENTENCE:
        return False
    if _is_of_something(tokens, core):
        return False
    before, after = _strangers(tokens, units, core)
    if before and after and _is_attribute(tokens, core.start) and commands(text):
        return False
    is_certain = any(unit.dated for unit in units) or not units
    return before <= (1 if is_certain else 0) and after <= (5 if is_certain else 0)


def _is_attribute(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a time says which, not when: "Prepare the 2025/26 budget", "Hold quarterly meetings with"."""
    return tokens[at - 1].word in ("the", "a", "an", "our") or (at == 1 and tokens[at].kind == "recurring")


def _is_of_something(tokens: tuple[Token, ...], core: range) -> bool:
    """Whether a length of time says of which kind something is: "Medium-term financial sustainability"; not
    "Short-term actions" nor "Medium term, with partners"."""
    kinds = [token.kind for token in tokens[core.stop - 1 : core.stop + 1]]
    return kinds == ["horizon", "word"] and not _DATED_THINGS.fullmatch(tokens[core.stop].word)


def are_two_dates(one: str, other: str) -> bool:
    """Whether two texts that stand together are dates of their own, each with its year, and no range: not
    "May 2026 to | May 2027", nor "May 2026-May | 2027" or "Q3 2025/26 - Q1 | 2026/27"."""
    last, first = one.split()[-1], other.split()[0]
    apart = one[-1].isalnum() and other[0].isalnum() and not (last.islower() or first.islower())
    if YEAR.match(first) and (last[-1].isalpha() or not YEAR.search(last)):
        return False
    return apart and all(is_deadline(each) and read_deadline(each).due for each in (one, other))  # "Jan-25"


@lru_cache(maxsize=4096)
def dated_part(text: str) -> tuple[str, str]:
    """What else a text says, and its deadline: "Head of HR – by end of March 2025" → "Head of HR", "by end of
    March 2025"; "HR | ongoing" → "HR", "ongoing"; "HR and completed by May 2025" → "HR", "completed by May
    2025". All of it is the first where two dates stand apart."""
    tokens = text_to_tokens(text)
    units = [unit for unit in tokens_to_units(tokens) if unit.dated]
    if not units:
        signs = (";", " | ", " · ", " – ", " - ", ",")
        rest, _, tail = text.rpartition(next(filter(text.count, signs), "\n"))
        return (rest.rstrip(_PARTING), tail.strip()) if is_deadline(tail) else (text, "")
    first, last = units[0].start, units[-1].end
    if any(token.kind == "word" for token in tokens[first:last]):
        return text, ""
    while first and tokens[first - 1].kind in _LEADS_TO_DATE:
        first -= 1
    while last < len(tokens) and tokens[last].kind == "onward":
        last += 1
    start, end = tokens[first].start, tokens[last - 1].end
    led_in = [each for each in _DONE_BY.finditer(text, 0, end) if each.start() <= start <= each.end()]
    start, stop = (led_in[0].start("when"), led_in[0].start()) if led_in else (start, start)
    before = text[:stop].rstrip(f"{_PARTING}." if led_in else _PARTING)
    after = text[end:].lstrip(_PARTING).rstrip(" ;,.")
    if after.count(")") > after.count("("):  # "May 2022 (Chief Executive)"
        after = after.removesuffix(")")
    if before.count("(") > before.count(")") and text.startswith(f"{before})"):  # "Clerk (S151) – May"
        before += ")"
    return "; ".join(filter(None, (before, after))), text[start:end]


_DATED_THINGS = re.compile(any_of("what a horizon dates"), re.IGNORECASE)
_OF_SOME_YEARS = re.compile(r"(?!within|in|over|by|for)\w+ (?:a|the) \w+-(?:week|month|year) \w", re.I)
"""What is no time but lasts one: "Approve a five-year workforce plan"."""
_LEADS_TO_DATE = frozenset({"by", "from", "before", "after", "part", "of", "onward"})
_DONE_BY = re.compile(
    rf"\b(?:and\s+)?(?P<when>(?:(?:(?:it|this)\s+)?(?:to|will|should|must)\s+be\s+)?{any_of('done')}\s+)(?=by\s)",
    re.IGNORECASE,
)
"""What a sentence says of when before the date: "and will be delivered by May 2025"."""
_PARTING = " \t\n,;:()[]/–—-"
"""What stands between who and when."""


_COUNTED_FROM = re.compile(
    r"(?<=\bwithin )(?P<period>.{1,20}? (?:day|week|month|year)s?) (?:of|from|after)(?: [\w'’]+){1,7}\.?$",
    re.I,
)


def says_more(text: str) -> bool:
    """True where a deadline has words before or after it that none needs: "Castle, H1 2026/27 Quayside"; what
    a period is counted from is none: "Within three months of the date of this report"."""
    tokens = text_to_tokens(_COUNTED_FROM.sub(r"\g<period>", " ".join(text.split())))
    units = tokens_to_units(tokens)
    return bool(tokens) and any(_strangers(tokens, units, _core(tokens, units)))


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
_OPEN_WORDS = words_of("goes on")
_COMPLETIONS = words_of("target word")


def _core(tokens: tuple[Token, ...], units: list[Unit]) -> range:
    """Where the words stand that make the text a deadline: its periods, or "TBC", "6 months"."""
    places = [place for unit in units for place in (unit.start, unit.end - 1)]
    kinds = UNDERSTOOD | {"unit", "this", "year_end"}
    places = places or [place for place, token in enumerate(tokens) if token.kind in kinds]
    return range(min(places), max(places) + 1) if places else range(len(tokens))


def _strangers(tokens: tuple[Token, ...], units: list[Unit], core: range) -> tuple[int, int]:
    """How many words before and after its core no deadline needs: 1 and 0 for "Meetings commence March 2022".

    A label before a dash or a colon ("Council meeting - 24 July 2024") is no such word.
    """
    inside = {index for unit in units for index in range(unit.start, unit.end)}
    bracketed, before, after = False, 0, 0
    for index, token in enumerate(tokens):
        if token.kind == "mark":
            bracketed = token.word == "(" or (bracketed and token.word != ")")
        if token.word in (":", "-", ",") and index < core.start and before <= _LONGEST_LABEL:
            before = 0
        if not (index in inside or token.kind in _GRAMMAR or token.word in _CARRIERS or bracketed):
            before, after = before + (index < core.start), after + (index >= core.stop)
    return before, after


_LONGEST_LABEL = 3
