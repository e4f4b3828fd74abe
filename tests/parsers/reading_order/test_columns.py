"""Pages in columns: what is read when, and what is no column."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import zip_longest

import pytest

from models.document import Document
from parsers.parse import parse
from parsers.reading_order.columns import Margins, by_tables, with_columns
from parsers.reading_order.gutters import Run, lines_to_pieces
from parsers.text.lines import words_to_lines
from tests.parsers.built import BOLD, LARGE, PLAIN, document, page

TWO = """
    Peer challenge action plan for the whole of the borough and its people

    Customer Service                        • Hold a workshop for Cabinet
    • Drive forward the integrated            and for the directors who
      approach to customers, with             lead on the priorities.
      partners in the county and            • Publish a statement of what
      the wards.                              matters most to residents
    • Clarify what the council                and to the parish councils.
      wants to achieve by working           Housing
      together with the parishes            • Survey the stock of homes
      and the voluntary sector                that the council lets, and
    • Agree a plan and share it               report what it finds.
"""
TITLE = "Peer challenge action plan for the whole of the borough and its people"
STYLES = {TITLE: LARGE, "Customer Service": BOLD, "Housing": BOLD}


def read_order(of: Document) -> list[str]:
    return [line.text for line in words_to_lines(with_columns(of).words)]


def test_the_second_column_comes_after_the_foot_of_the_first() -> None:
    texts = read_order(document(TWO))
    assert texts[0].startswith("Peer challenge")
    assert texts[1] == "Customer Service"
    assert texts[10:12] == ["• Agree a plan and share it", "• Hold a workshop for Cabinet"]


def test_a_page_number_in_the_gutter_moves_no_column() -> None:
    """The pack's own number, centred at the foot, begins left of the second column."""
    numbered = "\n".join([TWO.strip("\n"), "", "", " " * 36 + "Page 43"])
    alone, found = read_order(document(TWO)), read_order(document(numbered))
    assert found == [*alone, "Page 43"]


def test_items_and_headings_of_both_columns_are_read() -> None:
    plan = parse(document(TWO, styles=STYLES))
    found = [(one.theme, [action.text for action in one.actions]) for one in plan.recommendations]
    assert [theme for theme, _ in found] == ["Customer Service", "Housing"]
    assert [len(actions) for _, actions in found] == [5, 1]
    assert found[0][1][3].startswith("Hold a workshop for Cabinet and for the directors")
    assert plan.coverage.share == 1.0 and not plan.coverage.doubled


def test_words_keep_their_places_on_the_page() -> None:
    before, after = document(TWO), with_columns(document(TWO))
    assert [w.box for w in before.words] == [w.box for w in after.words]
    assert {w.column.number for w in after.words} == {0, 1, 2}


def test_text_goes_on_from_column_to_column() -> None:
    drawing = """
        The plan sets out what will          in the county, and it meets
        be done in the next year,            every month. The leader of
        and who will do it. It was           the council chairs it. What
        agreed by the cabinet. The           it decides is published on
        board that oversees it has           the website of the council,
        members from all councils            with the papers.
    """
    texts = read_order(document(drawing))
    assert texts[5:7] == ["members from all councils", "in the county, and it meets"]


def test_a_heading_across_the_columns_parts_them() -> None:
    below = TWO.replace(TITLE, "")
    drawing = TWO + "\n    Second theme, which stands across both of the columns of the page\n" + below
    numbers = [line.words[0].column.number for line in words_to_lines(with_columns(document(drawing)).words)]
    assert numbers == sorted(numbers)
    assert set(numbers) == {0, 1, 2, 3, 4, 5}


def test_a_short_heading_of_both_columns_parts_them_too() -> None:
    below = TWO.replace(TITLE, "")
    drawing = TWO + "\n    Second theme\n" + below
    texts = read_order(document(drawing, styles={"Second theme": LARGE}))
    assert texts.index("report what it finds.") < texts.index("Second theme")


