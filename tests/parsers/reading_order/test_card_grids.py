"""Cards side by side, a recommendation in each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Box, Fill
from parsers.parse import parse
from parsers.reading_order.card_grids import with_cards_in_turn
from tests.parsers.built import BOLD, LARGE, document

TITLE = """
Peer challenge action plan

"""
NUMBERED = """
+------------------------------+   +------------------------------+
| Recommendation {0}             |   | Recommendation {1}             |
| Set a vision for the place   |   | Agree a plan for the savings |
| Lead: Chief Executive        |   | Lead: Head of Finance        |
| Timescale: March 2025        |   | Timescale: June 2025         |
+------------------------------+   +------------------------------+

+------------------------------+   +------------------------------+
| Recommendation {2}             |   | Recommendation {3}             |
| Adopt a scrutiny protocol    |   | Publish an equality plan     |
| Lead: Monitoring Officer     |   | Lead: Head of Policy         |
| Timescale: April 2025        |   | Timescale: May 2025          |
+------------------------------+   +------------------------------+
"""
TOUCHING = """
+------------------------------+------------------------------+
| R1 Set a vision              | R2 Agree a savings plan      |
| • Hold two sessions with all | • Bring options to Cabinet   |
|   of the partners            | Lead: Head of Finance        |
| Lead: Chief Executive        | By: June 2025                |
| By: March 2025               |                              |
+------------------------------+------------------------------+
| R3 Adopt a protocol          | R4 Publish a plan            |
| • Train the chairs           | • Ask residents what they    |
| Lead: Monitoring Officer     |   think of it                |
| By: April 2025               | Lead: Head of Policy         |
|                              | By: May 2025                 |
+------------------------------+------------------------------+
"""
LABELLED = """
+------------------------------+   +------------------------------+
| Vision                       |   | Finance                      |
|                              |   |                              |
| Hold two sessions            |   | Bring options to Cabinet     |
|                              |   |                              |
| Lead: Chief Executive        |   | Lead: Head of Finance        |
|                              |   |                              |
| Due: March 2025              |   | Due: June 2025               |
+------------------------------+   +------------------------------+

+------------------------------+   +------------------------------+
| Scrutiny                     |   | Equality                     |
|                              |   |                              |
| Train the chairs             |   | Ask residents                |
|                              |   |                              |
| Lead: Monitoring Officer     |   | Lead: Head of Policy         |
|                              |   |                              |
| Due: April 2025              |   | Due: May 2025                |
+------------------------------+   +------------------------------+
"""
RECORDS = [
    ("1", "Set a vision for the place", "Chief Executive", "2025-03-31"),
    ("2", "Agree a plan for the savings", "Head of Finance", "2025-06-30"),
    ("3", "Adopt a scrutiny protocol", "Monitoring Officer", "2025-04-30"),
    ("4", "Publish an equality plan", "Head of Policy", "2025-05-31"),
]


def records(drawing: str) -> list[tuple[str, str, str, str]]:
    plan = parse(document(TITLE + drawing, styles={"Peer challenge action plan": LARGE}))
    assert plan.coverage.share == 1.0
    return [(r.ref, r.text, r.details.owner_text, str(r.details.deadline.due)) for r in plan.recommendations]


@pytest.mark.parametrize("order", [(1, 2, 3, 4), (1, 3, 2, 4)])
def test_they_are_read_as_they_count_on_by_rows_or_by_columns(order: tuple[int, ...]) -> None:
    found = records(NUMBERED.format(*order))
    by_place = [RECORDS[0], RECORDS[1], RECORDS[2], RECORDS[3]]
    numbered = sorted((str(n), *one[1:]) for n, one in zip(order, by_place, strict=True))
    assert found == numbered


def test_what_they_do_is_read_as_they_count_on_too() -> None:
    acting = NUMBERED.format(1, 3, 2, 4)
    for name in ("Set a vision for the place", "Agree a plan for the savings"):
        acting = acting.replace(name, f"Action: {name[:18]}".ljust(len(name)))
    for name in ("Adopt a scrutiny protocol", "Publish an equality plan"):
        acting = acting.replace(name, f"Action: {name[:16]}".ljust(len(name)))
    plan = parse(document(TITLE + acting, styles={"Peer challenge action plan": LARGE}))
    assert [r.ref for r in plan.recommendations] == ["1", "2", "3", "4"]


def test_cells_that_touch() -> None:
    plan = parse(document(TITLE + TOUCHING, styles={"Peer challenge action plan": LARGE}))
    actions = [
        (r.ref, r.text, a.text, str(a.details.deadline.due)) for r in plan.recommendations for a in r.actions
    ]
    assert actions == [
        ("R1", "Set a vision", "Hold two sessions with all of the partners", "2025-03-31"),
        ("R2", "Agree a savings plan", "Bring options to Cabinet", "2025-06-30"),
        ("R3", "Adopt a protocol", "Train the chairs", "2025-04-30"),
        ("R4", "Publish a plan", "Ask residents what they think of it", "2025-05-31"),
    ]


def test_cards_without_numbers_say_who_and_when() -> None:
    themes = dict.fromkeys(("Vision", "Finance", "Scrutiny", "Equality"), BOLD)
    plan = parse(document(TITLE + LABELLED, styles={"Peer challenge action plan": LARGE, **themes}))
    said = [(r.theme, a.text, a.details.owner_text) for r in plan.recommendations for a in r.actions]
    assert said == [
        ("Vision", "Hold two sessions", "Chief Executive"),
        ("Finance", "Bring options to Cabinet", "Head of Finance"),
        ("Scrutiny", "Train the chairs", "Monitoring Officer"),
        ("Equality", "Ask residents", "Head of Policy"),
    ]


LISTS = """
+------------------------------+   +------------------------------+
| Leadership                   |   | Finance                      |
| • Hold a day for leaders     |   | • Set a budget for the next  |
|   each quarter               |   |   three years                |
| • Publish a framework        |   | • Report monthly             |
+------------------------------+   +------------------------------+

