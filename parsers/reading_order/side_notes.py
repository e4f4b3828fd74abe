"""Who and when without labels, beside what is done or below it → labelled, and what is done a point.

Appoint a chair of the board             Chief Executive      • Appoint a chair of the board
                                              June 2025         Lead: Chief Executive
Agree a plan with partners          Head of Planning    ->      Timescale: June 2025
                                            Autumn 2025       • Agree a plan with partners ...

So on the left of a timeline, in pills, and in small type below each text of a page of cards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, dropwhile, product

from models.document import Box, Document, Page, Rule, Style, Word, spaced, words_of
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.fields.deadline import are_two_dates
from parsers.grids.ruled_grids import tables_on
from parsers.grids.rules import box_of
from parsers.reading_order.beside import rearranged, with_room
from parsers.reading_order.gutters import Piece, lines_outside, lines_to_pieces
from parsers.reading_order.note_words import label_alone, said_on, set_on_line, tells_both, told_in
from parsers.text.items import awaits_value
from parsers.text.lines import dangles, line_of, most_style, words_to_lines
from parsers.text.marks import DOTTED, is_bullet
from parsers.text.runs import parted
from parsers.vocabulary import column_of
from parsers.vocabulary.papers import names_plan

FEWEST = 3
"""Such notes in a document, at least."""
MOST = 0.75
"""The share of what stands in their column that says who or when, at least."""
LEVEL = 2.5
"""Points between the edges, or the middles, of the lines of such a column."""
ROOM = 0.9
"""Font sizes of white between two lines of one note or of one text, at most."""
INSET = 20.0
"""Points by which the lines below a text may begin right of it, behind an icon."""
FAR = 8.0
"""Font sizes between who and when on one line, at most."""
PITCH = 1.3
"""Font sizes from one of the lines set below a text to the next, or to a note in a bar below it at most."""
TITLE_WORDS = 12
"""Words of a plan's title, at most."""
SUBJECT = frozenset({"plan", "actions", "priorities", "response", "roadmap"})
"""Words of such a title."""
LARGER = 1.15
"""Times the size of the page's text from which on a text is a title."""


@dataclass(frozen=True, slots=True)
class _Note:
    """The lines of a note, those of the text that it is of, and whether it stands `below` this already."""

    lines: tuple[Piece, ...]
    text: tuple[Piece, ...]
    below: bool = False

    @property
    def foot(self) -> float:
        return max(piece.box.bottom for piece in (*self.lines, *self.text))

    @property
    def right(self) -> float:
        """Where the lines of the text, and those below it, end at the most."""
        return max(piece.box.x1 for piece in (*self.text, *(self.lines if self.below else ())))

    @property
    def says_when(self) -> bool:
        return any(column == "deadline" for piece in self.lines for column, _ in told_in(piece.words))


def with_side_notes(document: Document) -> Document:
    """The document with such notes below their texts, which are points then; else as it is."""
    if not _is_plan(document):
        return document
    pieces = {page.number: lines_to_pieces(lines_outside(tables_on(page), page)) for page in document.pages}
    if bold := dict(each for own in pieces.values() for each in _labels_set_off(own)):
        pages = (replace(p, words=tuple(bold.get(w, w) for w in p.words)) for p in document.pages)
        document = replace(document, pages=tuple(pages))
        pieces = {number: [_with_type(piece, bold) for piece in own] for number, own in pieces.items()}
    ways = _Ways.of(list(pieces.values()))
    found = {page.number: _notes(pieces[page.number], page.height, ways) for page in document.pages}
    if sum(note.says_when for own in found.values() for note in own) < FEWEST:
        return document
    return rearranged(document, found, _with_notes)


def _is_plan(document: Document) -> bool:
    """Whether a short line is a plan's title, or one in larger type than the text speaks of a plan."""
    lines = [line for page in document.pages for line in words_to_lines(page.words)]
    size = LARGER * most_style(document.words).size if lines else 0.0
    titles = [line for line in lines if len(line.words) <= TITLE_WORDS]
    large = (word.text.lower() for line in titles if line.style.size > size for word in line.words)
    return bool(SUBJECT.intersection(large)) or any(names_plan(line.text) for line in titles)


