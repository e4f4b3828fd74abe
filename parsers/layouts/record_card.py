"""Label/value cards: a small table of two columns a recommendation or an action, or lines set like one.

Recommendation 1 | Create a stronger sense of one team.
Theme            | Leadership and direction
Action           | Hold an away day every quarter.
Timescale        | Commencing April 2025
Action           | Agree a short compact.
Timescale        | By July 2025
Lead Officer     | Chief Executive
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from models.document import Word
from models.plan import NOTHING, ActionDraft, Field, Passage, RecommendationDraft
from parsers.cells.cell_parts import NAMING, owners_text
from parsers.cells.date_cells import DATES, lines_to_dates
from parsers.cells.details import OWNERS
from parsers.cells.pairing import pair
from parsers.cells.run_in_labels import BARS, cut_at_labels
from parsers.entries.card_entries import THEMES, cards_to_entries
from parsers.entries.card_entry import Entry
from parsers.entries.card_findings import with_findings_as_texts, with_findings_asked
from parsers.entries.card_headings import headed_cards, under_headings
from parsers.fields.reference import is_reference
from parsers.headers.headers import RECOMMENDATIONS
from parsers.outline.outline import Outline
from parsers.records.drafts import (
    Placed,
    bare_reference,
    draft_action,
    listed_text,
    split_passage,
    with_field,
    without_words,
)
from parsers.records.normalise import unsaid
from parsers.sections.cell_texts import cell_to_said
from parsers.sections.shared_labels import with_shared_labels
from parsers.text.items import ALIGNED, Item, lines_to_items
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, Measure, line_pitch
from parsers.text.marks import LABELS
from parsers.text.nesting import nest

UNSHARED = "it may be for the other actions of its card too"
UNPAIRED = "which date belongs to which action is not certain"


def recognises(outline: Outline) -> bool:
    return bool(outline.cards)


def parse(outline: Outline) -> list[Placed]:
    """The records of all cards, under the headings above them."""
    asked = with_findings_asked(cards_to_entries(outline.cards, outline.joiner, headed_cards(outline)))
    cards = _with_dates_as_deadlines(asked)
    entries = [entry for card in cards for entry in card]
    reader = _Reader(outline.joiner, _measures(entries))
    placed = [Placed(*card[0].place, reader.draft(card), _labels(card)) for card in cards]
    themed = list(_with_themes_above(under_headings(placed, outline)))
    joined = with_shared_labels(_joined(with_findings_as_texts(themed)))
    # "1. Is it relevant? | Information covers what matters." asks nothing of anybody; a card with an empty
    # text says who or when.
    return [each for each in joined if each.draft.text or each.draft.actions or _says_of(each.draft)]


def _says_of(draft: RecommendationDraft) -> bool:
    return any(each.column in (*OWNERS, *DATES) for each in draft.fields)


def _with_themes_above(placed: Iterable[Placed]) -> Iterator[Placed]:
    """The cards, of several under a counted theme, "Priority 2: Partnerships", all with it, but those below
    another heading."""
    theme = NOTHING
    for each in placed:
        theme = Passage(each.draft.theme.text) if each.draft.theme else theme
        goes_on = not each.draft.theme and THEMES.match(theme.text)
        yield replace(each, draft=replace(each.draft, theme=theme)) if goes_on else each


def _with_dates_as_deadlines(cards: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The cards, what is only called "Date" and stands behind an owner and what they do as its deadline,
    where no card has another: one above tells when the recommendation was made."""
    if any(entry.column in DATES for card in cards for entry in card):
        return [list(card) for card in cards]
    return [
        [
            replace(entry, column="deadline") if _is_told_date(entry, card[:number]) else entry
            for number, entry in enumerate(card)
        ]
        for card in cards
    ]


def _is_told_date(entry: Entry, above: Sequence[Entry]) -> bool:
    said = {each.column for each in above}
    told = said.intersection(OWNERS) and said & {"action", "recommendation"}
    return entry.column == "recommendation_date" and bool(told)


def _labels(card: Sequence[Entry]) -> tuple[Word, ...]:
    """The label words of a card, without the numbers that are references."""
    return tuple(word for entry in card for word in entry.label.words if word not in entry.ref_words)


