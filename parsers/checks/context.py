"""What a plan says about itself beyond its records: its title, its date, its key of colours, its "now"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from models.document import Document, Word
from models.plan import NOTHING, Action, ActionDraft, Council, Details, Recommendation, RecommendationDraft
from parsers.fields.council import find_council, find_rivals, is_council_name
from parsers.fields.plan_date import find_plan_date
from parsers.fields.status import read_status
from parsers.outline.outline import Outline
from parsers.records.abbreviations import abbreviations_of
from parsers.records.drafts import Placed
from parsers.records.said_once import titles_of
from parsers.sections.blocks import Block, Kind
from parsers.text.lines import words_to_lines
from parsers.vocabulary.sections import is_plan_title, section_says
from parsers.vocabulary.word_lists import any_of

KEY = re.compile(rf"\b({any_of('colours')})\s*(?:[-–—=:]|\()\s*([^;.,)]+)", re.I)
"""An entry of a key of colours: "Blue - complete; Green - on track"."""
UNSET_CLOCKS = (date(1970, 1, 1), date(1980, 1, 1), date(2000, 1, 1))
"""What a clock says that was never set; typesetters write the last for files that are always the same."""
PARTS = re.compile(r"\s+[|–—-]\s+|\s*\bpage\s+\d.*$", re.I)
"""What parts a running line."""
LONGEST_DATE_LINE = 12
"""Words; what is longer is prose, and tells of other dates too."""
FIRST_BLOCKS = 12
"""Blocks of the first page among which a plan prints its date."""
DAY = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]+,?\s+20\d\d\b")
"""The day of a meeting: "Tuesday 10 February 2026 at 6.30 pm"."""
MOST = 0.75
"""The share of a plan's deadlines that lie behind its date."""
LONGEST_PLAN = 5
"""Years that a plan looks ahead to its first deadline, at the most."""
COMPLETED = re.compile(r"\bcompleted?\b", re.I)


def title_of(outline: Outline, placed: Sequence[Placed], document: Document) -> str:
    """The plan's title as printed: the largest heading above the records on the page on which they begin;
    else the largest of the first page with a heading; else the file's own title. Of several as large it is
    the one that names a plan: "Appendix B: Action plan" below "Cabinet – 2 July 2024". A report that only
    recommends has its title on its first page. No title beside others is a council's name, one of several
    themes, "Recommendations" in a letter below its subject, nor "What needs to improve?" below a larger
    heading."""
    themes = {frozenset(each.draft.theme.words) for each in placed if each.draft.theme.words}
    headings = [
        block
        for place, block in enumerate(outline.blocks)
        if block.kind is Kind.HEADING
        and not (place > 1 and len(themes) > 1 and frozenset(block.item.words) in themes)
    ]
    start = (placed[0].page, placed[0].top) if any(each.draft.actions for each in placed) else (0, 0.0)
    own = [block for block in headings if block.item.page == start[0] and block.place < start]
    first = own or [block for block in headings if block.item.page == headings[0].item.page]
    if not first:
        return document.title
    first = [b for b in first if b is headings[0] or not _only_heads(b.item.text)] or first
    first = [block for block in first if not is_council_name(block.item.text)] or first
    size = max(block.style.size for block in first)
    largest = [block for block in first if block.style.size >= size - 0.1]
    titled = (block for block in largest if is_plan_title(block.item.text))
    return outline.joiner.passage(next(titled, largest[0]).lines).text


def _only_heads(text: str) -> bool:
    """Whether a heading says what stands below it, "Recommendations", and names no plan."""
    return bool(section_says(text)) and not is_plan_title(text)


def without_title_as_theme(placed: Sequence[Placed], title: str) -> list[Placed]:
    """The drafts, the plan's title no theme of theirs: "Action plan after the peer review" below the
    council's name, or any title that stands over them all. Beside another plan's it tells the two apart."""
    themes = {each.draft.theme.text for each in placed} - {""}
    alone = {theme for theme in themes if len(themes) == 1 and (theme == title or is_council_name(theme))}
    titles = alone | {theme for theme in themes if theme == title and is_plan_title(title)}
    if len(titles_of(placed)) > 1:
        return list(placed)
    return [
        replace(each, draft=replace(each.draft, theme=NOTHING)) if each.draft.theme.text in titles else each
        for each in placed
    ]


def council_of(
    outline: Outline, placed: Sequence[Placed], title: str, document: Document
) -> tuple[Council, tuple[str, ...]]:
    """The council that the document names: in its title, running lines, first page, its pack's first, file
    name or metadata; else those named alike. Plans of several councils in one file are none's."""
    if len(several := _heads_of_plans(outline, placed)) > 1:
        return Council(), several
    first = (block.item.text for block in _first_page(outline, document))
    makers = filter(is_council_name, document.makers)  # "Clark Kent" is a person
    texts = [title, *_running(outline), *first, *document.front, document.name, document.title, *makers]
    found = find_council(texts)
    return found, () if found.name else find_rivals(texts)


