"""The hyphen at a line's end: the writer's own, or the typesetter's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.vocabulary.wordlist import a_letter_away, is_word, keeps_hyphen

NOTHING_KNOWN: frozenset[str] = frozenset()


@pytest.mark.parametrize("text", ["council", "Council", "organisation", "neighbourhood"])
def test_words(text: str) -> None:
    assert is_word(text)


@pytest.mark.parametrize("text", ["programme", "programmes", "centre", "analyse", "defence"])
def test_more_british_words(text: str) -> None:
    assert is_word(text)


@pytest.mark.parametrize("text", ["", "transpar", "commu", "ency", "Larkminster"])
def test_no_words(text: str) -> None:
    assert not is_word(text)


@pytest.mark.parametrize(
    "broken",
    [
        *("well-being", "self-assessment", "long-term", "high-quality", "cross-party", "multi-agency"),
        *("face-to-face", "day-to-day", "fit-for-purpose", "value-for-money"),
        *("decision-making", "evidence-based", "community-led", "year-end", "third-party", "joined-up"),
        *("socio-economic", "anti-social", "mid-year", "full-time", "co-design", "co-production"),
        *("co-operate", "co-ordinated", "re-set", "re-launch", "re-engage", "re-establish", "bi-annual"),
        *(
            "follow-up",
            "set-up",
            "sign-off",
            "hand-over",
            "log-in",
            "city-wide",
            "stand-alone",
            "policy-makers",
        ),
        *("e-learning", "e-newsletter"),
        *("March-June", "Section-151", "2022-23", "Q2-Q4", "A-level"),
    ],
)
def test_the_writers_own(broken: str) -> None:
    left, right = broken.rsplit("-", 1)
    assert keeps_hyphen(left, right, NOTHING_KNOWN)


@pytest.mark.parametrize(
    "broken",
    [
        *("transpar-ency", "commu-nities", "organ-isation", "neigh-bourhood", "prioriti-sation"),
        *("under-standing", "house-hold", "work-shop", "leader-ship", "out-come", "stake-holders"),
        *("busi-nesses", "Commit-tee", "coun-cil", "inter-national", "bench-marking", "West-minster"),
    ],
)
def test_the_typesetters(broken: str) -> None:
    assert not keeps_hyphen(*broken.rsplit("-", 1), NOTHING_KNOWN)


@pytest.mark.parametrize(
    "broken",
    [
        *("part-nership", "part-ners", "ex-ecutive", "ex-isting", "ex-ternal", "ex-pected", "ex-perience"),
        *("sub-mitted", "sub-stantial", "sub-ject", "pre-vious", "multi-ple", "anti-cipate", "semi-nar"),
        *("re-new", "re-view", "re-vised", "re-fresh", "re-sources", "co-hesion", "with-in", "with-out"),
        *("ten-der", "month-ly", "year-ly", "all-ocated", "mid-dle"),
        *("sub-mit", "pre-pare", "pre-sent", "pre-vent", "post-pone", "ten-ants", "high-light", "short-age"),
    ],
)
def test_the_typesetters_after_what_looks_like_a_prefix(broken: str) -> None:
    assert not keeps_hyphen(*broken.split("-"), NOTHING_KNOWN)


@pytest.mark.parametrize(
    ("left", "right", "own", "kept"),
    [
        ("policy", "makers", {"policy-makers"}, True),
        ("policy", "makers", {"policymakers"}, False),
        ("part", "nership", {"partnership"}, False),
        ("well", "being", {"wellbeing"}, False),
        ("Lark", "minster", {"larkminster"}, False),
        ("re", "form", {"re-form"}, True),
    ],
)
def test_the_documents_own_words_know_best(left: str, right: str, own: set[str], kept: bool) -> None:
    assert keeps_hyphen(left, right, frozenset(own)) is kept


@given(st.text(), st.text())
def test_any_halves(left: str, right: str) -> None:
    assert keeps_hyphen(left, right, NOTHING_KNOWN) in (True, False)


def test_nothing_is_near_a_word_that_is_longer_than_any() -> None:
    """A broken file's title of three million letters would be cut in as many places."""
    assert "march" in a_letter_away("marhc")
    assert not a_letter_away("x" * 3_000_000)
