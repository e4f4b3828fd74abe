"""Regions → tables: which lines are one row, which columns a heading spans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from models.document import Box, Rule, Word, bounds
from parsers.page_tables.body_rows import centred_over, group_lines, is_ruled_off
from parsers.page_tables.columns import Column, Piece, row_to_pieces
from parsers.page_tables.evidence import Region
from parsers.page_tables.head_spans import with_spans
from parsers.page_tables.segments import YEAR
from parsers.page_tables.table_lines import TIGHT, TableLine, columns_of
from parsers.text.joiner import Joiner
from parsers.text.lines import Measure, dangles, line_pitch, words_to_lines

HALFWAY = 0.3
"""Font sizes by which a heading at half height is above the others of its line, at least."""
OFF_MIDDLE = 0.2
"""Font sizes by which a heading is off the middle of a head, at most, to be over all its rows."""
LEVEL = 1.0
"""Points by which the feet of headings that are level differ, at most."""
RULED = 1.8
"""Font sizes from line to line of a heading beside one with a rule below it, at most."""
MOST = 6
"""So many lines a head has, at most."""


@dataclass(frozen=True, slots=True, eq=False)
class RawCell:
    """A cell with words: its place (from 0), how many rows and columns it spans, what stands in it."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    words: tuple[Word, ...]

    def text(self, joiner: Joiner) -> str:
        lines = words_to_lines(self.words)
        right = max(line.box.x1 for line in lines)
        return joiner.passage(lines, Measure(right, line_pitch([lines]))).text


@dataclass(frozen=True, slots=True, eq=False)
class RawTable:
    """A table as it stands on one page, whatever it says: `cells` top to bottom, left to right."""

    page: int
    box: Box
    row_count: int
    column_count: int
    cells: tuple[RawCell, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for cell in self.cells for word in cell.words)

    def texts(self, joiner: Joiner) -> list[list[str]]:
        """Row by row, one text a column; that of a merged cell stands in its top left place."""
        rows = [[""] * self.column_count for _ in range(self.row_count)]
        for cell in self.cells:
            rows[cell.row][cell.column] = cell.text(joiner)
        return rows


def region_to_table(region: Region, rules: Sequence[Rule]) -> RawTable:
    levels = [rule for rule in rules if rule.horizontal]
    lines = [TableLine(row, tuple(row_to_pieces(row, region.columns))) for row in region.rows]
    head = _head(lines, region.columns) or _ruled_head(lines, levels)
    spanned = with_spans([line.pieces for line in lines[:head]], region.columns, levels)
    headed = [replace(line, pieces=own) for line, own in zip(lines, spanned, strict=False)]
    uprights = [rule for rule in rules if not rule.horizontal]
    between = [_between_uprights(line, region.columns, uprights) for line in headed]
    gathered = _gathered(_raised(_over_all_rows(between)))
    lines[:head], head = gathered, len(gathered)
    groups = group_lines(lines, head, levels, region.columns)
    cells = [
        cell
        for number, group in enumerate(groups)
        for cell in line_cells(number, group, region.columns, group[0] in lines[:head])
    ]
    return RawTable(region.rows[0].words[0].page, region.box, len(groups), len(region.columns), tuple(cells))


def _head(lines: Sequence[TableLine], columns: Sequence[Column]) -> int:
    """How many lines stand above the first row of values and its label, and the headings of its group."""
    head = next((n for n, line in enumerate(lines) if line.has_values and line.pieces[0].first == 0), 0)
    head += bool(head) and _goes_on_with_heading(lines[:head], lines[head], lines[head + 1 :])
    while head and (lines[head - 1].only_label or _is_group(lines[:head], columns)):
        head -= 1
    return head


