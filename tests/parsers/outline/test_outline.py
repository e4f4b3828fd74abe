"""What of a page is a table's header, its rest or its frame, and which rows are themes."""

from __future__ import annotations

import re
from dataclasses import replace
from textwrap import dedent

import pytest

from models.document import Document
from parsers.outline.other_tables import is_other_table
from parsers.outline.outline import document_to_outline
from parsers.outline.sheets import document_to_sheets
from parsers.parse import parse
from tests.parsers.built import BOLD, LARGE, PITCH, PLAIN, TOP, document, shown, stacked

HEADER = """
+----+----------------+--------------------+-----------+
| No | Recommendation | Action             | By when   |
+----+----------------+--------------------+-----------+
"""
FIRST = """
| 01 | Listen         | Write to everyone. | May 2022  |
+----+----------------+--------------------+-----------+
"""
SECOND = """
| 02 | Speak          | Read to everyone.  | June 2022 |
+----+----------------+--------------------+-----------+
"""
READ = [
    "01 Listen",
    "  - Write to everyone. | deadline (action): May 2022",
    "02 Speak",
    "  - Read to everyone. | deadline (action): June 2022",
]


def read_whole(built: Document) -> list[str]:
    """The drafts of a document, of which no word is lost and none counts twice."""
    coverage = parse(built).coverage
    assert ([word.text for word in coverage.missing], coverage.doubled) == ([], ())
    return shown(built)


class TestAHeaderThatNoRulePartsFromTheRows:
    ROWS = """
    | No | Recommendation | Action             | By when   |
    | 01 | Listen         | Write to everyone. | May 2022  |
    | 02 | Speak          | Read to everyone.  | June 2022 |
    """
    FRAME = "+----+----------------+--------------------+-----------+"

    def test_rules_between_the_columns_alone(self) -> None:
        assert read_whole(document(self.ROWS)) == READ

    def test_in_a_frame(self) -> None:
        assert read_whole(document(stacked(self.FRAME, self.ROWS, self.FRAME))) == READ

    def test_of_two_lines(self) -> None:
        header = """
        | No | Recommendation | ACTION             | BY        |
        |    |                |                    | WHEN      |
        """
        rows = self.ROWS.replace("Action ", "ACTION ").split("\n", 2)[2]
        drawing = stacked(header.replace("Recommendation", "RECOMMENDATION"), rows).replace("| No", "| NO")
        assert read_whole(document(drawing)) == READ

    def test_on_a_later_page_in_front_of_the_rows(self) -> None:
        below = self.ROWS.replace("01", "03").replace("02", "04")
        found = read_whole(document(self.ROWS, below))
        assert [line[:2] for line in found] == ["01", "  ", "02", "  ", "03", "  ", "04", "  "]


class TestTheHeaderPrintedAgain:
    def test_right_above_the_rest_of_a_row(self) -> None:
        above = "| 01 | Listen         | Write to everyone  | May 2022  |"
        below = """
        | No | Recommendation | Action             | By when   |
        |    |                | in the borough.    |           |
        +----+----------------+--------------------+-----------+
        """
        assert read_whole(document(stacked(HEADER, above), stacked(below, SECOND))) == [
            READ[0],
            "  - Write to everyone in the borough. | deadline (action): May 2022",
            *READ[2:],
        ]

    def test_further_in_on_the_page(self) -> None:
        below = "\n".join(f"      {line}" for line in stacked(HEADER, SECOND).split("\n"))
        built = document(stacked(HEADER, FIRST), f"|\n{below}")
        assert read_whole(built) == READ
        assert len(document_to_outline(built).tables) == 1

    def test_over_wider_columns(self) -> None:
        below = """
        +------+----------------+------------------------+-----------+
        | No   | Recommendation | Action                 | By when   |
        +------+----------------+------------------------+-----------+
        | 02   | Speak          | Read to everyone.      | June 2022 |
        +------+----------------+------------------------+-----------+
        """
        built = document(stacked(HEADER, FIRST), below)
        assert read_whole(built) == READ
        assert len(document_to_outline(built).tables) == 1

    def test_on_every_page(self) -> None:
        third = SECOND.replace("02", "03")
        built = document(*(stacked(HEADER, row) for row in (FIRST, SECOND, third)))
        assert [line[:2] for line in read_whole(built)] == ["01", "  ", "02", "  ", "03", "  "]

    def test_a_page_that_ends_right_under_it(self) -> None:
        """What stands above the lone header speaks of the rows on the next page."""
        header = "  No   Recommendation   Action               By when"
        first = stacked(HEADER, FIRST, "\n \n", "Our people", "\n", header)
        tables = document_to_outline(document(first, stacked(HEADER, SECOND))).tables
        assert [(table.page, len(table.rows)) for table in tables] == [(1, 1), (1, 1)]

    def test_rows_that_hold_its_words_are_rows(self) -> None:
        row = "| 02 | When action by | Recommendation.    | June 2022 |"
        built = document(stacked(HEADER, FIRST), stacked(HEADER.split("\n")[1], row, HEADER.split("\n")[1]))
        assert read_whole(built)[2] == "02 When action by"


