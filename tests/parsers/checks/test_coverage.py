"""Where every word goes: nothing lost, nothing counted twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Document, Page, Word
from models.plan import ActionDraft, Field, Passage, RecommendationDraft
from parsers.checks.coverage import cover
from parsers.outline.outline import Outline, document_to_outline
from parsers.parse import outline_to_drafts, parse
from parsers.records.drafts import Placed
from tests.parsers.built import LARGE, document, stacked

PLAN = """
Action Plan

The plan was agreed by the whole of the council in March.

+----+----------------+------------------+----------+-----------+
| No | Recommendation | Action           | By when  | Cost code |
+----+----------------+------------------+----------+-----------+
| Our finances                                                 |
+----+----------------+------------------+----------+-----------+
| 01 | Listen         | Write:           | May 2022 | A1        |
|    |                | • letters        |          |           |
|    |                +------------------+----------+-----------+
|    |                | a. Call          | Ongoing  | B2        |
+----+----------------+------------------+----------+-----------+
"""
BAND_AT_THE_END = """
| Our people                                                   |
+--------------------------------------------------------------+
"""
ANNEX = """

Glossary of the plan

+------+--------+
| Pay  | 100    |
+------+--------+
| Rent | 90     |
+------+--------+
"""


def plan_of(*drawings: str) -> Document:
    styles = {"Action Plan": LARGE, "Glossary of the plan": LARGE}
    return document(stacked(*drawings), styles=styles, header="Castlemere Council", footer="Page # of 1")


def texts(words: tuple[Word, ...]) -> list[str]:
    return [word.text for word in words]


def test_a_plan_with_all_that_surrounds_it() -> None:
    built = plan_of(PLAN, ANNEX)
    coverage = parse(built).coverage
    assert (texts(coverage.missing), texts(coverage.doubled)) == ([], [])
    assert coverage.total == coverage.accounted == len(built.words)
    assert coverage.share == 1.0


def test_a_document_without_words() -> None:
    assert parse(document("")).coverage.share == 1.0


def test_drawn_bullets_do_not_count() -> None:
    drawn = Word("•", plan_of(PLAN).words[0].box, LARGE, 1, -1, drawn=True)
    built = plan_of(PLAN)
    (page,) = built.pages
    with_dot = replace(built, pages=(replace(page, words=(*page.words, drawn)),))
    assert parse(with_dot).coverage.total == parse(built).coverage.total


def test_words_of_a_table_that_no_record_took_are_missing_and_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("parsers.parse.outline_to_drafts", lambda outline, chosen, packed: [])
    built = plan_of(PLAN)
    plan = parse(built)
    assert texts(plan.coverage.missing)[:2] == ["Our", "finances"]
    assert plan.coverage.accounted == len(built.words) - len(plan.coverage.missing)
    (issue,) = [issue for issue in plan.issues if issue.kind == "unread"]
    assert issue.page == 1 and issue.words == plan.coverage.missing


def test_words_of_a_row_that_says_nothing_of_a_record_are_kept_beside_one_and_reported() -> None:
    plan = parse(plan_of(PLAN, BAND_AT_THE_END))
    assert plan.coverage.share == 1
    (issue,) = plan.issues
    assert (issue.kind, issue.page, texts(issue.words)[-2:]) == ("doubt", 1, ["Our", "people"])
    assert plan.recommendations[0].details.extra == (("No", "Our people"),)


class TestTheLedger:
    """`cover` on drafts of its own."""

    BUILT = document("one two three four")
    OUTLINE = Outline((), (), (), (), frozenset(), document_to_outline(BUILT).joiner)

    def cover(self, draft: RecommendationDraft, labels: tuple[Word, ...] = ()) -> tuple[list[str], list[str]]:
        coverage = cover(self.BUILT, self.OUTLINE, [Placed(1, 0.0, draft, labels)])
        return texts(coverage.missing), texts(coverage.doubled)

    def passage(self, *places: int) -> Passage:
        words = tuple(self.BUILT.words[place] for place in places)
        return Passage(" ".join(texts(words)), words)

    def test_every_place_in_a_draft(self) -> None:
        draft = RecommendationDraft(
            text=self.passage(0),
            ref=self.passage(1),
            fields=(Field("owner", "Lead", self.passage(2)),),
            actions=(ActionDraft(self.passage(3)),),
        )
        assert self.cover(draft) == ([], [])

    def test_labels_are_headings(self) -> None:
        assert self.cover(RecommendationDraft(text=self.passage(0, 1)), tuple(self.BUILT.words[2:])) == (
            [],
            [],
        )

    def test_what_no_draft_has_is_missing(self) -> None:
        assert self.cover(RecommendationDraft(text=self.passage(0, 1))) == (["three", "four"], [])

    def test_a_word_twice_in_one_text_is_doubled(self) -> None:
        assert self.cover(RecommendationDraft(text=self.passage(0, 1, 2, 2, 3))) == ([], ["three"])

    def test_a_word_in_two_fields_is_doubled(self) -> None:
        draft = RecommendationDraft(text=self.passage(0, 1, 2), actions=(ActionDraft(self.passage(2, 3)),))
        assert self.cover(draft) == ([], ["three"])

    def test_a_field_that_several_actions_share_is_not(self) -> None:
        owner = Field("owner", "Lead", self.passage(2, 3))
        actions = tuple(ActionDraft(self.passage(place), (owner,)) for place in (0, 1))
        assert self.cover(RecommendationDraft(actions=actions)) == ([], [])

    def test_two_columns_nobody_knows_are_told_apart(self) -> None:
        shared = self.passage(3)
        fields = (Field("", "Cost", shared), Field("", "Risk", shared))
        assert self.cover(RecommendationDraft(text=self.passage(0, 1, 2), fields=fields)) == ([], ["four"])


def test_furniture_that_is_also_a_draft_is_doubled() -> None:
    built = document("one two")
    outline = Outline((), (), (), (), frozenset(built.words), document_to_outline(built).joiner)
    draft = RecommendationDraft(text=Passage("one", (built.words[0],)))
    assert texts(cover(built, outline, [Placed(1, 0.0, draft)]).doubled) == ["one"]


def test_the_pipeline_gives_the_ledger_its_own_drafts() -> None:
    built = plan_of(PLAN, ANNEX)
    outline = document_to_outline(built)
    assert cover(built, outline, outline_to_drafts(outline)) == parse(built).coverage


def test_records_of_a_damaged_page_are_for_a_person_to_look_at() -> None:
    whole = plan_of(PLAN)
    damaged = replace(whole, pages=tuple(replace(page, damaged=True) for page in whole.pages))
    assert not any(each.needs_review for each in parse(whole).recommendations)
    plan = parse(damaged)
    assert [(issue.kind, issue.page) for issue in plan.issues] == [("damaged", 1)]
    assert all(each.needs_review for one in plan.recommendations for each in (one, *one.actions))


def test_a_page_on_which_nothing_could_be_read_is_told() -> None:
    whole = plan_of(PLAN)
    cover_page = Page(2, 600, 800, (), illegible=True)
    plan = parse(replace(whole, pages=(*whole.pages, cover_page)))
    assert [(issue.kind, issue.page) for issue in plan.issues] == [("illegible", 2)]
    assert not any(each.needs_review for each in plan.recommendations)


def test_a_date_that_its_column_is_too_narrow_to_show_is_for_a_person_to_look_at() -> None:
    drawing = """
    +----+----------------+----------------+----------+
    | No | Recommendation | Action         | By when  |
    +----+----------------+----------------+----------+
    | 01 | Listen to all  | Hold a meeting | ###      |
    +----+----------------+----------------+----------+
    | 02 | Speak plainly  | Write less     | May 2022 |
    +----+----------------+----------------+----------+
    """
    plan = parse(document(drawing))
    assert [action.needs_review for each in plan.recommendations for action in each.actions] == [True, False]
