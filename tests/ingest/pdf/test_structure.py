"""The structure tree of tagged PDFs as it is read: right, odd, broken and hostile ones."""

from __future__ import annotations

import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.psparser import LIT

from ingest.pdf.reader import read
from ingest.pdf.structure import read_structure
from models.document import Document
from models.structure import Element
from tests.ingest.tagged_pdf import marked, shown, tagged_pdf, without_tags


def element(kind: str, parent: int, kids: str, more: str = "") -> str:
    return f"<< /Type /StructElem /S /{kind} /P {parent}R /K {kids} {more} >>"


def marks(document: Document) -> dict[str, int | None]:
    return {word.text: word.mark for word in document.words}


def test_a_table_over_two_pages(tmp_path: Path) -> None:
    pdf = tagged_pdf(
        tmp_path / "plan.pdf",
        [marked(0, "No") + marked(1, "Action", 150), marked(0, "01") + marked(1, "Meet", 150)],
        {
            100: element("Document", 4, "[101R]"),
            101: element("Table", 100, "[102R 105R]", "/Pg P1"),
            102: element("TR", 101, "[103R 104R]"),
            103: element("TH", 102, "0"),
            104: element("TH", 102, "[<< /Type /MCR /Pg P1 /MCID 1 >>]"),
            105: element("TR", 101, "[106R 107R]", "/Pg P2"),
            106: element("TD", 105, "[0]"),
            107: element("TD", 105, "108R"),
            108: element("Standard", 107, "1"),
        },
        root="/K [100R] /RoleMap << /Standard /Absatz /Absatz /P >>",
    )
    document = read(pdf)
    assert document.structure == (
        Element("Document"),
        Element("Table", 0),
        Element("TR", 1),
        Element("TH", 2, ((1, 0),)),
        Element("TH", 2, ((1, 1),)),
        Element("TR", 1),
        Element("TD", 5, ((2, 0),)),
        Element("TD", 5),
        Element("P", 7, ((2, 1),)),
    )
    assert marks(document) == {"No": 0, "Action": 1, "01": 0, "Meet": 1}


@pytest.mark.parametrize(
    ("attributes", "spans"),
    [
        ("/A << /O /Table /RowSpan 2 /ColSpan 3 >>", (2, 3)),
        (
            "/A [ << /O /Layout /RowSpan 9 >> << /O /Table /RowSpan 2 >> 0 << /O /Table /ColSpan 3 >> ]",
            (2, 3),
        ),
        ("/A 109R", (2, 3)),
        ("/A << /O /Layout /RowSpan 2 >>", (1, 1)),
        ("/A << /O /Table /RowSpan -4 /ColSpan (wide) >>", (1, 1)),
        ("/A << /O /Table /ColSpan 2000000000 >>", (1, 100)),
        ("/A 999R", (1, 1)),
    ],
)
def test_spans(tmp_path: Path, attributes: str, spans: tuple[int, int]) -> None:
    pdf = tagged_pdf(
        tmp_path / "plan.pdf",
        [marked(0, "Action")],
        {100: element("TD", 4, "0", f"/Pg P1 {attributes}"), 109: "<< /O /Table /RowSpan 2 /ColSpan 3 >>"},
    )
    (cell,) = read(pdf).structure
    assert (cell.row_span, cell.column_span) == spans


def test_what_refers_to_nothing_or_to_itself_is_passed_over(tmp_path: Path) -> None:
    pdf = tagged_pdf(
        tmp_path / "plan.pdf",
        [marked(0, "Kept")],
        {
            100: element(
                "Document", 4, "[101R 999R null (text) 110R << /Type /OBJR /Obj 3R >> 101R]", "/Pg P1"
            ),
            101: element("P", 100, "[100R 0 101R << /Type /MCR /MCID 5 /Stm 3R >>]"),
            110: "110 0 R",
        },
        root="/K 100R /RoleMap << /P /P >>",
    )
    assert read(pdf).structure == (Element("Document"), Element("P", 0, ((1, 0),)))


def test_content_of_no_page_is_none(tmp_path: Path) -> None:
    pdf = tagged_pdf(
        tmp_path / "plan.pdf",
        [marked(0, "Word")],
        {100: element("Document", 4, "[0 101R]"), 101: element("P", 100, "0", "/Pg 3R")},
    )
    assert read(pdf).structure == (Element("Document"), Element("P", 0))


def test_a_deep_tree_is_read_to_its_end(tmp_path: Path) -> None:
    depth = 4000
    objects = {100 + n: element("Sect", 99 + n, f"{101 + n}R", "/Pg P1") for n in range(depth)}
    objects[100 + depth] = element("P", 99 + depth, "0")
    pdf = tagged_pdf(tmp_path / "plan.pdf", [marked(0, "Deep")], objects)
    started = time.perf_counter()
    structure = read(pdf).structure
    assert structure[-1] == Element("P", depth - 1, ((1, 0),))
    assert time.perf_counter() - started < 10


def test_nested_and_named_marked_content(tmp_path: Path) -> None:
    """What pdfplumber forgets: the rest of a paragraph after a ligature's ActualText, and named lists."""
    nested = (
        f"/P <</MCID 0>> BDC {shown('Before')} /Span <</ActualText (ffi)>> BDC {shown('Within', 150)} EMC"
    )
    nested += f" {shown('After', 250)} EMC {shown('Outside', 350)}"
    named = f"/P /MC7 BDC {shown('Named', 50, 200)} EMC /P /Lost BDC {shown('Lost', 150, 200)} EMC"
    artifact = f"/P <</MCID 1>> BDC /Artifact BMC {shown('Rule', 50, 100)} EMC EMC EMC"
    pdf = tagged_pdf(
        tmp_path / "plan.pdf",
        [f"{nested} {named} {artifact}"],
        {100: element("P", 4, "[0 7 1]", "/Pg P1")},
        resources="/Properties << /MC7 << /MCID 7 >> >>",
    )
    assert marks(read(pdf)) == {
        "Before": 0,
        "Within": 0,
        "After": 0,
        "Outside": None,
        "Named": 7,
        "Lost": None,
        "Rule": None,
    }


def test_a_file_without_tags_has_no_structure(tmp_path: Path) -> None:
    tagged = tagged_pdf(tmp_path / "plan.pdf", [marked(0, "Word")], {100: element("P", 4, "0", "/Pg P1")})
    plain = read(without_tags(tagged, tmp_path / "plain.pdf"))
    assert read(tagged).structure and not plain.structure
    assert [word.text for word in plain.words] == ["Word"]


names = st.sampled_from([LIT(name) for name in ("Table", "TR", "TD", "P", "MCR", "Odd")])
values = st.recursive(
    st.none() | st.integers(-2, 3) | st.floats() | st.binary(max_size=2) | names,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["S", "K", "A", "Pg", "MCID", "O", "RowSpan", "Type"]), inner)
    ),
    max_leaves=30,
)


@given(kids=values, roles=values)
def test_no_tree_breaks_the_reading(kids: object, roles: object) -> None:
    page = SimpleNamespace(page_obj=SimpleNamespace(pageid=10), page_number=1)
    structure = read_structure(SimpleNamespace(pages=[page]), {"K": kids, "RoleMap": roles})
    assert all(-1 <= each.parent < place for place, each in enumerate(structure))
