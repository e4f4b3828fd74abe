"""What the terminal shows: trees, tables, the progress bar. In a pipe: the same as plain lines."""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from ingest.batches.progress import telling
from ingest.exports.rows import Row, rows_to_check, shown_records
from ingest.identity import RecordIds
from models.document import Word
from models.plan import Action, Council, Coverage, Details, Issue, Plan, Recommendation
from parsers.checks.reasons import reason_of

if TYPE_CHECKING:
    from rich.progress import Progress
    from rich.tree import Tree

Item = TypeVar("Item")

LOOK = "(!) "
"""Stands before what a person should look at."""

SHORT_ID = 8
"""The first digits of a record_id: enough for `correct`."""

NO_IDS = RecordIds("", ())
"""Of what is not stored."""

UNWRAPPED = 1_000_000
"""The width of a pipe: a record stays on its line, for grep."""

SHORT = 10
"""Dates and figures up to this length are never broken over two lines."""

PREVIEW_WIDTH = 120
PREVIEW_COLUMNS = (("ref", 5), ("action", None), ("deadline", 18), ("due date", 10), ("lead officer", 16))
"""Heading and width; the action takes what is left."""


def share_text(share: float) -> str:
    """Cut off, not rounded: 1.000 means that no word is missing."""
    return f"{math.floor(share * 1000) / 1000:.3f}"


def print_table(headings: Sequence[str], lines: Iterable[Sequence[object]]) -> None:
    """A table on a terminal; in a pipe one line each, its values parted by tabs."""
    texts = [[str(value) for value in line] for line in lines]
    if not sys.stdout.isatty():
        for line in (list(headings), *texts):
            print("\t".join(line))
        return
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading, column in zip(headings, zip(*texts, strict=True), strict=True):
        table.add_column(heading, overflow="fold", no_wrap=max(map(len, column)) <= SHORT)
    for line in texts:
        table.add_row(*map(Text, line))
    Console().print(table)


def print_preview(title: str, rows: Sequence[Row]) -> None:
    """The rows' main columns under `title`, one line each, cut to the width of the terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, expand=True)
    for heading, width in PREVIEW_COLUMNS:
        table.add_column(heading, no_wrap=True, overflow="ellipsis", width=width, ratio=None if width else 1)
    for row in rows:
        table.add_row(*map(Text, _preview_line(row)))
    console = Console() if sys.stdout.isatty() else Console(width=PREVIEW_WIDTH)
    console.print(Text(title, style="bold"))
    console.print(table)


def print_plan(plan: Plan, ids: Sequence[RecordIds] = ()) -> None:
    """The plan as a tree, what was not understood, and the coverage; `ids` are what `correct` takes."""
    from rich.console import Console

    Console(highlight=False, width=None if sys.stdout.isatty() else UNWRAPPED).print(_plan_tree(plan, ids))
    for issue in plan.issues:
        print(f"not understood: {_issue_text(issue)}")
    print(_coverage_text(plan.coverage))


def with_progress(items: Iterable[Item], total: int, kind: Callable[[Item], str]) -> Iterator[Item]:
    """`items`, with a bar on standard error where that is a terminal, and one for the pages of a scan.

    Beside the bar stands how many there are of each `kind`.
    """
    with _bars() as progress:
        if not progress:
            yield from items
            return
        task, counts = progress.add_task("reading", total=total), Counter[str]()
        for item in items:
            counts[kind(item)] += 1
            told = ", ".join(f"{name} {number}" for name, number in counts.items())
            progress.update(task, advance=1, description=told)
            yield item


@contextmanager
def page_progress() -> Iterator[None]:
    """A bar for the pages of a scan, while one file is read."""
    with _bars():
        yield


@contextmanager
def _bars() -> Iterator[Progress | None]:
    """Progress bars that know how far a scan is read; None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        pages = progress.add_task("scanned pages", visible=False)

        def show(done: int, total: int) -> None:
            progress.update(pages, completed=done, total=total, visible=done < total)

        with telling(show):
            yield progress


