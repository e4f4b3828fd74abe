"""What a tagged PDF says of its own structure: the elements of its tree and the content marked as theirs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

Mark = tuple[int, int]
"""(page, id): one piece of marked content; the words in it carry the id as `mark`."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the structure tree.

    `kind` is its standard type: Table TR TH TD L LI Lbl LBody H1 P Span ... `parent` is its parent's place
    in the flat tuple of elements, where parents come first and siblings in their order; -1 for a root.
    `marks` is the content that is its own and no child's.
    """

    kind: str
    parent: int = -1
    marks: tuple[Mark, ...] = ()
    row_span: int = 1
    column_span: int = 1


BLOCKS = frozenset("TD TH Lbl LBody P H H1 H2 H3 H4 H5 H6 Title Caption TOCI".split())
"""Elements with lines of their own, or beside others on a line (ISO 32000-1, 14.8.4.3): no word begins in one
and ends in another, as it may in a Span or a Link."""


def blocks_of(elements: Sequence[Element]) -> dict[int, dict[int, int]]:
    """Page → the id of a piece of its content → the place of the innermost such element that holds it; what
    none holds is left out."""
    blocks: dict[int, dict[int, int]] = defaultdict(dict)
    within: list[int] = []
    for place, element in enumerate(elements):
        outer = within[element.parent] if element.parent >= 0 else -1
        within.append(place if element.kind in BLOCKS else outer)
        if within[place] >= 0:
            for page, mark in element.marks:
                blocks[page][mark] = within[place]
    return blocks
