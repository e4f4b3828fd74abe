"""What changed from one revision of a plan to another: record by record, field by field."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from ingest.corrections.fields import LEADS
from ingest.exports.export import extra_object
from ingest.identity import RecordIds
from ingest.revisions.relatives import Kept, merged_into, split_from
from models.plan import Action, Details, Plan, Recommendation
from parsers.fields.deadline import read_deadline

LOUD = "recommendation reworded"
"""Councils keep the peers' words: where these change, a record was misread, mistaken, or rewritten."""
KINDS = {
    "recommendation": LOUD,
    "action": "reworded",
    "recommendation_ref": "renumbered",
    "action_ref": "renumbered",
    "deadline_text": "re-dated",
    "start_date": "re-dated",
    "due_date": "re-dated",
    "deadline_precision": "re-dated",
    "status_text": "status",
    "status": "status",
    "rag": "progress",
    "percent_complete": "progress",
    "progress": "progress",
    "lead_member": "re-assigned",
    "lead_officer": "re-assigned",
    "owner_text": "re-assigned",
}
"""Field → what its change is called; "changed" for the others."""
NOT_STATED, FIRST_STATED = "not stated", "first stated"
UPDATED = frozenset(name for name, kind in KINDS.items() if kind in ("status", "progress"))
"""What an update says of a record: where all of it is emptied for the next one, nothing is new."""
UPDATES = ("status", "progress", "completed", LOUD)
"""What a new column of an update says is news, and no fact that only was not printed before."""
SEVERAL = 3
"""Records that stated something: fewer may each have lost it, or have come by it."""
DETAILS = (
    *("status_text", "status", "rag", "percent_complete", "progress"),
    *("lead_member", "lead_officer", "owner_text", "success_measure", "resources", "response"),
)
DATES = ("start_date", "due_date")
READ_FROM = {"owner_text": LEADS, "deadline_text": (*DATES, "deadline_precision")}
"""Column → what is read from its words, and goes and comes with it: a single member among many officers."""
_SIGNS = re.compile(r"[^\w.]|_|(?<!\d)\.|\.(?!\d)")
"""Punctuation, but for the point in "£1.2m": £12m is more."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a record, or (with an empty `field`) a record that came, went or moved.

    `kind` is added, returned (it was gone for a while), split (added, a part of `related`), dropped (`before`
    has its last status), merged (dropped, into `related`), moved (to under `related`), completed (its status
    became `complete`), not stated (no record of the revision states this any more; or it was the update of
    this one, which was emptied), first stated (none of the revision before did), or one of `KINDS`.
    """

    record_id: str
    ref: str
    kind: str
    text: str
    field: str = ""
    before: str = ""
    after: str = ""
    days: int | None = None
    """How many days later it is due; earlier ones are negative."""
    related: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Revision:
    """A plan as one revision has it, and its ids."""

    plan: Plan
    ids: tuple[RecordIds, ...]


@dataclass(frozen=True, slots=True)
class _Record:
    """A record, and that which it stands under: its recommendation, or the action above it."""

    value: Recommendation | Action
    under: str
    under_text: str

    @property
    def text(self) -> str:
        """Its own; of a heading that only holds actions, its theme."""
        one = self.value
        return one.theme if isinstance(one, Recommendation) and self.is_heading else one.text

    @property
    def is_heading(self) -> bool:
        one = self.value
        return isinstance(one, Recommendation) and not (one.text or one.ref) and bool(one.actions)

    @property
    def is_wordless(self) -> bool:
        """Whether it has no words of its own, but a number, and holds actions: these come and go for it."""
        one = self.value
        return isinstance(one, Recommendation) and not one.text and bool(one.actions)

    @property
    def is_counted(self) -> bool:
        return isinstance(self.value, Action) and self.value.counted

    @property
    def details(self) -> Details:
        """Blank for a recommendation with actions: what it states is theirs."""
        has_actions = isinstance(self.value, Recommendation) and self.value.actions
        return Details() if has_actions else self.value.details


