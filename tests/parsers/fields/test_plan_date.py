"""The plan's own date, and the dates about something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.fields.plan_date import find_plan_date


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Version 2, March 2022", "2022-03"),
        ("v1.2 March 2024", "2024-03"),
        ("Page 1 of 3 Version 1.0 14/03/2022", "2022-03-14"),
        ("March 2022", "2022-03"),
        ("Published 14 October 2025", "2025-10-14"),
        ("Report published: 4 September 2017", "2017-09-04"),
        ("Cabinet, 12 September 2024", "2024-09-12"),
        ("As at 30 September 2024", "2024-09-30"),
        ("Date of publication: 03/05/2023", "2023-05-03"),
        ("Castlemere Borough Council | October 2025 | Page 2 of 9", "2025-10"),
        ("Action Plan 2025", "2025"),
        ("Action Plan - March 2022", "2022-03"),
        ("Peer Challenge Action Plan (September 2024)", "2024-09"),
        ("LGA Corporate Peer Challenge March 2022", "2022-03"),
        (
            "This action plan sets out how we will respond. It was approved by Cabinet on 12 June 2024.",
            "2024-06-12",
        ),
        ("This improvement plan was agreed by full Council in March 2023 and will be reviewed", "2023-03"),
        # about something else
        ("The Corporate Plan was approved by Council on 3 May 2021.", ""),
        ("The report was approved by Cabinet on 3 May 2021.", ""),
        ("In January 2022 the peer team visited", ""),
        ("The LGA published its report on Marlingate City Council on 22 July 2024. The peer team", ""),
        ("The peer team visited in January 2025 and reported on 12 March 2025.", ""),
        ("the first was considered by Cabinet on 8 July 2025.", ""),
        ("The final report of the team was published in March 2022 and sets out 10 recommendations", ""),
        ("Inspection dates: 18 to 29 November 2024", ""),
        ("Dates of previous inspection: 13 to 15 May 2019", ""),
        ("Corporate Plan 2020-2024", ""),
        ("Target date: December 2025", ""),
        ("Completion date: 31 March 2026", ""),
        ("Action Plan 2024/25", ""),
        ("", ""),
    ],
)
def test_plan_dates(text: str, when: str) -> None:
    assert find_plan_date([text]) == when


def test_a_marked_date_is_before_the_title() -> None:
    assert find_plan_date(["Action Plan 2025", "Updated June 2025"]) == "2025-06"
    assert find_plan_date(["Action Plan"]) == ""


def test_the_title_page_is_before_the_footer_unless_it_dates_the_challenge() -> None:
    assert find_plan_date(["November 2023"], ["Version 3, May 2024"]) == "2023-11"
    assert find_plan_date(["Peer challenge September 2023"], ["Version 3, May 2024"]) == "2024-05"


@given(st.text())
def test_any_text(text: str) -> None:
    assert len(find_plan_date([text])) in (0, 4, 7, 10)


def test_a_title_goes_before_a_mark_in_a_sentence() -> None:
    title = "Peer Challenge Action Plan: 6-month progress review, September 2024"
    prose = "This document updates the plan agreed in March 2024."
    assert find_plan_date([title, prose]) == "2024-09"
    assert find_plan_date([prose]) == "2024-03"