Our communities
+------------------------------+   +------------------------------+
| Housing                      |   | Culture                      |
| • Survey all homes           |   | • Open the museum on Sundays |
+------------------------------+   +------------------------------+
"""


def test_titles_over_lists_are_read_card_by_card() -> None:
    themes = dict.fromkeys(("Leadership", "Finance", "Housing", "Culture", "Our communities"), BOLD)
    plan = parse(document(TITLE + LISTS, styles={"Peer challenge action plan": LARGE, **themes}))
    assert [(r.theme, [a.text for a in r.actions]) for r in plan.recommendations] == [
        ("Leadership", ["Hold a day for leaders each quarter", "Publish a framework"]),
        ("Finance", ["Set a budget for the next three years", "Report monthly"]),
        ("Housing", ["Survey all homes"]),
        ("Culture", ["Open the museum on Sundays"]),
    ]
    assert not any(a.needs_review for r in plan.recommendations for a in r.actions)


@pytest.mark.parametrize("order", [(1, 2, 4, 5), (2, 1, 3, 4), (1, 4, 2, 3)])
def test_boxes_that_do_not_count_on_are_none(order: tuple[int, ...]) -> None:
    # Labels would tell them too.
    own = document(TITLE + NUMBERED.format(*order).replace("Lead: ", "By the ").replace("Timescale: ", "in "))
    assert with_cards_in_turn(own) is own


def test_rules_within_them_are_a_table_s() -> None:
    table = """
    +----+-----------------+   +----+-----------------+
    | R1 | Set a vision    |   | R2 | Agree a plan    |
    |    | for the place   |   |    | for the savings |
    +----+-----------------+   +----+-----------------+
    | R3 | Adopt a         |   | R4 | Publish a plan  |
    |    | protocol        |   |    | for equality    |
    +----+-----------------+   +----+-----------------+
    """
    own = document(TITLE + table)
    assert with_cards_in_turn(own) is own


def test_shades_bound_cards_as_frames_do() -> None:
    framed = document(TITLE + NUMBERED.format(1, 2, 3, 4))
    page = framed.pages[0]
    uprights = sorted({rule.at for rule in page.rules if not rule.horizontal})
    levels = sorted({rule.at for rule in page.rules if rule.horizontal})
    boxes = [Box(uprights[x], levels[y], uprights[x + 1], levels[y + 1]) for y in (0, 2) for x in (0, 2)]
    shaded = replace(framed, pages=(replace(page, rules=(), fills=tuple(Fill(b, (0.9,)) for b in boxes)),))
    columns = [word.column.number for word in with_cards_in_turn(framed).words]
    assert [word.column.number for word in with_cards_in_turn(shaded).words] == columns
    assert len(set(columns)) > 4


def test_parts_of_one_word_have_its_number_in_common() -> None:
    """A long word that runs over a rule is parted ("Recommendation" | "Review"): both keep its index."""
    built = document(TITLE + NUMBERED.format(1, 2, 3, 4))
    page = built.pages[0]
    same = replace(page, words=tuple(replace(word, index=0) for word in page.words))
    assert with_cards_in_turn(replace(built, pages=(same,))) is not built
