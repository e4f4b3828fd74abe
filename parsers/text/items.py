"""Lines → items: the paragraphs, bullets and labelled points that a cell or a page holds, and their nesting.

Re-invigorate the West Kent Partnership:      an item, level 0
• Strengthening the case for West Kent; and   its child
• Enhancing political leadership.             its child
Plan an exit strategy.                        an item, level 0
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from models.document import Word, words_of
from parsers.fields.owner import lacks_name
from parsers.fields.reference import code_length, leading_code
from parsers.text.lines import (
    Line,
    Measure,
    breaks_off,
    dangles,
    ends_sentence,
    gap_between,
    is_open,
    line_of,
    runs_on,
    would_fit,
)
from parsers.text.marks import (
    HYPHENS,
    LABEL,
    LABELS,
    Count,
    Mark,
    bare_labels,
    begins_with_bullet,
    dash_bullets,
    kind_of,
    labels_of,
    mark_of,
    tells_who_and_when,
    with_lone_labels,
)
from parsers.vocabulary import column_of
from parsers.vocabulary.sections import commands, only_commands

ALIGNED = 3.0
"""Points within which two left edges are the same."""
NAMED = re.compile(r"(?:(?:key )?recommendation\s+\w{1,5}|action\s+\d[\d.]*)\s*[:–—]\s*\S", re.I)
"""What begins a recommendation or an action wherever a sentence ends above it: "Recommendation 2: Map it"."""
SMALL = 0.85
"""The size of small print in that of the text above it, at most."""
FEWEST = 3
"""Points of a list that show how far they stand apart, at least."""


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
    def marked(self) -> tuple[Word, ...]:
        """The words of its mark."""
        return self.mark.words if self.mark else ()

    @property
    def printed(self) -> tuple[Line, ...]:
        """Its lines, the mark on the first of them."""
        first, *rest = self.lines
        return (line_of((*self.marked, *first.words)), *rest) if self.mark else self.lines

    @property
    def words(self) -> tuple[Word, ...]:
        """The item's own words, its mark's among them."""
        return (*self.marked, *words_of(self.lines))

    def all_words(self) -> tuple[Word, ...]:
        """The item's words and those of all that hangs under it."""
        return (*self.words, *(word for child in self.children for word in child.all_words()))


def hangs_under(line: Line, item: Item) -> bool:
    """Whether a line stands in line with the text of a marked item, not with its mark."""
    return item.text_x - item.x > ALIGNED and abs(line.indent - item.text_x) < ALIGNED


def goes_on(above: Line, below: Line) -> bool:
    """Whether a page's first line goes on with the last before: a sentence, or bullets, announced or not."""
    if are_apart(above, below):
        return False
    if begins_with_bullet(below):
        return above.text.endswith(":") or dangles(above.text) or begins_with_bullet(above)
    return breaks_off(above, below)


def are_apart(above: Line, below: Line) -> bool:
    """Whether two lines of different parts of a page are no text's: one of them stands in a card."""
    return any(line.words[0].column.closed for line in (above, below))


CODE = re.compile(r"([A-Z]{1,4})(\d{1,2})[.:)]?\s+(?=[A-Z“‘])")
"""A code that a text begins with."""


def lines_to_items(
    lines: Sequence[Line],
    measure: Measure,
    starts: Collection[Line] = frozenset(),
    skips: bool = False,
    dotted: bool = False,
    rests: Collection[Line] = frozenset(),
    dashes: frozenset[int] = frozenset(),
    letter: int = 0,
) -> list[Item]:
    """The items of consecutive lines, flat, in order; a page end may lie between any two lines. `starts` are
    lines at which something beside them, a date, shows that an item begins, `rests` lines behind a page end
    that it shows to go on. Labels may leave out points with `skips` ("a. May", "c. June"), be "1.1" or "a"
    with `dotted`. `dashes` are the x at which dashes are bullets elsewhere, `letter` is the last label of the
    cell above: 1 for "a."."""
    dash_x = dash_bullets(lines, measure, dashes)
    labels = Count({"letter": letter}, skips, dotted)
    items: list[Item] = []
    previous: Line | None = None
    lines = with_lone_labels(lines)
    hanging = _hanging(lines, dash_x, measure, dotted)
    firsts = _first_numbers(lines)
    coded = _counted_codes(lines)
    bare = bare_labels(lines) if dotted else frozenset()
    hung = replace(measure, pitch=max(measure.pitch, _step_of_points(lines, dash_x, dotted, bare)))
    below = dict(pairwise(lines))
    for line in lines:
        if line in firsts:
            labels.last["number"] = firsts[line] - 1
        # "A." is no label in "... for Resources / Dr" / "A. Mensah", "(b)" is one below "(a) write to Mrs A."
        initial = previous is not None and line.text[0].isupper() and lacks_name(previous.text)
        inside = previous is not None and is_open(previous) and not _is_labelled_alike(items[-1], line)
        within = initial or inside
        mark = mark_of(line, dash_x, None if within else labels, previous is None)
        if mark and previous is not None and not items[-1].mark:
            mark = None if _is_aside(previous, line, below.get(line), mark, hanging) else mark
        if line in bare:
            mark = Mark(line.words[0].text, line.words[0].text, line.indent, line.words[:1])
        if mark:
            items.append(Item((line.after(len(mark.words)),), mark))
        elif previous is None:
            items.append(Item((line,)))
        else:
            begins, unsure = _begins(items[-1], previous, line, measure, hung, hanging)
            close = begins and items[-1].mark and _wraps_close(previous, line, measure)
            begins = begins and not (close and _are_spaced(lines, dash_x, measure))
            begins, unsure = (False, False) if line in rests else (begins, unsure)
            if begins or ((line in starts or line in coded) and not breaks_off(previous, line)):
                items.append(Item((line,), unsure=unsure))
            else:
                unsure = unsure or items[-1].unsure
                items[-1] = replace(items[-1], lines=(*items[-1].lines, line), unsure=unsure)
        previous = line
    return items