def _measures(entries: Sequence[Entry]) -> dict[tuple[str, int], Measure]:
    """How far the values reach that begin at one x; in the tables inside cards, those of each column."""
    alike: dict[tuple[str, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        alike[_set_like(entry)].append(entry)
    return {key: _measure(own) for key, own in alike.items()}


def _set_like(entry: Entry) -> tuple[str, int]:
    """What the values that are set in one width have in common."""
    return (entry.column if entry.row else ""), round(entry.x / ALIGNED)


def _measure(entries: Sequence[Entry]) -> Measure:
    lines = [line for entry in entries for line in entry.lines]
    pitch = line_pitch([list(entry.lines) for entry in entries])
    return Measure(max((line.box.x1 for line in lines), default=0.0), pitch)


@dataclass(slots=True)
class _Action:
    """An action of a card, and what is found to be its own."""

    item: Item
    draft: ActionDraft
    ref: str
    fields: list[Field] = field(default_factory=list)

    def number(self, said: Passage) -> None:
        """Takes what a column of numbers says of it as its label."""
        text = replace(self.draft.text, words=(*said.words, *self.draft.text.words))
        self.draft = replace(self.draft, text=text, label=bare_reference(said.text))

    def built(self, shared: Sequence[Field]) -> ActionDraft:
        """The draft with its fields; owners of the whole card that stand above all actions come first."""
        columns = {each.column for each in self.fields}
        above = [each for each in unsaid(self.fields, shared) if each.column in OWNERS]
        draft = self.draft
        for each in [*(above if columns.intersection(OWNERS) else ()), *self.fields]:
            draft = with_field(draft, each)
        return draft


@dataclass(frozen=True, slots=True)
class _Reader:
    joiner: Joiner
    measures: Mapping[tuple[str, int], Measure]

    def _measure_of(self, entry: Entry) -> Measure:
        return self.measures[_set_like(entry)]

    def draft(self, card: Sequence[Entry]) -> RecommendationDraft:
        draft = RecommendationDraft()
        actions: list[_Action] = []
        spans: list[range] = []
        """The places in `actions` of what each action entry holds."""
        for entry in card:
            if entry.column == "recommendation":
                draft = self._with_recommendation(draft, entry)
            elif entry.column == "recommendation_ref":
                ref = self.joiner.passage(entry.lines)
                ref = replace(ref, text=bare_reference(ref.text))
                draft = replace(draft, ref=_followed(draft.ref, ref))
            elif entry.column == "theme" and not _is_number(entry):
                draft = replace(draft, theme=_followed(draft.theme, self.joiner.passage(entry.lines)))
            elif entry.column == "action":
                own = self._actions(entry, draft.ref.text)
                spans.append(range(len(actions), len(actions) + len(own)))
                actions += own
        above: list[Field] = []
        for number, of in enumerate(_owners(card)):
            entry = card[number]
            if entry.column in (*RECOMMENDATIONS, "action"):
                continue
            if entry.column == "theme" and not _is_number(entry):
                continue
            value = self._field(entry)
            numbers = entry.column == "action_ref" and is_reference(value.value.text)
            if numbers and of is None and len(actions) == 1:  # "Action number" at the head of a form
                actions[0].number(value.value)
            elif of is not None and spans[of]:
                last = actions[spans[of][-1]]
                if numbers and len(spans[of]) == 1:
                    last.number(value.value)
                    continue
                last.fields.append(value)
                if _is_alone(entry, card):
                    last.draft = replace(last.draft, doubts=(*last.draft.doubts, UNSHARED))
            elif not self._paired(entry, actions):
                draft = replace(draft, fields=(*draft.fields, value))
                if not any(each.column == "action" for each in card[:number]):
                    above.append(value)
        return replace(draft, actions=tuple(action.built(above) for action in actions))

    def _with_recommendation(self, draft: RecommendationDraft, entry: Entry) -> RecommendationDraft:
        ref = Passage(entry.ref, entry.ref_words)
        text = self.joiner.passage(entry.lines, self._measure_of(entry))
        lines: Sequence[Line] = entry.lines
        if not entry.ref and not draft.ref:
            ref, text = split_passage(text)
            lines = without_words(lines, len(ref.words))
        text = replace(text, text=listed_text(lines, self.joiner, self._measure_of(entry)) if lines else "")
        return replace(draft, ref=_followed(draft.ref, ref), text=_followed(draft.text, text))

    def _actions(self, entry: Entry, above: str) -> list[_Action]:
        """The actions of an entry; its label's number ("Action 2.1") is that of the only one."""
        measure = self._measure_of(entry)
        items = lines_to_items(entry.lines, measure, dotted=True)
        found = self._labelled_actions(items, entry, measure) or [
            _Action(item, draft_action(item, self.joiner, measure), entry.ref) for item in nest(items)
        ]
        if entry.ref and found:
            first = found[0].draft
            label = entry.ref.removeprefix(f"{above}.") if len(found) == 1 else first.label
            text = replace(first.text, words=(*entry.ref_words, *first.text.words))
            found[0].draft = replace(first, text=text, label=label)
        return found

    def _labelled_actions(self, items: Sequence[Item], entry: Entry, measure: Measure) -> list[_Action]:
        """The actions of an entry that says under each who and when: "1.1 Close the accounts.", "Owner: ...";
        none where it says nothing so, or more than that."""
        if not any(cut_at_labels(item.lines)[1] for item in items):
            return []
        said = cell_to_said(items, self.joiner)
        if said.labels or said.prose:
            return []
        return [
            _Action(
                own.item,
                draft_action(own.item, self.joiner, measure),
                entry.ref,
                [label.field for label in own.labels],
            )
            for own in said.actions
        ]

    def _field(self, entry: Entry) -> Field:
        measure = self._measure_of(entry)
        value = self.joiner.passage(entry.lines, measure)
        if entry.column in NAMING and entry.lines:
            value = replace(value, text=owners_text(entry.lines, entry.column, measure, self.joiner))
        value = replace(value, text=value.text.rstrip(f" ;,{''.join(BARS)}"))
        column = "" if entry.column == "theme" else entry.column
        return Field(column, entry.label.text.rstrip(":"), value)

    def _paired(self, entry: Entry, actions: Sequence[_Action]) -> bool:
        """Gives each action its own of the dates (or labelled names) in one entry; whether it could."""
        if len(actions) < 2 or len(entry.lines) < 2:
            return False
        items = [action.item for action in actions]
        if entry.column in DATES:
            parts = lines_to_dates(entry.lines, self._measure_of(entry), self.joiner, len(items))
        else:
            parts = lines_to_items(entry.lines, self._measure_of(entry))
        pairs = pair(parts, items)
        if pairs.how == "rough" and entry.column in DATES:
            for action in actions:
                action.draft = replace(action.draft, doubts=(*action.draft.doubts, UNPAIRED))
        if pairs.how != "labels" and (pairs.how not in ("order", "level") or entry.column not in DATES):
            return False
        for part, of in zip(parts, pairs.of, strict=True):
            passage = self.joiner.passage(part.lines, self._measure_of(entry))
            text = LABELS.sub("", passage.text) if pairs.how == "labels" else passage.text
            for number in of:
                value = Passage(text, part.words)
                actions[number].fields.append(Field(entry.column, entry.label.text.rstrip(":"), value))
        return True


def _is_number(entry: Entry) -> bool:
    """Whether a value only counts: "Section | 3.2" says where, and is no theme."""
    return bool(re.fullmatch(r"[\d.,; ]+", " ".join(line.text for line in entry.lines)))


def _followed(above: Passage, below: Passage) -> Passage:
    """Two values of one kind in one card as one."""
    if not above or not below:
        return above or below
    return Passage(f"{above.text} {below.text}", (*above.words, *below.words))


def _owners(card: Sequence[Entry]) -> Iterator[int | None]:
    """For each entry the number of the action entry that it is about; None where it is about all. A label
    that comes again and again, or between two actions, is about the action above it, or below where it comes
    first; "By when 2" about "Action 2", a cell about its row's."""
    counts = Counter(entry.key for entry in card)
    total = counts["action"]
    firsts: dict[str, int] = {}
    refs = [entry.ref for entry in card if entry.column == "action"]
    rows = [entry.row or -1 for entry in card if entry.column == "action"]
    before = 0
    for entry in card:
        firsts.setdefault(entry.key, before)
        if entry.column == "action":
            before += 1
            yield None
        elif entry.row in rows:
            yield rows.index(entry.row)
        elif entry.ref and refs.count(entry.ref) == 1:
            yield refs.index(entry.ref)
        elif total < 2:
            yield None
        elif counts[entry.key] > 1 and firsts[entry.key] == 0:
            yield before if counts[entry.key] >= total and before < total else None
        elif counts[entry.key] > 1 or 0 < before < total:
            yield before - 1
        else:
            yield None


def _is_alone(entry: Entry, card: Sequence[Entry]) -> bool:
    """Whether only one of several actions has an owner of its own."""
    alone = sum(each.column == entry.column for each in card) == 1
    return alone and entry.column in OWNERS and not (entry.ref or entry.row)


def _joined(placed: Sequence[Placed]) -> list[Placed]:
    """The cards, those of one recommendation (a card an action, each of which prints it again) as one."""
    joined: list[Placed] = []
    for one in placed:
        above = joined[-1] if joined else None
        if (
            above
            and _says(above.draft) == _says(one.draft) != ""
            and above.draft.actions
            and one.draft.actions
        ):
            drafts = [_handed_down(each.draft) for each in (above, one)]
            joined[-1] = replace(above, draft=_as_one(*drafts), labels=(*above.labels, *one.labels))
        else:
            joined.append(one)
    return joined


def _says(draft: RecommendationDraft) -> str:
    return f"{draft.ref.text} {draft.text.text}".strip() if draft.text else ""


def _handed_down(draft: RecommendationDraft) -> RecommendationDraft:
    """The draft with what belongs to all its actions given to each of them."""
    actions = []
    for action in draft.actions:
        columns = {each.column for each in action.fields}
        scope = action.deadline_scope or ("action" if len(draft.actions) == 1 else "row")
        own = tuple(each for each in draft.fields if each.column not in columns or not each.column)
        actions.append(replace(action, fields=(*action.fields, *own), deadline_scope=scope))
    return replace(draft, fields=(), actions=tuple(actions))


def _as_one(above: RecommendationDraft, below: RecommendationDraft) -> RecommendationDraft:
    themes = tuple(dict.fromkeys((*above.theme.words, *below.theme.words)))
    return replace(
        above,
        text=replace(above.text, words=(*above.text.words, *below.text.words)),
        ref=replace(above.ref, words=(*above.ref.words, *below.ref.words)),
        theme=replace(above.theme or below.theme, words=themes),
        actions=(*above.actions, *below.actions),
    )
