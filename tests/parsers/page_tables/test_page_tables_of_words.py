"""Tables of words that neither rules nor white part into rows, and columns that stand close, drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.document import Box, Fill, Rule, Word
from parsers.page_tables import page_tables
from parsers.page_tables.edges import parted_at_edges
from parsers.page_tables.runs import find_runs
from parsers.page_tables.segments import words_to_rows
from parsers.page_tables.streams import without_paragraphs
from parsers.page_tables.strips import run_to_table
from parsers.text.joiner import Joiner
from tests.parsers.built import BOLD, CELL, LEFT, PITCH, TOP, page, stacked, word

Rows = list[list[str]]


def tables(*drawings: str) -> list[Rows]:
    return [table.texts(Joiner()) for table in page_tables(page(stacked(*drawings)))]


def test_a_row_begins_where_a_line_had_room_for_its_first_word() -> None:
    assert tables(
        """
        Authority       Legal basis
        Lithuania       Under review by the competent body
                        as from next May
        Slovenia        Mandatory since the directive
        Republic of     To be funded from the programme of
        Macedonia       the Union
        Printing and    No further action
        reproduction
        Denmark         Training of the staff in the field
                        with a refresher course each year
        """
    ) == [
        [
            ["Authority", "Legal basis"],
            ["Lithuania", "Under review by the competent body as from next May"],
            ["Slovenia", "Mandatory since the directive"],
            ["Republic of Macedonia", "To be funded from the programme of the Union"],
            ["Printing and reproduction", "No further action"],
            ["Denmark", "Training of the staff in the field with a refresher course each year"],
        ]
    ]


def test_two_columns_of_text_have_no_labels() -> None:
    assert (
        tables(
            """
            The share of energy from these sources    the table shows how the households
            stayed below the target in most states.   are spread by type and by the age
            Rates were highest in the south.          of those who answered.
            Prices for wheat rose in the winter,      The estimates rest on a sample and
            as they had the year before.              have an error of their own.
            Some of the change is explained           All offenses were counted anew in
            by the new list of offenses.              that year.
            """
        )
        == []
    )


def test_a_stretched_line_parts_no_column() -> None:
    (rows,) = tables(
        """
        Authority        Legal basis                   Term
        Land  and  ex-   No                            2004
        penses
        Slovenia         To  be  funded  from  the     2005
                         new programme of the state
        Republic of      Under review by the body and  2006
        Macedonia        then by the state
        Denmark          No further action             2007
        """
    )
    assert rows[2] == ["Slovenia", "To be funded from the new programme of the state", "2005"]


def test_shades_of_cells_beside_each_other_are_a_row() -> None:
    drawn = page(
        """
        Beef and veal      In force
        Burglary           Since 2004
        Over 25 years      Voluntary
        Services           Planned
        """
    )
    boxes = [each.box for each in drawn.words if each.text in ("Burglary", "Services")]
    shades = [Fill(replace(box, x0=x, x1=x + 90), (0.9,)) for box in boxes for x in (40.0, 130.0)]
    assert page_tables(drawn) == ()
    (found,) = page_tables(replace(drawn, fills=tuple(shades)))
    assert (found.row_count, found.column_count) == (4, 2)


def test_lines_of_two_columns_of_text_are_torn() -> None:
    assert (
        tables(
            """
            The share of energy rose       of those who answered to

            and stayed below the rate      the questions of the state

            of the year before it in       most did so in the winter

            most of the states of the      but some did not do so at

            Union and of the others        all and were asked again
            as it had done before          in the same year as
            """
        )
        == []
    )


def test_a_stretched_line_beside_text_is_no_table() -> None:
    assert (
        tables(
            """
            The figures of the last years are     Rates  varied  between  61  %  and  88  %.
            provisional and may be revised.       No estimate could be made for the rest.
            Expenditure on the programme went     Household expenditure by type
            """
        )
        == []
    )


def test_rows_of_one_line_and_of_two_in_one_cell_a_column() -> None:
    (rows,) = tables(
        """
        +------------------+-------------------------+
        | Country          | Register                |
        +------------------+-------------------------+
        | Cyprus           | Data are collected      |
        | Norway           | The ministry keeps the  |
        |                  | register each year      |
        | The Republic of  | A pilot in two places   |
        | the Czechs       |                         |
        | Malta            | Only for large firms    |
        +------------------+-------------------------+
        """
    )
    assert rows[2:4] == [
        ["Norway", "The ministry keeps the register each year"],
        ["The Republic of the Czechs", "A pilot in two places"],
    ]


def test_words_that_begin_where_a_column_does() -> None:
    rows = parted_at_edges(
        words_to_rows(
            _set(
                [(0, "Hungary"), (60, "Ongoing work"), (150, "Quarterly")],
                [(0, "Turkey"), (60, "No"), (150, "Under review")],
                [(0, "Equipment"), (60, "Not specified or"), (150, "Member States")],
                [(0, "Romania"), (60, "Ongoing"), (150, "Not specified")],
                [(0, "Cyprus"), (60, "In force"), (150, "Yearly")],
            )
        )
    )
    assert [each.text for each in rows[2].segments] == ["Equipment", "Not specified or", "Member States"]


def test_figures_that_end_where_a_column_does() -> None:
    rows = parted_at_edges(
        words_to_rows(
            _set(
                [(0, "Cattle and calves"), (150, "15.8")],
                [(0, "Hogs and pigs"), (150, "19.1")],
                [(0, "Vessels of less than 12 metres"), (150, "73.9")],
                [(0, "Milk cows"), (150, "24.8")],
                [(0, "Hay"), (150, "58.7")],
            )
        )
    )
    assert [each.text for each in rows[2].segments] == ["Vessels of less than 12 metres", "73.9"]


def _set(*lines: Sequence[tuple[float, str]]) -> list[Word]:
    """Texts that begin at some x, a line each, spaces of two points and a half."""
    words = []
    for number, line in enumerate(lines):
        for start, text in line:
            x0 = float(start)
            for each in text.split():
                x1 = x0 + 4.4 * len(each) + 1
                words.append(replace(word(each), box=Box(x0, 12.0 * number, x1, 12.0 * number + 10)))
                x0 = x1 + 2.5
    return words


def test_a_title_with_a_gap_is_no_row() -> None:
    (rows,) = tables(
        """
        TABLE 13.4   Measures of the states

        State     Status of the work       Since

        Hungary   Training of the staff    2004
                  in the field

        Turkey    Under review by the      2006
                  authority

        Romania   Funded by the Union      2007
                  and the state
        """
    )
    assert rows[0] == ["State", "Status of the work", "Since"]


def test_the_last_row_above_a_note_of_several_lines_is_kept() -> None:
    (rows,) = tables(
        """
                            2001      2002      2003
        North               15.8      11.4      10.2
        South                9.1       8.2       7.9
        West                24.8      38.7      40.1
        The figures are those of the states as
        they gave them; they were not checked
        by the office, which takes no part in
        the counts.
        """
    )
    assert rows[-1] == ["West", "24.8", "38.7", "40.1"]


def test_lines_with_years_in_them_are_a_paragraph_too() -> None:
    words = page(
        """
        report covers what was done from 2006 to 2009
        in the states of the south as of June 2006 and
        of those that came in 1999 and 2001, which was
        when the counts began to be made each year.
        """
    ).words
    assert without_paragraphs(words) == []


def test_headings_at_the_other_edge_of_their_columns() -> None:
    assert tables(
        """
        Number of staff   Basis                     Status
        +------------------------------------------------------------------+
        Register                   Every two years     Planned for some time
        Inspection                  Up to the body   In force since that May
        Training                                No      To be seen next year
        Reports                    Every two years          In force in part
        """
    ) == [
        [
            ["Number of staff", "Basis", "Status"],
            ["Register", "Every two years", "Planned for some time"],
            ["Inspection", "Up to the body", "In force since that May"],
            ["Training", "No", "To be seen next year"],
            ["Reports", "Every two years", "In force in part"],
        ]
    ]


MIDDLE = """
    +------------------------------------------------------------+
    Country
                    Basis of the report
    concerned
    +------------------------------------------------------------+
    Bulgaria        Data are collected by post
                    The ministry keeps the register and publishes
    Netherlands
                    it each year
    Latvia          Covers holdings of one hectare
    Grants to other
                    Staff are trained before
    public bodies
    +------------------------------------------------------------+
    """


def test_cells_set_to_the_middle_of_their_rows() -> None:
    drawn = page(MIDDLE)
    tops = [0, 0, 5, 10, 22, 22, 32, 37, 42, 52, 62, 67, 72, 82]
    level = {120.0 + 12 * n: 120.0 + top for n, top in enumerate(tops)}
    words = [replace(each, box=_moved(each.box, level)) for each in drawn.words]
    rules = [replace(each, at=y) for each, y in zip(drawn.rules, (119.0, 141.0, 203.0), strict=True)]
    (found,) = page_tables(replace(drawn, words=tuple(words), rules=tuple(rules)))
    assert found.texts(Joiner()) == [
        ["Country concerned", "Basis of the report"],
        ["Bulgaria", "Data are collected by post"],
        ["Netherlands", "The ministry keeps the register and publishes it each year"],
        ["Latvia", "Covers holdings of one hectare"],
        ["Grants to other public bodies", "Staff are trained before"],
    ]


def _moved(box: Box, level: Mapping[float, float]) -> Box:
    top = min(level, key=lambda y: abs(y - box.top))
    return replace(box, top=level[top], bottom=level[top] + box.height)


def test_a_head_above_the_first_of_the_rules_between_rows() -> None:
    (rows,) = tables(
        """
         The table sets out each of these with the answer of the council.

         Recommendation           Response of the council
        +-----------------------------------------------------+
         Publish the accounts     Agreed. The accounts will
         on time.                 be published in May.
        +-----------------------------------------------------+
         Review the formula.      Agreed.
        +-----------------------------------------------------+
         Meet in public.          Agreed in part. Meetings on
                                  pay will stay private.
        +-----------------------------------------------------+
         Report once a year.      Not agreed.

         The council is grateful to the committee for its work.
        """
    )
    assert [row[0] for row in rows] == [
        "Recommendation",
        "Publish the accounts on time.",
        "Review the formula.",
        "Meet in public.",
        "Report once a year.",
    ]


def test_rows_that_no_rule_parts_below_a_head_of_ruled_cells() -> None:
    drawn = page(
        """
        +-----------------+----------------------------+-------------+
        | Unit            | Limit                      | Except as   |
        |                 |                            | provided in |
        +-----------------+----------------------------+-------------+
        | New continuous  | 0.15 kg of dust per tonne  | Section 8   |
        | kiln            | of feed                    |             |
        | Old kiln of a   | 0.40 kg of dust per tonne  | Section 9   |
        | batch           | of feed; opacity of 20     |             |
        |                 | percent                    |             |
        | Crusher         | Opacity of 10 percent      | Nothing     |
        +-----------------+----------------------------+-------------+
        """
    )
    words = [
        replace(each, box=replace(each.box, top=each.box.top + 6, bottom=each.box.bottom + 6))
        if each.text in ("Unit", "Limit")
        else each
        for each in drawn.words
    ]
    (found,) = page_tables(replace(drawn, words=tuple(words)))
    assert found.texts(Joiner()) == [
        ["Unit", "Limit", "Except as provided in"],
        ["New continuous kiln", "0.15 kg of dust per tonne of feed", "Section 8"],
        ["Old kiln of a batch", "0.40 kg of dust per tonne of feed; opacity of 20 percent", "Section 9"],
        ["Crusher", "Opacity of 10 percent", "Nothing"],
    ]


def test_codes_in_numbers_are_words_between_uprights() -> None:
    (rows,) = tables(
        """
        +------+----------------------+---------------------+----------+
        | Code | Description          | Conditions          | Duty     |
        +------+----------------------+---------------------+----------+
        | 6406 | Parts of footwear,   | Subject to a quota  | Free     |
        | 90   | of textile           |                     |          |
        |      |                      |                     |          |
        | 5210 | Woven fabrics of     |                     | 0 %      |
        | 11   | cotton               |                     | at entry |
        |      |                      |                     |          |
        | 7213 | Bars and rods        | The importer shows  | 12,8 %   |
        | 91   |                      | a certificate       |          |
        |      |                      |                     |          |
        | 8474 | Machines             |                     | 2,3 %    |
        +------+----------------------+---------------------+----------+
        """
    )
    assert [row[0] for row in rows] == ["Code", "6406 90", "5210 11", "7213 91", "8474"]


def test_points_in_a_frame_have_no_column_of_bullets() -> None:
    assert (
        tables(
            """
            +-------------------------------------------------------+
             Areas for improvement
            +-------------------------------------------------------+
             Leaders should improve the consistency of the support
             by ensuring:
                ◼    all children receive the checks of the programme;
                ◼    all benefit from a response that is consistent
            +-------------------------------------------------------+
             Leaders across the partnership should meet more often.
            +-------------------------------------------------------+
            """
        )
        == []
    )


def test_who_reports_to_whom_is_drawn_in_boxes_that_do_not_touch() -> None:
    drawn = page(
        """
        +-------------+     +-------------+     +-------------+
        | Policy      |     | Finance     |     | Delivery    |
        | B. Jones    |     | C. Brown    |     | D. Green    |
        +-------------+     +-------------+     +-------------+


        +-------------+     +-------------+     +-------------+
        | Law         |     | Audit       |     | Regions     |
        | Four staff  |     | Two staff   |     | Nine staff  |
        +-------------+     +-------------+     +-------------+
        """
    )
    level = [rule for rule in drawn.rules if rule.horizontal]
    middle = (level[3].at + level[6].at) / 2
    across = Rule(True, middle, (level[0].start + level[0].end) / 2, (level[2].start + level[2].end) / 2)
    down = [
        Rule(False, (rule.start + rule.end) / 2, rule.at, below.at)
        for rule, below in zip(level[3:6], level[6:9], strict=True)
    ]
    assert page_tables(replace(drawn, rules=(*drawn.rules, across, *down))) == ()


def test_columns_that_lines_at_half_height_show_together() -> None:
    def row(top: float, second: str, third: str) -> list[Word]:
        lines = [("Publish", 0, 6), (second, 100, 6), (third, 170, 6), ("yet", 222, 0), ("force", 222, 12)]
        return [word(text, x, top + down) for text, x, down in lines]

    head = [("Smaller", 90, 0), ("Applies_to", 154, 0), ("Duty", 0, 6), ("Since", 226, 6), ("of", 154, 12)]
    words = [word(text, x, 100 + down) for text, x, down in head]
    for place, (second, third) in enumerate(
        (("Yes", "No"), ("In_part", "Yes"), ("Yes", "In_part"), ("No", "Yes"))
    ):
        words += row(130 + 30 * place, second, third)
    (found,) = page_tables(replace(page(""), words=tuple(words)))
    assert found.column_count == 4


def test_points_in_a_later_column_do_not_end_a_table() -> None:
    (rows,) = tables(
        """
        Area            What we found                   What happens next

        Records         • Complete in 18 of 20 cases    A new rota in June

        Staffing        • Two files had no signature    No action

        Fire safety     • Alarms were tested            Training for all

        Complaints      • Nobody knew whom to call      Checks each month
                        • The rota was out of date
                        • Two letters were lost
        """
    )
    assert rows[-1][1].endswith("• Two letters were lost")


def test_a_line_with_an_empty_cell_is_a_row_like_those_around_it() -> None:
    (rows,) = tables(
        """
        Date        Event                          Place
        3 March     Opening of the consultation    On line
        9 March     Meeting with the residents     Town Hall, Ashby
        14 March    Drop-in for all businesses     Library
        17 March    Meeting with the residents     School hall, Brook
        24 March    Close of the consultation
        31 March    Report to the committee        Council chamber
        """
    )
    assert [row[0] for row in rows] == [
        "Date",
        "3 March",
        "9 March",
        "14 March",
        "17 March",
        "24 March",
        "31 March",
    ]


def test_the_first_row_below_a_rule_may_have_no_line_with_words_in_all_columns() -> None:
    lines = [
        (100, 48, "Sector"),
        (107, 148, "Programme"),
        (113, 48, "of_work"),
        (133, 148, "Staff are trained before the inspection begins"),
        (139, 48, "Education"),
        (145, 148, "by post."),
        (161, 48, "Minerals"),
        (161, 148, "Covers holdings of one hectare."),
        (175, 48, "Housing"),
        (175, 148, "Applies to all new buildings above 500 m."),
        (189, 48, "Roads"),
        (189, 148, "A pilot in two districts."),
    ]
    words = tuple(
        word(text, x + 6.0 * sum(len(each) + 1 for each in line.split()[:place]), top)
        for top, x, line in lines
        for place, text in enumerate(line.split())
    )
    rules = tuple(Rule(True, y, 48, 430) for y in (96, 128, 204))
    (found,) = page_tables(replace(page(""), words=words, rules=rules))
    labels = [row[0] for row in found.texts(Joiner())]
    assert labels == ["Sector of_work", "Education", "Minerals", "Housing", "Roads"]


def _lowered(box: Box, by: float) -> Box:
    return replace(box, top=box.top + by, bottom=box.bottom + by)


def test_ticks_in_tall_rows_between_rules() -> None:
    drawn = page(
        """
         Feature       Basic    Standard    Extended
        +-------------------------------------------+
         Telephone     ✓        ✗           ✓
         support
        +-------------------------------------------+
         Support at    ✗        ✗           ✓
         weekends
        +-------------------------------------------+
         Contact       ✓        ✓           ✓
        +-------------------------------------------+
         Review        ✓        ✗           ✓
        +-------------------------------------------+
        """
    )
    words = [
        replace(each, box=_lowered(each.box, 6.0)) if each.text in "✓✗" and each.box.top < 200 else each
        for each in drawn.words
    ]
    (found,) = page_tables(replace(drawn, words=tuple(words)))
    assert found.texts(Joiner()) == [
        ["Feature", "Basic", "Standard", "Extended"],
        ["Telephone support", "✓", "✗", "✓"],
        ["Support at weekends", "✗", "✗", "✓"],
        ["Contact", "✓", "✓", "✓"],
        ["Review", "✓", "✗", "✓"],
    ]


def test_a_line_that_goes_on_in_all_columns_is_no_row() -> None:
    (rows,) = tables(
        """
         Sector               Programme
        +----------------------------------------------+
         Minerals             Covers one hectare.
         Housing              Applies to new buildings.
         Machinery and        A pilot to be extended by
         transport equipment  telephone.
         Dairy products       Applies to all of these.
         Roads                Planned for next year.
        +----------------------------------------------+
        """
    )
    assert rows[3] == ["Machinery and transport equipment", "A pilot to be extended by telephone."]


def test_long_labels_under_headings_in_another_face() -> None:
    drawing = """
        Recommendation               Agency response              Status

        Establish one register of    Agreed. It was set up in     Closed
        obligations that covers all  March 2007.
        of the offices

        Require a justification for  Partially agreed, above      Open
        contracts of more than       $100,000 alone
        twelve months

        Train all the officers in    Agreed. 112 officers were    Open
        the use of the measures      trained.
        """
    styles = dict.fromkeys(("Recommendation", "Agency response", "Status"), BOLD)
    headed, plain = (find_runs(words_to_rows(page(drawing, styles=own).words), [])[0] for own in (styles, {}))
    table = run_to_table(headed, [], [])
    assert table and [row[2] for row in table.texts(Joiner())] == ["Status", "Closed", "Open", "Open"]
    assert run_to_table(plain, [], []) is None


def test_a_shaded_head_that_no_rule_parts_from_a_tall_first_row() -> None:
    drawn = page(
        """
        Category     Method
        Use of sold  This category includes the emissions of
        products     all devices that were in use during the
                     reporting year, using a method that is
                     based on telemetry, which is used to add
                     to regional extrapolations of the users
                     and the share of each region among them
        Leased       Emissions of sublets are calculated with
        assets       the intensities of the primary space.
        Franchises   Not relevant in the years of the report.
        """
    )
    x0, x1 = LEFT, LEFT + 53 * CELL
    rules = tuple(Rule(True, TOP + row * PITCH, x0, x1) for row in (7, 9, 10))
    (table,) = page_tables(replace(drawn, rules=rules, fills=(Fill(Box(x0, TOP, x1, TOP + PITCH), (0.8,)),)))
    rows = table.texts(Joiner())
    assert [row[0] for row in rows] == ["Category", "Use of sold products", "Leased assets", "Franchises"]
