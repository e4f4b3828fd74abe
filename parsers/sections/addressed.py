"""Whom a recommendation is for, behind its number: between it and the text, or over the text.

Recommendation 2 (Housing): Introduce a trigger for meetings.

Recommendation 3 (to the Board)
Seek assurance that meetings are held.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.plan import Field, Passage
from parsers.fields.owner import names_owners
from parsers.fields.reference import A_RECOMMENDATION, QUALIFIED, is_reference
from parsers.sections.sections import LONGEST_BODY
from parsers.vocabulary.sections import asks, names_body
from parsers.vocabulary.word_lists import any_of

EXPLICIT = re.compile(
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}})*[.)]?\s+)?"
    rf"(?:{A_RECOMMENDATION}\.?\s+\S+|{any_of('asks by its name')}\s+\d\S*)",
    re.I,
)
"""What begins a recommendation: "Key recommendation 2: ...", "Area for improvement 2: Prevention"."""
FOR = re.compile(
    r"(?P<name>.*?\w)\s*"
    r"(?:[(\[](?P<to>(?:to|for) )?(?P<boxed>[^()\[\]]+)[)\]]|[–—-] (?:to|for) (?P<body>[^.:;]+))",
    re.I,
)
"""A reference that stands alone, and whom it is for: "Recommendation 1 (to the Board)"."""
LONGEST_NOTE = 4
"""Words in brackets behind a reference."""
ADDRESSED = re.compile(
    rf"{QUALIFIED}recommendation\s+(?P<ref>\w{{1,3}}(?:\.\d{{1,2}})*)\s*"
    r"[(\[](?:(?:to|for) )?(?P<said>[^()\[\]]{2,80})[)\]]\s*[:.–—-]\s*(?P<text>[A-Z“‘].*)",
    re.I | re.S,
)
NOBODY = re.compile(rf"\d|\b{any_of('no addressee')}\b", re.I)
"""What says something else than whom: "(High priority)", "(Learning point 2)"."""


def say_whom(texts: Iterable[str]) -> bool:
    """Whether the brackets behind the numbers say for whom, as one of them surely does: "(Police)"."""
    found = filter(None, map(ADDRESSED.fullmatch, texts))
    return any(names_owners(each["said"]) or names_body(each["said"]) for each in found)


def addressed(passage: Passage, whom: bool) -> tuple[Passage, Field, Passage] | None:
    """The number, what the brackets say, an owner where they say `whom`, and the text; None without them."""
    found = ADDRESSED.fullmatch(passage.text)
    if not found:
        return None
    rest = len(found["text"].split())
    whole = passage.text.split()
    before = passage.words[: len(whole) - rest]
    said = found["said"]
    ends = len(passage.text[: found.end("said")].split())
    begins = ends - len(said.split())
    told = Passage(said, before[begins:ends])
    # "(New Forest District Council)", "(Local Planning Authority)" are somebody for all that.
    named = whom and (not NOBODY.search(said) or names_body(said) or names_owners(said))
    field = Field("owner", "", told) if named else Field("", "note", told)
    ref = Passage(found["ref"], (*before[:begins], *before[ends:]))
    return ref, field, Passage(found["text"], passage.words[len(whole) - rest :])


def note_on(text: str) -> str:
    """What brackets say behind a reference that stands alone: "Recommendation 2 (High priority)"."""
    found = FOR.fullmatch(text.rstrip(" :."))
    if not found or not found["boxed"] or not EXPLICIT.match(found["name"]) or body_of(text):
        return ""
    said: str = found["boxed"]
    return said if is_reference(found["name"]) and len(said.split()) <= LONGEST_NOTE else ""


def body_of(text: str) -> str:
    """Whom a reference that stands alone is for: "Recommendation 1 (to the Board)" → "the Board"."""
    found = FOR.fullmatch(text.rstrip(" :."))
    if not found or not EXPLICIT.match(found["name"]) or not is_reference(found["name"]) or asks(text):
        return ""
    body: str = found["boxed"] or found["body"]
    told = found["body"] or found["to"] or names_body(body)
    return body if told and len(body.split()) <= LONGEST_BODY else ""