def test_a_header_alone_at_the_foot_of_a_page_above_a_footer_in_its_columns() -> None:
    first = stacked("Plan", *["\n"] * 61, HEADER)
    later = stacked(
        "+----+----------------+--------------------+-----------+", FIRST, SECOND, "More", "to say"
    )
    built = document(first, later, footer="1     Plan of Marford        Page # of 2")
    assert read_whole(built) == READ


def test_a_footer_that_a_tables_uprights_run_over() -> None:
    """A browser cuts a row at the page's end, its rules go on in the file."""
    row = SECOND.split("\n")[1]
    uncut = [re.sub("[^|]", " ", row)] * 64
    footer = "Agreed by Cabinet, March 2025 Page # of 3"
    built = document(stacked(HEADER, FIRST), stacked(HEADER, row, *uncut), "The end", footer=footer)
    assert read_whole(built) == READ


class TestFramesAroundUnruledTables:
    FIRST = """
    +------------------------------------------------------------+
    | No   Recommendation    Action                    By when   |
    | 01   Listen to all     Write to all residents.   May 2022  |
    |                                                            |
    | 02   Speak to all      Read it out to all.       May 2025  |
    +------------------------------------------------------------+
    """
    LATER = """
    +------------------------------------------------------------+
    | 03   Meet them all     Invite all residents.     May 2022  |
    |                                                            |
    | 04   Ask them all      Send a letter to all.     May 2025  |
    +------------------------------------------------------------+
    """

    @pytest.mark.parametrize("later", [1, 2])
    def test_on_later_pages(self, later: int) -> None:
        pages = [self.LATER, self.LATER.replace("03", "05").replace("04", "06")][:later]
        built = document(self.FIRST, *pages)
        assert [line.split(" ")[0] for line in read_whole(built) if line[0] != " "] == [
            f"{number:02}" for number in range(1, 3 + 2 * later)
        ]
        outline = document_to_outline(built)
        assert (len(outline.tables), outline.others) == (1, ())

    def test_a_frame_around_prose_is_none(self) -> None:
        note = """
        +------------------------------------------------------------+
        | The dates of the plan may all change when the budget of    |
        | the council is agreed by its members at their meeting.     |
        +------------------------------------------------------------+
        """
        assert len(read_whole(document(self.FIRST, note))) == 4


TITLE = """
+------------------------------------------------------+
| Action plan                                          |
"""


