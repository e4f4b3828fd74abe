"""Label/value cards: a small table of two columns a recommendation or an action.

Recommendation 1 | Create a stronger sense of one team.
Theme            | Leadership and direction
Action           | Hold an away day every quarter.
Timescale        | Commencing April 2025
Action           | Agree a short compact.
Timescale        | By July 2025
Lead Officer     | Chief Executive
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.document import Word
from models.plan import NOTHING, ActionDraft, Field, Passage, RecommendationDraft
from parsers.drafts import Placed, draft_action, listed_text, split_passage, with_field, without_words
from parsers.fields.reference import split_reference
from parsers.grids import Cell, Grid
from parsers.headers import label_of, label_passage
from parsers.items import lines_to_items, nest
from parsers.lines import Joiner, Line, Measure, line_pitch, words_to_lines
from parsers.outline import Outline


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a card: what its label means, the reference in the label, and the value's lines."""

    column: str
    ref: str
    label: Passage
    lines: tuple[Line, ...]

    @property
    def place(self) -> tuple[int, float]:
        line = (*self.lines, *words_to_lines(self.label.words))[0]
        return line.page, line.box.top


def recognises(outline: Outline) -> bool:
    return bool(outline.cards)


def parse(outline: Outline) -> list[Placed]:
    """The records of all cards; a card cut by the page end goes on in the next grid."""
    entries = [entry for card in outline.cards for entry in _entries(card, outline.joiner)]
    joined = _rejoined(entries)
    measure = _measure(joined)
    return [
        Placed(*card[0].place, _draft(card, outline.joiner, measure), _labels(card))
        for card in _cards(joined)
    ]


def _labels(card: Sequence[Entry]) -> tuple[Word, ...]:
    """The label words of a card, without the number that is a reference."""
    return tuple(
        word for entry in card for word in (entry.label.words[:-1] if entry.ref else entry.label.words)
    )


def _entries(card: Grid, joiner: Joiner) -> Iterator[Entry]:
    """The label and value of each row, or two pairs side by side ("Lead | X | Due | Y")."""
    for first in (cell for cell in card.cells if cell.first == 0):
        if first.last == card.width - 1:
            if first.lines:
                yield _across(first, joiner)
            continue
        stacks: dict[int, list[Cell]] = {}
        for cell in card.cells:
            if first.box.top - 1 <= cell.box.centre[1] <= first.box.bottom + 1:
                stacks.setdefault(cell.first, []).append(cell)
        columns = [stacks[place] for place in sorted(stacks)]
        for labels, values in zip(columns[::2], [*columns[1::2], []], strict=False):
            label = label_passage([line for cell in labels for line in cell.lines], joiner)
            lines = tuple(line for cell in values for line in cell.lines)
            column, ref = label_of(label.text)
            if label or lines:
                yield Entry(column, ref, label, lines)


def _across(cell: Cell, joiner: Joiner) -> Entry:
    """A row over the whole card: its recommendation ("Recommendation 1: Use data ..."), or else its theme."""
    numbered = split_reference(joiner.passage(cell.lines).text)[0]
    return Entry("recommendation" if numbered else "theme", "", NOTHING, cell.lines)


def _rejoined(entries: Sequence[Entry]) -> list[Entry]:
    """Entries with the value that stands without a label at a page's top given back to the one before."""
    joined: list[Entry] = []
    for entry in entries:
        if joined and not entry.label and not entry.column:
            joined[-1] = replace(joined[-1], lines=(*joined[-1].lines, *entry.lines))
        else:
            joined.append(entry)
    return joined


def _measure(entries: Sequence[Entry]) -> Measure:
    lines = [line for entry in entries for line in entry.lines]
    return Measure(
        max((line.box.x1 for line in lines), default=0.0), line_pitch([list(e.lines) for e in entries])
    )


def _cards(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Entries in cards: each begins at its recommendation (or at its reference or theme just before it)."""
    card: list[Entry] = []
    for entry in entries:
        seen = {each.column for each in card}
        opens = entry.column in ("recommendation", "recommendation_ref", "theme")
        if card and opens and (entry.column in seen or seen & {"action", "deadline", "owner"}):
            yield card
            card = []
        card.append(entry)
    if card:
        yield card


def _draft(card: Sequence[Entry], joiner: Joiner, measure: Measure) -> RecommendationDraft:
    draft = RecommendationDraft()
    counts = Counter(entry.column for entry in card)
    actions: list[ActionDraft] = []
    for entry in card:
        if entry.column == "recommendation":
            draft = _with_recommendation(draft, entry, joiner, measure)
        elif entry.column == "recommendation_ref":
            draft = replace(draft, ref=joiner.passage(entry.lines))
        elif entry.column == "theme":
            draft = replace(draft, theme=joiner.passage(entry.lines))
        elif entry.column == "action":
            items = nest(lines_to_items(entry.lines, measure))
            actions += [draft_action(item, joiner, measure) for item in items]
        elif counts[entry.column] > 1 and actions and counts["action"] > 1:
            actions[-1] = with_field(actions[-1], _field(entry, joiner, measure))
        else:
            draft = replace(draft, fields=(*draft.fields, _field(entry, joiner, measure)))
    return replace(draft, actions=tuple(actions))


def _with_recommendation(
    draft: RecommendationDraft, entry: Entry, joiner: Joiner, measure: Measure
) -> RecommendationDraft:
    ref, text = Passage(entry.ref, entry.label.words[-1:]), joiner.passage(entry.lines, measure)
    lines: Sequence[Line] = entry.lines
    if not entry.ref:
        ref, text = split_passage(text)
        lines = without_words(lines, len(ref.words))
    text = replace(text, text=listed_text(lines, joiner, measure))
    return replace(draft, ref=ref or draft.ref, text=text)


def _field(entry: Entry, joiner: Joiner, measure: Measure) -> Field:
    return Field(entry.column, entry.label.text.rstrip(":"), joiner.passage(entry.lines, measure))
