"""Tables without upright rules: headers found by their words, columns by the gaps beneath."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

import pytest

from models.document import Box, Word
from models.plan import Plan
from parsers.headers.line_headers import LineHeader, find_line_header
from parsers.outline.outline import sheets_to_outline
from parsers.outline.sheets import document_to_sheets
from parsers.parse import outline_to_drafts, parse
from parsers.text.lines import line_of, words_to_lines
from parsers.unruled.column_edges import column_edges
from parsers.unruled.row_readings import by_strips
from parsers.unruled.unruled import UnruledTable, without_heading
from tests.parsers.built import BOLD, CELL, LARGE, LEFT, PLAIN, Styles, document, lines, page, shown


def headings(drawing: str, styles: Styles | None = None) -> list[str]:
    """The headings found, each `text: column`."""
    header = find_line_header(lines(drawing, styles=styles))
    if header is None:
        return []
    texts = [" ".join(line.text for line in words_to_lines(segment)) for segment in header.segments]
    return [f"{text}: {name}" for text, name in zip(texts, header.names, strict=True)]


def columns(drawing: str) -> list[int]:
    """The character in which each column begins."""
    page_lines = words_to_lines(page(drawing).words)
    header = find_line_header(page_lines)
    assert header
    below = [line for line in page_lines if line.box.top > header.box.bottom]
    edges = UnruledTable.under(header, below).edges
    return [round((edge - LEFT) / CELL) for edge in edges[:-1]]


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (
            "No   Recommendation       Action        By when",
            [
                "No: recommendation_ref",
                "Recommendation: recommendation",
                "Action: action",
                "By when: deadline",
            ],
        ),
        (
            "No Recommendation Action Lead",  # one space between narrow columns, as in a typewriter's font
            ["No: recommendation_ref", "Recommendation: recommendation", "Action: action", "Lead: owner"],
        ),
        ("Action    Deadline", ["Action: action", "Deadline: deadline"]),
        ("Ref   Budget   Risk   Lead", []),  # no recommendation, no action
        ("The action that we take by when we can", []),
        ("", []),
    ],
)
def test_headers(drawing: str, expected: list[str]) -> None:
    assert headings(drawing) == expected


def test_a_header_below_a_text() -> None:
    assert headings("Our action plan\n\nAction    By when    Lead\nWrite it  May 2022   Leader") == [
        "Action: action",
        "By when: deadline",
        "Lead: owner",
    ]


def test_a_header_in_two_lines() -> None:
    drawing = """
                                 Completed   Responsible
    No   Recommendation  Action  By          Officer
    01   Listen          Write   May 2022    Leader
    """
    styles = {
        "Completed   Responsible": BOLD,
        "No   Recommendation  Action  By          Officer": BOLD,
    }
    assert headings(drawing, styles) == [
        "No: recommendation_ref",
        "Recommendation: recommendation",
        "Action: action",
        "Completed By: deadline",
        "Responsible Officer: lead_officer",
    ]


def test_a_theme_below_the_header_is_no_part_of_it() -> None:
    drawing = "Action        By when    Lead\nCapacity for improvement\nWrite         May 2022   Leader"
    styles = {"Action        By when    Lead": BOLD, "Capacity for improvement": BOLD}
    assert headings(drawing, styles) == ["Action: action", "By when: deadline", "Lead: owner"]


@pytest.mark.parametrize(
    ("drawing", "starts"),
    [
        pytest.param(
            """
            No   Recommendation   Action      By when
            01   Listen to all    Write now   May 2022
            02   Speak            Sing        June 2022
            """,
            [0, 5, 22, 34],
            id="left",
        ),
        pytest.param(
            """
            No     Recommendation        Action        By when
            01   Listen to residents   Write to all   May 2022
            02   Speak                 Sing           June 2022
            """,
            [0, 5, 27, 42],
            id="headings in the middle of their columns",
        ),
        pytest.param(
            """
            No   Recommendation   Action      By when
            01   Listen to all
                 the residents
                 of the place
            """,
            [0, 5, 22, 34],
            id="columns with nothing in them",
        ),
        pytest.param(
            """
            No   Recommendation   Rating            Due           Lead
            01   Listen to all               Amber      May 2022  Leader
            02   Speak                         Red     June 2022  Leader
            03   Sing                          Red          Done  Clerk
            """,
            [0, 5, 22, 40, 54],
            id="ratings at the right of their column, near what stands behind",
        ),
    ],
)
def test_columns_by_gaps(drawing: str, starts: list[int]) -> None:
    assert columns(drawing) == starts


PLAN = """
No   Recommendation     Action             By when      Lead
01   Listen to          Hold a meeting     March 2022   Leader
     residents          each month

                        Publish a note     Ongoing      Chief
                        of it                           Executive

