"""The pages of an agenda pack at first sight → those of each plan in it.

    1-8    agenda, minutes, reports          no plan
    9-14   Peer Challenge Action Plan        read, as a document of its own
    15-90  risk register, budget, audit      no plan

A page says itself what begins on it, or goes on with the paper before. Where it is not certain, a page is
the plan's: what is read in vain costs time, what is not read is lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

from models.skim import SkimmedPage
from parsers.packs.papers import FEW, Paper, masked, page_to_paper
from parsers.vocabulary.papers import names_plan
from parsers.vocabulary.sections import is_plan_title

RUNNING = 0.4
"""The share of the pages from which on a line is the pack's own running line."""
WHOLE = 0.6
"""The same for the number of pages that pages state: they count the pack, not a paper."""
AS_LARGE = 0.9
"""Times the size of a plan's title from which on another title in the same type begins another paper."""
ABOVE = 1.05
"""Times the size of a paper's largest heading from which on a title is another paper's."""
PLANS = ("plan", "maybe")
"""Kinds of papers: a plan, and what only its table's header makes one, or a picture that may show one."""
UNKNOWN = "unknown"
"""What a page is part of that begins a paper and says nothing of it."""
LEAST = 4
"""Pages of a pack: a report, and at least as much again around a plan."""
MANY = 10
"""Pages of a pack from which on other papers' are left out though none is a plan's, where most are."""
SHORT = 3
"""Words of a title that may be several plans' own, at most."""
MARKS = 3
"""A committee's phrases from which on a page is no plan's, though nothing else begins another paper."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The pages of each plan in a pack, and those that may be another's: pictures, untitled headers."""

    plans: tuple[tuple[int, ...], ...] = ()
    doubtful: tuple[int, ...] = ()
    rest: tuple[int, ...] = ()
    """All pages but those that name another paper, a risk register's: where else a plan may be."""


NO_PARTS = Parts()


def plan_parts(pages: Sequence[SkimmedPage]) -> Parts:
    """The plans of a pack; `NO_PARTS` where the file is none. Where no page says that it is a plan's, all of
    a short pack is read, and of a long one what says nothing at all."""
    if len(pages) < LEAST or _is_one_plan(pages):
        return NO_PARTS
    papers = _papers(pages)
    around = Counter(paper.says for paper in papers if paper.says in ("report", "other", "topic", "cover"))
    if not around["report"] or around.total() < 2:
        return NO_PARTS
    walk = _Walk()
    for paper in papers:
        walk.take(paper)
    kinds = walk.kinds
    for place in range(len(papers) - 1, 0, -1):
        if kinds[place] in PLANS and _goes_on(papers[place - 1], papers[place]):
            kinds[place - 1] = kinds[place]
            walk.begins.discard(place)
    rest = tuple(_of_no_other(papers))
    sure, maybe = (_grouped(kinds, walk.begins, kind) for kind in PLANS)
    others = sum(kind not in (UNKNOWN, *PLANS) for kind in kinds)
    if not maybe and not sure and 2 * others >= len(papers):
        if len(papers) < MANY:
            return _all_read(papers, rest)
        said = [
            UNKNOWN if paper.says in ("", "topic") and number in rest else paper.says
            for number, paper in enumerate(papers, 1)
        ]
        # Where every page says what it is, reports are read, and no impact assessment's own action plan.
        maybe = _grouped(said, set(), UNKNOWN) or ((rest,) if rest else ())
    return Parts(sure or maybe, tuple(chain.from_iterable(maybe)), rest)


def _all_read(papers: Sequence[Paper], rest: tuple[int, ...]) -> Parts:
    """A short pack without a plan, read to its end; what names another paper, an audit's, is in doubt."""
    numbers = tuple(range(1, len(papers) + 1))
    return Parts((numbers,), tuple(number for number in numbers if number not in rest), rest)


def _is_one_plan(pages: Sequence[SkimmedPage]) -> bool:
    """Whether what stands largest on the first page is a plan's title that runs through the file, as on each
    sheet of a workbook; an "Improvement Board" meets, and prints its name above its packs."""
    title = max(pages[0].lines, key=lambda line: line.size, default=None)
    return title is not None and is_plan_title(title.text) and masked(title) in _running(pages)


def _running(pages: Sequence[SkimmedPage]) -> frozenset[str]:
    lines = Counter(text for page in pages for text in {masked(line) for line in page.lines})
    return frozenset(text for text, count in lines.items() if count > max(2, RUNNING * len(pages)))


def _of_no_other(papers: Sequence[Paper]) -> Iterator[int]:
    """The numbers of the pages that name no other paper, and print no title nor table's header again of one
    before that does."""
    other = False
    for place, paper in enumerate(papers):
        other = paper.says == "other" or (other and _prints_again(paper, papers[place - 1]))
        if not other:
            yield place + 1


def _prints_again(paper: Paper, before: Paper) -> bool:
    if paper.lines[:1] and paper.lines[0].text == before.lines[0].text:
        return True
    return not (paper.says or paper.size) and paper.has_header() and before.has_header()


def _papers(pages: Sequence[SkimmedPage]) -> list[Paper]:
    running = _running(pages)
    papers = [
        page_to_paper(page, running, before) for before, page in zip((None, *pages), pages, strict=False)
    ]
    lasts = Counter(paper.number[1] for paper in papers)
    return [paper.uncounted() if lasts[paper.number[1]] > WHOLE * len(pages) else paper for paper in papers]


