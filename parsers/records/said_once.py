"""Drafts of one recommendation that a document has in several places → one of them, with all that is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from itertools import chain

from models.document import Word
from models.plan import NOTHING, ActionDraft, Field, Passage, RecommendationDraft
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.fields.reference import without_continued
from parsers.fields.status import read_status, status_of_heading
from parsers.records.drafts import EXPLAINS, Placed, joined, with_field
from parsers.records.normalise import draft_words
from parsers.text.lines import ends_sentence
from parsers.vocabulary.sections import is_plan_title, only_names_plan

SENTENCE = 5
"""Words of a recommendation that is the same where it is printed again; shorter ones may be two."""
FIRST = re.compile(r"[a-z]*0*1", re.I)
"""The number of a plan's first recommendation: "1", "R01"."""
SHORT = 3
"""Words of a theme that is a status, at most."""


def said_once(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts without those of a summary: a recommendation that stands by itself first, and again with its
    actions, or with its number alone. What the summary says of it besides is kept with it."""
    later: dict[tuple[str, str], int] = {}
    placed = _without_bare_copies(_with_points_in_text(_with_rests_in_text(placed)))
    kept: list[Placed | None] = list(placed)
    for number in reversed(range(len(placed))):
        own = placed[number]
        key = (own.draft.ref.text.lower(), letters(own.draft.text.text))
        if own.draft.actions:
            later[key] = number
        elif own.draft.text and key in later:
            again = kept[later[key]]
            assert again
            kept[later[key]] = _with_summary(again, own)
            kept[number] = None
        elif own.draft.text and key[0] and (key[0], "") in later:
            again = kept[later.pop((key[0], ""))]
            assert again
            place = kept.index(again)
            kept[place] = _with_text(again, own)
            kept[number] = None
    whole = _with_actions_apart(_with_what_is_said_apart([each for each in kept if each]))
    whole = _with_rests(whole)
    titles = titles_of(whole)
    named = [each if each.draft.theme.text in titles else _without_plans_name(each) for each in whole]
    # What a list at the end, or chapters behind a list, only print again: what explains it is kept.
    return _with_parts_elsewhere(_merged(named, _repeats, _with_more))


def _without_bare_copies(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts without those of a summary that have no number, where the chapters have the same with one:
    "We make three recommendations:" over bullets, and "Recommendation 1: ..." in each chapter."""
    numbered = {letters(each.draft.text.text) for each in placed if each.draft.ref}
    return [
        each for each in placed if not (_is_bare(each.draft) and letters(each.draft.text.text) in numbered)
    ]


def _is_bare(draft: RecommendationDraft) -> bool:
    """Whether a draft is a sentence, and nothing else."""
    return not (draft.ref or draft.fields or draft.actions) and len(draft.text.text.split()) >= SENTENCE


def _with_rests_in_text(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts, the rest of a text in it that stands apart like an explanation, where another has it whole:
    "Meet the Leader and the Chief" / "Executive each month." in a box with room between its lines."""
    texts = {letters(own.draft.text.text) for own in placed}
    return [replace(own, draft=_with_rest_in_text(own.draft, texts)) for own in placed]


def _with_rest_in_text(draft: RecommendationDraft, texts: Collection[str]) -> RecommendationDraft:
    rest = next((field for field in draft.fields if field.column == EXPLAINS), None)
    whole = joined([draft.text, rest.value]) if draft.text and rest else NOTHING
    if not whole or letters(whole.text) not in texts or ends_sentence(draft.text.text):
        return draft
    return replace(draft, text=whole, fields=tuple(field for field in draft.fields if field is not rest))


def _with_points_in_text(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts, the points of a recommendation in its text, where it stands again with them there: a
    summary without actions has no column that they could be in."""
    acting = {letters(own.draft.text.text) for own in placed if own.draft.actions}
    return [
        replace(own, draft=replace(own.draft, text=whole, actions=()))
        if (whole := _whole_text(own.draft)) and letters(whole.text) in acting
        else own
        for own in placed
    ]


def _whole_text(draft: RecommendationDraft) -> Passage:
    """A recommendation and the points below it as one text; nothing where these are more than points."""
    points = draft.actions
    if not draft.text or not points or any(each.fields or each.children or each.label for each in points):
        return NOTHING
    return joined([draft.text, *(each.text for each in points)])


def _with_more(placed: Placed, own: Placed) -> Placed:
    """A draft with what another says and does; what that prints again, its number and text, is labels."""
    draft, more = placed.draft, own.draft
    said = {(each.column, letters(each.value.text)) for each in draft.fields}
    new = tuple(each for each in more.fields if (each.column, letters(each.value.text)) not in said)
    again = (word for each in more.fields if each not in new for word in each.value.words)
    said_again = (*more.ref.words, *more.text.words, *more.theme.words, *again)
    labels = (*placed.labels, *own.labels, *_elsewhere(draft, said_again))
    fields, actions = (*draft.fields, *new), (*draft.actions, *more.actions)
    return replace(placed, draft=replace(draft, fields=fields, actions=actions), labels=labels)


def _elsewhere(draft: RecommendationDraft, words: Iterable[Word]) -> tuple[Word, ...]:
    """Those of the words that the draft has not: a heading and the table below it may both give its text."""
    own = {word for _, word in draft_words(draft)}
    return tuple(word for word in words if word not in own)


def _with_parts_elsewhere(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts, those of one recommendation as one: one table may have its complete actions alone."""

    def both(first: Placed, own: Placed) -> Placed:
        return _with_more(first, replace(own, labels=(*own.labels, *own.draft.theme.words)))

    return _merged(_with_statuses_of_themes(placed), _is_elsewhere, both)


def _merged(
    placed: Sequence[Placed],
    is_same: Callable[[RecommendationDraft, RecommendationDraft], bool],
    both: Callable[[Placed, Placed], Placed],
) -> list[Placed]:
    """The drafts, each that is the same as one before it made one with the first such."""
    kept: list[Placed] = []
    for own in placed:
        again = next((number for number, each in enumerate(kept) if is_same(own.draft, each.draft)), None)
        if again is None:
            kept.append(own)
        else:
            kept[again] = both(kept[again], own)
    return kept


def _is_elsewhere(own: RecommendationDraft, other: RecommendationDraft) -> bool:
    """Whether two drafts have a recommendation's actions, none in both: another plan prints it again."""
    themes = {letters(each.text) for each in (own.theme, other.theme) if each}
    actions = {letters(each.text.text) for each in other.actions}
    return (
        bool(own.ref and own.text and own.actions and actions)
        and own.ref.text.lower() == other.ref.text.lower()
        and letters(own.text.text) == letters(other.text.text)
        and len(themes) < 2
        and actions.isdisjoint(letters(each.text.text) for each in own.actions)
    )


def _with_statuses_of_themes(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts, a theme that is a status ("Completed actions"; all "COMPLETE"), that of its actions."""
    themes = {own.draft.theme.text for own in placed}
    all_are = len(themes) > 1 and all(len(text.split()) <= SHORT and read_status(text) for text in themes)
    return [
        _with_status_of_theme(own) if all_are or status_of_heading(own.draft.theme.text) else own
        for own in placed
    ]


def _with_status_of_theme(placed: Placed) -> Placed:
    draft, theme = placed.draft, placed.draft.theme
    told = Field("status", "", Passage(theme.text))
    if not any(each.column == told.column for each in draft.fields):
        actions = tuple(_with_own(each, told) for each in draft.actions)
        draft = replace(draft, actions=actions, fields=draft.fields if actions else (*draft.fields, told))
    return replace(placed, draft=replace(draft, theme=NOTHING), labels=(*placed.labels, *theme.words))


def _with_own(action: ActionDraft, field: Field) -> ActionDraft:
    known = any(each.column == field.column for each in action.fields)
    return action if known else with_field(action, field)


def _with_rests(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts with their rests from the next table: "2 (cont'd)", or the text again, "(continued)"."""
    return _with_more_above(placed, _is_rest)


def _is_rest(own: RecommendationDraft, above: RecommendationDraft) -> bool:
    number, said = (without_continued(each.text) for each in (own.ref, own.text))
    goes_on = (number, said) != (own.ref.text, own.text.text)
    return goes_on and number == above.ref.text and letters(said) in ("", letters(above.text.text))


def _with_more_above(
    placed: Sequence[Placed], goes_on: Callable[[RecommendationDraft, RecommendationDraft], bool]
) -> list[Placed]:
    """The drafts, each that goes on with the one above it as one with that."""
    kept: list[Placed] = []
    for own in placed:
        if kept and goes_on(own.draft, kept[-1].draft):
            kept[-1] = _with_more(kept[-1], own)
        else:
            kept.append(own)
    return kept


def _without_plans_name(own: Placed) -> Placed:
    """A draft of actions without a theme that only says what the document is: "Action plan"."""
    theme = own.draft.theme
    if not own.draft.actions or not only_names_plan(theme.text) or status_of_heading(theme.text):
        return own
    return replace(own, draft=replace(own.draft, theme=NOTHING), labels=(*own.labels, *theme.words))


def titles_of(placed: Sequence[Placed]) -> list[str]:
    """The themes that are plans' titles, where there are two or more, and the numbers begin anew under each:
    "Peer Challenge Action Plan" over R1 to R4, "Housing Review Action Plan" over R1 to R3."""
    first = {each.draft.theme.text: each.draft.ref.text for each in reversed(placed) if each.draft.theme}
    titles = [theme for theme, ref in first.items() if is_plan_title(theme) and ref]
    begins = {first[title].lstrip("0") for title in titles}
    # "1" under the one and "A1" under the other
    anew = len(begins) == 1 or all(FIRST.fullmatch(ref) for ref in begins)
    return titles[::-1] if len(titles) > 1 and anew else []


def _with_actions_apart(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts, those of actions alone as the actions of the recommendation right above each: a card, and a
    table below it. A table of all actions below a list of recommendations is none of the last one's."""
    drafts = [own.draft for own in placed]
    alone = [n for n, own in enumerate(drafts) if own.actions and not (own.ref or own.text or own.theme)]
    below = [n for n in alone if n and drafts[n - 1].text and not drafts[n - 1].actions]
    if len(below) < 2 or below != alone:
        return list(placed)
    kept = list(placed)
    for place in reversed(below):
        kept[place - 1 : place + 1] = [_with_more(kept[place - 1], kept[place])]
    return kept


def _with_what_is_said_apart(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts without those that only say something, under labels of their own: "Our response", above the
    table of a recommendation's actions, "How we will know", below it; not who or when where it has these:
    they are a card's whose text is empty."""

    def says_only(own: RecommendationDraft, above: RecommendationDraft) -> bool:
        fields = [*above.fields, *(each for action in above.actions for each in action.fields)]
        said = {each.column for each in fields}
        again = any(each.column in said.intersection((*OWNERS, *DATES)) for each in own.fields)
        return bool(own.fields) and not (again or own.ref or own.text or own.actions or own.theme)

    return _with_more_above(placed, says_only)


def _repeats(own: RecommendationDraft, other: RecommendationDraft) -> bool:
    same_text = letters(own.text.text) == letters(other.text.text)
    if own.actions or not same_text or len(own.text.text.split()) < SENTENCE:
        return False
    more = {each.column: letters(each.value.text) for each in own.fields if each.column not in ("", EXPLAINS)}
    if not own.ref:
        return not more
    # A list at the end may say of each number what the chapters do not; who else is asked, is asked again.
    said = {each.column: letters(each.value.text) for each in other.fields}
    agree = all(said.get(column, value) == value for column, value in more.items())
    return agree and own.ref.text.lower() == other.ref.text.lower()


def _with_text(full: Placed, summary: Placed) -> Placed:
    """A draft of a number and actions, with the text that a table of recommendations has for that number."""
    draft, own = full.draft, summary.draft
    fields = (*draft.fields, *own.fields)
    whole = replace(draft, text=own.text, theme=draft.theme or own.theme, fields=fields)
    again = own.theme.words if draft.theme else ()
    labels = (*full.labels, *summary.labels, *_elsewhere(draft, (*own.ref.words, *again)))
    return replace(full, draft=whole, labels=labels)


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def _with_summary(full: Placed, summary: Placed) -> Placed:
    """A draft with the columns that only its summary has; the words that it repeats are headings."""
    fields = [*full.draft.fields, *(field for action in full.draft.actions for field in action.fields)]
    columns = {field.column for field in fields}
    own = tuple(f for f in summary.draft.fields if not f.column or f.column not in columns)
    rest = (f.value.words for f in summary.draft.fields if f not in own)
    words = (summary.draft.ref.words, summary.draft.text.words, *rest)
    labels = (*full.labels, *summary.labels, *_elsewhere(full.draft, chain.from_iterable(words)))
    draft = replace(full.draft, fields=(*full.draft.fields, *own))
    return replace(full, draft=draft, labels=labels)