02   Speak plainly      Write less         June 2022    Leader
"""


def test_a_table() -> None:
    assert shown(document(PLAN)) == [
        "01 Listen to residents",
        "  - Hold a meeting each month | deadline (action): March 2022 | owner: Leader",
        "  - Publish a note of it | deadline (action): Ongoing | owner: Chief Executive",
        "02 Speak plainly",
        "  - Write less | deadline (action): June 2022 | owner: Leader",
    ]


def test_themes_across() -> None:
    drawing = """
    No   Recommendation        Action                 By when
    Customer service and digital
    01   Listen to residents   Write to all of them   March 2022
         of every place
    Capacity for improvement
    02   Speak plainly and     Sing with everybody    May 2022
         be heard
    """
    styles = {"Customer service and digital": BOLD, "Capacity for improvement": BOLD}
    assert shown(document(drawing, styles=styles)) == [
        "[Customer service and digital]",
        "01 Listen to residents of every place",
        "  - Write to all of them | deadline (action): March 2022",
        "[Capacity for improvement]",
        "02 Speak plainly and be heard",
        "  - Sing with everybody | deadline (action): May 2022",
    ]


def test_numbers_a_hair_right_of_their_heading_are_under_it() -> None:
    """As scans have them, below a theme that runs over the edge of their narrow column."""
    drawing = """
    No   Recommendation  Action
    Climate
    1    Listen          Write
    2    Learn           Answer
    """
    own = page(drawing, styles={"Climate": BOLD})
    words = [
        replace(word, box=replace(word.box, x0=word.box.x0 + 0.2)) if word.text.isdigit() else word
        for word in own.words
    ]
    found = words_to_lines(words)
    header = find_line_header(found)
    assert header
    assert column_edges(header, [word for line in found[1:] for word in line.words])[1] > LEFT + 4 * CELL


def test_a_theme_in_the_middle() -> None:
    drawing = """
    Ref  Recommendation          Action                By when
                              Housing
    R1   Listen to all           Hold a meeting        May 2022
    R2   Speak plainly           Write less            June 2022
    """
    styles = {"Ref  Recommendation          Action                By when": BOLD, "Housing": BOLD}
    assert shown(document(drawing, styles=styles)) == [
        "[Housing]",
        "R1 Listen to all",
        "  - Hold a meeting | deadline (action): May 2022",
        "[Housing]",
        "R2 Speak plainly",
        "  - Write less | deadline (action): June 2022",
    ]


def test_level_rules_part_the_rows() -> None:
    drawing = """
      Recommendation     Action             By when
    +----------------------------------------------+
      Listen to          Write              March 2022
      residents
    +----------------------------------------------+
      Speak plainly      Sing               May 2022
    +----------------------------------------------+
    """
    assert shown(document(drawing)) == [
        "Listen to residents",
        "  - Write | deadline (action): March 2022",
        "Speak plainly",
        "  - Sing | deadline (action): May 2022",
    ]


def test_over_a_page_end_with_its_header_again() -> None:
    above = """
    No   Recommendation     Action             By when      Lead
    01   Speak plainly      Write less to      June 2022    Leader
                            members
    """
    below = """
    No   Recommendation     Action             By when      Lead
                            and residents
    02   Smile              Laugh              Ongoing      Leader
    """
    assert shown(document(above, below)) == [
        "01 Speak plainly",
        "  - Write less to members and residents | deadline (action): June 2022 | owner: Leader",
        "02 Smile",
        "  - Laugh | deadline (action): Ongoing | owner: Leader",
    ]


def test_prose_below_ends_the_table() -> None:
    prose = "The plan above was agreed by the whole of the Council and is reported on each year."
    assert shown(document(PLAN + "\n" + prose)) == shown(document(PLAN))


def test_rows_of_actions_begin_level_with_their_owners() -> None:
    drawing = """
    No   Recommendation     Action             By when      Lead
    01   Listen to          Hold a meeting     March 2022   Leader
         residents          each month
         of each place
         as they are        Publish a note     Ongoing      Chief
                            of it                           Executive

    02   Speak plainly      Write less         June 2022    Leader
    """
    owners = [line.split(" | owner: ")[1] for line in shown(document(drawing)) if "owner: " in line]
    assert owners == ["Leader", "Chief Executive", "Leader"]


DATED_ONCE = """
No   Recommendation     Action             By when      Lead
01   Listen to all      Write to all       March 2022   Leader
     who live here      of them

                        Call all                        Chief Executive
                        of them

02   Speak plainly      Write less         Ongoing      Leader
     in letters         to them

                        Read it            {}   Chief Executive
                        aloud
"""


@pytest.mark.parametrize(
    ("date", "expected"),
    [("          ", ["March 2022"]), ("March 2023", [])],
    ids=["a date a recommendation is that of all its actions", "a date an action is its own"],
)
def test_dates_in_the_first_rows_of_recommendations(date: str, expected: list[str]) -> None:
    built = document(DATED_ONCE.replace("{}", date))
    outline = sheets_to_outline(document_to_sheets(built), built, by_strips)
    actions = [action for each in outline_to_drafts(outline) for action in each.draft.actions]
    dates = [[each.value.text for each in one.fields if each.column == "deadline"] for one in actions]
    assert dates[:3] == [["March 2022"], expected, ["Ongoing"]]


def test_headings_a_space_apart_over_text_that_runs_on_are_one() -> None:
    drawing = """
    NO   RECOMMENDATION   ACTION       TARGET DATE   OWNER
    01   Listen to all    Write now    by 9th March  Leader
    02   Speak            Sing         by 4th March  Leader
    03   Smile            Laugh        by 2nd April  Leader
    """
    assert "TARGET DATE: deadline" in headings(drawing)


def test_headings_that_nearly_touch_over_two_columns_are_two() -> None:
    drawing = """
    No     Wards affected  Recommendations     Action           By when
    01     Castle,         Listen to all       Write to them    May 2022
           Quayside        who live here
    02     Harbour         Speak in plain      Sing in a        June 2022
                           words               choir
    """
    assert headings(drawing)[1:3] == ["Wards affected: ", "Recommendations: recommendation"]


def test_headings_a_space_apart_over_two_columns_in_the_middle_are_two() -> None:
    first, *rest = lines("""
    NO   RECOMMENDATION   ACTION     RESPONSIBLE DEADLINE
    01   Listen to all    Write now    Leader    May 2022
    02   Speak            Sing          Chair      2023
    03   Smile            Laugh     Communities Ongoing
    04   Whistle          Hum          Mayor     2024
    """)
    *others, owner, due = first.words
    near = replace(owner, box=replace(owner.box, x1=due.box.x0 - 3))
    header = find_line_header([line_of([*others, near, due]), *rest])
    assert header and header.names[-2:] == ("owner", "deadline")


def test_a_heading_that_runs_into_the_next_is_another() -> None:
    first, *rest = lines("NO   Recommendation   Action         Owner     By when")
    words = [
        replace(w, box=replace(w.box, x1=w.box.x1 + 60)) if w.text == "Action" else w for w in first.words
    ]
    header = find_line_header([line_of(words), *rest])
    assert header and header.names[-3:] == ("action", "owner", "deadline")


def test_numbers_in_the_middle_of_their_column_are_under_its_heading() -> None:
    drawing = """
    ID              Recommendation     Action           By when
           1        Listen to all.     Hold a meeting.  May 2022

           2        Speak to some.     Write a letter.  June 2023
    """
    assert [each.ref for each in parse(document(drawing)).recommendations] == ["1", "2"]


def test_a_reference_over_two_lines_stands_under_a_heading_in_the_middle() -> None:
    drawing = """
         Ref No       Recommendation       Action           By when
    Recommendation    Listen to all.       Hold a meeting.  May 2022
    1

    Recommendation    Speak to some who    Write a letter.  June 2023
    2                 live here.
    """
    assert columns(drawing)[:2] == [0, 18]


def test_a_number_and_an_owner_that_go_on_are_no_text_across() -> None:
    drawing = """
    ID              Recommendation     Action           By when     Owner
    Recommendation  Listen to all.     Hold a meeting.  May 2022    Leader
    1

    Recommendation  Speak to some.     Write a letter.  June 2023   Director of
    2                                                               Resources
                    And to others.     Write another.   July 2023   Leader
    """
    recommendations = parse(document(drawing)).recommendations
    assert [action.details.lead_officer for each in recommendations for action in each.actions][1:2] == [
        "Director of Resources"
    ]
    assert sum(len(each.actions) for each in recommendations) == 3


JUSTIFIED = """
    NO   PEER    CHALLENGE   ACTION         BY WHEN
         RECOMMENDATION
    01   Listen   to   all   Write   them   March 2022
         who    live  here   letters
    02   Speak    in plain   Sing    in a   May 2022
         words that people   choir
         know
