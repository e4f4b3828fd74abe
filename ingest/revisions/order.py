"""The order of a plan's revisions: by the dates that they bear, not by when they were read."""

from __future__ import annotations

from collections.abc import Sequence


def in_order(dates: Sequence[str]) -> list[int]:
    """Places in `dates` (as precise as known, in the order in which the files came), first revision first.

    A file goes before the first revision that bears a later date, else behind all. One without a date,
    or whose date leaves open which is later ("2022" beside "2022-03"), thus stays where it came.
    """
    order: list[int] = []
    for number, own in enumerate(dates):
        place = next((at for at, other in enumerate(order) if is_later(dates[other], own)), len(order))
        order.insert(place, number)
    return order


def is_later(date: str, other: str) -> bool:
    """ "2022-04" is later than "2022-03-31"; "2022-04" is not known to be later than "2022"."""
    shorter = min(len(date), len(other))
    return date[:shorter] > other[:shorter]
