"""Phrasings written down before the parsers had seen them, in the manner of councils' plans: a file a field.

Those of deadlines, owners and headings are in the tests of these.
"""

from __future__ import annotations

import pytest

from parsers.fields.council import find_council
from parsers.fields.mentions import spoken_of
from parsers.fields.plan_date import find_plan_date
from parsers.fields.reference import split_reference
from parsers.fields.status import read_rag, read_status, stated_percent, stated_rag
from parsers.fields.theme import LEAST_IN_TEXT, edition_for, own_codebook, read_theme
from tests.parsers.fields.domain import our_rows

Phrase = dict[str, str]


def text_of(row: Phrase) -> str:
    return row["text"]


@pytest.mark.parametrize("row", our_rows("statuses.csv"), ids=text_of)
def test_statuses(row: Phrase) -> None:
    text = row["text"]
    percent = stated_percent(text)
    found = read_status(text), stated_rag(text) or read_rag(text), "" if percent is None else str(percent)
    assert found == (row["status"], row["rag"], row["percent_complete"])


@pytest.mark.parametrize("row", our_rows("references.csv"), ids=text_of)
def test_references(row: Phrase) -> None:
    ref, rest = split_reference(row["text"])
    assert (ref, ",".join(spoken_of(rest))) == (row["ref"], row["related_refs"])


@pytest.mark.parametrize("row", our_rows("councils.csv"), ids=text_of)
def test_councils(row: Phrase) -> None:
    council = find_council([row["text"]])
    assert (council.name, council.authority_code) == (row["council"], row["authority_code"])


@pytest.mark.parametrize("row", our_rows("plan_dates.csv"), ids=text_of)
def test_plan_dates(row: Phrase) -> None:
    assert find_plan_date([row["text"]]) == row["plan_date"]


@pytest.mark.parametrize("row", our_rows("themes.csv"), ids=text_of)
def test_themes(row: Phrase) -> None:
    edition = edition_for(own_codebook(), row["title"], row["plan_date"])
    assert edition and read_theme(row["text"], edition).theme == row["lga_theme"]


@pytest.mark.parametrize("row", our_rows("recommendation_themes.csv"), ids=text_of)
def test_themes_of_recommendations(row: Phrase) -> None:
    edition = edition_for(own_codebook(), "", "2023")
    assert edition and read_theme(row["text"], edition, LEAST_IN_TEXT).theme == row["lga_theme"]
