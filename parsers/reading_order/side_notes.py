"""Who and when beside what is done, in a column of their own without a header → below it, with their labels.

Appoint a chair of the board             Chief Executive      • Appoint a chair of the board
                                              June 2025         Lead: Chief Executive
Agree a plan with partners          Head of Planning    ->      Timescale: June 2025
                                            Autumn 2025       • Agree a plan with partners ...

So on the left of a timeline, too. Tried where nothing else finds a plan: columns of a table look like this.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from models.document import Box, Document, Page, Word, bounds, spaced
from parsers.cells.run_in_labels import cut_at_labels
from parsers.fields.deadline import is_deadline, says_when
from parsers.fields.owner import names_somebody
from parsers.fields.status import read_status
from parsers.grids.ruled_grids import rules_to_grids
from parsers.reading_order.beside import with_room
from parsers.reading_order.gutters import Piece, lines_to_pieces
from parsers.text.lines import words_to_lines
from parsers.text.marks import is_bullet

FEWEST = 3
"""Such notes in a document, at least."""
MOST = 0.75
"""The share of what stands in their column that says who or when, at least."""
LEVEL = 2.5
"""Points between the edges, or the middles, of the lines of such a column."""
ROOM = 0.9
"""Font sizes of white between two lines of one note or of one text, at most."""
PITCH = 1.3
"""Font sizes from one of the lines set below a text to the next."""
LABELS = {"owner": "Lead:", "deadline": "Timescale:", "status": "Status:"}
SIGNS = " ,;|·–-"
"""What may stand between who and when."""


@dataclass(frozen=True, slots=True)
class _Note:
    """The lines of a note from top to bottom, and those of the text beside it."""

    lines: tuple[Piece, ...]
    text: tuple[Piece, ...]

    @property
    def foot(self) -> float:
        return max(piece.box.bottom for piece in (*self.lines, *self.text))


def with_side_notes(document: Document) -> Document:
    """The document with such notes below their texts, which are points then; as it is without enough of
    them. `rejoined_columns.with_own_pages` puts words back to where they are printed."""
    found = {page.number: list(_notes(page)) for page in document.pages}
    if sum(map(len, found.values())) < FEWEST:
        return document
    return replace(document, pages=tuple(_with_notes(page, found[page.number]) for page in document.pages))


def _notes(page: Page) -> Iterator[_Note]:
    """The notes of a page, each with the text that begins level with it; none where some stand alone."""
    tables = [grid for grid in rules_to_grids(page, True) if grid.width > 1 and grid.words]
    taken = {word for table in tables for word in table.words}
    pieces = lines_to_pieces(words_to_lines(w for w in page.words if w not in taken and not w.turned))
    column = _column(pieces)
    others = [piece for piece in pieces if piece not in column]
    notes = list(_grouped(column))
    ends = [*(note[0].box.top for note in notes[1:]), page.height][: len(notes)]
    texts = [tuple(_beside(note, end, others)) for note, end in zip(notes, ends, strict=True)]
    if all(texts):
        yield from map(_Note, notes, texts)


def _column(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that stand in line with each other beside the text, most of which say who or when."""
    level = Counter(piece.number for piece in pieces)
    telling = [piece for piece in pieces if level[piece.number] > 1 and _told(piece.words)]
    ways = Counter((share, round(_edge(piece, share))) for piece in telling for share in (0.0, 0.5, 1.0))
    if not ways:
        return []
    (share, x), _ = max(ways.items(), key=lambda each: each[1])
    own = [piece for piece in pieces if abs(_edge(piece, share) - x) <= LEVEL]
    beside = [piece for piece in own if level[piece.number] > 1 or _told(piece.words)]
    told = sum(bool(_told(piece.words)) for piece in beside)
    return beside if told >= MOST * len(beside) else []


def _edge(piece: Piece, share: float) -> float:
    """Where the left end of a piece lies (0), its middle, or its right end (1)."""
    return piece.box.x0 + share * piece.box.width


def _grouped(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, ...]]:
    """The lines of a column, those of one note together: one ends far above the next, or where what it begins
    with comes again behind something else: who, when, who."""
    note: list[Piece] = []
    for piece in pieces:
        apart = note and piece.box.top - note[-1].box.bottom > ROOM * piece.size
        if note and (apart or _begins_again(note, piece)):
            yield tuple(note)
            note = []
        note.append(piece)
    if note:
        yield tuple(note)