def test_a_page_with_few_lines_follows_the_columns_of_the_others() -> None:
    last = """
        • Report progress to the                • Invite the peer team back
          board.                                  in a year.
    """
    texts = read_order(document(TWO, last.replace("\n    ", "\n")))
    assert texts[-4:] == ["• Report progress to the", "board.", "• Invite the peer team back", "in a year."]


def test_running_lines_stand_across_the_columns() -> None:
    of = document(*[TWO] * 3, footer="Agreed by Cabinet          Page # of 3", styles=STYLES)
    plan = parse(of)
    assert not any("Page" in action.text for one in plan.recommendations for action in one.actions)
    assert len([action for one in plan.recommendations for action in one.actions]) == 18


TABLES = {
    "rows that begin level": """
        Set fewer priorities and             Hold a workshop for all of
        stick to them in the year            the cabinet and directors

        Agree a longer term plan             Publish the plan with a
        that closes the gap in the           budget for each of its
        budget                               priorities

        Strengthen the role that             Appoint a chair who is
        scrutiny has in policy               independent of the council

        Clarify the roles of the             Write a protocol that sets
        members and officers                 out who does what
    """,
    "dates beside actions": """
        Hold a workshop for all of           May 2025
        the cabinet and directors
        Publish the plan with a              July 2025
        budget for each of its
        priorities                           August 2025
        Appoint a chair who is               March 2026
        independent of the council           June 2026
        Write a protocol that sets           Ongoing
        out who does what
    """,
    "labels beside values": """
        Recommendation 1                     Set fewer priorities, and
                                             stick to them in the year
        Timescale                            By the end of May 2025, or
                                             sooner if it can be done
        Responsible officer                  Chief Executive
        Portfolio Holder                     Leader of the Council and
                                             the deputy
        Recommendation 2                     Agree a longer plan
        Timescale                            July 2025
    """,
    "a header that is known": """
        Recommendation                       Action
        Set fewer priorities and             Hold a workshop for all of
        stick to them in the year            the cabinet and directors
        agree a longer term plan             and publish the plan with
        that closes the gap in the           budget for each of its
        budget and clarify the               priorities, to appoint a
        roles of the members and             chair who is independent
        of the officers                      of the council
    """,
}


@pytest.mark.parametrize("drawing", TABLES.values(), ids=TABLES)
def test_no_column_of_a_table_is_one_of_text(drawing: str) -> None:
    of = document(drawing)
    assert with_columns(of) is of


def test_a_narrow_word_space_is_no_gutter() -> None:
    of = document(TWO)
    pages = tuple(replace(page, words=page.words[:9]) for page in of.pages)
    assert with_columns(replace(of, pages=pages)).words == list(pages[0].words)


def test_a_line_within_a_bold_text_is_no_heading_of_both_columns() -> None:
    """Nothing stands beside its third line: the right column has a gap there."""
    drawing = TWO.replace("lead on the priorities.", " " * 23)
    bold = ["• Drive forward the integrated", "approach to customers, with", "partners in the county and"]
    texts = read_order(document(drawing, styles=dict.fromkeys(bold, BOLD)))
    assert texts.index("partners in the county and") == texts.index("the wards.") - 1
    assert texts.index("the wards.") < texts.index("• Hold a workshop for Cabinet")


SIDES = (
    [f"{'and so' if n % 3 else 'This'} is line {n} of the left column" for n in range(14)],
    [f"{'and so' if n % 4 else 'That'} is line {n} of the right column" for n in range(14)],
)


def side_by_side(left: list[str], right: list[str], between: str) -> str:
    rows = zip_longest(left, right, fillvalue="")
    return between.join(f"{one:50}{other}" for one, other in rows)


