"""Running headers, footers and page numbers: what stands at the same place on page after page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import takewhile
from statistics import fmean

from models.document import Box, Page, Style, Word, spaced, words_of
from parsers.fields.council import is_council_name
from parsers.text.lines import Line, line_of, words_to_lines
from parsers.text.runs import parted
from parsers.vocabulary.sections import is_plan_title, section_says
from parsers.vocabulary.word_lists import any_of

MARGIN = 0.12
"""The share of a page's height, from the top and from the bottom, in which furniture stands."""
DEEP = 0.25
"""The same for a line with the page's number that stands outermost on every page."""
PAGE_OF = re.compile(r"(?<![a-z])page\s+\d{1,3}\s+of\s+\d{1,3}\b", re.I)
SAYS_PAGE = re.compile(r"\bpage\s+\d", re.I)
COUNTS_PARTS = re.compile(
    rf"(?:{any_of('ranks of themes')}\s+)?{any_of('counted parts of a plan')}s?"
    r"\s+(?:[a-z]{0,3}\d{1,2}|[a-z])\b",
    re.I,
)
"""What begins a heading that counts a plan's parts: "Recommendation 2", "Theme 3: Finance"."""
CONTROL = re.compile(any_of("controls of a web page"), re.I)
"""What a web page has its readers press: "Hide", "Back to top"."""
PARTED = 4
"""Font sizes of white between two parts of a running line, at least."""
OUTER = 0.1
"""The share of a page's height in which a line stands that is furniture by what its own page shows."""
FEW = (2, 3)
"""So many texts such a line has: one alone is no row of a table, more are headings."""
APART = 1.2
"""Font sizes of white between it and the text, at least."""
ALONE = 2.5
"""The same of a line that may be a row with a number of its own."""
ROOM = 2.0
"""Font sizes beyond it within which a rule is that of its table."""
FLUSH = 6.0
"""Points from the margins of the text at which it begins and ends, at most."""
LEGIBLE = 0.7
"""The mean confidence of a line's words from which they may be what was printed."""
ANNOUNCING = ("recommendations", "areas")
LARGER = 1.15
"""The size of a section's heading, in that of the text, at least."""
SLIGHTLY, HARDLY = 1.05, 0.95
"""The size of a title, and of a theme above a slide's, in that of the text, at least."""
HUGE = 2.5
"""The size of a number that is no page's, in that of the text, at least."""
CLOSE = 2.2
"""Font sizes between the lines of a running header of several."""
MANY = 4
"""Pages that end with a line of one card or row only by chance."""
GOES_ON = re.compile(rf"\W*{any_of('goes on over the page')}\W*", re.I)
"""What stands at the end or head of a part of a table: "continued overleaf", "(cont. from previous page)"."""
STEP = 4.0
"""Points: lines whose tops differ by less stand at one place."""
Mark = tuple[str, int]
"""What a line prints, its numbers masked, and how many steps down."""
FILE_NAME = re.compile(r"^(?:[a-z]:|\\\\|/)?[^|;:?*]*\w\.(?:docx?|xls[xm]?|pptx?|od[ts]|pdf)$", re.I)
WEB_PRINT = re.compile(
    r"^(?:https?|file)://\S+(?:\s+\d{1,3}\s?/\s?\d{1,3})?$|^\d{1,2}/\d{1,2}/(?:20)?\d\d,? \d{1,2}:\d\d\b",
    re.I,
)
"""What a browser prints around a page: its address, "12/03/2025, 09:41" and its title."""
PAGE_NUMBER = re.compile(
    r"^(?:page\s*)?[-–|]?\s*(?:\d{1,3}|[ivxl]{1,5})\s*(?:(?:of|/)\s*\d{1,3})?\s*[-–|]?$"
    r"|(?<![a-z])page\s+\d{1,3}(?:\s+of\s+\d{1,3})?$|^page\s+\d{1,3}\b(?:\s+of\s+\d{1,3}\b)?",
    re.I,
)


