"""From units to milestones: which periods make one range, and what the words around say of each.

"From 1 May to 3 June 2025" is one milestone of two units, "Commence work in May 2022 with adoption in
October 2022" are two: a start, and a period to be done in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from parsers.fields.periods import Period
from parsers.fields.time_days import unit_to_period
from parsers.fields.time_tokens import Token
from parsers.fields.time_years import Unit
from parsers.vocabulary.word_lists import words_of

_RANGE = {"dash", "to", "slash"}
_PASSED = {"of", "part", "weekday", "between", "this", "fiscal_word", "mark", "dash"}
"""Kinds that may stand between a word such as "before" and its period: "before the end of May"."""
_FILLERS = words_of("between word and date")
_PREPOSITIONS = words_of("starts")
_MOVED = words_of("date moved")
"""What was done to a date: "Revised to September 2025 from March 2025"."""
_REACH = 6
"""Words over which a verb reaches its period: "Commence work on the new plan in May 2022"."""

OPEN_END = "a date that is to be decided, or a range whose end is"
""" "Sept 24 – TBC"."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """What one mention of time states: a start, an end, or both; `role` is how the words put it."""

    first: Period | None
    last: Period | None
    role: str
    is_range: bool
    issues: tuple[str, ...]
    end: int

    @property
    def precision(self) -> str:
        """The finer of a range's two ends: "September 2024 to Spring 2025" is known to the month."""
        known = [end.precision for end in (self.first, self.last) if end]
        return min(known, key=FINENESS.index) if known else ""


FINENESS = ("day", "event", "week", "month", "quarter", "season", "term", "half_year", "year", "fiscal_year")


def units_to_milestones(tokens: tuple[Token, ...], units: list[Unit]) -> list[Milestone]:
    """The milestones of dated units, in order; ranges joined, roles read from the words around."""
    made: list[Milestone] = []
    index = 0
    while index < len(units):
        floor = units[index - 1].end if index else 0
        role = _role(tokens, floor, units[index])
        end = _end_of_range(tokens, units, index)
        first, last, is_range = units[index], units[end], end > index
        if is_range and (role == "was" or _is_end_of_named(tokens[floor : first.start])):
            # "extended from March 2024 to June 2024", "End of Q4 (January to March 2025)"
            first, role, is_range = last, "by", False
        made.append(_milestone(tokens, first, last, role, is_range))
        index = end + 1
    return made


def _end_of_range(tokens: tuple[Token, ...], units: list[Unit], index: int) -> int:
    """Which unit ends the range that another begins; its own index where it begins none."""
    listed = _is_listed(tokens, units, index)
    if index + 1 < len(units) and not listed and _is_range(tokens, units[index], units[index + 1]):
        return index + 1
    while index + 1 < len(units) and _runs_on(tokens, units[index], units[index + 1]):
        index += 1
    return index


def _is_listed(tokens: tuple[Token, ...], units: list[Unit], index: int) -> bool:
    """Whether a period is one of three or more between slashes: "Oct 2025 / Jan 2026 / Apr 2026"."""
    around = units[max(0, index - 1) : index + 3]
    gaps = (tokens[one.end : two.start] for one, two in pairwise(around))
    return sum([token.kind for token in gap] == ["slash"] for gap in gaps) > 1


def _runs_on(tokens: tuple[Token, ...], first: Unit, second: Unit) -> bool:
    """Whether two periods are one that goes on: "Q1 and Q2 2024/25", "May, June and July 2024"."""
    gap = tokens[first.end : second.start]
    if (
        not gap
        or any(token.word not in ("and", "&", ",", "+", "/") for token in gap)
        or first.part
        or second.part
    ):
        return False
    begin, finish = unit_to_period(first)[0], unit_to_period(second)[0]
    if begin is None or finish is None or first.kind != second.kind:
        return False
    return begin.last + timedelta(days=1) == finish.first


def _milestone(tokens: tuple[Token, ...], first: Unit, last: Unit, role: str, is_range: bool) -> Milestone:
    if is_range and first.part == "end":  # "end 2024/early 2025" begins late in 2024
        first = replace(first, part="late")
    begin, begin_issue = unit_to_period(first)
    finish, finish_issue = unit_to_period(last) if is_range else (begin, "")
    if first.kind == "span" and not is_range:
        is_range = True
    within = any(token.kind == "onward" for token in tokens[last.start : last.end])  # "Q2 onwards 2024/25"
    if (within or _goes_on(tokens, last.end)) and not is_range:
        role = "from"
    behind = [token.kind for token in tokens[last.end : last.end + 2]]
    open_issue = OPEN_END if behind == ["dash", "undecided"] and not is_range else ""
    issues = tuple(dict.fromkeys(filter(None, (begin_issue, finish_issue, open_issue))))
    return Milestone(begin, finish, role, is_range, issues, last.end)


