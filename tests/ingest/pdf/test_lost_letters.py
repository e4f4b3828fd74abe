"""Joined letters and quotation marks that files name wrongly: what the pages show."""

from __future__ import annotations

import pytest

from ingest.pdf.lost_letters import TOLD_BY_CODE, with_lost_letters
from ingest.pdf.page_words import _box_of, _text_of
from models.document import Page
from tests.parsers.built import word


def shown(texts: list[str]) -> list[str]:
    page = Page(1, 595.0, 842.0, words=tuple(map(word, texts)))
    return [each.text for each in with_lost_letters([page])[0].words]


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        ("Ac琀椀on", "Action"),
        ("o昀케cer", "officer"),
        ("昀氀ow", "flow"),
        ("e昀昀ort", "effort"),
    ],
)
def test_letters_whose_bytes_were_swapped(drawn: str, text: str) -> None:
    assert _text_of([{"text": sign, "fontname": "Carlito"} for sign in drawn]) == text


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        # Calibri's own numbers, cut to sixteen bits, as they are, and in the private plane
        (["AcƟon", "aŌer", "commiƩee", "plaƞorm"], ["Action", "after", "committee", "platform"]),
        (["Ac(cid:415)on", "se(cid:425)lement"], ["Action", "settlement"]),
        (["Ac\U0010019fon", "(na\U0010019fonal)"], ["Action", "(national)"]),
        (["beneüt", "staû", "Oþcer", "conýict"], ["benefit", "staff", "Officer", "conflict"]),
        # a font's number that is told by the words alone, in a name too
        (
            ["a(cid:9)er", "dra(cid:9)", "so(cid:9)ware", "Si(cid:9)on"],
            ["after", "draft", "software", "Sifton"],
        ),
        # one sign for all that has no name
        (
            ["o\ufffdcer", "bene\ufffdts", "o\ufffder", "e\ufffdec\ufffdve"],
            ["officer", "benefits", "offer", "effective"],
        ),
    ],
)
def test_signs_for_joined_letters(texts: list[str], meant: list[str]) -> None:
    assert shown(texts) == meant


def test_the_pound_sign_of_an_encoding_of_tex() -> None:
    assert shown(["bid", "of", "¿6.4m", "and", "¿250"]) == ["bid", "of", "£6.4m", "and", "£250"]
    assert shown(["¿Dónde", "vive?"]) == ["¿Dónde", "vive?"]


@pytest.mark.parametrize(
    "text", ["Ōtaki", "Müller", "café", "Llŷn", "(cid:415)", "x\ufffdq", "\uf0b7Develop", "•", "ƟƟƟƟƟon"]
)
def test_what_no_word_tells_is_left(text: str) -> None:
    assert shown([text, "plan"]) == [text, "plan"]


@pytest.mark.parametrize(
    ("texts", "meant"),
    [
        (
            ["children9s", "agencies9", "8Connect9,", "<one", "council=", "2019", "R9", "88"],
            ["children’s", "agencies’", "‘Connect’,", "“one", "council”", "2019", "R9", "88"],
        ),
        (
            ["Council¶s", "µfront", "door¶", "³one", "council´", "2024", "±", "±5"],
            ["Council’s", "‘front", "door’", "“one", "council”", "2024", "–", "±5"],
        ),
        # what is quoted tells it, too
        (["the", "<too", "long=", "list"], ["the", "“too", "long”", "list"]),
        (["8You", "said,", "we", "did9,", "log"], ["‘You", "said,", "we", "did’,", "log"]),
        # nothing tells that the font is wrong
        (["agencies9", "8Connect", "m³", "5µg"], ["agencies9", "8Connect", "m³", "5µg"]),
        (["8th", "October", "2026", "R9"], ["8th", "October", "2026", "R9"]),
        (["8See", "page", "19", "Annex9", "x<y", "n=4"], ["8See", "page", "19", "Annex9", "x<y", "n=4"]),
    ],
)
def test_quotation_marks(texts: list[str], meant: list[str]) -> None:
    assert shown(texts) == meant


def test_the_first_look_at_a_page_reads_them_by_code() -> None:
    assert "Ac琀椀on plan: aŌer".translate(TOLD_BY_CODE) == "Action plan: after"


def test_a_word_is_as_high_as_most_of_its_letters() -> None:
    """The apostrophe of another font hung 2.6 points lower, and its line was taken for a taller one."""
    letters = [{"x0": x, "x1": x + 6.0, "top": 186.5, "bottom": 198.5, "size": 12.0} for x in range(0, 42, 6)]
    letters[5] |= {"top": 189.0, "bottom": 201.0}
    box = _box_of(letters)
    assert (box.top, box.bottom) == (186.5, 198.5)


@pytest.mark.parametrize("text", ["(cid:76)(cid:86)", "\ue001\ue002", "(cid:76)(cid:86)(cid:87)"])
def test_what_is_all_signs_is_no_word(text: str) -> None:
    """Two glyphs without names, printed "is", had become "fist"."""
    assert shown([text]) == [text]
