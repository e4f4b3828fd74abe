"""Records that came out of others, or went into them: one action split in two, two merged into one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import partial_ratio

WITHIN = 92
"""Of 100: how well a text has to stand, in one piece, in the longer one."""
RISE = 12
"""How much less well it has to stand in that record's text of the other revision."""
SHORTEST = 12
"""Letters; what is shorter stands in many texts."""


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
    changed = [(key, whole, without) for key, whole, without in others if len(whole) > len(without)]
    for key, text in single.items():
        held = [
            (share, other)
            for other, whole, without in changed
            if SHORTEST <= len(text) < len(whole)
            and (share := _share(text, whole)) >= WITHIN
            and share - _share(text, without) >= RISE
        ]
        if held:
            yield key, max(held)[1]


def _share(part: str, whole: str) -> float:
    return partial_ratio(part.casefold(), whole.casefold())
