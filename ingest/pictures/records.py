"""A reading → frames around its records and their fields, and the marks that begin list items."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.pictures.marks import Kind, Mark
from ingest.pipeline import Extraction
from models.document import Box, Word, bounds
from models.plan import Action, ActionDraft, Field, Issue, Passage, Plan, Recommendation
from parsers.checks.reasons import reason_of
from parsers.outline.outline import Outline
from parsers.reading import Reading
from parsers.text.items import Item
from parsers.text.marks import DASHES, is_bullet

SHORT_ID = 6
"""The first digits of a record_id: enough to find its row."""
MOST_NAMED = 3
"""Actions that a value they share is labelled with by name; of more, the first and the last."""


@dataclass(frozen=True, slots=True)
class _Record:
    """A record as the export shows it: what its frames are labelled with."""

    ref: str
    label: str
    review: bool


def record_marks(reading: Reading) -> Iterator[tuple[int, Mark]]:
    """Frames around the records' texts, thin ones around their fields, each field's once."""
    rows = iter(Extraction(reading.document.name, reading.document.sha256, reading.plan).records)
    fields: dict[tuple[Word, ...], list[tuple[_Record, Field]]] = defaultdict(list)
    for placed, one in zip(reading.placed, reading.plan.recommendations, strict=True):
        # A recommendation with actions has no row of its own, and so no record_id that a table shows.
        own = [next(rows) for _ in one.actions]
        whole = _record(one, "" if own else next(rows).record_id, reading.plan)
        texts = Passage(one.text, (*placed.draft.ref.words, *placed.draft.text.words))
        yield from _frames(texts, Kind.RECOMMENDATION, whole)
        for each in placed.draft.fields:
            fields[each.value.words].append((whole, each))
        drafts = [draft for action in placed.draft.actions for draft in _with_children(action)]
        for action, draft, row in zip(one.actions, drafts, own, strict=True):
            record = _record(action, row.record_id, reading.plan)
            yield from _frames(draft.text, Kind.ACTION, record)
            for each in draft.fields:
                fields[each.value.words].append((record, each))
    columns = _columns_of_words(reading.outline)
    for words, owners in fields.items():
        yield from _field_frames(words, owners, columns)


def _columns_of_words(outline: Outline) -> dict[Word, str]:
    """What the column was taken for in which a table's word stands."""
    return {
        word: column.name
        for table in outline.tables
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=False)
        for word in cell.words
    }


def _record(record: Recommendation | Action, record_id: str, plan: Plan) -> _Record:
    numbers = [str(number) for number, issue in enumerate(plan.issues, start=1) if _touches(issue, record)]
    parts = (
        record.ref,
        record_id[:SHORT_ID],
        f"{record.confidence:.2f}",
        f"see {', '.join(numbers)}" if numbers and record.needs_review else "",
    )
    mark = "(!) " if record.needs_review else ""
    return _Record(record.ref, mark + " · ".join(part for part in parts if part), record.needs_review)


def _touches(issue: Issue, record: Recommendation | Action) -> bool:
    return not set(issue.words).isdisjoint(record.words)


def review_notes(plan: Plan) -> Iterator[tuple[int, str]]:
    """(page, note) for each record that needs a look: why, in the words of `check`."""
    for whole in plan.recommendations:
        records: tuple[Recommendation | Action, ...] = (whole, *whole.actions)
        for one in records:
            if one.needs_review and one.words:
                name = one.ref or "recommendation"
                yield one.words[0].page, f"(!)  {name}: {one.confidence:.2f}, {reason_of(one)}"


def _with_children(draft: ActionDraft) -> Iterator[ActionDraft]:
    """A draft and the drafts under it, in the order of the plan's actions."""
    yield draft
    for child in draft.children:
        yield from _with_children(child)


def _frames(text: Passage, kind: Kind, record: _Record) -> Iterator[tuple[int, Mark]]:
    for number, (page, box) in enumerate(_patches(text.words)):
        label = f"{record.label} (continued)" if number else record.label
        yield page, Mark(Kind.REVIEW if record.review else kind, box, label)


def _field_frames(
    words: tuple[Word, ...], owners: Sequence[tuple[_Record, Field]], columns: dict[Word, str]
) -> Iterator[tuple[int, Mark]]:
    """A value, labelled with whose it is, and with what it is where no column's label says that."""
    refs = [record.ref for record, _ in owners if record.ref]
    whose = ", ".join(refs) if len(refs) <= MOST_NAMED else f"{refs[0]} … {refs[-1]}"
    value = owners[0][1]
    what = "" if columns.get(words[0]) == value.column else value.column or f"extra: {value.heading}"
    for page, box in _patches(words):
        yield page, Mark(Kind.FIELD, box, ": ".join(part for part in (whose, what) if part))


def _patches(words: Iterable[Word]) -> Iterator[tuple[int, Box]]:
    """(page, box) of words in reading order, a new box where the page or the column changes."""
    patch: list[Word] = []
    for word in words:
        if patch and (patch[-1].page != word.page or word.box.bottom < patch[-1].box.top):
            yield patch[0].page, bounds([each.box for each in patch])
            patch = []
        patch.append(word)
    if patch:
        yield patch[0].page, bounds([each.box for each in patch])


def list_marks(reading: Reading) -> set[Word]:
    """The bullets and labels that were taken for the beginnings of items."""
    actions = [
        draft
        for placed in reading.placed
        for action in placed.draft.actions
        for draft in _with_children(action)
    ]
    asked = [word for placed in reading.placed for word in placed.draft.text.words]
    marks = {word for word in asked if is_bullet(word)}
    for draft in actions:
        marks |= {
            word for word in draft.text.words[:1] if draft.label or is_bullet(word) or word.text in DASHES
        }
    for block in reading.outline.blocks:
        marks |= set(_marks_of(block.item))
    return marks


def _marks_of(item: Item) -> Iterator[Word]:
    yield from item.mark.words if item.mark else ()
    for child in item.children:
        yield from _marks_of(child)
