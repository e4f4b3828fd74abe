"""Text in a font whose codes only the file's own map tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.pdf.embedded_cmaps import read_cmap
from ingest.pdf.reader import read
from tests.ingest.tagged_pdf import file_of

CODES = """begincmap
2 begincodespacerange
<00> <7F>
<8000> <FFFF>
endcodespacerange
1 begincidrange
<41> <5A> 100
endcidrange
2 begincidchar
<8001> 7
<20> 3
endcidchar
endcmap"""
MEANINGS = """begincmap
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
1 beginbfrange
<41> <5A> <0041>
endbfrange
2 beginbfchar
<8001> <0063>
<20> <0020>
endbfchar
endcmap"""


def stream(text: str) -> str:
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"


def test_what_such_a_font_writes(tmp_path: Path) -> None:
    """ "A", "c" in two bytes, a space, "BAc"; "A" is 500 wide, "B" 1000, "c" 250."""
    content = "BT /F1 10 Tf 50 300 Td <41 8001 20 42 41 8001> Tj ET"
    path = tmp_path / "plan.pdf"
    path.write_bytes(
        file_of(
            {
                1: "<< /Type /Catalog /Pages 2 0 R >>",
                2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents 4 0 R"
                " /Resources << /Font << /F1 5 0 R >> >> >>",
                4: stream(content),
                5: "<< /Type /Font /Subtype /Type0 /BaseFont /Some /Encoding 6 0 R /ToUnicode 7 0 R"
                " /DescendantFonts [8 0 R] >>",
                6: stream(CODES).replace("<< ", "<< /Type /CMap /CMapName /Own-0 ", 1),
                7: stream(MEANINGS),
                8: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Some /CIDSystemInfo"
                " << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 9 0 R"
                " /DW 600 /W [3 [300] 7 [250] 100 [500 1000]] >>",
                9: "<< /Type /FontDescriptor /FontName /Some /Flags 4 /FontBBox [0 -200 1000 800]"
                " /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
            }
        )
    )
    words = read(path).pages[0].words
    assert [word.text for word in words] == ["Ac", "BAc"]
    assert [round(word.box.width, 2) for word in words] == [7.5, 17.5]


@pytest.mark.parametrize(
    ("content", "text", "codes"),
    [
        (CODES, b"A\x80\x01 ", [0x41, 0x8001, 0x20]),
        (CODES, b"\x80", []),  # half a code
        (CODES, b"\x80\x01\x90", [0x8001]),
        ("begincidchar <0041> 1 endcidchar", b"\x00A", [0x41]),  # no space said: two bytes
    ],
)
def test_the_codes_of_a_string(content: str, text: bytes, codes: list[int]) -> None:
    assert list(read_cmap(content.encode()).codes(text)) == codes


@pytest.mark.parametrize(
    "content", ["", "begincidchar <> 1 endcidchar", "1 begincidrange <00000000> <7FFFFFFF> 0 endcidrange"]
)
def test_a_map_of_nothing_or_without_end(content: str) -> None:
    assert not read_cmap(content.encode()).cids
