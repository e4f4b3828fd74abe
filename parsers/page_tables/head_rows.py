"""The lines of a table's head → its rows: which lines go on with the headings above them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.page_tables.columns import Piece
from parsers.page_tables.segments import YEAR
from parsers.page_tables.table_lines import BESIDE, TIGHT, TableLine, pitch_between
from parsers.text.lines import dangles

CLOSER = 0.9
"""The share of the pitch of a table's rows below which two lines of headings are one row."""
AGES = re.compile(r"\d+\s?[-–]\s?\d+|\d+\+|(?:19|20)\d\d")
"""A heading that goes on with none: ages, years."""


def continues_heading(above: Sequence[TableLine], line: TableLine, even: float) -> bool:
    """Whether a line of the head goes on with the headings of the line above: each in the same columns. Rows
    of the table are `even` font sizes apart, 0 where that is not known: closer lines are one row."""
    pitch = pitch_between(above[-1], line)
    if pitch > TIGHT + 0.1:
        return False
    upper = [piece for each in above for piece in each.pieces]
    spans = {(piece.first, piece.last) for piece in upper}
    for piece in line.pieces:
        over = [(first, last) for first, last in spans if first <= piece.last and piece.first <= last]
        if any(last - first > piece.last - piece.first for first, last in over):
            return False
        beside = [each for each in above[-1].pieces if piece.first <= each.first <= each.last <= piece.last]
        if len(beside) > 1:
            return False  # "Thousand barrels per day" below "Production" and "Imports"
    if pitch < BESIDE:
        return True
    own = {(piece.first, piece.last) for piece in line.pieces}
    if _is_in_another_face(above[-1], line):
        return False
    if spans < own and not _is_of_units(line) and not any(piece.is_whole for piece in above[-1].pieces):
        return True  # "Under" above "25   2008   2009", set to the foot of the head
    pairs = [
        (upper, lower)
        for upper in above[-1].pieces
        for lower in line.pieces
        if lower.first and upper.first <= lower.last and lower.first <= upper.last
    ]
    if len(pairs) > 1 and _is_one_each(pairs, above[-1], line):
        return True
    if (
        pitch < CLOSER * even
        and len(pairs) == len(line.pieces)
        and all(map(_is_over, *zip(*pairs, strict=True)))
    ):
        return True  # "2008-09" above "£000"
    if any(AGES.fullmatch(lower.segment.text) and not upper.is_whole for upper, lower in pairs):
        return False  # "Females" above "25-54"
    return not pairs or not any(all(piece.is_whole for piece in each) for each in zip(*pairs, strict=True))


def _is_over(upper: Piece, lower: Piece) -> bool:
    """Whether two headings are of the same one column, and set alike."""
    fonts = {upper.segment.words[-1].style.font, lower.segment.words[0].style.font}
    return upper.first == upper.last == lower.first == lower.last and len(fonts) == 1


def _is_of_units(line: TableLine) -> bool:
    """Whether most of a line's headings are one amount's unit: "Note", "£000", "£000", "£000"."""
    texts = [piece.segment.text for piece in line.pieces if piece.first]
    unit = max(texts, key=texts.count, default="")
    return 1 < texts.count(unit) > 0.5 * len(texts) and unit[:1] in "£$€%"


def _is_in_another_face(above: TableLine, line: TableLine) -> bool:
    """Whether a line says the same of each column, in another face than the headings above: "g/GJ"."""
    inner = [piece.segment for piece in line.pieces if piece.first]
    faces = {word.style.font for piece in above.pieces if piece.first for word in piece.segment.words}
    alone = not faces & {each.words[0].style.font for each in inner}
    return len(inner) > 2 and len({each.text for each in inner}) == 1 and alone


def _is_one_each(pairs: Sequence[tuple[Piece, Piece]], above: TableLine, line: TableLine) -> bool:
    """Whether each heading of a line goes on with one above, all in columns of their own: "May" above "2008",
    "Change," above "2010-2011"; unlike years above what they are counted in."""
    uppers, lowers = ([p for p in each.pieces if p.first] for each in (above, line))
    alone = all(p.first == p.last for p in (*uppers, *lowers))
    if not alone or len(pairs) != len(lowers):
        return False
    if all(upper.segment.text[-1] in "-–" for upper, _ in pairs):
        return True  # "Feb-" above "11"
    texts = [piece.segment.text for piece in lowers]
    if len(uppers) != len(lowers) or any(AGES.fullmatch(s) and not YEAR.fullmatch(s) for s in texts):
        return False
    if all(
        YEAR.fullmatch(text) or dangles(upper.segment.text)
        for text, (upper, _) in zip(texts, pairs, strict=True)
    ):
        return not any(piece.is_whole for piece in uppers)
    whole = [piece.is_whole for piece in lowers]
    if all(piece.is_whole for piece in uppers):  # "actual" below 2010 and "estimate" below 2011
        return len(set(texts)) > 1 and all(map(str.isalpha, texts)) and not any(whole)
    return len(set(texts)) > 1 and not all(whole)
