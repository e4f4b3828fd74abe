"""Filled areas side by side and one below the other → the rules that part them: a table of coloured cells.

    ▇▇▇▇ ▇▇▇▇▇▇▇▇▇▇▇▇ ▇▇▇▇▇▇▇▇▇▇▇
    ▒▒▒▒ ▒▒▒▒▒▒▒▒▒▒▒▒ ▒▒▒▒▒▒▒▒▒▒▒     each cell with a fill of its own, white ones too, and no rule drawn
    ▒▒▒▒ ▒▒▒▒▒▒▒▒▒▒▒▒ ▇▇▇▇▇▇▇▇▇▇▇

Where some rows have no fill, or rules are drawn, the fills tell nothing that is not known better otherwise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from models.document import Box, Page, Rule, Word, bounds
from parsers.grids.rules import frame, merge_rules, ruled
from parsers.text.lines import Line, words_to_lines
from parsers.text.runs import parted, together

APART = 4.0
"""Points of white between two tiles of one table, at most."""
FAR_APART = 9.0
"""The same where it has many columns: cards may stand so in two or three."""
LEAST = 8.0
"""Points: what is narrower or lower is no cell."""
MOST = 400
"""Tiles on a page; a map or a chart has more."""
FEWEST_ROWS = 2
FEWEST_EDGES = 2
"""Columns meet at as many x at least, each in several rows: a highlighter's pieces do not."""
FEWEST_EDGES_FAR = 3
FEWEST_TILES = 3
"""Tiles in a lone row at the top of a page, at least."""
TOP = 0.2
"""The share of a page's height in which it begins."""
CLOSE = 18.0
"""Points below a header in which its first row begins."""
BESIDE = 24.0
"""Points of white between a box and its label's, at most."""
LABEL = 4
"""Words of a label."""
FLUSH = 1.5
"""Points from the left edge of the tiles within which a line stands in no cell."""
NEXT_ROW = 40.0
"""Points above and below the tiles in which a row without fills would stand."""
NEXT_ROWS = 120.0
"""Points in which several lines of rows do, though the nearest may have words in one column only."""
SEVERAL = 3
FEWEST_LABELS = 3
"""Shaded labels under each other, and level rules between them, at least."""
WIDE = 2.0
"""Font sizes of white within a line that stands in two columns."""
CLEAR = 0.8
"""Font sizes of white between words that stand in two columns, at least."""


def tile_rules(page: Page) -> list[Rule]:
    """The rules between the tiles of each table of coloured cells on a page, and around it."""
    boxes = list(dict.fromkeys(fill.box for fill in page.fills))
    tiles = [box for box in boxes if min(box.width, box.height) >= LEAST]
    tiles = [tile for tile in tiles if len(tiles) > MOST or not _is_ornament(tile, tiles, page.words)]
    bare = _outside(tiles, page) if len(tiles) <= MOST else []
    rules = _of_groups(tiles, bare, page, APART) or _of_groups(tiles, bare, page, FAR_APART)
    rules = rules or [rule for pair in _labelled_boxes(tiles[:MOST], page) for rule in _around(*pair)]
    stacks = [stack for stack in _stacks(tiles[:MOST]) if _is_alone(stack, tiles)]
    return rules or [rule for stack in stacks for rule in _beside_labels(stack, page)]


def _of_groups(tiles: Sequence[Box], bare: Sequence[Word], page: Page, apart: float) -> list[Rule]:
    """The rules of the groups of tiles with so much white between two, at most, that are tables."""
    rules: list[Rule] = []
    own_tiles = tiles if len(tiles) <= MOST else ()
    for group in together(own_tiles, lambda one, other: any(_parting(one, other, apart))):
        own = [rule for pair in combinations(group, 2) for rule in _parting(*pair, apart)]
        fewest = FEWEST_EDGES if apart == APART or _touch(group) else FEWEST_EDGES_FAR
        makes = _makes_table(own, fewest) or (apart == APART and _is_last_row(group, page, bare))
        if makes and not _is_ruled(own, page.rules) and _holds_all(group, own, bare, page.rules):
            # A browser ends the rest of a merged cell a little above the next one.
            tops = (Rule(True, tile.top, tile.x0, tile.x1) for tile in group if apart == APART)
            rules += [*own, *tops, *frame(bounds(list(group)))]
    return rules


def _outside(tiles: Sequence[Box], page: Page) -> list[Word]:
    placed = ((word, word.box.centre) for word in page.words)
    return [word for word, centre in placed if not any(tile.holds(centre) for tile in tiles)]


