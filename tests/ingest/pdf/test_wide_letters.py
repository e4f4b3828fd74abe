"""Letters that stand for more than the file says of them."""

from __future__ import annotations

from typing import Any

from ingest.pdf.lost_letters import wide_sign, with_lost_letters
from ingest.pdf.wide_letters import as_wide_as_drawn, with_sizes
from models.document import Page
from tests.parsers.built import word


def char(text: str, x0: float, width: float, size: float = 10.0) -> dict[str, Any]:
    below = 100.0 if size > 1 else 99.0
    place = {"x0": x0, "x1": x0 + width, "top": below - size, "bottom": below}
    return {"text": text, "fontname": "Carlito", "size": size, "adv": width, **place}


def shown(*texts: str) -> list[str]:
    page = Page(1, 595.0, 842.0, words=tuple(map(word, texts)))
    return [each.text for each in with_lost_letters([page])[0].words]


def test_a_letter_that_is_wider_than_itself_elsewhere() -> None:
    """ "set<ting" of which the file says "setng", and "to"."""
    chars = [char("t", 0, 3.3), char("o", 3, 5), char("t", 10, 8.6), char("琀", 20, 5.6), char("o", 30, 9)]
    assert [each["text"] for each in as_wide_as_drawn(chars)] == [
        "t",
        "o",
        wide_sign("t", 0.86),
        wide_sign("t", 0.56),
        "o",
    ]


def test_what_wide_letters_show() -> None:
    three, two = wide_sign("t", 0.86), wide_sign("t", 0.56)
    texts = [f"se{three}ng", f"cu{three}ng,", f"ac{two}on", f"na{two}onal"]
    assert shown(*texts) == ["setting", "cutting,", "action", "national"]
    assert shown(f"Xy{two}q") == ["Xytq"]  # nothing tells


def test_a_code_that_takes_room_is_a_letter() -> None:
    chars = [char("\x1f", 0, 5.6), char("\x1f", 10, 0.1), char(" ", 20, 5.6)]
    assert [each["text"] for each in as_wide_as_drawn(chars)] == ["\ufffd", "\x1f", " "]


def test_a_letter_that_is_a_picture_is_as_large_as_those_beside_it() -> None:
    picture = char("(cid:1)", 15, 0.1, size=0.01)
    chars = [char("c", 10, 5), picture, char("o", 21, 5)]
    found = list(with_sizes(chars))[1]
    assert (found["size"], found["x0"], found["x1"], found["bottom"]) == (10.0, 15, 21, 100.0)
    assert list(with_sizes([char("c", 10, 5), char("(cid:1)", 30, 0.1, size=0.01)]))[1]["size"] == 0.01


def test_signs_that_stand_for_joined_letters() -> None:
    """Macs name what has no name by its place in the font."""
    assert shown("Ac5on", "na5onal", "(sta5on)", "2025", "CO5e") == [
        *("Action", "national", "(station)", "2025", "CO5e"),
    ]
    assert shown("Ac5on", "na5onal") == ["Ac5on", "na5onal"]  # twice is no rule


def test_apostrophes_without_a_name() -> None:
    assert shown("council\ufffds", "peers\ufffd", "Qx\ufffds") == ["council’s", "peers’", "Qx\ufffds"]
