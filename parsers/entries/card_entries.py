"""Cards → entries: what each label means, its value, and where one card ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from models.plan import NOTHING, Passage
from parsers.cards.card_labels import (
    action_label,
    begins_with_label,
    card_rows,
    heads_table,
    labels_are_bold,
    words_of_name,
)
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.cells.run_in_labels import NAMES, cut_at_labels
from parsers.entries.card_entry import Entry
from parsers.entries.card_titles import with_named_titles
from parsers.fields.answer import answers
from parsers.fields.deadline import is_deadline
from parsers.fields.reference import is_reference, split_reference
from parsers.grids.grids import Cell, Grid, within_columns
from parsers.headers.headers import RECOMMENDATIONS
from parsers.headers.label_lines import says_delivered
from parsers.headers.labels import label_of, label_passage
from parsers.records.drafts import without_words
from parsers.text.items import goes_on
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, Measure, ends_sentence, runs_on, would_fit
from parsers.vocabulary.sections import asks
from parsers.vocabulary.word_lists import any_of

TITLED = (*RECOMMENDATIONS, "action", "theme")
NAMED_FIRST = ("theme", "recommendation_ref", "action_ref")
"""What a card may begin with above its recommendation: "Action number" over "What the peer team said"."""
THEMES = re.compile(
    rf"(?:{any_of('ranks of themes')} )?(?:{any_of('groups of records')}|priority|strand)\b", re.I
)
"""What begins a counted theme over a card."""
_DIGITS = re.compile(r"\d+")
LONGEST_THEME = 6
"""Words behind its number."""
DETAILS = re.compile(
    r"(?:(?:the|our|further|more|key) )?(?:details?|descriptions?|information|content|text)", re.I
)
"""What heads the values of a card, and says nothing itself."""


def cards_to_entries(
    cards: Sequence[Grid], joiner: Joiner, headed: Collection[int] = ()
) -> list[list[Entry]]:
    """The entries of each card, cut by a page end or not; `headed`: ids of grids right below a heading."""
    own_of: list[list[Entry]] = []
    above: Grid | None = None
    headings: list[_Heading] = []
    for grid in cards:
        headings = headings if above and within_columns(above, grid) else []
        own, headings = _grid_to_entries(grid, joiner, headings)
        if own:
            beside = above is not None and above.page == grid.page and grid.bound != "gaps"
            own[0] = replace(own[0], starts=beside and not own[0].row, headed=id(grid) in headed)
        own_of.append([_who_or_when(entry) for entry in own])
        above = grid
    entries: list[Entry] = []
    for own in _with_steps_as_actions(own_of):
        own = _with_rest_of_row(entries, own)
        for place, entry in enumerate(own):
            if rest := _rest_of(entries[-1], entry, place == 0) if entries else None:
                entries[-1] = rest
            else:
                entries.append(entry)
    single = [each for entry in entries for each in _parted_at_labels(entry)]
    return list(_parted(with_named_titles(single, joiner)))


def _with_steps_as_actions(cards: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The cards; next steps, dated responses beyond "Agreed" or deliverables are actions where none are."""
    entries = [entry for card in cards for entry in card]
    names = {entry.column for entry in entries}
    said = (" ".join(line.text for line in each.lines) for each in entries if each.column == "response")
    does = names.intersection(DATES) and not any(map(answers, said))
    stands_for = "next_steps" if "next_steps" in names else "response" if does else None
    measures = [entry.label.text for entry in entries if entry.column == "success_measure"]
    if stands_for not in names and does and names.intersection(OWNERS) and all(map(says_delivered, measures)):
        stands_for = "success_measure"
    stands_for = None if "action" in names else stands_for
    return [
        [replace(entry, column="action") if entry.column == stands_for else entry for entry in card]
        for card in cards
    ]


def _who_or_when(entry: Entry) -> Entry:
    """An entry labelled "By": its value tells what that means, "By: June 2025", "By: Head of HR"."""
    if entry.column or not entry.lines or entry.label.text.rstrip(": ") != "By":
        return entry
    told = is_deadline(" ".join(line.text for line in entry.lines))
    return replace(entry, column="deadline" if told else "owner")


