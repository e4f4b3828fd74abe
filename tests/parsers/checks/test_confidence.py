"""How sure a record is: its evidence by name, what an issue does to it, and that proof is never worse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import Document, Word
from models.plan import Action, Issue, Plan, Recommendation
from parsers.checks.confidence import HARDLY, WEIGHTS, confidence_of, doubt_of, with_confidence
from parsers.outline.outline import Outline, document_to_outline
from parsers.parse import parse
from tests.parsers.built import BOLD, LARGE, Styles, document, stacked

GOOD = sorted(name for name, weight in WEIGHTS.items() if weight > 1)
BAD = [*sorted(name for name, weight in WEIGHTS.items() if weight < 1), "an issue of any other kind"]
EVIDENCE = st.lists(st.sampled_from([*GOOD, *BAD]), max_size=6)


class TestTheOdds:
    @given(EVIDENCE, st.sampled_from(GOOD), st.sampled_from(BAD))
    def test_more_proof_is_never_worse_and_more_doubt_never_better(
        self, evidence: list[str], good: str, bad: str
    ) -> None:
        chance = confidence_of(evidence)
        assert 0 < confidence_of([*evidence, bad]) < chance < confidence_of([*evidence, good]) < 1

    @given(st.permutations(GOOD + BAD))
    def test_the_order_of_the_evidence_is_nothing(self, evidence: list[str]) -> None:
        assert confidence_of(evidence) == pytest.approx(confidence_of(sorted(evidence)))

    def test_a_sentence_without_its_stop_is_nothing_to_look_at(self) -> None:
        assert 0 < doubt_of(["ends without a stop"]) <= HARDLY

    @pytest.mark.parametrize("bound", ["rules and tags", "rules", "tags", "gaps", "lines"])
    def test_every_kind_of_bound_is_weighed(self, bound: str) -> None:
        """What has no weight counts as an issue."""
        assert bound in WEIGHTS


TABLE = """
The team made two recommendations to the council.

+----+-----------------------+-------------------------+------------+----------+
| No | Recommendation        | Actions                 | By when    | Officer  |
+----+-----------------------+-------------------------+------------+----------+
| 01 | Listen to all of them | Write to all residents. | March 2025 | Head of  |
|    |                       +-------------------------+------------+ Finance  |
|    |                       | Call all of the others  | April 2025 |          |
+----+-----------------------+-------------------------+------------+----------+
| 02 | Speak to all of them. | Read it out aloud.      | May 2025   | Leader   |
+----+-----------------------+-------------------------+------------+----------+
"""
UNRULED = """
No   Recommendation           Actions                    By when

01   Listen to all of them    Write to all residents.    March 2025

02   Speak to all of them     Read it out aloud.         May 2025
"""
BULLETS = """
PEER REVIEW ACTIONS