def test_the_first_line_of_both_columns_is_no_running_line() -> None:
    """Where the text has as much room between its other lines."""
    left, right = (
        [line for n, text in enumerate(side) for line in ((text, "") if n % step == 0 else (text,))]
        for side, step in zip(SIDES, (3, 4), strict=True)
    )
    styles = {line: replace(PLAIN, size=9.0) for line in (*left, *right) if line}
    texts = read_order(document(side_by_side(left, right, "\n"), styles=styles))
    assert texts == list(filter(None, [*left, *right]))


def test_a_label_before_its_value_is_no_heading_across_columns() -> None:
    """A left column that is longer than the right one."""
    left, right = SIDES
    labels = ["Target date: May", "Status: Open"]
    styles = {"Target date:": BOLD, "Status:": BOLD}
    drawing = "\n\n".join([side_by_side(left, right[:8], "\n"), *labels])
    assert read_order(document(drawing, styles=styles)) == [*left, *labels, *right[:8]]


def test_a_label_and_its_value_over_a_list_are_no_heading_across_columns() -> None:
    left, right = SIDES
    rest = ["Deadline: March 2025", "", "a) Report progress to the committee", "and to the cabinet."]
    left, right = [*left, "", *rest], [*right, "", "", *right[:3]]
    texts = read_order(document(side_by_side(left, right, "\n")))
    assert texts == list(filter(None, [*left, *right]))


def test_a_heading_between_two_paragraphs_that_stand_off_as_others_do() -> None:
    """Nothing stands beside it, and yet it is the left column's alone."""
    left = [*SIDES[0][:5], "Second theme", *SIDES[0][5:12]]
    right = [line for text in SIDES[1][:6] for line in (text, "")]
    texts = read_order(document(side_by_side(left, right, "\n"), styles={"Second theme": BOLD}))
    assert texts == [*left, *filter(None, right)]


def test_a_heading_that_wraps_in_a_column_at_the_foot_of_the_page_is_its_own() -> None:
    """Across both it would not have wrapped; its text is at the head of the next column."""
    left = [*SIDES[0][:12], "", "Recommendation 4: Agree", "a plan for all of them"]
    right = SIDES[1][:8]
    styles = dict.fromkeys(("Recommendation 4: Agree", "a plan for all of them"), BOLD)
    texts = read_order(document(side_by_side(left, right, "\n"), styles=styles))
    assert texts == [*filter(None, left), *filter(None, right)]


def test_a_few_bullets_are_a_column() -> None:
    drawing = """
    Climate action plan for the whole of the borough, its towns and people

    • Update the asset plan.                • Launch a scheme for all.
    • Recruit two officers, with              – what it costs now
      partners in the county.
    • Publish the statement.
    • Close the queue for calls.
    • Build homes at Orchard.
    """
    texts = read_order(document(drawing))
    assert texts[-2:] == ["• Launch a scheme for all.", "– what it costs now"]


ALONE = """
    INTERNAL RELATIONSHIPS
    • Agree a protocol on the powers
      that the board has.
    • Facilitate two sessions on
      effective scrutiny, and agree
      the next steps.
    • Consult trade unions.
"""
BOTH = """
    DEVOLUTION
    • Meet the town clerks, covering:       • Relaunch the staff awards.
      ► parking                             • Explain the budget in a film,
      ► planning fees, which have not         so that members see progress.
        been reviewed since 2018            • Check the quality of data.
"""


def test_bullets_of_the_left_column_on_other_pages_prove_the_gutter() -> None:
    """Beside text it has one of those bullets only; the others there are those of a list in its point."""
    texts = read_order(document(ALONE, BOTH))
    assert texts.index("been reviewed since 2018") + 1 == texts.index("• Relaunch the staff awards.")


def test_the_second_column_stands_as_far_right_as_its_bullets_do_of_those_on_other_pages() -> None:
    """Two of the first column's three bullets beside it are those of a list in a point, farther right."""
    shifts = {word.column.shift for word in with_columns(document(ALONE, BOTH)).words}
    assert shifts == {0.0, 240.0}