def _preview_line(row: Row) -> tuple[str, ...]:
    text = row.action or row.recommendation
    due = row.due_date.isoformat() if row.due_date else ""
    return row.recommendation_ref, text, row.deadline_text, due, row.lead_officer


def _plan_tree(plan: Plan, ids: Sequence[RecordIds]) -> Tree:
    from rich.text import Text
    from rich.tree import Tree

    tree = Tree(Text(_plan_text(plan)))
    known = ids or [NO_IDS] * len(plan.recommendations)
    pairs = zip(plan.recommendations, known, strict=True)
    for theme, group in groupby(pairs, key=lambda pair: pair[0].theme):
        branch = tree.add(Text(theme)) if theme else tree
        for recommendation, own in group:
            _add_recommendation(branch, recommendation, own)
    return tree


def _add_recommendation(branch: Tree, recommendation: Recommendation, ids: RecordIds) -> None:
    if recommendation.ref or recommendation.text or not recommendation.actions:
        branch = _add_record(branch, recommendation, ids.recommendation)
    below = {"": branch}
    known = ids.actions or [""] * len(recommendation.actions)
    for action, own in zip(recommendation.actions, known, strict=True):
        below[action.ref] = _add_record(below.get(action.parent_ref, branch), action, own)


def _add_record(branch: Tree, record: Recommendation | Action, record_id: str) -> Tree:
    from rich.text import Text

    mark = LOOK if record.needs_review else ""
    known = f", id {record_id[:SHORT_ID]}" if record_id else ""
    place = f"(page {record.page}, confidence {record.confidence:.2f}{known})"
    label = Text(" ".join(part for part in (f"{mark}{record.ref}", record.text) if part))
    label.append(f" {place}", style="dim")
    if details := _details_text(record.details):
        label.append(f"\n{details}", style="italic")
    if reason := reason_of(record):
        label.append(f"\nwhy: {reason}", style="bold")
    return branch.add(label)


def _plan_text(plan: Plan) -> str:
    printed = sum(1 for one in plan.recommendations if one.text)
    actions = sum(len(one.actions) for one in plan.recommendations)
    facts = (
        council_text(plan.council) or "council not known",
        plan.title,
        plan.plan_date or "date not known",
        f"{printed} recommendations, {actions} actions; {_to_check_text(plan)}",
    )
    return "\n".join(fact for fact in facts if fact)


def _to_check_text(plan: Plan) -> str:
    """As many as `list` counts: an action is to be checked with its recommendation."""
    rows, doubted = sum(1 for _ in shown_records(plan)), rows_to_check(plan)
    where = f", marked {LOOK.strip()} or below such a mark" if doubted else ""
    return f"{doubted} of {rows} rows to check{where}"


def council_text(council: Council) -> str:
    codes = ", ".join(code for code in (council.authority_code, council.gss_code) if code)
    return f"{council.name} ({codes})" if codes else council.name


def _details_text(details: Details) -> str:
    owners = "; ".join(part for part in (details.lead_member, details.lead_officer) if part)
    parts = (_deadline_text(details), owners or details.owner_text, details.status)
    return " | ".join(part for part in parts if part)


def _deadline_text(details: Details) -> str:
    deadline = details.deadline
    dates = " to ".join(
        part
        for part in (
            f"from {deadline.start}" if deadline.start else "",
            f"{deadline.due}" if deadline.due else "",
        )
        if part
    )
    return f"{deadline.text} = {dates}" if dates else deadline.text


def _issue_text(issue: Issue) -> str:
    place = f"page {issue.page}: " if issue.page else ""
    return f"{place}{issue.message} ({issue.kind})"


def _coverage_text(coverage: Coverage) -> str:
    text = f"coverage {share_text(coverage.share)}: {coverage.accounted} of {coverage.total} words"
    text += _words_text("missing", coverage.missing)
    return text + _words_text("counted twice", coverage.doubled)


def _words_text(label: str, words: Sequence[Word]) -> str:
    pages = groupby(words, key=lambda word: word.page)
    told = ", ".join(f'page {page} "{" ".join(word.text for word in group)}"' for page, group in pages)
    return f"; {label}: {told}" if told else ""
