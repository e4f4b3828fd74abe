"""Tagged tables on drawn pages: what they say where they are sound, and that they are let be where not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Box, Document, Fill, Word
from models.structure import Element
from parsers.outline.outline import document_to_outline
from parsers.parse import parse
from parsers.tags.tag_grids import TagGrids, table_to_grids
from parsers.tags.tag_paragraphs import paragraphs_of
from parsers.tags.tags import heading_words, structure_to_tables, tagged_words
from tests.parsers.built import BOLD, CELL, LARGE, LEFT, PITCH, TOP, document, shown, stacked
from tests.parsers.tagged import Rows, Span, tagged

PLAN = """
No  Recommendation      Action              By when
01  Set fewer           Hold a workshop     May 2022
    priorities          Publish a list      June 2022
                        of priorities
02  Listen more         Open a panel        July 2022
"""
ROWS: Rows = [
    ["No", "Recommendation", "Action", "By when"],
    [Span("01", 2), Span("Set fewer priorities", 2), "Hold a workshop", "May 2022"],
    ["Publish a list of priorities", "June 2022"],
    ["02", "Listen more", "Open a panel", "July 2022"],
]


def read(built: Document) -> list[TagGrids]:
    words = tagged_words(built)
    return [table_to_grids(table, built.pages, words) for table in structure_to_tables(built)]


def cells(built: Document) -> list[str]:
    """The cells of the only table: `page columns: text`, page by page, top to bottom."""
    (grids,) = read(built)
    assert not grids.fault
    return [
        f"{grid.page} {cell.first}-{cell.last}: {' / '.join(line.text for line in cell.lines)}"
        for grid in grids.grids
        for cell in grid.cells
    ]


def fault(built: Document) -> str:
    (grids,) = read(built)
    assert not (grids.fault and grids.grids)
    return grids.fault


def test_cells_with_their_spans() -> None:
    assert cells(tagged(document(PLAN), ROWS)) == [
        "1 0-0: No",
        "1 1-1: Recommendation",
        "1 2-2: Action",
        "1 3-3: By when",
        "1 0-0: 01",
        "1 1-1: Set fewer / priorities",
        "1 2-2: Hold a workshop",
        "1 3-3: May 2022",
        "1 2-2: Publish a list / of priorities",
        "1 3-3: June 2022",
        "1 0-0: 02",
        "1 1-1: Listen more",
        "1 2-2: Open a panel",
        "1 3-3: July 2022",
    ]


def test_a_row_over_two_pages_and_a_header_printed_again_as_an_artifact() -> None:
    drawn = document(
        """
        No   Action          By when
        1    Hold a          May 2022
        """,
        """
        No   Action          By when
             workshop
        2    Open a panel    June 2022
        """,
    )
    rows: Rows = [["No", "Action", "By when"], ["1", "Hold a workshop", "May 2022"]]
    built = tagged(drawn, [*rows, ["2", "@2 Open a panel", "June 2022"]])
    assert cells(built)[6:] == [
        "2 0-0: No",
        "2 1-1: Action",
        "2 2-2: By when",
        "2 0-0: ",
        "2 1-1: workshop",
        "2 2-2: ",
        "2 0-0: 2",
        "2 1-1: Open a panel",
        "2 2-2: June 2022",
    ]


def test_empty_cells_that_a_browser_leaves_out() -> None:
    drawn = document(PLAN.replace("    priorities  ", "                "))
    rows = [ROWS[0], ["01", "Set fewer", "Hold a workshop", "May 2022"], *ROWS[2:]]
    found = cells(tagged(drawn, rows))
    assert found[8:10] == ["1 2-2: Publish a list / of priorities", "1 3-3: June 2022"]


def test_a_bullet_without_a_tag_goes_to_the_cell_that_it_stands_in() -> None:
    drawn = document(
        """
        No  Action                  By when    Owner     Status   Resources    Theme
        1   • Hold a workshop for   May 2022   Leader    Late     None yet     Housing
            all of the members
            and all the staff who
            wish to take part
        """
    )
    header = ["No", "Action", "By when", "Owner", "Status", "Resources", "Theme"]
    action = "Hold a workshop for all of the members and all the staff who wish to take part"
    built = tagged(drawn, [header, ["1", action, "May 2022", "Leader", "Late", "None yet", "Housing"]])
    assert cells(built)[8].startswith("1 1-1: • Hold a workshop for / all")


def test_a_table_in_a_cell_is_the_cells_too_and_a_table_of_its_own() -> None:
    built = tagged(document("Outer   One   Two"), [["Outer", ""]])
    inner = (Element("Table", 5), Element("TR", 7), Element("TD", 8, ((1, 1),)), Element("TD", 8, ((1, 2),)))
    outer, nested = structure_to_tables(replace(built, structure=(*built.structure, *inner)))
    assert [[word.text for word in cell.words] for cell in outer.cells] == [["Outer"], ["One", "Two"]]
    assert [[word.text for word in cell.words] for cell in nested.cells] == [["One"], ["Two"]]


JUNK: dict[str, Rows] = {
    "its rows overlap": [
        ROWS[0],
        ["02", "Listen more", "Open a panel", "July 2022"],
        [Span("01", 2), Span("Set fewer priorities", 2), "Hold a workshop", "May 2022"],
        ["Publish a list of priorities", "June 2022"],
    ],
    "its columns overlap": [
        ROWS[0],
        [Span("01", 2), Span("Set fewer priorities", 2), "May 2022", "Hold a workshop"],
        *ROWS[2:],
    ],
    "words that are not its own stand among its cells": [ROWS[0], *ROWS[3:]],
}


@pytest.mark.parametrize("junk", JUNK)
def test_junk(junk: str) -> None:
    assert fault(tagged(document(PLAN), JUNK[junk])) == junk


def test_lines_tagged_as_rows() -> None:
    drawn = document(
        """
        No  Recommendation      Action              By when
        01  Set fewer of the    Hold a workshop     May 2022
            top priorities      with all members
        02  Listen more         Open a panel        July 2022
        """
    )
    rows: Rows = [
        ["No", "Recommendation", "Action", "By when"],
        ["01", "Set fewer of the", "Hold a workshop", "May 2022"],
        ["", "top priorities", "with all members", ""],
        ["02", "Listen more", "Open a panel", "July 2022"],
    ]
    assert fault(tagged(drawn, rows)) == "its rows cut sentences"


def test_rows_tagged_before_those_of_the_page_before() -> None:
    drawn = document("No   Action\n1    Hold a workshop", "2    Open a panel")
    rows = [["No", "Action"], ["2", "Open a panel"], ["1", "Hold a workshop"]]
    assert fault(tagged(drawn, rows)) == "its rows do not follow the pages"


def test_a_word_in_two_cells() -> None:
    built = tagged(document(PLAN), ROWS)
    twice = [
        replace(each, marks=built.structure[4].marks) if n == 6 else each
        for n, each in enumerate(built.structure)
    ]
    assert fault(replace(built, structure=tuple(twice))) == "a word stands in two cells"


TIGHT = """
Ref Recommendation     Action               By when    Lead
01  Set priorities     Hold a workshop      May 2022   Leader
    Listen more        Open a panel for all Ongoing    Chief Executive
