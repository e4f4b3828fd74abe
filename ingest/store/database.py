"""Opens the database: SQLite by default (one file), PostgreSQL by its URL."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.pool import StaticPool

from ingest.errors import Refused
from ingest.migrations import NEWEST
from ingest.store.complaints import complaint
from models.schema import Base

WAIT_SECONDS = 15.0
"""How long a command waits while another program writes to the database."""

TURN = 4_115_720_215
"""The number of PostgreSQL's lock that a writer holds while its transaction lasts."""


def open_store(db: str, *, create: bool = True) -> Engine:
    """The database at `db` (a file path or an SQLAlchemy URL), brought to the newest version.

    A file that is not there is made, unless `create` is false; one of an older version is copied first.
    One in a folder that is read-only can still be read.
    Raises Refused, with one line for the user, where it cannot be used.
    """
    url, db = _url(db), shown(db)
    if not create and not _stands(url):
        raise Refused(f"{db}: there is no such database; `actionplans ingest` makes one")
    with plain_errors(db):
        if create:
            _make_folder(url)
        engine = _engine(url if create else _to_read(url))
        _migrate(engine, db)
    return engine


def shown(db: str) -> str:
    """The address as it may be seen by all: without its password."""
    return _url(db).render_as_string() if "://" in db else db


def rehearsal(db: str) -> Engine:
    """A copy in memory of the database at `db`, empty where there is none; what happens to it is lost."""
    url, db = _url(db), shown(db)
    copy = _engine(make_url("sqlite://"))
    file = _file(url)
    with plain_errors(db):
        if file and file.exists():
            _copy(file, copy)
        _migrate(copy, db)
        if not (file or _in_memory(url)):
            _copy_rows(_engine(url), copy, db)
    return copy


def for_writing(engine: Engine) -> Engine:
    """The same database, its transactions taking the write lock at once: writers take turns.

    SQLite refuses a transaction that first reads and then writes where another wrote in between; no
    waiting helps. PostgreSQL would let both count the same revision as the next.
    """
    return engine.execution_options(writes=True)


@contextmanager
def plain_errors(db: str) -> Iterator[None]:
    """Turns what the database says (locked, read only, damaged ...) into Refused; the rest passes through."""
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, sqlite3.Error, OSError) as error:
        # An OSError: its folder could not be made.
        reason = complaint(
            "unable to open" if isinstance(error, OSError) else str(getattr(error, "orig", error))
        )
        if not reason:
            raise
        raise Refused(f"{db.removeprefix('file:')}: {reason}") from error


def _url(db: str) -> URL:
    if "://" not in db:
        return URL.create("sqlite", database=db)
    try:
        url = make_url(db)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise Refused(f"{db}: is not a database address; give a file name, or sqlite:///FILE") from error
    if url.drivername == "postgresql":
        return url.set(drivername="postgresql+psycopg")  # the driver of our extra
    return url


def _in_memory(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:")


def _file(url: URL) -> Path | None:
    """The SQLite file that is meant; None for memory, other databases, and SQLite's own "file:" addresses."""
    database = url.database or ""
    if url.get_backend_name() != "sqlite" or _in_memory(url) or database.startswith("file:"):
        return None
    return Path(database)


def _stands(url: URL) -> bool:
    file = _file(url)
    return file.exists() if file else not _in_memory(url)


def _to_read(url: URL) -> URL:
    """The address under which SQLite reads a file in a folder that is read-only: it may make no files beside
    it. What another program has still to write into the file would be missing: then it is refused."""
    file = _file(url)
    if file is None or os.access(file.parent, os.W_OK) or _has_more(file):
        return url
    query = {"mode": "ro", "immutable": "1", "uri": "true"}
    return url.set(database=f"file:{quote(str(file.absolute()))}", query=query)


def _has_more(file: Path) -> bool:
    beside = file.with_name(f"{file.name}-wal")
    return beside.exists() and beside.stat().st_size > 0


def _make_folder(url: URL) -> None:
    if file := _file(url):
        file.parent.mkdir(parents=True, exist_ok=True)


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return _other_engine(url)
    pool = {"poolclass": StaticPool} if _in_memory(url) else {}
    engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS, "check_same_thread": False}, **pool)
    event.listen(engine, "connect", _set_up_connection)
    event.listen(engine, "begin", _begin)
    return engine


