"""Labels in lines of text: where a document sets them, and which line begins with one.

    Lead Officer:  Chief Executive      beside: the values stand in line
    Lead Officer: Chief Executive       run in: the value follows, wherever the label ends
    Lead Officer                        alone: the value stands under it
      Chief Executive

A label shows by its words, and by how it is set: it ends in ":", or is bolder than its value, or stands away
from it. What most labels of the document have in common tells the rest of them, on every page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from models.document import Style, Word, spaced, words_of
from parsers.fields.reference import is_reference
from parsers.headers.headers import DESCRIBED
from parsers.headers.labels import label_of
from parsers.text.lines import WIDEST_SPACE, Line, line_pitch, most_style
from parsers.text.marks import begins_with_bullet, is_bullet
from parsers.vocabulary.papers import mark_of
from parsers.vocabulary.sections import section_says

CONTENTS = re.compile(r"(?:\.\s?){3,}\s*\d{1,3}$|…\s*\d{1,3}$")
"""An entry of a contents page: "Recommendations ........ 7"."""
OF_REPORT = ("report author", "contact officer")
"""What names whoever wrote a committee's paper, and no lead: "Report author: Head of Policy"."""
LEAST_LABELS = 4
LEAST_NAMES = 3
LONGEST_LABEL = 8
LONGEST_UNKNOWN = 5
"""Words."""
LEVEL = 2.5
"""Points within which labels, or values, begin in line."""
NEAR_SIZE = 0.7
"""Points of type; a numbered recommendation may be set larger than the other labels."""
SHARES = (0.0, 0.5, 1.0)
"""Labels stand in line at their left ends, in their middle, or at their right ends."""
SHORT = frozenset({"deadline", "lead_member", "lead_officer", "owner", "owner_accountable", "status", "rag"})
"""Columns whose value is no list: the bullet under "Timescale: May 2025" begins something else."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a line begins with: its label of `count` words, and the column that it means ("" if unknown)."""

    line: Line
    count: int
    column: str

    @property
    def words(self) -> tuple[Word, ...]:
        return self.line.words[: self.count]

    @property
    def text(self) -> str:
        return _text(self.words)

    @property
    def bold(self) -> bool:
        return all(word.style.bold for word in self.words)

    @property
    def size(self) -> float:
        return self.words[0].style.size

    @property
    def value(self) -> tuple[Word, ...]:
        """What follows on the line; empty where the label stands alone."""
        return self.line.words[self.count :]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document sets its labels: at `x`, bold or not, their values from `value_x` on (None: run in, or
    under them) in `body`, `pitch` points from line to line. At `x` stand the labels' left ends (`share` 0),
    middles, or beside values right ends (1). `names` are unknown labels that come again; `sections` texts
    that would be labels and head a section: "Next steps", once."""

    x: float
    bold: bool
    size: float
    value_x: float | None
    body: Style
    pitch: float
    names: frozenset[str]
    share: float = 0.0
    sections: frozenset[str] = frozenset()

    def is_level(self, words: Sequence[Word]) -> bool:
        """Whether a label of these words would stand in line with the others."""
        return abs(_place(words, self.share) - self.x) <= LEVEL

    def label(self, line: Line, below_short: bool = False) -> Label | None:
        """The label that a line begins with, if it is set as this document's labels are; `below_short`: below
        a date or a name, which hold no "Cost code: A1"."""
        if line.text in self.sections or (not self.share and not self.is_level(line.words[:1])):
            return None
        label = known_label(line) or _unknown_label(line)
        if label is None or label.bold != self.bold or not self.is_level(label.words):
            return None
        # "Recommendations" in larger type ends a title that wraps, or heads a section.
        larger = label.column == "recommendation" and section_says(line.text) != "recommendations"
        if not larger and abs(label.size - self.size) > NEAR_SIZE:
            return None
        if label.column or label.text in self.names:
            return label
        lighter = self.bold and bool(label.value) and not label.value[0].style.bold
        # "CoC 2: Train all staff", all bold, is the next recommendation.
        ends = label.words[-1].text.endswith(":") and not is_reference(label.text)
        return label if lighter or (below_short and ends) else None


def known_label(line: Line) -> Label | None:
    """The longest marked label of known meaning that a line begins with; "SLT lead:" of two in a row."""
    if _begins_with_none(line):
        return None
    longest: Label | None = None
    for count in range(1, min(LONGEST_LABEL, len(line.words)) + 1):
        if is_bullet(line.words[count - 1]) or not _is_marked(line, count):
            continue
        if column := label_of(_text(line.words[:count]))[0]:
            longest = Label(line, count, column)
            if line.words[count - 1].text.endswith(":"):
                break
    return longest


def _begins_with_none(line: Line) -> bool:
    return bool(CONTENTS.search(line.text)) or mark_of(line.text) in OF_REPORT


def _unknown_label(line: Line) -> Label | None:
    """The few words before a ":", or before the text grows lighter."""
    if _begins_with_none(line):
        return None
    for count in range(1, min(LONGEST_UNKNOWN, len(line.words)) + 1):
        ends = line.words[count - 1].text.endswith(":")
        lighter = line.words[0].style.bold and count < len(line.words) and not line.words[count].style.bold
        if ends or lighter or (count == len(line.words) and line.style.bold):
            return Label(line, count, "") if line.text[0].isupper() else None
    return None


def _text(words: Sequence[Word]) -> str:
    return spaced(words).rstrip(": ")


def _is_marked(line: Line, count: int) -> bool:
    """Whether the first `count` words are set off from what follows, or as a label that stands alone."""
    label, value = line.words[:count], line.words[count:]
    if label[-1].text.endswith(":"):
        return True
    bold, capitals = all(word.style.bold for word in label), "".join(w.text for w in label).isupper()
    if not value and len(label) > 1 and section_says(line.text) in ("recommendations", "areas"):
        # "Key areas for improvement" on a line of its own heads a report's section.
        return False
    if not value:
        return (bold or capitals) and line.text[0].isupper() and not line.text.endswith(".")
    if value[0].text in ("–", "-", "—"):
        return False
    gap = value[0].box.x0 - label[-1].box.x1
    space = min((right.box.x0 - left.box.x1 for left, right in pairwise(value)), default=0.0)
    # Courier's own space is 0.6 wide.
    away = gap > max(WIDEST_SPACE * value[0].style.size, 1.3 * space)
    return away or (bold and not value[0].style.bold) or (capitals and not value[0].text.isupper())


def says_delivered(heading: str) -> bool:
    """Whether a heading may be that of the actions where no other is: "Deliverables"."""
    return heading.lower().strip(" :") in DESCRIBED


def say_what_is_done(columns: Collection[str], labels: Iterable[str]) -> bool:
    """Whether a card's labels, which mean these columns, are actions' too: "Next steps", dated "Outputs"."""
    delivered = "deadline" in columns and any(map(says_delivered, labels))
    return delivered or not {"action", "response", "next_steps"}.isdisjoint(columns)


def find_settings(lines: Sequence[Line]) -> tuple[Setting, ...]:
    """The ways in which a document's text sets labels, the most used first, where they make cards."""
    labels = [label for line in lines if (label := known_label(line))]
    sections = _sections(labels) | _larger_sections(labels, lines)
    labels = [label for label in labels if label.line.text not in sections]
    settings: list[Setting] = []
    others = [label for label in labels if label.column != "recommendation"]
    ways = Counter(
        (share, round(_place(label.words, share)), label.bold, round(label.size, 1))
        for share in SHARES
        for label in others
    )
    for (share, x, bold, size), _ in ways.most_common():
        alike = (own for own in settings if own.bold == bold and abs(own.size - size) <= NEAR_SIZE)
        if not any(abs(own.x - x) <= LEVEL for own in alike):
            setting = _setting(
                [label for label in labels if _is_set(label, share, x, bold, size)], lines, share
            )
            settings += [setting] if setting else []
    return tuple(replace(setting, sections=sections) for setting in settings)


