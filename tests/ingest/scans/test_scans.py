"""Pages that are pictures: each step on pictures drawn in code, whole pages where Tesseract is at hand."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random

import cv2
import numpy as np
import pypdfium2
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.batches.progress import telling
from ingest.cli import run
from ingest.errors import Unreadable
from ingest.pdf.reader import read
from ingest.scans import scanner, tesseract
from ingest.scans.accents import with_roofs
from ingest.scans.boxes import tightened
from ingest.scans.bullets import Spot, find_bullets, read_as_letters
from ingest.scans.choice import may_be_picture
from ingest.scans.clean import cleaned
from ingest.scans.copier import without_dots, without_streaks
from ingest.scans.frames import with_sides
from ingest.scans.holes import without_holes
from ingest.scans.leftovers import read_leftovers, without_dot_rows, without_ticks
from ingest.scans.letters import (
    repaired,
    with_brackets,
    with_lone_numbers,
    with_numbers,
    with_series_numbers,
)
from ingest.scans.lighting import light_of
from ingest.scans.photographs import find_sheet, laid_flat
from ingest.scans.pictures import POINT, Grey
from ingest.scans.ridges import white_rules
from ingest.scans.rulings import part_rules
from ingest.scans.setting import SetWord, common_sizes, reach, set_words
from ingest.scans.spelling import is_misread, own_words, parted, spelled, sureness, with_tails
from ingest.scans.straighten import skew, turned
from ingest.scans.strokes import Stroke
from ingest.scans.tesseract import Seen
from models.document import Box, Document, Page, Style, Word
from parsers.checks.confidence import confidence_of, doubt_of
from tests.generated.scans import Copier, copied, random_copier, scan

needs_tesseract = pytest.mark.skipif(
    not tesseract.at_hand(), reason="Tesseract is not here: apt install tesseract-ocr"
)
WIDTH, HEIGHT = 1800, 1200


def paper(*texts: tuple[str, int, int]) -> Grey:
    """A white page with texts at (x, y), in letters about 30 pixels high."""
    page = np.full((HEIGHT, WIDTH), 255, np.uint8)
    for text, x, y in texts:
        cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 0, 3, cv2.LINE_AA)
    return page


def prose() -> Grey:
    lines = ("Agree a timetable for the review", "and publish what was decided", "Report to Cabinet")
    return paper(*((line, 200, 150 + 60 * number) for number, line in enumerate(lines * 5)))


@pytest.mark.parametrize("degrees", [-3.1, -0.4, 0.0, 0.15, 2.2])
def test_a_crooked_page_is_set_level(degrees: float) -> None:
    assert skew(turned(prose(), -degrees)) == pytest.approx(degrees, abs=0.08)


def test_an_empty_page_stays_as_it_is() -> None:
    assert skew(paper()) == 0.0


def ruled(*lines: tuple[int, int, int, int], thick: int = 2, page: Grey | None = None) -> Grey:
    page = prose() if page is None else page
    for x0, y0, x1, y1 in lines:
        cv2.line(page, (x0, y0), (x1, y1), 0, thick)
    return page


class TestRules:
    def test_the_stems_of_two_lines_are_no_rules(self) -> None:
        """The "ll" of "Full" below that of "online", which touch, were painted over. A lone one is a rule."""
        stems = [(x, 300, x, 390) for x in (780, 788)]
        assert part_rules(ruled(*stems, page=paper())).strokes == ()
        assert len(part_rules(ruled(*stems[:1], page=paper())).strokes) == 1

    def test_hair_lines_and_thick_ones(self) -> None:
        for thick in (1, 2, 6):
            strokes = part_rules(ruled((100, 100, 1700, 100), (100, 100, 100, 1100), thick=thick)).strokes
            assert [stroke.level for stroke in strokes] == [True, False]
            assert strokes[0].at == pytest.approx(100, abs=2)
            assert (strokes[0].start, strokes[0].end) == pytest.approx((100, 1700), abs=4)

    def test_a_pale_rule_between_rows(self) -> None:
        page = paper(("Agree a timetable", 200, 150), ("Report to Cabinet", 200, 290))
        cv2.line(page, (100, 200), (1700, 200), 215, 4)
        (stroke,) = part_rules(page).strokes
        assert (stroke.level, stroke.start, stroke.end) == (
            True,
            pytest.approx(100, abs=6),
            pytest.approx(1700, abs=6),
        )

    def test_a_pale_rule_in_the_grain_of_the_paper(self) -> None:
        page = prose().astype(np.float32)
        page[1000:1003, 100:1700] = 205
        page += np.random.default_rng(1).normal(0, 12, page.shape)
        page[np.random.default_rng(2).random(page.shape) < 0.001] = 60
        (stroke,) = part_rules(cleaned(np.clip(page, 0, 255).astype(np.uint8)).ink).strokes
        assert (stroke.at, stroke.start, stroke.end) == pytest.approx((1001, 100, 1700), abs=9)

    def test_stems_over_each_other_are_no_pale_rule(self) -> None:
        page = paper(*((text, 200, 150 + 40 * n) for n, text in enumerate(("dish", "let", "lid", "hub") * 6)))
        noisy = page + np.random.default_rng(1).normal(-8, 8, page.shape)
        assert part_rules(np.clip(noisy, 0, 255).astype(np.uint8)).strokes == ()

    def test_soft_edges_of_stems_are_no_pale_rule(self) -> None:
        page = paper(
            *((text, 200, 150 + 40 * n) for n, text in enumerate(("Priya", "Head", "Plan", "Key") * 6))
        )
        soft = cv2.GaussianBlur(page, (0, 0), 1.4) + np.random.default_rng(1).normal(-8, 6, page.shape)
        assert part_rules(np.clip(soft, 0, 255).astype(np.uint8)).strokes == ()

    def test_the_white_between_letters_of_two_lines_is_no_rule(self) -> None:
        page = np.full((HEIGHT, WIDTH), 245, np.uint8)
        for y in (500, 545):
            cv2.putText(page, "Nov 2026", (300, y), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 3, cv2.LINE_AA)
        page[800:1000, 100:1700] = 225
        soft = cv2.GaussianBlur(page, (0, 0), 1.2) + np.random.default_rng(1).normal(0, 6, page.shape)
        assert white_rules(np.clip(soft, 0, 255).astype(np.uint8)) == []

    def test_a_white_rule_goes_on_where_grain_hides_it(self) -> None:
        page = np.full((HEIGHT, WIDTH), 225, np.uint8)
        page[:90], page[:, :90] = 255, 255
        page[500:506, 100:1700] = 255
        page[500:506, 800:900] = 231
        page[700:706, 100:800], page[700:706, 900:1700] = 255, 255
        assert sorted(round(one.at, -1) for one in white_rules(page)) == [500, 700, 700]

    def test_white_rules_in_the_grain_of_the_paper(self) -> None:
        page = np.full((HEIGHT, WIDTH), 250, np.float32)
        page[100:1000, 100:1700] = 236
        page[500:506, 100:1700] = 250
        page += np.random.default_rng(1).normal(0, 14, page.shape)
        (stroke,) = white_rules(np.clip(page, 0, 255).astype(np.uint8))
        assert (stroke.level, stroke.start, stroke.end) == (
            True,
            pytest.approx(100, abs=25),
            pytest.approx(1700, abs=25),
        )

    def test_white_rules_between_shaded_cells(self) -> None:
        page = np.full((HEIGHT, WIDTH), 255, np.uint8)
        page[100:1000, 100:1700] = 225
        for y in (300, 500, 700):
            page[y : y + 6, 100:1700] = 255
        page[100:1000, 800:806] = 255
        cv2.putText(page, "Agree a timetable", (140, 220), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 0, 3, cv2.LINE_AA)
        strokes = white_rules(page)
        assert [round(one.at, -1) for one in strokes if one.level] == [300, 500, 700]
        assert [round(one.at, -1) for one in strokes if not one.level] == [800]

    def test_white_letters_on_a_dark_bar_are_no_rules(self) -> None:
        page = np.full((HEIGHT, WIDTH), 255, np.uint8)
        page[100:180, 100:1700] = 60
        cv2.putText(
            page, "Recommendation 1: Agree a timetable", (140, 155), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 255, 5
        )
        assert white_rules(page) == []

    def test_a_bar_that_no_rule_meets_has_none_along_its_sides(self) -> None:
        bar = Box(100, 100, 1700, 180)
        ragged = [Stroke(True, 180, 300, 900, 2)]
        assert with_sides(ragged, [bar], []) == []
        upright = Stroke(False, 700, 180, 1000, 2)
        whole = [one for one in with_sides([*ragged, upright], [bar], []) if one.level]
        assert [(one.at, one.start, one.end) for one in whole] == [(100, 100, 1700), (180, 100, 1700)]

    def test_a_sign_at_the_foot_of_a_frame_is_no_cell(self) -> None:
        """A page's mark stands beside the right side of a table's frame, and that runs on along it."""
        sign = Box(900, 700, 1000, 740)
        frame = [Stroke(False, 100, 200, 720, 2), Stroke(False, 999, 200, 740, 2)]
        assert with_sides(frame, [sign], []) == frame
        inner = Stroke(False, 950, 200, 700, 2)
        assert len(with_sides([*frame, inner], [sign], [])) == 7

    def test_dashes_make_one_rule(self) -> None:
        dashes = [(x, 105, x + 12, 105) for x in range(100, 1700, 21)]
        (stroke,) = part_rules(ruled(*dashes)).strokes
        assert stroke.end - stroke.start > 1500

    def test_long_dashes_make_one_rule(self) -> None:
        dashes = [(x, 1100, x + 34, 1100) for x in range(200, 1600, 44)]
        (stroke,) = part_rules(ruled(*dashes, thick=3)).strokes
        assert (stroke.start, stroke.end) == pytest.approx((200, 1600), abs=20)

    def test_a_shadow_at_the_papers_edge_is_no_rule(self) -> None:
        edge, across = (20, 30, 20, 1190), (22, 1100, 1700, 1100)
        assert part_rules(ruled(edge)).strokes == ()
        assert part_rules(ruled((700, 10, 900, 10))).strokes == ()
        assert [one.level for one in part_rules(ruled(edge, across)).strokes] == [True, False]

    @pytest.mark.parametrize("long", [12, 2], ids=["dashes", "dots"])
    def test_a_rule_that_is_a_little_crooked(self, long: int) -> None:
        """One dash in many lies a row lower than that before it."""
        pieces = [(x, 100 + x // 300, x + long, 100 + x // 300) for x in range(100, 1700, long + 9)]
        (stroke,) = part_rules(ruled(*pieces)).strokes
        assert stroke.end - stroke.start > 1550

    def test_a_rule_on_wavy_paper_leaves_nothing(self) -> None:
        """The paper bulges: the ends of the rule lie 12 pixels below its middle."""
        page = np.full((1200, 1800), 255, np.uint8)
        across = np.arange(100, 1700)
        down = np.round(600 - 12 * np.sin((across - 100) / 1600 * math.pi))
        cv2.polylines(page, [np.stack([across, down], axis=1).astype(np.int32)], False, 0, 3)
        for own in (page, np.ascontiguousarray(page.T)):
            rest = part_rules(own)
            assert len(rest.strokes) == 1
            assert (rest.text < 180).sum() == 0

    def test_dashes_too_few_between_rows_to_be_a_rule_alone(self) -> None:
        """A column's rule between rows of one line, that begins under a heading and ends in a corner."""
        dashes = [(700, y, 700, y + 12) for y in range(420, 660, 21)]
        levels = [(x, y, x + 12, y) for x in range(200, 1300, 21) for y in (420, 480, 540, 600, 660)]
        page = ruled(*dashes, *levels, page=paper())
        cv2.rectangle(page, (690, 395), (704, 412), 0, -1)  # a letter
        strokes = part_rules(page).strokes
        (upright,) = [stroke for stroke in strokes if not stroke.level]
        assert (upright.start, upright.end) == pytest.approx((420, 660), abs=14)
        assert sum(stroke.level and stroke.end - stroke.start > 1050 for stroke in strokes) == 5

    def test_a_short_solid_rule_across_double_ones(self) -> None:
        levels = [(200, y, 1300, y) for y in (400, 410, 446, 456, 492, 502)]
        strokes = part_rules(ruled(*levels, (700, 400, 700, 502), page=paper())).strokes
        assert [stroke.level for stroke in strokes].count(False) == 1

    def test_a_rule_goes_on_for_two_dashes(self) -> None:
        page = ruled((300, 300, 300, 700), *((300, y, 300, y + 12) for y in (709, 730)), page=paper())
        cv2.line(page, (330, 715), (330, 738), 0, 3)  # a letter beside them is none of it
        (upright,) = [stroke for stroke in part_rules(page).strokes if not stroke.level]
        assert upright.end == pytest.approx(742, abs=3)

    def test_a_rule_crossed_by_specks_is_one(self) -> None:
        dashes = [(100, y, 100, y + 12) for y in range(100, 1100, 21)]
        page = ruled(*dashes, (90, 100, 400, 100))
        for y in (400, 560, 580):
            cv2.circle(page, (100, y), 5, 0, -1)
        (upright,) = [stroke for stroke in part_rules(page).strokes if not stroke.level]
        assert upright.end - upright.start > 950

    def test_letters_in_the_gap_of_a_rule_are_none_of_it(self) -> None:
        """A rule between columns ends above a heading across the table, and goes on below it."""
        page = ruled(
            (300, 500, 300, 1020), (300, 1100, 300, 1180), (200, 1020, 900, 1020), (200, 1100, 900, 1100)
        )
        cv2.line(page, (300, 1042), (300, 1075), 0, 3)
        uprights = [stroke for stroke in part_rules(page).strokes if not stroke.level]
        assert [(round(one.start), round(one.end)) for one in uprights] != [(500, 1180)]
        assert len(uprights) > 1

    def test_dots_that_lead_to_a_page_number_are_no_rule(self) -> None:
        end = int(np.nonzero((prose()[110:160] < 128).any(axis=0))[0].max())
        dots = [(x, 150, x + 2, 150) for x in range(end + 15, 1600, 11)]
        assert part_rules(ruled(*dots)).strokes == ()

    def test_grey_letters_become_black(self) -> None:
        page = prose()
        page[600:] = 255 - (255 - page[600:]) // 3
        assert (part_rules(page).text[600:] < 60).sum() > 0.5 * (page[:600] < 60).sum()

    def test_faint_letters_become_black_but_for_grain(self) -> None:
        page = 255 - (255 - prose()) // 4  # the toner ran out
        assert np.percentile(part_rules(page).text, 0.5) < 40
        blots = np.random.default_rng(1).integers(0, 2, (HEIGHT // 8, WIDTH // 8), np.uint8)
        grainy = 255 - 65 * np.kron(blots, np.ones((8, 8), np.uint8))
        assert part_rules(grainy).text.min() > 150

    def test_letters_are_no_rules_and_stay(self) -> None:
        page = prose()
        parted = part_rules(page)
        assert parted.strokes == ()
        assert (parted.text < 128).sum() == pytest.approx((page < 128).sum(), rel=0.1)

    @pytest.mark.parametrize(("stems", "rules"), [(True, 0), (False, 1)])
    def test_arches_of_bold_letters_that_run_on_are_no_rule(self, stems: bool, rules: int) -> None:
        """The "mmen" of a heading in typewriter letters; alone, a line of that length is a rule."""
        arches = (300, 1080, 420, 1080)
        legs = [(x, 1080, x, 1110) for x in range(300, 421, 15)] if stems else []
        assert len(part_rules(ruled(arches, *legs, thick=6)).strokes) == rules

    def test_the_rest_is_without_rules(self) -> None:
        parted = part_rules(ruled((100, 1000, 1700, 1000), (1600, 600, 1600, 1000)))
        assert (parted.text < 128).sum() < 1.1 * (part_rules(prose()).text < 128).sum()


class TestCleaning:
    def test_a_dark_edge_goes(self) -> None:
        page = prose()
        page[:, :25] = 20
        assert (cleaned(page).ink[:, :60] > 200).all()

    def test_the_black_around_a_page_that_is_smaller_than_the_glass_goes(self) -> None:
        page = np.full((HEIGHT + 120, WIDTH + 240), 20, np.uint8)
        page[40 : 40 + HEIGHT, 90 : 90 + WIDTH] = prose()
        ink = cleaned(page).ink
        assert (ink[:, :80] > 200).all()
        assert (ink[-70:] > 200).all()
        assert (ink < 60).sum() == pytest.approx((prose() < 60).sum(), rel=0.2)

    @pytest.mark.parametrize(("number", "stays"), [("", False), ("3", True)], ids=["hole", "page number"])
    def test_punched_holes_go(self, number: str, stays: bool) -> None:
        page = prose()
        cv2.circle(page, (80, 600), 33, 25, -1)
        cv2.putText(page, number, (64, 620), cv2.FONT_HERSHEY_SIMPLEX, 1.6, 255, 6, cv2.LINE_AA)
        clean = cleaned(page)
        assert bool((clean.ink[560:640, 40:120] < 128).any()) is stays

    def test_grey_paper_becomes_white(self) -> None:
        page = (prose() * 0.85).astype(np.uint8)
        assert np.median(cleaned(page).ink) == 255

    def test_pale_ink_becomes_black(self) -> None:
        page = (150 + prose().astype(np.float32) * 70 / 255).astype(np.uint8)
        assert (cleaned(page).ink < 60).sum() == pytest.approx((prose() < 60).sum(), rel=0.3)
        grain = np.clip(235 + np.random.default_rng(3).normal(0, 6, (HEIGHT, WIDTH)), 0, 255).astype(np.uint8)
        assert (cleaned(grain).ink > 150).all()

    def test_a_low_band_behind_a_header_is_noted_and_gone(self) -> None:
        page = prose()
        page[1080:1130, 100:1700] = 200
        clean = cleaned(page)
        (shade,) = clean.shades
        assert (shade.box.top, shade.box.bottom) == pytest.approx((1080, 1130), abs=8)
        assert (clean.ink[1090:1120, 110:1690] > 240).all()

    def test_grain_in_a_shade_is_no_shade(self) -> None:
        page = np.full((HEIGHT, WIDTH), 250, np.uint8)
        page[100:700, 100:1700] = 230
        page[300:400, 400:600] = 224
        page[800:900, 100:1700] = 200
        assert [round(shade.box.top, -1) for shade in cleaned(page).shades] == [100, 800]

    def test_a_shade_is_noted_and_gone(self) -> None:
        page = prose()
        page[400:700] = np.minimum(page[400:700], 217)
        clean = cleaned(page)
        (shade,) = clean.shades
        assert (shade.box.top, shade.box.bottom) == pytest.approx((400, 700), abs=8)
        assert shade.grey == pytest.approx(217 / 255, abs=0.02)
        assert np.median(clean.ink[420:680]) == 255

    def test_a_shade_leaves_no_corners(self) -> None:
        page = paper()
        page[300:396, 200:1500] = 165
        assert (cleaned(page).ink < 200).sum() < 10

    def test_faint_shades_side_by_side_under_grain(self) -> None:
        """A header over the first of every other row, on noisy paper."""
        page = prose()
        page[300:400] = np.minimum(page[300:400], 215)
        page[400:700] = np.minimum(page[400:700], 241)
        grain = np.random.default_rng(2).normal(0, 8, page.shape)
        shades = sorted(cleaned(np.clip(page + grain, 0, 255).astype(np.uint8)).shades, key=lambda s: s.grey)
        assert [(s.box.top, s.box.bottom) for s in shades] == [
            pytest.approx((300, 400), abs=10),
            pytest.approx((400, 700), abs=10),
        ]

    def test_white_letters_on_dark_become_black(self) -> None:
        page = prose()
        page[130:220] = 255 - page[130:220] // 2 - 110
        clean = cleaned(page)
        assert np.median(clean.ink[140:210]) > 200
        assert any(shade.grey < 0.6 for shade in clean.shades)

    def test_black_letters_on_dark_stay_black(self) -> None:
        """A theme's band, copied without its colour."""
        page = prose()
        letters = (page[130:220] < 60).sum()
        page[130:220] = 10 + page[130:220] // 4
        clean = cleaned(page)
        assert (clean.ink[130:220] < 100).sum() == pytest.approx(letters, rel=0.4)
        assert np.median(clean.ink[140:210]) > 200

    def test_the_stops_of_small_type_are_no_specks(self) -> None:
        """Copied in black and white with 200 dots an inch, the stop of 8 point type is two dots wide."""
        page = prose()
        stops = [(x, 156 + 60 * line) for line in range(15) for x in range(210, 520, 30)]
        for x, y in stops:
            page[y : y + 3, x : x + 3] = 0
        ink = cleaned(page).ink
        assert all(ink[y + 1, x + 1] < 60 for x, y in stops)

    def test_specks_go_and_full_stops_stay(self) -> None:
        page = prose()
        cv2.circle(page, (1150, 145), 3, 0, -1)  # a full stop within reach of no letter is a speck as well
        cv2.circle(page, (1000, 147), 4, 0, -1)
        rng = np.random.default_rng(1)
        for x, y in rng.integers(0, HEIGHT, (300, 2)):
            page[y : y + 2, x : x + 2] = 30
        ink = cleaned(page).ink
        assert (ink[:, 1300:] < 128).sum() == 0
        assert (ink[140:155, 990:1010] < 128).any()


class TestLighting:
    def test_beside_a_spine_only_what_is_printed_is_a_shade(self) -> None:
        page = prose()
        page[315:435, 120:1700] = np.minimum(page[315:435, 120:1700], 240)
        spine = 1 - 0.6 * np.exp(-np.arange(WIDTH) / 90)
        (shade,) = cleaned((page * spine).astype(np.uint8)).shades
        assert (shade.box.x0, shade.box.top) == pytest.approx((120, 315), abs=20)
        assert (shade.box.x1, shade.box.bottom) == pytest.approx((1700, 435), abs=20)

    def test_a_printed_bar_is_no_shadow(self) -> None:
        behind = np.full((300, 450), 255, np.uint8)
        behind[:, 20:60] = 190
        assert light_of(behind).min() == 1

    def test_a_page_in_one_light_stays(self) -> None:
        behind = np.full((300, 450), 250, np.uint8)
        behind[40:60, 20:430] = 225  # a row
        assert light_of(behind).min() == 1


class TestPhotographs:
    CORNERS = ((150, 90), (1990, 40), (2050, 1390), (60, 1420))

    def photograph(self, sheet: Grey, table: int = 70) -> Grey:
        ends = np.array([[0, 0], [WIDTH, 0], [WIDTH, HEIGHT], [0, HEIGHT]], np.float32)
        turn = cv2.getPerspectiveTransform(ends, np.array(self.CORNERS, np.float32))
        seen = cv2.warpPerspective(sheet, turn, (2200, 1500), borderValue=table)
        return (seen * np.linspace(1, 0.7, 2200)).astype(np.uint8)

    def test_a_sheet_on_a_table_is_laid_flat(self) -> None:
        seen = self.photograph(prose())
        corners = find_sheet(seen)
        assert corners is not None
        assert corners * (2200, 1500) == pytest.approx(np.array(self.CORNERS), abs=12)
        flat = laid_flat(seen, corners)
        assert flat.shape[1] / flat.shape[0] == pytest.approx(WIDTH / HEIGHT, rel=0.15)
        lines = cv2.resize(flat, (WIDTH, HEIGHT))[100:160, 200:900]
        assert abs(skew(flat)) < 0.3
        assert lines.min() < 80

    def test_what_is_no_photograph(self) -> None:
        assert find_sheet(prose()) is None
        lid = prose()
        lid[:, :30] = 20
        assert find_sheet(lid) is None
        # White letters beside a white panel in a dark design.
        panel = np.full((1500, 2200), 60, np.uint8)
        panel[150:1400, 200:2000] = 255
        assert find_sheet(panel) is not None
        cv2.putText(panel, "Corporate Peer Challenge", (220, 110), cv2.FONT_HERSHEY_SIMPLEX, 4, 255, 12)
        assert find_sheet(panel) is None
        assert find_sheet(self.photograph(prose(), table=215)) is None


class TestBullets:
    def marked(self, draw: Callable[[Grey, int, int], object]) -> Grey:
        lines = [("Agree a timetable", 260, 200 + 70 * number) for number in range(6)]
        page = paper(*lines)
        for _, x, y in lines[:4]:
            draw(page, x - 40, y)
        return page

    def test_dots_and_dashes(self) -> None:
        dots = self.marked(lambda page, x, y: cv2.circle(page, (x, y - 14), 6, 0, -1))
        dashes = self.marked(lambda page, x, y: cv2.line(page, (x - 9, y - 12), (x + 9, y - 12), 0, 3))
        assert [spot.sign for spot in find_bullets(dots)] == ["•"] * 4
        assert [spot.sign for spot in find_bullets(dashes)] == ["–"] * 4

    def test_rings(self) -> None:
        rings = self.marked(lambda page, x, y: cv2.circle(page, (x, y - 12), 9, 0, 3))
        assert [spot.sign for spot in find_bullets(rings)] == ["o"] * 4

    def test_small_rings_are_no_stars(self) -> None:
        rings = self.marked(lambda page, x, y: cv2.circle(page, (x, y - 12), 7, 0, 2))
        assert [spot.sign for spot in find_bullets(rings)] == ["o"] * 4

    def test_a_hyphen_is_no_dash(self) -> None:
        hyphens = self.marked(lambda page, x, y: cv2.line(page, (x - 5, y - 12), (x + 5, y - 12), 0, 3))
        assert [spot.sign for spot in find_bullets(hyphens)] == ["-"] * 4

    def test_the_head_of_a_broken_figure_is_no_star(self) -> None:
        """A "2" in thin type, without its diagonal: a curl over a foot."""

        def curl(page: Grey, x: int, y: int) -> None:
            cv2.ellipse(page, (x, y - 18), (7, 7), 0, 150, 380, 0, 4)

        def figure(page: Grey, x: int, y: int) -> None:
            curl(page, x, y)
            cv2.line(page, (x - 7, y - 2), (x + 7, y - 2), 0, 3)

        assert [spot.sign for spot in find_bullets(self.marked(curl))] == ["*"] * 4
        assert find_bullets(self.marked(figure)) == []

    def test_a_lists_letter_in_line_with_rings_is_none(self) -> None:
        rings = [Spot("o", Box(100, 110 + y, 116, 126 + y), Box(140, 100, 170, 130)) for y in (0, 60)]
        line = (1,)
        seen = [
            Seen("c.", Box(101, 226, 120, 250), 0.4, line),
            Seen("Prepare", Box(140, 220, 260, 250), 0.9, line),
        ]
        assert read_as_letters(seen, rings) == (seen, [])

    def test_rings_whose_thin_top_and_foot_are_white(self) -> None:
        def halves(page: Grey, x: int, y: int) -> None:
            cv2.circle(page, (x, y - 12), 9, 0, 3)
            page[y - 30 : y + 6, x : x + 2] = 255

        assert [spot.sign for spot in find_bullets(self.marked(halves))] == ["o"] * 4

    @pytest.mark.parametrize(
        ("up", "large", "signs"), [(20, 1, ["*"] * 4), (4, 1, []), (20, 1.3, ["*"] * 4), (18, 3, [])]
    )
    def test_stars_stand_high(self, up: int, large: float, signs: list[str]) -> None:
        def star(page: Grey, x: int, y: int) -> None:
            for dx, dy in ((0, -6), (6, -2), (4, 5), (-4, 5), (-6, -2)):
                cv2.line(page, (x, y - up), (x + round(large * dx), y - up + round(large * dy)), 0, 2)

        assert [spot.sign for spot in find_bullets(self.marked(star))] == signs

    def test_an_o_under_the_bar_of_an_f_is_none(self) -> None:
        def word(page: Grey, x: int, y: int) -> None:
            cv2.circle(page, (x, y - 12), 9, 0, 3)
            cv2.line(page, (x + 9, y - 26), (x + 22, y - 26), 0, 3)
            cv2.line(page, (x + 16, y - 34), (x + 16, y), 0, 3)

        assert find_bullets(self.marked(word)) == []

    def test_a_word_of_one_letter_is_none(self) -> None:
        lines = [
            ("a  named lead" if number % 2 else "e  a date", 220, 200 + 70 * number) for number in range(8)
        ]
        assert find_bullets(paper(*lines)) == []

    def test_full_stops_are_none(self) -> None:
        low = self.marked(lambda page, x, y: cv2.circle(page, (x, y), 5, 0, -1))
        assert find_bullets(low) == []

    def test_colons_and_apostrophes_of_wide_letters_are_none(self) -> None:
        page = paper(*(("covering  team", 200, 200 + 70 * number) for number in range(6)))
        for number in range(6):
            cv2.circle(page, (425, 185 + 70 * number), 5, 0, -1)
        assert find_bullets(page) == []

    def seen(self, *rows: str, sure: float = 0.8) -> list[Seen]:
        """Each row a first letter, and a word as far off as from a bullet."""
        words = []
        for number, row in enumerate(rows):
            y = 100.0 + 50 * number
            words.append(Seen(row, Box(100, y + 8, 120, y + 28), sure, (number,)))
            words.append(Seen("plan", Box(150, y, 230, y + 30), 0.9, (number, 1)))
        return words

    @pytest.mark.parametrize(
        ("rows", "bullets"),
        [
            ("eee", 3),
            ("eoa", 0),
            ("eea", 3),
            ("abc", 0),
            ("aa", 0),
            ("e", 0),
            ("1¢¢", 0),
            ("*¢n", 0),
            ("°°", 2),
        ],
    )
    def test_letters_that_bullets_are_read_as(self, rows: str, bullets: int) -> None:
        words, spots = read_as_letters(self.seen(*rows), [])
        assert (len(words), len(spots)) == (2 * len(rows) - bullets, bullets)

    @pytest.mark.parametrize(("rows", "bullets"), [(("v", "Y", "V"), 3), (("R1", "RZ", "R3"), 0)])
    def test_ticks_are_read_as_any_letter_with_little_confidence(
        self, rows: tuple[str, ...], bullets: int
    ) -> None:
        assert len(read_as_letters(self.seen(*rows, sure=0.4), [])[1]) == bullets

    def test_a_short_word_is_no_sign(self) -> None:
        assert read_as_letters(self.seen("of", "of", "of"), [])[1] == []

    def test_ink_that_was_not_read_is_a_bullet_where_it_stands_as_one(self) -> None:
        words = [word for word in self.seen("a", "a") if word.text == "plan"]
        triangles = [Box(100, 104, 122, 128), Box(100, 154, 122, 178)]
        assert len(read_as_letters(words, [], triangles)[1]) == 2
        assert read_as_letters(words, [], triangles[:1])[1] == []

    def test_a_letter_under_a_dash_is_flat(self) -> None:
        """The "a" of "a cost of no more than" begins its line where the list above has its dashes."""
        above = Spot("–", Box(101, 66, 119, 70), Box(150, 50, 180, 80))
        assert read_as_letters(self.seen("a"), [above])[1] == []

    def test_a_letter_under_a_bullet_is_one(self) -> None:
        above = Spot("o", Box(101, 60, 119, 78), Box(150, 50, 180, 80))
        assert [spot.sign for spot in read_as_letters(self.seen("a"), [above])[1]] == ["o"]

    def test_hyphens_within_a_line_are_none(self) -> None:
        assert (
            find_bullets(paper(*((f"2023 - 202{n} or four-day week", 200, 200 + 70 * n) for n in range(6))))
            == []
        )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O1", "01"),
        ("3@", "30"),  # the 0 of typewriter letters has a dot in it
        ("@", "@"),
        ("l2.", "12."),
        ("1O.l", "10.1"),
        ("1n", "in"),
        ("(1ncluding", "(including"),
        ("QI", "Q1"),
        ("Sth", "5th"),
        ("—_", "–"),
        ("1Sth,", "15th,"),
        ("i.e", "i.e."),
        ("RI:", "R1:"),
        ("$151", "S151"),
        ("£lm", "£1m"),
        ("£1lm.", "£1m."),
        ("€£1lm", "£1m"),
        ("flm,", "£1m,"),
        ("film", "film"),
        ("1.e.", "i.e."),
        ("il.e.", "i.e."),
        ("llth", "11th"),
        ("€lm", "£1m"),
        (".e.", "i.e."),
        ("t.e.", "i.e."),
        ("£85.000.", "£85,000."),
        ("£1.250m", "£1.250m"),
        ("as_", "as"),
        ("¢", "•"),
        ("|Leader", "Leader"),
        ("AI", "AI"),
        ("Clir", "Cllr"),
        ("Cilr", "Cllr"),
        ("Cllr", "Cllr"),
        ("lr", "Cllr"),
        ("Clear", "Clear"),
        ("Clirs", "Cllrs"),
        ("Cilrs,", "Cllrs,"),
        ("Cllrs", "Cllrs"),
        ("Girls", "Girls"),
        ("ls", "Is"),
        ("lt’s", "lt’s"),
        ("(EqlA)", "(EqIA)"),
        ("l:ls", "1:1s"),
        ("(5.151)", "(s.151)"),
        ("5.15", "5.15"),
        ("planningi", "planning;"),
        ("reviewedi:", "reviewed;"),
        ("alibi:", "alibi:"),
        ("taxi", "taxi"),
        ("{as", "(as"),
        ("RS:", "R5:"),
        ("l.e.", "i.e."),
        ("1st", "1st"),
        ("Ill", "Ill"),
        ("2025/26", "2025/26"),
        ("H1", "H1"),
        ("1.1", "1.1"),
        ("lo", "lo"),
        ("sO", "so"),
        ("Cc.", "c."),
        ("Oo", "o"),
        ("CC", "CC"),
        ("pH", "pH"),
    ],
)
def test_signs_that_look_alike(text: str, expected: str) -> None:
    assert repaired(text) == expected