"""


def test_a_justified_heading_is_one_however_wide_its_spaces() -> None:
    assert headings(JUSTIFIED)[1] == "PEER CHALLENGE RECOMMENDATION: recommendation"


def test_a_justified_heading_over_too_little_text_is_the_same_on_the_next_page() -> None:
    below = """
    NO   PEER    CHALLENGE   ACTION         BY WHEN
         RECOMMENDATION
                             Dance          June 2022
    03   Run    with those   Laugh          July 2022
         who are slow
    """
    assert shown(document(JUSTIFIED, below))[2:] == [
        "02 Speak in plain words that people know",
        "  - Sing in a choir | deadline (action): May 2022",
        "  - Dance | deadline (action): June 2022",
        "03 Run with those who are slow",
        "  - Laugh | deadline (action): July 2022",
    ]


def test_themes_over_two_columns_do_not_make_their_headings_one() -> None:
    drawing = """
    NO   RECOMMENDATION          ACTION         BY WHEN

    THEME ONE AND MORE
    01   Listen to all           Write          March 2022
    THEME TWO AND MORE
    02   Speak                   Sing           May 2022
    THEME THREE AND SO ON
    03   Smile                   Laugh          June 2022
    """
    themes = {f"THEME {each}": BOLD for each in ("ONE AND MORE", "TWO AND MORE", "THREE AND SO ON")}
    assert shown(document(drawing, styles=themes))[1] == "01 Listen to all"


def test_columns_are_judged_on_later_pages_too() -> None:
    above = """
    No   Recommendation        Action         By when     Lead
    01   Listen to residents                  Ongoing     Leader
    """
    below = """
    02   Speak plainly         Sing           March 2022  Leader
    03   Smile            Laugh with them     Ongoing     Leader
    04   Run              Dance with them     Ongoing     Leader
    """
    page_lines, later = lines(above), lines(above, below)[2:]
    header = find_line_header(page_lines)
    assert header
    edges = UnruledTable.under(header, page_lines[1:], later).edges
    assert [round((edge - LEFT) / CELL) for edge in edges[1:3]] == [5, 27 - 5]


def test_on_a_page_on_which_rules_show_the_same_columns() -> None:
    below = """
    +----+------------------+------------------+------------+-----------+
     03  | Smile            | Laugh            | Ongoing    | Leader    |
    +----+------------------+------------------+------------+-----------+
    """
    assert shown(document(PLAN, below))[-2:] == [
        "03 Smile",
        "  - Laugh | deadline (action): Ongoing | owner: Leader",
    ]


def test_a_note_at_the_foot_of_a_page_ends_no_table() -> None:
    above = PLAN + "\nAgreed by the whole of the Council in March of last year and not amended at all"
    below = "03   Smile              Laugh              Ongoing      Leader"
    assert shown(document(above, below)) == [
        *shown(document(PLAN)),
        "03 Smile",
        "  - Laugh | deadline (action): Ongoing | owner: Leader",
    ]


def test_a_theme_in_the_first_column() -> None:
    drawing = """
    Recommendation        Action                 By when
    Listen to residents   Write to all of them   March 2022
    Climate
    Speak plainly         Sing with everybody    May 2022
    """
    assert shown(document(drawing, styles={"Climate": BOLD}))[2] == "[Climate]"


def test_a_title_printed_again_with_the_header() -> None:
    title = "Action plan\nNo   Recommendation     Action             By when      Lead\n"
    above = title + "01   Speak plainly      Write less         June 2022    Leader"
    below = title + "02   Smile              Write nothing      Ongoing      Leader"
    assert shown(document(above, below, styles={"Action plan": BOLD}))[-4:] == [
        "01 Speak plainly",
        "  - Write less | deadline (action): June 2022 | owner: Leader",
        "02 Smile",
        "  - Write nothing | deadline (action): Ongoing | owner: Leader",
    ]


def test_a_theme_between_the_uprights_of_a_table_without_row_rules() -> None:
    drawing = """
    +--------------------+------------------+------------+
    | Recommendation     | Action           | By when    |
    +--------------------+------------------+------------+
    | Listen to all      | Write            | March 2022 |
    | who live here      |                  |            |
      Climate and the care of it in all places
    | Speak plainly      | Sing             | May 2022   |
    +--------------------+------------------+------------+
    """
    assert "[Climate and the care of it in all places]" in shown(document(drawing))


def test_the_columns_of_another_table_with_the_same_headings_do_not_count() -> None:
    first = """
    ID  Recommendation   Actions           By when
    01  Listen to staff  (a) Write to all  (a) May 2022
                         staff             (b) June
                         (b) Meet them     2022
    """
    second = """
    ID  Recommendation      Actions                         By when
    02  Speak to residents  Read everyone in town the plan  July 2022
    03  Act at once         Meet them all in the town hall  August 2022
    """
    assert shown(document(first, second))[:3] == [
        "01 Listen to staff",
        "  a. Write to all staff | deadline (action): May 2022",
        "  b. Meet them | deadline (action): June 2022",
    ]


HEADINGS = dict.fromkeys(
    [
        "No ",
        "Recommendation",
        "Action",
        "By when",
        "Target",
        "completion",
        "date",
        "Lead",
        "Member",
        "Officer",
    ],
    BOLD,
)


@pytest.mark.parametrize("apart", [1, 2])
def test_a_second_row_of_headings_under_one_of_the_first(apart: int) -> None:
    drawing = """
    No  Recommendation   Action          By when    Lead
                                                    Member      Officer

    01  Listen to staff  Write to staff  May 2022   Cllr Ash  Head of HR
    02  Speak to staff   Meet the staff  June 2022  Cllr Oak  Head of IT
    """
    drawing = drawing.replace("Lead\n", "Lead" + "\n" * apart)
    assert shown(document(drawing, styles=HEADINGS))[:2] == [
        "01 Listen to staff",
        "  - Write to staff | deadline (action): May 2022 | lead_member: Cllr Ash | lead_officer: Head of HR",
    ]


BESIDE_SECOND_LINE = """
    No  Recommendation   Action        Target      Lead
                                       completion  Member    Officer
                                       date

    01  Listen to staff  Write to all  May 2022    Cllr Ash  Head of HR
    02  Speak to staff   Meet them     June 2022   Cllr Oak  Head of IT
    """
BESIDE_THIRD_LINE = """
    No  Recommendation   Action        Target      Lead
                                       completion
                                       date        Member    Officer

    01  Listen to staff  Write to all  May 2022    Cllr Ash  Head of HR
    02  Speak to staff   Meet them     June 2022   Cllr Oak  Head of IT
    """


@pytest.mark.parametrize("drawing", [BESIDE_SECOND_LINE, BESIDE_THIRD_LINE])
def test_a_second_row_of_headings_beside_the_lines_of_another(drawing: str) -> None:
    assert shown(document(drawing, styles=HEADINGS))[:2] == [
        "01 Listen to staff",
        "  - Write to all | deadline (action): May 2022 | lead_member: Cllr Ash | lead_officer: Head of HR",
    ]


@pytest.mark.parametrize(("first", "second"), [("1.1", "1.2"), ("1", "2"), ("R1", "R2")])
def test_numbers_without_a_heading_between_two_columns(first: str, second: str) -> None:
    drawing = f"""
    Recommendation     By when              Action
    Listen to all.     May 2022       {first:4}  Hold a meeting.

    Speak to some.     June 2023      {second:4}  Write a letter.
    """
    refs = [each.ref for each in parse(document(drawing)).recommendations]
    assert refs == [first, second]
    assert "  - Hold a meeting. | deadline (action): May 2022" in shown(document(drawing))


def test_a_heading_whose_words_stand_apart_is_no_header() -> None:
    drawing = """
    NEXT  STEPS

    The council will share this report.
    """
    assert find_line_header(lines(drawing, styles={"NEXT": LARGE, "STEPS": LARGE})) is None


def test_text_under_the_headings_of_another_table_makes_no_two_headings_one() -> None:
    first = "Ref   Recommendation   Action           By when      Lead"
    second = "Ref   Recommendation   Action                          Lead"
    drawing = f"""
    {first}
    1     Listen to all    Hold a meeting   May 2022     Leader

    {second}
    2     Speak plainly    Write in fewer and shorter      Mayor
                           words than were ever written
                           by a council of this county
    3     Be on time       Buy clocks that are not slow    Mayor
                           and have them looked after
    """
    assert shown(document(drawing, styles={first: BOLD, second: BOLD}))[:2] == [
        "1 Listen to all",
        "  - Hold a meeting | deadline (action): May 2022 | owner: Leader",
    ]


def test_an_empty_column_takes_no_word_of_the_cell_beside_it() -> None:
    """A space parts "April" from "2028": no column begins there, though no word tells where "Status" does."""
    drawing = """
    No  Recommendation        Action                  When?          Status     Progress

    01  Listen to all who     Write to all of them    April 2028                Half of it
        live here and show    and to their                                      is done.
        what was done.        landlords.
    """
    assert shown(document(drawing))[1] == (
        "  - Write to all of them and to their landlords. | deadline (action): April 2028"
        " | progress: Half of it is done."
    )


def test_a_numbered_text_across_the_columns_is_over_the_next_table() -> None:
    drawing = """
    1    Listen to all of those who live here and to those who work here

         Action                    Lead          When
    +---------------------------------------------------------------------+
         Hold a meeting            Leader        May 2025
    +---------------------------------------------------------------------+
         Write it all down         Mayor         June 2025

    2    Speak plainly to everybody who asks the council for anything else

         Action                    Lead          When
    +---------------------------------------------------------------------+
         Publish a new note        Leader        July 2025
    +---------------------------------------------------------------------+
         Rewrite the letters       Mayor         Ongoing
    """
    texts = [line.strip() for line in drawing.split("\n") if line.strip()[:1].isdigit()]
    built = document("Our plan\n\n" + dedent(drawing), styles=dict.fromkeys(texts, BOLD))
    assert shown(built) == [
        "1 Listen to all of those who live here and to those who work here",
        "  - Hold a meeting | deadline (action): May 2025 | owner: Leader",
        "  - Write it all down | deadline (action): June 2025 | owner: Mayor",
        "2 Speak plainly to everybody who asks the council for anything else",
        "  - Publish a new note | deadline (action): July 2025 | owner: Leader",
        "  - Rewrite the letters | deadline (action): Ongoing | owner: Mayor",
    ]


def test_the_heading_of_the_next_table_tells_nothing_of_the_columns_above_it() -> None:
    header = "Action                             Lead            By when"
    heading = "Listen to all the people and groups"
    drawing = f"""
    {header}
    Independent review of its purpose  Deputy Chief    May 2025
    and risk                           Executive
                {heading}
    {header}
    Hold a meeting                     Leader          June 2025
    """
    assert shown(document(drawing, styles={header: BOLD, heading: BOLD}))[0] == (
        "  - Independent review of its purpose and risk | deadline (action): May 2025"
        " | owner: Deputy Chief Executive"
    )


def test_the_only_row_of_a_table_stands_in_the_columns_of_others_under_the_same_header() -> None:
    header = "Action             Lead         By when"
    drawing = f"""
    {header}
    Review the purpose, aims and ends  Chief

    2. Listen to all

    {header}
    Hold a meeting     Leader       June 2025
    Write it all       Mayor        July 2025
    """
    built = page(drawing, styles={header: BOLD})
    page_lines = words_to_lines(built.words)
    found = find_line_header(page_lines)
    assert found
    alike = page_lines[4:]
    below = page_lines[1:]
    assert UnruledTable.under(found, below, alike).edges != UnruledTable.under(found, below).edges


def test_a_number_beside_its_text_under_headings_that_mean_the_same() -> None:
    drawing = """
    Rec   Recommendation      Action             By when
    3     Listen to all       Hold a meeting     May 2022
          who live here
    4     Speak plainly       Write less         June 2022
    """
    assert headings(drawing)[:2] == ["Rec: recommendation_ref", "Recommendation: recommendation"]
    assert [each.ref for each in parse(document(drawing)).recommendations] == ["3", "4"]


def test_numbers_set_at_the_right_of_their_column_touch_the_text_beside_them() -> None:
    """As a spreadsheet without rules sets them: neither they nor a word of their heading begin a column."""
    drawing = """
    Rec no.    Recommendation      Action             By when
             1 Listen to all       Hold a meeting     May 2022

             2 Speak plainly       Write less         June 2022
    """
    words = [
        replace(word, box=replace(word.box, x0=word.box.x0 + 4, x1=word.box.x1 + 4))
        if word.text in "12"
        else word
        for word in page(drawing).words
    ]
    page_lines = words_to_lines(words)
    header = find_line_header(page_lines)
    assert header
    edges = UnruledTable.under(header, page_lines[1:]).edges
    assert round((edges[1] - LEFT) / CELL) == 11


def test_a_header_printed_again_over_each_row_begins_no_table() -> None:
    header = "ACTION                  LEAD        DUE"
    heading = "Recommendation 1: Listen to all of the people"
    drawing = f"""
    {heading}

    {header}
    Hold a meeting          Leader      May 2025

    {header}
    Write it down           Mayor       June 2025
    """
    other = drawing.replace("1: Listen", "2: Answer").replace("Hold", "Miss").replace("Write", "Sing")
    built = document(f"{drawing}\n{other}", styles={heading: BOLD, header: BOLD})
    assert [len(each.actions) for each in parse(built).recommendations] == [2, 2]


KEYED = """
    No  Recommendation   Action            By when      Lead
    01  Listen to staff  Write to staff    May 2022     Leader
    02  Speak to staff   Meet the staff    June 2022    Head of HR
    Key: complete   in progress   not started
    """


def test_a_key_below_a_table_is_no_row_of_it() -> None:
    plan = parse(document(KEYED))
    assert [each.text for each in plan.recommendations] == ["Listen to staff", "Speak to staff"]
    assert plan.coverage.missing == ()


THEMED = """
    #    Recommendation   Action          By when
      Leading the place
      1  Listen to staff  Write to staff  May 2022
      2  Speak to staff   Meet the staff  June 2022
      Finance and money
      3  Save some money  Cut the budget  July 2022
    """


def test_themes_say_nothing_of_where_columns_begin() -> None:
    themes = dict.fromkeys(("Leading", "the place", "Finance", "and money"), BOLD)
    plan = parse(document(THEMED, styles=themes))
    assert [(each.theme, each.ref) for each in plan.recommendations] == [
        ("Leading the place", "1"),
        ("Leading the place", "2"),
        ("Finance and money", "3"),
    ]


def test_a_row_that_prose_parts_from_its_table_is_told() -> None:
    drawing = """
    No  Recommendation   Action          By when    Lead
    01  Listen to staff  Write to staff  May 2022   Leader
    02  Speak to staff   Meet the staff  June 2022  Head of HR
    This is what the council has to say about all of it in a few words.
    03  Save some money  Cut the budget  July 2022  Leader
    """
    (issue,) = [each for each in parse(document(drawing)).issues if each.kind == "columns"]
    assert (
        issue.message
        == "stands in columns, and no table was found: “03 Save some money Cut the budget July 2022 Leader”"
    )


@pytest.mark.parametrize(
    ("numbers", "refs"),
    [
        (("1", "2", "3"), ["1", "2", "3"]),
        (("9", "10", "11"), ["9", "10", "11"]),
        (("R1", "R2", "R3"), ["R1", "R2", "R3"]),
    ],
)
def test_rows_of_one_line_close_under_each_other(numbers: tuple[str, str, str], refs: list[str]) -> None:
    drawing = f"""
    No  Recommendation   Action          By when
    {numbers[0]:2}  Listen to staff  Write to staff  May 2022
    {numbers[1]:2}  Speak to staff   Meet the staff  June 2022
    {numbers[2]:2}  Save some money  Cut the budget  July 2022
    """
    assert [each.ref for each in parse(document(drawing)).recommendations] == refs


def read_with_long_numbers(drawing: str) -> Plan:
    """The plan of a drawing, "Recommendation" so long that it ends behind the x at which the texts begin."""
    built = document(
        drawing, styles={"Ref ": BOLD, "Recommendations": BOLD, "Actions": BOLD, "By when": BOLD}
    )
    (page,) = built.pages
    start = min(word.box.x0 for word in page.words if word.text == "Listen")
    words = [
        replace(word, box=replace(word.box, x1=start + 4)) if word.text == "Recommendation" else word
        for word in page.words
    ]
    return parse(replace(built, pages=(replace(page, words=tuple(words)),)))


def test_numbers_too_long_for_their_column_run_into_the_next() -> None:
    """ "Recommendation" over "1" ends behind the x at which all the texts beside it begin."""
    drawing = """
    Ref              Recommendations  Actions           By when
    Recommendation   Listen to staff  Write to staff    May 2022
    1                and to others
    Recommendation   Speak to staff   Meet the staff    June 2022
    2                and to others
    Recommendation   Save some money  Cut the budget    July 2022
    3                and more of it
    """
    plan = read_with_long_numbers(drawing)
    assert [(each.ref, each.text) for each in plan.recommendations] == [
        ("1", "Listen to staff and to others"),
        ("2", "Speak to staff and to others"),
        ("3", "Save some money and more of it"),
    ]


def test_the_first_line_of_a_row_whose_number_a_narrow_column_broke_is_no_header() -> None:
    drawing = """
    Theme      No             Recommendation   Response          By when
    Money      Recommendatio  Listen to staff  Write to staff    May 2022
               n 1            and to others

    Financial  Recommendatio  Review           Progress          July 2022
    planning   n 2            and report it    to be noted
    """
    headings = ("Theme", "No ", "Recommendation ", "Response", "By when")
    plan = parse(document(drawing, styles=dict.fromkeys(headings, BOLD)))
    assert [(each.theme, each.ref) for each in plan.recommendations] == [
        ("Money", "1"),
        ("Financial planning", "2"),
    ]


def test_a_heading_over_the_first_number_is_none_that_a_narrow_column_broke() -> None:
    drawing = """
    When?      ID  Recommendation   Actions           Who?
    May 2022   R1  Listen to staff  Write to staff    Leader
    June 2022  R2  Speak to staff   Meet the staff    Head of HR
    """
    assert [each.ref for each in parse(document(drawing)).recommendations] == ["R1", "R2"]


def test_the_first_row_under_a_header_in_bold_may_begin_like_headings() -> None:
    above = """
    Action            Lead       No               By when    Recommendation
    Write to staff    Leader     Recommendation   July 2022  Listen to staff
                                 5
    Ask each manager  Portfolio  Recommendation   By end of  Improve performance
    to take part      Holder     6                May 2022   and report it
    """
    below = """
    Action            Lead       No               By when    Recommendation
    Ask each manager  Portfolio  Recommendation   By end of  Make performance
    to take part      Holder     7                May 2022   reporting simpler
    """
    headings = dict.fromkeys(("Action", "Lead ", "No", "By when", "Recommendation\n"), BOLD)
    plan = parse(document(above, below, styles=headings))
    assert [(each.ref, each.text) for each in plan.recommendations] == [
        ("5", "Listen to staff"),
        ("6", "Improve performance and report it"),
        ("7", "Make performance reporting simpler"),
    ]


def test_the_last_lines_of_a_table_above_the_next_ones_heading_are_rows() -> None:
    drawing = """
    Recommendation      What we will do
    Speak plainly and   Write less to all members
    more often          Lead: Mayor
    than before         Timescale: May 2025
    or ever

    Money
    Recommendation      What we will do
    Listen to all       Hold a meeting
                        Lead: Leader
                        Timescale: June 2025
    """
    large = ("Speak plainly and", "more often", "than before", "or ever", "Listen to all")
    bold = ("Lead:", "Timescale:", "Money", "Recommendation", "What we will do")
    styles = dict.fromkeys(large, replace(PLAIN, size=11.0)) | dict.fromkeys(bold, BOLD)
    plan = parse(document(drawing, styles=styles))
    first, _ = plan.recommendations
    assert first.text == "Speak plainly and more often than before or ever"
    assert first.actions[-1].details.deadline.text == "May 2025"


def test_a_theme_in_the_first_row_is_no_line_of_the_heading_above_it() -> None:
    drawing = """
    Recommendation             Action              By when     Lead

    Capacity for improvement
    Speak plainly              Write less          May 2025    Mayor
    Money
    Save a little              Spend less          June 2025   Leader
    """
    headings = ("Recommendation", "Action", "By when", "Lead", "Capacity for improvement", "Money")
    plan = parse(document(drawing, styles=dict.fromkeys(headings, replace(BOLD, size=13.0))))
    assert [each.theme for each in plan.recommendations] == ["Capacity for improvement", "Money"]


def test_a_header_is_read_from_the_line_that_shows_most_of_it() -> None:
    """Headings of one, two and three lines, each in the middle of its cell, in letters set apart."""
    placed = [
        ("Target", 502, 20, 532),
        ("Ref", 47, 25, 62),
        ("Peer", 102, 25, 123),
        ("Challenge", 127, 25, 174),
        ("Action", 289, 30, 319),
        ("Owner", 425, 30, 456),
        ("completion", 491, 30, 544),
        ("No", 48, 35, 61),
        ("Recommendation", 96, 35, 179),
        ("date", 507, 40, 528),
    ]
    bold = replace(BOLD, size=8.0)
    words = [
        Word(text, Box(x0, top, x1, top + 8), bold, 1, k) for k, (text, x0, top, x1) in enumerate(placed)
    ]
    header = find_line_header(words_to_lines(words))
    assert header
    assert header.names == ("recommendation_ref", "recommendation", "action", "owner", "deadline")


def test_recommendations_with_numbers_over_their_rows() -> None:
    """One runs over its column's edge; the short one is set like it."""
    drawing = """
    Ref    Action                  Owner             Due         Status
    +------------------------------------------------------------------+
    R1     Improve the way in which all is reported to members
    +------------------------------------------------------------------+
    1.1    Agree what to count     Leader            May 2025    Complete
    +------------------------------------------------------------------+
    1.2    Report what stands out  Leader            May 2026    Ongoing
    +------------------------------------------------------------------+
    R2     Build the team
    +------------------------------------------------------------------+
    2.1    Recruit a manager       Treasurer         June 2025   Ongoing
    """
    bold = ("R1     Improve the way in which all is reported to members", "R2     Build the team")
    assert shown(document(drawing, styles=dict.fromkeys(bold, BOLD))) == [
        "R1 Improve the way in which all is reported to members",
        "  1.1. Agree what to count | deadline (action): May 2025 | owner: Leader | status: Complete",
        "  1.2. Report what stands out | deadline (action): May 2026 | owner: Leader | status: Ongoing",
        "R2 Build the team",
        "  2.1. Recruit a manager | deadline (action): June 2025 | owner: Treasurer | status: Ongoing",
    ]


