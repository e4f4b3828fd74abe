"""What makes a plan and a record the same one again: their keys, from their words alone.

A `record_id` is a hash of the plan's key and of the record's words, with everything but letters and
digits left out: new dates, new owners, another order, other punctuation or capitals keep it.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

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


def record_ids(key: str, plan: Plan) -> tuple[RecordIds, ...]:
    """One entry a recommendation, in order; equal records are told apart by counting them."""
    seen: Counter[str] = Counter()

    def identify(*words: str) -> str:
        same = "\n".join((key, *words))
        seen[same] += 1
        return hashlib.sha256(f"{same}\n{seen[same]}".encode()).hexdigest()[:ID_DIGITS]

    return tuple(
        RecordIds(
            identify("recommendation", *_recommendation_words(one)),
            tuple(
                identify("action", *_recommendation_words(one), _bare(action.text)) for action in one.actions
            ),
        )
        for one in plan.recommendations
    )


def _recommendation_words(recommendation: Recommendation) -> tuple[str, str]:
    return _bare(recommendation.ref), _bare(recommendation.text)


def _bare(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())
