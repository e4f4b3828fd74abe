"""Labels that stand in a text's lines: where they begin, and what is their value.

Timescale: May 2025                                      a line of its own
Lead: Chief Executive | Timescale: May 2025              several on one
Appoint a chair. Lead: Chief Executive. By               run in, behind a sentence, and over a line's end
when: May 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, takewhile

from models.document import Word, spaced, words_of
from models.plan import Passage
from parsers.cells.cell_parts import NAMING
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.fields.deadline import is_deadline
from parsers.fields.owner import names_owners
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, dangles, ends_sentence, line_of
from parsers.text.marks import HYPHENS
from parsers.text.runs import widest_space
from parsers.vocabulary import column_of

LONGEST = 5
"""Words of a label."""
LONGEST_SAID = 9
"""Words behind a label that nothing but its type tells from them."""
PARTS = (".", ";", "|", ",")
"""What no word within a label ends in: "2025. Status:" is the end of a value, and a label."""
WHO_OR_WHEN = "who or when"
"""What the label "By" means: its value tells."""
NAMES = frozenset("deadline start owner lead_member lead_officer status".split())
"""Columns whose values are no sentences, whatever ends them: "Lead: Leader. Timescale: May 2025."."""
TELLING = NAMES | {WHO_OR_WHEN}
WHO = frozenset({"owner", "lead_member", "lead_officer"})
LABEL_ENDS = ": –—-"
"""The signs that part a label from its value."""
APART, FARTHEST = 0.8, 1.2
"""Font sizes of white before a label, from which on it needs no mark: "Lead: Leader    By when: May"; in a
line whose spaces are all wide up to the second."""
BARS = ("|", "·", "•", "/")
"""What stands between two labels with their values: "Lead: Leader · By: May 2025"."""
ENDS = (".", ";", ")", "(", ",", "–", "—", *BARS)
"""What ends the text or the value before a label on the same line."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with its value, its column, and how far in its line begins; `inside`: other text stands before
    it on its line, `before`: another label behind its value. A full stop parts it from either."""

    column: str
    heading: str
    label: tuple[Word, ...]
    lines: tuple[Line, ...]
    x: float
    inside: bool
    before: bool = False

    @property
    def says_who(self) -> bool:
        return self.column in OWNERS

    @property
    def says_when(self) -> bool:
        return self.column in DATES

    def value(self, joiner: Joiner) -> Passage:
        """The text without the mark that parts it from what follows; with the words of the label."""
        passage = joiner.passage(self.lines)
        text = passage.text.rstrip(f" ;,{''.join(BARS)}{'–—-' if self.before else ''}")
        if self.inside or self.before or text != passage.text or self.column in NAMES:
            text = text.removesuffix(".")
        if text.endswith(")") and text.count("(") < text.count(")"):
            text = text[:-1].rstrip(" .")
        text = text if "[" in text else text.rstrip("]")
        return Passage(text, (*self.label, *passage.words))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a label begins, and where its value does: (line, word)."""

    start: tuple[int, int]
    value: tuple[int, int]
    column: str


def cut_at_labels(lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[Labelled]]:
    """The lines before the first label, and the labels with their values up to the next."""
    places = list(_places(lines))
    places = [*_unmarked(lines, places), *places]
    ends = [*(place.start for place in places[1:]), (len(lines), 0)]
    if not places:
        return tuple(lines), []
    before = tuple(_between(lines, (0, 0), places[0].start))
    return before, [_labelled(lines, place, end) for place, end in zip(places, ends, strict=True)]


def says_who_and_when(lines: Sequence[Line]) -> bool:
    """Whether lines are nothing but labels and their values, who and when among them."""
    before, labels = cut_at_labels(lines)
    said = [each for each in labels if each.lines]
    return not before and any(each.says_who for each in said) and any(each.says_when for each in said)


def parted_at_labels(line: Line) -> list[Line]:
    """A line in parts, of which each but the first begins with a label."""
    starts = sorted({0, *(place.start[1] for place in _places([line]))})
    return [line_of(line.words[first:last]) for first, last in pairwise([*starts, len(line.words)])]


def _labelled(lines: Sequence[Line], place: _Place, end: tuple[int, int]) -> Labelled:
    label = tuple(words_of(_between(lines, place.start, place.value)))
    heading = spaced(label).strip("([ ").rstrip(LABEL_ENDS)
    value = tuple(_between(lines, place.value, end))
    number, at = place.start
    column = place.column
    said = " ".join(line.text for line in value).strip("()[]|;,. ")
    if column == WHO_OR_WHEN:
        column = "deadline" if is_deadline(said) else "owner"
    elif heading.lower() == "date" and is_deadline(said):
        # A column headed so may date anything, a line under an action says when it is due.
        column = "deadline"
    elif heading.lower() == "what":
        # A column headed so may hold what is asked, a line beside "Who:" and "When:" says what is done.
        column = "action"
    return Labelled(column, heading, label, value, lines[number].indent, at > 0, end[1] > 0)


