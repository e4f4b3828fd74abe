"""Tables with a header: a row, or a merged block of rows, a recommendation."""

from __future__ import annotations

import pytest

from models.plan import Passage, RecommendationDraft
from parsers.layouts import headed_table
from parsers.outline.outline import document_to_outline
from parsers.parse import parse
from parsers.records.drafts import Placed
from tests.parsers.built import BOLD, LARGE, document, shown, stacked, word

HEADER = """
+----+----------------+---------------------+------------+-----------+----------+
| No | Recommendation | Actions             | By when    | Member    | Officer  |
+----+----------------+---------------------+------------+-----------+----------+
"""


def table(*rows: str) -> list[str]:
    """The drafts of a table of these rows under HEADER."""
    return shown(document(stacked(HEADER.rstrip(), *rows)))


def test_recognises_a_table_with_a_header() -> None:
    headed = document_to_outline(document(HEADER))
    assert headed_table.recognises(headed)
    other = "+------+--------+\n| Item | Budget |\n+------+--------+\n| Pay  | 100    |\n+------+--------+"
    assert not headed_table.recognises(document_to_outline(document(other)))
    assert not headed_table.recognises(document_to_outline(document("Recommendations and actions")))


def test_a_row_that_recommends_and_does_nothing_is_kept_beside_one_that_does() -> None:
    plan = parse(
        document(
            stacked(
                HEADER.rstrip(),
                "|    |                |                     | Quarter 2  |           | Directors|",
                "| 01 | Listen to all  | Write to them       | May 2022   | Leader    | Chair    |",
            )
        )
    )
    (own,) = plan.recommendations
    assert plan.coverage and plan.coverage.share == 1
    assert dict(own.details.extra) == {"By when": "Quarter 2", "Officer": "Directors"}
    assert [issue.message for issue in plan.issues if issue.kind == "doubt"] == [headed_table.BESIDE]


@pytest.mark.parametrize(
    ("rest", "owners"),
    [
        (("Programme", "Management", "Office"), ["Director – Digital", "Programme Management Office"]),
        (("Officer", "(Digital)", ""), ["Director – Digital Officer (Digital)"] * 2),
    ],
)
def test_owners_on_two_pages_level_with_what_each_leads_and_its_date(
    rest: tuple[str, str, str], owners: list[str]
) -> None:
    """No word has room on the line above it: what tells is the level, where an owner may begin so."""
    above = """
    +----+----------------+---------------------+-----------+------------+
    | No | Recommendation | Actions             | By when   | Owner      |
    +----+----------------+---------------------+-----------+------------+
    | 01 | Listen to all  | • Write to them all | May 2022  | Director – |
    |    |                |                     |           | Digital    |
    +----+----------------+---------------------+-----------+------------+
    """
    below = """
    +----+----------------+---------------------+-----------+------------+
    |    |                | • Meet them all     | June 2022 | {:10} |
    |    |                |   at the town hall  |           | {:10} |
    |    |                |                     |           | {:10} |
    +----+----------------+---------------------+-----------+------------+
    """
    drafts = shown(document(above, below.format(*rest)))
    assert [line.rpartition("owner: ")[2] for line in drafts[1:]] == owners


def test_dashes_between_labelled_owners_stand_in_their_titles() -> None:
    drawing = """
    +----+----------------+---------------------+----------------------+
    | No | Recommendation | Action              | Lead officer         |
    +----+----------------+---------------------+----------------------+
    | 01 | Listen to all  | a. Write to them    | a. Assistant Director|
    |    |                |                     | – Communities        |
    |    |                | b. Meet them        | b. Assistant Director|
    |    |                |                     | – Housing            |
    |    |                | c. Visit them       | c. S151 Officer      |
    +----+----------------+---------------------+----------------------+
    """
    actions = parse(document(drawing)).recommendations[0].actions
    assert [each.details.lead_officer for each in actions] == [
        "Assistant Director – Communities",
        "Assistant Director – Housing",
        "S151 Officer",
    ]


def test_the_drawing_in_the_modules_docstring() -> None:
    above = """
    +----+----------------+------------------------+------------+-------------+--------------+
    | No | Recommendations| Actions                | Completed  | Lead Member | Lead Officer |
    |    |                |                        | By         |             |              |
    +----+----------------+------------------------+------------+-------------+--------------+
    | 01 | Establish a    | To hold meetings       | March 2022 | Leader      | Chief        |
    |    | safe space     |                        |            |             | Executive    |
    |    |                +------------------------+------------+             |              |
    |    |                | To reinforce relations | Ongoing    |             |              |
    +----+----------------+------------------------+------------+-------------+--------------+
    """
    below = """
    +----+----------------+------------------------+------------+-------------+--------------+
    |    |                | through catch-ups.     |            |             |              |
    +----+----------------+------------------------+------------+-------------+--------------+
    | 02 | Co-develop a   | Publish it             | May 2022   | Leader      | Chief        |
    |    | vision         |                        |            |             | Executive    |
    +----+----------------+------------------------+------------+-------------+--------------+
    """
    leads = "lead_member: Leader | lead_officer: Chief Executive"
    assert shown(document(above, below)) == [
        "01 Establish a safe space",
        f"  - To hold meetings | deadline (action): March 2022 | {leads}",
        f"  - To reinforce relations through catch-ups. | deadline (action): Ongoing | {leads}",
        "02 Co-develop a vision",
        f"  - Publish it | deadline (action): May 2022 | {leads}",
    ]


class TestActionsInACell:
    def test_paragraphs_and_dates_level_with_them(self) -> None:
        assert table(
            """
            | 01 | Listen         | Write to all of the | May 2022   | Leader    | Head of  |
            |    |                | residents           |            |           | Finance  |
            |    |                |                     |            |           |          |
            |    |                | Call                | Ongoing    |           |          |
            +----+----------------+---------------------+------------+-----------+----------+
            """
        ) == [
            "01 Listen",
            "  - Write to all of the residents | deadline (action): May 2022"
            " | lead_member: Leader | lead_officer: Head of Finance",
            "  - Call | deadline (action): Ongoing | lead_member: Leader | lead_officer: Head of Finance",
        ]

    def test_labels(self) -> None:
        assert table(
            """
            | 01 | Listen         | a. Write            | 1 May 2022 | Leader    |          |
            |    |                | b. Call             |            |           |          |
            +----+----------------+---------------------+------------+-----------+----------+
            | 02 | Speak          | a. Read to everyone | a. May     | Leader    |          |
            |    |                |    who comes        | 2022       |           |          |
            |    |                | b. Sing             | b. Ongoing |           |          |
            +----+----------------+---------------------+------------+-----------+----------+
            """
        ) == [
            "01 Listen",
            "  a. Write | deadline (row): 1 May 2022 | lead_member: Leader",
            "  b. Call | deadline (row): 1 May 2022 | lead_member: Leader",
            "02 Speak",
            "  a. Read to everyone who comes | deadline (action): May 2022 | lead_member: Leader",
            "  b. Sing | deadline (action): Ongoing | lead_member: Leader",
        ]

    def test_an_initial_behind_a_label_is_none(self) -> None:
        told = table(
            """
            | 01 | Listen         | a. Write            | 1 May 2022 | a. Leader | a. T. Marsh  |
            |    |                | b. Call             |            | b. Leader | b. R. Finch  |
            """
        )
        assert [row.partition("lead_officer: ")[2] for row in told[1:]] == ["T. Marsh", "R. Finch"]

    def test_bullets_under_an_action_are_its_sub_actions(self) -> None:
        assert table(
            """
            | 01 | Listen         | Re-invigorate the   | May 2022   | Leader    |          |
            |    |                | Partnership:        |            |           |          |
            |    |                | • Strengthening the |            |           |          |
            |    |                |   case; and         |            |           |          |
            |    |                | • Leading.          |            |           |          |
            |    |                | Plan an exit.       | Ongoing    |           |          |
            +----+----------------+---------------------+------------+-----------+----------+
            """
        ) == [
            "01 Listen",
            "  - Re-invigorate the Partnership: | deadline (action): May 2022 | lead_member: Leader",
            "    - Strengthening the case; and",
            "    - Leading.",
            "  - Plan an exit. | deadline (action): Ongoing | lead_member: Leader",
        ]

    def test_bullets_alone_are_actions(self) -> None:
        assert table(
            """
            | 01 | Listen         | • Write             | May 2022   | Leader    |          |
            |    |                | • Call              |            |           |          |
            +----+----------------+---------------------+------------+-----------+----------+
            """
        ) == [
            "01 Listen",
            "  - Write | deadline (row): May 2022 | lead_member: Leader",
            "  - Call | deadline (row): May 2022 | lead_member: Leader",
        ]

    def test_more_dates_than_can_be_paired_is_a_doubt(self) -> None:
        (_, first, second) = table(
            """
            | 01 | Listen to      | Write               |            | Leader    |          |
            |    | everyone       |                     | May 2022   |           |          |
            |    |                |                     |            |           |          |
            |    |                |                     | June 2022  |           |          |
            |    |                |                     |            |           |          |
            |    |                |                     | July 2022  |           |          |
            |    |                |                     |            |           |          |
            |    |                | Call                | Ongoing    |           |          |
            +----+----------------+---------------------+------------+-----------+----------+
            """
        )
        assert "? which action" in first
        assert "? which action" in second


