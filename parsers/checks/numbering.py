"""What a plan's numbers say of its records: how many recommendations it declares to have, and whether their
references are in turn.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from models.document import words_of
from models.plan import Issue, Recommendation
from parsers.checks.signs import HABIT
from parsers.fields.reference import NUMBER_WORDS, NUMBERS, is_reference
from parsers.sections.blocks import Block, Kind
from parsers.vocabulary.word_lists import any_of

FAR = 9
"""More numbers than these are not missed one by one."""
FIRSTS = ("1", "01", "a", "i")
"""What begins a count."""
FEW_BARE = 0.15
"""The share of references without a number up to which they are odd."""
DECLARED = re.compile(
    # "2023/24 key recommendations" are a year's.
    rf"(?<![\d./–-])\b(?<!of the )(?<!these )(?P<count>\d{{1,2}}|{NUMBER_WORDS})\s+"
    rf"(?:{any_of('qualifies what is counted')}\s+){{0,3}}"
    r"recommendations\b(?!\s+(?:was|were|have|has) (?:completed|closed))",
    re.I,
)
"""What a plan says of itself: "a series of 10 recommendations", "made six key recommendations"."""

FAR_MORE = 2
"""Times as many recommendations as were found, from which on the plan speaks of others than these."""


def declared_count(blocks: Sequence[Block]) -> list[tuple[int, Block]]:
    """The numbers of recommendations that the text around a plan speaks of, and where."""
    found = []
    for block in blocks:
        # "3 Key recommendations" is the third section of a report.
        heads = block.kind is Kind.HEADING and block.item.text[:1].isdigit()
        for match in DECLARED.finditer("" if heads else block.item.text):
            word = match["count"].lower()
            found.append((int(word) if word.isdigit() else NUMBERS.index(word) + 1, block))
    return found


def found_count(recommendations: Sequence[Recommendation]) -> int:
    """How many recommendations were found, each once; as texts where another body's begin again at 1."""
    own = [each for each in recommendations if each.text]
    refs = {each.ref or each.text for each in own}
    again = any(_begins_again(above, below) for above, below in pairwise(own))
    return len({each.text for each in own} if again else refs)


def _begins_again(above: Recommendation, below: Recommendation) -> bool:
    """Whether what is asked of another body is counted from one again: "The police should: 1. Share it"."""
    bare = not (above.actions or below.actions)
    other = above.theme == below.theme and above.details.owner_text != below.details.owner_text
    return below.ref in FIRSTS and bare and other


def counted_otherwise(recommendations: Sequence[Recommendation], blocks: Sequence[Block]) -> Iterator[Issue]:
    """A count of recommendations in the text around them that is not that of those found; where it is more
    than twice that, those found are perhaps several run together."""
    count = found_count(recommendations)
    declared = declared_count(blocks)
    if count and declared and all(number != count for number, _ in declared):
        number, block = max(declared, key=lambda each: each[0])
        message = f"the plan speaks of {number} recommendations, {count} were found"
        few = all(number > FAR_MORE * count for number, _ in declared)
        found = recommendations if few else ()
        yield Issue("count", message, block.item.page, (*block.item.all_words(), *words_of(found)))


def out_of_turn(recommendations: Sequence[Recommendation], counted: Collection[str]) -> Iterator[Issue]:
    """References that skip one or come twice, in a plan that counts; `counted`: numbers of paragraphs."""
    yield from _no_references([each for each in recommendations if each.ref])
    steps = [
        (above, below, _follows(above.ref, below.ref))
        for above, below in pairwise([each for each in recommendations if each.ref])
    ]
    if _are_complete([each.ref for each in recommendations if each.ref]):
        return
    known = [follows for _, _, follows in steps if follows is not None]
    if sum(known) < HABIT / 2 * len(known):
        return
    over = [follows for above, below, follows in steps if above.theme != below.theme]
    through = over.count(False) < over.count(True)  # a plan that counts on under the next theme
    for above, below, follows in steps:
        again = _begins_again(above, below)
        if (
            follows is False
            and not again
            and (above.theme == below.theme or through)
            and not _far_on(above.ref, below.ref, counted)
        ):
            said = "comes twice" if above.ref == below.ref else f"follows {above.ref}"
            words = (*above.words, *below.words)
            yield Issue("reference", f"reference {below.ref} {said}", below.page, words)


def _no_references(named: Sequence[Recommendation]) -> Iterator[Issue]:
    """References without a number where others have one: "Recommendation", whose "7" a page end cut off."""
    bare = [each for each in named if not is_reference(each.ref)]
    if len(bare) <= FEW_BARE * len(named):
        for each in bare:
            yield Issue("reference", f"“{each.ref}” is no reference", each.page, each.words)


def _are_complete(refs: Sequence[str]) -> bool:
    """Whether references are all there, each once, in whatever order: tables by status part 1.1 from 1.2."""
    numbers = sorted(tuple(map(int, re.findall(r"\d+", ref))) for ref in refs)
    found = [".".join(map(str, own)) for own in numbers]
    return len(set(found)) == len(refs) and all(_follows(one, other) for one, other in pairwise(found))


def _far_on(above: str, below: str, counted: Collection[str]) -> bool:
    """Whether a report counts on from one list to the next through pages of paragraphs: 21, 113."""
    if not (above.isdigit() and below.isdigit()):
        return False
    return int(below) - int(above) > FAR and str(int(below) - 1) in counted


def _follows(above: str, below: str) -> bool | None:
    """Whether one reference comes right after another: 1.4, 2.1; 3a, 3b; None where neither counts."""
    one, other = (tuple(map(int, re.findall(r"\d+", ref))) for ref in (above, below))
    if not one or not other:
        return None
    if other[-1] == 1 and len(other) == 1:
        return above != below
    places = range(min(len(one), len(other)))
    place = next((place for place in places if one[place] != other[place]), None)
    if place is None:
        letters = [found[1] if (found := re.search(r"\d([a-z])$", ref)) else "" for ref in (above, below)]
        return len(other) > len(one) or (all(letters) and ord(letters[1]) == ord(letters[0]) + 1)
    return other[place] == one[place] + 1 and all(number <= 1 for number in other[place + 1 :])
