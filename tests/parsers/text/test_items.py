"""Paragraphs, bullets and labelled points of a cell or a page, and what hangs under what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.outline.outline import document_to_outline
from parsers.sections.blocks import lines_to_blocks
from parsers.text.items import Item, lines_to_items
from parsers.text.lines import Measure, words_to_lines
from parsers.text.nesting import nest
from tests.parsers.built import BOLD, PLAIN, document, lines, measure, page, word


def items(*drawings: str, columns: int = 0) -> list[Item]:
    column = lines(*drawings)
    return lines_to_items(column, measure(column, columns))


def texts(*drawings: str, columns: int = 0) -> list[str]:
    """The flat items, each after its mark."""
    return [
        f"{item.mark.text} {item.text}" if item.mark else item.text
        for item in items(*drawings, columns=columns)
    ]


def tree(*drawings: str, paragraphs_lead: bool = True, columns: int = 0) -> str:
    """The nested items, a line each, two spaces for each step down."""

    def told(item: Item, depth: int) -> str:
        own = "  " * depth + item.text
        return "\n".join([own, *(told(child, depth + 1) for child in item.children)])

    return "\n".join(told(item, 0) for item in nest(items(*drawings, columns=columns), paragraphs_lead))


@pytest.mark.parametrize("glyph", [*"•‣⁃∙·›»→⇒√o∗⋄⋆⊳", *"■➢✓☐●○◼◾", "\uf0b7", "\uf0a7", "(cid:0)"])
def test_bullets_of_any_glyph(glyph: str) -> None:
    assert texts(f"{glyph} Publish it\n{glyph} Review it") == [f"{glyph} Publish it", f"{glyph} Review it"]


def test_a_dash_within_a_sentence_where_points_hang_under_theirs() -> None:
    """A typewriter's dash stands as far from its word as a bullet does; the next line tells."""
    drawing = """
Undertake due diligence
– including independent
valuation – before any
purchase is made with:
– recruitment and pay of
  the people who work in
  the property company
"""
    assert texts(drawing) == [
        "Undertake due diligence – including independent valuation – before any purchase is made with:",
        "– recruitment and pay of the people who work in the property company",
    ]


def test_dashes_for_which_the_lines_above_had_no_room_stand_within_sentences() -> None:
    drawing = """
    Publish the one-page plan
    – linked to the budget
    and review the whole of it
    – linked to the council plan
    """
    assert texts(drawing, columns=26) == [" ".join(drawing.split())]


@pytest.mark.parametrize("sign", [">", "–"])
def test_a_sign_for_which_there_was_no_room_goes_on_with_a_point(sign: str) -> None:
    drawing = f"""
    • Corporate plan > service plans > team plans
    {sign} appraisals, in all services
    • Review the pay of staff > all of the grades
    {sign} subject to consultation
    """
    assert len(texts(drawing, columns=44)) == 2


def test_a_sign_that_also_parts_words_within_a_line_heads_no_points() -> None:
    drawing = """
    Publish the plan for the Cabinet > and Scrutiny
    > Council, and share it with all staff and with
    > partners of the council
    """
    assert texts(drawing) == [" ".join(drawing.split())]


def test_stars_that_go_on_with_a_sentence_are_bullets() -> None:
    drawing = """
    Work with partners to
    {0} join up prevention so
    fewer go into hospital
    {0} reduce the discharges
    """
    assert [len(texts(drawing.format(sign), columns=22)) for sign in "*–"] == [3, 1]


def test_an_initial_behind_a_title_that_ends_a_line_is_no_label() -> None:
    said = "Cabinet Member for Resources / Dr\nA. Mensah-Boyle"
    assert texts(said) == [" ".join(said.split())]


def test_labels_count_on_behind_a_bracket_that_nothing_closes() -> None:
    drawing = """
    a) Recruit a lead (interim
    b) Hold a forum (each ward)
    c) Write to all
    """
    assert len(texts(drawing)) == 3