def test_bullets_on_pages_that_are_not_in_columns_prove_no_gutter() -> None:
    wide = "    • Publish a plan for the whole of the borough, with a summary for residents of its towns"
    built = document(ALONE + wide, BOTH)
    assert with_columns(built) is built


def test_the_second_lines_of_a_tables_rows_are_no_columns() -> None:
    row = """
    R1  Develop a workforce      Hold a workshop for all directors     May 2025
        plan for everybody         with their own                      (Council)
    """
    drawing = "\n".join([row.strip("\n")] * 6)
    built = document(drawing)
    assert with_columns(built) is built


def test_the_rest_of_a_table_on_a_page_of_its_own_is_no_columns() -> None:
    """Its texts wrap like those of columns; but its rows have more pieces than a text has columns."""
    row = """
    {0}  Listen to all of those     Hold a meeting with all of     May 2025     Leader
        who live here and who      the people who live in the
        work in this place         town and hear what they say
    """
    header = "    No  Recommendation             Action                         By when      Lead"
    rows = "\n".join(row.strip("\n").format(number) for number in range(1, 8))
    built = document("\n".join([header, rows]), rows)
    assert with_columns(built) is built


def test_pages_with_rows_of_the_table_before_are_no_columns_though_two_of_its_texts_are_long() -> None:
    wrapped = """
        agreeing a new model for      of the people who live there
        funding a small team now      and in the villages all round
        tracking all the benefits     and tell them how it all went"""
    row = "\n    {}  Accelerate the work by        1. Hold a meeting with all         May 2025" + 4 * wrapped
    header = "    Nr  Recommendation                Proposed actions                   By when"
    built = document(header + row.format("01"), 4 * wrapped + "".join(map(row.format, ("02", "03", "04"))))
    assert with_columns(built) is built


NUMBERED = """
    1.1 Appoint a chair for the board.          2.1 Train all managers.
    Lead: Chief Executive                       Lead: Head of People
    Deadline: May 2025                          Deadline: June 2025

    1.2 Publish the minutes of all              Recommendation Three: Decide sooner.
    meetings on the web site.
    Lead: Monitoring Officer                    3.1 Test the market.
    Deadline: July 2025                         Lead: Head of Leisure
"""


def test_columns_with_the_same_labels_are_two_though_one_has_no_line_that_wraps() -> None:
    texts = read_order(document(NUMBERED))
    assert texts.index("2.1 Train all managers.") > texts.index("1.2 Publish the minutes of all")


def test_the_last_line_of_an_introduction_that_ends_left_of_the_third_column() -> None:
    drawing = """
    This plan says what the council will do about the findings of the peer team that came in spring, and
    it will be reviewed by the Cabinet every year.

    • Publish a scheme for all the      • Review the fees, and what         • Agree a plan for the centre
      homes that the council lets         they bring in                       with all its partners
    • Survey the stock, beginning       • Train the managers who have       • Plant 2,000 trees where
      with the oldest of it               budgets                             there are none
    • Bring 40 homes into use           • Adopt a strategy for staff        • Secure funds for the relief
      that are empty today                and for those to come               of floods
    """
    texts = read_order(document(drawing))
    assert texts[2:5] == [
        "• Publish a scheme for all the",
        "homes that the council lets",
        "• Survey the stock, beginning",
    ]


def test_a_column_whose_points_wrap_stands_as_far_right_as_its_bullets_do() -> None:
    """Of the first column no point goes on in a second line, which begins right of its bullet."""
    first = Margins(400.0, Counter({(True, 36): 5, (False, 36): 3}))
    second = Margins(790.0, Counter({(True, 433): 3, (False, 444): 6}))
    assert second.shift_from(first) == 397


