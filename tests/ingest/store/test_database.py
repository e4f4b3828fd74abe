"""Opening the database: migrations, settings, and one plain line where it cannot be used."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.command import downgrade
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, inspect, make_url, text
from sqlalchemy.exc import IntegrityError

import ingest.migrations
from ingest.commands.commands import left_tidy
from ingest.errors import Refused
from ingest.store import database
from ingest.store.database import for_writing, open_store, plain_errors, rehearsal
from ingest.store.holdings import EVERYTHING, holdings
from ingest.store.store import save
from models.schema import Base
from tests.ingest.built import extraction


def built_tables(engine: Engine) -> dict[str, set[str]]:
    """Each table's and index's definition, part by part: SQLite keeps the words that made it, and adds those
    of a column that a migration adds."""
    with engine.connect() as connection:
        found = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
        return {
            name: {" ".join(part.split()) for part in _parts(sql[sql.index("(") + 1 : sql.rindex(")")])}
            for name, sql in found
            if name != "alembic_version"
        }


def _parts(text: str) -> Iterator[str]:
    """What stands between the commas that are in no brackets."""
    part, depth = "", 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            yield part
            part = ""
        else:
            part += letter
    yield part


def test_the_migrations_build_what_the_schema_declares(fresh_db: Engine) -> None:
    with fresh_db.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    declared = create_engine("sqlite://")
    Base.metadata.create_all(declared)
    assert built_tables(fresh_db) == built_tables(declared)  # Alembic does not compare the CHECKs


def test_the_migrations_go_back_to_nothing(fresh_db: Engine) -> None:
    _downgrade(fresh_db, "base")
    assert inspect(fresh_db).get_table_names() == ["alembic_version"]


def _downgrade(engine: Engine, version: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(ingest.migrations.__file__).parent))
    with for_writing(engine).begin() as connection:
        config.attributes["connection"] = connection
        downgrade(config, version)


def test_the_newest_version_is_named() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(ingest.migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == ingest.migrations.NEWEST


def test_settings_of_sqlite(db_file: Path) -> None:
    engine = open_store(str(db_file))
    with engine.connect() as connection:
        settings = {
            name: connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "foreign_keys", "busy_timeout")
        }
    assert settings == {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 15000}


def test_file_and_url_are_the_same_database(db_file: Path) -> None:
    open_store(str(db_file))
    assert inspect(open_store(f"sqlite:///{db_file}", create=False)).has_table("plans")


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    open_store(str(tmp_path / "data" / "processed" / "a.db"))
    assert (tmp_path / "data" / "processed" / "a.db").is_file()


def test_opening_again_writes_nothing(db_file: Path) -> None:
    open_store(str(db_file)).dispose()
    before = db_file.read_bytes()
    open_store(str(db_file)).dispose()
    assert db_file.read_bytes() == before


def _open_and_count(db: str) -> int:
    with open_store(db).connect() as connection:
        return int(connection.scalar(text("SELECT count(*) FROM alembic_version")) or 0)


def test_programs_that_open_a_new_database_at_once_take_turns(db_file: Path) -> None:
    with ProcessPoolExecutor(4, mp_context=get_context("fork")) as pool:
        assert list(pool.map(_open_and_count, [str(db_file)] * 8)) == [1] * 8


def test_a_rehearsal_is_forgotten(db_file: Path) -> None:
    store = open_store(str(db_file))
    with store.begin() as connection:
        connection.execute(text("INSERT INTO plans VALUES (1, 'k', 'c', '', '', 't')"))
    with rehearsal(str(db_file)).begin() as connection:
        assert connection.scalar(text("SELECT key FROM plans")) == "k"
        connection.execute(text("DELETE FROM plans"))
    with store.connect() as connection:
        assert connection.scalar(text("SELECT key FROM plans")) == "k"


def test_a_rehearsal_makes_no_file(db_file: Path) -> None:
    assert inspect(rehearsal(str(db_file))).has_table("plans")
    assert list(db_file.parent.iterdir()) == []


@pytest.mark.parametrize(
    "insert",
    [
        "INSERT INTO plans VALUES (1, '', 'c', '', '', 't')",
        "INSERT INTO issues VALUES (1, 99, 1, 'k', 'm', 1, '[]')",
    ],
)
def test_what_cannot_be_is_refused_by_the_tables(fresh_db: Engine, insert: str) -> None:
    with pytest.raises(IntegrityError), fresh_db.begin() as connection:
        connection.execute(text(insert))


class TestRefused:
    def test_no_such_database(self, db_file: Path) -> None:
        with pytest.raises(Refused, match="there is no such database; `actionplans ingest` makes one"):
            open_store(str(db_file), create=False)
        assert not db_file.exists()

    def test_a_file_that_is_no_database(self, db_file: Path) -> None:
        db_file.write_text("record_id,council\n" * 100)
        with pytest.raises(Refused, match="is not a database; choose another --db"):
            open_store(str(db_file))

    def test_another_programs_database(self, db_file: Path) -> None:
        with sqlite3.connect(db_file) as connection:
            connection.execute("CREATE TABLE holidays (day TEXT)")
        with pytest.raises(Refused, match="is the database of another program"):
            open_store(str(db_file))

    def test_a_newer_versions_database(self, db_file: Path) -> None:
        with open_store(str(db_file)).begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        with pytest.raises(Refused, match=r"made by a newer actionplans \(version 9999\)"):
            open_store(str(db_file))

    def test_a_damaged_database(self, db_file: Path) -> None:
        open_store(str(db_file)).dispose()
        content = bytearray(db_file.read_bytes())
        content[100:4096] = b"\xff" * 3996
        db_file.write_bytes(content)
        with pytest.raises(Refused, match="is damaged"):
            open_store(str(db_file))

    def test_a_locked_database(self, db_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(database, "WAIT_SECONDS", 0.05)
        holder = sqlite3.connect(db_file)
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Refused, match="is in use by another program"):
            open_store(str(db_file))
        holder.close()

    def test_a_database_that_is_read_only(self, db_file: Path) -> None:
        open_store(str(db_file)).dispose()
        db_file.with_name("actionplans.db-wal").touch()
        reader = open_store(f"sqlite:///file:{db_file}?mode=ro&uri=true", create=False)
        with (
            pytest.raises(Refused, match="cannot be written to; check the permissions"),
            plain_errors("a.db"),
            for_writing(reader).begin() as connection,
        ):
            connection.execute(text("DELETE FROM plans"))

    def test_in_a_folder_that_is_read_only(self, db_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """It can be read, and nothing is made beside it."""
        with left_tidy(open_store(str(db_file))) as engine:
            save(engine, extraction(), Path("/plan.pdf"))
        monkeypatch.setattr("ingest.store.database.os.access", lambda *_: False)
        with left_tidy(open_store(str(db_file), create=False)) as reader:
            assert len(holdings(reader)) == 1
            assert [each.name for each in db_file.parent.iterdir()] == [db_file.name]
            with (
                pytest.raises(Refused, match=rf"^{db_file}: cannot be written to; check the permissions"),
                plain_errors(str(reader.url.database)),
                for_writing(reader).begin() as connection,
            ):
                connection.execute(text("DELETE FROM plans"))

    def test_what_stands_beside_it_is_not_passed_over(
        self, db_file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        open_store(str(db_file)).dispose()
        db_file.with_name(f"{db_file.name}-wal").write_bytes(b"more")
        monkeypatch.setattr("ingest.store.database.os.access", lambda *_: False)
        with left_tidy(open_store(str(db_file), create=False)) as engine:
            assert engine.url.database == str(db_file)

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(Refused, match="cannot be opened"):
            open_store(str(tmp_path))

    def test_a_file_on_the_way(self, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        with pytest.raises(Refused, match="cannot be opened"):
            open_store(str(tmp_path / "file" / "a.db"))

    @pytest.mark.parametrize("url", ["nonsense://x", "sqlite+nonsense://", "://"])
    def test_an_address_that_is_none(self, url: str) -> None:
        with pytest.raises(Refused, match="is not a database address"):
            open_store(url)

    def test_a_driver_that_is_not_installed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "psycopg", None)
        with pytest.raises(Refused, match=r"install it with `pip install 'actionplans\[postgres\]'`"):
            open_store("postgresql+psycopg://localhost/plans")

    def test_a_server_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(Refused, match=r"plans\?host=.*: cannot be reached; check the address") as refused:
            open_store(f"postgresql://analyst:secret@/plans?host={tmp_path}")
        assert "secret" not in str(refused.value)

    @pytest.mark.parametrize(
        ("change", "complaint"),
        [
            ({"database": "lost"}, "is not there; make it first"),
            ({"username": "stranger"}, "does not know this user"),
        ],
    )
    def test_a_server_that_does_not_know_us(
        self, change: dict[str, str], complaint: str, postgres: str
    ) -> None:
        url = make_url(postgres).set(**change)  # type: ignore[arg-type]
        with pytest.raises(Refused, match=complaint):
            open_store(url.render_as_string(hide_password=False))

    def test_a_writer_whose_turn_does_not_come(
        self, fresh_postgres: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(database, "WAIT_SECONDS", 0.05)
        writer = for_writing(fresh_postgres)
        with (
            writer.begin(),
            pytest.raises(Refused, match="is in use by another program"),
            plain_errors("plans"),
            writer.begin(),
        ):
            pass


class TestPostgres:
    def test_the_migrations_build_what_the_schema_declares(self, fresh_postgres: Engine) -> None:
        with fresh_postgres.connect() as connection:
            assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []

    def test_a_rehearsal_has_all_rows_and_is_forgotten(self, fresh_postgres: Engine, postgres: str) -> None:
        save(fresh_postgres, extraction(), Path("/plan.pdf"))
        copy = rehearsal(postgres)
        assert holdings(copy) == holdings(fresh_postgres)
        save(copy, extraction(sha="b"), Path("/plan.pdf"))
        assert len(holdings(copy, EVERYTHING)) == 2
        assert len(holdings(fresh_postgres, EVERYTHING)) == 1


class TestUpgrade:
    """A database of an older version is copied before it is brought to the newest."""

    @pytest.fixture
    def old_file(self, db_file: Path) -> Path:
        engine = open_store(str(db_file))
        save(engine, extraction(), Path("/plan.pdf"))
        _downgrade(engine, "0003")
        engine.dispose()
        return db_file

    def test_a_copy_is_kept(self, old_file: Path) -> None:
        copy = old_file.with_name("actionplans.version-0003.db")
        before = sqlite3.connect(old_file).execute("SELECT * FROM actions").fetchall()
        engine = open_store(str(old_file))
        assert len(holdings(engine)[0].rows) == 4
        kept = sqlite3.connect(copy)
        assert kept.execute("SELECT * FROM actions").fetchall() == before
        assert kept.execute("SELECT version_num FROM alembic_version").fetchall() == [("0003",)]
        assert {one.name for one in old_file.parent.glob("*.db*")} <= {
            *(old_file.name + end for end in ("", "-wal", "-shm")),
            *(copy.name + end for end in ("", "-wal", "-shm")),
        }

    def test_owners_of_what_is_stored_are_read(self, old_file: Path) -> None:
        with sqlite3.connect(old_file) as old:
            old.execute("UPDATE recommendations SET lead_member = 'Cllr Ann Fox, Leader' WHERE ref = '02'")
        (held,) = holdings(open_store(str(old_file)))
        assert [(one.kind, one.role, one.name) for one in held.owners] == [
            *[("officer", "Chief Executive", "")] * 3,
            ("member", "Leader", "Ann Fox"),
            ("officer", "Chief Executive", ""),
        ]
        assert held.owners[-1].record_id == held.rows[-1].record_id

    def test_a_new_database_has_none(self, db_file: Path) -> None:
        open_store(str(db_file)).dispose()
        assert [one.name for one in db_file.parent.iterdir()] == [db_file.name]

    def test_programs_that_upgrade_at_once_take_turns(self, old_file: Path) -> None:
        with ProcessPoolExecutor(4, mp_context=get_context("fork")) as pool:
            assert list(pool.map(_open_and_count, [str(old_file)] * 8)) == [1] * 8
        kept = sqlite3.connect(old_file.with_name("actionplans.version-0003.db"))
        assert kept.execute("SELECT version_num FROM alembic_version").fetchall() == [("0003",)]

    def test_an_upgrade_without_room_for_the_copy_changes_nothing(
        self, old_file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fails(file: Path, target: sqlite3.Connection) -> None:
            raise sqlite3.OperationalError("database or disk is full")

        monkeypatch.setattr(database, "_back_up", fails)
        with pytest.raises(Refused, match="cannot grow because the disk is full; make room and try again"):
            open_store(str(old_file))
        assert sqlite3.connect(old_file).execute("SELECT version_num FROM alembic_version").fetchall() == [
            ("0003",)
        ]
        assert not list(old_file.parent.glob("*.version-*"))