def _between(lines: Sequence[Line], start: tuple[int, int], end: tuple[int, int]) -> Iterator[Line]:
    """The lines from a word on, up to another: each as (line, word)."""
    for number in range(start[0], min(end[0] + 1, len(lines))):
        words = lines[number].words
        first = start[1] if number == start[0] else 0
        last = end[1] if number == end[0] else len(words)
        if first < last:
            whole = first == 0 and last == len(words)
            yield lines[number] if whole else line_of(words[first:last])


def _places(lines: Sequence[Line]) -> Iterator[_Place]:
    last: _Place | None = None
    for number, line in enumerate(lines):
        free = 0
        above = lines[number - 1] if number else None
        named = above and last and last.value[0] == number - 1 and last.column in WHO
        begun = above.words[last.value[1] :] if above and last and named else ()
        slashed = any(word.text == "/" for word in begun)
        begun, last = begun if slashed or not _is_whole(begun) else (), None
        for set_off in _set_off(line, number):
            free = set_off.value[1]
            yield set_off
        for at, word in enumerate(line.words[free:], start=free):
            dashed = word.text in HYPHENS and _is_told(
                (*line.words[at + 1 :], *words_of(lines[number + 1 :]))
            )
            if not (dashed or word.text.endswith((":", "?"))) or _is_title(last, line, at, begun):
                continue
            place = next(_labels_ending(line, number, at, free, above.text if above else ""), None)
            if above and not (place or free):
                place = next(_labels_from(above, line, number, at), None)
            free = at + 1
            if place and _is_meant(place, line, number, at, last.value[1] if last else 0):
                last = place
                yield place


def _is_meant(place: _Place, line: Line, number: int, at: int, free: int) -> bool:
    """Whether what ends at a word is a label; "Build homes – Section 151 Officer – March 2027" has none, nor
    does what a date leads in to: "By May 2025 – Scrutiny: one review each year". A dash may part it from the
    value that begins at `free`: "Owner – Leader – By – May"."""
    before = line.words[: place.start[1]] if place.start[0] == number else ()
    if before and before[-1].text in HYPHENS and is_deadline(spaced(before[:-1])):
        return place.column in NAMES and _is_whole(line.words[at + 1 :])
    if line.words[at].text in HYPHENS:
        own = reversed(before[free : len(before) - bool(free)])
        part = takewhile(lambda word: not word.text.endswith(PARTS), own)
        return place.column in TELLING and not any(word.text in HYPHENS for word in part)
    return line.words[at].text.endswith(":") or _is_answered(place.column, line.words[at + 1 :])


def _is_answered(column: str, behind: Sequence[Word]) -> bool:
    """Whether what stands behind a question tells: "By when? May 2025", not "When? Residents want to know.";
    "How will you know?" is text."""
    said = spaced([*takewhile(lambda word: not word.text.endswith((":", "?")), behind)])
    told = is_deadline(said.rstrip(".")) or names_owners(said.rstrip("."))
    return column in TELLING and (told or not ends_sentence(said))


def _is_told(behind: Sequence[Word]) -> bool:
    """Whether what stands behind a dash, up to the end of its part, says who or when: "Owner – Chief
    Executive.", not "Lead – the way to net zero"; nor what another dash ends that is no label's, "The
    lead – Jane Smith – said so"."""
    ended = next((at for at, word in enumerate(behind, 1) if word.text.endswith((".", ";", "|"))), None)
    first, *others = _parted_at_dashes(behind[:ended])
    labels = (at for at in range(max(len(first) - LONGEST, 1), len(first)) if _names_part(first[at:]))
    end = next(labels, None) if others and not names_owners(spaced(first)) else None
    if others and end is None and not (len(others) > 1 and _names_part(others[0])):
        return False
    said = re.split(r"[.;,|](?:\s|$)", spaced(first[:end]), maxsplit=1)[0]
    return names_owners(said) or is_deadline(said)


def _parted_at_dashes(words: Sequence[Word]) -> list[list[Word]]:
    dashes = [at for at, word in enumerate(words) if word.text in HYPHENS]
    return [list(words[left + 1 : right]) for left, right in pairwise([-1, *dashes, len(words)])]


def _names_part(words: Sequence[Word]) -> bool:
    """Whether words are a label that may stand before a dash."""
    return bool(words) and _column(words) in TELLING


def _is_title(last: _Place | None, line: Line, at: int, begun: Sequence[Word]) -> bool:
    """Whether what ends at a colon is the title of whom the label right before it names, and no label:
    "Lead: Cabinet Member: Housing"; or behind another's, "Lead: Cllr Nunn / Exec Director: Place"; or whom
    the line above has `begun` to name: "Lead: Service" / "Lead: Revenues"."""
    if last.column not in WHO if last else not begun:
        return False
    said = line.words[last.value[1] : at + 1] if last else (*begun, *line.words[: at + 1])
    other = list(takewhile(lambda word: word.text != "/", reversed(said)))[::-1]
    held = len(other) == len(said) or not names_owners(spaced(line.words[at + 1 :]))
    return held and _column(other) in WHO