def _is_labelled_alike(item: Item, line: Line) -> bool:
    """Whether a line begins with a label of the form that the item above has, whose bracket nothing closes:
    "b) Hold a forum" below "a) Recruit a lead (interim"."""
    above, own = (
        re.sub(r"\w+", "", text) for text in (item.mark.text if item.mark else "", line.words[0].text)
    )
    return item.label != "" and above == own


def _first_numbers(lines: Sequence[Line]) -> dict[Line, int]:
    """The lines that begin a count in its middle ("113. Ensure ...": a report counts all its paragraphs),
    each with its number: a line below begins with the next number, and its text at the same x; or a line
    above announces it, "The council should:"."""
    last: dict[int, int] = {}
    heads: dict[tuple[int, int], Line] = {}
    found: dict[Line, int] = {}
    for above, line in pairwise((None, *lines)):
        label = LABEL.match(line.words[0].text) if line and len(line.words) > 1 else None
        if line and label and label["number"]:
            if above and above.text.endswith(":") and line.words[1].text[0].isupper():
                found[line] = int(label["number"])
            number, x = int(label["number"]), round(line.words[1].indent / ALIGNED)
            for near in (x - 1, x, x + 1):
                if last.get(near) == number - 1 and (head := heads.pop((near, number - 1), None)):
                    found[head] = number - 1
            if last.get(x) != number - 1:
                heads[x, number] = line
            last[x] = number
    return found


def _counted_codes(lines: Sequence[Line]) -> frozenset[Line]:
    """The lines that count on with a code: "R3 The council should ..." at the x at which "R2 ..." began."""
    last: dict[tuple[str, int], int] = {}
    found = set()
    for line in lines:
        if code := CODE.match(line.text):
            key, number = (code[1], round(line.box.x0)), int(code[2])
            if last.get(key) == number - 1:
                found.add(line)
            last[key] = number
    return frozenset(found)


def with_code(item: Item) -> Item:
    """An item whose text begins with a code, "1.1 Review ...": the code is its mark."""
    line = item.lines[0]
    code = leading_code(line.text)
    if item.mark or not code:
        return item
    count = code_length(line.text)
    mark = Mark(code, code, line.indent, line.words[:count])
    return replace(item, lines=(line.after(count), *item.lines[1:]), mark=mark)


def _is_aside(above: Line, line: Line, below: Line | None, mark: Mark, hanging: frozenset[str]) -> bool:
    """Whether a line that begins with a dash goes on with the sentence above it, where points hang under
    their dashes and this one's next line does not: "Undertake due diligence" / "– including valuation" /
    "before any purchase"."""
    if below is None or mark.text not in HYPHENS or kind_of(mark) not in hanging or ends_sentence(above.text):
        return False
    level = abs(above.indent - line.indent) < ALIGNED and abs(below.indent - line.indent) < ALIGNED
    return level and runs_on(line.words[1].text) and not mark_of(below, frozenset({round(line.indent)}), None)


def _hanging(
    lines: Sequence[Line], dash_x: frozenset[int], measure: Measure, dotted: bool = False
) -> frozenset[str]:
    """The kinds of marks (glyphs; "a" for labels) whose wrapped lines stand in line with the text."""
    found = set()
    for above, below in pairwise(lines):
        mark = mark_of(above, dash_x, Count({}, dotted=dotted))
        if mark and not mark_of(below, dash_x, Count({}, dotted=dotted)):
            text_x = above.words[len(mark.words)].indent
            # Not "Status: Complete", a line apart and set in under the point.
            apart = above.part == below.part and gap_between(above, below, measure)
            full = not (apart or would_fit(above, below.words[0], measure))
            if full and abs(below.indent - text_x) < ALIGNED < below.indent - mark.x:
                found.add(kind_of(mark))
    return frozenset(found)


