"""Label/value cards without rules: the runs of lines that are cards, as grids of labels and values.

    Recommendation 1:  Develop a workforce plan.
    Lead Officer:      Chief Executive
    What we will do:   Open a hub for start-up firms, covering:
                       • what it costs now

A card whose labels stand alone, or run into their values, becomes such a grid too: a card is a card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from models.document import Box, bounds
from parsers.cards.card_labels import action_label, words_of_name
from parsers.cards.label_pairs import LONGEST_HEADING, Pair, take_beside, take_run_in
from parsers.fields.reference import is_reference, split_reference
from parsers.fields.status import read_rag
from parsers.grids.grids import BAND, Cell, Grid
from parsers.headers.headers import RECOMMENDATIONS
from parsers.headers.label_lines import Setting
from parsers.headers.labels import label_of
from parsers.text.joiner import Joiner
from parsers.text.lines import Line

NAMED = re.compile(r"(?:key\s+)?recommendation\b", re.I)
NO_BOX = -1


def text_to_cards(
    lines: Sequence[Line], settings: Sequence[Setting], is_open: bool
) -> Iterator[Grid | list[Line]]:
    """A page's lines in order: its cards as grids, and the text around them. `is_open`: a card reached the
    end of the page before; what stands in a box of its own goes on in no other."""
    for place, (box, own) in enumerate(groupby(lines, _box_of)):
        yield from _run_to_cards(list(own), settings, is_open and place == 0 and box == NO_BOX)


def _box_of(line: Line) -> int:
    column = line.words[0].column
    return column.number if column.closed else NO_BOX


def _run_to_cards(
    lines: Sequence[Line], settings: Sequence[Setting], is_open: bool
) -> Iterator[Grid | list[Line]]:
    if not settings:
        yield list(lines)
        return
    setting, *others = settings
    text: list[Line] = []
    place = 0
    while place < len(lines):
        starts = place == 0 and is_open
        take = take_beside if setting.value_x is not None else take_run_in
        count, pairs = take(lines[place:], setting, starts)
        if not count or not (starts or _says_something(pairs)):
            text.append(lines[place])
            place += 1
            continue
        if text:
            yield from _run_to_cards(text, others, False)
            text = []
        yield _grid(pairs, setting)
        place += count
    if text:
        yield from _run_to_cards(text, others, is_open and len(text) == len(lines))


def _says_something(pairs: Sequence[Pair]) -> bool:
    """Whether a value has a word and no colour: not "Key recommendations 7", "Governance   Amber"."""
    texts = (re.sub(r"\W+", " ", line.text).split() for pair in pairs for line in pair.value)
    return any(len(word) > 2 and word.isalpha() and not read_rag(word) for words in texts for word in words)


def _grid(pairs: Sequence[Pair], setting: Setting) -> Grid:
    """A grid of two columns, a row a pair."""
    everything = [line for pair in pairs for line in (*pair.label, *pair.value)]
    around = bounds([line.box for line in everything])
    shift = everything[0].words[0].column.shift
    value_x = around.x1 if setting.value_x is None else setting.value_x + shift
    cells: list[Cell] = []
    for pair in pairs:
        row = bounds([line.box for line in (*pair.label, *pair.value)])
        if pair.across:
            cells.append(Cell(row, 0, 1, pair.value))
        else:
            cells += [Cell(row, 0, 0, pair.label), Cell(row, 1, 1, pair.value)]
    return Grid(everything[0].page, around, (around.x0, value_x, around.x1), tuple(cells), "gaps")


def heading_above(lines: Sequence[Line], card: Grid, joiner: Joiner) -> int:
    """How many of the last lines of a text are the heading of the card that stands next, with a number or a
    name ("Recommendation 3: Use data", "Recommendation: Use data"); 0 if none, or it has its own."""
    # What stands over all columns further down begins the next card: "Recommendation 5 – Agree a plan".
    own = [cell for cell in card.cells if cell.first == 0 and (cell.last == 0 or cell is card.cells[0])]
    labels = [joiner.passage(cell.lines).text for cell in own]
    named = any(label_of(text)[0] in RECOMMENDATIONS or split_reference(text)[0] for text in labels)
    if named or not _is_near(lines, card):
        return 0
    for count, line in enumerate(reversed(lines[-LONGEST_HEADING:]), start=1):
        if count > 1 and NAMED.match(line.text) and is_reference(line.text.rstrip(" .:")):
            # "Recommendation 4" may be set unlike its text, or stand behind the end of the page before.
            return count if line.page >= card.page - 1 else 0
        if line.style != lines[-1].style or line.page != lines[-1].page:
            return 0
        ref = split_reference(line.text)[0]
        # "R2 Reduce the gap" may be set like the text, "2. Reduce the gap" ends a list then.
        numbered = ref and (line.style.bold or NAMED.match(line.text) or ref[0].isalpha())
        if label_of(line.text)[1] or words_of_name(line.text) or numbered:
            return count
    return 0


def action_above(lines: Sequence[Line], card: Grid) -> int:
    """How many last lines of a text are the labelled action that a card below tells of, or 0."""
    if not _is_near(lines, card):
        return 0
    for count, line in enumerate(reversed(lines[-LONGEST_HEADING:]), start=1):
        if line.page != lines[-1].page or line.words[-1].style.size != lines[-1].words[-1].style.size:
            return 0
        if action_label(line.text)[0]:
            return count
    return 0


def _is_near(lines: Sequence[Line], card: Grid) -> bool:
    """Whether the last of some lines stands right above a card; a page end may lie between."""
    if not lines:
        return False
    last = lines[-1]
    return last.page == card.page - 1 or (last.page == card.page and 0 < card.box.top - last.box.top < BAND)


def with_heading(card: Grid, lines: Sequence[Line]) -> Grid:
    """The card with a row over all its columns above the others."""
    top = card.box.top
    box = Box(card.box.x0, top - 6, card.box.x1, top - 4)  # the lines may stand on the page before
    above = min((line.box.top for line in lines if line.page == card.page), default=top)
    whole = replace(card.box, top=min(top, above))
    return replace(card, box=whole, cells=(Cell(box, 0, card.width - 1, tuple(lines)), *card.cells))