@pytest.mark.parametrize(
    ("who", "points"),
    [("– Chief Executive, May 2025", 2), ("– Chief Executive,\nMay 2025", 2), ("– Cabinet and scrutiny", 4)],
)
def test_a_dash_before_who_and_when_for_which_there_was_no_room_goes_on_with_a_point(
    who: str, points: int
) -> None:
    drawing = f"• Publish the one-page plan\n{who}\n• Review the whole of that\n{who}"
    assert len(texts(drawing, columns=27)) == points


@pytest.mark.parametrize(
    ("drawing", "labels"),
    [
        ("113. Ensure it\n114. Review it", ["113", "114"]),
        ("9.  Ensure it\n10. Review it", ["9", "10"]),
        ("113. Ensure it\n115. Review it", []),
        ("113. Ensure it\n    114. Review it", []),
    ],
)
def test_a_count_may_begin_in_its_middle(drawing: str, labels: list[str]) -> None:
    """A report counts all its paragraphs: where its recommendations begin it is past a hundred."""
    found = items(f"As the report says\n{drawing}", columns=40)
    assert [item.label for item in found if item.label] == labels


def test_a_lone_number_that_a_line_announces_begins_an_item() -> None:
    drawing = "The council should:\n113. Put in place arrangements for:\na) short breaks\nb) homes"
    assert [item.label for item in items(drawing, columns=40)] == ["", "113", "a", "b"]


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (
            "Plan for those aged\n14 to 25.\n\nWrite to all.",
            ["Plan for those aged 14 to 25.", "Write to all."],
        ),
        (
            "A review of the Constitution (Parts\n3 and 4) is to be undertaken",
            ["A review of the Constitution (Parts 3 and 4) is to be undertaken"],
        ),
        ("Report to Cabinet and to &\nO&S. Write to all.", ["Report to Cabinet and to & O&S. Write to all."]),
        ("a. May 2024\nb and c.\nJune 2024", ["a. May 2024", "b and c. June 2024"]),
        ("a. May 2024\nb, c and\n  d. June 2024", ["a. May 2024", "b, c and d. June 2024"]),
    ],
)
def test_labels_for_several_points_alone_on_their_line(drawing: str, expected: list[str]) -> None:
    assert texts(drawing) == expected


@pytest.mark.parametrize("glyph", ["£", "a", "A", "1", "(", "“", "&", "+", "©"])
def test_what_is_no_bullet(glyph: str) -> None:
    assert texts(f"{glyph} Publish it and then review it") == [f"{glyph} Publish it and then review it"]


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("- Publish it\n- Review it", ["- Publish it", "- Review it"]),
        ("– Publish it", ["– Publish it"]),  # at the head of the first line
        ("June 2022\n- October 2022", ["June 2022", "- October 2022"]),
        ("Publish:\n-  a plan", ["Publish:", "- a plan"]),  # set off by a gap
    ],
)
def test_dashes_are_bullets_where_they_are_set_so(drawing: str, expected: list[str]) -> None:
    assert texts(drawing) == expected


@pytest.mark.parametrize(
    ("drawing", "labels"),
    [
        ("a. One\nb. Two\nc. Three", ["a", "b", "c"]),
        ("a) One\nb) Two", ["a", "b"]),
        ("(a) One\n(b) Two", ["a", "b"]),
        ("1. One\n2. Two", ["1", "2"]),
        ("A. One\nB. Two", ["a", "b"]),
        ("i. One\nii. Two\niii. Three\niv. Four", ["i", "ii", "iii", "iv"]),
        ("1) One\na) Under\nb) Under\n2) Two", ["1", "a", "b", "2"]),
        ("1: One\n2: Two", ["1", "2"]),
        ("g. One\nh. Two", [""]),  # no count begins with g
        ("2022. One\n2023. Two", [""]),
        ("Note\n3. Three", [""]),
    ],
)
def test_labels_that_count(drawing: str, labels: list[str]) -> None:
    assert [item.label for item in items(drawing, columns=4)] == labels


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("a. May\nb and c. June", ["a: May", "b and c: June"]),
        ("a. May\nb & c. June", ["a: May", "b and c: June"]),
        ("a. May\nb, c and d. June\ne. July", ["a: May", "b and c and d: June", "e: July"]),
        ("a and b. May\nc. June", ["a and b: May", "c: June"]),
        ("a-c) May\nd) June", ["a and b and c: May", "d: June"]),
        ("1. May\n2. & 3. June", ["1: May", "2 and 3: June"]),
        ("1 to 3: May\n4: June", ["1 and 2 and 3: May", "4: June"]),
        (
            "a. May\nb and c. By the end\nof the year\nd. June",
            ["a: May", "b and c: By the end of the year", "d: June"],
        ),
        ("a. May\nb and c. By the\n         end of June", ["a: May", "b and c: By the end of June"]),
        ("a. May\nb and c and June", ["a: May b and c and June"]),  # nothing ends the label
        ("a. May\nd and e. June", ["a: May", "d and e: June"]),  # two labels are so sure a sign
        ("a. May\nh and k. June", ["a: May", ": h and k. June"]),  # but not of any letters
    ],
)
def test_labels_for_several_points(drawing: str, expected: list[str]) -> None:
    assert [f"{item.label}: {item.text}" for item in items(drawing, columns=20)] == expected


