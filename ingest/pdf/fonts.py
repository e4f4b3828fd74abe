"""Fonts whose tables have an end: "<00000000> <7FFFFFFF> <0041>" names two thousand million letters."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1

from ingest.pdf.embedded_cmaps import with_embedded_cmap

RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
RANGE = re.compile(rb"<([0-9A-Fa-f]{1,16})>\s*<([0-9A-Fa-f]{1,16})>\s*(?:<[^>]*>|\[[^]]*\])")
LONG = re.compile(rb"<[0-9A-Fa-f\s]{1100}")
"""What one code stands for is 512 bytes at most (Adobe technical note 5411)."""
MOST_CODES = 1 << 18
"""Codes that a font names at most: with two bytes there are 65,536."""


class EndingFonts(PDFResourceManager):
    """pdfminer's fonts, without tables that would take minutes to read and all memory, and with the codes of
    their own (`embedded_cmaps`)."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        if objid in self._cached_fonts:
            return super().get_font(objid, spec)
        font = super().get_font(objid, {k: v for k, v in spec.items() if not is_endless(k, resolve1(v))})
        if "DescendantFonts" not in spec:  # else it is the font below it, which has been here
            with_embedded_cmap(font, spec.get("Encoding"))
        return font


def is_endless(key: str, value: object) -> bool:
    if key == "W" and isinstance(value, list):
        return any(isinstance(each, int) and each > MOST_CODES for each in map(resolve1, value))
    if key != "ToUnicode" or not isinstance(value, PDFStream):
        return False
    table = value.get_data()
    pairs = [pair.groups() for part in RANGES.finditer(table) for pair in RANGE.finditer(part[1])]
    count = sum(int(last, 16) - int(first, 16) for first, last in pairs)
    return count > MOST_CODES or LONG.search(table) is not None
