"""How far something is, where no phrase of the vocabulary says it by itself: "Good progress made", "Awaiting
Cabinet decision", "First draft circulated", "4 of 6 actions"; and what may stand behind a status.
"""

from __future__ import annotations

import re

from parsers.vocabulary import MONTH
from parsers.vocabulary.word_lists import any_of

AFTER_A_STATUS = re.compile(
    rf"\s*(?:$|[^\w\s&'’]|&(?=\s*{any_of('and after a status')}\b)|"
    rf"with(?=\s+{any_of('with after a status')}\b)|(?:{any_of('after a status')}|\d|q[1-4]"
    rf"|{any_of('seasons')}(?=\W+\d)|{MONTH})\b|\d)",
    re.IGNORECASE,
)
"""What follows a status word that stands for itself: "Complete - signed off", "Completed in May". Not
"Complete the review", "Ongoing discussions with partners"."""
_PROGRESS = re.compile(
    r"\W*(?:making|made)?\s*(?:very\s+)?"
    rf"{any_of('progress made')}\s+progress\b"
    r"(?:\s+(?:has|have|is))?(?:\s+(?:been|being))?(?:\s+made)?(?:\s+to\s+date|\s+so\s+far)?"
    rf"|\W*progress\s+(?:(?:is\s+being|has\s+been)\s+made|(?:is|has\s+been)\s+{any_of('progress made')})",
    re.IGNORECASE,
)
"""How far it is: "Good progress made", "Making steady progress"."""
_BEING_DONE = re.compile(r"\W*(?:(?:is|are|now|currently)\s+)*being\s+\w+ed(?!\w)", re.IGNORECASE)
""" "Being actioned"."""
_DRAFT_MADE = re.compile(
    rf"\W*(?:{any_of('which draft')}\s+)?draft\s+(?:\w+\s+){{0,3}}"
    rf"{any_of('drafted')}\b"
    r"(?=\s*(?:$|[^\w\s]|(?:and|for|to|with)\b))",
    re.IGNORECASE,
)
""" "Draft strategy produced": a draft is still to be agreed."""
_AWAITING = re.compile(
    rf"\W*(?:(?:is|are|now|currently)\s+)*{any_of('awaits')}\s+(?:[\w'’/&-]+\s+){{0,4}}?"
    rf"{any_of('awaited')}(?=\s*(?:$|[^\w\s]|{any_of('behind what is awaited')}\b))",
    re.IGNORECASE,
)
LONGEST_WAIT = 6
"""Words of a status that says what is awaited."""
_PARTLY = re.compile(rf"\W*{any_of('nearly all')}[\s-]+(?=\w)", re.IGNORECASE)
"""What makes a completion one under way: "Substantially met"."""
_SOME = re.compile(
    r"\W*(?:most|some|several|many|(\d{1,3})\s*(?:/|of|out of)\s*(?:the\s+)?(\d{1,3}))\s+"
    r"(?:of\s+)?(?:the\s+)?"
    rf"(?:{any_of('counted in part')}\s+)?"
    r"(?:(?:is|are|has|have|been|now)\s+)*(?=\w)",
    re.IGNORECASE,
)
"""What makes the completion of a part one of it: "Most actions complete", "4 of 6 actions complete"."""


def is_underway(words: str) -> bool:
    """Whether a text begins with what says that something is begun and not done."""
    progress = _PROGRESS.match(words)
    made = bool(progress) and bool(AFTER_A_STATUS.match(words, progress.end() if progress else 0))
    return made or bool(_BEING_DONE.match(words) or _DRAFT_MADE.match(words)) or is_awaited(words)


def is_awaited(text: str) -> bool:
    """Whether others have still to act, and they alone: "Awaiting Cabinet decision", not "Awaiting start". An
    update is longer, "Awaiting the outcome of the funding bid.", and no status."""
    return bool(_AWAITING.match(text)) and len(text.split()) <= LONGEST_WAIT


def part_of_all(words: str) -> re.Match[str] | None:
    """What makes the completion behind it that of a part: "Substantially", "4 of 6 actions", not "6 of 6"."""
    some = _SOME.match(words)
    return _PARTLY.match(words) or (None if some and _counts_all(some) else some)


def without_count(words: str) -> str:
    """A text without the count of all that it begins with: "6 of 6 actions complete" → "complete"."""
    some = _SOME.match(words)
    return words[some.end() :] if some and _counts_all(some) else words


def _counts_all(some: re.Match[str]) -> bool:
    return some[1] is not None and some[1] == some[2]