def lone_furniture(page: Page) -> frozenset[Word]:
    """The words of a page's header and footer as the page alone shows them, whatever others have: lines of
    two or three texts from margin to margin, close to a table as its headings are.

    46                Labour market statistics             July 2010
    ----------------------------------------------------------------
                                                                      <- more white than below a heading
                                    2008       2009
    """
    lines = words_to_lines(page.words)
    if len(lines) <= len(FEW):
        return frozenset()
    first, last = lines[0], lines[-1]
    beyond = ROOM * first.style.size, ROOM * last.style.size
    ends = (
        (first, lines[1], first.box.bottom, (first.box.top - beyond[0], first.box.top)),
        (last, lines[-2], page.height - last.box.top, (last.box.bottom, last.box.bottom + beyond[1])),
    )
    found = [line for line, near, depth, room in ends if _is_lone(page, line, near, lines, depth, room)]
    return frozenset(words_of(found))


def _is_lone(
    page: Page, line: Line, near: Line, lines: Sequence[Line], depth: float, room: tuple[float, float]
) -> bool:
    """Whether a line `depth` points from the page's edge is a running one; a level rule in `room`, beyond it,
    is that of a table which begins or ends the page."""
    left, right = min(each.box.x0 for each in lines), max(each.box.x1 for each in lines)
    white = -line.box.shared_height(near.box)
    flush = line.box.x0 - left < FLUSH and right - line.box.x1 < FLUSH
    ruled = any(rule.horizontal and room[0] < rule.at < room[1] for rule in page.rules)
    apart = flush and len(_parts(line)) in FEW and white > APART * line.style.size
    return apart and depth < OUTER * page.height and not ruled


