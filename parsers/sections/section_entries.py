"""A section that announces recommendations → each of them: its block, whom it asks and when, its list, and
what is said of it.

The local authority should:       a lead-in: whom
Within three months:              another: when
1. review its plans, so that:     a point
   • children are seen            its list
The team heard that ...           what explains it
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, pairwise

from parsers.fields.reference import is_code, split_reference
from parsers.records.drafts import without_words
from parsers.sections.blocks import Block, Kind
from parsers.sections.leads import Lead, is_lead
from parsers.sections.sections import (
    NUMBERED,
    Section,
    asks_first,
    is_listed,
    is_the_one,
    leads_in,
    number_of,
    time_said,
)
from parsers.text.items import ALIGNED
from parsers.text.joiner import Joiner
from parsers.text.lines import ends_sentence
from parsers.text.marks import LABEL, Mark, goes_on_counting
from parsers.vocabulary.sections import ASKED, announces, asks, bids, section_says
from parsers.vocabulary.word_lists import any_of

SENTENCE = 5
"""Words that a recommendation has at least where only its place says that it is one."""
BARE = frozenset(
    "should must to that following improve include includes including are is below ensure also"
    " immediately urgently days weeks months".split()
)
"""The words that a lead-in ends with that says nothing itself: "The local authority should:"."""

WHEN = re.compile(rf",? ({any_of('sets a term')} [^,:]+)$", re.I)
"""What may stand behind these: "The Council should, within one month of this report:"."""
BY_THEN = re.compile(rf"{any_of('sets a term')} [^,:]+, (?:(?!that\b)[\w&'’-]+ ){{1,8}}?{ASKED}\b", re.I)
"""What a sentence begins with that says by when who should do what: "By May 2025, the service should train
its staff."; not "In May 2024, we said that the service must ..."."""
MODAL = re.compile(rf"\b(?:should|must|shall|will)(?:,? {any_of('sets a term')} [^,:]+)?:$", re.I)
PROVES = re.compile(
    r"\b(?:send|provide|give)s? (?:us|me|the ombudsman) (?:with )?evidence\b"
    r"|\bmust consider the report and (?:confirm|tell)\b"
    r"|\bmust consider (?:the|these|our) recommendations at (?:a|its) (?:public|full council)?\s?meeting\b",
    re.I,
)
"""What a decision asks besides: "The council should send us evidence that it has done so.", "The Council must
consider the report and confirm the action it has taken.", and what the law asks when it has had an auditor's
statutory recommendations: "The Council must consider these recommendations at a public meeting."."""
MORE = any_of("asks more of the same")
SAYS_MORE = re.compile(
    rf"[.;] (?:This|These|It|{MORE})\b[^.]*$|{any_of('things drawn up')} (?:to|that):$"
    r"|, and (?:(?:make )?\w+ )?that:$",
    re.I,
)
"""The end of a lead-in that says more of what it asks, or what to draw up: "It should agree a plan to:"; or
that has asked one thing before the list: "The board should seek assurance of this, and that:"."""
INCLUDES = re.compile(
    r"[.;] (?:(?:This|These|It)\b[^.]*\b(?:includ|mean|involv)\w+|(?:In particular|Specifically)\b[^.]*):$",
    re.I,
)
"""The end of one whose list is part of what it asks: "Take action to protect children. This includes:"."""
BACK = re.compile(rf"{MORE}\b", re.I)
"""What a lead-in begins with that asks more of the point above it: "To do this, the provider must:"."""


@dataclass(slots=True)
class Entry:
    """A recommendation on its way: its block, whom it asks and when, and what is said about it below."""

    block: Block
    lead: Lead
    parts: list[Block]
    """The list under a lead-in that is itself a recommendation."""
    notes: list[Block]
    told: bool
    """Whether a lead-in says that it is recommended."""


