"""A report of prose that says somewhere in it what its readers should do.

Headline findings
Services have not improved since the last inspection ...
What needs to improve?                  a heading that announces: the theme
• The quality of assessments.           each point, row or numbered paragraph is a recommendation
• Oversight by managers, including:     with its own list in its text
    – supervision
Recommendations for the partnership     whom it asks: the owner
1. Ensure that ...
Strengths                               another heading ends the section
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile

from models.plan import NOTHING, Field, Passage, RecommendationDraft
from parsers.blocks import Block, Kind
from parsers.drafts import EXPLAINS, Placed, item_in_text, joined, split_passage, whole_item
from parsers.fields.reference import split_reference, without_continued
from parsers.findings import without_findings, without_weaknesses
from parsers.items import ALIGNED, Item
from parsers.layouts import numbered_recommendations
from parsers.leads import Lead, is_lead
from parsers.lines import Joiner, ends_sentence
from parsers.marks import begins_with_bullet
from parsers.outline import Outline
from parsers.section_tables import headings_over_tables, tables_to_drafts
from parsers.sections import (
    Section,
    announced_lists,
    blocks_to_sections,
    for_body,
    headings_of_parts,
    is_listed,
    is_the_one,
    leads_in,
)
from parsers.vocabulary.sections import announces, asks, decides, is_plan_title, section_says

SENTENCE = 5
"""Words that a recommendation has at least where only its place says that it is one."""
BARE = frozenset(
    "should must to that following improve include includes including are is below ensure".split()
)
"""The words that a lead-in ends with that says nothing itself: "The local authority should:"."""

SAYS_MORE = re.compile(r"[.;] (?:This|These|It|In particular|Specifically)\b[^.]*$", re.I)
"""The end of a lead-in that says more of what the sentence before it asks."""


def recognises(outline: Outline) -> bool:
    """Recommendations announced by a heading, in a document that is no plan: no actions, no owners' cards."""
    return bool(parse(outline)) if not _is_plan(outline) else False


def _is_plan(outline: Outline) -> bool:
    """Whether others than the reviewers speak: of what they will do, when, and who."""
    title = next((block for block in outline.blocks if block.kind is Kind.HEADING), None)
    if outline.cards or (title and is_plan_title(title.item.text)):
        return True
    if any(column.name == "action" for table in outline.tables for column in table.columns):
        return True
    numbered = numbered_recommendations.parse(outline) if numbered_recommendations.recognises(outline) else []
    # Whom a recommendation is for stands behind its number; a label says who will do it.
    labelled = (f for each in numbered for f in each.draft.fields if f.heading and f.column != EXPLAINS)
    return any(each.draft.actions for each in numbered) or any(labelled)


def parse(outline: Outline) -> list[Placed]:
    """A draft for each recommendation; one that the report prints twice counts once."""
    elsewhere = {id(block) for block in numbered_recommendations.openings_of(outline)}

    def drafts(sections: Sequence[Section]) -> list[Placed]:
        taken = {id(s.heading) for s in sections if elsewhere & {id(b) for b in (s.nearest, *s.blocks)}}
        # Paragraphs over "Recommendation 1" are about it and those after it.
        own = [s for s in sections if id(s.heading) not in taken or any(map(is_listed, s.blocks))]
        own = [s for s in own if not elsewhere & {id(b) for b in (s.nearest, *s.blocks)}]
        filled = without_findings([section for section in own if section.blocks])
        leading = headings_over_tables(outline) | headings_of_parts(filled)
        found = [
            each
            for section in filled
            for each in _section_to_drafts(section, outline.joiner, section.nearest.place in leading)
        ]
        return _once([*found, *tables_to_drafts(outline, own)])

    sections = blocks_to_sections(outline.blocks)
    if all(section.says == "areas" for section in sections) and (lists := announced_lists(outline.blocks)):
        # Where no heading says "Recommendations", a sentence may; what each theme's heading finds is less.
        return drafts([*without_weaknesses(sections, lists), *lists])
    return drafts(sections)


