"""PDF → Document → Plan → rows: the whole way for one file, nothing stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import Unreadable
from ingest.exports.owner_table import owner_lines
from ingest.exports.rows import Row, Source, rows_of
from ingest.identity import RecordIds, plan_key, record_ids
from models.document import Page
from models.plan import Coverage, Issue, Plan

if TYPE_CHECKING:
    import pandas as pd

    from parsers.fields.theme import Codebook
    from parsers.reading import Reading

NO_PLAN = (
    "holds no action plan that could be found: no table, list or heading of recommendations or actions; "
    "check that it is the right file"
)
DAMAGED = "is damaged (page {}), and no action plan was found in what can be read of it; download it again"


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one file says: its plan, and the plan as the contract's table."""

    source_file: str
    sha256: str
    plan: Plan
    given: tuple[tuple[str, str], ...] = ()
    """What the user said of the file: council, plan_date, pages, codebook."""
    parts: tuple[Plan, ...] = ()
    """The plans of a file that holds several; `plan` has them as one."""

    @property
    def records(self) -> tuple[Row, ...]:
        """The contract's rows, as revision 1 of a plan that no database holds yet."""
        return rows_of(self.plan, Source(self.source_file, self.sha256), self._ids)

    @property
    def _ids(self) -> tuple[RecordIds, ...]:
        key = plan_key(self.plan, "", Path(self.source_file).stem)
        return record_ids(key, self.plan)

    @property
    def issues(self) -> tuple[Issue, ...]:
        return self.plan.issues

    @property
    def coverage(self) -> Coverage:
        return self.plan.coverage

    def to_frame(self) -> pd.DataFrame:
        """The contract's table: dates as datetime64, `percent_complete` as Int64, `extra` as JSON text."""
        from ingest.exports.frame import frame_of

        return frame_of(self.records)

    def owners_to_frame(self) -> pd.DataFrame:
        """The owners of the table's rows, one line each; `record_id` is that of the row."""
        from ingest.exports.frame import owners_frame_of

        return owners_frame_of(owner_lines(self.plan, self._ids, 1))


def extract(
    path: str | Path,
    *,
    password: str = "",
    council: str = "",
    plan_date: str = "",
    pages: str = "",
    codebook: Path | None = None,
) -> Extraction:
    """Reads the PDF at `path`; `council` and `plan_date` (YYYY[-MM[-DD]]) go before what it says itself.

    `pages` names those to read ("9-14"), from 1; all where it is empty. `codebook` is the file of another
    codebook of themes.

    Raises Unreadable, with one line for the user, where the file cannot be read or holds no plan.
    """
    reading = read_plan(
        path, password=password, council=council, plan_date=plan_date, pages=pages, codebook=codebook
    )
    said = {"council": council, "plan_date": plan_date, "pages": pages}
    said["codebook"] = str(codebook.resolve()) if codebook else ""
    given = tuple((name, value) for name, value in said.items() if value)
    return replace(extraction_of(reading), given=given)


def read_plan(
    path: str | Path,
    *,
    password: str = "",
    council: str = "",
    plan_date: str = "",
    pages: str = "",
    codebook: Path | None = None,
) -> Reading:
    """As `extract`, with the steps that led to the plan, which may be empty.

    Raises Unreadable, with one line for the user, where the file cannot be read.
    """
    from ingest.pdf.reader import read  # heavy: only when a file is read
    from ingest.pdf.second_reader import second_columns
    from parsers.fields.theme import coded
    from parsers.parse import trace

    document = read(Path(path), password, pages, plans=True)
    reading = trace(document, council, plan_date, partial(second_columns, Path(path), password, document))
    if document.rest and not reading.plan.recommendations:
        # What looked like a plan is none: it may be on other pages, though not on another paper's.
        document = read(Path(path), password, plans=True, anywhere=True)
        reading = trace(document, council, plan_date, partial(second_columns, Path(path), password, document))
    codes = codebook_at(codebook)
    parts = tuple(coded(one, codes) for one in reading.parts)
    return replace(reading, plan=coded(reading.plan, codes), parts=parts)


def prepare() -> None:
    """Loads what reading a file needs: libraries, vocabularies, patterns. Whoever is forked then has it."""
    from importlib import import_module

    from parsers.fields.council import find_council
    from parsers.fields.deadline import read_deadline
    from parsers.fields.owner import read_owners
    from parsers.fields.theme import edition_for, own_codebook, read_theme
    from parsers.vocabulary.wordlist import is_word

    for name in ("ingest.pdf.reader", "ingest.pdf.second_reader", "parsers.parse"):
        import_module(name)
    read_deadline("By the end of May 2025", "2025-03")
    read_owners("Leader of the Council and Chief Executive")
    find_council(["Kent County Council"])
    if edition := edition_for(own_codebook(), "Action Plan", "2025-03"):
        read_theme("Financial planning", edition)
    is_word("council")


def codebook_at(path: Path | None) -> Codebook:
    """The codebook in a file, or the program's own. Raises Unreadable where the file holds none."""
    from parsers.fields.theme import CodebookError, own_codebook, text_to_codebook

    if path is None:
        return own_codebook()
    try:
        return text_to_codebook(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(
            f"{path} cannot be read as a codebook; check the name, and that it is text"
        ) from error
    except CodebookError as error:
        raise Unreadable(f"{path} {error}") from error


def extraction_of(reading: Reading) -> Extraction:
    """What is kept of a reading. Raises Unreadable where it holds no plan."""
    if not reading.plan.recommendations:
        raise Unreadable(reading.document.elsewhere or _why_empty(reading.document.pages))
    return Extraction(reading.document.name, reading.document.sha256, reading.plan, parts=reading.parts)


def _why_empty(pages: Sequence[Page]) -> str:
    """Where a page is damaged, the plan may have stood there."""
    damaged = [str(page.number) for page in pages if page.damaged]
    return DAMAGED.format(", ".join(damaged)) if damaged else NO_PLAN
