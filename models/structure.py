"""What a tagged PDF says of its own structure: the elements of its tree and the content marked as theirs."""

from __future__ import annotations

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