class TestOwners:
    def test_level_with_the_actions(self) -> None:
        assert table(
            """
            | 01 | Listen         | Write to all of the | May 2022   | Leader    | Head of  |
            |    |                | residents           |            |           | Housing  |
            |    |                |                     |            |           |          |
            |    |                | Call                | Ongoing    | Deputy    | Head of  |
            |    |                |                     |            | Leader    | Finance  |
            +----+----------------+---------------------+------------+-----------+----------+
            """
        ) == [
            "01 Listen",
            "  - Write to all of the residents | deadline (action): May 2022"
            " | lead_member: Leader | lead_officer: Head of Housing",
            "  - Call | deadline (action): Ongoing"
            " | lead_member: Deputy Leader | lead_officer: Head of Finance",
        ]

    def test_names_on_lines_of_their_own_are_of_all_actions(self) -> None:
        assert table(
            """
            | 01 | Listen         | Write to all of the | May 2022   | Leader    | Head of  |
            |    |                | residents in the    |            | Deputy    | Finance  |
            |    |                | borough             |            | Leader    |          |
            |    |                |                     |            |           |          |
            |    |                | Call                | Ongoing    |           |          |
            +----+----------------+---------------------+------------+-----------+----------+
            """
        )[1:] == [
            "  - Write to all of the residents in the borough | deadline (action): May 2022"
            " | lead_member: Leader Deputy Leader | lead_officer: Head of Finance",
            "  - Call | deadline (action): Ongoing"
            " | lead_member: Leader Deputy Leader | lead_officer: Head of Finance",
        ]

    def test_a_cell_beside_two_of_three_rows(self) -> None:
        assert table(
            """
            | 01 | Listen         | Write               | May 2022   | Leader    | Head     |
            |    |                +---------------------+------------+           |          |
            |    |                | Call                | June 2022  |           |          |
            |    |                +---------------------+------------+-----------+          |
            |    |                | Meet                | July 2022  | Deputy    |          |
            +----+----------------+---------------------+------------+-----------+----------+
            """
        )[1:] == [
            "  - Write | deadline (action): May 2022 | lead_member: Leader | lead_officer: Head",
            "  - Call | deadline (action): June 2022 | lead_member: Leader | lead_officer: Head",
            "  - Meet | deadline (action): July 2022 | lead_member: Deputy | lead_officer: Head",
        ]

    def test_beside_the_first_row_alone(self) -> None:
        assert table(
            """
            | 01 | Listen         | Write               | May 2022   | Leader    |          |
            |    |                +---------------------+------------+-----------+----------+
            |    |                | Call                | June 2022  |           |          |
            +----+----------------+---------------------+------------+-----------+----------+
            """
        )[1:] == [
            "  - Write | deadline (action): May 2022 | lead_member: Leader",
            "  - Call | deadline (action): June 2022 | lead_member: Leader",
        ]


class TestWhatStandsOnce:
    """A cell with rules above and below is about its own row, however empty the rest of its column."""

    def test_in_a_table_of_actions(self) -> None:
        drawing = """
        +--------+----------+--------+-----------+----------+
        | Action | By when  | Lead   | Progress  | Status   |
        +--------+----------+--------+-----------+----------+
        | Write  | May 2022 | Leader |           |          |
        +--------+----------+--------+-----------+----------+
        | Call   | May 2022 | Head   | Half done | Complete |
        +--------+----------+--------+-----------+----------+
        | Meet   | May 2022 | Head   |           |          |
        +--------+----------+--------+-----------+----------+
        """
        assert shown(document(drawing)) == [
            "  - Write | deadline (action): May 2022 | owner: Leader",
            "  - Call | deadline (action): May 2022 | owner: Head | progress: Half done | status: Complete",
            "  - Meet | deadline (action): May 2022 | owner: Head",
        ]

    def test_as_many_owners_in_a_list_as_actions(self) -> None:
        drawing = """
        +----+----------------+---------------------+----------+
        | No | Recommendation | Action              | Lead     |
        +----+----------------+---------------------+----------+
        | 01 | Listen         | • Write to all that | • Leader |
        |    |                |   live here         | • Head   |
        |    |                | • Call              |          |
        +----+----------------+---------------------+----------+
        | 02 | Speak          | • Meet all of those | • Leader |
        |    |                |   who wish to       | • Head   |
        |    |                | • Publish           |          |
        |    |                | • Review            |          |
        +----+----------------+---------------------+----------+
        """
        assert shown(document(drawing)) == [
            "01 Listen",
            "  - Write to all that live here | owner: Leader",
            "  - Call | owner: Head",
            "02 Speak",
            "  - Meet all of those who wish to | owner: Leader; Head",
            "  - Publish | owner: Leader; Head",
            "  - Review | owner: Leader; Head",
        ]

    def test_an_owner_begins_below_another_whose_name_takes_two_lines(self) -> None:
        drawing = """
        +----------------+-----------------+-----------------------+
        | Recommendation | Action          | Lead                  |
        +----------------+-----------------+-----------------------+
        | Listen         | Meet them all   | Cllr Montgomery       |
        |                |                 | Wainwright            |
        |                |                 | Ruth Ash, Head of HR  |
        +----------------+-----------------+-----------------------+
        """
        assert "owner: Cllr Montgomery Wainwright; Ruth Ash, Head of HR" in shown(document(drawing))[1]

    def test_a_dash_that_begins_a_line_of_a_listed_owner_is_no_bullet(self) -> None:
        drawing = """
        +----+----------------+---------------------+----------------------+
        | No | Recommendation | Action              | Lead                 |
        +----+----------------+---------------------+----------------------+
        | 01 | Listen         | • Write to all that | • Assistant Director |
        |    |                |   live here         |   –  Communities     |
        |    |                | • Call              | • Head of Finance    |
        +----+----------------+---------------------+----------------------+
        """
        assert shown(document(drawing))[1:] == [
            "  - Write to all that live here | owner: Assistant Director – Communities",
            "  - Call | owner: Head of Finance",
        ]

    def test_an_owner_in_a_table_of_actions(self) -> None:
        drawing = """
        +--------+----------+--------+
        | Action | By when  | Lead   |
        +--------+----------+--------+
        | Write  | May 2022 |        |
        +--------+----------+--------+
        | Call   | May 2022 | Head   |
        +--------+----------+--------+
        """
        assert shown(document(drawing)) == [
            "  - Write | deadline (action): May 2022",
            "  - Call | deadline (action): May 2022 | owner: Head",
        ]

    def test_a_status_beside_one_action_of_a_recommendation(self) -> None:
        drawing = """
        +----+----------------+--------+----------+----------+
        | No | Recommendation | Action | By when  | Status   |
        +----+----------------+--------+----------+----------+
        | 01 | Listen         | Write  | May 2022 | Complete |
        |    |                +--------+----------+----------+
        |    |                | Call   | Ongoing  |          |
        +----+----------------+--------+----------+----------+
        """
        assert shown(document(drawing))[1:] == [
            "  - Write | deadline (action): May 2022 | status: Complete",
            "  - Call | deadline (action): Ongoing",
        ]


