"""Running headers, footers and page numbers; all that stands at a page's edge and is none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from models.document import Page, Style
from parsers.outline.outline import document_to_outline
from parsers.text.furniture import find_furniture
from parsers.text.lines import words_to_lines
from tests.parsers.built import LARGE, PLAIN, document, page

PAGES = ("The plan of the council\n\nPublish it", "More of the plan\n\nReview it", "The end\n\nof it")


def furniture(*drawings: str, **running: Any) -> str:
    """The furniture's words, in order."""
    built = document(*drawings, **running)
    found = find_furniture(built.pages, [words_to_lines(page.words) for page in built.pages])
    return " ".join(word.text for word in built.words if word in found)


def test_none() -> None:
    assert furniture(*PAGES) == ""


def test_a_running_header() -> None:
    assert furniture(*PAGES, header="Castlemere Council") == " ".join(["Castlemere Council"] * 3)


@pytest.mark.parametrize(
    "footer",
    [
        "Page # of 3",
        "#",
        "- # -",
        "Page #",
        "Action Plan, November 2025 Page # of 3",
        "Agreed in 2025Page # of 3",
        "v1.# draft",
    ],
)
def test_a_footer_that_counts(footer: str) -> None:
    expected = " ".join(footer.replace("#", str(number)) for number in (1, 2, 3))
    assert furniture(*PAGES, footer=footer) == expected


@pytest.mark.parametrize(
    "heading",
    ["Recommendation {}", "Recommendation R{}", "Rec 0{}", "Rec. {}", "Priority {}: Finance", "Theme {}"],
)
def test_headings_that_count_the_plans_parts_are_none(heading: str) -> None:
    pages = [document(text, header=heading.format(n)).pages[0] for n, text in enumerate(PAGES, start=1)]
    pages = [replace(page, number=n) for n, page in enumerate(pages, start=1)]
    assert not find_furniture(pages, [words_to_lines(page.words) for page in pages])


@pytest.mark.parametrize("footer", ["Page 1 of 1", "1", "– 1 –", "iv", "Page 1"])
def test_the_number_of_the_only_page(footer: str) -> None:
    assert furniture(PAGES[0], footer=footer) == footer


def with_number(drawing: str, footer: str, number: str, down: float) -> Page:
    """A page with its footer, and a pack's number so far below it."""
    page = document(drawing, footer=footer).pages[0]
    low = max(word.box.bottom for word in page.words)
    stamp = tuple(
        replace(word, text=text, box=replace(word.box, top=low + down, bottom=low + down + word.box.height))
        for word, text in zip(page.words, number.split(), strict=False)
    )
    return replace(page, words=(*page.words, *stamp))


@pytest.mark.parametrize(
    ("footer", "down", "is_running"),
    [
        ("Page 1 of 1", 2.0, True),
        ("Page 1", 2.0, True),
        ("Page 1 of 1", 40.0, True),
        ("Publish 12", 2.0, False),
    ],
)
def test_a_packs_number_below_the_plans_own(footer: str, down: float, is_running: bool) -> None:
    page = with_number(PAGES[0], footer, "Page 43", down)
    found = find_furniture([page], [words_to_lines(page.words)])
    texts = [word.text for word in page.words if word in found]
    assert texts == [*(footer.split() if is_running else []), "Page", "43"]


@pytest.mark.parametrize("footer", ["Approved by Cabinet", "2022", "March 2022"])
def test_a_line_at_the_foot_of_the_only_page(footer: str) -> None:
    assert furniture(PAGES[0], footer=footer) == ""


def test_what_repeats_in_the_middle_of_pages_is_none() -> None:
    assert furniture("Lead: Leader", "Lead: Leader", "Lead: Leader") == ""


@pytest.mark.parametrize(
    ("control", "times", "is_one"),
    [
        ("Back to top", 2, True),
        ("Hide", 3, True),
        ("Back to top", 1, False),
        ("Hide the costs", 3, False),
        ("Was this page helpful? Yes / No", 2, True),
        ("Contact us · Accessibility · Privacy and cookies", 2, True),
        ("Accessibility", 2, False),
    ],
)
def test_what_a_web_page_has_its_readers_press(control: str, times: int, is_one: bool) -> None:
    drawings = [f"{text}\n\n{control if n < times else ''}\n\nGo on" for n, text in enumerate(PAGES)]
    assert furniture(*drawings) == (" ".join([control] * times) if is_one else "")