def find_furniture(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> frozenset[Word]:
    """The words of the running lines; `lines[i]` are the lines of `pages[i]` that stand outside tables."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page, own in zip(pages, lines, strict=True):
        for line in own:
            if in_margin(page, line.box, DEEP):
                for mask in _masks(line):
                    for offset in (-1, 0, 1):
                        seen[mask, _step_of(line) + offset].add(page.number)
    lasts = [_parts(line)[-1] for own in lines for line in own]  # "Recommendation 1            Hide"
    controls = [part for part in lasts if CONTROL.fullmatch(spaced(part).strip(" .^⌃˄▲▼+-"))]
    words = {word for part in controls for word in part} if len(controls) > 1 else set[Word]()
    count = sum(bool(page.words) for page in pages)
    text = _Text(pages, lines)
    for page, own in zip(pages, lines, strict=True):
        down = sorted(own, key=lambda line: line.box.top)  # columns are read otherwise
        for inwards in (down, down[::-1]):
            words.update(_running(page, inwards, seen, count, text))
    return frozenset(words)


class _Text:
    """The lines of the text inside the pages: a label that comes again and again, "How we will know", stands
    at the head of a column now and then, and is no running line there."""

    def __init__(self, pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> None:
        self._lines = [(page, line) for page, own in zip(pages, lines, strict=True) for line in own]
        self._known: frozenset[tuple[str, Style]] | None = None

    def has(self, line: Line) -> bool:
        if self._known is None:  # seldom asked
            inside = (line for page, line in self._lines if not in_margin(page, line.box))
            self._known = frozenset((line.text, line.style) for line in inside)
        return (line.text, line.style) in self._known

    def announces(self, line: Line) -> bool:
        """Whether a line in larger type than the text heads a section of recommendations, of which there may
        be one more: "Improvement recommendations" at the head of two pages."""
        return section_says(line.text) in ANNOUNCING and line.style.size > LARGER * self._size

    def titles(self, page: Page, line: Line, count: int) -> bool:
        """Whether a line on `count` pages is the title of these slides, or the theme above it: at its place
        others have other lines, "Finance" where these have "Local priorities", not other numbers. On upright
        pages, on which chapters run on, it is in larger type than the text, and on two alone."""
        slide = page.width > page.height
        at_its_place = {_masked(other) for _, other in self._lines if _is_set_alike(other, line)}
        large = line.style.size > (HARDLY if slide else SLIGHTLY) * self._size
        return large and (slide or count == 2) and len(at_its_place) > 1

    def is_named(self, line: Line) -> bool:
        """Whether a line no larger than the text names the plan or its council."""
        council = is_council_name(line.text) or (line.text.istitle() and line.text.endswith(" Council"))
        named = council or is_plan_title(line.text)
        return named and line.style.size < LARGER * self._size

    def counts(self, line: Line, pages: int) -> bool:
        """Whether a line, on so many `pages`, is a recommendation's number, no page's: in far larger type
        than the text, or on one page alone and of a type that others inside the pages have."""
        large = line.style.size > HUGE * self._size
        return line.text.strip(".").isdecimal() and (large or (pages == 1 and line.style in self._numbered))

    @cached_property
    def _numbered(self) -> frozenset[Style]:
        """The types of two numbers or more that stand alone inside the pages."""
        inside = [line for page, line in self._lines if not in_margin(page, line.box)]
        counts = Counter(line.style for line in inside if line.text.strip(".").isdecimal())
        return frozenset(style for style, count in counts.items() if count > 1)

    @cached_property
    def _size(self) -> float:
        sizes: Counter[float] = Counter()
        for _, line in self._lines:
            sizes[round(line.style.size, 1)] += len(line.text)
        return max(sizes, key=lambda size: sizes[size], default=0.0)


def _is_set_alike(one: Line, other: Line) -> bool:
    """Whether two lines begin at one place of their pages, in one style."""
    place, own = one.box, other.box
    return one.style == other.style and abs(place.top - own.top) < STEP and abs(place.x0 - own.x0) < STEP


def furniture_in_tables(pages: Sequence[Page], furniture: frozenset[Word]) -> frozenset[Word]:
    """The words of running lines that a page's table has, for its rules run on to the page's edge: what a
    browser cuts off is in the file. Other pages have the same at the same place."""
    known: set[tuple[str, int]] = set()
    for page in pages:
        for line in words_to_lines(word for word in page.words if word in furniture):
            known.update(marks_around(line))
    found: set[Word] = set()
    for page in pages:
        lines = words_to_lines(page.words)
        for inwards in (lines, lines[::-1]):
            for line in takewhile(lambda one: mark_at(one) in known, inwards):
                found.update(line.words)
    return frozenset(found) - furniture


def _running(
    page: Page, lines: Sequence[Line], seen: Mapping[tuple[str, int], set[int]], pages: int, text: _Text
) -> Iterator[Word]:
    """The words of the running lines from one edge of a page inwards: those on most pages anywhere in the
    margin, those on a few only at the edge, or close to one there: "Timescale: TBC" may come again."""
    edge: Line | None = None
    compact, numbered = True, False
    for line in lines:
        count = max(len(seen.get((mask, _step_of(line)), ())) for mask in _masks(line))
        if text.counts(line, count):
            compact = False
            continue
        if GOES_ON.fullmatch(line.text):
            yield from line.words
            continue
        numbers = _numbers_page(page, line, count, pages) or _names_file(page, line)
        # "Westshire Council" above every sheet of a small page stands further down, below a large title.
        named = count == pages > 1 and text.is_named(line)
        size = max(line.style.size, edge.style.size) if edge and named else line.style.size
        near = edge is None or abs(line.baseline - edge.baseline) < CLOSE * size
        outermost = numbers and edge is None and line is lines[0]
        if numbered and numbers and (PAGE_OF if not near else SAYS_PAGE).search(line.text):
            # A pack's number stands outside of the plan's own.
            outermost = near = True
        numbered = outermost
        compact = compact and near and (count >= max(2, 0.3 * pages) or outermost)
        often = count >= max(3, 0.6 * pages)
        compact = compact and (
            numbers or often or not (text.has(line) or text.announces(line) or text.titles(page, line, count))
        )
        deep = named or (count == pages > 1 and _ends_all(page, line, pages))
        inside = in_margin(page, line.box, DEEP if deep else MARGIN)
        if (compact and (numbers or inside)) or (often and in_margin(page, line.box)):
            yield from line.words
            edge = line


def _ends_all(page: Page, line: Line, pages: int) -> bool:
    """Whether a line of all these pages may be their footer above a deep margin: "Westshire | Official"."""
    return pages >= MANY and line.box.top > page.height / 2 and ":" not in line.text


def _numbers_page(page: Page, line: Line, count: int, pages: int) -> bool:
    """Whether a line has a page's number; in a deep margin it says so ("Page 1 of 3"), or is on all pages."""
    deep = bool(PAGE_OF.search(line.text)) or count == pages > 1
    numbers = bool(PAGE_NUMBER.search(line.text)) or _has_number_at_its_edge(page, line)
    return numbers and in_margin(page, line.box, DEEP if deep else MARGIN)


def _has_number_at_its_edge(page: Page, line: Line) -> bool:
    """Whether the number of its page stands away from the rest of a line at the page's edge: "Westshire Fire
    and Rescue Service                1". No row of a table stands so far from the next."""
    parts = _parts(line)
    outer = [words[0].text for words in (parts[0], parts[-1]) if len(words) == 1]
    behind = line.text.endswith(tuple(f" {sign} {page.number}" for sign in "–—-|"))  # "Elmbridge Council – 1"
    numbered = behind or (len(parts) in FEW and str(page.number) in outer)
    if not numbered or not in_margin(page, line.box, OUTER):
        return False
    others = [word.box for word in page.words if word not in line.words]
    return not any(-line.box.shared_height(box) < ALONE * line.style.size for box in others)


def _names_file(page: Page, line: Line) -> bool:
    """Whether a margin's line is the file's path, "S:\\Policy\\Plan v3.docx", or a web address."""
    told = FILE_NAME.search(line.text) or WEB_PRINT.search(line.text)
    return bool(told) and in_margin(page, line.box)


def in_margin(page: Page, box: Box, share: float = MARGIN) -> bool:
    return box.bottom < share * page.height or box.top > (1 - share) * page.height


def _masks(line: Line) -> list[str]:
    """What a line prints at its place: all of it, and each part of one with white between."""
    parts = _parts(line)
    masks = [_masked(line_of(part)) for part in parts] if len(parts) > 1 else []
    return [_masked(line), *(mask for mask in masks if any(map(str.isalpha, mask)))]


def _parts(line: Line) -> list[list[Word]]:
    """The words of a line, parted where white is between them."""
    white = PARTED * line.style.size
    return parted(line.words, lambda part, word: word.box.x0 - part[-1].box.x1 > white)


def marks_around(line: Line) -> Iterator[Mark]:
    """A running line at its place, and a step from it."""
    return ((_masked(line), _step_of(line) + offset) for offset in (-1, 0, 1))


def mark_at(line: Line) -> Mark:
    return _masked(line), _step_of(line)


def _step_of(line: Line) -> int:
    return round(line.box.top / STEP)


def _masked(line: Line) -> str:
    """The line with its numbers masked: "Page 1 of 4" and "Page 2 of 4" are one running line, and so are a
    copy's lines at one height that can hardly be read: "Agreed by Cabinet", in grey, is another each time.
    "Recommendation 2" at the head of its page is not the "Recommendation 1" of the page before."""
    if fmean([word.confidence for word in line.words]) < LEGIBLE:
        return ""
    if COUNTS_PARTS.match(line.text):
        return line.text.lower()
    return re.sub(r"\d+", "#", line.text.lower())