class TestRecommendations:
    def test_without_actions_its_fields_are_its_own(self) -> None:
        drawing = """
        +-----+------------------+---------+--------+-----------+
        | Ref | Recommendation   | By when | Lead   | Cost code |
        +-----+------------------+---------+--------+-----------+
        | R1  | Listen to all of | May     | Leader | A1        |
        |     | the residents    | 2022    |        |           |
        +-----+------------------+---------+--------+-----------+
        """
        assert shown(document(drawing)) == [
            "R1 Listen to all of the residents | deadline: May 2022 | owner: Leader | (Cost code): A1"
        ]

    def test_a_list_in_its_text_stays_in_its_text(self) -> None:
        assert table(
            """
            | 01 | Strengthen     | Write               | May 2022   | Leader    |          |
            |    | scrutiny by:   |                     |            |           |          |
            |    | • a programme  |                     |            |           |          |
            |    |   of its own   |                     |            |           |          |
            |    | • training     |                     |            |           |          |
            +----+----------------+---------------------+------------+-----------+----------+
            """
        )[0] == ("01 Strengthen scrutiny by: • a programme of its own • training")

    @pytest.mark.parametrize(
        ("printed", "ref"),
        [
            ("1    ", "1"),
            ("01.  ", "01"),
            ("(3)  ", "3"),
            ("R4   ", "R4"),
            ("2.1  ", "2.1"),
            ("KR1.1", "KR1.1"),
        ],
    )
    def test_references_as_printed(self, printed: str, ref: str) -> None:
        drawing = f"""
        +-------+----------------+--------+
        | Ref   | Recommendation | Action |
        +-------+----------------+--------+
        | {printed} | Listen         | Write  |
        +-------+----------------+--------+
        """
        assert shown(document(drawing)) == [f"{ref} Listen", "  - Write"]

    @pytest.mark.parametrize(
        ("first", "second", "refs"),
        [
            ("R1:", "R2:", ["R1", "R2"]),
            ("R1 ", "R2 ", ["R1", "R2"]),
            ("1. ", "2. ", ["1", "2"]),
            ("1.1", "1.2", ["1.1", "1.2"]),
        ],
    )
    def test_references_in_the_text(self, first: str, second: str, refs: list[str]) -> None:
        drawing = f"""
        +-------------------+--------+---------+
        | Recommendation    | Action | By when |
        +-------------------+--------+---------+
        | {first} Develop a     | Write  | May     |
        | plan              |        |         |
        +-------------------+--------+---------+
        | {second} Review it     | Read   | June    |
        +-------------------+--------+---------+
        """
        assert shown(document(drawing)) == [
            f"{refs[0]} Develop a plan",
            "  - Write | deadline (action): May",
            f"{refs[1]} Review it",
            "  - Read | deadline (action): June",
        ]

    def test_a_reference_without_room_before_its_text(self) -> None:
        drawing = """
        +-------------------+--------+---------+
        | Recommendation    | Action | By when |
        +-------------------+--------+---------+
        | R1: Develop it    | Write  | May     |
        +-------------------+--------+---------+
        | R2:Re-set them    | Read   | June    |
        +-------------------+--------+---------+
        """
        assert shown(document(drawing))[2] == "R2 Re-set them"


class TestThemes:
    ROWS = """
    | Our finances                                                                   |
    +----+----------------+---------------------+------------+-----------+----------+
    | 01 | Listen         | Write               | May 2022   | Leader    |          |
    +----+----------------+---------------------+------------+-----------+----------+
    | Our people                                                                     |
    +----+----------------+---------------------+------------+-----------+----------+
    | 02 | Speak          | Read                | May 2022   | Leader    |          |
    +----+----------------+---------------------+------------+-----------+----------+
    """
    EXPECTED = (
        "[Our finances]",
        "01 Listen",
        "  - Write | deadline (action): May 2022 | lead_member: Leader",
        "[Our people]",
        "02 Speak",
        "  - Read | deadline (action): May 2022 | lead_member: Leader",
    )

    def test_in_bands_across_the_table(self) -> None:
        assert tuple(table(self.ROWS)) == self.EXPECTED

    def test_headings_above_several_tables(self) -> None:
        lines = self.ROWS.strip("\n").split("\n")
        first, second = "\n".join(lines[2:4]), "\n".join(lines[6:])
        drawing = stacked(
            "Our Action Plan",
            "",
            "Our finances",
            HEADER,
            first,
            "",
            "Our people",
            HEADER,
            second,
            "The council accepts all that the peer team asked for and will do it.",
        )
        styles = {"Our Action Plan": LARGE, "Our finances": BOLD, "Our people": BOLD}
        assert tuple(shown(document(drawing, styles=styles))) == self.EXPECTED

    def test_in_a_column(self) -> None:
        drawing = """
        +--------------+--------+----------+
        | Theme        | Action | By when  |
        +--------------+--------+----------+
        | Our finances | Write  | May 2022 |
        |              +--------+----------+
        |              | Call   | Ongoing  |
        +--------------+--------+----------+
        | Our people   | Read   | May 2022 |
        +--------------+--------+----------+
        """
        assert shown(document(drawing)) == [
            "[Our finances]",
            "  - Write | deadline (action): May 2022",
            "  - Call | deadline (action): Ongoing",
            "[Our people]",
            "  - Read | deadline (action): May 2022",
        ]

    def test_in_a_merged_cell_that_the_page_end_cuts(self) -> None:
        above = """
        +----------+-----+----------------+---------+
        | Theme    | Ref | Recommendation | Action  |
        +----------+-----+----------------+---------+
        | Finance  | R1  | Listen.        | Write.  |
        |          +-----+----------------+---------+
        |          | R2  | Speak.         | Read.   |
        +----------+-----+----------------+---------+
        """
        below = """
        +----------+-----+----------------+---------+
        |          | R3  | Answer.        | Reply.  |
        +----------+-----+----------------+---------+
        | Housing  | R4  | Build.         | Dig.    |
        +----------+-----+----------------+---------+
        """
        found = parse(document(above, below)).recommendations
        assert [each.theme for each in found] == ["Finance", "Finance", "Finance", "Housing"]

    def test_in_a_row_above_the_header(self) -> None:
        drawing = """
        +-------------------------+
        | Our finances            |
        +--------+------+---------+
        | Action | Lead | By when |
        +--------+------+---------+
        | Write  | Head | May     |
        +--------+------+---------+
        """
        people = drawing.replace("Our finances", "Our people  ").replace("Write", "Read ")
        assert shown(document(stacked(drawing, "\n \n", people))) == [
            "[Our finances]",
            "  - Write | deadline (action): May | owner: Head",
            "[Our people]",
            "  - Read | deadline (action): May | owner: Head",
        ]