@dataclass(slots=True)
class _Walk:
    """From page to page: what each is part of; `begins` has the places at which another plan begins."""

    kinds: list[str] = field(default_factory=list)
    begins: set[int] = field(default_factory=set)
    before: Paper | None = None
    size: float = 0.0
    """Of the title of the paper at hand; `sizes` are those of its headings."""
    sizes: frozenset[int] = frozenset()
    fonts: frozenset[str] = frozenset()
    named: bool = False
    """Whether the last report or cover sheet named a plan."""
    headed: bool = False
    """Whether a page of the paper at hand had a plan's header."""
    title: str = ""
    titled: str = ""
    """What the last page with a title says."""

    def take(self, paper: Paper) -> None:
        last = self.kinds[-1] if self.kinds else "other"
        again = last == "plan" and _title_of(paper) == self.title != ""
        starts = not again and self._starts(paper)
        if paper.says == "counted":
            # An auditor's report counts its recommendations from page to page.
            paper = replace(paper, says="plan" if starts or self.titled != "other" else "other")
        self.titled = paper.says if paper.size else self.titled
        kind = self._kind(paper, last, starts)
        another = not again and paper.says == "plan" and paper.size >= AS_LARGE * self.size > 0
        if kind != last or starts or another:
            self.begins.add(len(self.kinds))
            self.title = _title_of(paper)
            self.size, self.sizes, self.fonts = paper.size, frozenset(), frozenset()
            self.headed = False
        if paper.says in ("report", "cover", "other"):
            self.named = paper.named
        self.fonts |= paper.fonts
        self.sizes |= paper.sizes
        self.headed |= paper.has_header()
        self.kinds.append(kind)
        self.before = paper

    def _starts(self, paper: Paper) -> bool:
        """Whether a page is no part of the paper before: that counted to its end, this counts from 1 or is an
        appendix, has another stamp, much text and no font of that, or a title larger than its headings."""
        if self.before is None or paper.number[0] == 1 or self.before.number[0] == self.before.number[1] > 0:
            return True
        if _goes_on(self.before, paper):
            return False
        much = paper.page.words > FEW and bool(self.fonts)
        larger = 10 * paper.size > ABOVE * max(self.sizes, default=10_000)
        stamped = "" != self.before.stamp != paper.stamp != ""
        return paper.begins or larger or stamped or (much and not paper.fonts & self.fonts)

    def _kind(self, paper: Paper, last: str, starts: bool) -> str:
        if self.before and _goes_on(self.before, paper):
            told = last in (UNKNOWN, "maybe") and (paper.says == "plan" or paper.has_header())
            return "plan" if told else last
        if paper.says == "plan" and (last != "other" or starts or not self._is_below(paper)):
            return "plan"
        announced = self.named and last in ("cover", "report")
        if last in PLANS and not starts and (not paper.says or self._is_inner(paper)):
            return last
        if paper.says in ("report", "cover", "") and self._has_new_header(paper, last, starts):
            return "plan" if paper.says or announced or not paper.size else "maybe"
        if paper.says == "plan":
            return last
        if paper.says:
            return "other" if paper.says == "topic" else paper.says
        if paper.page.picture:
            return "plan" if announced else "maybe"
        return UNKNOWN if starts or last == "cover" else last

    def _is_below(self, paper: Paper) -> bool:
        """Whether what names a plan stands below what goes on with the paper at hand, smaller than its title:
        "Risk 6: Failure to respond to the peer challenge" in a register."""
        smaller = 0 < paper.size < AS_LARGE * self.size
        return smaller and paper.lines[0].size < paper.size and not paper.has_header()

    def _is_inner(self, paper: Paper) -> bool:
        """Whether a heading, or a committee's phrase, can stand inside the plan at hand: it is smaller than
        the plan's title, and no new kind of heading where it names another paper."""
        smaller = paper.size < AS_LARGE * self.size
        if paper.says == "other":
            inner = smaller and round(10 * paper.size) in self.sizes and not paper.has_foreign_header()
            # "Climate action plan" is no theme of a review's.
            inner = inner and not names_plan(paper.lines[0].text)
            # "Internal audit: follow-up" over the first table with a plan's header is another paper.
            return inner and (self.headed or not paper.has_header())
        return smaller and paper.says != "cover" and paper.marks < MARKS

    def _has_new_header(self, paper: Paper, last: str, starts: bool) -> bool:
        """Whether a page has a plan's header, and not because the paper that it is part of has one, or, an
        auditor's, announced its table: "Follow-up of recommendations" with nothing new overleaf."""
        again = self.before is not None and self.before.has_header()
        own = again or not (starts or paper.says or paper.size)
        return paper.has_header() and not (last == "other" and own)


def _title_of(paper: Paper) -> str:
    """The title of a plan that a page begins with, where it says whose or of what: each sheet of a workbook
    prints it again. "Action Plan" may be another's."""
    title = next((line.text for line in paper.lines if line.size >= paper.size > 0), "")
    return title if paper.says == "plan" and len(title.split()) > SHORT else ""


def _goes_on(before: Paper, paper: Paper) -> bool:
    """Whether a page counts itself as the next of the same paper."""
    return before.number[0] > 0 and paper.number == (before.number[0] + 1, before.number[1])


def _grouped(kinds: Sequence[str], begins: set[int], wanted: str) -> tuple[tuple[int, ...], ...]:
    """The pages of each paper of the kind that is wanted."""
    parts: list[list[int]] = []
    for place, (last, kind) in enumerate(pairwise(("", *kinds))):
        if kind == wanted and (last != wanted or place in begins):
            parts.append([])
        if kind == wanted:
            parts[-1].append(place + 1)
    return tuple(map(tuple, parts))
