"""Level rules drawn a cell at a time, as style sheets draw the feet of cells."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from time import perf_counter

from models.document import Box, Document, Fill, Page, Rule, Word
from parsers.grids.pieced_rules import pieced_uprights
from parsers.grids.ruled_grids import with_pieced_uprights
from tests.parsers.built import BOLD, LARGE, document, shown

DRAWING = """
Peer challenge action plan

+----+---------------------+------------------+------------+
| #  | Recommendation      | Action           | By when    |
+----+---------------------+------------------+------------+
| Vision and priorities                                    |
+----+---------------------+------------------+------------+
| 1  | Set out one vision  | Hold an away day | March 2025 |
|    | for the borough     +------------------+------------+
|    |                     | Publish the plan | May 2025   |
+----+---------------------+------------------+------------+
| Culture and people                                       |
+----+---------------------+------------------+------------+
| 2  | Value our staff     | Run a survey     | June 2025  |
+----+---------------------+------------------+------------+
"""
STYLES = {"Peer challenge action plan": LARGE, "#": BOLD, "Recommendation": BOLD, "Action ": BOLD}
EDGES = (51.0, 81.0, 213.0, 327.0, 405.0)
"""Where its columns begin, in points, and the last ends."""


def in_pieces(page: Page, first: int = 0) -> Page:
    """The page without its uprights, each level a piece a cell; those above the number `first` left out."""
    levels = [rule for rule in page.rules if rule.horizontal][first:]
    pieces = [
        Rule(True, rule.at, x0, x1)
        for rule in levels
        for x0, x1 in pairwise(EDGES)
        if rule.start < x1 - 4 and rule.end > x0 + 4
    ]
    return replace(page, rules=tuple(pieces))


def pieced(drawing: str, first: int = 0) -> Document:
    built = document(drawing, styles=STYLES)
    return replace(built, pages=tuple(in_pieces(page, first) for page in built.pages))


SHOWN = [
    "[Vision and priorities]",
    "1 Set out one vision for the borough",
    "  - Hold an away day | deadline (action): March 2025",
    "  - Publish the plan | deadline (action): May 2025",
    "[Culture and people]",
    "2 Value our staff",
    "  - Run a survey | deadline (action): June 2025",
]


def test_columns_begin_where_the_pieces_meet() -> None:
    assert shown(with_pieced_uprights(pieced(DRAWING))) == SHOWN


def test_a_header_above_the_first_level() -> None:
    assert shown(with_pieced_uprights(pieced(DRAWING, first=1))) == SHOWN


def test_a_bar_beside_a_theme_is_no_column() -> None:
    """ "border-left: 8pt solid" stands a little right of where the level rules begin."""
    built = pieced(DRAWING)
    page = built.pages[0]
    tops = sorted({rule.at for rule in page.rules})
    bars = [Rule(False, 55.0, top, bottom) for top, bottom in (tops[1:3], tops[4:6])]
    barred = replace(built, pages=(replace(page, rules=(*page.rules, *bars)),))
    assert shown(with_pieced_uprights(barred)) == SHOWN


def test_a_frame_around_all_rows_shows_no_columns_by_its_pieces() -> None:
    """Above and below the table alone: what parts its rows is not drawn."""
    built = pieced(DRAWING)
    page = built.pages[0]
    tops = sorted({rule.at for rule in page.rules})
    around = tuple(rule for rule in page.rules if rule.at in (tops[0], tops[-1]))
    assert pieced_uprights(replace(page, rules=around)) == []
    assert len(pieced_uprights(page)) > len(EDGES)


CARD = """
+----------------------------------------------------------+
| 1    Set out one vision for the borough                  |
| Accountable officer: Chief Executive                     |
| Milestone                              | Target date     |
+----------------------------------------+-----------------+
| Hold an away day                       | March 2025      |
+----------------------------------------+-----------------+
| Ask each service what it needs         | April 2025      |
+----------------------------------------+-----------------+
| Publish the plan and tell everybody    | May 2025        |
+----------------------------------------------------------+
"""


def test_the_last_row_in_a_frame_has_no_foot_of_its_own() -> None:
    """ "border-top" on each cell, and a frame around the card."""
    page = document(CARD).pages[0]
    first, *levels, last = sorted({rule.at for rule in page.rules if rule.horizontal})
    left, right = 51.0, 405.0
    pieces = [Rule(True, y, x0, x1) for y in levels for x0, x1 in ((left, 291.0), (291.0, right))]
    frame = [Rule(True, y, left, right) for y in (first, last)]
    sides = [Rule(False, x, first, last) for x in (left, right)]
    uprights = pieced_uprights(replace(page, rules=(*pieces, *frame, *sides)))
    assert max(rule.end for rule in uprights if rule.at == 291.0) == last


def test_the_dashes_of_a_chart_are_passed_over_at_once() -> None:
    """Nothing meets: each dash would be looked for in all that stand beside it."""
    dashes = tuple(
        Rule(True, 50.0 + 30 * y, 50.0 + 4 * x, 52.0 + 4 * x) for y in range(20) for x in range(600)
    )
    begun = perf_counter()
    assert pieced_uprights(replace(document(CARD).pages[0], rules=dashes)) == []
    assert perf_counter() - begun < 2


def test_heads_of_rows_below_a_shaded_header_are_no_feet() -> None:
    """ "border-top" on each cell: a row that a page end cuts goes on below the header without a rule. Where
    the last row has a foot, the rules are both."""
    page = in_pieces(document(DRAWING, styles=STYLES).pages[0])
    tops = sorted({rule.at for rule in page.rules})
    shade = Fill(Box(EDGES[0], tops[0], EDGES[-1], tops[1]), (0.85, 0.89, 0.95))
    shaded = replace(page, fills=(shade,))
    assert pieced_uprights(page) and pieced_uprights(shaded)
    heads = tuple(rule for rule in page.rules if rule.at < tops[-1])
    assert pieced_uprights(replace(shaded, rules=heads)) == []


def test_a_text_fills_its_cell_beside_a_column_with_few_dates() -> None:
    """Most lines go on in the column of codes: what stands left of these says nothing of the dates."""
    drawing = """
    +---------------------+----------------+------------+--------+
    | Recommendation      | Action         | By when    | Code   |
    +---------------------+----------------+------------+--------+
    | Set out one vision  | Hold a meeting |March 2025  | KR1    |
    +---------------------+----------------+------------+--------+
    | Value all our staff | Run a survey   |            | KR2    |
    +---------------------+----------------+------------+--------+
    | Speak plainly       | Write less     |            | KR3    |
    +---------------------+----------------+------------+--------+
    | Train more people   | Train officers |May 2025    | KR4    |
    +---------------------+----------------+------------+--------+
    | Share what you do   | Share the news |            | KR5    |
    +---------------------+----------------+------------+--------+
    | Find a new clerk    | Find a clerk   |June 2025   | KR6    |
    +---------------------+----------------+------------+--------+
    | Tell residents      | Tell residents |July 2025   | KR7    |
    +---------------------+----------------+------------+--------+
    | Mend the roof       | Mend the roof  |            | KR8    |
    +---------------------+----------------+------------+--------+
    | Plant some trees    | Plant trees    |            | KR9    |
    +---------------------+----------------+------------+--------+
    """
    page = document(drawing).pages[0]
    edges = sorted({rule.at for rule in page.rules if not rule.horizontal})
    levels = sorted({rule.at for rule in page.rules if rule.horizontal})
    rules = tuple(Rule(True, y, x0, x1) for y in levels for x0, x1 in pairwise(edges))
    filled = tuple(
        replace(word, box=replace(word.box, x1=edges[2] - 0.5)) if word.text == "officers" else word
        for word in page.words
    )
    left = [rule for rule in pieced_uprights(replace(page, rules=rules, words=filled)) if rule.at == edges[2]]
    assert sum(rule.end - rule.start for rule in left) == levels[-1] - levels[0]


def test_a_text_that_fills_its_cell() -> None:
    """ "establish a centrally-" ends hardly a space left of "May 2022", which begins where all dates do."""
    built = pieced(DRAWING)
    edge = EDGES[3]

    def moved(word: Word) -> Word:
        if word.box.x0 > edge:
            return replace(word, box=replace(word.box, x0=word.box.x0 - 8, x1=word.box.x1 - 8))
        return replace(word, box=replace(word.box, x1=edge)) if word.text == "day" else word

    (page,) = built.pages
    full = replace(built, pages=(replace(page, words=tuple(map(moved, page.words))),))
    assert shown(with_pieced_uprights(full)) == SHOWN
