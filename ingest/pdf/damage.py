"""Which streams of a PDF are damaged: readers make what they can of such, and say nothing.

A page's text that cannot be unpacked to its end, a photograph of a page that was cut short by a download.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.pdftypes import PDFStream, resolve1

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
    """Whether part of the content of a pdfplumber page, not drawn yet, cannot be unpacked."""
    streams = [resolve1(each) for each in page.page_obj.contents]
    return any(_stream_is_damaged(each) for each in streams if isinstance(each, PDFStream))


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