def test_a_heading_too_long_for_its_column_runs_below_the_next_one() -> None:
    drawing = """
    No    Peer Challenge  Activity        By whom    By when
          Recommendations:
    1     Listen to all   Hold a meeting  Leader     May 2025
          who live here   each month
    2     Speak plainly   Write less to   Mayor      June 2025
          and often       everybody
    3     Save money      Spend less      Leader     May 2026
    """
    words = "No Peer Challenge Activity By whom when Recommendations:".split()
    plan = parse(document(drawing, styles=dict.fromkeys(words, BOLD)))
    assert [each.text for each in plan.recommendations] == [
        "Listen to all who live here",
        "Speak plainly and often",
        "Save money",
    ]


def test_numbers_in_the_middle_of_rows_too_long_for_their_column_make_no_headings_one() -> None:
    """ "Recommendation" beside the middle of its text, alone on its line, runs over where the texts begin."""
    first, *rest = lines("""
    No              Key recommendation  Actions           By when
                    Listen to staff     Write to staff    May 2022
    Recommendation
                1   and to others
                    Speak to staff      Meet the staff    June 2022
    Recommendation
                2   and to others
    """)
    start = next(word.box.x0 for word in rest[0].words if word.text == "Listen")
    rest = [
        line_of([replace(w, box=replace(w.box, x1=start + 4)) for w in line.words])
        if line.text == "Recommendation"
        else line
        for line in rest
    ]
    header = find_line_header([first, *rest])
    assert header and header.names == ("recommendation_ref", "recommendation", "action", "deadline")


