"""What counts a card that says its recommendation under a label of its own: its number, and the rest.

| 2. Supplier bank details                    |     | Key recommendation | KR1                |
| Recommendation | Verify each change by phone |     | Recommendation     | Verify each change |
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from models.document import Word
from models.plan import NOTHING, Passage
from parsers.entries.card_entry import Entry
from parsers.fields.reference import is_reference
from parsers.records.drafts import split_passage, without_words
from parsers.text.joiner import Joiner
from parsers.text.lines import words_to_lines
from parsers.vocabulary.word_lists import any_of

RATING = re.compile(
    r"(?:(?:priority|rating|risk|grade|level)\W+)?"
    rf"(?:{any_of('ratings of urgency')}|[1-5A-D])(?: (?:priority|risk|rating|importance))?",
    re.I,
)
"""What says how urgent something is: "High priority", "Priority: 2"."""
LONGEST_TITLE = 12
"""Words of a title over a card that has its recommendation under a label."""


def with_named_titles(entries: Sequence[Entry], joiner: Joiner) -> list[Entry]:
    """The entries, what counts a card that says its recommendation below as its number and the rest."""
    found: list[Entry] = []
    for place, entry in enumerate(entries):
        parts = _number_and_rating(entry, joiner) or _number_and_title(entry, joiner)
        below = takewhile(lambda each: not _is_number(each, joiner), entries[place + 1 :])
        found += parts if parts and _says_below(list(below)) else [entry]
    return found


def _number_and_title(entry: Entry, joiner: Joiner) -> list[Entry]:
    """A number and a theme: "2. Supplier bank details", or "Finding 2:" beside it; else nothing."""
    if not _is_title(entry):
        return []
    text = joiner.passage(entry.lines)
    ref, title = (entry.label, text) if entry.label else split_passage(text)
    if not ref or len(title.text.split()) > LONGEST_TITLE:
        return []
    lines = entry.lines if entry.label else tuple(without_words(entry.lines, len(ref.words)))
    named = replace(entry, column="theme", ref="", label=NOTHING, lines=lines)
    return _counted(entry, NOTHING, ref.words, named)


def _is_number(entry: Entry, joiner: Joiner) -> bool:
    """Whether an entry called a recommendation says a number and no more: "Key recommendation | KR1"."""
    called = entry.column == "recommendation" and bool(entry.label) and not entry.ref
    return called and is_reference(joiner.passage(entry.lines).text)


def _number_and_rating(entry: Entry, joiner: Joiner) -> list[Entry]:
    """A number and its rating: "Recommendation 1 | High priority", "| Priority: High"; else nothing."""
    if _is_number(entry, joiner):
        return [replace(entry, column="recommendation_ref")]
    numbered = entry.column == "recommendation" and bool(entry.ref_words)
    alone = numbered and not entry.lines and entry.label.text.endswith(entry.ref_words[-1].text)
    if not alone and not (numbered and RATING.fullmatch(joiner.passage(entry.lines).text)):
        return []
    label = replace(entry.label, words=entry.label.words[: -len(entry.ref_words)])
    rating = replace(entry, column="priority", ref="", label=Passage("Priority"))
    return _counted(entry, label, entry.ref_words, rating)[: 1 if alone else 2]


def _counted(entry: Entry, label: Passage, number: Sequence[Word], rest: Entry) -> list[Entry]:
    lines = tuple(words_to_lines(number))
    counted = replace(entry, column="recommendation_ref", ref="", label=label, lines=lines)
    return [counted, replace(rest, starts=False, headed=False)]


def _is_title(entry: Entry) -> bool:
    """Whether an entry is called no recommendation, and only stands where one may: a number and a text."""
    numbered = not entry.label or entry.ref == entry.label.text
    return entry.column == "recommendation" and numbered and bool(entry.lines)


def _says_below(entries: Sequence[Entry]) -> bool:
    """Whether the card that goes on with these entries says its recommendation under a label of its own."""
    own = takewhile(lambda entry: not (_is_title(entry) or entry.ref_words), entries)
    return any(entry.column == "recommendation" and entry.label and not entry.ref for entry in own)