class TestTitlesAndThemes:
    def test_a_title_that_two_tables_repeat_is_no_theme(self) -> None:
        between = "The second part of the plan is as follows here."
        built = document(stacked(TITLE, HEADER, FIRST, "\n", between, "\n", TITLE, HEADER, SECOND))
        assert read_whole(built) == READ

    def test_titles_that_differ_are_themes(self) -> None:
        between = "The second part of the plan is as follows here."
        people, places = (TITLE.replace("Action plan", text) for text in ("Our people ", "Our places "))
        built = document(stacked(people, HEADER, FIRST, "\n", between, "\n", places, HEADER, SECOND))
        assert read_whole(built) == ["[Our people]", *READ[:2], "[Our places]", *READ[2:]]

    def test_a_title_printed_again_with_the_header(self) -> None:
        assert read_whole(document(stacked(TITLE, HEADER, FIRST), stacked(TITLE, HEADER, SECOND))) == READ

    def test_another_title_above_the_header_on_the_next_page(self) -> None:
        people, places = (TITLE.replace("Action plan", text) for text in ("Our people ", "Our places "))
        built = document(stacked(people, HEADER, FIRST), stacked(places, HEADER, SECOND))
        assert read_whole(built) == ["[Our people]", *READ[:2], "[Our places]", *READ[2:]]

    BAND = """
    | Our places                                           |
    +------------------------------------------------------+
    """

    @pytest.mark.parametrize(("heading", "is_theme"), [("Our people", True), ("OUR PLAN", False)])
    def test_a_heading_set_like_the_bands_is_the_first_theme(self, heading: str, is_theme: bool) -> None:
        drawing = stacked("The plan of Castlemere Council", "", heading, HEADER, FIRST, self.BAND, SECOND)
        styles = {"Our places": BOLD, "Our people": BOLD}
        themes = [line for line in read_whole(document(drawing, styles=styles)) if line[0] == "["]
        assert themes == [f"[{heading}]"] * is_theme + ["[Our places]"]


class TestLoneBands:
    """A theme that stands in one cell of its row, the others empty."""

    ROW = """
    |    | Our places     |                    |           |
    +----+----------------+--------------------+-----------+
    """

    def drawing(self, row: str) -> str:
        third = SECOND.replace("02", "03")
        return stacked(HEADER, FIRST, SECOND, row, third)

    def test_set_unlike_its_column(self) -> None:
        built = document(self.drawing(self.ROW), styles={"Our places": BOLD})
        assert read_whole(built)[4:6] == ["[Our places]", "03 Speak"]

    def test_among_the_numbers(self) -> None:
        row = """
        | Our places |    |                    |           |
        +------------+----+--------------------+-----------+
        """
        header = HEADER.replace("+----+---", "+------------+---").replace("| No ", "| No         ")
        first, second = (each.replace("| 0", "|         0") for each in (FIRST, SECOND))
        wide = [each.replace("+----+---", "+------------+---") for each in (first, second)]
        row = row.replace("|    |", "|                |").replace("+----+---", "+----------------+---")
        built = document(
            stacked(header, *wide, row, wide[1].replace("02", "03")), styles={"Our places": BOLD}
        )
        assert read_whole(built)[4:6] == ["[Our places]", "03 Speak"]

    def test_set_like_its_column_it_is_a_recommendation(self) -> None:
        plan = parse(document(self.drawing(self.ROW)))
        assert [each.text for each in plan.recommendations] == ["Listen", "Speak", "Our places", "Speak"]
        assert [each.text for each in plan.recommendations if each.needs_review] == ["Our places"]

    @pytest.mark.parametrize(
        "row",
        [
            "|    | • Our places   |                    |           |",
            "| R7 |                |                    |           |",
        ],
        ids=["a bullet", "a reference"],
    )
    def test_what_is_no_theme_though_it_stands_alone(self, row: str) -> None:
        drawing = self.drawing(stacked(row, HEADER.split("\n")[1]))
        found = shown(document(drawing, styles={"• Our places": BOLD, "R7": BOLD}))
        assert [line for line in found if line[0] == "["] == []

    def test_in_a_column_further_right_it_is_none(self) -> None:
        row = """
        |    |                | Our places         |           |
        +----+----------------+--------------------+-----------+
        """
        found = read_whole(document(self.drawing(row), styles={"Our places": BOLD}))
        assert [line for line in found if line[0] == "["] == []
        assert "  - Our places" in [line.split(" | ")[0] for line in found]


