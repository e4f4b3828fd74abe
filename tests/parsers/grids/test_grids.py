"""Rules and words as tables: the cells that a person sees."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import Box, Fill, Page, Rule, Word
from parsers.grids.grids import Grid, bands, grid_of, row_tops, split_rows
from parsers.grids.ruled_grids import _down_to_foot, _goes_on_in_cells, rules_to_grids
from parsers.grids.rules import merge_rules
from parsers.text.lines import line_of
from tests.parsers.built import BOLD, CELL, LEFT, PITCH, TOP, page, word


def cells(grid: Grid) -> list[str]:
    """The cells in order, each `columns text`; an empty one is its columns alone."""
    return [
        " ".join([f"{cell.first}-{cell.last}" if cell.last > cell.first else f"{cell.first}", *lines])
        for cell in grid.cells
        for lines in [[line.text for line in cell.lines]]
    ]


def grids(drawing: str, lists: bool = True) -> list[list[str]]:
    return [cells(grid) for grid in rules_to_grids(page(drawing), lists)]


def level(at: float, start: float, end: float) -> Rule:
    return Rule(True, at, start, end)


def upright(at: float, start: float, end: float) -> Rule:
    return Rule(False, at, start, end)


@pytest.mark.parametrize(
    ("rules", "merged"),
    [
        ([level(10, 0, 50), level(10, 50, 90)], [level(10, 0, 90)]),
        ([level(10, 0, 50), level(10, 52.5, 90)], [level(10, 0, 90)]),  # pieces with a hair between
        ([level(10, 0, 50), level(10, 60, 90)], [level(10, 0, 50), level(10, 60, 90)]),
        ([level(10, 0, 50), level(11, 0, 50)], [level(10, 0, 50)]),  # a double rule
        ([level(10, 0, 90), level(10, 20, 40)], [level(10, 0, 90)]),
        ([level(10, 0, 50), level(20, 0, 50)], [level(10, 0, 50), level(20, 0, 50)]),
        ([level(10, 0, 5)], []),  # an underlined letter
        ([upright(10, 0, 5), upright(10, 5, 10)], [upright(10, 0, 10)]),  # dots make a rule
        ([], []),
    ],
)
def test_each_rule_once(rules: list[Rule], merged: list[Rule]) -> None:
    assert merge_rules(rules) == merged


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        pytest.param(
            """
            +----+--------+
            | No | Action |
            +----+--------+
            | 01 | Write  |
            |    | it     |
            +----+--------+
            """,
            [["0 No", "1 Action", "0 01", "1 Write it"]],
            id="two rows",
        ),
        pytest.param(
            """
            +----+--------+
            | 01 | Write  |
            |    +--------+
            |    | Read   |
            +----+--------+
            """,
            [["0 01", "1 Write", "1 Read"]],
            id="a merged number",
        ),
        pytest.param(
            """
            +-------------+
            | Theme       |
            +----+--------+
            | 01 | Write  |
            +----+--------+
            """,
            [["0-1 Theme", "0 01", "1 Write"]],
            id="a band across",
        ),
        pytest.param(
            """
            +----+---------------+----+
            |    | Lead          |    |
            | No +-------+-------+ By |
            |    | One   | Two   |    |
            +----+-------+-------+----+
            """,
            [["0 No", "1-2 Lead", "3 By", "1 One", "2 Two"]],
            id="a header in two rows",
        ),
        pytest.param(
            """
            | 01 | Write |
            |    | it    |
            """,
            [["0 01", "1 Write it"]],
            id="open above and below",
        ),
        pytest.param(
            """
            | 02 | Read |
            +----+------+
            | 03 | Sing |
            """,
            [["0 02", "1 Read", "0 03", "1 Sing"]],
            id="a page of a longer table",
        ),
        pytest.param(
            """
            +----+----+

            text

            +----+----+
            | 01 | a  |
            +----+----+
            | 02 | b  |
            +----+----+
            """,
            [["0 01", "1 a", "0 02", "1 b"]],
            id="a rule of its own is no table",
        ),
        pytest.param(
            """
            +----+----+      +----+----+
            | 01 | a  |      | 02 | b  |
            +----+----+      +----+----+
            """,
            [["0 01", "1 a"], ["0 02", "1 b"]],
            id="two tables side by side",
        ),
        pytest.param(
            """
            +-----------------+
            |                 |
            | Introduction    |
            |                 |
            | +----+--------+ |
            | | 01 | Write  | |
            | +----+--------+ |
            | | 02 | Read   | |
            | +----+--------+ |
            |                 |
            +-----------------+
            """,
            [["0 Introduction"], ["0 01", "1 Write", "0 02", "1 Read"]],
            id="a frame around a table",
        ),
        pytest.param(
            """
            Asked    | Done     | When
                     | rest     |
                     +----------+--------+
                     | Read     | May
                     +----------+--------+
                     | Meet     | June
            """,
            [["0 Asked", "1 Done rest", "2 When", "1 Read", "2 May", "1 Meet", "2 June"]],
            id="a heading left of all rules",
        ),
        pytest.param("Text without rules", [], id="no rules"),
        pytest.param(
            """
            +-----------+

            +-----------+
            """,
            [],
            id="no words",
        ),
    ],
)
def test_tables(drawing: str, expected: list[list[str]]) -> None:
    assert grids(drawing) == expected


LIST = """
+------------------+
  Customer Service