@dataclass(frozen=True, slots=True)
class _Columns:
    """The fields that one of two revisions has no column for."""

    gone: frozenset[str]
    new: frozenset[str]

    def kind_of(self, field: str, kind: str, later: Mapping[str, str]) -> str:
        """A table that names owners for the first time re-assigns nobody. `later` is what is stated now."""
        if field in self.gone or _is_emptied(field, later):
            return NOT_STATED
        return FIRST_STATED if field in self.new and kind not in UPDATES else kind

    def kind_of_owners(self, before: Mapping[str, str], after: Mapping[str, str]) -> str:
        """That of `owner_text`, where no more than the column of one of the leads came or went.

        "Leader; Chief Executive" and "Chief Executive" name one chief executive.
        """
        for columns, kind in ((self.gone, NOT_STATED), (self.new, FIRST_STATED)):
            sides = columns.intersection(LEADS)
            if sides and _owners_without(sides, before) == _owners_without(sides, after):
                return kind
        return ""


def _is_emptied(field: str, later: Mapping[str, str]) -> bool:
    """Whether the text of an update, or all of it, was left out; "On hold until May" in place of "75 %" was
    not: that has no percentage any more."""
    return field in UPDATED and not any(map(later.get, ("progress",) if field == "progress" else UPDATED))


def changes_between(before: Revision, after: Revision, seen: Collection[str] = ()) -> tuple[Change, ...]:
    """In the order of `after`, then what it has no more; `seen` are the ids of earlier revisions."""
    old, new = dict(_records(before)), dict(_records(after))
    kept = [Kept(own, old[own].value.text, new[own].value.text) for own in new if _is_in(own, new, old)]
    split = split_from(_texts(new, {*old, *seen}), kept)
    merged = merged_into(_texts(old, new), kept)
    columns = _Columns(frozenset(_unstated(old, new)), frozenset(_unstated(new, old)))
    return (*_still_there(old, new, split, seen, columns), *_gone(old, new, merged))


def _records(revision: Revision) -> Iterator[tuple[str, _Record]]:
    for one, ids in zip(revision.plan.recommendations, revision.ids, strict=True):
        yield ids.recommendation, _Record(one, "", "")
        above = {"": (ids.recommendation, one.text or one.theme)}
        for action, own in zip(one.actions, ids.actions, strict=True):
            yield own, _Record(action, *above[action.parent_ref])
            above[action.ref] = (own, action.text)


def _is_in(own: str, records: Mapping[str, _Record], others: Mapping[str, _Record]) -> bool:
    """Whether the others have a record: a heading that only holds actions, and is no record of the plan,
    where the record reads as it does, which another layout makes of it."""
    if own not in others:
        return False
    one, other = records[own], others[own]
    return one.is_heading == other.is_heading or _say_the_same(one.text, other.text)


def _unstated(old: Mapping[str, _Record], new: Mapping[str, _Record]) -> set[str]:
    """The fields that several `old` records state and no `new` one does: that page has no column for them."""
    before = Counter(name for one in old.values() for name, text in _fields(one) if text)
    after = {name for one in new.values() for name, text in _fields(one) if text}
    gone = {name for name, count in before.items() if count >= SEVERAL} - after
    return gone.union(*(fields for column, fields in READ_FROM.items() if column in gone))


def _texts(records: Mapping[str, _Record], besides: Collection[str]) -> dict[str, str]:
    return {own: one.value.text for own, one in records.items() if own not in besides and one.value.text}


def _still_there(
    old: Mapping[str, _Record],
    new: Mapping[str, _Record],
    split: Mapping[str, str],
    seen: Collection[str],
    columns: _Columns,
) -> Iterator[Change]:
    for own, record in new.items():
        if _is_in(own, new, old):
            yield from _differences(own, old[own], record, columns)
        elif not record.is_wordless:
            kind = "split" if own in split else "returned" if own in seen else "added"
            yield _change(own, record, kind, related=split.get(own, ""))


def _gone(
    old: Mapping[str, _Record], new: Mapping[str, _Record], merged: Mapping[str, str]
) -> Iterator[Change]:
    for own, record in old.items():
        if not record.is_wordless and not _is_in(own, old, new):
            kind = "merged" if own in merged else "dropped"
            yield _change(own, record, kind, before=record.details.status, related=merged.get(own, ""))