def test_a_heading_below_the_shorter_column_is_the_first_columns_own() -> None:
    """Though the page's number stands below the second column."""
    drawing = """
    Customer Service                        • Hold a workshop for Cabinet
    • Drive forward the integrated            and for the directors who
      approach to customers, with             lead on the priorities.
      partners in the county and            • Publish a statement of what
      the wards.                              matters most to residents
                                              and to the parish councils.
    • Clarify what the council
      wants to achieve by working
      together with the parishes
      and the voluntary sector

    Housing

    • Agree a plan and share it

    • Agree another plan and share it

    Agreed by Cabinet                                        Page 2 of 2
    """
    texts = read_order(document(drawing, styles=STYLES))
    assert texts.index("Housing") < texts.index("• Hold a workshop for Cabinet")


def test_a_point_that_goes_on_is_no_heading_of_both_columns() -> None:
    drawing = """
    Customer Service                        • Hold a workshop for Cabinet
    • Drive forward the integrated            and for the directors who
      approach to customers, with             lead on the priorities.
      partners in the county and            • Publish a statement of what
      the wards.                              matters most to residents
                                              and to the parish councils.

    4. Open a helpline with the
       board. Who will lead:

       Head of Planning.
                                            • Agree another plan and ask
    • Agree a plan and share it               what others think about it.
    """
    texts = read_order(document(drawing, styles=STYLES))
    assert texts.index("4. Open a helpline with the") < texts.index("• Hold a workshop for Cabinet")


@pytest.mark.parametrize(("gap", "parts"), [("", 2), ("it to all", 1)])
def test_a_recommendation_in_a_box_stands_beside_its_own_table(gap: str, parts: int) -> None:
    """No table that begins in the middle of a text beside it parts that."""
    drawing = f"""
    Recommendation 1         Action                    Lead      Date
    Finalise the plan        Publish the plan of all   Mayor     May 2025
                             Print and bind it for     Managers  July 2025

    {gap}
    Recommendation 2         Action                    Lead      Date
    Set the targets          Publish the targets       Mayor     May 2026
    """
    built = lines_to_pieces(words_to_lines(page(drawing).words))
    [x] = {piece.box.x0 for piece in built if piece.words[0].text == "Action"}
    left, right = (tuple(p for p in built if (p.box.x0 < x) is first) for first in (True, False))
    assert len(list(by_tables(Run(x, left, right)))) == parts


def test_the_third_of_three_columns_of_one_width_though_none_of_its_lines_wraps() -> None:
    """Each point of the second column stands level with one of the third, far from it."""
    drawing = """
    Our economy                         Our homes                           Our council
    • Adopt a strategy for growth       • Let more homes                    • Pay on time
      and for the skills that firms       To those here                       By Monday
      want of those who leave
      school here                       • Agree a policy                    • Cut the posts
    • Set up a forum with the             On empty homes                      At the top
      chamber of trade and all
      of its members                    • Open the pool                     • Walk the wards
    • Publish a plan for the              On Sundays                          Each month
      high street and for all
      that it needs                     • Plant trees                       • Train the staff
                                          In parks                            In data
    """
    texts = read_order(document(drawing))
    assert texts.index("• Pay on time") > texts.index("• Plant trees") > texts.index("of its members")


def test_a_heading_below_the_shorter_column_is_of_both_where_a_point_above_it_goes_on_there() -> None:
    """The second section has points in its first column alone."""
    drawing = """
    Vision

    • Sell the former depot in the town to        • Keep the museum open for all
      a new owner who lives there                   who like to come to see it

    Customer Service

    • Revise the whole of the policy with all       of their advice, and of theirs
      of the partners in town and beyond it         and of nobody else
                                                  • Appoint a chair for all of us
                                                  • Report to the committee too

    Housing

    • Finish the whole review of places
    • Write to every tenant about damp
    """
    texts = read_order(document(drawing, styles={"Vision": BOLD, **STYLES}))
    assert texts.index("Housing") > texts.index("• Report to the committee too")