def _step_of_points(
    lines: Sequence[Line], dash_x: frozenset[int], dotted: bool, bare: frozenset[Line]
) -> float:
    """The step from a point's first line to the next, where a sentence goes on over it: a list may be set
    wider than the text around it. 0 where none does."""

    def text_x(line: Line) -> float:
        mark = mark_of(line, dash_x, Count({}, dotted=dotted), first=True)
        behind = 1 if line in bare else len(mark.words) if mark else 0
        return line.words[behind].indent if behind else -ALIGNED

    steps = [
        below.baseline - above.baseline
        for above, below in pairwise(lines)
        if above.part == below.part
        and below.text[0].islower()
        and not ends_sentence(above.text)
        and abs(below.indent - text_x(above)) < ALIGNED
    ]
    return min(steps, default=0.0)


def _are_spaced(lines: Sequence[Line], dash_x: frozenset[int], measure: Measure) -> bool:
    """Whether each bullet of several stands clear of what is above it."""
    pairs = [(above, below) for above, below in pairwise(lines) if above.part == below.part]
    gaps = [gap_between(*pair, measure) for pair in pairs if mark_of(pair[1], dash_x, None)]
    return len(gaps) >= FEWEST and all(gaps)


def _wraps_close(above: Line, below: Line, measure: Measure) -> bool:
    """Whether a line stands close under that of a point, where points stand clear of each other, and only its
    first word could just stand on the line above: "... at Orchard" / "Rise, drawing on ..."."""
    near = above.part == below.part and not gap_between(above, below, measure)
    return near and len(below.words) > 1 and not would_fit(above, below.words[1], _narrowed(measure, below))


def _narrowed(measure: Measure, line: Line) -> Measure:
    """The measure without the room that a line's first word and a space take."""
    width = line.words[1].box.x0 - line.words[0].box.x0
    pages = tuple((page, right - width) for page, right in measure.pages)
    return replace(measure, right=measure.right - width, pages=pages)


def awaits_value(text: str) -> bool:
    """Whether a line's text ends with a label that says nothing yet: "Lead: Leader | Target date:"."""
    label = re.split(r"[|.;]", text)[-1].strip()
    return label.endswith(":") and bool(column_of(label.rstrip(":")))


def _is_label_over(above: Line, below: Line) -> bool:
    """Whether a line in bold is the label of the value below it: "Owned by" / "Head of Housing"."""
    bold = above.style.bold and not below.words[0].style.bold
    return bold and above.words[-1].text == "by" and bool(column_of(above.text))


def _is_small_print(above: Line, below: Line) -> bool:
    """Whether a line is set much smaller than the one above: "OWNER" under what is to be done."""
    scanned = below.words[0].confidence < 1
    return not scanned and below.style.size < SMALL * above.style.size


def _commands_anew(item: Item, above: Line, below: Line) -> bool:
    """Whether a line tells somebody to do one more thing, as the item above it does, in a cell whose lines
    were broken by hand: "Reduce contact by 15%" under "Co-locate services", not "Plan"."""
    named = above.words[-1].text[0].isupper()
    anew = below.text[0].isupper() and only_commands(below.text) and len(below.words) > 1
    return anew and not named and not item.mark and commands(item.text)


def _begins(
    item: Item, above: Line, below: Line, measure: Measure, hung: Measure, hanging: frozenset[str]
) -> tuple[bool, bool]:
    """Whether the unmarked line `below` begins an item after `item`, which ends with `above`; and whether
    that is unsure. `hung` is how lines stand that hang under a mark."""
    if above.part != below.part and are_apart(above, below):
        return True, False
    hangs = item.mark is not None and kind_of(item.mark) in hanging
    if (
        hangs
        and below.indent < item.text_x - ALIGNED
        and not (breaks_off(above, below) and not ends_sentence(above.text))
    ):
        return True, False
    if item.mark and not item.label and below.indent < item.x - ALIGNED:
        return True, False
    if NAMED.match(below.text) and ends_sentence(above.text):
        return True, False
    joint = len(labels_of(below.text)) > 1 and not is_open(above)  # "... (Parts" / "3 and 4) is reviewed"
    if joint and not LABELS.fullmatch(below.text):  # "... people aged" / "14 to 25."
        return True, False
    if item.mark and would_fit(above, below.words[0], measure) and tells_who_and_when(below.text):
        return not dangles(above.text), False
    if item.mark and hangs_under(below, item) and not gap_between(above, below, hung):
        return False, False
    if above.part != below.part and (breaks_off(above, below) or awaits_value(above.text)):
        return False, False
    fits = would_fit(above, below.words[0], measure)
    if above.part != below.part and below.words[0].style.bold and not above.words[-1].style.bold:
        return True, False  # "... | Deadline: November 2025" / "Recommendation 5:" in bold, on the next page
    if above.part != below.part:
        # "... reported to Cabinet." fills its line: more often an action ends there than a sentence in it.
        # And "... to the Scrutiny" / "Committee" goes on, though it need not.
        return fits or ends_sentence(above.text), not fits and not below.text[0].islower()
    lower = runs_on(below.text)
    if _is_small_print(above, below) and not (lower or dangles(above.text)):
        return True, False
    if gap_between(above, below, measure):
        return not (lower and not ends_sentence(above.text)), False
    if breaks_off(above, below) and not lower and not _is_label_over(above, below):
        return False, False
    if not fits:
        return _commands_anew(item, above, below), False
    return not lower or above.text.endswith(";"), False