@pytest.mark.parametrize(
    ("text", "rise", "fall"),
    [("one", 0.53, 0.0), ("Plan", 0.72, 0.0), ("young", 0.53, 0.21), ("–", 0.0, 0.0)],
)
def test_what_letters_reach(text: str, rise: float, fall: float) -> None:
    assert reach(text) == (rise, fall)


def test_a_box_ends_where_its_ink_ends() -> None:
    page = paper(("young", 200, 200))
    (word,) = tightened([Seen("young", Box(205, 180, 320, 200), 0.9, ())], page)
    ys, xs = np.nonzero(page < 140)
    box = word.box
    assert (box.x0, box.top, box.x1, box.bottom) == (xs.min(), ys.min(), xs.max() + 1, ys.max() + 1)


@pytest.mark.parametrize(("dot", "text"), [(232, "11."), (221, "1.1"), (300, "11")])
def test_a_number_keeps_its_stops(dot: int, text: str) -> None:
    page = paper()
    for x in (205, 217) if dot > 230 else (205, 232):
        cv2.line(page, (x, 172), (x, 198), 0, 3)
    cv2.circle(page, (dot if dot > 230 else 218, 196), 3, 0, -1)
    (word,) = tightened([Seen("11", Box(202, 170, 235, 200), 0.9, ())], page)
    assert word.text == text


