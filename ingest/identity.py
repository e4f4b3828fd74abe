"""What makes a plan and a record the same one again: their keys, from their words alone.

A `record_id` is a hash of the plan's key and of the record's words, with everything but letters and
digits left out: new dates, new owners, another order, other punctuation or capitals keep it. A record that
a plan had before keeps the id that it got then, whatever its words are now: `ingest.revisions` finds it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from models.plan import Plan, Recommendation

ID_DIGITS = 16


@dataclass(frozen=True, slots=True)
class RecordIds:
    """The record_id of a recommendation, and those of its actions in their order."""

    recommendation: str
    actions: tuple[str, ...]


def slug(text: str) -> str:
    """ "Tonbridge & Malling: Action Plan" → "tonbridge-malling-action-plan"."""
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFKC", text).casefold()).strip("-")


def plan_key(plan: Plan, name: str, file_stem: str) -> str:
    """The key of a plan seen for the first time: from the name the user gave, else council and title.

    What the document does not state is taken from the file's name.
    """
    if slug(name):
        return slug(name)
    return slug(f"{plan.council.name} {plan.title or file_stem}") or "plan"


def hashed(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:ID_DIGITS]


def record_ids(key: str, plan: Plan, taken: Collection[str] = ()) -> tuple[RecordIds, ...]:
    """One entry a recommendation, in order; equal records are told apart by counting them, as are those
    whose id is `taken` by a record that had these words once and has others now."""
    seen: Counter[str] = Counter()

    def identify(*words: str) -> str:
        same = "\n".join((key, *words))
        while True:
            seen[same] += 1
            own = hashed(f"{same}\n{seen[same]}")
            if own not in taken:
                return own

    return tuple(
        RecordIds(
            identify("recommendation", *_recommendation_words(one)),
            tuple(
                identify("action", *_recommendation_words(one), bare(action.text)) for action in one.actions
            ),
        )
        for one in plan.recommendations
    )


def _recommendation_words(recommendation: Recommendation) -> tuple[str, str]:
    return bare(recommendation.ref), bare(recommendation.text)


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Letters and digits alone: what is the same in these is the same text, set otherwise."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())
