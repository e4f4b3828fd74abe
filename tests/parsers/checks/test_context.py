"""What a plan says about itself: title, council, date, key of colours, what is complete by now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.document import Document
from models.plan import Action, Deadline, Details, Passage, Recommendation, RecommendationDraft
from parsers.checks.context import (
    colour_key,
    date_of_file,
    date_of_pack,
    with_statuses,
    without_title_as_theme,
)
from parsers.parse import parse
from parsers.records.drafts import Placed
from parsers.sections.blocks import lines_to_blocks
from tests.parsers.built import BOLD, LARGE, document, lines, stacked

TABLE = """
+----+----------------+------------------+------------+
| No | Recommendation | Action           | By when    |
+----+----------------+------------------+------------+
| 01 | Listen         | Write            | March 2022 |
+----+----------------+------------------+------------+
"""
STYLES = {
    "Peer Challenge Action Plan": LARGE,
    "Castlemere Borough Council": LARGE,
    "Agenda": LARGE,
    "Customer Service": BOLD,
    "Annex A": BOLD,
}


def plan(*drawings: str, name: str = "plan.pdf", **running: str) -> Document:
    return document(*drawings, styles=STYLES, name=name, **running)


@pytest.mark.parametrize(
    ("drawings", "title"),
    [
        pytest.param(
            (stacked("Peer Challenge Action Plan", TABLE),), "Peer Challenge Action Plan", id="above"
        ),
        pytest.param(
            (stacked("Annex A", "", "Peer Challenge Action Plan", TABLE),),
            "Peer Challenge Action Plan",
            id="the largest above",
        ),
        pytest.param(
            ("Agenda", stacked("Peer Challenge Action Plan", TABLE)),
            "Peer Challenge Action Plan",
            id="on the page on which the records begin",
        ),
        pytest.param(("Peer Challenge Action Plan", TABLE), "Peer Challenge Action Plan", id="on the cover"),
        pytest.param(
            (stacked("Castlemere Borough Council", "", "Peer Challenge Action Plan", "", TABLE),),
            "Peer Challenge Action Plan",
            id="under the council's name",
        ),
        pytest.param(
            (stacked("Agenda", "", "Peer Challenge Action Plan", "", TABLE),),
            "Peer Challenge Action Plan",
            id="one of two as large",
        ),
        pytest.param((TABLE,), "", id="none"),
    ],
)
def test_titles(drawings: tuple[str, ...], title: str) -> None:
    prose = "The council accepts all that the peer team has asked for and will do it."
    assert parse(plan(*(stacked(each, prose) for each in drawings))).title == title


def test_the_theme_of_a_page_is_no_title() -> None:
    """A cover, and slides with a theme over the table of each."""
    themes = ["Our people", "Our money"]
    slides = [
        stacked(one, "", TABLE.replace("Listen", verb))
        for one, verb in zip(themes, ("Meet  ", "Save  "), strict=True)
    ]
    read = parse(
        document(
            stacked("One year on", "", "June 2024"),
            *slides,
            styles={"One year on": LARGE, **dict.fromkeys(themes, BOLD)},
        )
    )
    assert (read.title, [one.theme for one in read.recommendations]) == ("One year on", themes)


def test_what_must_improve_is_no_title() -> None:
    """A report that the council's name alone is set larger in."""
    asked = "What needs to improve?"
    drawing = stacked(
        "Lowfell Borough Council",
        "",
        "Services for children have not improved since the last visit of the inspectors.",
        "",
        asked,
        "• The quality of assessments.",
        "• The oversight of plans by managers.",
    )
    read = parse(document(drawing, styles={"Lowfell Borough Council": LARGE, asked: BOLD}))
    assert [each.theme for each in read.recommendations] == [asked, asked]


@pytest.mark.parametrize(
    ("themes", "title", "kept"),
    [
        (("Action plan after the review", "Money"), "Action plan after the review", ["", "Money"]),
        (("Our reply", "Our reply"), "Our reply", ["", ""]),
        (("Finance", "People"), "Finance", ["Finance", "People"]),
        (("Finance", "Finance"), "Action plan", ["Finance", "Finance"]),
        (("Lowfell Borough Council", ""), "Action plan", ["", ""]),
        (("Lowfell Borough Council", "Money"), "Action plan", ["Lowfell Borough Council", "Money"]),
    ],
)
def test_the_title_is_no_theme(themes: tuple[str, ...], title: str, kept: list[str]) -> None:
    """Where it stands below the council's name, what follows it stands under it."""
    placed = [Placed(1, 0.0, RecommendationDraft(theme=Passage(theme))) for theme in themes]
    assert [each.draft.theme.text for each in without_title_as_theme(placed, title)] == kept


def test_a_title_with_nothing_but_the_table() -> None:
    built = plan(stacked("Peer Challenge Action Plan", TABLE), footer="Page # of 1")
    assert parse(built).title == "Peer Challenge Action Plan"