def _differences(own: str, old: _Record, new: _Record, columns: _Columns) -> Iterator[Change]:
    if old.is_heading and new.is_heading:
        return
    if old.under != new.under and not _say_the_same(old.under_text, new.under_text):
        yield _change(own, new, "moved", before=old.under_text, after=new.under_text, related=new.under)
    earlier, later = dict(_fields(old)), dict(_fields(new))
    for name in dict.fromkeys((*earlier, *later)):
        if name == "action_ref" and (old.is_counted or new.is_counted):
            continue  # the plan prints no number that could have changed
        if name in DATES and _counts_from_the_plan(earlier, later):
            continue
        before, after = earlier.get(name, ""), later.get(name, "")
        if before == after:
            continue
        kind = _kind_of(name, earlier, later)
        same = _name_the_same if kind == "re-assigned" else _say_the_same
        if not same(before, after):
            days = _days_between(before, after) if name == "due_date" else None
            told = columns.kind_of_owners(earlier, later) if name == "owner_text" else ""
            yield _change(own, new, told or columns.kind_of(name, kind, later), name, before, after, days)


def _counts_from_the_plan(earlier: Mapping[str, str], later: Mapping[str, str]) -> bool:
    """Whether both say "within 3 months", and only the plan's own date is another: nothing slipped."""
    is_relative = earlier["deadline_precision"] == later["deadline_precision"] == "relative"
    return is_relative and _say_the_same(earlier["deadline_text"], later["deadline_text"])


def _kind_of(name: str, earlier: Mapping[str, str], later: Mapping[str, str]) -> str:
    """ "Done" printed in place of "In progress" is the completion itself, no status besides; "Sept 2025" in
    place of "September 2025" is no other date. Under a correction the dates stay, whatever the words say."""
    dates = [earlier.get(date, "") for date in DATES]
    if name in ("deadline_text", "deadline_precision") and any(dates):
        said = [read_deadline(fields["deadline_text"]).due for fields in (earlier, later)]
        moved = dates != [later.get(date, "") for date in DATES] or said[0] != said[1]
        return "re-dated" if moved else "reworded"
    is_completed = earlier.get("status") != later.get("status") == "complete"
    if is_completed and KINDS.get(name) == "status":
        return "completed"
    return KINDS.get(name, "changed")


def _say_the_same(before: str, after: str) -> bool:
    """Whether two values differ in punctuation and capitals alone: "Head of Policy." is still the same."""
    one, other = (_SIGNS.sub("", _spelt_out(text)) for text in (before, after))
    return one == other != ""


def _name_the_same(before: str, after: str) -> bool:
    """Whether the same words name them, in whatever order: "Leader / Chief Executive", or the other way."""
    return _naming(before) == _naming(after) != Counter()


def _naming(text: str) -> Counter[str]:
    return Counter(word for word in re.findall(r"\w+", _spelt_out(text)) if word != "and")


def _owners_without(sides: Collection[str], stated: Mapping[str, str]) -> Counter[str]:
    """The words that name owners, but for those of some leads."""
    return _naming(stated["owner_text"]) - sum((_naming(stated[side]) for side in sides), Counter())


def _spelt_out(text: str) -> str:
    return normalize("NFKC", text).casefold().replace("&", " and ")


def _change(
    own: str,
    record: _Record,
    kind: str,
    field: str = "",
    before: str = "",
    after: str = "",
    days: int | None = None,
    related: str = "",
) -> Change:
    value = record.value
    return Change(own, value.ref, kind, value.text, field, before, after, days, related, value.page)


def _fields(record: _Record) -> Iterator[tuple[str, str]]:
    """Column → its value as text, in the contract's order."""
    value, details = record.value, record.details
    if isinstance(value, Recommendation):
        theme = "" if record.is_heading else value.theme
        yield from (("theme", theme), ("recommendation_ref", value.ref), ("recommendation", record.text))
    else:
        yield from (("action_ref", _own_number(value.ref)), ("action", value.text))
    deadline = details.deadline
    yield from (("deadline_text", deadline.text), ("start_date", _iso(deadline.start)))
    yield from (("due_date", _iso(deadline.due)), ("deadline_precision", deadline.precision))
    for name in DETAILS:
        found = getattr(details, name)
        yield name, "" if found is None else str(found)
    yield from ((f"extra.{heading}", text) for heading, text in extra_object(details.extra).items())


def _own_number(ref: str) -> str:
    """ "R3.2" → "2": where R3 becomes R4, that is the recommendation's change."""
    return ref.partition("#")[0].rpartition(".")[2]


def _days_between(before: str, after: str) -> int | None:
    return (date.fromisoformat(after) - date.fromisoformat(before)).days if before and after else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
