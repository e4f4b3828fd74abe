"""Tables of coloured cells without rules: which fills part cells, and which tell nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from models.document import Box, Document, Fill, Page, Rule, Word
from parsers.grids.tiles import tile_rules
from tests.parsers.built import BOLD, document, shown

DRAWING = """
  No   Recommendation   Action               By when
  01                    Hold a meeting       March 2022
       Listen to all    with everybody
                        Publish a note       Ongoing
  02   Speak plainly    Write less           June 2022
"""
"""Set in the middle of its cells: nothing but the fills parts the rows of 01."""
XS = (42.0, 72.0, 174.0, 300.0, 400.0)
ROWS = ((120.0, 132.0), (132.0, 156.0), (156.0, 168.0), (168.0, 180.0))
GREY, WHITE = (0.8,), (1.0,)


def tiles(*, merged: bool = True, rows: int = len(ROWS)) -> list[Fill]:
    """A fill behind each cell of DRAWING; those of 01's number and text go over two rows."""
    fills = []
    for number, (top, bottom) in enumerate(ROWS[:rows]):
        for place, (x0, x1) in enumerate(pairwise(XS)):
            whole = merged and place < 2
            if not (whole and number == 2):
                end = ROWS[2][1] if whole and number == 1 else bottom
                fills.append(Fill(Box(x0, top, x1, end), GREY if number % 2 else WHITE))
    return fills


def filled(fills: list[Fill]) -> Document:
    built = document(DRAWING)
    return replace(built, pages=(replace(built.pages[0], fills=tuple(fills)),))


def first(built: Document) -> Page:
    return built.pages[0]


def test_each_fill_is_a_cell() -> None:
    assert shown(filled(tiles())) == [
        "01 Listen to all",
        "  - Hold a meeting with everybody | deadline (action): March 2022",
        "  - Publish a note | deadline (action): Ongoing",
        "02 Speak plainly",
        "  - Write less | deadline (action): June 2022",
    ]


def test_the_rest_of_a_merged_cell_ends_a_little_higher() -> None:
    """As a browser draws it behind a page end; its row ends lower."""
    fills = [
        replace(fill, box=replace(fill.box, bottom=162.0))
        if fill.box.bottom == 168.0 and fill.box.x1 < 200
        else fill
        for fill in tiles()
    ]
    assert shown(filled(fills)) == shown(filled(tiles()))


def test_a_table_of_tiles_close_below_another() -> None:
    """Its header is no row that the fills above leave out."""
    down = 7 * 12.0
    lower = [
        replace(f, box=replace(f.box, top=f.box.top + down, bottom=f.box.bottom + down)) for f in tiles()
    ]
    page = first(document(f"{DRAWING}\n{DRAWING}"))
    found = tile_rules(replace(page, fills=(*tiles(), *lower)))
    assert len([rule for rule in found if not rule.horizontal and rule.at == XS[0]]) == 2


def test_a_row_without_fills_beside_them() -> None:
    """Where every second row is shaded, or the last is not, the fills do not show all of the table."""
    assert not tile_rules(first(filled(tiles(rows=3))))


def test_rows_without_fills_whose_last_lines_stand_in_one_column() -> None:
    """Only every second recommendation is shaded: the rest of an action stands right above its fills."""
    page = first(filled(tiles()))
    row = [word for word in page.words if 168 < word.box.centre[1] < 180]
    above = tuple(
        replace(word, box=replace(word.box, top=word.box.top - up, bottom=word.box.bottom - up))
        for up in (96.0, 108.0, 120.0)
        for word in row
    )
    assert tile_rules(page)
    assert not tile_rules(replace(page, words=(*page.words, *above)))


def test_a_row_without_fills_far_above_them_in_the_same_frame() -> None:
    """Two recommendations of many lines have none: of their rows, two lines stand in several columns."""
    page = first(filled(tiles()))
    row = [word for word in page.words if 168 < word.box.centre[1] < 180]
    above = tuple(
        replace(word, box=replace(word.box, top=word.box.top - 110.0, bottom=word.box.bottom - 110.0))
        for word in row
    )
    page = replace(page, words=(*page.words, *above))
    sides = tuple(Rule(False, x, top, top + 80) for x in (XS[0], XS[-1]) for top in (40.0, 120.0))
    assert tile_rules(page)
    assert not tile_rules(replace(page, rules=sides))


