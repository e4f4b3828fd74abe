"""Document → Plan: the whole of the parsers' ring, on one screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from models.document import Document, Word, spaced, words_of
from models.plan import Issue, Plan
from parsers.cards.forms import has_records
from parsers.cells.date_cells import DATES
from parsers.checks.checks import self_checks
from parsers.checks.confidence import with_confidence
from parsers.checks.context import (
    council_of,
    date_of_file,
    date_of_pack,
    dated_texts,
    meanings_of,
    title_of,
    with_statuses,
    without_title_as_theme,
)
from parsers.checks.coverage import cover
from parsers.checks.left_out import words_left_out
from parsers.checks.printed_twice import printed_twice
from parsers.entries.listed_texts import with_listed_texts
from parsers.fields.council import named_council
from parsers.fields.plan_date import find_plan_date
from parsers.grids.ruled_grids import with_pieced_uprights
from parsers.headers.line_headers import find_line_header
from parsers.headers.upright_headings import with_headings_laid_down
from parsers.layouts import LAYOUTS
from parsers.layouts.bulleted_themes import lists_left_out
from parsers.layouts.review_report import repeated
from parsers.outline.other_papers import without_other_papers
from parsers.outline.outline import Outline, sheets_to_outline
from parsers.outline.second_opinion import SecondReader, nobody, with_rows, with_seen
from parsers.outline.sheets import Sheets, document_to_sheets
from parsers.outline.stray_columns import held_words, lines_in_columns, pages_of_tables, stray_pages, strays
from parsers.pack_plans import merged, plan_documents
from parsers.plans_apart import plans_apart
from parsers.reading import Reading
from parsers.reading_order.cards_beside import with_cards_in_turn
from parsers.reading_order.columns import with_columns
from parsers.reading_order.label_rows import with_label_rows
from parsers.reading_order.large_numbers import with_large_numbers
from parsers.reading_order.side_boxes import with_side_boxes
from parsers.reading_order.side_headings import with_side_headings
from parsers.reading_order.side_notes import with_side_notes
from parsers.reading_order.side_panels import with_side_panels
from parsers.reading_order.stacked_boxes import with_stacked_boxes
from parsers.reading_order.tables_beside import with_tables_in_turn
from parsers.reading_order.upright_themes import with_upright_themes
from parsers.readings import (
    best_of,
    compared,
    expected_wrong,
    has_more,
    is_told,
    may_be_noted,
    seconded,
    with_strays,
)
from parsers.records.drafts import Placed, with_doubtful_themes, with_letters
from parsers.records.links import with_links
from parsers.records.normalise import Normaliser, draft_words
from parsers.records.notes import Notes, with_notes, without_notes
from parsers.records.said_once import said_once, titles_of
from parsers.sections.dated_themes import with_dates_and_owners_over_actions
from parsers.sections.set_apart import with_statuses_apart
from parsers.sections.trailing_details import with_trailing_details
from parsers.tables.cut_columns import cut_columns
from parsers.tables.rejoined_columns import with_columns_rejoined, with_own_pages
from parsers.tables.rejoined_lines import columns_apart, with_lines_rejoined
from parsers.tags.tag_choice import document_to_tagged
from parsers.text.cut_lines import without_cut_lines
from parsers.text.joiner import Joiner, unbroken_words
from parsers.text.lines import words_to_lines
from parsers.text.underlines import without_underlines
from parsers.unruled.content_columns import columns_by_content
from parsers.unruled.row_readings import OTHER_ROWS, RowReading, as_found

STRAY = 0.25
"""Wrong records to expect for each line that stands in columns and in no table: a record has about four."""
MARGIN_NOTE = 25
"""Words: a stamp, a running line or a label beside a page's text has no more."""


def parse(document: Document, council: str = "", plan_date: str = "") -> Plan:
    """The plan that a document holds; one without recommendations means that none was found.

    `council` and `plan_date` (`YYYY[-MM[-DD]]`) are taken as given, else looked for in the document.
    """
    return trace(document, council, plan_date).plan


