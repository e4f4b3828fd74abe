"""Paragraphs and headings that count what is recommended: what shows that they do.

1. Communicate the vision. The council should ...    counted on, and
1.1 Produce a short film.                            with codes under it
1  Be clearer about what will stop                   a heading of several words, and
What we will do: Agree a list.                       labels under it
1  Finance                                           a title, and
Agree a plan that closes the gap.                    one text under each that asks
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from models.plan import Passage
from parsers.cells.run_in_labels import cut_at_labels
from parsers.fields.reference import split_reference
from parsers.records.drafts import split_passage
from parsers.sections.blocks import Block, Kind
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, ends_sentence, line_of
from parsers.vocabulary.sections import asks, commands, section_says, tells_past

MOST = 0.6
"""The share of what is counted that has something of its kind under it, at least."""
NEARLY_ALL = 0.75
"""The share of texts that begin in bold, at least, where what is not in bold explains it."""
LONG = 8
"""Words of a heading from which on it is a sentence, though no stop ends it."""
SENTENCE = 5
"""Words that such headings have, or more; "2. Customer Service" is a theme."""


def counted_openings(blocks: Sequence[Block], has_content: Callable[[Block], bool]) -> list[Block]:
    """The blocks counted 1, 2, 3 ... over codes or labels of each; none for lists' points or themes."""
    tops = _counted(blocks)
    if len(tops) < 2:
        return []
    asking = sum(_reads_like_one(block) for block in tops)
    over_codes = sum(_has_codes(blocks, *pair) for pair in pairwise([*tops, None]))
    heads = (len(tops) > 2 or asking == len(tops)) and all(block.kind is Kind.HEADING for block in tops)
    long = median(len(block.item.text.split()) - 1 for block in tops) >= SENTENCE
    followed = heads and long and sum(map(has_content, tops)) >= MOST * len(tops)
    coded = min(over_codes, asking) >= MOST * len(tops)
    titled = heads and all(_asks_below(blocks, *pair) for pair in pairwise([*tops, None]))
    several = heads and len(tops) > 2 and asking >= MOST * len(tops)
    announced = several and (_stand_alone(blocks, tops) or _are_looked_back_at(blocks, tops[0]))
    answered = heads and asking == len(tops) and all("response" in _said_below(blocks, top) for top in tops)
    followed = followed and 2 * asking >= len(tops)
    done = sum(_said_below(blocks, top)[:1] == ["action"] for top in tops)
    acted = min(asking, done) >= MOST * len(tops)
    return tops if coded or titled or announced or answered or followed or acted else []


def _said_below(blocks: Sequence[Block], top: Block) -> list[str]:
    """What the labels of the block right below a text mean, "" first where it begins with none: that it is
    done, "Action: Agree a list", or how it was answered, "Response: Agreed."."""
    cut = (cut_at_labels(block.lines) for block in blocks[blocks.index(top) + 1 :][:1])
    return [column for before, own in cut for column in (*[""] * bool(before), *(one.column for one in own))]


def _stand_alone(blocks: Sequence[Block], tops: Sequence[Block]) -> bool:
    """Whether bare numbers count headings, right below each other and one that announces them: bars."""
    first = blocks.index(tops[0])
    own = list(blocks[first : first + len(tops)]) == list(tops)
    bare = not any(split_reference(block.item.text)[0] or block.item.mark for block in tops)
    return own and bare and first > 0 and section_says(blocks[first - 1].item.text) == "recommendations"


def _are_looked_back_at(blocks: Sequence[Block], top: Block) -> bool:
    """Whether what is counted stands under "Progress against the recommendations", the only ones."""
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    above = headings[headings.index(top) - 1] if headings.index(top) else None
    said = above is not None and tells_past(above.item.text) and "recommendation" in above.item.text.lower()
    return said and not any(section_says(each.item.text) == "recommendations" for each in headings)


def _asks_below(blocks: Sequence[Block], top: Block | None, following: Block | None) -> bool:
    """Whether the one block between a title and the next is a sentence that tells somebody what to do."""
    assert top is not None
    start = blocks.index(top) + 1
    own = blocks[start : blocks.index(following)] if following else blocks[start : start + 1]
    text = own[0].item.text if len(own) == 1 and not own[0].item.mark else ""
    return ends_sentence(text) and asks(text)


def count_tasks(headings: Sequence[Block]) -> bool:
    """Whether headings count what is to be done, "1 Repair the estate"; "1 Finance" is a theme."""
    numbers = [_number_of(block) for block in headings]
    if len(numbers) < 2 or numbers != [str(place) for place, _ in enumerate(headings, start=1)]:
        return False
    long = median(len(block.item.text.split()) - 1 for block in headings) >= SENTENCE
    return long or all(_reads_like_one(block) for block in headings)