class TestPageEnds:
    def test_an_action_and_its_date_behind_the_page_end(self) -> None:
        above = """
        | 01 | Listen         | Write to all of the | 1 May 2022 | Leader    | Head of  |
        +----+----------------+---------------------+------------+-----------+----------+
        """
        below = """
        |    |                | residents           |            |           | Finance  |
        |    |                |                     |            |           |          |
        |    |                | Call                | Ongoing    |           |          |
        +----+----------------+---------------------+------------+-----------+----------+
        """
        leads = "lead_member: Leader | lead_officer: Head of Finance"
        for second in (below, stacked(HEADER, below)):
            assert shown(document(stacked(HEADER, above), second)) == [
                "01 Listen",
                f"  - Write to all of the residents | deadline (action): 1 May 2022 | {leads}",
                f"  - Call | deadline (action): Ongoing | {leads}",
            ]

    @pytest.mark.parametrize("between", ["Note: dates may change.", "Action plan (continued)"])
    def test_a_line_between_the_parts_of_a_table(self, between: str) -> None:
        first = """
        | 01 | Listen         | Write               | May 2022   | Leader    |          |
        +----+----------------+---------------------+------------+-----------+----------+
        """
        second = """
        +----+----------------+---------------------+------------+-----------+----------+
        | 02 | Speak          | Read                | May 2022   | Leader    |          |
        +----+----------------+---------------------+------------+-----------+----------+
        """
        read = [
            "01 Listen",
            "  - Write | deadline (action): May 2022 | lead_member: Leader",
            "02 Speak",
            "  - Read | deadline (action): May 2022 | lead_member: Leader",
        ]
        assert shown(document(stacked(HEADER, first), stacked(between, second))) == read
        assert shown(document(stacked(HEADER, first, between), second)) == read

    def test_a_page_within_one_recommendation_that_is_open_above_and_below(self) -> None:
        above = "| 01 | Listen         | Write.              | 1 May 2022 | Leader    | Head     |"
        within = """
        |    |                | Call.               | 2 May 2022 | Leader    | Head     |
        |    |                +---------------------+------------+-----------+----------+
        |    |                | Meet.               | 3 May 2022 | Leader    | Head     |
        """
        below = """
        |    |                | Ask.                | 4 May 2022 | Leader    | Head     |
        +----+----------------+---------------------+------------+-----------+----------+
        """
        leads = "lead_member: Leader | lead_officer: Head"
        assert shown(document(stacked(HEADER, above), within, below)) == [
            "01 Listen",
            f"  - Write. | deadline (action): 1 May 2022 | {leads}",
            f"  - Call. | deadline (action): 2 May 2022 | {leads}",
            f"  - Meet. | deadline (action): 3 May 2022 | {leads}",
            f"  - Ask. | deadline (action): 4 May 2022 | {leads}",
        ]

    def test_a_merged_date_is_empty_behind_the_page_end(self) -> None:
        above = """
        | 01 | Listen         | Write.              | 1 May 2022 | Leader    | Head     |
        |    |                +---------------------+            |           |          |
        |    |                | Call.               |            |           |          |
        +----+----------------+---------------------+------------+-----------+----------+
        """
        below = """
        +----+----------------+---------------------+------------+-----------+----------+
        |    |                | Meet.               |            |           |          |
        |    |                +---------------------+            |           |          |
        |    |                | Ask.                |            |           |          |
        +----+----------------+---------------------+------------+-----------+----------+
        | 02 | Speak          | Read.               | 2 May 2022 | Leader    | Head     |
        +----+----------------+---------------------+------------+-----------+----------+
        """
        leads = "lead_member: Leader | lead_officer: Head"
        for second in (below, stacked(HEADER, below)):
            assert shown(document(stacked(HEADER, above), second)) == [
                "01 Listen",
                *(
                    f"  - {action}. | deadline (row): 1 May 2022 | {leads}"
                    for action in ("Write", "Call", "Meet", "Ask")
                ),
                "02 Speak",
                f"  - Read. | deadline (action): 2 May 2022 | {leads}",
            ]

    def test_a_text_with_room_below_it_ends_there(self) -> None:
        """ "... what is not" seems to go on: no page end cuts it in the middle of its cell."""
        above = """
        +----------------+---------------------+------------+
        | Recommendation | Actions             | By when    |
        +----------------+---------------------+------------+
        | Say what is    | Appoint a chair and | May 2025   |
        | not            | agree all of the:   |            |
        |                | • dates             |            |
        |                | • rooms             |            |
        |                +---------------------+------------+
        |                | Meet.               | June 2025  |
        +----------------+---------------------+------------+
        """
        below = """
        +----------------+---------------------+------------+
        | Build skills   | Train them.         | July 2025  |
        +----------------+---------------------+------------+
        """
        found = shown(document(above, below))
        assert [line for line in found if not line.startswith(" ")] == ["Say what is not", "Build skills"]

    def test_a_merged_date_whose_recommendation_has_one_row_on_either_page(self) -> None:
        """Those of most other recommendations are merged as theirs are."""
        merged = """
        | NN | Listen         | Write.              | 1 May 2022 | Leader    | Head     |
        |    |                +---------------------+            +-----------+----------+
        |    |                | Call.               |            | Mayor     | Clerk    |
        +----+----------------+---------------------+------------+-----------+----------+
        """
        above = """
        | 03 | Speak          | Read.               | 3 May 2022 | Leader    | Head     |
        +----+----------------+---------------------+------------+-----------+----------+
        """
        below = """
        +----+----------------+---------------------+------------+-----------+----------+
        |    |                | Ask.                |            | Mayor     | Clerk    |
        +----+----------------+---------------------+------------+-----------+----------+
        """
        apart = merged.replace("+            +", "+------------+").replace(
            "            | Mayor", " 2 May 2022 | Mayor"
        )
        others = [each.replace("NN", f"0{n}") for n, each in enumerate((merged, merged, merged, apart))]
        found = shown(document(stacked(HEADER, *others, above.replace("03", "05")), below))
        assert [line.partition(" | lead")[0] for line in found[-2:]] == [
            "  - Read. | deadline (row): 3 May 2022",
            "  - Ask. | deadline (row): 3 May 2022",
        ]

    def test_an_empty_date_behind_the_page_end_that_nothing_merges(self) -> None:
        """The row before it has a date of its own: the action without one has none."""
        above = """
        | 01 | Listen         | Write.              | 1 May 2022 | Leader    | Head     |
        |    |                +---------------------+------------+-----------+----------+
        |    |                | Call.               | 2 May 2022 | Leader    | Head     |
        +----+----------------+---------------------+------------+-----------+----------+
        """
        below = """
        +----+----------------+---------------------+------------+-----------+----------+
        |    |                | Meet.               |            | Leader    | Head     |
        +----+----------------+---------------------+------------+-----------+----------+
        """
        leads = "lead_member: Leader | lead_officer: Head"
        assert shown(document(stacked(HEADER, above), below))[-1] == f"  - Meet. | {leads}"

    def test_one_action_a_page(self) -> None:
        first = """
        +----------------+--------+-----------+
        | Action         | Lead   | By when   |
        +----------------+--------+-----------+
        | Write to all.  | Head   | May  2022 |
        +----------------+--------+-----------+
        """
        second = first.replace("Write", "Read ").replace("Head  ", "Leader").replace("May ", "July")
        assert shown(document(first, second)) == [
            "  - Write to all. | deadline (action): May 2022 | owner: Head",
            "  - Read to all. | deadline (action): July 2022 | owner: Leader",
        ]

    def test_a_date_that_waits_for_its_year(self) -> None:
        above = """
        | 01 | Listen         | Write to all of     | June -     | Leader    |          |
        |    |                | residents           | October    |           |          |
        +----+----------------+---------------------+------------+-----------+----------+
        """
        below = """
        |    |                |                     | 2025       |           |          |
        +----+----------------+---------------------+------------+-----------+----------+
        """
        assert shown(document(stacked(HEADER, above), below)) == [
            "01 Listen",
            "  - Write to all of residents | deadline (action): June - October 2025 | lead_member: Leader",
        ]