def _parted_at_labels(entry: Entry) -> Iterator[Entry]:
    """An entry, and those whose labels stand behind its value: "Owner: Head of HR | Due: May 2025"."""
    before, labels = cut_at_labels(entry.lines) if entry.column in NAMES else (entry.lines, [])
    if not before or not all(each.lines and each.column in NAMES for each in labels):
        yield entry
        return
    yield replace(entry, lines=tuple(before))
    for each in labels:
        yield Entry(each.column, "", Passage(each.heading, each.label), each.lines, row=entry.row, x=entry.x)


def _with_rest_of_row(entries: list[Entry], own: list[Entry]) -> list[Entry]:
    """Gives the last row of a table in a card what a page end cut from it; gives back other entries."""
    last = [entry for entry in entries if entry.row and entry.row == entries[-1].row]
    rest = [entry for entry in own if entry.row and entry.row == own[0].row]
    cut = {entry.column: entry.lines for entry in last if entry.lines}
    action = rest[0].lines if rest and rest[0].column == "action" else ()
    if not last or not rest or (action and not ("action" in cut and _goes_on(entries, cut, rest))):
        return own
    more = {entry.column: entry for entry in rest}
    whole = [
        replace(entry, lines=(*entry.lines, *more.pop(entry.column).lines)) if entry.column in more else entry
        for entry in last
    ]
    entries[-len(last) :] = [*whole, *(replace(entry, row=last[0].row) for entry in more.values())]
    return own[len(rest) :]


def _goes_on(entries: Sequence[Entry], cut: Mapping[str, tuple[Line, ...]], rest: Sequence[Entry]) -> bool:
    """Whether the action of a row goes on in the `rest`: its words show it, or it fills its line unfinished
    and nothing but it stands behind the page end."""
    last, first = cut["action"][-1], rest[0].lines[0]
    if goes_on(last, first):
        return True
    lines = [line for entry in entries if entry.row and entry.column == "action" for line in entry.lines]
    measure = Measure(max(line.box.x1 for line in lines) + 0.5, pitch=last.style.size)
    full = not would_fit(last, first.words[0], measure)
    return full and len(rest) == 1 < len(cut) and not ends_sentence(last.text)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading of a table inside a card: what it means, and from which x to which it stands."""

    column: str
    label: Passage
    x0: float
    x1: float


def _grid_to_entries(
    card: Grid, joiner: Joiner, headings: list[_Heading]
) -> tuple[list[Entry], list[_Heading]]:
    """The entries of a card's rows, and the headings of the table that it ends in, or begins in."""
    entries: list[Entry] = []
    rows = list(card_rows(card))
    bold = labels_are_bold(rows, joiner)
    for row, below in zip_longest(rows, rows[1:], fillvalue=()):
        if heads_table(row, joiner, below):
            headings = [_heading(cell, joiner) for cell in row if cell.words]
        elif headings and (not begins_with_label(row, joiner, bold) or _runs_on(row)):
            entries += _under_headings(row, headings)
            # Their words count once.
            headings = [replace(each, label=Passage(each.label.text)) for each in headings]
        else:
            headings = []
            for entry in _row_to_entries(row, card, joiner):
                if entries and _is_text_below(entries[-1], entry):
                    entries[-1] = replace(entries[-1], lines=entry.lines)
                else:
                    entries.append(entry)
    return entries, headings


def _is_text_below(above: Entry, entry: Entry) -> bool:
    """Whether a row over the whole card is the text of the number that stands alone in the row above."""
    numbered = above.column == "recommendation" and bool(above.ref) and not above.lines
    return numbered and entry.column == "theme" and not entry.label


def _runs_on(row: Sequence[Cell]) -> bool:
    """Whether a row begins in the middle of a sentence: "of the team." is no label."""
    return bool(row[0].lines) and runs_on(row[0].lines[0].text)


