"""A set document before any typesetter has seen it: headings, paragraphs and tables, in order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. `mark`: the bullet or label before it; `lead`: bold words that begin it ("Timescale:").

    `depth` steps it in. In a row, paragraphs with the same `anchor` stand level with one another.
    """

    text: str
    mark: str = ""
    depth: int = 0
    lead: str = ""
    bold: bool = False
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 is the document's title. `form` is how it stands out: size, bold, colour, capitals, number or
    space alone; else in size, weight and colour."""

    text: str
    level: int
    form: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Begins in column `at` and covers `columns` by `rows`."""

    at: int
    paras: tuple[Para, ...] = ()
    rows: int = 1
    columns: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """`kind`: head, band (a theme across the table) or body; `first`: a recommendation begins here.

    `tint`: whether the row is shaded, where bodies are.
    """

    cells: tuple[Cell, ...]
    kind: str = "body"
    first: bool = True
    tint: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`widths`: of each column, as shares of the measure. The leading head rows may be repeated."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    card: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Headings and paragraphs set in the look's columns."""

    blocks: tuple[Heading | Para | Table, ...]


Block = Heading | Para | Table | Columns
