"""The command line's arguments and options: their names, and what their help says."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_DB = "data/processed/actionplans.db"
TEXT_FORMATS = ("csv", "json")
EXPORT_FORMATS = ("csv", "xlsx", "json", "datapackage")
LEAST_MEMORY = 512
"""Megabytes that the libraries need before a file is read, and a scan's first page."""


class Phrase(StrEnum):
    """What `explain` can explain."""

    deadline = "deadline"
    owner = "owner"
    heading = "heading"
    status = "status"
    reference = "reference"
    council = "council"
    plan_date = "plan-date"
    theme = "theme"


def known_date(text: str) -> str:
    """Passes what is empty, YYYY, YYYY-MM or YYYY-MM-DD; the rest is wrong usage."""
    if text and not _is_date(text):
        raise typer.BadParameter(f"{text!r} is not a date such as 2022, 2022-03 or 2022-03-14")
    return text


def _is_date(text: str) -> bool:
    if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", text, re.ASCII):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def known_pages(text: str) -> str:
    """Passes what is empty, "3", "3-5" or "1,3-5"; the rest is wrong usage."""
    parts = [part.strip() for part in text.split(",")] if text else []
    for part in parts:
        first, _, last = (end.strip() for end in part.partition("-"))
        if not re.fullmatch(r"[1-9]\d*(\s*-\s*\d+)?", part, re.ASCII) or (last and int(last) < int(first)):
            raise typer.BadParameter(f"{text!r} names no pages such as 3, 3-5 or 1,4-6")
    return text


def lasting(db: str) -> str:
    """Passes what names a database; one in memory would be gone with all that was stored, as where a shell's
    variable is empty: --db "$DB"."""
    if db.removeprefix("sqlite://").strip("/ ") in ("", ":memory:"):
        raise typer.BadParameter(f"{db!r} names no file, and what is stored would be lost; give a file name")
    return db


def known_memory(megabytes: int) -> int:
    """Passes 0, and what a reader can start with; the rest is wrong usage."""
    if 0 < megabytes < LEAST_MEMORY:
        raise typer.BadParameter(
            f"{megabytes} MB are too few to read a file; give {LEAST_MEMORY} or more, or 0 for no limit"
        )
    return megabytes


def known_meanings(texts: list[str] | None) -> list[str] | None:
    """Passes "EMT=Executive Management Team"; the rest is wrong usage."""
    for text in texts or ():
        short, equals, meaning = text.partition("=")
        if not (short.strip() and equals and meaning.strip()):
            raise typer.BadParameter(f"{text!r} is no meaning such as EMT=Executive Management Team")
    return texts


def meanings_of(texts: list[str] | None) -> dict[str, str]:
    """ "EMT=Executive Management Team" → {"EMT": "Executive Management Team"}"""
    parted = (text.partition("=") for text in texts or ())
    return {short.strip(): meaning.strip() for short, _, meaning in parted}


def known_codebook(path: Path | None) -> Path | None:
    """Passes nothing, or a file that is a codebook."""
    from ingest.errors import Unreadable
    from ingest.pipeline import codebook_at

    if path:
        try:
            codebook_at(path)
        except Unreadable as error:
            raise typer.BadParameter(str(error)) from error
    return path


def format_of(name: str, out: Path, formats: Sequence[str] = TEXT_FORMATS) -> str:
    """The one of `formats` that is named, else that of the file's ending; csv where it has none."""
    ending = out.suffix[1:].lower()
    ending = "datapackage" if ending == "zip" else ending
    wanted = name.lower() or ending or "csv"
    if wanted not in formats:
        if name:
            raise typer.BadParameter(f"{name} is not available; choose {' or '.join(formats)}")
        endings = ", ".join(f".{'zip' if one == 'datapackage' else one}" for one in formats)
        raise typer.BadParameter(f"{out} ends in {out.suffix}; choose one of {endings}, or give --format")
    if ending in EXPORT_FORMATS and ending != wanted:  # no program opens csv in a file that ends in .xlsx
        raise typer.BadParameter(
            f"{out} ends in {out.suffix}, and --format says {wanted}; leave one of them out"
        )
    if wanted not in TEXT_FORMATS and str(out) == "-" and sys.stdout.isatty():
        raise typer.BadParameter(f"{wanted} is no text for a screen; say where it goes: --out PATH")
    return wanted


# Arguments stand in the command's own help text: typer would list them with their Python types.
Paths = Annotated[list[Path], typer.Argument(metavar="PATH", hidden=True)]
Pdf = Annotated[Path, typer.Argument(metavar="PDF", hidden=True)]
PlanName = Annotated[str, typer.Argument(metavar="PLAN", hidden=True)]
PhraseKind = Annotated[Phrase, typer.Argument(metavar="|".join(Phrase), hidden=True)]
Texts = Annotated[list[str] | None, typer.Argument(metavar="TEXT", hidden=True)]

Database = Annotated[
    str,
    typer.Option(
        "--db", metavar="FILE", callback=lasting, help="The database: a file, or an SQLAlchemy URL."
    ),
]
Password = Annotated[str, typer.Option(metavar="TEXT", help="The password of protected PDFs.")]
CouncilName = Annotated[
    str,
    typer.Option(metavar="NAME", help="The council, where the PDF does not name it (or names it wrongly)."),
]
PlanDate = Annotated[
    str,
    typer.Option(
        metavar="DATE",
        callback=known_date,
        help="The plan's date, e.g. 2022-03, where the PDF does not state it (or states it wrongly).",
    ),
]
DateOfPlan = Annotated[
    str,
    typer.Option(
        "--date",
        metavar="DATE",
        callback=known_date,
        help='The plan\'s date, e.g. 2022-03-14: "within 3 months" counts from it.',
    ),
]
Meanings = Annotated[
    list[str] | None,
    typer.Option(
        "--means",
        metavar="SHORT=MEANING",
        callback=known_meanings,
        help='What an abbreviation stands for in the plan: "EMT=Executive Management Team".',
    ),
]
Why = Annotated[
    bool, typer.Option("--why", help="What decided, too: what each word is, doubts, a council's successor.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print everything as JSON, for other programs.")]
