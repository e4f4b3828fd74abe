"""A plan's own abbreviations: spelt out in its text or in a list, and used for its owners."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.fields.owner import read_owners, told_apart
from parsers.parse import parse
from parsers.records.abbreviations import abbreviations_of
from tests.parsers.built import BOLD, document, stacked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Executive Management Team (EMT) meets weekly", {"EMT": "Executive Management Team"}),
        ("the relevant Portfolio Holder ( PFH ) and the", {"PFH": "Portfolio Holder"}),
        ("Chief Executive (CEx), Jane Moore (JM)", {"CEx": "Chief Executive", "JM": "Jane Moore"}),
        ("Head of Service (HoS) and Head of HR (HoHR)", {"HoS": "Head of Service", "HoHR": "Head of HR"}),
        (
            "Director of Legal & Democratic Services (DLDS)",
            {"DLDS": "Director of Legal & Democratic Services"},
        ),
        # no abbreviation, or not of these words
        ("the Cabinet Member (Housing) by March (TBC)", {}),
        ("Director of Resources (S151)", {}),
        ("Deputy Chief Executive (SRO)", {}),
        ("members of the team (MOTT)", {}),
        ("(EMT)", {}),
        # two meanings are none
        ("Corporate Management Team (CMT) and Contract Monitoring Team (CMT)", {}),
    ],
)
def test_spelt_out_in_brackets(text: str, found: dict[str, str]) -> None:
    assert abbreviations_of([text], []) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["EMT – Executive Management Team"], {"EMT": "Executive Management Team"}),
        (["EMT: Executive Management Team;"], {"EMT": "Executive Management Team"}),
        (["JM Jane Moore, Head of HR"], {"JM": "Jane Moore, Head of HR"}),
        # letters that begin no words are believed under a heading alone
        (["CEX = Chief Executive"], {}),
        (["Glossary", "Term Meaning", "CEX = Chief Executive"], {"CEX": "Chief Executive"}),
        (["Glossary", "A line", "and another", "CEX = Chief Executive"], {}),
        (["We will ask the LGA to help", "R1 Review the constitution"], {}),
    ],
)
def test_in_a_list(lines: list[str], found: dict[str, str]) -> None:
    assert abbreviations_of([], lines) == found


MEANINGS = {
    "EMT": "Executive Management Team",
    "TB": "Cllr Tom Brown, Leader",
    "DoR": "Director of Resources",
}


@pytest.mark.parametrize(
    ("text", "members", "officers", "bodies"),
    [
        ("EMT", "", "", "Executive Management Team"),
        ("Executive Management Team (EMT)", "", "", "Executive Management Team"),
        ("TB / DoR", "Cllr Tom Brown|Leader", "Director of Resources", ""),
        ("Interim DoR", "", "Interim Director of Resources", ""),
        ("SLT", "", "", "SLT"),  # the plan does not spell it out
    ],
)
def test_owners_are_what_the_plan_says(text: str, members: str, officers: str, bodies: str) -> None:
    owners = read_owners(text, MEANINGS)
    names = (owners.members, owners.officers, owners.bodies)
    assert tuple("|".join(each) for each in names) == (members, officers, bodies)


def test_sides_are_told_and_the_words_stay_as_printed() -> None:
    assert told_apart("TB / DoR") == ("", "TB / DoR")
    assert told_apart("TB / DoR", MEANINGS) == ("TB", "DoR")


PLAN = """
+----+----------------+------------------+------------+----------+
| No | Recommendation | Action           | By when    | Lead     |
+----+----------------+------------------+------------+----------+
| 01 | Listen         | Write            | March 2022 | TB / EMT |
+----+----------------+------------------+------------+----------+
"""
INTRODUCTION = "The Executive Management Team (EMT) oversees the plan."
TABLE = """
+------+--------------------------------+
| TB   | Cllr Tom Brown, Leader         |
+------+--------------------------------+
"""


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param("TB - Cllr Tom Brown, Leader", id="lines"),
        pytest.param(TABLE, id="a table"),
    ],
)
def test_a_glossary_at_the_end_of_a_plan(entries: str) -> None:
    built = document(
        stacked(INTRODUCTION, PLAN), stacked("Abbreviations", "", entries), styles={"Abbreviations": BOLD}
    )
    read = parse(built)
    (action,) = read.recommendations[0].actions
    assert dict(read.abbreviations)["EMT"] == "Executive Management Team"
    assert (action.details.lead_member, action.details.lead_officer) == ("TB", "EMT")
    assert action.details.owner_text == "TB / EMT"


def test_without_a_glossary_nothing_is_guessed() -> None:
    (action,) = parse(document(PLAN)).recommendations[0].actions
    assert (action.details.lead_member, action.details.lead_officer) == ("", "TB / EMT")


@given(st.text(), st.lists(st.text()))
def test_any_text(text: str, lines: list[str]) -> None:
    for short, meaning in abbreviations_of([text], lines).items():
        assert short and meaning.strip() == meaning
