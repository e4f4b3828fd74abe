"""Exported rows against the truth, row by row: which are right, and was a person asked to look at the others?

A row is wrong where it is no record of the plan, or any of its scored fields differs from the truth as the
corpus' own scorer compares them: without case, hyphens, bullets and the punctuation between owners.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import Levenshtein

from tests.score import Table

LEAST = 0.85
"""How like an action's text must be to be that action's."""
DASHES = str.maketrans("’‘–—", "''--")


@dataclass(frozen=True, slots=True)
class Truth:
    """A record as it should be exported: column → value."""

    values: tuple[tuple[str, str], ...]

    @property
    def action(self) -> str:
        return dict(self.values)["action"]

    @property
    def text(self) -> str:
        """What it says: the action, or the recommendation where there is none."""
        return self.action or dict(self.values)["recommendation"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with an exported row, in words; nothing where it is right."""

    action: str
    page: int
    flagged: bool
    faults: tuple[str, ...]
    confidence: float = 1.0
    evidence: tuple[str, ...] = ()
    """What the parser checked about it, its recommendation's evidence included."""

    @property
    def wrong(self) -> bool:
        return bool(self.faults)


@dataclass(frozen=True, slots=True)
class Judgement:
    verdicts: tuple[Verdict, ...]
    missed: tuple[str, ...]
    """The actions of the truth that no row holds."""


def judge(plan: Any, rows: Table) -> Judgement:
    """`plan`: the true records as the corpus writes them; `rows`: the exported table."""
    truths = list(_truths(plan))
    pairs = _pairs(truths, rows)
    by_ref = {row["action_ref"]: row for row in rows if row["action_ref"]}
    verdicts = []
    for row in rows:
        truth = truths[pairs[id(row)]] if id(row) in pairs else None
        faults = tuple(_faults(truth, row, by_ref)) if truth else ("no record of the plan",)
        flagged = row["needs_review"].lower() == "true"
        text, confidence = row["action"] or row["recommendation"], float(row["confidence"])
        verdicts.append(Verdict(text, int(row["page"]), flagged, faults, confidence))
    found = set(pairs.values())
    return Judgement(tuple(verdicts), tuple(t.text for k, t in enumerate(truths) if k not in found))


def _truths(plan: Any) -> Iterator[Truth]:
    for item in plan["items"]:
        shared = {
            "theme": item["theme"] or "",
            "recommendation_ref": (item["ref"] or "").lstrip("0"),
            "recommendation": item["recommendation"] or "",
        }
        if not item["actions"]:
            yield Truth((("action", ""), ("owner_text", item.get("owner_text") or ""), *shared.items()))
        dated = sum(bool(action["deadline"]) for action in item["actions"])
        for action in item["actions"]:
            leads = {key: action.get(key) or item[key] or "" for key in ("lead_member", "lead_officer")}
            deadline = action["deadline"] or {}
            own = {
                "deadline_text": deadline.get("text") or "",
                "start_date": deadline.get("start") or "",
                "due_date": deadline.get("due") or "",
                "status": action.get("status_norm") or deadline.get("status") or "",
                "progress": action.get("progress") or "",
            }
            values = {"action": action["text"], "parent": "", **shared, **leads}
            # One date among several actions may be meant for all of them: the scorer leaves it open too.
            scored = bool(deadline) or dated != 1
            yield Truth(tuple(({**values, **own} if scored else values).items()))
            for child in action["children"]:
                yield Truth(tuple({**values, "action": child["text"], "parent": action["text"]}.items()))


def _pairs(truths: Sequence[Truth], rows: Table) -> dict[int, int]:
    """id of a row → number of its truth: the likest first, then the nearest in order; each taken once."""
    likely = [
        (-alike(truth.text, row["action"] or row["recommendation"]), abs(k - n), k, id(row))
        for k, truth in enumerate(truths)
        for n, row in enumerate(rows)
        if bool(truth.action) == bool(row["action"].strip())
    ]
    pairs: dict[int, int] = {}
    for against, _, k, row_id in sorted(likely):
        if -against >= LEAST and row_id not in pairs and k not in pairs.values():
            pairs[row_id] = k
    return pairs


def _faults(truth: Truth, row: dict[str, str], by_ref: dict[str, dict[str, str]]) -> Iterator[str]:
    parent = by_ref.get(row["parent_action_ref"], {}).get("action", "")
    for column, value in truth.values:
        got = parent if column == "parent" else row[column]
        got = got.lstrip("0") if column == "recommendation_ref" else got
        # Headings above the tables, and updates, may suggest what the plan does not state in so many words.
        open_to_taste = column in ("theme", "status") and not value
        if not open_to_taste and _plain(column, value) != _plain(column, got):
            yield f"{column}: {got!r}, not {value!r}"


def _plain(column: str, text: str) -> str:
    text = norm(text)
    if column in ("lead_member", "lead_officer", "owner_text"):
        text = re.sub(r"[;/,&+]+", "", re.sub(r"\band\b", "", text))
    if column == "status":
        text = text.replace("_", " ")
    return re.sub(r"[\s\-•]+", "", text)


def norm(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).lower().translate(DASHES)
    return re.sub(r"\s+", " ", text).strip(" .;•-o\t")


def alike(first: str, second: str) -> float:
    """0-1."""
    first, second = _plain("action", first), _plain("action", second)
    if abs(len(first) - len(second)) > 0.4 * max(len(first), len(second), 1):
        return 0.0
    return Levenshtein.normalized_similarity(first, second)