class TestRulesOfThePage:
    """A rule under the title or above the footer is as wide as the table, and no part of it."""

    RULE = "+----+----------------+---------------------+------------+-----------+----------+"
    FIRST = """
    | 01 | Listen         | Write               | May 2022   | Leader    |          |
    +----+----------------+---------------------+------------+-----------+----------+
    """
    SECOND = """
    +----+----------------+---------------------+------------+-----------+----------+
    | 02 | Speak          | Read                | May 2022   | Leader    |          |
    +----+----------------+---------------------+------------+-----------+----------+
    """
    NOTE = "The dates may change when the budget is agreed."
    READ = (
        "01 Listen",
        "  - Write | deadline (action): May 2022 | lead_member: Leader",
        "02 Speak",
        "  - Read | deadline (action): May 2022 | lead_member: Leader",
    )

    def test_above_the_footer(self) -> None:
        first = stacked(HEADER, self.FIRST, "\n \n", self.NOTE, "\n \n", self.RULE)
        assert tuple(shown(document(first, self.SECOND))) == self.READ

    def test_under_the_title(self) -> None:
        first = stacked("Action Plan", self.RULE, "\n \n", self.NOTE, "\n \n", HEADER, self.FIRST)
        built = document(first, self.SECOND, styles={"Action Plan": LARGE})
        assert tuple(shown(built)) == self.READ
        assert self.NOTE.split()[0] in {
            block.item.text.split()[0] for block in document_to_outline(built).blocks
        }


def test_words_broken_in_narrow_cells_and_at_line_ends() -> None:
    assert table(
        """
        | 01 | Be open for    | Write about health  | March-     | Leader    | Communi- |
        |    | transpar-      | and well-           | June 2022  |           | cations  |
        |    | ency           | being               |            |           | Manager  |
        +----+----------------+---------------------+------------+-----------+----------+
        """
    ) == [
        "01 Be open for transparency",
        "  - Write about health and well-being | deadline (action): March-June 2022"
        " | lead_member: Leader | lead_officer: Communications Manager",
    ]


def test_columns_that_no_field_takes_keep_their_headings() -> None:
    drawing = """
    +--------+-----------+------------------+--------+
    | Action | Cost code | Budget 2022/23   | RAG    |
    +--------+-----------+------------------+--------+
    | Write  | A1        | £5,000           | Green  |
    +--------+-----------+------------------+--------+
    """
    assert shown(document(drawing)) == ["  - Write | (Cost code): A1 | resources: £5,000 | rag: Green"]


def test_a_row_without_words_and_a_table_without_rows() -> None:
    assert shown(document(HEADER)) == []
    assert (
        table(
            "|    |                |                     |            |           |          |",
            HEADER.split("\n")[1],
        )
        == []
    )


ABOVE = """
Areas for priority action

+-----------------------+------------------------------------------+
| Responsible body      | Areas for priority action                |
+-----------------------+------------------------------------------+
| Ottercombe Council    | Leaders should put plans in place.       |
| and NHS Ottercombe    |                                          |
+-----------------------+------------------------------------------+
| Ottercombe Council    | Leaders should shorten the time that     |
|                       | children wait. This includes:            |
|                       | • waits for speech therapy               |
+-----------------------+------------------------------------------+
"""
BELOW = """
+-----------------------+------------------------------------------+
|                       | • waits for an assessment.               |
|                       |                                          |
|                       | They should tell families why they wait. |
+-----------------------+------------------------------------------+
| NHS Ottercombe        | The board must publish its data.         |
+-----------------------+------------------------------------------+
"""


def test_areas_for_action_by_responsible_body() -> None:
    """A row that the page end cuts is blank where its owner has been named; the heading is the theme."""
    theme = "[Areas for priority action]"
    assert shown(document(ABOVE, BELOW, styles={"Areas for priority action": LARGE})) == [
        theme,
        "Leaders should put plans in place. | owner: Ottercombe Council and NHS Ottercombe",
        theme,
        "Leaders should shorten the time that children wait. This includes: • waits for speech therapy"
        " • waits for an assessment. They should tell families why they wait. | owner: Ottercombe Council",
        theme,
        "The board must publish its data. | owner: NHS Ottercombe",
    ]


def test_a_summary_of_the_recommendations_is_not_said_twice() -> None:
    summary = """
    +----+----------------+----------+
    | No | Recommendation | Priority |
    +----+----------------+----------+
    | 1  | Listen         | High     |
    +----+----------------+----------+
    | 2  | Speak plainly  | Low      |
    +----+----------------+----------+
    """
    detail = """
    +----+----------------+---------------------+------------+
    | No | Recommendation | Actions             | By when    |
    +----+----------------+---------------------+------------+
    | 1  | Listen         | Hold a meeting      | May 2025   |
    +----+----------------+---------------------+------------+
    | 3  | Spend less     | Sell the depot      | June 2025  |
    +----+----------------+---------------------+------------+
    """
    assert shown(document(stacked(summary, "\n\n\n", detail))) == [
        "2 Speak plainly | priority: Low",
        "1 Listen | priority: High",
        "  - Hold a meeting | deadline (action): May 2025",
        "3 Spend less",
        "  - Sell the depot | deadline (action): June 2025",
    ]


def test_actions_with_codes_of_their_own() -> None:
    drawing = """
    +----+----------------+---------------------+------------+
    | No | Recommendation | Actions             | By when    |
    +----+----------------+---------------------+------------+
    | R1 | Listen         | 1.1 Hold a meeting  | May 2025   |
    |    |                | 1.2 12 notes to be  |            |
    |    |                | written             |            |
    +----+----------------+---------------------+------------+
    | R2 | Speak plainly  | 2.1 - Write less    | June 2025  |
    +----+----------------+---------------------+------------+
    """
    assert shown(document(drawing)) == [
        "R1 Listen",
        "  1.1. Hold a meeting | deadline (row): May 2025",
        "  1.2. 12 notes to be written | deadline (row): May 2025",
        "R2 Speak plainly",
        "  2.1. Write less | deadline (action): June 2025",
    ]
    assert [action.ref for each in parse(document(drawing)).recommendations for action in each.actions] == [
        "1.1",
        "1.2",
        "2.1",
    ]


def test_codes_of_the_only_rows_actions() -> None:
    drawing = """
    +----+----------------+---------------------+------------+
    | No | Recommendation | Actions             | By when    |
    +----+----------------+---------------------+------------+
    | 7  | Listen         | 7.1 Hold a meeting  | May 2025   |
    |    |                | 7.2 Write it down   |            |
    +----+----------------+---------------------+------------+
    """
    assert shown(document(drawing)) == [
        "7 Listen",
        "  7.1. Hold a meeting | deadline (row): May 2025",
        "  7.2. Write it down | deadline (row): May 2025",
    ]


def test_many_headings_of_no_meaning_beside_four_that_have_one() -> None:
    drawing = """
    +----+----------------+-----------------+----------+----+----+----+----+
    | No | Recommendation | Actions         | By when  | Q1 | Q2 | Q3 | Q4 |
    +----+----------------+-----------------+----------+----+----+----+----+
    | 1  | Listen         | Hold a meeting  | May 2025 | x  |    |    |    |
    +----+----------------+-----------------+----------+----+----+----+----+
    """
    assert shown(document(drawing)) == [
        "1 Listen",
        "  - Hold a meeting | deadline (action): May 2025 | (Q1): x",
    ]


