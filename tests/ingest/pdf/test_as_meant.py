"""Text as it was meant: what nobody sees, marks of notes, small capitals."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.colors import black, white
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.page_words import Styles, _once, _text_of
from ingest.pdf.reader import read
from models.document import Document
from parsers.parse import parse

SEEN = "Publish the plan of the council"
Draw = Callable[[Canvas], None]
Pieces = list[tuple[str, float, float]]
"""Text, font size, and how far it is raised."""


@pytest.fixture
def reading(tmp_path: Path) -> Callable[[Draw], Document]:
    """Reads what a drawing puts on a page under a line that is seen."""

    def read_page(draw: Draw) -> Document:
        canvas = Canvas(str(tmp_path / "one.pdf"), pagesize=(400, 400))
        canvas.drawString(20, 350, SEEN)
        draw(canvas)
        canvas.save()
        return read(tmp_path / "one.pdf")

    return read_page


def text(words: str, mode: int = 0, y: float = 300) -> Draw:
    def draw(canvas: Canvas) -> None:
        drawn = canvas.beginText(20, y)
        drawn.setTextRenderMode(mode)
        drawn.textOut(words)
        canvas.drawText(drawn)

    return draw


def picture(
    x: float, y: float, width: float, height: float, *, clear: bool = False, masked: bool = False
) -> Draw:
    """A picture; one that is `masked` has a mask that nothing shows through."""

    def draw(canvas: Canvas) -> None:
        content = io.BytesIO()
        colour = (0, 0, 90, 9) if clear else (0, 0, 90, 255)
        Image.new("RGBA", (4, 4), colour).convert("RGBA" if clear or masked else "RGB").save(content, "png")
        mask = "auto" if clear or masked else None
        canvas.drawImage(ImageReader(content), x, y, width, height, mask=mask)

    return draw


def ground(colour: object) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        canvas.rect(10, 290, 200, 30, stroke=0, fill=1)

    return draw


def in_white(words: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(white)
        text(words)(canvas)
        canvas.setFillColor(black)

    return draw


def clipped_to(x: float, y: float, width: float, height: float, step: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(x, y, width, height)
        canvas.clipPath(path, stroke=0, fill=0)
        step(canvas)
        canvas.restoreState()

    return draw


@pytest.mark.parametrize(
    ("steps", "hidden"),
    [
        pytest.param([text("not this", mode=3)], True, id="invisible"),
        pytest.param([text("only this", mode=2)], False, id="outlined"),
        pytest.param([in_white("not this")], True, id="white on white"),
        pytest.param([ground(white), in_white("not this")], True, id="white on a white ground"),
        pytest.param([ground(black), in_white("but this")], False, id="white on black"),
        pytest.param([in_white("not this"), ground(black)], True, id="a ground that comes later"),
        pytest.param([picture(10, 290, 200, 30), in_white("but this")], False, id="white on a picture"),
        pytest.param([text("not this"), picture(10, 290, 200, 30)], True, id="under a picture"),
        pytest.param([text("but this"), picture(10, 290, 200, 30, clear=True)], False, id="a clear one"),
        pytest.param([text("not this"), picture(10, 290, 200, 30, masked=True)], True, id="a full mask"),
        pytest.param([clipped_to(10, 0, 200, 90, text("not this"))], True, id="clipped away"),
        pytest.param([clipped_to(10, 302, 200, 90, text("but this"))], False, id="its foot clipped away"),
        pytest.param(
            [text("but this"), clipped_to(10, 0, 200, 90, picture(10, 290, 200, 30))],
            False,
            id="under a picture that is clipped away",
        ),
        pytest.param([picture(10, 290, 200, 30), text("but this")], False, id="over a picture"),
        pytest.param([picture(10, 290, 200, 30), text("a scan's", mode=3)], False, id="a picture's words"),
        pytest.param(
            [text("the text of a page that shows it in shapes, not in letters", mode=3)], False, id="most"
        ),
    ],
)
def test_what_nobody_sees(reading: Callable[[Draw], Document], steps: list[Draw], hidden: bool) -> None:
    built = reading(lambda canvas: [step(canvas) for step in steps] and None)
    (page,) = built.pages
    assert [word.text for word in built.words[:6]] == SEEN.split()
    assert (len(built.words) == 6) is hidden
    assert bool(page.hidden) is hidden
    assert all(word.index == -1 for word in page.hidden)
    assert (
        any(issue.kind == "hidden" and issue.words == page.hidden for issue in parse(built).issues) is hidden
    )


def set_in_line(pieces: Pieces, y: float = 300) -> Draw:
    def draw(canvas: Canvas) -> None:
        drawn = canvas.beginText(20, y)
        for piece, size, rise in pieces:
            drawn.setFont("Helvetica", size)
            drawn.setRise(rise)
            drawn.textOut(piece)
        canvas.drawText(drawn)

    return draw


def shown(built: Document) -> Iterator[str]:
    """The words under the first line, a mark with "^"."""
    yield from (("^" if word.raised else "") + word.text for word in built.words[6:])


@pytest.mark.parametrize(
    ("pieces", "words"),
    [
        ([("a plan", 12, 0), ("1", 7, 4), (", and", 12, 0)], ["a", "plan,", "^1", "and"]),
        ([("a plan", 16, 0), ("12", 8, 8), (" and", 16, 0)], ["a", "plan", "^12", "and"]),
        ([("a plan.", 12, 0), ("1,2", 7, 4)], ["a", "plan.", "^1,2"]),
        ([("a plan.", 12, 0), ("12,13", 9, 4)], ["a", "plan.", "^12,13"]),
        ([("market fees", 12, 0), ("a", 7, 4), (" and", 12, 0)], ["market", "fees", "^a", "and"]),
        ([("a plan†", 12, 0)], ["a", "plan†"]),
        ([("3", 6, 3), (" The council", 9, 0)], ["^3", "The", "council"]),
        ([("3", 6, 3), ("The council", 9, 0)], ["^3", "The", "council"]),
        ([("30 m²", 12, 0)], ["30", "m²"]),
        ([("10 mg/Nm³", 12, 0)], ["10", "mg/Nm³"]),
        ([("0.25 m", 12, 0), ("3", 7, 4), ("/h", 12, 0)], ["0.25", "m3/h"]),
        ([("staff²", 12, 0)], ["staff", "^2"]),
        ([("the 21", 12, 0), ("st", 7, 4), (" of May", 12, 0)], ["the", "21st", "of", "May"]),
        ([("Part ", 12, 0), ("2", 9, 0), (" of it", 12, 0)], ["Part", "2", "of", "it"]),
        ([("C", 12, 0), ("USTOMER", 9, 0), (" C", 12, 0), ("ARE", 9, 0)], ["Customer", "Care"]),
        (
            [("C", 20, 0), ("ARE AND ", 15, 0), ("H", 20, 0), ("OPE", 15, 0), ("?", 20, 0)],
            ["Care", "and", "Hope?"],
        ),
        ([("A PLAN ", 12, 0), ("AND", 9, 0)], ["A", "PLAN", "AND"]),
        ([("NHS", 12, 0)], ["NHS"]),
    ],
)
def test_small_letters(reading: Callable[[Draw], Document], pieces: Pieces, words: list[str]) -> None:
    assert list(shown(reading(set_in_line(pieces)))) == words


def test_a_bullet_without_room_behind_it_is_a_word_of_its_own(
    reading: Callable[[Draw], Document],
) -> None:
    def draw(canvas: Canvas) -> None:
        drawn = canvas.beginText(20, 300)
        for font, piece in (("ZapfDingbats", "\u25a0"), ("Helvetica", "staff and unions")):
            drawn.setFont(font, 10)
            drawn.textOut(piece)
        canvas.drawText(drawn)

    assert list(shown(reading(draw))) == ["\uf06e", "staff", "and", "unions"]


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        ("(a)Write to all", ["(a)", "Write", "to", "all"]),
        ("(b)12 forums", ["(b)", "12", "forums"]),
        ("(c)S151 Officer", ["(c)", "S151", "Officer"]),
        ("(d)by May", ["(d)", "by", "May"]),
        ("(s)he", ["(s)he"]),
        ("(e)mail", ["(e)mail"]),
        ("1.2.Hold it", ["1.2.", "Hold", "it"]),
        ("79.Ensure it", ["79.", "Ensure", "it"]),
        ("10.1Agree it", ["10.1", "Agree", "it"]),
        ("1.5Mb of it", ["1.5Mb", "of", "it"]),
        ("(iv)Write", ["(iv)", "Write"]),
        ("iii.the council", ["iii.", "the", "council"]),
        ("iv.Publish it", ["iv.", "Publish", "it"]),
        ("i.e. all", ["i.e.", "all"]),
        ("a)Agree it", ["a)", "Agree", "it"]),
        ("b.Agree it", ["b.", "Agree", "it"]),
        ("A)Agree it", ["A)", "Agree", "it"]),
        ("J.Smith", ["J.Smith"]),
        ("(1)Agree it", ["(1)", "Agree", "it"]),
        ("R3:Tighten it", ["R3:", "Tighten", "it"]),
        ("b and c.By May", ["b", "and", "c.", "By", "May"]),
        ("a.TBC", ["a.", "TBC"]),
        ("A1.1:Agree it", ["A1.1:", "Agree", "it"]),
        ("Recommendation 3:Tighten it", ["Recommendation", "3:", "Tighten", "it"]),
        ("R3-Tighten it", ["R3-", "Tighten", "it"]),
        ("-Agree the terms", ["-", "Agree", "the", "terms"]),
        ("Leader -Interim", ["Leader", "-Interim"]),
        ("self -governing", ["self", "-governing"]),
        ("A12-Road", ["A12-Road"]),
        ("member(s)Only", ["member(s)Only"]),
        ("(MTFS)Plan", ["(MTFS)Plan"]),
    ],
)
def test_a_lists_letter_against_its_word(
    reading: Callable[[Draw], Document], drawn: str, words: list[str]
) -> None:
    assert list(shown(reading(lambda canvas: canvas.drawString(20, 300, drawn)))) == words


@pytest.mark.parametrize(
    ("drawn", "apart", "words"),
    [
        ("KEY RECOMMENDATIONS", 3, ["KEY", "RECOMMENDATIONS"]),
        ("R e c o m m e n d a t i o n s", 0, ["Recommendations"]),
        ("A B C D", 3, ["A", "B", "C", "D"]),
        ("Grade A B C D E F of it", 9, [*"Grade", *"ABCDEF", *"of", *"it"]),
    ],
)
def test_letters_set_apart(
    reading: Callable[[Draw], Document], drawn: str, apart: float, words: list[str]
) -> None:
    def draw(canvas: Canvas) -> None:
        spaced = canvas.beginText(20, 300)
        spaced.setFont("Helvetica", 14)
        spaced.setCharSpace(apart)
        spaced.textOut(drawn)
        canvas.drawText(spaced)

    assert list(shown(reading(draw))) == words


def test_letters_that_are_filled_and_then_stroked() -> None:
    """The font of the strokes says another height: the same letter stands nearly 4 points higher."""
    filled = {"text": "R", "x0": 57.0, "top": 118.6, "size": 14.9, "fontname": "Carlito-Bold"}
    other = {**filled, "x0": 64.0}
    assert _once([filled, {**filled, "top": 114.9}, other]) == [filled, other]
    assert len(_once([filled, {**filled, "top": 130.0}])) == 2


def test_letters_drawn_twice_on_both_sides_of_a_whole_point() -> None:
    """A shadow of CSS: `text-shadow: 0.4px 0 currentColor, 0.4px 0.2px #222`."""
    drawn = {"text": "R", "x0": 51.3, "top": 125.62, "size": 14.0, "fontname": "LiberationSans"}
    assert _once([drawn, {**drawn, "top": 125.47}, {**drawn, "x0": 51.0, "top": 125.47}]) == [drawn]


def test_letters_with_a_shade_below_them() -> None:
    """`text-shadow: 1.5px 1.5px #bbb` of a title in 28 points: the shade stands more than a point lower."""
    drawn = {"text": "R", "x0": 51.3, "top": 78.75, "size": 28.0, "fontname": "Carlito-Bold"}
    assert _once([{**drawn, "x0": 52.43, "top": 79.88}, drawn]) == [{**drawn, "x0": 52.43, "top": 79.88}]
    assert len(_once([drawn, {**drawn, "top": 95.0}])) == 2


@pytest.mark.parametrize(
    ("aside", "size", "words"), [(1.0, 9, 1), (2.0, 18, 1), (0.5, 6, 1), (1.0, 6, 2), (2.0, 9, 2)]
)
def test_letters_drawn_twice_as_bold_or_with_a_shade(aside: float, size: float, words: int) -> None:
    """ "ll" of narrow letters stands further apart."""
    letter = {"text": "l", "x0": 57.0, "top": 118.6, "size": size, "fontname": "Carlito"}
    assert len(_once([letter, {**letter, "x0": 57.0 + aside}])) == words


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        (["e", "(cid:30)", *"cient"], "efficient"),
        (["(cid:16)", *"sta", "(cid:27)", "(cid:17)"], "“staff”"),
        (["(cid:21)"], "–"),
        ([*"2007", "(cid:21)", *"2013"], "2007–2013"),
        (["(cid:12)", "(cid:28)", "a"], "(cid:12)(cid:28)a"),
        (["n", "o", "n", "\u2011", "k", "e", "y"], "non-key"),
    ],
)
def test_signs_that_a_font_does_not_name(drawn: list[str], text: str) -> None:
    assert _text_of([{"text": sign, "fontname": "F1"} for sign in drawn]) == text


@pytest.mark.parametrize(("sign", "text"), [("„", "•"), ("•", "•"), ("−", "−"), ("✓", "✓"), ("n", "\uf06e")])
def test_punctuation_of_a_font_that_has_none(sign: str, text: str) -> None:
    assert _text_of([{"text": sign, "fontname": "ABCDEF+Wingdings-Regular_00"}]) == text


@pytest.mark.parametrize(
    "name", ["Carlito-Bold", "ABCDEF+FranklinGothic-Demi", "Arial-Black", "ABCDEF+CMBX10"]
)
def test_weights_that_are_bold(name: str) -> None:
    assert Styles().of({"fontname": name, "size": 10.0}).bold
    assert not Styles().of({"fontname": "URWGothic-Book", "size": 10.0}).bold
