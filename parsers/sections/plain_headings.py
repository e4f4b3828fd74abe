"""Blocks → blocks with the headings that no type sets apart: known by their numbers, or by where they stand.

1. Customer Service            short lines without a full stop, counted on, with more beneath
• Drive forward ...
Housing and Homelessness       or each alone between the bullets of one list and the next
• Survey the stock ...
2                              a number alone in large type, or on a disc, over each
Agree a savings plan
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile, zip_longest

from models.document import bounds, spaced, words_of
from models.plan import Passage
from parsers.cells.run_in_labels import cut_at_labels
from parsers.headers.headers import NAMED_LIKE_THEMES
from parsers.sections.blocks import Block, Kind
from parsers.sections.set_apart import dates_at_right
from parsers.sections.trailing_details import details_in
from parsers.text.items import ALIGNED, Item
from parsers.text.lines import Line, line_of
from parsers.text.marks import Mark, goes_on_counting
from parsers.vocabulary import column_of
from parsers.vocabulary.sections import asks

LONGEST = 9
"""Words of such a heading."""
FEWEST = 3
"""Numbers that stand alone, each over its title, at least."""
FEWEST_OVER = 2
"""Points that stand alone above tables, or bars above texts, at least."""
BAR_GAP = 3.0
"""Font sizes of white between what a bar counts and what it says of it, at least."""
COUNTS = re.compile(r"[A-Za-z]+ (?:no\.? ?)?\d{1,2}[.:]?")
"""What a bar counts: "Recommendation 1"."""
ACTION = re.compile(r"(?:key )?action (?P<label>\d{1,2}(?:\.\d{1,2})*[a-z]?)[.:]?", re.I)
"""What counts the text below it, which is an action."""
SHARE = 0.75
"""The share of a document's numbered points that are headings, if any are."""


def with_plain_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, with headings in place of what is set like text and stands like a heading."""
    blocks = list(_with_counts_level(_with_numbers(blocks)))
    numbered = _numbered(blocks)
    found = [piece for block in blocks for piece in (_opened(block) if block in numbered else (block,))]
    spaced = _spaced(found)
    found = [replace(block, kind=Kind.HEADING) if block in spaced else block for block in found]
    # "*Head of HR | May 2025*" below a point is no heading, however it is set, nor "May 2025" at its right.
    below = ((a, b) for a, b in pairwise(found) if a.kind is Kind.ITEM is not b.kind)
    told = (b for a, b in below if _is_who_and_when(b) or _is_date_at_right(a, b))
    said = set(map(id, told))
    said = said if len(said) >= FEWEST else set()
    return [replace(block, kind=Kind.ITEM) if id(block) in said else block for block in found]


def with_headings_over(blocks: Sequence[Block], tables: Sequence[tuple[int, float]]) -> list[Block]:
    """The blocks, with headings in place of points that each stand alone right above one of the `tables`,
    which begin at a (page, depth): an icon, or a number in a circle, stands before each title."""
    alone = [
        block
        for block, below in zip_longest(blocks, blocks[1:])
        if block.kind is Kind.ITEM
        and not block.item.children
        and _is_title(block.item)
        and any(block.place < table and (not below or table < below.place) for table in tables)
    ]
    if len(alone) < FEWEST_OVER:
        return list(blocks)
    return [piece for block in blocks for piece in (_as_heading(block) if block in alone else (block,))]


def with_counts_over_texts(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a bar that counts a recommendation and says who leads it as one with the text below it:
    "Recommendation 1 | Lead: Town Clerk" over "Agree a vision with residents". Each of two or more does. What
    counts an action, "Action 1.1", is the mark of the text below it."""
    blocks = _with_counted_actions(blocks)
    bars = {id(block): cut for block in blocks if (cut := _count_and_labels(block))}
    pairs = [(bar, text) for bar, text in pairwise(blocks) if id(bar) in bars and id(text) not in bars]
    if len(pairs) < FEWEST_OVER or len(pairs) < len(bars):
        return list(blocks)
    whole = {id(bar): (text, bars[id(bar)]) for bar, text in pairs}
    below = {id(text) for _, text in pairs}
    return [_joined(*whole[id(b)]) if id(b) in whole else b for b in blocks if id(b) not in below]


