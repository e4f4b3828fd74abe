"""Fonts whose tables have an end: "<00000000> <7FFFFFFF> <0041>" names two thousand million letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1

RANGES = re.compile(rb"begin(?:bf|cid)range(.*?)end(?:bf|cid)range", re.DOTALL)
RANGE = re.compile(rb"<([0-9A-Fa-f]{1,16})>\s*<([0-9A-Fa-f]{1,16})>\s*(?:<[^>]*>|\[[^]]*\]|\d+)")
LONG = re.compile(rb"<[0-9A-Fa-f\s]{1100}")
"""What one code stands for is 512 bytes at most (Adobe technical note 5411)."""
MOST_CODES = 1 << 18
"""Codes that a font names at most: with two bytes there are 65,536."""


class EndingFonts(PDFResourceManager):
    """pdfminer's fonts, without tables that would take minutes to read and all memory."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        return super().get_font(objid, spec if objid in self._cached_fonts else _ending(spec))


def _ending(spec: Mapping[str, Any]) -> dict[str, Any]:
    names = resolve1(spec.get("ToUnicode"))
    endless = {"ToUnicode"} if isinstance(names, PDFStream) and _names_too_much(names.get_data()) else set()
    widths = resolve1(spec.get("W"))
    codes = [each for each in map(resolve1, widths) if isinstance(each, int)] if type(widths) is list else []
    if max(codes, default=0) > MOST_CODES:
        endless.add("W")
    return {key: value for key, value in spec.items() if key not in endless}


def _names_too_much(table: bytes) -> bool:
    pairs = (pair for part in RANGES.finditer(table) for pair in RANGE.finditer(part[1]))
    count = sum(max(0, int(last, 16) - int(first, 16)) for first, last in (pair.groups() for pair in pairs))
    return count > MOST_CODES or bool(LONG.search(table))
