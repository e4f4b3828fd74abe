"""What the pages of a PDF say: words, rules and fills, each with its place.

Units: points (1/72 inch) from the top left corner of the page as it is read: what a viewer shows of it (after
`/Rotate`, within the crop box), turned until most of its letters stand upright. Pages are counted from 1.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from models.structure import Element

Colour = tuple[float, ...]
"""Grey (1), RGB (3) or CMYK (4) components, 0-1; empty where the file does not say."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: `x0 <= x1`, `top <= bottom`."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        x, y = point
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom

    def shared_width(self, other: Box) -> float:
        """Over how much of its width it stands above or below another; below 0 the white between them."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)

    def shared_height(self, other: Box) -> float:
        """Over how much of its height it stands beside another; below 0 the white between them."""
        return min(self.bottom, other.bottom) - max(self.top, other.top)

    def encloses(self, other: Box) -> bool:
        return self.holds((other.x0, other.top)) and self.holds((other.x1, other.bottom))

    def moved(self, right: float, down: float) -> Box:
        return Box(self.x0 + right, self.top + down, self.x1 + right, self.bottom + down)

    def widened(self, by: float) -> Box:
        """With so many points more at every side."""
        return Box(self.x0 - by, self.top - by, self.x1 + by, self.bottom + by)


def bounds(boxes: list[Box]) -> Box:
    """The smallest box around `boxes` (at least one)."""
    if len(boxes) == 1:
        return boxes[0]
    return Box(
        min([box.x0 for box in boxes]),
        min([box.top for box in boxes]),
        max([box.x1 for box in boxes]),
        max([box.bottom for box in boxes]),
    )


def turn_point(x: float, y: float, degrees: float) -> tuple[float, float]:
    """The point turned clockwise, as seen on a page, about (0, 0)."""
    # Rounded, because the cosine of a right angle comes out as 6e-17.
    cos = round(math.cos(math.radians(degrees)), 12)
    sin = round(math.sin(math.radians(degrees)), 12)
    return x * cos - y * sin, x * sin + y * cos


def turn_box(box: Box, degrees: float) -> Box:
    """The smallest box around `box` turned clockwise about (0, 0)."""
    corners = [turn_point(x, y, degrees) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
    xs, ys = zip(*corners, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class Style:
    """How a word is set: what tells a heading from the text under it."""

    font: str
    size: float
    bold: bool
    italic: bool
    colour: Colour

    @property
    def emphasis(self) -> tuple[bool, Colour]:
        """What tells a heading or a theme among words of one size."""
        return self.bold, self.colour


@dataclass(frozen=True, slots=True)
class Column:
    """A part of a page that is read from top to bottom before the next: a column of text, or what stands
    across the columns. `number` counts them in reading order.

    `shift` is how far right of the page's left margin it begins, `right` where its lines may end. `down` is
    how much farther down it would stand, were the parts of the page set one below the other.
    """

    number: int = 0
    shift: float = 0.0
    right: float = math.inf
    down: float = 0.0
    closed: bool = False


WHOLE = Column()
"""A page that is read straight down."""


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word as printed, an individual: equal only to itself.

    `index` counts the document's words, so that each can be accounted for once.

    `drawn` marks a bullet that the page draws as a shape (browsers do): it has no text in the file
    and no part in the coverage. `mark` is the id of the marked content that it stands in, on its page.

    `turned` is 0 for a word that stands upright on the page as read, else the degrees by which one turns the
    page clockwise to read it: 90 for one that runs upwards, 270 downwards, 45 for a slanted "DRAFT".

    `raised` marks a small figure or sign above its line: that of a note, or an exponent.

    `confidence` (0-1) is how sure the reading of a scanned word is; the file's own text is what it says.
    """

    text: str
    box: Box
    style: Style
    page: int
    index: int
    drawn: bool = False
    turned: float = 0.0
    mark: int | None = None
    column: Column = WHOLE
    confidence: float = 1.0
    raised: bool = False

    @property
    def part(self) -> tuple[int, int]:
        """(page, column): what text fills from top to bottom before it goes on in the next."""
        return self.page, self.column.number

    @property
    def indent(self) -> float:
        """Its left edge, as it would be in a page's first column."""
        return self.box.x0 - self.column.shift

    @property
    def depth(self) -> float:
        """How far down the page it is read: the second column comes after the foot of the first."""
        return self.box.top + self.column.down


class Worded(Protocol):
    """What has words: a line, a cell, a grid, a page, a record."""

    @property
    def words(self) -> tuple[Word, ...]: ...


