"""Fonts whose file holds the map from their codes to their characters (CMap, ISO 32000-1, 9.7.5.3).

pdfminer knows the maps that have a name ("Identity-H") and reads no other: all that such a font writes was
gone without a trace. WeasyPrint (from version 66) writes one for a font in which a letter has two codes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pdfminer.cmapdb import CMapBase
from pdfminer.pdffont import PDFCIDFont
from pdfminer.pdftypes import PDFStream, resolve1

PART = r"begin{0}\s(.*?)end{0}"
SPACES, RANGES, CHARS = (
    re.compile(PART.format(name).encode(), re.DOTALL) for name in ("codespacerange", "cidrange", "cidchar")
)
SPACE = re.compile(rb"<\s*([0-9A-Fa-f\s]+)>\s*<\s*([0-9A-Fa-f\s]+)>")
RANGE = re.compile(SPACE.pattern + rb"\s*(\d+)")
CHAR = re.compile(rb"<\s*([0-9A-Fa-f\s]+)>\s*(\d+)")
LONGEST = 4
"""Bytes of a code."""
MOST_CODES = 1 << 18
"""Codes that a font maps at most: with two bytes there are 65,536."""
TWO_BYTES = ((b"\x00\x00", b"\xff\xff"),)

Codes = Mapping[int, int]
"""Code → CID."""


@dataclass(frozen=True)
class EmbeddedCMap:
    """Where codes lie, from and to, byte by byte (`spaces`), and what each stands for."""

    spaces: tuple[tuple[bytes, bytes], ...]
    cids: Codes

    def codes(self, text: bytes) -> Iterator[int]:
        """The codes of a string; what lies in no space is skipped byte by byte."""
        at = 0
        while at < len(text):
            lengths = (len(low) for low, high in self.spaces if _lies_in(text[at : at + len(low)], low, high))
            length = next(lengths, 0)
            if length:
                yield int.from_bytes(text[at : at + length], "big")
            at += length or 1


class _Codes(CMapBase):
    """pdfminer's kind of map: what `read` says for each code of a string."""

    def __init__(self, cmap: EmbeddedCMap, read: Callable[[int], int]) -> None:
        super().__init__()
        self._cmap, self._read = cmap, read

    def decode(self, code: bytes) -> Iterator[int]:
        return map(self._read, self._cmap.codes(code))


def with_embedded_cmap(font: object, encoding: object) -> None:
    """Gives a font the map that its `encoding` is, where that is a stream.

    What a code means is told for codes (`ToUnicode`), how wide it is for CIDs: pdfminer asks for both by one
    number, which is the code where a font tells meanings, its widths named anew.
    """
    stream = resolve1(encoding)
    if not isinstance(font, PDFCIDFont) or not isinstance(stream, PDFStream):
        return
    cmap = read_cmap(stream.get_data())
    if not cmap.cids:
        return
    if font.unicode_map is None:
        font.cmap = _Codes(cmap, lambda code: cmap.cids.get(code, 0))
        return
    font.cmap = _Codes(cmap, lambda code: code)
    font.widths = {code: font.widths[cid] for code, cid in cmap.cids.items() if cid in font.widths}


def read_cmap(content: bytes) -> EmbeddedCMap:
    """The map that a stream says; without codes where it is none, or has no end."""
    spaces = [
        (_bytes(low), _bytes(high)) for part in SPACES.findall(content) for low, high in SPACE.findall(part)
    ]
    sound = tuple((low, high) for low, high in spaces if 0 < len(low) == len(high) <= LONGEST)
    ranges = [
        (_number(low), _number(high), int(cid))
        for part in RANGES.findall(content)
        for low, high, cid in RANGE.findall(part)
    ]
    if sum(high - low + 1 for low, high, _ in ranges) > MOST_CODES:
        return EmbeddedCMap(sound or TWO_BYTES, {})
    cids = {low + step: cid + step for low, high, cid in ranges for step in range(high - low + 1)}
    cids |= {_number(code): int(cid) for part in CHARS.findall(content) for code, cid in CHAR.findall(part)}
    return EmbeddedCMap(tuple(sorted(sound, key=lambda space: len(space[0]))) or TWO_BYTES, cids)


def _lies_in(code: bytes, low: bytes, high: bytes) -> bool:
    return len(code) == len(low) and all(
        least <= byte <= most for least, byte, most in zip(low, code, high, strict=True)
    )


def _bytes(digits: bytes) -> bytes:
    """A code as it is written between "<" and ">"; a last digit that is missing is 0."""
    own = b"".join(digits.split())
    return bytes.fromhex((own + b"0" * (len(own) % 2)).decode("ascii"))


def _number(digits: bytes) -> int:
    return int.from_bytes(_bytes(digits), "big")
