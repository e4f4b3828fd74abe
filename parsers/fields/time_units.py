"""All periods that a deadline names, in order, with the years that stand beside a neighbour."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from parsers.fields.time_reading import Unit, quarter_again, stands, unit_at
from parsers.fields.time_tokens import Token


def tokens_to_units(tokens: tuple[Token, ...]) -> list[Unit]:
    """All periods that the tokens name, in order, years carried over: "May and October 2025" has two."""
    units: list[Unit] = []
    index = 0
    while index < len(tokens):
        unit = unit_at(tokens, index) or quarter_again(tokens, index, units)
        if unit:
            units.append(unit)
        index = unit.end if unit else index + 1
    return _with_neighbours_years(tokens, _without_explained(tokens, units))


def _without_explained(tokens: tuple[Token, ...], units: list[Unit]) -> list[Unit]:
    """The units without quarters that a bracket spells out: "Q3 (Oct-Dec 2024)" is October to December."""
    explained = {
        unit
        for unit, following in pairwise(units)
        if unit.kind in ("quarter", "half") and not unit.dated and following.kind == "month"
        if following.start == unit.end + 1 and stands(tokens[unit.end], "(", ":")
    }
    return [unit for unit in units if unit not in explained]


_JOINS = {"dash", "to", "slash", "and", "of", "between", "part", "weekday"}


def _with_neighbours_years(tokens: tuple[Token, ...], units: list[Unit]) -> list[Unit]:
    done = list(units)
    for index in range(len(done) - 2, -1, -1):
        if not done[index].dated and done[index + 1].dated and _joined(tokens, done[index], done[index + 1]):
            done[index] = _year_before(done[index], done[index + 1])
    for index in range(1, len(done)):
        if not done[index].dated and done[index - 1].dated and _joined(tokens, done[index - 1], done[index]):
            done[index] = _year_after(done[index], done[index - 1])
    return done


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
    runs_over = _order(unit) > _order(later) and later.kind != "year"
    return replace(unit, year=year - 1 if runs_over else year)


def _year_after(unit: Unit, earlier: Unit) -> Unit:
    """ "November 2024 - February": the February after."""
    if earlier.fiscal is not None:
        return replace(unit, fiscal=earlier.fiscal)
    year = earlier.last_year or earlier.year or 0
    return replace(unit, year=year + 1 if _order(unit) < _order(earlier) else year)


def _order(unit: Unit) -> tuple[int, int]:
    month = {"quarter": 3 * unit.number - 2, "half": 6 * unit.number - 5, "christmas": 12, "easter": 4}
    return (month.get(unit.kind, unit.number), unit.day)