def _goes_on_with_heading(head: Sequence[TableLine], line: TableLine, below: Sequence[TableLine]) -> bool:
    """Whether a line with figures is the last of the head: its words stand where all lines below have
    figures, close under those of the line above ("earnings" and "25" under "weekly" and "Under"), or some of
    them in columns without a heading ("Rate" beside "25")."""
    above = head[-1]
    words = {p.first for p in line.pieces if p.first and not p.segment.is_value}
    upper = {p.first for p in above.pieces if not p.segment.is_value}
    values = [{p.first for p in each.pieces if p.segment.is_value} for each in below if each.has_values]
    close = line.row.baseline - above.row.baseline < TIGHT * line.row.size
    headed = {p.first for each in head for p in each.pieces if p.first == p.last}
    heads = words <= upper or bool(words - headed)
    return close and bool(words) and heads and len(values) > 2 and all(words <= own for own in values)


def _over_all_rows(lines: Sequence[TableLine]) -> list[TableLine]:
    """The lines of a head; the heading of a column in the middle of its height, level with no other, is on
    the line of the headings over several columns: it is over all rows."""
    pieces = [piece for line in lines for piece in line.pieces]
    upper = [place for place, line in enumerate(lines) if any(p.first < p.last for p in line.pieces)]
    raised = list(lines)
    middle = bounds([piece.segment.box for piece in pieces]).centre[1] if upper else 0.0
    for column in {piece.first for piece in pieces} if upper else ():
        own = [piece for piece in pieces if piece.first <= column <= piece.last]
        centre = bounds([piece.segment.box for piece in own]).centre[1]
        off = abs(centre - middle) > OFF_MIDDLE * own[0].segment.size
        if off or any(p.first < p.last or _is_level(p, lines) for p in own):
            continue
        for place, line in enumerate(raised):
            rest = tuple(piece for piece in line.pieces if piece not in own)
            pair = (*rest, *own) if place == upper[-1] else rest
            raised[place] = replace(line, pieces=tuple(sorted(pair, key=lambda piece: piece.first)))
    return [line for line in raised if line.pieces]


def _is_level(piece: Piece, lines: Sequence[TableLine]) -> bool:
    """Whether a piece stands as deep as another."""
    feet = [p.segment.box.bottom for line in lines for p in line.pieces if p is not piece]
    return any(abs(foot - piece.segment.box.bottom) < LEVEL for foot in feet)


def _raised(lines: Sequence[TableLine]) -> list[TableLine]:
    """The lines of a head; a heading at half height between two is on the upper one: it is over both rows."""
    raised = list(lines)
    for place, (above, line) in enumerate(pairwise(lines)):
        taken = {column for piece in above.pieces for column in columns_of(piece)}
        bottom = max(piece.segment.box.bottom for piece in line.pieces)
        high = [p for p in line.pieces if bottom - p.segment.box.bottom > HALFWAY * p.segment.size]
        high = [piece for piece in high if not taken & set(columns_of(piece))]
        if high and len(high) < len(line.pieces):
            upper = sorted([*raised[place].pieces, *high], key=lambda piece: piece.first)
            raised[place] = replace(above, pieces=tuple(upper))
            rest = tuple(piece for piece in line.pieces if piece not in high)
            raised[place + 1] = replace(line, pieces=rest)
    return raised


def _between_uprights(line: TableLine, columns: Sequence[Column], uprights: Sequence[Rule]) -> TableLine:
    """A line of a head, each heading over all columns between the upright rules beside it; as it was where
    not one stands between each two of them."""
    y = line.row.box.centre[1]
    xs = [rule.at for rule in uprights if rule.start < y < rule.end]
    sides = [sum(x < column.centre for x in xs) for column in columns]
    own = [sides[piece.first] for piece in line.pieces]
    groups = set(sides[1:]) - {sides[0]}
    if (
        not groups
        or not groups <= set(own)
        or len(set(own)) < len(own)
        or any(sides[piece.first] != sides[piece.last] for piece in line.pieces)
    ):
        return line
    spans = [[place for place, side in enumerate(sides) if side == one and place] for one in own]
    pairs = zip(line.pieces, spans, strict=True)
    return replace(
        line,
        pieces=tuple(
            replace(piece, first=span[0], last=span[-1]) if piece.first else piece for piece, span in pairs
        ),
    )


