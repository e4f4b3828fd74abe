"""Lines outside tables → blocks: headings, items and paragraphs, in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, pairwise, takewhile

from models.document import Style, Word, spaced
from parsers.cells.run_in_labels import cut_at_labels, says_who_and_when
from parsers.fields.deadline import is_deadline
from parsers.fields.owner import names_somebody
from parsers.fields.status import read_status
from parsers.sections.set_apart import dates_at_right
from parsers.sections.text_style import CLOSE, LARGER, text_style
from parsers.text.items import Item, are_apart, lines_to_items, with_code
from parsers.text.lines import (
    Line,
    Measure,
    breaks_off,
    dangles,
    ends_sentence,
    line_pitch,
    runs_on,
    would_fit,
)
from parsers.text.marks import LABEL, dash_bullets, is_bullet
from parsers.text.nesting import nest
from parsers.text.runs import parted
from parsers.vocabulary.sections import section_says
from parsers.vocabulary.word_lists import any_of

LONGEST_HEADING = 40
"""Words; what is longer and set like a heading is a paragraph of bold text."""
SMALL_CAPITALS = 0.65
"""The size of small capitals, in that of the others, is larger."""
COUNTED_ACTION = re.compile(r"action\s+[A-Z]{0,2}\d{1,2}(?:\.\d{1,2})*[a-z]?\s*[:–—-]\s*\S", re.I)
EVEN = 1.0
"""Points by which the steps from line to line of a paragraph may differ."""
RATED = re.compile(rf"{any_of('amounts and ratings')}\W*", re.I)
LIGHT = 0.85
"""From here on, of 1, all of a colour's parts make what is set in it light: it stands on a dark shade."""
LONGEST_DATE = 3
"""Words of a line that may be one more date of a label above."""
TELLING = 12
"""Lines of text that show by themselves how wide it is set, at least."""