@pytest.mark.parametrize(("read", "text"), [("4", "1"), ("41", "1"), ("1l", "1"), ("rl", "1"), ("7", "1")])
def test_a_slim_digit_is_a_one(read: str, text: str) -> None:
    page = paper()
    cv2.line(page, (205, 172), (205, 198), 0, 6)
    (word,) = tightened([Seen(read, Box(200, 170, 211, 200), 0.97, ())], page)
    assert word.text == text


def test_what_was_passed_over_is_no_letter_of_the_word_beside_it() -> None:
    page = paper(("account", 200, 200))
    xs = np.nonzero((page < 140).any(axis=0))[0]
    short = Seen("account", Box(200, 175, float(xs.max()) - 18, 200), 0.9, ())
    assert read_leftovers([short], page) == ([], [])


def test_a_titles_letters_are_its_words_own() -> None:
    """Twice as high as the text, they are no two lines that touch."""
    page = paper(*(("on a cow", 200, 300 + 60 * n) for n in range(5)))
    cv2.putText(page, "Council", (200, 200), cv2.FONT_HERSHEY_SIMPLEX, 3, 0, 6, cv2.LINE_AA)
    ink = np.flatnonzero((page[:220] < 140).any(axis=0))
    rough = Seen("Council", Box(int(ink[0]) - 4, 120, int(ink[-1]) + 4, 215), 0.9, (0,))
    text = [Seen("cow", Box(300, 276 + 60 * n, 400, 306 + 60 * n), 0.9, (n,)) for n in range(1, 6)]
    title, *_ = tightened([rough, *text], page)
    assert (title.box.x0, title.box.x1) == pytest.approx((ink[0], ink[-1] + 1), abs=2)


