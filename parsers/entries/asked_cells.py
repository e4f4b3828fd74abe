"""What a cell of recommendations says besides: what was found, above a label, and the answer, below one.

Journals are not checked.        found
Recommendation                   label
Check the journals each month.   asked
Management response              label
Agreed.                          answered
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from models.plan import Field, Passage
from parsers.records.drafts import EXPLAINS, without_words
from parsers.sections.counted_openings import lines_in_bold
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, ends_sentence
from parsers.vocabulary import column_of

CALLED_ALONE = re.compile(r"(?:our )?recommendations?:?", re.I)


@dataclass(frozen=True, slots=True)
class AskedCell:
    """The lines of each part; those of the labels are in none, but for `answer`, which is the last one."""

    found: tuple[Line, ...]
    asked: tuple[Line, ...]
    answer: tuple[Line, ...] = ()
    answered: tuple[Line, ...] = ()
    explained: tuple[Line, ...] = ()


def asked_cell(lines: Sequence[Line], explains: bool = False) -> AskedCell:
    """A cell's lines in its parts: without labels all are asked, or what is bold where that `explains`."""
    place = next((n for n in range(1, len(lines)) if _named_in(lines, n)), 0)
    found: Sequence[Line] = lines[:place]
    if place:
        rest = without_words(lines[place : place + 1], _named_in(lines, place))
        lines = [*rest, *lines[place + (2 if _is_broken(lines, place) else 1) :]]
    end = next((n for n in range(1, len(lines) - 1) if _answers(lines, n)), len(lines))
    asked, why = lines_in_bold(lines[:end]) if explains else (lines[:end], [])
    answer, answered = tuple(lines[end : end + 1]), tuple(lines[end + 1 :])
    return AskedCell(tuple(found), tuple(asked), answer, answered, tuple(why))


def said_besides(parts: AskedCell, whole: Passage, joiner: Joiner) -> Iterator[Field]:
    """What a recommendation's cell (its words: `whole`) says of findings, reasons and answers."""
    own = (parts.asked, parts.answered, parts.explained)
    asked, answered, why = (frozenset(joiner.passage(each).words) for each in own)
    answer = frozenset(joiner.passage(parts.answer).words) | answered
    if parts.found:
        words = tuple(word for word in whole.words if word not in asked | answer | why)
        yield Field("finding", "finding", replace(joiner.passage(parts.found), words=words))
    if parts.explained:
        yield Field(EXPLAINS, EXPLAINS, joiner.passage(parts.explained))
    if parts.answered:
        heading = joiner.passage(parts.answer).text.rstrip(" :")
        words = tuple(word for word in whole.words if word in answer)
        yield Field("response", heading, replace(joiner.passage(parts.answered), words=words))


def _named_in(lines: Sequence[Line], place: int) -> int:
    """How many words of a line head the recommendation below or behind them; 0 for none."""
    line = lines[place]
    if _runs_in(line):
        return next((n for n, word in enumerate(line.words, start=1) if word.text.endswith(":")), 0)
    called = _is_broken(lines, place) or CALLED_ALONE.fullmatch(line.text) is not None
    called = called and place < len(lines) - 1
    return len(line.words) if called and _stands_out(lines, place) else 0


def _is_broken(lines: Sequence[Line], place: int) -> bool:
    """Whether a narrow column breaks the label: "Recommendatio" / "n"."""
    whole = "".join(line.text for line in lines[place : place + 2])
    return place < len(lines) - 2 and CALLED_ALONE.fullmatch(whole) is not None


def _runs_in(line: Line) -> bool:
    label, mark, behind = line.text.partition(":")
    return bool(mark and behind.strip() and line.text[0].isupper() and CALLED_ALONE.fullmatch(label))


def _answers(lines: Sequence[Line], place: int) -> bool:
    """Whether a line heads the answer to what is recommended above it: "Management response"."""
    goes_on = lines[place + 1].text[0].islower()  # "Response" / "times should be published too."
    return column_of(lines[place].text) == "response" and not goes_on and _stands_out(lines, place)


def _stands_out(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is set or written as a label: bold, or with a capital where a sentence ends above it."""
    line = lines[place]
    plain = line.text[0].isupper() and ends_sentence(lines[place - 1].text)
    return plain or all(word.style.bold for word in line.words)
