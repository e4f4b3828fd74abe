"""What must hold for any plan: every word in one place, every action as it was set, and no exception.

Small plans are made up, drawn as a table or as bullets, cut into pages anywhere, and read back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from textwrap import wrap

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from models.document import Box, Document, Fill, Page, Rule, Style, Word
from models.plan import Plan
from parsers.parse import parse, trace
from tests.parsers.built import BOLD, LARGE, PLAIN, document

INSIDE = (
    "the a of for and with council residents partners members budget savings homes strategy review "
    "publish agreed well-being 2025/26 £2.4m (the 30% face-to-face Cabinet Local neighbourhoods"
).split()
FIRST = "Publish Agree Review Write Hold Set Ask Tell Introduce Commission".split()
LAST = "plan. report. people. partners. Cabinet. 2030. homes.".split()
DATES = ("March 2022", "By May 2022", "Ongoing", "31/03/2025", "Q2 2025/26", "Autumn 2025", "TBC")

SENTENCES = st.builds(
    lambda first, inside, last: " ".join([first, *inside, last]),
    st.sampled_from(FIRST),
    st.lists(st.sampled_from(INSIDE), max_size=14),
    st.sampled_from(LAST),
)


@dataclass(frozen=True)
class Item:
    """A recommendation (or a theme) and its actions, each with its date (or with its sub-actions)."""

    text: str
    actions: tuple[tuple[str, str], ...]


ITEMS = st.lists(
    st.builds(
        Item,
        SENTENCES,
        st.lists(st.tuples(SENTENCES, st.sampled_from(DATES)), min_size=1, max_size=3).map(tuple),
    ),
    min_size=1,
    max_size=4,
)
WRAPPED = Item(
    "Publish the agreed review of the council and its partners.",
    (("Hold a review of the whole council with all of its partners.", "May 2022"),),
)
"""Something of more than one line in every column: without it nothing shows how far apart lines stand."""
CUTS = st.lists(st.integers(1, 60), max_size=3)


def cut(lines: Sequence[str], places: Sequence[int]) -> list[list[str]]:
    """The lines in pages, a page end before each of the places that lie within."""
    edges = [0, *sorted({place for place in places if place < len(lines)}), len(lines)]
    return [list(lines[start:end]) for start, end in pairwise(edges)]


# A ruled table ------------------------------------------------------------------------------------------

REF, TEXT, ACTION, DATE = 5, 22, 28, 12
RULE = "+" + "+".join("-" * (width + 2) for width in (REF, TEXT, ACTION, DATE)) + "+"
HEADER = f"| {'No':<{REF}} | {'Recommendation':<{TEXT}} | {'Action':<{ACTION}} | {'By when':<{DATE}} |"
INNER = f"+{'-' * (ACTION + 2)}+{'-' * (DATE + 2)}+"

EMPTY = f"| {'':<{ACTION}} | {'':<{DATE}} |"


def row(number: int, item: Item, inner: bool) -> list[str]:
    """A recommendation's lines; its actions are parted by inner rules, or else by empty lines."""
    right: list[str] = []
    for text, date in item.actions:
        if right:
            right.append(INNER if inner else EMPTY)
        dates = [date]
        for place, line in enumerate(wrap(text, ACTION)):
            right.append(f"| {line:<{ACTION}} | {dates[0] if place == 0 else '':<{DATE}} |")
    left = wrap(item.text, TEXT)
    height = max(len(left), len(right))
    left += [""] * (height - len(left))
    right += [EMPTY] * (height - len(right))
    refs = [f"R{number}", *[""] * height]
    return [
        f"| {ref:<{REF}} | {text:<{TEXT}} {cells}"
        for ref, text, cells in zip(refs, left, right, strict=False)
    ]


def table_pages(rows: Sequence[list[str]], places: Sequence[int], again: bool, closed: bool) -> list[str]:
    """The table over pages: its header printed again or not, its frame closed at a page's end or open."""
    chunks = [
        bare
        for chunk in cut([line for lines in rows for line in (*lines, RULE)], places)
        if (bare := bared(chunk))
    ]
    tops = [[RULE, HEADER, RULE], *[[RULE, HEADER, RULE] if again else [RULE] * closed for _ in chunks[1:]]]
    ends = [*[[RULE] * closed for _ in chunks[1:]], [RULE]]
    return ["\n".join([*top, *chunk, *end]) for top, chunk, end in zip(tops, chunks, ends, strict=True)]


def bared(chunk: Sequence[str]) -> list[str]:
    """A page's lines without the rules at its edges; what stands beside an inner rule stays."""
    lines = list(chunk)
    for edge in (0, -1):
        if lines and lines[edge].endswith(INNER):
            lines[edge] = lines[edge].removesuffix(INNER) + EMPTY
        while lines and not lines[edge].strip("|+- "):
            lines.pop(edge)
    return lines


