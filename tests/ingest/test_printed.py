"""Revisions as councils publish them, from their pages to `changes`: `tests.ingest.printed`, in small."""

from __future__ import annotations

from pathlib import Path

from tests.ingest.printed import Judged, judge
from tests.ingest.printed_forms import random_form

SEEDS = (8200, 8201)
"""Two of many, for the time it takes: measure on others with `python -m tests.ingest.printed`."""


def test_what_changed_is_told(tmp_path: Path) -> None:
    judged = Judged()
    for seed in SEEDS:
        folder = tmp_path / str(seed)
        folder.mkdir()
        judge(seed, random_form(seed), folder, judged)
    assert judged.records > 400
    assert judged.unread <= 0.01 * judged.records
    assert judged.kept >= 0.98 * judged.records
    assert len(judged.missed) <= 0.05 * judged.right
    assert len(judged.unexplained) <= 0.003 * judged.right, judged.unexplained