def test_a_section_below_a_table_of_upright_rules_alone_has_a_header_of_its_own() -> None:
    """No rule parts its header from its rows: both boxes looked like one table with a theme between."""
    drawing = """
+----+----------------+----------------+------------+-----------+
| No | Recommendation | Action         | Lead       | By when   |
| 1  | Speak plainly  | Write less     | Deputy     | June 2025 |
|    |                |                |            |           |
| 2  | Agree a vision | Hold a meeting | Town Clerk | May 2025  |
+----+----------------+----------------+------------+-----------+
Housing
+----+----------------+----------------+------------+-----------+
| No | Recommendation | Action         | Lead       | By when   |
| 3  | Draw a map     | Hire a hand    | Mayor      | May 2026  |
|    |                |                |            |           |
| 4  | Open the hall  | Mend the roof  | Deputy     | May 2027  |
+----+----------------+----------------+------------+-----------+
"""
    rows = shown(document(drawing, styles={"Housing": LARGE}))
    assert "3 Draw a map" in " ".join(rows)
    assert not any("Action" in row.split(" | ")[0] for row in rows)


def test_a_line_above_a_header_printed_again_with_it_begins_no_other_table() -> None:
    header = """
    Action plan
    +-----+----------------+------------------+-----------+
    | Ref | Recommendation | Action           | By when   |
    +-----+----------------+------------------+-----------+
    """
    first = """
    | R1  | Listen to all  | Hold a meeting   | May 2022  |
    |     |                +------------------+-----------+
    |     |                | Write to them    | June 2022 |
    +-----+----------------+------------------+-----------+
    """
    second = """
    |     |                | Call them all    | July 2022 |
    +-----+----------------+------------------+-----------+
    | R2  | Speak plainly  | Write less       | July 2022 |
    +-----+----------------+------------------+-----------+
    """
    before = "The council was visited in March."
    plan = document(stacked(before, header, first), stacked(header, second), styles={"Action plan": BOLD})
    (table,) = document_to_outline(plan).tables
    assert [row.page for row in table.rows] == [1, 1, 2, 2]


def test_the_row_that_a_table_ends_with_on_every_page() -> None:
    head = """
    +----+----------------+------------------+------------+
    | No | Recommendation | Action           | By when    |
    +----+----------------+------------------+------------+
    """
    page = """
    | {} | Listen to {}    | Write to {}       | March 2022 |
    +----+----------------+------------------+------------+
    | Continued overleaf, all dates are subject to change |
    +----+----------------+------------------+------------+
    """
    built = document(*(stacked(head, page.format(f"0{n}", n, n)) for n in (1, 2, 3)))
    assert [line for line in shown(built) if line.startswith("[")] == []
    assert parse(built).coverage.missing == ()


@pytest.mark.parametrize(
    "note", ["* Subject to the pay award.", "† Two have been sold.", "Note: dates may change."]
)
def test_a_note_between_the_rows_is_no_theme(note: str) -> None:
    drawing = f"""
    +----+----------------+------------------+------------+
    | No | Recommendation | Action           | By when    |
    +----+----------------+------------------+------------+
    | 1  | Listen to all  | Hold a meeting   | March 2022 |
    +----+----------------+------------------+------------+
    | {note:<51} |
    +----+----------------+------------------+------------+
    | ** Both are let. They need repair, and more.        |
    +----+----------------+------------------+------------+
    | 2  | Speak plainly  | Write to all     | March 2022 |
    +----+----------------+------------------+------------+
    """
    plan = parse(document(drawing))
    assert [(each.ref, each.theme) for each in plan.recommendations] == [("1", ""), ("2", "")]
    assert plan.coverage.missing == ()


def test_an_update_that_every_page_ends_with_is_the_last_row_s() -> None:
    head = """
    +----+----------------+------------------+------------+
    | No | Recommendation | Action           | By when    |
    +----+----------------+------------------+------------+
    """
    page = """
    | {} | Listen to {}    | Write to {}       | March 2022 |
    +----+----------------+------------------+------------+
    | Update: Awaiting the outcome of the funding bid.    |
    +----+----------------+------------------+------------+
    """
    built = document(*(stacked(head, page.format(f"0{n}", n, n)) for n in (1, 2)))
    said = [action.details.progress for each in parse(built).recommendations for action in each.actions]
    assert said == ["Awaiting the outcome of the funding bid."] * 2


