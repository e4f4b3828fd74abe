"""Marks that a font gives no character: told by where they stand."""

from __future__ import annotations

import pytest

from ingest.pdf.unnamed_marks import with_unnamed_marks
from tests.parsers.built import page


@pytest.mark.parametrize(
    ("drawing", "meant"),
    [
        ("registers above (cid:1)5,000 ((cid:1)3.6m)", "registers above £5,000 (£3.6m)"),
        ("its partners (cid:2) and others in 2023(cid:2)24", "its partners – and others in 2023–24"),
        ("a (cid:3)front door(cid:4) for children(cid:4)s", "a ‘front door’ for children’s"),
        ("a fee of (cid:1)5 yields (cid:1)3,000", "a fee of £5 yields £3,000"),
        # at least, or money: nothing tells
        ("answer (cid:1)95% of calls in (cid:1)10 days", "answer (cid:1)95% of calls in (cid:1)10 days"),
        ("in (cid:1)10 days", "in (cid:1)10 days"),
        # single or double: nothing tells
        ("a (cid:3)front door(cid:4) for it", "a (cid:3)front door(cid:4) for it"),
        # a bullet, and a sign that is several things
        ("(cid:5) Publish it", "(cid:5) Publish it"),
        ("sta(cid:6) cost (cid:6)5 more", "sta(cid:6) cost (cid:6)5 more"),
    ],
)
def test_what_a_mark_is(drawing: str, meant: str) -> None:
    (read,) = with_unnamed_marks([page(drawing)])
    assert " ".join(word.text for word in read.words) == meant
