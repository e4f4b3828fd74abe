"""All periods that a deadline names, in order, with the years that stand beside a neighbour."""

from __future__ import annotations

from dataclasses import replace

from parsers.fields.time_reading import quarter_again, unit_at
from parsers.fields.time_tokens import Token
from parsers.fields.time_years import Unit, stands


def tokens_to_units(tokens: tuple[Token, ...]) -> list[Unit]:
    """All periods that the tokens name, in order, years carried over: "May and October 2025" has two."""
    units: list[Unit] = []
    index = 0
    while index < len(tokens):
        unit = unit_at(tokens, index) or quarter_again(tokens, index, units)
        if unit:
            units.append(unit)
        index = unit.end if unit else index + 1
    plain = _with_years_behind_brackets(tokens, _without_explained(tokens, units))
    dated = _with_neighbours_years(tokens, plain)
    is_calendar = any(token.kind == "calendar" or token.word == "calendar" for token in tokens)
    return list(map(_of_calendar, dated)) if is_calendar else dated


def _of_calendar(unit: Unit) -> Unit:
    """A quarter or half that is said to be one of the calendar: "Calendar Q1 - Q2 2024", "H1 2024 (calendar
    year)"."""
    splits = unit.year is not None and unit.kind in ("quarter", "half")
    return replace(unit, kind=f"calendar_{unit.kind}") if splits else unit


def _with_years_behind_brackets(tokens: tuple[Token, ...], units: list[Unit]) -> list[Unit]:
    """The units, the year behind a bracket taken by the last in it: "(Apr-Jul) 2025"."""
    kept: list[Unit] = []
    for unit in units:
        inner = kept[-1] if kept else None
        is_its_year = inner and not inner.dated and unit.kind in _YEARS and unit.start == inner.end + 1
        if inner and is_its_year and stands(tokens[inner.end], ")"):
            kept[-1] = replace(inner, year=unit.year, fiscal=unit.fiscal, end=unit.end)
        else:
            kept.append(unit)
    return kept


def _without_explained(tokens: tuple[Token, ...], units: list[Unit]) -> list[Unit]:
    """The units without what a bracket says twice.

    "Q3 (Oct-Dec 2024)" and "Oct-Dec 2024 (Q3)" are the months, "Q4 (Jan-Mar) 2024/25" is the quarter.
    """
    kept: list[Unit] = []
    rest = list(units)
    while rest:
        unit = rest.pop(0)
        inside = _in_bracket_after(tokens, unit, rest)
        if unit.kind in ("quarter", "half") and not unit.dated and kept and _explains(tokens, kept[-1], unit):
            continue
        months = [one for one in inside if one.kind == "month" and not one.dated]
        if unit.fiscal is not None and _is_quarter_of(unit, inside):
            kept.append(unit)
            rest = rest[len(inside) :]
        elif unit.kind in _YEARS and months and len(months) == len(inside):  # "Early 2024 (Jan/Feb)"
            kept.extend(replace(one, year=unit.year, fiscal=unit.fiscal) for one in months)
            rest = rest[len(months) :]
        elif unit.kind == "quarter" and unit.year and months and len(months) == len(inside):
            kept.extend(replace(one, year=unit.year) for one in months)  # "Q1 2025 (Jan-Mar)"
            rest = rest[len(months) :]
        elif unit.kind in _SPELT_OUT and unit.dated and [one.kind for one in inside] == ["month"]:
            kept.append(_narrowed(unit, rest.pop(0)))
        elif unit.kind not in _SPELT_OUT or unit.dated or not inside or inside[0].kind != "month":
            kept.append(unit)
        elif not any(month.dated for month in inside):
            rest = rest[len(inside) :]
            year = rest.pop(0) if rest and _joined(tokens, inside[-1], rest[0]) else None
            if year and len(inside) == 1:  # "Summer (July) 2024"
                unit = replace(inside[0], start=unit.start)
            if year is None or year.kind not in _YEARS:
                kept.append(unit)
            elif unit.kind == "quarter" and not (year.fiscal is not None and _is_quarter_of(unit, inside)):
                kept.extend(_of_year(inside, year))  # "Q3 (Jul-Sep) 2024"
            else:
                kept.append(replace(unit, year=year.year, fiscal=year.fiscal, end=year.end))
    return kept


def _of_year(months: list[Unit], year: Unit) -> list[Unit]:
    """Months with the year that stands behind them, which their last one takes."""
    dated = [replace(month, year=year.year, fiscal=year.fiscal) for month in months]
    return [*dated[:-1], replace(dated[-1], end=year.end)]


