"""Blocks → sections: which headings of a prose document announce recommendations, and what stands under them.

Executive summary                       other
Recommendations                         announces
    For the local authority             under it, no section of its own
    1. Ensure that ...
Findings                                of the same level: ends the section
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest

from parsers.fields.deadline import is_deadline, read_deadline, says_more
from parsers.fields.owner import names_owners
from parsers.fields.reference import is_code, split_reference
from parsers.sections.blocks import Block, Kind
from parsers.text.lines import ends_sentence
from parsers.text.marks import begins_with_bullet, goes_on_counting
from parsers.vocabulary.papers import is_paper_title, mark_of
from parsers.vocabulary.sections import (
    PARTS,
    announces,
    asks,
    heads_name,
    names_body,
    requires,
    section_says,
    tells_strengths,
)

ANNOUNCES = frozenset({"recommendations", "areas", "maybe", "found"})
LONGEST_TITLE = 12
"""Words of a heading that is set like the text around it."""
SENTENCE = 5
"""Words from which on a heading is a sentence: a recommendation, not a name."""
LONGEST_BODY, LONGEST_NAME = 14, 8
"""Words of a heading that says for whom it is, and of one that only names somebody."""
LONGEST_TIME = 10
"""Words of "Within four weeks of the date of this report"."""
FOR_BODY = re.compile(
    r"(?:.*\b(?:recommendations?|improvements?|actions?)\s+)?(?:for|to)\s+(?!be\b)(?P<body>.+)$", re.I
)
FOR_NAME = re.compile(r"For the (?:[A-Z][\w'’&-]*|and|of|for|the)(?: (?:[A-Z][\w'’&-]*|and|of|for|the))*")
"""A heading that says for whom, whatever that is, by its capitals: "For the Place Partnership"."""
FOR = re.compile(r"(?:for|to)\s", re.I)
LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}$")
PAGE = re.compile(r"\s\d{1,3}$")
"""What ends a line of a contents list."""
CONTENTS = re.compile(r"(?:table of )?contents|in this report", re.I)
ONE = re.compile(r"area (?:for|of|requiring) ", re.I)
"""What a heading begins with that announces one thing alone."""
ENDS_OPEN = re.compile(r"\.$|\b(?:is|are|were|includes?):$", re.I)
"""What a line ends with that is a sentence, or leads in: "Our recommendations to the council are:"."""
FOLLOWING = re.compile(r"\bthe following(?: \w+){0,4}:$", re.I)
ASIDE = re.compile(r"\([^()]+\)")
"""A line that says something of the heading above it: "(Information for the school)"."""
NUMBERED = re.compile(r"(?:section\s+)?(\d{1,2}(?:\.\d{1,2})*)[.):]?\s", re.I)


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading that announces recommendations, or a sub-heading: `nearest` is that right
    above `blocks`."""

    heading: Block
    nearest: Block
    says: str
    blocks: tuple[Block, ...] = ()
    inside: bool = False
    """Whether a heading above `heading` announces too: "Areas for improvement" within "Recommendations"."""
    beside: bool = False
    """Whether the section before tells of strengths: the two are what a theme of the report finds."""


