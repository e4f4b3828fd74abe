"""What is thought of a recommendation: a whole cell of it, or how one begins."""

from __future__ import annotations

import pytest

from parsers.fields.answer import answers, read_answer


@pytest.mark.parametrize(
    ("text", "answer", "begins"),
    [
        ("Agreed", "Agreed", True),
        ("Response: Partially accepted", "Partially accepted", False),
        ("Accepted in principle.", "Accepted in principle", True),
        ("Do not accept", "Do not accept", True),
        ("Support", "Support", True),
        ("Agreed in part. The scheme will be set out anew.", "", True),
        ("The Council welcomes the finding.", "", True),
        ("Yes", "", True),
        ("Agreed to meet the trust", "", False),
        ("Supported housing strategy", "", False),
        ("We will write to members", "", False),
    ],
)
def test_answers(text: str, answer: str, begins: bool) -> None:
    assert (read_answer(text), answers(text)) == (answer, begins)
