"""Panels under each other, what is asked at the left of each and what is done about it at its right → the
rules that part them.

▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
▒ R1              Hold a meeting    ▒      one shade behind both, or one behind each,
▒ Listen to all   Head of HR | May  ▒      with white between the panels
▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒

▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
▒ R2              Publish a note    ▒
▒ Speak plainly   Leader | June     ▒
▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.document import Box, Page, Rule, Word, bounds, spaced, words_of
from parsers.fields.deadline import dated_part, says_when
from parsers.fields.reference import is_reference, split_reference
from parsers.grids.rules import box_of, merge_rules, ruled, touching, with_round_frames
from parsers.text.lines import Line, words_to_lines
from parsers.text.runs import parted
from parsers.vocabulary import column_of

FEWEST_WORDS = 3
"""Words of what is asked and its number, more than which a panel has: "4" beside a text is none."""
APART = 60.0
"""Points of white between two of them, or a heading there, at most."""
FLUSH = 1.5
"""Points by which what stands level, or under each other, may miss."""
TOUCHING = 12.0
"""Points of white between the two shades of a panel, at most."""
LABEL = 3
"""Words of a label on a line of its own, at most."""
FEWEST_LABELS = 2
"""Lines of a card's labels, at least."""
GUTTER = 8.0
"""Points of white between what is asked and what is done in one shade, at least."""
WIDEST = 0.45
"""The share of a page's width that a panel has, at least."""
MOST_TILES = 60
MOST_RULES = 240
"""Shades and rules of a page, at most: one with more is no page of panels."""
MOST = 0.7
"""The share of the panels with a date at the right, at least, and with none at the left."""


def panel_rules(page: Page) -> list[Rule]:
    """The rules around and between the two cells of each panel of a page."""
    tiles = list(dict.fromkeys([*(fill.box for fill in page.fills), *_frames(page)]))
    if len(tiles) > MOST_TILES:
        return []
    whole = [(tile, None) for tile in tiles if tile.width > WIDEST * page.width]
    joined = [(bounds([left, right]), right.x0) for left in tiles for right in tiles if _touch(left, right)]
    for panels in (*_stacks(joined), *_stacks(whole)):
        boxes = [box for box, _ in panels]
        at = panels[0][1]
        edges = _gutters(boxes, page.words) if at is None else [at]
        if edges and _says_what_is_done(boxes, edges[-1], page.words):
            return [rule for group in _runs(boxes, page.words) for rule in _around(group, edges)]
    return []


def _runs(boxes: Sequence[Box], words: Sequence[Word]) -> list[list[Box]]:
    """The panels in groups that no heading parts, each a table of its own."""

    def is_apart(group: list[Box], box: Box) -> bool:
        return bool(_words_in(replace(box, top=group[-1].bottom, bottom=box.top), words))

    return parted(boxes, is_apart)


def _frames(page: Page) -> Iterator[Box]:
    """The frames with nothing but themselves of rules, be their corners square or round."""
    if len(page.rules) > MOST_RULES:
        return
    for group in with_round_frames(touching(merge_rules(page.rules))):
        levels = sum(rule.horizontal for rule in group)
        if levels == 2 and len(group) == 4:
            yield bounds([box_of(rule) for rule in group])


def _touch(left: Box, right: Box) -> bool:
    level = abs(left.top - right.top) < FLUSH and abs(left.bottom - right.bottom) < FLUSH
    return level and -1 <= right.x0 - left.x1 <= TOUCHING


def _stacks(panels: Sequence[tuple[Box, float | None]]) -> Iterator[list[tuple[Box, float | None]]]:
    """Panels under each other, as wide as each other and parted at the same x."""
    stacks: list[list[tuple[Box, float | None]]] = []
    for box, x in sorted(panels, key=lambda panel: panel[0].top):
        for stack in stacks:
            last, at = stack[-1]
            alike = abs(last.x0 - box.x0) < FLUSH and abs(last.x1 - box.x1) < FLUSH
            same = x is None or at is None or abs(x - at) < FLUSH
            if alike and same and -1 <= box.top - last.bottom < APART:
                stack.append((box, x))
                break
        else:
            stacks.append([(box, x)])
    yield from stacks


def _gutters(boxes: Sequence[Box], words: Sequence[Word]) -> list[float]:
    """The x at which the second of two columns begins in all the panels, and before it that of the first,
    where numbers stand left of that; none where they have one column, or more."""
    inside = [word for box in boxes for word in _words_in(box, words)]
    columns: list[list[Word]] = []
    end = float("-inf")
    for word in sorted(inside, key=lambda word: word.box.x0):
        if word.box.x0 - end >= GUTTER:
            columns.append([])
        columns[-1].append(word)
        end = max(end, word.box.x1)
    counted = len(columns) == 3 and all(is_reference(word.text) for word in columns[0])
    starts = [own[0].box.x0 - FLUSH for own in columns[1:]]
    return starts if counted or len(columns) == 2 else []


def _says_what_is_done(boxes: Sequence[Box], x: float, words: Sequence[Word]) -> bool:
    """Whether each panel has a number and a text left of `x`, most have a date right of it and hardly any
    left, and nothing stands beside them, as other cells of a row would."""
    halves = [(replace(box, x1=x), replace(box, x0=x)) for box in boxes]
    parts = [[words_to_lines(_words_in(half, words)) for half in pair] for pair in halves]
    if not all(left and right and _is_counted(left) for left, right in parts):
        return False
    if any(column_of(right[0].text) == "deadline" for _, right in parts):
        return False  # "BY WHEN" over its dates: what is done stands left of it
    top, bottom = boxes[0].top, boxes[-1].bottom
    level = [word for word in words if top < word.box.centre[1] < bottom and not word.turned]
    if any(not boxes[0].x0 < word.box.centre[0] < boxes[0].x1 for word in level):
        return False
    asked, done = (sum(are_dated(pair[side]) for pair in parts) for side in (0, 1))
    return done >= MOST * len(parts) and asked <= (1 - MOST) * len(parts)


def are_dated(lines: Sequence[Line]) -> bool:
    """Whether any line begins or ends with a date in figures, or is one."""
    dates = (dated_part(line.text)[1] for line in lines)
    return any(any(map(str.isdigit, date)) and says_when(date) for date in dates)


def _is_counted(lines: Sequence[Line]) -> bool:
    """Whether lines are a text with a number before it or above it; labels under each other are none."""
    words = words_of(lines)
    first = min(words, key=lambda word: word.box.x0 + word.box.top)
    text = spaced(words)
    numbered = any(map(is_reference, (lines[0].text, first.text))) or split_reference(text)[0]
    labels = sum(len(line.words) <= LABEL and bool(column_of(line.text)) for line in lines)
    return bool(numbered) and len(words) > FEWEST_WORDS and labels < FEWEST_LABELS


def _words_in(box: Box, words: Sequence[Word]) -> list[Word]:
    return [word for word in words if box.holds(word.box.centre) and not word.turned]


def _around(boxes: Sequence[Box], edges: Sequence[float]) -> list[Rule]:
    """The rules of a table with a row for each panel; the white between two is the upper one's."""
    whole = bounds(list(boxes))
    return ruled(whole, (*(box.top for box in boxes), whole.bottom), (whole.x0, *edges, whole.x1))