@dataclass(frozen=True, slots=True)
class _Ways:
    """How a document says who and when: not at the `texts`, the x, rounded, at which few pieces that have
    others beside them do ("New standard adopted by the Authority"); `both` on a line, "Chair | 12 June"."""

    texts: frozenset[int]
    both: bool

    @classmethod
    def of(cls, pages: Sequence[Sequence[Piece]]) -> _Ways:
        level = [piece for pieces in pages for piece in _levels(pieces)]
        counts = Counter(round(piece.box.x0) for piece in level)
        told = Counter(round(piece.box.x0) for piece in level if told_in(piece.words))
        telling = [piece for pieces in pages for piece in pieces if told_in(piece.words)]
        types = Counter(_type(piece) for piece in telling if tells_both(piece.words))
        # The title's "Westshire Council | March 2025" says nothing of the notes.
        often = types.total() >= FEWEST
        both = often and 2 * types.total() > sum(_type(piece) in types for piece in telling)
        return cls(frozenset(x for x, count in counts.items() if told[x] < MOST * count), both)


def _labels_set_off(pieces: Sequence[Piece]) -> Iterator[tuple[Word, Word]]:
    """The words, in bold, of labels that only another type tells from the values right below them, "Who" in
    grey over "Head of HR", and of these."""
    plain = (piece for piece in pieces if not label_alone(piece.words))
    labels = [piece for piece in plain if column_of(piece.text) in (*OWNERS, *DATES)]
    for label, value in product(labels, pieces):
        near = 0 <= value.box.top - label.box.bottom <= ROOM * value.size
        over = near and abs(label.box.x0 - value.box.x0) <= LEVEL and _type(label) != _type(value)
        if over and told_in(value.words):
            style = replace(_type(value), bold=True)
            yield from ((word, replace(word, style=style)) for word in (*label.words, *value.words))


def _with_type(piece: Piece, bold: Mapping[Word, Word]) -> Piece:
    words = tuple(bold.get(word, word) for word in piece.words)
    return piece if words == piece.words else replace(piece, words=words, stretch=line_of(words))


def _notes(pieces: Sequence[Piece], foot: float, ways: _Ways) -> list[_Note]:
    """The notes of a page, beside their texts or else below them."""
    return _notes_beside(pieces, foot, ways) or _notes_below(pieces, ways)


def _notes_beside(pieces: Sequence[Piece], foot: float, ways: _Ways) -> list[_Note]:
    """The notes in a column of their own, each with the text beside it; none where some stand alone, but for
    the council's name above them."""
    column = _column(pieces, ways.texts)
    others = [piece for piece in pieces if piece not in column]
    notes = _grouped(column)
    ends = [*(note[0].box.top for note in notes[1:]), foot][: len(notes)]
    texts = [tuple(_beside(note, end, others)) for note, end in zip(notes, ends, strict=True)]
    first = next((place for place, text in enumerate(texts) if text), 0)
    notes, texts = notes[first:], texts[first:]
    # "Westshire Fire Authority" beside its page's number leads nothing.
    told = all(any(any(map(str.isalpha, spaced(piece.words))) for piece in text) for text in texts)
    return list(map(_with_names_below, map(_Note, notes, texts))) if told else []


def _with_names_below(note: _Note) -> _Note:
    """The note with the last lines of its text that say who or when, in another type: "Hold a survey" over
    "Head of HR", beside "June 2025"."""
    first = _type(note.text[0])
    rest = dropwhile(lambda piece: told_in(piece.words) and _type(piece) != first, reversed(note.text))
    count = sum(1 for _ in rest)
    if not count or dangles(spaced(note.text[count - 1].words)):  # "(Head of" / "Housing)"
        return note
    return replace(note, lines=(*note.text[count:], *note.lines), text=note.text[:count])


