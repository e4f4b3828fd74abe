"""Why a person should look at a record, in words: what speaks against it, from its evidence.

`vocabulary/reasons.csv` has the words for each piece of evidence; what has none there ("gaps", which bounds
the cells of a whole table) is no reason to look at one record.
"""

from __future__ import annotations

from collections.abc import Iterable

from models.plan import Action, Recommendation
from parsers.checks.confidence import WEIGHTS
from parsers.vocabulary.data import rows

REASONS = {row["evidence"]: row["reason"] for row in rows("reasons.csv")}
MOST = 2
"""Reasons that are told of a record: those that speak most against it."""
UNTOLD = "little speaks for it"
UNKNOWN = "an earlier version read it, and did not keep why: `actionplans reingest --apply` does"


def reason_of(*records: Recommendation | Action) -> str:
    """Why a row of these records needs a look, the weightiest reason first: "no owner was found"; or ""."""
    doubted = [one for one in records if one.needs_review]
    if not doubted:
        return ""
    evidence = [name for one in doubted for name in one.evidence]
    return "; ".join(_reasons(evidence)[:MOST]) or (UNTOLD if evidence else UNKNOWN)


def _reasons(evidence: Iterable[str]) -> list[str]:
    """What a person said, or another revision, goes first: it has no weight of its own."""
    told = [name for name in dict.fromkeys(evidence) if name in REASONS]
    return [REASONS[name] for name in sorted(told, key=lambda name: WEIGHTS.get(name, 0.0))]