02  Use the data       Publish every figure June 2022  Leader
"""
TIGHT_ROWS: Rows = [
    ["Ref", "Recommendation", "Action", "By when", "Lead"],
    [Span("01", 2), "Set priorities", "Hold a workshop", "May 2022", "Leader"],
    ["Listen more", "Open a panel for all", "Ongoing", "Chief Executive"],
    ["02", "Use the data", "Publish every figure", "June 2022", "Leader"],
]


def test_tags_bound_what_the_page_does_not() -> None:
    built = tagged(document(TIGHT), TIGHT_ROWS)
    assert shown(built) == [
        "01 Set priorities",
        "  - Hold a workshop | deadline (action): May 2022 | owner: Leader",
        "01 Listen more",
        "  - Open a panel for all | deadline (action): Ongoing | owner: Chief Executive",
        "02 Use the data",
        "  - Publish every figure | deadline (action): June 2022 | owner: Leader",
    ]
    assert shown(replace(built, structure=())) == shown(document(TIGHT)) != shown(built)
    assert parse(built).coverage.share == 1.0


def test_junk_tags_change_nothing_and_are_noted_once() -> None:
    rows = [TIGHT_ROWS[0], *TIGHT_ROWS[:0:-1]]
    built = tagged(document(TIGHT), rows)
    assert shown(built) == shown(document(TIGHT))
    plan = parse(built)
    assert [issue.message for issue in plan.issues if issue.kind == "tags"] == [
        "table tags on page 1 were ignored: its rows overlap"
    ]
    plain = parse(document(TIGHT))
    assert [each.needs_review for each in plan.recommendations] == [
        each.needs_review for each in plain.recommendations
    ]


def test_a_plan_of_which_half_is_tagged_is_read_as_if_none_were() -> None:
    built = tagged(document(TIGHT), TIGHT_ROWS[:2])
    assert shown(built) == shown(document(TIGHT))


def test_tables_that_arrange_a_page_are_no_tables() -> None:
    drawn = document(
        """
        About us            Our priorities

        We serve the town   • Clean streets
        and the villages    • Warm homes
        """
    )
    rows = [
        ["About us", "Our priorities"],
        ["We serve the town and the villages", "• Clean streets • Warm homes"],
    ]
    built = tagged(drawn, rows)
    assert not read(built)[0].fault
    assert document_to_outline(built).others == document_to_outline(drawn).others == ()


def test_a_table_that_goes_on_as_a_table_of_its_own() -> None:
    drawn = document(TIGHT, "03  Walk about        Meet at the market   July 2022  Mayor")
    rows: Rows = [["@2 03", "Walk about", "Meet at the market", "July 2022", "Mayor"]]
    plan = shown(tagged(drawn, TIGHT_ROWS, rows))
    assert plan[-2:] == [
        "03 Walk about",
        "  - Meet at the market | deadline (action): July 2022 | owner: Mayor",
    ]


def test_a_table_that_goes_on_without_the_columns_merged_beside_it() -> None:
    rest = "                      Meet at the market   July 2022  Mayor\n\n\nThe plan ends here."
    drawn = document(TIGHT, rest)
    rows: Rows = [["@2 Meet at the market", "July 2022", "Mayor"]]
    plan = shown(tagged(drawn, TIGHT_ROWS, rows))
    assert plan[-1].startswith("  - Meet at the market | deadline (action): July 2022 | owner: Mayor")


RULED = """
+----+-----------------+-----------+
| No | Action          | By when   |
+----+-----------------+-----------+
| 01 | Hold a workshop | May 2022  |
+----+-----------------+-----------+
| 02 | Open a panel    | June 2022 |
+----+-----------------+-----------+
"""
RULED_ROWS: Rows = [
    ["No", "Action", "By when"],
    ["01", "Hold a workshop", "May 2022"],
    ["02", "Open a panel", "June 2022"],
]


@pytest.mark.parametrize(
    ("drawing", "rows", "bound"),
    [
        (RULED, [], "rules"),
        (RULED, RULED_ROWS, "rules and tags"),
        (TIGHT, TIGHT_ROWS, "tags"),
        (TIGHT, [], "gaps"),
    ],
)
def test_what_bounds_a_row(drawing: str, rows: Rows, bound: str) -> None:
    (table,) = document_to_outline(tagged(document(drawing), rows)).tables
    assert {row.bound for row in table.rows} == {bound}


def test_tags_part_the_rows_that_rules_leave_together() -> None:
    drawing = RULED.replace("+----+-----------------+-----------+\n| 02", "| 02")
    assert shown(tagged(document(drawing), RULED_ROWS)) == shown(document(RULED))


def test_tags_hold_the_rows_that_no_rules_are_round() -> None:
    """Every other row of a table is shaded: on its last page the shades bound one row only."""
    plain = "No   Action            By when\n01   Hold a workshop   May 2022"
    drawing = stacked(plain, "\n".join(RULED.split("\n")[5:]))
    (table,) = document_to_outline(tagged(document(drawing), RULED_ROWS)).tables
    assert [row.bound for row in table.rows] == ["tags", "tags"]


def test_a_lone_row_whose_number_stands_in_its_middle() -> None:
    drawing = """
    +----+------------------+-----------+
    | No | Action           | By when   |
    +----+------------------+-----------+
    |    | Hold a workshop  |           |
    | 01 | with all members | May 2022  |
    |    | of the council   |           |
    +----+------------------+-----------+
    """
    rows: Rows = [
        ["No", "Action", "By when"],
        ["01", "Hold a workshop with all members of the council", "May 2022"],
    ]
    (table,) = document_to_outline(tagged(document(drawing), rows)).tables
    assert len(table.rows) == 1


def test_rules_that_part_what_tags_hold_together_are_right() -> None:
    rows: Rows = [
        ["No", "Action", "By when"],
        ["01 02", "Hold a workshop Open a panel", "May 2022 June 2022"],
    ]
    built = tagged(document(RULED), rows)
    assert shown(built) == shown(document(RULED))
    assert [issue.message for issue in parse(built).issues if issue.kind == "tags"] == [
        "table tags on page 1 were ignored: the rules part what it holds together"
    ]


def test_headings() -> None:
    """Most words outside the table are its headings': what is body and what is heading, the tags tell."""
    drawing = stacked("A thriving town centre", TIGHT, "Warm homes and clean streets", TIGHT)
    styles = {
        "A thriving town centre": BOLD,
        "Warm homes and clean streets": BOLD,
    }
    drawn = document(drawing, styles=styles)
    headings = list(styles)
    assert {word.text for word in heading_words(tagged(drawn, headings=headings))} == set(
        " ".join(headings).split()
    )
    plain = tagged(document(drawing), headings=headings)
    assert not heading_words(plain), "set as the text is"
    assert not heading_words(
        tagged(
            document("Every word here\nis large", styles={"Every word here": LARGE}),
            headings=["Every word here"],
        )
    ), "most of the words"


