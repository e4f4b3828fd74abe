"""The words of a note, who and when without labels or under them → what each says, labelled on one line.

Chief Executive            Owner
June 2025                  Chief Executive      ->   Lead: Chief Executive   Timescale: June 2025
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain, groupby, pairwise

from models.document import Box, Style, Word, spaced
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.cells.run_in_labels import cut_at_labels
from parsers.fields.deadline import dated_part, is_deadline, says_when
from parsers.fields.owner import names_somebody
from parsers.fields.status import read_status
from parsers.reading_order.gutters import Piece
from parsers.text.lines import Line, words_to_lines
from parsers.text.marks import is_bullet
from parsers.vocabulary import column_of
from parsers.vocabulary.sections import commands

HAIR = 1.0
"""Points that a label takes."""
LABELS = {"owner": "Lead:", "deadline": "Timescale:", "status": "Status:"}
LONGEST = 9
"""Words of a line that says who, at most."""
DOES = re.compile(r"\ba\b|\bto (?!the\b)[a-z]")
SHORT = 2
"""Words of who begins with a verb: "Audit Committee"."""
SIGNS = " ,;|·–-"
"""What may stand between who and when."""

Said = tuple[str, tuple[Word, ...]]
"""The column of what a note says, and its words."""


def said_on(pieces: Iterable[Piece | Line]) -> list[Said]:
    """What the lines of a note say, and its words: an owner may go on in the next line, and stand below its
    label, "Owner"."""
    lines: list[Said] = []
    pieces = list(pieces)
    labels = sorted(each.box.x0 for each in pieces if label_alone(each.words))
    if len(labels) > 1:  # "LEAD | DEADLINE" over "Chief Executive | June 2025"
        pieces.sort(key=lambda piece: sum(x0 <= piece.box.x0 + HAIR for x0 in labels))
    for piece in pieces:
        for column, words in told_in(piece.words) or (("", piece.words),):
            if lines and column in ("", lines[-1][0]) and not label_alone(words):
                lines[-1] = (lines[-1][0], (*lines[-1][1], *words))
            else:
                lines.append((column, words))
    return lines


def told_in(words: Sequence[Word]) -> tuple[tuple[str, tuple[Word, ...]], ...]:
    """Who, when and how far some words say, each with its words; empty where they say anything else."""
    return _told_of(tuple(words))


def tells_both(words: Sequence[Word]) -> bool:
    """Whether some words say who and when, and nothing else but how far."""
    return {"owner", "deadline"} <= {column for column, _ in told_in(words)}


@lru_cache(maxsize=1000)
def _told_of(words: tuple[Word, ...]) -> tuple[tuple[str, tuple[Word, ...]], ...]:
    """Kept for the lines of a page, each of which is asked about a dozen times."""
    runs = [tuple(own) for icon, own in groupby(words, key=is_bullet) if not icon]
    if len(runs) > 1 and all(map(told_in, runs)):  # "Head of Policy · Ongoing"
        return tuple(said for run in runs for said in told_in(run))
    words = tuple(chain.from_iterable(runs))
    text = spaced(words)
    if text.count("(") != text.count(")"):  # "Train all (**Head of HR,**" / "**May 2025)**"
        return ()
    if label := _label_of(words) or label_alone(words):
        return ((label, words),)
    who, when = dated_part(text)
    if when and text.startswith(who) and _says(who.strip(SIGNS)) == "owner":
        date = len(words) - len(when.split())  # without the dash of "Head of HR – June 2025"
        return (("owner", words[: len(who.split())]), ("deadline", words[date:]))
    for cut in range(1, len(words)):
        before = spaced(words[:cut]).strip(SIGNS)
        rest = told_in(words[cut:]) if read_status(before) and _says(before) == "status" else ()
        if rest and "status" not in (each for each, _ in rest):
            return (("status", words[:cut]), *rest)
    acts = commands(text) and len(text.split()) > SHORT
    column = "" if acts else _says(text)
    return ((column, words),) if column else ()


def _says(text: str) -> str:
    if is_deadline(text) and says_when(text):
        return "deadline"
    words = text.split()
    # "Procure a partner", "Youth council to chair the forum" say what is done.
    short = text[:1].isupper() and len(words) <= LONGEST and not DOES.search(text)
    owner = short and names_somebody(text)
    return "owner" if owner else "status" if read_status(text) else ""


def set_on_line(said: Sequence[Said], place: Box, style: Style) -> tuple[list[Word], dict[Word, Word]]:
    """What a note says on one line in a place, narrower where it has no room, and in the type of the text, so
    that it heads nothing, with a label drawn before it; but for what is of no column: that has its own."""
    gap, space = style.size, style.size / 4
    widths = sum(word.box.width + space for _, words in said for word in words)
    scale = min(1.0, max(place.width - gap * len(said), gap) / widths)
    x, labels, placed = place.x0, list[Word](), dict[Word, Word]()
    for column, words in said:
        start = x
        over = (n for n, (one, two) in enumerate(pairwise(words), start=1) if two.box.top > one.box.centre[1])
        count = next((n for n in over if label_alone(words[:n]) and told_in(words[n:])), 0)
        for word in words:
            box = Box(x, place.top, x + scale * word.box.width, place.top + style.size)
            placed[word] = replace(word, box=box, style=style if column else word.style)
            x = box.x1 + scale * space
        if count and (name := words[count - 1]) and not name.text.endswith(":"):
            # In the type of the text "Owner" would be no label.
            placed[name] = replace(placed[name], text=f"{name.text}:")
        elif column and not _label_of(words):
            label = Box(start - HAIR, place.top, start - HAIR / 2, place.top + style.size)
            labels.append(replace(placed[words[0]], text=LABELS[column], box=label, index=-1, drawn=True))
        x += gap
    return labels, placed


def label_alone(words: Sequence[Word]) -> str:
    """What a label over its value names: "Owner" in bold, "TARGET DATE"; "Our people" is a theme."""
    text = spaced(words)
    stands_out = text.isupper() or all(word.style.bold for word in words)
    column = column_of(text) if stands_out and not text.lower().startswith("our ") else ""
    return "owner" if column in OWNERS else "deadline" if column in DATES else ""


def _label_of(words: Sequence[Word]) -> str:
    """What a line's own label names, "Due: May", or in bold "Lead Leader"; "Corporate Director: Resources" is
    somebody."""
    before, labels = cut_at_labels(words_to_lines(words))
    bold = {word for word in words if word.style.bold}
    apart = set(words) - bold and bold and bold == {word for each in labels for word in each.label}
    names = {each.column for each in labels if apart or not names_somebody(each.heading)} & set(LABELS)
    return next(iter(sorted(names)), "") if not before else ""
