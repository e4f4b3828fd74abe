"""One period at one place among the tokens: "31 March 2025", "mid-2024", "2025/26 Q1", "w/c 3 March"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from parsers.fields.periods import YEARS, date_of
from parsers.fields.time_tokens import Token
from parsers.fields.time_years import AMBIGUOUS_YEAR, Unit, kind_at, stands, year_behind
from parsers.vocabulary.word_lists import words_of


def unit_at(tokens: tuple[Token, ...], index: int) -> Unit | None:
    part, begin = _part(tokens, index)
    if begin < len(tokens):
        reader = _READERS.get(tokens[begin].kind)
        unit = reader(tokens, begin) if reader else None
        if unit:
            return replace(unit, part=part or unit.part, start=index)
    return None


def _part(tokens: tuple[Token, ...], index: int) -> tuple[str, int]:
    """ "mid to late", "end of the" before a period: the last one counts."""
    part, begin = "", index
    while begin < len(tokens) and (
        tokens[begin].kind == "part"
        or (part and (tokens[begin].kind in ("of", "dash", "week") or stands(tokens[begin], "the")))
    ):
        if tokens[begin].kind == "week":
            break
        part = tokens[begin].word if tokens[begin].kind == "part" else part
        begin += 1
    return part, begin


def _read_date(tokens: tuple[Token, ...], at: int) -> Unit | None:
    day, number, year = tokens[at].value
    return Unit("day", number, day, year, end=at + 1)


def _read_month_year(tokens: tuple[Token, ...], at: int) -> Unit | None:
    number, year = tokens[at].value
    return Unit("month", number, year=year, end=at + 1)


def _read_number(tokens: tuple[Token, ...], at: int) -> Unit | None:
    """ "31 March 2025", "1st of June", the 3 of "3 - 7 March 2025", "first week of May 2025"."""
    value = tokens[at].value[0]
    if _numbers_a_label(tokens, at):
        return None
    if tokens[at].word:  # "first", "final", "two" are no days: "final September 2024"
        return _week_of_month(tokens, at)
    after = at + 1
    while kind_at(tokens, after) == "of" or (after < len(tokens) and stands(tokens[after], "day")):
        after += 1
    glued = kind_at(tokens, after) in ("dash", "slash") and tokens[after].start == tokens[at].end
    if glued and kind_at(tokens, after + 1) == "month" and tokens[after + 1].start == tokens[after].end:
        after += 1  # "31-Mar-25", "31/Mar/25"
    if (
        kind_at(tokens, after) == "month" and value <= 99
    ):  # "31 June" and "45 March" are for the calendar to judge
        year, fiscal, end, issue = year_behind(tokens, after + 1)
        return Unit("day", tokens[after].value[0], value, year, fiscal, end=end, issue=issue)
    if not 1 <= value <= 31:
        return None
    lists = kind_at(tokens, after) in ("dash", "to", "slash", "and") or (
        after < len(tokens) and stands(tokens[after], ",")
    )
    if lists and kind_at(tokens, after + 1) in ("number", "ordinal"):
        later = _read_number(tokens, after + 1)
        return replace(later, day=value, end=at + 1) if later and later.kind == "day" else None
    return _week_of_month(tokens, at)


def _numbers_a_label(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a number counts something else than days: "Phase 1 June 2023"."""
    return tokens[at].kind == "number" and at > 0 and tokens[at - 1].word in _COUNTED_PARTS


_COUNTED_PARTS = words_of("counted parts")


def _week_of_month(tokens: tuple[Token, ...], at: int) -> Unit | None:
    """ "first week of May 2025", "last week in June"."""
    if tokens[at].kind != "ordinal" or kind_at(tokens, at + 1) != "unit" or tokens[at + 1].word != "week":
        return None
    number, at = tokens[at].value[0], at + 2
    while kind_at(tokens, at) == "of" or (at < len(tokens) and stands(tokens[at], "the")):
        at += 1
    if kind_at(tokens, at) != "month":
        return None
    whole = _read_month(tokens, at)
    return replace(whole, kind="week_of", day=number) if whole and whole.kind == "month" else None


def _read_month(tokens: tuple[Token, ...], at: int) -> Unit | None:
    """ "May 2022", "May-25", "Sept 25", "March 31st, 2026", "March 2024/25", "May"; "May 32, 2024" is for the
    calendar to judge."""
    number = tokens[at].value[0]
    if kind_at(tokens, at + 1) in ("number", "ordinal") and tokens[at + 1].value[0] <= 99:
        comma = at + 2 < len(tokens) and stands(tokens[at + 2], ",")
        year, fiscal, end, _ = year_behind(tokens, at + 2)
        is_day = tokens[at + 1].kind == "ordinal" or tokens[at + 1].end - tokens[at + 1].start == 1
        if (year and (comma or end == at + 3)) or is_day:
            return Unit("day", number, tokens[at + 1].value[0], year, fiscal, end=end)
    at_year = at + 1 + (at + 1 < len(tokens) and stands(tokens[at + 1], "."))
    year, fiscal, end, issue = year_behind(tokens, at_year)
    own = at_year if kind_at(tokens, at_year) in ("dash", "to", "slash") else at + 1  # "Sept.-Dec. 2023"
    return Unit("month", number, year=year, fiscal=fiscal, end=end if end > at_year else own, issue=issue)


