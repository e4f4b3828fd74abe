"""A file whose pages only say that its content is elsewhere: in files attached to it, in a form that only its
maker's program draws."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pdfminer.utils import decode_text

from ingest.pdf.structure import resolved

SHOWN, MOST_NODES = 3, 1000
"""Names of attached files that a line shows; and in how many nodes of their tree they are looked for."""
FORM = (
    "is a form whose content only Adobe's programs show (XFA); open it in Adobe Reader, print it to a PDF "
    "and give that"
)


def content_elsewhere(catalog: Any) -> str:
    """Where the content of a file may be, by its catalog, in one line for a user who has found none on its
    pages; empty where nothing says so."""
    form = _dictionary(catalog.get("AcroForm"))
    if "XFA" in form:
        return FORM
    attached = list(_attached(_dictionary(catalog.get("Names")).get("EmbeddedFiles")))
    if not attached:
        return ""
    names = ", ".join(attached[:SHOWN]) + ", …" * (len(attached) > SHOWN)
    kind = "is a portfolio of" if "Collection" in catalog else "holds no action plan on its pages, only"
    return f"{kind} files attached to it ({names}); save those and name them"


def _attached(tree: Any) -> Iterator[str]:
    """The names of the files in a tree of names: ["plan.pdf", its file, ...] in its leaves."""
    nodes = [tree]
    for node in nodes:  # a broken tree holds itself: it grows no further than that
        names, kids = (_list(_dictionary(node).get(key)) for key in ("Names", "Kids"))
        for name in names[::2]:
            said = resolved(name)
            yield " ".join(decode_text(said).split()) if isinstance(said, bytes) else "a file"
        nodes += kids[: MOST_NODES - len(nodes)] if len(nodes) < MOST_NODES else []


def _dictionary(value: Any) -> dict[str, Any]:
    found = resolved(value)
    return found if isinstance(found, dict) else {}


def _list(value: Any) -> list[Any]:
    found = resolved(value)
    return found if isinstance(found, list) else []
