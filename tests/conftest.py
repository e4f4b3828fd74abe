"""Where things are, and the plans that several tests read: each PDF is extracted once a run."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from ingest.pipeline import Extraction, extract

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
