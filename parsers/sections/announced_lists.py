"""Lists that a sentence announces, and sentences that are set apart from prose → sections of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import takewhile

from parsers.sections.blocks import Block, Kind
from parsers.sections.sections import Section, asks_first, is_only_point, leads_in, number_of
from parsers.text.marks import goes_on_counting
from parsers.vocabulary.sections import announces, recommends


def announced_lists(blocks: Sequence[Block], told: Callable[[str], bool] = announces) -> list[Section]:
    """The lists that a sentence announces, each as a section under the heading above it: "The area must
    explain how it will tackle these areas of significant weakness:"; `told` says which sentences do."""
    found: list[Section] = []
    heading: Block | None = None
    for number, block in enumerate(blocks, 1):
        below = blocks[number:]
        if block.kind is not Kind.ITEM and told(block.item.text):
            points = _items(below) or [each for each in below[:1] if is_only_point(block, each)]
            found.append(_listed(heading or block, block, *points))
            found += _counted_on(points, below[len(points) :])
        elif leads_in(block) and told(block.item.text):
            # "2. The following actions are required of the Council:" above the heading of "3. ...", or above
            # points that have no numbers.
            points = list(takewhile(lambda each: not number_of(each), _items(below)))
            if points or block.item.children:
                found.append(_listed(heading or block, block, *points))
            else:
                found += _counted_on([block], below)
        elif block.kind is Kind.HEADING:
            heading = block
    listed = any(block.kind is Kind.ITEM for section in found for block in section.blocks)
    return [each for each in found if listed and (len(each.blocks) > 1 or each.blocks[0].kind is Kind.ITEM)]


def _listed(heading: Block, *blocks: Block) -> Section:
    return Section(heading, heading, "recommendations", blocks)


def _items(blocks: Sequence[Block]) -> list[Block]:
    """The points that blocks begin with."""
    return list(takewhile(lambda each: each.kind is Kind.ITEM, blocks))


def _counted_on(points: Sequence[Block], below: Sequence[Block]) -> list[Section]:
    """The lists under headings of their own that go on with the count of an announced list, or begin it right
    below what announces them: "Governance" over "6. The Council must keep its board."."""
    found: list[Section] = []
    last = number_of(points[-1]) if points else "0"
    while len(below) > 1 and below[0].kind is Kind.HEADING and goes_on_counting(last, number_of(below[1])):
        heading, *below = below
        own = _items(below)
        if not own or not asks_first(own[0]):
            break
        found.append(_listed(heading, *own))
        last, below = number_of(own[-1]), below[len(own) :]
    return found


def set_apart(blocks: Sequence[Block]) -> list[Section]:
    """The sentences that recommend something and are set to stand out from the prose around them, each as a
    section under the heading above it: **We recommend that it appoints a lead.**; one alone is none."""
    found: list[Section] = []
    heading: Block | None = None
    for block in blocks:
        if block.kind is Kind.HEADING and recommends(block.item.text):
            found.append(_listed(heading or block, block))
        elif block.kind is Kind.HEADING:
            heading = block
    return found if len(found) > 1 else []