def _once(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts; of those that say the same, the first."""
    seen: set[str] = set()
    kept = []
    for each in placed:
        letters = re.sub(r"\W+", "", each.draft.text.text.lower())
        if letters not in seen:
            kept.append(each)
        seen.add(letters)
    return kept


@dataclass(slots=True)
class _Entry:
    """A recommendation on its way: its block, whom it asks and when, and what is said about it below."""

    block: Block
    lead: Lead
    parts: list[Block]
    """The list under a lead-in that is itself a recommendation."""
    notes: list[Block]
    told: bool
    """Whether a lead-in says that it is recommended."""


def _section_to_drafts(section: Section, joiner: Joiner, leads: bool) -> Iterator[Placed]:
    theme, owner = _theme_and_owner(section, joiner)
    entries = _entries(section, Lead(owner), joiner, leads)
    decided = sum(decides(entry.block.item.text) for entry in entries)
    if decided > len(entries) / 2 or any(leads_in(b) and decides(b.item.text) for b in section.blocks):
        # "That Cabinet agrees the plan": a committee's report recommends decisions.
        return
    for entry in entries:
        draft = replace(_entry_to_draft(entry, joiner), theme=theme)
        says = any(map(str.isalpha, draft.text.text))
        if says and (section.says != "maybe" or entry.told or asks(draft.text.text)):
            yield Placed(*entry.block.place, draft)


def _theme_and_owner(section: Section, joiner: Joiner) -> tuple[Passage, Passage]:
    """The heading that groups the records; a sub-heading that only says who is asked is the owner."""
    nearest = _title(section.nearest, joiner)
    body = for_body(section.nearest)
    if section_says(nearest.text):
        return nearest, Passage(body)
    if body:
        return _title(section.heading, joiner), Passage(body, nearest.words)
    return nearest, NOTHING


def _title(heading: Block, joiner: Joiner) -> Passage:
    """A heading; one that goes on with the section of the page or slide before is the same heading."""
    title = joiner.passage(heading.lines)
    return replace(title, text=without_continued(title.text))


def _entries(section: Section, lead: Lead, joiner: Joiner, leads: bool) -> list[_Entry]:
    """The recommendations of a section: its list items, else its paragraphs, unless the section only `leads`
    in to a table or to its parts."""
    counted = any(map(_counts_on, section.blocks))
    blocks = [part for block in section.blocks for part in _told_parts(block, counted)]
    listed = leads or any(is_listed(block) or is_the_one(block, section) for block in blocks)
    telling = _is_telling(blocks)
    told = False
    entries: list[_Entry] = []
    for block, below in zip(blocks, [*blocks[1:], None], strict=True):
        above = entries[-1] if entries else None
        if above and _goes_on(above, block):
            above.parts.append(block)
        elif below and (_numbers(block, below) or (_is_told(block, counted) and _may_follow(below))):
            lead = lead.then(block, joiner)
            told = announces(block.item.text)
        elif (
            is_listed(block)
            or is_the_one(block, section)
            or (telling and _tells(block))
            or (_is_paragraph(block) and (telling or not listed))
        ):
            entries.append(_Entry(block, lead, [], [], told))
        elif is_lead(block):
            lead = lead.then(block, joiner)
        elif above and listed:
            above.notes.append(block)
    if entries and not _is_explained(entries):
        # What follows the last point, and no other, is the report's next paragraph.
        entries[-1].notes[:] = [b for b in entries[-1].notes if b.item.x > entries[-1].block.item.x + ALIGNED]
    return entries


def _counts_on(block: Block) -> bool:
    """Whether the points under a numbered lead-in go on with the count of those under the one before: "(g)"
    under "8.2 The Secretary of State should:"."""
    labels = [child.label for child in block.item.children[:1]]
    return leads_in(block) and any(label not in ("", "a", "i", "1") for label in labels)


def _told_parts(block: Block, counted: bool) -> list[Block]:
    """A numbered lead-in and the points under it, each for itself: "3.2 We recommend that the board:"."""
    if not block.item.children or not _is_told(block, counted):
        return [block]
    points = [Block(Kind.ITEM, child) for child in block.item.children]
    return [replace(block, item=replace(block.item, children=())), *points]


def _is_told(block: Block, counted: bool) -> bool:
    """Whether a block announces points that are recommendations each; any bare lead-in does where they are
    `counted` through the section."""
    return announces(block.item.text) or (counted and leads_in(block) and _is_bare(block))


def _may_follow(block: Block) -> bool:
    """Whether a block can follow a lead-in: a point, or a lead-in to some of the points, "Immediately:"."""
    return is_listed(block) or is_lead(block) or leads_in(block)


def _goes_on(entry: _Entry, block: Block) -> bool:
    """Whether a point belongs to the list that a recommendation announces: "R2: Plan these:", "– housing".

    The next recommendation has a mark of the same kind, or a reference; so has the next point of the list.
    """
    if block.row and block.row == entry.block.row and not (block.item.mark and entry.block.item.mark):
        # "... diagnostic pathway.", and another paragraph in the same row.
        return True
    listing = leads_in(entry.block) and not entry.block.item.children
    if block.kind is not Kind.ITEM or not block.item.mark or not listing:
        return False
    return _kind(block) == _kind(entry.parts[0]) if entry.parts else _kind(block) != _kind(entry.block)


def _numbers(block: Block, below: Block) -> bool:
    """Whether a numbered lead-in has numbered parts: "2. The board should:", "2.1 Publish its data"."""
    ref = block.item.label or split_reference(block.item.text)[0]
    part = below.item.label or split_reference(below.item.text)[0]
    return leads_in(block) and bool(ref) and part.startswith(f"{ref}.")


def _kind(block: Block) -> str:
    """The kind of mark that a block has: its glyph; "1" for numbers and references, "a" for letters."""
    label = block.item.label or split_reference(block.item.text)[0]
    if label:
        return "1" if any(map(str.isdigit, label)) else "a"
    return block.item.mark.text if block.item.mark else ""


def _is_telling(blocks: Sequence[Block]) -> bool:
    """Whether paragraphs are the recommendations, and the lists are parts of them: more than one paragraph
    leads in to a list, or another that asks something stands below the list."""
    telling = [number for number, block in enumerate(blocks) if _tells(block)]
    if len(telling) != 1:
        return bool(telling)
    below = dropwhile(lambda block: block.kind is Kind.ITEM, blocks[telling[0] + 1 :])
    return any(map(_is_paragraph, below))


def _tells(block: Block) -> bool:
    """Whether a paragraph asks something, and a list says what: "Leaders should reduce these: ..."."""
    return block.kind is Kind.PARAGRAPH and leads_in(block) and asks(block.item.text) and not _is_bare(block)


def _is_bare(block: Block) -> bool:
    """Whether a lead-in says nothing itself: "The local authority should:", and not "Improve its plans. This
    should include:"."""
    if SAYS_MORE.search(block.item.text):
        return False
    return block.item.text.rstrip(": ").split()[-1].lower() in BARE


def _is_paragraph(block: Block) -> bool:
    """Whether a paragraph where there is no list is a recommendation, and no remark about them."""
    text = block.item.text
    if section_says(text.partition(". ")[0]):
        # "Action the trust MUST take is necessary to comply with the law."
        return False
    return len(text.split()) >= SENTENCE and ends_sentence(text) and asks(text) and not leads_in(block)


def _is_explained(entries: Sequence[_Entry]) -> bool:
    """Whether prose stands below most of the points, not only the last, or below headings."""
    if all(entry.block.kind is Kind.HEADING for entry in entries):
        return True
    return sum(bool(entry.notes) for entry in entries) > len(entries) / 2 and len(entries) > 1


def _entry_to_draft(entry: _Entry, joiner: Joiner) -> RecommendationDraft:
    ref, text = _reference_and_text(entry.block.item, joiner)
    parts = [item_in_text(part.item, joiner) for part in entry.parts]
    notes = [whole_item(note.item, joiner) for note in entry.notes]
    explained = (Field(EXPLAINS, EXPLAINS, joined(notes)),) if notes else ()
    return RecommendationDraft(
        text=joined([text, *parts]), ref=ref, fields=(*entry.lead.fields(), *explained)
    )


def _reference_and_text(item: Item, joiner: Joiner) -> tuple[Passage, Passage]:
    """The number of a point or of a paragraph, and its text with the list under it."""
    text = whole_item(item, joiner)
    if not item.mark and begins_with_bullet(item.lines[0]):
        # A dash is a bullet where others are; here there is none.
        marked, rest = item.lines[0].words[:1], item.lines[0].after(1)
        text = whole_item(replace(item, lines=(rest, *item.lines[1:])), joiner)
        return NOTHING, replace(text, words=(*marked, *text.words))
    if item.mark:
        ref = Passage(item.label, item.mark.words) if item.label else NOTHING
        return ref, text if ref else replace(text, words=(*item.mark.words, *text.words))
    return split_passage(text)