def test_a_table_that_only_counts_is_none_of_the_plans() -> None:
    counts = """
    +---------+-------------------+----------+----------+---------+-------------+
    | Theme   | Number of actions | Complete | On track | Delayed | Not started |
    +---------+-------------------+----------+----------+---------+-------------+
    | Culture | 6                 | 2 (33%)  | 1        | 1       | 2           |
    +---------+-------------------+----------+----------+---------+-------------+
    | Finance | 7                 | 2 (29%)  | 4        | -       | 1           |
    +---------+-------------------+----------+----------+---------+-------------+
    """
    plan = """
    +-----+----------------+--------------------+---------------+-----------+-------------+
    | No. | Recommendation | Action             | Lead          | Due date  | Update      |
    +-----+----------------+--------------------+---------------+-----------+-------------+
    | 1.1 | Listen to all  | Write to everyone. | Leader        | May 2025  | All is sent |
    +-----+----------------+--------------------+---------------+-----------+-------------+
    | 1.2 | Speak plainly  | Read it out.       | Head of HR    | June 2025 | One is read |
    +-----+----------------+--------------------+---------------+-----------+-------------+
    """
    outline = document_to_outline(document(stacked(counts, "", "Completed", "", plan)))
    assert [table.columns[2].heading.text for table in outline.tables] == ["Action"]
    assert len(outline.others) == 1


def test_a_header_printed_again_above_a_frame_is_no_lost_line() -> None:
    """The header stands on a band of its own; the rows below it have a frame on every page."""
    header = "  No   Recommendation   Action               By when"
    rows = HEADER.split("\n")[1]
    pages = ["\n".join((header, rows, part.strip("\n"))) for part in (FIRST, SECOND)]
    assert read_whole(document(*pages, styles={header.strip(): BOLD})) == READ


def test_a_row_of_its_own_type_that_explains_the_headings() -> None:
    """A template says below each heading what to write; a row in italics with a date is done, or dropped."""
    drawing = """
    +------------------+--------------------+------------+
    | Recommendation   | Action             | By when    |
    +------------------+--------------------+------------+
    | As in the report | What will be done  | Month/year |
    +------------------+--------------------+------------+
    | Listen to all    | Hold a meeting     | May 2025   |
    +------------------+--------------------+------------+
    | Speak plainly    | Write it down      | June 2025  |
    +------------------+--------------------+------------+
    | Save our money   | Sell the depot     | July 2025  |
    +------------------+--------------------+------------+
    """

    def read(drawn: str) -> list[str]:
        page = document(drawn).pages[0]
        explained = [w for w in page.words if TOP + 2.5 * PITCH < w.box.centre[1] < TOP + 4.5 * PITCH]
        words = [replace(w, style=replace(PLAIN, size=8.0)) if w in explained else w for w in page.words]
        (table,) = document_to_outline(
            replace(document(drawn), pages=(replace(page, words=tuple(words)),))
        ).tables
        return [" ".join(word.text for word in row.cells[1].words) for row in table.rows]

    below = ["Hold a meeting", "Write it down", "Sell the depot"]
    assert read(drawing) == below
    assert read(drawing.replace("Month/year", "March 2025")) == ["What will be done", *below]
    first = drawing.replace("What will be done ", "Ask the residents ").replace("Month/year", "Next to do")
    assert read(first) == ["Ask the residents", *below]


@pytest.mark.parametrize(
    "typed",
    [
        "| No.| Recommendation | Action required    | Timescale |",
        "| No | Recommendation | Action:            | By when   |",
    ],
)
def test_a_header_typed_again_among_the_rows_is_none(typed: str) -> None:
    rule = "+----+----------------+--------------------+-----------+"
    assert read_whole(document(stacked(HEADER, FIRST, typed, rule, SECOND))) == READ


NAMED = """
+------------------+----------------+--------------------+-----------+
| No               | Recommendation | Action             | By when   |
+------------------+----------------+--------------------+-----------+
| Recommendation 1 | Listen         | Write to everyone. | May 2022  |
+------------------+----------------+--------------------+-----------+
"""
TITLED = """
{}

The peers came in May and we look at
{}
"""


@pytest.mark.parametrize(
    ("title", "prose"),
    [
        ("Peer challenge action plan", "progress in the summer."),  # the end of a sentence heads nothing
        ("Response to the LGA peer challenge", "it in June."),
    ],
)
def test_neither_the_title_nor_a_sentence_sets_the_plan_aside(title: str, prose: str) -> None:
    built = document(stacked(TITLED.format(title, prose), NAMED), styles={title: LARGE})
    assert [row for row in read_whole(built) if "- " in row] == [READ[1]]


