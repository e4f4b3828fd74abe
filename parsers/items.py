"""Lines → items: the paragraphs, bullets and labelled points that a cell or a page holds, and their nesting.

Re-invigorate the West Kent Partnership:      an item, level 0
• Strengthening the case for West Kent; and   its child
• Enhancing political leadership.             its child
Plan an exit strategy.                        an item, level 0
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from unicodedata import category

from models.document import Word
from parsers.fields.reference import leading_code
from parsers.lines import (
    Line,
    Measure,
    breaks_off,
    dangles,
    ends_sentence,
    gap_between,
    line_of,
    runs_on,
    would_fit,
)

BULLETS = frozenset("•‣⁃∙·›»→⇒√o◼◻◾◽▷⦁∘⁌")
# A lone "o" is a word processor's hollow bullet: no English word is spelt so.
SYMBOLS = frozenset({"So", "Co", "Cn"})
"""The Unicode categories of ■ ➢ ✓ ☐ and of symbol fonts' own codes (\uf0b7): bullets before a line."""
NO_BULLETS = frozenset("©®™℗°")
"""Symbols that belong to what follows: "© Crown copyright"."""
# These are bullets only where the way they are set says so: at the head of two lines, or set off.
DASHES = frozenset("-–—−*~>")
LABEL = re.compile(r"^\(?(?:(?P<letter>[a-z])|(?P<number>\d{1,3})|(?P<roman>[ivx]{2,4}))[.):]$", re.I)
LABELS = re.compile(
    r"^\(?([a-z]|\d{1,2})\)?((?:\s*(?:,|&|and|-|–|to)\s*\(?(?:[a-z]|\d{1,2})\)?)*)\s*[.):](?:\s+|$)", re.I
)
"""What a part begins with that is for labelled points: "a. May 2025", "b and c. April 2026"."""
MOST_SKIPPED = 4
LONE = re.compile(r"^\(?(?:[a-z]|[ivx]{2,4})[.)]$", re.I)
ALIGNED = 3.0
"""Points within which two left edges are the same."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line begins with: a bullet's glyph, or a label ("a", "1"; "b and c") that can be referred to."""

    text: str
    label: str
    x: float
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph (no mark), a bullet or a labelled point; `lines` are without the mark."""

    lines: tuple[Line, ...]
    mark: Mark | None = None
    children: tuple[Item, ...] = ()
    unsure: bool = False
    """Whether it could also be part of the item before it, or be two (a page end lies between)."""

    @property
    def x(self) -> float:
        return self.mark.x if self.mark else self.lines[0].indent

    @property
    def text_x(self) -> float:
        return self.lines[0].indent

    @property
    def label(self) -> str:
        return self.mark.label if self.mark else ""

    @property
    def page(self) -> int:
        return self.lines[0].page

    @property
    def part(self) -> tuple[int, int]:
        return self.lines[0].part

    @property
    def top(self) -> float:
        """How far down the page it is read, columns counted one below the other."""
        return self.lines[0].depth

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def words(self) -> tuple[Word, ...]:
        """The item's own words, its mark's among them."""
        marked = self.mark.words if self.mark else ()
        return (*marked, *(word for line in self.lines for word in line.words))

    def all_words(self) -> tuple[Word, ...]:
        """The item's words and those of all that hangs under it."""
        return (*self.words, *(word for child in self.children for word in child.all_words()))


def is_bullet(word: Word) -> bool:
    """Whether a word is a bullet whatever stands around it: a list glyph, or one of a symbol font's own."""
    if len(word.text) != 1 or word.text in NO_BULLETS:
        return False
    return word.text in BULLETS or category(word.text) in SYMBOLS


def begins_with_bullet(line: Line) -> bool:
    return len(line.words) > 1 and (is_bullet(line.words[0]) or line.words[0].text in DASHES)


def _hangs_under(line: Line, item: Item) -> bool:
    """Whether a line stands in line with the text of a marked item, not with its mark."""
    return item.text_x - item.x > ALIGNED and abs(line.indent - item.text_x) < ALIGNED


def goes_on(above: Line, below: Line) -> bool:
    """Whether a page's first line clearly goes on with the last of the page before: a sentence runs over,
    or the bullets that it announced, or more of its bullets."""
    if begins_with_bullet(below):
        return above.text.endswith(":") or dangles(above.text) or begins_with_bullet(above)
    return breaks_off(above, below)


@dataclass(slots=True)
class _Count:
    """The last label of each kind; in a cell of dates labels may skip points that have none."""

    last: dict[str, int]
    skips: bool = False


def _mark_of(line: Line, dash_x: frozenset[int], labels: _Count | None, first: bool = False) -> Mark | None:
    """The mark that a line begins with; `labels` are the counts so far, None where no label can stand."""
    if len(line.words) < 2:
        return None
    word, following = line.words[:2]
    gap = following.box.x0 - word.box.x1
    if is_bullet(word):
        return Mark(word.text, "", word.indent, (word,))
    if word.text in DASHES and round(word.indent) in dash_x and gap > 0:
        return Mark(word.text, "", word.indent, (word,))
    if labels is not None and (joint := _joint_mark(line, labels, first)):
        return joint
    label = LABEL.match(word.text)
    if label and labels is not None and _next_in_turn(label, labels, first):
        return Mark(word.text, word.text.strip("().:").lower(), word.indent, (word,))
    return None