def _heading(cell: Cell, joiner: Joiner) -> _Heading:
    label = label_passage(cell.lines, joiner)
    column = label_of(label.text)[0]
    # What counts actions is no reference of the recommendation.
    column = "action_ref" if column == "recommendation_ref" else column
    return _Heading(column, label, cell.box.x0, cell.box.x1)


def _under_headings(row: Sequence[Cell], headings: Sequence[_Heading]) -> Iterator[Entry]:
    """A row of a table inside a card: an entry for each of its headings, the action's first."""
    number = row[0].lines[0].words[0].index + 1 if row[0].words else 0
    for heading in sorted(headings, key=lambda each: each.column != "action"):
        own = (cell for cell in row if heading.x0 < cell.box.centre[0] < heading.x1)
        lines = tuple(line for cell in own for line in cell.lines)
        if lines or heading.label.words:
            yield Entry(heading.column, "", heading.label, lines, row=number)


def _row_to_entries(row: Sequence[Cell], card: Grid, joiner: Joiner) -> Iterator[Entry]:
    """The label and value of a row, or two pairs side by side ("Lead | X | Due | Y")."""
    first = row[0]
    if first.last == card.width - 1:
        if first.lines:
            yield _across(first, joiner)
        return
    stacks: dict[int, list[Cell]] = {}
    for cell in row:
        stacks.setdefault(cell.first, []).append(cell)
    columns = [stacks[place] for place in sorted(stacks)]
    if len(columns) > 2 and not any(_is_labelled(cells, joiner) for cells in columns[1:]):
        yield from _side_by_side(columns, joiner)
        return
    for labels, values in zip(columns[::2], [*columns[1::2], []], strict=False):
        label = label_passage([line for cell in labels for line in cell.lines], joiner)
        lines = tuple(line for cell in values for line in cell.lines)
        column, ref = label_of(label.text)
        if not column and labels[0].first == 0 and _is_number_as_first(label.text, card, joiner):
            column, ref = "recommendation", label.text
        if column in TITLED and DETAILS.fullmatch(" ".join(line.text for line in lines)):
            # "Recommendation 1 | Details" heads the labels and the values below it.
            words = (*label.words, *(word for line in lines for word in line.words))
            label, lines = replace(label, words=words), ()
        if label or lines:
            yield Entry(column, ref, label, lines, x=_x_of(values))


def _is_number_as_first(text: str, card: Grid, joiner: Joiner) -> bool:
    """Whether a label is a number beside a recommendation, as the first one of the card is: "R3"."""
    first = label_passage(card.cells[0].lines, joiner).text
    alike = _DIGITS.sub("#", first) == _DIGITS.sub("#", text)
    return alike and any(map(str.isdigit, text)) and is_reference(text)


def _is_labelled(cells: Sequence[Cell], joiner: Joiner) -> bool:
    text = label_passage([line for cell in cells for line in cell.lines], joiner).text
    return bool(label_of(text)[0]) or text.endswith(":")


def _side_by_side(columns: Sequence[Sequence[Cell]], joiner: Joiner) -> Iterator[Entry]:
    """Several values of a label, a column an action: "Action | Meet | Write" over "When | May | June"."""
    label = label_passage([line for cell in columns[0] for line in cell.lines], joiner)
    column, ref = label_of(label.text)
    for place, values in enumerate(columns[1:], start=1):
        lines = tuple(line for cell in values for line in cell.lines)
        if lines:
            yield Entry(column, ref, label, lines, row=place, x=_x_of(values))
            label = Passage(label.text)  # its words count once


def _x_of(cells: Sequence[Cell]) -> float:
    return min((cell.box.x0 for cell in cells), default=0.0)


