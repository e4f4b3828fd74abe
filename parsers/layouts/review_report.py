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
from dataclasses import replace

from models.plan import NOTHING, Field, Passage, RecommendationDraft
from parsers.cells.run_in_labels import cut_at_labels
from parsers.entries.section_tables import heading_of_own, headings_over_tables, tables_to_drafts
from parsers.fields.reference import split_reference, without_continued
from parsers.layouts import numbered_recommendations, record_card
from parsers.outline.outline import Outline
from parsers.records.drafts import EXPLAINS, Placed, item_in_text, joined, split_passage, whole_item
from parsers.sections.addressed import EXPLICIT
from parsers.sections.announced_lists import announced_lists, set_apart
from parsers.sections.blocks import Block, Kind
from parsers.sections.counted_openings import asked_in_bold, lines_in_bold
from parsers.sections.findings import without_findings, without_weaknesses
from parsers.sections.headlines import told_progress, with_headlines
from parsers.sections.leads import Lead, lead_of
from parsers.sections.prose_sentences import recommended_in_prose
from parsers.sections.section_entries import Entry, section_to_entries
from parsers.sections.sections import (
    Section,
    blocks_to_sections,
    for_body,
    headings_of_parts,
    is_for,
    leads_in,
    time_said,
)
from parsers.sections.titled_points import titles_apart
from parsers.tables.over import CODED
from parsers.text.items import Item
from parsers.text.joiner import Joiner
from parsers.text.lines import line_of
from parsers.text.marks import begins_with_bullet
from parsers.vocabulary.papers import mark_of
from parsers.vocabulary.sections import (
    asks,
    asks_committee,
    bids,
    commands,
    decides,
    is_for_committee,
    is_for_decider,
    is_plan_title,
    section_says,
    teaches,
)

LAST_NUMBER = re.compile(r"\d+$")
MARKS = 3
"""A committee's phrases from which on a document is its paper."""
REFERS = re.compile(
    r"\s*[(\[](?:see )?(?:pages?|pp?\.|para(?:graph)?s?\.?|sections?) ?\d[^()\[\]]*[)\]]\W*$", re.I
)
"""Where a summary says that the report has it: "Publish the data. (Page 12)"."""
MOST = 0.75
"""The share of parts named like bodies from which on they are for these."""


def recognises(outline: Outline) -> bool:
    """Recommendations announced by a heading, in a document that is no plan: no actions, no owners' cards."""
    return bool(parse(outline)) if not _is_plan(outline) else False


def repeated(outline: Outline) -> list[Placed]:
    """What a plan that says nothing of its own repeats of a report: "Our response to the inspection" over "By
    June 2025, the force should:". Each is asked of somebody."""
    placed = parse(outline)
    asked = (any(field.column == "owner" for field in each.draft.fields) for each in placed)
    return placed if all(asked) else []


def _is_plan(outline: Outline) -> bool:
    """Whether others than the reviewers speak: of what they will do, when, and who."""
    title = next((block for block in outline.blocks if block.kind is Kind.HEADING), None)
    if record_card.parse(outline) or (title and is_plan_title(title.item.text)):
        return True
    filled = [t for t in outline.tables if any(cell.words for row in t.rows for cell in row.cells)]
    if any(table.place("action") is not None and not heading_of_own(table, outline) for table in filled):
        return True
    numbered = numbered_recommendations.parse(outline) if numbered_recommendations.recognises(outline) else []
    # Whom a recommendation is for stands behind its number; a label says who will do it.
    labelled = (f for each in numbered for f in each.draft.fields if f.heading and f.column != EXPLAINS)
    return any(each.draft.actions for each in numbered) or any(labelled)


