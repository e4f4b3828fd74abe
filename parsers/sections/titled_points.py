"""Points that each have a title in a column of its own beside their text → the title, and the rest.

1   Vision     Articulate a clear ambition for the place, and
               communicate it.
2   Finance    Set out how the gap will be closed.

1   Members. **Train all of them.** Few have been.      or in plain type before what is asked in bold
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from models.document import Word, spaced, words_of
from parsers.fields.deadline import says_when
from parsers.fields.reference import is_reference
from parsers.text.items import ALIGNED, Item
from parsers.text.lines import Line, ends_sentence, line_of
from parsers.vocabulary.word_lists import any_of

SHORT_FORM = re.compile(rf"\b{any_of('short forms')}\.$", re.I)
LONGEST_TITLE = 5
"""Words."""
WIDEST_SPACE = 1.0
"""Font sizes from a title to the text beside it, at least: more than between two words."""


def titles_apart(items: Sequence[Item]) -> list[tuple[tuple[Word, ...], Item]]:
    """Each item, with the words of its title apart where all of several have one: plain before bold, or in
    bold ("R1" is a number) before one x at which all texts begin; else none."""
    before = [_words_before_bold(item) for item in items]
    if len(items) > 1 and all(before):
        return [
            (item.lines[0].words[:count], replace(item, lines=(item.lines[0].after(count), *item.lines[1:])))
            for count, item in zip(before, items, strict=True)
        ]
    starts = [_text_start(item.lines[0]) for item in items]
    if len(items) < 2 or not all(starts) or max(starts) - min(starts) > ALIGNED:
        return [((), item) for item in items]
    apart = [_apart(item, min(starts) - ALIGNED) for item in items]
    named = any(not is_reference(spaced(title)) for title, _ in apart)
    return apart if named else [((), item) for item in items]


def _words_before_bold(item: Item) -> int:
    """The words of a plain title, "Members.", before a sentence in bold; 0 where an item has none: "Cllr." is
    short for something, and "By May 2025:" says when."""
    words = words_of(item.lines)
    before = list(takewhile(lambda word: not word.style.bold, words))
    asked = list(takewhile(lambda word: word.style.bold, words[len(before) :]))
    if not asked or not before or len(before) > LONGEST_TITLE or item.lines[0].words[-1] in before:
        return 0
    title = spaced(before)
    named = title.endswith((".", ":")) and not SHORT_FORM.search(title) and not says_when(title)
    return len(before) if named and ends_sentence(asked[-1].text) else 0


def _text_start(line: Line) -> float:
    """Where the text begins behind a bold title and a gap; 0 where a line has none."""
    return next(
        (
            text.indent
            for title, text in pairwise(line.words)
            if title.style.bold
            and not text.style.bold
            and text.box.x0 - title.box.x1 > WIDEST_SPACE * text.style.size
        ),
        0.0,
    )


def _apart(item: Item, x: float) -> tuple[tuple[Word, ...], Item]:
    title = tuple(word for line in item.lines for word in line.words if word.indent < x)
    texts = [[word for word in line.words if word.indent >= x] for line in item.lines]
    return title, replace(item, lines=tuple(line_of(words) for words in texts if words))
