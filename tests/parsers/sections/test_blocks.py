"""Text outside tables: what is a heading, an item, a paragraph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Style
from parsers.outline.outline import document_to_outline
from parsers.sections.blocks import Block, Kind, lines_to_blocks
from parsers.text.items import Item
from parsers.text.lines import line_of
from tests.parsers.built import BOLD, LARGE, PLAIN, Styles, document, lines

COLOURED = replace(PLAIN, colour=(0.0, 0.3, 0.6))
SMALL_BOLD = replace(BOLD, size=8.0)
ITALIC = replace(PLAIN, italic=True)


def told(blocks: list[Block]) -> list[str]:
    """Each block as `kind: text`, what hangs under an item in (brackets)."""

    def text(item: Item) -> str:
        return item.text + "".join(f" ({text(child)})" for child in item.children)

    return [f"{block.kind.value}: {text(block.item)}" for block in blocks]


def blocks(*drawings: str, styles: Styles | None = None) -> list[str]:
    return told(lines_to_blocks(lines(*drawings, styles=styles)))


TEXT = """
Customer Service

We will answer every letter within ten days of the
day on which it came, and every call within a minute.
"""


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        pytest.param(LARGE, "heading", id="larger and bold"),
        pytest.param(replace(PLAIN, size=12.0), "heading", id="larger"),
        pytest.param(BOLD, "heading", id="bold"),
        pytest.param(COLOURED, "heading", id="coloured"),
        pytest.param(PLAIN, "paragraph", id="like the text"),
        pytest.param(ITALIC, "paragraph", id="italic"),
        pytest.param(SMALL_BOLD, "paragraph", id="bold but much smaller"),
    ],
)
def test_headings_stand_out(style: Style, kind: str) -> None:
    (first, _) = blocks(TEXT, styles={"Customer Service": style})
    assert first == f"{kind}: Customer Service"


def test_capitals_stand_out() -> None:
    assert blocks(TEXT.replace("Customer Service", "CUSTOMER SERVICE"))[0] == "heading: CUSTOMER SERVICE"
    assert blocks(TEXT.replace("Customer Service", "ICT"))[0] == "paragraph: ICT"


@pytest.mark.parametrize(
    ("drawing", "styles"),
    [
        pytest.param("Lead: the Chief Executive and the Leader", {"Lead:": BOLD}, id="a bold label"),
        pytest.param("We note the change.", {"We note the change.": COLOURED}, id="a coloured sentence"),
        pytest.param(
            "Lead: Head of HR   Due: May 2025",
            {"Lead: Head of HR   Due: May 2025": COLOURED},
            id="who and when in colour",
        ),
        pytest.param("word " * 45, {"word " * 45: BOLD}, id="a bold paragraph"),
        pytest.param("• Publish it", {"• Publish it": BOLD}, id="a bold bullet"),
    ],
)
def test_what_is_no_heading(drawing: str, styles: Styles) -> None:
    body = "\n\nWe will answer every letter within ten days of the\nday on which it came. " + "Aye. " * 80
    assert not blocks(drawing + body, styles=styles)[0].startswith("heading")


@pytest.mark.parametrize("last", ["NHS.", "(SLT).", "2030/31 (LGA)"])
def test_a_bullets_last_line_in_capitals_is_no_heading(last: str) -> None:
    drawing = f"• Draw up a joint statement on health with the council and the\n  {last}\n• Publish it"
    assert blocks(drawing) == [
        f"item: Draw up a joint statement on health with the council and the {last}",
        "item: Publish it",
    ]


def test_a_name_in_capitals_behind_a_stroke_is_no_heading() -> None:
    drawing = (
        "• Move all of the services online, with support from the LGA /\n  SOLACE\n• Publish it\n\nENDING"
    )
    first, rest = drawing.split("\n", 1)
    assert (
        blocks(drawing)
        == blocks(first, rest)
        == [
            "item: Move all of the services online, with support from the LGA / SOLACE",
            "item: Publish it",
            "heading: ENDING",
        ]
    )


def test_a_heading_that_wraps_is_one() -> None:
    drawing = """
    Local priorities and outcomes for residents
    and businesses

    We will answer every letter within ten days
    of the day on which it came, and every call.
    """
    styles = {"Local priorities and outcomes for residents": LARGE, "and businesses": LARGE}
    assert (
        blocks(drawing, styles=styles)[0]
        == "heading: Local priorities and outcomes for residents and businesses"
    )


def test_headings_under_each_other_are_several() -> None:
    drawing = """
    Action Plan

    Customer Service
    • Answer every letter within ten days of it
    """
    styles = {"Action Plan": LARGE, "Customer Service": BOLD}
    assert blocks(drawing, styles=styles) == [
        "heading: Action Plan",
        "heading: Customer Service",
        "item: Answer every letter within ten days of it",
    ]


def test_bullets_and_paragraphs() -> None:
    drawing = """
    The actions below were agreed:
    • Answer every letter within ten
      days
        o of those that we can read
        o of those that ask
    • Answer every call
    They are in no order of priority.
    """
    assert blocks(drawing) == [
        "paragraph: The actions below were agreed:",
        "item: Answer every letter within ten days (of those that we can read) (of those that ask)",
        "item: Answer every call",
        "paragraph: They are in no order of priority.",
    ]


def test_over_page_ends() -> None:
    assert blocks(
        "• Answer every letter within ten\n  days of the day on which it", "  came\n• Answer calls"
    ) == [
        "item: Answer every letter within ten days of the day on which it came",
        "item: Answer calls",
    ]
    styles = {"Customer Service": BOLD, "Finance": BOLD}
    assert blocks("• Answer letters\n\nCustomer Service", "• Answer calls\n\nFinance", styles=styles) == [
        "item: Answer letters",
        "heading: Customer Service",
        "item: Answer calls",
        "heading: Finance",
    ]


def test_nothing() -> None:
    assert lines_to_blocks([]) == []


class TestPanels:
    """Tables of one column: each row an item, but for the headings."""

    DRAWING = """
    +--------------------------+
    | Customer Service         |
    +--------------------------+
    | Answer every letter      |
    +--------------------------+
    | Answer calls:            |
    | • in the day             |
    | • at night               |
    +--------------------------+
    | Finance                  |
    +--------------------------+
    | Save where we can and    |
    +--------------------------+
    """
    EXPECTED = (
        "heading: Customer Service",
        "item: Answer every letter",
        "item: Answer calls: (in the day) (at night)",
        "heading: Finance",
        "item: Save where we can and spend where we must",
        "item: Sell the depot",
    )
    BELOW = """
    +--------------------------+
    | spend where we must      |
    +--------------------------+
    | Sell the depot           |
    +--------------------------+
    """

    def test_shaded_rows_are_headings(self) -> None:
        built = document(self.DRAWING, self.BELOW, shaded=("Customer Service", "Finance"))
        assert tuple(told(list(document_to_outline(built).blocks))) == self.EXPECTED

    def test_bold_rows_are_headings(self) -> None:
        built = document(self.DRAWING, self.BELOW, styles={"Customer Service": BOLD, "Finance": BOLD})
        assert tuple(told(list(document_to_outline(built).blocks))) == self.EXPECTED

    def test_bold_rows_below_a_shaded_one_are_headings(self) -> None:
        """A box whose bar says "Recommendations", its themes in bold; one that asks is none."""
        bold = {"Finance": BOLD, "Sell the depot": BOLD}
        built = document(self.DRAWING, self.BELOW, shaded=("Customer Service",), styles=bold)
        assert tuple(told(list(document_to_outline(built).blocks))) == self.EXPECTED

    @pytest.mark.xfail(strict=True, reason="a lone row on its page is taken for a frame around text")
    def test_a_lone_rest_of_a_row(self) -> None:
        below = "+--------------------------+\n| spend where we must      |\n+--------------------------+"
        built = document(self.DRAWING, below, shaded=("Customer Service", "Finance"))
        assert tuple(told(list(document_to_outline(built).blocks))) == self.EXPECTED[:-1]

    def test_a_frame_around_text_is_no_table(self) -> None:
        framed = "+-----------------+\n| Our actions     |\n| • Answer calls  |\n+-----------------+"
        built = document(framed, styles={"Our actions": BOLD})
        assert told(list(document_to_outline(built).blocks)) == ["heading: Our actions", "item: Answer calls"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("- Conduct exit interviews.", "item: Conduct exit interviews."),
        # A sentence's own dash at the head of a line.
        ("- and of what follows.", "paragraph: Strengthen the role of scrutiny - and of what follows."),
    ],
)
def test_a_lone_dash_is_a_bullet_where_others_are(line: str, kind: str) -> None:
    drawing = f"""