def _begins_again(note: Sequence[Piece], piece: Piece) -> bool:
    said = [column for own in note for column, _ in _told(own.words)]
    first = [column for column, _ in _told(piece.words)][:1]
    if not said or first != said[:1]:
        return False
    dates = first == ["deadline"] and not _told([word for own in (*note, piece) for word in own.words])
    return len(set(said)) > 1 or dates


def _lines_of(note: _Note) -> list[tuple[str, tuple[Word, ...]]]:
    """What a note says, and its words: an owner may go on in the next line."""
    lines: list[tuple[str, tuple[Word, ...]]] = []
    for piece in note.lines:
        for column, words in _told(piece.words) or [("", piece.words)]:
            if lines and column in ("", lines[-1][0]):
                lines[-1] = (lines[-1][0], (*lines[-1][1], *words))
            else:
                lines.append((column, words))
    return lines


def _beside(note: Sequence[Piece], end: float, others: Sequence[Piece]) -> Iterator[Piece]:
    """The lines of the text that begins level with a note, down to where the next note begins."""
    first, size = note[0].box, note[0].size
    last: Piece | None = None
    for piece in others:
        if not first.top - size / 2 < piece.box.top < end - size / 2:
            continue
        level = piece.box.top < first.bottom - size / 4
        goes_on = last and piece.box.top - last.box.bottom <= ROOM * piece.size and _alike(last, piece)
        if (last is None and not level) or (last and not goes_on):
            return
        yield piece
        last = piece


def _alike(above: Piece, below: Piece) -> bool:
    """Whether a line may be of the text above it: a label below an action may be smaller, no heading is."""
    bolder = below.words[0].style.bold and not above.words[0].style.bold
    return below.size < above.size + 1 and not (bolder and not _told(below.words))


def _told(words: Sequence[Word]) -> list[tuple[str, tuple[Word, ...]]]:
    """Who, when and how far some words say, each with its words; empty where they say anything else."""
    if column := _says(spaced(words)):
        return [(column, tuple(words))]
    for cut in range(1, len(words)):
        parts = (tuple(words[:cut]), tuple(words[cut:]))
        columns = [_says(spaced(part).strip(SIGNS)) for part in parts]
        if all(columns) and len(set(columns)) > 1:
            return list(zip(columns, parts, strict=True))
    return []


def _says(text: str) -> str:
    if is_deadline(text) and says_when(text):
        return "deadline"
    return "owner" if names_somebody(text) else "status" if read_status(text) else ""


def _with_notes(page: Page, notes: Sequence[_Note]) -> Page:
    """The page with its notes below their texts, and a point before each of these."""
    room: list[tuple[float, float]] = []
    own: dict[Word, Word] = {}
    drawn: list[Word] = []
    for note in sorted(notes, key=lambda each: each.foot):
        down = sum(more for _, more in room)
        first = note.text[0].words[0]
        lines = _lines_of(note)
        step = PITCH * first.style.size
        for number, (column, words) in enumerate(lines):
            top = note.foot + down + number * step
            label, placed = _set(column, words, first, top)
            drawn += label
            own |= placed
        room.append((note.foot, len(lines) * step))
        if not is_bullet(first):
            x0 = first.box.x0 - first.style.size
            box = Box(x0, first.box.top + down, x0 + first.style.size / 2, first.box.bottom + down)
            drawn.append(replace(first, text="•", box=box, index=-1, drawn=True))
    moved = with_room(page, room, own)
    return replace(moved, words=(*moved.words, *drawn))


def _set(
    column: str, words: Sequence[Word], first: Word, top: float
) -> tuple[list[Word], dict[Word, Word]]:
    """A line of a note, its top at `top`, in line with the text's `first` word and in its type, so that it heads
    nothing; its label is drawn before it."""
    space, x = first.style.size / 4, first.box.x0
    label: list[Word] = []
    if column and not _is_labelled(words):
        text = LABELS[column]
        box = Box(x, top, x + len(text) * first.style.size / 2, top + words[0].box.height)
        label = [replace(first, text=text, box=box, index=-1, drawn=True)]
        x = box.x1 + space
    placed: dict[Word, Word] = {}
    for word in words:
        box = Box(x, top, x + word.box.width, top + word.box.height)
        placed[word] = replace(word, box=box, style=first.style)
        x = box.x1 + space
    return label, placed


def _is_labelled(words: Sequence[Word]) -> bool:
    """Whether a line has a label of its own, "Lead: Leader"; "Corporate Director: Resources" is somebody."""
    return any(not names_somebody(each.heading) for each in cut_at_labels(words_to_lines(words))[1])