def _with_counted_actions(blocks: Sequence[Block]) -> list[Block]:
    counts = {
        id(text): (count, told["label"])
        for count, text in pairwise(blocks)
        if (told := ACTION.fullmatch(count.item.text)) and text.kind is Kind.PARAGRAPH
    }
    if len(counts) < FEWEST_OVER:
        return list(blocks)
    found: list[Block] = []
    for block in blocks:
        if counted := counts.get(id(block)):
            count, label = counted
            mark = Mark(count.item.text, label, block.item.x, count.item.words)
            found[-1:] = [replace(block, kind=Kind.ITEM, item=replace(block.item, mark=mark))]
        else:
            found.append(block)
    return found


def with_first_rows(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, the paragraphs under a heading as points that stand above the first level rule of a list,
    where they end with who and when as the rows below do: "border-bottom" parts each from the next."""
    found = list(blocks)
    for at, block in enumerate(blocks):
        first = at > 0 and block.row and not blocks[at - 1].row and blocks[at - 1].kind is Kind.PARAGRAPH
        if not first or not any(each.row and _is_who_and_when(each) for each in blocks[at:]):
            continue
        above = list(takewhile(lambda place: blocks[place].kind is Kind.PARAGRAPH, range(at - 1, -1, -1)))
        told = len(above) > 1 and _is_who_and_when(blocks[above[0]])
        if told and blocks[above[-1] - 1].kind is Kind.HEADING and above[-1] > 0:
            found[above[-1] : at] = [replace(each, kind=Kind.ITEM) for each in found[above[-1] : at]]
    return found


def _is_who_and_when(block: Block) -> bool:
    """Whether a block is a line of who and when, "Head of Policy | June 2025"."""
    text = Passage(block.item.text, tuple(words_of(block.lines)))
    return {"owner", "deadline"} <= {field.column for field in details_in(text)}


def _is_date_at_right(above: Block, block: Block) -> bool:
    return id(block.lines[0]) in dates_at_right([*above.lines, *block.lines])


def _count_and_labels(block: Block) -> tuple[Line, Line] | None:
    """What a bar of one line says, a count and labelled values well apart from it."""
    if block.item.mark or len(block.lines) > 1:
        return None
    words = block.lines[0].words
    for at, (left, right) in enumerate(pairwise(words), start=1):
        if right.box.x0 - left.box.x1 > BAR_GAP * left.style.size:
            count, rest = line_of(words[:at]), line_of(words[at:])
            told = COUNTS.fullmatch(count.text) and column_of(count.words[0].text) == "recommendation"
            return (count, rest) if told and not cut_at_labels([rest])[0] else None
    return None


def _joined(text: Block, bar: tuple[Line, Line]) -> Block:
    return replace(text, item=replace(text.item, lines=(bar[0], *text.lines, bar[1])))


def _as_heading(block: Block) -> Iterator[Block]:
    """A point as a heading: what is printed has its number, but no bullet."""
    if block.item.label:
        yield from _opened(block)
    else:
        yield replace(block, kind=Kind.HEADING)


def _with_numbers(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each number alone in a type of its own, 1, 2, 3 ..., with the text below it: the heading "2
    Agree a savings plan", or a list's second point where each stands right above the next."""
    pairs = [pair for pair in pairwise(blocks) if _stands_over(*pair)]
    numbers = [int(above.item.text.strip(".")) for above, _ in pairs]  # "2" or "02"
    if len(pairs) < FEWEST or numbers != [place for place, _ in enumerate(pairs, start=1)]:
        return list(blocks)
    numbered = {id(above) for above, _ in pairs}
    follow = {id(one): id(next_one) for one, next_one in pairwise(blocks)}
    apart = len({above.item.page for above, _ in pairs}) == len(pairs)  # a page each, with a table beside it
    listed = not apart and all(follow.get(id(below)) in numbered for _, below in pairs[:-1])
    joined = {id(below): (_as_point if listed else _with_number)(above, below) for above, below in pairs}
    return [joined.get(id(block), block) for block in blocks if id(block) not in numbered]


def _stands_over(above: Block, below: Block) -> bool:
    number = above.item.text.strip(".")
    unlike = above.style != below.style  # larger, or white on a disc
    apart = above.kind is Kind.HEADING and not below.item.mark and number.isdecimal()
    return apart and unlike and above.lines[0].part == below.lines[0].part


def _with_number(above: Block, below: Block) -> Block:
    """A title with its number before it, on its first line."""
    first, *rest = below.lines
    box = bounds([above.lines[0].box, first.box])
    line = Line((*above.lines[0].words, *first.words), box, first.style, first.baseline)
    return replace(below, kind=Kind.HEADING, item=replace(below.item, lines=(line, *rest)))


def _as_point(above: Block, below: Block) -> Block:
    """A text as the point of a list that its number labels."""
    words = above.lines[0].words
    number = above.item.text
    mark = Mark(number, number.strip("."), above.item.x, words)
    return replace(below, kind=Kind.ITEM, item=replace(below.item, mark=mark))


def _with_counts_level(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, what counts on from a point above the bullets beside it, and not under the last of them,
    where it stands a little right of their glyphs: "1. Companies" / "✓ Sell the depot" / " 2. Climate"."""
    last: Item | None = None
    for block in blocks:
        tail = block.item.children[-1] if block.item.mark and block.item.children else None
        on = last and tail and goes_on_counting(last.label, tail.label) and abs(tail.x - last.x) <= ALIGNED
        if on and tail and not block.item.label:
            yield replace(block, item=replace(block.item, children=block.item.children[:-1]))
            block = Block(Kind.ITEM, tail)
        yield block
        last = block.item if block.item.label.isdigit() else last


def _numbered(blocks: Sequence[Block]) -> list[Block]:
    """The points that are headings: nearly all with a number that begin at one x have something beneath."""
    points = sorted(
        (number for number, block in enumerate(blocks) if _number(block)),
        key=lambda number: blocks[number].item.x,
    )
    found = []
    while points:
        # Of columns brought under each other, the text begins at one x to a point or so.
        x = blocks[points[0]].item.x
        own = [number for number in points if blocks[number].item.x <= x + ALIGNED]
        del points[: len(own)]
        lettered = any(not blocks[number].item.label.isdigit() for number in own)
        titles = [
            blocks[number] for number in own if _is_title(blocks[number].item) and _leads(blocks, number)
        ]
        found += titles if (len(titles) > 1 or lettered) and len(titles) >= SHARE * len(own) else []
    return found


def _number(block: Block) -> bool:
    """Whether a point has a number, or a letter as themes do, "A: Vision"; one of these may be alone. "Action
    2: Adopt a policy" is one, whatever stands below it."""
    mark = block.item.mark if block.kind is Kind.ITEM else None
    if mark is None or ACTION.fullmatch(spaced(block.item.marked)):
        return False
    lettered = re.fullmatch("[A-Z]:", mark.text) and not asks(block.item.text)
    return mark.label.isdigit() or bool(lettered)


def _is_title(item: Item) -> bool:
    text = item.text
    return len(text.split()) <= LONGEST and not text.endswith((".", ":", ";", ",")) and text[:1].isupper()


def _leads(blocks: Sequence[Block], number: int) -> bool:
    """Whether bullets or text stand below a point, before the next."""
    below = blocks[number + 1 : number + 2]
    return bool(blocks[number].item.children) or any(not _number(each) for each in below)


def _opened(block: Block) -> Iterator[Block]:
    """A numbered point as a heading, and what hung under it as blocks of their own."""
    yield Block(Kind.HEADING, Item(block.item.printed))
    for child in block.item.children:
        yield Block(Kind.ITEM if child.mark else Kind.PARAGRAPH, child)


def _spaced(blocks: Sequence[Block]) -> list[Block]:
    """The short paragraphs between the end of one list and the next; the first may stand above all lists."""
    titles = [
        (above, block)
        for above, block, below in zip([None, *blocks], blocks, blocks[1:], strict=False)
        if block.kind is Kind.PARAGRAPH
        and _is_title(block.item)
        and _heads_list(block, below)
        and not (above and _is_date_at_right(above, block))
    ]
    between = [block for above, block in titles if above and above.kind is Kind.ITEM]
    return [*between, titles[0][1]] if between else []


def _heads_list(block: Block, below: Block) -> bool:
    if below.kind is Kind.PARAGRAPH and below.item.text.endswith(":"):
        # "Governance and scrutiny" over "We will:" is a theme, though a label may be called so.
        return column_of(block.item.text) != "action"
    named = column_of(block.item.text) not in ("", *NAMED_LIKE_THEMES)
    return below.kind is Kind.ITEM and not (named or cut_at_labels(block.lines)[1])
