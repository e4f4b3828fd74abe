"""Columns of words without any white between them: many lines begin at one x, and no word crosses it.

Applies to all new buildings above Quality is checked against the sources and
500 square metres.                 the results of the year before.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.document import Box, Fill, Page, Rule, Word
from parsers.grids.rules import merge_rules
from parsers.page_tables.areas import LEAST, area_of, of_one_length, touches, words_in
from parsers.page_tables.runs import Run
from parsers.page_tables.segments import LEADER, POINT, words_to_rows
from parsers.page_tables.strips import is_worded, run_to_table
from parsers.page_tables.tables import RawTable
from parsers.text.marks import is_bullet

SAME = 0.6
"""Points by which lines of one column begin at other places, at most."""
SHOWN = 4
"""So many lines begin at the edge of a column, at least."""
FROM_LEFT = 2.5
"""Font sizes from the first column's edge to the second's, at least."""


def corridors(words: Sequence[Word]) -> list[float]:
    """The x at which columns begin, but for the first; the dots that lead to them show none, nor do the texts
    of points close behind their bullets."""
    words = [word for word in words if not LEADER.fullmatch(word.text)]
    starts = sorted(word.box.x0 for word in words)
    left = starts[0] + FROM_LEFT * words[0].style.size if starts else 0.0
    edges: list[float] = []
    for x in starts:
        lines = {round(word.box.bottom) for word in words if abs(word.box.x0 - x) < SAME}
        crossed = any(word.box.x0 < x - SAME and word.box.x1 > x + SAME for word in words)
        behind = any(0 < x - word.box.x0 < POINT * word.style.size for word in words if is_bullet(word))
        if x > left and len(lines) >= SHOWN and not crossed and not behind:
            edges += [x] if not edges or x - edges[-1] > SAME else []
    return edges


def close_table(words: Sequence[Word], rules: Sequence[Rule], fills: Sequence[Fill]) -> RawTable | None:
    """The words that rules bound as a table whose columns corridors tell; None where they make none."""
    edges = corridors(words)
    top, bottom = (f(y for word in words for y in (word.box.top, word.box.bottom)) for f in (min, max))
    uprights = [Rule(False, x - SAME, top, bottom) for x in edges]
    rows = tuple(words_to_rows(words, [*rules, *uprights]))
    if not edges or len(rows) < SHOWN:
        return None
    run = Run(rows, tuple((x - SAME, x - SAME) for x in edges))
    return run_to_table(run, rules, fills) if is_worded(run) else None


def close_tables(page: Page, taken: Sequence[Box]) -> list[tuple[Box, RawTable]]:
    """The tables of words between level rules of one length whose columns corridors tell, and their areas."""
    levels = [rule for rule in merge_rules(page.rules) if rule.horizontal]
    groups = of_one_length([rule for rule in levels if not any(touches(rule, box) for box in taken)])
    found = []
    for rules in groups:
        if len(rules) >= LEAST:
            box = area_of(rules)
            words = words_in(box, page.words)
            table = close_table(words, rules, page.fills) if words else None
            found += [(box, table)] if table else []
    return found