def _read_season(tokens: tuple[Token, ...], at: int) -> Unit | None:
    number, kind, after = tokens[at].value[0], "season", at + 1
    if kind_at(tokens, after) == "term":
        kind, after = "term", after + 1
        numbered = kind_at(tokens, after) == "number" and kind_at(tokens, after + 1) in ("year", "fiscal")
        after += numbered and tokens[after].value[0] <= _HALF_TERMS  # "Summer Term 1 2025"
    year, fiscal, end, issue = year_behind(tokens, after)
    if kind == "season" and kind_at(tokens, end) == "term":
        kind, end = "term", end + 1
    return Unit(kind, number, year=year, fiscal=fiscal, end=end, issue=issue)


_HALF_TERMS = 2


def _read_quarter(tokens: tuple[Token, ...], at: int) -> Unit | None:
    if not tokens[at].value:
        return None
    after = at + 1
    if after + 1 < len(tokens) and at and stands(tokens[at - 1], "(") and stands(tokens[after], ")"):
        after += 1  # "(Q3) 2024/25"
    year, fiscal, end, issue = year_behind(tokens, after)
    if end == after:
        end = at + 1
        known = _QUARTERS if tokens[at].kind == "quarter" else _HALVES
        if tokens[at].value[0] not in known:  # "Q6" alone may be a question's number
            return None
    return Unit(_split_kind(tokens[at]), tokens[at].value[0], year=year, fiscal=fiscal, end=end, issue=issue)


_QUARTERS, _HALVES = range(1, 5), range(1, 3)


def _split_kind(token: Token) -> str:
    """Halves in words are the calendar's ("first half of 2025"), "H1 2025" is read as fiscal."""
    if token.kind == "quarter":
        return "quarter"
    return "half" if token.word.lower().startswith("h") and token.value else "words_half"


def _read_festival(tokens: tuple[Token, ...], at: int) -> Unit | None:
    year, fiscal, end, issue = year_behind(tokens, at + 1)
    return Unit(tokens[at].word, year=year, fiscal=fiscal, end=end, issue=issue)


def _read_year(tokens: tuple[Token, ...], at: int) -> Unit | None:
    """ "2025", "2024/25", "2024/25 Q1", "2025/26 - H2", "2024/25 academic year"."""
    token = tokens[at]
    after = at + 1
    if _is_of_elections(tokens, after) or (at and "election" in tokens[at - 1].word):  # "Post-election 2027"
        return None
    if token.kind != "span" and _is_of_a_term(tokens, at):
        return None
    while kind_at(tokens, after) in ("dash", "of", "fiscal_word") or (
        after < len(tokens) and stands(tokens[after], ",", ":", "(")
    ):
        after += 1
    inner = kind_at(tokens, after)
    if token.kind in ("year", "fiscal") and inner in ("quarter", "half") and tokens[after].value:
        unit = Unit(_split_kind(tokens[after]), tokens[after].value[0], end=after + 1)
        if not year_behind(tokens, after + 1)[2] > after + 1:
            return _of_year(unit, token)
    if token.kind in ("year", "fiscal") and inner in ("season", "month") and after == at + 1:
        read = _read_season if inner == "season" else _read_month  # "2026 Summer", "2025 February"
        inside = read(tokens, after)
        if inside and not inside.dated:
            return _of_year(inside, token)
    if token.kind == "span":
        return Unit("span", year=token.value[0], last_year=token.value[1], end=at + 1)
    named = _YEAR_KINDS.get(kind_at(tokens, at + 1), "")
    kind = named or ("fiscal" if token.kind == "fiscal" else "year")
    return _of_year(Unit(kind, end=at + 2 if named else at + 1), token)


def _is_of_elections(tokens: tuple[Token, ...], after: int) -> bool:
    """Whether a year says which elections are meant, not when in it: "Ahead of the 2025 elections"."""
    words = [token.word for token in tokens[after : after + 2]]
    return any(word in ("election", "elections") for word in words) and words[0] in _ELECTIONS


_ELECTIONS = words_of("elections")


