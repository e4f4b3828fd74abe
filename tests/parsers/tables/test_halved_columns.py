"""One heading over two columns that no rule parts."""

from __future__ import annotations

import re

from parsers.parse import parse
from parsers.tables.halved_columns import _is_one_text
from tests.parsers.built import BOLD, document, word

HEADER = "Recommendation      Action              Lead member and lead officer      By when"
DRAWING = f"""
{HEADER}

1 Listen to all     Hold a meeting      Cllr Hart       Head of Human     May 2025
who live here       each month                          Resources

2 Speak plainly     Write less          Cllr Anne       Chief             June 2025
to all of them      each week           Siddiqui        Executive

3 Build reserves    Find savings        Cllr Cole       Director of       July 2025
for ten years       in contracts                        Resources

4 Spend less on     Share offices       Cllr Osei       Head of           May 2026
what is bought      with others                         Property
"""


def test_owners_beside_each_other_under_one_heading() -> None:
    plan = parse(document(DRAWING, styles={HEADER: BOLD}))
    leads = [action.details for each in plan.recommendations for action in each.actions]
    assert [said.lead_member for said in leads] == [
        "Cllr Hart",
        "Cllr Anne Siddiqui",
        "Cllr Cole",
        "Cllr Osei",
    ]
    assert [said.lead_officer for said in leads] == [
        "Head of Human Resources",
        "Chief Executive",
        "Director of Resources",
        "Head of Property",
    ]
    assert plan.coverage.share == 1.0


def test_owners_below_each_other_stay_in_one_column() -> None:
    # The dates stay below their heading.
    drawing = re.sub(r"(?:Cllr \w{4}|Siddiqui) +(.{0,18})", rf"\1{' ' * 16}", DRAWING)
    drawing = re.sub(r" {16}(Resources|Property)", r"\1", drawing)
    plan = parse(document(drawing, styles={HEADER: BOLD}))
    assert {action.details.lead_member for each in plan.recommendations for action in each.actions} == {""}


def test_the_numbers_of_a_list_are_no_column() -> None:
    header = "Ref   Recommendation      Action / milestone               By when"
    drawing = f"""
    {header}

    R1    Listen to all       1.   Hold a meeting of all       May 2025
          who live here       2.   Write it down

    R2    Speak plainly       1.   Write less each week        June 2025
          to all of them      2.   Read it out to them

    R3    Build reserves      1.   Find savings in the         July 2025
          for ten years            contracts that end

    R4    Spend less on       1.   Share offices with          May 2026
          what is bought      2.   Close one of them
    """
    plan = parse(document(drawing, styles={header: BOLD}))
    assert [action.text for action in plan.recommendations[0].actions] == [
        "Hold a meeting of all",
        "Write it down",
    ]
    assert {action.details.deadline.text for action in plan.recommendations[1].actions} == {"June 2025"}


def test_a_number_a_space_before_its_text_is_no_column() -> None:
    """Above and below the numbers of lists, "12" of "12 committees to be cut" stands left of all texts."""
    parts = ({0: [word("12")], 1: [word("committees", x)]} for x in (13.5, 27.0))
    assert list(map(_is_one_text, parts)) == [True, False]