def _set_off(line: Line, number: int) -> list[_Place]:
    """The labels of a line that only says who and when, in bold, "**Owner** Head of HR   **Deadline** May",
    or each well apart from its value: "Owner   Head of HR"."""
    bold = line.words[0].style.bold
    runs = (
        [list(run) for _, run in groupby(line.words, key=lambda word: word.style.bold)]
        if bold
        else [line.words[first:last] for first, last in pairwise([0, *_apart(line), len(line.words)])]
    )
    if len(runs) % 2:
        return []
    places: list[_Place] = []
    start = 0
    for label, said in zip(runs[::2], runs[1::2], strict=True):
        if len(label) > LONGEST or len(said) > LONGEST_SAID or label[-1].text.endswith(":"):
            return []
        column, text = _column(label), spaced(said)
        dates = column == WHO_OR_WHEN or label[0].text.lower() == "date"
        when = column in DATES or (dates and is_deadline(text))
        who = column in TELLING and not text.endswith(".") and (bold or names_owners(text))
        if not (is_deadline(text) if when else who):
            return []
        places.append(_Place((number, start), (number, start + len(label)), column))
        start += len(label) + len(said)
    return places


def _unmarked(lines: Sequence[Line], places: Sequence[_Place]) -> list[_Place]:
    """The label of an owner alone up to the next: "Appoint a chair Lead: Leader. Timescale: May"."""
    if not places:
        return []
    start = places[0].start
    before = [
        (number, at)
        for number, line in enumerate(lines)
        for at in range(len(line.words))
        if (number, at) < start
    ]
    word = {place: lines[place[0]].words[place[1]] for place in before}
    ends = (place for place in reversed(before) if word[place].text.endswith(":"))
    if (end := next(ends, None)) is None:
        return []
    owner = " ".join(word[place].text for place in before if place > end).rstrip(" .;|,")
    label = [place for place in before if end[0] == place[0] and place <= end][-LONGEST:]
    for place in label:
        column = _column([word[each] for each in label if each >= place])
        text = " ".join(word[each].text for each in before if each < place)
        if column in NAMING and text and not dangles(text) and names_owners(owner):
            return [_Place(place, (end[0], end[1] + 1), column)]
    return []


def _labels_ending(line: Line, number: int, at: int, free: int, above: str) -> Iterator[_Place]:
    """The labels that end with the word at `at`, the longest first; one that was drawn is that alone."""
    bold, apart = line.words[at].style.bold, _apart(line)
    for first in range(at if line.words[at].drawn else max(free, at - LONGEST + 1), at + 1):
        torn = any(first < place <= at for place in apart)  # "Services    By: May"
        if torn or (bold and not line.words[first].style.bold):  # "Director of" / "Services **By:** May"
            continue
        within = (line.words[first - 1].text if first else above).endswith((";", *BARS))
        column = _column(line.words[first : at + 1], within or line.words[first].text[0] in "([")
        told = column in TELLING and 0 < free < first and _is_whole(line.words[free:first])
        if column and (told or _can_begin(line, first, column, above)):
            yield _Place((number, first), (number, at + 1), column)


def _is_whole(value: Sequence[Word]) -> bool:
    """Whether what a label says is whole, and another may follow: "Lead: Head of Housing Timescale: May"."""
    text = spaced(value)
    return not dangles(text) and (names_owners(text) or is_deadline(text))


def _labels_from(above: Line, line: Line, number: int, at: int) -> Iterator[_Place]:
    """The labels that end with the word at `at` and begin on the line above: "By" / "when: May 2025"."""
    for count in range(min(LONGEST - at, len(above.words)) - 1, 0, -1):
        first = len(above.words) - count
        column = _column((*above.words[first:], *line.words[: at + 1]))
        if column and first and _can_begin(above, first, column, ""):
            yield _Place((number - 1, first), (number, at + 1), column)


def _column(words: Sequence[Word], within: bool = False) -> str:
    """The column that a label's words mean, or ""; `within` a list, "(Lead: X; by: May)", in small too."""
    text = spaced(words).strip("([ ")
    if not (within or text[:1].isupper()) or any(word.text.endswith(PARTS) for word in words[:-1]):
        return ""
    if text.count("(") > text.count(")"):  # "Group (Lead:" ends a text, and begins the label behind it
        return ""
    return WHO_OR_WHEN if text.rstrip(LABEL_ENDS).capitalize() == "By" else column_of(text)


def _apart(line: Line) -> list[int]:
    """The places of the words of a line that stand well apart from the one before."""
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(line.words)]
    # One gap alone does not tell how wide the spaces are.
    space = widest_space(gaps if len(gaps) > 1 else (), line.style.size, APART, FARTHEST)
    return [at for at, gap in enumerate(gaps, start=1) if gap > space]


def _can_begin(line: Line, first: int, column: str, above: str) -> bool:
    if first == 0:
        return not dangles(above)
    word, before = line.words[first], line.words[first - 1]
    if column in ("action", "recommendation", "recommendation_ref", "theme"):
        return False
    return (
        first in _apart(line)
        or before.text.endswith(ENDS)
        or word.text[0] in "(["
        or (word.style.bold and not before.style.bold)
        or (word.style.italic and not before.style.italic)
    )
