"""The families of owners' words: every phrase has one meaning, and short words stand in titles alone."""

from __future__ import annotations

from collections import Counter

from parsers.vocabulary.owner_words import owner_patterns, owner_phrases, spelt


def test_every_phrase_has_one_label() -> None:
    # of two patterns for the same words, spaCy takes either
    counted = Counter(str(pattern["pattern"]) for pattern in owner_patterns())
    assert [phrase for phrase, count in counted.items() if count > 1] == []


def test_a_family_is_spelt_out() -> None:
    officers = owner_phrases("OFFICER")
    assert {"clerk", "town clerk", "s151", "s151 officer"} <= officers
    assert {"town", "officer?", "town? clerk"}.isdisjoint(officers)


def test_short_words_stand_in_titles_alone() -> None:
    assert "asst director for" in owner_phrases("OFFICER_HEAD")
    assert "exec leadership team" not in owner_phrases("BODY")
    assert [spelt(word) for word in ("Asst.", "EXEC", "Housing")] == ["Assistant", "Executive", "Housing"]


def test_capitals_are_told_from_names() -> None:
    patterns = [pattern["pattern"] for pattern in owner_patterns()]
    assert [{"TEXT": "ED"}] in patterns
    assert "ed" not in patterns