class Kind(Enum):
    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a bullet with what hangs under it, or a paragraph."""

    kind: Kind
    item: Item
    row: int = 0
    """The row of a one-column table that it stands in, counted from 1 over all of them; 0 outside."""

    @property
    def place(self) -> tuple[int, float]:
        """(page, depth): where it is read in the document."""
        return self.item.page, self.item.top

    @property
    def style(self) -> Style:
        return self.item.lines[0].style

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.item.lines


def lines_to_blocks(
    lines: Sequence[Line], elsewhere: Style | None = None, headings: Collection[Word] = frozenset()
) -> list[Block]:
    """Blocks of lines in reading order, over page ends. `elsewhere` is what most of the document is set in,
    the measure for few lines; `headings` are words that the file tags as such."""
    body = text_style([line for line in lines if line.words[0] not in headings], elsewhere)
    if body is None or not lines:
        return []
    blocks: list[Block] = []
    within = _within_points(lines, body) | dates_at_right(lines)

    def style(line: Line) -> Style | None:
        own = line.style if line.words[0] in headings else heading_style(line, body)
        return None if id(line) in within else own

    counted = sum(bool(COUNTED_ACTION.match(line.text)) for line in lines) > 1
    text = [line for line in lines if not style(line)]
    # A title may be longer than any line of the text.
    widest = max(line.box.x1 for line in (text if len(text) >= TELLING else lines))
    pitch, large = line_pitch([lines]), line_pitch([lines], body.size)
    # The steps of small print tell nothing of a slide's large type.
    pitch = large if pitch < body.size and large < CLOSE * body.size else pitch
    measure = Measure(widest, pitch, body.size)
    within |= _begun_in_bold(lines, style, measure)
    within |= _ended_in_bold(lines, style, measure)
    runs = [(heading, list(run)) for heading, run in groupby(lines, key=style)]
    dashes = frozenset(x for heading, own in runs if not heading for x in dash_bullets(own, measure))
    for heading, own in runs:
        if heading:
            blocks += [Block(Kind.HEADING, item) for item in heading_items(own, measure)]
        else:
            blocks += _items(own, measure, dashes, counted)
    return blocks


def _within_points(lines: Sequence[Line], body: Style) -> set[int]:
    """The ids of lines that go on with a bullet's text, which is set to stand out as headings are: a list in
    bold. They begin where its text does, with no more room above than within a paragraph."""
    within: set[int] = set()
    point: Line | None = None
    for above, line in pairwise(lines):
        if is_bullet(above.words[0]) and len(above.words) > 1:
            point = above if heading_style(above.after(1), body) else None
        elif id(above) not in within:
            point = None
        close = above.part == line.part and line.baseline - above.baseline < CLOSE * line.style.size
        level = point and abs(line.indent - point.words[1].indent) < 1
        if point and close and level and _alike(line.style, point.style):
            within.add(id(line))
    return within


def _begun_in_bold(
    lines: Sequence[Line], style: Callable[[Line], Style | None], measure: Measure
) -> set[int]:
    """The ids of lines set like headings that a line of text goes on with: a paragraph or a point whose first
    sentence is bold, "2. **Agree a plan for trade.** This" / "should say ..."."""
    found: set[int] = set()
    # "2. **Agree a plan.**", a full line over "It is ...", is no heading beside "1. **Train all.** They ...".
    counted = {
        round(line.indent)
        for line, below in pairwise(lines)
        if _is_counted_in_bold(line)
        and not (line.words[-1].style.bold and (below.words[-1].style.bold or not below.words[0].style.bold))
    }
    for above, below in reversed(list(pairwise(lines))):
        stands_out, goes_on = style(above), id(below) in found
        begins = is_bullet(below.words[0]) or LABEL.match(below.words[0].text)
        if not stands_out or not _is_close(above, below, measure) or begins or (style(below) and not goes_on):
            continue
        turned = not _alike(above.words[-1].style, stands_out)
        among = _is_counted_in_bold(above) and round(above.indent) in counted
        bold = turned or goes_on or among or _alike(below.words[0].style, stands_out)
        if bold and (runs_on(below.text) or not would_fit(above, below.words[0], measure)):
            found.add(id(above))
    return found


def _ended_in_bold(
    lines: Sequence[Line], style: Callable[[Line], Style | None], measure: Measure
) -> set[int]:
    """The ids of lines set like headings that end a paragraph in bold: "... a good year. **We recommend**" /
    "**that the council counts its homes.**"; "Recommendations" below "... of the **Peer Team**" is none."""
    found: set[int] = set()
    for place, (above, below) in enumerate(pairwise(lines), start=1):
        stands_out = style(below)
        if not stands_out or (style(above) and id(above) not in found):
            continue
        turned = id(above) in found or not _alike(above.words[0].style, above.words[-1].style)
        cut = turned and not ends_sentence(above.text) and _alike(above.words[-1].style, stands_out)
        cut |= dangles(above.text)  # "(Leader, May) –" / "**Complete**"; "LGA /" / "SOLACE"
        close = _is_close(above, below, measure) or (dangles(above.text) and above.part < below.part)
        if not (cut and close) or would_fit(above, below.words[0], measure):
            continue
        *_, last = takewhile(style, lines[place:])
        # "Train all **(Head of HR,**" / "**May 2025)**"
        closes = below.text.count(")") > below.text.count("(")
        goes_on = closes or runs_on(below.text) or dangles(above.text) or _names_on(above, below)
        if id(above) in found or goes_on or ends_sentence(last.text):
            found.add(id(below))
    return found


def _names_on(above: Line, below: Line) -> bool:
    """Whether the bold end of a line and the next name somebody: "... by May. **Services**" / "**Head**"."""
    bold = [*takewhile(lambda word: word.style.bold, reversed(above.words))]
    return names_somebody(spaced([*reversed(bold), *below.words]))


def _is_close(above: Line, below: Line, measure: Measure) -> bool:
    """Whether no more than a paragraph's step lies between two lines; they may be set wide apart all over."""
    step = max(CLOSE * below.style.size, measure.pitch + EVEN)
    return above.part == below.part and below.baseline - above.baseline < step


def _is_counted_in_bold(line: Line) -> bool:
    return len(line.words) > 1 and bool(LABEL.match(line.words[0].text)) and line.words[1].style.bold


