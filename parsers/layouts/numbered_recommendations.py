"""Numbered recommendations as headings, bold lines or run in, with what stands beneath each.

Local priorities and outcomes
Recommendation 1: Turn the City Plan into a delivery plan.
The team heard that ...                     prose: the explanation
• Produce a delivery plan for 2025/26.
    Timescale: By end of March 2025         of the bullet that it stands under
• Report on milestones. Status: Ongoing.
Lead: Assistant Chief Executive             of the recommendation
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, islice, pairwise

from models.document import Style
from models.plan import NOTHING, Passage, RecommendationDraft
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.cells.run_in_labels import cut_at_labels
from parsers.entries.card_headings import names_of_cards
from parsers.entries.table_headings import blocks_over_tables
from parsers.fields.reference import split_reference
from parsers.outline.outline import Outline
from parsers.records.drafts import EXPLAINS, Placed
from parsers.sections.addressed import ADDRESSED, EXPLICIT, say_whom
from parsers.sections.blocks import Block, Kind
from parsers.sections.counted_openings import LONG, counted_openings
from parsers.sections.counted_paragraphs import with_counted_paragraphs
from parsers.sections.decisions import with_promises
from parsers.sections.openings import ALONE, CALLED, Opening, is_bare
from parsers.sections.section_actions import (
    ANSWERS,
    holds_labels_alone,
    label_alone,
    parted_at_label,
    with_labelled_paragraphs,
    with_section,
)
from parsers.sections.sections import LONGEST_NAME, number_of, outranks, without_contents
from parsers.sections.shared_labels import with_closing_lines, with_shared_labels
from parsers.tables.over import CODED
from parsers.text.joiner import Joiner
from parsers.text.lines import ends_sentence
from parsers.text.marks import goes_on_counting
from parsers.text.runs import parted
from parsers.vocabulary.sections import asks, bids, decides, heads_name, names_body, section_says

LARGER = 0.5
"""Points."""
PROSE = re.compile(r"[a-z]\. [A-Z].*\.$|^(?:\S+ ){15,}.*\.$", re.S)
"""Two sentences, or a long one: nobody's name."""
MOST = 0.8
"""The share of titles that have a paragraph under them which asks something, at least."""
SAID = frozenset({*OWNERS, *DATES})
"""Columns that say who and when."""
DONE = frozenset({*ANSWERS, "progress"})
"""Columns that say what is done about a recommendation."""
STEP = re.compile(r"(?:step|stage|phase|task|milestone|activity|action)\s+\d{1,2}[.:]?", re.I)
"""What counts the actions under a recommendation, and is no theme: "Step 2"."""
SENTENCE = 5
"""Words from which on a numbered heading is a recommendation; "2. Customer Service" is a theme."""


def recognises(outline: Outline) -> bool:
    return len(openings_of(outline)) > 1


def _meaning_of_titles(openings: Sequence[Block], blocks: Sequence[Block]) -> str:
    """What the short titles mean that stand behind all the numbers, over paragraphs that ask: whom ("owner"),
    as in "Recommendation 2: Integrated Care Board", or what about ("title"); "" where they are no titles."""
    rows = {block.row for block in blocks}
    # Several rows of a box under a title are what is done.
    below = {id(one): two for one, two in pairwise(blocks) if not (two.row > 0 and two.row + 1 in rows)}
    titles = [split_reference(block.item.text)[1].lstrip("0123456789 ").rstrip(" :") for block in openings]
    under = [below.get(id(block)) for block in openings]
    asked = [block is not None and _is_sentence(block) and asks(block.item.text) for block in under]
    short = all(0 < len(t.split()) <= LONGEST_NAME and not ends_sentence(t) for t in titles)
    # "Plan making" seems to ask.
    if not short or 2 * sum(map(asks, titles)) >= len(titles) or sum(asked) < MOST * len(titles):
        return ""
    bodies = sum(names_body(title) and heads_name(title) for title in titles)
    return "owner" if 2 * bodies > len(titles) else "title"


def _is_sentence(block: Block) -> bool:
    """Whether a block is text: a paragraph, the row of a box, or a sentence in larger type."""
    row = block.kind is Kind.ITEM and block.row > 0 and not block.item.mark
    return (
        block.kind is Kind.PARAGRAPH or row or (block.kind is Kind.HEADING and ends_sentence(block.item.text))
    )


