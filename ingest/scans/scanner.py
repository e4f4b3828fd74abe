"""Pictures of pages → pages: the words that Tesseract reads, the rules and shades that lie around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from ingest.scans.accents import with_roofs
from ingest.scans.boxes import tightened
from ingest.scans.bullets import find_bullets, read_as_letters, without
from ingest.scans.clean import Shade, cleaned
from ingest.scans.copier import as_printed
from ingest.scans.counted_columns import with_counted
from ingest.scans.headings import with_headings
from ingest.scans.leftovers import read_leftovers, without_dot_rows, without_ticks
from ingest.scans.letters import (
    repaired,
    with_brackets,
    with_lone_numbers,
    with_numbers,
    with_series_numbers,
)
from ingest.scans.photographs import find_sheet, laid_flat
from ingest.scans.pictures import Colours, Grey
from ingest.scans.ridges import white_rules
from ingest.scans.rulings import part_rules
from ingest.scans.setting import ASCENT, SetWord, bold_words, common_sizes, set_words
from ingest.scans.spelling import own_words, parted, spelled, sureness, with_tails
from ingest.scans.stops import with_stops
from ingest.scans.straighten import plain, straightened, turned
from ingest.scans.strokes import Stroke
from ingest.scans.tesseract import Seen, quarter_turn, stand_upright, turned_by, words_of
from ingest.scans.upright import read_upright, set_upright, without_pieces
from models.document import Box, Fill, Page, Rule, Style, Word

FONT = "scan"
CHROMA = 0.1
"""By how much red, green and blue differ in a colour that is no grey."""
INK, MOST_PIECES = 180, 25_000
"""Darker than this is ink; and how many pieces of it a page has at most: full of small print it has 8000."""
SIGNS = frozenset("&£%+-–—•*/#")


@dataclass(frozen=True, slots=True)
class Scanned:
    """A page in pixels, upright; `scale` is its pixels a point, `turned` as in `models.document.Page`."""

    number: int
    width: int
    height: int
    scale: float
    turned: float
    words: tuple[SetWord, ...]
    strokes: tuple[Stroke, ...]
    shades: tuple[Shade, ...]
    sheet: tuple[tuple[float, float], ...] = ()
    """As in `models.document.Page`."""
    illegible: bool = False


def scan_page(number: int, picture: Grey, scale: float, colours: Colours | None = None) -> Scanned:
    """What stands on a picture of a page; of a photograph, on the sheet in it.

    Raises Unreadable where Tesseract is not at hand.
    """
    corners = find_sheet(picture)
    if corners is not None:
        picture = laid_flat(picture, corners)
        colours = None if colours is None else np.stack([laid_flat(own, corners) for own in colours])
    scanned = _upright(number, picture, scale)
    if corners is not None:
        scanned = replace(scanned, sheet=tuple((float(x), float(y)) for x, y in corners))
    return scanned if colours is None else replace(scanned, shades=tuple(_coloured(scanned, colours)))


def _upright(number: int, picture: Grey, scale: float) -> Scanned:
    picture = as_printed(picture)
    # Nearly every page lies as it is read: to ask first how it does takes a third of the time more.
    scanned, seen = _scan(number, picture, scale)
    if seen is None or stand_upright(seen):
        return scanned
    quarter = quarter_turn(plain(picture))
    return _scan(number, picture, scale, quarter)[0] if quarter else scanned


def _coloured(scanned: Scanned, colours: Colours) -> Iterator[Shade]:
    """The shades of a page with the colours that they have in its small picture."""
    quarter = round(scanned.turned / 90) * 90
    seen = [turned(turned_by(own, quarter % 360), scanned.turned - quarter) for own in colours]
    paper = max(1.0, *(float(np.percentile(own, 90)) for own in seen))
    for shade in scanned.shades:
        x0, top, x1, bottom = (
            round(side / scanned.scale)
            for side in (shade.box.x0, shade.box.top, shade.box.x1, shade.box.bottom)
        )
        inner = [own[top + 1 : max(bottom - 1, top + 2), x0 + 1 : max(x1 - 1, x0 + 2)] for own in seen]
        parts = [min(1.0, float(np.median(own)) / paper) if own.size else 1.0 for own in inner]
        coloured = max(parts) - min(parts) >= CHROMA
        yield replace(shade, colour=tuple(round(part, 2) for part in parts)) if coloured else shade


def _scan(number: int, picture: Grey, scale: float, quarter: int = 0) -> tuple[Scanned, list[Seen] | None]:
    """A page after a quarter turn, in degrees, and its words as Tesseract sees them; None of a page that is
    all noise, over which it would sit for minutes."""
    upright, turned = straightened(picture, quarter)
    clean = cleaned(upright)
    ruled = part_rules(clean.ink, clean.dark, white_rules(upright))
    if cv2.connectedComponents((ruled.text < INK).astype(np.uint8))[0] > MOST_PIECES:
        height, width = upright.shape
        return Scanned(number, width, height, scale, turned, (), (), clean.shades, illegible=True), None
    spots = find_bullets(ruled.text)
    text = without(ruled.text, spots)
    read = without_dot_rows(with_brackets(with_stops(with_numbers(words_of(text)))), text)
    seen = tightened(list(filter(_is_text, read)), text)
    sideways = read_upright(seen, text)
    seen = without_pieces(seen, sideways)
    rest, unread = read_leftovers(seen, text)
    seen += without_pieces(tightened(list(filter(_is_text, rest)), text), sideways)
    words = parted(with_roofs(with_tails(without_ticks(seen), ruled.under), text), text)
    words, more = read_as_letters(words, spots, unread)
    setting = set_words(words, [*spots, *more], text)
    setting += set_upright(sideways, setting)
    height, width = upright.shape
    return Scanned(number, width, height, scale, turned, tuple(setting), ruled.strokes, clean.shades), seen


def _is_text(word: Seen) -> bool:
    """What is left of a rule or a picture is read as strokes and dots."""
    return any(letter.isalnum() or letter in SIGNS for letter in word.text)


def scans_to_pages(scans: Sequence[Scanned]) -> list[Page]:
    """The pages in points; each counts its words from 0."""
    sized = common_sizes(with_series_numbers(with_counted(with_lone_numbers([scan.words for scan in scans]))))
    own = own_words(word.text for scan in scans for word in scan.words)
    styles: dict[tuple[float, bool], Style] = {}
    pages: list[list[Word]] = []
    for scan, words in zip(scans, sized, strict=True):
        built = []
        for place, (word, bold) in enumerate(zip(words, bold_words(words), strict=True)):
            key = (round(word.size / scan.scale, 1), bold)
            style = styles.setdefault(key, Style(FONT, *key, False, ()))
            box = _box(word, scan.scale)
            said = spelled(repaired(word.text), word.confidence, own)
            sure = sureness(said, word.confidence, own)
            built.append(Word(said, box, style, scan.number, place, turned=word.turned, confidence=sure))
        pages.append(built)
    return [_page(scan, tuple(words)) for scan, words in zip(scans, with_headings(pages), strict=True)]


def _box(word: SetWord, scale: float) -> Box:
    """A box as a PDF's own text has it: as high as the type, not as the letters in the word."""
    if word.turned:
        across = (word.box.x1 + word.box.x0 - word.size) / 2
        return Box(
            across / scale, word.box.top / scale, (across + word.size) / scale, word.box.bottom / scale
        )
    top = word.baseline - ASCENT * word.size
    return Box(word.box.x0 / scale, top / scale, word.box.x1 / scale, (top + word.size) / scale)


def _page(scan: Scanned, words: tuple[Word, ...]) -> Page:
    scale = scan.scale
    rules = (Rule(one.level, one.at / scale, one.start / scale, one.end / scale) for one in scan.strokes)
    fills = (
        Fill(
            Box(*(side / scale for side in (b.x0, b.top, b.x1, b.bottom))),
            shade.colour or (round(shade.grey, 2),),
        )
        for shade in scan.shades
        for b in (shade.box,)
    )
    return Page(
        number=scan.number,
        width=scan.width / scale,
        height=scan.height / scale,
        words=words,
        rules=tuple(rules),
        fills=tuple(fills),
        image_share=1.0,
        turned=scan.turned,
        sheet=scan.sheet,
        illegible=scan.illegible,
    )