CELLS = """
No  Action                    By when
1   Hold a workshop           April 2025 - March
    Seat a panel for all      2026
    residents                 May 2026
                              to June 2026
"""


HEADINGS = ["No", "Action", "By when"]


def test_tagged_paragraphs_part_the_items_and_the_dates_of_a_cell() -> None:
    """No gap and no bullet tells here: a line that is not full may end a paragraph, or not."""
    actions = "Hold a workshop | Seat a panel for all residents"
    dates = "April 2025 - March 2026 | May 2026 to June 2026"
    built = tagged(document(CELLS), [HEADINGS, ["1", actions, dates]])
    assert len(set(paragraphs_of(built).values())) == 8
    assert shown(built) == [
        "1",
        "  - Hold a workshop | deadline (action): April 2025 - March 2026",
        "  - Seat a panel for all residents | deadline (action): May 2026 to June 2026",
    ]
    assert shown(replace(built, structure=())) != shown(built)


def test_lines_tagged_as_paragraphs_part_nothing() -> None:
    actions = "Hold a workshop | Seat a panel for all | residents"
    dates = "April 2025 - March | 2026 | May 2026 | to June 2026"
    assert paragraphs_of(tagged(document(CELLS), [HEADINGS, ["1", actions, dates]])) == {}


def test_lines_of_a_date_cell_that_a_typist_broke() -> None:
    """One paragraph, its lines ended by hand: each has room for the first word of the next."""
    drawing = """
    +----+----------------------------+------------------------+
    | No | Action                     | By when                |
    +----+----------------------------+------------------------+
    | 1  | 1.1 Hold a workshop.       | Dec 22                 |
    |    | 1.2 Open a panel.          | Mar 23                 |
    +----+----------------------------+------------------------+
    | 2  | 2.1 Write to residents.    | Jun 23                 |
    |    | 2.2 Report to the council. | Sep 23                 |
    +----+----------------------------+------------------------+
    """
    rows: Rows = [
        HEADINGS,
        ["1", "1.1 Hold a workshop. 1.2 Open a panel.", "Dec 22 Mar 23"],
        ["2", "2.1 Write to residents. 2.2 Report to the council.", "Jun 23 Sep 23"],
    ]
    plan = parse(tagged(document(drawing), rows))
    actions = [action for one in plan.recommendations for action in one.actions]
    assert [action.details.deadline.text for action in actions] == ["Dec 22", "Mar 23", "Jun 23", "Sep 23"]
    assert not any("no gap between" in action.evidence for action in actions)