def section_to_entries(section: Section, lead: Lead, joiner: Joiner, leads: bool) -> list[Entry]:
    """A section's recommendations: its list items, else its paragraphs, unless it only `leads` in."""
    counted = any(map(_counts_on, section.blocks))
    later = _counts_paragraphs(section)

    def counts_on(block: Block) -> bool:
        # "8. The Council should:" says who must do what stands below it, and no more.
        bids_alone = later and leads_in(block) and _is_bare(block) and MODAL.search(block.item.text)
        return counted or bool(bids_alone)

    parts = [part for block in section.blocks for part in _told_parts(block, counts_on(block))]
    blocks = _with_one_point(_without_way_up(parts, counted))
    listed = leads or any(is_listed(block) or is_the_one(block, section) for block in blocks)
    telling = _is_telling(blocks)
    told, first, label, led = False, lead, "", False
    entries: list[Entry] = []
    for block, below in zip(blocks, [*blocks[1:], None], strict=True):
        above = entries[-1] if entries else None
        if goes_on_counting(label, block.item.label):
            # "3.3 It should begin at once." stands under no "3.2 We recommend that the Secretary of State:".
            lead, label = first, block.item.label
            if not asks_first(block) and not announces(block.item.text):
                continue
        says = number_of(block) and ends_sentence(block.item.text) and not asks_first(block)
        if PROVES.search(block.item.text) or (says and (leads or _counts_the_report(block, section, blocks))):
            # "2.1 This section summarises the recommendations." stands over the table or list that has them.
            continue
        if leads and _leads_to_table(block, below):
            continue
        # What can follow a lead-in is a point, or a lead-in to some of the points, "Immediately:".
        follows = below and (is_listed(below) or is_lead(below) or leads_in(below))
        if above and not led and _goes_on(above, block):
            above.parts.append(block)
        elif below and (_numbers(block, below) or (_is_told(block, counts_on(block)) and follows)):
            lead, label, led = lead.then(block, joiner), block.item.label, True
            told = announces(block.item.text)
        elif (
            is_listed(block)
            or is_the_one(block, section)
            or (telling and _tells(block))
            or (_is_paragraph(block) and (telling or not listed))
            or _asks_by_then(block)
        ):
            entries.append(Entry(block, first if _asks_by_then(block) else lead, [], [], told))
            led = False
        elif is_lead(block):
            lead, led = lead.then(block, joiner), True
        elif above and listed:
            above.notes.append(block)
    if entries and not _is_explained(entries):
        # What follows the last point, and no other, is the report's next paragraph.
        entries[-1].notes[:] = [b for b in entries[-1].notes if b.item.x > entries[-1].block.item.x + ALIGNED]
    return entries