def trace(
    document: Document, council: str = "", plan_date: str = "", second: SecondReader = nobody
) -> Reading:
    """What `parse` gives, with all that it was made from. Where rows are open, each way to part them is read
    to the end; so are level rules drawn in pieces, with and without the columns that these show, and tables
    without dates, with and without who and when beside their texts. The `second` reader is asked where words
    stand in columns and in no table. Each plan in a pack is read as if it stood alone."""
    if document.plans:
        return merged(document, [trace(own, council, plan_date, second) for own in plan_documents(document)])
    whole = without_underlines(without_cut_lines(document))
    joined = with_lines_rejoined(with_columns_rejoined(with_tables_in_turn(with_side_panels(whole))))
    joined = with_side_boxes(with_stacked_boxes(joined), _tagged)
    joined = with_label_rows(with_cards_in_turn(joined))
    joined = with_large_numbers(with_side_headings(joined))
    joined = with_upright_themes(joined, _tagged)

    def read(own: Document) -> Reading:
        return _read(own, whole, council, plan_date, second)

    reading = read(joined)
    pieced = with_pieced_uprights(joined)
    if pieced is not joined and has_more((other := read(pieced)).plan, reading.plan):
        joined, reading = pieced, other
    in_columns = any(table.place(*DATES) is not None for table in reading.outline.tables)
    noted = joined if in_columns or not may_be_noted(reading.plan) else with_side_notes(joined)
    return other if noted is not joined and is_told((other := read(noted)).plan, reading.plan) else reading


def _read(joined: Document, whole: Document, council: str, plan_date: str, second: SecondReader) -> Reading:
    """The reading of a document whose words were set one below the other; `whole` has them as printed."""
    document, notes = without_notes(with_headings_laid_down(joined))
    document, sheets = _taken_apart(document)

    def read(own: Sheets, rows: RowReading) -> Reading:
        outline = sheets_to_outline(own, document, rows)
        return _trace(notes.put_back(document), outline, notes, council, plan_date)

    first = read(sheets, as_found)
    if first.outline.open_rows:
        readings = [first, *(read(sheets, rows) for rows in OTHER_ROWS)]
        first = _chosen(readings, best_of([reading.plan for reading in readings]))
    best = _with_second(first, sheets, second, read)
    plan = with_own_pages(best.plan, whole, joined)
    return replace(best, plan=plan, parts=plans_apart(plan, titles_of(best.placed)))


def _tagged(document: Document) -> frozenset[Word]:
    """The words of the plan's tables that sound tags bound."""
    found = document_to_tagged(document, Joiner(unbroken_words(document.words)))
    return frozenset(words_of(found.grids))


def _with_second(
    own: Reading, sheets: Sheets, second: SecondReader, read: Callable[[Sheets, RowReading], Reading]
) -> Reading:
    """Our own reading, or one with a second reader's columns where that checks out better."""
    lines = lines_in_columns(sheets)
    pages = stray_pages(strays(lines, own.outline), [each.page for each in own.placed])

    def doubt(reading: Reading) -> float:
        return expected_wrong(reading.plan) + STRAY * len(strays(lines, reading.outline))

    opinions = [(doubt(own), own)]
    for ways in second(pages) if pages else ():
        parted = [found for seen in ways if (found := with_seen(sheets, seen))]
        readings = [_read_rows(each, own, read, doubt) for each in parted]
        opinions += sorted(filter(None, readings), key=lambda each: each[0])[:1]
    _, best = opinions.pop(min(range(len(opinions)), key=lambda place: opinions[place][0]))
    if best is not own:
        best = replace(best, plan=seconded(best.plan, [each.plan for _, each in opinions[1:]], pages))
    doubtful = {*pages, *pages_of_tables(best.outline)}
    left = [line for line in strays(lines, best.outline) if line.page in doubtful]
    return replace(best, plan=with_strays(best.plan, left, held_words(best.outline))) if left else best


def _read_rows(
    parted: Sheets,
    own: Reading,
    read: Callable[[Sheets, RowReading], Reading],
    doubt: Callable[[Reading], float],
) -> tuple[float, Reading] | None:
    """The least doubtful reading of the rows under a second reader's columns, and its doubt."""
    readings = [read(with_rows(parted, rows), rows) for rows in (as_found, *OTHER_ROWS)]
    readings = [each for each in readings if _makes_table(each, own)]
    if not readings:
        return None
    doubts = [doubt(each) for each in readings]
    return min(doubts), _chosen(readings, doubts.index(min(doubts)))


