"""Why a record needs a look, in words that an analyst understands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.checks.confidence import BOUNDS, SLIGHT, THROUGHOUT, WEIGHTS
from parsers.checks.reasons import REASONS, UNKNOWN, UNTOLD, reason_of
from tests.ingest.built import action, recommendation

AGAINST = sorted(name for name, weight in WEIGHTS.items() if weight < 1)


@pytest.mark.parametrize("name", [one for one in AGAINST if one not in SLIGHT | THROUGHOUT | BOUNDS])
def test_every_piece_of_evidence_against_a_record_has_its_words(name: str) -> None:
    assert REASONS[name]


@pytest.mark.parametrize(
    ("evidence", "told"),
    [
        (("rules", "no owner"), "no owner was found for it"),
        (("past", "no owner", "rules"), f"{REASONS['no owner']}; {REASONS['past']}"),
        (("past", "no owner", "lacks"), f"{REASONS['lacks']}; {REASONS['no owner']}"),
        (("no owner", "revision"), f"{REASONS['revision']}; {REASONS['no owner']}"),
        (("gaps", "some beside in doubt"), UNTOLD),
        ((), UNKNOWN),
    ],
)
def test_the_weightiest_reasons_come_first(evidence: tuple[str, ...], told: str) -> None:
    doubted = replace(action("Ask", "1.1"), evidence=evidence, needs_review=True)
    assert reason_of(doubted) == told


def test_a_record_that_needs_no_look_has_no_reason() -> None:
    assert reason_of(replace(action("Ask", "1.1"), evidence=("past",))) == ""


def test_an_action_is_in_doubt_with_its_recommendation() -> None:
    """Its row shows both."""
    doubted = replace(recommendation("1", "Listen"), evidence=("repeat",), needs_review=True)
    sure = replace(action("Ask", "1.1"), evidence=("past",))
    assert reason_of(doubted, sure) == REASONS["repeat"]
