"""Whether a file is a revision of a plan that is held: by council, title and what the records say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import token_sort_ratio

from ingest.identity import slug
from ingest.revisions.entries import Entry
from ingest.revisions.matching import Match, match
from parsers.vocabulary.word_lists import words_in_order

TIME_WORDS = words_in_order("months in full")
EDITION_WORDS = (
    *"update updated progress report monitoring position statement revised revision refresh".split(),
    *"refreshed final draft version annual interim six month monthly quarterly quarter year".split(),
    *"appendix annex the a an of for to on in and".split(),
)
"""What a title has more in one revision than in the next."""
CLOSE_TITLES = 88
"""Of 100, for two titles without those words."""
SHARED = 0.3
"""The share of the smaller plan's records that a revision has in common with it, at the least."""
SHARED_ACTIONS = 0.5
"""The share of the actions that a revision under quite another title has in common: "Appendix B"."""
FEWEST_ACTIONS = 3
"""Actions in common that show as much: of two plans with one action each these may be the same by chance."""
YEARS_APART = 2
"""Plans of one title without a record in common are two plans, where their dates are this far apart."""


def is_same_title(title: str, other: str) -> bool:
    """Letter for letter, but for punctuation and capitals."""
    return slug(title) == slug(other) != ""


def is_like_title(title: str, other: str, council: str) -> bool:
    """ "Peer Challenge Action Plan 2022" and "Peer Challenge Action Plan: Progress Update, May 2023"."""
    left, right = core(title, council), core(other, council)
    return bool(left and right) and token_sort_ratio(left, right) >= CLOSE_TITLES


def core(title: str, council: str) -> str:
    """The words of a title that its next revision has too."""
    dropped = {*TIME_WORDS, *EDITION_WORDS, *slug(council).split("-")}
    words = [word for word in slug(title).split("-") if not re.fullmatch(r"v?\d+(st|nd|rd|th)?|q[1-4]", word)]
    return " ".join(word for word in words if word not in dropped)


def share_in_common(known: Sequence[Entry], found: Sequence[Entry]) -> float:
    """Of the smaller of two plans, the share of the records that are surely in the other too."""
    return len(_sure(known, found)) / max(1, min(len(known), len(found)))


def have_actions_in_common(known: Sequence[Entry], found: Sequence[Entry]) -> bool:
    """Whether two plans have so many actions in common that they are one, whatever their titles are.

    Recommendations alone do not show it: the report of the peers has them too, word for word.
    """
    shared = sum(one.found.is_action and one.known.is_action for one in _sure(known, found))
    fewest = min(sum(one.is_action for one in entries) for entries in (known, found))
    return shared >= max(FEWEST_ACTIONS, SHARED_ACTIONS * fewest)


def _sure(known: Sequence[Entry], found: Sequence[Entry]) -> list[Match]:
    return [one for one in match(known, found) if one.taken and not one.doubtful]


def are_years_apart(date: str, other: str) -> bool:
    return bool(date and other) and abs(int(date[:4]) - int(other[:4])) >= YEARS_APART
