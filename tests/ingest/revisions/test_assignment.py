"""The pairs of the greatest sum of weights."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest

from ingest.revisions import assignment
from ingest.revisions.assignment import best_pairs

Weights = dict[tuple[int, int], float]


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({}, []),
        ({(0, 0): -1.0}, []),
        ({(0, 0): 1.0}, [(0, 0)]),
        ({(0, 0): 5.0, (0, 1): 4.0, (1, 0): 4.0}, [(0, 1), (1, 0)]),
        ({(0, 0): 9.0, (0, 1): 4.0, (1, 0): 4.0}, [(0, 0)]),
        ({(3, 7): 2.0, (5, 1): 1.0, (5, 7): 2.5}, [(3, 7), (5, 1)]),
    ],
)
def test_small_ones(weights: Weights, expected: list[tuple[int, int]]) -> None:
    assert sorted(best_pairs(weights)) == expected


def greatest(weights: Weights, rows: int, columns: int) -> float:
    """Every way tried."""
    spare = [*range(columns), *[-1] * rows]
    return max(
        sum(max(0.0, weights.get((row, column), 0.0)) for row, column in enumerate(way[:rows]))
        for way in permutations(spare, rows)
    )


def test_the_sum_is_the_greatest_of_all() -> None:
    dice = Random(4)
    for _ in range(120):
        rows, columns = dice.randint(1, 3), dice.randint(1, 4)
        weights = {
            (row, column): dice.uniform(-2, 9)
            for row in range(rows)
            for column in range(columns)
            if dice.random() < 0.8
        }
        pairs = best_pairs(weights)
        assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
        assert sum(weights[pair] for pair in pairs) == pytest.approx(greatest(weights, rows, columns))


def test_where_too_many_hang_together_the_best_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assignment, "LARGEST", 1)
    assert best_pairs({(0, 0): 5.0, (0, 1): 4.0, (1, 0): 4.0}) == [(0, 0)]