@dataclass(slots=True)
class _Walk:
    """The headings above the block at hand, from the outermost in, and the sections so far."""

    path: list[Block] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    open: bool = False
    before: str = ""
    """The heading of the section before the one at hand."""

    def go_under(self, heading: Block, below: Block | None) -> None:
        """Takes a heading; `below` is the block right below it."""
        asking = below is not None and is_listed(below) and asks_first(below)
        while self.path and not outranks(self.path[-1], heading) and not self._is_part(heading, asking):
            self.path.pop()
        announcing = self._announcing(heading, below if asking else None)
        says = section_says(announcing.item.text) if announcing else ""
        self.open = announcing is not None and says in ANNOUNCES
        if announcing and self.open:
            inside = any(
                announcing is not each and section_says(each.item.text) in ANNOUNCES for each in self.path
            )
            beside = tells_strengths(self.before)
            self.sections.append(Section(announcing, heading, says, inside=inside, beside=beside))
        else:
            # What comes after a section of another kind is no part of the announced one above it.
            self.path = [each for each in self.path if section_says(each.item.text) not in ANNOUNCES]
        self.path.append(heading)
        self.before = heading.item.text

    def _is_part(self, heading: Block, asking: bool) -> bool:
        """Whether a heading says for whom or about what the recommendations are that the innermost heading
        announces, though it is set like that one: "For NHS Devon"; or, where nothing stands between but "We
        recommend:", "NHS Devon", or "Working with people" over points that ask."""
        above = self.path[-1]
        says = section_says(above.item.text)
        if goes_on_counting(number_of(above), number_of(heading)) and not is_for(heading):
            # "3. Overview of the approach" behind "2. Key recommendations" and their table.
            return False
        if says not in ANNOUNCES or not (for_body(heading) or (asking and says == "recommendations")):
            return False
        own = [each for each in self.sections if each.heading is above]
        # What is set higher than the parts so far is none: "Appendix" behind "For the police".
        bare = not any(
            any(not announces(block.item.text) for block in each.blocks)
            if each.nearest is above
            else outranks(heading, each.nearest)
            for each in own
        )
        return (bare and not section_says(heading.item.text)) or is_for(heading)

    def _announcing(self, heading: Block, point: Block | None) -> Block | None:
        """The heading that says what a section holds: its own, or one above; one with a list of its own has
        no parts but such as are for somebody, or whose first `point` goes on with its count and asks."""
        if mark_of(heading.item.text) or (is_paper_title(heading.item.text) and point is None):
            # "Agenda item 9", "Treasury management report" over prose: the next paper of a pack.
            return None
        if section_says(heading.item.text):
            return heading
        above = next((each for each in reversed(self.path) if section_says(each.item.text)), None)
        own = [each for each in self.sections if each.heading is above]
        if above and ONE.match(above.item.text) and any(asks_first(b) for each in own for b in each.blocks):
            # "Area for improvement" has its one.
            return None
        if not any(is_listed(block) for each in own if each.nearest is above for block in each.blocks):
            return above
        last = next(block for each in reversed(own) for block in reversed(each.blocks) if is_listed(block))
        goes_on = point is not None and goes_on_counting(number_of(last), number_of(point))
        return above if goes_on or is_for(heading) else None

    def add(self, block: Block) -> None:
        if self.open:
            last = self.sections[-1]
            self.sections[-1] = replace(last, blocks=(*last.blocks, block))


def blocks_to_sections(blocks: Sequence[Block]) -> list[Section]:
    """The sections that announce recommendations, in order; a part under a sub-heading is one of its own."""
    walk = _Walk()
    for block, below in zip_longest(blocks, blocks[1:]):
        under = walk.sections[-1] if walk.open else None
        if under and _is_again(block, under, below):
            continue
        if _is_heading(block, under, below):
            walk.go_under(block, below)
        else:
            walk.add(block)
    return walk.sections


def _is_again(heading: Block, under: Section, below: Block | None) -> bool:
    """Whether a table's header is printed again behind a page end, which may cut a row."""
    if not under.blocks or heading.item.text != under.nearest.item.text:
        return False
    last = under.blocks[-1]
    cut = below is not None and 0 < last.row == below.row
    return cut or (heading.kind is Kind.HEADING and heading.place[0] > last.place[0])


def without_contents(blocks: Sequence[Block]) -> list[Block]:
    """The blocks but for a contents list: behind dots, or at its end under "Contents", are page numbers;
    "Recommendation 1" is no entry where "Recommendation 1 2" was."""
    kept: list[Block] = []
    listed: set[str] = set()
    inside = False
    for block in blocks:
        text = block.item.text
        if block.kind is Kind.HEADING and (section_says(text) or not PAGE.search(text) or text in listed):
            inside = bool(CONTENTS.fullmatch(text.strip(" :")))
        if not LEADERS.search(text) and not (inside and PAGE.search(text)):
            kept.append(block)
        elif inside:
            listed |= {PAGE.sub("", line.text) for line in block.lines}
    return kept


