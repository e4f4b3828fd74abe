"""What stands over the rows of a table: themes, recommendations, and what is said of them.

Finance                                                       a heading or a band: theme
R4: Review the charges for parking.                           a heading, a band or a title: recommendation
Lead member: Leader of the Council                            a field of the recommendation
Action                     | Lead officer       | By when     the header
Compare the charges ...    | Head of Transport  | June 2025

Only where a table has no column of recommendations can they stand over its rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile
from statistics import median
from string import ascii_uppercase

from parsers.cells.label_values import label_line
from parsers.entries.over_candidates import candidates
from parsers.entries.table_themes import with_themes
from parsers.fields.reference import is_reference, is_under
from parsers.headers.headers import says_value
from parsers.outline.outline import Outline
from parsers.sections.blocks import Block, Kind
from parsers.tables.over import CODED, COUNTS, NAMED, Over, asks_above, is_count, is_heading
from parsers.tables.tables import Table
from parsers.text.lines import breaks_off, ends_sentence
from parsers.vocabulary import column_of
from parsers.vocabulary.sections import asks, commands, only_commands
from parsers.vocabulary.word_lists import any_of

GROUPS = re.compile(
    rf"(?:{any_of('groups of records')}|priorit(?:y(?! actions?\b)|ies)|section|part|area(?!s? for\b))s?\b",
    re.I,
)
"""What is called a group of them, though it has a number: "Theme 2: Finance"."""
AIM = re.compile(r"(?:\w+ ){0,2}(?:objective|aim|outcome|goal|purpose|ambition)s?(?: [a-z]{2,})?\s*:", re.I)
"""What a row under a theme says that it is for: "Outcome: all are proud"; "Objective 2: ..." is a group."""
LETTERED = re.compile(r"[A-Z][a-z]+ [A-Z]\s*[:.–—-]")
"""A group too, and no label: "Outcome A: Children are safe"."""
SENTENCE = 5
"""Words from which on what has a number is a recommendation; "2. Customer Service" is a theme."""
LONG = 10
"""Words from which on what has neither a number nor a full stop is one."""
SAID = frozenset(
    "response success_measure resources progress next_steps finding risk evidence status rag deadline owner"
    " lead_member lead_officer owner_accountable support governance priority origin".split()
)
"""Columns of what can be said of a recommendation under a heading of its own."""
WRAP = 1.4
"""Font sizes from line to line of one paragraph, at most."""
_LETTERS = ascii_uppercase + " .-"
"""What may stand before a recommendation's number: "R1", "CP-4"."""
FEWEST_TOLD = 3
"""Paragraphs above tables that tell somebody what to do, at least, for each to be a recommendation."""
TOLD = 0.7
"""The share of the tables that have such a paragraph."""
ASK = 0.5
"""The share of the texts without numbers that must read like recommendations, for any to be one."""


def over_tables(outline: Outline) -> list[list[Over]]:
    """For each table of the outline, what stands over its rows, in order."""
    found = candidates(outline)
    open_ones = [own for table, own in zip(outline.tables, found, strict=True) if _is_open(table)]
    asking = _asking(open_ones)
    told = [
        _told(own, asking if _is_open(table) else frozenset(), table)
        for table, own in zip(outline.tables, found, strict=True)
    ]
    told = _with_what_stands_below(told, outline)
    return with_themes(told, outline)


def blocks_over_tables(outline: Outline, themes: bool = False) -> frozenset[int]:
    """The ids of the blocks that are a table's recommendations, say more of them or are its `themes`."""
    taken = (over for own in over_tables(outline) for over in own if themes or over.kind != "theme")
    return frozenset(id(over.block) for over in taken if over.block)


def _is_open(table: Table) -> bool:
    return table.place("recommendation") is None


def _asking(tables: Sequence[Sequence[Over]]) -> frozenset[str]:
    """The texts that are recommendations: those called so, else those with numbers that are sentences, else
    rows that read like sentences."""
    overs = [over for own in tables for over in own if _can_ask(over)]
    named = [over for over in overs if over.is_named]
    if named:
        return frozenset(over.text for over in named)
    if counted := _counted(tables) or _counted_in_turn(tables):
        return counted
    right_above = _right_above(tables)
    rows = [over for over in overs if over.source != "block" or over in right_above]
    rows = [over for over in rows if not GROUPS.match(over.text)]
    numbered = _lowest([over for over in rows if over.is_numbered])
    if len(numbered) > 1 and _read_like_tasks(numbered):
        return frozenset(over.text for over in numbered)
    plain = [over for over in rows if not over.is_numbered]
    asking = [over for over in plain if _reads_like_one(over)]
    enough = len(asking) > 1 and len(asking) >= ASK * len(plain)
    return frozenset(over.text for over in asking) if enough else _told_to(tables)