def _is_quarter_of(unit: Unit, inside: list[Unit]) -> bool:
    """Whether a bracket names the months that a quarter has anyhow: "Q4 2024/25 (Jan-Mar)"."""
    first = 3 * unit.number % 12 + 1
    ends = [(one.kind, one.number, one.dated) for one in inside]
    return unit.kind == "quarter" and ends == [("month", first, False), ("month", first + 2, False)]


def _narrowed(unit: Unit, month: Unit) -> Unit:
    """ "Spring 2026 (March)" is March 2026; a winter runs into the next year."""
    if month.dated:
        return month
    year = unit.year + (unit.number == 12 and month.number < 3) if unit.year else None
    return replace(month, year=year, fiscal=unit.fiscal, start=unit.start)


_YEARS = ("year", "fiscal")
_SPELT_OUT = ("quarter", "half", "season", "term")


def _explains(tokens: tuple[Token, ...], month: Unit, unit: Unit) -> bool:
    """ "Jan – Mar 2025 (Q4)": the quarter adds nothing."""
    return (
        month.kind in ("month", "day")
        and month.dated
        and unit.start == month.end + 1
        and stands(tokens[month.end], "(")
    )


def _in_bracket_after(tokens: tuple[Token, ...], unit: Unit, rest: list[Unit]) -> list[Unit]:
    """The units of the bracket that follows a unit at once, in order."""
    if unit.end >= len(tokens) or not stands(tokens[unit.end], "("):
        return []
    closing = next(
        (place for place in range(unit.end, len(tokens)) if stands(tokens[place], ")")), len(tokens)
    )
    return [inner for inner in rest if inner.start > unit.end and inner.end <= closing]


_JOINS = {"dash", "to", "slash", "and", "of", "between", "part", "weekday"}


def _with_neighbours_years(tokens: tuple[Token, ...], units: list[Unit]) -> list[Unit]:
    done = list(units)
    for index in range(len(done) - 2, -1, -1):
        one, later = done[index : index + 2]
        if (
            not one.dated and later.dated and (_joined(tokens, one, later) or _led_on(tokens, one, later))
        ):  # "Start in May, finish October 2024"
            done[index] = _year_before(one, later)
    for index in range(1, len(done)):
        if done[index].dated or not done[index - 1].dated:
            continue
        if (
            _joined(tokens, done[index - 1], done[index])
            or _led_on(tokens, done[index - 1], done[index])
            or _told_after(tokens, done[index - 1], done[index])
        ):
            done[index] = _year_after(done[index], done[index - 1])
    return done


def _led_on(tokens: tuple[Token, ...], first: Unit, second: Unit) -> bool:
    """Whether a later end follows a start: "Start in Q1 2024/25 with completion by Q4"."""
    gap = tokens[first.end : second.start]
    is_end = any(token.kind == "by" for token in gap) and len(gap) <= _LONGEST_LEAD
    return is_end and all(
        token.kind in ("by", *_JOINS) or stands(token, *",;:", "with", "for") for token in gap
    )


def _told_after(tokens: tuple[Token, ...], first: Unit, second: Unit) -> bool:
    """Whether a month is that of another step: "Workshop in July 2023, follow-up workshop in September"."""
    gap = tokens[first.end : second.start]
    is_step = bool(gap) and gap[0].word in (",", ";", "and", "then") and gap[-1].kind in ("by", "of")
    return is_step and second.kind == first.kind == "month" and len(gap) <= _LONGEST_STEP


_LONGEST_STEP = 6
"""Words between a month and that of the next step."""
_LONGEST_LEAD = 4
"""Words between a start and its end."""


def _joined(tokens: tuple[Token, ...], first: Unit, second: Unit) -> bool:
    gap = tokens[first.end : second.start]
    return all(token.kind in _JOINS or stands(token, ",", "(", ")", "the") for token in gap)


def _year_before(unit: Unit, later: Unit) -> Unit:
    """ "December - March 2025": the December before."""
    if later.fiscal is not None and later.kind != "fiscal":
        return replace(unit, fiscal=later.fiscal)
    if later.kind in ("fiscal", "span", "municipal", "academic"):
        return unit
    year = later.year or 0
    # "24 June - 3 June 2024" is no year long: one of its days is wrong.
    runs_over = _order(unit) > _order(later) and later.kind != "year"
    return replace(unit, year=year - 1 if runs_over else year)


def _year_after(unit: Unit, earlier: Unit) -> Unit:
    """ "November 2024 - February": the February after."""
    if earlier.fiscal is not None:
        return replace(unit, fiscal=earlier.fiscal)
    year = earlier.last_year or earlier.year or 0
    return replace(unit, year=year + 1 if _order(unit) < _order(earlier) else year)


def _order(unit: Unit) -> int:
    month = {"quarter": 3 * unit.number - 2, "half": 6 * unit.number - 5, "christmas": 12, "easter": 4}
    return month.get(unit.kind, unit.number)
