"""Where things are, and the plans that several tests read: each PDF is extracted once a run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from ingest.batches.nursery import CAN_FORK, Forked, Nursery
from ingest.batches.workers import Workers
from ingest.pipeline import Extraction, extract, prepare

# A property that holds slowly, on a machine that has other work, holds.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

ROOT = Path(__file__).resolve().parents[1]
RAW = ROOT / "data" / "raw"
SHARED = ROOT.parent / "shared"
"""The reference corpus and hostile files stand beside the project, where they are at hand."""
CORPUS = SHARED / "corpus"
HOSTILE = SHARED / "hostile"


@pytest.fixture(scope="session")
def extracted() -> Callable[[Path], Extraction]:
    """`extract`, once a file."""
    return cache(extract)


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery]:
    """A process that has loaded what reading needs, and forks for all tests."""
    with closing(Nursery(prepare)) as started:
        yield started


@pytest.fixture
def ready(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in processes of their own, which are ready at once; `test_workers` starts others."""
    if CAN_FORK:
        nursery = request.getfixturevalue("nursery")
        monkeypatch.setattr(Workers, "_process", lambda self: Forked(nursery))
