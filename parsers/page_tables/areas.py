"""Where rules say that a table begins and ends: level rules of one length above, in and below it, or a frame.

______________________________
Country        2010     2011
------------------------------
Austria        12.1     12.4
Belgium         9.8      9.9
______________________________
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Box, Fill, Page, Rule, Word
from parsers.grids.grids import Grid
from parsers.grids.ruled_grids import rules_to_grids
from parsers.grids.rules import NEAR, box_of, merge_rules
from parsers.page_tables.evidence import have_other_columns, shares_edge
from parsers.page_tables.segments import Row, is_figure, words_to_rows

LEAST = 3
"""So many level rules bound a table: above it, under its head, below it."""
LOW = 2.4
"""The height in font sizes of the band of a lone line that belongs to the table around it."""
ABOVE = 15.0
"""The height in points of the white strip above a table's top rule, at least."""
DOUBLE = 6.0
"""The height in points of the white between the lines of a double rule, at most."""
LABELLED = 0.7
"""The share of lines of figures with words to the left of rules, from which these are rules above sums."""
SHADED = 0.6
"""The share of a table's width that the shades of its head take."""
OVER = 0.5
"""Font sizes by which a heading is off the middle of its column, at most."""
ACROSS = 0.5
"""The share of the rules' length from which a lone line runs across columns: a title, a note."""


def bounded_areas(page: Page, taken: Sequence[Box]) -> list[Box]:
    """The areas that rules bound, outside the boxes `taken`; the columns in them are anybody's guess."""
    rules = [rule for rule in merge_rules(page.rules) if not any(touches(rule, box) for box in taken)]
    levels = [rule for rule in rules if rule.horizontal]
    runs = [run for group in of_one_length(levels) for run in _runs(group, page.words)]
    runs = [run for run in (_without_next_head(run, page.words) for run in runs) if len(run) >= LEAST]
    areas = [_with_shaded_head(area_of(run), page.fills) for run in runs if not _is_headed(run, page.words)]
    areas = [area for area in areas if not _is_of_sums(area, page.words)]
    areas = [area for area in areas if not any(is_part_of(area, other) for other in areas)]
    frames = [
        grid.box
        for grid in rules_to_grids(page, lists=False)
        if sum(bool(cell.lines) for cell in grid.cells) == 1
    ]
    areas += [box for box in frames if not any(box.holds(other.centre) for other in (*areas, *taken))]
    return areas


def level_edges(fills: Sequence[Fill]) -> list[Rule]:
    """The upper and lower edges of shades as rules; those of cells beside each other are one."""
    return merge_rules([Rule(True, y, f.box.x0, f.box.x1) for f in fills for y in (f.box.top, f.box.bottom)])


def is_head_of(grid: Grid, area: Box, words: Sequence[Word]) -> bool:
    """Whether a grid has the headings of the table in an area, whose rows of figures no rule parts."""
    box = grid.box
    offs = (box.x0 - area.x0, box.x1 - area.x1, box.top - area.top)
    below = words_to_rows(words_in(replace(area, top=box.bottom), words))
    heads = not _has_figures(words_to_rows(grid.words))
    return max(map(abs, offs)) < 2 * NEAR and heads and sum(_has_figures([row]) for row in below) >= LEAST


def is_part_of(box: Box, area: Box) -> bool:
    """Whether the rules of a box are those of an area that spare its column of labels, or its last column."""
    inside = area.top - NEAR < box.top and box.bottom < area.bottom + NEAR
    return inside and (box.x0 > area.x0 + 3 * NEAR or box.x1 < area.x1 - 3 * NEAR) and area.holds(box.centre)


def _is_headed(run: Sequence[Rule], words: Sequence[Word]) -> bool:
    """Whether headings stand close above the first rule: it is the one below a head, and no table's top."""
    first, height = run[0], max(ABOVE, min(below.at - above.at for above, below in pairwise(run)))
    above = words_to_rows(words_in(Box(first.start, first.at - height, first.end, first.at), words))
    within = words_to_rows(words_between(first, run[1], words))
    most = max((len(row.segments) for row in within), default=0)
    if not above or most < LEAST:
        return False
    texts = max(len(above[-1].segments), _count_over(above[-1].words, within[0]))
    least = 2 if _are_in_columns(above[-1], within) else LEAST
    return texts >= max(least, 0.6 * most)


