"""What speaks for two records being one."""

from __future__ import annotations

from ingest.revisions.entries import Entry
from ingest.revisions.weights import Weights
from ingest.revisions.wording import Wording


def entry(text: str, deadline: str = "march2025", owner: str = "headofplanning") -> Entry:
    return Entry(text, text, deadline=deadline, owner=owner, parent="r", is_action=True)


def test_a_date_says_the_more_the_fewer_have_it() -> None:
    one, other = entry("Train staff"), entry("Train employees")
    alone = [one, *(entry(f"Open shop {number}", f"may{number}") for number in range(2000, 2030))]
    together = [one, *(entry(f"Open shop {number}") for number in range(2000, 2030))]
    says = [Weights(known, [other]).of_actions(one, other, {"r": "r"}) for known in (alone, together)]
    assert says[0] - says[1] > 2.0


def test_of_two_parts_the_longer_is_more_like_the_whole() -> None:
    """Whatever their words: "compare the cost of" begins many actions."""
    first = "Compare the cost of waste with that of neighbouring councils"
    second = "Commission an audit of elected members"
    whole = f"{first} and also {second.lower()}"
    wording = Wording((first, second, whole, *(first.replace("waste", one) for one in ("homes", "parks"))))
    assert wording.likeness(whole, first) > wording.likeness(whole, second)