def _is_of_a_term(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a year is that of a term which no season names, as each school counts them: "End of Term 2025",
    "Half term 4, 2024"; the year is not all that is said."""
    before = at - 1 - (at > 0 and stands(tokens[at - 1], ","))
    before -= kind_at(tokens, before) == "number"
    return kind_at(tokens, before) == "term" or (before >= 0 and tokens[before].word == "half term")


def _of_year(unit: Unit, token: Token) -> Unit:
    if token.kind == "fiscal":
        return replace(unit, fiscal=token.value[0], issue=AMBIGUOUS_YEAR if token.word else "")
    return replace(unit, year=token.value[0])


_YEAR_KINDS = {
    "fiscal_word": "fiscal",
    "municipal": "municipal",
    "academic": "academic",
    "calendar": "year",
    "year_end": "fiscal",
}


def _read_named_year(tokens: tuple[Token, ...], at: int) -> Unit | None:
    """ "financial year 2024/25", "academic year 2024/25", "year end 2024/25", "FY 2024-25 Q2"."""
    if kind_at(tokens, at + 1) in ("fiscal", "year") and tokens[at].kind == "fiscal_word":
        unit = _read_year(tokens, at + 1)
        if unit and unit.kind in ("quarter", "half", "words_half"):
            return unit
    year, fiscal, end, issue = year_behind(tokens, at + 1)
    if year is None and fiscal is None:
        return None
    kind = _YEAR_KINDS[tokens[at].kind]
    if year is not None and tokens[at].kind == "year_end":
        if not tokens[at].word.startswith("f"):
            kind = "year"
        else:  # "financial year end 2024", "FYE 2024" is March 2024
            fiscal, year = year - 1, None
    return Unit(kind, year=year, fiscal=fiscal, end=end, issue=issue)


def _read_day_month(tokens: tuple[Token, ...], at: int) -> Unit | None:
    day, number = tokens[at].value
    return Unit("day", number, day, end=at + 1)


def _read_week_word(tokens: tuple[Token, ...], at: int) -> Unit | None:
    """ "week of 24 June 2024" """
    if tokens[at].word != "week" or kind_at(tokens, at + 1) != "of":
        return None
    unit = unit_at(tokens, at + 2) if at + 2 < len(tokens) else None
    return replace(unit, kind="week_from") if unit and unit.kind == "day" else None


def _read_weekday(tokens: tuple[Token, ...], at: int) -> Unit | None:
    """ "Monday 3 March 2025", "w/c Monday, 3 March 2025"."""
    after = at + 1
    while kind_at(tokens, after) == "weekday" or (
        after < len(tokens) and stands(tokens[after], ",", ":", ".", "the")
    ):
        after += 1
    unit = (
        unit_at(tokens, after) if kind_at(tokens, after) in ("number", "ordinal", "date", "month") else None
    )
    if unit is None or unit.kind != "day":
        return None
    if tokens[at].kind == "week":
        return replace(unit, kind="week_from" if tokens[at].word == "commencing" else "week_to")
    return replace(unit, issue=unit.issue or OTHER_WEEKDAY) if _is_other_weekday(tokens[at], unit) else unit


def _is_other_weekday(weekday: Token, unit: Unit) -> bool:
    """Whether the calendar has another day of the week: 4 June 2024 is no Monday."""
    when = date_of(unit.year, unit.number, unit.day) if unit.year and unit.year in YEARS else None
    return when is not None and _WEEKDAYS[when.weekday()] != weekday.word[:3]


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OTHER_WEEKDAY = "the day of the week is another date's"


Reader = Callable[[tuple[Token, ...], int], Unit | None]
_READERS: dict[str, Reader] = {
    "date": _read_date, "day_month": _read_day_month, "unit": _read_week_word,
    "my": _read_month_year, "number": _read_number, "ordinal": _read_number,
    "month": _read_month, "season": _read_season, "quarter": _read_quarter, "half": _read_quarter,
    "festival": _read_festival, "year": _read_year, "fiscal": _read_year, "span": _read_year,
    "fiscal_word": _read_named_year, "municipal": _read_named_year, "academic": _read_named_year,
    "calendar": _read_named_year, "year_end": _read_named_year, "weekday": _read_weekday,
    "week": _read_weekday,
}  # fmt: skip


def quarter_again(tokens: tuple[Token, ...], index: int, units: list[Unit]) -> Unit | None:
    """The second number of "Q1-2 2025/26" and "quarters two and four"."""
    token = tokens[index]
    if not units or units[-1].kind != "quarter" or units[-1].end != index - 1 or token.kind != "number":
        return None
    if kind_at(tokens, index - 1) not in ("dash", "and", "slash", "to") or not 1 <= token.value[0] <= 4:
        return None
    if kind_at(tokens, index + 1) in ("month", "unit") or (
        token.end - token.start == 2 and token.value[0] < 10
    ):
        return None
    year, fiscal, end, issue = year_behind(tokens, index + 1)
    return Unit("quarter", token.value[0], year=year, fiscal=fiscal, start=index, end=end, issue=issue)
