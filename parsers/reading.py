"""What the middle ring makes of a document."""

from __future__ import annotations

from dataclasses import dataclass

from models.document import Document
from models.plan import Plan
from parsers.outline.outline import Outline
from parsers.records.drafts import Placed


@dataclass(frozen=True, slots=True)
class Reading:
    """A plan and the steps to it: `placed` has the drafts in order, `parts` a file's several plans."""

    document: Document
    outline: Outline
    placed: tuple[Placed, ...]
    plan: Plan
    parts: tuple[Plan, ...] = ()
