"""Theme headings with bullets beneath, no owners and no dates; also as a table of one column.

Customer Service
• Drive forward the integrated approach
• Clarify:
    o what you want to achieve
    o how you are going to do it
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby, pairwise, takewhile
from statistics import median

from models.plan import NOTHING, Passage, RecommendationDraft
from parsers.cells.run_in_labels import cut_at_labels
from parsers.fields.deadline import is_date
from parsers.layouts import numbered_recommendations, review_report
from parsers.outline.outline import Outline
from parsers.records.drafts import Placed, begins_with_date, behind_date, split_passage
from parsers.sections.blocks import Block, Kind
from parsers.sections.counted_openings import all_asked, all_told
from parsers.sections.dated_themes import with_told
from parsers.sections.decisions import without_decisions
from parsers.sections.section_actions import (
    holds_labels_alone,
    label_alone,
    with_labelled_paragraphs,
    with_section,
)
from parsers.sections.sections import outranks
from parsers.sections.shared_labels import with_shared_labels
from parsers.sections.trailing_details import details_in, tail_of
from parsers.text.lines import ends_sentence
from parsers.text.marks import Mark
from parsers.vocabulary.likely import likely_column
from parsers.vocabulary.papers import is_cover, is_review, mark_of, names_plan
from parsers.vocabulary.sections import asks, commands, decides, section_says, teaches
from parsers.vocabulary.word_lists import any_of

LEAST_ITEMS = 3
LONGEST_ACTIONS = 45
"""Words of most actions; longer ones are a report's paragraphs, which it counts: "1.1 Performance ..."."""
SECOND = 2
"""Blocks at a document's beginning that may be its title."""
MOST = 0.75
"""The share of points that tell what to do, at least, where nothing promises it."""
NEARLY_ALL = 0.9
"""The share of paragraphs that do, at least, where they are points."""
MANY = 0.6
"""The same in a document whose headings name no plan; of a briefing for staff half its points tell it."""
WILL = re.compile(r"^(?:we|the \w+|officers) will\b|\bto (?:be|go|have|start|begin)\b", re.I)
"""What else tells what to do: "We will publish our response times", "Policy to be reviewed"."""
MARKS = 3
"""A committee's phrases from which on a document is its paper."""
LEAST_SHARE = 0.25
"""A report of many pages has bullets among its findings too: in a plan they are a good part of the words."""
PROMISES = re.compile(
    rf"\b(?:we|the \w+|officers|partners) (?:also )?{any_of('promises')}"
    r"(?: \w+){0,3}:$",
    re.I,
)
"""What leads in to what will be done: "We will:", "This year the council will also:"."""
ACTIONS = re.compile(
    rf"(?:\b{any_of('which actions')} (?:\w+ )?(?:actions|steps)"
    r"(?: (?:are|include|will be))?"
    r"|^(?:our )?(?:next steps|actions))(?: to)?:$",
    re.I,
)
"""What else does, where others promise: "Our actions are:", "Next steps:"."""
SAYS = frozenset({"action", "success_measure", "progress", "response"})
"""What a heading below a theme's may announce; whom and with what are themes too: "Partners", "Resources"."""
ANSWERS = re.compile(
    rf"(?=.*\b{any_of('what is answered')}\b).*\b{any_of('answer of a plan')}\b",
    re.I,
)
"""What a document's title says that tells what is done about a review: "Peer challenge: our commitments"."""
BARE_SHARE, PROMISED_SHARE = 0.8, 0.6
"""The share of words that stand in the points, at least, where nothing else says that these are actions, and
where "The council will:" leads in to one of the lists."""
TELLS = re.compile(rf"\?$|\b{any_of('no actions below')}\b", re.I)
"""What a heading says over points that are no actions: "What staff told us", "Tuesday 10 March"."""
ADDRESSES = re.compile(r"\byou(?:r|rs)?\b.*\?$", re.I)
"""A heading over what its readers are told to do: "How can you help?"."""
UNTOLD = "nothing says that the points of this list are actions"
SUBJECT = frozenset(
    "action actions recommendation recommendations peer review challenge improvement improvements".split()
)


def recognises(outline: Outline) -> bool:
    """Bullets under headings, in a document whose first heading says that it is about actions."""
    if outline.tables or outline.cards or numbered_recommendations.recognises(outline):
        return False
    if review_report.recognises(outline):
        return False
    blocks = _own_blocks(outline.blocks)
    items = [block for block in blocks if block.kind is Kind.ITEM]
    # Below the council's name, what the plan is may be set as plain text: "Peer challenge action plan 2024".
    titles = [block for block in blocks[:SECOND] if names_plan(block.item.text)]
    headings = [*titles, *(block for block in blocks if block.kind is Kind.HEADING)]
    if len(items) < LEAST_ITEMS or median(len(item.item.words) for item in items) > LONGEST_ACTIONS:
        return False
    if _may_be_actions(headings, items, blocks):
        return True
    return _are_actions(headings, items) and (_share(items, blocks) >= LEAST_SHARE or bool(_promised(blocks)))


