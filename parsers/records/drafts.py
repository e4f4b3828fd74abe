"""What every layout gives: drafts with their places, so that a mixture of layouts keeps document order."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from string import ascii_uppercase

from models.document import Word, words_of
from models.plan import NOTHING, ActionDraft, Field, Passage, RecommendationDraft
from parsers.fields.deadline import is_date, is_deadline, read_deadline, says_more
from parsers.fields.reference import is_code, is_under, split_reference, whole_reference, without_continued
from parsers.fields.time_tokens import text_to_tokens
from parsers.text.items import Item, lines_to_items
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, Measure
from parsers.vocabulary import numbered_label
from parsers.vocabulary.sections import commands


@dataclass(frozen=True, slots=True)
class Placed:
    """A draft and where it begins: page, points from the top; `labels` name fields ("Timescale:")."""

    page: int
    top: float
    draft: RecommendationDraft
    labels: tuple[Word, ...] = ()

    def with_actions(self, told: Callable[[ActionDraft], ActionDraft]) -> Placed:
        return replace(self, draft=replace(self.draft, actions=tuple(map(told, self.draft.actions))))


LETTER = re.compile(r"\(?[A-Za-z][.:)]$")
APART = 3.0
"""Font sizes of white between two words of a line, from which on they are two headings."""
SEVERAL = "its theme is several headings that stand side by side"
EXPLAINS = "explanation"
"""The column of the prose under a recommendation."""


def draft_action(item: Item, joiner: Joiner, measure: Measure | None = None) -> ActionDraft:
    """An item as an action, what hangs under it as its sub-actions; marks are words but no text."""
    passage = joiner.passage(item.lines, measure)
    return ActionDraft(
        text=Passage(passage.text, (*item.marked, *passage.words)),
        label=item.label,
        children=tuple(draft_action(child, joiner, measure) for child in item.children),
        doubts=("at the page end it is not certain where it begins or ends",) if item.unsure else (),
    )


LEADING_DATE = re.compile(
    r"(?P<date>[^:–—]{4,40}?)(?P<sign>\s[-–—]\s|\s?[–—]\s|:\s|,?\s(?=we will\b))(?P<text>\S.*)", re.DOTALL
)
"""What can be a date that begins an action: "By 26 January 2024 - Publish ...", "By May 2024 we will ..."."""


def begins_with_date(text: str) -> bool:
    """Whether a text is a date and what is done by it: "By July 2024: publish the evidence"."""
    return behind_date(text) != ""


def behind_date(text: str) -> str:
    """What is done by the date that a text begins with; "" where it begins with none."""
    found = _leading_date(text)
    return found["text"] if found else ""


def _leading_date(text: str) -> re.Match[str] | None:
    """The date, the sign and the rest of such a text; "Publish a 12-month plan – Head of HR" is none, nor the
    name of a plan: "CRMP 2026-30: public consultation"."""
    found = LEADING_DATE.fullmatch(text)
    if not found or not _is_date(found["date"]) or commands(found["date"]):
        return None
    named = text_to_tokens(found["date"])[0].kind == "word" and found["date"].split()[0].isupper()
    # "Webcast every meeting – Clerk" says what is done.
    often = read_deadline(found["date"]).precision == "recurring"
    return None if named or (often and says_more(found["date"])) else found


def _is_date(text: str) -> bool:
    """Whether a text before a sign is a date, or "Ongoing" among those that are."""
    return is_date(text) or (is_deadline(text) and read_deadline(text).status == "ongoing")


def with_leading_date(action: ActionDraft) -> ActionDraft:
    """The action without the date that it begins with, which is its deadline."""
    found = _leading_date(action.text.text)
    if found:
        dashed = found["sign"].strip() not in ("", ":", ",")
        when, count, done = found["date"].strip(), len(found["date"].split()) + dashed, found["text"]
    else:
        when, count, done = _date_in_own_type(action.text)
    if not when:
        return action
    words, first = action.text.words, _first_of(action.text, when)
    date = Passage(when, words[first : first + count])
    text = Passage(done, (*words[:first], *words[first + count :]))
    return with_field(replace(action, text=text), Field("deadline", "", date))


def _date_in_own_type(passage: Passage) -> tuple[str, int, str]:
    """The date that a text begins with in a type of its own, its words' count, and the rest: "**By May 2026**
    Open the hall"; "" and 0 where it begins with none."""
    said = passage.text.split()
    words = passage.words[_first_of(passage, passage.text) :] if said else ()
    types = [(word.style.bold, word.style.italic, word.style.colour) for word in words]
    count = next((at for at, own in enumerate(types) if own != types[0]), 0)
    when = " ".join(said[:count]).rstrip(".:,")
    apart = 0 < count < len(said) and types[0] not in types[count:] and not commands(when)
    return (when, count, " ".join(said[count:])) if apart and _is_date(when) else ("", 0, "")


def _first_of(passage: Passage, text: str) -> int:
    """The number of the word that a passage's text begins with: its mark comes before it."""
    first = text.split()[0]
    return next((k for k, word in enumerate(passage.words[:3]) if word.text.startswith(first)), 0)