def _heads_of_plans(outline: Outline, placed: Sequence[Placed]) -> tuple[str, ...]:
    """The councils that headings name in a file of several plans."""
    if len(titles_of(placed)) < 2:
        return ()
    headings = [block.item.text for block in outline.blocks if block.kind is Kind.HEADING]
    return tuple(dict.fromkeys(name for text in headings if (name := find_council([text]).name)))


def dated_texts(outline: Outline, document: Document, taken: frozenset[Word]) -> tuple[list[str], list[str]]:
    """Where a plan prints its date: on lines of its title page; then in its running lines and their parts
    ("Action plan | November 2024   Page 1 of 3"), in prose and below its records, but in no `taken` words."""
    running = _running(outline)
    parts = [part for line in running for part in PARTS.split(line)]
    first = [
        block for block in _first_page(outline, document)[:FIRST_BLOCKS] if taken.isdisjoint(block.item.words)
    ]
    end = max((word.box.bottom for word in taken if word.page == document.first_page), default=math.inf)
    texts = [block.item.text for block in first]
    titles = [block.item.text for block in first if block.place[1] < end]
    short = [text for text in titles if len(text.split()) <= LONGEST_DATE_LINE]
    return short, [*running, *parts, *texts]


def _first_page(outline: Outline, document: Document) -> list[Block]:
    return [block for block in outline.blocks if block.item.page == document.first_page]


def _running(outline: Outline) -> list[str]:
    return list(dict.fromkeys(line.text for line in words_to_lines(outline.furniture)))


def meanings_of(outline: Outline, placed: Sequence[Placed], document: Document) -> Mapping[str, str]:
    """What the plan says that its abbreviations stand for, in its text, its tables or a list of them."""
    texts = [block.item.text for block in outline.blocks]
    texts += [text for each in placed for text in _draft_texts(each.draft)]
    pages = ([word for word in page.words if not word.drawn] for page in document.pages)
    return abbreviations_of(texts, (line.text for words in pages for line in words_to_lines(words)))


def _draft_texts(draft: RecommendationDraft | ActionDraft) -> Iterator[str]:
    yield draft.text.text
    yield from (field.value.text for field in draft.fields)
    inner = draft.children if isinstance(draft, ActionDraft) else draft.actions
    for action in inner:
        yield from _draft_texts(action)


def date_of_file(document: Document, recommendations: Sequence[Recommendation]) -> str:
    """The date of the file's own title, "Action Plan December 2019", else the day on which it was made, where
    that can be the plan's: not after its last deadline (a reprint), nor many years before its first."""
    titled, created = find_plan_date([document.title]), document.created
    if titled and _can_be_year(int(titled[:4]), recommendations):
        return titled
    if created is None or created in UNSET_CLOCKS or not _can_be_year(created.year, recommendations):
        return ""
    return created.isoformat()


def date_of_pack(front: Sequence[str], recommendations: Sequence[Recommendation]) -> str:
    """The day of the meeting whose papers hold the plan, where most deadlines lie behind that."""
    days = [day.group() for line in front if (day := DAY.search(line))]
    found = find_plan_date(days[:1])
    if not found:
        return ""
    dues = [details.deadline.due for details in _details(recommendations) if details.deadline.due]
    behind = sum(due.isoformat() >= found for due in dues)
    return found if behind >= MOST * len(dues) and _can_be_year(int(found[:4]), recommendations) else ""


def _can_be_year(year: int, recommendations: Sequence[Recommendation]) -> bool:
    dues = [details.deadline.due for details in _details(recommendations) if details.deadline.due]
    return not dues or min(dues).year - LONGEST_PLAN <= year <= max(dues).year


def _details(recommendations: Iterable[Recommendation]) -> list[Details]:
    """The details of every row of the export."""
    return [
        details
        for each in recommendations
        for details in ([action.details for action in each.actions] or [each.details])
    ]


def with_statuses(
    recommendations: Sequence[Recommendation], blocks: Sequence[Block]
) -> tuple[Recommendation, ...]:
    """The records with the statuses that only the whole plan tells: by its own key of colours, "Blue -
    complete", and for "Completed June 2025" where the plan's first target lies later."""
    key = colour_key(" ".join(block.item.text for block in blocks))
    first = _first_target(recommendations)

    def told(details: Details) -> Details:
        if details.status or details.status_text:
            return details
        if key.get(details.rag.lower()):
            return replace(details, status=key[details.rag.lower()])
        due = details.deadline.due
        if first and due and due < first and COMPLETED.search(details.deadline.text):
            return replace(details, status="complete")
        return details

    def told_action(action: Action) -> Action:
        return replace(action, details=told(action.details))

    return tuple(
        replace(each, details=told(each.details), actions=tuple(map(told_action, each.actions)))
        for each in recommendations
    )


def colour_key(prose: str) -> dict[str, str]:
    """Colour → status, as the plan's own key has it; colours whose words are no status are left out."""
    return {colour.lower(): status for colour, words in KEY.findall(prose) if (status := read_status(words))}


def _first_target(recommendations: Sequence[Recommendation]) -> date | None:
    """The earliest day that the plan still looks forward to."""
    open_ones = [d.deadline for d in _details(recommendations) if not COMPLETED.search(d.deadline.text)]
    return min((day for each in open_ones if (day := each.start or each.due)), default=None)