def _sections(labels: Sequence[Label]) -> frozenset[str]:
    """The texts of labels that stand alone, once, behind all others, and may head a report's section."""
    last = labels[-1] if len(labels) > LEAST_LABELS else None
    if last is None or last.value or section_says(last.line.text) != "other":
        return frozenset()
    once = sum(label.text == last.text for label in labels) == 1
    return frozenset({last.line.text}) if once else frozenset()


def _larger_sections(labels: Sequence[Label], lines: Sequence[Line]) -> frozenset[str]:
    """The texts of such labels, wherever they stand, that are larger than the text: "Background" and "Key
    messages" head the sections of a report, and a card's labels come again."""
    body = most_style(words_of(lines)).size if labels else 0.0
    count = Counter(label.line.text for label in labels)
    alone = (each for each in labels if not each.value and each.size > body + NEAR_SIZE)
    texts = (label.line.text for label in alone if count[label.line.text] == 1)
    return frozenset(text for text in texts if section_says(text) == "other")


def _place(words: Sequence[Word], share: float) -> float:
    """Where the left end of some words lies (0), their middle, or their right end (1)."""
    return words[0].indent + share * (words[-1].box.x1 - words[0].box.x0)


def _is_set(label: Label, share: float, x: float, bold: bool, size: float) -> bool:
    level = abs(_place(label.words, share) - x) <= LEVEL and label.bold == bold
    return level and (label.column == "recommendation" or abs(label.size - size) <= NEAR_SIZE)