def test_the_rest_of_a_justified_heading_is_none() -> None:
    drawing = """
    NO   RECOMMENDATION   ACTION            PROGRESS        to
                                            DATE
    01   Listen to all    Write a letter    Two    of    three
    02   Speak plainly    Sing in a choir   Done
    03   Smile at them    Laugh out loud    Under          way
    """
    assert headings(drawing)[-2:] == ["ACTION: action", "PROGRESS to DATE: progress"]


def test_headings_in_the_middle_over_a_ruled_table() -> None:
    """The header has a shade and no rules, and stands above the frame."""
    drawing = """
       Recommendation            Action             Lead     By when
    +----------------------+---------------------+--------+------------+
    | 1. Listen to all who | Hold a meeting with | Leader | March 2022 |
    |    live here         | everybody           |        |            |
    +----------------------+---------------------+--------+------------+
    | 2. Speak plainly     | Write less          | Mayor  | June 2022  |
    +----------------------+---------------------+--------+------------+
    """
    header = "Recommendation            Action             Lead     By when"
    assert shown(document(drawing, styles={header: BOLD})) == [
        "1 Listen to all who live here",
        "  - Hold a meeting with everybody | deadline (action): March 2022 | owner: Leader",
        "2 Speak plainly",
        "  - Write less | deadline (action): June 2022 | owner: Mayor",
    ]


