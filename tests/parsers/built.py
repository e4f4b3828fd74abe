"""Pages drawn in text, so that a test of a layout reads like the page, and drafts shown as text.

    +----+------------------------+------------+
    | No | Recommendation         | By when    |
    +----+------------------------+------------+
    | 01 | Establish a safe space | March 2022 |
    +----+------------------------+------------+

A character is 6 points wide, a line 12 points high; the words are set in 10 points. `+---+` draws a level
rule, `|` an upright one through its line; every other run of characters is a word. What all lines of a
drawing are indented by does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from textwrap import dedent

from models.document import Box, Document, Fill, Page, Rule, Style, Word
from models.plan import ActionDraft, Field, RecommendationDraft
from parsers.outline.outline import document_to_outline
from parsers.parse import outline_to_drafts
from parsers.text.lines import Line, Measure, words_to_lines

CELL, PITCH = 6.0, 12.0
LEFT, TOP = 48.0, 120.0
"""Where a drawing begins: below the margin in which running headers stand."""
WIDTH, HEIGHT = 960.0, 960.0

PLAIN = Style("Arial", 10.0, False, False, (0.0,))
BOLD = replace(PLAIN, font="Arial-Bold", bold=True)
LARGE = replace(BOLD, size=14.0)
Styles = Mapping[str, Style]
"""Phrase → how it is set, wherever it stands on one line; all else is PLAIN."""

LEVEL = re.compile(r"\+[-+]*-[-+]*\+")


def page(
    drawing: str,
    number: int = 1,
    *,
    styles: Styles | None = None,
    shaded: Sequence[str] = (),
    header: str = "",
    footer: str = "",
    first_index: int = 0,
) -> Page:
    """A drawn page; `shaded` are phrases whose line has a grey fill from its first rule to its last."""
    rows = dedent(drawing).strip("\n").split("\n")
    words = [*_words(rows, TOP, styles or {}), *_words([header], 40.0, {}), *_words([footer], 920.0, {})]
    return Page(
        number,
        WIDTH,
        HEIGHT,
        tuple(replace(word, page=number, index=first_index + place) for place, word in enumerate(words)),
        (*_levels(rows), *_uprights(rows)),
        tuple(_fill(row, text) for row, text in enumerate(rows) if any(each in text for each in shaded)),
    )


def document(
    *drawings: str,
    styles: Styles | None = None,
    shaded: Sequence[str] = (),
    header: str = "",
    footer: str = "",
    name: str = "plan.pdf",
) -> Document:
    """A document of one drawing a page, the same running lines on each; "#" is the page's number in them."""
    pages: list[Page] = []
    for number, drawing in enumerate(drawings, start=1):
        pages.append(
            page(
                drawing,
                number,
                styles=styles,
                shaded=shaded,
                header=header.replace("#", str(number)),
                footer=footer.replace("#", str(number)),
                first_index=sum(len(each.words) for each in pages),
            )
        )
    return Document(name, "0" * 64, tuple(pages))


def stacked(*drawings: str) -> str:
    """Drawings under each other, each without its own indentation, on one page."""
    return "\n".join(dedent(each).strip("\n") for each in drawings)


def lines(*drawings: str, styles: Styles | None = None) -> list[Line]:
    """The lines of a column of text, one drawing a page."""
    return words_to_lines(document(*drawings, styles=styles).words)


def measure(column: Sequence[Line], columns: int = 0) -> Measure:
    """The measure of a column: as wide as its longest line, or as `columns` characters."""
    widest = max((line.box.x1 for line in column), default=0.0)
    return Measure(LEFT + CELL * columns if columns else widest, PITCH)


def word(text: str, x0: float = 0.0, top: float = 0.0, style: Style = PLAIN, number: int = 1) -> Word:
    """A lone word; `top` is its top edge, and a letter is 6 points wide."""
    return Word(text, Box(x0, top, x0 + CELL * len(text), top + style.size), style, number, 0)