def parse(outline: Outline) -> list[Placed]:
    """A draft for each recommendation; one that the report prints twice counts once."""
    # A headline is another block than the heading that it was: they are told by where they stand.
    elsewhere = {_where(block) for block in numbered_recommendations.openings_of(outline)}
    by_committee = len({mark_of(block.item.text) for block in outline.blocks} - {""}) >= MARKS

    def drafts(sections: Sequence[Section]) -> list[Placed]:
        opened = [not elsewhere.isdisjoint(map(_where, (s.nearest, *s.blocks))) for s in sections]
        taken = {id(s.heading) for s, is_opened in zip(sections, opened, strict=True) if is_opened}
        free = [s for s, is_opened in zip(sections, opened, strict=True) if not is_opened]
        # Paragraphs over "Recommendation 1" are about it and those after it.
        own = [s for s in free if id(s.heading) not in taken]
        over_tables = headings_over_tables(outline)
        over = {id(s.heading): s.blocks[-1] for s in sections if _leads_to_parts(s)}
        own_words = [each for each in own if each.blocks or each.nearest.place in over_tables]
        filled = without_findings(own_words, bool(elsewhere))
        leading = over_tables | headings_of_parts(filled)
        found = [
            each
            for section in filled
            if section.blocks
            for each in _section_to_drafts(
                section,
                outline.joiner,
                section.nearest.place in leading,
                _has_bodies(section, filled),
                over.get(id(section.heading)),
                by_committee,
            )
        ]
        return _once([*found, *tables_to_drafts(outline, own)])

    sections = blocks_to_sections(with_headlines(outline.blocks))
    if all(section.says == "areas" for section in sections) and (lists := announced_lists(outline.blocks)):
        # Where no heading says "Recommendations", a sentence may; what each theme's heading finds is less.
        return drafts([*without_weaknesses(sections, lists), *lists])
    title = next((block for block in outline.blocks if block.kind is Kind.HEADING), None)
    taught = title is not None and teaches(title.item.text)
    if taught:
        # "What do members need to do?" tells its readers.
        sections = [section for section in sections if section.says != "found"]
    lists = announced_lists(outline.blocks, bids) if not sections and not taught else []
    if len(lists) > 1 or any(map(_tells_what_to_do, lists)):
        # No heading says what the lists under "The trust should:" are.
        return drafts(lists)
    told = set_apart(outline.blocks) or told_progress(outline.blocks)
    return drafts(sections or told or recommended_in_prose(outline.blocks))


def _where(block: Block) -> tuple[int, float, float]:
    return (*block.place, block.item.x)


def _tells_what_to_do(section: Section) -> bool:
    """Whether several points, all but one at least, begin with a verb that tells somebody what to do."""
    points = [split_reference(block.item.text)[1] for block in section.blocks[1:]]
    return len(points) > 2 and sum(map(commands, points)) >= len(points) - 1