def _are_in_columns(head: Row, rows: Sequence[Row]) -> bool:
    """Whether each text of a line stands over figures, at an edge of theirs or in their middle, and none over
    the labels: two years over two columns."""
    row = next((row for row in rows if any(map(is_figure, row.segments[1:]))), None)
    figures = [segment.box for segment in row.segments[1:]] if row else []
    return all(any(shares_edge(each.box, box) for box in figures) for each in head.segments)


def _count_over(words: Sequence[Word], row: Row) -> int:
    """How many of a line's texts have a word in their middle above them: headings set as close as a title."""
    middles = [word.box.centre[0] for word in words]
    return sum(any(abs(s.box.centre[0] - x) < OVER * row.size for x in middles) for s in row.segments)


def _without_next_head(run: list[Rule], words: Sequence[Word]) -> list[Rule]:
    """The rules without those around the head of the next table: figures stand above them, and below the
    last of them, and none between."""
    last = run[-1]
    beyond = Box(last.start, last.at, last.end, last.at + ABOVE)
    bands = [words_between(above, below, words) for above, below in pairwise(run)]
    above, head, below = (words_to_rows(part) for part in (bands[-2], bands[-1], words_in(beyond, words)))
    in_columns = any(len(row.segments) > 1 for row in head) and not _has_figures(head)
    return run[:-2] if in_columns and _has_figures(above) and _has_figures(below) else run


def _has_figures(rows: Sequence[Row]) -> bool:
    return any(is_figure(segment) for row in rows for segment in row.segments[1:])


def _is_of_sums(area: Box, words: Sequence[Word]) -> bool:
    """Whether rules stand above sums: figures begin all lines between them, with their labels outside."""
    level = words_to_rows(words_in(replace(area, x0=float("-inf")), words))
    figures = [row for row in level if any(is_figure(s) and s.box.x0 > area.x0 for s in row.segments)]
    inside = [next(s for s in row.segments if s.box.x1 > area.x0) for row in figures]
    labelled = sum(row.box.x0 < area.x0 for row in figures)
    return bool(figures) and all(map(is_figure, inside)) and labelled > LABELLED * len(figures)


def area_of(run: Sequence[Rule]) -> Box:
    """Between the first of a run's level rules and the last."""
    return Box(run[0].start - NEAR, run[0].at, run[0].end + NEAR, run[-1].at)


def _with_shaded_head(area: Box, fills: Sequence[Fill], far: float = ABOVE) -> Box:
    """The area from the top of the shades that end at its first rule, or a line above, and of those above."""
    near = [f.box for f in fills if area.x0 - NEAR < f.box.x0 and f.box.x1 < area.x1 + NEAR]
    above = [box for box in near if -NEAR < area.top - box.bottom < far and box.height > NEAR]
    if sum(box.width for box in above) < SHADED * area.width:
        return area
    return _with_shaded_head(replace(area, top=min(box.top for box in above)), fills, NEAR)


def of_one_length(levels: Sequence[Rule]) -> list[list[Rule]]:
    """Level rules in groups that begin and end at the same x."""
    groups: list[list[Rule]] = []
    for rule in levels:
        for group in groups:
            if abs(group[0].start - rule.start) < NEAR and abs(group[0].end - rule.end) < NEAR:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return groups