def test_long_texts_under_a_heading_of_no_meaning_are_the_actions() -> None:
    drawing = """
    +----+----------------+------------------------------+------------+
    | No | Recommendation | We undertake hereby          | By when    |
    +----+----------------+------------------------------+------------+
    | 1  | Listen         | Hold a meeting with everyone | May 2025   |
    +----+----------------+------------------------------+------------+
    | 2  | Speak plainly  | Write less and say it once   | June 2025  |
    +----+----------------+------------------------------+------------+
    """
    assert shown(document(drawing)) == [
        "1 Listen",
        "  - Hold a meeting with everyone | deadline (action): May 2025",
        "2 Speak plainly",
        "  - Write less and say it once | deadline (action): June 2025",
    ]


def test_a_heading_broken_more_than_once() -> None:
    drawing = """
    +----+-------+---------------------+------------+
    | No | Recom | Actions             | By when    |
    |    | menda |                     |            |
    |    | tion  |                     |            |
    +----+-------+---------------------+------------+
    | 1  | Do it | Hold a meeting      | May 2025   |
    +----+-------+---------------------+------------+
    """
    assert shown(document(drawing)) == ["1 Do it", "  - Hold a meeting | deadline (action): May 2025"]


def test_a_recommendation_printed_beside_each_action_may_wrap_in_its_words() -> None:
    drawing = """
    +----+------------------+--------+----------+
    | No | Recommendation   | Action | By when  |
    +----+------------------+--------+----------+
    | 1  | Work with neigh- | Write  | May 2022 |
    |    | bouring councils |        |          |
    +----+------------------+--------+----------+
    | 1  | Work with neigh- | Call   | May 2022 |
    |    | bouring councils |        |          |
    +----+------------------+--------+----------+
    """
    assert shown(document(drawing))[0] == "1 Work with neighbouring councils"


@pytest.mark.parametrize("mark", ["(cont.)", "(continued)", "cont’d"])
def test_what_is_printed_again_behind_a_page_end_says_so(mark: str) -> None:
    first = """
    +------------+----------------+--------+----------+
    | No         | Recommendation | Action | By when  |
    +------------+----------------+--------+----------+
    | Finance                                         |
    +------------+----------------+--------+----------+
    | R1         | Listen         | Write  | May 2022 |
    +------------+----------------+--------+----------+
    """
    second = f"""
    +------------+----------------+--------+----------+
    | No         | Recommendation | Action | By when  |
    +------------+----------------+--------+----------+
    | Finance {mark:12}                            |
    +------------+----------------+--------+----------+
    | R1 {mark:11}  |                | Call   | May 2022 |
    +------------+----------------+--------+----------+
    | R2         | Speak          | Meet   | May 2022 |
    +------------+----------------+--------+----------+
    """
    built = document(first, second)
    assert parse(built).coverage.share == 1.0
    assert [line for line in shown(built) if line != "[Finance]"] == [
        "R1 Listen",
        "  - Write | deadline (action): May 2022",
        "  - Call | deadline (action): May 2022",
        "R2 Speak",
        "  - Meet | deadline (action): May 2022",
    ]


def test_names_right_under_each_other_beside_actions_in_rows_are_owners_of_all() -> None:
    """The second stands level with the second action by chance."""
    drawing = """
    +----+----------------+----------------+------------------+
    | No | Recommendation | Action         | Member / Officer |
    +----+----------------+----------------+------------------+
    | 01 | Listen         | Write          | Cllr Betts       |
    |    |                +----------------+ Head of Finance  |
    |    |                | Call           |                  |
    +----+----------------+----------------+------------------+
    | 02 | Speak          | Meet           | Cllr Keers       |
    +----+----------------+----------------+------------------+
    """
    assert [line for line in shown(document(drawing)) if line.startswith("  - ")] == [
        "  - Write | owner: Cllr Betts; Head of Finance",
        "  - Call | owner: Cllr Betts; Head of Finance",
        "  - Meet | owner: Cllr Keers",
    ]


@pytest.mark.parametrize("mark", ["Action 1.1:", "ACTION 1.1 –"])
def test_an_action_that_says_its_number(mark: str) -> None:
    drawing = f"""
    +----+----------------+----------------------------+----------+
    | No | Recommendation | Action                     | By when  |
    +----+----------------+----------------------------+----------+
    | 01 | Listen         | {mark:12} Write to them | May 2022 |
    |    |                +----------------------------+----------+
    |    |                | {mark.replace(".1", ".2"):12} Call          | May 2022 |
    +----+----------------+----------------------------+----------+
    """
    assert shown(document(drawing)) == [
        "01 Listen",
        "  1.1. Write to them | deadline (action): May 2022",
        "  1.2. Call | deadline (action): May 2022",
    ]


def test_an_action_under_a_line_with_its_number() -> None:
    drawing = """
    +----+----------------+----------------------------+----------+
    | No | Recommendation | Action                     | By when  |
    +----+----------------+----------------------------+----------+
    | 01 | Listen         | Action 1.1                 | May 2022 |
    |    |                | Write to all who live here |          |
    |    |                +----------------------------+----------+
    |    |                | Action 1.2                 | May 2022 |
    |    |                | Call                       |          |
    +----+----------------+----------------------------+----------+
    """
    assert shown(document(drawing)) == [
        "01 Listen",
        "  1.1. Write to all who live here | deadline (action): May 2022",
        "  1.2. Call | deadline (action): May 2022",
    ]


def test_codes_that_stand_alone_above_their_dates_and_level_with_no_action_of_theirs() -> None:
    drawing = """
    +----+----------------+-----------------------+---------------+---------+
    | No | Recommendation | Actions               | Lead          | By when |
    +----+----------------+-----------------------+---------------+---------+
    | 11 | Listen         | 11.1 Write to all     | 11.1 Director |         |
    |    |                | who live here         | of Place      | 11.1    |
    |    |                |                       |               | Summer  |
    |    |                | 11.2 Call them        | 11.2 Policy   | 2026    |
    |    |                |                       | Manager       |         |
    |    |                | 11.3 Meet them        |               | 11.2    |
    |    |                |                       | 11.3 Mayor    | Ongoing |
    |    |                |                       |               |         |
    |    |                |                       |               | 11.3    |
    |    |                |                       |               | May     |
    +----+----------------+-----------------------+---------------+---------+
    """
    assert shown(document(drawing)) == [
        "11 Listen",
        "  11.1. Write to all who live here | deadline (action): Summer 2026 | owner: Director of Place",
        "  11.2. Call them | deadline (action): Ongoing | owner: Policy Manager",
        "  11.3. Meet them | deadline (action): May | owner: Mayor",
    ]


def test_a_second_column_of_references_is_kept_as_it_is() -> None:
    drawing = """
    +-----+--------+----------+-------------------------+
    | No. | Action | By when  | Links to recommendation |
    +-----+--------+----------+-------------------------+
    | 1   | Write  | May 2022 | Listen to all           |
    +-----+--------+----------+-------------------------+
    | 2   | Call   | May 2022 | Speak plainly           |
    +-----+--------+----------+-------------------------+
    """
    built = document(drawing)
    assert "(Links to recommendation): Listen to all" in "".join(shown(built))
    assert parse(built).coverage.share == 1.0


def test_a_table_of_recommendations_and_one_of_actions_by_their_numbers() -> None:
    drawing = """
    +-----+-------------------------+
    | Ref | Recommendation          |
    +-----+-------------------------+
    | R1  | Listen to all           |
    +-----+-------------------------+
    | R2  | Speak plainly           |
    +-----+-------------------------+

    Action plan

    +-----+-----------------+--------+----------+
    | Ref | Action          | Lead   | By when  |
    +-----+-----------------+--------+----------+
    | R1  | Hold a meeting  | Leader | May 2025 |
    +-----+-----------------+--------+----------+
    | R1  | Publish a note  | Leader | Ongoing  |
    +-----+-----------------+--------+----------+
    | R2  | Write less      | Leader | May 2026 |
    +-----+-----------------+--------+----------+
    """
    built = document(drawing, styles={"Action plan": BOLD})
    assert [line for line in shown(built) if not line.startswith("[")] == [
        "R1 Listen to all",
        "  - Hold a meeting | deadline (action): May 2025 | owner: Leader",
        "  - Publish a note | deadline (action): Ongoing | owner: Leader",
        "R2 Speak plainly",
        "  - Write less | deadline (action): May 2026 | owner: Leader",
    ]


