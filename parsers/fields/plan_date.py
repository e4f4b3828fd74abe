"""The plan's own date, from its title page, its footer or, last, the file's metadata."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from parsers.fields.periods import YEARS, date_of
from parsers.fields.time_tokens import Token, text_to_tokens
from parsers.fields.time_units import tokens_to_units
from parsers.fields.time_years import Unit
from parsers.vocabulary import column_of
from parsers.vocabulary.word_lists import any_of

LONGEST_TITLE = 20
"""Words. A longer line is prose, and a date inside it is about something else."""
_PRECISE = ("day", "month")
RECORDS = frozenset({"deadline", "start", "original_deadline", "revised_deadline", "completed_date"})
"""Columns of dates that are a record's."""

_MARKED = re.compile(
    rf"(?<!to be )\b{any_of('dates the plan')}\b"
    rf"(?:\s*(?:{any_of('stands before the date')}|\d{{1,2}}(?:\.\d+)*(?=\W)|[:|/,–—()-]|"
    r"(?:by|at):?(?:\s+the)?(?-i:(?:\s+[A-Z][\w'’]*|\s+(?:and|&)){1,6})(?:\s+(?:on|in)\b|\s?[,.|]|\s*$)))*\s*$",
    re.IGNORECASE,
)
"""Words right before the plan's date: "Version 2, March 2022", "Last review date: 14 October 2025". A "Review
date" is to come."""
_MEETING = re.compile(
    rf"^\W*(?:{any_of('before a meeting')}\s+"
    r"(?:\w{1,2}\s*(?:[:,|–—-]|to\s)\s*)?){0,3}(?:the\s+)?(?:full\s+)?"
    rf"(?:{any_of('meets')}|[\w &,/–-]{{0,60}}{any_of('any meeting')})"
    rf"(?:\s+{any_of('of a meeting')})?\b"
    r"(?:[\s:,|–—-]*(?:agenda\s+)?item\s+(?:no\.?\s*)?\d+\w?\b)?[\s:,|(–—-]*$",
    re.IGNORECASE,
)
_BROUGHT_TO = re.compile(
    rf"^\W*(?:(?:to be\s+)?{any_of('brought to a meeting')}\s+(?:by|at|to)"
    rf"|for\s+{any_of('brought for')}\s+(?:by|at))\s+(?:the\s+)?(?:full\s+)?"
    rf"(?:[\w&,]+\s+){{0,6}}?{any_of('meets in full')}"
    r"(?:\s+meeting)?(?:\s+on)?[\s:,–—-]*$",
    re.IGNORECASE,
)
""" "To be considered by Cabinet on 18 March 2025" on a cover."""
_OF_A_MEETING = re.compile(rf"^\W*(?:for\s+)?(?:full\s+)?{any_of('meets or meeting')}?\W*$", re.IGNORECASE)
_LABELLED_FOOTER = re.compile(
    r"(?:[A-Z][\w'’&]*,?\s+|(?:and|of|the|for|to|&)\s+){1,8}"
    r"(?:[|–—-]|(?<=, )|(?<=Council )|(?<=Authority ))\s*"
)
""" "Marlingate City Council, March 2024", "Castlemere Borough Council | October 2025"."""
_VERSION = re.compile(
    rf"\W*{any_of('version')}\W*"
    r"(?:\d+(?:\.\d+)*)?\W*",
    re.IGNORECASE,
)
"""What stands behind a date that is alone: "9 July 2024 - Version 3"."""
_TIME = re.compile(r"\W*(?:at\s+)?(?:\d{1,2}(?:[.:]\d\d)?\s*(?:am|pm|a\.m|p\.m)|noon)\W*", re.IGNORECASE)
"""When a meeting begins: "13 November 2025 at 6.30pm"."""
_REPORT_OF = re.compile(r"\W*report (?:of|by|from) (?:the )?[\w &,]{3,60}[\s,–—-]+", re.IGNORECASE)
_PAGE = re.compile(r"\W*(?:page\s*)?\d{0,3}(?:\s*of\s*\d{1,3})?\W*", re.IGNORECASE)
"""A footer: "Castlemere Borough Council | October 2025 | Page 2 of 9"."""
_PAGE_BEFORE = re.compile(
    r"\W*(?:page\s*\d{1,3}(?:\s*of\s*\d{1,3})?\s*[|,–—-]?|\d{1,3}\s*\|\s*p\s?a\s?g\s?e\b)\s*", re.IGNORECASE
)
""" "Page 3 of 14 – March 2024", and as word processors have it, "3 | Page"."""
_NO_DATES = re.compile(
    r"(?<=\bpage)\s*\d{1,3}\s*of\s*\d{1,3}(?=\W)|"
    r"(?<=\bversion)\s*(?!\d\d?\.\d\d?\.\d\d(?!\.))\d+(?:\.\d+)*(?=\W)|(?<=\bv)\.?\s?\d+(?:\.\d+)*(?=\W)|(?<=\bissue)\s*\d+(?=\W)"
    r"|(?<=\brev)\.?\s?\d+(?:\.\d+)*(?=\W)|(?<=\brevision)\s*\d+(?=\W)|(?<=\bdraft)\s*\d+(?=\s?[,–—])",
    re.IGNORECASE,
)
"""No days: "Version 1 – 28 February 2023", "Page 3 of 9 January 2025"."""
_BROUGHT_UP_TO_DATE = re.compile(rf"\b{any_of('brought up to date')}\b", re.IGNORECASE)
_TITLE = re.compile(
    rf"\b{any_of('plans')}\s+plan\b|\bplan\b|\bposition\s+statement\b|\b(?:\d{{1,2}}|three|six|nine|twelve|eighteen)[\s-]month(?:ly)?\s+{any_of('reports')}\b|\bprogress\s+{any_of('reports')}\b|\bpeer\s+challenge\b",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(rf"\b{any_of('document')}(?!\w)", re.IGNORECASE)
"""What a document is called beside its day or month: "Monitoring report May 2024", "Appendix 3, May 2024"."""
_OF_THE_CHALLENGE = re.compile(rf"\b{any_of('the challenge')}\W*$", re.IGNORECASE)
""" "CPC June 2023 – Action Plan October 2023": the second is the plan's."""
_CHALLENGE = re.compile(r"\bpeer (?:challenge|review)\s*\(\s*$|\bresponse to (?:the\s+)?$", re.IGNORECASE)
"""What dates the challenge: "Peer challenge (March 2024) action plan", "Response to the May 2024 review"."""
_ENDS_TITLE = re.compile(
    r"\W*(?:update|refresh|edition|position|report|(?:version|v|rev)\.?\s?\d+(?:\.\d+)*)?\W*", re.IGNORECASE
)
""" "Action Plan – July 2023 update"."""
_OTHER_PLAN = re.compile(
    rf"\b{any_of('other plans')}\s+(?:plan|strategy)\b"
    rf"(?!.*\b{any_of('own plans')}\s+plan\b)",
    re.IGNORECASE,
)
""" "Council Plan 2023-2027 (adopted July 2023)"."""
_ABOUT_SOMETHING_ELSE = re.compile(rf"\b{any_of('dates something else')}\b", re.IGNORECASE)

_PLAN_APPROVED = re.compile(
    r"(?P<what>\bplan|(?:^|[.:])\W*(?:it|this document))\s+(?:is\s+(?:\w+\s+){1,6}and\s+)?"
    r"(?:was|were|has\s+been|is)\s+(?:formally\s+)?"
    rf"(?:{any_of('plan approved')}|signed\s+off|published|(?:last\s+)?(?:updated|reviewed|revised))\b"
    rf"(?:\s+by\s+(?:(?:the|our)\s+)?(?:full\s+)?{any_of('approves')})?\s+(?:on|in)\s*$",
    re.IGNORECASE,
)
_APPROVED_PLAN = re.compile(
    rf"\b(?:{any_of('plan approved')}|published)\s+(?:this|the|our|its)\s+"
    r"(?P<what>(?:[\w-]+\s+){0,4}plan)\s+(?:on|in)\s*$",
    re.IGNORECASE,
)
"""Prose that tells the plan's own date: "It was approved by Cabinet on 12 June 2024"."""


def find_plan_date(title_page: Iterable[str], elsewhere: Iterable[str] = ()) -> str:
    """The plan's date, as precise as printed: "2022", "2022-03" or "2022-03-14"; "" where nothing says it.

    First a date that the title page marks as the plan's ("Published 14 October 2025") or has on a line of its
    own, then such a date `elsewhere`, in running lines or prose; then the title's ("Action Plan 2025"), the
    challenge's in a title, and last that on which prose says that the plan was approved. Other dates in prose
    ("In January 2022 the peer team visited") are about something else.
    """
    first = _tidy_lines(title_page)
    sure = tuple(_readings().values())[:_SURE]
    return _first_date(first, sure) or _first_date([*first, *_tidy_lines(elsewhere)], _readings().values())


_SURE = 2
"""Ways to find a date that tell it without a title or a sentence."""


def _tidy_lines(texts: Iterable[str]) -> list[str]:
    """Lines with single blanks, also for the "_" of a file's name in a footer: "Action_Plan_v3_June 2022"."""
    return [" ".join(line.replace("_", " ").split()) for text in texts for line in text.splitlines()]


def _first_date(lines: Sequence[str], readings: Iterable[Callable[[str], Iterator[str]]]) -> str:
    return next((when for reading in readings for line in lines for when in reading(line)), "")


def how_dated(line: str) -> str:
    """Why the date of a line is the plan's: "marked as the plan's"; "" where it is not."""
    tidy = " ".join(_tidy_lines([line]))
    return next((why for why, reading in _readings().items() if next(reading(tidy), "")), "")


def _readings() -> dict[str, Callable[[str], Iterator[str]]]:
    """The ways to find the plan's date, the surest first, each with what it takes a date for."""
    return {
        "marked as the plan's": partial(_marked_dates, in_sentence=False),
        "alone on its line": _lone_dates,
        "in the plan's title": partial(_title_dates, of_challenge=False),
        "in the challenge's title": partial(_title_dates, of_challenge=True),
        "told in prose": _told_dates,
        "marked in prose": partial(_marked_dates, in_sentence=True),
    }


def _marked_dates(line: str, in_sentence: bool) -> Iterator[str]:
    """That of the last change before others: "Published: January 2023 | Reviewed: June 2023". Sentences are
    asked apart: "This report updates the plan agreed in March 2024."."""
    if (line.endswith(".") and len(line.split()) >= _SHORTEST_SENTENCE) != in_sentence:
        return
    dated = tuple(_marks_and_dates(line))
    yield from (when for mark, when in dated if _BROUGHT_UP_TO_DATE.search(mark))
    yield from (when for _, when in dated)


_SHORTEST_SENTENCE = 7
"""Words."""


def _marks_and_dates(line: str) -> Iterator[tuple[str, str]]:
    """Each date that is marked as the plan's, behind its mark."""
    for unit, before, _ in _dates(line, ("", "end")):  # "Position as at end of June 2025"
        is_marked = _MARKED.search(before) or (unit.kind in _PRECISE and _MEETING.match(before))
        brought = _BROUGHT_TO.match(before) or (unit.kind == "day" and _REPORT_OF.fullmatch(before))
        if brought or (
            is_marked
            and not _ABOUT_SOMETHING_ELSE.search(_last_words(before))
            and len(before.split()) <= LONGEST_TITLE
            and not _is_of_a_record(before)
            and not _OTHER_PLAN.search(before)
        ):
            yield before, _iso(unit)


def _is_of_a_record(before: str) -> bool:
    """Whether a label that records have stands before a date: "Target date:", "Completion date"."""
    label = before.strip(" :|–—-")
    return " " in label and column_of(label) in RECORDS


def _last_words(before: str) -> str:
    """The clause that leads to the date, without the mark: "was visited, published" → "published"."""
    return re.split(r"[.;|]", _MARKED.sub("", before))[-1]


def _lone_dates(line: str) -> Iterator[str]:
    for unit, before, after in _dates(line):
        alone = (
            _OF_A_MEETING.match(before)
            or _LABELLED_FOOTER.fullmatch(before)
            or _PAGE_BEFORE.fullmatch(before)
        )
        update = not before.strip() and _ENDS_TITLE.fullmatch(after)  # "January 2025 update"
        ends = (
            update,
            _OF_A_MEETING.match(after),
            _PAGE.fullmatch(after),
            _VERSION.fullmatch(after),
            _TIME.fullmatch(after),
        )
        if unit.kind in _PRECISE and alone and any(ends):
            yield _iso(unit)


def _title_dates(line: str, of_challenge: bool) -> Iterator[str]:
    """ "Action Plan 2025", "Peer Challenge Action Plan – March 2022"; not "Corporate Plan 2020-2024". Those
    right behind "Peer challenge" are the challenge's, and asked for apart."""
    if len(line.split()) > LONGEST_TITLE or line.endswith("."):
        return
    yield from (
        _iso(unit)
        for unit, before, after in _dates(line)
        if bool(_OF_THE_CHALLENGE.search(before)) == of_challenge
        and _is_titled(unit, before, after)
        and not (_CHALLENGE.search(before) and _TITLE.search(after))
        and not _OTHER_PLAN.search(before)
        and not _ABOUT_SOMETHING_ELSE.search(before)
        and not _is_of_a_record(before)
    )


def _is_titled(unit: Unit, before: str, after: str) -> bool:
    """Whether a title stands before a date that ends the line, or behind it."""
    is_end = _ENDS_TITLE.fullmatch(after) or _TITLE.search(after) or _PAGE.fullmatch(after)
    is_title = _TITLE.search(before) or _TITLE.search(after)
    is_document = unit.kind in _PRECISE and _DOCUMENT.search(before + after)
    return bool(is_end and (is_title or is_document))


def _told_dates(line: str) -> Iterator[str]:
    for unit, before, _ in _dates(line):
        approved = _PLAN_APPROVED.search(before) or _APPROVED_PLAN.search(before)
        if approved and not _OTHER_PLAN.search(before[: approved.end("what")]):
            yield _iso(unit)


def _dates(line: str, may_be: Sequence[str] = ("",)) -> Iterator[tuple[Unit, str, str]]:
    """Every day, month or year of a line with the text before and after it; no range, no fiscal year.

    `may_be` are the parts of these that count: "" for the whole, "end" for "end of June 2025".
    """
    tokens = text_to_tokens(_NO_DATES.sub(lambda found: " " * len(found[0]), line))
    units = tokens_to_units(tokens)
    for place, unit in enumerate(units):
        following = units[place + 1] if place + 1 < len(units) else None
        before = units[place - 1] if place else None
        if (following and _is_range(tokens, unit, following)) or (before and _is_range(tokens, before, unit)):
            continue
        if unit.kind in ("day", "month", "year") and unit.year in YEARS and unit.part in may_be:
            yield unit, line[: tokens[unit.start].start], line[tokens[unit.end - 1].end :]


def _is_range(tokens: Sequence[Token], first: Unit, second: Unit) -> bool:
    """ "5th to 8th March 2024", "4 and 7 November 2024": when somebody was there."""
    joins = ("dash", "to", "and") if first.kind == second.kind == "day" else ("dash", "to")
    both = first.kind != "fiscal" or second.kind == "fiscal"  # "Plan 2023/24 – October 2023 update"
    return both and second.start <= first.end + 1 and tokens[first.end].kind in joins


def _iso(unit: Unit) -> str:
    year = f"{unit.year:04d}"
    if unit.kind == "year":
        return year
    if unit.kind == "month":
        return f"{year}-{unit.number:02d}"
    when = date_of(unit.year or 0, unit.number, unit.day)
    return when.isoformat() if when else f"{year}-{unit.number:02d}" if 1 <= unit.number <= 12 else year