def _words(rows: Sequence[str], top: float, styles: Styles) -> Iterator[Word]:
    uprights = {place for place, _, _ in _upright_runs(rows)}
    for row, text in enumerate(rows):
        bare = LEVEL.sub(lambda found: " " * len(found.group()), text)
        bare = "".join(" " if c == "|" or (c == "+" and x in uprights) else c for x, c in enumerate(bare))
        baseline = top + PITCH * row + 11
        for found in re.finditer(r"\S+", bare):
            style = _style_at(found.start(), bare, styles)
            x0, x1 = LEFT + CELL * found.start(), LEFT + CELL * found.end()
            yield Word(found.group(), Box(x0, baseline - style.size, x1, baseline), style, 1, 0)


def _style_at(place: int, text: str, styles: Styles) -> Style:
    for phrase, style in styles.items():
        start = text.find(phrase)
        if start >= 0 and start <= place < start + len(phrase):
            return style
    return PLAIN


def _middle(row: int) -> float:
    return TOP + PITCH * row + PITCH / 2


def _levels(rows: Sequence[str]) -> Iterator[Rule]:
    for row, text in enumerate(rows):
        for found in LEVEL.finditer(text):
            yield Rule(
                True,
                _middle(row),
                LEFT + CELL * found.start() + CELL / 2,
                LEFT + CELL * found.end() - CELL / 2,
            )


def _uprights(rows: Sequence[str]) -> Iterator[Rule]:
    """From the middle of a `+` to the middle of a `+`; through the whole line where it ends with a `|`."""
    for place, first, last in _upright_runs(rows):
        start = TOP + PITCH * first if rows[first][place] == "|" else _middle(first)
        end = TOP + PITCH * (last + 1) if rows[last][place] == "|" else _middle(last)
        yield Rule(False, LEFT + CELL * place + CELL / 2, start, end)


def _upright_runs(rows: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """(column, first row, last row) of each run of `|` and `+` under each other with a `|` in it."""
    for place in range(max(map(len, rows), default=0)):
        column = "".join(text[place] if place < len(text) else " " for text in rows)
        for found in re.finditer(r"[|+]+", column):
            if "|" in found.group():
                yield place, found.start(), found.end() - 1


def _fill(row: int, text: str) -> Fill:
    x0, x1 = LEFT + CELL * text.find("|"), LEFT + CELL * text.rfind("|")
    return Fill(Box(x0, TOP + PITCH * row, x1, TOP + PITCH * (row + 1)), (0.8,))


def shown(built: Document) -> list[str]:
    """The drafts of a document as text, a line each.

    [Theme]
    01 Recommendation | owner: Leader
      - Action | deadline (action): March 2022 | ? a doubt
        a. Sub-action
    """
    drafts = [each.draft for each in outline_to_drafts(document_to_outline(built))]
    return [line for draft in drafts for line in _shown_recommendation(draft)]


def _shown_recommendation(draft: RecommendationDraft) -> Iterator[str]:
    if draft.theme:
        yield f"[{draft.theme.text}]"
    if draft.text or draft.ref or draft.fields:
        head = f"{draft.ref.text} {draft.text.text}".strip()
        yield " | ".join([head, *_shown_fields(draft.fields, ""), *(f"? {each}" for each in draft.doubts)])
    for action in draft.actions:
        yield from _shown_action(action, "  ")


def _shown_action(action: ActionDraft, indent: str) -> Iterator[str]:
    head = f"{indent}{action.label + '.' if action.label else '-'} {action.text.text}"
    doubts = (f"? {each}" for each in action.doubts)
    yield " | ".join([head, *_shown_fields(action.fields, action.deadline_scope), *doubts])
    for child in action.children:
        yield from _shown_action(child, indent + "  ")


def _shown_fields(fields: Sequence[Field], scope: str) -> Iterator[str]:
    for each in fields:
        name = each.column or f"({each.heading})"
        yield f"{name}{f' ({scope})' if each.column == 'deadline' and scope else ''}: {each.value.text}"
