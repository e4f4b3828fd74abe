"""What became of a file: the revision that stands for it, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ingest.store.holdings import Holding
    from ingest.store.store import Kind


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
    given: tuple[tuple[str, str], ...] = ()
    """What the user said of the file when it was read."""
    unheard: tuple[str, ...] = ()
    """The options that say something else now, and of which nothing comes: the file is not read again."""
    others: tuple[str, ...] = ()
    """The keys of the further plans of the file; `records`, `needs_review` and `coverage` are of all."""


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


def stored(kind: Kind, holding: Holding, note: str = "", others: Sequence[Holding] = ()) -> Stored:
    """The figures of a file, whose further plans are `others`."""
    rows, plan = holding.rows, holding.plan
    own = Stored(
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
    return together([own, *(stored(kind, one) for one in others)])


def together(plans: Sequence[Stored]) -> Stored:
    """One line for the plans of a file, in its order."""
    first, *others = plans
    if not others:
        return first
    return replace(
        first,
        records=sum(one.records for one in plans),
        needs_review=sum(one.needs_review for one in plans),
        coverage=min(one.coverage for one in plans),
        older=any(one.older for one in plans),
        others=tuple(one.key for one in others),
    )