Draw = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR",
        help="Write a picture of each page of the plan into this folder, with what was found drawn over it.",
    ),
]
RevisionOf = Annotated[
    str,
    typer.Option(
        "--plan",
        metavar="NAME",
        help="The plan that these files are revisions of: any name you like, the same one every time.",
    ),
]
Workers = Annotated[
    int, typer.Option(metavar="N", min=1, help="How many files to read at the same time; worth it for many.")
]
Timeout = Annotated[
    float,
    typer.Option(
        metavar="SECONDS",
        min=0,
        help="How long reading one file may take; then it is left, and the next one follows. 0: no limit.",
    ),
]
Memory = Annotated[
    int,
    typer.Option(
        metavar="MB",
        min=0,
        callback=known_memory,
        help="How much memory reading one file may take (on Linux). 0: no limit.",
    ),
]
Scheduler = Annotated[
    str,
    typer.Option(
        metavar="ADDRESS",
        help="Read on a Dask cluster instead: its scheduler's address, such as tcp://HOST:8786.",
    ),
]
RunNumber = Annotated[int | None, typer.Argument(metavar="N", min=1, max=10**9, hidden=True)]
Force = Annotated[
    bool,
    typer.Option(
        "--force", help="Read files again that are stored already; the same records keep their ids."
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would happen; store nothing.")]
Pages = Annotated[
    str,
    typer.Option(
        metavar="PAGES",
        callback=known_pages,
        help="Only these pages, from 1: 3, 3-5 or 1,4-6. [default: all]",
    ),
]
CodebookFile = Annotated[
    Path | None,
    typer.Option(
        "--codebook",
        metavar="FILE",
        callback=known_codebook,
        help="Another codebook for lga_theme: a TOML file as parsers/vocabulary/codebook.toml.",
    ),
]
PlanPages = Annotated[
    str,
    typer.Option(
        "--pages",
        metavar="PAGES",
        callback=known_pages,
        help="The pages that hold the plan, from 1: 9-14 or 3,9-14. [default: all]",
    ),
]
FormatName = Annotated[
    str,
    typer.Option("--format", metavar="FORMAT", help="csv or json. [default: as PATH ends, else csv]"),
]
ExportFormat = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="csv, xlsx, json or datapackage (a folder, or a .zip). [default: as PATH ends, else csv]",
    ),
]
TableName = Annotated[
    str,
    typer.Option(
        "--table",
        metavar="TABLE",
        help="actions; owners: who leads them, one line each; review: which rows to look at, and why. "
        "xlsx and datapackage hold them all.",
    ),
]
Out = Annotated[Path, typer.Option(metavar="PATH", help="The file to write; - is the screen, or a pipe.")]
OnlyPlan = Annotated[
    str,
    typer.Option(
        "--plan", metavar="PLAN", help="Only this plan: its number in the list, or a part of its name."
    ),
]
OnlyCouncil = Annotated[
    str,
    typer.Option(
        "--council",
        metavar="NAME",
        help="Only this council: a part of its name, or its code (TON, E07000115).",
    ),
]
OnlyRevision = Annotated[
    int | None, typer.Option("--revision", metavar="N", min=1, help="Revision N instead of the newest.")
]
AllRevisions = Annotated[
    bool, typer.Option("--all-revisions", help="Every revision, not only the newest of each plan.")
]
FirstRows = Annotated[
    int | None,
    typer.Option("--rows", metavar="N", min=1, help="The first N rows of the table of each plan instead."),
]
FromRevision = Annotated[
    int | None,
    typer.Option(
        "--from", metavar="N", min=1, help="The earlier revision. [default: the one before the later]"
    ),
]
ToRevision = Annotated[
    int | None, typer.Option("--to", metavar="N", min=1, help="The later revision. [default: the newest]")
]
EveryStep = Annotated[
    bool, typer.Option("--every", help="Each revision with the one before it, from the first to the newest.")
]
ChangeFormat = Annotated[
    str, typer.Option("--format", metavar="FORMAT", help="csv or json. [default: a table, or as PATH ends]")
]
RecordId = Annotated[str, typer.Argument(metavar="RECORD_ID", hidden=True)]
FieldName = Annotated[str, typer.Argument(metavar="FIELD", hidden=True)]
Values = Annotated[list[str] | None, typer.Argument(metavar="VALUE", hidden=True)]
CorrectionsFile = Annotated[Path, typer.Argument(metavar="FILE", hidden=True)]
Note = Annotated[str, typer.Option(metavar="TEXT", help="Why: kept beside the correction.")]
Author = Annotated[str, typer.Option(metavar="NAME", help="Who says so. [default: the user of this machine]")]
OfRevision = Annotated[
    int | None,
    typer.Option(
        "--revision", metavar="N", min=1, help="The revision meant. [default: the newest that has the record]"
    ),
]
Undo = Annotated[bool, typer.Option("--undo", help="Take the correction back: the machine's reading holds.")]
Apply = Annotated[bool, typer.Option("--apply/--dry-run", help="Store what is read, or only show it.")]
