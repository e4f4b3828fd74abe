"""The end of a text that is set unlike the rest: in another type, or apart at the right.

Hold a survey of all staff. **Head of HR**
Hold a survey of all staff.         June 2025
R2 Review the structure               Delayed
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from models.document import Style, Word
from models.plan import Field, Passage, RecommendationDraft
from parsers.fields.deadline import is_date
from parsers.fields.status import read_status
from parsers.records.drafts import Placed, with_field
from parsers.text.lines import Line

FEWEST = 3
"""Recommendations with how far each is set apart behind it, at least: one alone may end so."""
LONGEST = 3
"""Words that say so, at most: "Not yet started"."""
WIDE = 2.0
"""Font sizes of white before such words on the text's last line, at least."""
ALIGNED = 2.0
"""Points within which words of two lines begin at one x."""
SMALLER = 0.95
"""The size of such words, in that of the action's first word, at most."""


def set_apart_end(passage: Passage) -> tuple[str, str]:
    """The text, and what its last words say that are set unlike its first: at the right, smaller, on lines of
    their own, or in another colour, "Hold a survey" and "June 2025" in a pill."""
    words = passage.words
    first = words[0].style if words else None
    if at := _slanted_end(words) or _end_at_right(words):
        said = passage.text.split()
        return " ".join(said[: at - len(words)]), " ".join(said[at - len(words) :])
    last = list(takewhile(lambda word: first and _is_small_print(word.style, first), reversed(words)))
    count, said = len(last), passage.text.split()
    if not first or not 0 < count < min(len(words), len(said)):
        return passage.text, ""
    apart = words[-count].box.top >= words[-count - 1].box.bottom - 1
    coloured = [word for word in words if word.style.colour != first.colour]
    # What stands so further up, too, is beside the text, and no end of it.
    if not apart and not 0 < len(coloured) <= count:
        return passage.text, ""
    return " ".join(said[:-count]), " ".join(said[-count:])


def with_statuses_apart(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts, what most recommendations end with at the right or in a pill, how far each is, out of
    their text: it is said of what is done, where that is one action."""
    told = [_is_status(set_apart_end(own.draft.text)[1]) for own in placed]
    if sum(told) < max(FEWEST, sum(bool(own.draft.text.text) for own in placed) / 2):
        return list(placed)
    return [
        replace(own, draft=_with_status(own.draft)) if said else own
        for own, said in zip(placed, told, strict=True)
    ]


def _is_status(said: str) -> bool:
    return len(said.split()) <= LONGEST and read_status(said) != ""


def _with_status(draft: RecommendationDraft) -> RecommendationDraft:
    text, said = set_apart_end(draft.text)
    count = len(said.split())
    status = Field("status", "", Passage(said, draft.text.words[-count:]))
    draft = replace(draft, text=Passage(text, draft.text.words[:-count]))
    if len(draft.actions) == 1:
        return replace(draft, actions=(with_field(draft.actions[0], status),))
    return replace(draft, fields=(*draft.fields, status))


def _slanted_end(words: Sequence[Word]) -> int:
    """Where a plain text's end, or a line, in bold or italics begins: "Hold a survey **Head of HR**"; 0."""
    for at in range(len(words) - 1, 0, -1):
        word, before = words[at], words[at - 1]
        if _is_plain(before) and not _is_plain(word):
            run_in = not (word.text.startswith("(") or any(map(_is_plain, words[at:])))
            own = run_in or word.box.top >= before.box.bottom - 1
            return at if own and all(map(_is_plain, words[:at])) else 0
    return 0


def _end_at_right(words: Sequence[Word]) -> int:
    """Where the end of a text's last line begins that stands well apart from it, or right of the middle on a
    line of its own: "Hold a survey.          June 2025"; 0."""
    pairs = list(enumerate(pairwise(words), start=1))
    last = max((at for at, (one, two) in pairs if two.box.top >= one.box.bottom - 1), default=0)
    gaps = [at for at, (one, two) in pairs[1:] if two.box.x0 - one.box.x1 > WIDE * two.style.size]
    if gaps:  # what stands so further up, too, is beside the text
        return gaps[0] if len(gaps) == 1 and gaps[0] > last else 0
    return last if last and _is_right_of(words[last], words[:last]) else 0


def _is_right_of(word: Word, text: Sequence[Word]) -> bool:
    """Whether a word begins right of the middle of the text above it."""
    return 2 * word.box.x0 > min(each.box.x0 for each in text) + max(each.box.x1 for each in text)


def dates_at_right(lines: Sequence[Line]) -> set[int]:
    """The ids of the lines that only say when, at the right below a point's text or a paragraph's; not below
    "Head of Finance", who stands there beside a text."""
    pairs = [(above, below) for above, below in pairwise(lines) if above.part == below.part]
    told = (
        below
        for above, below in pairs
        if _is_right_of(below.words[0], above.words)
        and not any(abs(x - below.box.x0) <= ALIGNED for x in _behind_white(above.words))
    )
    return {id(below) for below in told if is_date(below.text)}


def _behind_white(words: Sequence[Word]) -> list[float]:
    """Where the words of a line begin that stand well apart from those before them."""
    return [two.box.x0 for one, two in pairwise(words) if two.box.x0 - one.box.x1 > WIDE * two.style.size]


def _is_plain(word: Word) -> bool:
    return not (word.style.bold or word.style.italic)


def _is_small_print(style: Style, first: Style) -> bool:
    coloured = style.colour != first.colour and style.size <= first.size
    return coloured or style.size < SMALLER * first.size
