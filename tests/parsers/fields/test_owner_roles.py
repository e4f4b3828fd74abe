"""Owners one by one, each role in one spelling."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.schema import OWNER_KINDS
from parsers.fields.owner import read_owners
from parsers.fields.owner_roles import leads_to_owners


def said(member: str, officer: str) -> list[tuple[str, str, str, str]]:
    return [(one.kind, one.role, one.name, one.text) for one in leads_to_owners(member, officer)]


@pytest.mark.parametrize(
    ("member", "officer", "expected"),
    [
        ("Cllr J Smith, Leader", "", [("member", "Leader", "J Smith", "Cllr J Smith, Leader")]),
        (
            "Leader (Councillor Jane Smith)",
            "",
            [("member", "Leader", "Jane Smith", "Leader (Councillor Jane Smith)")],
        ),
        ("Jane Smith", "", [("member", "", "Jane Smith", "Jane Smith")]),
        ("", "Jane Smith", [("person", "", "Jane Smith", "Jane Smith")]),
        ("", "Mr J Smith", [("person", "", "J Smith", "Mr J Smith")]),
        ("Places & Strategy", "", [("member", "Places and Strategy", "", "Places & Strategy")]),
        ("Cabinet", "ICT", [("body", "Cabinet", "", "Cabinet"), ("service", "ICT", "", "ICT")]),
        (
            "Cllrs Garnett & Kemp",
            "Clerk",
            [
                ("member", "", "Garnett", "Cllrs Garnett"),
                ("member", "", "Kemp", "Kemp"),
                ("officer", "Clerk", "", "Clerk"),
            ],
        ),
        (
            "",
            "Jane Moore (Director of Place); Tom Ford, Head of HR",
            [
                ("officer", "Director of Place", "Jane Moore", "Jane Moore (Director of Place)"),
                ("officer", "Head of HR", "Tom Ford", "Tom Ford, Head of HR"),
            ],
        ),
        ("", "DM/PL", [("person", "", "DM", "DM"), ("person", "", "PL", "PL")]),
        ("", "Chief Executive; CEX", [("officer", "Chief Executive", "", "Chief Executive")]),
        ("As above", "TBC", []),
        ("", "", []),
    ],
)
def test_owners_one_by_one(member: str, officer: str, expected: list[tuple[str, ...]]) -> None:
    assert said(member, officer) == expected


@pytest.mark.parametrize(
    ("role", "spellings"),
    [
        (
            "Director of Legal and Democratic Services",
            [
                "Director of Legal & Democratic Services",
                "DIRECTOR OF LEGAL AND DEMOCRATIC SERVICES",
                "director for legal and democratic services",
                "Director – Legal and Democratic Services",
                "Director (Legal & Democratic Services)",
                "Director, Legal & Democratic Services",
            ],
        ),
        ("Section 151 Officer", ["s151 officer", "S.151 Officer", "Section 151 Officer", "S151"]),
        ("Head of Adult Care", ["HEAD OF ADULT CARE", "Head of Adult Care", "Head: Adult Care"]),
        ("AD of Finance", ["AD - Finance", "AD Finance", "AD (Finance)", "AD for Finance"]),
        ("Portfolio Holder for Finance", ["PH Finance", "Finance Portfolio Holder"]),
        ("Head Teacher", ["Head Teacher", "HEAD TEACHER"]),
        (
            "Chair of Audit Committee",
            ["Audit Committee Chair", "Chair, Audit Committee", "Chair of the Audit Committee"],
        ),
        ("Vice Chair of Planning Committee", ["Vice Chair of Planning Committee"]),
        ("Leader of the Council", ["Leader of Council", "Council Leader", "Leader of the Council"]),
        ("Audit and Risk Committee", ["Audit & Risk Committee", "AUDIT AND RISK COMMITTEE"]),
    ],
)
def test_one_role_whatever_its_spelling(role: str, spellings: list[str]) -> None:
    found = {one.role for text in spellings for one in leads_to_owners("", text)}
    assert found == {role}


def test_the_plans_own_abbreviations_are_spelt_out() -> None:
    (found,) = leads_to_owners("", "DFS", {"DFS": "Director of Finance & Systems"})
    assert (found.kind, found.role, found.text) == ("officer", "Director of Finance and Systems", "DFS")


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_text(member: str, officer: str) -> None:
    owners = leads_to_owners(member, officer)
    assert all(one.kind in OWNER_KINDS and (one.role or one.name) for one in owners)
    assert len({(one.kind, one.role, one.name) for one in owners}) == len(owners)


@given(
    st.lists(
        st.sampled_from(["Cllr Smith", "Leader", "Clerk", "Jane Moore", "HR", ",", "/", "(", ")", "-", "&"])
    )
)
@settings(max_examples=200, deadline=None)
def test_the_same_owners_as_those_told_apart(parts: list[str]) -> None:
    """Each name of the cell is a role or a name of one owner, and none is added."""
    text = " ".join(parts)
    owners = read_owners(text)
    names = {_plain(name) for name in owners.members + owners.officers + owners.bodies}
    assert {_plain(said) for one in leads_to_owners("", text) for said in (one.role, one.name)} - {
        ""
    } == names


def _plain(said: str) -> str:
    return said.removeprefix("Cllr ").replace("&", "and")
