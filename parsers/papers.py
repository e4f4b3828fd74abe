"""A page of a pack at first sight → what it says of itself: a plan's title, another's, a report's marks.

Agenda Item 7                                a committee's mark
Appendix A: Peer Challenge Action Plan       a title: a plan begins here
No | Recommendation | Action | Lead          a header: part of a plan, whatever its title
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile
from statistics import median

from models.skim import SkimmedLine, SkimmedPage
from parsers.vocabulary import kinds_of_heading
from parsers.vocabulary.papers import (
    is_cover,
    is_paper_title,
    is_review,
    mark_of,
    names_paper,
    names_plan,
    names_topic,
)

LARGER = 1.12
"""Times the size of a page's text from which on a line is a heading."""
TITLE = 0.5
"""The share of a page's height, from the top, in which its title stands."""
FIRST = 4
"""Lines at a page's top that can be a title though they are no larger than the text."""
FEW = 40
"""Words on a sheet that only says what comes next."""
HEADER = 6
"""Lines of text, one after the other, that a table's header has at most."""
OWN_NUMBER = re.compile(r"\bpage\s+(\d{1,3})\s+of\s+(\d{1,3})\b|^(\d{1,3})\s*(?:of|/)\s*(\d{1,3})$", re.I)
ASKING = frozenset({"rec", "recommend"})
DOING = frozenset({"action", "do", "response"})
WHO = frozenset({"owner", "officer", "member", "team", "who", "accountable"})
WHEN = frozenset({"date", "when", "due", "done", "target", "period", "by", "milestone"})


@dataclass(frozen=True, slots=True)
class Paper:
    """What one page says of the paper that it is part of.

    `says` is "plan", "other" (a paper of a known kind), "topic" (what other papers are about, and themes of
    plans too), "report" (a committee's own), "cover" or "", where it does not tell. `size` is that of its
    title, `number` what it counts itself as: (2, 6) is page 2 of 6.
    """

    page: SkimmedPage
    says: str = ""
    size: float = 0.0
    number: tuple[int, int] = (0, 0)
    header: bool = False
    """Whether a table's header tells what is asked, what will be done, and who or when."""
    marks: int = 0
    """Different phrases that only a committee's papers have."""
    fonts: frozenset[str] = frozenset()

    def uncounted(self) -> Paper:
        """The page without its number, where that counts the whole pack."""
        return replace(self, number=(0, 0))


def page_to_paper(page: SkimmedPage, running: frozenset[str], before: SkimmedPage | None) -> Paper:
    """What a page says; the lines that are `running` through the whole pack, and those that the page
    `before` has at the same place, tell nothing."""
    lines = [line for line in page.lines if masked(line) not in running]
    marks = len({mark_of(line.text) for line in lines} - {""})
    header = any(_is_header(kinds) for kinds in _headers(lines))
    again = {_placed(line) for line in before.lines} if before else set[tuple[str, int]]()
    title = _title([line for line in lines if _placed(line) not in again], page)
    says, size = _says(title, lines, marks)
    fonts = frozenset(line.font for line in lines)
    return Paper(page, says, size, _number(page), header, marks, fonts)


def masked(line: SkimmedLine) -> str:
    """The line with its numbers masked: "Page 37" and "Page 38" are one running line."""
    return _masked(line.text)


@lru_cache(maxsize=8192)
def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", text.lower())


def _placed(line: SkimmedLine) -> tuple[str, int]:
    return masked(line), round(line.top)


def _says(title: Sequence[SkimmedLine], lines: Sequence[SkimmedLine], marks: int) -> tuple[str, float]:
    text = " ".join(line.text for line in title)
    size = max((line.size for line in title), default=0.0)
    words = sum(len(line.text.split()) for line in lines)
    if marks > 1:
        return "report", size
    if words <= FEW and (is_cover(lines[0].text) if lines else False):
        return "cover", size
    if is_review(text) or (names_plan(text) and not (names_paper(text) or names_topic(text))):
        return "plan", size
    if names_paper(text) or any(_is_bold_title(line) for line in lines[:1]):
        return "other", size
    if names_topic(text) or any(is_paper_title(line.text) for line in lines[:FIRST]):
        return "topic", size
    return ("report" if marks else ""), size


def _is_bold_title(line: SkimmedLine) -> bool:
    bold = "bold" in line.font.lower() and line.text[:1].isupper() and not line.text.endswith(".")
    return bold and is_paper_title(line.text)


def _title(lines: Sequence[SkimmedLine], page: SkimmedPage) -> list[SkimmedLine]:
    """The first heading in larger type, with the line or two that go on with it."""
    if not lines:
        return []
    usual = median(line.size for line in lines)
    high = [line for line in lines if line.top < TITLE * page.height]
    large = [number for number, line in enumerate(high) if line.size > LARGER * usual]
    if not large:
        return []
    first = high[large[0]]
    return list(takewhile(lambda line: line.size > 0.95 * first.size, high[large[0] :]))[:3]


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


def _is_header(kinds: frozenset[str]) -> bool:
    return bool(kinds & ASKING and kinds & DOING and kinds & (WHO | WHEN))


def _number(page: SkimmedPage) -> tuple[int, int]:
    for line in page.lines:
        if found := OWN_NUMBER.search(line.text):
            number, last = (int(group) for group in found.groups() if group)
            if 0 < number <= last:
                return number, last
    return (0, 0)