def test_what_is_pressed_at_the_end_of_a_headings_line() -> None:
    drawing = "Recommendation {0}                                        Hide\n\n{1}\n\nGo on"
    drawings = [drawing.format(number, text) for number, text in enumerate(PAGES, start=1)]
    outline = document_to_outline(document(*drawings))
    assert [word.text for word in outline.furniture] == ["Hide"] * len(PAGES)
    assert not any("Hide" in block.item.text for block in outline.blocks)


@pytest.mark.parametrize(
    ("line", "style", "is_running"),
    [
        ("Castlemere Borough Council", PLAIN, True),
        ("Castlemere Hundred Council", PLAIN, True),
        ("Castlemere Council | Peer challenge action plan", PLAIN, True),
        ("Peer challenge action plan", LARGE, False),
        ("Who will lead it", PLAIN, False),
    ],
)
def test_the_head_of_every_small_page(line: str, style: Style, is_running: bool) -> None:
    """On A5 a header stands further down than the share of a page that is its margin."""
    longer = [f"{text}\n\nReport each month what came of it, and to whom it was of use" for text in PAGES]
    pages = []
    for each in document(*longer, header=line).pages:
        top = min(word.box.top for word in each.words)
        words = (replace(word, style=style) if word.box.top == top else word for word in each.words)
        pages.append(replace(each, height=each.height / 4, words=tuple(words)))
    found = find_furniture(pages, [words_to_lines(each.words) for each in pages])
    assert bool(found) == is_running


@pytest.mark.parametrize(
    ("line", "pages", "is_running"),
    [
        ("Castlemere Borough Council | Official", 4, True),
        ("Castlemere Borough Council | Official", 3, False),
        ("Status: not started", 4, False),
    ],
)
def test_a_footer_of_all_pages_above_a_deep_margin(line: str, pages: int, is_running: bool) -> None:
    longer = [f"{text}\n\nReport what came of it" for text in (*PAGES, PAGES[0])[:pages]]
    low = []
    for each in document(*longer, footer=line).pages:
        bottom = max(word.box.bottom for word in each.words)
        low.append(replace(each, height=bottom / 0.87))
    found = find_furniture(low, [words_to_lines(each.words) for each in low])
    assert bool(found) == is_running


@pytest.mark.parametrize(
    ("line", "is_running"),
    [
        ("continued overleaf", True),
        ("(continued from the previous page)", True),
        ("Table continues on next page ...", True),
        ("Continued from Cabinet", False),
    ],
)
def test_what_says_that_a_table_goes_on(line: str, is_running: bool) -> None:
    """It stands right below the table, wherever that ends."""
    assert furniture(f"Publish it\n\n{line}", PAGES[1]) == (line if is_running else "")


@pytest.mark.parametrize(
    ("below", "running"),
    [
        ("Castlemere Hundred Council", "Action sheet Castlemere Hundred Council"),
        ("Who will lead it", "Action sheet"),
    ],
)
def test_the_council_below_the_title_of_every_small_page(below: str, running: str) -> None:
    drawings = [f"Action sheet\n\n{below}\n\n{text}\n\nGo on" for text in PAGES]
    built = document(*drawings, styles={"Action sheet": LARGE})
    pages = [replace(each, height=1100.0) for each in built.pages]
    found = find_furniture(pages, [words_to_lines(each.words) for each in pages])
    assert " ".join(word.text for word in pages[0].words if word in found) == running


def test_a_line_at_the_head_of_one_page_of_many_is_none() -> None:
    built = document(*PAGES)
    first = document(PAGES[0], header="Foreword").pages[0]
    pages = (first, *built.pages[1:])
    assert find_furniture(pages, [words_to_lines(page.words) for page in pages]) == frozenset()


def test_a_bottom_line_that_happens_to_be_a_number() -> None:
    """The words of a table are never given to it: a total at the foot of a page stays where it is."""
    assert find_furniture(document(PAGES[0], footer="12").pages, [[]]) == frozenset()