def _makes_table(reading: Reading, own: Reading) -> bool:
    """Whether a reading with other columns has made a plan's table of them, and no cards."""
    outline = reading.outline
    return bool(reading.placed and outline.tables) and len(outline.cards) <= len(own.outline.cards)


def _chosen(readings: Sequence[Reading], place: int) -> Reading:
    """The reading at `place`, with what the others say of its records."""
    best, others = readings[place], [*readings[:place], *readings[place + 1 :]]
    return replace(best, plan=compared(best.plan, [reading.plan for reading in others]))


def _taken_apart(document: Document) -> tuple[Document, Sheets]:
    """The document, its words in columns where its text is, and its sheets: the columns of a table without
    rules and header look like those of a text, but dates and owners stand in them."""
    sheets = document_to_sheets(document)
    in_cards = any(word.column.closed for word in document.words)
    in_columns = document if sheets.bare or in_cards else with_columns(document)
    return (document, sheets) if in_columns is document else (in_columns, document_to_sheets(in_columns))


def _trace(document: Document, outline: Outline, notes: Notes, council: str, plan_date: str) -> Reading:
    """The reading that an outline leads to; a note that belongs to no record is furniture."""
    placed = with_notes(
        outline_to_drafts(outline, document.chosen, bool(document.front)), notes, outline.joiner
    )
    taken = frozenset(word for each in placed for _, word in draft_words(each.draft))
    outline = replace(outline, furniture=outline.furniture | (notes.words() - taken))
    title = title_of(outline, placed, document)
    placed = without_title_as_theme(placed, title)
    printed = plan_date or find_plan_date(*dated_texts(outline, document, taken))
    meanings = meanings_of(outline, placed, document)
    normaliser = Normaliser(printed, meanings)
    drafted = [normaliser.recommendation(each.draft) for each in placed]
    records = with_links(with_statuses(drafted, outline.blocks))
    agreed = printed or date_of_pack(document.front, records)
    coverage = cover(document, outline, placed)
    named, rivals = (named_council(council), ()) if council else council_of(outline, placed, title, document)
    issues = [
        *normaliser.issues,
        *normaliser.undated(),
        # Not with the file's own date: a plan that is printed anew has dates before it.
        *self_checks(records, outline, taken, agreed),
        *_on_pages("unread", "in no record", coverage.missing),
        *_on_pages("doubled", "counted twice", coverage.doubled),
        *_passed_over(outline, placed),
        *_left_out(outline, placed),
        *cut_columns(records, outline.tables, outline.others),
        *columns_apart(document, outline.tables, taken),
        *_sideways(outline.furniture, taken),
        *words_left_out(document),
        *_unreadable(document),
        *_junk_tags(outline, taken),
        *_plans_as_one(placed),
        *_of_whom(rivals),
        *printed_twice(placed, outline.blocks, taken),
    ]
    plan = Plan(
        title=title,
        council=named,
        plan_date=agreed or date_of_file(document, records),
        recommendations=tuple(with_confidence(records, issues, outline)),
        issues=tuple(sorted(issues, key=lambda issue: issue.page)),
        coverage=coverage,
        abbreviations=tuple(sorted(meanings.items())),
    )
    return Reading(document, outline, tuple(placed), plan)


def outline_to_drafts(outline: Outline, chosen: bool = False, packed: bool = False) -> list[Placed]:
    """What every layout that recognises something in the document makes of it, in document order; nothing
    of what calls itself a paper that is no plan, if its pages were not `chosen` by the user; `packed`: they
    are some of a pack's."""
    found = [each for layout in LAYOUTS if layout.recognises(outline) for each in layout.parse(outline)]
    found = found or repeated(outline)
    placed = found if chosen else without_other_papers(found, outline, packed)
    # Of a heading that a page end parts from its table, the text stands before the actions.
    placed = sorted(placed, key=lambda each: (each.page, each.top, not each.draft.text))
    drafts = said_once(with_letters(placed))
    drafts = with_statuses_apart(with_listed_texts(drafts, outline))
    return with_doubtful_themes(with_trailing_details(with_dates_and_owners_over_actions(drafts)))