def test_a_heading_below_both_columns_is_of_both_where_one_set_like_it_is() -> None:
    """The last section has one point, which no column can part."""
    points = """
    {}

    • Sell the former depot in the town to        • Keep the museum open for all
      a new owner who lives there                   who like to come to see it
    """
    last = "\n    Housing\n\n    • Finish the whole review of places\n"
    drawing = points.format("Vision") + points.format("Customer Service") + last
    texts = read_order(document(drawing, styles={"Vision": BOLD, **STYLES}))
    assert texts[-2:] == ["Housing", "• Finish the whole review of places"]


def test_a_heading_set_like_one_that_both_columns_begin_below_is_of_both() -> None:
    drawing = """
    Vision

    • Sell the former depot in the town to        • Keep the museum open for all
      a new owner who lives there                   who like to come to see it
    • Agree a charter with all of them            • Appoint a chair for all of us

    Customer Service

    • Finish the whole review of places
    """
    styles = {"Vision": BOLD, "Customer": BOLD, "Service": BOLD, **STYLES}
    texts = read_order(document(drawing, styles=styles))
    assert texts.index("• Appoint a chair for all of us") < texts.index("Customer Service")


def test_a_heading_below_the_one_that_begins_the_other_column_is_its_columns_own() -> None:
    """ "Warmer homes" would head nothing above a heading of both columns."""
    drawing = """
    Harrowdale Council
                                                Warmer homes
    Cleaner streets
                                                • Insulate all of the homes that
    • Sell the former depot in the town to        are cold and let to families
      a new owner who lives there               • Run a line for advice on fuel
    • Agree a charter with all of them            through all of the winter
    """
    styles = {"Warmer homes": BOLD, "Cleaner streets": BOLD, **STYLES}
    texts = read_order(document(drawing, styles=styles))
    assert texts.index("Cleaner streets") < texts.index("• Agree a charter with all of them")
    assert texts[texts.index("Warmer homes") + 1].startswith("• Insulate")


def test_a_heading_far_below_the_shorter_column_is_its_columns_own_however_it_is_set() -> None:
    drawing = """
    Vision

    • Sell the former depot in the town to        • Keep the museum open for all
      a new owner who lives there                   who like to come to see it

    Customer Service

    • Revise the whole of the policy with all     • Appoint a chair for all of us
      of the partners in town and beyond it
    • Report to the committee on all of that
      and on what it costs in the first year
    • Survey the stock of homes and publish it
      with a budget for each of the two years

    Housing

    • Finish the whole review of places
    """
    texts = read_order(document(drawing, styles={"Vision": BOLD, **STYLES}))
    assert texts[-1] == "• Appoint a chair for all of us"


def test_any_number_of_plain_headings_part_the_columns() -> None:
    """Each leaves as much room in the right column as the others do."""
    themes = ("Vision", "Workforce: pay and leave", "Our people (all of them)", "Place", "Homes", "Parks")
    drawing = "\n\n".join(
        f"""
    {theme}

    • Sell the former depot in the town to        {"" if n % 2 else "• Keep the museum open for all"}
      a new owner who lives there                 • Report to committee {n}
    """
        for n, theme in enumerate(themes)
    )
    texts = read_order(document(drawing))
    found = [text for text in texts if text in themes or text.startswith("• Report")]
    assert found == [each for n, theme in enumerate(themes) for each in (theme, f"• Report to committee {n}")]


def test_a_heading_of_two_lines_with_text_beside_its_second_is_its_columns_own() -> None:
    left = [*SIDES[0][:5], "", "Second theme of them", "all and of the others", *SIDES[0][5:12]]
    right = [*SIDES[1][:5], "", "", "Beside the second line", *SIDES[1][5:13]]
    styles = dict.fromkeys(("Second theme of them", "all and of the others"), BOLD)
    texts = read_order(document(side_by_side(left, right, "\n"), styles=styles))
    assert texts == [*filter(None, left), *filter(None, right)]


