"""Marks → pictures: each page as a PNG, with what was found drawn over it.

+-----------------------------------------------+
| plan.pdf, page 3 of 8                         |
| [] recommendation  [] action  [] needs review |  the legend: what this page shows
+-----------------------------------------------+
|                                               |
|   the page, its words shaded by their place,  |
|   frames around cells, records and fields     |
|                                               |
+-----------------------------------------------+
| 2  in no record: “...” (unread)               |  the issues that are about this page
+-----------------------------------------------+
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Any

from PIL import Image, ImageDraw

from ingest.errors import Refused
from ingest.pdf.opening import bytes_of, opened
from ingest.pictures.canvas import LOOKS, WHITE, Canvas, Look, font_of, plain
from ingest.pictures.marks import Kind, Sheet
from ingest.pictures.sheets import sheets_of
from models.document import Page as ReadPage
from parsers.reading import Reading

DPI = 120
MOST_PIXELS = 3000
"""The longest side of a page's picture; a poster is drawn smaller."""
INK = (40, 40, 40)
SIZE = 13
"""Of the letters in the margins, in pixels; labels on the page are a little smaller."""
LINE = SIZE + 6
EDGE = 12
LABELS = "a frame's label: reference · first digits of record_id · confidence"


def draw_pages(reading: Reading, pdf: Path, folder: Path, password: str = "") -> list[Path]:
    """Writes the pictures of the pages that `sheets_of` names as `page-003.png` ...; gives their paths.

    Raises Refused, with one line for the user, where `folder` is a file or cannot be written to.
    """
    sheets = sheets_of(reading)
    last = len(reading.document.pages)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        with opened(bytes_of(pdf), password) as source:
            for sheet in sheets:
                number = sheet.page.number
                title = f"{reading.document.name}, page {number} of {last}"
                paths.append(folder / f"page-{number:0{max(3, len(str(last)))}}.png")
                _few_colours(picture(sheet, source.pages[number - 1], title)).save(paths[-1])
    except OSError as error:
        reason = "it is a file" if folder.is_file() else error.strerror or str(error)
        raise Refused(
            f"{folder}: pictures cannot be written there ({reason}); choose another --draw"
        ) from None
    return paths


def picture(sheet: Sheet, page: Any, title: str) -> Image.Image:
    """One page's picture; `page` is pdfplumber's."""
    image, scale = _rendered(page, sheet.page)
    canvas = Canvas(image, scale)
    canvas.shade(sheet.shades)
    canvas.outline(sheet.outlines)
    canvas.label(sheet)
    return _framed(canvas.image, _legend(sheet), title, sheet.notes)


def _few_colours(image: Image.Image) -> Image.Image:
    """The picture in 256 colours: a third of the file, in half the time."""
    return image.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def _rendered(page: Any, read_page: ReadPage) -> tuple[Image.Image, float]:
    """The page, and pixels a point; a blank one where pdfium cannot draw it: the marks still tell."""
    longest = max(read_page.width, read_page.height, page.width, page.height)
    scale = min(DPI / 72, MOST_PIXELS / longest)
    try:
        image = page.to_image(resolution=72 * scale, antialias=True).original
    except Exception:
        image = Image.new("RGB", (round(read_page.width * scale), round(read_page.height * scale)), WHITE)
        return image, scale
    image = _upright(_laid_flat(image, read_page.sheet), read_page.turned)
    return image, image.width / read_page.width


def _laid_flat(image: Image.Image, sheet: Sequence[tuple[float, float]]) -> Image.Image:
    """The sheet of a photograph, its corners shares of width and height; else all of the picture."""
    if not sheet:
        return image
    from ingest.scans.photographs import colours_laid_flat  # loads OpenCV

    return Image.fromarray(colours_laid_flat(image.convert("RGB"), sheet))


def _upright(image: Image.Image, degrees: float) -> Image.Image:
    """A picture of a page as a viewer shows it, turned clockwise as the page was to be read."""
    quarters = round(degrees / 90) * 90
    turned = image.rotate(-quarters, expand=True)
    if degrees == quarters:
        return turned
    return turned.rotate(quarters - degrees, Image.Resampling.BICUBIC, fillcolor=WHITE)


def _legend(sheet: Sheet) -> list[Look]:
    """What this page shows, in the legend's order."""
    kinds = {mark.kind for mark in (*sheet.shades, *sheet.outlines)}
    return [look for kind, look in LOOKS.items() if kind in kinds and look.legend]


def _framed(page: Image.Image, legend: Sequence[Look], title: str, notes: Sequence[str]) -> Image.Image:
    """The page with its title and legend above and its notes below."""
    places = list(_legend_places(legend, page.width))
    head = places[-1][1] + LINE + EDGE // 2 if places else LINE + EDGE
    letters = max(20, round((page.width - 2 * EDGE) / font_of(SIZE).getlength("n" * 100) * 100))
    lines = [line for note in notes for line in wrap(plain(note), letters, subsequent_indent="    ")]
    foot = LINE * len(lines) + EDGE if lines else 0
    whole = Image.new("RGB", (page.width, head + page.height + foot), (240, 240, 240))
    whole.paste(page, (0, head))
    draw = ImageDraw.Draw(whole)
    draw.text((EDGE, EDGE // 2), plain(title), fill=INK, font=font_of(SIZE + 2))
    x = EDGE + font_of(SIZE + 2).getlength(plain(title)) + 2 * EDGE
    draw.text((x, EDGE // 2 + 2), LABELS, fill=(120, 120, 120), font=font_of(SIZE))
    for look, (x, y) in zip(legend, places, strict=True):
        shape = draw.ellipse if look is LOOKS[Kind.ITEM] else draw.rectangle
        shape((x, y + 2, x + 16, y + 14), look.shade, look.colour, max(1, look.width))
        draw.text((x + 22, y), look.legend, fill=INK, font=font_of(SIZE))
    for number, line in enumerate(lines):
        y = head + page.height + EDGE // 2 + LINE * number
        draw.text((EDGE, y), line, fill=LOOKS[Kind.REVIEW].colour, font=font_of(SIZE))
    return whole


def _legend_places(legend: Sequence[Look], width: int) -> Iterator[tuple[int, int]]:
    """Where each entry of the legend stands: side by side, on as many lines as they need."""
    x, y = EDGE, LINE + EDGE
    for look in legend:
        own = 22 + round(font_of(SIZE).getlength(look.legend)) + 18
        if x > EDGE and x + own > width:
            x, y = EDGE, y + LINE
        yield x, y
        x += own
