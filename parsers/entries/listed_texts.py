"""Recommendations that a numbered list says and a table only counts: each with its text.

Recommendations
1. Listen to all who live here.
2. Speak plainly.
Action            | Lead    | Recommendation
Hold a meeting    | Leader  | 1
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.plan import Passage
from parsers.outline.outline import Outline
from parsers.records.drafts import Placed, whole_item
from parsers.sections.blocks import Block, Kind
from parsers.vocabulary.sections import section_says

FEWEST = 2
"""Recommendations that a table only counts, at least."""
ANNOUNCED = ("recommendations", "maybe")


def with_listed_texts(placed: Sequence[Placed], outline: Outline) -> list[Placed]:
    """The drafts with a number and no text, with that of the list under "Recommendations" that has all."""
    placed = _with_texts_told(placed)
    bare = [each for each in placed if each.draft.ref and each.draft.actions and not each.draft.text]
    counted = {_number(each.draft.ref.text) for each in bare}
    listed = _listed(outline.blocks, {id(word) for each in placed for word in each.draft.text.words})
    if len(counted) < FEWEST or len(bare) < len(placed) or not counted <= listed.keys():
        return list(placed)
    said: set[str] = set()
    found = []
    for each in placed:
        number = _number(each.draft.ref.text)
        text = whole_item(listed[number].item, outline.joiner)
        mark = listed[number].item.mark
        words = () if number in said else text.words
        labels = () if number in said or mark is None else mark.words
        draft = replace(each.draft, text=Passage(text.text, words))
        found.append(replace(each, draft=draft, labels=(*each.labels, *labels)))
        said.add(number)
    return found


def _with_texts_told(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts, those with only a number and actions with the text that another has beside that number."""
    told: dict[str, set[str]] = {}
    for each in placed:
        if each.draft.ref and each.draft.text:
            told.setdefault(_number(each.draft.ref.text), set()).add(each.draft.text.text)
    return [
        replace(each, draft=replace(each.draft, text=Passage(next(iter(texts)))))
        if each.draft.actions
        and not each.draft.text
        and len(texts := told.get(_number(each.draft.ref.text), set())) == 1
        else each
        for each in placed
    ]


def _listed(blocks: Sequence[Block], taken: set[int]) -> dict[str, Block]:
    """The numbered points under the headings that announce recommendations, by their numbers."""
    listed: dict[str, Block] = {}
    announced = False
    for block in blocks:
        if block.kind is Kind.HEADING:
            announced = section_says(block.item.text) in ANNOUNCED
        elif announced and block.item.label and not any(id(word) in taken for word in block.item.words):
            listed.setdefault(_number(block.item.label), block)
    return listed


def _number(ref: str) -> str:
    return ref.strip(" .()").lstrip("0").upper()