def _levels(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces that have another beside them."""
    return [piece for piece in pieces if any(_are_level(piece, other) for other in pieces)]


def _column(pieces: Sequence[Piece], texts: Container[int]) -> list[Piece]:
    """The pieces that stand in line with each other beside the text, most of which say who or when, and what
    else says so on their lines: pills of any width."""
    level = _levels(pieces)
    telling = [piece for piece in level if told_in(piece.words) and round(piece.box.x0) not in texts]
    if len(telling) == len(level):
        return []
    ways = Counter((share, round(_edge(piece, share))) for piece in telling for share in (0.0, 0.5, 1.0))
    if not ways:
        return []
    (share, x), _ = max(ways.items(), key=lambda each: each[1])
    own = [piece for piece in pieces if abs(_edge(piece, share) - x) <= LEVEL]
    beside: list[Piece] = []
    for piece in own:
        wraps = beside and 0 <= piece.box.top - beside[-1].box.bottom <= ROOM * piece.size / 2
        if piece in level or told_in(piece.words) or wraps:
            beside.append(piece)
    told = sum(bool(told_in(piece.words)) for piece in beside)
    rest = Counter(round(piece.box.x0) for piece in level if piece not in beside and piece not in telling)
    text = max(rest, key=lambda left: rest[left], default=0)
    # "each year" at the end of a text says when, too: it begins where the text does.
    more = [p for p in telling if abs(p.box.x0 - text) > LEVEL and any(_are_level(p, own) for own in beside)]
    return [p for p in pieces if p in beside or p in more] if told >= MOST * len(beside) else []


def _are_level(one: Piece, other: Piece) -> bool:
    """Whether a piece stands beside another, on its line or, in a pill, a little lower."""
    apart = one.box.x1 < other.box.x0 or other.box.x1 < one.box.x0
    return apart and (one.number == other.number or one.box.shared_height(other.box) > 0)


def _notes_below(pieces: Sequence[Piece], ways: _Ways) -> list[_Note]:
    """The notes in lines that say nothing else, each right below its text."""
    notes: list[_Note] = []
    title = LARGER * most_style(word for piece in pieces for word in piece.words).size if pieces else 0.0
    told_there = [piece for piece in pieces if told_in(piece.words)]
    # "Decision by the Authority"
    telling = [piece for piece in told_there if not ways.both or tells_both(piece.words)]
    for lines in _lines_below(pieces, telling):
        head = lines[0]
        text: list[Piece] = []
        edge = head
        for piece in sorted(pieces, key=lambda own: -own.box.bottom):
            inset, room = (LEVEL, ROOM) if text else (INSET, PITCH)
            level = abs(piece.words[0].box.x0 - (text or [head])[0].words[0].box.x0) <= inset
            near = -LEVEL < edge.box.top - piece.box.bottom <= room * piece.size
            told = piece in lines or (piece in telling and _type(piece) == _type(head))
            if level and near and not told and (not text or _alike(piece, edge, a_label=False)):
                text.insert(0, piece)
                edge = piece
        if text and text[0].size < title and not _wraps(text[-1], head):
            notes.append(_Note(tuple(lines), tuple(text), below=True))
    return notes


def _wraps(above: Piece, below: Piece) -> bool:
    """Whether a line ends the paragraph above it, "since 2016.", set as that ends, or behind "Status:"."""
    lower = below.words[0].text[0].islower() and below.words[0].style == above.words[-1].style
    return lower or awaits_value(above.text) or dangles(above.text)


def _lines_below(pieces: Sequence[Piece], telling: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces that say who or when, those of one note together: right below each other, or on one line, in
    one column of text however far apart."""
    notes: list[list[Piece]] = []
    labels = [piece for piece in telling if label_alone(piece.words)]
    small = Counter(map(_type, (piece for piece in telling if piece not in labels))).most_common(1)
    first = {piece.number: piece.box.x0 for piece in reversed(pieces)}
    alone = all(piece in telling for piece in pieces if piece.box.x0 > first[piece.number])
    # Pills side by side may be white on dark and dark on pale.
    lines = {piece.number for piece in telling if piece in labels or _type(piece) == small[0][0]}
    for piece in (each for each in telling if each.number in lines):
        for note in notes:
            last = note[-1]
            room = ROOM * (2 if label_alone(piece.words) else 1)  # "When", apart from whom it follows
            near = -LEVEL < piece.box.top - last.box.bottom <= room * piece.size
            under = near and abs(piece.box.x0 - note[0].box.x0) <= LEVEL
            behind = piece.number == last.number and (alone or piece.box.x0 - last.box.x1 < FAR * piece.size)
            if (under or behind) and not _begins_again(note, piece):
                note.append(piece)
                break
        else:
            notes.append([piece])
    yield from notes


def _type(piece: Piece) -> Style:
    return piece.words[-1].style


def _edge(piece: Piece, share: float) -> float:
    """Where the left end of a piece lies (0), its middle, or its right end (1)."""
    return piece.box.x0 + share * piece.box.width


def _grouped(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    """The lines of a column, those of one note together: one ends far above the next, or where what it begins
    with comes again behind something else: who, when, who."""

    def begins(note: list[Piece], piece: Piece) -> bool:
        room = ROOM * (2 if label_alone(note[-1].words) else 1)  # a small label, high over its value
        apart = piece.box.top - note[-1].box.bottom > room * max(piece.size, note[-1].size)
        return apart or _begins_again(note, piece)

    return list(map(tuple, parted(pieces, begins)))


def _begins_again(note: Sequence[Piece], piece: Piece) -> bool:
    said = [column for own in note for column, _ in told_in(own.words)]
    first = [column for column, _ in told_in(piece.words)][:1]
    if all(label_alone(own.words) for own in note):
        return False
    if not said or first != said[:1]:
        return False
    if first != ["deadline"] or len(set(said)) > 1:
        return len(set(said)) > 1
    above, below = [word for own in note for word in own.words], piece.words
    return not told_in([*above, *below]) or are_two_dates(spaced(above), spaced(below))


def _beside(note: Sequence[Piece], end: float, others: Sequence[Piece]) -> list[Piece]:
    """The lines of the text beside a note: from that level with its first line down to where the next note
    begins, or all of one in whose middle it stands."""
    first, size = note[0].box, note[0].size
    text: list[Piece] = []
    for piece in others:
        if text and not (piece.box.top < end - size / 2 and _goes_on(text[-1], piece)):
            break
        if text or abs(piece.box.centre[1] - first.centre[1]) < size / 2:
            text.append(piece)
    above = [piece for piece in others if piece.box.bottom <= first.centre[1]]
    middle = (first.top + note[-1].box.bottom) / 2
    while text and above and _goes_on(above[-1], text[0]):
        if told_in(above[-1].words) and _type(above[-1]) != _type(text[0]):  # who does what stands above
            break
        if (text[0].box.top + text[-1].box.bottom) / 2 < middle + size / 4:
            break
        text.insert(0, above.pop())
    return text


def _goes_on(above: Piece, below: Piece) -> bool:
    near = below.box.top - above.box.bottom <= ROOM * below.size
    return near and abs(above.box.x0 - below.box.x0) <= LEVEL and _alike(above, below)


def _alike(above: Piece, below: Piece, a_label: bool = True) -> bool:
    """Whether a line may be of the text above it: `a_label` below an action may be smaller, no heading is.
    Where labels are known, "Peer mentors identified" below a heading in bold is none. Who does it may go on
    below a text that ends with it in bold."""
    emphasis = {word.style.emphasis for word in (above.words[0], above.words[-1])}
    same = below.words[0].style.emphasis in emphasis and abs(below.size - above.size) < 1
    return same or (a_label and below.size < above.size + 1 and bool(told_in(below.words)))


def _with_notes(page: Page, notes: Sequence[_Note]) -> Page:
    """The page with its notes below their texts, and a point before each of these."""
    body = replace(most_style(words_of(piece for note in notes for piece in note.text)), bold=False)
    room: list[tuple[float, float]] = []
    own: dict[Word, Word] = {}
    drawn: list[Word] = []
    for note in sorted(notes, key=lambda each: each.foot):
        down = sum(more for _, more in room)
        first = note.text[0].words[0]
        # Below its text a note stays on its first line: its own lines may be closer than those of a text.
        top = note.lines[0].box.top if note.below else note.foot
        labels, placed = set_on_line(
            said_on(note.lines), Box(first.box.x0, top + down, note.right, top + down), body
        )
        drawn += labels
        own |= placed
        if not note.below:
            room.append((note.foot, PITCH * first.style.size))
        if not (is_bullet(first) or DOTTED.match(first.text)):  # "1.1 Agree a plan" is a point
            x1 = first.box.x0 - LEVEL
            box = Box(x1 - LEVEL, first.box.top + down, x1, first.box.bottom + down)
            drawn.append(replace(first, text="•", box=box, index=-1, drawn=True))
    moved = with_room(_without_rules(page, notes), room, own)
    said = chain.from_iterable(piece.words for note in notes for piece in note.lines)
    signs = {word.index for word in said if is_bullet(word) or word not in own} - {-1}
    bold = (p.words for note in notes for p in note.text if all(word.style.bold for word in p.words))
    texts = {word.index for words in bold for word in words}
    # A text in bold heads nothing.
    words = tuple(
        replace(word, style=replace(word.style, bold=False)) if word.index in texts else word
        for word in moved.words
        if word.index not in signs
    )
    return replace(moved, words=(*words, *drawn))


def _without_rules(page: Page, notes: Sequence[_Note]) -> Page:
    """The page without the rules between notes and their texts, and between these: they part nothing then."""
    beside = [note for note in notes if not note.below]
    tables = [table.box for table in tables_on(page)] if beside else []
    top = min((note.text[0].box.top for note in beside), default=page.height)
    foot = max((note.foot for note in beside), default=0.0) + ROOM * most_style(page.words).size

    def parts(rule: Rule) -> bool:
        box = box_of(rule)
        return top < box.bottom and box.top < foot and not any(table.holds(box.centre) for table in tables)

    return replace(page, rules=tuple(rule for rule in page.rules if not parts(rule)))