def _is_ornament(tile: Box, tiles: Sequence[Box], words: Sequence[Word]) -> bool:
    """Whether a tile without words begins where no other does, within a column: a crest below the table."""
    if any(other is not tile and abs(other.x0 - tile.x0) < FLUSH for other in tiles):
        return False
    within = any(other.x0 < tile.x0 and tile.x1 < other.x1 + FLUSH for other in tiles)
    return within and not any(tile.holds(word.box.centre) for word in words)


def _stacks(tiles: Sequence[Box]) -> Iterator[list[Box]]:
    """Tiles of one width under each other, three or more with little white between."""
    columns: dict[tuple[int, int], list[Box]] = {}
    for tile in sorted(tiles, key=lambda tile: tile.top):
        columns.setdefault((round(tile.x0), round(tile.x1)), []).append(tile)
    for column in columns.values():
        yield from parted(column, lambda stack, tile: not -1 <= tile.top - stack[-1].bottom <= APART)


def _is_alone(stack: Sequence[Box], tiles: Sequence[Box]) -> bool:
    """Whether nothing beside the tiles of a stack is shaded: of a shaded row every cell is."""
    top, bottom = stack[0].top, stack[-1].bottom
    others = (tile for tile in tiles if tile not in stack)
    return not any(tile.top < bottom - 1 and tile.bottom > top + 1 for tile in others)


def _beside_labels(stack: Sequence[Box], page: Page) -> list[Rule]:
    """The rules of a table with level rules whose first column alone is shaded: labels beside texts."""
    box = bounds(list(stack))
    levels = [
        rule
        for rule in page.rules
        if rule.horizontal and abs(rule.start - box.x0) < APART and box.top < rule.at < box.bottom + APART
    ]
    end = min((rule.end for rule in levels), default=box.x1)
    level = [word for word in page.words if box.top < word.box.centre[1] < box.bottom]
    lines = words_to_lines(word for word in level if box.x1 < word.box.x0 < end)
    if len(stack) < FEWEST_LABELS or len(levels) < FEWEST_LABELS or len(lines) < len(stack):
        return []
    if any(word.box.x0 < box.x1 < word.box.x1 for word in level) or any(map(_has_gap, lines)):
        return []
    return [*frame(replace(box, x1=end)), *ruled(box, uprights=[box.x1])]


def _has_gap(line: Line) -> bool:
    """Whether a line stands in several columns."""
    return any(right.box.x0 - left.box.x1 > WIDE * line.style.size for left, right in pairwise(line.words))


def _labelled_boxes(tiles: Sequence[Box], page: Page) -> list[tuple[Box, Box]]:
    """Boxes of text under each other, each beside one with a label: "Recommendation 1" on a dark ground."""
    level = [(left, right) for left in tiles for right in tiles if _stand_level(left, right)]
    pairs = [pair for pair in level if not any(_is_between(tile, *pair) for tile in tiles)]
    counts = [[sum(tile.holds(word.box.centre) for word in page.words) for tile in pair] for pair in pairs]
    told = [pair for pair, (label, text) in zip(pairs, counts, strict=True) if 0 < label <= LABEL < text]
    places = Counter((round(left.x0), round(right.x0)) for left, right in told)
    return [pair for pair in told if places[round(pair[0].x0), round(pair[1].x0)] > 1]


def _stand_level(left: Box, right: Box) -> bool:
    level = abs(left.top - right.top) < FLUSH and abs(left.bottom - right.bottom) < FLUSH
    return level and APART < right.x0 - left.x1 < BESIDE


def _is_between(tile: Box, left: Box, right: Box) -> bool:
    """Whether one more tile of a row fills the white between two."""
    beside = left.x1 - 1 <= tile.x0 and tile.x1 <= right.x0 + 1
    return beside and tile.top < left.bottom - 1 and tile.bottom > left.top + 1


def _around(left: Box, right: Box) -> list[Rule]:
    """The rules of a row of two cells."""
    box = bounds([left, right])
    return [*frame(box), *ruled(box, uprights=[(left.x1 + right.x0) / 2])]


def _beside(one: Box, other: Box, apart: float) -> tuple[float, float, float] | None:
    """The x between two tiles side by side, and where they stand so; None where they do not."""
    left, right = sorted((one, other), key=lambda box: box.x0)
    top, bottom = max(left.top, right.top), min(left.bottom, right.bottom)
    close = -1 <= right.x0 - left.x1 <= apart
    return ((left.x1 + right.x0) / 2, top, bottom) if close and bottom - top >= LEAST / 2 else None


