"""`actionplans correct` and `actionplans corrections`: from what the user typed to what is printed."""

from __future__ import annotations

import getpass
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import typer

from ingest.commands.commands import left_tidy
from ingest.commands.presentation import print_table
from ingest.corrections.listing import Listed, bring_in, listed, read_csv, to_csv
from ingest.corrections.store import Difference, correct, undo
from ingest.corrections.values import IDENTITY, PLAN_FIELDS, WHOLE, Correction
from ingest.corrections.wishes import Wish
from ingest.errors import Refused
from ingest.exports.writing import put_out
from ingest.store.database import open_store

SAID_ALIKE = "nothing changed: it is read so already; it stands, whatever is read later"
UNDONE_ALIKE = "undone; nothing changed: it is the same without it"
HEADINGS = (
    "record_id",
    "ref",
    "field",
    "correction",
    "machine read",
    "machine reads",
    "state",
    "by",
    "on",
    "note",
)


def run_correct(db: str, wish: Wish, *, is_undo: bool) -> None:
    """Stores or undoes a correction, and prints what that changed."""
    with left_tidy(open_store(db, create=False)) as engine:
        differences = undo(engine, wish) if is_undo else correct(engine, wish)
    for one in differences:
        typer.echo(_told(one))
    if not differences:
        typer.echo(UNDONE_ALIKE if is_undo else SAID_ALIKE)


def run_list(db: str, plan: str) -> None:
    with left_tidy(open_store(db, create=False)) as engine:
        found = listed(engine, plan)
    if found:
        print_table(HEADINGS, map(_line, found))
    states = Counter(one.state for one in found)
    typer.echo(", ".join(f"{state} {count}" for state, count in states.items()) or "no corrections")


def run_export(db: str, plan: str, out: Path) -> None:
    with left_tidy(open_store(db, create=False)) as engine:
        content = to_csv(listed(engine, plan))
    put_out(content, out)


def run_import(db: str, path: Path) -> int:
    """Stores what can be stored, and tells of each line that could not; 1 where there was one, else 0."""
    corrections = read_csv(path)
    counts: Counter[str] = Counter()
    with left_tidy(open_store(db, create=False)) as engine:
        for one in sorted(corrections, key=_turn):
            try:
                counts[bring_in(engine, one)] += 1
            except Refused as error:
                typer.echo(f"{path.name}: {error}", err=True)
                counts["not imported"] += 1
    outcomes = ("imported", "unchanged", "not imported")
    typer.echo(", ".join(f"{outcome} {counts[outcome]}" for outcome in outcomes))
    return int(counts["not imported"] > 0)


def _turn(one: Correction) -> tuple[int, str]:
    """Ids and whole records go first: what is said of fields is said of these."""
    firsts = (PLAN_FIELDS, IDENTITY, WHOLE)
    rank = next((place for place, fields in enumerate(firsts) if one.field in fields), len(firsts))
    return rank, str(one.made_at)


def author_of(given: str) -> str:
    """Who makes a correction: who was named, else the user of the machine, where that is known."""
    try:
        return given or getpass.getuser()
    except (KeyError, OSError):  # a machine without users, as containers are
        return ""


def _told(one: Difference) -> str:
    label = " ".join(part for part in (one.record_id, one.ref, one.field) if part)
    if one.field:
        return f"{label}: {one.before or '(none)'} → {one.after or '(none)'}"
    return f"{label} added: {one.after}" if one.after else f"{label} removed: {one.before}"


def _line(one: Listed) -> Sequence[object]:
    said = one.correction
    on = said.made_at.date().isoformat() if said.made_at else ""
    value = "; ".join(said.value.split("\n"))
    read = (said.machine_value, one.machine_now)
    return (said.record_id, one.ref, said.field, value, *read, one.state, said.author, on, said.note)
