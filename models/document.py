"""What the pages of a PDF say: words, rules and fills, each with its place.

Units: points (1/72 inch) from the top left corner of the page as it is shown (after `/Rotate`).
Pages are counted from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

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


def bounds(boxes: list[Box]) -> Box:
    """The smallest box around `boxes` (at least one)."""
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


@dataclass(frozen=True, slots=True)
class Style:
    """How a word is set: what tells a heading from the text under it."""

    font: str
    size: float
    bold: bool
    italic: bool
    colour: Colour


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word as printed, an individual: equal only to itself.

    `index` counts the document's words, so that each can be accounted for once.

    `drawn` marks a bullet that the page draws as a shape (browsers do): it has no text in the file
    and no part in the coverage. `mark` is the id of the marked content that it stands in, on its page.
    """

    text: str
    box: Box
    style: Style
    page: int
    index: int
    drawn: bool = False
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight horizontal or vertical line, however the file drew it (line, thin rectangle, box edge).

    `at` is its y (horizontal) or x (vertical); it runs from `start` to `end` along the other axis.
    """

    horizontal: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled area, such as the shade behind a heading row."""

    box: Box
    colour: Colour


@dataclass(frozen=True, slots=True)
class Page:
    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    image_share: float = 0.0
    """The share of the page that pictures cover, 0-1: how a scan shows."""


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

    @property
    def words(self) -> list[Word]:
        return [word for page in self.pages for word in page.words if not word.drawn]
