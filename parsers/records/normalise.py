"""Drafts → records: references that are unique, normalised fields, doubts as issues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from models.document import Word, words_of
from models.plan import (
    Action,
    ActionDraft,
    Details,
    Field,
    Issue,
    Passage,
    Recommendation,
    RecommendationDraft,
)
from parsers.cells.details import OWNERS, fields_to_details
from parsers.fields.deadline_reading import NO_PLAN_DATE
from parsers.fields.owner import told_apart
from parsers.fields.reference import is_code, is_under

LEADS = ("lead_member", "lead_officer")
NOT_INHERITED = frozenset({"status", "rag", "percent_complete", "progress", "start"})
"""Columns that speak of an action alone, and of none under it; so do its deadlines."""


@dataclass
class Normaliser:
    """Turns drafts into records one after the other, in document order."""

    plan_date: str = ""
    meanings: Mapping[str, str] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    _refs: Counter[str] = field(default_factory=Counter)
    _above: Details = field(default_factory=Details)
    _count: int = 0
    _undated: int = 0

    def recommendation(self, draft: RecommendationDraft) -> Recommendation:
        """The recommendation with its actions; appends what is doubtful to `issues`."""
        self._count += 1
        whole = fields_to_details(draft.fields, "row", self.plan_date, self._above, self.meanings)
        if not draft.actions:
            self._above = whole
        base = draft.ref.text or (str(self._count) if draft.text else f"T{self._count}")
        shared = _with_outdone_apart(draft.fields, draft.actions)
        actions = [
            action
            for number, each in enumerate(draft.actions, start=1)
            for action in self._actions(each, shared, base, "", number)
        ]
        said = (draft.ref, draft.text, *(each.value for each in draft.fields))
        words = tuple(words_of(said)) or draft.theme.words
        self._report(draft.doubts, whole if not actions else Details(), words)
        return Recommendation(
            theme=draft.theme.text,
            lga_theme="",
            ref=draft.ref.text,
            text=draft.text.text,
            details=whole,
            actions=tuple(actions),
            page=words[0].page if words else 0,
            words=words,
        )

    def _actions(
        self, draft: ActionDraft, shared: Sequence[Field], base: str, parent: str, number: int
    ) -> Iterator[Action]:
        """An action and, after it, its sub-actions, which have its owners, and no deadline but their own."""
        label = draft.label or str(number)
        printed = is_code(label) or is_under(label, base)
        ref = self._unique(label if printed else f"{parent or base}.{label}")
        fields = with_shared(draft.fields, shared)
        own_scope = draft.deadline_scope or "row"
        details = fields_to_details(fields, own_scope, self.plan_date, self._above, self.meanings)
        if not parent:
            # "As above" means the action before, not a point under it, which has no date of its own.
            self._above = details
        words = (*draft.text.words, *(w for f in draft.fields for w in f.value.words))
        self._report(draft.doubts, details, words)
        yield Action(
            ref=ref,
            parent_ref=parent,
            text=draft.text.text,
            details=details,
            page=draft.text.page,
            words=words,
            counted=not draft.label,
        )
        inherited = tuple(f for f in fields if f.column not in NOT_INHERITED and "deadline" not in f.column)
        for place, child in enumerate(draft.children, start=1):
            yield from self._actions(child, inherited, base, ref, place)

    def _unique(self, ref: str) -> str:
        """The reference, with a mark where a plan counts from 1 in every table."""
        self._refs[ref] += 1
        return ref if self._refs[ref] == 1 else f"{ref}#{self._refs[ref]}"

    def _report(self, doubts: Sequence[str], details: Details, words: tuple[Word, ...]) -> None:
        page = words[0].page if words else 0
        self.issues += [Issue("doubt", doubt, page, words) for doubt in doubts]
        problems = details.deadline.issues
        self.issues += [Issue("deadline", own, page, words) for own in problems if own != NO_PLAN_DATE]
        self._undated += problems.count(NO_PLAN_DATE)

    def undated(self) -> Iterator[Issue]:
        """One issue for all deadlines that only the plan's date would tell, "within 3 months"."""
        if self._undated:
            several = "deadlines are" if self._undated > 1 else "deadline is"
            yield Issue("deadline", f"{self._undated} {several} {NO_PLAN_DATE}; give it with --plan-date")


def with_shared(own: Sequence[Field], shared: Sequence[Field]) -> tuple[Field, ...]:
    """An action's fields, and the recommendation's for what it does not say itself."""
    return (*own, *unsaid(own, shared))


def unsaid(own: Sequence[Field], shared: Sequence[Field]) -> list[Field]:
    """What a recommendation says and its action does not: the columns that the action has no fields for; the
    lead officer of the whole is not that of an action with an owner who is an officer, too."""
    columns = {field.column for field in own}
    sides = {side for field in own for side in _sides(field)}
    others = [field for field in shared if not field.column or field.column not in columns]
    return [field for field in others if not _sides(field) or _sides(field) - sides]


def _with_outdone_apart(shared: Sequence[Field], actions: Sequence[ActionDraft]) -> list[Field]:
    """A recommendation's fields; those that no action has for its own, since each says another value of the
    column, as such that are kept in `extra`: "Outcome: ..." in a band over rows with an "Impact" each."""
    kept = [each for action in actions for each in unsaid(action.fields, shared)]
    told = {each.value.text for action in actions for each in action.fields}
    return [
        replace(each, column="") if actions and each not in kept and each.value.text not in told else each
        for each in shared
    ]


def _sides(field: Field) -> set[str]:
    """The leads that a field gives, political or managerial."""
    if field.column not in OWNERS:
        return set()
    if field.column in LEADS:
        return {field.column}
    named = zip(LEADS, told_apart(field.value.text), strict=True)
    return {side for side, text in named if text}


def draft_words(draft: RecommendationDraft) -> Iterator[tuple[str, Word]]:
    """(place, word) for every word of a draft: where in the records it ended."""
    yield from ((place, word) for place, passage in draft_passages(draft) for word in passage.words)


def draft_passages(draft: RecommendationDraft) -> Iterator[tuple[str, Passage]]:
    """(place, passage) for all that a draft says."""
    yield "heading", draft.theme
    yield "ref", draft.ref
    yield "recommendation", draft.text
    yield from _field_passages(draft.fields)
    for action in draft.actions:
        yield from _action_passages(action)


def _action_passages(action: ActionDraft) -> Iterator[tuple[str, Passage]]:
    yield "action", action.text
    yield from _field_passages(action.fields)
    for child in action.children:
        yield from _action_passages(child)


def _field_passages(fields: Sequence[Field]) -> Iterator[tuple[str, Passage]]:
    yield from ((f"field {each.column or each.heading}", each.value) for each in fields)
