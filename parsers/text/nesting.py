"""Items → trees: which bullets and labelled points hang under which paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.text.items import ALIGNED, Item
from parsers.text.marks import kind_of


def nest(items: Sequence[Item], paragraphs_lead: bool = True) -> list[Item]:
    """Items as a tree: bullets under a paragraph, deeper bullets under the shallower ones before them, and
    labelled points under a paragraph that ends in ":". A paragraph takes none unless `paragraphs_lead`."""
    roots: list[_Node] = []
    path: list[_Node] = []
    for item in items:
        node = _Node(item)
        del path[_place_of_level(path, item) :]
        while path and not (
            (_is_under(item, path[-1].item, paragraphs_lead) or _is_listed_by(path, item))
            and path[-1].may_hold(item)
        ):
            path.pop()
        (path[-1].children if path else roots).append(node)
        path.append(node)
    return [node.built() for node in roots]


class _Node:
    def __init__(self, item: Item) -> None:
        self.item = item
        self.children: list[_Node] = []

    def may_hold(self, item: Item) -> bool:
        """Whether an item level with this one is like what hangs under it, where anything does. Behind a page
        end it is, however far right: columns may drift."""
        deeper = item.x > self.item.x + ALIGNED and item.part == self.item.part
        if not self.children or not item.mark or deeper:
            return True
        first = self.children[0].item.mark
        return first is not None and kind_of(first) == kind_of(item.mark)

    def built(self) -> Item:
        return replace(self.item, children=tuple(child.built() for child in self.children))


def _place_of_level(path: Sequence[_Node], item: Item) -> int:
    """The place in the path of the labelled point that an item stands level with, "(b)" with "(a)", whatever
    hangs under it further left; the path's end where none is."""
    for place, each in enumerate(node.item for node in path):
        if item.label and each.label and item.mark and each.mark:
            # labels that end at one place, "e." above "f.", begin at two: their texts stand level
            level = min(abs(each.x - item.x), abs(each.text_x - item.text_x)) <= ALIGNED
            if level and kind_of(each.mark) == kind_of(item.mark):
                return place
    return len(path)


def _is_listed_by(path: Sequence[_Node], item: Item) -> bool:
    """Whether a bullet is of the list that a labelled point ends with, "(a) Meet all, with:", however far
    left it stands: the first line of such a point may be set in. Where such bullets hold it, it is one."""
    *above, last = (node.item for node in path)
    if not (item.mark and last.mark and last.label and not item.label and last.text.rstrip().endswith(":")):
        return False
    return not any(each.mark and kind_of(each.mark) == kind_of(item.mark) for each in above)


def _is_under(item: Item, parent: Item, paragraphs_lead: bool) -> bool:
    """Whether an item hangs under one before it: deeper, or level with it but of a lower kind, as bullets
    under labels, or another glyph where its leader ends in ":"."""
    if item.mark is None:
        return False
    announced = parent.text.rstrip().endswith(":")
    if parent.mark is None:
        return paragraphs_lead and (not item.label or announced)
    other_kind = kind_of(item.mark) != kind_of(parent.mark)
    if item.part != parent.part and not announced:
        return other_kind and item.x > parent.x + 2 * ALIGNED
    lower = bool(parent.label and not item.label) or (announced and other_kind)
    return item.x > parent.x + ALIGNED or (lower and item.x > parent.x - ALIGNED)
