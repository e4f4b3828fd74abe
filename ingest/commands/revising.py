"""The command line of revisions. Heavy libraries load later, in what does it."""

from __future__ import annotations

from pathlib import Path

import typer

from ingest.commands import options


def changes(
    plan: options.PlanName = "",
    start: options.FromRevision = None,
    end: options.ToRevision = None,
    every: options.EveryStep = False,
    format_name: options.ChangeFormat = "",
    out: options.Out = Path("-"),
    db: options.Database = options.DEFAULT_DB,
) -> None:
    """Show what changed between revisions, field by field.

    Records added, dropped, returned, moved, split or merged; what was reworded, re-dated (with the days it
    slipped), re-assigned, completed. Without PLAN: every plan that has two revisions. Recommendations that
    are worded otherwise come first: councils seldom change them.

    \b
    Examples:
      actionplans changes thanet
      actionplans changes thanet --from 1 --format csv --out slips.csv
    """
    from ingest.commands.comparing import Span, run_changes

    wanted = options.format_of(format_name, out) if format_name or str(out) != "-" else ""
    run_changes(db, plan, Span(start, end, every), wanted, out)


def reingest(
    plan: options.PlanName = "",
    apply: options.Apply = False,
    workers: options.Workers = 1,
    timeout: options.Timeout = 900,
    memory: options.Memory = 4096,
    password: options.Password = "",
    db: options.Database = options.DEFAULT_DB,
) -> None:
    """Read again what is stored, as this version reads it, and show what would change.

    Every file is read from where it lay, with the council, date and pages that were given then. The same
    records keep their record_id, and corrections stand. --dry-run is the default: nothing is stored without
    --apply.

    \b
    Examples:
      actionplans reingest thanet
      actionplans reingest --apply --workers 4
    """
    from ingest.batches.batch import Settings
    from ingest.commands.rereading import run_reingest

    settings = Settings(password, workers=workers, timeout=timeout, memory=memory)
    raise typer.Exit(run_reingest(db, plan, settings, apply=apply))