def period_to_milestone(tokens: tuple[Token, ...], named: Unit, whole: Period) -> Milestone:
    """The milestone of a period that no year dates: "from the next financial year"."""
    role = "from" if _goes_on(tokens, named.end) else _role(tokens, 0, named)
    return Milestone(whole, whole, role, is_range=False, issues=(), end=named.end)


def milestone_to_days(milestone: Milestone) -> Milestone:
    """The milestone with its meaning worked out: `first` holds the start, `last` the due period, or None.

    "before May 2024" is due on 30 April; "from April 2024" and "2025 onwards" have a start alone.
    """
    first, last = milestone.first, milestone.last
    if milestone.is_range:
        return milestone
    if milestone.role == "from":
        return replace(milestone, last=None)
    if milestone.role == "after" and last:
        return replace(milestone, first=_shifted(last, last.last + timedelta(days=1)), last=None)
    if milestone.role == "before" and first:
        return replace(milestone, first=None, last=_shifted(first, first.first - timedelta(days=1)))
    if milestone.role == "by_start" and first:  # "by the start of 2025/26"
        return replace(milestone, first=None, last=_shifted(first, first.first))
    return replace(milestone, first=None)


def _shifted(whole: Period, when: date) -> Period:
    return replace(whole, first=when, last=when)


def _is_range(tokens: tuple[Token, ...], first: Unit, second: Unit) -> bool:
    begin = first.end + len(_label_behind(tokens, first.end))
    gap = [token for token in tokens[begin : second.start] if not _is_filler(token)]
    kinds = {token.kind for token in gap}
    lists = any(token.word in _MEETINGS for token in tokens[begin : second.start]) and "to" not in kinds
    if kinds and kinds <= _RANGE and not lists:  # not "Scrutiny 6 February 2024 / Cabinet 13 February 2024"
        return True
    if gap and gap[-1].word in ("until", "till") and {token.word for token in gap[:-1]} <= _LASTS:
        return True
    opened = first.start > 0 and tokens[first.start - 1].kind == "between"
    return opened and kinds == {"and"}


_LASTS = words_of("lasts")
"""Words between a start and its end: "Launched September 2023 and runs until March 2025"."""
_MEETINGS = frozenset(("council", "cabinet"))


def _is_filler(token: Token) -> bool:
    return token.kind in ("weekday", "part", "lasting") or (
        token.kind in ("word", "recurring") and token.word in _FILLERS  # "after annual council in May"
    )


def _role(tokens: tuple[Token, ...], floor: int, unit: Unit) -> str:
    """The nearest word before the period that says how it is meant: from, before, after, was; else by."""
    strict = True
    if label := _label_behind(tokens, unit.end):
        return label[1].kind
    for back in range(_before_bracket(tokens, unit.start), max(floor, unit.start - 1 - _REACH) - 1, -1):
        token = tokens[back]
        if token.kind == "was" or (strict and _is_noted(tokens, back)):
            return "was"
        if token.kind == "event" and token.word.startswith(("after", "following", "post")) and strict:
            return "after"  # "after the elections in May 2027"
        if token.kind in ("before", "after") and strict:
            at_end = unit.part in ("end", "late") or tokens[unit.start].kind == "year_end"
            ends = token.kind == "before" and at_end  # "before year end 2023/24"
            return "by" if ends else token.kind
        if token.word == "from" and strict and any(near.word in _MOVED for near in tokens[:back]):
            return "was"
        if token.kind == "from" and (strict or token.word not in _PREPOSITIONS):
            return "by" if _is_no_start(tokens, back) else "from"
        if (
            token.kind == "by"
            and strict
            and "was" in {near.kind for near in tokens[max(floor, back - 2) : back]}
        ):
            return "was"
        ends = token.kind in ("by", "to") or token.word == "for"  # "In place for the start of 2025/26"
        if ends and strict and unit.part == "start" and unit.kind != "municipal":  # some day in May
            return "by_start"
        if token.kind in ("by", "to") or (token.kind == "mark" and token.word in (".", ";", ")")):
            return "by"
        strict = strict and (token.kind in _PASSED or _is_filler(token))
    return "by"


