"""Labels of recommendations that a narrow column breaks → whole, on the first lines of their texts.

Recommendation  Agree what success looks      Recommendation 1 Agree what success looks
1               like, and publish it.      →                   like, and publish it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from parsers.text.lines import Line
from parsers.text.middle_labels import CLEAR, NEAR

LABEL = re.compile(r"(?:key )?(?:recommendation|action)", re.I)
NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})?[.:]?")
CLOSE = 1.9
"""Font sizes from a label's first line to its second, at most."""


def with_labels_whole(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, in order, the numbers of labels taken to the lines above."""
    torn = [(above, below) for above, below in pairwise(lines) if _is_torn(above, below)]
    whole = {id(above): below for above, below in torn}
    rests = {id(below) for _, below in torn}
    kept = []
    for line in lines:
        if below := whole.get(id(line)):
            first, *text = line.words
            kept.append(Line((first, below.words[0], *text), line.box, line.style, line.baseline))
        elif id(line) not in rests:
            kept.append(line)
        elif len(line.words) > 1:
            kept.append(line.after(1))
    return kept


def _is_torn(above: Line, below: Line) -> bool:
    """Whether a line begins with a label, beside text, and the next with its number, right below."""
    if len(above.words) < 2 or above.part != below.part or not LABEL.fullmatch(above.words[0].text):
        return False
    label, text = above.words[:2]
    number, *rest = below.words
    level = abs(number.box.x0 - label.box.x0) < NEAR and all(
        abs(word.box.x0 - text.box.x0) < NEAR for word in rest[:1]
    )
    # The label may reach over its column's edge, the number cannot.
    clear = (rest[0].box.x0 - number.box.x1) if rest else (text.box.x0 - label.box.x1)
    close = below.baseline - above.baseline < CLOSE * above.style.size
    return clear > CLEAR * label.style.size and level and close and bool(NUMBER.fullmatch(number.text))