def test_what_a_template_explains_may_lack_the_number_and_name_officers() -> None:
    explained = """
    |    | As in report   | What will be done  | Month     |
    +----+----------------+--------------------+-----------+
    """
    third = FIRST.replace("01", "03").replace("Listen", "Wait  ")
    grey = replace(PLAIN, italic=True)
    styles = {"As in report": grey, "What will be done": grey, "Month": grey}
    built = document(stacked(HEADER, explained, FIRST, SECOND, third), styles=styles)
    assert read_whole(built)[:4] == READ


def test_a_theme_right_below_the_header_is_no_part_of_it_though_it_reads_like_a_heading() -> None:
    header = """
    +----+----------------+--------------------+-----------+
    |    | Recommendation | Action             | By when   |
    +----+----------------+--------------------+-----------+
    | Finance and resources                                |
    +----+----------------+--------------------+-----------+
    """
    built = document(stacked(header, FIRST, SECOND), styles={"Finance and resources": BOLD})
    assert read_whole(built) == ["[Finance and resources]", *READ[:2], "[Finance and resources]", *READ[2:]]


@pytest.mark.parametrize(
    ("heading", "explains"),
    [("Priority rating", True), ("Key to priorities", True), ("High priority", False), ("Action", False)],
)
def test_a_table_that_says_what_ratings_mean_is_none_of_the_plans(heading: str, explains: bool) -> None:
    built = document(
        f"""
+----------------------+----------------------+----------------------+
| {heading:<20} |                      |                      |
+----------------------+----------------------+----------------------+
| One: issues that     | Two: issues that can | Three: issues that   |
| matter to the whole. | wait until May.      | would improve it.    |
+----------------------+----------------------+----------------------+
"""
    )
    sheets = document_to_sheets(built).pages
    (grid,) = sheets[0].grids
    assert is_other_table(grid, (), sheets) is explains


def test_a_header_above_a_frame_leaves_the_numbers_without_a_heading() -> None:
    """The next theme stands at the right, over the last columns: it is no row of the table above it."""
    table = """
          RECOMMENDATION        ACTION                 LEAD              DEADLINE
    +----+---------------------+----------------------+-----------------+-----------+
    | R{n} | Use scrutiny more   | Cut the list to {n}0   | Chief Executive | May 202{n}  |
    +----+---------------------+----------------------+-----------------+-----------+
    """
    themes = ("Money matters", "With our partners")
    parts = [part for n, theme in enumerate(themes, 1) for part in (f"{theme:>79}\n", table.format(n=n))]
    styles = dict.fromkeys(themes, LARGE) | {"RECOMMENDATION": BOLD, "ACTION": BOLD, "LEAD": BOLD}
    built = document(
        "\n".join(["Our plan", "", *(dedent(p).strip("\n") if "+" in p else p for p in parts)]),
        styles=styles | {"DEADLINE": BOLD, "Our plan": LARGE},
    )
    assert read_whole(built) == [
        line
        for n, theme in enumerate(themes, 1)
        for line in (
            f"[{theme}]",
            f"R{n} Use scrutiny more",
            f"  - Cut the list to {n}0 | deadline (action): May 202{n} | owner: Chief Executive",
        )
    ]


def test_what_was_said_above_the_next_header_is_no_row_of_the_table() -> None:
    """ "You said" and its text stand between the rows of one table and the header of the next."""
    part = """
    You said
    {n}. Use scrutiny more, and earlier
    We will
    ACTION                LEAD               DEADLINE
    +---------------------+-----------------+-----------+
    | Cut the list to {n}0  | Chief Executive | May 202{n}  |
    +---------------------+-----------------+-----------+
    """
    styles = dict.fromkeys(("You said", "We will", "ACTION", "LEAD", "DEADLINE"), BOLD) | {"Our plan": LARGE}
    parts = [dedent(part.format(n=n)).strip("\n") for n in (1, 2, 3)]
    assert shown(document("\n".join(["Our plan", "", *parts]), styles=styles)) == [
        line
        for n in (1, 2, 3)
        for line in (
            f"{n} Use scrutiny more, and earlier",
            f"  - Cut the list to {n}0 | deadline (action): May 202{n} | owner: Chief Executive",
        )
    ]


