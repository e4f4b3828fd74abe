"""The command line: reads what the user wants and calls what does it. Heavy libraries load later, there."""

from __future__ import annotations

import os
import sys
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from ingest.commands import options
from ingest.commands.exits import exit_status
from ingest.commands.revising import changes, reingest
from ingest.corrections.cli import correct, corrections

app = typer.Typer(
    help="Turns councils' action plans (PDF) into tables: one row an action, each traceable to its page.",
    epilog='Begin with "actionplans ingest FOLDER", then "actionplans export --out actions.csv".',
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"actionplans {version('actionplans')}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@app.command()
def ingest(
    paths: options.Paths,
    db: options.Database = options.DEFAULT_DB,
    council: options.CouncilName = "",
    plan: options.RevisionOf = "",
    plan_date: options.PlanDate = "",
    workers: options.Workers = 1,
    timeout: options.Timeout = 900,
    memory: options.Memory = 4096,
    scheduler: options.Scheduler = "",
    force: options.Force = False,
    dry_run: options.DryRun = False,
    pages: options.PlanPages = "",
    codebook: options.CodebookFile = None,
    password: options.Password = "",
    as_json: options.AsJson = False,
) -> None:
    """Read PDFs into the database.

    PATH is a PDF, or a folder that holds PDFs. A file that is stored already is left alone; a changed
    file becomes the next revision of its plan. A file that cannot be read, or not within its time and
    memory, is named, and the others are stored. "actionplans runs" shows what became of each.

    \b
    Examples:
      actionplans ingest data/raw
      actionplans ingest data/raw --workers 4 --timeout 300
      actionplans ingest kent-2024.pdf --council "Kent County Council" --plan-date 2024-03
    """
    from ingest.batches.batch import Settings
    from ingest.commands.commands import run_ingest

    if scheduler and workers > 1:
        raise typer.BadParameter("--workers and --scheduler exclude each other; give one of them")
    settings = Settings(
        password, council, plan, plan_date, workers, force, pages, codebook, timeout, memory, scheduler
    )
    raise typer.Exit(run_ingest(paths, db, settings, dry_run=dry_run, as_json=as_json))


@app.command()
def check(
    pdf: options.Pdf,
    council: options.CouncilName = "",
    plan_date: options.PlanDate = "",
    pages: options.PlanPages = "",
    codebook: options.CodebookFile = None,
    timeout: options.Timeout = 900,
    memory: options.Memory = 4096,
    password: options.Password = "",
    as_json: options.AsJson = False,
    draw: options.Draw = None,
) -> None:
    """Show what would be read from a PDF; store nothing.

    Every record with its page and how sure the reading is; (!) stands where you should look, and below it
    why. Then what was not understood, and the coverage: 1.000 means that every word of the plan has its
    place.

    \b
    Examples:
      actionplans check thanet.pdf
      actionplans check agenda-pack.pdf --pages 9-14
      actionplans check thanet.pdf --draw pictures
    """
    from ingest.batches.batch import Settings
    from ingest.commands.checking import run_check

    said = Settings(password, council, plan_date=plan_date, pages=pages, codebook=codebook)
    run_check(pdf, replace(said, timeout=timeout, memory=memory), as_json=as_json, draw=draw)


@app.command()
def export(
    format_name: options.ExportFormat = "",
    table: options.TableName = "actions",
    out: options.Out = Path("-"),
    plan: options.OnlyPlan = "",
    council: options.OnlyCouncil = "",
    revision: options.OnlyRevision = None,
    all_revisions: options.AllRevisions = False,
    db: options.Database = options.DEFAULT_DB,
) -> None:
    """Write the records as a table, one row an action.

    The newest revision of every plan, unless you say otherwise.

    \b
    Examples:
      actionplans export --out actions.csv
      actionplans export --out thanet.xlsx --council Thanet
      actionplans export --table owners --out owners.csv
      actionplans export --table review --out to-check.csv
      actionplans export --format datapackage --out plans --all-revisions
    """
    from ingest.commands.exporting import run_export
    from ingest.store.holdings import Selection

    if revision and all_revisions:
        raise typer.BadParameter("--revision and --all-revisions exclude each other; give one of them")
    wanted = options.format_of(format_name, out, options.EXPORT_FORMATS)
    run_export(db, table, wanted, out, Selection(plan, council, revision, all_revisions))


@app.command()
def tables(
    pdf: options.Pdf,
    format_name: options.FormatName = "",
    out: options.Out = Path("-"),
    pages: options.Pages = "",
    timeout: options.Timeout = 900,
    memory: options.Memory = 4096,
    password: options.Password = "",
) -> None:
    """Write every table of a PDF as it stands on its page, plan or not.

    Nothing is interpreted: rows and columns as printed, one table a page region (a table over three pages
    is three). A merged cell's text stands in its top left place.

    \b
    Examples:
      actionplans tables budget.pdf --out budget.csv
      actionplans tables budget.pdf --pages 3-5 --format json
    """
    from ingest.batches.batch import Settings
    from ingest.commands.raw_tables import run_tables

    settings = Settings(password, pages=pages, timeout=timeout, memory=memory)
    run_tables(pdf, settings, options.format_of(format_name, out), out)


@app.command("list")
def list_plans(as_json: options.AsJson = False, db: options.Database = options.DEFAULT_DB) -> None:
    """List the plans in the database, with their revisions.

    \b
    Example:
      actionplans list
    """
    from ingest.commands.commands import run_list

    run_list(db, as_json=as_json)


@app.command()
def runs(
    number: options.RunNumber = None,
    as_json: options.AsJson = False,
    db: options.Database = options.DEFAULT_DB,
) -> None:
    """List what was ingested when: a line a run, the latest first.

    N is a run's number: its files then, with what became of each. A run without an end was stopped, or
    goes on.

    \b
    Examples:
      actionplans runs
      actionplans runs 12
    """
    from ingest.commands.run_list import run_runs

    run_runs(db, number, as_json=as_json)


@app.command()
def show(
    plan: options.PlanName = "",
    revision: options.OnlyRevision = None,
    rows: options.FirstRows = None,
    as_json: options.AsJson = False,
    db: options.Database = options.DEFAULT_DB,
) -> None:
    """Show a plan as a tree, or the first rows of its table.

    PLAN is its number in the list, or a part of its name or of the council's. Without it: every plan.

    \b
    Examples:
      actionplans show thanet
      actionplans show --rows 8
    """
    from ingest.commands.commands import run_show
    from ingest.store.holdings import Selection

    run_show(db, Selection(plan, revision=revision), rows, as_json=as_json)


app.command()(changes)
app.command()(reingest)
app.command()(correct)
app.add_typer(corrections, name="corrections")


@app.command()
def explain(
    kind: options.PhraseKind,
    texts: options.Texts = None,
    plan_date: options.DateOfPlan = "",
    codebook: options.CodebookFile = None,
    means: options.Meanings = None,
    why: options.Why = False,
) -> None:
    """Tell how a phrase is understood, one JSON object a line.

    KIND is deadline, owner, heading, status, reference, council, plan-date or theme. TEXT is a phrase in
    quotes; several can follow. Without it: every line of standard input.

    \b
    Examples:
      actionplans explain deadline "By end of Q2 2023/24"
      actionplans explain deadline "within 3 months" --date 2022-03-14
      actionplans explain owner "EMT / Cllr Ash" --means "EMT=Executive Management Team"
      actionplans explain status "Green - on track"
      actionplans explain reference "R1: Develop a plan, as per R4"
      actionplans explain theme "Financial planning" --date 2022
      actionplans explain council < titles.txt
    """
    from ingest.commands.explain import Setting, explained

    if not texts and sys.stdin.isatty():
        raise typer.BadParameter("give at least one text in quotes, or lines on standard input")
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
    setting = Setting(plan_date, codebook, options.meanings_of(means), why)
    for text in texts or (line.rstrip("\r\n") for line in sys.stdin):
        typer.echo(explained(kind.value, text, setting))


def main() -> None:
    """The `actionplans` command."""
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # libraries talk to programmers, not to the user
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by who started us, "actionplans list >&-"
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Carries the command out; the exit status: 0 all well, 1 something failed, 2 wrong usage, 130 Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a sign shows "?"
    try:
        status = exit_status(lambda: _carry_out(arguments))
    except BrokenPipeError:  # `| head` has seen enough
        status = 0
    _let_go()
    return status


def _carry_out(arguments: list[str]) -> int:
    status = app(arguments or ["--help"], prog_name="actionplans", standalone_mode=False)
    sys.stdout.flush()
    return int(status or 0) if arguments else 2


def _let_go() -> None:
    """Drops what could not be written: Python would try again when it ends, and complain of it."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