def parse(outline: Outline) -> list[Placed]:
    """A draft for each numbered recommendation, with what stands below it up to the next heading."""
    found = openings_of(outline)
    openings = {id(block) for block in found}
    alone = all(ALONE.fullmatch(block.item.text) for block in found)
    own_blocks = with_counted_paragraphs(outline.blocks, found)
    asked = set(map(id, own_blocks)) - set(map(id, outline.blocks)) | _points_alone(found, own_blocks)
    titles = "" if alone else _meaning_of_titles(found, own_blocks)
    whom = say_whom(block.item.text for block in found)
    elsewhere = blocks_over_tables(outline)
    recommendations: list[tuple[Opening, list[Block]]] = []
    theme: Passage = NOTHING
    over: Style | None = None  # how the theme is set, where its recommendations are set otherwise
    section: list[Block] = []
    opened: Opening | None = None
    before = ""  # the label of the last numbered paragraph above the recommendation at hand
    blocks = with_promises(with_labelled_paragraphs(own_blocks, openings), openings)
    texts = [block.item.text for block in blocks]
    while blocks:
        block = blocks.pop(0)
        # "Governance" above a recommendation is its theme; above a name it is a label.
        is_label = opened and blocks and id(blocks[0]) not in openings and label_alone(block)
        ends = is_label and texts.count(block.item.text) == 1 and len(found) > 1
        # Who and when are no section, however their labels are set.
        says = is_label and is_label in SAID and not PROSE.search(blocks[0].item.text)
        ends = ends and (section_says(block.item.text) == "other" or (block.style == over and not says))
        if ends and opened and opened.blocks[0] is found[-1]:
            # "Next steps", once, below the last is the next section, or what is set like the theme.
            section, opened = [], None
            continue
        if is_label and opened and block.kind is Kind.HEADING:
            # "Findings" in larger type is the next section, in bold a label; not "Governance" over prose.
            told = is_label in OWNERS and PROSE.search(blocks[0].item.text)
            is_label = "" if told or _is_larger(block, opened.blocks[0]) else is_label
        if opened and block.kind is Kind.HEADING and STEP.fullmatch(block.item.text):
            continue
        plain = block.kind is not Kind.HEADING and id(block) not in openings
        label = "" if id(block) in openings else number_of(block)
        if opened and goes_on_counting(before, label):
            # "2.4 ..." behind it goes on with "2.3 ..." before it: the report's next paragraph.
            section, opened = [], None
        if not opened:
            before = label or before
        next_row = opened and block.row and opened.blocks[0].row not in (0, block.row)
        if next_row and id(block) not in openings:
            # What stands in the next row of a table before its number is no action of the row above.
            continue
        if id(block) not in elsewhere and (is_label or plain):
            section.append(block)
            continue
        section, opened = [], None
        if id(block) in openings:
            block, *said = parted_at_label(block)
            blocks[:0] = said
            named = is_bare(block) or bool(titles) or bool(ALONE.fullmatch(block.item.text))
            if named and blocks:
                blocks[:1] = parted_at_label(blocks[0])
            texts_below = named and blocks and (_is_text(blocks[0]) or id(blocks[0]) in asked)
            below = [blocks.pop(0)] if texts_below else []
            opened = Opening((block, *below), theme, titles, whom)
            recommendations.append((opened, section))
        elif id(block) not in elsewhere and not (alone and texts.count(block.item.text) > 1):
            # "Potential effects", before each of them, is no theme.
            theme = outline.joiner.passage(block.lines)
            over = block.style if found and block.style != found[-1].style else None
    placed = [_placed(opening, below, outline.joiner) for opening, below in recommendations]
    closed = with_closing_lines(placed, [below for _, below in recommendations], outline.joiner)
    return _once(with_shared_labels(closed))


def _points_alone(openings: Sequence[Block], blocks: Sequence[Block]) -> frozenset[int]:
    """The ids of the points that are what is asked for, as on slides: one alone under each
    "Recommendation 1", over the list of what is done."""
    starts = {id(block) for block in openings}
    sections = parted(blocks, lambda _, block: id(block) in starts or block.kind is Kind.HEADING)
    below = [own[1:] for own in sections if id(own[0]) in starts and is_bare(own[0])]
    alone = [own[0] for own in below if len(own) == 1 and own[0].item.mark and own[0].item.children]
    return frozenset(map(id, alone)) if len(alone) == len(below) else frozenset()


