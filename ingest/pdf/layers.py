"""Which of a file's layers a viewer shows: optional content, as another language, or an older text.

/OC /MC0 BDC  BT (Old wording) Tj ET  EMC        text in the layer that the page's properties call MC0
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pdfminer.pdftypes import PDFObjRef, PDFStream

from ingest.pdf.structure import resolved

POLICIES: dict[str, Callable[[list[bool]], bool]] = {
    "AllOn": all,
    "AnyOn": any,
    "AnyOff": lambda shown: not all(shown),
    "AllOff": lambda shown: not any(shown),
}
"""How a membership dictionary makes one answer of those of its layers (ISO 32000-1, 8.11.2.2)."""


class Layers:
    """The layers of a document; one that it does not speak of is shown."""

    def __init__(self, catalog: Any) -> None:
        properties = _dictionary(_dictionary(catalog).get("OCProperties"))
        usual = _dictionary(properties.get("D"))
        self._off = _ids(usual.get("OFF"))
        if getattr(resolved(usual.get("BaseState")), "name", "") == "OFF":
            self._off |= _ids(properties.get("OCGs")) - _ids(usual.get("ON"))

    def shows(self, layer: Any) -> bool:
        """Whether what belongs to a layer, or to a membership of layers, is shown."""
        if not self._off:
            return True
        if isinstance(layer, PDFObjRef) and layer.objid in self._off:
            return False
        members = resolved(_dictionary(layer).get("OCGs"))
        if members is None:
            return True
        references = members if isinstance(members, list) else [_dictionary(layer)["OCGs"]]
        policy = getattr(resolved(_dictionary(layer).get("P")), "name", "AnyOn")
        shown = [not (isinstance(one, PDFObjRef) and one.objid in self._off) for one in references]
        return POLICIES.get(policy, any)(shown) if shown else True


def _dictionary(value: Any) -> dict[str, Any]:
    found = resolved(value)
    if isinstance(found, PDFStream):
        return found.attrs
    return found if isinstance(found, dict) else {}


def _ids(value: Any) -> set[int]:
    found = resolved(value)
    return {one.objid for one in found if isinstance(one, PDFObjRef)} if isinstance(found, list) else set()