def test_a_footer_under_the_first_of_two_columns() -> None:
    """It stands lowest on its page, though the second column is read after it."""
    built = document(*PAGES[:2], footer="Agreed by Cabinet Page # of 2")
    lines = [words_to_lines(page.words) for page in built.pages]
    read = [[own[0], own[-1], *own[1:-1]] for own in lines]
    assert len(find_furniture(built.pages, read)) == 2 * len("Agreed by Cabinet Page 1 of 2".split())


@pytest.mark.parametrize(("sure", "running"), [(0.3, 3), (0.9, 0)])
def test_a_copys_footer_that_can_hardly_be_read(sure: float, running: int) -> None:
    """Grey type in a copy of black and white is read as something else on each page."""
    footers = ("Agreed Cab", "rel Liar", "dog bra")
    pages = []
    for number, footer in enumerate(footers):
        (page,) = document(PAGES[number], footer=footer).pages
        low = max(word.box.top for word in page.words)
        words = (
            replace(word, page=number + 1, confidence=sure if word.box.top == low else 0.95)
            for word in page.words
        )
        pages.append(replace(page, number=number + 1, words=tuple(words)))
    found = find_furniture(pages, [words_to_lines(page.words) for page in pages])
    assert len(found) == 2 * running


def test_the_name_of_a_section_beside_that_of_the_report() -> None:
    sections = ("Introduction", "Findings", "Recommendations")
    heads = [f"{name}{' ' * 40}Review of Early Help" for name in sections]
    pages = [page(text, number, header=heads[number - 1]) for number, text in enumerate(PAGES, 1)]
    found = find_furniture(pages, [words_to_lines(each.words) for each in pages])
    assert {word.text for word in found} == {*sections, *"Review of Early Help".split()}


def test_a_label_that_comes_again_and_again_is_none_at_the_head_of_a_page() -> None:
    inside = "The text\n" + "\n" * 20 + "How we will know\nPublish it"
    pages = [document(inside, header="How we will know").pages[0], document(PAGES[1]).pages[0]]
    pages += [document(PAGES[2], header="How we will know").pages[0]]
    pages = [replace(page, number=n) for n, page in enumerate([*pages, *pages[1:2]], start=1)]
    assert not find_furniture(pages, [words_to_lines(page.words) for page in pages])


@pytest.mark.parametrize(("style", "found"), [(LARGE, False), (PLAIN, True)])
def test_a_heading_of_recommendations_at_the_head_of_two_pages(style: Style, found: bool) -> None:
    """It heads a section, and then another, where it is set as a heading."""
    title = "Improvement recommendations"
    text = "The council could do more with what it knows."
    pages = [page(text, number, header=title * (number % 2)) for number in (1, 2, 3, 4)]
    pages = [
        replace(one, words=tuple(replace(w, style=style) if w.box.top < 100 else w for w in one.words))
        for one in pages
    ]
    words = find_furniture(pages, [words_to_lines(one.words) for one in pages])
    assert bool(words) is found


@pytest.mark.parametrize("footer", ["action-plan.xlsx", "S:\\Policy\\Peer review\\Action plan v3 FINAL.docx"])
def test_a_files_name_at_the_edge_of_its_only_page(footer: str) -> None:
    assert furniture(PAGES[0], footer=footer) == footer
    assert furniture(f"{PAGES[0]}\n{footer}") == ""


@pytest.mark.parametrize(
    ("row", "is_running"), [("Fire and Rescue Service{}1", True), ("Service{}12", False)]
)
def test_a_lone_page_whose_number_stands_away_from_its_footer(row: str, is_running: bool) -> None:
    footer = row.format(" " * 60)
    assert furniture(PAGES[0], footer=footer) == (" ".join(footer.split()) if is_running else "")


def test_a_last_row_with_the_pages_number_is_no_footer() -> None:
    """It stands as near as its table's other rows do."""
    rows = "\n".join(f"Publish the note of the month{' ' * 40}{number}" for number in range(3, 0, -1))
    assert furniture("\n" * 64 + rows) == ""