def test_all_the_words_of_a_joint_label_are_its_mark() -> None:
    _, item = items("a. May 2022\nb, c and d. June 2022")
    assert item.mark and (item.mark.text, item.text) == ("b, c and d.", "June 2022")
    assert [word.text for word in item.words] == ["b,", "c", "and", "d.", "June", "2022"]


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("(a)\nMay 2025\n(b)\nJune 2025", ["a: May 2025", "b: June 2025"]),
        ("a.\nMay 2025\nb.\nJune 2025", ["a: May 2025", "b: June 2025"]),
        ("(i)\nMay 2025\n(ii)\nJune 2025", ["i: May 2025", "ii: June 2025"]),
        ("(a) Write to the\nLeader and\n(b)\nCall", ["a: Write to the Leader and", "b: Call"]),
        ("1\nMay 2025\n2\nJune 2025", [": 1", ": May 2025", ": 2", ": June 2025"]),  # a number says less
        ("(a)", [": (a)"]),
        ("a and b.\nApril 2025\nc.\nMay 2026", ["a and b: April 2025", "c: May 2026"]),
    ],
)
def test_labels_alone_on_their_lines(drawing: str, expected: list[str]) -> None:
    assert [f"{item.label}: {item.text}" for item in items(drawing, columns=20)] == expected


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("(a) May\n(c) June\n(d) July", ["a: May", "c: June", "d: July"]),
        ("a) May\nc) June", ["a: May", "c: June"]),
        ("(b) May\n(c) June", ["b: May", "c: June"]),  # the cell's first point has no date
        ("3. May\n4. June", ["3: May", "4: June"]),  # goes on with the count of the cell above
        ("(a) May\n(e) June", ["a: May", "e: June"]),
        ("(a) May\n(f) June", ["a: May (f) June"]),  # too far to be the same count
        ("a. May\nc. June", ["a: May c. June"]),  # only brackets are so sure a sign
        ("(c) May\n(b) June", ["c: May (b) June"]),  # backwards
    ],
)
def test_labels_that_skip_a_point(drawing: str, expected: list[str]) -> None:
    assert [f"{item.label}: {item.text}" for item in items(drawing, columns=30)] == expected


def test_a_number_in_an_open_bracket_is_no_label() -> None:
    assert texts("Agree it (see Recommendation\n1) in full") == ["Agree it (see Recommendation 1) in full"]


def test_a_mark_is_no_part_of_the_text_but_of_the_words() -> None:
    (item,) = items("a. Publish it")
    assert item.text == "Publish it"
    assert [word.text for word in item.words] == ["a.", "Publish", "it"]


