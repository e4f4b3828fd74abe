"""Small signs that a copy blurs, told by the words beside them."""

import pytest

from ingest.scans.stops import with_stops
from ingest.scans.tesseract import Seen
from models.document import Box


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("the peer team back. taking account", "the peer team back, taking account"),
        ("no more than £85,000. to be met", "no more than £85,000, to be met"),
        ("back. Taking account", "back. Taking account"),
        ("planning, etc. and housing", "planning, etc. and housing"),
        ("customer teams, covering’", "customer teams, covering:"),
        ("the ‘teams covering’", "the ‘teams covering’"),
        ("the residents’", "the residents’"),
        ('“Ask us anything" sessions', "“Ask us anything” sessions"),
        ('"Ask us anything" sessions', '"Ask us anything" sessions'),
        ("3 apprentices 10 be taken on", "3 apprentices to be taken on"),
        ("10 apprentices", "10 apprentices"),
        ("Chief Executive (Rhys Ddu!", "Chief Executive (Rhys Ddu)"),
        ("Act (now) and tell all!", "Act (now) and tell all!"),
        ("hub, so. that members", "hub, so that members"),
    ],
)
def test_small_signs_told_by_the_words_beside_them(read: str, printed: str) -> None:
    words = [Seen(text, Box(100 * n, 0, 100 * n + 80, 26), 0.9, (1,)) for n, text in enumerate(read.split())]
    assert " ".join(word.text for word in with_stops(words)) == printed