def _is_heading(block: Block, under: Section | None, below: Block | None) -> bool:
    """Whether a block begins a section; inside one (`under`) a line that asks something is part of it, but
    for one over prose, `below`, where the points are those of a list."""
    says = section_says(block.item.text)
    asked = under is not None and block.kind is Kind.HEADING and is_asked(block)
    asked = asked and not (under is not None and _heads_another(block, under, below))
    # "3. Support for those at risk was poor." is a point, though "Support ..." may be a heading.
    counted = asked and bool(split_reference(block.item.text)[0])
    if says and not block.item.mark and not counted:
        # "The peer team makes these recommendations:" is a sentence where it is set like one, and so is
        # "98. Support for care leavers who are not in work.", the one point of a list.
        # The first row of a box may be set like the others.
        plain = block.kind is Kind.PARAGRAPH or (block.row > 0 and says in ("recommendations", "areas"))
        titled = plain and says != "maybe" and not ENDS_OPEN.search(block.item.text)
        return block.kind is Kind.HEADING or titled
    if block.kind is Kind.HEADING:
        part = leads_in(block) or asked or bool(ASIDE.fullmatch(block.item.text))
        part = part or (under is not None and is_the_one(block, under))
        return under is None or bool(for_body(block)) or not part
    if under is None or not _is_title(block):
        return False
    if leads_in(block) and not under.blocks and below is not None and below.kind is Kind.ITEM:
        # "The following are the key areas we suggest you focus on:", right below the heading.
        return is_for(block)
    return under.heading.kind is not Kind.HEADING or is_for(block)


def _heads_another(block: Block, under: Section, below: Block | None) -> bool:
    """Whether a heading without a number stands over prose, below the points of a list, and no heading is a
    point: "The service needs to do more for its staff" below the bullets of "Areas for improvement"."""
    first = next((each for each in under.blocks if each.kind is not Kind.PARAGRAPH), None)
    listed = first is not None and first.kind is Kind.ITEM
    # "Area for improvement" has its one.
    listed |= bool(ONE.match(under.heading.item.text)) and any(map(asks_first, under.blocks))
    return listed and not number_of(block) and below is not None and below.kind is Kind.PARAGRAPH


def headings_of_parts(sections: Sequence[Section]) -> frozenset[tuple[int, float]]:
    """The places of headings whose recommendations stand under others: "Improve" over "Priority concerns"."""
    listed = [any(map(is_listed, each.blocks)) for each in sections]
    filled = [each for each, some in zip(sections, listed, strict=True) if some]
    own = {each.heading.place for each in filled if each.nearest is not each.heading}
    inner = {
        above.nearest.place
        for (above, some), (below, more) in pairwise(zip(sections, listed, strict=True))
        if below.inside and more and not some
    }
    return frozenset(own | inner)


def leads_in(block: Block) -> bool:
    """Whether a block introduces what is below it: "The local authority should:"."""
    return block.item.text.rstrip().endswith(":") and not section_says(block.item.text)


def asks_first(block: Block) -> bool:
    """Whether a block asks in its first sentence: a finding may say later what leaders know they must do."""
    return asks(_first_sentence(split_reference(block.item.text)[1]))


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?]) (?=[A-Z])", text)[0]


def topic_of(heading: str) -> str:
    """What a heading says behind its dash or colon that announces one thing: "risk assessment" of "Area for
    improvement: risk assessment"; any other heading as it is."""
    head, *topic = PARTS.split(heading, maxsplit=1)
    return topic[0] if topic and ONE.match(head) else heading


def is_only_point(above: Block, block: Block) -> bool:
    """Whether a paragraph has a number, and asks something or stands below an announcement without one."""
    told = asks_first(block) or (above.item.text.endswith(":") and not number_of(above))
    return block.kind is Kind.PARAGRAPH and bool(number_of(block)) and told


def number_of(block: Block) -> str:
    """What a block is counted with: its label, or the reference that it begins with."""
    return block.item.label or split_reference(block.item.text)[0]


def time_said(text: str) -> str:
    """The time that a lead-in begins with, "Within three months: " and what else; "" where it has none."""
    when = re.split(r"(?<=[,:])\s", text, maxsplit=1)[0]
    words = when.rstrip(",:")
    short = len(words.split()) <= LONGEST_TIME
    # "Urgent and emergency care" is a theme; "Within four weeks of the date of this report" is a time.
    told = short and is_deadline(words) and not says_more(words)
    return when if told and read_deadline(words).precision else ""