def _touch(group: Sequence[Box]) -> bool:
    """Whether tiles side by side have no white between them: the cells of a row, and no cards."""
    sides = [(one, other) for one, other in combinations(group, 2) if _beside(one, other, FAR_APART)]
    return all(abs(one.x1 - other.x0) < 1 or abs(other.x1 - one.x0) < 1 for one, other in sides)


def _parting(one: Box, other: Box, apart: float) -> Iterator[Rule]:
    """The rule between two tiles that stand side by side, or one below the other."""
    if side := _beside(one, other, apart):
        yield Rule(False, *side)
    upper, lower = (Box(box.top, box.x0, box.bottom, box.x1) for box in (one, other))
    if level := _beside(upper, lower, apart):
        yield Rule(True, *level)


def _makes_table(rules: Sequence[Rule], fewest: int) -> bool:
    """Whether the tiles stand in rows and in columns that go through several rows."""
    rows = {round(rule.at) for rule in rules if rule.horizontal}
    tops: dict[int, set[int]] = {}
    for rule in rules:
        if not rule.horizontal:
            tops.setdefault(round(rule.at), set()).add(round(rule.start))
    return len(rows) >= FEWEST_ROWS - 1 and sum(len(own) > 1 for own in tops.values()) >= fewest


def _is_last_row(group: Sequence[Box], page: Page, bare: Sequence[Word]) -> bool:
    """Whether tiles at the top of a page are one row, the last of a table: no header with words in cells
    right below it, or rules beneath. A heading of what comes next is flush with them."""
    box = bounds(list(group))
    level = len({(round(tile.top), round(tile.bottom)) for tile in group}) == 1
    if not level or len(group) < FEWEST_TILES or box.top >= TOP * page.height:
        return False
    near = (w for w in bare if 0 < w.box.top - box.bottom < CLOSE and box.x0 < w.box.centre[0] < box.x1)
    below = any(line.box.x0 > box.x0 + FLUSH for line in words_to_lines(near))
    ruled = any(
        rule.horizontal and rule.at > box.bottom + CLOSE and rule.start < box.centre[0] < rule.end
        for rule in page.rules
    )
    return not below and not ruled


def _is_ruled(own: Sequence[Rule], drawn: Sequence[Rule]) -> bool:
    """Whether rules are drawn between the tiles, at half of where they meet side by side or more."""
    sides = [rule for rule in own if not rule.horizontal]
    covered = sum(
        max(0.0, min(rule.end, side.end) - max(rule.start, side.start))
        for side in sides
        for rule in drawn
        if not rule.horizontal and abs(rule.at - side.at) <= APART
    )
    return covered >= 0.5 * sum(side.end - side.start for side in sides)


def _holds_all(
    group: Sequence[Box], own: Sequence[Rule], bare: Sequence[Word], drawn: Sequence[Rule]
) -> bool:
    """Whether no row stands between, above or below the tiles without any, near them or in the frame that is
    drawn around both; `bare`: the words in no tile."""
    box = bounds([*group])
    if any(box.holds(word.box.centre) for word in bare):
        return False
    edges = sorted({round(rule.at) for rule in own if not rule.horizontal})
    aside = [word for word in bare if box.x0 <= word.box.x0 and word.box.x1 <= box.x1]
    lines = [line for line in words_to_lines(aside) if line.box.x0 > box.x0 + FLUSH]  # a footer is flush
    lines = [line for line in lines if _stands_in_columns(line, edges)]
    sides = [rule for rule in merge_rules(drawn) if _runs_beside(rule, box)]
    if any(side.start < line.baseline < side.end for side in sides for line in lines):
        return False
    away = [max(box.top - line.baseline, line.baseline - box.bottom) for line in lines]
    return not any(each < NEXT_ROW for each in away) and sum(each < NEXT_ROWS for each in away) < SEVERAL


def _runs_beside(rule: Rule, box: Box) -> bool:
    """Whether a rule is drawn down a side of a box."""
    beside = min(abs(rule.at - box.x0), abs(rule.at - box.x1)) <= APART
    return not rule.horizontal and beside and rule.start < box.bottom and rule.end > box.top


def _stands_in_columns(line: Line, edges: Sequence[float]) -> bool:
    """Whether the words of a line stand in several columns, with white at the edges between them."""
    pairs = list(pairwise(line.words))
    white = [(left.box.x1, right.box.x0) for left, right in pairs]
    parted = [(x1, x0) for x1, x0 in white if any(x1 - 1 <= edge <= x0 + 1 for edge in edges)]
    over = any(word.box.x0 + 1 < edge < word.box.x1 - 1 for word in line.words for edge in edges)
    return bool(parted) and not over and all(x0 - x1 >= CLEAR * line.style.size for x1, x0 in parted)