@pytest.mark.parametrize("address", ["https://www.riverford.gov.uk/plan", "file:///C:/plans/plan.html"])
def test_what_a_browser_prints_around_a_page(address: str) -> None:
    header, footer = "12/03/2025, 09:41      Peer challenge action plan", f"{address}       1/1"
    assert furniture(PAGES[0], header=header, footer=footer) == " ".join(f"{header} {footer}".split())


def test_a_number_far_larger_than_the_text_is_no_pages() -> None:
    pages = [document(text, header=str(n), styles={"1": LARGE}).pages[0] for n, text in enumerate(PAGES, 1)]
    huge = replace(PLAIN, size=40.0)
    pages = [
        replace(
            each,
            number=n,
            words=tuple(replace(w, page=n, style=huge) if w.text == str(n) else w for w in each.words),
        )
        for n, each in enumerate(pages, start=1)
    ]
    assert not find_furniture(pages, [words_to_lines(each.words) for each in pages])


@pytest.mark.parametrize(("inside", "is_furniture"), [("1", False), ("Aims", True)])
def test_a_number_at_the_head_of_one_page_with_others_of_its_type_inside(
    inside: str, is_furniture: bool
) -> None:
    """Numbers on discs, each over a recommendation: "3" begins a page."""
    disc = replace(PLAIN, bold=True)
    drawing = f"""
    {inside}
    Agree the budget
    {inside.replace("1", "2")}
    Agree the savings
    """
    pages = [document(drawing).pages[0], replace(document(PAGES[1], header="3").pages[0], number=2)]
    numbers = {inside, "2", "3"}
    pages = [
        replace(each, words=tuple(replace(w, style=disc) if w.text in numbers else w for w in each.words))
        for each in pages
    ]
    found = find_furniture(pages, [words_to_lines(each.words) for each in pages])
    assert ("3" in [word.text for word in found]) is is_furniture


@pytest.mark.parametrize(("style", "running"), [(LARGE, 0), (PLAIN, 2)])
def test_the_titles_of_slides_of_which_two_have_one_title(style: Style, running: int) -> None:
    titles = ("Local priorities", "Local priorities", "Finance")
    pages = []
    for number, title in enumerate(titles, 1):
        own = page(PAGES[number - 1], number, header=title)
        words = (replace(each, style=style if each.text in title else PLAIN) for each in own.words)
        pages.append(replace(own, words=tuple(words)))
    found = find_furniture(pages, [words_to_lines(each.words) for each in pages])
    assert len(found) == running * len("Local priorities".split())


def test_a_footer_of_slides_with_the_drafts_and_the_pages_number() -> None:
    pages = [page(PAGES[n - 1], n, footer=f"Version 1.2 {n}") for n in (1, 2)]
    pages = [replace(each, width=1280.0) for each in pages]
    assert len(find_furniture(pages, [words_to_lines(each.words) for each in pages])) == 2 * 3


def test_running_lines_that_name_the_chapter_are_running_lines_in_larger_type() -> None:
    """Over three pages each: a list that went on below one had lost the rest of its points."""
    titles = ["Introduction"] * 3 + ["What we ask for"] * 3 + ["Sources"] * 3
    pages = []
    for number, title in enumerate(titles, 1):
        own = page(f"Residents told us {number} things.\n\nThey said {number} more.", number, header=title)
        words = (replace(each, style=LARGE if each.text in title else PLAIN) for each in own.words)
        pages.append(replace(own, words=tuple(words)))
    found = find_furniture(pages, [words_to_lines(each.words) for each in pages])
    assert len(found) == sum(len(title.split()) for title in titles)


@pytest.mark.parametrize(("width", "running"), [(1280.0, 0), (640.0, 3 + 3 * 2)])
def test_themes_above_the_titles_of_slides(width: float, running: int) -> None:
    """In the type of the text, over several slides each; on upright pages they name the chapter."""
    pages = []
    for number, theme in enumerate(["Communities"] * 3 + ["Our money"] * 3 + ["Money"] * 2, 1):
        own = page(f"Residents told us {number} things.\n\nThey said {number} more.", number, header=theme)
        pages.append(replace(own, width=width))
    found = find_furniture(pages, [words_to_lines(each.words) for each in pages])
    assert len(found) == running
