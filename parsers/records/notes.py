"""Notes at the foot of a page or at the end: the mark out of the text, the note beside the record.

The partnership¹ should publish its plan.      the text, without its mark
_______
¹ The council and the police.                  the record's "note 1"
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from models.document import Document, Page, Word, words_of
from models.plan import ActionDraft, Field, Passage
from parsers.records.drafts import Placed
from parsers.records.normalise import draft_words
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, line_of, line_pitch, most_style, words_to_lines

SMALL = 0.95
"""The most that a note's letters are high, in the height of the text's."""
FOOT = 0.5
"""The share of a page's height from the top, below which notes in the text's own size stand."""
UNITS = frozenset({"m", "km", "cm", "mm", "ft"})
"""What a raised figure behind is the square or the cube of."""
GAP = 1.8
"""Lines of a note between which a next one is no part of it."""


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    label: str
    lines: tuple[Line, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(words_of(self.lines))

    def text(self, joiner: Joiner) -> str:
        """What the note says, without the mark that it begins with."""
        return joiner.passage([self.lines[0].after(1), *self.lines[1:]]).text


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a document, and where their marks stand: the index of the word before → marks."""

    marks: Mapping[int, tuple[tuple[Word, Note], ...]] = field(default_factory=dict)
    exponents: frozenset[Word] = frozenset()
    """Raised words that are part of the word before them, and say so there."""

    def words(self) -> frozenset[Word]:
        held = [each for marks in self.marks.values() for each in marks]
        return self.exponents | {word for mark, note in held for word in (mark, *note.words)}

    def of(self, words: Sequence[Word], joiner: Joiner) -> Iterator[Field]:
        """The notes whose marks stand behind some of the words."""
        for word in words:
            counted: set[Word] = set()
            for mark, note in self.marks.get(word.index, ()):
                words = note.words if mark in counted else (mark, *note.words)
                counted.add(mark)
                yield Field("", f"note {note.label}", Passage(note.text(joiner), words))

    def put_back(self, document: Document) -> Document:
        """The document with the notes and their marks at the end of their pages, so that all are counted."""
        held: dict[int, list[Word]] = defaultdict(list)
        for word in sorted(self.words(), key=lambda word: word.index):
            held[word.page].append(word)
        pages = (replace(page, words=(*page.words, *held[page.number])) for page in document.pages)
        return replace(document, pages=tuple(pages)) if held else document


def without_notes(document: Document) -> tuple[Document, Notes]:
    """The document without notes and their marks; a raised figure without a note is part of its word."""
    if not any(word.raised for page in document.pages for word in page.words):
        return document, Notes()
    size = most_style(document.words).size
    found = {page.number: list(_page_notes(page, size)) for page in document.pages}
    begun = {note.lines[0].words[0] for notes in found.values() for note in notes}
    marks: dict[int, tuple[tuple[Word, Note], ...]] = {}
    exponents: dict[Word, str] = defaultdict(str)
    joined: set[Word] = set()
    for page in document.pages:
        for base, mark in _marks(page, begun):
            labels = mark.text.split(",") if base.text.lower() not in UNITS else ()
            named = (_note(label, page.number, found) for label in labels)
            if told := tuple((mark, note) for note in named if note):
                marks[base.index] = (*marks.get(base.index, ()), *told)
            else:
                exponents[base] += mark.text
                joined.add(mark)
    notes = Notes(marks, frozenset(joined))
    return _without(document, notes.words(), exponents), notes


def _page_notes(page: Page, size: float) -> Iterator[Note]:
    """The notes of a page: lines that begin with a mark, smaller than `size` or raised at its foot."""
    lines = words_to_lines(word for word in page.words if not word.turned)
    begun_by = {line.words[0] for line in lines}
    raised = {
        label for word in page.words if word.raised and word not in begun_by for label in word.text.split(",")
    }
    begun: list[Line] = []
    for line in lines:
        if _begins_note(line, size, page, raised):
            yield from _notes_of(begun)
            begun = [line]
        elif begun and _goes_on(begun, line):
            begun.append(line)
        else:
            yield from _notes_of(begun)
            begun = []
    yield from _notes_of(begun)