def labels_of(text: str) -> tuple[str, ...]:
    """The labels that a part begins with: "b and c. April 2026" → b, c; "a-c)" → a, b, c."""
    found = LABELS.match(text)
    if not found:
        return ()
    labels = [found.group(1).lower()]
    for joint, label in re.findall(r"(,|&|and|-|–|to)\s*\(?([a-z]|\d{1,2})\b", found.group(2), re.I):
        labels += _through(labels[-1], label.lower()) if joint in ("-", "–", "to") else [label.lower()]
    return tuple(labels)


def _through(first: str, last: str) -> list[str]:
    """The labels after `first` up to `last`."""
    if first.isdigit() and last.isdigit():
        return [str(number) for number in range(int(first) + 1, int(last) + 1)]
    return [chr(code) for code in range(ord(first) + 1, ord(last) + 1)]


def _joint_mark(line: Line, seen: _Count, first: bool) -> Mark | None:
    """The mark of a part for several points, in turn: "b and c. April 2026" after "a. May 2025"."""
    labels = labels_of(line.text)
    if len(labels) < 2:
        return None
    counts = [LABEL.match(f"{label})") for label in labels]
    if not all(count and _next_in_turn(count, seen, first) for count in counts):
        return None
    found = LABELS.match(line.text)
    words = line.words[: len(found[0].split())] if found else ()
    if len(words) == len(line.words):
        return None
    return Mark(" ".join(word.text for word in words), " and ".join(labels), line.indent, words)


def _next_in_turn(label: re.Match[str], seen: _Count, first: bool) -> bool:
    """Whether a label begins a count or goes on with one; a cell's first line may go on with a cell's count
    ("3. Report progress"), and a cell of dates may skip a point that has none ("(a) May", "(c) June")."""
    kind, text = next((kind, text) for kind, text in label.groupdict().items() if text)
    value = {"letter": lambda: ord(text.lower()) - 96, "number": lambda: int(text)}.get(
        kind, lambda: _roman(text.lower())
    )()
    if kind == "letter" and text.lower() in "ivx" and seen.last.get("roman", 0) + 1 == _roman(text.lower()):
        kind, value = "roman", _roman(text.lower())
    last = seen.last.get(kind, 0)
    bracketed = label.string.endswith(")")
    goes_on = first and (kind == "number" or bracketed)
    skips = (seen.skips or (bracketed and last)) and last < value <= last + MOST_SKIPPED
    if value == 1 or value == last + 1 or goes_on or skips:
        seen.last[kind] = value
        return True
    return False


def _roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in text]
    return sum(-v if any(v < later for later in values[i:]) else v for i, v in enumerate(values))


def _dash_bullets(lines: Sequence[Line]) -> frozenset[int]:
    """The x at which a dash is a bullet: set off by a gap, at the head of the first line, or of two lines."""
    heads: Counter[int] = Counter()
    for number, line in enumerate(lines):
        if len(line.words) > 1 and line.words[0].text in DASHES:
            word, following = line.words[:2]
            set_off = following.box.x0 - word.box.x1 > 0.5 * word.style.size
            heads[round(word.indent)] += 2 if set_off or number == 0 else 1
    return frozenset(x for x, weight in heads.items() if weight > 1)


def lines_to_items(
    lines: Sequence[Line], measure: Measure, starts: Collection[Line] = frozenset(), skips: bool = False
) -> list[Item]:
    """The items of consecutive lines, flat, in order; a page end may lie between any two lines.

    `starts` are lines at which something beside them (a date of its own) shows that an item begins, should
    the line itself not tell. With `skips`, labels may leave out points: "a. May", "c. June".
    """
    dash_x = _dash_bullets(lines)
    labels = _Count({}, skips)
    items: list[Item] = []
    previous: Line | None = None
    lines = _with_lone_labels(lines)
    hanging = _hanging(lines, dash_x)
    firsts = _first_numbers(lines)
    for line in lines:
        if line in firsts:
            labels.last["number"] = firsts[line] - 1
        mark = _mark_of(line, dash_x, None if previous and _is_open(previous) else labels, previous is None)
        if mark:
            items.append(Item((line.after(len(mark.words)),), mark))
        elif previous is None:
            items.append(Item((line,)))
        else:
            begins, unsure = _begins(items[-1], previous, line, measure, hanging)
            if begins or (line in starts and not breaks_off(previous, line)):
                items.append(Item((line,), unsure=unsure))
            else:
                unsure = unsure or items[-1].unsure
                items[-1] = replace(items[-1], lines=(*items[-1].lines, line), unsure=unsure)
        previous = line
    return items


