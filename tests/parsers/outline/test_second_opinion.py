"""A second reader is asked about words that stand in columns and in no table; what checks out is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from models.document import Box, Document, SeenTable
from models.plan import Plan
from parsers.checks.confidence import THRESHOLD
from parsers.outline.outline import document_to_outline
from parsers.outline.second_opinion import SecondReader, Way, nobody, with_seen
from parsers.outline.sheets import document_to_sheets
from parsers.outline.stray_columns import held_words, runs, stray_pages
from parsers.parse import parse, trace
from parsers.text.lines import line_of
from tests.parsers.built import CELL, LEFT, PITCH, TOP, document, word

BARE = """
    01  Establish a regular safe space  To hold meetings in each month    March 2022  Leader
        for all of the members          of the year.

    02  Co-develop the corporate plan   To agree the plan with partners.  Ongoing     Chief Executive

    03  Review the whole of the budget  To set a new budget for the year  May 2022    Head of Finance
        of the council                  and the next one.

    04  Listen to those who live here   To publish a survey of the views. July 2022   Leader

    05  Speak plainly in every letter   To rewrite each of the letters    Ongoing     Chief Executive
"""
# One cell ends a space before the next column: no white runs down between texts and dates that we could see.
HEADED = f"""
    No  Recommendation                  Action                            By when     Lead
    {BARE.strip()}
"""
STARTS = (0, 4, 36, 70, 82, 98)
"""The characters at which BARE's columns begin, and its end."""


def edges(*starts: float) -> tuple[float, ...]:
    return tuple(LEFT + CELL * start - 3 for start in starts)


def seen(*starts: float, page: int = 1) -> SeenTable:
    return SeenTable(page, Box(LEFT, TOP, LEFT + 98 * CELL, TOP + 13 * PITCH), edges(*starts))


def telling(*opinions: Sequence[Way]) -> tuple[SecondReader, list[tuple[int, ...]]]:
    """A second reader that sees these columns, and the pages that it was asked about."""
    asked: list[tuple[int, ...]] = []

    def second(pages: Sequence[int]) -> Sequence[Sequence[Way]]:
        asked.append(tuple(pages))
        return opinions

    return second, asked


def read(built: Document, second: SecondReader = nobody) -> Plan:
    return trace(built, second=second).plan


def actions(plan: Plan) -> list[tuple[str, str, str, str]]:
    return [
        (each.ref, one.text, one.details.deadline.text, one.details.owner_text)
        for each in plan.recommendations
        for one in each.actions
    ]


def shown(plan: Plan) -> object:
    """All of a plan but its words, which are others in each reading."""
    return actions(plan), [(issue.kind, issue.message) for issue in plan.issues], plan.coverage.share


RIGHT = [
    ("01", "To hold meetings in each month of the year.", "March 2022", "Leader"),
    ("02", "To agree the plan with partners.", "Ongoing", "Chief Executive"),
    ("03", "To set a new budget for the year and the next one.", "May 2022", "Head of Finance"),
    ("04", "To publish a survey of the views.", "July 2022", "Leader"),
    ("05", "To rewrite each of the letters", "Ongoing", "Chief Executive"),
]


class TestTheSecondReaderDecides:
    def test_a_table_that_no_heading_opens(self) -> None:
        second, asked = telling([[seen(*STARTS)]])
        assert actions(read(document(BARE))) == []
        assert actions(read(document(BARE), second)) == RIGHT
        assert asked == [(1,)]

    def test_its_records_are_for_a_person_to_look_at(self) -> None:
        second, _ = telling([[seen(*STARTS)]])
        plan = read(document(BARE), second)
        records = [one for each in plan.recommendations for one in (each, *each.actions)]
        assert all(one.needs_review and "second reader" in one.evidence for one in records)
        [issue] = [issue for issue in plan.issues if issue.kind == "columns"]
        assert (issue.page, set(issue.words)) == (1, {word for one in records for word in one.words})

    def test_what_two_opinions_agree_on_needs_no_look(self) -> None:
        second, _ = telling([[seen(*STARTS)]], [[seen(*(start + 0.2 for start in STARTS))]])
        plan = read(document(BARE), second)
        records = [one for each in plan.recommendations for one in (each, *each.actions)]
        assert actions(plan) == RIGHT
        assert all("second readers agree" in one.evidence for one in records)
        odd = [one for one in records if "ends without a stop" in one.evidence]  # for its own sake
        assert not any(one.needs_review for one in records if one not in odd)
        assert len(odd) < len(records) / 2
        assert not [issue for issue in plan.issues if issue.kind == "columns"]

    def test_what_they_do_not_agree_on_does(self) -> None:
        second, _ = telling([[seen(*STARTS)]], [[seen(0, 4, 39, 70, 82, 98)]])
        plan = read(document(BARE), second)
        assert actions(plan) == RIGHT
        assert all(one.needs_review for each in plan.recommendations for one in each.actions)

    def test_the_better_of_its_ways(self) -> None:
        second, _ = telling([[seen(0, 4, 36, 98)], [seen(*STARTS)], []])
        assert actions(read(document(BARE), second)) == RIGHT

    def test_every_word_is_accounted_for(self) -> None:
        second, _ = telling([[seen(*STARTS)]])
        coverage = read(document(BARE), second).coverage
        assert (coverage.share, coverage.doubled) == (1.0, ())

    def test_prose_around_the_table_is_no_row(self) -> None:
        prose = "    The council has set out below all that it will do in answer to the peer team's report."
        box = Box(LEFT, TOP, LEFT + 98 * CELL, TOP + 20 * PITCH)
        second, _ = telling([[SeenTable(1, box, edges(*STARTS))]])
        assert actions(read(document(f"{prose}\n{BARE}\n{prose}"), second)) == RIGHT


