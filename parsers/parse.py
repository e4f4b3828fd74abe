"""Document → Plan: the whole of the parsers' ring, on one screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.document import Document, Word
from models.plan import Issue, Plan
from parsers.context import council_of, date_of_file, dated_texts, title_of, with_statuses
from parsers.coverage import cover
from parsers.drafts import Placed
from parsers.fields.council import named_council
from parsers.fields.plan_date import find_plan_date
from parsers.layouts import LAYOUTS
from parsers.normalise import Normaliser, draft_words
from parsers.outline import Outline, document_to_outline


def parse(document: Document, council: str = "", plan_date: str = "") -> Plan:
    """The plan that a document holds; one without recommendations means that none was found.

    `council` and `plan_date` (`YYYY[-MM[-DD]]`) are taken as given, else looked for in the document.
    """
    outline = document_to_outline(document)
    placed = outline_to_drafts(outline)
    title = title_of(outline, placed, document)
    printed = plan_date or find_plan_date(dated_texts(outline), None)
    normaliser = Normaliser(printed)
    recommendations = [normaliser.recommendation(each.draft) for each in placed]
    coverage = cover(document, outline, placed)
    issues = [
        *normaliser.issues,
        *_unread(coverage.missing),
        *_passed_over(outline, placed),
        *_junk_tags(outline, placed),
    ]
    return Plan(
        title=title,
        council=named_council(council) if council else council_of(outline, title, document),
        plan_date=printed or date_of_file(document.created, recommendations),
        recommendations=with_statuses(recommendations, outline.blocks),
        issues=tuple(sorted(issues, key=lambda issue: issue.page)),
        coverage=coverage,
    )


def outline_to_drafts(outline: Outline) -> list[Placed]:
    """What every layout that recognises something in the document makes of it, in document order."""
    placed = [each for layout in LAYOUTS if layout.recognises(outline) for each in layout.parse(outline)]
    return sorted(placed, key=lambda each: (each.page, each.top))


def _passed_over(outline: Outline, placed: Sequence[Placed]) -> list[Issue]:
    """One issue for each table among the records that is taken for no part of the plan."""
    if not placed:
        return []
    first, last = (placed[0].page, placed[0].top), (placed[-1].page, placed[-1].top)
    issues = []
    for grid in outline.others:
        if first < (grid.page, grid.box.top) < last:
            words = tuple(word for cell in grid.cells for word in cell.words)
            text = " ".join(word.text for word in words[:20])
            issues.append(Issue("table", f"taken for no part of the plan: “{text} …”", grid.page, words))
    return issues


def _junk_tags(outline: Outline, placed: Sequence[Placed]) -> Iterator[Issue]:
    """One issue where tags round the plan's own words do not fit the page: the plan was read without them."""
    words = {word for each in placed for _, word in draft_words(each.draft)}
    faults = [fault for fault in outline.faults if words & set(fault.words)]
    if faults:
        pages = sorted({fault.words[0].page for fault in faults})
        where = f"page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages))}"
        yield Issue("tags", f"table tags on {where} were ignored: {faults[0].reason}", pages[0])


def _unread(missing: Sequence[Word]) -> list[Issue]:
    """One issue a page for words of a table that no record took."""
    issues = []
    for page in sorted({word.page for word in missing}):
        words = tuple(word for word in missing if word.page == page)
        text = " ".join(word.text for word in words)
        issues.append(Issue("unread", f"in no record: “{text[:200]}”", page, words))
    return issues