def _first_numbers(lines: Sequence[Line]) -> dict[Line, int]:
    """The lines that begin a count in its middle ("113. Ensure ...": a report counts all its paragraphs),
    each with its number: a line below begins with the next number, and its text at the same x."""
    last: dict[int, int] = {}
    heads: dict[tuple[int, int], Line] = {}
    found: dict[Line, int] = {}
    for line in lines:
        label = LABEL.match(line.words[0].text) if len(line.words) > 1 else None
        if label and label["number"]:
            number, x = int(label["number"]), round(line.words[1].indent / ALIGNED)
            for near in (x - 1, x, x + 1):
                if last.get(near) == number - 1 and (head := heads.pop((near, number - 1), None)):
                    found[head] = number - 1
            if last.get(x) != number - 1:
                heads[x, number] = line
            last[x] = number
    return found


def with_code(item: Item) -> Item:
    """An item whose text begins with a code, "1.1 Review ...": the code is its mark."""
    line = item.lines[0]
    code = leading_code(line.text)
    if item.mark or not code:
        return item
    count = 2 if len(line.words) > 2 and line.words[1].text in ("-", "–", "—", ":") else 1
    mark = Mark(code, code, line.indent, line.words[:count])
    return replace(item, lines=(line.after(count), *item.lines[1:]), mark=mark)


def _with_lone_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines, each label that stands alone on its own ("(a)") joined to the line under it."""
    joined: list[Line] = []
    for line in lines:
        above = joined[-1] if joined else None
        if above and len(above.words) == 1 and above.part == line.part and LONE.match(above.text):
            joined[-1] = line_of((*above.words, *line.words))
        else:
            joined.append(line)
    return joined


def _is_open(line: Line) -> bool:
    """Whether a bracket stands open at a line's end: "(as per Recommendation" / "1) in full" is no label."""
    return line.text.count("(") > line.text.count(")")


def _hanging(lines: Sequence[Line], dash_x: frozenset[int]) -> frozenset[str]:
    """The kinds of marks (their glyphs; "a" for all labels) whose wrapped lines stand in line with the text,
    not with the mark."""
    found = set()
    for above, below in pairwise(lines):
        mark = _mark_of(above, dash_x, _Count({}))
        if mark and not _mark_of(below, dash_x, _Count({})):
            text_x = above.words[len(mark.words)].indent
            if abs(below.indent - text_x) < ALIGNED < below.indent - mark.x:
                found.add(_kind(mark))
    return frozenset(found)


def _kind(mark: Mark) -> str:
    return "a" if mark.label else mark.text


def _begins(
    item: Item, above: Line, below: Line, measure: Measure, hanging: frozenset[str]
) -> tuple[bool, bool]:
    """Whether the unmarked line `below` begins an item after `item`, which ends with `above`; and whether
    that is unsure."""
    if item.mark and _kind(item.mark) in hanging and below.indent < item.text_x - ALIGNED:
        return True, False
    if item.mark and not item.label and below.indent < item.x - ALIGNED:
        return True, False
    if len(labels_of(below.text)) > 1:
        return True, False
    if item.mark and _hangs_under(below, item) and not gap_between(above, below, measure):
        return False, False
    if breaks_off(above, below) and above.part != below.part:
        return False, False
    fits = would_fit(above, below.words[0], measure)
    if above.part != below.part:
        # "... reported to Cabinet." fills its line: more often an action ends there than a sentence in it.
        # And "... to the Scrutiny" / "Committee" goes on, though it need not.
        return fits or ends_sentence(above.text), not fits and not below.text[0].islower()
    lower = runs_on(below.text)
    if gap_between(above, below, measure):
        return not (lower and not ends_sentence(above.text)), False
    if dangles(above.text) or not fits:
        return False, False
    return not lower or above.text.endswith(";"), False


def nest(items: Sequence[Item], paragraphs_lead: bool = True) -> list[Item]:
    """Items as a tree: bullets under a paragraph, deeper bullets under the shallower ones before them.

    Where `paragraphs_lead` is false a paragraph takes no children (an introduction on a page). Labelled
    points are a paragraph's children only where it ends in ":"; else they are actions like itself.
    """
    roots: list[_Node] = []
    path: list[_Node] = []
    for item in items:
        node = _Node(item)
        while path and not _is_under(item, path[-1].item, paragraphs_lead):
            path.pop()
        (path[-1].children if path else roots).append(node)
        path.append(node)
    return [node.built() for node in roots]


class _Node:
    def __init__(self, item: Item) -> None:
        self.item = item
        self.children: list[_Node] = []

    def built(self) -> Item:
        return replace(self.item, children=tuple(child.built() for child in self.children))


def _is_under(item: Item, parent: Item, paragraphs_lead: bool) -> bool:
    """Whether an item hangs under one before it: deeper, or level with it but of a lower kind.

    Bullets are of a lower kind than labels; a bullet of another glyph is where its leader ends in ":".
    """
    if item.mark is None:
        return False
    announced = parent.text.rstrip().endswith(":")
    if parent.mark is None:
        return paragraphs_lead and (not item.label or announced)
    if item.part != parent.part and not announced:
        return item.x > parent.x + 2 * ALIGNED
    lower = bool(parent.label and not item.label) or (announced and _kind(item.mark) != _kind(parent.mark))
    return item.x > parent.x + ALIGNED or (lower and item.x > parent.x - ALIGNED)
