"""Things in order, in runs."""

from __future__ import annotations

from parsers.text.runs import distinct, in_turn, parted


def test_a_run_begins_where_it_is_told_to() -> None:
    assert parted("aab", lambda run, letter: letter != run[0]) == [["a", "a"], ["b"]]
    assert parted("", lambda run, letter: True) == []


def test_numbers_that_count_on_are_one_run() -> None:
    assert in_turn([9, 10, 11, 20]) == [[9, 10, 11], [20]]


def test_values_that_are_near_each_other_are_one() -> None:
    assert distinct([12.0, 10.0, 11.0, 13.5], near=2.0) == [10.0, 13.5]