def heading_style(line: Line, body: Style) -> Style | None:
    """The style of a line that is set to stand out, whole: larger, heavier, coloured or in capitals."""
    style = line.style
    # A number may be set in a style of its own: "5", white in a square, before "Housing".
    numbered = len(line.words) > 1 and line.words[0].text.rstrip(".").isdigit()
    own = line.words[1:] if numbered else line.words
    letters = sum(len(word.text) for word in own)
    alike = sum(len(word.text) for word in own if _alike(word.style, style))
    if alike < 0.9 * letters or is_bullet(line.words[0]) or len(line.words) > LONGEST_HEADING:
        return None
    larger = style.size > body.size + LARGER
    largest = max(word.style.size for word in line.words)
    heavier = style.bold and not body.bold and largest > body.size - 1.5
    coloured = style.colour != body.colour and style.size > body.size - 0.5 and not ends_sentence(line.text)
    shouts = line.text.isupper() and sum(map(str.isalpha, line.text)) > 5
    capitals = shouts and not ends_sentence(line.text) and style.size > body.size - 0.5
    stands_out = larger or heavier or coloured or capitals or _is_in_bar(line, style, body)
    return style if stands_out and not says_who_and_when([line]) else None  # "Lead: Leader   Due: May"


def _is_in_bar(line: Line, style: Style, body: Style) -> bool:
    """Whether a line is reversed out of a bar or a pill, which stands out however small it is set; so may
    who, when and how urgent be, "Head of HR", "June 2025", "High priority"."""
    if not style.bold or not min(style.colour, default=0.0) > LIGHT > min(body.colour, default=0.0):
        return False
    told = is_deadline(line.text) or read_status(line.text) or RATED.fullmatch(line.text)
    return not (told or names_somebody(line.text))


def _alike(one: Style, other: Style) -> bool:
    """Whether two words of a line are set alike; of bold ones, some may be in small capitals."""
    small, large = sorted((one.size, other.size))
    sized = large - small < 0.6 or (one.bold and small > SMALL_CAPITALS * large)
    return one.bold == other.bold and one.colour == other.colour and sized


def heading_items(lines: Sequence[Line], measure: Measure) -> list[Item]:
    """Heading lines of one style: a heading that wraps is one; headings under each other are several."""
    texts = parted(lines, lambda text, line: not _wraps(text[-1], line, measure))
    return [Item(tuple(text)) for text in texts]


def _wraps(above: Line, below: Line, measure: Measure) -> bool:
    if above.part != below.part:
        # "... who told the" / "team that ...": a bold recommendation that the page end cuts.
        broken = breaks_off(above, below) and not are_apart(above, below)
        return broken and not would_fit(above, below.words[0], measure)
    if below.baseline - above.baseline > 1.9 * below.style.size:
        return False
    if ends_sentence(above.text) and section_says(below.text):
        # "The service fails its staff." in bold over "Recommendations".
        return False
    return not would_fit(above, below.words[0], measure) or breaks_off(above, below)


def _items(lines: Sequence[Line], measure: Measure, dashes: frozenset[int], counted: bool) -> Iterator[Block]:
    """The points and paragraphs of a run of lines; paragraphs that are actions, `counted` throughout the
    document, are points too: "Action 1.1: Adopt a plan"."""
    items = [
        item
        for own in _parted_below_details(lines)
        for item in lines_to_items(own, measure, dotted=True, dashes=dashes)
    ]
    if counted:
        items = [with_code(item) if COUNTED_ACTION.match(item.text) else item for item in items]
    for item in nest(items, paragraphs_lead=False):
        yield Block(Kind.ITEM if item.mark else Kind.PARAGRAPH, item)


def _parted_below_details(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines, parted below one that says who and when, where a page ends with it, however full it is, or
    where it ends with a date: "Owner  Head of HR  Due  May 2025" over "Away days for all staff"."""

    def begins(run: list[Line], line: Line) -> bool:
        if runs_on(line.text) or not line.text[0].isalpha() or not says_who_and_when(run[-1:]):
            return False
        last = cut_at_labels(run[-1:])[1][-1]
        dated = last.says_when and is_deadline(" ".join(each.text for each in last.lines))
        return run[-1].page != line.page or (dated and len(line.words) > LONGEST_DATE)

    return parted(lines, begins)
