"""Words on the page as lines, and broken lines as text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.plan import NOTHING
from parsers.text.joiner import Joiner, tidy, unbroken_words
from parsers.text.lines import (
    Measure,
    body_style,
    breaks_off,
    dangles,
    ends_sentence,
    gap_between,
    line_of,
    line_pitch,
    words_to_lines,
    would_fit,
)
from tests.parsers.built import BOLD, CELL, LARGE, LEFT, PITCH, PLAIN, lines, measure, word

JOINER = Joiner()


class TestLines:
    def test_from_top_to_bottom_and_left_to_right(self) -> None:
        words = [word("here", 60, 20), word("second", 0, 32), word("First", 0, 20), word("page", number=2)]
        assert [line.text for line in words_to_lines(words)] == ["First here", "second", "page"]

    def test_a_bullet_and_a_superscript_stand_in_their_line(self) -> None:
        small = replace(PLAIN, size=6.0)
        words = [word("•", 0, 22, small), word("Publish", 12, 20), word("2", 54, 19, small)]
        (line,) = words_to_lines(words)
        assert (line.text, line.style, line.baseline) == ("• Publish 2", PLAIN, 30.0)

    def test_lines_set_close_stay_apart(self) -> None:
        tall = [word("above", 0, 20, LARGE), word("below", 0, 30)]
        assert [line.text for line in words_to_lines(tall)] == ["above", "below"]

    def test_the_style_of_most_letters(self) -> None:
        words = [word("Lead:", style=BOLD), word("Chief", 36), word("Executive", 72)]
        assert line_of(words).style == PLAIN
        assert line_of(words).after(1).text == "Chief Executive"

    def test_words_that_are_asked_for_again_are_not_set_again(self) -> None:
        words = [word("First", 0, 20), word("second", 0, 32)]
        assert [*map(id, words_to_lines(words))] == [*map(id, words_to_lines(iter(words)))]

    def test_the_body_of_a_page(self) -> None:
        column = lines(
            "Customer Service\nWe will answer letters within ten days.", styles={"Customer": LARGE}
        )
        assert body_style(column) == PLAIN
        assert body_style([]) is None


class TestMeasure:
    def test_pitch_is_the_smallest_common_step(self) -> None:
        assert line_pitch([lines("one\ntwo\n\nthree\nfour")]) == PITCH
        assert line_pitch([lines("one", "two")]) == PITCH  # 1.2 times the size: no two lines on one page
        assert line_pitch([]) == PITCH

    def test_small_print_close_under_a_text_does_not_count(self) -> None:
        tops = {0.0: 10.0, 11.5: 10.0, 23.0: 8.0, 40.0: 10.0, 51.5: 8.0}
        column = [word("text", 0.0, top, replace(PLAIN, size=size)) for top, size in tops.items()]
        assert line_pitch([words_to_lines(column)]) == 11.5

    def test_on_a_scan_the_least_step_is_not_the_usual_one(self) -> None:
        tops = (0.0, 11.5, 23.5, 35.5, 48.0, 59.5)
        read = [replace(word(f"line{n}", 0, top), confidence=0.9) for n, top in enumerate(tops)]
        assert line_pitch([words_to_lines(read)]) == 12.0
        assert line_pitch([words_to_lines([replace(one, confidence=1.0) for one in read])]) == 11.5

    def test_gap(self) -> None:
        one, two, four = lines("one\ntwo\n\nfour")
        assert not gap_between(one, two, measure([one]))
        assert gap_between(two, four, measure([one]))

    @pytest.mark.parametrize(("room", "fits"), [(17, False), (18, False), (19, True), (30, True)])
    def test_whether_the_next_word_had_room(self, room: int, fits: bool) -> None:
        above, below = lines("Publish the\nreport")
        assert would_fit(above, below.words[0], Measure(LEFT + CELL * room, PITCH)) is fits

    @pytest.mark.parametrize(
        ("gap", "left", "fits"),
        [
            (2.5, 40.0, True),  # Arial's space is a quarter of its size
            (2.5, 38.0, False),
            (6.0, 40.0, False),  # Courier's takes more: the word had no room
            (6.0, 43.0, True),
            (30.0, 43.0, True),  # a justified line's gaps are no spaces
        ],
    )
    def test_spaces_are_as_wide_as_the_lines_own(self, gap: float, left: float, fits: bool) -> None:
        """A word 36 points wide, in 10 points, and how much is left of the line above it."""
        above = line_of([word("Publish"), word("the", 42.0 + gap)])
        room = Measure(above.box.x1 + left, PITCH)
        assert would_fit(above, word("report"), room) is fits

    def test_on_a_scan_a_hairs_breadth_is_no_room(self) -> None:
        above, below = line_of([word("Publish")]), word("report")
        room = Measure(above.box.x1 + 43.0, PITCH)
        assert would_fit(above, below, room)
        assert not would_fit(above, replace(below, confidence=0.96), room)

    @pytest.mark.parametrize(("stretched", "fits"), [(0.0, False), (2.0, True)])
    def test_a_line_of_one_word_tells_of_its_spaces_where_letters_are_alike(
        self, stretched: float, fits: bool
    ) -> None:
        """A typewriter's letters are as wide as its spaces."""
        first = word("Publish")
        first = replace(first, box=replace(first.box, x1=first.box.x1 + stretched))
        above = line_of([first])
        assert would_fit(above, word("report"), Measure(first.box.x1 + 40.0, PITCH)) is fits


