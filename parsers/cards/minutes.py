"""Cards of a committee's papers, which are no plan's.

RESOLVED: That the report be noted.
ACTION: The clerk to circulate the figures.      says neither what is recommended nor who answers for it
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parsers.cells.details import OWNERS
from parsers.grids.grids import Grid
from parsers.headers.labels import label_of
from parsers.vocabulary.papers import mark_of
from parsers.vocabulary.sections import asks_committee

RESOLVED = "resolved"
"""Of a committee's marks the one that is no label of a plan, as "Resource implications" may be."""
TOLD = frozenset({"recommendation", "recommendation_ref", *OWNERS})


def parted_from_minutes(cards: Sequence[Grid]) -> tuple[list[Grid], list[Grid]]:
    """The cards, and those that are a committee's: what it is asked, "That the Committee:", and, where a card
    says "RESOLVED:", all that say no more than what is done."""
    minuted = any(mark_of(label) == RESOLVED for card in cards for label in _labels(card))
    parted: tuple[list[Grid], list[Grid]] = ([], [])
    for card in cards:
        told = TOLD.intersection(label_of(label)[0] for label in _labels(card))
        parted[any(map(asks_committee, _labels(card))) or (minuted and not told)].append(card)
    return parted


def _labels(card: Grid) -> Iterator[str]:
    return (" ".join(line.text for line in cell.lines) for cell in card.cells if cell.first == 0)
