"""The command line of corrections. Heavy libraries load later, in what does it."""

from __future__ import annotations

from pathlib import Path

import typer

from ingest.commands import options


def correct(
    record_id: options.RecordId,
    field: options.FieldName,
    values: options.Values = None,
    note: options.Note = "",
    author: options.Author = "",
    revision: options.OfRevision = None,
    undo: options.Undo = False,
    db: options.Database = options.DEFAULT_DB,
) -> None:
    """Say what a record's field should be, whatever is read now or later.

    RECORD_ID is the first column of an export, or its first digits. FIELD is a column of the export that says
    something of a record, or needs_review; what follows from it (dates from deadline_text, leads from
    owner_text, status from status_text) is read from it again. A further column is extra.HEADING. For a whole
    record FIELD is: remove (it is none); split, with the text of each part; merge, with the record_id that it
    goes into; add, with the text of an action that was missed and stands behind it; add_recommendation,
    likewise; parent_action_ref, with the reference of the action that it stands under ("" for none), or the
    record_id of a recommendation.

    Where records of two revisions were taken for one, FIELD is new: from that revision on it is another
    record. Where one was taken for two, it is same_as, with the other's record_id.

    Of a plan (its number, or a part of its name, in place of RECORD_ID) FIELD is council, plan (its title) or
    plan_date; the two last are those of the newest revision, or of --revision.

    \b
    Examples:
      actionplans correct 3f2a9c01 due_date 2025-03-31 --note "page 4"
      actionplans correct 3f2a9c01 due_date --undo
      actionplans correct 3f2a9c01 split "Hold a forum" "Publish its notes"
      actionplans correct 3f2a9c01 new --revision 2
      actionplans correct kent plan_date 2024-03
    """
    from ingest.corrections.commands import author_of, run_correct
    from ingest.corrections.wishes import Wish

    if undo and values:
        raise typer.BadParameter("--undo takes no value")
    wish = Wish(record_id, field, tuple(values or ()), note, author_of(author), revision)
    run_correct(db, wish, is_undo=undo)


corrections = typer.Typer(help="List the corrections that stand, or move them as CSV.", rich_markup_mode=None)


@corrections.command("list")
def list_corrections(plan: options.PlanName = "", db: options.Database = options.DEFAULT_DB) -> None:
    """List the corrections of a plan, or of all, with what the machine read then and reads now.

    A conflict is a record that the machine reads otherwise than when it was corrected: say it again,
    or --undo.

    \b
    Example:
      actionplans corrections list thanet
    """
    from ingest.corrections.commands import run_list

    run_list(db, plan)


@corrections.command("export")
def export_corrections(
    plan: options.PlanName = "",
    out: options.Out = Path("-"),
    db: options.Database = options.DEFAULT_DB,
) -> None:
    """Write the corrections as CSV, to keep them or to take them to another database.

    \b
    Example:
      actionplans corrections export --out corrections.csv
    """
    from ingest.corrections.commands import run_export

    run_export(db, plan, out)


@corrections.command("import")
def import_corrections(file: options.CorrectionsFile, db: options.Database = options.DEFAULT_DB) -> None:
    """Read corrections from a CSV file, as export writes it; record_id, field and value are enough.

    Where the database has a later correction of the same field, that stays, and a line says so.

    \b
    Example:
      actionplans corrections import corrections.csv
    """
    from ingest.corrections.commands import run_import

    raise typer.Exit(run_import(db, file))
