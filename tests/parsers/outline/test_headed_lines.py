"""Headers that are printed over several tables: as most of them are parted into headings, so is each."""

from __future__ import annotations

from models.document import spaced
from parsers.headers.line_headers import LineHeader
from parsers.outline.headed_lines import parted_alike
from parsers.parse import parse
from tests.parsers.built import BOLD, document

HEADER = """
ID   Proposed Action      Peer        team   By whom      Target Date
                          recommendation
"""
TABLES = f"""
Peer challenge action plan

{HEADER}
1.1  Recruit two policy   Clarify the roles  Head of      April 2025
     officers.            of members.        Digital

     Hold a workshop.                        Clerk        May 2025

1.2  Send briefings.      Strengthen the     Clerk        June 2025
                          role of scrutiny.

Housing
{HEADER}
2.1  Test the market.     Make  performance  Clerk        Ongoing
                          reporting simpler

2.2  Publish the note.    Ensure that  each  Head of      July 2025
                          strategy is clear  Planning

Capacity
{HEADER}
3.1  Appoint a chair.     Use  data  target  Clerk        Not started
                          services   needed
"""
HEADINGS = ("ID ", "Proposed Action", "Peer  ", "team", "recommendation", "By whom", "Target Date")
STYLES = dict.fromkeys((*HEADINGS, "Peer challenge action plan", "Housing", "Capacity"), BOLD)


def header_of(line: str, *headings: str) -> LineHeader:
    """The header on a line, parted into headings as told."""
    words = list(document(line).words)
    counts = [len(heading.split()) for heading in headings]
    ends = [sum(counts[: place + 1]) for place in range(len(counts))]
    parts = (tuple(words[end - count : end]) for end, count in zip(ends, counts, strict=True))
    return LineHeader(tuple(parts))


def says(header: LineHeader) -> list[str]:
    return [spaced(segment) for segment in header.segments]


def test_as_most_of_those_of_the_same_words_are() -> None:
    line = "No   Action     Peer      team  recommendation     Lead Officer"
    whole = header_of(line, "No", "Action", "Peer team recommendation", "Lead Officer")
    torn = header_of(line, "No", "Action", "Peer", "team recommendation", "Lead Officer")
    other = header_of("No   Action    Lead    Officer", "No", "Action", "Lead", "Officer")
    assert says(parted_alike(torn, [whole, torn, whole, other])) == says(whole)
    assert says(parted_alike(whole, [whole, torn, torn])) == says(torn)
    assert says(parted_alike(torn, [torn, whole])) == says(whole)  # of as many, the fewest headings
    assert says(parted_alike(other, [whole, torn, whole, other])) == says(other)


def test_a_heading_whose_words_stand_among_those_of_another_stays() -> None:
    header = header_of("No   Action   Lead Officer   Member", "No", "Action", "Lead Officer", "Member")
    wrapped = header_of("No   Action   Lead   Member Officer", "No", "Action", "Lead Member", "Officer")
    assert parted_alike(header, [wrapped, wrapped]) is header


def test_one_table_shows_what_another_does_not() -> None:
    """In the last the white within justified lines would part "Peer" from "team recommendation"."""
    plan = parse(document(TABLES, styles=STYLES))
    assert [each.text for each in plan.recommendations] == [
        "Clarify the roles of members.",
        "Strengthen the role of scrutiny.",
        "Make performance reporting simpler",
        "Ensure that each strategy is clear",
        "Use data target services needed",
    ]