@pytest.mark.parametrize(("signs", "marks"), [("22", 2), ("25", 0)])
def test_unread_ink_is_a_mark_where_it_looks_like_another(
    signs: str, marks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingest.scans.leftovers.words_of", lambda picture, mode: [])
    page = paper(("plan", 300, 200), *((sign, 200, 300 + 100 * n) for n, sign in enumerate(signs)))
    seen = tightened([Seen("plan", Box(295, 170, 400, 212), 0.9, ())], page)
    assert len(read_leftovers(seen, page)[1]) == marks


@pytest.mark.parametrize(("read", "expected"), [("111", ["1"]), ("vVv", []), ("117", [])])
def test_a_piece_that_alone_is_not_read_is_set_thrice(
    read: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(([], [Seen(read, Box(24, 24, 90, 52), 0.9, ())]))
    monkeypatch.setattr("ingest.scans.leftovers.words_of", lambda picture, mode: next(answers))
    page = paper(("plan", 300, 200), ("1", 200, 300))
    seen = tightened([Seen("plan", Box(295, 170, 400, 212), 0.9, ())], page)
    (words, _) = read_leftovers(seen, page)
    assert [word.text for word in words] == expected
    assert all(word.box.x0 == pytest.approx(200, abs=9) for word in words)


@pytest.mark.parametrize(("before", "text"), [("Quarter", "1"), ("2026", "|")])
def test_a_stroke_behind_a_word_is_a_one(before: str, text: str) -> None:
    words = [Seen(before, Box(0, 0, 90, 26), 0.9, (1,)), Seen("|", Box(105, 0, 111, 26), 0.9, (1,))]
    assert with_numbers(words)[1].text == text


@pytest.mark.parametrize(
    ("read", "sure", "printed"),
    [
        ("whtch", 0.9, "which"),
        ("msk.", 0.9, "risk."),
        ("pane!", 0.9, "panel"),
        ("mun", 0.9, "run"),
        ("charr", 0.9, "chair"),  # the list has it, but hardly ever
        ("puhlish", 0.9, "publish"),
        ("Scrutlny", 0.6, "Scrutiny"),
        ("Serutiny", 0.95, "Scrutiny"),  # the file says so elsewhere
        ("Serutiny's", 0.95, "Serutiny's"),
        ("Recommendatior", 0.97, "Recommendation"),  # no name is so long
        ("Recommendatior", 0.6, "Recommendation"),  # a rule took its last stem
        ("Peverett", 0.6, "Peverell"),
        ("Malling", 0.97, "Malling"),
        ("mation", 0.9, "mation"),
        ("Raman", 0.6, "Raman"),
        ("MTFS", 0.6, "MTFS"),
        ("retum-to-work", 0.5, "return-to-work"),
        ("well-being", 0.5, "well-being"),
        ("willl", 0.9, "will"),
        ("Fxecutive", 0.92, "Executive"),
        ("cos!", 0.82, "cost"),
        ("Lega!", 0.9, "Legal"),
        ("Executve", 0.9, "Executive"),
        ("recommendatons", 0.9, "recommendations"),
        ("nd", 0.6, "nd"),
        ("Srategy", 0.77, "Strategy"),  # a thin letter was passed over
        ("cismate", 0.43, "climate"),
        ("feisure", 0.46, "leisure"),
        ("Rewnite", 0.8, "Rewrite"),
    ],
)
def test_words_that_are_none(read: str, sure: float, printed: str) -> None:
    own = own_words(["Peverell,", "(Peverell)", "Peverell", "transfor-", "mation", *["Scrutiny"] * 3])
    assert spelled(read, sure, own) == printed


@pytest.mark.parametrize(
    ("text", "sure", "expected"),
    [
        ("council's", 0.04, 0.5),
        ("Officer’s", 0.2, 0.5),
        ("reports,", 0.8, 0.8),
        ("all", 0.2, 0.2),  # so short a word may have been another
        ("and", 0.2, 0.5),  # but there is hardly one so common
        ("Cllr", 0.1, 0.5),
        ("Q1", 0.2, 0.5),
        ("that", 0.3, 0.5),
        ("August-September", 0.04, 0.5),
        ("R1", 0.2, 0.2),
        ("uvery", 0.2, 0.2),
        ("uvery", 0.8, 0.4),
        ("mould", 0.96, 0.96),  # British
        ("van", 0.7, 0.4),  # "can"
        ("van", 0.85, 0.85),
        ("Van", 0.7, 0.7),
    ],
)
def test_how_sure_a_word_is_by_the_words_that_are_known(text: str, sure: float, expected: float) -> None:
    assert sureness(text, sure, ()) == expected


def test_an_initial_read_with_its_title() -> None:
    read = Seen("CilrA", Box(0, 0, 50, 10), 0.9, (1,))
    assert [word.text for word in parted([read], np.full((10, 50), 255, np.uint8))] == ["Cllr", "A"]


@pytest.mark.parametrize(("x", "texts"), [(100, ["*", "*", "a"]), (400, ["*", "*a"])])
def test_a_star_read_with_its_word_is_a_lists_below_another(x: int, texts: list[str]) -> None:
    stars = [Seen("*", Box(100, 60, 112, 90), 0.9, (1,)), Seen("*a", Box(x, 100, x + 40, 130), 0.9, (2,))]
    assert [word.text for word in parted(stars, paper())] == texts


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("R8&", "R8"),
        ("“O1", "01"),
        ("council's", "council’s"),
        ("(MTFS)},", "(MTFS),"),
        ("€85,000", "£85,000"),
        ("H1!", "H1"),
        ("§.1", "5.1"),
        ("—", "–"),
    ],
)
def test_specks_and_quotation_marks(text: str, printed: str) -> None:
    assert repaired(text) == printed


