"""A fresh database for every test."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from ingest import batch
from ingest.database import open_store, rehearsal
from tests.ingest.built import pretend_extract, read_here


@pytest.fixture(scope="session")
def empty_db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A migrated database without plans; not to be written to."""
    db = str(tmp_path_factory.mktemp("empty") / "actionplans.db")
    open_store(db).dispose()
    return db


@pytest.fixture
def fresh_db(empty_db: str) -> Engine:
    return rehearsal(empty_db)


@pytest.fixture
def db_file(tmp_path: Path) -> Path:
    """Where a database can be made; none stands there yet."""
    return tmp_path / "actionplans.db"


@pytest.fixture
def pretend(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are not read, in no process of their own: their first word says what becomes of them."""
    monkeypatch.setattr(batch, "extract", pretend_extract)
    monkeypatch.setattr(batch, "read_each", read_here)