def _once(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts without those that only say again what others say: of a summary and the chapters that have
    the same, the one that most of what they share has more in is kept, the first where none has. Actions, and
    what labels say, are kept in any case."""
    groups: dict[tuple[str, str], list[Placed]] = {}
    for each in placed:
        groups.setdefault((each.draft.ref.text, each.draft.text.text.lower()), []).append(each)
    shared = [group for group in groups.values() if len(group) > 1]
    detailed = 2 * sum(any(_says(each.draft) for each in group) for group in shared) > len(shared)
    kept: set[int] = set()
    for group in groups.values():
        telling = [each for each in group if _says(each.draft) and (detailed or _tells(each.draft))]
        kept.update(map(id, telling or [group[-1 if detailed else 0]]))
    return [each for each in placed if id(each) in kept]


def _says(draft: RecommendationDraft) -> int:
    return len(draft.actions) + len(draft.fields)


def _tells(draft: RecommendationDraft) -> bool:
    """Whether a draft has more than its text and the prose beneath it, which a chapter has beneath any."""
    return bool(draft.actions) or any(field.column != EXPLAINS for field in draft.fields)


def _bids(block: Block, below: Block) -> bool:
    ref, text = split_reference(block.item.text)
    return bool(ref) and number_of(below).startswith(f"{ref}.") and bids(text)


def openings_of(outline: Outline) -> list[Block]:
    """The blocks that begin a recommendation: "Recommendation 1: ...", else "R1 ..." or, where most numbered
    headings are sentences with something beneath, "1. ...". What stands over a table's rows is its own."""
    taken = blocks_over_tables(outline, themes=True) | names_of_cards(outline)
    blocks = [block for block in without_contents(outline.blocks) if id(block) not in taken]
    explicit = [block for block in blocks if EXPLICIT.match(block.item.text) and _begins(block)]
    called = [block for block in blocks if _is_called(block)]
    alone = [above for above, text in pairwise(blocks) if ALONE.fullmatch(above.item.text) and _follows(text)]
    if len(explicit) > 1:  # and "Key recommendation", once, before "Improvement recommendation 1"
        own = {*map(id, explicit), *(id(each) for each in alone if each.style == explicit[0].style)}
        return [block for block in blocks if id(block) in own]
    if len(called) > 1 or len(alone) > 1:
        return called if len(called) > 1 else alone
    # "1. The trust should:" over "1.1 Share its data." says whom the points are for.
    bidding = {id(above) for above, below in pairwise(blocks) if _bids(above, below)}
    begun = [block for block in blocks if _begins(block) and id(block) not in bidding]
    numbered = [block for block in begun if block.kind is Kind.HEADING or _lettered(block)]
    numbered = _without_actions(numbered, outline.blocks)
    bare = [block for block in numbered if is_bare(block)]
    lettered = [block for block in bare if _lettered(block)]
    under = {id(above): below.item.text for above, below in pairwise(blocks)}
    asking = [block for block in bare if asks(under.get(id(block), ""))]
    counting = len(bare) > 2 and _counts_from_one(bare) and 2 * len(asking) > len(bare)
    if len(lettered) > 1 or (counting and not lettered):
        # "R1", and "1" in the head of a card, where such numbers count on: each with its text below. "1" over
        # "Introduction" counts a chapter.
        return lettered or bare
    told = with_labelled_paragraphs(outline.blocks, set(map(id, numbered)))
    coded = [block for block in numbered if CODED.match(block.item.text)]
    if len(coded) > 1 and sum(_has_content(block, told) for block in coded) > len(coded) / 2:
        return coded
    announced = any(section_says(b.item.text) == "recommendations" for b in blocks if b.kind is Kind.HEADING)
    plain = all(map(_asks, coded)) and not announced
    heads = coded if plain else [block for block in coded if block.kind is Kind.HEADING]
    if len(heads) > 2 and 2 * sum(map(_asks, heads)) > len(heads) and _counts_from_one(heads):
        # "R1: Publish the data." in bold, and the report's own prose between it and "R2: ..."; in plain type
        # where all of them ask, under no heading that announces them.
        return heads
    lengths = sorted(len(split_reference(block.item.text)[1].split()) for block in numbered)
    followed = sum(_has_content(block, told) for block in numbered)
    several = len(numbered) > 2 or (
        len(numbered) == 2 and (all(map(_asks, numbered)) or _is_announced(numbered[0], blocks))
    )
    asked = 2 * sum(map(_asks, numbered)) >= len(numbered)
    # "4. There is scope to do more with the voluntary sector": too long for a theme.
    asked |= bool(lengths) and lengths[len(lengths) // 2] >= LONG and followed == len(numbered)
    if several and asked and lengths[len(lengths) // 2] >= SENTENCE and followed > len(numbered) / 2:
        return numbered
    return counted_openings(blocks, lambda block: _has_content(block, outline.blocks))


def _without_actions(numbered: Sequence[Block], blocks: Sequence[Block]) -> list[Block]:
    """The numbered blocks without what is done about each: "1.1 Appoint a lead" over "Lead: Chief Executive
    Due: May", under "1. Improve the homes."."""
    refs = {id(block): split_reference(block.item.text)[0] for block in numbered}
    over = {ref.rpartition(".")[0] for ref in refs.values() if "." in ref}
    tops = [block for block in numbered if refs[id(block)] in over and _asks(block)]
    rest = {id(block) for block in numbered if refs[id(block)] not in over}
    told = with_labelled_paragraphs(blocks, set(map(id, tops)))
    whole = len(tops) + len(rest) == len(numbered) and not rest.intersection(map(id, told))
    return tops if len(tops) > 1 and whole else list(numbered)


def _follows(block: Block) -> bool:
    """Whether a block is a text that asks something, and no list."""
    return block.kind is Kind.PARAGRAPH and asks(block.item.text) and not block.item.text.endswith(":")


def _is_called(block: Block) -> bool:
    """Whether a block says that it is a recommendation, and not what a committee is to decide of an
    application: "Recommendation: approve subject to conditions"."""
    return bool(CALLED.match(block.item.text)) and not decides(CALLED.sub("", block.item.text, count=1))


def _is_announced(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether the heading above a block says that it is a recommendation."""
    above = blocks[: next(place for place, each in enumerate(blocks) if each is block)]
    heading = next((each for each in reversed(above) if each.kind is Kind.HEADING), None)
    return heading is not None and section_says(heading.item.text) == "recommendations"


def _counts_from_one(blocks: Sequence[Block]) -> bool:
    """Whether the codes of blocks count on from 1: "R1", "R2", "R3"; chapters may print them again."""
    texts = [block.item.text for block in blocks]
    codes = dict.fromkeys(re.sub(r"\D", "", split_reference(text)[0] or text) for text in texts)
    return [int(code or 0) for code in codes] == list(range(1, len(codes) + 1))


def _asks(block: Block) -> bool:
    return asks(split_reference(block.item.text)[1])


def _begins(block: Block) -> bool:
    text = block.item.text
    counted = split_reference(text)[0] or is_bare(block) or ADDRESSED.fullmatch(text)
    return not block.item.mark and bool(counted)


def _is_text(block: Block) -> bool:
    """Whether a block can be the text under a reference that stands alone."""
    return not block.item.mark and not _begins(block) and not cut_at_labels(block.lines)[1]


def _lettered(block: Block) -> bool:
    """Whether a block's reference has letters: "R1", "KR1.1"."""
    text = block.item.text
    return (split_reference(text)[0] or (text if is_bare(block) else ""))[:1].isalpha()


def _has_content(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether an item or a labelled line stands below a block, at most behind prose that explains it."""
    place = next(number for number, each in enumerate(blocks, start=1) if each is block)
    below = dropwhile(_is_prose, blocks[place:])
    return any(each.kind is Kind.ITEM or _says_more(each) for each in islice(below, 1))


def _is_prose(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH and not _begins(block) and not _says_more(block)


def _says_more(block: Block) -> bool:
    """Whether a block is labelled, or the label of the one below: "DUE" over "May 2025", "Action taken"."""
    return holds_labels_alone(block) or label_alone(block) in SAID | DONE


def _is_larger(heading: Block, other: Block) -> bool:
    """Whether a heading is set above another by its size, though the two may be as large when rounded."""
    larger = heading.style.size - other.style.size
    return larger > 0 and (outranks(heading, other) or (larger >= LARGER and not outranks(other, heading)))


def _placed(opened: Opening, section: Sequence[Block], joiner: Joiner) -> Placed:
    under = [Block(Kind.ITEM, child) for block in opened.blocks for child in block.item.children]
    return Placed(*opened.blocks[0].place, with_section(opened.draft(joiner), [*under, *section], joiner))
