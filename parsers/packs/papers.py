"""A page of a pack at first sight → what it says of itself: a plan's title, another's, a report's marks.

Agenda Item 7                                a committee's mark
Appendix A: Peer Challenge Action Plan       a title: a plan begins here
No | Recommendation | Action | Lead          a header: part of a plan, whatever its title
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, takewhile
from statistics import median

from models.skim import SkimmedLine, SkimmedPage
from parsers.vocabulary import kinds_of_heading
from parsers.vocabulary.papers import (
    is_cover,
    is_foreign_header,
    is_paper_title,
    is_review,
    mark_of,
    names_paper,
    names_plan,
    names_topic,
)

MARGIN = 0.12
"""The share of a page's height, from its top and its bottom, in which it counts itself."""
LARGER = 1.12
"""Times the size of a page's text from which on a line is a heading."""
TITLE = 0.5
"""The share of a page's height, from the top, in which its title stands."""
FIRST = 4
"""Lines at a page's top that can be a title though they are no larger than the text."""
LONGEST = 14
"""Words of a line of a title."""
FEW = 40
"""Words on a sheet that only says what comes next."""
LEVEL = 3.0
"""Points between the tops of lines that stand on one level."""
HEADER = 6
"""Lines of text, one after the other, that a table's header has at most."""
GOES_ON = re.compile(r"[a-z]+\b(?![.)])")
"""What a line begins with that goes on with a sentence: "recommended that supervision ..."."""
PROSE = re.compile(r"[^\w£]*[a-z]")
"""What an item or the rest of a sentence begins with: "• costs to date against budget, with a forecast of the
outturn" is no header."""
ARTICLE = re.compile(r"\b(?:a|an|the)\b")
COUNTED = re.compile(r"(?:key )?recommendation (\d{1,2})\b\s*[:.–—-]*\s*(.*)", re.I)
"""What a page of recommendations begins its lines with, whatever else it says."""
OWN_NUMBER = re.compile(r"\bpage\s+(\d{1,3})\s+of\s+(\d{1,3})\b|^(\d{1,3}) of (\d{1,3})$", re.I)
ASKING = frozenset({"rec", "recommend"})
DOING = frozenset({"action", "do", "response"})
WHO = frozenset({"owner", "officer", "member", "team", "who", "accountable"})
WHEN = frozenset({"date", "when", "due", "done", "target", "period", "by", "milestone"})


@dataclass(frozen=True, slots=True)
class Paper:
    """What one page says of the paper that it is part of: `says` is "plan", "counted" (recommendations, under
    no title: a plan's, or those of the paper before), "other" (a paper of a known kind), "topic" (of others,
    and a theme of plans), "report" (a committee's own), "cover" or ""; `size` its title's, `number` what it
    counts itself as: (2, 6) is page 2 of 6."""

    page: SkimmedPage
    lines: tuple[SkimmedLine, ...]
    """Without those that run through the whole pack."""
    says: str = ""
    size: float = 0.0
    number: tuple[int, int] = (0, 0)
    begins: bool = False
    """Whether its title calls it an appendix."""
    named: bool = False
    """Whether a report or a cover sheet names a plan, or nothing at all."""
    marks: int = 0
    """Different phrases that only a committee's papers have."""
    stamp: str = ""
    """What the pack prints above it: "Agenda Item 7", "Appendix A"."""

    @property
    def fonts(self) -> frozenset[str]:
        return frozenset(line.font for line in self.lines)

    @property
    def sizes(self) -> frozenset[int]:
        """The sizes of its headings, in tenths of a point; "Appendix 1" above a title is none."""
        return frozenset(round(10 * line.size) for line in _large(self.lines) if not is_cover(line.text))

    def has_header(self) -> bool:
        """Whether a table's header tells what is asked, what will be done, and who or when."""
        return any(k & ASKING and k & DOING and k & (WHO | WHEN) for k in _headers(self.lines))

    def has_foreign_header(self) -> bool:
        """Whether a header names columns that no plan has: "Risk | Likelihood | Impact | Score"."""
        return _has_foreign_header(self.lines)

    def uncounted(self) -> Paper:
        """The page without its number, where that counts the whole pack."""
        return replace(self, number=(0, 0))


def page_to_paper(page: SkimmedPage, running: frozenset[str], before: SkimmedPage | None) -> Paper:
    """What a page says, but for `running` lines and those that the page `before` has at the same place."""
    lines = tuple(line for line in page.lines if masked(line) not in running)
    again = {_placed(line) for line in before.lines} if before else set[tuple[str, int]]()
    new = [line for line in lines if _placed(line) not in again]
    title = _title(new, page)
    marks = len({mark_of(line.text) for line in lines if not GOES_ON.match(line.text)} - {""})
    return Paper(
        page,
        lines,
        _says(title, new, marks, sum(len(line.text.split()) for line in lines)),
        max((line.size for line in title), default=0.0),
        _number(page),
        any(is_cover(line.text) for line in title),
        _names_plan(lines, title),
        marks,
        _stamp(page),
    )


def masked(line: SkimmedLine) -> str:
    """The line with its numbers masked: "Page 37" and "Page 38" are one running line."""
    return _masked(line.text)


