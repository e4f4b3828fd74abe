"""Headings beside the text that they head, in a margin of their own → each above its text.

Governance        The committee meets five times a year    Governance
                  and considers a range of reports.     ->        The committee meets five times a year
Recommendations   R1 Appoint a member.                            and considers a range of reports.
                  R2 Meet more often.                      Recommendations
                                                                  R1 Appoint a member.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from models.document import Document, Page, Style, spaced, words_of
from parsers.grids.ruled_grids import tables_on
from parsers.headers.line_headers import find_line_header
from parsers.reading_order.beside import Beside, one_below_the_other, rearranged
from parsers.reading_order.gutters import GUTTER, Piece, lines_outside, lines_to_pieces
from parsers.text.lines import most_style
from parsers.text.runs import parted
from parsers.vocabulary import column_of
from parsers.vocabulary.sections import section_says

FEWEST = 3
"""Such headings in a document: one or two may be anything."""
MOST = 0.8
"""The share of a page's text that begins right of its margin."""
OFTEN = 0.5
"""Pieces that begin where the text does, to those at the x at which most begin, at least."""
LEVEL = 2.0
"""Points between the left edges of two such headings."""
ROOM = 0.3
"""Font sizes between a heading and its text."""


def with_side_headings(document: Document) -> Document:
    """The document with such headings above their text, where one announces, and they label no cards."""
    if not any(word.text.lower() in ANNOUNCING for word in document.words):
        return document
    found = {page.number: list(_side_headings(page)) for page in document.pages}
    texts = [spaced(each.parts[0][1]) for own in found.values() for each in own]
    labels = [text for text in texts if column_of(text) and not section_says(text)]
    told = any(section_says(text) in ("recommendations", "areas", "maybe") for text in texts)
    if len(set(texts)) < max(FEWEST, len(texts)) or not told or 2 * len(labels) > len(texts):
        return document
    return rearranged(document, found, one_below_the_other)


ANNOUNCING = frozenset("recommendations improve improvement recommend".split())
"""Words of headings that announce: without them, no page is looked at."""


def _side_headings(page: Page) -> Iterator[Beside]:
    """The headings of a page beside text that begins right of them all, each with the lines level with it."""
    lines = lines_outside(tables_on(page), page)
    pieces = lines_to_pieces(lines)
    if not pieces:
        return
    body = most_style(words_of(pieces))
    begin = Counter(round(piece.box.x0) for piece in pieces if not _stands_out(piece, body))
    text_x = min((x for x, count in begin.items() if count >= OFTEN * max(begin.values())), default=0)
    left = [piece for piece in pieces if piece.box.x1 < text_x - GUTTER / 2 and _stands_out(piece, body)]
    text = [piece for piece in pieces if piece not in left]
    inside = sum(piece.box.x0 > text_x - LEVEL for piece in text)
    if not left or inside < MOST * len(text):
        return
    header = find_line_header(lines)
    if header and any(word in header.words for piece in left for word in piece.words):
        return  # "Recommendation" over the first column of a table
    margin = min(piece.box.x0 for piece in left)
    at_left = [piece for piece in left if piece.box.x0 < margin + LEVEL]
    heads = parted(at_left, lambda head, each: each.box.top - head[-1].box.bottom >= ROOM * each.size)
    for head in heads:
        top, bottom = head[0].box.top, head[-1].box.bottom
        level = [piece for piece in text if top - LEVEL < piece.box.centre[1] < bottom + LEVEL]
        if level:
            ends = [piece.box for piece in (*head, *level)]
            words = tuple(words_of(head))
            beside = tuple(words_of(level))
            top, bottom = min(box.top for box in ends), max(box.bottom for box in ends)
            yield Beside(top, bottom, ROOM * body.size, ((margin, words), (margin, beside)))


def _stands_out(piece: Piece, body: Style) -> bool:
    style = most_style(piece.words)
    heavier = all(word.style.bold for word in piece.words) and not body.bold
    return heavier or (style.size >= body.size and style.colour != body.colour)