def _once(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts; of those that say the same, the first."""
    seen: dict[str, str] = {}
    kept = []
    for each in placed:
        said = REFERS.sub("", each.draft.text.text.lower())
        letters, ref = re.sub(r"\W+", "", said), each.draft.ref.text
        # What has two numbers of one count, for two bodies, is asked twice: "R2" and "R4"; not "1.4" in the
        # summary and "5.3" in the report, which count paragraphs.
        other = seen.get(letters, "")
        counted = ref[-1:].isdigit() and LAST_NUMBER.sub("", ref) == LAST_NUMBER.sub("", other)
        if letters not in seen or (ref != other and counted):
            kept.append(each)
        seen.setdefault(letters, ref)
    return kept


def _has_bodies(section: Section, sections: Sequence[Section]) -> bool:
    """Whether nearly all the parts set like a section's say whom they are for: "Scrutiny" may be a theme."""
    # "Committees" and "Members", each over prose that recommends, are themes.
    inner = [s for s in sections if s.heading is not s.nearest] or sections
    parts = {s.nearest.item.text: s.nearest for s in inner}
    alike = [heading for heading in parts.values() if heading.style == section.nearest.style]
    return sum(bool(for_body(heading)) for heading in alike) >= MOST * len(alike)


def _leads_to_parts(section: Section) -> bool:
    """Whether a section ends, above its parts, with what leads in to them: "The panel recommends:"."""
    return section.nearest is section.heading and bool(section.blocks) and leads_in(section.blocks[-1])


def _section_to_drafts(
    section: Section,
    joiner: Joiner,
    leads: bool,
    bodies: bool,
    over: Block | None = None,
    by_committee: bool = False,
) -> Iterator[Placed]:
    """The drafts of a section; `over` leads in to it from above its heading."""
    theme, owner = _theme_and_owner(section, joiner, bodies)
    when = time_said(section.nearest.item.text)
    deadline = Passage(when) if when == section.nearest.item.text else NOTHING
    own = Lead(owner, deadline)
    lead = own.under(lead_of(over, joiner)) if over and section.nearest is not section.heading else own
    entries = section_to_entries(section, lead, joiner, leads)
    if _is_for_decision(section, entries, by_committee):
        return
    titled = titles_apart([entry.block.item for entry in entries])
    in_bold = [bool(_explained(item, joiner)) for _, item in titled]
    explains = len(in_bold) > 1 and sum(in_bold) >= MOST * len(in_bold)
    for entry, (title, item) in zip(entries, titled, strict=True):
        titled_entry = replace(entry, block=replace(entry.block, item=item))
        draft = replace(_entry_to_draft(titled_entry, joiner, explains), theme=theme)
        if title:
            named = Field("", "title", joiner.passage([line_of(title)]))
            draft = replace(draft, fields=(*draft.fields, named))
        says = any(map(str.isalpha, draft.text.text))
        if says and (section.says != "maybe" or entry.told or asks(draft.text.text)):
            yield Placed(*entry.block.place, draft)


def _is_for_decision(section: Section, entries: Sequence[Entry], by_committee: bool) -> bool:
    """Whether a committee's report recommends decisions in a section: "That Cabinet agrees the plan". Half of
    them tell in what is `by_committee` whole, or name who decides; not one of many, "Approve a workforce
    strategy", for what the peers recommend may be appended."""
    texts = [entry.block.item.text for entry in entries]
    leads = [block.item.text for block in section.blocks if leads_in(block)]
    decided = sum(map(decides, texts))
    named = sum(decides(text) or is_for_decider(text) for text in texts)
    half = by_committee and 0 < len(texts) <= 2 * named
    if decided > len(texts) / 2 or half or any(map(decides, leads)):
        return True
    return any(map(asks_committee, leads)) and 2 * sum(map(is_for_committee, texts)) >= len(texts)


def _theme_and_owner(section: Section, joiner: Joiner, bodies: bool) -> tuple[Passage, Passage]:
    """The heading that groups the records; a sub-heading that only says who is asked is the owner, where
    those of the other parts are too (`bodies`), or it says "For ..."."""
    nearest = _title(section.nearest, joiner)
    body = for_body(section.nearest)
    if section_says(nearest.text):
        return nearest, Passage(body)
    if body and (bodies or is_for(section.nearest)):
        return _title(section.heading, joiner), Passage(body, nearest.words)
    return nearest, NOTHING


def _title(heading: Block, joiner: Joiner) -> Passage:
    """A heading; one that goes on with the section of the page or slide before is the same heading."""
    title = joiner.passage(heading.lines)
    return replace(title, text=without_continued(title.text))


def _entry_to_draft(entry: Entry, joiner: Joiner, explains: bool) -> RecommendationDraft:
    """A record; `explains`: others follow bold sentences, "1. **Address the deficit.** It is large."."""
    item, labelled = _cut_at_labels(entry.block.item, joiner)
    reasons = _explained(item, joiner) if explains else NOTHING
    own = replace(item, lines=tuple(lines_in_bold(item.lines)[0])) if reasons else item
    ref, text = _reference_and_text(own, joiner)
    parts = [item_in_text(part.item, joiner) for part in entry.parts]
    notes = [reasons] if reasons else []
    notes += [whole_item(note.item, joiner) for note in entry.notes]
    explained = (Field(EXPLAINS, EXPLAINS, joined(notes)),) if notes else ()
    return RecommendationDraft(
        text=joined([text, *parts]), ref=ref, fields=(*entry.lead.fields(), *labelled, *explained)
    )


def _explained(item: Item, joiner: Joiner) -> Passage:
    """What explains a sentence in bold that an item begins with; nothing where it has a list."""
    return NOTHING if item.children else asked_in_bold(item.lines, joiner)[1]


def _cut_at_labels(item: Item, joiner: Joiner) -> tuple[Item, tuple[Field, ...]]:
    """What a point asks, and what it says of it behind: "Review the service (Owner: Head of Planning;
    Timescale: 3 months)"; as it is, where it tells neither who nor when, or has a list."""
    before, labelled = cut_at_labels(item.lines)
    told = any(each.says_who or each.says_when for each in labelled)
    if not told or not before or item.children:
        return item, ()
    fields = tuple(Field(each.column, each.heading, each.value(joiner)) for each in labelled)
    return replace(item, lines=before), fields


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
        if not ref and (EXPLICIT.match(text.text) or CODED.match(text.text)):
            # "• Recommendation 2: Audit the assessments.", "• R2 Audit them."
            ref, text = split_passage(text)
            return replace(ref, words=(*item.mark.words, *ref.words)), text
        return ref, text if ref else replace(text, words=(*item.mark.words, *text.words))
    return split_passage(text)