def _is_no_start(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word of starts tells none: "not started", "complete as of March 2025"."""
    before = tokens[at - 1].word if at else ""
    return before in ("not", "yet") or (before.startswith("complete") and tokens[at].word == "as of")


def _is_end_of_named(before: tuple[Token, ...]) -> bool:
    """Whether a bracket that has just opened says how long the period lasts whose end is named before it."""
    return bool(before) and before[-1].word == "(" and any(token.word == "end" for token in before[-5:])


def _is_noted(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word says when the entry was looked at: "Completed July 2024, reviewed January 2025", not "to
    be reviewed in January 2025"."""
    before = {token.word for token in tokens[max(0, at - 3) : at]}
    return tokens[at].word in _NOTED and not before & {"be", "to", "and", "is", "fully", "with"}


_NOTED = words_of("looked at")


def _label_behind(tokens: tuple[Token, ...], end: int) -> tuple[Token, ...]:
    """What a bracket behind a period says of it: "Sept 23 (start) - March 24 (finish)"."""
    bracket = tokens[end : end + 3]
    words = [token.word for token in bracket]
    is_label = len(bracket) == 3 and (words[0], words[2]) == ("(", ")") and bracket[1].kind in ("from", "by")
    return bracket if is_label else ()


def _before_bracket(tokens: tuple[Token, ...], start: int) -> int:
    """The last word that may say how a period is meant: a bracket dates the words right before it, as in
    "Prior to purdah (March 2024)"."""
    at = start - 1
    if at < 0 or tokens[at].word != "(":
        return at
    noun = at
    while noun and at - noun < _LONGEST_NOUN and tokens[noun - 1].kind in _NOUNS:
        noun -= 1
    is_time = tokens[at - 1].kind in _TIMES  # "From Cabinet (May 2025)" is no start
    dated = noun < at and noun and tokens[noun - 1].kind in ("before", "after", *(["from"] * is_time))
    return noun - 1 if dated else at


_LONGEST_NOUN = 4
"""Words."""
_TIMES = frozenset(("season", "term", "fiscal_word", "municipal", "academic"))
_NOUNS = _TIMES | {"word", "festival", "filler", "this", "event"}
"""Kinds of words that a bracket may date: "From the new municipal year (May 2025)"."""


def _goes_on(tokens: tuple[Token, ...], end: int) -> bool:
    """ "onwards", "and ongoing", "then quarterly", "for 12 months", "+", "-" at the end: it is a start."""
    rest = tokens[end : end + 3]
    if [token.word for token in rest[:1]] == ["for"] and [token.kind for token in rest[1:]] == [
        "number",
        "unit",
    ]:
        return True
    if _repeats(tokens[end : end + 6]):
        return True
    if len(rest) > 1 and rest[0].kind == "onward" and rest[1].word in _LOOKS_ON:
        return False  # "November 2024 and ongoing monitoring"
    if rest and rest[0].word == ")":  # "Phase 1 (May 2023) onwards"
        if _before_brackets(tokens, end) in _DONE:  # "Complete (Sept 2023) and ongoing"
            return False
        rest = rest[1:]
    if any(
        token.word == "ongoing" and token.kind == "onward" and token.end - token.start > _JOINED_ONGOING
        for token in _clause(tokens[end : end + _REACH])
    ):  # "May 2023 - Annual Council and ongoing"
        return True
    if len(rest) > 1 and rest[0].word == "," and rest[1].kind == "onward":
        is_all = end + 2 == len(tokens)  # "April 2024, ongoing", "April 2024, then ongoing"
        return is_all or rest[1].end - rest[1].start > _JOINED_ONGOING
    if rest and (rest[0].kind == "onward" or rest[0].word == "+"):
        return True
    if (
        rest
        and rest[0].word in ("start", "commencement", "earliest")
        and (len(rest) == 1 or rest[1].word in (",", ";"))
    ):
        return True  # "October 2024 start"
    kinds = [token.kind for token in rest]
    return kinds == ["dash"] or kinds[:2] in (
        ["dash", "onward"],
        ["slash", "onward"],
    )  # "April 2023 / ongoing"


def _before_brackets(tokens: tuple[Token, ...], end: int) -> str:
    """The word before the bracket that is open at a place, "" where there is none."""
    opened = next((k for k in range(end - 1, 0, -1) if tokens[k].word == "("), 0)
    return tokens[opened - 1].word if opened else ""


_DONE = words_of("done")
_LOOKS_ON = words_of("goes on behind the date")
_JOINED_ONGOING = len("on-going")


def _clause(rest: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens before a full stop, a semicolon or another date."""
    ends = (
        k
        for k, one in enumerate(rest)
        if (not _is_filler(one) and one.kind not in ("word", "dash", "onward", "mark")) or one.word in ".;"
    )
    return rest[: next(ends, len(rest))]


def _repeats(rest: tuple[Token, ...]) -> bool:
    """Whether something begins that comes back: "June 2023 then quarterly", "and annually thereafter"."""
    count = next((k for k, token in enumerate(rest) if token.kind != "and" and token.word != ","), len(rest))
    joins, after = rest[:count], rest[count:]
    if not after or not (after[0].kind == "recurring" or after[0].word in ("every", "each")):
        return False
    if any(token.word == "review" for token in after[:2]):  # done by then, and looked at again
        return False
    is_last = len(after) == 1 and any(token.kind == "and" for token in joins)  # "September 2023 and annually"
    thereafter = any(token.word == "thereafter" for token in after)
    return is_last or thereafter or any(token.word == "then" for token in joins)
