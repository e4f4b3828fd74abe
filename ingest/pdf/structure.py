"""A tagged PDF's structure tree → elements.

    StructTreeRoot ─ Document ─ Table ─ TR ─ TD ─ P ─ 17 (on /Pg)      /P <</MCID 17>> BDC ... EMC

The tree is only as good as the program that wrote it: what refers to nothing, or back to itself, is passed
over; whether the tags fit the page is for the parsers to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pdfminer.pdftypes import PDFObjRef
from pdfminer.psparser import PSLiteral

from models.structure import Element, Mark

MOST_ELEMENTS = 500_000
"""No plan has as many; a tree that claims more is not read to its end."""
WIDEST = 100
"""The widest span that is believed."""
LONGEST_CHAIN = 10
"""References to references that are followed; some files refer in a circle."""


def find_root(pdf: Any) -> dict[str, Any] | None:
    """The structure tree's root; None in a file without tags."""
    root = resolved(pdf.doc.catalog.get("StructTreeRoot"))
    return root if isinstance(root, dict) and root.get("K") is not None else None


def read_structure(pdf: Any, root: Mapping[str, Any]) -> tuple[Element, ...]:
    """The elements of the tree in document order, without recursion: trees of any depth are read."""
    numbers = {page.page_obj.pageid: page.page_number for page in pdf.pages}
    roles = resolved(root.get("RoleMap"))
    elements: list[_Draft] = []
    seen: set[int] = set()
    # (what /K holds, the element that it belongs to, the page that holds unless it says otherwise)
    rest: list[tuple[Any, int, int]] = [(root["K"], -1, 0)]
    while rest and len(elements) < MOST_ELEMENTS:
        kid, parent, page = rest.pop()
        if isinstance(kid, PDFObjRef):
            if kid.objid in seen:
                continue
            seen.add(kid.objid)
            kid = resolved(kid)
        if isinstance(kid, list):
            rest += [(each, parent, page) for each in reversed(kid)]
        elif isinstance(kid, int):
            _mark(elements, parent, (page, kid))
        elif isinstance(kid, dict):
            page = _page_of(kid, numbers, page)
            mcid = resolved(kid.get("MCID"))
            if "S" in kid:
                elements.append(_Draft(_kind(kid["S"], roles), parent, kid))
                rest.append((kid.get("K"), len(elements) - 1, page))
            elif isinstance(mcid, int) and "Stm" not in kid:
                _mark(elements, parent, (page, mcid))
    return tuple(draft.element() for draft in elements)


class _Draft:
    """An element whose marks are still being gathered."""

    def __init__(self, kind: str, parent: int, source: Mapping[str, Any]) -> None:
        self.kind = kind
        self.parent = parent
        self.marks: list[Mark] = []
        attributes = dict(_attributes(source.get("A"))) if kind in ("TD", "TH") else {}
        self.row_span = _span(attributes.get("RowSpan"))
        self.column_span = _span(attributes.get("ColSpan"))

    def element(self) -> Element:
        return Element(self.kind, self.parent, tuple(self.marks), self.row_span, self.column_span)


def _mark(elements: list[_Draft], parent: int, mark: Mark) -> None:
    if parent >= 0 and mark[0] > 0 <= mark[1]:
        elements[parent].marks.append(mark)


def _page_of(kid: Mapping[str, Any], numbers: Mapping[int, int], inherited: int) -> int:
    """The number of the page that /Pg refers to; 0 where that is none of the document's."""
    reference = kid.get("Pg")
    if reference is None:
        return inherited
    return numbers.get(reference.objid, 0) if isinstance(reference, PDFObjRef) else 0


def _kind(name: Any, roles: Any) -> str:
    """An element's standard type: LibreOffice's "Standard" is a P by the file's own role map."""
    known: list[str] = []
    name = resolved(name)
    while isinstance(name, PSLiteral) and name.name not in known:
        known.append(str(name.name))
        name = resolved(roles.get(known[-1])) if isinstance(roles, dict) else None
    return known[-1] if known else ""


def _attributes(value: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    """The table attributes of an element: /A is one dictionary, or several with revision numbers between."""
    value = resolved(value)
    if isinstance(value, list) and depth < 2:
        for each in value:
            yield from _attributes(each, depth + 1)
    elif isinstance(value, dict):
        owner = resolved(value.get("O"))
        if isinstance(owner, PSLiteral) and owner.name == "Table":
            yield from ((key, resolved(each)) for key, each in value.items())


def _span(value: Any) -> int:
    return min(max(value, 1), WIDEST) if isinstance(value, int) else 1


def resolved(value: Any) -> Any:
    """What a reference refers to; None where it is broken."""
    for _ in range(LONGEST_CHAIN):
        if not isinstance(value, PDFObjRef):
            return value
        try:
            value = value.resolve()
        except Exception:
            return None
    return None