@pytest.mark.parametrize(
    ("text", "misread"),
    [
        ("residants,", True),
        ("recommendatqon", True),
        ("residents", False),
        ("placemaking", False),  # two words that are known
        ("Residants", False),  # a name
        ("peverell", False),  # the file's own
        ("plc", False),
        ("e-mayl", False),
    ],
)
def test_a_word_that_is_none_is_read_with_little_confidence(text: str, misread: bool) -> None:
    assert is_misread(text, {"peverell"}) is misread
    word = SetWord(text, Box(10, 10, 90, 30), 0.9, 20.0, 28.0, 0.1)
    others = (replace(word, text="peverell", box=Box(10, 50 * n, 90, 50 * n + 20)) for n in range(1, 4))
    (page,) = scanner.scans_to_pages([scanner.Scanned(1, 900, 400, 4.0, 0.0, (word, *others), (), ())])
    assert [each.confidence for each in page.words] == ([0.4] if misread else [0.9]) + [0.9] * 3


@pytest.mark.parametrize(
    ("text", "gap", "parts"),
    [
        ("RefNo", 60, ["Ref", "No"]),
        ("adate", 20, ["a", "date"]),
        ("adate", 60, ["adate"]),  # not where the letters part
        ("ahead", 20, ["ahead"]),
        ("fora", 75, ["for", "a"]),  # the list has it, but hardly ever
        ("RefNo", None, ["RefNo"]),
        ("consultants", 64, ["consultants"]),  # though both "consult" and "ants" are commoner
    ],
)
def test_words_with_room_between_them(text: str, gap: int | None, parts: list[str]) -> None:
    page = paper()
    page[100:130, 100:200] = 0
    if gap:
        page[:, 97 + gap : 103 + gap] = 255
    found = parted([Seen(text, Box(100, 100, 200, 130), 0.7, (1,))], page)
    assert [word.text for word in found] == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Draft.a", ["Draft", "a"]),
        ("housing,planning", ["housing,", "planning"]),
        ("council.gov", ["council.gov"]),
        ("e.g.the", ["e.g.the"]),
    ],
)
def test_words_with_a_speck_between_them(text: str, parts: list[str]) -> None:
    found = parted([Seen(text, Box(100, 100, 200, 130), 0.9, (1,))], paper())
    assert [word.text for word in found] == parts


def test_the_grain_of_a_page_with_one_row_on_it_is_no_ink() -> None:
    rows = paper(("Agree a timetable for the review and", 200, 200), ("publish it", 200, 260))
    grey = cv2.GaussianBlur(rows, (0, 0), 1.5) * (143 / 255) + 92
    grain = np.random.default_rng(3).normal(0, 9, rows.shape)
    ink = cleaned(np.clip(grey + grain, 0, 255).astype(np.uint8)).ink
    assert float(np.percentile(ink[400:], 1)) > 215


