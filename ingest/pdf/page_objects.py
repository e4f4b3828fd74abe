"""A page's content → its characters, lines and shapes as pdfplumber lists them, with what pdfplumber forgets.

Each character also has its `mcid`, the marked content that it stands in (None in none); the layout's own have
their `render_mode`, by which a file draws text that nobody sees. Of shapes and pictures there is what the
page shows: what its clipping leaves of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pdfminer.layout import LTChar, LTContainer
from pdfminer.pdffont import PDFType3Font
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, stream_value
from pdfminer.psparser import LIT, PSLiteral
from pdfminer.utils import MATRIX_IDENTITY
from pdfplumber.page import PDFPageAggregatorWithMarkedContent, fix_fontname_bytes

from ingest.pdf.annotations import appearances
from ingest.pdf.clipping import EVERYTHING, Area, clipped, is_letter_outside, seen_part, where_seen, within
from ingest.pdf.damage import EndlessError
from ingest.pdf.layers import Layers
from ingest.pdf.structure import resolved
from ingest.pdf.turning import order_media_box
from ingest.pdf.wide_letters import with_sizes

MOST_DRAWN = 20_000
"""Pictures and forms on one page: a form that draws ten others, which draw ten others each, never ends."""
MOST_CONTENT = 4_000_000
"""Bytes that say how to draw a page: of published plans it takes 50,000 at most; a million take seconds."""
DESCENT = -0.21
"""How far the letters of most text fonts reach below their line, as a share of their size: Arial, Tahoma."""
INVISIBLE = 3
"""The mode of drawing text that leaves no mark on the page."""


def read_objects(page: Any) -> list[Any]:
    """Draws a pdfplumber page in place of its own drawing: `page.chars`, `page.rects` and the like are there
    then. Gives what the page draws, in that order, as pdfminer has it.

    pdfplumber forgets the marked content where content nested in it ends, and where a property list is named:
    "/P <</MCID 3>> BDC (e) Tj /Span <</ActualText (ffi)>> BDC (...) Tj EMC (cers) Tj EMC".
    """
    order_media_box(page)
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
    device.layers = Layers(page.pdf.doc.catalog)
    interpreter = _Interpreter(page.pdf.rsrcmgr, device)
    interpreter.over = tuple(appearances(page.page_obj))
    interpreter.process_page(page.page_obj)
    page._layout = device.get_result()
    page._objects = {}
    shift, height = page.mediabox[0], page.height + page.mediabox[1]
    drawn = drawn_items(page.layout)
    for item in drawn:
        each = _char(item, shift, height) if isinstance(item, LTChar) else page.process_object(item)
        page._objects.setdefault(each["object_type"], []).append(each)
    if any(isinstance(item, LTChar) and "is_picture" in vars(item) for item in drawn):
        page._objects["char"] = list(with_sizes(page._objects["char"]))
    return drawn


def _with_usual_descent(font: Any) -> None:
    """Lets the letters of a font stand about their line as those of others do. What files say of it is often
    not true, and no two programs say the same: 0 (LibreOffice's Carlito), 0.46 (Ghostscript's DejaVu)."""
    if font is not None and font.vscale and not font.is_vertical():
        font.descent = DESCENT / font.vscale


def _has_area(matrix: tuple[float, ...]) -> bool:
    a, b, c, d = matrix[:4]
    return bool(a * d - b * c)


def _direction(char: Any, size: float, scaling: float) -> tuple[float, ...]:
    """A letter's matrix with what a negative size or width does: "-9 Tf -1 0 0 -1 40 700 Tm" is upright."""
    a, b, c, d, e, f = char.matrix
    up = -1 if size < 0 else 1
    along = up if scaling >= 0 else -up
    return along * a, along * b, up * c, up * d, e, f


def drawn_items(parent: Any) -> list[Any]:
    """What a page draws, in that order; what a figure holds in the figure's place. Letters that are no more
    than a line or a point are left out: "0 0 0 0 0 0 cm" hides what follows, "/F1 0 Tf" too. Letters that are
    pictures need not say how large they are."""
    items: list[Any] = []
    for item in parent:
        if isinstance(item, LTContainer):
            items += drawn_items(item)
        elif not isinstance(item, LTChar) or (_has_size(item) and _has_area(item.matrix)):
            items.append(item)
    return items


def _has_size(item: LTChar) -> bool:
    return bool(item.size) or "is_picture" in vars(item)


def _char(item: LTChar, shift: float, height: float) -> dict[str, Any]:
    """A character with what this program asks of it: to list all that is known of each, as pdfplumber does,
    is a third of what reading a page costs."""
    colour = item.graphicstate.ncolor
    own = vars(item)
    char = {
        "object_type": "char",
        "text": item.get_text(),
        "fontname": _font_name(item.fontname),
        "size": item.size,
        "adv": item.adv,
        "matrix": own.get("direction", item.matrix),
        "x0": item.x0 + shift,
        "x1": item.x1 + shift,
        "top": height - item.y1,
        "bottom": height - item.y0,
        "doctop": height - item.y1,
        "upright": item.upright,
        "non_stroking_color": colour if isinstance(colour, tuple) else (colour,),
        "mcid": own["mcid"],
    }
    return {**char, "unseen": True} if "is_off" in own else char


def _font_name(name: Any) -> str:
    return fix_fontname_bytes(name) if isinstance(name, bytes) else str(name)


