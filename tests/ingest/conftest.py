"""A fresh database for every test, on SQLite or on a PostgreSQL server of the tests' own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from ingest.batches import batch
from ingest.store.database import open_store, rehearsal
from models.schema import Base
from tests.ingest.built import pretend_extract, read_here
from tests.ingest.postgres import WHY_NOT, server


@pytest.fixture(scope="session")
def empty_db(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A migrated database without plans; not to be written to."""
    db = str(tmp_path_factory.mktemp("empty") / "actionplans.db")
    open_store(db).dispose()
    return db


@pytest.fixture
def fresh_db(empty_db: str) -> Engine:
    return rehearsal(empty_db)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of an empty PostgreSQL database; tests leave it as they like."""
    with server() as address:
        if address is None:
            pytest.skip(WHY_NOT)
        yield address


@pytest.fixture(scope="session")
def postgres_store(postgres: str) -> Iterator[Engine]:
    engine = open_store(postgres)
    yield engine
    engine.dispose()


@pytest.fixture
def fresh_postgres(postgres_store: Engine) -> Engine:
    """A PostgreSQL database that holds nothing; its numbers begin with 1 again."""
    names = ", ".join(table.name for table in Base.metadata.sorted_tables)
    with postgres_store.begin() as connection:
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
    return postgres_store


@pytest.fixture(params=["sqlite", "postgresql"])
def each_db(request: pytest.FixtureRequest) -> Engine:
    """A fresh database of each kind that we support."""
    name = "fresh_db" if request.param == "sqlite" else "fresh_postgres"
    engine: Engine = request.getfixturevalue(name)
    return engine


@pytest.fixture(params=["sqlite", "postgresql"])
def each_address(request: pytest.FixtureRequest, db_file: Path) -> str:
    """The address of an empty database of each kind, for several programs at once."""
    if request.param == "sqlite":
        return str(db_file)
    request.getfixturevalue("fresh_postgres")
    address: str = request.getfixturevalue("postgres")
    return address


@pytest.fixture
def db_file(tmp_path: Path) -> Path:
    """Where a database can be made; none stands there yet."""
    return tmp_path / "actionplans.db"


@pytest.fixture
def pretend(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are not read, in no process of their own: their first word says what becomes of them."""
    monkeypatch.setattr(batch, "extract", pretend_extract)
    monkeypatch.setattr(batch, "read_each", read_here)
    monkeypatch.setattr(batch, "done_alone", lambda read, task, settings: read(task))