def _gathered(lines: Sequence[TableLine]) -> list[TableLine]:
    """The lines of a head; the rest of a heading that stands beside one over several columns, and level with
    none of the headings under that, is on its first line."""
    left = list(lines)
    for place, line in enumerate(left):
        if any(piece.first < piece.last for piece in line.pieces):
            for heading in [piece for piece in line.pieces if piece.first == piece.last]:
                rest = _rest_of(heading, left[place + 1 :])
                upper = sorted([*left[place].pieces, *rest], key=lambda piece: piece.first)
                left[place] = replace(left[place], pieces=tuple(upper))
                for below in range(place + 1, len(left)) if rest else ():
                    own = tuple(piece for piece in left[below].pieces if piece not in rest)
                    left[below] = replace(left[below], pieces=own)
    return [line for line in left if line.pieces]


def _rest_of(heading: Piece, below: Sequence[TableLine]) -> list[Piece]:
    """The pieces below a heading, in its column, a line apart, up to one that is level with others; all where
    one between them is level with none: they are not the lines of the headings beside it."""
    rest, loose = [heading], False
    for line in below:
        foot, size = rest[-1].segment.box.bottom, heading.segment.size
        own = [piece for piece in line.pieces if piece.first <= heading.first <= piece.last]
        if not own:
            continue
        box = own[0].segment.box
        others = [piece.segment.box.bottom for piece in line.pieces if piece is not own[0]]
        level = any(abs(box.bottom - other) < LEVEL for other in others)
        told = _is_rest(own[0], rest[-1], line)
        loose |= not level or told
        far = (RULED if told else TIGHT) * size  # a rule may stand between
        if own[0].first < own[0].last or not loose or box.bottom - foot > far or own[0].is_whole:
            break
        rest.append(own[0])
    return rest[1:]


def _is_rest(piece: Piece, upper: Piece, line: TableLine) -> bool:
    """Whether the words of a heading tell that it goes on with the one above, and is none beside others of
    its line: "in force" beside "Ground", what is below "Change,", what a year is beside other years."""
    own, above = piece.segment.text, upper.segment.text
    others = [each.segment.text for each in line.pieces if each.first and each is not piece]
    lower = own[0].islower() and any(text[0].isupper() or text[0].isdigit() for text in others)
    years = not YEAR.fullmatch(own) and all(map(YEAR.fullmatch, (above, *others)))
    return lower or years or dangles(above)


def _ruled_head(lines: Sequence[TableLine], levels: Sequence[Rule]) -> int:
    """How many lines stand above the first rule, where no figures tell: "X" and "Yes" are none."""
    heads = range(1, min(MOST, len(lines) - 1))
    return next((n for n in heads if is_ruled_off(lines[n - 1], lines[n], levels)), 0)


def _is_group(lines: Sequence[TableLine], columns: Sequence[Column]) -> bool:
    """Whether the last of some lines is set to the table's middle, under headings of most columns or none."""
    *above, line = lines
    alone = len(line.pieces) == 1 and centred_over(line.pieces, columns) is not None
    headed = {column for each in above for piece in each.pieces for column in columns_of(piece)}
    return alone and (not above or len(headed) > 0.5 * len(columns))


def line_cells(
    row: int, group: Iterable[TableLine], columns: Sequence[Column], head: bool = False
) -> list[RawCell]:
    """The cells of one row: pieces of its lines that share a column are one cell."""
    places: list[list[Piece]] = []
    for piece in sorted((p for line in group for p in line.pieces), key=lambda p: (p.first, p.last)):
        if places and piece.first <= max(each.last for each in places[-1]):
            places[-1].append(piece)
        else:
            places.append([piece])
    spans = [(min(p.first for p in pieces), max(p.last for p in pieces)) for pieces in places]
    across = centred_over(places[0], columns) if len(spans) == 1 and not head else None
    spans = [across] if across else spans
    cells = []
    for (first, last), pieces in zip(spans, places, strict=True):
        words = tuple(word for piece in pieces for word in piece.segment.words)
        box = bounds([word.box for word in words])
        cells.append(RawCell(row, first, 1, last - first + 1, box, words))
    return cells
