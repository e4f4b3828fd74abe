"""A fixed share of the made-up plans: nothing lost, nothing twice, and each layout read as well as it was."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.pipeline import extract
from tests.generated import paper
from tests.generated.looks import LAYOUTS
from tests.generated.soak import Result, chosen, make, soak

SEED = 3


@pytest.fixture(scope="module")
def results() -> list[Result]:
    """One plan of each layout."""
    return list(soak(chosen(len(LAYOUTS), SEED), workers=2))


def test_nothing_is_lost_and_nothing_counts_twice(results: list[Result]) -> None:
    read = [result for result in results if not result.score.reason]
    assert not [r.score.line for r in read if r.score.coverage < 1 or r.doubled]


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.sampled_from(sorted(LAYOUTS)), st.integers(0, 10**6))
def test_every_word_has_one_place(layout: str, seed: int) -> None:
    with TemporaryDirectory() as folder:
        made = make("any", layout, seed)
        pdf = Path(folder) / "any.pdf"
        paper.save(made.plan, made.blocks, made.look, pdf)
        coverage = extract(pdf).coverage
    assert (coverage.share, coverage.doubled) == (1.0, ())


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_the_same_seed_makes_the_same_plan(layout: str) -> None:
    assert make("any", layout, 7) == make("any", layout, 7)
