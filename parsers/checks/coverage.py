"""Where every word of the document went: the ledger behind "nothing lost"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from models.document import Document, Word
from models.plan import Coverage
from parsers.grids.grids import Grid
from parsers.outline.outline import Outline
from parsers.records.drafts import Placed
from parsers.records.normalise import draft_passages


def cover(document: Document, outline: Outline, placed: Sequence[Placed]) -> Coverage:
    """How many words have a place (skimmed ones are prose), which have none, and which have two."""
    around = sum(page.passed_over for page in document.pages)
    entries = ledger(document, outline, placed)
    missing = tuple(word for word, places in entries if not places)
    doubled = tuple(word for word, places in entries if len(places) > 1)
    return Coverage(around + len(entries), around + len(entries) - len(missing), missing, doubled)


def ledger(
    document: Document, outline: Outline, placed: Sequence[Placed]
) -> list[tuple[Word, frozenset[str]]]:
    """Each word and its place: a record's field, a heading, the furniture, or else the prose around the plan,
    which the outline holds as text; a table's words that no record took have none."""
    places: dict[Word, set[str]] = defaultdict(set)
    for each in placed:
        for place, passage in draft_passages(each.draft):
            for word, count in Counter(passage.words).items():
                places[word] |= {place, f"{place} again"} if count > 1 else {place}
        for word in each.labels:
            places[word].add("heading")
    for table in outline.tables:
        for word in table.header_words:
            places[word].add("heading")
        for word in table.title:
            if not places[word]:
                places[word].add("heading")
    for word in outline.furniture:
        places[word].add("furniture")
    for word in _around(outline, [card for card in outline.cards if not any(map(places.get, card.words))]):
        if not places[word]:
            places[word].add("prose")
    return [(word, frozenset(places[word])) for word in document.words]


def _around(outline: Outline, cards: Sequence[Grid]) -> Iterator[Word]:
    """The words outside a plan's tables: text, and the tables that are no plan's, and the cards without any
    record."""
    for block in outline.blocks:
        yield from block.item.all_words()
    for grid in (*outline.others, *cards):
        for cell in grid.cells:
            yield from cell.words