def _with_one_point(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a paragraph that begins with a label as the one point of what announces it: "(d) issue
    guidance" below "We recommend that the Government should:", whose list another heading parted."""
    points = [
        _as_point(block)
        if block.kind is Kind.PARAGRAPH
        and announces(above.item.text)
        and LABEL.match(block.lines[0].words[0].text)
        else block
        for above, block in pairwise(blocks)
    ]
    return [*blocks[:1], *points]


def _as_point(block: Block) -> Block:
    label = block.lines[0].words[0]
    mark = Mark(label.text, label.text.strip("().:"), label.indent, (label,))
    lines = tuple(without_words(block.lines, 1))
    return replace(block, kind=Kind.ITEM, item=replace(block.item, mark=mark, lines=lines))


def _leads_to_table(block: Block, below: Block | None) -> bool:
    """Whether a lead-in has no point below it, where a table or parts may have them: "2.1 Intervention should
    be considered. The following should be secured:" and rows that say what."""
    bare = leads_in(block) and not block.item.children
    return bare and (below is None or goes_on_counting(number_of(block), number_of(below)))


def _counts_the_report(block: Block, section: Section, blocks: Sequence[Block]) -> bool:
    """Whether a paragraph counts on from its section's number, "2.1" under "2.", and no point does."""
    found = NUMBERED.match(section.heading.item.text)
    if not found:
        return False
    own = f"{found[1]}."
    others = [each for each in blocks if is_listed(each) and not number_of(each).startswith(own)]
    return number_of(block).startswith(own) and any(map(asks_first, others))


def _counts_on(block: Block) -> bool:
    """Whether the points under a numbered lead-in go on with the count before it: "(g)"."""
    labels = [child.label for child in block.item.children[:1]]
    return leads_in(block) and any(label not in ("", "a", "i", "1") for label in labels)


def _counts_paragraphs(section: Section) -> bool:
    """Whether the numbers of a section go on with those of the report's paragraphs: it begins with "7."."""
    labels = [number_of(block) for block in section.blocks]
    first = next((label for label in labels if label.isdigit()), "")
    return bool(first) and int(first) > 1


def _told_parts(block: Block, counted: bool) -> list[Block]:
    """A numbered lead-in and the points under it, each for itself: "3.2 We recommend that the board:"."""
    if not block.item.children or not _is_told(block, counted):
        return [block]
    points = [Block(Kind.ITEM, child) for child in block.item.children]
    return [replace(block, item=replace(block.item, children=())), *points]


def _without_way_up(blocks: Sequence[Block], counted: bool) -> list[Block]:
    """The blocks without the counted paragraphs that only lead up to "8.3 We therefore recommend that:"."""
    place = next((i for i, block in enumerate(blocks) if _is_told(block, counted)), 0)
    section = number_of(blocks[place]).rpartition(".")[0] if blocks else ""
    before = blocks[:place] if section else ()
    over = {id(b) for b in before if number_of(b).rpartition(".")[0] == section and not asks_first(b)}
    return [block for block in blocks if id(block) not in over]


def _is_told(block: Block, counted: bool) -> bool:
    """Whether a block announces points that are recommendations each; any bare lead-in does where they are
    `counted` through the section, and one in a box that says whom they are for, "The council should:"."""
    # "R2 The council should:" is counted as one.
    bidding = block.row > 0 and bids(block.item.text) and not is_code(split_reference(block.item.text)[0])
    return announces(block.item.text) or bidding or (counted and leads_in(block) and _is_bare(block))


def _goes_on(entry: Entry, block: Block) -> bool:
    """Whether a point belongs to the list that a recommendation announces: "R2: Plan these:", "– housing";
    the next recommendation has its kind of mark, or a reference."""
    if block.row and block.row == entry.block.row and not (block.item.mark and entry.block.item.mark):
        # "... diagnostic pathway.", and another paragraph in the same row.
        return True
    # Bullets below a paragraph with a number of its own, "R1 Set out a vision.", say more of it.
    ref = split_reference(entry.block.item.text)[0] if entry.block.kind is Kind.PARAGRAPH else ""
    marked = [part for part in entry.parts if part.item.mark]
    listing = any(map(leads_in, (entry.block, *entry.parts))) or is_code(ref)
    if block.kind is not Kind.ITEM or not block.item.mark or not listing or entry.block.item.children:
        return number_of(entry.block) != "" and leads_in(block) and bool(BACK.match(block.item.text))
    return _kind(block) == _kind(marked[0]) if marked else _kind(block) != _kind(entry.block)


def _numbers(block: Block, below: Block) -> bool:
    """Whether a numbered lead-in has numbered parts: "2. The board should:", "2.1 Publish its data"."""
    ref, part = number_of(block), number_of(below)
    return leads_in(block) and bool(ref) and part.startswith(f"{ref}.")


def _kind(block: Block) -> str:
    """The kind of mark that a block has: its glyph; "1" for numbers and references, "a" for letters."""
    label = number_of(block)
    if label:
        return "1" if any(map(str.isdigit, label)) else "a"
    return block.item.mark.text if block.item.mark else ""


def _is_telling(blocks: Sequence[Block]) -> bool:
    """Whether paragraphs are the recommendations, and the lists are parts of them: more than one paragraph
    leads in to a list, or another that asks something stands below the list, or several above it,
    and its points go on with the sentence, "and ensure that plans:", "• cover every service"."""
    telling = [number for number, block in enumerate(blocks) if _tells(block)]
    if len(telling) != 1 or INCLUDES.search(blocks[telling[0]].item.text):
        return bool(telling)
    above, below = blocks[: telling[0]], blocks[telling[0] + 1 :]
    goes_on = bool(below) and below[0].item.text[:1].islower()
    if goes_on and sum(map(_is_paragraph, above)) > 1:
        return True
    return any(map(_is_paragraph, dropwhile(lambda block: block.kind is Kind.ITEM, below)))


def _tells(block: Block) -> bool:
    """Whether a paragraph asks something, and a list says what: "Leaders should reduce these: ..."."""
    return block.kind is Kind.PARAGRAPH and leads_in(block) and asks(block.item.text) and not _is_bare(block)


def _is_bare(block: Block) -> bool:
    """Whether a lead-in says nothing itself: "It should:"; not "Plan more. This should include:"."""
    if SAYS_MORE.search(block.item.text):
        return False
    text = block.item.text.rstrip(": ")
    if (late := WHEN.search(text)) and time_said(late[1]):
        text = text[: late.start()]
    return text.split()[-1].lower() in BARE


def _is_paragraph(block: Block) -> bool:
    """Whether a paragraph where there is no list is a recommendation, and no remark about them."""
    text = block.item.text
    if section_says(text.partition(". ")[0]):
        # "Action the trust MUST take is necessary to comply with the law."
        return False
    return len(text.split()) >= SENTENCE and ends_sentence(text) and asks(text) and not leads_in(block)


def _asks_by_then(block: Block) -> bool:
    """Whether a paragraph says itself whom it asks: "By May 2025, the service should train its staff."."""
    return _is_paragraph(block) and BY_THEN.match(block.item.text) is not None


def _is_explained(entries: Sequence[Entry]) -> bool:
    """Whether prose stands below most of the points, not only the last, or below headings."""
    if all(entry.block.kind is Kind.HEADING for entry in entries):
        return True
    return sum(bool(entry.notes) for entry in entries) > len(entries) / 2 and len(entries) > 1