@pytest.mark.parametrize(
    ("text", "roof", "expected"),
    [
        ("Sian", [(-10, 8), (0, 0), (10, 8)], "Siân"),
        ("Sian", [(-6, 8), (6, 0)], "Sian"),
        ("Sian", [], "Sian"),
        ("plan", [(-10, 8), (0, 0), (10, 8)], "plan"),  # a word that has none: a speck
        ("Oversea", [(-10, 8), (0, 0), (10, 8)], "Oversea"),
    ],
    ids=["roof", "acute", "plain", "English", "a capital"],
)
def test_roofs_over_vowels(text: str, roof: list[tuple[int, int]], expected: str) -> None:
    page = paper()
    x = 200
    for letter in text:
        (wide, _), _ = cv2.getTextSize(letter, cv2.FONT_HERSHEY_SIMPLEX, 1.4, 3)
        cv2.putText(page, letter, (x, 200), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 0, 3, cv2.LINE_AA)
        if letter == "a" and roof:
            points = [(x + wide // 2 + dx - 1, 158 + dy) for dx, dy in roof]
            cv2.polylines(page, [np.array(points)], False, 0, 3)
        x += wide + 4
    dark = np.argwhere(page < 180)
    (top, left), (bottom, right) = dark.min(axis=0), dark.max(axis=0)
    (word,) = with_roofs([Seen(text, Box(left, top, right + 1, bottom + 1), 0.9, (1,))], page)
    assert word.text == expected


def test_brackets_that_stand_off() -> None:
    words = [
        Seen(text, Box(x, 100, x + 30, 130), 0.9, (1,))
        for text, x in (("(Full", 100), ("Council", 140), ("}", 172))
    ]
    assert [word.text for word in with_brackets(words)] == ["(Full", "Council)"]


@pytest.mark.parametrize(
    ("text", "dots", "expected"),
    [
        ("Plan", [(208, 106), (208, 122)], "Plan:"),
        ("Plan", [(208, 106), (208, 116)], "Plan:"),  # its foot came out white
        ("Plan", [(208, 106), (208, 126)], "Plan;"),
        ("Plan", [(208, 106), (216, 122)], "Plan"),  # specks
        ("Plan", [(208, 122)], "Plan"),  # a full stop is no matter
        ("Plan", [(208, 120), (207, 122), (206, 125)], "Plan,"),
        ("Plan", [(208, 101), (207, 104)], "Plan"),  # a quotation mark
        ("Plan.", [(208, 120), (207, 122), (206, 125)], "Plan,"),
        ("Plan.", [(208, 122)], "Plan."),
        ("a", [(208, 122)], "a."),
        ("a", [(208, 106)], "a"),
        ("a", [], "a"),
    ],
)
def test_stops_that_were_passed_over(text: str, dots: list[tuple[int, int]], expected: str) -> None:
    page = paper()
    page[100:125, 180:200] = 0
    for x, y in dots:
        page[y : y + 4, x : x + 4] = 0
    (word,) = tightened([Seen(text, Box(180, 100, 200, 125), 0.9, (1,))], page)
    assert word.text == expected


def test_a_typewriters_stop_stands_off_its_number() -> None:
    page = paper()
    page[100:127, 150:167] = 0
    page[121:127, 184:190] = 0
    words = [Seen("2", Box(150, 100, 167, 127), 0.9, (1,)), Seen("Plan", Box(220, 100, 300, 127), 0.9, (1,))]
    assert tightened(words, page)[0].text == "2."


@pytest.mark.parametrize(
    ("read", "year", "quarter"),
    [("91", "2026/27", "Q1"), ("91", "2026", "91"), ("Hi", "2026/27", "H1"), ("Hi", "there", "Hi")],
)
def test_a_quarter_read_as_a_number(read: str, year: str, quarter: str) -> None:
    words = [Seen(read, Box(0, 0, 20, 30), 0.9, (1,)), Seen(year, Box(30, 0, 90, 30), 0.9, (1,))]
    assert with_numbers(words)[0].text == quarter


@pytest.mark.parametrize(("comma", "stop"), [("4,", "4."), ("b,", "b."), ("ab,", "ab,")])
def test_a_lists_label_read_with_a_comma(comma: str, stop: str) -> None:
    texts = ((comma, 1), ("Install", 1), (comma, 1), ("5", 1))
    words = [
        Seen(text, Box(100 * n, 0, 100 * n + 80, 26), 0.9, (line,)) for n, (text, line) in enumerate(texts)
    ]
    assert [word.text for word in with_numbers(words)] == [stop, "Install", comma, "5"]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("Apt-26", "Apr-26"),
        ("Aprit 2026", "April 2026"),
        ("Farly 2026", "Early 2026"),
        ("Early 2026", "Early 2026"),
        ("May 2026", "May 2026"),
        ("Aprit Peverell", "Aprit"),
    ],
)
def test_a_month_beside_its_year(read: str, printed: str) -> None:
    words = [Seen(text, Box(0, 0, 80, 26), 0.9, (1,)) for text in read.split()]
    assert with_numbers(words)[0].text == printed.split()[0]


def line_of(*texts: str, advance: float = 10.0, y: float = 100.0) -> list[Seen]:
    """A line of words with letters 18 pixels high and as wide as each other."""
    words, x = [], 50.0
    for text in texts:
        words.append(Seen(text, Box(x, y, x + len(text) * advance, y + 18), 0.9, ()))
        x += (len(text) + 1) * advance
    return words


def test_typewriters_low_letters_tell_their_size() -> None:
    """18 pixels are 0.6 of a typewriter's size, and 0.72 of another."""
    blank = paper()
    for advance, size in ((10.0, 25.0), (18.0, 30.0)):
        words = set_words(line_of("Timetable", "Recommended", "Cabinet", advance=advance), [], blank)
        assert {round(word.size) for word in words} == {size}


def test_a_letter_that_hangs_below_the_line_tells_neither_size_nor_baseline() -> None:
    """The J of some types has a tail: "June-December 2026" is no larger than what stands around it."""
    june = Seen("June-December", Box(50, 100, 180, 124), 0.9, ())
    line = line_of("Timetable", "Cabinet", "then", y=200.0)
    words = set_words([june, *line], [], paper())
    assert {round(word.size) for word in words} == {25}
    assert words[0].baseline == pytest.approx(118)


@pytest.mark.parametrize(("first", "size"), [(18, 25), (14, 19)])
def test_small_capitals_are_as_large_as_what_begins_their_words(first: int, size: int) -> None:
    """A heading in small capitals, "AREA FOR IMPROVEMENT", whose A alone is a capital; and in small type."""
    foot = 118.0
    words = [
        Seen("AREA", Box(50, foot - first, 90, foot), 0.9, ()),
        Seen("FOR", Box(100, foot - 14, 130, foot), 0.9, ()),
        Seen("IMPROVEMENT", Box(140, foot - 14, 250, foot), 0.9, ()),
    ]
    lines = [one for y in range(200, 500, 50) for one in line_of("Timetable", "Cabinet", y=float(y))]
    assert {round(word.size) for word in set_words([*words, *lines], [], paper())[:3]} == {size}


def test_a_types_own_letters_tell_how_far_they_hang() -> None:
    """A narrow cell's lines "February" and "2026" stand one type's lines apart, whatever its y's tail."""
    seen = []
    for y in range(50, 650, 50):
        plain, tailed = line_of("Cabinet", "February", y=float(y))
        seen += [plain, replace(tailed, box=replace(tailed.box, bottom=y + 22.0))]
    lone = Seen("February", Box(600, 700, 680, 722), 0.9, ())
    assert set_words([*seen, lone], [], paper())[-1].baseline == pytest.approx(718, abs=0.6)


def test_lines_of_two_narrow_columns_keep_their_own_feet() -> None:
    """ "Communities" is the third line of its cell, "Relaunch", beside it, the first of another's."""
    left = line_of("Communities", "Resources", y=100.0)
    right = [Seen("Relaunch", Box(left[-1].box.x1 + 30, 108, left[-1].box.x1 + 120, 126), 0.9, ())]
    words = {word.text: word.baseline for word in set_words([*left, *right], [], paper())}
    assert words["Relaunch"] - words["Resources"] == pytest.approx(8)


def test_a_bullet_is_set_as_the_word_beside_it() -> None:
    words = line_of("Timetable", "Recommended")
    spot = Spot("•", Box(20, 104, 30, 114), Box(50, 100, 60, 118))
    *others, bullet = set_words(words, [spot], paper())
    assert (bullet.text, bullet.size, bullet.baseline) == ("•", others[0].size, others[0].baseline)


def test_bold_letters_that_run_together_are_no_dark_cell() -> None:
    """A fax has the "Act" of a bold "Action" as one black block; white letters on black are a cell."""
    page = paper()
    cv2.fillPoly(page, [np.array([[280, 240], [305, 200], [330, 240]])], 0)
    cv2.rectangle(page, (325, 212), (365, 240), 0, -1)
    cv2.rectangle(page, (372, 200), (386, 240), 0, -1)
    cv2.rectangle(page, (300, 214), (400, 226), 0, -1)
    assert cleaned(page).dark == ()
    cv2.rectangle(page, (700, 190), (900, 232), 0, -1)
    assert len(cleaned(page).dark) == 1


def test_a_blot_makes_no_word_bold() -> None:
    page = prose()
    words = line_of("Agree", "a", "timetable", "for", "the", "review")
    words = [replace(word, box=Box(word.box.x0, 120, word.box.x1, 150)) for word in words]
    page[125:150, int(words[2].box.x0) : int(words[2].box.x0) + 60 : 10] = 0
    assert len({word.stroke for word in set_words(words, [], page)}) == 1


@pytest.mark.parametrize(("label", "bold"), [("Timescale:", True), ("Autumn", False)])
def test_a_bold_label_that_is_longer_than_what_it_says(label: str, bold: bool) -> None:
    page = paper()
    words = line_of(label, "2026", "on")
    for word, wide in zip(words, (6, 3, 3), strict=True):
        for x in range(int(word.box.x0) + 2, int(word.box.x1) - wide, 10):
            page[100:118, x : x + wide] = 0
    strokes = [word.stroke for word in set_words(words, [], page)]
    assert strokes[1] == strokes[2]
    assert (strokes[0] > 1.3 * strokes[1]) is bold


@pytest.mark.parametrize(
    ("read", "below", "beside", "text"),
    [
        ("I", "2", "", "1"),
        ("Ol", "02.", "", "01"),
        ("RQ", "R8", "", "R9"),
        ("RQ", "8", "", "RQ"),
        ("R0", "R8", "", "R9"),
        ("R0", "R3", "", "R0"),
        ("R", "R2", "", "R1"),
        ("R", "R3", "", "R"),
        ("R", "2", "", "R"),
        ("I", "II", "", "I"),
        ("I", "2", "Peverell", "I"),
    ],
)
def test_a_number_alone_in_its_cell_is_read_as_letters(read: str, below: str, beside: str, text: str) -> None:
    def word(text: str, x: float) -> SetWord:
        return SetWord(text, Box(x - 8, 100, x + 8, 128), 0.5, 40, 128, 0.1)

    first = [word(read, 200), word("Agree", 400), *([word(beside, 240)] if beside else [])]
    assert with_lone_numbers([first, [word(below, 204)]])[0][0].text == text


