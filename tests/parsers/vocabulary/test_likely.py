"""Headings that no rule knows, in a header that is known: question words, head nouns, words that tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.vocabulary import column_of
from parsers.vocabulary.likely import column_headed, likely_column


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        # words without a kind change nothing
        ("Blueprint for success", "success_measure"),
        ("Who is steering it?", "owner"),
        ("When will it bear fruit?", "deadline"),
        # the head before "of", "for", "to"
        ("Update for Scrutiny", "progress"),
        ("Delivery theme", "theme"),
        ("Delivery activity", "action"),
        ("How will we know when we've got there?", "success_measure"),
        # alone they mean much else
        ("By", "deadline"),
        ("To:", "deadline"),
        ("Method", "action"),
        ("Phase", "deadline"),
        ("Frequency", "deadline"),
        ("Plan", "action"),
        ("Scrutiny Panel", "origin"),
        ("Judgement", "theme"),
        ("Implementation", "action"),
        ("Involved", "support"),
        # what was done with the entry on a day is no deadline
        ("Date logged", "recommendation_date"),
        ("Date first presented", "recommendation_date"),
        ("Date assigned", "recommendation_date"),
        # one word that is known in the singular
        ("Statements", "recommendation"),
        ("Areas", "theme"),
        # a verb that nobody knows may ask for anything
        ("What we were shown", ""),
        ("How it feels", ""),
        ("Comms", ""),
        ("Cost code", ""),
        ("Savings code", ""),
        ("On track", ""),
        ("", ""),
    ],
)
def test_headings(heading: str, column: str) -> None:
    assert column_of(heading) == ""
    assert likely_column(heading) == column


@given(st.text())
def test_any_text(text: str) -> None:
    assert likely_column(text) == column_of(text) or not column_of(text)


@pytest.mark.parametrize(
    ("heading", "column"),
    [("Completed", "status"), ("Complete / In progress", "status"), ("Lead", "owner"), ("Sunny", "")],
)
def test_statuses_head_theirs(heading: str, column: str) -> None:
    assert column_headed(heading) == column