def all_asked(headings: Sequence[Block]) -> bool:
    """Whether all headings are sentences, and most of these ask, so that they are no themes: "Improve the
    intranet so that staff can find what they need." over what is done about it."""
    texts = [block.item.text for block in headings]
    told = all(ends_sentence(text) or len(text.split()) >= LONG for text in texts)
    return told and len(texts) > 1 and sum(map(asks, texts)) >= MOST * len(texts)


def all_told(headings: Sequence[Block]) -> bool:
    """Whether all tell what to do in a few words, "Make better use of data in decisions": what is asked where
    they stand between themes and points; alone, "Work with partners" may be a theme."""
    texts = [block.item.text for block in headings]
    told = len(texts) > 1 and all(map(commands, texts))
    return told and median(len(text.split()) for text in texts) >= SENTENCE


def _counted(blocks: Sequence[Block]) -> list[Block]:
    """The blocks that are counted on from 1; of cards in two columns, the left one's numbers come first."""
    heads = [block for block in blocks if block.kind is Kind.HEADING and _number_of(block)]
    numbers = sorted(int(_number_of(block)) for block in heads)
    if len(heads) > 2 and numbers == list(range(1, len(heads) + 1)):
        return heads
    tops: list[Block] = []
    for block in blocks:
        if _number_of(block) == str(len(tops) + 1):
            tops.append(block)
    return tops


def _reads_like_one(block: Block) -> bool:
    """Whether a text tells somebody what to do, and announces no list: "The partners should:"."""
    text = block.item.text.lstrip("0123456789.) ")
    return asks(text) and not text.endswith(":")


def _number_of(block: Block) -> str:
    """The number that a block begins with, alone: "3. Consider ...", "3 Consider ..." as a heading."""
    if block.item.mark:
        return block.item.label
    first, _, rest = block.item.text.partition(" ")
    number = first.rstrip(".)")
    stops = number != first or bool(split_reference(block.item.text)[0])
    heads = block.kind is Kind.HEADING and rest[:1].isupper()
    return number if number.isdigit() and (stops or heads) else ""


def _has_codes(blocks: Sequence[Block], top: Block | None, following: Block | None) -> bool:
    """Whether codes that go on a number ("1.1" under "1.") stand between it and the next, set in or not."""
    assert top is not None
    start = blocks.index(top)
    own = blocks[start + 1 : blocks.index(following) if following else len(blocks)]
    below = [*top.item.children, *(block.item for block in own)]
    return any(item.label.startswith(f"{_number_of(top)}.") for item in below)


def counted_text(block: Block, joiner: Joiner) -> tuple[Passage, Passage, Passage]:
    """The number, what is asked, and what explains it: a sentence in bold asks, the rest explains."""
    if block.item.mark:
        ref, lines = Passage(block.item.label, block.item.mark.words), list(block.lines)
    else:
        whole = joiner.passage(block.lines)
        ref = split_passage(whole)[0]
        count = len(ref.words) if ref else 1
        ref = ref or Passage(whole.words[0].text.rstrip(".)"), whole.words[:1])
        # A number in a circle may be all of the first line.
        rest = [line.after(count) for line in block.lines[:1] if len(line.words) > count]
        lines = [*rest, *block.lines[1:]]
    return (ref, *asked_in_bold(lines, joiner))


def asked_in_bold(lines: Sequence[Line], joiner: Joiner) -> tuple[Passage, Passage]:
    """What lines ask and what explains it: sentences in bold, and others after. "**Governance.** The council
    should review." and "**Waiting times.** These are long." are whole: what is bold asks nothing."""
    bold, rest = lines_in_bold(lines)
    asked, explained = joiner.passage(bold), joiner.passage(rest) if rest else Passage()
    sentence = split_reference(asked.text)[1] or asked.text
    names = asks(explained.text) or len(sentence.split()) < SENTENCE
    if explained and names and not asks(sentence):
        return joiner.passage(lines), Passage()
    return asked, explained


def explain_in_bold(texts: Sequence[Sequence[Line]], joiner: Joiner) -> bool:
    """Whether bold sentences begin nearly all texts, and others, that ask nothing, explain these."""
    mixed = [own for own in texts if any(not word.style.bold for line in own for word in line.words)]
    rest = [asked_in_bold(lines, joiner)[1].text for lines in mixed]
    told = sum(bool(text) and not asks(text) for text in rest)
    return len(rest) > 1 and told >= NEARLY_ALL * len(rest)


def lines_in_bold(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines of the sentences in bold that a text begins with, and of the rest; all, none without."""
    words = [word for line in lines for word in line.words]
    bold = next((place for place, word in enumerate(words) if not word.style.bold), len(words))
    if not 1 < bold < len(words) or not ends_sentence(words[bold - 1].text):
        return list(lines), []
    place = next(number for number, line in enumerate(lines) if words[bold] in line.words)
    at = lines[place].words.index(words[bold])
    before = [*lines[:place], *([line_of(lines[place].words[:at])] if at else [])]
    behind = [line_of(lines[place].words[at:]), *lines[place + 1 :]]
    return before, behind