def test_a_line_of_a_heading_in_small_capitals_without_large_ones() -> None:
    """ "TARGET" begins with a large one, "DATE" below it has none, and is as small as the small ones."""
    drawing = """
    No   Recommendation   Action            Target DONE
                                            DATE
    01   Listen to all    Write a letter    May 2022
    02   Speak plainly    Sing in a choir   June 2022
    03   Smile at them    Laugh out loud    July 2022
    """
    first, second, *rest = lines(drawing)
    small = replace(BOLD, size=8.0)
    head = [replace(w, style=small if w.text == "DONE" else BOLD) for w in first.words]
    below = [replace(w, style=small) for w in second.words]
    header = find_line_header([line_of(head), line_of(below), *rest])
    assert header and [word.text for word in header.segments[-1]] == ["Target", "DONE", "DATE"]
    # A style sheet's small capitals are small letters in the file.
    header = find_line_header([line_of(head), line_of([replace(w, text="date") for w in below]), *rest])
    assert header and [word.text for word in header.segments[-1]] == ["Target", "DONE", "date"]


def test_what_a_reference_counts_begins_no_column_though_it_is_set_in() -> None:
    """ "Recommendation" stands right of its heading, "Ref", and runs into the texts beside it."""
    drawing = """
    Ref               Recommendations  Actions           By when
     Recommendation   Listen to staff  Write to staff    May 2022
       1              and to others
     Recommendation   Speak to staff   Meet the staff    June 2022
       2              and to others
     Recommendation   Save some money  Cut the budget    July 2022
       3              and more of it
    """
    plan = read_with_long_numbers(drawing)
    assert [each.ref for each in plan.recommendations] == ["1", "2", "3"]