Recommendation One

- Publish it.

- Review it.

Recommendation Two

Strengthen the role of scrutiny
{line}
"""
    # The room behind a large dash does not set it off.
    styles = {"Recommendation One": BOLD, "Recommendation Two": BOLD, "-": replace(PLAIN, size=13.0)}
    assert blocks(drawing, styles=styles)[-1] == kind


def test_a_line_that_runs_on_under_a_bullet_is_the_bullets() -> None:
    """Though other lines under such bullets stand in line with their text."""
    drawing = """
• Prepare a business case for shared legal services
  and report it.

• Start a graduate scheme with the university, with
no more than two of them.
"""
    assert blocks(drawing) == [
        "item: Prepare a business case for shared legal services and report it.",
        "item: Start a graduate scheme with the university, with no more than two of them.",
    ]


def test_a_bold_heading_in_small_capitals() -> None:
    """A browser sets all but the first letters of its words smaller."""
    small = replace(BOLD, size=8.0)
    styles = {"Decision": replace(BOLD, size=11.0), "making": small}
    text = "\n".join(
        ["Decision making", "- Delegate more to officers in all of the services that we run", "- Send it out"]
    )
    assert lines_to_blocks(lines(text, styles=styles))[0].kind is Kind.HEADING


def test_a_bullet_s_bold_text_goes_on_in_its_second_line() -> None:
    drawing = """
    The council has a clear sense of its place and of those who live in it.
    It must tackle these:
    • the lack of a strategy for those
      who have needs
    • the long waits for a plan
    Yours sincerely
    """
    styles = dict.fromkeys(
        (
            "the lack of a strategy for those",
            "who have needs",
            "the long waits for a plan",
            "Yours sincerely",
        ),
        BOLD,
    )
    assert told(lines_to_blocks(lines(drawing, styles=styles)))[-3:] == [
        "item: the lack of a strategy for those who have needs",
        "item: the long waits for a plan",
        "heading: Yours sincerely",
    ]


def test_a_number_set_otherwise_is_no_measure_of_a_heading() -> None:
    drawing = """
    The council has a clear sense of its place and of those who live in it.
    5 Housing
    """
    read = lines_to_blocks(lines(drawing, styles={"5": replace(BOLD, colour=(1.0,)), "Housing": BOLD}))
    assert [block.kind for block in read] == [Kind.PARAGRAPH, Kind.HEADING]


BEGUN_IN_BOLD = """
The following are the key recommendations of the peer team to the council:
1. Confirm the ambition for the place. Partners are ready to help the council with it.
2. Create a strategic plan for the trade of the council and of its companies. This
   should set out the appetite for risk.
