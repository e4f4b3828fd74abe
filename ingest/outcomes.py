"""What became of a file: the revision that stands for it, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.holdings import Holding
    from ingest.store import Kind


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file was not stored: what is wrong and what to do, in one line."""

    reason: str


@dataclass(frozen=True, slots=True)
class Stored:
    """The revision that stands for a file in the database, in figures."""

    kind: Kind
    council: str
    title: str
    key: str
    revision: int
    sha256: str
    records: int
    needs_review: int
    coverage: float
    note: str = ""
    """What a person should know of it, in one line."""
    older: bool = False
    """It was read by another version of the program."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one path."""

    name: str
    result: Stored | Failure
    path: Path

    @property
    def outcome(self) -> str:
        """ "new", "revised", "unchanged" or "failed"."""
        return "failed" if isinstance(self.result, Failure) else self.result.kind


def stored(kind: Kind, holding: Holding, note: str = "") -> Stored:
    rows, plan = holding.rows, holding.plan
    return Stored(
        kind,
        plan.council.name,
        plan.title,
        holding.key,
        holding.revision,
        holding.sha256,
        records=len(rows),
        needs_review=sum(row.needs_review for row in rows),
        coverage=plan.coverage.share,
        note=note,
    )
