"""Headers of tables without rules, found among a page's lines."""

from __future__ import annotations

from dataclasses import replace

from models.document import Box, Style, Word, spaced
from parsers.headers.line_headers import find_line_header
from parsers.headers.torn_headings import count_torn, parted_segments
from parsers.text.lines import line_of, words_to_lines
from tests.parsers.built import BOLD, document, lines


def test_points_of_lists_are_no_headings() -> None:
    """Beside "The council will" in two columns of bullets "– Lead officer" is what a point lists; with a ":"
    it leads in to one."""
    drawing = """
    The council will{1}                       {0}Lead officer
    • Introduce a gateway for all schemes   {0}Target date
    • Publish a statement of priorities     • Digitise the register of land
    """
    found = [
        find_line_header(words_to_lines(document(drawing.format(mark, end)).words))
        for mark, end in (("", ""), ("# ", ""), ("– ", ""), ("• ", ""), ("", ":"))
    ]
    assert [bool(each) for each in found] == [True, True, False, False, False]


def test_by_alone_says_when_beside_who() -> None:
    found = find_line_header(words_to_lines(document("Action            Lead          By").words))
    assert found and found.names == ("action", "owner", "deadline")


def test_answers_may_be_the_actions_where_who_and_when_stand_beside_them() -> None:
    found = find_line_header(words_to_lines(document("Council response      Delivery date     Lead").words))
    assert found and found.names == ("response", "deadline", "owner")


def test_white_within_justified_text_parts_no_heading() -> None:
    """A column begins where the white below stands in one place, not anywhere."""
    justified = """
    Peer Challenge
    Find  some  shared  services
    that neighbours offer, too
    Give residents greater sway
    Take  pride  in  the  place
    over their neighbourhoods
    Care  for  all  who  live
    here and who visit
    """
    columns = """
    Peer Challenge
    Find   some shared services
    a way  that neighbours offer
    Give   residents more sway
    """
    header, *rows = words_to_lines(document(justified).words)
    assert parted_segments((header.words,), rows) == (header.words,)
    header, *rows = words_to_lines(document(columns).words)
    assert parted_segments((header.words,), rows) == (header.words[:1], header.words[1:])


def test_a_heading_of_two_lines_is_torn_at_a_space_of_the_first() -> None:
    """In a typewriter's font a space is as wide as what parts two narrow columns."""
    drawing = """
    Peer Challenge
    Recommendation

    Agree a longer
    plan for money
    that is to be
    """
    _, _, *rows = words_to_lines(document(drawing).words)
    peer, challenge, recommendation, *_ = document(drawing).words
    assert count_torn(((peer, recommendation), (challenge,)), rows) == 1
    assert count_torn(((peer, challenge, recommendation),), rows) == 0


def test_a_heading_half_a_line_above_the_others() -> None:
    """Read from "Rec | Target completion" alone, "Area for improvement" would go on with "Rec"."""
    drawing = """
    Rec                                                          Target completion
         Area for improvement      Key actions   Lead Officer
    No.                                                               date
    R1   Build on it               Ask them      Chief Executive       H2 2025/26
    """
    headings = (
        "Rec ",
        "Target completion",
        "Area for improvement",
        "Key actions",
        "Lead Officer",
        "No.",
        "date",
    )
    words = document(drawing, styles=dict.fromkeys(headings, BOLD)).words
    first, *_, row = levels = sorted({word.box.top for word in words})

    def closer(word: Word) -> Word:
        top = word.box.top if word.box.top == row else first + 7.0 * levels.index(word.box.top)
        return replace(word, box=replace(word.box, top=top, bottom=top + word.box.height))

    found = find_line_header(words_to_lines(map(closer, words)))
    assert found and [spaced(each) for each in found.segments][:2] == ["Rec No.", "Area for improvement"]


def test_by_may_say_by_whom() -> None:
    white = " " * 60
    drawing = f"Action{white}By\nHold a meeting{white[8:]}{{}}"
    found = [
        find_line_header(words_to_lines(document(drawing.format(said)).words))
        for said in ("Head of Policy", "May 2026")
    ]
    assert [bool(each) for each in found] == [False, True]


def test_by_far_behind_action_says_when() -> None:
    wide, close = (
        find_line_header(words_to_lines(document(f"Action{' ' * white}By").words)) for white in (60, 6)
    )
    assert wide and wide.names == ("action", "deadline")
    assert not close


def test_a_title_in_a_typewriters_font_heads_no_columns() -> None:
    """Its spaces are as wide as the white between narrow columns."""
    title = "Scrutiny Peer Review Action Plan"
    set_in = Style("Courier-Bold", 18.7, True, False, (0.0, 0.0, 0.0))
    x = 54.0
    words: list[Word] = []
    for text in title.split():
        end = x + 0.6 * set_in.size * len(text)
        words.append(Word(text, Box(x, 51.0, end, 69.9), set_in, 1, len(words)))
        x = end + 0.6 * set_in.size
    assert find_line_header(words_to_lines(words)) is None


def test_a_heading_that_fills_its_column_up_to_the_next_one() -> None:
    """Less white than a space stands between "Reference" and "Recommendation" in a typewriter's font."""
    drawing = """
    Reference CPC Recommendation   Key activities    Accountable    Date
    01        Listen to all who    Hold a meeting    Head of IT     May 2022
              live in the town
    """
    lines = words_to_lines(document(drawing).words)
    first, *others = lines[0].words
    wide = replace(first, box=replace(first.box, x1=others[0].box.x0 - 0.1 * first.style.size))
    found = find_line_header([line_of([wide, *others]), *lines[1:]])
    assert found and found.names[:3] == ("recommendation_ref", "recommendation", "action")


def test_the_sign_of_numbers_goes_with_what_they_number_however_words_are_spaced() -> None:
    drawing = """
    Rec #       What you told us    Work to be done    Due         Lead
    """
    found = find_line_header(words_to_lines(document(drawing).words))
    assert found and found.names == ("recommendation_ref", "finding", "action", "deadline", "owner")


def test_two_words_of_a_text_in_a_typewriters_type_are_no_headings() -> None:
    """ "... against the Annual" / "Governance Statement.": a plan of bullets had a table for it."""
    style = Style("mono", 10.0, False, False, ())
    words = [
        Word("Governance", Box(40, 100, 100, 110), style, 1, 0),
        Word("Statement.", Box(106, 100, 166, 110), style, 1, 1),
    ]
    assert find_line_header(words_to_lines(words)) is None
    apart = [words[0], replace(words[1], box=Box(136, 100, 196, 110))]
    assert find_line_header(words_to_lines(apart)) is not None


def test_a_justified_line_whose_words_stand_all_as_far_apart_is_no_header() -> None:
    """ "Scrutiny  Committee  [links  to  Rec" had headed a table of a plan without a header."""
    even = lines("Scrutiny  Committee  [links  to  Rec")
    uneven = lines("Scrutiny     Committee  [links to  Rec")
    assert find_line_header(even) is None
    assert find_line_header(uneven) is not None


def test_a_theme_whose_first_word_runs_over_two_columns_is_no_headings_rest() -> None:
    """ "Working" of a theme below "R" begins where that does."""
    drawing = """
    R     Area for improvement     Actions planned     Due date
    Working with all
    """
    words = [replace(word, style=BOLD) for word in document(drawing).words]
    found = find_line_header(words_to_lines(words))
    assert found and [spaced(own) for own in found.segments][:2] == ["R", "Area for improvement"]