def is_asked(block: Block) -> bool:
    """Whether a heading is itself a recommendation: "1. Set fewer priorities and keep to them"."""
    ref, text = split_reference(block.item.text)
    ends = text.endswith(".")
    whole = bool(ref) or ends or requires(text)
    # "3. Support for those at risk was poor." counts the concerns of its section.
    return whole and (asks(text) or (bool(ref) and ends)) and (len(text.split()) >= SENTENCE or is_code(ref))


def is_the_one(block: Block, under: Section) -> bool:
    """Whether a heading is the one thing that the heading right above it announces, whatever it says: "Area
    for improvement" / "The force doesn't have enough trained officers"."""
    if FOLLOWING.search(block.item.text):
        # "The authority needs to take swift action to address the following:" leads in to several.
        return False
    first = not under.blocks or under.blocks[0] is block
    heading, text = under.heading.item.text, block.item.text
    named = first and under.nearest is under.heading and ONE.match(heading)
    if topic_of(heading) != heading and not asks_first(block) and _first_sentence(text) != text:
        # "Area for improvement: culture" over what was seen, at length, and asks nothing at first.
        return False
    # Both may be in bold, the heading white in a bar.
    below = outranks(under.heading, block) or (ends_sentence(text) and not outranks(block, under.heading))
    return bool(named) and len(text.split()) >= SENTENCE and below


def is_listed(block: Block) -> bool:
    """Whether a block is a point of a list, a row of a table, or a numbered paragraph or heading."""
    if block.kind is Kind.HEADING:
        return is_asked(block)
    dashed = begins_with_bullet(block.lines[0])
    return block.kind is Kind.ITEM or dashed or bool(split_reference(block.item.text)[0])


def for_body(heading: Block) -> str:
    """Whom a heading says that it is for: "Recommendations for the partnership", "NHS Devon"; or nothing."""
    if ENDS_OPEN.search(heading.item.text):
        # "The team's key recommendations to the council are:"
        return ""
    text = heading.item.text.strip(" :")
    found = FOR_BODY.match(text)
    if (not found and section_says(text)) or (
        FOR.match(text) and re.search(r"\b(?:recommends?|should)\b", text)
    ):
        # "To put this right we recommend the Council:" leads in to what it asks.
        return ""
    # "The Department for Education should:" leads in to what it asks.
    if not found and (asks(f"{text}:") or ends_sentence(text) or len(text.split()) > LONGEST_NAME):
        return ""
    body = found["body"] if found else text
    if not found and is_deadline(body.rpartition(",")[2].strip()):
        # "Mardale Council, March 2021" says whose report it is.
        return ""
    # "Leadership, accountability and partnerships" is a theme: its first part names nobody.
    named = names_body(body) and names_body(body.partition(",")[0]) and (bool(found) or heads_name(body))
    # "Recommendations to the centre manager", "For the ALMO"
    named = named or (bool(found) and names_owners(body)) or bool(FOR_NAME.fullmatch(text))
    return body if named and len(body.split()) <= LONGEST_BODY else ""


def is_for(heading: Block) -> bool:
    """Whether a heading says "For ...", and not only a name, which any section may have for its heading."""
    return bool(FOR.match(heading.item.text) and for_body(heading))


def _is_title(block: Block) -> bool:
    """Whether a line that is set like the text could be a heading, where the headings are set so."""
    text = block.item.text
    return (
        block.kind is Kind.PARAGRAPH
        and len(block.lines) == 1
        and len(text.split()) <= LONGEST_TITLE
        and (text[-1].isalnum() or text[-1] in ":)")
        and text[0].isupper()
    )


def outranks(one: Block, other: Block) -> bool:
    """Whether a heading is of a higher level than another: by its number, else by how it is set."""
    depths = [
        found[1].count(".") if (found := NUMBERED.match(each.item.text)) else -1 for each in (one, other)
    ]
    if -1 not in depths and depths[0] != depths[1]:
        return depths[0] < depths[1]
    return _rank(one) > _rank(other)


def _rank(block: Block) -> tuple[bool, int, bool, bool]:
    style = block.style
    return block.kind is Kind.HEADING, round(style.size), style.bold, block.item.text.isupper()