@pytest.mark.parametrize(
    ("text", "open_end"),
    [
        ("in order to", True),
        ("Cabinet, members and", True),
        ("our partners,", True),
        ("March 2022 -", True),
        ("developers and neigh‐", True),
        ("the Council/", True),
        ("for example (", True),
        ("Annex A", False),
        ("what is known and what is not", False),
        ("the plan is not", True),
        ("Publish the report.", False),
        ("Publish the report", False),
        ("Android", False),
        ("", False),
    ],
)
def test_dangling_ends(text: str, open_end: bool) -> None:
    assert dangles(text) is open_end


@pytest.mark.parametrize(
    ("drawing", "goes_on"),
    [
        ("hold meetings with\nMembers", True),
        ("hold meetings\nwith members", True),
        ("Hold meetings\nPublish notes", False),
        ("Hold meetings.\n2022", False),
        ("all services (phase\n1: Place; phase 2: People)", True),
        ("a forum (see annex) of all (phase 1:\nPlace; phase 2: People), led by Ash", True),
        ("a forum (see annex)\nPlace; phase 2: People)", False),
        ("reported to Council (minute\n64/25) in full", True),
        ("Recruit a lead (interim\n2) Hold a forum", False),
        ("see that the ‘Think\nFamily’ protocol is used", True),
        ("see that the “Think\nFamily” protocol is used", True),
        ("see that the ‘Family’ protocol is used\nFamilies’ views are heard", False),
        ("see that the ‘Think Family\nReview the protocol", False),
    ],
)
def test_sentences_that_break_off(drawing: str, goes_on: bool) -> None:
    assert breaks_off(*lines(drawing)) is goes_on


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("It is done.", True),
        ("“It is done.”", True),
        ("Done? ", True),
        ("including:", True),
        ("(see annex.)", True),
        ("2.5", False),
        ("It is", False),
        ("", False),
    ],
)
def test_ends_of_sentences(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends


@pytest.mark.parametrize(
    ("drawing", "text"),
    [
        ("Publish the\nreport", "Publish the report"),
        ("published for transpar-\nency and trust", "published for transparency and trust"),
        ("health and well-\nbeing", "health and well-being"),
        ("March-\nJune 2022", "March-June 2022"),
        ("March\n- June 2022", "March - June 2022"),
        ("March -\nJune 2022", "March - June 2022"),
        ("2022-\n23", "2022-23"),
        ("31/03/\n2025", "31/03/2025"),
        ("31/\n03/25", "31/03/25"),
        ("and 24/7/\nweekend cover", "and 24/7/ weekend cover"),
        ("face-to-\nface", "face-to-face"),
        ("the scruti‐\nny of plans", "the scrutiny of plans"),
        ("transpar\u00ad\nency", "transparency"),
        ("trans\u00adparency", "transparency"),
        ("a “self-\nassessment”", "a “self-assessment”"),
        ("(transpar-\nency)", "(transparency)"),
        ("commu-\nnities and neigh-\nbourhoods", "communities and neighbourhoods"),
        ("Legal &\nDemocratic Services", "Legal & Democratic Services"),
        ("Publish  the\n\nreport", "Publish the report"),
        ("the Plan 2025–\n29 with", "the Plan 2025–29 with"),
        ("Tim Pole, tim.pole@\ncouncil.gov.uk", "Tim Pole, tim.pole@council.gov.uk"),
        ("see www.council.\ngov.uk/plan", "see www.council.gov.uk/plan"),
        ("see www.council.gov.uk.\nThe plan", "see www.council.gov.uk. The plan"),
        ("in time –\nand well", "in time – and well"),
    ],
)
def test_lines_joined(drawing: str, text: str) -> None:
    column = lines(drawing)
    passage = JOINER.passage(column)
    assert passage.text == text
    assert passage.words == tuple(word for line in column for word in line.words)


def test_over_a_page_end() -> None:
    passage = JOINER.passage(lines("the Audit Commit-", "tee, with thanks"))
    assert (passage.text, passage.page) == ("the Audit Committee, with thanks", 1)


def test_the_documents_own_words_decide() -> None:
    own = unbroken_words(lines("Our policymakers, and (Wellbeing) boards -")[0].words)
    assert own == {"our", "policymakers", "and", "wellbeing", "boards"}
    assert Joiner(own).passage(lines("policy-\nmakers for well-\nbeing")).text == "policymakers for wellbeing"


@pytest.mark.parametrize(
    ("drawing", "columns", "text"),
    [
        ("Communicati\nons and", 11, "Communications and"),
        ("Communicati\nons and", 20, "Communicati ons and"),  # there was room: nothing was broken
        ("Corporate\nservices", 9, "Corporate services"),  # a word that fills its line to the last letter
        ("Policy\nand", 6, "Policy and"),
        ("Head of Communicati\nons", 19, "Head of Communications"),
        ("Partnershi\np Manager", 10, "Partnership Manager"),
        ("Octob\ner 2025", 5, "October 2025"),
        ("Q2 2025/2\n6", 9, "Q2 2025/26"),
        ("31/03/20\n25", 8, "31/03/2025"),
        ("19.01.20\n25", 8, "19.01.2025"),
        ("27.10.2\n6", 7, "27.10.26"),
        ("8.10.\n25", 5, "8.10.25"),
        ("KR\n1", 2, "KR1"),
        ("KR\n1", 4, "KR 1"),
        ("CLT\n12 staff", 4, "CLT 12 staff"),
        ("8.10.\n25 homes", 9, "8.10. 25 homes"),  # there was room
        ("1.1.1\n20 days", 5, "1.1.1 20 days"),
        ("31/03/2\n025", 7, "31/03/2025"),
        ("31/03/20\n25 May", 12, "31/03/20 25 May"),
        ("05/20\n25", 5, "05/2025"),
        ("11/2\n025", 4, "11/2025"),
        ("05/20\n25", 9, "05/20 25"),
    ],
)
def test_words_that_a_narrow_cell_broke(drawing: str, columns: int, text: str) -> None:
    column = lines(drawing)
    assert JOINER.passage(column, measure(column, columns)).text == text


def test_a_word_that_a_narrow_cell_broke_at_a_page_end() -> None:
    above, below = lines("05/20\n25")
    below = line_of([replace(word, page=2) for word in below.words])
    assert JOINER.passage([above, below], measure([above, below], 5)).text == "05/2025"


@pytest.mark.parametrize(
    ("drawing", "text"),
    [("Programme\nmanager", "Programme manager"), ("Larkminster\nand people", "Larkminster and people")],
)
def test_whole_words_that_fill_a_narrow_cell(drawing: str, text: str) -> None:
    column = lines(drawing)
    assert JOINER.passage(column, measure(column)).text == text


def test_a_word_that_a_cell_broke_though_its_next_letter_seems_to_fit() -> None:
    """How wide a letter is, is guessed from the letters that the next line begins with."""
    nearly = Measure(LEFT + CELL * 7 + 1, PITCH)
    assert JOINER.passage(lines("Novemb\ner 2024"), nearly).text == "November 2024"
    assert JOINER.passage(lines("Policy\nand"), nearly).text == "Policy and"


def test_nothing_to_join() -> None:
    assert JOINER.passage([]) is NOTHING


@pytest.mark.parametrize(("text", "tidied"), [(" a\u00a0 b\n", "a b"), ("co\u00adop", "coop"), ("", "")])
def test_white_space(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


PRINTED = st.lists(st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1), min_size=1)


@given(st.lists(PRINTED, min_size=1, max_size=6))
def test_no_letter_is_lost(column: list[list[str]]) -> None:
    """Whatever the lines, their letters are the text's; only white space and hyphens at a line's end go."""
    built = [
        line_of([word(text, 60.0 * x, 12.0 * y) for x, text in enumerate(row)])
        for y, row in enumerate(column)
    ]

    def letters(text: str) -> str:
        return "".join(text.replace("\u00ad", "").replace("-", "").replace("‐", "").split())

    passage = JOINER.passage(built, measure(built))
    assert letters(passage.text) == letters("".join(line.text for line in built))
    assert passage.text == " ".join(passage.text.split())