def test_two_lines_of_a_heading_in_the_middle_of_their_column() -> None:
    drawing = """
    Recommendation    Agreed     Lead     Target
                      action   officer    date
    Listen to all     Meet us  Leader     May 2025
    """
    middle = {
        "Agreed": 120.0,
        "action": 120.0,
        "Lead": 180.0,
        "officer": 180.0,
        "Target": 240.0,
        "date": 240.0,
    }
    words = [
        replace(each, box=replace(each.box, x0=x - each.box.width / 2, x1=x + each.box.width / 2))
        if (x := 100 + 1.5 * middle.get(each.text, 0.0)) > 100
        else each
        for each in page(drawing, styles=dict.fromkeys(("Recommendation", *middle), BOLD)).words
    ]
    header = find_line_header(words_to_lines(words))
    assert header is not None
    assert header.names == ("recommendation", "action", "lead_officer", "deadline")


def test_the_last_line_of_a_cell_set_unlike_the_others_is_no_heading() -> None:
    grey = replace(PLAIN, colour=(0.5,))
    drawing = """
    Action                     Lead           By when
    Review every project       Head of Works  May 2026
    Open the depot and all     Head of Works  June 2026
    of its stores to visits    and Transport
    """
    styles = {**dict.fromkeys(("Action", "Lead", "By when"), BOLD)}
    styles |= dict.fromkeys(("Head of Works", "and Transport", "Management"), grey)
    rows = [*drawing.rstrip().split("\n"), f"    {'':27}Management"]
    assert "Head of Works and Transport Management" in "".join(
        shown(document("\n".join(rows), styles=styles))
    )


def test_the_last_line_of_a_first_column_in_bold_is_no_heading() -> None:
    drawing = """
    Review every project    Head of Works  May 2026
    Open the depot and all  The Chair      July 2026
    of its stores
    """
    below = lines(
        drawing,
        styles=dict.fromkeys(("Review every project", "Open the depot and all", "of its stores"), BOLD),
    )
    assert [without_heading(below, body) for body in (PLAIN, BOLD)] == [len(below)] * 2
    themed = lines(drawing.replace("of its stores", "Homes"), styles={"Homes": BOLD})
    assert without_heading(themed, PLAIN) == len(themed) - 1


def test_the_last_lines_of_a_cell_in_plain_type_below_rows_in_bold_are_no_heading() -> None:
    drawing = """
    Review every project       Head of Works  May 2026
    Open the depot and all     The Chair      July 2026
    of its stores to visits
    by schools and clubs of
    the town and all of its
    villages, with a guide
    """
    below = lines(drawing, styles={"Review every project       Head of Works  May 2026": BOLD})
    assert without_heading(below, BOLD) == len(below)


def test_a_recommendation_over_its_text_ends_the_table_above_it() -> None:
    """Its table's header follows, printed again."""
    drawing = """
    Recommendation 1
    Map what culture gives.
    What we will do               Lead             By when
    Write a map of outcomes       Head of Culture  March 2026
    Recommendation 2
    Give libraries a focus.
    What we will do               Lead             By when
    Open a space for makers       Head of Culture  May 2026
    """
    bold = ("Recommendation 1", "Recommendation 2", "What we will do", "Lead", "By when")
    assert shown(document(drawing, styles=dict.fromkeys(bold, BOLD))) == [
        "1 Map what culture gives.",
        "  - Write a map of outcomes | deadline (action): March 2026 | owner: Head of Culture",
        "2 Give libraries a focus.",
        "  - Open a space for makers | deadline (action): May 2026 | owner: Head of Culture",
    ]


def test_prose_that_begins_left_of_a_table_leaves_its_level_rules_whole() -> None:
    """A table that is set in: its rules begin right of the page's text, and left of all its cells."""
    drawing = """
                Lead            Action                                By when
              +--------------------------------------------------------------------+
                Leader          Agree the plan with all partners      May 2022
                of Council
              +--------------------------------------------------------------------+
                Town            Publish it                            June 2022
                Clerk
              +--------------------------------------------------------------------+
    Key: complete  delayed
    """
    assert [line.split(" | ")[-1] for line in shown(document(drawing))] == [
        "owner: Leader of Council",
        "owner: Town Clerk",
    ]