def is_labelled(lines: Sequence[Line], setting: Setting) -> bool:
    """Whether labels part some lines, as they part a card's."""
    columns = {label.column for line in lines if (label := setting.label(line))}
    return len(columns) >= LEAST_NAMES and any(setting.label(line) for line in lines[:LEAST_LABELS])


def _setting(labels: Sequence[Label], lines: Sequence[Line], share: float) -> Setting | None:
    others = [label for label in labels if label.column != "recommendation"]
    columns = {label.column for label in labels}
    if len(labels) < LEAST_LABELS or len(columns) < LEAST_NAMES or not columns & {"action", "recommendation"}:
        return None
    value_x = _value_x(labels, share)
    lefts = [label.words[0].indent for label in others]
    if share and (value_x is None or max(lefts) - min(lefts) <= 2 * LEVEL):
        return None
    done = say_what_is_done(columns, [label.text for label in others])
    if value_x is None and (len(others) < LEAST_LABELS or not done or not _are_whole(labels, lines)):
        return None
    first = others[0]
    values = [word for label in others for word in label.value]
    body = most_style(values or words_of(lines))
    x = _place(first.words, share)
    names = frozenset() if share else _names(lines, x, first.bold)
    return Setting(x, first.bold, first.size, value_x, body, line_pitch([lines]), names, share)


def _value_x(labels: Sequence[Label], share: float) -> float | None:
    """Where the values begin, in line though their labels differ in length; None where they do not."""
    valued = [label for label in labels if label.value]
    common = Counter(round(label.value[0].indent) for label in valued).most_common(1)
    if not common:
        return None
    level = [label for label in valued if abs(label.value[0].indent - common[0][0]) <= LEVEL]
    ends = [_place(label.words, 0.0 if share == 1 else 1.0) for label in level]
    if len(level) < LEAST_LABELS or len(level) < 0.5 * len(valued):
        return None
    if (
        len({label.column for label in level}) < LEAST_NAMES
        or max(ends) - min(ends) < labels[0].line.style.size
    ):
        return None
    return min(label.value[0].indent for label in level)


def _are_whole(labels: Sequence[Label], lines: Sequence[Line]) -> bool:
    """Whether the labels leave nothing between them: no bullets after a date or a name."""
    below = dict(pairwise(lines))
    short = [label for label in labels if label.column in SHORT and label.value]
    broken = [label for label in short if (line := below.get(label.line)) and begins_with_bullet(line)]
    return len(broken) <= 0.1 * len(short)


def _names(lines: Iterable[Line], x: float, bold: bool) -> frozenset[str]:
    """The unknown labels that stand in line with the known ones more than once."""
    found = Counter(
        label.text
        for line in lines
        if abs(line.indent - x) <= LEVEL
        and not known_label(line)
        and (label := _unknown_label(line))
        and label.bold == bold
    )
    return frozenset(name for name, count in found.items() if count > 1)