class TestWhereItemsBegin:
    def test_lines_that_fill_the_column_go_on(self) -> None:
        assert texts("Hold three meetings for\nCabinet and officers and\nreport to Council") == [
            "Hold three meetings for Cabinet and officers and report to Council"
        ]

    def test_room_left_on_a_line_ends_a_paragraph(self) -> None:
        assert texts("Hold meetings\nPublish the minutes of meetings") == [
            "Hold meetings",
            "Publish the minutes of meetings",
        ]

    def test_a_gap_parts_paragraphs(self) -> None:
        assert texts("Hold a meeting of Members\n\nPublish the minutes of it\n\nReview it") == [
            "Hold a meeting of Members",
            "Publish the minutes of it",
            "Review it",
        ]

    def test_a_gap_in_mid_sentence_does_not(self) -> None:
        assert texts("Hold a meeting of Members\n\nwith officers present too") == [
            "Hold a meeting of Members with officers present too"
        ]

    def test_a_small_letter_goes_on(self) -> None:
        assert texts("Hold meetings\nwith officers and with all Members") == [
            "Hold meetings with officers and with all Members"
        ]

    def test_a_semicolon_ends_an_item_of_small_letters(self) -> None:
        assert texts("the budget;\nthe people who are behind it all") == [
            "the budget;",
            "the people who are behind it all",
        ]

    def test_a_particle_may_end_what_a_command_follows(self) -> None:
        assert texts("Bring new members on\nBe bolder than before and tell it") == [
            "Bring new members on",
            "Be bolder than before and tell it",
        ]

    def test_a_dangling_line_goes_on(self) -> None:
        assert texts("The Head of\nFinance and Assets will report") == [
            "The Head of Finance and Assets will report"
        ]

    def test_wrapped_bullets_that_hang(self) -> None:
        assert texts(
            """
            • Publish the report of the
              Council
            • Review it
            A paragraph that begins below
            """
        ) == ["• Publish the report of the Council", "• Review it", "A paragraph that begins below"]

    def test_wrapped_bullets_that_do_not_hang(self) -> None:
        assert texts("• Publish the report of the whole\nCouncil and its Members\n• Review it") == [
            "• Publish the report of the whole Council and its Members",
            "• Review it",
        ]

    def test_what_stands_apart_under_a_bullet_does_not_hang(self) -> None:
        """A status that is set in and stands clear tells nothing of how wrapped lines stand."""
        assert texts(
            """
            – Explain the films to all
            of those in the Council
            Plan 2024-2028

            – Appoint a chair of board

              Status: Complete
            """
        ) == [
            "– Explain the films to all of those in the Council Plan 2024-2028",
            "– Appoint a chair of board",
            "Status: Complete",
        ]

    @pytest.mark.parametrize("rest", ["2025/26 in full", "Cabinet and Council"])
    def test_wrapped_bullets_narrower_than_the_page(self, rest: str) -> None:
        drawing = f"• Publish the yearly report\n  {rest}\n• Review it"
        assert texts(drawing, columns=80) == [f"• Publish the yearly report {rest}", "• Review it"]

    def test_wrapped_points_that_hang_while_paragraphs_do_not(self) -> None:
        assert texts(
            """
            a. Publish the report of the
               Council
            b. Review the report of the
               Council
            Tell residents what has been
            done
            """
        ) == [
            "a. Publish the report of the Council",
            "b. Review the report of the Council",
            "Tell residents what has been done",
        ]


class TestPageEnds:
    def test_in_mid_sentence(self) -> None:
        assert texts("Hold a meeting of the whole", "council and publish it") == [
            "Hold a meeting of the whole council and publish it"
        ]

    def test_at_the_end_of_a_short_line(self) -> None:
        assert texts("Hold a meeting of the whole\nCouncil.", "Publish the minutes of it.") == [
            "Hold a meeting of the whole Council.",
            "Publish the minutes of it.",
        ]

    def test_at_the_end_of_a_full_line_nobody_can_be_sure(self) -> None:
        first, second = items("Hold a meeting of Members.", "Publish the minutes.")
        assert (first.unsure, second.unsure) == (False, True)

    def test_a_bullet_goes_on(self) -> None:
        assert texts("• Publish the report of the\n  whole Council and of all", "  Members\n• Review it") == [
            "• Publish the report of the whole Council and of all Members",
            "• Review it",
        ]