def check(plan: Plan, texts: Sequence[str]) -> None:
    assert [word.text for word in plan.coverage.missing] == []
    assert [word.text for word in plan.coverage.doubled] == []
    assert plan.coverage.share == 1.0
    assert [action.text for each in plan.recommendations for action in each.actions] == list(texts)


@settings(max_examples=120, deadline=None)
@given(ITEMS, CUTS, st.booleans(), st.booleans())
def test_a_table_with_inner_rules(items: list[Item], places: list[int], again: bool, closed: bool) -> None:
    rows = [row(number, item, inner=True) for number, item in enumerate(items, start=1)]
    # A page that is open above and below may have no rule over all its columns: test_headed_table has it.
    pages = table_pages(rows, places if closed else places[:1], again, closed)
    plan = parse(document(*pages, footer=f"Page # of {len(pages)}"))
    assert [(each.ref, each.text) for each in plan.recommendations] == [
        (f"R{number}", item.text) for number, item in enumerate(items, start=1)
    ]
    check(plan, [text for item in items for text, _ in item.actions])
    assert [action.details.deadline.text for each in plan.recommendations for action in each.actions] == [
        date for item in items for _, date in item.actions
    ]


@settings(max_examples=60, deadline=None)
@given(ITEMS, st.booleans())
def test_a_table_with_several_actions_in_a_cell(items: list[Item], again: bool) -> None:
    """A page end after every recommendation."""
    items = [WRAPPED, *items]
    rows = [row(number, item, inner=False) for number, item in enumerate(items, start=1)]
    places = [sum(len(lines) + 1 for lines in rows[:number]) for number in range(1, len(rows))]
    plan = parse(document(*table_pages(rows, places, again, closed=True)))
    check(plan, [text for item in items for text, _ in item.actions])
    assert [action.details.deadline.text for each in plan.recommendations for action in each.actions] == [
        date for item in items for _, date in item.actions
    ]


# A table set in any way ---------------------------------------------------------------------------------

THEMES = ("Customer Service", "Vision and Leadership", "Finance", "Growth: homes and jobs for all", "Culture")
ACROSS = len(RULE) - 4
CLOSED = "+" + RULE.strip("+").replace("+", "-") + "+"
BLANK = "".join(letter if letter == "|" else " " for letter in HEADER)
SETTINGS = ("ruled", "rules between columns", "frame", "no rules")
HEADERS = ("on each page", "on the first page", "none")


def theme_row(theme: str) -> list[str]:
    return [f"| {theme:<{ACROSS}} |", RULE]


def labelled(item: Item) -> Item:
    """The actions and their dates counted from a."""
    return replace(
        item,
        actions=tuple(
            (f"{letter}. {text}", f"{letter}. {date}")
            for letter, (text, date) in zip("abc", item.actions, strict=False)
        ),
    )


def set_as(setting: str, lines: Sequence[str]) -> list[str]:
    """A page of a ruled table, with fewer rules and empty lines in their place."""
    if setting == "ruled":
        return list(lines)
    bare = [BLANK if line == RULE else line.replace(INNER, EMPTY) for line in lines]
    if setting == "rules between columns":
        return bare
    inside = [line.strip("|").replace("|", " ") for line in bare]
    if setting == "no rules":
        return ["|", *inside]
    return [CLOSED, *(f"|{line}|" for line in inside), CLOSED]