+------------------+
  Answer letters
+------------------+
  Answer calls
+------------------+
"""


def test_a_list_with_level_rules_only() -> None:
    assert grids(LIST) == [["0 Customer Service", "0 Answer letters", "0 Answer calls"]]
    assert grids(LIST, lists=False) == []


def test_level_rules_under_points_that_are_inset_below_headings_make_no_list() -> None:
    """ "Recommendation 2" stands over the left end of the rules above and below it."""
    own = page(LIST)
    words = own.words
    left = min(rule.start for rule in own.rules)
    middle = sorted(rule.at for rule in own.rules)[1]
    heading = replace(words[0], box=Box(left - 20, middle + 1, left + 40, middle + 9))
    assert rules_to_grids(own)
    assert not rules_to_grids(replace(own, words=(heading, *words[1:])))


def test_the_grids_of_a_page_without_such_a_list_are_found_once() -> None:
    table = page("""
    +-----+--------+
    | R1  | Listen |
    +-----+--------+
    """)
    assert rules_to_grids(table, True)[0] is rules_to_grids(table, False)[0]


def test_a_cell_s_words_are_put_together_once() -> None:
    (grid,) = rules_to_grids(page(LIST))
    assert all(cell.words is cell.words for cell in grid.cells if cell.lines)


def test_rules_in_pieces_and_doubled_make_one_table() -> None:
    """A word processor's table: each cell draws its own four sides, the neighbours' a point beside."""
    drawn = page(
        """
        +----+--------+
        | 01 | Write  |
        +----+--------+
        | 02 | Read   |
        +----+--------+
        """
    )
    beside = [replace(rule, at=rule.at + 0.7) for rule in drawn.rules]
    pieces = [piece for rule in (*drawn.rules, *beside) for piece in _pieces(rule)]
    assert [cells(grid) for grid in rules_to_grids(replace(drawn, rules=tuple(pieces)))] == [
        ["0 01", "1 Write", "0 02", "1 Read"]
    ]


def _pieces(rule: Rule) -> list[Rule]:
    middle = (rule.start + rule.end) / 2
    return [replace(rule, end=middle - 0.4), replace(rule, start=middle + 0.4)]


def test_rows_that_no_rule_parts_are_cut_at_given_levels() -> None:
    (grid,) = rules_to_grids(
        page(
            """
            +----+--------+
            | R1 | Write  |
            | R2 | Read   |
            |    | again  |
            +----+--------+
            """
        )
    )
    cut = split_rows(grid, [TOP + 2 * PITCH + 0.5])
    assert cells(cut) == ["0 R1", "1 Write", "0 R2", "1 Read again"]
    assert row_tops(cut) == [TOP + 6, TOP + 2 * PITCH + 0.5, TOP + 4 * PITCH + 6]
    assert bands(cut) == [(126.0, 144.5), (144.5, 174.0)]


EDGE = st.integers(0, 12).map(lambda place: LEFT + place * 3 * CELL)
RULES = st.lists(st.builds(Rule, st.booleans(), EDGE, EDGE, EDGE).filter(lambda rule: rule.start < rule.end))


@given(RULES, st.lists(st.builds(word, st.sampled_from(["a", "bcd"]), EDGE, EDGE), min_size=1, max_size=8))
def test_every_word_is_in_one_cell(rules: list[Rule], words: list[Word]) -> None:
    grid = grid_of(1, Box(0, 0, 1000, 1000), rules, words)
    found = [each for cell in grid.cells for each in cell.words]
    assert sorted(map(id, found)) == sorted(map(id, words))
    areas = sum(cell.box.width * cell.box.height for cell in grid.cells)
    assert areas >= 1000 * 1000 - 1  # no place is in no cell


@pytest.mark.parametrize(("ruled", "goes_on"), [(False, True), (True, False)])
def test_what_sticks_out_left_of_the_first_upright(ruled: bool, goes_on: bool) -> None:
    """A table without an outer frame: a theme under its foot begins where the first column does."""
    above, below = (
        replace(word(text), box=Box(10, top, 60, top + 10)) for text, top in (("them.", 20), ("Housing", 33))
    )
    group = [level(0, 0, 300), upright(100, 0, 31), upright(200, 0, 31)]
    foot = [level(31, 0, 300)] if ruled else []
    assert _goes_on_in_cells(line_of([below]), line_of([above]), [*group, *foot]) is goes_on


@pytest.mark.parametrize(("x", "own"), [(125, "May 2025"), (160, "May")])
def test_a_line_that_runs_over_the_right_edge_of_its_table(x: float, own: str) -> None:
    rules = [*(level(at, 0, 120) for at in (0, 20)), *(upright(at, 0, 20) for at in (0, 60, 120))]
    words = [
        replace(word(text), box=Box(left, 5, right, 15))
        for text, left, right in (("Publish", 2, 40), ("May", 100, 122), ("2025", x, x + 20))
    ]
    (grid,) = rules_to_grids(Page(1, 300, 300, tuple(words), tuple(rules)))
    assert cells(grid) == ["0 Publish", f"1 {own}"]


def test_a_line_across_the_foot_of_a_table_does_not_end_it() -> None:
    """A browser stops the uprights of a cut row in the middle of a line: the line below it goes on, too."""
    group = [level(0, 0, 200), upright(0, 0, 37), upright(100, 0, 37), upright(200, 0, 37), level(18, 0, 200)]
    words = [
        replace(word(text), box=Box(10, top, 60, top + 10))
        for text, top in (("Listen", 20), ("to", 31), ("them", 43), ("Foot", 70))
    ]
    assert max(rule.end for rule in _down_to_foot(group, words) if not rule.horizontal) == 54


def test_a_point_of_a_list_below_the_uprights_of_its_row() -> None:
    """It begins right of the sentence above it, and what wraps it begins below its text, not its bullet."""
    group = [level(0, 0, 200), upright(0, 0, 37), upright(100, 0, 37), upright(200, 0, 37)]
    words = [
        replace(word(text), box=Box(x, top, x + 30, top + 10))
        for text, x, top in (("Listen", 10, 20), ("•", 14, 37), ("to", 22, 37), ("them", 22, 49))
    ]
    words[1] = replace(words[1], box=Box(14, 37, 18, 47))
    assert max(rule.end for rule in _down_to_foot(group, words) if not rule.horizontal) == 60


def test_a_shade_over_the_edge_shows_a_column_that_merged_cells_leave_open() -> None:
    """The last column has no rule at its right, and the level rules end where it begins."""
    rules = (level(20, 0, 100), level(40, 50, 100), upright(50, 0, 60), upright(100, 0, 60))
    words = [
        replace(word(text), box=Box(x, 5, x + 30, 15))
        for text, x in (("Action", 5), ("Who", 55), ("When", 105))
    ]
    shaded = Page(1, 300, 300, tuple(words), rules, (Fill(Box(0, 0, 150, 20), (0.8,)),))
    assert [grid.width for grid in rules_to_grids(shaded)] == [3]
    assert [grid.width for grid in rules_to_grids(replace(shaded, fills=()))] == [2]


def test_a_region_that_is_no_rectangle_is_several_cells() -> None:
    """The shade of the rows ends beside the first column, in the middle of the page."""
    rules = [*(upright(x, 0, 60) for x in (100, 200)), level(60, 100, 200)]
    words = [word("Ref", 20, 10), word("Held", 120, 10), word("Below", 120, 80), word("Last", 220, 80)]
    grid = grid_of(1, Box(0, 0, 300, 100), [*rules, level(0, 0, 300), level(100, 0, 300)], words)
    assert sorted(
        (cell.first, " ".join(w.text for w in cell.words)) for cell in grid.cells if cell.words
    ) == [
        (0, "Ref"),
        (1, "Below"),
        (1, "Held"),
        (2, "Last"),
    ]


def test_a_region_with_text_over_its_parts_stays_whole() -> None:
    """A line of text above a table that stands in a cell."""
    rules = [*(upright(x, 40, 100) for x in (100, 200)), level(40, 100, 200)]
    words = [word("Hold", 80, 10), word("meetings", 104, 10), word("Inner", 120, 80)]
    grid = grid_of(1, Box(0, 0, 300, 100), rules, words)
    assert [(cell.first, cell.last, [w.text for w in cell.words]) for cell in grid.cells if cell.words] == [
        (0, 2, ["Hold", "meetings"]),
        (1, 1, ["Inner"]),
    ]


def test_a_theme_that_the_page_end_parts_from_its_rows() -> None:
    """Between two level rules at the foot, with no upright down to the second one; in plain type it is a
    running line, or a note."""
    drawing = """
    +----+-----------------------+----------------------+-------------+
    | No | Recommendation        | Action               | By when     |
    +----+-----------------------+----------------------+-------------+
    | 1  | Listen to all of them | Write to them.       | March 2025  |
    +----+-----------------------+----------------------+-------------+
      Our place
    +-----------------------------------------------------------------+
    """
    for styles, last in (({"Our place": BOLD}, "0-3 Our place"), ({}, "3 March 2025")):
        (grid,) = rules_to_grids(page(drawing, styles=styles))
        assert cells(grid)[-1] == last


def test_a_line_set_in_below_the_uprights_of_its_row() -> None:
    group = [level(0, 0, 200), upright(0, 0, 37), upright(100, 0, 37), upright(200, 0, 37)]
    words = [
        replace(word(text), box=Box(x, top, x + 30, top + 10))
        for text, x, top in (("Listen", 10, 25), ("to", 18, 36), ("them", 18, 48))
    ]
    assert max(rule.end for rule in _down_to_foot(group, words) if not rule.horizontal) == 59


def test_uprights_below_the_last_theme_of_a_page_that_no_level_rule_meets() -> None:
    """No rule parts the rows, nor ends the page's; the theme is a row, with the cells below it."""
    rows = [("Asked", 10, 4), ("Done", 110, 4), ("Listen", 10, 14), ("Meet", 110, 14), ("Place", 10, 24)]
    rows += [("Speak", 10, 34), ("Write", 110, 34)]
    words = tuple(replace(word(text), box=Box(x, y, x + 30, y + 5)) for text, x, y in rows)
    sides = [upright(x, 0, 50) for x in (0, 200)]
    inner = [upright(100, start, end) for start, end in ((0, 20), (31, 50))]
    rules = (*sides, *inner, *(level(y, 0, 200) for y in (0, 10, 20)))
    (grid,) = rules_to_grids(replace(page(""), words=words, rules=rules))
    assert cells(grid) == ["0 Asked", "1 Done", "0 Listen", "1 Meet", "0-1 Place", "0 Speak", "1 Write"]