def test_owners_on_lines_of_their_own() -> None:
    drawing = """
    +----------------+--------------------+----------------------------+----------+
    | Recommendation | Action             | Lead officer               | By when  |
    +----------------+--------------------+----------------------------+----------+
    | Listen to all. | Hold a meeting.    | Head of Planning           | May 2025 |
    |                |                    | Head of Housing            |          |
    +----------------+--------------------+----------------------------+----------+
    | Speak plainly. | Write less.        | Assistant Director of Legal| Ongoing  |
    |                |                    | and Democratic Services    |          |
    +----------------+--------------------+----------------------------+----------+
    """
    assert shown(document(drawing))[1::2] == [
        "  - Hold a meeting. | deadline (action): May 2025 | lead_officer: Head of Planning; Head of Housing",
        "  - Write less. | deadline (action): Ongoing"
        " | lead_officer: Assistant Director of Legal and Democratic Services",
    ]


def test_an_owner_that_a_stroke_begins_on_one_line_goes_on_in_the_next() -> None:
    drawing = """
    +----------------+--------------------+----------------+----------+
    | Recommendation | Action             | Lead           | By when  |
    +----------------+--------------------+----------------+----------+
    | Listen to all. | Hold a meeting.    | Cllrs Moss and | May 2025 |
    |                |                    | Idowu /        |          |
    |                |                    | Planning       |          |
    |                |                    | Policy Team    |          |
    |                |                    | Leader         |          |
    +----------------+--------------------+----------------+----------+
    """
    assert shown(document(drawing))[1].endswith("owner: Cllrs Moss and Idowu / Planning Policy Team Leader")


def test_owners_on_lines_that_have_no_room_for_more() -> None:
    drawing = """
    +----------------+--------------------+--------------------------+----------+
    | Recommendation | Action             | Lead officer             | By when  |
    +----------------+--------------------+--------------------------+----------+
    | Listen to all. | Hold a meeting.    | Corporate Director Place | May 2025 |
    |                |                    | Corporate Director Legal |          |
    +----------------+--------------------+--------------------------+----------+
    | Speak plainly. | Write less.        | Corporate Director Adult | Ongoing  |
    |                |                    | Communities              |          |
    +----------------+--------------------+--------------------------+----------+
    """
    assert [line.partition("officer: ")[2] for line in shown(document(drawing))[1::2]] == [
        "Corporate Director Place; Corporate Director Legal",
        "Corporate Director Adult Communities",
    ]


def test_bodies_whose_names_a_narrow_cell_breaks() -> None:
    drawing = """
    +--------------------------+------------------------------+
    | Responsible body         | Areas for priority action    |
    +--------------------------+------------------------------+
    | Moss County Council, NHS | Leaders should cut waits.    |
    | Moss and Holt Integrated |                              |
    | Care Board and schools   |                              |
    +--------------------------+------------------------------+
    | Moss County Council      | Leaders should share data.   |
    | NHS Moss and Holt ICB    |                              |
    +--------------------------+------------------------------+
    | Moss County Council      | Leaders should write plans.  |
    | NHS Moss                 |                              |
    | NHS England              |                              |
    +--------------------------+------------------------------+
    """
    assert [line.partition("owner: ")[2] for line in shown(document(drawing))[1::2]] == [
        "Moss County Council, NHS Moss and Holt Integrated Care Board and schools",
        "Moss County Council; NHS Moss and Holt ICB",
        "Moss County Council; NHS Moss; NHS England",
    ]


def test_labels_of_owners_that_a_narrow_cell_breaks() -> None:
    drawing = """
    +----------------+--------------------+----------------------------+----------+
    | Recommendation | Action             | Lead                       | By when  |
    +----------------+--------------------+----------------------------+----------+
    | Listen to all. | Hold a meeting.    | Lead                       | May 2025 |
    |                |                    | Member: Cllr Nunn / Lead   |          |
    |                |                    | Officer: Head of Housing   |          |
    +----------------+--------------------+----------------------------+----------+
    | Speak plainly. | Write less.        | Officer lead: Head of HR;  | Ongoing  |
    |                |                    | Member lead: Leader        |          |
    +----------------+--------------------+----------------------------+----------+
    """
    assert [line.partition("owner: ")[2] for line in shown(document(drawing))[1::2]] == [
        "Lead Member: Cllr Nunn / Lead Officer: Head of Housing",
        "Officer lead: Head of HR; Member lead: Leader",
    ]


def test_a_councillors_name_on_the_line_below_the_title() -> None:
    drawing = """
    +----------------+--------------------+----------------------------+----------+
    | Recommendation | Action             | Lead                       | By when  |
    +----------------+--------------------+----------------------------+----------+
    | Listen to all. | Hold a meeting.    | Cllr                       | May 2025 |
    |                |                    | Amara Whitlock             |          |
    +----------------+--------------------+----------------------------+----------+
    """
    assert shown(document(drawing))[1] == (
        "  - Hold a meeting. | deadline (action): May 2025 | owner: Cllr Amara Whitlock"
    )


def test_a_table_under_an_announcing_heading_with_themes_of_its_own() -> None:
    drawing = """
Summary of recommendations

+-----+------------+----------------------------------+
| Ref | Theme      | Recommendation                   |
+-----+------------+----------------------------------+
| F1  | Leadership | Brief all members each quarter.  |
+-----+------------+----------------------------------+
| F2  | Budget     | Agree a plan for three years.    |
+-----+------------+----------------------------------+
"""
    built = document(drawing, styles={"Summary of recommendations": LARGE})
    assert shown(built) == [
        "[Leadership]",
        "F1 Brief all members each quarter.",
        "[Budget]",
        "F2 Agree a plan for three years.",
    ]


def test_what_is_said_under_labels_around_a_recommendations_table() -> None:
    table = """
    +----------------+------------+
    | Action         | By when    |
    +----------------+------------+
    | {:14} | March 2025 |
    +----------------+------------+
    """
    pages = [
        stacked(
            f"Recommendation {number}",
            "",
            f"{text} to all who live here",
            "",
            "Our response",
            "We accept this in full.",
            table.format(text.split()[0]),
            "",
            "How we will know we have succeeded",
            "More of them say so.",
        )
        for number, text in ((1, "Listen closely"), (2, "Speak plainly"), (3, "Report fully"))
    ]
    numbered = [f"Recommendation {number}" for number in (1, 2, 3)]
    headings = (*numbered, "Our response", "How we will know we have succeeded")
    found = shown(document(*pages, styles=dict.fromkeys(headings, BOLD)))
    assert found[:2] == [
        "1 Listen closely to all who live here | response: We accept this in full."
        " | success_measure: More of them say so.",
        "  - Listen | deadline (action): March 2025",
    ]
    assert len(found) == 6


def test_a_labelled_line_ends_the_owner_above_it() -> None:
    drawing = """
    +----------------+--------------------+--------------------------+----------+
    | Recommendation | Action             | Lead / Support           | By when  |
    +----------------+--------------------+--------------------------+----------+
    | Listen to all. | Hold a meeting.    | Lead: Monitoring Officer | May 2025 |
    |                |                    | Support: Head of HR      |          |
    +----------------+--------------------+--------------------------+----------+
    """
    (one,) = parse(document(drawing)).recommendations
    assert one.actions[0].details.lead_officer == "Monitoring Officer"


