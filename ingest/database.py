"""Opens the database: SQLite by default (one file), any other that SQLAlchemy knows by its URL."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError
from sqlalchemy.pool import StaticPool

from ingest.errors import Refused
from ingest.migrations import NEWEST

WAIT_SECONDS = 15.0
"""How long a command waits while another program writes to the database."""

# What SQLite says, and what the user should hear.
COMPLAINTS = (
    ("locked", "is in use by another program; wait until that has finished and try again"),
    ("readonly", "cannot be written to; check the permissions of the file and its folder"),
    ("unable to open", "cannot be opened; check that the folder exists and that you may write in it"),
    ("not a database", "is not a database; choose another --db, or move the file away and ingest again"),
    ("malformed", "is damaged; move the file away and ingest again"),
    ("disk is full", "cannot grow because the disk is full; make room and try again"),
    ("disk i/o", "cannot be read or written (disk error); check the disk and try again"),
)


def open_store(db: str, *, create: bool = True) -> Engine:
    """The database at `db` (a file path or an SQLAlchemy URL), brought to the newest version.

    A file that is not there is made, unless `create` is false.
    Raises Refused, with one line for the user, where it cannot be used.
    """
    url = _url(db)
    if not create and not _stands(url):
        raise Refused(f"{db}: there is no such database; `actionplans ingest` makes one")
    with plain_errors(db):
        if create:
            _make_folder(url)
        engine = _engine(url)
        _migrate(engine, db)
    return engine


def rehearsal(db: str) -> Engine:
    """A copy in memory of the database at `db`, empty where there is none; what happens to it is lost."""
    url = _url(db)
    copy = _engine(make_url("sqlite://"))
    file = _file(url)
    if not (file or _in_memory(url)):
        raise Refused(f"{db}: --dry-run needs an SQLite database; leave it out, or name a file with --db")
    with plain_errors(db):
        if file and file.exists():
            _copy(file, copy)
        _migrate(copy, db)
    return copy


def for_writing(engine: Engine) -> Engine:
    """The same database, its transactions taking the write lock at once.

    SQLite refuses a transaction that first reads and then writes where another wrote in between; no
    waiting helps. One that starts as a writer waits for its turn.
    """
    return engine.execution_options(sqlite_begin="IMMEDIATE")


@contextmanager
def plain_errors(db: str) -> Iterator[None]:
    """Turns what the database says (locked, read only, damaged ...) into Refused; the rest passes through."""
    try:
        yield
    except IntegrityError:
        raise
    except (DBAPIError, sqlite3.Error, OSError) as error:
        reason = _complaint(error)
        if not reason:
            raise
        raise Refused(f"{db}: {reason}") from error


def _complaint(error: Exception) -> str:
    said = str(getattr(error, "orig", error)).lower()
    if isinstance(error, OSError):  # its folder could not be made
        said = "unable to open"
    return next((reason for sign, reason in COMPLAINTS if sign in said), "")


def _url(db: str) -> URL:
    if "://" not in db:
        return URL.create("sqlite", database=db)
    try:
        url = make_url(db)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        raise Refused(f"{db}: is not a database address; give a file name, or sqlite:///FILE") from error
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
        return create_engine(url)
    except ModuleNotFoundError as error:
        raise Refused(f"{url}: needs the Python package {error.name}; install it with pip") from error


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
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('sqlite_begin', 'DEFERRED')}")


def _copy(file: Path, copy: Engine) -> None:
    source = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=WAIT_SECONDS)
    target = copy.raw_connection()
    try:
        source.backup(target.driver_connection)  # type: ignore[arg-type] # the driver is sqlite3
    finally:
        source.close()
        target.close()


def _migrate(engine: Engine, db: str) -> None:
    """Runs what is missing, in one transaction; two programs that open a new database take turns."""
    version = _version(engine, db)
    if version == NEWEST:
        return
    from alembic.command import upgrade  # slow to load, and seldom needed
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    try:
        with for_writing(engine).begin() as connection:
            config.attributes["connection"] = connection
            upgrade(config, "head")
    except CommandError as error:
        raise Refused(
            f"{db}: was made by a newer actionplans (version {version}); update actionplans"
        ) from error


def _version(engine: Engine, db: str) -> str:
    """The version of the database: empty for a new one."""
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        if not tables:
            return ""
        if "alembic_version" not in tables:
            raise Refused(f"{db}: is the database of another program; choose another file with --db")
        return str(connection.scalar(text("SELECT version_num FROM alembic_version")) or "")
