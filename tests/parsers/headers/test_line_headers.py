"""Headers of tables without rules, found among a page's lines."""

from __future__ import annotations

from parsers.headers.line_headers import find_line_header
from parsers.text.lines import words_to_lines
from tests.parsers.built import document


def test_points_of_lists_are_no_headings() -> None:
    """Beside "The council will:" in two columns of bullets "– Lead officer" is what a point lists."""
    drawing = """
    The council will:                       {0}Lead officer
    • Introduce a gateway for all schemes   {0}Target date
    • Publish a statement of priorities     • Digitise the register of land
    """
    found = [
        find_line_header(words_to_lines(document(drawing.format(mark)).words))
        for mark in ("", "# ", "– ", "• ")
    ]
    assert [bool(each) for each in found] == [True, True, False, False]


def test_by_alone_says_when_beside_who() -> None:
    found = find_line_header(words_to_lines(document("Action            Lead          By").words))
    assert found and found.names == ("action", "owner", "deadline")
