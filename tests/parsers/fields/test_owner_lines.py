"""Owners on lines of their own: what is another owner, and what goes on with the one above."""

from __future__ import annotations

import pytest

from parsers.fields.owner_lines import are_two, awaits_surname, breaks_off_body


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Chief Social Work Officer", "Regeneration Programme Manager"),
        ("Director of Technical Services", "Strategy Manager"),
        ("Chair of Audit Committee", "Partnerships Manager"),
        ("Cllr Ruth Lindqvist", "Committee Officer"),
        ("Head of Trading Standards", "Senior Planning Policy Officer"),
        ("Group Manager - Revenues & Benefits", "Strategic Leadership Team"),
        ("Commercial Board", "General Purposes Committee"),
        ("Whole Council", "Policy and Resources Committee"),
        ("Scrutiny Panels", "Executive Member for Finance & Performance"),
        ("Budget Scrutiny Panel", "Customer Services"),
        ("Partnerships Manager", "Service Director – Communities"),
        ("AD Customer, Digital & Transformation", "K. Munro"),
        ("Jane Brown-Smith", "Proper Officer"),
        ("SLT", "Corporate Policy Manager"),
        ("Service Director, Finance", "Chief Planning Officer"),
        ("Group Commander Training", "Planning Enforcement Officer"),
        ("Portfolio Holder for Waste", "Principal Planner (Policy)"),
        ("Chief Internal Auditor, SWAP", "Legal Services"),
    ],
)
def test_two_owners(above: str, below: str) -> None:
    assert are_two(above, below)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("Director of Adult", "Social Care"),
        ("Executive Member for Corporate", "Services Assistant Director"),
        ("Head of Planning and", "Housing Manager"),
        ("Head of Planning", "Policy Team"),
        ("Assistant Director", "Communities"),
        ("Audit Committee", "Chair"),
        ("Policy Team", "Leader"),
        ("Corporate Management", "Team"),
        ("Policy", "Performance Manager"),
        ("Director of Place Strategic", "Director of People"),
        ("Director of Public Health (Dr Amina", "Yusuf)"),
        ("Officer: N.", "Ahmed Member:"),
        ("Corporate Director Place, Corporate", "Director People"),
        ("Chief Executive", "to lead"),
        ("", "Chief Executive"),
    ],
)
def test_one_owner(above: str, below: str) -> None:
    assert not (above and are_two(above, below))


@pytest.mark.parametrize(
    ("above", "below", "awaits"),
    [
        ("Cllr Susan", "Whitby-Hall", True),
        ("Jane Moore; Cllr Margaret", "Ellison", True),
        ("Councillor T.", "Bell", True),
        ("Cllr Mrs J", "Oakes", True),
        ("Head of IT", "Oakes", False),
        ("Cllr James", "Clerk", False),
        ("Cllr James", "Cllr Smith", False),
        ("Cllr Susan Ellison", "Finance", False),
    ],
)
def test_a_first_name_that_awaits_its_surname(above: str, below: str, awaits: bool) -> None:
    assert awaits_surname(above, below) is awaits


@pytest.mark.parametrize(
    ("above", "below", "cut"),
    [
        ("Fordshire County Council and NHS", "Fordshire Integrated Care Board", True),
        ("Fordshire County Council/NHS", "Fordshire ICB", True),
        ("Fordshire Council, schools, Kestrel Mental Health NHS", "Foundation Trust", True),
        ("Fordshire Council, NHS Sussex, colleges, Fordshire Parent", "Carer Forum", True),
        ("Fordshire Council,", "Fordshire Parent Carer Forum", False),
        ("Fordshire Council", "Fordshire Parent Carer Forum", False),
        ("Head of Planning, Clerk", "Head of Housing", False),
        ("n/a", "Head of Housing", False),
    ],
)
def test_a_full_line_that_ends_within_the_name_of_a_body(above: str, below: str, cut: bool) -> None:
    assert breaks_off_body(above, below) is cut
