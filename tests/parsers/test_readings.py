"""Several readings of one document: the one that checks out is kept, and the others are heard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Box, Document, Fill, Word
from models.plan import Action, Council, Deadline, Details, Plan, Recommendation
from parsers.parse import parse
from parsers.readings import best_of, compared, expected_wrong, is_told
from tests.parsers.built import CELL, LEFT, PITCH, TOP, document, word

WORD = word("Write")


def action(text: str, confidence: float = 0.95, due: str = "") -> Action:
    words: tuple[Word, ...] = (WORD,)
    return Action("1.1", "", text, Details(Deadline(due)), 2, words, confidence, evidence=("gaps",))


def plan(*actions: Action, text: str = "Listen to all.") -> Plan:
    """A plan of one recommendation with these actions."""
    one = Recommendation("", "", "1", text, Details(), actions, 2, (WORD,), 0.95, evidence=("gaps",))
    return Plan("Plan", Council(), "", (one,))


EMPTY = Plan("Plan", Council(), "", ())


@pytest.mark.parametrize(
    ("plans", "expected"),
    [
        pytest.param([plan(action("Write.", 0.5)), plan(action("Write.", 0.9))], 1, id="fewer are doubtful"),
        pytest.param([plan(action("Write.")), plan(action("Speak."))], 0, id="of equals the first"),
        pytest.param([plan(action("Write.", 0.1)), EMPTY], 0, id="no records are no reading"),
        pytest.param([EMPTY, EMPTY], 0, id="none at all"),
    ],
)
def test_the_best(plans: list[Plan], expected: int) -> None:
    assert best_of(plans) == expected


def test_notes_beside_recommendations_take_no_dates_from_them() -> None:
    bare = plan().recommendations[0]
    dated = replace(bare, details=Details(Deadline("May 2026")))
    own = replace(plan(), recommendations=(dated, bare))
    assert not is_told(plan(action("Write.")), own)
    assert is_told(plan(action("Write.", due="May 2026")), own)


def test_notes_that_leave_nothing_to_look_at_are_better_than_points_in_doubt() -> None:
    """ "Appoint a chair Chief Executive" is for a person to look at, throughout."""
    doubted = plan(replace(action("Write. Leader", 0.3), needs_review=True))
    told = action("Write.", due="May 2026")
    assert is_told(plan(told), doubted)
    assert not is_told(plan(replace(told, needs_review=True)), doubted)


def test_notes_that_leave_texts_in_no_record_are_none() -> None:
    """Three dates beside a few points are no reading of a plan with many more."""
    words = tuple(word(text) for text in "Write to each parish and ask what it needs".split())
    own = plan(replace(action("Write."), words=words), replace(action("Speak.", 0.3), needs_review=True))
    told = action("Write.", due="May 2026")
    assert not is_told(plan(told), own)
    assert is_told(plan(replace(told, words=words)), own)


def test_expected_wrong() -> None:
    assert expected_wrong(plan(action("Write.", 0.5), action("Speak.", 0.25))) == pytest.approx(1.3)


class TestCompared:
    def test_the_same_in_all(self) -> None:
        one = compared(plan(action("Write.")), [plan(action("Write.")), plan(action("Write."))])
        [found] = one.recommendations[0].actions
        assert found.evidence == ("gaps", "readings agree")
        assert not found.needs_review
        assert one.issues == ()

    @pytest.mark.parametrize(
        "other",
        [
            pytest.param(plan(action("Write more.")), id="another text"),
            pytest.param(plan(action("Write.", due="May 2022")), id="another date"),
            pytest.param(plan(action("Write."), text="Speak plainly."), id="under another recommendation"),
        ],
    )
    def test_another_in_one(self, other: Plan) -> None:
        one = compared(plan(action("Write.")), [plan(action("Write.")), other])
        [found] = one.recommendations[0].actions
        assert "readings differ" in found.evidence
        assert found.needs_review
        [issue] = one.issues
        assert (issue.kind, issue.page, issue.words) == ("rows", 2, (WORD,))

    def test_agreement_raises_and_difference_lowers(self) -> None:
        first = plan(action("Write."))
        agreed = compared(first, [first]).recommendations[0].actions[0].confidence
        differing = compared(first, [plan(action("Speak."))]).recommendations[0].actions[0].confidence
        assert differing < agreed
        assert agreed > first.recommendations[0].actions[0].confidence

    def test_a_reading_that_fails_its_checks_is_not_heard(self) -> None:
        doubtful = plan(action("Wri", 0.1), action("te.", 0.1))
        assert compared(plan(action("Write.")), [doubtful]).issues == ()

    def test_what_was_flagged_stays_so(self) -> None:
        first = plan(replace(action("Write."), needs_review=True))
        assert compared(first, [first]).recommendations[0].actions[0].needs_review


HEADER = "Recommendation      Action              By when       Lead"
LISTEN = "Listen to all       Hold a meeting      March 2022    Leader"
SPEAK = "Speak plainly       Write less          June 2022     Head of IT"


def evidence(of: Document) -> set[str]:
    return {
        each
        for recommendation in parse(of).recommendations
        for one in (recommendation, *recommendation.actions)
        for each in one.evidence
    }


def test_an_unruled_table_is_read_in_several_ways() -> None:
    assert "readings agree" in evidence(document(f"{HEADER}\n\n{LISTEN}\n\n{SPEAK}"))


def test_a_ruled_table_is_read_once() -> None:
    rows = [f"| {line[:18]} | {line[20:38]} | {line[40:52]} |" for line in (HEADER, LISTEN, SPEAK)]
    rule = "+" + "+".join("-" * len(cell) for cell in rows[0].split("|")[1:-1]) + "+"
    found = evidence(document(rule + "\n" + f"\n{rule}\n".join(rows) + "\n" + rule))
    assert "rules" in found
    assert not {each for each in found if each.startswith("readings")}


def test_shaded_rows_are_parted_where_no_gap_parts_them() -> None:
    """Lines close under each other: only every other row's shade tells the recommendations apart."""
    rows = f"""
        {HEADER}
        Listen to all       Agree a budget.     March 2022    Leader
        who live here.
        Speak plainly       Agree a budget.     June 2022     Head of IT
        at all times.
        Save money          Agree a budget.     May 2023      Leader
        in each year.
        """
    plain = document(rows)
    band = Fill(Box(LEFT, TOP + 3 * PITCH, LEFT + 62 * CELL, TOP + 5 * PITCH), (0.9,))
    shaded = replace(plain, pages=tuple(replace(each, fills=(band,)) for each in plain.pages))
    assert [each.text for each in parse(shaded).recommendations] == [
        "Listen to all who live here.",
        "Speak plainly at all times.",
        "Save money in each year.",
    ]