def test_numbers_that_count_on_from_the_foot_of_the_left_column_tell_that_no_heading_parts_them() -> None:
    """Beside “Second” the right column has room above the heading of its own."""
    drawing = """
    First

    1. Install panels on all roofs           2. Compare the cost of it all
    2. Train members in what it is           3. Report progress to Cabinet
                                             4. Review what came out of it
    Second

    1. Set a target for all taxes            Fourth
    2. Review the impact of it all
                                             1. Publish what was planned
    Third                                    2. Open a helpline for all
                                             3. Find the sum that is saved
    1. Consult all who live there            4. Appoint a chair for them
    """
    heads = dict.fromkeys(("First", "Second", "Third", "Fourth"), BOLD)
    texts = read_order(document(drawing, styles={**STYLES, **heads}))
    found = [texts.index(one) for one in ("Second", "Third", "2. Compare the cost of it all", "Fourth")]
    assert found == sorted(found)


def test_a_heading_at_the_foot_of_the_left_column_whose_first_part_begins_the_right_one() -> None:
    """Below the end of the right column it would stand across both."""
    left = [*SIDES[0], "Recommendation 1.3: Be bold"]
    right = ["1.3.1 Draw up a new plan of", *SIDES[1][:12]]
    styles = {"Recommendation 1.3: Be bold": BOLD}
    texts = read_order(document(side_by_side(left, right, "\n"), styles=styles))
    assert texts[-len(right) - 1 :] == [left[-1], *right]


def test_headings_of_both_columns_that_stand_off_from_their_lists_are_no_running_line() -> None:
    """A poster: themes in bars, each over its points in a box."""
    drawing = """
    Communities                             Transformation


    • Agree a charter.                      • Appoint a data officer.
    • Transfer the play areas.              • Launch a dashboard.
    • Chair the climate forum.              • Train all the managers.
    """
    styles = {"Communities": LARGE, "Transformation": LARGE}
    assert read_order(document(drawing, styles=styles))[3:5] == [
        "• Chair the climate forum.",
        "Transformation",
    ]


def test_the_spaces_of_a_typewriters_justified_lines_are_no_gutter() -> None:
    """White runs down through the lines, by chance: "to", "be" and "their" begin level."""
    lines = """
    Leaders  must  do  all  to  share  their  data  that
    they  can  and  should  be  seen  to  do  more.
    Partners  have  to  do  their  part  in  it  all  at
    some  of  this  at  an  earlier  stage  or  so.
    Schools  all  say  how  the  families  and  also  to
    each  parent  can  ask  for  help  they  need.
    """
    drawn = [" ".join(line.split()) for line in lines.split("\n") if line.strip()]
    assert read_order(document(lines)) == drawn


@pytest.mark.parametrize(
    "drawing",
    [
        """
    Peer review: our improvement plan

    By summer 2026                    By March 2027                     By March 2028

      • Sign off the plan               • Close the audit backlog         • Move to one platform
      • Begin weekly briefings          • Adopt a governance code         • Survey all of the homes
      • Recruit a chair                 • Retender the contract
    """,
        """
  Plan on a page
  Norwood Vale Council

    Stronger communities              Better services                    Sustainable finances
    • Open a hub in each town         • Replace the old system           • Set a budget strategy
    Lead: Head of Communities         Lead: Head of Digital              Lead: Head of Finance
    • Fund a service                  • Publish a standard               • Sell the depot
    Lead: Head of Health              Lead: Head of Customers            Lead: Head of Estates
    """,
    ],
)
def test_three_columns_of_few_lines_whatever_stands_farther_left_over_them(drawing: str) -> None:
    """Headings do over their bullets, and a title does over the first column."""
    texts = read_order(document(drawing))
    last = next(n for n, text in enumerate(texts) if text in ("By March 2028", "Sustainable finances"))
    assert sum(text.startswith("•") for text in texts[last:]) == 2
