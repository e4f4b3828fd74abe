"""Revisions as councils publish them, from their pages to `changes`: `tests.ingest.printed`, in small."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.printed import Judged, judge
from tests.ingest.printed_forms import FORMS, random_form


@pytest.mark.parametrize(
    ("form", "seed", "revisions"), [("ruled", 8403, 5), ("open", 8403, 8), ("texts", 8401, 10)]
)
def test_what_changed_is_told_exactly(form: str, seed: int, revisions: int, tmp_path: Path) -> None:
    """Few of many, and few revisions where pages take long: measure others with `tests.ingest.printed`."""
    judged = Judged()
    judge(seed, random_form(seed, FORMS[form]), tmp_path, judged, revisions)
    assert judged.records > 100
    assert judged.right > 100
    assert judged.kept == judged.records
    assert [*judged.missed, *judged.extra] == []
