"""What can be drawn on a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from models.document import Box, Page


class Kind(Enum):
    """What a mark shows."""

    RULE = "rule"
    CELL = "cell"
    COLUMN = "column"
    OTHER = "other table"
    RECOMMENDATION = "recommendation"
    ACTION = "action"
    FIELD = "field"
    REVIEW = "needs review"
    ITEM = "list mark"
    HEADING = "heading"
    FURNITURE = "furniture"
    PROSE = "prose"
    ISSUE = "issue"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on a page and what it is; a rule's box has no height or no width."""

    kind: Kind
    box: Box
    label: str = ""


@dataclass(slots=True)
class Sheet:
    """One page's marks: words shaded by their places, then outlines; and the issues that it is about."""

    page: Page
    shades: list[Mark] = field(default_factory=list)
    outlines: list[Mark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def holds_plan(self) -> bool:
        """Whether there is more on the page than rules and the prose around the plan."""
        around = {Kind.RULE, Kind.ITEM, Kind.PROSE, Kind.FURNITURE}
        return bool(self.notes) or any(mark.kind not in around for mark in (*self.shades, *self.outlines))
