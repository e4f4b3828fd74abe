"""Small tagged PDFs, written object by object, and the same file without its tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

CATALOG, PAGES, FONT, ROOT = 1, 2, 3, 4
FIRST_PAGE, FIRST_FREE = 10, 100
"""Page n (from 1) is object 9 + n, its content object 49 + n; elements have the numbers from 100 on."""


def tagged_pdf(
    path: Path,
    contents: Sequence[str],
    objects: Mapping[int, str],
    *,
    root: str = "/K 100 0 R",
    resources: str = "",
) -> Path:
    """A PDF of one content stream a page. `root` is what the structure tree's root says, `objects` what its
    elements (100, 101, ...) say; "P1" in either is a reference to page 1, "100R" one to object 100."""
    pages = range(FIRST_PAGE, FIRST_PAGE + len(contents))
    whole = {
        CATALOG: f"<< /Type /Catalog /Pages {PAGES} 0 R /MarkInfo << /Marked true >>"
        f" /StructTreeRoot {ROOT} 0 R >>",
        PAGES: f"<< /Type /Pages /Kids [{' '.join(f'{n} 0 R' for n in pages)}] /Count {len(contents)} >>",
        FONT: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ROOT: f"<< /Type /StructTreeRoot {_referred(root)} >>",
    }
    for number, content in enumerate(contents):
        whole[FIRST_PAGE + number] = (
            f"<< /Type /Page /Parent {PAGES} 0 R /MediaBox [0 0 600 400] /Contents {50 + number} 0 R"
            f" /Resources << /Font << /F1 {FONT} 0 R >> {resources} >> >>"
        )
        whole[50 + number] = f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"
    whole |= {number: _referred(each) for number, each in objects.items()}
    path.write_bytes(file_of(whole))
    return path


def _referred(text: str) -> str:
    """Short references spelt out: "P2" → "11 0 R", "105R" → "105 0 R"."""
    parts = text.replace("[", " [ ").replace("]", " ] ").split()
    return " ".join(
        f"{FIRST_PAGE - 1 + int(part[1:])} 0 R"
        if part[:1] == "P" and part[1:].isdigit()
        else f"{part[:-1]} 0 R"
        if part[-1:] == "R" and part[:-1].isdigit()
        else part
        for part in parts
    )


def file_of(objects: Mapping[int, str]) -> bytes:
    content = b"%PDF-1.7\n"
    places: dict[int, int] = {}
    for number, text in sorted(objects.items()):
        places[number] = len(content)
        content += f"{number} 0 obj\n{text}\nendobj\n".encode("latin-1")
    start, size = len(content), max(objects) + 1
    content += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    for number in range(1, size):
        place = places.get(number)
        content += f"{place:010} 00000 n \n".encode() if place else b"0000000000 65535 f \n"
    content += f"trailer\n<< /Size {size} /Root {CATALOG} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return content


def marked(mcid: int, text: str, x: float = 50, y: float = 300, tag: str = "P") -> str:
    """Content that shows a text, marked as `mcid`."""
    return f"/{tag} <</MCID {mcid}>> BDC {shown(text, x, y)} EMC"


def shown(text: str, x: float = 50, y: float = 300) -> str:
    return f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET"


def without_tags(pdf: Path, copy: Path) -> Path:
    """A copy of a PDF whose catalog does not name its structure tree: that stays, referred to by nothing."""
    content = pdf.read_bytes()
    assert content.count(b"/StructTreeRoot ") >= 1, "no structure tree is named, or in a packed object only"
    copy.write_bytes(
        content.replace(b"/StructTreeRoot ", b"/FormerTreeRoot ").replace(b"/Marked true", b"/Marked null")
    )
    return copy
