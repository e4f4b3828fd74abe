"""Sections that announce what is to improve, and only find what is wrong.

Recommendations                       what the report asks for
1. Review ...
Governance                            one of its themes
    Strengths
    Areas for improvement             a finding: below the level of the recommendations
    • Data is poor.
What still needs to be done           prose is a finding too
The gap in the budget is a wide one ...
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.fields.reference import split_reference
from parsers.sections.blocks import Block, Kind
from parsers.sections.leads import BODY
from parsers.sections.sections import (
    ANNOUNCES,
    Section,
    is_listed,
    is_only_point,
    is_the_one,
    leads_in,
    number_of,
    outranks,
)
from parsers.vocabulary.sections import announces, asks, commands, names_body, section_says, states_weakness


def without_findings(sections: Sequence[Section], numbered: bool = False) -> list[Section]:
    """The sections without what is only found, where others say what is to be done: "What does the service
    need to do better?", or the "Areas for consideration" that stand under every theme of some reports.
    `numbered` tells that recommendations stand elsewhere, each under its number."""
    said = {section.says for section in sections} | ({"recommendations"} if numbered else set())
    headings = {(section.heading.place, _title(section)) for section in sections}
    titles = [title for _, title in headings]
    recommended = [section.heading for section in sections if section.says == "recommendations"]
    # Where a line makes a list under "Areas for development" recommendations, "Priority action" has its one.
    fewest = 2 if numbered or any(section_says(each.item.text) != "areas" for each in recommended) else 1

    def only_finds(section: Section) -> bool:
        if section.says == "found":
            return bool(said - {"found"}) and not _commands(section)
        alike = [each for each in sections if _title(each) == _title(section)]
        if section.says != "areas" or not recommended or _binds(section, alike):
            return False
        lower = not section.inside and all(outranks(each, section.heading) for each in recommended)
        return lower or _tells(section, fewest) or section.beside or titles.count(_title(section)) > 1

    return [section for section in sections if not only_finds(section)]


def _tells(section: Section, fewest: int) -> bool:
    """Whether a section is all prose: not `fewest` paragraphs that all ask, "They should ...", nor a point,
    nor what a line announces, "The following are the key recommendations:" over "R1: ..."."""
    prose = bool(section.blocks) and all(block.kind is Kind.PARAGRAPH for block in section.blocks)
    prose = prose and not any(announces(block.item.text) for block in section.blocks)
    prose = prose and not is_only_point(section.blocks[-2:][0], section.blocks[-1])
    # "Inspectors identified the following:" over "9. Secure enough homes." and "10. The accuracy of data."
    counted = len(section.blocks) > 1 and all(map(number_of, section.blocks[1:]))
    prose = prose and not (counted and leads_in(section.blocks[0]))
    asking = sum(asks(block.item.text) for block in section.blocks)
    return prose and asking < max(len(section.blocks), fewest)


def without_weaknesses(sections: Sequence[Section], lists: Sequence[Section]) -> list[Section]:
    """The sections without what is to improve, where a sentence says what must be put right: "The area must
    explain how it will tackle these areas of significant weakness:"."""
    required = [
        each
        for each in lists
        if states_weakness(each.blocks[0].item.text) and section_says(each.heading.item.text) not in ANNOUNCES
    ]
    return [each for each in sections if each.says != "areas"] if required else list(sections)


def _title(section: Section) -> str:
    return section.heading.item.text.lower()


def _commands(section: Section) -> bool:
    """Whether every point of a section tells what to do: "Complete the review", not "Reviews are late"."""
    points = [block for block in section.blocks if is_listed(block)]
    return bool(points) and all(commands(split_reference(each.item.text)[1]) for each in points)


def _binds(section: Section, alike: Sequence[Section]) -> bool:
    """Whether most points of all that are headed so say who must do what, or a box holds one thing that it
    calls so."""
    if section.blocks and is_the_one(section.blocks[0], section):
        return True
    points = [block for each in alike for block in each.blocks if is_listed(block)]
    return sum(map(_names_who, points)) > len(points) / 2


def _names_who(block: Block) -> bool:
    found = BODY.match(block.item.text)
    return names_body(found["body"]) if found else False
