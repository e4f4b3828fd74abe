"""Lead-ins of lists: whom they ask, and by when.

By 30 September 2022, the service should:    when, and whom
Within three months:                         when
Wealdmoor Constabulary                       whom
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.plan import NOTHING, Field, Passage
from parsers.fields.deadline import is_deadline, read_deadline, says_more
from parsers.fields.owner import names_owners
from parsers.fields.reference import split_reference
from parsers.sections.blocks import Block, Kind
from parsers.sections.sections import LONGEST_NAME, LONGEST_TIME, for_body, leads_in, time_said
from parsers.text.joiner import Joiner
from parsers.vocabulary.sections import ADVISES, ASKED, RECOMMENDING, agreed, heads_name, names_body
from parsers.vocabulary.word_lists import any_of

BODY = re.compile(
    rf"(?:.*\b(?:{ADVISES}|recommendations? (?:is|are)) that,? )?(?P<body>.+?),?\s+"
    rf"(?:{ASKED}|{agreed()}|will(?=:|,? (?:within|immediately)\b))\b",
    re.I,
)
NO_NAMES = ("this", "these", "that", "those", "they", "there", "such", "here", "what", "each")
"""What begins a sentence that names nobody: "This should include:"."""
SMALL = 3
"""Letters of a word that need not begin with a capital in a name: "the", "and"."""
PARAGRAPH = re.compile(r"^\d{1,3}\s+(?=[A-Z])")
"""What a report may count its paragraphs with, without a stop: "17 The Department should:"."""
PURPOSE = re.compile(
    rf"^{any_of('begins a purpose')}\b"
    r"(?:.*?,\s+(?=(?:the|all|we|within|by) )|.*?\s(?=we recommend)|.*,\s+(?=(?-i:[A-Z]))"
    r"|[^,]*\s(?=the (?:[\w'’-]+ ){1,4}should\b))",
    re.I,
)
"""What a lead-in may begin with: "To improve services, the authority should ..."."""
ORDERS = re.compile(
    rf".*\b{any_of('orders')} (?P<body>(?:\w[\w'’-]* ?){{1,8}}?) to:"
    r"|.*\b(?:recommends?|makes? .{,15} recommendations) to (?P<other>[^:]{2,80}?)(?: that)?:",
    re.I,
)
"""Whom somebody else tells to do what stands below: "We make these recommendations to the council:"."""
ASIDE = re.compile(
    rf"^{any_of('begins an aside')}"
    r"\b.*[a-z],? (?=(?:the|NHS) [\w'’-]+(?: [\w'’-]+){0,4}$)",
    re.I,
)
"""What may stand before a name: "In addition to what is set out above the Council"."""
SOON = re.compile(
    rf"(?:{any_of('sets a term')}|immediately|with immediate|(?:over|in) the (?:next|coming))\b", re.I
)
BEHIND = re.compile(r",?\s(?=(?:within|immediately|with immediate effect)\b)")
"""What parts a name from when: "the Council, within one month of this report", "the Police immediately"."""
UNFINISHED = re.compile(r"\b(?:the|of|this|a|an|my|our|and)$", re.I)


@dataclass(frozen=True, slots=True)
class Lead:
    """What a lead-in says of every point below it."""

    owner: Passage = NOTHING
    deadline: Passage = NOTHING

    def fields(self) -> Iterator[Field]:
        if self.owner:
            yield Field("owner", "", self.owner)
        if self.deadline:
            yield Field("deadline", "", self.deadline)

    def then(self, block: Block, joiner: Joiner) -> Lead:
        """What holds below another lead-in: its own words, else what held above it."""
        return lead_of(block, joiner).under(self)

    def under(self, above: Lead) -> Lead:
        """What is said here, and else what is said above."""
        return replace(self, owner=self.owner or above.owner, deadline=self.deadline or above.deadline)


def lead_of(block: Block, joiner: Joiner) -> Lead:
    """Whom a lead-in asks and when: "NHS Devon and the police must:" → "NHS Devon and the police"."""
    passage = joiner.passage(block.lines)
    text = PARAGRAPH.sub("", split_reference(passage.text)[1])
    # "We make these recommendations. The council should:" asks in its last sentence.
    said = re.split(r"(?<=[.!?]) (?=[A-Z])", text)[-1] if leads_in(block) else text
    said = PURPOSE.sub("", said)
    begun = RECOMMENDING.match(said)
    when = time_said(said[begun.end() :] if begun else said)
    rest = said.partition(when)[2].lstrip(" ,:") if when else said
    asking = RECOMMENDING.match(rest)
    begins, ends = (len(passage.words) - len(each.split()) for each in (said, rest))
    deadline = Passage(when.rstrip(",:"), passage.words[begins:ends]) if when else NOTHING
    found = BODY.match(rest) or ORDERS.fullmatch(rest)
    asked = found[found.lastgroup] if found and found.lastgroup else ""
    # "We recommend that the Council:" asks with what stands below it.
    told, *after = BEHIND.split(rest[asking.end() if asking else 0 :] if asking or begun else "", maxsplit=1)
    behind = rest[found.end() :].strip(" ,") if found else "".join(after)
    if later := time_said(behind):
        # "The Council should within three months:", "We recommend the Council, within three months:"
        deadline = Passage(later.rstrip(" ,:"), passage.words[len(passage.words) - len(later.split()) :])
    told = re.sub(r"\s+to$", "", told.rstrip(" :"))
    if first := _time_before(asked or told):
        # "Within three months of this report the Council should:"
        begins = ends + len(rest[: rest.index(first)].split())
        deadline = Passage(first, passage.words[begins : begins + len(first.split())])
        told = told.removeprefix(first).strip()
    told = told if heads_name(re.split(r",|\band\b", told)[-1]) or _is_name(told) else ""
    body = asked or (told if leads_in(block) else for_body(block))
    body = ASIDE.sub("", body.removeprefix(first).strip())
    named = names_body(body) or _is_name(body) or (bool(body) and names_owners(body))
    words = (word for word in passage.words[ends:] if word not in deadline.words)
    owner = Passage(body, (*block.item.marked, *words)) if named else NOTHING
    return Lead(owner, deadline)


def _time_before(said: str) -> str:
    """The time that whom a lead-in asks stands right behind, with no comma between: "Within four weeks of the
    date of this report the landlord"; "" where it is none."""
    words = said.split()
    for count in range(min(LONGEST_TIME, len(words) - 1), 0, -1) if SOON.match(said) else ():
        when, who = " ".join(words[:count]), " ".join(words[count:])
        begun = who.startswith("the ") or (who[0].isupper() and not UNFINISHED.search(when))
        if begun and is_deadline(when) and not says_more(when) and heads_name(who):
            return when if read_deadline(when).precision else ""
    return ""


def _is_name(body: str) -> bool:
    """Whether a short text is written as a name is, "Wealdmoor PDU": in capitals but for its small words."""
    if body.lower().startswith(NO_NAMES):
        return False
    words = [word for word in body.split() if len(word) > SMALL]
    return 0 < len(body.split()) <= LONGEST_NAME and bool(words) and all(word[0].isupper() for word in words)


def is_lead(block: Block) -> bool:
    """Whether a block says only whom or when the list below it is for."""
    if leads_in(block):
        return True
    alone = block.kind is Kind.PARAGRAPH and not block.item.mark and len(block.lines) == 1
    return alone and (bool(for_body(block)) or time_said(block.item.text) == block.item.text)