def _runs(group: Sequence[Rule], words: Sequence[Word]) -> Iterator[list[Rule]]:
    """The rules of one length in runs: what stands between two tables has no columns."""
    bands = [words_to_rows(words_between(above, below, words)) for above, below in pairwise(group)]
    run: list[Rule] = [group[0]]
    for place, (above, below) in enumerate(pairwise(group)):
        rows, width = bands[place], above.end - above.start
        named = len(rows) == 1 and _is_group(
            rows[0], width, bands[place - 1 : place] + bands[place + 1 : place + 2]
        )
        around = bands[place - 1 : place], bands[place + 1 : place + 2]
        size = bands[place - 1][-1].size if place and bands[place - 1] else DOUBLE / LOW
        if (
            (not named and not _has_columns(rows, below.at - above.at, width, size))
            or _is_note(rows, *around)
            or is_next_title(rows, above, below)
        ):
            yield from [run] if len(run) >= LEAST else []
            run = []
        elif _is_next_head(rows, *around):
            yield from [run] if len(run) >= LEAST else []
            run = [above]
        run.append(below)
    yield from [run] if len(run) >= LEAST else []


def _is_group(row: Row, width: float, around: Sequence[Sequence[Row]]) -> bool:
    """Whether a lone line is the name of a group: a row of figures stands above its rules and below them."""
    figures = [len(rows) == 1 and any(map(is_figure, rows[0].segments[1:])) for rows in around]
    return len(row.segments) == 1 and row.box.width < ACROSS * width and figures == [True, True]


def _is_note(rows: Sequence[Row], above: Sequence[Sequence[Row]], below: Sequence[Sequence[Row]]) -> bool:
    """Whether a lone line stands between the figures of one table and the head of the next."""
    if len(rows) != 1 or len(rows[0].segments) > 1 or not (above and below and above[0] and below[0]):
        return False
    last, heads = above[0][-1].segments, below[0][0].segments
    return len(heads) > 1 and any(map(is_figure, last[1:])) and not any(map(is_figure, heads))


def is_next_title(rows: Sequence[Row], above: Rule, below: Rule) -> bool:
    """Whether lines between two rules are the next table's title and its headings: the title stands alone
    below much more white than is between the headings and their rule, as on a web page."""
    if len(rows) < 2 or len(rows[0].segments) > 1:
        return False
    over, under = rows[0].box.top - above.at, below.at - rows[-1].box.bottom
    return len(rows[-1].segments) > 1 and over > max(2 * under, 1.5 * rows[0].size)


def _is_next_head(
    rows: Sequence[Row], above: Sequence[Sequence[Row]], below: Sequence[Sequence[Row]]
) -> bool:
    """Whether headings stand between figures and others in other columns: the next table begins with them."""
    if not (above and below and above[0] and below[0]) or _has_figures(rows):
        return False
    in_columns = any(len(row.segments) > 1 for row in rows)
    return in_columns and have_other_columns(above[0][-1], below[0][0])


def _has_columns(rows: Sequence[Row], height: float, width: float, above: float) -> bool:
    """Whether lines between two rules have several columns and no lone one runs across them, or one line
    alone fills the room, or none is missing: an empty row. `above` is the size of the line above."""
    lone = [row for row in rows if len(row.segments) == 1]
    if len(lone) == len(rows):  # a title of a group, in one line or two
        size = rows[0].size if rows else above
        if len(rows) < 2:
            return height < LOW * size
        text = sum(row.box.height for row in rows)
        return height < text + size and all(row.box.width < ACROSS * width for row in rows)
    second = min(row.segments[1].box.x0 for row in rows if len(row.segments) > 1)
    return len(rows) == 1 or all(row.box.width < ACROSS * width or row.box.x1 < second for row in lone)


def words_between(above: Rule, below: Rule, words: Sequence[Word]) -> list[Word]:
    """The words between two level rules of one length."""
    return words_in(Box(above.start, above.at, above.end, below.at), words)


def words_in(box: Box, words: Sequence[Word]) -> list[Word]:
    return [word for word in words if box.holds(word.box.centre)]


def words_outside(words: Sequence[Word], boxes: Sequence[Box]) -> list[Word]:
    return [word for word in words if not any(box.holds(word.box.centre) for box in boxes)]


def touches(rule: Rule, box: Box) -> bool:
    """Whether the middle of a rule lies in a box, or on its edge."""
    return box.widened(NEAR).holds(box_of(rule).centre)
