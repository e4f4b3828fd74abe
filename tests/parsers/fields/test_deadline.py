"""Deadlines: the phrasings of real plans, a table of our own, and what must hold for any text."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.plan import Deadline
from parsers.fields.deadline import (
    NOT_UNDERSTOOD,
    dated_part,
    is_deadline,
    is_unfinished,
    read_deadline,
    says_more,
)
from parsers.fields.deadline_reading import BACKWARDS, NO_PLAN_DATE, NO_YEAR
from parsers.fields.milestones import OPEN_END
from parsers.fields.periods import YEARS
from parsers.fields.time_days import BARE_QUARTER, IMPOSSIBLE, NO_QUARTER, WINTER
from parsers.fields.time_reading import OTHER_WEEKDAY
from tests.parsers.fields.domain import domain_rows, our_rows

ROWS = domain_rows("deadlines.csv")


def said(deadline: Deadline) -> tuple[str, str, str, str]:
    return (str(deadline.start or ""), str(deadline.due or ""), deadline.precision, deadline.status)


@pytest.mark.skipif(not ROWS, reason="the shared facts (../shared/domain) are not here")
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_phrasings_of_real_plans(row: dict[str, str]) -> None:
    expected = (row["start_date"], row["due_date"], row["precision"], row["status"])
    assert said(read_deadline(row["text"])) == expected


@pytest.mark.parametrize("row", our_rows("deadlines.csv"), ids=lambda row: row["text"])
def test_more_phrasings(row: dict[str, str]) -> None:
    expected = (row["start_date"], row["due_date"], row["precision"], row["status"])
    assert said(read_deadline(row["text"])) == expected


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Within three months of the date of this report", False),
        ("within 6 weeks of the final decision", False),
        ("Within 3 months Head of Planning", True),
        ("Castle, H1 2026/27 Quayside", True),
    ],
)
def test_what_a_period_is_counted_from_is_no_more_than_a_date(text: str, more: bool) -> None:
    assert says_more(text) is more


@pytest.mark.parametrize(
    ("text", "start", "due", "precision", "status"),
    [
        # days
        ("1/4/25", "", "2025-04-01", "day", ""),
        ("31.03.25", "", "2025-03-31", "day", ""),
        ("2025-03-31", "", "2025-03-31", "day", ""),
        ("31-Mar-25", "", "2025-03-31", "day", ""),
        ("31st March 2026", "", "2026-03-31", "day", ""),
        ("Friday 28 June 2024", "", "2024-06-28", "day", ""),
        ("March 31, 2025", "", "2025-03-31", "day", ""),
        ("No later than 30 September 2024", "", "2024-09-30", "day", ""),
        ("Cabinet 12 September 2024", "", "2024-09-12", "day", ""),
        ("3 - 7 March 2025", "2025-03-03", "2025-03-07", "day", ""),
        ("30 June – 4 July 2025", "2025-06-30", "2025-07-04", "day", ""),
        ("1 April 2024 to 31 March 2025", "2024-04-01", "2025-03-31", "day", ""),
        # weeks
        ("w/c 3 March 2025", "", "2025-03-09", "week", ""),
        ("week commencing Monday 7 October 2024", "", "2024-10-13", "week", ""),
        ("w/e 5 July 2024", "", "2024-07-05", "week", ""),
        ("first week of March 2025", "", "2025-03-07", "week", ""),
        # months
        ("Sept 25", "", "2025-09-30", "month", ""),
        ("May-25", "", "2025-05-31", "month", ""),
        ("March ’25", "", "2025-03-31", "month", ""),
        ("Sept. 2024", "", "2024-09-30", "month", ""),
        ("08/2024", "", "2024-08-31", "month", ""),
        ("8/24", "", "2024-08-31", "month", ""),
        ("mid-April 2024", "", "2024-04-20", "month", ""),
        ("beginning of June 2024", "", "2024-06-10", "month", ""),
        ("Dec 24 – Mar 25", "2024-12-01", "2025-03-31", "month", ""),
        ("Nov - Feb 2025", "2024-11-01", "2025-02-28", "month", ""),
        ("November 2024 - February", "2024-11-01", "2025-02-28", "month", ""),
        ("between April and June 2024", "2024-04-01", "2024-06-30", "month", ""),
        ("June, September and December 2024", "", "2024-12-31", "month", ""),
        ("late March/early April 2025", "2025-03-21", "2025-04-10", "month", ""),
        ("October half term 2024", "", "2024-10-31", "month", ""),
        ("March 24/25", "", "2025-03-31", "month", ""),
        # quarters, halves, seasons, terms
        ("End Q3 24/25", "", "2024-12-31", "quarter", ""),
        ("FY 24/25 Q4", "", "2025-03-31", "quarter", ""),
        ("third quarter of 2024-25", "", "2024-12-31", "quarter", ""),
        ("2025/26 Q1-Q2", "2025-04-01", "2025-09-30", "quarter", ""),
        ("Q1-2 2025/26", "2025-04-01", "2025-09-30", "quarter", ""),
        ("Q3 (Oct-Dec 2024)", "2024-10-01", "2024-12-31", "month", ""),
        ("first half of 2025", "", "2025-06-30", "half_year", ""),
        ("Spring/Summer 2025", "2025-03-01", "2025-08-31", "season", ""),
        ("Winter 2025/26", "", "2026-02-28", "season", ""),
        ("Late Spring 2024", "", "2024-05-31", "season", ""),
        ("September 2024 to Spring 2025", "2024-09-01", "2025-05-31", "month", ""),
        ("Autumn Term 2024/25", "", "2024-12-31", "term", ""),
        ("Summer term 2025", "", "2025-07-31", "term", ""),
        # years
        ("FY 2024-25", "", "2025-03-31", "fiscal_year", ""),
        ("2024/5", "", "2025-03-31", "fiscal_year", ""),
        ("End of the 2024/25 financial year", "", "2025-03-31", "fiscal_year", ""),
        ("2024/25 to 2026/27", "2024-04-01", "2027-03-31", "fiscal_year", ""),
        ("End of municipal year 2024/25", "", "2025-05-31", "year", ""),
        ("Academic year 2024/25", "", "2025-08-31", "year", ""),
        ("end of the calendar year 2024", "", "2024-12-31", "year", ""),
        ("2025 and beyond", "2025-01-01", "", "year", ""),
        # starts, ends, milestones
        ("Commencing April 2025", "2025-04-01", "", "month", ""),
        ("Annually from April 2024", "2024-04-01", "", "month", ""),
        ("April 2024, then ongoing", "2024-04-01", "", "month", "ongoing"),
        ("After May 2025", "2025-06-01", "", "month", ""),
        ("Before the end of March 2025", "", "2025-03-31", "month", ""),
        (
            "Commence work in May 2022 with adoption by Council in October 2022",
            "2022-05-01",
            "2022-10-31",
            "month",
            "",
        ),
        ("To start May 2022 and complete by October 2022", "2022-05-01", "2022-10-31", "month", ""),
        ("Start: April 2024 End: March 2025", "2024-04-01", "2025-03-31", "month", ""),
        ("Originally March 2024, now June 2024", "", "2024-06-30", "month", ""),
        ("Extended from March 2024 to June 2024", "", "2024-06-30", "month", ""),
        ("Revised to 30 September 2025 from 31 March 2025", "", "2025-09-30", "day", ""),
        # relative, recurring, events
        ("Six-monthly", "", "", "recurring", ""),
        ("Every six months", "", "", "recurring", ""),
        ("Immediate and ongoing", "", "", "event", "ongoing"),
        ("Next Council meeting", "", "", "event", ""),
        ("by Christmas 2024", "", "2024-12-25", "event", ""),
        ("Easter 2025", "", "2025-04-20", "event", ""),
        # statuses
        ("Complete (March 2024)", "", "2024-03-31", "month", "complete"),
        ("March 2024 - complete", "", "2024-03-31", "month", "complete"),
        ("To be completed by December 2024", "", "2024-12-31", "month", ""),
        ("Completed in May 2023", "", "2023-05-31", "month", ""),
        ("In progress - March 2025", "", "2025-03-31", "month", "in_progress"),
        ("Deferred until 2025/26", "", "2026-03-31", "fiscal_year", "delayed"),
        ("50% complete, due March 2025", "", "2025-03-31", "month", "in_progress"),
        ("TBC (Autumn 2024)", "", "2024-11-30", "season", ""),
        # traps
        ("31/03/ 2026", "", "2026-03-31", "day", ""),
        ("31 / 03 / 26", "", "2026-03-31", "day", ""),
        ("Draft June 2024; final September 2024", "", "2024-09-30", "month", ""),
        ("Q4 (Jan-Mar) 2024/25", "", "2025-03-31", "quarter", ""),
        ("Jan – Mar 2025 (Q4)", "2025-01-01", "2025-03-31", "month", ""),
        ("By the start of the 2025/26 financial year", "", "2025-04-01", "fiscal_year", ""),
        ("end 2024/early 2025", "2024-09-01", "2025-04-30", "year", ""),
        ("12-18 months", "", "", "relative", ""),
        ("Dec/Jan 2024/25", "2024-12-01", "2025-01-31", "month", ""),
        ("Week of 24 June 2024", "", "2024-06-30", "week", ""),
        ("Pre-May 2025", "", "2025-04-30", "month", ""),
        ("31/12/9999", "", "", "", ""),
    ],
)
def test_phrasings(text: str, start: str, due: str, precision: str, status: str) -> None:
    assert said(read_deadline(text)) == (start, due, precision, status)


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("31 June 2024", IMPOSSIBLE),
        ("May 32, 2024", IMPOSSIBLE),
        ("May 0 2024", IMPOSSIBLE),
        ("Q5 2024/25", NO_QUARTER),
        ("2024/25 Q5", NO_QUARTER),
        ("H3 2024/25", NO_QUARTER),
        ("Monday 4 June 2024", OTHER_WEEKDAY),
        ("24 June - 3 June 2024", BACKWARDS),
        ("30/02/2025", IMPOSSIBLE),
        ("Q3 2024", BARE_QUARTER),
        ("H2 2025", BARE_QUARTER),
        ("Winter 2023", WINTER),
        ("Autumn", NO_YEAR),
        ("28 June", NO_YEAR),
        ("Sept 2024 Cabinet, October Council", NO_YEAR),
        ("within 6 months", NO_PLAN_DATE),
        ("in a blue moon", NOT_UNDERSTOOD),
        ("Half term 4, 2024", NOT_UNDERSTOOD),
        ("Sept 24 – TBC", OPEN_END),
    ],
)
def test_doubts_are_issues(text: str, issue: str) -> None:
    assert issue in read_deadline(text).issues


@pytest.mark.parametrize(
    "text", ["", "TBC", "N/A", "-", "To be confirmed with the LGA", "May 2022", "Ongoing", "Tues 4 June 2024"]
)
def test_no_doubt_no_issue(text: str) -> None:
    assert read_deadline(text).issues == ()


@pytest.mark.parametrize(
    ("text", "plan_date", "due", "precision", "status"),
    [
        ("within 3 months", "2022-03-14", "2022-06-14", "relative", ""),
        ("within 3 months", "2022-03", "2022-06-30", "relative", ""),
        ("within 3 months", "2022", "", "relative", ""),
        ("1 March", "2022-03-14", "", "day", ""),  # gone by, or next year's
        ("31 March", "2022-03-14", "2022-03-31", "day", ""),
        ("1 March", "2022-03", "2022-03-01", "day", ""),
        ("Next municipal year", "2022-03-14", "2023-05-31", "relative", ""),
        ("End of the municipal year", "2022-09", "2023-05-31", "relative", ""),
        ("Next municipal year", "2022-05", "", "relative", ""),
        ("this academic year", "2022-10", "2023-08-31", "relative", ""),
        ("Medium term (6-12 months)", "2022-03", "2023-03-31", "relative", ""),
        ("Within 3 months of publication", "2022-03", "2022-06-30", "relative", ""),
        ("Within three months of the new Chief Executive starting", "2022-03", "", "relative", ""),
        ("Within 6 months of April 2024", "", "2024-10-31", "relative", ""),
        ("By the end of the financial year", "2022-03-14", "2022-03-31", "relative", ""),
        ("Next financial year", "2022-03", "2023-03-31", "relative", ""),
        ("next month", "2022-12", "2023-01-31", "relative", ""),
        ("May", "2022-03", "2022-05-31", "month", ""),
        ("February", "2022-03", "", "month", ""),
        ("February", "2022-11", "2023-02-28", "month", ""),
        ("September", "2022", "", "month", ""),
        ("Completed September 2022", "2022-03", "2022-09-30", "month", ""),
        ("Adopted by Council in July 2021", "2022-03", "2021-07-31", "month", "complete"),
        ("Call centre opened October 2021", "2022-03", "2021-10-31", "month", "complete"),
        ("Completed June 2025", "2025-10-14", "2025-06-30", "month", "complete"),
        ("Strategy adopted May 2023", "2024-01", "2023-05-31", "month", "complete"),
        ("Strategy adopted May 2023", "2023-01", "2023-05-31", "month", ""),
    ],
)
def test_the_plans_date_decides(text: str, plan_date: str, due: str, precision: str, status: str) -> None:
    deadline = read_deadline(text, plan_date)
    assert (str(deadline.due or ""), deadline.precision, deadline.status) == (due, precision, status)
    assert bool(deadline.due) != bool(deadline.issues)


@pytest.mark.parametrize(
    ("text", "plan_date", "start", "due"),
    [
        ("From the next financial year", "2022-10", "2023-04-01", ""),
        ("From the new municipal year", "2022-10", "2023-05-01", ""),
        ("Next financial year onwards", "2022-10", "2023-04-01", ""),
        ("from next month", "2022-12", "2023-01-01", ""),
        ("By the start of the next financial year", "2022-10", "", "2023-04-01"),
        ("Before the start of the new financial year", "2022-10", "", "2023-03-31"),
        ("Start of new municipal year", "2022-10", "", "2023-05-31"),
        ("From the new financial year", "2022-04", "", ""),  # this one or the next
    ],
)
def test_what_is_counted_from_the_plans_date_begins_and_ends_as_it_is_put(
    text: str, plan_date: str, start: str, due: str
) -> None:
    assert said(read_deadline(text, plan_date)) == (start, due, "relative", "")


@pytest.mark.parametrize(
    ("text", "plan_date", "due"),
    [
        ("End of summer term", "2022-06", "2022-07-31"),
        ("Summer", "2022-07", "2022-08-31"),
        ("Summer", "2022-08", ""),  # it is about to end: this one or the next
        ("Winter", "2023-01", "2023-02-28"),
        ("Q4", "2022-06", "2023-03-31"),
        ("Q4", "2023-02-14", "2023-03-31"),
        ("Q4", "2023-03-14", ""),
        ("September", "2022-09-14", "2022-09-30"),
    ],
)
def test_a_period_that_runs_at_the_plans_date(text: str, plan_date: str, due: str) -> None:
    assert str(read_deadline(text, plan_date).due or "") == due


@pytest.mark.parametrize(
    "text",
    [
        "June 2023",
        "Completed September 2022.",
        "Ongoing",
        "TBC",
        "Meetings commence March 2022.",
        "Completed",
        "By end of Q2 2025/26",
        "Undertake March-June 2022",
        "March 2026 (subject to funding)",
        "Not yet started",
        "Council meeting - 24th July 2024",
        "0-3 months",
        "quarterly",
        "September 2021 and will remain subject to ongoing review",
        "Short-term actions",
        "Medium term, with partners",
        "Short term subject to funding",
    ],
)
def test_whole_deadlines(text: str) -> None:
    assert is_deadline(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Undertake",
        "commence",
        "by Council in",
        "adoption by Council in October",
        "Leader",
        "may be delayed",
        "Commence work in May 2022 with",
        "The council will publish a new strategy once it is agreed",
        "Since May 2023 the council has met monthly",
        "Since 2020 we have saved £3m",
        "Approve a five-year workforce plan",
        "Medium-term financial sustainability",
        "Long-term vision",
        "The budget for 2024/25 was agreed",
        "Prepare the 2025/26 budget",
        "Establish a monthly performance board",
        "Hold quarterly meetings with parish councils",
    ],
)
def test_no_whole_deadlines(text: str) -> None:
    assert not is_deadline(text)


def test_lines_that_go_on() -> None:
    assert [is_unfinished(text) for text in ("by Council in", "March -", "Completed")] == [True] * 3
    assert [is_unfinished(text) for text in ("", "June 2023", "Ongoing", "March 2024 - completed")] == [
        False
    ] * 4


WORDS = [
    "by",
    "from",
    "end of",
    "May",
    "2024",
    "2024/25",
    "Q3",
    "31",
    "-",
    "to",
    "and",
    "ongoing",
    "6 months",
    "before",
    "early",
    "Winter",
    "term",
    "(",
    ")",
    "FY",
    "/",
    "99",
    "31/02/2024",
    "week",
    "was",
    "completed",
    "Christmas",
    "first",
    "next",
    "financial year",
    "25",
    "'25",
    "0000",
    "9999",
]


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)),
    st.sampled_from(["", "2022", "2022-03", "2022-03-14", "x"]),
)
def test_any_text(text: str, plan_date: str) -> None:
    deadline = read_deadline(text, plan_date)
    is_deadline(text)
    is_unfinished(text)
    assert deadline.text == " ".join(text.split())
    assert read_deadline(deadline.text, plan_date) == deadline
    if deadline.start and deadline.due:
        assert deadline.start <= deadline.due
    if deadline.start or deadline.due:
        assert deadline.precision
    for day in filter(None, (deadline.start, deadline.due)):
        if day.year in YEARS:  # its own normal form; "before 1900" is in none of these
            assert read_deadline(day.isoformat()).due == day


def _ordinal(day: int) -> str:
    ending = "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


STYLES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%-d %B %Y}",
    lambda day: f"{day:%d %B %Y}",
    lambda day: f"{day:%-d %b %Y}",
    lambda day: f"{day:%-d %b %y}",
    lambda day: f"{day:%-d %B, %Y}",
    lambda day: f"{_ordinal(day.day)} {day:%B %Y}",
    lambda day: f"{_ordinal(day.day)} of {day:%B %Y}",
    lambda day: f"{_ordinal(day.day)} {day:%b %Y}",
    lambda day: f"the {_ordinal(day.day)} of {day:%B, %Y}",
    lambda day: f"{day:%A %-d %B %Y}",
    lambda day: f"{day:%A} {_ordinal(day.day)} {day:%B %Y}",
    lambda day: f"{day:%a %-d %b %Y}",
    lambda day: f"{day:%B} {_ordinal(day.day)}, {day:%Y}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day:%-d/%-m/%Y}",
    lambda day: f"{day:%d/%m/%y}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: f"{day:%d-%b-%y}",
    lambda day: f"{day:%d-%b-%Y}",
    lambda day: f"{day:%-d%B %Y}",
    lambda day: f"{day:%Y-%m-%d}",
)
"""How a date is printed in Britain."""


@given(st.dates(date(2000, 1, 1), date(2049, 12, 31)), st.sampled_from(STYLES), st.sampled_from(["", "By "]))
def test_a_date_in_any_british_style_is_read_back(day: date, style: Callable[[date], str], by: str) -> None:
    deadline = read_deadline(by + style(day), "2024-03")
    assert (deadline.start, deadline.due, deadline.precision, deadline.issues) == (None, day, "day", ())


def test_fast_enough() -> None:
    """2,000 phrases a second are the aim; a machine under load gets some grace."""
    phrases = [row["text"] for row in ROWS] or ["By end of Q2 2023/24", "March - June 2022", "TBC"]
    read_deadline("TBC")
    began = time.perf_counter()
    for _ in range(3):
        for phrase in phrases:
            read_deadline(phrase)
    assert 3 * len(phrases) / (time.perf_counter() - began) > 500


def test_who_before_a_date_keeps_the_bracket_that_ends_the_title() -> None:
    assert dated_part("Director of Finance (S151) – June 2025") == ("Director of Finance (S151)", "June 2025")
    assert dated_part("Head of HR and delivered by May 2022") == ("Head of HR", "delivered by May 2022")
    assert dated_part("May 2022, completed by Cabinet") == ("completed by Cabinet", "May 2022")
    assert dated_part("May 2022 (Chief Executive)") == ("Chief Executive", "May 2022")