def test_bullets_of_other_columns() -> None:
    drawing = """
    +----------------+-----------------+-------------------+----------+
    | Recommendation | Action          | Progress          | By when  |
    +----------------+-----------------+-------------------+----------+
    | Listen to all. | Hold a meeting. | \uf0b7 Held in May     | May 2025 |
    |                |                 | \uf0b7 Reported to all |          |
    +----------------+-----------------+-------------------+----------+
    | Speak plainly. | Write less.     | \uf0b7 It was begun    | May 2025 |
    +----------------+-----------------+-------------------+----------+
    """
    found = [one.actions[0].details.progress for one in parse(document(drawing)).recommendations]
    assert found == ["• Held in May • Reported to all", "It was begun"]


def test_an_answer_alone_above_what_is_done() -> None:
    drawing = """
    +-----+----------------+------------------------------+
    | Ref | Recommendation | Management response          |
    +-----+----------------+------------------------------+
    | 1   | Listen to all  | Agreed.                      |
    |     |                |                              |
    |     |                | A meeting will be held.      |
    |     |                | Responsible officer: Jo May  |
    |     |                | Implementation date: May 2025|
    +-----+----------------+------------------------------+
    | 2   | Speak plainly  | Agreed in part.              |
    |     |                |                              |
    |     |                | Letters will be shorter.     |
    |     |                | Responsible officer: Jo May  |
    |     |                | Implementation date: May 2025|
    +-----+----------------+------------------------------+
    """
    plan = parse(document(drawing))
    assert [[action.text for action in one.actions] for one in plan.recommendations] == [
        ["A meeting will be held."],
        ["Letters will be shorter."],
    ]
    assert [one.actions[0].details.response for one in plan.recommendations] == ["Agreed.", "Agreed in part."]


def test_what_was_found_above_the_recommendation_in_its_cell() -> None:
    drawing = """
    +---+--------------------------------+-----------------+
    | # | Issue and recommendation       | Due date        |
    +---+--------------------------------+-----------------+
    | 1 | Journals were not checked.     | May 2024        |
    |   | Recommendation                 |                 |
    |   | Check journals each month.     |                 |
    +---+--------------------------------+-----------------+
    | 2 | Passwords never expire.        | June 2024       |
    |   | Recommendation                 |                 |
    |   | Change passwords each year.    |                 |
    +---+--------------------------------+-----------------+
    """
    plan = parse(document(drawing, styles={"Recommendation": BOLD}))
    found = [dict(told.details.extra) for told in plan.recommendations]
    assert [(told.ref, told.text) for told in plan.recommendations] == [
        ("1", "Check journals each month."),
        ("2", "Change passwords each year."),
    ]
    assert found == [{"finding": "Journals were not checked."}, {"finding": "Passwords never expire."}]
    assert plan.coverage.share == 1.0


def test_a_body_beside_two_recommendations_whose_name_the_page_end_cuts() -> None:
    header = """
    +----------------------+---------------------------+
    | Responsible body     | Areas for priority action |
    +----------------------+---------------------------+
    """
    above = """
    | Kelham City Council  | Leaders should plan for   |
    +----------------------+---------------------------+
    """
    below = """
    +----------------------+---------------------------+
    | and NHS Trentvale    | those who leave school.   |
    |                      +---------------------------+
    |                      | Leaders should see all    |
    |                      | plans.                    |
    +----------------------+---------------------------+
    | NHS Trentvale        | The board should cut the  |
    |                      | wait.                     |
    +----------------------+---------------------------+
    """
    read = parse(document(stacked(header, above), below)).recommendations
    assert [each.details.owner_text for each in read] == [
        "Kelham City Council and NHS Trentvale",
        "Kelham City Council and NHS Trentvale",
        "NHS Trentvale",
    ]


def test_answers_under_a_heading_of_the_response_with_who_and_when() -> None:
    drawing = """
    +---+------------------------------+---------------------------------------+
    | # | Issue and recommendation     | Management response/Officer/Due date  |
    +---+------------------------------+---------------------------------------+
    | 1 | We recommend that journals   | Accepted; the system will be changed. |
    |   | are checked.                 | Officer: Systems Accountant           |
    |   |                              | Due date: March 2024                  |
    +---+------------------------------+---------------------------------------+
    | 2 | We recommend that accounts   | The Head of Finance will see to it.   |
    |   | are reconciled.              | Officer: Head of Finance              |
    |   |                              | Due date: May 2024                    |
    +---+------------------------------+---------------------------------------+
    """
    (one, two) = parse(document(drawing)).recommendations
    assert not one.actions
    told = one.details.response, one.details.owner_text, one.details.deadline.text
    assert told == ("Accepted; the system will be changed.", "Systems Accountant", "March 2024")
    assert [action.text for action in two.actions] == ["The Head of Finance will see to it."]


def test_owners_in_paragraphs_of_their_own_in_the_only_cell_of_owners() -> None:
    drawing = """
    +---------------------+---------------------------+
    | Responsible body    | Area for priority action  |
    +---------------------+---------------------------+
    | Holmebridge Council | Leaders should plan for   |
    |                     | those who leave school.   |
    | NHS Wyeside ICB     |                           |
    +---------------------+---------------------------+
    """
    (read,) = parse(document(drawing)).recommendations
    assert read.details.owner_text == "Holmebridge Council; NHS Wyeside ICB"


def test_a_response_that_also_says_what_is_done_is_an_action() -> None:
    """Under “Management response” alone most of the rows tell what the column holds."""
    drawing = """
    +------------------------------+---------------------------------------+------------+
    | Recommendation               | Management response                   | Due date   |
    +------------------------------+---------------------------------------+------------+
    | Check all journals.          | The system will be changed by staff.  | May 2024   |
    +------------------------------+---------------------------------------+------------+
    | Reconcile accounts.          | A report will be run each week.       | June 2024  |
    +------------------------------+---------------------------------------+------------+
    | Report the receipts.         | Agreed. A report will be produced.    | July 2024  |
    +------------------------------+---------------------------------------+------------+
    """
    read = parse(document(drawing)).recommendations
    assert [action.text for each in read for action in each.actions] == [
        "The system will be changed by staff.",
        "A report will be run each week.",
        "Agreed. A report will be produced.",
    ]


def test_a_heading_that_counts_the_one_recommendation_below_it_is_its_number() -> None:
    drawing = """
    +-------------------------+-------------------------+---------+-----------+
    | Recommendation 3        | Action                  | Lead    | By when   |
    +-------------------------+-------------------------+---------+-----------+
    | Agree a vision with all | Hold a residents' forum | Clerk   | May 2025  |
    +-------------------------+-------------------------+---------+-----------+
    |                         | Write to all partners   | Clerk   | June 2025 |
    +-------------------------+-------------------------+---------+-----------+
    """
    assert shown(document(drawing))[0].startswith("3 Agree a vision with all")


def test_how_fast_somebody_answers_is_no_plan() -> None:
    drawing = """
    Our service standards

    +-------------------------+------------------------+
    | Response                | Timescale              |
    +-------------------------+------------------------+
    | Acknowledge the request | Within 5 working days  |
    +-------------------------+------------------------+
    | Answer the request      | Within 20 working days |
    +-------------------------+------------------------+
    """
    assert not shown(document(drawing))


def test_the_theme_of_a_row_that_does_nothing_is_kept_beside_one_that_does() -> None:
    above = Placed(1, 120.0, RecommendationDraft(text=Passage("Listen to all")))
    loose = [RecommendationDraft(theme=Passage("When", (word("When"),)))]
    kept = headed_table._with_loose(above, loose, "Ref")
    assert [each.value.text for each in kept.draft.fields] == ["When"]
    # What stands below goes on under it.
    assert headed_table._with_loose(above, loose, "Ref", loose[0].theme) == above