@pytest.mark.parametrize(
    "built",
    [
        pytest.param(plan(TABLE, header="Thanet District Council"), id="running header"),
        pytest.param(plan(TABLE, footer="Thanet District Council | Page #"), id="running footer"),
        pytest.param(plan(stacked("Thanet District Council agreed this plan.", TABLE)), id="first page"),
        pytest.param(plan(TABLE, name="thanet-district-council-action-plan.pdf"), id="file name"),
    ],
)
def test_councils(built: Document) -> None:
    council = parse(built).council
    assert (council.name, council.authority_code) == ("Thanet District Council", "THA")


@pytest.mark.parametrize(
    ("makers", "named"),
    [
        (("Jane Moore", "Thanet District Council"), "Thanet District Council"),
        (("Clark Kent",), ""),
        (("Policy Team, Thanet",), ""),
    ],
)
def test_the_council_in_the_metadata(makers: tuple[str, ...], named: str) -> None:
    assert parse(replace(plan(TABLE), makers=makers)).council.name == named


def test_two_councils_are_a_doubt() -> None:
    read = parse(plan(TABLE, header="Thanet District Council and Dover District Council"))
    assert [issue.message for issue in read.issues if issue.kind == "council"] == [
        "names Thanet District Council and Dover District Council alike; give one with --council"
    ]
    assert read.council.name == ""
    told = parse(plan(TABLE, header="Thanet and Dover"), council="Thanet District Council")
    assert not any(issue.kind == "council" for issue in told.issues)


def test_plans_of_two_councils_in_one_file() -> None:
    titles = ["Thanet District Council action plan", "Dover District Council action plan"]
    pages = [stacked(title, "", TABLE) for title in titles]
    read = parse(document(*pages, styles=dict.fromkeys(titles, LARGE)))
    assert read.council.name == ""
    assert [issue.kind for issue in read.issues if issue.kind in ("plans", "council")] == ["plans", "council"]


def test_the_title_pages_date_goes_before_that_below_the_records() -> None:
    """A page alone has no running lines that others repeat."""
    top = ("Peer Challenge Action Plan", "", "June 2023", "")
    assert parse(plan(stacked(*top, TABLE, "", "Version 2, March 2022"))).plan_date == "2023-06"
    assert parse(plan(stacked(*top[:2], TABLE, "", "Version 2, March 2022"))).plan_date == "2022-03"


def test_what_the_caller_says_goes_first() -> None:
    built = plan(stacked("Published 3 May 2023", TABLE), header="Thanet District Council")
    assert parse(built).plan_date == "2023-05-03"
    told = parse(built, council="Dover District Council", plan_date="2024-02")
    assert (told.council.name, told.plan_date) == ("Dover District Council", "2024-02")


@pytest.mark.parametrize("footer", ["March 2022", "Cabinet, 14 March 2022", "Action Plan – March 2022"])
def test_the_date_in_the_footer(footer: str) -> None:
    assert parse(plan(TABLE, TABLE, footer=footer)).plan_date.startswith("2022-03")


@pytest.mark.parametrize(
    "footer",
    [
        "Action Plan – March 2022 – Page # of 2",
        "Peer Challenge: Response and Action Plan – March 2022",
        "Action Plan: Response – March 2022 Page # of 2",
    ],
)
def test_the_date_in_a_footer_with_more_in_it(footer: str) -> None:
    assert parse(plan(TABLE, TABLE, footer=footer)).plan_date == "2022-03"


def test_the_footers_date_goes_before_a_date_in_prose() -> None:
    prose = "This is the first update on the plan that Cabinet approved in March 2025."
    built = plan(stacked(prose, TABLE), TABLE, footer="Progress update, November 2025")
    assert parse(built).plan_date == "2025-11"


def test_no_date_is_past_that_lies_before_the_file_alone() -> None:
    """A plan of March 2022 that is printed anew in June."""
    row = "| 02 | Speak          | Call             | {}  |"
    later = [row.format(f"May {year}") for year in range(2023, 2028)]
    lines = TABLE.strip("\n").split("\n")
    drawing = "\n".join([*lines[:4], *(each for own in later for each in (lines[-1], own)), lines[-1]])
    made = replace(plan(drawing), created=date(2022, 6, 1))
    assert parse(made).plan_date == "2022-06-01"
    assert not any(issue.kind == "past" for issue in parse(made).issues)
    assert any(issue.kind == "past" for issue in parse(made, plan_date="2022-06-01").issues)


def recommendation(*details: Details, own: Details | None = None) -> Recommendation:
    actions = tuple(
        Action(f"1.{number}", "", "Write", each, 1, (), 1.0, False) for number, each in enumerate(details)
    )
    return Recommendation("", "", "1", "Listen", own or Details(), actions, 1, (), 1.0, False)


def due(text: str, day: str) -> Details:
    return Details(deadline=Deadline(text, None, date.fromisoformat(day), "month"))