def _other_engine(url: URL) -> Engine:
    try:
        engine = create_engine(url)
    except ImportError as error:
        package = "actionplans[postgres]" if url.get_backend_name() == "postgresql" else error.name
        raise Refused(f"{url}: needs a driver; install it with `pip install '{package}'`") from error
    event.listen(engine, "begin", _take_turn)
    return engine


def _set_up_connection(connection: Any, record: object) -> None:
    connection.isolation_level = None  # no hidden BEGIN and COMMIT by the driver: `_begin` says it
    connection.execute("PRAGMA foreign_keys = ON")
    _switch_to_wal(connection)


def _switch_to_wal(connection: Any) -> None:
    """SQLite does not wait where two programs switch a new file at once, whatever its timeout: we do."""
    until = time.monotonic() + WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if _writes(connection) else "BEGIN DEFERRED")


def _take_turn(connection: Connection) -> None:
    if _writes(connection) and connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT_SECONDS}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TURN})")


def _writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("writes"))


def _copy(file: Path, copy: Engine) -> None:
    target = copy.raw_connection()
    try:
        _back_up(file, target.driver_connection)  # type: ignore[arg-type] # the driver is sqlite3
    finally:
        target.close()


def _back_up(file: Path, target: sqlite3.Connection) -> None:
    source = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=WAIT_SECONDS)
    with closing(source):
        source.backup(target)


def _copy_rows(source: Engine, copy: Engine, db: str) -> None:
    """All rows of a database that is no file; those of a table go in the order in which they came."""
    version = _version(source, db)
    if version not in ("", NEWEST):
        raise Refused(
            f"{db}: is of version {version}; ingest without --dry-run brings it to version {NEWEST}"
        )
    with source.connect() as reader, copy.begin() as writer:
        for table in Base.metadata.sorted_tables if version else ():
            rows = reader.execute(select(table).order_by(*table.primary_key)).mappings()
            for some in rows.partitions(1000):
                writer.execute(insert(table), [dict(row) for row in some])


def _migrate(engine: Engine, db: str) -> None:
    """Runs what is missing, in one transaction; two programs that open a database take turns."""
    if _version(engine, db) == NEWEST:
        return
    from alembic.command import upgrade  # slow to load, and seldom needed
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", "ingest:migrations")
    with for_writing(engine).begin() as connection:
        version = _version_on(connection, db)
        if "" < version < NEWEST and (file := _file(engine.url)):
            _keep_copy(file, version)
        config.attributes["connection"] = connection
        try:
            upgrade(config, "head")
        except CommandError as error:
            raise Refused(
                f"{db}: was made by a newer actionplans (version {version}); update actionplans"
            ) from error


def _keep_copy(file: Path, version: str) -> None:
    """The file as it is, beside it: "actionplans.db" → "actionplans.version-0003.db"."""
    kept = file.with_name(f"{file.stem}.version-{version}{file.suffix}")
    unfinished = kept.with_name(f"{kept.name}.part")
    try:
        with closing(sqlite3.connect(unfinished)) as target:
            _back_up(file, target)
        unfinished.replace(kept)
    finally:
        unfinished.unlink(missing_ok=True)


def _version(engine: Engine, db: str) -> str:
    with engine.connect() as connection:
        return _version_on(connection, db)


def _version_on(connection: Connection, db: str) -> str:
    """The version of the database: empty for a new one."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return ""
    if "alembic_version" not in tables:
        raise Refused(f"{db}: is the database of another program; choose another with --db")
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")) or "")
