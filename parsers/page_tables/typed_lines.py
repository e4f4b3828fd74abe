"""What a typewriter draws with characters: rules of hyphens and colons, dots that lead to figures.

State                 2001     2002
---------------    -------  -------
Alabama............  1,204    1,210
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from models.document import Page, Rule, Word
from parsers.page_tables.segments import typewriter_pitch

STROKE, UPRIGHTS = "|", (":", "|")
STROKES, LONG = re.compile(r"[-–—=_]+"), re.compile(r"[-–—=]{10,}")
"""What draws a rule: strokes alone in their line, but for uprights; so many, level with headings."""
MIXED = re.compile(r"[:|+]?[-–—=_]{5,}(?:[:|+][-–—=_]{3,})*[:|+]?")
REACH = 1.5
"""Letters from the last stroke to the upright beside it, at most."""
SHORTEST = 5
"""So many strokes in one line, and nothing else, are a rule."""
FEWEST = 3
"""So many lone dots in a line, one step apart, lead from a label to its value."""
SAME = 0.5
"""Points by which the steps of a leader's dots differ, at most."""
WIDE = 0.5
"""The width of a typewriter's colon in font sizes, at least: in print it is narrower."""
DOTTED = re.compile(r"(?P<label>.*[^.…·_])(?P<dots>[.…·_]{4,})(?P<value>[^.…·_].*)?")


def with_typed_lines(page: Page) -> Page:
    """The page with rules in place of the lines of strokes, and the words of labels without their dots."""
    page = _with_joined_strokes_parted(_with_mixed_strokes_parted(page))
    rules: list[Rule] = []
    words: list[Word] = []
    bare: dict[Word, Word] = {}
    for _, line in groupby(sorted(page.words, key=_level), key=_level):
        found = list(line)
        strokes = "".join(word.text for word in found if word.text not in UPRIGHTS)
        alone = len(strokes) >= SHORTEST and STROKES.fullmatch(strokes)
        drawn = {word for word in found if (STROKES if alone else LONG).fullmatch(word.text)}
        rules += [_rule(word, 0.0 if alone else REACH) for word in drawn]
        others = [word for word in found if word not in drawn]
        words += others
        bare |= _without_joined_dots(others)
    uprights = [run for column in _columns_of_strokes(words) for run in _uncrossed(column, words)]
    uprights = uprights if any(len(run) >= SHORTEST for run in uprights) else []
    rules += [Rule(False, run[0].box.centre[0], run[0].box.top, run[-1].box.bottom) for run in uprights]
    strokes_up = {word for run in uprights for word in run}
    words = [word for word in words if word not in strokes_up]
    plain = {word: list(_without_dots(bare.get(word, word))) for word in words}
    kept = [part for word in page.words for part in plain.get(word, ())]
    return replace(page, words=tuple(kept), rules=(*page.rules, *rules))


def _rule(word: Word, reach: float) -> Rule:
    """The rule that strokes draw, and so many letters beyond its ends."""
    box = word.box.widened(reach * word.box.width / len(word.text))
    return Rule(True, word.box.centre[1], box.x0, box.x1)


def _with_joined_strokes_parted(page: Page) -> Page:
    """The page with words of a typewriter parted at the strokes between them: "9.6|", "154,504|154,577"."""
    joined = [word for word in page.words if STROKE in word.text and len(word.text) > 1]
    faces = {word.style.font for word in joined}
    typed = {face for face in faces if typewriter_pitch([w for w in page.words if w.style.font == face])}
    parts = {word: list(_at_strokes(word)) for word in joined if word.style.font in typed}
    return replace(page, words=tuple(part for word in page.words for part in parts.get(word, [word])))


def _at_strokes(word: Word) -> Iterator[Word]:
    """A word's parts, the strokes in it words of their own."""
    width = word.box.width / len(word.text)
    for found in re.finditer(rf"{re.escape(STROKE)}|[^{STROKE}]+", word.text):
        x0, x1 = (word.box.x0 + width * place for place in found.span())
        yield replace(word, text=found.group(), box=replace(word.box, x0=x0, x1=x1))


def _with_mixed_strokes_parted(page: Page) -> Page:
    """The page with mixed strokes parted: ":------:------" is the colons, and a rule between two of them."""
    words: list[Word] = []
    rules: list[Rule] = []
    for word in page.words:
        mixed = MIXED.fullmatch(word.text) and not STROKES.fullmatch(word.text)
        for found in re.finditer(r"[:|+]|[^:|+]+", word.text) if mixed else ():
            width = word.box.width / len(word.text)
            x0, x1 = (word.box.x0 + width * place for place in found.span())
            if STROKES.fullmatch(found.group()):
                rules.append(Rule(True, word.box.centre[1], x0, x1))
            elif found.group() != "+":
                words.append(replace(word, text=found.group(), box=replace(word.box, x0=x0, x1=x1)))
        words += [] if mixed else [word]
    return replace(page, words=tuple(words), rules=(*page.rules, *rules)) if rules else page


def _without_joined_dots(line: Sequence[Word]) -> dict[Word, Word]:
    """The words that begin or end with a dot of a leader, without it: "Scope." and ".7" around ". . . .",
    whose dots stand one step from theirs."""
    dots = [word for word in line if word.text == "."]
    if len(dots) < FEWEST:
        return {}
    xs, wide = sorted(word.box.x1 for word in dots), dots[0].box.width
    step = min(right - left for left, right in pairwise(xs))
    bare = {}
    for word in line:
        after = word.text[-1] == "." and any(abs(x - word.box.x1 - step) < SAME for x in xs)
        before = word.text[0] == "." and any(abs(word.box.x0 + wide - x - step) < SAME for x in xs)
        if word.text.strip(".") and (after or before):
            text = word.text[before : -1 if after else None]
            box = replace(word.box, x0=word.box.x0 + before * wide, x1=word.box.x1 - after * wide)
            bare[word] = replace(word, text=text, box=box)
    return bare


def _columns_of_strokes(words: Sequence[Word]) -> list[list[Word]]:
    """The colons or strokes of a typewriter under each other, as wide as its letters."""
    columns: dict[int, list[Word]] = {}
    for word in words:
        if word.text in UPRIGHTS and word.box.width > WIDE * word.style.size:
            columns.setdefault(round(word.box.x0), []).append(word)
    return list(columns.values())


def _uncrossed(column: Sequence[Word], words: Sequence[Word]) -> list[list[Word]]:
    """A column of strokes in runs, parted where other words stand where they would go on."""
    x, own = column[0].box.centre[0], column[0].text
    levels = [word.box.centre[1] for word in words if word.box.x0 < x < word.box.x1 and word.text != own]
    runs = [[column[0]]]
    for above, below in pairwise(column):
        crossed = any(above.box.centre[1] < y < below.box.centre[1] for y in levels)
        runs += [[]] if crossed else []
        runs[-1].append(below)
    return runs


def _level(word: Word) -> int:
    return round(word.box.bottom)


def _without_dots(word: Word) -> Iterator[Word]:
    """The words that dots part: "Alabama......1,204" → "Alabama", "1,204", as wide as their letters."""
    found = DOTTED.fullmatch(word.text)
    if not found:
        yield word
        return
    width = word.box.width / len(word.text)
    for name in ("label", "value"):
        if found[name]:
            start, end = (word.box.x0 + width * place for place in found.span(name))
            yield replace(word, text=found[name], box=replace(word.box, x0=start, x1=end))