def test_a_footer_right_below_them_is_no_row() -> None:
    """It begins where the fills begin, as no cell's words do."""
    page = first(filled(tiles()))
    row = [word for word in page.words if 168 < word.box.centre[1] < 180]

    def footer(x0: float) -> tuple[Word, ...]:
        moved = [replace(word, box=replace(word.box, top=192.0, bottom=202.0)) for word in row]
        return (replace(moved[0], box=replace(moved[0].box, x0=x0)), *moved[1:])

    assert tile_rules(replace(page, words=(*page.words, *footer(XS[0]))))
    assert not tile_rules(replace(page, words=(*page.words, *footer(XS[0] + 5))))


def test_a_crest_right_below_them_is_no_row() -> None:
    crest = Fill(Box(360.0, 183.0, 399.5, 200.0), (0.8, 0.0, 0.0))
    assert tile_rules(first(filled([*tiles(), crest]))) == tile_rules(first(filled(tiles())))


def test_rules_between_the_fills_tell_more() -> None:
    built = document("+----+------+\n| No | Lead |\n+----+------+")
    fills = [Fill(Box(x0, top, x1, bottom), GREY) for top, bottom in ROWS for x0, x1 in pairwise(XS)]
    ruled = replace(first(built), words=(), fills=tuple(fills))
    assert tile_rules(replace(ruled, rules=()))
    drawn = tuple(rule for rule in tile_rules(replace(ruled, rules=())) if not rule.horizontal)
    assert not tile_rules(replace(ruled, rules=drawn))


def test_a_highlighters_pieces_are_no_cells() -> None:
    lines = [(42.0, 90.0, 130.0, 300.0), (42.0, 110.0, 210.0, 280.0), (42.0, 70.0, 160.0, 250.0)]
    fills = [
        Fill(Box(x0, 120.0 + 12 * number, x1, 132.0 + 12 * number), GREY)
        for number, xs in enumerate(lines)
        for x0, x1 in pairwise(xs)
    ]
    assert not tile_rules(first(filled(fills)))


def test_a_lone_row_at_the_top_of_a_page_is_the_rest_of_a_table() -> None:
    built = filled(tiles())
    rest = document(DRAWING.strip("\n").split("\n")[-1].replace("02 ", "03 "))
    fills = tuple(Fill(Box(x0, 120.0, x1, 132.0), WHITE) for x0, x1 in pairwise(XS))
    alone = replace(first(rest), number=2, fills=fills)
    words = tuple(replace(word, page=2, index=100 + word.index) for word in alone.words)
    both = replace(built, pages=(*built.pages, replace(alone, words=words)))
    assert shown(both)[-2:] == ["03 Speak plainly", "  - Write less | deadline (action): June 2022"]
    lower = tuple(replace(fill, box=replace(fill.box, top=500.0, bottom=512.0)) for fill in fills)
    assert not tile_rules(replace(alone, words=(), fills=lower))


def test_a_header_printed_again_above_rows_without_fills_is_no_row() -> None:
    """Its first row may be the rest of a cell, in one column alone: "• local businesses"."""
    page = first(document(DRAWING))
    fills = tuple(Fill(Box(x0, 40.0, x1, 52.0), GREY) for x0, x1 in pairwise(XS))
    header = replace(page, words=(), fills=fills, rules=())
    below = replace(page.words[0], box=Box(XS[1] + 2, 58.0, XS[1] + 40, 68.0))
    assert tile_rules(header)
    assert not tile_rules(replace(header, words=(below,)))
    assert not tile_rules(replace(header, rules=(Rule(True, 90.0, XS[0], XS[-1]),)))
    heading = replace(below, box=Box(XS[0], 58.0, XS[0] + 40, 68.0))
    assert tile_rules(replace(header, words=(heading,)))