class TestNesting:
    def test_bullets_under_a_paragraph(self) -> None:
        assert (
            tree(
                """
                Re-invigorate the Partnership:
                • Strengthening the case; and
                • Enhancing leadership.
                Plan an exit strategy.
                """
            )
            == "Re-invigorate the Partnership:\n"
            "  Strengthening the case; and\n"
            "  Enhancing leadership.\n"
            "Plan an exit strategy."
        )

    def test_deeper_bullets(self) -> None:
        assert (
            tree(
                """
                • Clarify:
                   o what you want
                     – in a year
                   o how you do it
                • Celebrate
                """
            )
            == "Clarify:\n  what you want\n    in a year\n  how you do it\nCelebrate"
        )

    def test_labels_that_end_at_one_place(self) -> None:
        """Labels that end at one place: "f.", which is narrow, begins further right than "e."."""
        assert tree("We will:\n  a.  One\n   b. Two\n  c.  Three") == "We will:\n  One\n  Two\n  Three"

    def test_an_introduction_on_a_page_leads_nothing(self) -> None:
        assert tree("Our actions:\n• One\n• Two", paragraphs_lead=False) == "Our actions:\nOne\nTwo"

    @pytest.mark.parametrize(
        ("lead", "expected"),
        [("We will:", "We will:\n  One\n  Two"), ("We shall see.", "We shall see.\nOne\nTwo")],
    )
    def test_labelled_points_hang_only_under_a_colon(self, lead: str, expected: str) -> None:
        assert tree(f"{lead}\na. One\nb. Two") == expected

    def test_a_label_counts_on_behind_a_page_end_below_bullets_further_left(self) -> None:
        assert tree("  a. Meet, with:\n • the old\n • the young", " • the poor\n  b. Write less") == (
            "Meet, with:\n  the old\n  the young\n  the poor\nWrite less"
        )

    def test_bullets_under_labelled_points(self) -> None:
        assert (
            tree("a. Publish:\n   • a plan\n   • a map\nb. Review") == "Publish:\n  a plan\n  a map\nReview"
        )

    def test_over_a_page_end(self) -> None:
        assert tree("• Clarify:\n   o one", "   o two\n• Celebrate") == "Clarify:\n  one\n  two\nCelebrate"

    def test_pages_with_other_margins(self) -> None:
        """The next page's bullets stand a little further in: still beside those before, not under them."""
        assert tree("• One", "|\n • Two\n • Three") == "One\nTwo\nThree"


GLYPHS = st.sampled_from(["", "• ", "o ", "– ", "- ", "a. ", "b) ", "1. ", "2. ", "i. "])
WORDS = st.lists(
    st.sampled_from("Publish the report and review it: 2022 Council; done. a - •".split()), min_size=1
)
LINES = st.builds(
    lambda indent, glyph, words: " " * indent + glyph + " ".join(words), st.integers(0, 6), GLYPHS, WORDS
)


@given(st.lists(st.lists(LINES, min_size=1, max_size=5), min_size=1, max_size=3))
def test_every_word_is_in_one_item(pages: list[list[str]]) -> None:
    drawings = ["|\n" + "\n".join(page) for page in pages]
    column = lines(*drawings)
    nested = nest(lines_to_items(column, measure(column)))
    found = [word for item in nested for word in item.all_words()]
    assert found == [word for line in column for word in line.words]


def test_roman_numbers_begin_again_below_the_next_letter() -> None:
    drawing = """
    (d) agree:
        i. a plan
        ii. a date
    (e) agree:
        i. a budget
        ii. a team
    """
    found = texts(drawing)
    assert [each.split()[0] for each in found] == ["(d)", "i.", "ii.", "(e)", "i.", "ii."]


def test_a_label_before_the_page_end_has_its_value_behind_it() -> None:
    assert texts("Lead: Leader. Target date:", "December 2025") == [
        "Lead: Leader. Target date: December 2025"
    ]
    assert texts("The council will do as follows:", "Publish a note") == [
        "The council will do as follows:",
        "Publish a note",
    ]


def test_what_begins_in_bold_behind_a_page_end_is_something_else() -> None:
    column = lines("Target date: December 2025", "Goal 5: Speak plainly", styles={"Goal 5:": BOLD})
    assert [item.text for item in lines_to_items(column, measure(column))] == [
        "Target date: December 2025",
        "Goal 5: Speak plainly",
    ]


