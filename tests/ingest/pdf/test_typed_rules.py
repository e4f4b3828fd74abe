"""Lines of dashes: rules between rows, or words."""

from __future__ import annotations

import pytest

from ingest.pdf.typed_rules import with_typed_rules
from models.document import Page
from tests.parsers.built import word


@pytest.mark.parametrize(
    ("text", "beside", "is_rule"),
    [
        ("-" * 60, "", True),
        ("=" * 60, "", True),
        ("_" * 12, "", False),  # to be filled in
        ("-" * 60, "Total", False),
        ("--__" * 15, "", False),
    ],
)
def test_a_line_of_dashes_over_half_of_the_page_is_a_rule(text: str, beside: str, is_rule: bool) -> None:
    words = [word("Listen", 40.0, 88.0), word(text, 40.0, 100.0)]
    words += [word(beside, 500.0, 100.0)] if beside else []
    page = with_typed_rules(Page(1, 595.0, 842.0, words=tuple(words)))
    assert [each.text for each in page.words] == ([words[0].text] if is_rule else [w.text for w in words])
    assert [(rule.horizontal, rule.at, rule.start, rule.end) for rule in page.rules] == (
        [(True, 105.0, 40.0, 400.0)] if is_rule else []
    )
