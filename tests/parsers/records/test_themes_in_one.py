"""Headings side by side that were read as one theme."""

from __future__ import annotations

import pytest

from models.plan import ActionDraft, Passage, RecommendationDraft
from parsers.records.drafts import SEVERAL, Placed, with_doubtful_themes
from tests.parsers.built import lines


@pytest.mark.parametrize(
    ("text", "doubts"),
    [("Complete          In progress", (SEVERAL,)), ("1         Our people", ()), ("Our people", ())],
)
def test_its_actions_are_doubted(text: str, doubts: tuple[str, ...]) -> None:
    words = lines(text)[0].words
    draft = RecommendationDraft(theme=Passage(text, words), actions=(ActionDraft(text=Passage("Meet", ())),))
    (told,) = with_doubtful_themes([Placed(1, 0.0, draft)])
    assert told.draft.actions[0].doubts == doubts


def test_justified_text_is_one_theme() -> None:
    words = [word for line in lines("Medium           term\nfinances") for word in line.words]
    draft = RecommendationDraft(theme=Passage("", words), actions=(ActionDraft(text=Passage("Meet", ())),))
    (told,) = with_doubtful_themes([Placed(1, 0.0, draft)])
    assert not told.draft.actions[0].doubts