def test_a_large_number_stands_in_the_first_of_the_lines_beside_it() -> None:
    big = replace(PLAIN, size=26.0)
    words = [
        word("1", 0.0, 0.0, big),
        *(word(text, x, 0.0) for text, x in (("Widen", 40.0), ("the", 80.0))),
        *(word(text, x, 12.0) for text, x in (("youth", 40.0), ("council", 80.0))),
        word("2", 0.0, 40.0, big),
        *(word(text, x, 40.0) for text, x in (("Secure", 40.0), ("independent", 80.0))),
        *(word(text, x, 52.0) for text, x in (("advice", 40.0), ("soon", 80.0))),
    ]
    found = lines_to_items(words_to_lines(words), Measure(200.0, 12.0), dotted=True)
    assert [(item.label, item.text) for item in found] == [
        ("1", "Widen the youth council"),
        ("2", "Secure independent advice soon"),
    ]


def test_a_sentence_goes_on_left_of_a_text_that_its_wide_number_pushed_in() -> None:
    drawing = """
1. The council knows its place and its people, and it says
   so often.
2.    On this evidence the team recommends that the
   Secretary of State steps in.
"""
    blocks = document_to_outline(document(drawing)).blocks
    assert [block.item.text for block in blocks][-1].endswith("that the Secretary of State steps in.")


SPACED = """
    A title that is longer than all the lines of the text that stands below it

    - Build forty homes at Orchard
    Rise, drawing on the audit.

    - Hold a workshop for the Cabinet.

    - Refresh the register of all the risks
    each month and report on them.

    - Write to staff.

    - Write to members.

    - Write to residents.

    - Write to the partners of the council.

    - Write to firms.

    - Write to tenants.

    - Write to all.
    """


def test_a_line_close_under_a_point_whose_first_word_just_had_room_above() -> None:
    """Points stand clear of each other here, and a title is no measure of the text below it."""
    title = SPACED.strip().splitlines()[0]
    blocks = lines_to_blocks(words_to_lines(page(SPACED, styles={title: BOLD}).words))
    points = [block.item.text for block in blocks if block.item.mark]
    assert points[:3] == [
        "Build forty homes at Orchard Rise, drawing on the audit.",
        "Hold a workshop for the Cabinet.",
        "Refresh the register of all the risks each month and report on them.",
    ]


def test_bullets_left_of_the_points_that_announce_them() -> None:
    """The first line of each lettered point is set in."""
    drawing = """
       (a) Join the hub of all the councils, and the fire
    service, with:
    • staff
    • unions
       (b) Sell the depot
    """
    assert tree(drawing) == (
        "Join the hub of all the councils, and the fire service, with:\n  staff\n  unions\nSell the depot"
    )


def test_a_line_that_counts_on_with_a_code_begins_an_item() -> None:
    """The line above it is full, and the text would go on."""
    drawing = "R1 Speak to all.\nR2 Agree a plan for all.\nR3 Review the companies\n   that it owns.\n"
    assert texts(drawing, columns=24) == [
        "R1 Speak to all.",
        "R2 Agree a plan for all.",
        "R3 Review the companies that it owns.",
    ]
    assert texts("As in R1 and\nR3 Review all", columns=12) == ["As in R1 and R3 Review all"]


def test_small_print_close_under_a_full_line_is_an_item_of_its_own() -> None:
    small = {"OWNER": replace(PLAIN, size=7.0)}
    column = lines("Survey the Corn Exchange\nOWNER", styles=small)
    assert [item.text for item in lines_to_items(column, measure(column))] == [
        "Survey the Corn Exchange",
        "OWNER",
    ]


def test_a_number_and_a_letter_are_a_label() -> None:
    """ "2a)" under "Recommendation 2"; "1b" without a stop may be anything."""
    drawing = """
    1a) Publish a plan on a page
    1b) Brief every team on it
    2a. Set a policy for reserves
    2b The High Street is to be let
    """
    lines = words_to_lines(document(drawing).words)
    assert [item.label for item in lines_to_items(lines, Measure(600.0, 12.0), dotted=True)] == [
        "1a",
        "1b",
        "2a",
        "",
    ]