def _across(cell: Cell, joiner: Joiner) -> Entry:
    """A row over the whole card: its recommendation ("Recommendation 1: Use data ...", or without a number),
    its action ("Action 1.1 Test it"), or else its theme."""
    whole = joiner.passage(cell.lines)
    column, ref = label_of(whole.text)
    if ref:
        return Entry(column, ref, whole, ())
    named = ("recommendation", words_of_name(whole.text), "")
    for column, count, ref in (named, ("action", *action_label(whole.text))):
        if count:
            label = Passage(" ".join(whole.text.split()[:count]), whole.words[:count])
            return Entry(column, ref, label, tuple(without_words(cell.lines, count)))
    ref, text = split_reference(whole.text)
    # "Priority 2: Financial sustainability" asks nothing.
    themed = THEMES.match(whole.text) and len(text.split()) <= LONGEST_THEME and not asks(text)
    numbered = ref and not themed
    return Entry("recommendation" if numbered else "theme", "", NOTHING, cell.lines)


def _rest_of(above: Entry, entry: Entry, tops_grid: bool) -> Entry | None:
    """The entry above with what a page end cut from its value or label: "Our response" above "to it"."""
    whole = replace(above, lines=(*above.lines, *entry.lines))
    if not entry.label and (not entry.column or _ends_title(above, entry)):
        return whole
    if not tops_grid or not above.label or above.column:
        return None
    label = Passage(f"{above.label.text} {entry.label.text}", (*above.label.words, *entry.label.words))
    column, ref = label_of(label.text)
    return replace(whole, column=column, ref=ref, label=label) if column else None


def _ends_title(above: Entry, entry: Entry) -> bool:
    """Whether a row over a whole card at the top of a page is set like the title that ends the page before:
    "Recommendation 9: Build on the good start made with the Local" / "Plan: engage residents earlier."."""
    if above.column != "recommendation" or above.label or not above.lines:
        return False
    last, first = above.lines[-1], entry.lines[0]
    return last.page < first.page and last.style == first.style


def _parted(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Entries in cards. Each begins as the first does, or at its recommendation, reference or theme."""
    named = any(entry.column in RECOMMENDATIONS for entry in entries)
    tables = any(entry.starts for entry in entries)
    card: list[Entry] = []
    for place, entry in enumerate(entries):
        if named:
            opens = bool(card) and _opens(card, entries, place)
        else:
            again = entry.column == entries[0].column and any(each.column == entry.column for each in card)
            again = again and (entry.headed or not tables or _begins_page_alike(card, entries[place:]))
            opens = bool(card) and (entry.starts or again)
        if opens:
            yield card
            card = []
        card.append(entry)
    if card:
        yield card


def _begins_page_alike(card: Sequence[Entry], entries: Sequence[Entry]) -> bool:
    """Whether entries begin a page with the labels that the card begins with: no cut prints them again."""
    below = [each.key for each in entries[: len(card)]]
    return card[-1].place[0] < entries[0].place[0] and below == [each.key for each in card]


def _opens(card: Sequence[Entry], entries: Sequence[Entry], place: int) -> bool:
    """Whether the entry at `place` begins another card of a plan that names its recommendations."""
    entry, first = entries[place], entries[0].column
    if not entry.ref and all(each.ref and not each.lines for each in card):
        # "Key recommendation 1" over a card that begins "Recommendation | Test the savings".
        return False
    seen = {each.column for each in card}
    done = bool(seen & {"action", "deadline", "owner"})
    if entry.column == first and first in TITLED:
        # Of several cards under a theme only the first has it.
        again = first in seen or (first == "theme" and done)
        return again and (first != "theme" or _announces(entries[place:]))
    # Not the number that each card ends with, "Ref | 3" right above the next recommendation.
    named_first = entry.column in NAMED_FIRST and entry.column != entries[-1].column
    if done and named_first and _announces(entries[place + 1 :]):
        return True
    if entry.column in RECOMMENDATIONS:
        done = done and first not in (*RECOMMENDATIONS, "action")
        return entry.column in seen or (done and card[-1].column not in (*RECOMMENDATIONS, "theme"))
    return False


def _announces(entries: Sequence[Entry]) -> bool:
    """Whether a recommendation comes next, but for its theme."""
    following = next((entry.column for entry in entries if entry.column != "theme"), "")
    return following in RECOMMENDATIONS
