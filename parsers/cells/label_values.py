"""Lines that begin with a label of known meaning: "Timescale: By end of March" → deadline, and its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.plan import Field, Passage
from parsers.cells.run_in_labels import BARS, parted_at_labels
from parsers.text.joiner import Joiner
from parsers.text.lines import Line
from parsers.vocabulary import column_of

LABELLED = re.compile(r"^([^:]{2,40}):\s*(.*)$")


@dataclass(frozen=True, slots=True)
class Label:
    """A line "Timescale: By July": what its label means, and where it stands."""

    column: str
    heading: str
    value: Passage
    x: float
    inside: bool = False
    """Whether it stands in an action's own text, or right under it."""

    @property
    def field(self) -> Field:
        return Field(self.column, self.heading, self.value)


def label_line(line: Line) -> str:
    """The column that a line's label means: "deadline" for "Timescale: ..."; empty where it has none."""
    found = LABELLED.match(line.text)
    return column_of(found.group(1)) if found else ""


def labelled_values(lines: Sequence[Line], joiner: Joiner) -> Iterator[Label]:
    """The labelled values of some lines, of which one may hold several; a value runs on to the next label."""
    lines = [part for line in lines for part in parted_at_labels(line)]
    starts = [number for number, line in enumerate(lines) if label_line(line)]
    for start, end in pairwise([*starts, len(lines)]):
        passage = joiner.passage(lines[start:end])
        found = LABELLED.match(passage.text)
        assert found
        # "Portfolio Holder: Leader | Lead Officer: Chief Executive"
        value = Passage(found.group(2).rstrip(" " + "".join(BARS)), passage.words)
        yield Label(label_line(lines[start]), found.group(1), value, lines[start].indent)