def test_labels_of_two_numbers_that_a_point_leads_in() -> None:
    """The points of a body begin in the middle of its sentence; a sum goes on with the line above."""
    drawing = """
    1. Kestrel Hospitals NHS Trust should:
    1.1 ensure that health plans are reviewed
    1.2 make sure that adults are asked about
    1.3 million children who live with them
    2. Fordshire NHS Trust should:
    2.1 train its staff
    Moss NHS Trust should:
    3.1 ensure that it has a nurse
    3.2 audit its plans
    4.1 audit figures show this
    """
    lines = words_to_lines(document(drawing).words)
    labels = [item.label for item in lines_to_items(lines, Measure(600.0, 12.0), dotted=True)]
    assert [label for label in labels if label] == ["1", "1.1", "1.2", "2", "2.1", "3.1", "3.2"]


def test_letters_and_numbers_of_one_section_count_apart() -> None:
    """ "1.7" goes on from "1.6", whatever "1b)" stands between."""
    texts = [
        *(f"1.{number} Publish the plan" for number in range(1, 4)),
        "1a) Brief all teams",
        "1b) Set a date",
    ]
    drawing = "\n".join([*texts, "1.4 Appoint a lead"])
    lines = words_to_lines(document(drawing).words)
    labels = [item.label for item in lines_to_items(lines, Measure(600.0, 12.0), dotted=True)]
    assert labels == ["1.1", "1.2", "1.3", "1a", "1b", "1.4"]


@pytest.mark.parametrize(
    ("below", "count"),
    [
        ("Reduce avoidable contact", 2),
        ("Carry out exit interviews", 2),
        ("services for all residents", 1),
        ("Services for all residents", 1),
        ("Phase 2 begins there, too", 1),
    ],
)
def test_a_full_line_above_one_more_thing_to_do(below: str, count: int) -> None:
    """Broken by hand, where no gap and no room shows it: a spreadsheet's cell."""
    column = lines(f"Hold a meeting at the library\n{below}")
    assert len(lines_to_items(column, measure(column))) == count


def test_a_verb_behind_a_name_begins_no_item() -> None:
    column = lines("Prepare for the second Peer\nReview of the whole council")
    assert len(lines_to_items(column, measure(column))) == 1


@pytest.mark.parametrize(
    ("drawing", "labels"),
    [
        ("1   Ensure that plans are clear\n2   Improve the help at home", ["1", "2"]),
        ("9   Ensure that plans are clear\n10  Improve the help at home", []),
        ("1   Ensure that plans are clear\n    2   Improve the help at home", []),
        ("1   million pounds are spent\n2   hundred are left to do it", []),
    ],
)
def test_numbers_that_a_gap_alone_sets_off(drawing: str, labels: list[str]) -> None:
    """A report's list whose numbers have no stop, before text at one x."""
    column = lines(drawing)
    found = lines_to_items(column, measure(column), dotted=True)
    assert [item.label for item in found if item.label] == labels


@pytest.mark.parametrize("stop", [".  ", "   "])
def test_points_that_are_set_wider_than_the_text_around_them(stop: str) -> None:
    """A line hangs under a point wherever the step to it is that of the points' own lines."""
    text = "Services have not improved\nsince they were last seen,\nand the pace is slow.\n"
    drawing = (
        "1.  Ensure that plans for all\n\n    children are clear.\n\n2.  See all in about\n\n    72 hours."
    )
    points = lines(drawing.replace(".  ", stop))
    wide = [
        replace(w, box=replace(w.box, top=w.box.top + 60, bottom=w.box.bottom + 60))
        for line in points
        for w in line.words
    ]
    column = [*lines(text), *words_to_lines(wide)]
    found = lines_to_items(column, Measure(measure(column).right, 12.0), dotted=True)
    assert [item.text for item in found[1:]] == [
        "Ensure that plans for all children are clear.",
        "See all in about 72 hours.",
    ]


def test_a_point_in_larger_type_has_lines_farther_apart() -> None:
    large = replace(BOLD, size=20.0)
    point = [
        word("•", 40, 100, large),
        word("Close", 60, 100, large),
        word("by", 120, 100, large),
        word("2027/28", 60, 124, large),
        *(
            word(text, 60 + 100 * n, 150 + 12 * row)
            for row in range(4)
            for n, text in enumerate(("Hold", "it"))
        ),
    ]
    kinds = [block.item.text for block in lines_to_blocks(words_to_lines(point))]
    assert kinds[0] == "Close by 2027/28"
