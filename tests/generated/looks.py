"""Everything about the setting of a plan that can vary."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tests.generated.plans import Shape

SIZES = {"A4": (595.28, 841.89), "A3": (841.89, 1190.55), "Letter": (612.0, 792.0)}
SMALLEST = 6.5
GUTTER = 24.0
RULINGS: dict[str, frozenset[str]] = {
    name: frozenset(edges.split())
    for name, edges in {
        "all": "sides ends head rec row upright",
        "none": "",
        "level": "ends head rec row",
        "above": "ends head rec",
        "inner": "head rec row upright",
        "outer": "sides ends head",
        "columns": "sides ends head upright",
        "recommendations": "sides ends head rec upright",
    }.items()
}
"""The edges of cells that are drawn: the table's sides and ends, under its header, above a recommendation,
above any other row, between columns."""


@dataclass(frozen=True, slots=True)
class Look:
    layout: str
    shape: Shape
    kind: str = "table"
    """table, cards, lines ("Label: value" blocks), review (a report of prose)."""
    """table, cards, lines ("Label: value" blocks), bullets (under themes) or report (numbered)."""
    rows: str = "merged"
    """An item's actions: merged (its own cells span them), blank (empty below), repeat, cell (all in one)."""
    marks: str = "gap"
    level: str = "exact"
    """Dates beside several actions in a cell: exact, lines (by whole blank lines), none (each by itself)."""
    grouped: bool = False
    """Whether actions with one date share its line: "b and c. April 2026"."""
    themes: str = "none"
    """none, bands, column, tables."""
    split: str = ""
    """"status": a table for each status."""
    ruling: str = "all"
    stroke: str = "line"
    """line, rect, dashed, dotted, double, white, cells (each cell's edges by themselves), tiles (no lines:
    each cell has a colour of its own)."""
    header: str = "repeat"
    """repeat, once, two (a second row under "Lead"), title (the table's name above it), none, unnamed (no
    heading over the numbers)."""
    asked: str = "column"
    """Where the recommendations stand: column; bands, each over its rows; titles, a table each, above its
    header; headings, each above its table; levels, in the actions' column, above its own."""
    updates: bool = False
    """The progress of an action stands in a row of its own under it, over all the columns."""
    listed_owners: bool = False
    """Owners beside several actions in a cell are bullets too."""
    middle: bool = False
    """Cells beside the longest texts stand in the middle of their rows' height."""
    coded: bool = False
    """Each action begins with its code ("2.1 Review ...")."""
    summary: bool = False
    """A table of the recommendations alone comes first."""
    quarters: bool = False
    """Four columns behind the others, headed Q1 to Q4, with a tick in the one that an action is due in."""
    within: str = ""
    """Where who and when of an action stand, if not in columns of their own: own (a labelled line each, below
    its text), lead (the labels in bold), joined (one column of both, a line each)."""
    zebra: bool = False
    shade: str = "#d9e2f3"
    phantom: bool = False
    intext: bool = False
    """The reference begins the recommendation's text."""
    drift: float = 0.0
    """Half per cents by which the columns are wider on later pages."""
    keep: bool = False
    """Rows are not cut by the page end, unless higher than a page."""
    open_cut: bool = False
    """No rule where the page end cuts a table."""
    lone: bool = False
    """The last page holds only the end of a row."""
    paper: str = "A4"
    landscape: bool = True
    turn: int = 0
    """/Rotate, in degrees; the page shows upright."""
    sideways: bool = False
    """The content is turned on an upright page without /Rotate."""
    font: str = "Helvetica"
    size: float = 9.0
    pad: float = 3.0
    gap: float = 5.0
    glyph: str = "•"
    inner: str = "–"
    margins: tuple[float, float, float] = (40.0, 50.0, 60.0)
    """Sides, top, bottom."""
    running: str = "both"
    """both, footer, none."""
    prose: str = ""
    """Among: before, between, after."""
    tagged: bool = True
    justify: bool = False
    capitals: bool = False
    """Headings of columns in capital letters."""
    card: str = "two"
    """two columns; banner: the recommendation across the top; four: the owners side by side besides; table:
    the actions and their dates in rows under headings of their own."""

    form: str = ""
    """How a review report sets its recommendations: see `tests.generated.reviews`."""
    columns: int = 1
    """Of text on the page, where there are no tables."""
    across: bool = False
    """Whether headings of themes stand across the columns."""
    heads: str = ""
    """How headings of themes stand out: see `Heading`."""
    hang: bool = True
    """Whether wrapped lines stand in line with a bullet's text, not with the bullet."""
    begins: bool = False
    """Whether bullets begin with their dates."""
    opening: str = "heading"
    """How a recommendation begins: heading, bold, lead (bold words of its paragraph), alone (a heading above
    its paragraph)."""
    labels: str = "own"
    """Where "Timescale: ..." stands: own (a line each), joined (on one line), inline (ends the action)."""
    explained: bool = False
    """Whether prose explains the recommendations."""

    @property
    def measure(self) -> float:
        """The width of the text, or of one of its columns."""
        width = self.page[0] - 2 * self.margins[0]
        return (width - GUTTER * (self.columns - 1)) / self.columns

    @property
    def page(self) -> tuple[float, float]:
        width, height = SIZES[self.paper]
        return (height, width) if self.landscape else (width, height)

    def without_welsh(self) -> Look:
        return replace(self, shape=replace(self.shape, welsh=False))

    def smaller(self) -> Look:
        """Smaller type, then less room in the cells, for columns that the page is too narrow for."""
        if self.size > SMALLEST:
            return replace(self, size=self.size - 0.5)
        return replace(self, paper="A3", landscape=True, turn=0, sideways=False)