def counted(*numbers: str) -> list[SetWord]:
    """ "Recommendation" and a number behind it on a line of its own, for each."""
    page = []
    for line, number in enumerate(numbers):
        baseline = 100.0 + 60 * line
        for text, x in (("Recommendation", 0), (number, 310)):
            box = Box(x, baseline - 28, x + 20 * len(text), baseline)
            page.append(SetWord(text, box, 0.4, 40.0, baseline, 0.1))
    return page


@pytest.mark.parametrize(
    ("numbers", "meant"),
    [
        (("lI:", "2:", "3:"), "1:"),
        (("I.", "2.", "3."), "1."),
        (("ll:", "10:", "12:"), "11:"),
        (("I:", "Seven"), "I:"),
        (("I:", "II:"), "I:"),
        (("l:", "1:", "2:"), "l:"),
    ],
)
def test_strokes_behind_a_series_name_are_counted(numbers: tuple[str, ...], meant: str) -> None:
    first, *others = with_series_numbers([counted(*numbers[:1]), counted(*numbers[1:])])
    assert (first[1].text, first[1].confidence) == (meant, 0.4 if meant == numbers[0] else 0.8)
    assert [word.text for page in others for word in page[1::2]] == list(numbers[1:])


def test_a_pens_tick_in_the_right_margin_is_no_letter() -> None:
    line = Seen("Supervision", Box(200, 100, 420, 130), 0.95, (1,))
    tick = Seen("J", Box(900, 90, 940, 140), 0.5, (2,))
    assert without_ticks([line, tick]) == [line]
    # In a column of ratings, whose heading is a word.
    rated = [line, Seen("RAG", Box(880, 40, 960, 70), 0.9, (0,)), tick]
    assert without_ticks(rated) == rated


@pytest.mark.parametrize(
    ("text", "top", "sure", "stays"),
    [("JV", 85, 0.7, False), ("JV", 100, 0.7, True), ("JV", 85, 0.9, True), ("R1", 85, 0.7, True)],
)
def test_a_tick_beside_a_reference_stands_over_its_line(
    text: str, top: int, sure: float, stays: bool
) -> None:
    line = Seen("Supervision", Box(200, 100, 420, 130), 0.95, (1,))
    tick = Seen(text, Box(120, top, 160, 130), sure, (2,))
    assert (tick in without_ticks([line, tick])) == stays


def test_a_row_of_dots_is_no_word() -> None:
    page = paper(("Agree a plan", 200, 200))
    for x in range(200, 500, 12):
        page[300:304, x : x + 4] = 60
    plan, faint = (Seen("Agree", Box(200, 160, 330, 210), sure, (1,)) for sure in (0.9, 0.1))
    dots = Seen("sheoee", Box(200, 290, 500, 315), 0.0, (2,))
    assert without_dot_rows([plan, faint, dots], page) == [plan, faint]


def test_the_first_of_a_month() -> None:
    words = [Seen(text, Box(x, 0, x + 60, 30), 0.6, (1,)) for text, x in (("lit", 0), ("February", 70))]
    assert [word.text for word in with_numbers(words)] == ["1st", "February"]
    assert with_numbers(words[:1])[0].text == "lit"


def test_a_document_has_few_sizes() -> None:
    sizes = (40.0, 41.0, 39.2, 40.4, 60.0, 61.5)
    page = [SetWord("Plan", Box(0, 0, 80, 30), 0.9, size, 100.0, 0.1) for size in sizes]
    assert len({word.size for word in common_sizes([page])[0]}) == 2


# Whole pages: a page that says something, scanned.

LINES = (
    "Peer challenge action plan",
    "Agree a timetable for the review by May 2025",
    "Report to Cabinet in June",
)


def typeset(path: Path, pages: int = 1) -> Path:
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    for _ in range(pages):
        canvas.setFont("Helvetica", 12)
        for number, line in enumerate(LINES * 4):
            canvas.drawString(72, 760 - 24 * number, line)
        canvas.rect(60, 400, 480, 380)
        canvas.showPage()
    canvas.save()
    return path


def scanned(folder: Path, copier: Copier, pages: int = 1) -> Document:
    scan(typeset(folder / "plan.pdf", pages), folder / "scan.pdf", copier)
    return read(folder / "scan.pdf")


