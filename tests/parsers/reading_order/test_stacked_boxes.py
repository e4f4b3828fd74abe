"""Small coloured boxes under each other, a label and its value in each, beside what is done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Box, Document, Fill
from parsers.parse import parse
from parsers.reading_order.stacked_boxes import with_stacked_boxes
from tests.parsers.built import BOLD, CELL, LARGE, LEFT, PITCH, TOP, document

TITLE = "Peer challenge action plan"
LABELS = ("Recommendation", "What we will do", "Lead", "By when", "Success measure")
SLIDE = """
{title}
Recommendation {number} – {asked}

What we will do                             Lead
• {first}                     Chief Executive

• {second}                       By when
                                            {when}

{third:40}    Success measure
                                            Nine in ten are content
"""
FIRST = {
    "asked": "Make the plan shorter",
    "first": "Cut it to a page   ",
    "second": "Publish a summary",
    "when": "July 2025",
}
SECOND = {
    "asked": "Mend the homes faster",
    "first": "Text all tenants   ",
    "second": "Find a contractor",
    "when": "May 2026",
}


def slides(*, boxes: int = 3, third: str = "", count: int = 2) -> Document:
    """A slide a recommendation, each with its first `boxes` in colour."""
    own = (
        {"number": number, "third": third, "title": TITLE, **each}
        for number, each in enumerate((FIRST, SECOND), 1)
    )
    drawings = [SLIDE.format(**each) for each in own][:count]
    built = document(*drawings, styles={TITLE: LARGE} | dict.fromkeys(LABELS, BOLD))
    left = LEFT + CELL * 43
    fills = tuple(
        Fill(Box(left, TOP + PITCH * row - 2, left + CELL * 30, TOP + PITCH * (row + 2)), (0.8, 0.9, 0.9))
        for row in (3, 6, 9)[:boxes]
    )
    return replace(built, pages=tuple(replace(page, fills=fills) for page in built.pages))


@pytest.mark.parametrize("third", ["", "• Report each month"])
def test_they_are_read_below_what_is_done(third: str) -> None:
    plan = parse(slides(third=third))
    found = [(each.ref, one.text, one.details) for each in plan.recommendations for one in each.actions]
    last = [third.strip("• ")] if third else []
    assert [(ref, text) for ref, text, _ in found] == [
        *(("1", text) for text in ("Cut it to a page", "Publish a summary", *last)),
        *(("2", text) for text in ("Text all tenants", "Find a contractor", *last)),
    ]
    assert {own.deadline.text for ref, _, own in found if ref == "1"} == {"July 2025"}
    assert {own.owner_text for *_, own in found} == {"Chief Executive"}
    assert found[-1][2].success_measure == "Nine in ten are content"
    assert plan.coverage.share == 1.0


@pytest.mark.parametrize("built", [slides(boxes=1), slides(count=1)], ids=["one box", "one stack"])
def test_few_of_them_stay(built: Document) -> None:
    assert with_stacked_boxes(built) is built


def test_the_boxes_of_one_card_may_stand_close_to_those_of_the_next() -> None:
    """Stacks stand no further apart than the boxes of one may: a label that comes again begins the next."""
    card = """
    R{0} {1:40}Responsible
                                               {2}
    {3:43}Target date
                                               {4}
    """
    drawing = "\n".join(
        (
            card.format(1, "Make the plan shorter", "Head of Audit", "Cut it to a page", "July 2025"),
            card.format(2, "Mend the homes faster", "Head of HR", "Text all tenants", "May 2026"),
        )
    )
    heads = ("R1 Make the plan shorter", "R2 Mend the homes faster", "Responsible", "Target date")
    built = document(drawing, styles=dict.fromkeys(heads, BOLD))
    left = min(word.box.x0 for word in built.words if word.text == "Target")
    tops = [word.box.top for word in built.words if word.text in ("Responsible", "Target")]
    fills = tuple(
        Fill(Box(left, top - 1, left + CELL * 30, top + PITCH * 2 - 3), (0.8, 0.9, 0.9)) for top in tops
    )
    plan = parse(replace(built, pages=tuple(replace(page, fills=fills) for page in built.pages)))
    found = [(each.ref, one.text, one.details) for each in plan.recommendations for one in each.actions]
    assert [(ref, text, own.owner_text, own.deadline.text) for ref, text, own in found] == [
        ("R1", "Cut it to a page", "Head of Audit", "July 2025"),
        ("R2", "Text all tenants", "Head of HR", "May 2026"),
    ]