3. Improve how the members of the cabinet work with all those who are not
   members. Consider briefings.
"""


def test_points_whose_first_sentence_is_bold_are_no_headings() -> None:
    """The bold words may fill a line, or nearly."""
    styles = {
        "Confirm the ambition for the place.": BOLD,
        "Create a strategic plan for the trade of the council and of its companies.": BOLD,
        "Improve how the members of the cabinet work with all those who are not": BOLD,
        "members.": BOLD,
    }
    assert [line.partition(":")[0] for line in blocks(BEGUN_IN_BOLD, styles=styles)] == [
        "paragraph",
        *["item"] * 3,
    ]


CARDS = """
CP1 Map what culture gives
Write a map with the trust and all
of the schools
Lead: Leader · By: May 2025

Present it to the Wellbeing Board
Lead: Mayor · By: June 2025

CP2 Give libraries a focus
Open a space for makers
Lead: Mayor · By: July 2025
"""


def test_small_print_below_texts_is_no_measure_of_them() -> None:
    small = replace(PLAIN, size=8.0)
    styles = dict.fromkeys(("CP1 Map what culture gives", "CP2 Give libraries a focus"), COLOURED)
    styles |= {line: small for line in CARDS.split("\n") if line.startswith("Lead")}
    assert [each for each in blocks(CARDS, styles=styles) if "Lead" not in each] == [
        "heading: CP1 Map what culture gives",
        "paragraph: Write a map with the trust and all of the schools",
        "paragraph: Present it to the Wellbeing Board",
        "heading: CP2 Give libraries a focus",
        "paragraph: Open a space for makers",
    ]


THEMES = """
The peer team came in May 2024 and asked nine things of us.