def _notes_of(lines: Sequence[Line]) -> Iterator[Note]:
    """The note of some lines, or several behind each other: "¹ Subject to Cabinet. ² The council." """
    own: list[Line] = []
    label = ""
    for line in lines:
        start = 0
        for at, word in enumerate(line.words):
            begins = word.raised and label.isdigit() and word.text == str(int(label) + 1)
            if begins or not label:
                own += [line_of(line.words[start:at])] if start < at else []
                if own:
                    yield Note(label, tuple(own))
                own, start, label = [], at, word.text.strip(".)")
        own.append(line_of(line.words[start:]) if start else line)
    if own:
        yield Note(label, tuple(own))


def _begins_note(line: Line, size: float, page: Page, marks: Collection[str]) -> bool:
    """Whether a line begins a note: with a raised mark, or with one of the page's `marks` as a figure."""
    first = line.words[0]
    if len(line.words) < 2 or not (first.raised or first.text.strip(".)") in marks):
        return False
    # Under a list in the middle of a page, a raised figure that stands behind a word too begins its note.
    placed = line.box.top > FOOT * page.height or first.text in marks
    return line.style.size <= SMALL * size or (first.raised and placed)


def _goes_on(note: Sequence[Line], line: Line) -> bool:
    above = note[-1]
    pitch = line_pitch([note]) if len(note) > 1 else 1.3 * above.style.size
    # "Strengths" in bold right under a note is the next heading.
    alike = abs(line.style.size - note[0].style.size) < 0.6 and line.style.bold <= note[0].style.bold
    return alike and 0 < line.baseline - above.baseline < GAP * pitch


def _marks(page: Page, begun: set[Word]) -> Iterator[tuple[Word, Word]]:
    """The raised words that begin no note, each with the word that it stands behind."""
    before: Word | None = None
    for word in page.words:
        if word.raised and word not in begun and before:
            if word.box.top < before.box.bottom:  # below a table a mark begins a line
                yield before, word
        elif not word.raised:
            before = word


def _note(label: str, page: int, found: Mapping[int, Sequence[Note]]) -> Note | None:
    """The note of a mark: on its page, else the only one in the document that has its label."""
    own = next((note for note in found[page] if note.label == label), None)
    others = [note for notes in found.values() for note in notes if note.label == label]
    return own or (others[0] if len(others) == 1 else None)


def _without(document: Document, apart: frozenset[Word], exponents: Mapping[Word, str]) -> Document:
    """The document without the words that stand apart; an exponent is at the end of the word before it."""

    def whole(word: Word) -> Word:
        return replace(word, text=word.text + exponents[word]) if word in exponents else word

    pages = (
        replace(page, words=tuple(whole(word) for word in page.words if word not in apart))
        for page in document.pages
    )
    return replace(document, pages=tuple(pages))


def with_notes(placed: Sequence[Placed], notes: Notes, joiner: Joiner) -> list[Placed]:
    """The drafts, each with the notes whose marks stand in it."""
    return [_with_own(each, notes, joiner) for each in placed] if notes.marks else list(placed)


def _with_own(each: Placed, notes: Notes, joiner: Joiner) -> Placed:
    draft = each.draft
    actions = tuple(_action_with_notes(action, notes, joiner) for action in draft.actions)
    words = [word for _, word in draft_words(replace(draft, actions=()))]
    fields = (*draft.fields, *notes.of(words, joiner))
    return replace(each, draft=replace(draft, fields=fields, actions=actions))


def _action_with_notes(action: ActionDraft, notes: Notes, joiner: Joiner) -> ActionDraft:
    words = [*action.text.words, *(word for each in action.fields for word in each.value.words)]
    children = tuple(_action_with_notes(child, notes, joiner) for child in action.children)
    return replace(action, fields=(*action.fields, *notes.of(words, joiner)), children=children)