def test_tags_hold_a_merged_cell_that_shades_seem_to_part() -> None:
    """Every other row is shaded, but for the recommendations merged beside them; no rule parts the rows."""
    drawing = """
    +----------+------------------------------------------+----------+
    | What?    | Action                                   | By when  |
    +----------+------------------------------------------+----------+
    | Ask the    Hold a workshop with each of them          May 2022 |
    | Mayor      Open a panel of eight hundred residents    May 2023 |
    | Speak      Write less, and more plainly than before   May 2024 |
    +----------+------------------------------------------+----------+
    """
    drawn = document(drawing)
    (built,) = drawn.pages
    beside = Box(LEFT + CELL * 11, TOP + PITCH * 4, LEFT + CELL * 65, TOP + PITCH * 5)
    drawn = replace(drawn, pages=(replace(built, fills=(Fill(beside, (0.8,)),)),))
    rows: Rows = [
        ["What?", "Action", "By when"],
        [Span("Ask the Mayor", rows=2), "Hold a workshop with each of them", "May 2022"],
        ["Open a panel of eight hundred residents", "May 2023"],
        ["Speak", "Write less, and more plainly than before", "May 2024"],
    ]
    assert shown(tagged(drawn, rows)) == [
        "Ask the Mayor",
        "  - Hold a workshop with each of them | deadline (action): May 2022",
        "  - Open a panel of eight hundred residents | deadline (action): May 2023",
        "Speak",
        "  - Write less, and more plainly than before | deadline (action): May 2024",
    ]


def test_words_that_stand_upright_are_in_the_cell_that_is_empty() -> None:
    """A browser tags what it turns nowhere; the longer text stands out over its rows."""
    plain = document(f"\n{PLAN}".replace("\n", "\n" + " " * 4)).pages[0]
    first = min(word.box.x0 for word in plain.words)
    heights = {text: next(w.box.top for w in plain.words if w.text == text) for text in ("01", "02")}
    upright = [
        Word(
            text,
            Box(first - 20, heights[row] - 3, first - 10, heights[row] + 14),
            BOLD,
            1,
            90 + n,
            turned=90.0,
        )
        for n, (text, row) in enumerate((("Vision", "01"), ("People", "02")))
    ]
    rows: Rows = [["", *ROWS[0]], [Span("", 2), *ROWS[1]], ROWS[2], ["", *ROWS[3]]]
    built = tagged(replace(document(PLAN), pages=(plain,)), rows)
    (page,) = built.pages
    built = replace(built, pages=(replace(page, words=(*page.words, *upright)),))
    assert [line for line in cells(built) if " 0-0: " in line] == [
        "1 0-0: ",
        "1 0-0: Vision",
        "1 0-0: People",
    ]
