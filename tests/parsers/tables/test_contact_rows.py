"""Rows at the foot of a table of recommendations that are another table's."""

from __future__ import annotations

import pytest

from tests.parsers.built import BOLD, Styles, document, shown

ASKED = """
+------------------+---------------------------------------------+
| Responsible body | Areas for priority action                   |
+------------------+---------------------------------------------+
| NHS Wealdmoor    | The board must agree a plan for those who   |
|                  | wait.                                       |
+------------------+---------------------------------------------+
| Wealdmoor CC     | The quality of annual reviews               |
+------------------+---------------------------------------------+
"""
READ = [
    "The board must agree a plan for those who wait. | owner: NHS Wealdmoor",
    "The quality of annual reviews | owner: Wealdmoor CC",
]


def rows(*cells: tuple[str, str]) -> str:
    """More rows of ASKED."""
    level = f"+{'-' * 18}+{'-' * 45}+\n"
    return "".join(f"| {one:16} | {other:43} |\n{level}" for one, other in cells)


@pytest.mark.parametrize(
    ("below", "styles"),
    [
        (rows(("Jane Holt", "Director, jane.holt@wealdmoor.gov.uk"), ("A Shah", "Chief Nurse")), {}),
        (rows(("Name", "Role"), ("A Shah", "Chief Nurse")), {"Name": BOLD, "Role": BOLD}),
        (
            "\nContact details\n\n"
            + f"+{'-' * 18}+{'-' * 45}+\n"
            + rows(("NHS Wealdmoor", "Wealdmoor CC"), ("Beacon House", "County Hall")),
            {},
        ),
    ],
)
def test_contacts_below_recommendations(below: str, styles: Styles) -> None:
    built = document(ASKED.strip("\n") + "\n" + below, styles=styles)
    assert [line for line in shown(built) if not line.startswith("[")] == READ


def test_what_only_is_no_sentence_stays() -> None:
    built = document(ASKED.strip("\n") + "\n" + rows(("Wealdmoor CC", "Support for the young leaders")))
    assert [line for line in shown(built) if not line.startswith("[")] == [
        *READ,
        "Support for the young leaders | owner: Wealdmoor CC",
    ]