Customer Service
• Write to all of the residents.
• Call all of the residents.
Vision and Leadership
• Speak to all of the residents.
"""
STYLES: Styles = {"PEER REVIEW ACTIONS": LARGE, "Customer Service": BOLD, "Vision and Leadership": BOLD}


def evidence_of(plan: Plan) -> dict[str, tuple[str, ...]]:
    """The evidence of each record with a text, by its text."""
    found: dict[str, tuple[str, ...]] = {}
    for each in plan.recommendations:
        if each.text:
            found[each.text] = each.evidence
        found |= {action.text: action.evidence for action in each.actions}
    return found


def evidence(*drawings: str, declared: bool = True) -> dict[str, tuple[str, ...]]:
    cut = [each if declared else each.replace("two recommendations", "things") for each in drawings]
    return evidence_of(parse(document(*cut, styles=STYLES)))


class TestEvidence:
    def test_of_a_ruled_table(self) -> None:
        assert evidence(TABLE, declared=False) == {
            "Listen to all of them": ("rules", "in turn"),
            "Write to all residents.": ("rules", "in turn", "sentence"),  # its recommendation's too
            "Call all of the others": ("rules", "in turn"),
            "Speak to all of them.": ("rules", "sentence", "in turn"),
            "Read it out aloud.": ("rules", "sentence", "in turn"),
        }

    def test_a_declared_count_that_agrees_is_evidence_of_all(self) -> None:
        with_count, without = evidence(TABLE), evidence(TABLE, declared=False)
        assert {text: {*own} for text, own in with_count.items()} == {
            text: {*own, "declared count"} for text, own in without.items()
        }

    def test_a_declared_count_that_differs_is_none(self) -> None:
        drawing = TABLE.replace("two recommendations", "4 recommendations")
        assert evidence(drawing) == evidence(TABLE, declared=False)

    def test_of_an_unruled_table(self) -> None:
        assert evidence(UNRULED)["Write to all residents."] == (
            *("gaps", "in turn"),
            *("sentence", "readings agree"),
        )

    def test_of_bullets(self) -> None:
        assert set(evidence(BULLETS).values()) == {("lines", "sentence")}

    def test_of_a_reference_out_of_turn(self) -> None:
        row = """
        | 04 | Ask all of them now.  | Meet all of them.       | June 2025  | Leader   |
        +----+-----------------------+-------------------------+------------+----------+
        | 05 | Tell all of them now. | Inform all of them.     | July 2025  | Leader   |
        +----+-----------------------+-------------------------+------------+----------+
        """
        found = evidence(stacked(TABLE, row), declared=False)
        assert "in turn" in found["Listen to all of them"]
        assert "in turn" in found["Tell all of them now."]
        for text in ("Speak to all of them.", "Ask all of them now."):
            assert ("in turn" in found[text], "reference" in found[text]) == (False, True)


BUILT = document(TABLE)


def weighed(*issues: Issue, built: Document = BUILT) -> list[Recommendation | Action]:
    """The records of a document as they are with these issues."""
    records = with_confidence(parse(built).recommendations, issues, document_to_outline(built))
    return [one for each in records for one in (each, *each.actions)]


def own(one: Recommendation | Action) -> tuple[str, ...]:
    """The evidence of a record but for what the others in its table tell."""
    return tuple(each for each in one.evidence if not each.endswith("beside in doubt"))


def reviewed(records: Sequence[Recommendation | Action]) -> list[str]:
    return [one.text for one in records if one.needs_review]


def words(*texts: str) -> tuple[Word, ...]:
    return tuple(word for word in BUILT.words if word.text in texts)


class TestIssues:
    def test_none(self) -> None:
        assert reviewed(weighed()) == []

    @pytest.mark.parametrize("kind", ["doubt", "deadline", "text", "past", "a kind of its own"])
    def test_one_that_touches_a_record(self, kind: str) -> None:
        before, after = weighed(), weighed(Issue(kind, "", 1, words("Read")))
        assert reviewed(after) == ["Read it out aloud."]
        assert after[-1].evidence == (*before[-1].evidence, kind)
        assert after[-1].confidence < before[-1].confidence
        assert [own(one) for one in after[:-1]] == [own(one) for one in before[:-1]]

    def test_a_heavy_weight_of_proof_does_not_outweigh_it(self) -> None:
        """Though the chance may stay above the threshold, an issue is for a person to look at."""
        (*_, last) = weighed(Issue("a kind", "", 1, words("Read")), Issue("a kind", "", 1, words("aloud.")))
        assert last.evidence.count("a kind") == 1
        assert last.needs_review

    def test_without_words_it_touches_nothing(self) -> None:
        assert weighed(Issue("count", "the plan speaks of 9 recommendations")) == weighed()

    def test_what_actions_share_is_none_of_their_own(self) -> None:
        """The owner's cell stands beside two actions: a doubt about one names its words too."""
        first = next(one for one in weighed() if one.text == "Write to all residents.")
        assert set(words("Finance")) < set(first.words)
        assert reviewed(weighed(Issue("doubt", "", 1, first.words))) == ["Write to all residents."]
        assert reviewed(weighed(Issue("doubt", "", 1, words("Finance")))) == []

    @pytest.mark.parametrize("behind", [True, False])
    def test_points_under_what_may_be_half_an_action_are_in_doubt_with_it(self, behind: bool) -> None:
        points = """
        | 03 | Tell all of them now. | Meet all of them.       | June 2025  | Leader   |
        |    |                       +-------------------------+------------+          |
        """
        rest = """
        |    |                       | Print a leaflet:        |            |          |
        |    |                       | • for shops             |            |          |
        |    |                       | • for schools           |            |          |
        +----+-----------------------+-------------------------+------------+----------+
        """
        header = TABLE.strip().split("\n\n")[1].split("| 01")[0]
        pages = (stacked(TABLE, points), stacked(header, rest)) if behind else (stacked(TABLE, points, rest),)
        built = document(*pages)
        own = tuple(word for word in built.words if word.text in ("Print", "leaflet:"))
        found = reviewed(weighed(Issue("empty", "", len(pages), own), built=built))
        assert found == ["Print a leaflet:", *(["for shops", "for schools"] if behind else [])]

    @pytest.mark.parametrize(
        ("stop", "rest", "found"),
        [
            ("", "Committee", ["Report to Audit", "Committee"]),
            (".", "Committee", ["Committee"]),
            ("", "Explore options", ["Explore options"]),
        ],
    )
    def test_what_a_page_end_may_cut_is_in_doubt_with_its_rest(
        self, stop: str, rest: str, found: list[str]
    ) -> None:
        row = f"""
        | 03 | Tell all of them now. | Report to Audit{stop:1}        | June 2025  | Leader   |
        +----+-----------------------+-------------------------+------------+----------+
        """
        below = f"""
        |    |                       | {rest:23} |            | Leader   |
        +----+-----------------------+-------------------------+------------+----------+
        """
        header = TABLE.strip().split("\n\n")[1].split("| 01")[0]
        built = document(stacked(TABLE, row), stacked(header, below))
        own = tuple(word for word in built.words if word.text in rest.split())
        assert reviewed(weighed(Issue("empty", "", 2, own), built=built)) == found

    def test_a_cell_of_one_action_is_its_own(self) -> None:
        assert reviewed(weighed(Issue("owner", "", 1, words("Leader")))) == ["Read it out aloud."]

    @pytest.mark.parametrize("text", ["Ca(cid:415)", "Ca\ufffd", "(cid:2)1,250", "(cid:415)"])
    def test_letters_that_the_file_does_not_name(self, text: str) -> None:
        page = BUILT.pages[0]
        words = tuple(replace(word, text=text) if word.text == "others" else word for word in page.words)
        records = weighed(built=replace(BUILT, pages=(replace(page, words=words), *BUILT.pages[1:])))
        (one,) = (each for each in records if text in each.text)
        assert ("blurred" in one.evidence) is (text != "(cid:415)")

    def test_a_sign_between_words_is_no_bullet(self) -> None:
        page = BUILT.pages[0]
        words = tuple(replace(word, text="(cid:1)") if word.text == "to" else word for word in page.words)
        records = weighed(built=replace(BUILT, pages=(replace(page, words=words), *BUILT.pages[1:])))
        (one,) = (each for each in records if "Write (cid:1) all" in each.text)
        assert one.needs_review

    def test_a_word_that_was_read_badly_tells_of_no_other_record(self) -> None:
        badly = {"Write", "Call", "Read", "Listen", "Speak"}
        page = BUILT.pages[0]
        blurred = tuple(replace(word, confidence=0.3 if word.text in badly else 0.9) for word in page.words)
        records = weighed(built=replace(BUILT, pages=(replace(page, words=blurred), *BUILT.pages[1:])))
        assert {one.text.split()[0] for one in records if "blurred" in one.evidence} >= badly
        assert not any(each.endswith("beside in doubt") for one in records for each in one.evidence)

    def test_below_the_threshold_only_with_something_against_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("parsers.checks.confidence.THRESHOLD", 0.9999)
        assert reviewed(weighed()) == []
        begun = document(TABLE.replace("Call all of the others", "of all of the others  "))
        assert "of all of the others" in reviewed(weighed(built=begun))
        # What says next to nothing is no reason: "column of other than texts" has a weight of 0.98.
        short = document(TABLE.replace("Call all of the others", "Call them             "))
        assert any("column of other than texts" in one.evidence for one in weighed(built=short))
        assert reviewed(weighed(built=short)) == []


