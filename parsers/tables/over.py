"""What stands over the rows of a table: the values that `table_headings` tells apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from models.document import Word, words_of
from parsers.cells.label_values import label_line
from parsers.cells.run_in_labels import NAMES, parted_at_labels
from parsers.fields.reference import A_RECOMMENDATION, is_reference, split_reference
from parsers.sections.blocks import Block, Kind
from parsers.text.lines import Line

NAMED = re.compile(rf"{A_RECOMMENDATION}s?\b[\s.:]", re.I)
"""What is called a recommendation: "Recommendation 3 - ...", "Key recommendation: ..."."""
CODED = re.compile(r"[A-Z]{0,3}R(?:EC)?[ .-]?\d")
"""A reference whose letters stand for "recommendation": "R1", "PCR1", "REC-3"."""
COUNTS = re.compile(r"(?:\w+ ){1,4}\d{1,2}[.:]?")
"""What a heading says that only counts: "AFI 2", "Cause of concern 1", "Requirement 3:"."""


@dataclass(frozen=True, slots=True)
class Over:
    """Lines that stand over rows, and what they are: `theme`, `aim` (of the theme above), `recommendation`,
    `text` (of the recommendation whose number stands alone above), `note`, or nothing that the records need.

    `source` tells where they stand: in a `block` of text above the table, in a row `above` the header, in a
    `band`, in a heading `within` the table, between its parts. A `value` stands under a label of its own,
    `under`: "Our response". One that is `called` a recommendation stands below that label.
    """

    source: str
    place: tuple[int, float]
    lines: tuple[Line, ...]
    block: Block | None = None
    kind: str = ""
    under: str = ""
    called: bool = False

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(words_of(self.lines))

    @property
    def asking(self) -> tuple[Line, ...]:
        """The lines above the first with a label: "Lead: Chief Executive". "Recommendation: ..." is none. Who
        or when may stand behind the text on its last line."""
        kept = 0 if self.kind == "note" else 1
        rest = takewhile(lambda line: not label_line(line), self._parts[kept:])
        return (*self._parts[:kept], *rest)

    @property
    def _parts(self) -> tuple[Line, ...]:
        """The lines, those in parts that go on with a label of who or when."""
        parts: list[Line] = []
        for line in self.lines:
            first, *labelled = parted_at_labels(line)
            told = bool(labelled) and all(label_line(part) in NAMES for part in labelled)
            parts += [first, *labelled] if told else [line]
        return tuple(parts)

    @property
    def labelled(self) -> tuple[Line, ...]:
        """The first line with a label, and those below it."""
        return self._parts[len(self.asking) :]

    @property
    def asked(self) -> str:
        """The text without its number: "R4: Review ..." or, in two cells, "4" | "Review"."""
        if len(self.lines) > 1 and is_reference(self.lines[0].text):
            return " ".join(line.text for line in self.lines[1:])
        return split_reference(self.text)[1]

    @property
    def number(self) -> str:
        """Its number, without a stop behind it: "4"."""
        first = self.lines[0].text
        return (first if is_reference(first) else split_reference(self.text)[0]).rstrip(".")

    @property
    def is_named(self) -> bool:
        """Whether it is called a recommendation, by the word or by its number's letters: "R4"."""
        if self.called:
            return True
        found = NAMED.match(self.text)
        # "Key recommendations: action plan" is a document's title.
        one = found is not None and not found[0].rstrip(" .:").endswith("s")
        called = found and (self.is_numbered or (one and ":" in self.text))
        return bool(called or (CODED.match(self.text) and self.is_numbered and not is_reference(self.text)))

    @property
    def is_numbered(self) -> bool:
        return self.asked != self.text or is_reference(self.text)


def is_count(over: Over) -> bool:
    """Whether a recommendation's number stands for itself, or before labels, its text below it."""
    said = " ".join(line.text for line in over.asking)
    counts = over.kind == "recommendation" and COUNTS.fullmatch(said)
    return is_reference(said) or bool(counts)


def number_apart(over: Sequence[Over]) -> Over | None:
    """What counts a recommendation above its text, "Cause of concern 1", among what stands over its rows."""
    asked = [each for each in over if each.kind in ("recommendation", "text")]
    return asked[0] if len(asked) > 1 and is_count(asked[0]) else None


def is_heading(over: Over) -> bool:
    return over.block is not None and over.block.kind is Kind.HEADING


def asks_above(own: Sequence[Over]) -> bool:
    """Whether a recommendation stands above a table, or above its header."""
    return any(over.kind == "recommendation" and over.source in ("block", "above") for over in own)
