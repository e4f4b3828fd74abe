"""Document → Plan: the whole of the parsers' ring, on one screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.document import Document, Word
from models.plan import Council, Issue, Plan, Recommendation
from parsers.blocks import Kind
from parsers.coverage import cover
from parsers.drafts import Placed
from parsers.fields.council import find_council, named_council
from parsers.fields.plan_date import find_plan_date
from parsers.layouts import LAYOUTS
from parsers.lines import words_to_lines
from parsers.normalise import Normaliser
from parsers.outline import Outline, document_to_outline


def parse(document: Document, council: str = "", plan_date: str = "") -> Plan:
    """The plan that a document holds; one without recommendations means that none was found.

    `council` and `plan_date` (`YYYY[-MM[-DD]]`) are taken as given, else looked for in the document.
    """
    outline = document_to_outline(document)
    placed = _drafts(outline)
    printed = plan_date or find_plan_date(_dated_texts(outline), None)
    normaliser = Normaliser(printed)
    recommendations = tuple(normaliser.recommendation(each.draft) for each in placed)
    coverage = cover(document, outline, placed)
    issues = [*normaliser.issues, *_unread(coverage.missing)]
    return Plan(
        title=_title(outline, document),
        council=named_council(council) if council else _council(outline, document),
        plan_date=printed or _date_of_file(document.created, recommendations),
        recommendations=recommendations,
        issues=tuple(sorted(issues, key=lambda issue: issue.page)),
        coverage=coverage,
    )


def _drafts(outline: Outline) -> list[Placed]:
    """What every layout that recognises something in the document makes of it, in document order."""
    placed = [each for layout in LAYOUTS if layout.recognises(outline) for each in layout.parse(outline)]
    return sorted(placed, key=lambda each: (each.page, each.top))


def _title(outline: Outline, document: Document) -> str:
    """The largest heading of the first page that has one, else the file's own title."""
    headings = [block for block in outline.blocks if block.kind is Kind.HEADING]
    first = [block for block in headings if block.item.page == headings[0].item.page]
    if not first:
        return document.title
    largest = max(block.style.size for block in first)
    return outline.joiner.passage(next(b for b in first if b.style.size >= largest - 0.1).lines).text


def _council(outline: Outline, document: Document) -> Council:
    """The council that the document names: in its title, its running lines, its first page, its file name."""
    first = [block.item.text for block in outline.blocks if block.item.page == document.pages[0].number]
    furniture = [line.text for line in words_to_lines(outline.furniture)]
    return find_council(
        [_title(outline, document), *furniture, " ".join(first), document.name, document.title]
    )


def _dated_texts(outline: Outline) -> list[str]:
    """Where a plan prints its date: title page and headings, then running lines."""
    first = [block.item.text for block in outline.blocks if block.item.page == 1][:12]
    return [*first, *dict.fromkeys(line.text for line in words_to_lines(outline.furniture))]


def _date_of_file(created: date | None, recommendations: Sequence[Recommendation]) -> str:
    """The day on which the file was made, unless the plan's deadlines are all past by then (a reprint)."""
    dues = [
        details.deadline.due
        for each in recommendations
        for details in (each.details, *(action.details for action in each.actions))
        if details.deadline.due
    ]
    if created is None or (dues and max(dues) < created):
        return ""
    return created.isoformat()


def _unread(missing: Sequence[Word]) -> list[Issue]:
    """One issue a page for words of a table that no record took."""
    issues = []
    for page in sorted({word.page for word in missing}):
        words = tuple(word for word in missing if word.page == page)
        text = " ".join(word.text for word in words)
        issues.append(Issue("unread", f"in no record: “{text[:200]}”", page, words))
    return issues
