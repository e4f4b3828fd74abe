"""Tables as agencies print them: groups, codes, intervals, units, estimates above their errors."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Box, Rule
from parsers.page_tables import page_tables
from parsers.page_tables.columns import Column, row_to_pieces
from parsers.page_tables.head_spans import with_spans
from parsers.page_tables.segments import Segment, row_of, segment_of
from parsers.page_tables.streams import words_to_streams
from parsers.text.joiner import Joiner
from tests.parsers.built import CELL, LEFT, PITCH, PLAIN, TOP, page, stacked, word

Rows = list[list[str]]


def tables(*drawings: str) -> list[Rows]:
    return [table.texts(Joiner()) for table in page_tables(page(stacked(*drawings)))]


class TestRows:
    def test_the_name_of_a_group_in_the_middle_below_a_ruled_head(self) -> None:
        (rows,) = tables(
            """
            +------------------+-----------------------------+-------------------+
            |                  | Not adjusted                | Adjusted          |
            | Characteristic   +---------+---------+---------+---------+---------+
            |                  |    2008 |    2009 |    2010 |    2011 |    2012 |
            +------------------+---------+---------+---------+---------+---------+
                                            TOTAL
              Labor force        155,075    82,314    72,761    12,004    11,921
              Employed           143,333    76,118    67,215    10,731    10,001
              Unemployed          11,742     6,196     5,546     1,273     1,920
            """
        )
        assert rows[2][:2] == ["TOTAL", ""]
        assert rows[3] == ["Labor force", "155,075", "82,314", "72,761", "12,004", "11,921"]

    def test_an_empty_row_between_rules_ends_no_table(self) -> None:
        level = "+--------------------------------------------------+"
        rows = [
            ["Period of office", "1/1 - 31/12", "1/7 - 30/11"],
            ["Employed?", "No", "No"],
            [],
            ["Pay and taxable costs, the", "60.091", "22.842"],
            [],
            ["Reason why the limit is or", "n/a", "n/a"],
            ["Claims", "n/a", "n/a"],
        ]
        wrapped = {3: "employer's share", 5: "is not passed"}
        lines = [level]
        for place, row in enumerate(rows):
            lines += ["  {:30}{:13}{}".format(*row)] if row else []
            lines += [f"  {wrapped[place]}"] if place in wrapped else []
            lines.append(level)
        (found,) = tables("\n".join(lines))
        assert [row[0] for row in found] == [
            "Period of office",
            "Employed?",
            "Pay and taxable costs, the employer's share",
            "Reason why the limit is or is not passed",
            "Claims",
        ]

    def test_headings_off_the_middle_of_two_years_that_are_said_again(self) -> None:
        (rows,) = tables(
            """
                                    Number          Percent
            Size of farm      2007       2002    2007  2002
            1 to 9 acres   232,849    179,346    10.6   8.4
            10 to 49       620,283    563,772    28.1  26.5
            50 to 179      660,530    658,705    30.0  30.9
            """
        )
        assert rows[0] == ["", "Number", "", "Percent", ""]

    def test_one_rule_under_two_headings_is_parted_where_their_middles_say(self) -> None:
        drawn = page(
            """
                           Defense            Nondefense
            Account          2008      2009    2008      2009  Change
            Site cleanup  $1,204.3  $1,310.0   $88.1     $92.4    8.5
            Enrichment        0.0       4.1   455.0     463.2    2.7
            Program         306.9     309.8    11.0      12.6    1.4
            """
        )
        # cells from 8 to 29 and from 29 to 49 letters: wide white is before the first column of figures
        rules = (Rule(True, TOP + PITCH - 0.5, LEFT + 8 * CELL, LEFT + 49 * CELL),)
        (table,) = page_tables(replace(drawn, rules=rules))
        assert table.texts(Joiner())[0] == ["", "Defense", "", "Nondefense", "", ""]

    def test_a_heading_in_the_middle_of_the_head_is_over_both_rows(self) -> None:
        drawn = page(
            """
                                     Total                    Male
                                        Under  18 years          Under  18 years
                                 Total     18  and over   Total     18  and over
            Violent crime          468     69       399     380     57       324
            Property crime       1,396    339     1,058     876    211       665
            Other assaults       1,061    175       886     785    115       670
            """
        )
        top = min(each.box.top for each in drawn.words) + PITCH - 1.5
        stub = [word("Offense", LEFT, top), word("charged", LEFT + 8 * CELL, top)]
        levels = [
            Rule(True, TOP + PITCH - 0.5, LEFT + x0 * CELL, LEFT + x1 * CELL)
            for x0, x1 in ((20, 42), (44, 66))
        ]
        (table,) = page_tables(replace(drawn, words=(*stub, *drawn.words), rules=tuple(levels)))
        rows = table.texts(Joiner())
        assert rows[0] == ["Offense charged", "Total", "", "", "Male", "", ""]
        assert rows[1] == [
            "",
            "Total",
            "Under 18",
            "18 years and over",
            "Total",
            "Under 18",
            "18 years and over",
        ]

    def test_labels_stand_beside_estimates_above_their_errors(self) -> None:
        (rows,) = tables(
            """
                                (1)        (2)
            GDP               0.412      0.388
                            (0.051)    (0.049)
            Services         -0.073     -0.081
                            (0.048)    (0.046)
            Openness                     0.014
                                       (0.012)
            Constant          2.118      2.004
                            (0.602)    (0.588)
            Observations        486        486
            Countries            27         27
            """
        )
        assert [row[0] for row in rows[1:6]] == ["GDP", "", "Services", "", "Openness"]

    def test_no_rule_parts_the_rows_below_numbered_columns(self) -> None:
        (rows,) = tables(
            """
            +------------+--------------------------+-------------+
            | CN code    | Description              | Duty (%)    |
            +------------+--------------------------+-------------+
            | 1          | 2                        | 3           |
            +------------+--------------------------+-------------+
            | 0701       | Potatoes, fresh:         |             |
            | 0701 10 00 | Seed                     | 4,5         |
            | 0701 90    | Other:                   |             |
            | 0701 90 10 | For starch               | Exempted    |
            | 0702 00 00 | Tomatoes                 | See Annex 2 |
            | 0703 20 00 | Garlic                   | 9,6         |
            +------------+--------------------------+-------------+
            """
        )
        assert rows[2:4] == [["0701", "Potatoes, fresh:", ""], ["0701 10 00", "Seed", "4,5"]]
        assert len(rows) == 8

    def test_an_interval_close_below_its_estimate(self) -> None:
        text = """
            Outcome                2001           2005

            Smoking                28.5           23.0
                            (26.4-30.6)    (20.7-25.5)

            Drinking               29.9           25.5
                            (28.6-31.4)    (24.0-27.2)

            Seat belt              14.1           10.2
                            (12.3-16.1)     (8.9-11.7)
            """
        (rows,) = tables(text)
        assert rows[1] == ["Smoking", "28.5 (26.4-30.6)", "23.0 (20.7-25.5)"]

    def test_what_stands_in_brackets_below_the_last_label(self) -> None:
        (rows,) = tables(
            """
            Indicator                       2010      2013
            Jobs created                     120       170
            Population served               62.3      75.0
            Increase in researchers         4120      5000
            (full time)
            """
        )
        assert rows[-1][0] == "Increase in researchers (full time)"

    def test_a_label_that_leads_on_to_the_row_below(self) -> None:
        (rows,) = tables(
            """
            Region                 2010      2011
            East                  8,218     8,201
            California           13,725    13,804
            Yorkshire and the
            Humber                9,886     9,901
            Wales                 3,278     3,301
            """
        )
        assert [row[0] for row in rows[2:]] == ["California", "Yorkshire and the Humber", "Wales"]


class TestHeads:
    def test_a_figure_in_the_last_line_of_a_head_whose_words_are_some_columns_only_ones(self) -> None:
        (rows,) = tables(
            """
                          25 and    Under             Annual
            Offence         over       25    Turnover   rate
            Arson            0.4     11.2       1,204     52
            Burglary        18.7     12.3         866     63
            Fraud           20.0     94.7         901     30
            Robbery         22.1     15.0         731     44
            """
        )
        assert rows[0] == ["Offence", "25 and over", "Under 25", "Turnover", "Annual rate"]

    def test_units_over_all_columns_in_the_middle_of_their_cells(self) -> None:
        """Cells end a little right of their figures, so a unit over two stands off the middle of these."""
        heads = ((178, "Plant"), (227, "Harvest"), (292, "Yield"), (340, "Product"), (408, "Export"))
        figures = ((194, "59"), (252, "49"), (311, "44"), (369, "18"), (427, "79"), (482, "976"))
        words = [word(text, x, 20) for x, text in (*heads, (470, "Stock"))]
        words += [word("Macres", 192, 32), word("Bu/a", 299, 32), word("Mbu", 403, 32)]
        for row in range(4):
            words.append(word(f"200{row}", 61, 44 + 12 * row))
            words += [word(text, x, 44 + 12 * row) for x, text in figures]
        (table,) = page_tables(replace(page(""), words=tuple(words)))
        rows = table.texts(Joiner())
        assert rows[:2] == [
            ["", "Plant", "Harvest", "Yield", "Product", "Export", "Stock"],
            ["", "Macres", "", "Bu/a", "Mbu", "", ""],
        ]

    def test_headings_that_share_columns_of_several_widths(self) -> None:
        """ "Held by" is also over the one column in the middle of its three, "Total" over none."""
        edges = ((54, 78), (140, 162), (233, 241), (283, 302), (350, 369), (418, 432), (468, 488), (522, 541))
        columns = [Column(x0, x1) for x0, x1 in edges]
        wide = ((131, 162), (200, 241), (272, 302), (335, 369), (401, 432), (461, 488), (516, 541))
        lines = [
            [set_in("Total", 167, 179, 0), set_in("Held by", 318, 361, 0), set_in("Loans", 482, 498, 0)],
            [set_in(name, *own, 18) for name, own in zip("ABCDEFG", wide, strict=True)],
            [set_in(name, x1 - 4, x1, 28) for name, (_, x1) in zip("1234567", wide, strict=True)],
        ]
        pieces = [row_to_pieces(row_of(segments), columns) for segments in lines]
        upper, *_ = with_spans(pieces, columns, [])
        assert [(piece.first, piece.last) for piece in upper] == [(1, 2), (3, 5), (6, 7)]


def set_in(text: str, x0: float, x1: float, top: float) -> Segment:
    """A text between two edges, in small print."""
    small = word(text, style=replace(PLAIN, size=7.0))
    return segment_of([replace(small, box=Box(x0, top, x1, top + 7))])


class TestOfWords:
    TEXT = """
        Romania     Applies to all new buildings above 500 square metres.
        Bulgaria    None as yet, from the reply of the competent ministry.
        Belgium     Only for enterprises with ten or more employed.
        Malta       Data are collected by post and by telephone each year.
        """

    def test_a_caption_tells_a_table_of_sentences(self) -> None:
        (rows,) = tables(f"Table 5.1 Measures in force\n{self.TEXT}")
        assert [row[0] for row in rows] == ["Romania", "Bulgaria", "Belgium", "Malta"]
        assert tables(f"Measures in force\n{self.TEXT}") == []

    def test_a_line_without_a_label_goes_on_where_all_others_are_rows(self) -> None:
        """Each row has white above it, and less between the two lines of one cell."""
        names = "Austria Belgium Bulgaria Denmark Estonia Finland Greece Hungary Iceland Ireland".split()
        tops = [20, 35, *(60 + 15 * place for place in range(len(names) - 1))]
        words = [word(name, 50, top) for name, top in zip(names, [tops[0] + 15, *tops[2:]], strict=True)]
        words += [
            word("Country", 50, 20),
            word("Measure", 150, 20),
            word("under", 150, 45.5),
            word("review", 186, 45.5),
        ]
        words += [word("Law", 150, 35 if place == 0 else tops[place + 1]) for place in range(len(names))]
        rules = tuple(Rule(True, y, 45, 230) for y in (16, 33, 200))
        (table,) = page_tables(replace(page(""), words=tuple(words), rules=rules))
        assert table.texts(Joiner())[1:3] == [["Austria", "Law under review"], ["Belgium", "Law"]]

    def test_a_text_goes_on_below_the_last_row(self) -> None:
        (rows,) = tables(
            """
            State       Authority                       Code
            Denmark     Veterinary Administration         12
            Finland     Food Safety Authority             14
            Greece      Hellenic Food Authority            9
            Portugal    Directorate for Food and          31
                        Veterinary Affairs
            """
        )
        assert rows[-1] == ["Portugal", "Directorate for Food and Veterinary Affairs", "31"]


class TestStreams:
    def test_the_last_lines_of_a_text_beside_a_table(self) -> None:
        drawn = page(
            """
            The number of persons employed rose in all regions but three    Differences remain.
            over the period, and the share of the oldest group is likely
            to rise further with it, as will the demand for care at home    Country      2010    2011    2012
            that was reported by the smaller of the local authorities in    Cyprus         18     570       1
            the survey of that year.                                        Austria        38      66      37
            Most of the increase came from households, had                  Spain          22      66      25
            more earners. Fewer came from those with                        Belgium         1      14      14
            one.                                                            Portugal       49      21      21
                                                                            Finland        33      49      49
            """
        )
        streams = words_to_streams(drawn.words)
        edges = [min(word.box.x0 for word in stream) for stream in streams]
        assert edges == [LEFT, LEFT + 64 * CELL]


class TestOpen:
    def test_columns_that_no_upright_parts_throughout(self) -> None:
        """The uprights of the first three columns end below the head."""
        text = """
              Code     Sector          Jobs     2008     2009

              49       Land             924      512      390
              50       Water             21      239      231
              51       Air                4      413      388
              52       Storage          132      530      480
              53       Post              54      920      835
            """
        built = page(text)
        left, right = LEFT, LEFT + 55 * CELL
        xs = [LEFT + 34 * CELL, LEFT + 43 * CELL]
        foot = TOP + 7.5 * PITCH
        rules = [Rule(True, y, left, right) for y in (TOP, foot)]
        rules += [Rule(True, TOP + 1.5 * PITCH, xs[0], right)]
        rules += [Rule(False, x, TOP, foot) for x in (left, *xs, right)]
        (table,) = page_tables(replace(built, rules=tuple(rules)))
        assert table.texts(Joiner())[1] == ["49", "Land", "924", "512", "390"]


class TestNone:
    @pytest.mark.parametrize("number", ["({})", "(4.{})", "(A.{}a)"])
    def test_equations_and_their_numbers(self, number: str) -> None:
        lines = ("y = a + bx + e", "ln Q = c + ln P", "E = (C + R) / W")
        text = "\n".join(f"{line:40}{number.format(place)}" for place, line in enumerate(lines, start=1))
        assert tables(text) == []

    def test_contents_whose_list_of_tables_begins_anew(self) -> None:
        text = """
            Letter        Background of the review                        1
                          Agencies have not improved their use            9
                          Conclusions of the report                      24
                          Recommendations for action                     25
                          Agency comments                                26
            Tables        Response rates by agency                        7
                          Managers who report use                        12
                          Factors of use                                 19
            """
        assert tables(text) == []