def test_boxes_beside_their_labels() -> None:
    drawing = """
Inspection of Ottercombe

Recommendation      Draw up a plan for roles that only
1                   one person can do.

Recommendation      Learn from councils that have done
2                   this before.
"""
    built = document(drawing)
    words = {word.text: word.box for word in built.words}
    fills = [
        Fill(Box(x0, words[first].top - 3, x1, words[last].bottom + 3), GREY)
        for first, last in (("Draw", "do."), ("Learn", "before."))
        for x0, x1 in ((42.0, 140.0), (158.0, 400.0))
    ]
    page = replace(built.pages[0], fills=tuple(fills))
    assert shown(replace(built, pages=(page,))) == [
        "1 Draw up a plan for roles that only one person can do.",
        "2 Learn from councils that have done this before.",
    ]


def test_a_shaded_row_of_many_cells_is_no_box_beside_its_label() -> None:
    """Rows of a table with white between them, the number in bold in a narrow cell and a narrow empty one."""
    drawing = """
         Recommendation                 Action           By when
    1    Listen to all who live here    Hold a meeting   March 2022

    2    Speak to all who live here     Write less       June 2022
    """
    built = document(drawing)
    words = {word.text: word.box for word in built.words}
    fills = [
        Fill(Box(x0, words[first].top - 1, x1, words[first].bottom + 1), GREY)
        for first in ("Listen", "Speak")
        for x0, x1 in pairwise((42.0, 58.0, 72.0, 258.0, 360.0, 460.0))
    ]
    assert tile_rules(replace(built.pages[0], fills=tuple(fills))) == []


CARD = """
+------------------------------------------------------------+
  Improvement         The council should improve what it
  Recommendation 2    reports of its savings.
+------------------------------------------------------------+
  Summary findings    Members learn late of them.
+------------------------------------------------------------+
  Management          Agreed, from May on.
  response
+------------------------------------------------------------+
"""


def test_a_shaded_column_of_labels_over_several_lines() -> None:
    """Level rules alone part the rows; the shade ends where the values begin."""
    built = document(CARD, styles={"Improvement": BOLD, "Recommendation 2": BOLD})
    rows = ((126.0, 162.0), (162.0, 186.0), (186.0, 222.0))
    fills = tuple(Fill(Box(51.0, top, 160.0, bottom), (0.9,)) for top, bottom in rows)
    built = replace(built, pages=(replace(first(built), fills=fills),))
    assert shown(built) == [
        "2 The council should improve what it reports of its savings. | finding: Members learn late of them."
        " | response: Agreed, from May on.",
    ]


def test_shaded_cells_under_each_other_in_shaded_rows_are_no_column_of_labels() -> None:
    built = document(CARD)
    rows = ((126.0, 162.0), (162.0, 186.0), (186.0, 222.0))
    labels = [Fill(Box(51.0, top, 160.0, bottom), (0.9,)) for top, bottom in rows]
    beside = Fill(Box(160.0, 126.0, 300.0, 222.0), (0.9,))
    page = first(built)
    assert tile_rules(replace(page, fills=tuple(labels)))
    assert not tile_rules(replace(page, fills=(*labels, beside)))


def test_tiles_farther_apart_are_cells_where_there_are_many_columns() -> None:
    """As many as four: two or three may be cards."""
    apart = [replace(fill, box=replace(fill.box, x0=fill.box.x0 + 6)) for fill in tiles(merged=False)]
    assert tile_rules(first(filled(apart)))
    three = [fill for fill in apart if fill.box.x0 > XS[1]]
    page = first(filled(three))
    words = tuple(word for word in page.words if word.box.x0 > XS[1])
    assert not tile_rules(replace(page, words=words))


def test_rows_of_tiles_that_touch_may_stand_farther_apart() -> None:
    """Three panels a recommendation, dark, light, dark, white between the rows; cards stand apart."""
    rows = [(100.0, 140.0), (146.0, 190.0), (196.0, 240.0)]

    def built(gap: float) -> Page:
        edges = [(40.0, 280.0), (280.0 + gap, 640.0), (640.0 + gap, 800.0)]
        fills = tuple(Fill(Box(x0, top, x1, foot), (0.2,)) for top, foot in rows for x0, x1 in edges)
        return Page(1, 840.0, 600.0, (), (), fills)

    assert {round(rule.at) for rule in tile_rules(built(0.0)) if not rule.horizontal} == {40, 280, 640, 800}
    assert not tile_rules(built(6.0))