@pytest.mark.parametrize(
    ("created", "told"),
    [
        (date(2022, 3, 14), "2022-03-14"),
        (date(2022, 11, 1), "2022-11-01"),  # some deadlines are past, not all
        (date(2026, 1, 1), ""),  # a reprint
        (date(2000, 1, 1), ""),  # a clock that was never set
        (None, ""),
    ],
)
def test_the_day_on_which_the_file_was_made(created: date | None, told: str) -> None:
    plans = [recommendation(due("May 2022", "2022-05-31"), due("May 2023", "2023-05-31"))]
    assert date_of_file(Document("plan.pdf", "", (), created=created), plans) == told


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Peer challenge action plan April 2022", "2022-04"),
        ("Peer challenge action plan April 2012", "2022-03-14"),  # the template's
        ("Microsoft Word - plan.docx", "2022-03-14"),
    ],
)
def test_the_date_in_the_files_own_title(title: str, told: str) -> None:
    plans = [recommendation(due("May 2022", "2022-05-31"), due("May 2023", "2023-05-31"))]
    made = Document("plan.pdf", "", (), title=title, created=date(2022, 3, 14))
    assert date_of_file(made, plans) == told


@pytest.mark.parametrize(
    ("front", "told"),
    [
        (("Cabinet", "Date: 14 March 2024"), "2024-03-14"),
        (("Meeting of the Cabinet", "Tuesday 14th March 2024 at 6.30 pm"), "2024-03-14"),
        (("Cabinet", "Date: 14 March 2026"), ""),
        (("Cabinet", "Agenda"), ""),
    ],
    ids=["before the deadlines", "with its hour", "behind them: a report on progress", "none"],
)
def test_the_day_of_the_meeting(front: tuple[str, ...], told: str) -> None:
    records = [recommendation(due("May 2024", "2024-05-31"), due("June 2027", "2027-06-30"))]
    assert date_of_pack(front, records) == told


@pytest.mark.parametrize(
    ("prose", "key"),
    [
        (
            "Blue - complete; Green - on track; Amber - delayed",
            {"blue": "complete", "green": "in_progress", "amber": "delayed"},
        ),
        ("Key: Green = Complete, Red = Not started.", {"green": "complete", "red": "not_started"}),
        ("Green (complete)", {"green": "complete"}),
        ("Amber: see the note", {}),
        ("The Green Party and the Red Cross", {}),
        ("", {}),
    ],
)
def test_keys_of_colours(prose: str, key: dict[str, str]) -> None:
    assert colour_key(prose) == key


class TestStatuses:
    def statuses(self, *details: Details, prose: str = "") -> list[str]:
        (told,) = with_statuses([recommendation(*details)], lines_to_blocks(lines(prose)))
        return [action.details.status for action in told.actions]

    def test_the_plans_own_key_says_what_a_colour_means(self) -> None:
        colours = (Details(rag="Blue"), Details(rag="Amber"), Details(rag="Blue", status="delayed"))
        assert self.statuses(*colours, prose="Blue - complete; Amber - delayed.") == [
            "complete",
            "delayed",
            "delayed",
        ]

    def test_without_a_key_a_colour_means_nothing(self) -> None:
        assert self.statuses(Details(rag="Green")) == [""]

    def test_completed_before_the_first_target_is_complete(self) -> None:
        assert self.statuses(
            due("Completed June 2025", "2025-06-30"),
            due("December 2025", "2025-12-31"),
            due("Completed January 2026", "2026-01-31"),
        ) == ["complete", "", ""]

    def test_completed_among_targets_is_a_target(self) -> None:
        details = (due("Completed September 2022", "2022-09-30"), due("March 2022", "2022-03-31"))
        assert self.statuses(*details) == ["", ""]

    def test_a_printed_status_stays(self) -> None:
        assert self.statuses(Details(rag="Blue", status_text="See note"), prose="Blue - complete.") == [""]


def test_the_date_of_a_record_on_the_first_page_is_not_the_plans() -> None:
    drawing = """
    Peer Challenge Action Plan

    Recommendation 1: Listen to all who live here.

    1.1 Write to all of them and to their landlords.
    Lead: Leader
    Target date: December 2025

    Recommendation 2: Speak plainly in all letters.

    2.1 Write less and write in plain English.
    Lead: Leader
    Target date: December 2026
    """
    assert parse(plan(drawing, footer="Agreed by Cabinet, March 2024")).plan_date == "2024-03"


def test_deadlines_that_only_the_plan_s_date_would_tell_are_told_once() -> None:
    rows = TABLE.replace("March 2022", "2 months  ") + TABLE.split("\n", 4)[4].replace("01", "02")
    rows = rows.replace(
        "| 02 | Listen         | Write            | March 2022 |",
        "| 02 | Speak          | Read             | 3 months   |",
    )
    read = parse(plan(rows))
    assert [issue.message.partition(" are ")[0] for issue in read.issues] == ["2 deadlines"]
    assert not any(action.needs_review for one in read.recommendations for action in one.actions)