class TestOurOwnReadingStays:
    @pytest.mark.parametrize(
        "drawing",
        [
            pytest.param(HEADED, id="a known header"),
            pytest.param(
                """
                +----+---------------+--------------+
                | No | Action        | By when      |
                +----+---------------+--------------+
                | 1  | Listen        | May 2022     |
                +----+---------------+--------------+
                """,
                id="rules",
            ),
            pytest.param("Prose has no columns.\nIt is read line by line.\n" * 4, id="prose"),
            pytest.param("1 High Street   Marlow   ML1 1AA\nTel 123   Fax 456   Post 789", id="an address"),
        ],
    )
    def test_nobody_is_asked(self, drawing: str) -> None:
        second, asked = telling([[seen(*STARTS)]])
        built = document(drawing)
        assert shown(read(built, second)) == shown(read(built))
        assert asked == []

    @pytest.mark.parametrize(
        "ways",
        [
            pytest.param([], id="it fails"),
            pytest.param([[]], id="it sees nothing"),
            pytest.param([[seen(0, 36, 98)]], id="too few columns"),
            pytest.param([[seen(*STARTS, page=2)]], id="another page"),
            pytest.param([[SeenTable(1, Box(0, 0, 10, 10), edges(*STARTS))]], id="a place without words"),
            pytest.param([[seen(0, 10, 20, 30, 40, 50, 60, 98)]], id="columns through words"),
        ],
    )
    def test_what_it_sees_does_not_check_out(self, ways: list[list[SeenTable]]) -> None:
        built = document(BARE)
        assert shown(read(built, telling(ways)[0])) == shown(parse(built))


def test_records_across_columns_are_for_a_person_to_look_at() -> None:
    # Its numbers make a list of each row: nobody saw the table.
    plan = parse(document(re.sub(r"0(\d)  ", r"Recommendation \1:  ", BARE)))
    assert plan.recommendations
    records = [one for each in plan.recommendations for one in (each, *each.actions) if one.words]
    assert all(one.needs_review and one.confidence < THRESHOLD for one in records)
    [issue] = [issue for issue in plan.issues if issue.kind == "columns"]
    assert issue.message.startswith("stands in columns, and no table was found: “Recommendation 1: Est")


@pytest.mark.parametrize(
    ("strays", "plan", "expected"),
    [
        pytest.param({3: 4, 4: 1}, [], (3, 4), id="the rest of a table too"),
        pytest.param({3: 3, 4: 3}, [], (), id="too few lines on each"),
        pytest.param({3: 9, 20: 9}, [1, 2], (3,), id="another paper's table"),
        pytest.param(dict.fromkeys(range(1, 40), 9), [], (), id="a pack of tables"),
    ],
)
def test_the_pages_in_doubt(strays: dict[int, int], plan: list[int], expected: tuple[int, ...]) -> None:
    lines = [line_of([word("Leader", number=page)]) for page, count in strays.items() for _ in range(count)]
    assert stray_pages(lines, plan) == expected


def test_words_outside_the_table_stay_where_they_are() -> None:
    sheets = document_to_sheets(document(f"    A heading\n\n{BARE}"))
    parted = with_seen(sheets, [SeenTable(1, Box(LEFT, TOP + 20, 700, 900), edges(*STARTS))])
    assert parted
    [sheet] = parted.pages
    assert [line.text for line in sheet.lines] == ["A heading"]
    assert [grid.bound for grid in sheet.grids] == ["gaps"]


def test_one_table_has_the_same_columns_on_all_its_pages() -> None:
    later = re.sub(r"0(\d)  ", lambda ref: f"{int(ref[1]) + 5:02}  ", BARE)
    found = with_seen(document_to_sheets(document(BARE, later)), [seen(*STARTS), seen(0, 36, 70, 98, page=2)])
    assert found
    starts = [[grid.edges[1:-1] for grid in sheet.grids] for sheet in found.pages]
    assert starts == [[edges(*STARTS)[1:-1]]] * 2


def test_the_title_of_a_table_is_held() -> None:
    drawing = """
    +-------------------------------------------+
    | Finance        First half        Approved |
    +----------------+----------------+---------+
    | Action         | Lead           | By when |
    +----------------+----------------+---------+
    | Hold a meeting | Leader         | Ongoing |
    +----------------+----------------+---------+
    """
    plan = document(drawing)
    assert set(plan.words) == held_words(document_to_outline(plan))


def test_a_justified_line_stands_in_no_columns() -> None:
    spread = [word("council", x, 100.0) for x in (50.0, 105.0, 160.0, 215.0)]
    parted = [*spread[:2], word("should", 160.0, 100.0), word("act", 199.0, 100.0)]
    assert [runs(line_of(words)) for words in (spread, parted)] == [1, 3]
