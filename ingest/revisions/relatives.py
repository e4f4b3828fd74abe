"""Records that came out of others, or went into them: one action split in two, two merged into one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import partial_ratio

from ingest.revisions.wording import telling_stems

WITHIN = 92
"""Of 100: how well a text has to stand, in one piece, in the longer one."""
LOST = 0.5
"""The share of its words that the other text has to be without, or more."""
SHORTEST = 8
"""Letters; what is shorter stands in many texts."""
CLAUSE = 2
"""Words: one more alone ("Officers to ...") is no other action."""
TOGETHER = 0.5
"""The share of what the whole says more than the text that goes on, which such parts say together."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The texts of a record that both revisions have."""

    record_id: str
    before: str
    after: str


def split_from(added: Mapping[str, str], kept: Sequence[Kept]) -> dict[str, str]:
    """New record → the old one whose text it was a part of, and is no more."""
    return dict(_found(added, [(one.record_id, one.before, one.after) for one in kept]))


def merged_into(dropped: Mapping[str, str], kept: Sequence[Kept]) -> dict[str, str]:
    """Old record that is gone → the one whose text has its text now, and had not before."""
    return dict(_found(dropped, [(one.record_id, one.after, one.before) for one in kept]))


def _found(single: Mapping[str, str], others: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """`others` are (record_id, the text that may hold the single one's, the one that may not)."""
    changed = [
        (key, _plain(whole), _plain(without)) for key, whole, without in others if len(whole) > len(without)
    ]
    apart: dict[str, str] = {}
    for key, text in single.items():
        part = _plain(text)
        held = [(share, other) for other, *texts in changed if (share := _held(part, *texts))]
        if held:
            yield key, max(held)[1]
        else:
            apart[key] = part
    for other, whole, without in changed:
        yield from ((key, other) for key in _together(apart, whole, without))


def _together(parts: Mapping[str, str], whole: str, without: str) -> list[str]:
    """The parts that say together, in no words but the whole's, what that says more than the other text.

    "Write a strategy, consult the unions on it and take it to Committee" was the whole of "Take the strategy
    to Committee", "Write a strategy" and "Consult the unions on the strategy".
    """
    all_words = telling_stems(whole)
    more = all_words - telling_stems(without)
    words = {key: telling_stems(text) for key, text in parts.items()}
    own = {key: said for key, said in words.items() if said & more and said < all_words}
    said_of_it = more.intersection(frozenset().union(*own.values()))
    return list(own) if len(said_of_it) >= max(CLAUSE, TOGETHER * len(more)) else []


def _held(part: str, whole: str, without: str) -> float:
    """How well the part stands in what the whole has more than the other text; 0 where it does not, or where
    one of its words is another: "Agree a budget for parking" is not in "Agree a budget for housing and ...".

    "Review the waste strategy" is in "Review the parking strategy and also review the waste strategy", and
    nearly in "Review the parking strategy".
    """
    more = _more(whole, without)
    if not SHORTEST <= len(part) < len(more):
        return 0.0
    words = telling_stems(part)
    is_lost = more != whole or len(words - telling_stems(without)) > LOST * len(words)
    share = partial_ratio(part, more)
    return share if share >= WITHIN and is_lost and words <= telling_stems(more) else 0.0


def _more(whole: str, without: str) -> str:
    """What the whole says besides the other text, where it begins or ends with that; else all of it."""
    if without and whole.startswith(without):
        return whole.removeprefix(without)
    return whole.removesuffix(without)


def _plain(text: str) -> str:
    return text.casefold().rstrip(".")