class _Interpreter(PDFPageInterpreter):
    """Resolves the property lists that content names ("/P /MC0 BDC"), follows what it clips and which layers
    it draws, and draws over the page what is written on it."""

    device: _Device
    over: tuple[PDFStream, ...] = ()
    """The annotations that the page shows."""

    def render_contents(self, resources: Any, streams: Any, ctm: Any = MATRIX_IDENTITY) -> None:
        super().render_contents(resources, streams, ctm)
        over, self.over = self.over, ()
        for place, form in enumerate(over):
            self.init_state(ctm)
            self.device.area = EVERYTHING
            self.xobjmap[f"annotation {place}"] = form
            self.do_Do(LIT(f"annotation {place}"))

    def execute(self, streams: Any) -> None:
        self.device.content += sum(len(stream_value(each).get_data()) for each in streams)
        if self.device.content > MOST_CONTENT:
            raise EndlessError
        super().execute(streams)

    def init_state(self, ctm: Any) -> None:
        super().init_state(ctm)
        self._areas: list[Area] = []

    def do_q(self) -> None:
        super().do_q()
        self._areas.append(self.device.area)

    def do_Q(self) -> None:  # noqa: N802
        super().do_Q()
        if self._areas:
            self.device.area = self._areas.pop()

    def do_W(self) -> None:  # noqa: N802
        self.device.area = clipped(self.device.area, self.curpath, self.ctm)

    do_W_a = do_W  # noqa: N815

    def do_Do(self, xobjid: Any) -> None:  # noqa: N802
        self.device.drawn += 1
        if self.device.drawn > MOST_DRAWN:
            raise EndlessError
        form = resolved(self.xobjmap.get(getattr(xobjid, "name", "")))
        with self.device.in_layer(form.get("OC") if isinstance(form, PDFStream) else None):
            super().do_Do(xobjid)

    def do_BMC(self, tag: Any) -> None:  # noqa: N802
        self.device.off.append(False)
        super().do_BMC(tag)

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802
        layer = None
        if isinstance(props, PSLiteral):
            lists = resolved(self.resources.get("Properties"))
            layer = lists.get(props.name) if isinstance(lists, dict) else None
            props = resolved(layer)
        is_layer = isinstance(tag, PSLiteral) and tag.name == "OC"
        self.device.off.append(is_layer and not self.device.layers.shows(layer))
        super().do_BDC(tag, props)

    def do_EMC(self) -> None:  # noqa: N802
        if self.device.off:
            self.device.off.pop()
        super().do_EMC()


class _Device(PDFPageAggregatorWithMarkedContent):
    """Keeps the marked content that is open: what is nested in an element's content is the element's too; and
    the area in which what is drawn is seen."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._outer: list[int | None] = []
        self._mode = 0
        self.area: Area = EVERYTHING
        self._areas: list[Area] = []
        self.drawn = 0
        """How many pictures and forms the page has drawn so far."""
        self.content = 0
        """And how many bytes said how."""
        self.layers = Layers(None)
        self.off: list[bool] = []
        """Of the marked content that is open, from the outermost on, which belongs to a layer that is off."""

    @contextmanager
    def in_layer(self, layer: Any) -> Iterator[None]:
        """What is drawn meanwhile belongs to the layer too, where there is one."""
        self.off.append(layer is not None and not self.layers.shows(layer))
        depth = len(self.off)
        yield
        del self.off[depth - 1 :]

    def render_string(self, textstate: Any, *args: Any) -> None:
        self._mode = textstate.render
        _with_usual_descent(textstate.font)
        super().render_string(textstate, *args)

    def render_char(self, matrix: Any, font: Any, fontsize: float, scaling: float, *args: Any) -> float:
        advance: float = super().render_char(matrix, font, fontsize, scaling, *args)
        char: Any = self.cur_item._objs[-1]
        own = vars(char)
        own["render_mode"] = self._mode
        if self.area != EVERYTHING:
            if is_letter_outside(char.bbox, self.area):
                own["render_mode"] = INVISIBLE
            char.set_bbox(where_seen(char.bbox, self.area))
        if True in self.off:
            own["is_off"] = True
        if len(char._text) > 1:  # a font names its dot " .": "11,062 .6"
            char._text = char._text.strip() or " "
        if fontsize and isinstance(font, PDFType3Font):
            own["is_picture"] = True
        if fontsize < 0 or scaling < 0:
            own["direction"] = _direction(char, fontsize, scaling)
        return advance

    def paint_path(self, *args: Any) -> None:
        with self._seen_only():
            super().paint_path(*args)

    def render_image(self, *args: Any) -> None:
        with self._seen_only():
            super().render_image(*args)

    @contextmanager
    def _seen_only(self) -> Iterator[None]:
        """Of what is drawn meanwhile, only what is seen stays."""
        drawn = self.cur_item._objs
        count = len(drawn)
        yield
        if any(self.off):
            del drawn[count:]
        elif self.area != EVERYTHING:
            drawn[count:] = filter(None, [seen_part(item, self.area) for item in drawn[count:]])

    def begin_figure(self, *args: Any) -> None:
        super().begin_figure(*args)
        self._areas.append(self.area)
        self.area = within(self.area, self.cur_item.bbox)

    def end_figure(self, *args: Any) -> None:
        super().end_figure(*args)
        self.area = self._areas.pop()

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        self._outer.append(self.cur_mcid)
        if isinstance(tag, PSLiteral) and tag.name == "Artifact":
            self.cur_mcid = None
        mcid = resolved(props.get("MCID")) if isinstance(props, dict) else None
        if isinstance(mcid, int):
            self.cur_mcid = mcid

    def end_tag(self) -> None:
        self.cur_mcid = self._outer.pop() if self._outer else None