Local priorities and outcomes

The council adds one of its own.

Organisational and place leadership
"""


def test_headings_over_tables_are_no_measure_of_the_text() -> None:
    """A copy does not tell that they are bold; most lines outside the tables are theirs."""
    large = replace(PLAIN, size=PLAIN.size + 3)
    names = ("Local priorities and outcomes", "Organisational and place leadership")
    styles = dict.fromkeys((*names, f"{names[1]}."), large)

    def kinds(text: str) -> list[str]:
        return [block.kind.value for block in lines_to_blocks(lines(text, styles=styles), PLAIN)]

    assert kinds(THEMES * 3) == ["paragraph", "heading"] * 6


def test_a_point_begun_in_bold_where_lines_stand_wide_apart() -> None:
    report = """
    1. Build capacity for data analysis with the other
       councils. Two analysts serve a workforce of two
       thousand, and directors commission consultants.

    2. Take on apprentices. The trades cost two million
       a year.
    """
    small = replace(PLAIN, size=7.0)
    text = [line.strip() for line in report.strip().split("\n") if line.strip()]
    bold = {"1. Build capacity for data analysis with the other": replace(BOLD, size=7.0)}
    bold |= {"councils.": replace(BOLD, size=7.0), "2. Take on apprentices.": replace(BOLD, size=7.0)}
    plain = {each: small for each in text if each not in bold}
    found = lines_to_blocks(lines(report, styles=bold | plain))
    assert [block.kind for block in found] == [Kind.ITEM, Kind.ITEM]


def test_a_sentence_in_bold_over_a_heading_in_bold() -> None:
    drawing = """
    The service does too little to promote its values and behaviours.
    Recommendations
    By 30 September 2024, the service should:
    • publish a plan to improve its culture
    • train all of its managers
    """
    heads = ("The service does too little to promote its values and behaviours.", "Recommendations")
    built = document(drawing, styles=dict.fromkeys(heads, BOLD))
    assert [each.item.text for each in document_to_outline(built).blocks][:2] == list(heads)


def test_a_theme_reversed_out_of_a_bar_stands_out_however_small() -> None:
    bar = replace(BOLD, size=8.0, colour=(1.0, 1.0, 1.0))
    drawing = """
        We met one hundred people and we thank them all for it.
        Priorities and outcomes
        Head of Housing
        June 2025
        High priority
        This is what they said of us and what we will do now.
    """
    told = ("Head of Housing", "June 2025", "High priority")
    styles = dict.fromkeys(("Priorities and outcomes", *told), bar)
    found = lines_to_blocks(lines(drawing, styles=styles))
    assert [each.item.text for each in found if each.kind is Kind.HEADING] == ["Priorities and outcomes"]


def test_who_and_when_that_fill_the_last_line_of_a_page_end_there() -> None:
    above = """
        Convene a board of partners for all
        Lead: Head of Place     Due: May 26
    """
    below = "Map out the contracts register"
    found = lines_to_blocks(lines(above, below))
    assert found[-1].item.text == "Map out the contracts register"


def test_who_leads_in_grey_is_no_heading() -> None:
    grey = replace(PLAIN, colour=(0.4, 0.4, 0.4))
    said = "Lead member: Deputy Leader | Lead officer: Head of Legal"
    drawing = f"""
        We met one hundred people and we thank them all for it.
        {said}
        What the panel said
        This is what they said of us and what we will do now.
    """
    found = lines_to_blocks(lines(drawing, styles={said: grey, "What the panel said": grey}))
    assert [each.item.text for each in found if each.kind is Kind.HEADING] == ["What the panel said"]


def test_a_heading_that_ends_in_the_middle_goes_on() -> None:
    drawing = """
        Map the skills that are needed by
        2030
        The council will find out what its people can do, and what they will have to learn.
    """
    heads = dict.fromkeys(("Map the skills that are needed by", "2030"), BOLD)
    found = lines_to_blocks(lines(drawing, styles=heads))
    assert [each.item.text for each in found if each.kind is Kind.HEADING] == [
        "Map the skills that are needed by 2030"
    ]


def test_headings_that_rules_underline_are_parted_from_what_is_above() -> None:
    """Level rules under "Finance" and "People" look like those between the rows of a list."""
    drawing = """
    Our place
    +---------------------------------------------------+
    • Publish a note for all of the residents of the town
    Finance
    +---------------------------------------------------+
    • Agree a plan with all the partners in the town
    People
    +---------------------------------------------------+
    • Hold a survey of the staff in each of the teams
    Assets
    +---------------------------------------------------+
    • Sell what is not in use in any of the places
    """
    heads = dict.fromkeys(("Our place", "Finance", "People", "Assets"), LARGE)
    found = document_to_outline(document(drawing, styles=heads)).blocks
    assert [each.item.text for each in found if each.kind is Kind.HEADING] == [*heads]


def test_a_bold_line_of_who_and_when_is_no_heading() -> None:
    line = "Lead: Leader   Due: May 2025"
    assert blocks(f"{TEXT}\n{line}", styles={line: BOLD})[-1].startswith("paragraph: Lead: Leader")


def test_two_cards_that_no_rule_parts() -> None:
    """The second begins as the first does, with a heading."""
    drawing = """
        +-----------------------------------------------+
        | 1. Learn from complaints                      |
        | Hold a workshop for the officers              |
        |                                               |
        | 2. Listen to the residents                    |
        | Carry out a survey                            |
        +-----------------------------------------------+
        | Publish the results                           |
        +-----------------------------------------------+
    """
    heads = dict.fromkeys(("1. Learn from complaints", "2. Listen to the residents"), LARGE)
    found = told(list(document_to_outline(document(drawing, styles=heads)).blocks))
    assert found == [
        "heading: 1. Learn from complaints",
        "item: Hold a workshop for the officers",
        "heading: 2. Listen to the residents",
        "item: Carry out a survey",
        "item: Publish the results",
    ]


def test_what_stands_below_a_line_of_who_and_when_begins_anew() -> None:
    text = """
    Publish the report on savings at the end of the year, with what was late and why
    Owner         Head of Finance and Property            Completion         June 2025
    Away days for all of the cabinet and directors, twice a year, at the depot in town
    Owner         Group Accountant                        Completion         May 2026
    """
    assert [line.split()[1] for line in blocks(text, styles={"Owner": BOLD, "Completion": BOLD})] == [
        "Publish",
        "Away",
    ]


def test_large_type_wraps_though_small_print_stands_closer() -> None:
    """A slide's points, in type as large as titles elsewhere, beside two notes in small print."""
    drawing = """
The team found much to praise on the day.
It asked us to do more on four matters.

– Hold five-minute briefings at every team meeting –
  Communications Lead – March 2027

– Send out false messages each month – Cyber Security
  Manager – February 2027
"""
    small = replace(PLAIN, size=5.0)
    texts = ("The team found much to praise on the day.", "It asked us to do more on four matters.")
    found = lines(drawing, styles=dict.fromkeys(texts, small))
    top = found[1].words[0].box.top - found[0].words[0].box.top - 6
    up = [
        replace(word, box=replace(word.box, top=word.box.top - top, bottom=word.box.bottom - top))
        for word in found[1].words
    ]
    drawn = [found[0], line_of(up), *found[2:]]
    assert [each.partition(":")[0] for each in told(lines_to_blocks(drawn))][-2:] == ["item", "item"]


def test_a_status_in_bold_on_a_line_of_its_own_ends_the_point_above() -> None:
    drawing = """
1. Share more with the neighbouring councils.

• Pool the training budget (Head of HR, May 2027) –
  Complete
• Agree the terms with both of the executives (Head
  of Policy, June 2026) – In progress
"""
    styles = {"1. Share more with the neighbouring councils.": BOLD, "Complete": BOLD, "In progress": BOLD}
    assert [each.partition(":")[0] for each in blocks(drawing, styles=styles)] == ["heading", "item", "item"]
