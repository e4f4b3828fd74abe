"""Which of what stands over a table's rows is the theme of all of it: its title, or a heading above it.

Finance                                   the heading of one of several tables: theme
Action plan                               the title that every table repeats: none
Action   | Lead   | By when
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import takewhile

from models.document import Style
from parsers.fields.status import status_of_heading
from parsers.outline.outline import Outline
from parsers.tables.over import Over, asks_above, is_heading
from parsers.vocabulary.sections import is_plan_title, only_names_plan, section_says


def with_themes(told: Sequence[list[Over]], outline: Outline) -> list[list[Over]]:
    """What stands over the rows of each table, its theme too; without what is nothing to the records."""
    titles = {title.text for own in told if (title := _title(own))}
    heads = Counter(over.lines[0].style for own in told if (over := _last_heading(own)))
    common = {style for style, count in heads.items() if count > 1 and 2 * count > len(told)}
    again = _themes_again(told)
    named = {over.text for own in told if (over := _last_heading(own)) and is_plan_title(over.text)}
    plans = {
        text for text in named if not status_of_heading(text)
    }  # "Completed actions", "Actions still open"
    return _carried([_with_theme(own, titles, again, outline, common, plans) for own in told])


def _title(told: Sequence[Over]) -> Over | None:
    """The row above a table's header that is its title, or its theme."""
    return next((over for over in reversed(told) if over.source == "above" and not over.kind), None)


def _themes_again(told: Sequence[Sequence[Over]]) -> set[str]:
    """Headings that stand above several tables and are themes all the same: others are set like them, and
    stand above most of the tables, or among their rows: a heading at the foot of a page, with its table on
    the next, is taken for a band of the table above it. "Action plan" above each part is a title."""
    above = [heading for own in told if (heading := _last_heading(own))]
    within = [over for own in told for over in own if over.kind == "theme"]
    counts = Counter((over.text, over.lines[0].style) for over in (*above, *within))
    styles = Counter(style for _, style in counts)
    often = {text for (text, style), count in counts.items() if 2 * count > len(above) + len(within)}
    return {text for text, style in counts if styles[style] > 2} - often


def _with_theme(
    told: Sequence[Over],
    titles: set[str],
    again: set[str],
    outline: Outline,
    common: set[Style],
    plans: set[str],
) -> list[Over]:
    """What stands over a table's rows, the theme of all of it too; without what is nothing to the records.

    A title that every table repeats ("Action plan") is no theme. `common` is how the headings of most tables
    are set.
    """
    title = _title(told)
    inside = {over.lines[0].style for over in told if over.kind == "theme"}
    if title and (len(titles) > 1 or title.lines[0].style in inside):
        theme: Over | None = title
    else:
        theme = _heading_above(told, inside, titles, again, outline, common, plans)
    named = [replace(over, kind="theme") if over is theme else over for over in told]
    return [over for over in named if over.kind]


def _heading_above(
    told: Sequence[Over],
    inside: set[Style],
    titles: set[str],
    again: set[str],
    outline: Outline,
    common: set[Style],
    plans: set[str],
) -> Over | None:
    """The heading of one of several tables, above it and above its recommendation; of a lone one only where
    it is set like the themes among its rows. Text may stand between where most tables have such a heading."""
    before = _blocks_before(told)
    headings = list(takewhile(is_heading, reversed(before)))
    counts = Counter(block.item.text for block in outline.blocks)
    last = _last_heading(told)
    if last and last.lines[0].style in common and not section_says(last.text):
        headings.append(last)
    fitting = (over for over in headings if over.text not in titles and _can_be_theme(over.text, plans))
    own = next((over for over in fitting if counts[over.text] == 1 or over.text in again), None)
    return own if own and (len(outline.tables) > 1 or own.lines[0].style in inside) else None


def _can_be_theme(text: str, plans: Collection[str]) -> bool:
    """Whether a heading says more than what the document is, or is the title of one of several `plans`."""
    return not only_names_plan(text) or bool(status_of_heading(text)) or (len(plans) > 1 and text in plans)


def _blocks_before(told: Sequence[Over]) -> list[Over]:
    """The blocks above a table that are nothing else to it."""
    return list(takewhile(lambda over: over.source == "block" and not over.kind, told))


def _last_heading(told: Sequence[Over]) -> Over | None:
    return next(filter(is_heading, reversed(_blocks_before(told))), None)


def _carried(tables: Sequence[list[Over]]) -> list[list[Over]]:
    """A theme holds for the tables of the recommendations after it too; one over all of them is none."""
    asked = [own for own in tables if asks_above(own)]
    themes = {over.text for own in asked for over in own if over.kind == "theme" and over.source == "block"}
    if len(themes) == 1 < len(asked):
        drop = next(iter(themes))
        return [[o for o in own if o.kind != "theme" or o.text != drop] for own in tables]
    carried: list[list[Over]] = []
    last: list[Over] = []
    for own in tables:
        if asks_above(own) and own[0].kind == "recommendation":
            own = [*last, *own]
        last = [over for over in own if over.kind == "theme"][-1:] or last
        carried.append(own)
    return carried
