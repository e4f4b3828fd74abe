"""Cards side by side → a run of columns parted above each row of cards, be it one alone.

Recommendation 1            Recommendation 2        read 1, 2, 3, 4: the cards of a row begin level with each
Agree a vision              Reduce the gap          other, with the same words but for their number, or both
Lead officer                Lead officer            in a style that is the cards' titles'
Chief Executive             Finance Director

Recommendation 3            Recommendation 4
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, permutations

from parsers.reading_order.gutters import LEVEL, Piece, Run, are_cards, label_in
from parsers.text.lines import most_style

NUMBER = re.compile(r"\d+")


def by_cards(run: Run) -> Iterator[Run]:
    """A run parted above each row of cards but the first; whole where no cards stand side by side."""
    if not (run.left and run.right and are_cards([run])):
        yield run
        return
    pieces = (*run.left, *run.right)
    first = min(pieces, key=lambda piece: piece.box.top)
    labels = most_style(piece.words[0] for piece in pieces if label_in(piece))
    by_text = first.words[0].style == labels

    def begins(piece: Piece) -> bool:
        """Whether a piece begins a card as the first of all does: a title is set unlike the labels."""
        if by_text:
            return _unnumbered(piece) == _unnumbered(first)
        return most_style(piece.words) == most_style(first.words)

    heads = [piece for piece in pieces if begins(piece)]
    level = [one for one, other in permutations(heads, 2) if abs(one.box.bottom - other.box.bottom) < LEVEL]
    if {*run.right} & {*heads} <= {*level}:
        foot = max(piece.box.bottom for piece in run.right)
        level += [head for head in heads if head.box.top > foot]
    tops = sorted({round(one.box.top) for one in level})
    ends = [run.top, *(top for top in tops if top > run.top + LEVEL), run.bottom + LEVEL]
    for top, end in pairwise(ends):
        yield run.within(top - LEVEL, end - LEVEL)


def _unnumbered(piece: Piece) -> str:
    return NUMBER.sub("#", " ".join(word.text for word in piece.words))