def test_a_header_printed_again_over_cells_that_no_rule_parts_from_it() -> None:
    above = stacked(HEADER, FIRST)
    below = """
    +----+----------------+--------------------+-----------+
    | No | Recommendation | Actions            | By when   |
    |    |                +--------------------+-----------+
    |    |                | Call everyone.     | June 2022 |
    +----+----------------+--------------------+-----------+
    """
    read = read_whole(document(above, below))
    assert read[:2] == READ[:2]
    assert read[2].startswith("  - Call everyone. | deadline (action): June 2022")


def test_a_title_over_a_table_whose_first_column_has_dates_is_no_label_of_a_card() -> None:
    drawing = """
    +--------------------------------------------------------------+
    | Action plan                                                  |
    +---------------------+----+----------------+------------------+
    | Date                | No | Recommendation | Planned actions  |
    +---------------------+----+----------------+------------------+
    | By 24 December 2025 | R6 | Listen to all  | Hold a meeting   |
    | Autumn 2025         |    |                | Publish a note   |
    | FY 25/26            |    |                | Write less       |
    +---------------------+----+----------------+------------------+
    | H2 2026/27          | R7 | Speak plainly  | Speak up         |
    +---------------------+----+----------------+------------------+
    """
    outline = document_to_outline(document(drawing))
    assert len(outline.tables) == 1
    assert not outline.cards


def test_a_table_without_uprights_goes_on_in_one_with_them_under_its_header() -> None:
    """A page end leaves a shade, or the rules of a row, on the second page alone."""
    first = """
    Activities        Action lead     Timeline
    R8 - Develop a pipeline of future leaders
    Hold a meeting    Leader          May 2025
    """
    second = """
    +-----------------+---------------+----------+
    | Activities      | Action lead   | Timeline |
    +-----------------+---------------+----------+
    | Publish a note  | Clerk         | May 2026 |
    +-----------------+---------------+----------+
    """
    bold = dict.fromkeys(("Activities", "Action lead", "Timeline", "R8 - Develop a pipeline"), BOLD)
    tables = document_to_outline(document(first, second, styles=bold)).tables
    assert [row.page for table in tables[:1] for row in table.rows if row.cells] == [1, 2]


def test_a_table_without_uprights_does_not_go_on_in_one_with_more_columns() -> None:
    first = """
    Activities        Action lead     Timeline
    Hold a meeting    Leader          May 2025
    Write less        Clerk           June 2025
    """
    second = """
    +-----------------+---------------+----+----------+
    | Activities      | Action lead   |    | Timeline |
    +-----------------+---------------+----+----------+
    | Publish a note  | Clerk         | 4  | May 2026 |
    +-----------------+---------------+----+----------+
    """
    bold = dict.fromkeys(("Activities", "Action lead", "Timeline"), BOLD)
    for table in document_to_outline(document(first, second, styles=bold)).tables:
        assert {len(row.cells) for row in table.rows} == {len(table.columns)}


def test_a_table_without_uprights_does_not_go_on_in_a_grid_that_numbers_its_rows() -> None:
    first = """
    Action plan of the council

           Recommendations      Agreed action     When       Persons
           Listen to all        Hold a meeting    May 2025   Leader
           Write to them        Publish a note    May 2025   Clerk
    """
    second = """
    +------+--------------------+-----------------+----------+--------+
    | R6   | Speak plainly      | Write less      | May 2026 | Clerk  |
    +------+--------------------+-----------------+----------+--------+
    | R7   | Be on time for all | Agree the dates | May 2027 | Leader |
    +------+--------------------+-----------------+----------+--------+
    """
    bold = dict.fromkeys(("Recommendations", "Agreed action", "When", "Persons"), BOLD)
    for table in document_to_outline(document(first, second, styles=bold)).tables:
        assert {len(row.cells) for row in table.rows} == {len(table.columns)}