def test_a_column_too_narrow_for_any_text_has_half_of_a_heading(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "PEER" and "TEAM" stand far apart over "RECOMMENDATION" in justified lines, and the white that runs
    down is left of all text: as two headings they leave no room for the first."""
    drawing = """
    PEER                TEAM    ACTIONS                    DATE
    RECOMMENDATION
    Make reporting simpler      Agree the plan with all    May 2022
    """
    found = {4: [47.0, 50.0, 215.0, 377.0, 430.0], 3: [47.0, 215.0, 377.0, 430.0]}
    monkeypatch.setattr(
        "parsers.unruled.unruled.column_edges", lambda header, words: found[len(header.segments)]
    )
    peer_team, recommendation, *below = words_to_lines(page(drawing).words)
    peer, team, *others = [(word,) for word in peer_team.words]
    segments = ((*peer, *recommendation.words), team, *others)
    header = LineHeader(segments)
    table = UnruledTable.under(header, below)
    assert [each.heading.text for each in table.columns] == ["PEER TEAM RECOMMENDATION", "ACTIONS", "DATE"]
    assert table.edges == (47.0, 215.0, 377.0, 430.0)


def test_the_next_section_is_prose_though_its_lines_stand_across_as_themes_do() -> None:
    """The rows are set in grey, as is no theme: what the plan says after them is black."""
    drawing = """
    Recommendation            Action                              By when
    1: Agree the plan         Hold a meeting with them            May 2022
                              Publish what they all say           June 2022
    2: Set a new budget       Ask the auditors for more           July 2022
    Monitoring
    The plan will be read by Cabinet. The team will come back to us within
    twelve months of it.
    """
    grey = replace(PLAIN, colour=(0.6,))
    rows = ["Hold a meeting with them", "Publish what they all say", "Ask the auditors for more"]
    dates = ["May 2022", "June 2022", "July 2022"]
    heads = ("Recommendation", "Action", "By when", "Monitoring")
    styles = {**dict.fromkeys(heads, BOLD), **dict.fromkeys([*rows, *dates], grey)}
    plan = parse(document(drawing, styles=styles))
    assert [each.ref for each in plan.recommendations] == ["1", "2"]
    assert plan.coverage.share == 1.0


def test_numbers_in_the_middle_of_their_rows_that_no_heading_stands_over() -> None:
    """A theme begins where they do."""
    drawing = """
                Recommendation              Action                  By when
    +------------------------------------------------------------------------------+
    Capacity
    +------------------------------------------------------------------------------+
                Strengthen the role of      Hold a workshop.        May 2025
    1.1         all our scrutiny and
                of its chair
    +------------------------------------------------------------------------------+
                Ensure that the climate     Map what is spent.      June 2025
    1.2         plan has costs and
                owners
    +------------------------------------------------------------------------------+
    """
    assert shown(document(drawing, styles={"Capacity": BOLD})) == [
        "[Capacity]",
        "1.1 Strengthen the role of all our scrutiny and of its chair",
        "  - Hold a workshop. | deadline (action): May 2025",
        "[Capacity]",
        "1.2 Ensure that the climate plan has costs and owners",
        "  - Map what is spent. | deadline (action): June 2025",
    ]


def test_who_leads_below_the_heading_of_the_next_table() -> None:
    drawing = """
    R1. Speak plainly to all of the residents
    Lead: Monitoring Officer

    Action                                              By
    Publish a note for all of the residents             May 2025
    Agree a plan with all the partners                  April 2026

    R2. Agree what growth means for the town
    Lead: Assistant Director People

    Action                                              By
    Hold a survey of the residents in the town          June 2025
    """
    heads = ("R1. Speak plainly to all of the residents", "R2. Agree what growth means for the town")
    assert shown(document(drawing, styles=dict.fromkeys((*heads, "Action", "By"), BOLD))) == [
        "R1 Speak plainly to all of the residents | owner: Monitoring Officer",
        "  - Publish a note for all of the residents | deadline (action): May 2025",
        "  - Agree a plan with all the partners | deadline (action): April 2026",
        "R2 Agree what growth means for the town | owner: Assistant Director People",
        "  - Hold a survey of the residents in the town | deadline (action): June 2025",
    ]


def test_the_second_line_of_a_header_is_none_of_its_own() -> None:
    """Two of its headings are not known; all of those below are."""
    drawing = """
    Rec  Peer Challenge   Actions          Wards      Action owner   Completion   Ledger code
    No.  Recommendation                                              by
    01   Make reporting   Say what good    Harbour    Chief          Oct 2026     AP1
         simpler          looks like                  Executive
    02   Be bolder        Hold a meeting   Ashgrove   Leader         May 2026     T12
    """
    bold = dict.fromkeys(("Rec ", "Peer Challenge", "Actions", "Wards", "Action owner", "Completion"), BOLD)
    bold |= dict.fromkeys(("Ledger code", "No.", "Recommendation", " by"), BOLD)
    assert headings(drawing, bold) == [
        "Rec No.: recommendation_ref",
        "Peer Challenge Recommendation: recommendation",
        "Actions: action",
        "Wards: ",
        "Action owner: owner",
        "Completion by: deadline",
        "Ledger code: ",
    ]


def test_a_header_again_without_the_stroke_that_stood_upright_before() -> None:
    """No number stands below "R/N" on the second page, where it means nothing by itself."""
    first = """
    R/N  Recommendation   Actions proposed   Responsible   By when    Update comments
    1    Make reporting   Say what good      Chief         Oct 2026   Seen by all of
         simpler          looks like         Executive                the members
    2    Be bolder        Hold a meeting     Leader        May 2026   Not due
    """
    second = """
    R/N  Recommendation   Actions proposed   Responsible   By when    Update / comments
                          Publish a note                   May 2027   Two of three held
    """
    bold = dict.fromkeys(("R/N", "Recommendation", "Actions proposed", "Responsible", "By when"), BOLD)
    bold |= dict.fromkeys(("Update comments", "Update / comments"), BOLD)
    plan = parse(document(first, second, styles=bold))
    assert [(each.ref, len(each.actions)) for each in plan.recommendations] == [("1", 1), ("2", 2)]


def test_a_text_that_begins_below_a_gap_within_a_heading_is_of_its_column() -> None:
    """ "Our | response" over "(a) | Meet ...": the texts had been under "Time scale"."""
    header = "Number   Area for improvement   Our response                         Time scale"
    drawing = f"""
{header}
R1       Give tenants a voice   (a) Meet each month with the staff   March 2025
                                    at a cost of what was agreed
                                (b) Draft a strategy with a focus
                                    on those who are hard to reach
R2       Consider all groups    (a) Ask for help with all of the     April 2025
                                    descriptions of the roles
"""
    assert shown(document(drawing, styles={header: BOLD})) == [
        "R1 Give tenants a voice",
        "  a. Meet each month with the staff at a cost of what was agreed | deadline (row): March 2025",
        "  b. Draft a strategy with a focus on those who are hard to reach | deadline (row): March 2025",
        "R2 Consider all groups",
        "  a. Ask for help with all of the descriptions of the roles | deadline (action): April 2025",
    ]


def test_the_first_line_of_a_number_in_the_middle_of_its_row_heads_no_section() -> None:
    """ "Recommendation" over "2", between the lines of its row: the table had ended there."""
    header = "Number           Action required        Improvement recommendation   By when"
    rule = f"+{'-' * 80}+"
    drawing = f"""
{header}
{rule}
                 Meet each month with   Give tenants a voice
Recommendation   all who work for the                                March 2025
1                council and its staff  in what it does
{rule}
                 Draft a strategy with
                 a focus on those who   Consider all groups
Recommendation
                 are hard to reach and                               April 2025
2                those who are not      in all that is done
{rule}
"""
    assert shown(document(drawing, styles={header: BOLD})) == [
        "1 Give tenants a voice in what it does",
        "  - Meet each month with all who work for the council and its staff | deadline (action): March 2025",
        "2 Consider all groups in all that is done",
        "  - Draft a strategy with a focus on those who are hard to reach and those who are not"
        " | deadline (action): April 2025",
    ]


def test_a_header_printed_again_elsewhere_has_its_own_columns() -> None:
    """Each of two tables by theme is as wide as its own cells need; the labels of the second's actions stand
    left of where those of the first do."""
    first = """
      No   Recommendation      Action                             By when

      01   Listen to all of    a. Hold a meeting with everybody   a. May 2025
           those who live      b. Publish a note of what is said  b. June 2025
           here
    """
    second = """
      No   Recommendation   Action                        By when

      02   Speak plainly    a. Write less in each report  a. May 2025
           to residents     b. Train the officers         b. July 2025
    """
    assert shown(document(first, second)) == [
        "01 Listen to all of those who live here",
        "  a. Hold a meeting with everybody | deadline (action): May 2025",
        "  b. Publish a note of what is said | deadline (action): June 2025",
        "02 Speak plainly to residents",
        "  a. Write less in each report | deadline (action): May 2025",
        "  b. Train the officers | deadline (action): July 2025",
    ]


def test_a_header_printed_again_behind_a_wider_margin_goes_on() -> None:
    """Mirrored pages move all headings alike: a row that the page end cuts is one."""
    pages = (
        """
      No   Recommendation      Action                             By when

      01   Listen to all of    Hold a meeting with everybody      May 2025
           those who live      who uses the services of the
        """,
        """
            No   Recommendation      Action                             By when

                 here                council and of its partners

            02   Speak plainly       Write less in each report          June 2025
        """,
    )
    assert shown(document(*pages)) == [
        "01 Listen to all of those who live here",
        "  - Hold a meeting with everybody who uses the services of the council and of its partners"
        " | deadline (action): May 2025",
        "02 Speak plainly",
        "  - Write less in each report | deadline (action): June 2025",
    ]
