"""Which other records of its plan a record speaks of."""

from __future__ import annotations

import pytest

from models.plan import Action, Deadline, Details, Recommendation
from parsers.records.links import missing_links, with_links


def action(ref: str, text: str, deadline: str = "") -> Action:
    return Action(ref, "", text, Details(deadline=Deadline(deadline)), 1, ())


def recommendation(ref: str, text: str, *actions: Action) -> Recommendation:
    return Recommendation("", "", ref, text, Details(), actions, 1, ())


def test_links_of_a_plan() -> None:
    others = action("R2.1", "Write (see R2)", "As per R1"), action("R2.2", "See 2.1")
    first, second = with_links(
        [
            recommendation("R1", "Listen, see also R2", action("R1.1", "As Recommendation 1 says, meet")),
            recommendation("R2", "Act", *others),
        ]
    )
    assert first.related_refs == ("R2",)
    assert first.actions[0].related_refs == ()  # its own recommendation
    assert [one.related_refs for one in second.actions] == [("R1",), ("R2.1",)]


def test_a_plan_without_references_has_none() -> None:
    plan = [recommendation("", "See R1", action("1.1", "See 1.1"))]
    assert with_links(plan) == plan


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("See Recommendation 12", ["12"]),
        ("As per R4 and R2", ["R4"]),
        ("Merged with recommendations 2 and 5.", ["5"]),
        ("See R2", []),
        ("See recommendation 12 of the audit report", []),
        ("See Q4 and S106", []),
        ("See page 12", []),
        ("See 4.2", []),  # of the report, or of another table
        ("Train all R12 staff", []),
    ],
)
def test_a_record_that_speaks_of_none_there_is(text: str, missing: list[str]) -> None:
    plan = [recommendation("R1", text), recommendation("R2", "Act"), recommendation("R3", "Listen")]
    assert [issue.message for issue in missing_links(plan)] == [
        f"speaks of {ref}, which no record is" for ref in missing
    ]