def test_a_cell_on_its_own_page_is_bounded_by_what_bounds_it_there() -> None:
    """Each record has the bound of the row in which it begins."""
    below = TABLE.strip("\n").split("\n", 2)[2].replace("01 |", "03 |").replace("02 |", "04 |")
    built = document(TABLE, below)
    outline: Outline = document_to_outline(built)
    rows = tuple(replace(row, bound="tags") if row.page == 2 else row for row in outline.tables[0].rows)
    outline = replace(outline, tables=(replace(outline.tables[0], rows=rows),))
    found = with_confidence(parse(built).recommendations, [], outline)
    assert [(one.page, one.evidence[0]) for one in found] == [
        (1, "rules"),
        (1, "rules"),
        (2, "tags"),
        (2, "tags"),
    ]


def test_a_theme_that_holds_a_heading_is_for_a_look() -> None:
    """A scan's noise over a table may read "Recommendation ™=de"; no plan's theme names its own column."""
    drawing = """
    +----+-----------------------+--------------------------+------------+
    | No | Area for improvement  | Action                   | By when    |
    +----+-----------------------+--------------------------+------------+
    | {} |
    +----+-----------------------+--------------------------+------------+
    | 01 | Listen to all of them | Write to all residents.  | March 2025 |
    +----+-----------------------+--------------------------+------------+
    | 02 | Speak to all of them  | Read it out to them all. | May 2025   |
    +----+-----------------------+--------------------------+------------+
    """
    for theme, doubted in (("Area for improvement de", True), ("Our residents and us", False)):
        plan = parse(document(drawing.format(f"{theme:66}")))
        assert [each.needs_review for each in plan.recommendations] == [doubted] * 2


def test_words_without_a_place_are_a_doubt_about_all_records() -> None:
    lost = Issue("unread", "words in no record", 1, tuple(BUILT.words[:9]))
    assert all("words lost" in one.evidence and one.needs_review for one in weighed(lost))