@settings(max_examples=60, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
@given(
    ITEMS,
    CUTS,
    st.sampled_from(SETTINGS),
    st.sampled_from(HEADERS),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_the_ledger_of_any_table(
    items: list[Item],
    places: list[int],
    setting: str,
    header: str,
    themes: bool,
    counted: bool,
    inner: bool,
) -> None:
    """However it is set and wherever pages end, every word has one place and no word two."""
    chunks: list[list[str]] = []
    for number, item in enumerate([WRAPPED, *items], start=1):
        lines = theme_row(THEMES[number - 1]) if themes and setting == "ruled" else []
        chunks.append([*lines, *row(number, labelled(item) if counted else item, inner), RULE])
    cuts = cut([line for chunk in chunks for line in chunk], places)
    pages = [lines for chunk in cuts if (lines := bared(chunk))]
    drawings = []
    for number, lines in enumerate(pages):
        headed = header == "on each page" or (header == "on the first page" and number == 0)
        top = [RULE, HEADER, RULE] if headed else [RULE]
        drawings.append("\n".join(set_as(setting, [*top, *lines, RULE])))
    built = document(*drawings, styles=dict.fromkeys(THEMES, BOLD), footer=f"Page # of {len(pages)}")
    coverage = parse(built).coverage
    assert [word.text for word in coverage.missing] == []
    assert [word.text for word in coverage.doubled] == []


# Bullets ------------------------------------------------------------------------------------------------

WIDTH = 98
PROSE = (
    "The actions below were agreed by the whole of the council at its meeting and are grouped under "
    "headings of the report that the team has made. They stand in no order of priority whatever it is."
)


def bullet(glyph: str, text: str, indent: int) -> list[str]:
    first, *others = wrap(text, WIDTH - indent - 2)
    return [f"{'':<{indent}}{glyph} {first}", *(f"{'':<{indent + 2}}{line}" for line in others)]


@settings(max_examples=120, deadline=None)
@given(ITEMS, CUTS, st.sampled_from("•■–\uf0b7"), st.booleans())
def test_bullets_under_themes(items: list[Item], places: list[int], glyph: str, nested: bool) -> None:
    """Each theme's bullets; with `nested`, one beneath another. The first theme makes bullets of the plan."""
    items = [Item("", (WRAPPED.actions[0],) * 3), *items]
    themes = THEMES[: len(items)]
    body = ["Peer Review Actions", "", *wrap(PROSE, WIDTH)]
    texts: list[str] = []
    for theme, item in zip(themes, items, strict=True):
        body += ["", theme]
        for number, (text, _) in enumerate(item.actions):
            under = nested and number > 0 and theme != THEMES[0]
            body += bullet("o" if under else glyph, text, 4 if under else 0)
            texts.append(text)
    pages = ["\n".join(["|", *lines]) for lines in cut(body, [place + 5 for place in places])]
    styles: dict[str, Style] = {"Peer Review Actions": LARGE, **dict.fromkeys(themes, BOLD)}
    check(parse(document(*pages, styles=styles, footer="Page #")), texts)


# Anything -----------------------------------------------------------------------------------------------

ANY_TEXT = st.one_of(
    st.sampled_from(
        "No Recommendation Action Deadline Lead: Timescale: R1 01 1. a. b) • - – o Theme May 2022 Ongoing "
        "Recommendation 1: Page 2 of by the and Leader".split()
    ),
    st.text(st.characters(categories=["L", "N", "P", "S", "Co"]), min_size=1, max_size=8),
)
PLACES = st.integers(0, 40).map(lambda place: place * 15.0)
STYLES = st.sampled_from([PLAIN, BOLD, LARGE])


@st.composite
def any_documents(draw: st.DrawFn) -> Document:
    """One to three pages with words, rules and fills wherever chance puts them."""
    pages: list[Page] = []
    index = 0
    for number in range(1, draw(st.integers(1, 3)) + 1):
        words = []
        for text, x0, top, style in draw(st.lists(st.tuples(ANY_TEXT, PLACES, PLACES, STYLES), max_size=25)):
            box = Box(x0, top, x0 + 0.6 * style.size * len(text), top + style.size)
            words.append(Word(text, box, style, number, index))
            index += 1
        lengths = st.tuples(st.booleans(), PLACES, PLACES, PLACES)
        rules = [Rule(h, at, min(a, b), max(a, b)) for h, at, a, b in draw(st.lists(lengths, max_size=25))]
        boxes = draw(st.lists(st.tuples(PLACES, PLACES), max_size=2))
        fills = [Fill(Box(x0, top, x0 + 100, top + 15), (0.8,)) for x0, top in boxes]
        pages.append(Page(number, 600.0, 600.0, tuple(words), tuple(rules), tuple(fills)))
    return Document("any.pdf", "0" * 64, tuple(pages))


@settings(max_examples=150, deadline=None)
@given(any_documents())
def test_any_words_and_rules(built: Document) -> None:
    check_ledger(built)


def check_ledger(built: Document) -> None:
    """Nothing raises, every word is accounted for or missing, and what is missing is reported. What is
    printed again beside columns that were cut off, or across a page end, counts once."""
    reading = trace(built)
    plan, coverage = reading.plan, reading.plan.coverage
    again = sum(word.index == -1 for page in reading.document.pages for word in page.hidden)
    assert coverage.total == len(built.words) - again
    assert coverage.accounted + len(coverage.missing) == coverage.total
    reported = {word for issue in plan.issues for word in issue.words}
    assert set(coverage.missing) <= reported


PERFECT = document(
    *table_pages([row(1, WRAPPED, inner=True), row(2, WRAPPED, inner=False)], [3], again=True, closed=True),
    footer="Page # of 2",
)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_table_with_rules_and_words_missing(data: st.DataObject) -> None:
    """As a reader may give it that did not understand a drawing: nothing raises, the ledger adds up."""
    pages = []
    for page in PERFECT.pages:
        keeps = st.lists(st.booleans(), min_size=len(page.words), max_size=len(page.words))
        words = tuple(word for word, kept in zip(page.words, data.draw(keeps), strict=True) if kept)
        lost = data.draw(st.sets(st.sampled_from(page.rules)))
        rules = tuple(rule for rule in page.rules if rule not in lost)
        pages.append(replace(page, words=words, rules=rules))
    check_ledger(replace(PERFECT, pages=tuple(pages)))