def _told_to(tables: Sequence[Sequence[Over]]) -> frozenset[str]:
    """The paragraphs right above the tables, without numbers, where nearly every table has one of its own and
    they tell somebody what to do: "Agree a clearer role ..."; in bold, "The council should ..." does too."""
    above = _right_above(tables)
    texts = {over.text for over in above}
    if len(texts) < FEWEST_TOLD or len(texts) < TOLD * len(tables):
        return frozenset()
    bold = sum(over.lines[0].style.bold for over in above) > TOLD * len(above)
    told = [over for over in above if _reads_like_one(over) and (asks if bold else commands)(over.text)]
    return frozenset(texts) if len(told) > TOLD * len(above) else frozenset()


def _lowest(numbered: Sequence[Over]) -> list[Over]:
    """What has numbers, without the themes that have others under them: "1 Finance" over "1.1 Review ..."."""
    numbers = [over.number for over in numbered]
    above = {one for one in numbers if any(is_under(other, one) for other in numbers)}
    return [over for over, number in zip(numbered, numbers, strict=True) if number not in above]


def _read_like_tasks(numbered: Sequence[Over]) -> bool:
    """Whether what has numbers is to be done: "1 Improve recycling"; "2. Customer Service" is a theme."""
    long = median(len(over.asked.split()) for over in numbered) >= SENTENCE
    return long or sum(only_commands(over.asked) for over in numbered) > 0.5 * len(numbered)


def _counted(tables: Sequence[Sequence[Over]]) -> frozenset[str]:
    """The headings that count what the paragraph between each and its table asks for, or the row below each:
    "AFI 2", "Cause of concern 1"; none where that is so for few of the tables, or of the rows."""
    above = [_blocks_of(own)[-2:] for own in tables]
    rows = [[over for over in own if over.source != "block"] for own in tables]
    pairs = [pair for pair in above if len(pair) == 2 and _counts(*pair)]
    in_rows = [pair for own in rows for pair in pairwise(own) if _counts(*pair)]
    counted: list[Sequence[Over]] = []
    if 2 * len(pairs) > len(tables):
        counted += pairs
    if 4 * len(in_rows) > sum(map(len, rows)):
        counted += in_rows
    return frozenset(heading.text for heading, _ in counted)


def _counted_in_turn(tables: Sequence[Sequence[Over]]) -> frozenset[str]:
    """The paragraphs right above the tables, set like any text, where each table has one and their numbers
    count, and the rows that these count as well: "1 Agree a vision", "2 Make sure money is understood"."""
    above = _right_above(tables)
    rows = [o for own in tables for o in own if o in above or (o.source != "block" and o.is_numbered)]
    for counted in (rows, above):
        counts = [over.number.lstrip(_LETTERS) for over in counted]
        in_turn = all(map(str.isdigit, counts)) and all(int(n) + 1 == int(m) for n, m in pairwise(counts))
        if in_turn and len(above) >= max(2, len(tables)) and _read_like_tasks(counted):
            return frozenset(over.text for over in counted)
    return frozenset()


def _right_above(tables: Sequence[Sequence[Over]]) -> list[Over]:
    """The last of the text's own blocks over each table that has any."""
    return [blocks[-1] for own in tables if (blocks := _blocks_of(own))]


def _blocks_of(own: Sequence[Over]) -> list[Over]:
    """The text's own blocks over a table, without what is said of the last under labels: "Lead: ..."."""
    blocks = [over for over in own if over.source == "block"]
    while blocks and label_line(blocks[-1].lines[0]) in SAID:
        blocks.pop()
    return blocks


def _counts(heading: Over, text: Over) -> bool:
    """Whether a heading counts the text below it, a paragraph or a sentence in bold type; "R1" counts any."""
    coded = CODED.match(heading.text) and is_reference(heading.text)
    counts = coded or (COUNTS.fullmatch(heading.text) and not GROUPS.match(heading.text))
    is_paragraph = text.block is not None and not is_heading(text)
    is_text = coded or is_paragraph or (ends_sentence(text.text) and _reads_like_one(text))
    return bool(counts) and (heading.block is None or is_heading(heading)) and is_text


def _can_ask(over: Over) -> bool:
    if over.called or over.block is None or over.block.kind is Kind.HEADING:
        return True
    return over.block.kind is Kind.PARAGRAPH and (bool(NAMED.match(over.text)) or over.is_named)


def _reads_like_one(over: Over) -> bool:
    words = len(over.text.split())
    return words >= LONG or (words >= SENTENCE and ends_sentence(over.text))