def _are_actions(headings: Sequence[Block], items: Sequence[Block]) -> bool:
    """Whether the points are what somebody will do: a heading names the plan, or one says what it is about
    and nearly all of them tell what to do. A "Position statement" has lists of what a council is proud of."""
    titles = [block.item.text for block in headings]
    if any(map(names_plan, titles)) or (titles and ANSWERS.search(titles[0])):
        return True
    words = {word.lower().strip(".,:;()") for title in titles for word in title.split()}
    texts = [block.item.text for block in items]
    # "May 2022: The peers came" tells a story, in which nothing is due "by" then.
    due = any(text[:3].lower() == "by " and begins_with_date(text) for text in texts)
    told = sum(asks(text) or bool(WILL.search(text)) or (due and begins_with_date(text)) for text in texts)
    if any(map(ADDRESSES.search, titles)):
        return False
    return bool(words & SUBJECT) and told >= MANY * len(items) and not any(map(teaches, titles[:1]))


def _may_be_actions(headings: Sequence[Block], items: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Whether a document is nothing but points under themes, and a title that names the review: they may be
    what is done about it, "Joint narrative with the university"; a person should look."""
    titles = [block.item.text for block in headings]
    if len(items) < 2 * LEAST_ITEMS or len(titles) <= SECOND or not is_review(titles[0]):
        return False
    promised = any(PROMISES.search(block.item.text) for block in blocks if block.kind is Kind.PARAGRAPH)
    if _share(items, blocks) < (PROMISED_SHARE if promised else BARE_SHARE) or teaches(titles[0]):
        return False
    # An "Introduction" without points tells of itself.
    over = _over_points(blocks)
    return not any(section_says(text) or TELLS.search(text) for text in (titles[0], *over))


def _over_points(blocks: Sequence[Block]) -> list[str]:
    """The headings with a point below them before the next."""
    over: list[str] = []
    heading = ""
    for block in blocks:
        if block.kind is Kind.HEADING:
            heading = block.item.text
        elif block.kind is Kind.ITEM and heading:
            over.append(heading)
            heading = ""
    return over


def _promised(blocks: Sequence[Block]) -> frozenset[int]:
    """The ids of the bullets below "We will:", or of all without a lead-in, where nearly all of these tell
    what to do, in a plan of prose that has several such lists; else none."""
    title = next((block for block in blocks if block.kind is Kind.HEADING), None)
    if title is None or not names_plan(title.item.text):
        return frozenset()
    lists = [
        (block.item.text, own)
        for number, block in enumerate(blocks)
        if block.kind is not Kind.ITEM
        and (own := list(takewhile(lambda each: each.kind is Kind.ITEM, blocks[number + 1 :])))
    ]
    told = [own for lead, own in lists if any(each.search(lead) for each in (PROMISES, ACTIONS))]
    # What residents said has a lead-in of its own.
    bare = [own for lead, own in lists if not lead.endswith(":")]
    points = list(chain.from_iterable(bare))
    if sum(commands(point.item.text) for point in points) >= MOST * len(points):
        told += bare
    return frozenset(map(id, chain.from_iterable(told))) if len(told) > 1 else frozenset()


def lists_left_out(outline: Outline) -> list[list[Block]]:
    """The lists of a plan of prose that no lead-in promises: what residents said, as far as can be told."""
    blocks = _own_blocks(outline.blocks)
    items = [block for block in blocks if block.kind is Kind.ITEM]
    promised = _promised(blocks) if items and _share(items, blocks) < LEAST_SHARE else frozenset()
    if not promised or not recognises(outline):
        return []
    runs = [list(run) for item, run in groupby(blocks, key=lambda block: block.kind is Kind.ITEM) if item]
    return [run for run in runs if id(run[0]) not in promised]


def _share(items: Sequence[Block], blocks: Sequence[Block]) -> float:
    """The share of the text's words that stand in the bullets; lines of who and when belong to these."""
    told = [block for block in blocks if block.kind is not Kind.PARAGRAPH or not holds_labels_alone(block)]
    everything = sum(len(block.item.all_words()) for block in told)
    return sum(len(item.item.all_words()) for item in items) / max(1, everything)


def parse(outline: Outline) -> list[Placed]:
    """A draft a theme, or what is asked below one: its heading and its bullets as actions."""
    blocks = _with_asked_as_headings(_own_blocks(outline.blocks))
    led = _with_leads_as_headings(blocks)
    blocks = _with_points_as_headings(led)
    items = [block for block in blocks if block.kind is Kind.ITEM]
    if _share(items, blocks) < LEAST_SHARE:
        # What residents said is a list too.
        promised = _promised(blocks)
        blocks = [block for block in blocks if block.kind is not Kind.ITEM or id(block) in promised]
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    unsure = not _are_actions(headings, items) and _may_be_actions(headings, items, blocks)
    sections: list[tuple[Block | None, list[Block]]] = [(None, [])]
    for block in blocks:
        if block.kind is not Kind.HEADING or _is_label(block, sections[-1][0], blocks):
            sections[-1][1].append(block)
        else:
            sections.append((block, []))
    full = [any(each.kind is Kind.ITEM for each in below) for _, below in sections]
    heads = [head for (head, _), own in zip(sections, full, strict=True) if head and own]
    between = blocks != led or _stand_under_themes(heads, headings[1:])
    asking = all_asked(heads) or (between and all_told(heads))
    placed: list[Placed] = []
    theme, over = NOTHING, None
    for (heading, below), own in zip(sections, full, strict=True):
        named = heading and not _is_title(outline, heading)
        said = outline.joiner.passage(heading.lines) if heading and named else NOTHING
        told = asking and heading and own
        # "By March 2027" below a theme is no other.
        due = heading and over and is_date(said.text) and outranks(over, heading)
        theme, over = (theme, over) if told or due else (said, heading)
        if own:
            place = (heading or next(block for block in below if block.kind is Kind.ITEM)).place
            mark = heading.item.mark if heading else None
            ref, text = split_passage(said) if told else (NOTHING, NOTHING)  # "1: Agree a vision."
            ref = Passage(mark.label, mark.words) if mark else ref
            draft = RecommendationDraft(theme=said if due else theme, ref=ref, text=text)
            draft = with_section(draft, below, outline.joiner)
            doubts = (UNTOLD,) if unsure else ()
            told_of = tuple(replace(each, doubts=(*each.doubts, *doubts)) for each in draft.actions)
            found = Placed(*place, replace(draft, actions=told_of))
            placed.append(with_told(found, theme) if due else found)
    return with_shared_labels([each for each in placed if each.draft.actions])


def _stand_under_themes(heads: Sequence[Block], headings: Sequence[Block]) -> bool:
    """Whether each of some headings stands below one that is set higher, and heads nothing itself."""
    own = set(map(id, heads))
    over: Block | None = None
    for heading in headings:
        if id(heading) not in own:
            over = heading
        elif over is None or not outranks(over, heading):
            return False
    return True


def _is_label(block: Block, theme: Block | None, blocks: Sequence[Block]) -> bool:
    """Whether a heading is a label of what stands under a theme, "Actions", and no theme: it comes again
    below the next, or says what is done or measured and is set lower than several themes. "Governance" under
    the title is a theme."""
    column = label_alone(block)
    if not theme or not column:
        return False
    headings = [each for each in blocks if each.kind is Kind.HEADING]
    again = sum(each.item.text == block.item.text for each in headings)
    themes = sum(not outranks(each, theme) and not outranks(theme, each) for each in headings)
    return again > 1 or (column in SAYS and themes > 1 and outranks(theme, block))


def _with_asked_as_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, paragraphs as headings that stand under a label which comes again, "The peer review told
    us", where these ask: it is their mark."""
    texts = [block.item.text for block in blocks]
    asked = {
        at: replace(
            two, kind=Kind.HEADING, item=replace(two.item, mark=Mark("", "", one.item.x, one.item.words))
        )
        for at, (one, two) in enumerate(pairwise(blocks))
        if one.kind is Kind.HEADING and two.kind is Kind.PARAGRAPH and texts.count(one.item.text) > 1
        if likely_column(one.item.text) in ("recommendation", "finding")
    }
    if not all_asked([*asked.values()]):
        return list(blocks)
    return [asked.get(at, block) for at, block in enumerate(blocks) if at - 1 not in asked]


def _with_leads_as_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, sentences that ask as headings where one stands right above every list, set like text, or
    above what leads in to it: "You said: Set a vision for the place." over "We will:"."""
    above = [at for at, (one, two) in enumerate(pairwise(blocks)) if one.kind is not two.kind is Kind.ITEM]
    led = {at for at in above if PROMISES.search(blocks[at].item.text) or label_alone(blocks[at]) in SAYS}
    led.discard(0)  # with nothing above it
    above = [at - (at in led) for at in above]
    plain = all(blocks[at].kind is Kind.PARAGRAPH for at in above)
    heads = {at: _without_label(blocks[at]) for at in above}
    asked = plain and all_asked(list(heads.values()))
    return [heads[at] if asked and at in heads else block for at, block in enumerate(blocks)]


def _without_label(lead: Block) -> Block:
    """A sentence as a heading, a label before it as its mark: "You said: Set a vision for the place."."""
    before, labels = cut_at_labels(lead.lines)
    item = lead.item
    if not before and len(labels) == 1 and labels[0].column in ("recommendation", "finding"):
        item = replace(item, mark=Mark("", "", item.x, labels[0].label), lines=labels[0].lines)
    return replace(lead, kind=Kind.HEADING, item=item)


def _with_points_as_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, points as headings of those nested under them: in bold over plain ones, or counted over
    such as say who and when, "1. Improve the website." over "a) Replace the search – May 2026", or below
    "Recommendations"."""
    items = [block.item for block in blocks if block.kind is Kind.ITEM]
    under = [child for item in items for child in item.children]
    bold = all(word.style.bold for item in items for line in item.lines for word in line.words)
    bold = bold and not any(line.style.bold for child in under for line in child.lines)
    ended = sum(tail_of(Passage(child.text, child.words)) is not None for child in under)
    over = [*takewhile(lambda block: block.kind is not Kind.ITEM, blocks)]
    announced = any(section_says(b.item.text) == "recommendations" for b in over if b.kind is Kind.HEADING)
    counted = all(item.label.isdigit() for item in items) and (announced or ended >= MOST * len(under))
    points = [block for block in blocks if block.kind is Kind.ITEM]
    asked = all_asked(points) or (bold and all_told(points))
    if not asked or not (bold or counted) or not all(item.children for item in items):
        return list(blocks)
    found: list[Block] = []
    for block in blocks:
        mark = block.item.mark if block.item.label else None
        head = replace(block, kind=Kind.HEADING, item=replace(block.item, mark=mark, children=()))
        found += [head if block.kind is Kind.ITEM else block]
        found += [replace(block, item=child) for child in block.item.children]
    return found


def _own_blocks(blocks: Sequence[Block]) -> Sequence[Block]:
    """The plan's blocks, paragraphs above lines of who and when as points: from its title on, where it is an
    appendix, or where a committee's report stands before it ("Legal implications"); none of it alone."""
    blocks = _with_lines_as_points(without_decisions(with_labelled_paragraphs(blocks, ())))
    marks: set[str] = set()
    for number, block in enumerate(blocks):
        above = blocks[number - 1].item.text if number else ""
        # "Corporate Peer Challenge" below "Appendix A" is its title.
        titled = names_plan(block.item.text) or (is_cover(above) and is_review(block.item.text))
        named = block.kind is Kind.HEADING and titled
        if named and (len(marks) > 1 or is_cover(block.item.text)):
            return blocks[number:]
        points = [block.item.text, *(child.text for child in block.item.children)]
        marks |= {mark_of(text) or ("that" if decides(text) else "") for text in points} - {""}
    return () if len(marks) >= MARKS else blocks


def _with_lines_as_points(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, paragraphs without any mark as points in a plan that has no others, where nearly all of
    them tell what to do: "Hold an away day twice a year." under "Leadership"."""
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    titles = [*headings[:1], *blocks[:SECOND]]
    if len(headings) <= SECOND or not any(names_plan(block.item.text) for block in titles):
        return blocks
    # What stands above the first theme says what the plan is.
    first = next(place for place, block in enumerate(blocks) if block is headings[1])
    texts = [block.item.text for block in blocks[first:] if block.kind is Kind.PARAGRAPH]
    # Lines of who and when are those of the one above: "Chief Executive – May 2026".
    texts = [text for text in texts if _tells(text) or not details_in(Passage(text))]
    told = sum(_tells(text) and not text.endswith(":") for text in texts)
    if any(block.kind is Kind.ITEM for block in blocks) or told < max(LEAST_ITEMS, NEARLY_ALL * len(texts)):
        return blocks
    found = list(blocks[:first])
    for block in blocks[first:]:
        found += _line_points(block) if block.kind is Kind.PARAGRAPH else [block]
    return found


def _line_points(paragraph: Block) -> Iterator[Block]:
    """A paragraph as points, one from each line that tells what to do below a sentence's end."""
    lines = paragraph.lines
    starts = [0, *(n for n in range(1, len(lines)) if _begins_point(lines[n - 1].text, lines[n].text))]
    for start, end in pairwise([*starts, len(lines)]):
        yield replace(paragraph, kind=Kind.ITEM, item=replace(paragraph.item, lines=lines[start:end]))


def _begins_point(above: str, line: str) -> bool:
    return ends_sentence(above) and line[0].isupper() and _tells(line)


def _tells(text: str) -> bool:
    said = behind_date(text) or text
    return bool(commands(said) or WILL.match(said))


def _is_title(outline: Outline, heading: Block) -> bool:
    """Whether a heading is the document's first, with other headings below it."""
    headings = [block for block in outline.blocks if block.kind is Kind.HEADING]
    return heading is headings[0] and len(headings) > 1