def under_their_codes(actions: Sequence[ActionDraft]) -> tuple[ActionDraft, ...]:
    """The actions, each whose code goes on that of the one above it as its sub-action: 2.1.1 under 2.1."""
    top: list[ActionDraft] = []
    for action in actions:
        above = top[-1] if top else None
        if above and is_code(above.label) and is_under(action.label, above.label):
            children = under_their_codes((*above.children, action))
            top[-1] = replace(above, children=children)
        else:
            top.append(action)
    return tuple(top)


def with_field(action: ActionDraft, value: Field) -> ActionDraft:
    """The action with a field that stands under it; a deadline there is its own."""
    scope = "action" if value.column == "deadline" else action.deadline_scope
    return replace(action, fields=(*action.fields, value), deadline_scope=scope)


def listed_text(lines: Sequence[Line], joiner: Joiner, measure: Measure) -> str:
    """The text of a recommendation: a list in it keeps its items apart, each after "• "."""
    items = lines_to_items(lines, measure)
    texts = [(item, joiner.passage(item.lines, measure).text) for item in items]
    return " ".join(f"• {text}" if item.mark and len(items) > 1 else text for item, text in texts)


def whole_item(item: Item, joiner: Joiner) -> Passage:
    """An item's text without its mark; what hangs under it stands in it, each point after "• "."""
    return joined([joiner.passage(item.lines), *(listed_item(child, joiner) for child in item.children)])


def listed_item(item: Item, joiner: Joiner) -> Passage:
    """An item as a point of the list in a recommendation's text."""
    whole = whole_item(item, joiner)
    return Passage(f"• {whole.text}", (*item.marked, *whole.words))


def item_in_text(item: Item, joiner: Joiner) -> Passage:
    """An item as part of a longer text: after "• " where it is a point of a list."""
    return (listed_item if item.mark else whole_item)(item, joiner)


def joined(passages: Sequence[Passage]) -> Passage:
    """The passages as one, a space between."""
    return Passage(" ".join(each.text for each in passages), tuple(words_of(passages)))


def without_words(lines: Sequence[Line], count: int) -> list[Line]:
    """The lines without their first `count` words."""
    rest = list(lines)
    while rest and count >= len(rest[0].words):
        count -= len(rest.pop(0).words)
    return [rest[0].after(count), *rest[1:]] if rest and count else rest


def split_passage(passage: Passage) -> tuple[Passage, Passage]:
    """ "R1: Develop ..." as its reference and its text, each with its own words."""
    ref, rest = split_reference(passage.text)
    if not ref:
        return NOTHING, passage
    taken = len(passage.text.split()) - len(rest.split())
    return Passage(ref, passage.words[:taken]), Passage(rest, passage.words[taken:])


def bare_reference(text: str) -> str:
    """A reference alone in its cell, without what it counts, and whole: "Recommendation 1" → "1", "(R1)" →
    "R1", "R1 0" → "R10", "Recommendatio n 8" → "8"."""
    if without_continued(text) != text:
        return text.strip()
    whole = whole_reference(text) or text
    return numbered_label(whole)[1] or whole.strip("().: ")


def with_doubtful_themes(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts, the actions under a theme that was several headings side by side on a page doubted: which
    is theirs cannot be told, "Complete      In progress      Not started"."""
    return [each.with_actions(_doubted) if _are_several(each.draft.theme.words) else each for each in placed]


def _are_several(words: Sequence[Word]) -> bool:
    """Whether words of the last line stand apart; only justified lines, not the last, are stretched."""
    last = [word for word in words if abs(word.box.top - words[-1].box.top) < 1]
    return any(
        right.box.x0 - left.box.x1 > APART * left.style.size
        for left, right in pairwise(last)
        if any(map(str.isalpha, left.text))
    )


def _doubted(action: ActionDraft) -> ActionDraft:
    return replace(action, doubts=(*action.doubts, SEVERAL))


def with_letters(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts, letters that count all recommendations as their references: "A. Invest in homes.", "B:
    Listen more.", "(c) Speak plainly."; the texts of a cell's list may have lost their "A." already."""
    first = {each.draft.text.text: each.draft for each in reversed(placed) if each.draft.text}
    texts = [text for text in dict.fromkeys(each.draft.text.text for each in placed) if text]
    marks = [word.text for text in texts for word in first[text].text.words[:1] if LETTER.match(word.text)]
    letters = "".join(mark.strip("(.:)") for mark in marks)
    counted = len(texts) > 1 and letters.upper() == ascii_uppercase[: len(texts)]
    if not counted or any(each.draft.ref for each in placed):
        return list(placed)
    mark_of = dict(zip(texts, marks, strict=True))

    def lettered(draft: RecommendationDraft) -> RecommendationDraft:
        mark, words = mark_of[draft.text.text], draft.text.words
        text = Passage(draft.text.text.removeprefix(mark).lstrip(), words[1:])
        return replace(draft, ref=Passage(mark.strip("(.:)"), words[:1]), text=text)

    return [replace(each, draft=lettered(each.draft)) if each.draft.text else each for each in placed]
