"""Owners: the phrasings of real plans, a table of our own, and what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.fields.owner import SEE_ABOVE, is_ditto, read_owners
from tests.parsers.fields.domain import domain_rows

ROWS = domain_rows("owners.csv")


@pytest.mark.skipif(not ROWS, reason="the shared facts (../shared/domain) are not here")
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_phrasings_of_real_plans(row: dict[str, str]) -> None:
    expected = [name.strip() for name in f"{row['roles']};{row['persons']}".split(";") if name.strip()]
    owners = read_owners(row["text"])
    assert sorted(owners.members + owners.officers + owners.bodies) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "members", "officers", "bodies"),
    [
        (
            "Leader of the Council and Executive Member for Policy, Strategy and Partnerships",
            "Leader of the Council and Executive Member for Policy, Strategy and Partnerships",
            "",
            "",
        ),
        (
            "Deputy Leader and Cabinet Member for Governance",
            "Deputy Leader and Cabinet Member for Governance",
            "",
            "",
        ),
        ("Head of Housing Finance / S151 Officer", "", "Head of Housing Finance|Section 151 Officer", ""),
        ("Director of Finance (Section 151 Officer)", "", "Director of Finance|Section 151 Officer", ""),
        ("Director of Legal & Democratic Services", "", "Director of Legal & Democratic Services", ""),
        (
            "Head of Policy, Performance and Communications",
            "",
            "Head of Policy, Performance and Communications",
            "",
        ),
        ("Head of Governance & Monitoring Officer", "", "Head of Governance|Monitoring Officer", ""),
        ("Procurement and Contracts Manager", "", "Procurement and Contracts Manager", ""),
        ("Assistant Director Communities", "", "Assistant Director Communities", ""),
        (
            "Executive Director of Adults, Health and Housing",
            "",
            "Executive Director of Adults, Health and Housing",
            "",
        ),
        ("Deputy Chief Executive (Resources)", "", "Deputy Chief Executive (Resources)", ""),
        ("Management Team", "", "", "Management Team"),
        ("Audit & Governance Committee", "", "", "Audit & Governance Committee"),
        ("Senior Leadership Team (SLT)", "", "", "Senior Leadership Team"),
        ("SMT / Cabinet", "", "", "SMT|Cabinet"),
        ("NHS Devon Integrated Care Board", "", "", "NHS Devon Integrated Care Board"),
        ("Leader, Chief Executive, Group Leaders", "Leader|Group Leaders", "Chief Executive", ""),
        ("Leader/CEX", "Leader", "Chief Executive", ""),
        ("PH Finance", "Portfolio Holder for Finance", "", ""),
        (
            "Portfolio Holder for Housing/Head of Housing",
            "Portfolio Holder for Housing",
            "Head of Housing",
            "",
        ),
        ("Chair of Audit Committee", "Chair of Audit Committee", "", ""),
        ("Cllr Jane Smith, Leader of the Council", "Cllr Jane Smith|Leader of the Council", "", ""),
        ("Cabinet Member for Finance (Jane Smith)", "Cabinet Member for Finance|Jane Smith", "", ""),
        ("Councillors Smith, Jones and Brown", "Councillor Smith|Councillor Jones|Councillor Brown", "", ""),
        ("Lead Officer: Jane Smith; Lead Member: Cllr Tom Brown", "Cllr Tom Brown", "Jane Smith", ""),
        ("Jane Smith - Director of Place", "", "Jane Smith|Director of Place", ""),
        ("Director of Resources Karen Khan", "", "Director of Resources|Karen Khan", ""),
        ("Jane Smith x1234", "", "Jane Smith", ""),
        (
            "Michael Green, Head of Finance; Susan White, HR Manager",
            "",
            "Michael Green|Head of Finance|Susan White|HR Manager",
            "",
        ),
        ("Strategic Leadership Team with Group Leaders", "Group Leaders", "", "Strategic Leadership Team"),
        ("Cllrs Smith/Jones", "Cllr Smith|Cllr Jones", "", ""),
        ("Head of HR/OD", "", "Head of HR/OD", ""),
        ("Asst Director Housing", "", "Assistant Director Housing", ""),
        ("All Corporate Directors", "", "", "All Corporate Directors"),
        ("Vacant (Head of HR)", "", "Head of HR", ""),
        ("TBC (new post)", "", "", ""),
        ("TBC", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_phrasings(text: str, members: str, officers: str, bodies: str) -> None:
    owners = read_owners(text)
    assert ("|".join(owners.members), "|".join(owners.officers), "|".join(owners.bodies)) == (
        members,
        officers,
        bodies,
    )


def test_ditto() -> None:
    assert all(is_ditto(text) for text in ("ditto", "As above", '"', "As above.", "”"))
    assert not any(is_ditto(text) for text in ("", "Chief Executive", "Above all"))
    assert read_owners("As above").issues == (SEE_ABOVE,)


PARTS = [
    "Leader",
    "Head of",
    "HR",
    "and",
    "Cllr",
    "Smith",
    "/",
    "(",
    ")",
    "&",
    ",",
    "Jane",
    "Team",
    "Cllrs",
    "Portfolio Holder",
    "for",
    "the",
    ";",
    "-",
    "TBC",
    "(s)",
    ":",
    "Director",
]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PARTS), max_size=9).map(" ".join)))
def test_any_text(text: str) -> None:
    owners = read_owners(text)
    named = owners.members + owners.officers + owners.bodies
    assert owners.text == " ".join(text.split())
    assert len(named) == len(set(named))
    assert all(name.strip() == name and name for name in named)
    assert read_owners(owners.text) == owners