def _passed_over(outline: Outline, placed: Sequence[Placed]) -> list[Issue]:
    """One issue for each table that is no part of the plan: any among records, and elsewhere one with dates
    and owners beside texts, a line of a plan's headings, or a recommendation's or an action's label."""
    if not placed:
        return []
    first, last = (placed[0].page, placed[0].top), (placed[-1].page, placed[-1].top)
    taken = {word for each in placed for _, word in draft_words(each.draft)}
    issues = []
    for grid in (*outline.others, *outline.cards):
        among = first < (grid.page, grid.depth) < last
        words = grid.words
        if taken & set(words):
            continue
        if (
            among
            or has_records(grid)
            or columns_by_content([grid], outline.joiner)
            or find_line_header(words_to_lines(words))
        ):
            text = spaced(words[:20])
            issues.append(Issue("table", f"taken for no part of the plan: “{text} …”", grid.page, words))
    return issues


def _left_out(outline: Outline, placed: Sequence[Placed]) -> list[Issue]:
    """One issue for each list of a plan of prose whose points are taken for no actions."""
    lists = lists_left_out(outline) if placed else []
    issues = []
    for own in lists:
        words = tuple(word for block in own for word in block.item.all_words())
        text = spaced(words[:20])
        issues.append(Issue("list", f"taken for no part of the plan: “{text} …”", words[0].page, words))
    return issues


def _sideways(furniture: frozenset[Word], taken: frozenset[Word]) -> list[Issue]:
    """One issue for each page with more sideways text outside its tables than a note in the margin has, and
    one for each on which most of the records' words stand sideways: not all of them may be there."""
    aside = sorted((word for word in furniture if word.turned), key=lambda word: word.index)
    issues = [_of_words(aside, page, "stands sideways outside any table") for page in _pages(aside)]
    inside = sorted((word for word in taken if word.turned), key=lambda word: word.index)
    pages = [page for page in _pages(inside) if 2 * len(_on_page(inside, page)) > len(_on_page(taken, page))]
    return [*issues, *(_of_words(inside, page, "stands sideways in a table") for page in pages)]


def _pages(words: Sequence[Word]) -> list[int]:
    """The pages with more of the words than a note in the margin has."""
    counts = Counter(word.page for word in words)
    return sorted(page for page, count in counts.items() if count > MARGIN_NOTE)


def _on_page(words: Iterable[Word], page: int) -> tuple[Word, ...]:
    return tuple(word for word in words if word.page == page)


def _of_words(words: Sequence[Word], page: int, what: str) -> Issue:
    own = _on_page(words, page)
    return Issue("sideways", f"{what}: “{' '.join(word.text for word in own[:20])} …”", page, own)


def _unreadable(document: Document) -> Iterator[Issue]:
    """One issue for each page that is damaged, and for each picture in which no text could be found."""
    damaged = "the page is damaged in the file, and part of it may be missing or wrong; download it again"
    illegible = "nothing could be read on the page: a photograph, or all grain"
    for page in document.pages:
        if page.damaged:
            yield Issue("damaged", damaged, page.number, page.words)
        if page.illegible:
            yield Issue("illegible", illegible, page.number)


def _plans_as_one(placed: Sequence[Placed]) -> Iterator[Issue]:
    """One issue where the file holds several plans: their titles are their records' themes."""
    if titles := titles_of(placed):
        said = "; ".join(f"“{title}”" for title in titles)
        yield Issue("plans", f"the file holds {len(titles)} plans, told apart by themes: {said}")


def _of_whom(rivals: Sequence[str]) -> Iterator[Issue]:
    """One issue where several councils are named alike: the plan is given to none of them."""
    if rivals:
        yield Issue("council", f"names {' and '.join(rivals)} alike; give one with --council")


def _junk_tags(outline: Outline, taken: frozenset[Word]) -> Iterator[Issue]:
    """One issue where tags round the plan's own words do not fit the page. It names no words: what was read
    without the tags is no worse for them."""
    faults = [fault for fault in outline.faults if taken & set(fault.words)]
    if faults:
        pages = sorted({fault.words[0].page for fault in faults})
        where = f"page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages))}"
        yield Issue("tags", f"table tags on {where} were ignored: {faults[0].reason}", pages[0])


def _on_pages(kind: str, message: str, words: Sequence[Word]) -> Iterator[Issue]:
    """One issue a page for words that have no place in the plan's records, or two."""
    for page in sorted({word.page for word in words}):
        own = _on_page(words, page)
        yield Issue(kind, f"{message}: “{' '.join(word.text for word in own)[:200]}”", page, own)
