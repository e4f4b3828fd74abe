"""The lines of a date cell → its dates.

    Undertake March-      one date over two lines
    June 2022
    Completed             another
    September 2022.
    June 2023             and a third

A break that parts dates is seen in the gap, in the room left on the line, and in what the words say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.fields.deadline import is_deadline, is_unfinished, read_deadline
from parsers.fields.owner import is_ditto
from parsers.fields.status import read_status
from parsers.text.items import Item, lines_to_items
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, Measure, gap_between, runs_on, would_fit
from parsers.text.marks import DASHES

DATES = frozenset({"deadline", "start", "revised_deadline", "original_deadline", "completed_date"})
"""The columns whose cells are read so."""
NO_DATE = 2.0
"""The price of a part that is no date; the others are set against it."""
MOST_LINES = 60
YEAR = re.compile(r"(?:19|20)\d\d\b")
ALONE = re.compile(r"(?:19|20)\d\d(?![/\d–-])")
"""A year and no more: "2026/27" may be a deadline of its own."""
FISCAL = re.compile(r"(?:19|20)\d\d[/–-]\d\d(?:\d\d)?\b")
IN_FISCAL = frozenset({"quarter", "half_year"})
"""What waits for a fiscal year."""

TO = (*DASHES, "to", "until")
"""What the line that ends a range begins with, before a date."""


def lines_to_dates(lines: Sequence[Line], measure: Measure, joiner: Joiner, wanted: int = 0) -> list[Item]:
    """The dates of a cell in order; where two readings are nearly as good, the one with `wanted` parts."""
    items = _joined(lines_to_items(lines, measure, skips=True))
    marks = [item.mark for item in items if item.mark]
    if len(lines) < 2 or len(lines) > MOST_LINES or (marks and not _are_ranges(items)):
        return items
    readings = _readings(lines, measure, joiner)
    best = min(price for price, _ in readings.values())
    price, parts = readings.get(wanted, (float("inf"), ()))
    if price > best + 1.0:
        parts = min(readings.values())[1]
    starts = [*parts, len(lines)]
    return [Item(tuple(lines[start:end])) for start, end in pairwise(starts)]


def _joined(items: Sequence[Item]) -> list[Item]:
    """The items, none of them the rest of a date under its label: the end of a range, whose dash is no bullet
    ("3. February 2025" / "- February 2026"), or a month below its day ("b and c. 1st" / "November 2025"),
    though the line above had room."""
    joined: list[Item] = []
    for number, item in enumerate(items):
        above = joined[-1] if joined else None
        below = items[number + 1] if number + 1 < len(items) else None
        is_range = _is_dashed(item) and not (below and _is_dashed(below))
        if above and above.label and (is_range or not item.mark):
            whole = replace(above, lines=(*above.lines, *item.printed))
            if is_deadline(above.text) == is_range and is_deadline(whole.text):
                joined[-1] = whole
                continue
        joined.append(item)
    return joined


def _is_dashed(item: Item) -> bool:
    return item.mark is not None and item.mark.text in DASHES


def _are_ranges(items: Sequence[Item]) -> bool:
    """Whether what looks like bullets are the dashes of ranges: "June 2025" / "– May 2026"."""
    return items[0].mark is None and all(not item.mark or _is_dashed(item) for item in items)


def _readings(
    lines: Sequence[Line], measure: Measure, joiner: Joiner
) -> dict[int, tuple[float, tuple[int, ...]]]:
    """For each number of parts: the least price, and the lines at which its parts begin."""
    breaks = [_price_to_part(above, below, measure, joiner) for above, below in pairwise(lines)]
    best: list[dict[int, tuple[float, tuple[int, ...]]]] = [{0: (0.0, ())}]
    for end in range(1, len(lines) + 1):
        here: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start in range(end):
            kept = sum(max(0.0, 1.0 - part) for part in breaks[start : end - 1])
            price = kept + (breaks[start - 1] if start else 0.0)
            text = joiner.passage(lines[start:end]).text
            price += 0.0 if is_deadline(text) or is_ditto(text) else NO_DATE
            for count, (before, parts) in best[start].items():
                total = before + price
                if count + 1 not in here or total < here[count + 1][0]:
                    here[count + 1] = (total, (*parts, start))
        best.append(here)
    return best[-1]


def waits_for_year(above: Line, below: Line) -> bool:
    """Whether the year that a line begins with is the end of a range: "April 2026 – April" / "2027"."""
    return bool(YEAR.match(below.text)) and above.text[-1].isalpha()


def lacks_year(above: Line, below: Line) -> bool:
    """Whether a line waits for the year that the next begins with: "June - October" / "2025"; not what
    recurs, "Annually" / "2026/27", nor a status, "Not started", nor "Sep-25" or "(first phase)"."""
    if not YEAR.match(below.text) or above.text.endswith(")") or YEAR.search(above.text):
        return False
    read = read_deadline(above.text)
    recurs = read.precision == "recurring" and not is_unfinished(above.text)
    return not (read_status(above.text) or read.due or recurs)


def _names_month(above: Line, below: Line) -> bool:
    """Whether a line is a date but for the year below, "By Nov" / "2026 (Cabinet)", "Q1" / "2026/27"."""
    part = read_deadline(above.text).precision in IN_FISCAL
    year = (FISCAL if part else ALONE).match(below.text) or ALONE.match(below.text)
    whole = read_deadline(f"{above.text} {year[0]}") if year else None
    return whole is not None and bool(whole.due) and whole.precision != "year"


def _are_start_and_end(above: Line, below: Line) -> bool:
    """Whether two lines are labelled a start and its end: "Start: May 2025" / "Finish: July 2025"."""
    labelled = ":" in above.text and ":" in below.text
    first, last = read_deadline(above.text), read_deadline(below.text)
    return labelled and bool(first.start and last.due) and not (first.due or last.start)


def _price_to_part(above: Line, below: Line, measure: Measure, joiner: Joiner) -> float:
    """0 where a gap or a tag parts two lines, or one is "ditto"; 1 or more where they are joined (full)."""
    if is_ditto(above.text) or is_ditto(below.text):
        return 0.0
    to = below.words[0].text in TO and above.words[0].text not in TO
    if to and (below.words[0].text in DASHES or read_deadline(below.text).due):
        return 1.2  # "June 2025" / "– May 2026", "to May 2026"; not "to be confirmed"
    if _are_start_and_end(above, below):
        return 1.2
    if above.page != below.page:
        return 1.2 if lacks_year(above, below) else 0.3
    fits = would_fit(above, below.words[0], measure)
    if (same := joiner.same_paragraph(above, below)) is not None and not (same and fits):
        # A line of a paragraph that has room for more was broken by hand: "Dec 22" / "Mar 23".
        return 1.2 if same else 0.0
    if gap_between(above, below, measure):
        return 0.0
    if lacks_year(above, below) and _names_month(above, below):
        return 1.2
    if fits:
        return 0.4 if above.text.endswith(".") else 0.6
    # Full lines in a narrow cell, a date with its year and another: "Apr-26" / "By end June" / "2026".
    is_date = above.text[-1].isalnum() and is_deadline(above.text) and not is_unfinished(above.text)
    said = read_deadline(above.text)  # "Ongoing" / "March 2026", "2027 onwards" / "May 2025"
    full = said.due or ((said.status or said.start) and not runs_on(below.text))
    whole = is_date and full and is_deadline(below.text.rstrip(" –-"))
    return 0.5 if whole and not waits_for_year(above, below) else 1.2