def words(document: Document) -> list[str]:
    return [word.text for word in sorted(document.words, key=lambda w: (w.page, w.box.top // 5, w.box.x0))]


@needs_tesseract
@pytest.mark.parametrize(
    "copier",
    [
        Copier(),
        Copier(dpi=150, skew=1.4, noise=8, paper=225, edge=True),
        Copier(turn=90, quality=60),
        Copier(turn=180, bilevel=True),
        Copier(turn=270, skew=-0.6, specks=0.0004),
        Copier(junk=True),
    ],
    ids=["plain", "crooked", "on its side", "upside down", "specks", "junk text"],
)
def test_a_scan_is_read_as_it_was_printed(copier: Copier, tmp_path: Path) -> None:
    document = scanned(tmp_path, copier)
    assert words(document) == " ".join(LINES * 4).split()
    (page,) = document.pages
    assert (page.width, page.height) == pytest.approx((595, 842), abs=1)
    assert sum(rule.end - rule.start > 350 for rule in page.rules) == 4
    assert all(0 < word.confidence < 1 for word in page.words)
    assert [word.index for word in document.words] == list(range(len(document.words)))
    assert len({word.style for word in page.words}) == 1
    (first,) = [word for word in page.words if word.text == "Peer"][:1]
    assert first.box.x0 == pytest.approx(72, abs=4)


@needs_tesseract
@pytest.mark.parametrize(("turn", "asked"), [(0, 0), (180, 1)])
def test_only_a_page_that_cannot_be_read_is_asked_how_it_lies(
    turn: int, asked: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns: list[Grey] = []

    def asked_for(picture: Grey) -> int:
        turns.append(picture)
        return turn

    monkeypatch.setattr(scanner, "quarter_turn", asked_for)
    assert "timetable" in words(scanned(tmp_path, Copier(turn=turn)))
    assert len(turns) == asked


@needs_tesseract
def test_each_page_as_it_is(tmp_path: Path) -> None:
    """Between typeset pages a scanned one, with a stamp of real text on it."""
    scan(typeset(tmp_path / "one.pdf"), tmp_path / "scan.pdf", Copier())
    import pypdfium2

    picture = pypdfium2.PdfDocument(tmp_path / "scan.pdf")[0].render(scale=3).to_pil()
    canvas = Canvas(str(tmp_path / "mixed.pdf"), pagesize=(595, 842))
    canvas.drawString(72, 700, "A page of text")
    canvas.showPage()
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.drawString(500, 20, "Page 47")
    canvas.showPage()
    canvas.drawString(72, 700, "Another page of text")
    canvas.save()
    document = read(tmp_path / "mixed.pdf")
    assert [word.text for word in document.pages[0].words] == ["A", "page", "of", "text"]
    assert {word.confidence for word in document.pages[2].words} == {1.0}
    seen = [word.text for word in document.pages[1].words]
    assert "timetable" in seen
    assert "47" in seen
    assert [word.index for word in document.words] == list(range(len(document.words)))


@needs_tesseract
def test_a_page_of_thin_grey_letters_is_no_blank_page(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "plan.pdf"), pagesize=(842, 595))
    canvas.setFont("Courier", 8)
    canvas.setFillGray(0.35)
    for number, line in enumerate(LINES):
        canvas.drawString(72, 500 - 24 * number, line)
    canvas.save()
    scan(tmp_path / "plan.pdf", tmp_path / "scan.pdf", Copier(noise=8, paper=235))
    assert words(read(tmp_path / "scan.pdf")) == " ".join(LINES).split()


@needs_tesseract
def test_the_pages_are_told_as_they_are_read(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with telling(lambda done, total: told.append((done, total))):
        scanned(tmp_path, Copier(), pages=2)
    assert told == [(1, 2), (2, 2)]


def test_without_the_program_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable, match="tesseract-ocr"):
        scanned(tmp_path, Copier())
    assert run(["check", str(tmp_path / "scan.pdf")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(
        "scan.pdf: every page is a picture without text (a scan); to have it read, install"
    )


def test_text_over_a_picture_is_no_scan(tmp_path: Path) -> None:
    background = ImageReader(cv2_picture(np.full((100, 100), 230, np.uint8)))
    canvas = Canvas(str(tmp_path / "designed.pdf"), pagesize=(595, 842))
    canvas.drawImage(background, 0, 0, 595, 842)
    for number, line in enumerate(LINES * 4):
        canvas.drawString(72, 760 - 24 * number, line)
    canvas.save()
    assert {word.confidence for word in read(tmp_path / "designed.pdf").words} == {1.0}


def cv2_picture(grey: Grey) -> object:
    from PIL import Image

    return Image.fromarray(grey)


def test_the_same_seed_makes_the_same_scan() -> None:
    copier = random_copier(Random(5))
    one, other = (copied(prose(), copier, np.random.default_rng(5)) for _ in range(2))
    assert (one == other).all()


def test_a_word_that_can_hardly_be_read_is_for_a_person() -> None:
    assert (
        confidence_of(["rules", "blurred"]) < confidence_of(["rules", "scanned"]) < confidence_of(["rules"])
    )


def test_that_a_file_is_a_scan_is_no_doubt_about_one_record() -> None:
    assert doubt_of(["rules", "scanned"]) == 0 < doubt_of(["rules", "blurred"])


def test_an_initial_is_no_number() -> None:
    words = [
        Seen(text, Box(x, 100, x + 10 * len(text), 130), 0.9, (1,))
        for text, x in (("Councillor", 0), ("I", 110), ("Peverell", 130))
    ]
    assert with_numbers(words)[1].text == "I"
    assert with_numbers(words[:2])[1].text == "1"


def test_lengths_are_points() -> None:
    assert pytest.approx(300 / 72) == POINT


def underlined(text: str, gaps: bool) -> Grey:
    """A line of text, and a line under it that browsers leave open around the letters' tails."""
    page = paper((text, 300, 400))
    ink = page[380:460] < 128
    columns = np.flatnonzero(ink.any(axis=0))
    line = np.full(page.shape[1], False)
    line[columns[0] : columns[-1]] = True
    if gaps:
        line &= ~(cv2.dilate(ink[26:36].any(axis=0).astype(np.uint8)[None], np.ones((1, 9)))[0] > 0)
    page[406:409, line] = 0
    return page


@pytest.mark.parametrize(("gaps", "most"), [(True, 0.15), (False, 0.55)])
def test_a_line_under_words_leaves_their_tails(gaps: bool, most: float) -> None:
    plain = paper(("Deputy planning policy by July", 300, 400))
    ruled_text = part_rules(underlined("Deputy planning policy by July", gaps)).text
    lost = (plain < 128) & (ruled_text > 200)
    assert lost[402:440].sum() < most * (plain[402:440] < 128).sum()
    assert (ruled_text[406:409] < 128).sum() < 2 * (plain[406:409] < 128).sum() + 60


@pytest.mark.parametrize(
    ("read_as", "printed"), [("Brina", "Bring"), ("Deputv", "Deputy"), ("bv", "by"), ("Priva", "Priva")]
)
def test_tails_that_a_line_took(read_as: str, printed: str) -> None:
    under = np.zeros((200, 400), np.bool_)
    word = Seen(read_as, Box(50, 60, 150, 90), 0.95, (1,))
    assert with_tails([word], under)[0].text == read_as
    under[92:95, 50:150] = True
    assert with_tails([word], under)[0].text == printed


def test_a_double_rule_is_a_rule() -> None:
    page = np.full((1500, 2000), 255, np.uint8)
    for at in (500, 508):
        page[200:1400, at : at + 6] = 0
    page[200:206, 300:1500] = page[1394:1400, 300:1500] = 0
    assert [stroke.at for stroke in part_rules(page).strokes if not stroke.level] == [
        pytest.approx(507, abs=2)
    ]


@pytest.mark.parametrize("black", [0, 150])
def test_a_streak_of_dust_is_no_rule(black: int) -> None:
    page = ruled((300, 300, 1500, 300), (700, 300, 700, 1200), page=prose())
    dusty = page.copy()
    dusty[:, 1000:1003] = np.minimum(dusty[:, 1000:1003], black)
    clear = without_streaks(dusty)
    assert (clear[:, 1000:1003] > 200).mean() > 0.9
    assert (clear[:, 700] == page[:, 700]).all()


def test_a_streak_that_pales_towards_its_sides_leaves_no_rule() -> None:
    page = np.full((1200, 1800), 240, np.uint8)
    dusty = page.astype(np.float32)
    for x, through in ((999, 0.99), (1000, 0.85), (1001, 0.6), (1002, 0.75)):
        dusty[:, x] *= through
    clear = without_streaks(dusty.astype(np.uint8))
    assert np.abs(clear.astype(int) - page).max() <= 2


def test_dots_become_the_grey_that_they_stand_for() -> None:
    page = prose()
    assert without_dots(page) is page
    dotted = page.copy()
    dotted[::6, ::6] = dotted[1::6, ::6] = dotted[::6, 1::6] = 0
    smooth = without_dots(dotted)
    assert smooth[20:120, 20:120].min() > 150


@pytest.mark.parametrize("at", [(2350, 1000), (2380, 1000)])
def test_a_hole_through_a_table_leaves_its_rules(at: tuple[int, int]) -> None:
    page = ruled((200, 1000, 2350, 1000), (2350, 500, 2350, 1500), page=np.full((3508, 2480), 255, np.uint8))
    punched = cv2.circle(page.copy(), at, 35, 20, -1)
    clear = without_holes(punched)
    assert (clear[500:1500, 2350] < 128).mean() > 0.95
    assert (clear < 128).sum() < 1.2 * (page < 128).sum()


@pytest.mark.parametrize("ground", [0, 70, 110, 150])
def test_white_letters_on_any_ground(ground: int) -> None:
    page = np.full((1500, 2000), 255, np.uint8)
    page[400:500, 200:1800] = ground
    cv2.putText(page, "Recommendation Action Owner", (260, 465), cv2.FONT_HERSHEY_DUPLEX, 1.6, 255, 4)
    clean = cleaned(page)
    assert (clean.ink[420:480, 260:1000] < 128).mean() == pytest.approx(
        (page[420:480, 260:1000] > 250).mean(), abs=0.05
    )
    assert any(shade.box.x0 < 230 and shade.box.x1 > 1770 for shade in clean.shades)


@needs_tesseract
def test_a_page_of_an_odd_size_is_read_as_its_paper(tmp_path: Path) -> None:
    """The scanner's software counted 72 dots to the inch: the page says that it is two metres high."""
    document = scanned(tmp_path, Copier())
    as_large = Canvas(str(tmp_path / "large.pdf"), pagesize=(1654, 2339))
    shown = pypdfium2.PdfDocument(tmp_path / "scan.pdf")[0].render(scale=200 / 72, grayscale=True).to_pil()
    as_large.drawImage(ImageReader(shown), 0, 0, 1654, 2339)
    as_large.save()
    large = read(tmp_path / "large.pdf")
    assert words(large) == words(document)
    assert large.pages[0].height == pytest.approx(842, abs=2)


def page_of(text: str) -> Page:
    box, style = Box(0, 0, 60, 10), Style("Arial", 10.0, False, False, ())
    return Page(1, 595, 842, tuple(Word(each, box, style, 1, n) for n, each in enumerate(text.split())))


def test_a_page_in_other_letters_than_it_shows_is_a_picture() -> None:
    shown = "Review the scrutiny function so that it adds value to the policy of the council " * 4
    shifted = "".join(chr(ord(letter) + 3) for letter in shown)
    welsh = (
        "Mae'r Cyngor wedi ymrwymo i wella gwasanaethau ar gyfer trigolion y sir a bydd yn gweithio gyda "
        "phartneriaid i gyflawni ei amcanion llesiant dros y pum mlynedd nesaf gan gynnwys cynllun newydd "
    ) * 2
    assert may_be_picture(page_of(shifted))
    assert not may_be_picture(page_of(shown))
    assert not may_be_picture(page_of(welsh))


@needs_tesseract
class TestPasted:
    """A table pasted into a page of text as a picture."""

    def page(self, path: Path, picture: Grey, *, over: bool = False) -> Path:
        canvas = Canvas(str(path), pagesize=(595, 842))
        canvas.drawString(60, 780, "The table below was agreed in March by the whole of Cabinet.")
        packed = cv2.imencode(".png", picture)[1].tobytes()
        canvas.drawImage(ImageReader(io.BytesIO(packed)), 60, 500, 432, 216)
        if over:
            canvas.drawString(80, 600, "Said over the picture by the page itself")
        canvas.save()
        return path

    def table(self) -> Grey:
        page = np.full((600, 1200), 255, np.uint8)
        rows = (("Ref", "Action"), ("R1", "Publish a timetable"), ("R2", "Write to tenants"))
        for row, (ref, text) in enumerate(rows):
            top = 30 + 180 * row
            cv2.rectangle(page, (20, top), (1180, top + 180), 0, 3)
            cv2.line(page, (220, top), (220, top + 180), 0, 3)
            for x, said in ((50, ref), (260, text)):
                cv2.putText(page, said, (x, top + 110), cv2.FONT_HERSHEY_SIMPLEX, 1.6, 0, 3, cv2.LINE_AA)
        return page

    def test_it_is_read_where_it_stands(self, tmp_path: Path) -> None:
        page = read(self.page(tmp_path / "plan.pdf", self.table())).pages[0]
        texts = [word.text for word in page.words]
        assert texts[:3] == ["The", "table", "below"]
        assert {"Ref", "R1", "Publish", "timetable", "R2", "tenants"} <= set(texts)
        assert [word.index for word in page.words] == list(range(len(page.words)))
        publish = next(word for word in page.words if word.text == "Publish")
        assert publish.box.x0 == pytest.approx(60 + 260 * 0.36, abs=4)
        assert publish.confidence < 1 == page.words[0].confidence
        assert sum(rule.horizontal for rule in page.rules) == 4

    def test_other_pictures_are_not(self, tmp_path: Path) -> None:
        grain = np.random.default_rng(1).integers(0, 255, (600, 1200), np.uint8)
        for picture, over in ((grain, False), (np.full_like(grain, 255), False), (self.table(), True)):
            page = read(self.page(tmp_path / "plan.pdf", picture, over=over)).pages[0]
            assert len(page.words) == (20 if over else 12)
