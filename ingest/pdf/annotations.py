"""What is written on a page without being its content: the fields of a form, and text typed over the page.

Each has an appearance, drawn in its own units, that a viewer fits into the annotation's rectangle.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Any

from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT
from pdfminer.utils import MATRIX_IDENTITY, Matrix, apply_matrix_rect, mult_matrix

from ingest.pdf.structure import resolved

WRITTEN = frozenset({"Widget", "FreeText"})
"""The kinds of annotation whose words are read: comments and stamps are said of the page, not on it."""
UNSEEN = 0b100010
"""The flags of annotations that are hidden, or not viewed."""


def appearances(page: Any) -> Iterator[PDFStream]:
    """What the annotations of a pdfminer page look like, each as a form that is drawn on the page."""
    found = resolved(page.annots)
    for each in found if isinstance(found, list) else ():
        annotation = resolved(each)
        if isinstance(annotation, dict) and _is_written(annotation):
            look = _appearance(annotation)
            if look:
                yield look


def _is_written(annotation: dict[str, Any]) -> bool:
    flags = resolved(annotation.get("F", 0))
    kind = getattr(resolved(annotation.get("Subtype")), "name", "")
    return kind in WRITTEN and not (isinstance(flags, int) and flags & UNSEEN)


def _appearance(annotation: dict[str, Any]) -> PDFStream | None:
    """The normal appearance, of a field with several the one that it is in ("/AS /Yes")."""
    looks = resolved(annotation.get("AP"))
    look = resolved(looks.get("N")) if isinstance(looks, dict) else None
    if isinstance(look, dict):
        look = resolved(look.get(getattr(resolved(annotation.get("AS")), "name", "")))
    rect, box = _numbers(annotation.get("Rect")), _numbers(look.get("BBox")) if look else []
    if not isinstance(look, PDFStream) or len(rect) != 4 or len(box) != 4:
        return None
    own = _numbers(look.get("Matrix"))
    matrix = (own[0], own[1], own[2], own[3], own[4], own[5]) if len(own) == 6 else MATRIX_IDENTITY
    form = copy(look)
    fitted = mult_matrix(matrix, _fitting(apply_matrix_rect(matrix, (box[0], box[1], box[2], box[3])), rect))
    form.attrs = {**look.attrs, "Subtype": LIT("Form"), "Matrix": list(fitted)}
    return form


def _fitting(box: tuple[float, float, float, float], rect: list[float]) -> Matrix:
    """What moves a box into a rectangle, and stretches it so that it fills that (ISO 32000-1, 12.5.5)."""
    x0, x1, y0, y1 = *sorted(rect[::2]), *sorted(rect[1::2])
    width, height = box[2] - box[0], box[3] - box[1]
    across, up = (x1 - x0) / width if width else 1.0, (y1 - y0) / height if height else 1.0
    return across, 0, 0, up, x0 - across * box[0], y0 - up * box[1]


def _numbers(value: Any) -> list[float]:
    found = resolved(value)
    parts = [resolved(each) for each in found] if isinstance(found, list) else []
    return [float(each) for each in parts if isinstance(each, int | float)]
