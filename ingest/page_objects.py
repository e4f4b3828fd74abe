"""A page's content → its characters, lines and shapes as pdfplumber lists them, with what pdfplumber forgets.

Each character also has its `mcid`, the marked content that it stands in (None in none); the layout's own have
their `render_mode`, by which a file draws text that nobody sees.
"""

from __future__ import annotations

from typing import Any

from pdfminer.layout import LTChar, LTContainer
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.psparser import PSLiteral
from pdfplumber.page import PDFPageAggregatorWithMarkedContent, fix_fontname_bytes

from ingest.structure import resolved
from ingest.turning import order_media_box


def read_objects(page: Any) -> None:
    """Draws a pdfplumber page in place of its own drawing: `page.chars`, `page.rects` and the like are there
    then.

    pdfplumber forgets the marked content where content nested in it ends, and where a property list is named:
    "/P <</MCID 3>> BDC (e) Tj /Span <</ActualText (ffi)>> BDC (...) Tj EMC (cers) Tj EMC".
    """
    order_media_box(page)
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    _Interpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()
    page._objects = {}
    shift, height = page.mediabox[0], page.height + page.mediabox[1]
    for item in drawn_items(page.layout):
        each = _char(item, shift, height) if isinstance(item, LTChar) else page.process_object(item)
        page._objects.setdefault(each["object_type"], []).append(each)


def drawn_items(parent: Any) -> list[Any]:
    """What a page draws, in that order; what a figure holds in the figure's place."""
    items: list[Any] = []
    for item in parent:
        if isinstance(item, LTContainer):
            items += drawn_items(item)
        else:
            items.append(item)
    return items


def _char(item: LTChar, shift: float, height: float) -> dict[str, Any]:
    """A character with what this program asks of it: to list all that is known of each, as pdfplumber does,
    is a third of what reading a page costs."""
    colour = item.graphicstate.ncolor
    return {
        "object_type": "char",
        "text": item.get_text(),
        "fontname": _font_name(item.fontname),
        "size": item.size,
        "adv": item.adv,
        "matrix": item.matrix,
        "x0": item.x0 + shift,
        "x1": item.x1 + shift,
        "top": height - item.y1,
        "bottom": height - item.y0,
        "doctop": height - item.y1,
        "upright": item.upright,
        "non_stroking_color": colour if isinstance(colour, tuple) else (colour,),
        "mcid": vars(item)["mcid"],
    }


def _font_name(name: Any) -> str:
    return fix_fontname_bytes(name) if isinstance(name, bytes) else str(name)


class _Interpreter(PDFPageInterpreter):
    """Resolves the property lists that content names: "/P /MC0 BDC"."""

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802
        if isinstance(props, PSLiteral):
            lists = resolved(self.resources.get("Properties"))
            props = resolved(lists.get(props.name)) if isinstance(lists, dict) else None
        super().do_BDC(tag, props)


class _Device(PDFPageAggregatorWithMarkedContent):
    """Keeps the marked content that is open: what is nested in an element's content is the element's too."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._outer: list[int | None] = []
        self._mode = 0

    def render_string(self, textstate: Any, *args: Any) -> None:
        self._mode = textstate.render
        super().render_string(textstate, *args)

    def render_char(self, *args: Any, **options: Any) -> float:
        advance: float = super().render_char(*args, **options)
        vars(self.cur_item._objs[-1])["render_mode"] = self._mode
        return advance

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        self._outer.append(self.cur_mcid)
        if isinstance(tag, PSLiteral) and tag.name == "Artifact":
            self.cur_mcid = None
        mcid = resolved(props.get("MCID")) if isinstance(props, dict) else None
        if isinstance(mcid, int):
            self.cur_mcid = mcid

    def end_tag(self) -> None:
        self.cur_mcid = self._outer.pop() if self._outer else None