def _told(candidates: Sequence[Over], asking: frozenset[str], table: Table) -> list[Over]:
    """The candidates of a table with their kinds, but for the themes outside its rows."""
    told: list[Over] = []
    last = next(reversed(_blocks_of(candidates)), None)
    for over in candidates:
        above = told[-1] if told and not _rows_between(told[-1], over, table) else None
        right_above = over is last
        is_asked = over.text in asking and (_can_ask(over) or over.is_numbered or right_above)
        kind = "recommendation" if is_asked else _kind_under(over, above)
        if kind == "aim" and above is None and any(each.kind == "recommendation" for each in told):
            kind = "note"  # "How we will know: ...", the last row of what is done for a recommendation
        under = _label_of(above) if kind == "value" and above else ""
        told.append(replace(over, kind=kind, under=under))
    return told


def _with_what_stands_below(told: Sequence[list[Over]], outline: Outline) -> list[list[Over]]:
    """The tables' overs, where each table's recommendation stands above it: what is said of it under labels
    below its table ("How we will know we have succeeded") is its own, and not the next one's."""
    if not outline.tables or not all(map(asks_above, told)):
        return list(told)
    end = outline.tables[-1].rows[-1] if outline.tables[-1].rows else None
    rest = [block for block in outline.blocks if end and block.place > end.place]
    heads = [*told[1:], [Over("block", block.place, block.lines, block) for block in rest]]
    notes = (over for own in told for over in own if over.kind == "note" and not over.block)
    counts = Counter([*map(_said_of, outline.blocks), *map(_said_of, notes)])
    labels = frozenset(text for text, count in counts.items() if count > 1 and column_of(text) in SAID)
    said = [_said_first(own, labels) for own in heads]
    kept = [told[0], *(own[len(first) :] for own, first in zip(heads, said, strict=True))]
    return [[*own, *below] for own, below in zip(kept, said, strict=False)]


def _said_of(each: Block | Over) -> str:
    """What the first line of some says that they tell of: "How we will know: Members ..."; else all of it."""
    label, colon, _ = each.lines[0].text.partition(":")
    return label if colon else " ".join(line.text for line in each.lines)


def _said_first(overs: Sequence[Over], labels: frozenset[str]) -> list[Over]:
    """Those of the labels that stand first among some overs, each with its values."""
    said: list[Over] = []
    for over in takewhile(lambda each: each.block and each.kind != "recommendation", overs):
        if over.text in labels:
            said.append(replace(over, kind="label"))
        elif over.block and _said_of(over.block) in labels:
            said.append(replace(over, kind="note"))
        elif said and not is_heading(over):
            said.append(replace(over, kind="value", under=_label_of(said[-1])))
        else:
            break
    return said


def _label_of(over: Over) -> str:
    return over.under or over.text


def _rows_between(above: Over, below: Over, table: Table) -> bool:
    return any(row.cells and above.place <= row.place < below.place for row in table.rows)


def _kind_under(over: Over, above: Over | None) -> str:
    """What stands under `above`, if it is no recommendation: what follows one at once speaks of it."""
    if above and above.kind in ("recommendation", "text") and _goes_on(above, over):
        return "text"
    outside = over.source == "block"
    asked_above = above is not None and above.kind in ("recommendation", "text", "note")
    says = label_line(over.lines[0]) in SAID and not LETTERED.match(over.text)
    if not outside and not asked_above and says:
        return "aim"  # "Executive sponsor: Leader", under a theme or its title
    if above and above.kind in ("recommendation", "text", "note", "label", "value"):
        if column_of(over.text) and not says_value(over.text):  # "Lead: Assistant Director People"
            return "label"
        if over.block and above.block and above.kind in ("label", "value"):
            is_value = not is_heading(over) and column_of(_label_of(above)) in SAID
            return "value" if is_value else ""
        return "note" if not outside or label_line(over.lines[0]) else ""
    if above and not outside and above.source == over.source and _says_more(above, over):
        return "aim"
    return "" if outside or over.source == "above" else "theme"


def _says_more(above: Over, below: Over) -> bool:
    """Whether a row says more of the theme above it: "Outcome: all are proud", or a sentence under a name."""
    sentence = len(below.text.split()) >= SENTENCE and ends_sentence(below.text)
    return bool(AIM.match(below.text)) or (sentence and not ends_sentence(above.text))


def _goes_on(above: Over, below: Over) -> bool:
    """Whether a recommendation goes on: under its number, on the next line, or behind the page end."""
    last, first = above.lines[-1], below.lines[0]
    near = 0 < first.baseline - last.baseline < WRAP * first.style.size
    wraps = near if first.page == last.page else breaks_off(last, first)
    return is_count(above) or (wraps and first.style == last.style and not label_line(first))
