"""Which streams of a PDF are damaged: readers make what they can of such, and say nothing.

A page's text that cannot be unpacked to its end, a photograph of a page that was cut short by a download.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1

FLATE = frozenset({"FlateDecode", "Fl"})
JPEG = frozenset({"DCTDecode", "DCT"})
TEXTUAL = {"ASCII85Decode": ascii85decode, "A85": ascii85decode, "ASCIIHexDecode": asciihexdecode}
"""What writes bytes as letters; it is taken off first."""
JPEG_ENDS, END = b"\xff\xd9", 64
"""What a JPEG ends with, and the bytes at the end of a stream among which it is looked for."""
CHECK = 4
"""Bytes of the checksum after what was packed."""


class EndlessError(Exception):
    """A page draws more than any page needs, and no viewer would come to its end."""


def text_is_damaged(page: Any) -> bool:
    """Whether part of the content of a pdfplumber page, not drawn yet, cannot be unpacked or is not there."""
    streams = [resolve1(each) for each in page.page_obj.contents]
    if any(_is_lost(each) for each in (page.page_obj.attrs.get("Contents"), *page.page_obj.contents)):
        return True
    return any(_stream_is_damaged(each) for each in streams if isinstance(each, PDFStream))


def _is_lost(value: Any) -> bool:
    """Whether an object is named that the file does not have."""
    return isinstance(value, PDFObjRef) and resolve1(value) is None


def lost_pages(pdf: Any) -> int:
    """How many pages the tree of a pdfplumber PDF's pages names that are not there: those behind the end of a
    file that was cut off and closed again, one that does not say that it is a page."""
    nodes, leaves = [pdf.doc.catalog.get("Pages")], 0
    seen: set[int] = set()
    for node in nodes:
        if not isinstance(node, PDFObjRef) or node.objid in seen:
            continue  # a broken tree holds itself
        seen.add(node.objid)
        found = resolve1(node)
        kids = resolve1(found.get("Kids")) if isinstance(found, dict) else None
        nodes += kids if isinstance(kids, list) else []
        leaves += not isinstance(kids, list)
    return max(0, leaves - len(pdf.pages))


def _stream_is_damaged(stream: PDFStream) -> bool:
    data = stream.rawdata
    if data is None:  # unpacked for a page before
        return False
    if stream.decipher and stream.objid is not None and stream.genno is not None:
        data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
    return is_damaged([getattr(name, "name", "") for name, _ in stream.get_filters()], data)


def pictures_are_damaged(page: Any) -> bool:
    """Whether a picture on a pypdfium2 page is cut short or cannot be unpacked."""
    from pypdfium2 import raw

    pictures = page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,))
    return any(
        is_damaged(picture.get_filters(), bytes(picture.get_data(decode_simple=False)))
        for picture in pictures
    )


def is_damaged(filters: Sequence[str], data: bytes) -> bool:
    """Whether bytes packed by the first of the filters, by their names in a PDF, are not all there or not as
    they were. Of filters other than the two that nearly all files use, nothing can be told."""
    first = filters[0] if filters and data else ""
    if first in TEXTUAL:
        return is_damaged(filters[1:], TEXTUAL[first](data))
    if first in FLATE:
        return _inflates_badly(data)
    return first in JPEG and JPEG_ENDS not in data[-END:]


def _inflates_badly(data: bytes) -> bool:
    # The checksum is left out by some programs: what is there is compared, what is not is not missed.
    packed = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = packed.decompress(data[2:])
    except zlib.error:
        return True
    check = packed.unused_data[:CHECK]
    wrong = len(check) == CHECK and int.from_bytes(check) != zlib.adler32(content)
    return not packed.eof or wrong