@lru_cache(maxsize=8192)
def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower())


def _placed(line: SkimmedLine) -> tuple[str, int]:
    return masked(line), round(line.top)


def _says(title: Sequence[SkimmedLine], lines: Sequence[SkimmedLine], marks: int, words: int) -> str:
    """What the lines that the page before does not have say; `words` counts all of the page's."""
    text = " ".join(line.text for line in title if not is_cover(line.text) or len(line.text.split()) > 2)
    paper = names_paper(text) and not (is_review(text) and names_plan(text))
    counts = {found[1] for line in lines if (found := COUNTED.match(line.text)) and not mark_of(found[2])}
    if len(counts) > 1 and not paper:
        return "plan" if title else "counted"
    if marks > 1:
        return "report"
    if words <= FEW and lines and is_cover(lines[0].text):
        rest = [line for line in lines if line not in title]
        return "plan" if names_plan(text) and len(rest) >= FIRST and not marks else "cover"
    if paper:
        return "other"
    if is_review(text) or names_plan(text) or (not marks and any(map(_is_bold_plan, _first(lines)))):
        return "plan"
    if any(_is_bold(line) and is_paper_title(line.text) for line in lines[:1]) or _has_foreign_header(lines):
        return "other"
    if names_topic(text) or any(is_paper_title(line.text) for line in lines[:FIRST]):
        return "topic"
    return "report" if marks else ""


def _first(lines: Sequence[SkimmedLine]) -> list[SkimmedLine]:
    """The lines that can be a title though no larger than the text; a letter's stands behind "Dear ..."."""
    dear = next((place for place, line in enumerate(lines) if line.text.startswith("Dear ")), None)
    return [*lines[:FIRST], *(lines[dear + 1 : dear + FIRST] if dear is not None else ())]


def _names_plan(lines: Sequence[SkimmedLine], title: Sequence[SkimmedLine]) -> bool:
    """Whether a cover sheet's lines or a report's title name a plan; a sheet may have only its letter."""
    sheet = sum(len(line.text.split()) for line in lines) <= FEW
    text = " ".join(line.text for line in (lines if sheet else title))
    return is_review(text) or names_plan(text) or (sheet and all(is_cover(line.text) for line in lines))


def _is_bold(line: SkimmedLine) -> bool:
    words = line.text.split()
    shown = "bold" in line.font.lower() or line.text.isupper()
    return shown and len(words) <= LONGEST and line.text[:1].isupper() and not line.text.endswith(".")


def _is_bold_plan(line: SkimmedLine) -> bool:
    return _is_bold(line) and (is_review(line.text) or names_plan(line.text)) and not names_paper(line.text)


def _large(lines: Sequence[SkimmedLine]) -> list[SkimmedLine]:
    """The lines in larger type than most, but for sentences."""
    usual = median(line.size for line in lines) if lines else 0.0
    return [line for line in lines if line.size > LARGER * usual and len(line.text.split()) <= LONGEST]


def _title(lines: Sequence[SkimmedLine], page: SkimmedPage) -> list[SkimmedLine]:
    """The first heading in larger type, with a line or two that go on with it; "Appendix A" above it too."""
    large = [line for line in _large(lines) if line.top < TITLE * page.height]
    sheet = list(takewhile(lambda line: is_cover(line.text), large[:2]))
    rest = large[len(sheet) :]
    return [*sheet, *takewhile(lambda line: line.size > 0.95 * rest[0].size, rest[:3])]


def _has_foreign_header(lines: Sequence[SkimmedLine]) -> bool:
    """Whether the lines on one level are a header of columns that no plan has; the file may cut its cells.
    "Report the forecast outturn against the budget" in a page's usual type is what is done."""
    usual = Counter(line.font for line in lines).most_common(1)
    heads = (
        line
        for line in lines
        if not PROSE.match(line.text) and not (line.font == usual[0][0] and ARTICLE.search(line.text))
    )
    levels = groupby(heads, key=lambda line: round(line.top / LEVEL))
    return any(is_foreign_header(" ".join(line.text for line in level)) for _, level in levels)


def _stamp(page: SkimmedPage) -> str:
    above = [line.text for line in page.lines if line.top < MARGIN * page.height]
    return next((text for text in above if is_cover(text)), "")


def _headers(lines: Sequence[SkimmedLine]) -> Iterator[frozenset[str]]:
    """The kinds of words in each run of lines that only have words of headings."""
    kinds: frozenset[str] = frozenset()
    count = 0
    for line in lines:
        # Most lines begin in the middle of a sentence: these are no headers, unless they go on with one.
        own = kinds_of_heading(line.text) if count or not line.text[0].islower() else frozenset[str]()
        if own and count < HEADER:
            kinds, count = kinds | own, count + 1
            continue
        yield kinds
        kinds, count = own, int(bool(own))
    yield kinds


def _number(page: SkimmedPage) -> tuple[int, int]:
    for line in page.lines:
        inside = MARGIN * page.height < line.top < (1 - MARGIN) * page.height
        if not inside and (found := OWN_NUMBER.search(line.text)):
            number, last = (int(group) for group in found.groups() if group)
            if 0 < number <= last:
                return number, last
    return (0, 0)