def words_of(things: Iterable[Worded]) -> list[Word]:
    """The words of each thing, one after the other."""
    return [word for each in things for word in each.words]


def spaced(words: Iterable[Word]) -> str:
    """The words as one text, a space between each two."""
    return " ".join([word.text for word in words])


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight horizontal or vertical line, however the file drew it (line, thin rectangle, box edge).

    `at` is its y (horizontal) or x (vertical); it runs from `start` to `end` along the other axis.
    """

    horizontal: bool
    at: float
    start: float
    end: float


WHITE = 0.98
"""From here on, of 1, all of a colour's parts make it white."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled area, such as the shade behind a heading row."""

    box: Box
    colour: Colour

    @property
    def is_white(self) -> bool:
        """Whether it is white, or so near to it that nobody sees a shade; so is what has no colour."""
        return min(self.colour, default=1.0) >= WHITE


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it is read, `width` by `height` points.

    `turned` is the angle in degrees by which the page as a viewer shows it was turned clockwise, about its
    middle, to be read: 0 for nearly every page, 90 for a landscape table whose lines run up a portrait page,
    1.3 for a crooked scan. To draw on a picture of the page, take a box there with `shown` and multiply it by
    the picture's width over `shown_size`'s; of a photograph of a sheet, lay the `sheet` flat first.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    image_share: float = 0.0
    """The share of the page that pictures cover, 0-1: how a scan shows."""
    turned: float = 0.0
    passed_over: int = 0
    """Words of a page of a pack that was only skimmed, for no plan is on it."""
    hidden: tuple[Word, ...] = ()
    """Words that the file has and nobody sees: drawn invisible, white on white, under a picture. No part of
    the document's words; their `index` is -1."""
    struck: tuple[Word, ...] = ()
    """Words that a line strikes out; those of a row that is struck out as a whole are among `words` too."""
    damaged: bool = False
    """Whether a part of what the page shows cannot be unpacked from the file."""
    sheet: tuple[tuple[float, float], ...] = ()
    """Of a photograph, the corners of the sheet in it that is the page, as shares of the picture's width and
    height: from the top left, clockwise. Nothing where all of the picture is the page."""
    illegible: bool = False
    """Whether it is a picture full of grain, or a photograph, in which no text could be looked for."""

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height in points of the page as a viewer shows it."""
        sideways = round(self.turned / 90) % 2 == 1
        return (self.height, self.width) if sideways else (self.width, self.height)

    def shown(self, box: Box) -> Box:
        """Where a box of the page as read stands on the page as a viewer shows it, from its top left."""
        from_x, from_y = self.width / 2, self.height / 2
        to_x, to_y = (side / 2 for side in self.shown_size)
        centred = Box(box.x0 - from_x, box.top - from_y, box.x1 - from_x, box.bottom - from_y)
        turned = turn_box(centred, -self.turned)
        return Box(turned.x0 + to_x, turned.top + to_y, turned.x1 + to_x, turned.bottom + to_y)


@dataclass(frozen=True, slots=True)
class Document:
    """One PDF file as it was read."""

    name: str
    sha256: str
    pages: tuple[Page, ...]
    title: str = ""
    """The title in the file's metadata; often a template's name, so only a last resort."""
    created: date | None = None
    """The creation date in the file's metadata; a reprint has a new one."""
    structure: tuple[Element, ...] = ()
    """The structure tree of a tagged file, flat: as the file has it, right or wrong."""
    plans: tuple[tuple[int, ...], ...] = ()
    """The pages of each plan in a pack of papers; only these were read. Nothing where it is one plan."""
    doubtful: tuple[int, ...] = ()
    """Pages of a pack that may hold another plan, and were not read."""
    rest: tuple[int, ...] = ()
    """The pages of a pack on which a plan may be that is not where it should be."""
    front: tuple[str, ...] = ()
    """The lines of a pack's first page."""
    elsewhere: str = ""
    """Where else than on its pages the file's content may be, in one line for the user."""
    makers: tuple[str, ...] = ()
    """The author and the company in the file's metadata: a person, an office, a council."""
    chosen: bool = False
    """Whether the user named the pages that were read: whatever is on them is the plan."""

    @property
    def first_page(self) -> int:
        """The number of the first page with words."""
        return next((page.number for page in self.pages if page.words), 1)

    @property
    def words(self) -> list[Word]:
        return [word for page in self.pages for word in page.words if not word.drawn]


@dataclass(frozen=True, slots=True)
class SeenTable:
    """A table on a page as another reader sees it: where it stands, and the x at which its columns begin; the
    last x is its end."""

    page: int
    box: Box
    edges: tuple[float, ...]
