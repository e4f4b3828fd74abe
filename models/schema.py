"""The database: plans, their revisions, and the recommendations, actions and issues of each revision.

    plans 1-n revisions 1-n recommendations 1-n actions (a sub-action has a parent action)
                        1-n issues
                        1-n links, 1-n owners (of recommendations and actions, by their record_id)
    runs 1-n run_files (each refers to the revision that stands for the file)
    known_files

A revision's rows are what the machine read. What else is known stands beside them: corrections
refer to a `record_id` (stable over revisions), runs refer to revisions.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    DateTime,
    Dialect,
    ForeignKey,
    MetaData,
    String,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, relationship
from sqlalchemy.types import JSON, Boolean, Double, TypeDecorator

from models.document import Box

STATUSES = ("", "not_started", "in_progress", "complete", "ongoing", "delayed", "on_hold", "cancelled")
PRECISIONS = (
    *("", "day", "week", "month", "quarter", "season", "term"),
    *("half_year", "year", "fiscal_year", "relative", "event", "recurring"),
)
SCOPES = ("", "action", "row")
OWNER_KINDS = ("member", "officer", "body", "service", "person")
OUTCOMES = ("new", "revised", "unchanged", "failed")

CONSTRAINT_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where on the page something stands, and its exact words: one entry a printed line."""

    page: int
    box: Box
    text: str


class EvidenceType(TypeDecorator[tuple[Evidence, ...]]):
    """Stored as JSON: `[{"page": 1, "box": [x0, top, x1, bottom], "text": "..."}]`, in points."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[Evidence, ...] | None, dialect: Dialect) -> Any:
        return [
            {"page": one.page, "box": [one.box.x0, one.box.top, one.box.x1, one.box.bottom], "text": one.text}
            for one in value or ()
        ]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[Evidence, ...]:
        return tuple(Evidence(one["page"], Box(*one["box"]), one["text"]) for one in value or ())


class PairsType(TypeDecorator[tuple[tuple[str, str], ...]]):
    """Heading and text of each further column, stored as JSON `[[heading, text]]`: a heading can repeat."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[tuple[str, str], ...] | None, dialect: Dialect) -> Any:
        return [list(pair) for pair in value or ()]

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[tuple[str, str], ...]:
        return tuple((heading, text) for heading, text in value or ())


class NamesType(TypeDecorator[tuple[str, ...]]):
    """Stored as JSON: `["rules", "no owner"]`."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> Any:
        return list(value or ())

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:
        return tuple(value or ())


class MomentType(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no time zone, so it is put back on reading."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


class TextType(TypeDecorator[str]):
    """Text as every database can hold it: PostgreSQL has no NUL in it, and none has half a surrogate pair."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        if value is None or value.isprintable():
            return value
        return value.replace("\0", "").encode("utf-8", "replace").decode()


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=CONSTRAINT_NAMES)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own way of saying it
        tuple[Evidence, ...]: EvidenceType,
        tuple[tuple[str, str], ...]: PairsType,
        tuple[str, ...]: NamesType,
        datetime: MomentType,
        str: TextType,
        float: Double,
    }


class PlanRow(Base):
    """One council's plan; `key` names it for good, whatever its title becomes."""

    __tablename__ = "plans"
    __table_args__ = (CheckConstraint("key <> ''", name="key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    council: Mapped[str]
    authority_code: Mapped[str]
    gss_code: Mapped[str]
    title: Mapped[str]

    revisions: Mapped[list[RevisionRow]] = relationship(
        back_populates="plan",
        order_by="RevisionRow.number",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )


class RevisionRow(Base):
    """One published file of a plan, or that part of a file which is this plan; `title` as it prints it."""

    __tablename__ = "revisions"
    __table_args__ = (
        UniqueConstraint("plan_id", "number"),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("length(sha256) = 64", name="sha256"),
        CheckConstraint("length(plan_date) IN (0, 4, 7, 10)", name="plan_date"),
        CheckConstraint("words_accounted BETWEEN 0 AND words_total", name="words"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str]
    plan_date: Mapped[str]
    source_file: Mapped[str]
    path: Mapped[str] = mapped_column(index=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    """The file's hash. Of a further plan in the same file it is made of that hash and a number: corrections
    name by it what they were said of."""
    file_sha256: Mapped[str] = mapped_column(index=True, server_default="")
    """The file's hash, which all plans have that were read from it."""
    parser_version: Mapped[str]
    ingested_at: Mapped[datetime]
    words_total: Mapped[int]
    words_accounted: Mapped[int]
    missing: Mapped[tuple[Evidence, ...]]
    doubled: Mapped[tuple[Evidence, ...]]
    given: Mapped[tuple[tuple[str, str], ...]] = mapped_column(server_default="[]")
    """What the user said of the file, to be said again when it is read again."""
    abbreviations: Mapped[tuple[tuple[str, str], ...]] = mapped_column(server_default="[]")
    """What the file says that its abbreviations stand for."""

    plan: Mapped[PlanRow] = relationship(back_populates="revisions")
    recommendations: Mapped[list[RecommendationRow]] = relationship(
        order_by="RecommendationRow.position", cascade="all, delete-orphan", passive_deletes=True
    )
    issues: Mapped[list[IssueRow]] = relationship(
        order_by="IssueRow.position", cascade="all, delete-orphan", passive_deletes=True
    )
    links: Mapped[list[LinkRow]] = relationship(
        order_by="LinkRow.position", cascade="all, delete-orphan", passive_deletes=True
    )
    owners: Mapped[list[OwnerRow]] = relationship(
        order_by="OwnerRow.position", cascade="all, delete-orphan", passive_deletes=True
    )


class RecordColumns:
    """What a recommendation and an action have in common: the contract's columns, and the evidence."""

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-2)
    record_id: Mapped[str] = mapped_column(index=True)
    position: Mapped[int]
    ref: Mapped[str]
    text: Mapped[str]
    deadline_text: Mapped[str]
    start_date: Mapped[date | None]
    due_date: Mapped[date | None]
    deadline_precision: Mapped[str]
    deadline_scope: Mapped[str]
    status_text: Mapped[str]
    status: Mapped[str]
    rag: Mapped[str]
    percent_complete: Mapped[int | None]
    progress: Mapped[str]
    lead_member: Mapped[str]
    lead_officer: Mapped[str]
    owner_text: Mapped[str]
    success_measure: Mapped[str]
    resources: Mapped[str]
    response: Mapped[str]
    extra: Mapped[tuple[tuple[str, str], ...]]
    page: Mapped[int]
    confidence: Mapped[float]
    needs_review: Mapped[bool] = mapped_column(Boolean(create_constraint=True, name="needs_review"))
    evidence: Mapped[tuple[Evidence, ...]]
    checked: Mapped[tuple[str, ...]] = mapped_column(server_default="[]", sort_order=1)
    """What was checked about it, good and bad, from which `confidence` was weighed."""

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805 - the class, says SQLAlchemy
        return (
            CheckConstraint("length(record_id) = 16", name="record_id"),
            CheckConstraint("page >= 0", name="page"),
            CheckConstraint("confidence BETWEEN 0 AND 1", name="confidence"),
            CheckConstraint("percent_complete BETWEEN 0 AND 100", name="percent_complete"),
            CheckConstraint("start_date <= due_date", name="dates"),
            _one_of("deadline_precision", PRECISIONS),
            _one_of("deadline_scope", SCOPES),
            _one_of("status", STATUSES),
        )


class RecommendationRow(RecordColumns, Base):
    """What the reviewers asked for, or (without `ref` and `text`) a theme that holds actions."""

    __tablename__ = "recommendations"

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805
        return (UniqueConstraint("revision_id", "position"), *super().__table_args__)

    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id", ondelete="CASCADE"), sort_order=-1)
    theme: Mapped[str]
    lga_theme: Mapped[str]
    lga_theme_phrase: Mapped[str] = mapped_column(server_default="")

    actions: Mapped[list[ActionRow]] = relationship(
        order_by="ActionRow.position", cascade="all, delete-orphan", passive_deletes=True
    )


class ActionRow(RecordColumns, Base):
    """What the council says that it will do; `parent` is the action that a sub-action belongs to."""

    __tablename__ = "actions"

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805
        return (UniqueConstraint("recommendation_id", "position"), *super().__table_args__)

    recommendation_id: Mapped[int] = mapped_column(
        ForeignKey("recommendations.id", ondelete="CASCADE"), sort_order=-1
    )
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("actions.id", ondelete="CASCADE"), index=True, sort_order=-1
    )
    counted: Mapped[bool] = mapped_column(server_default=false())
    """Whether the plan prints no number for it: the last part of its `ref` says its place alone."""

    parent: Mapped[ActionRow | None] = relationship(remote_side="ActionRow.id")


class LinkRow(Base):
    """A record that speaks of another of its plan: "as per Recommendation 1"."""

    __tablename__ = "links"
    __table_args__ = (
        UniqueConstraint("revision_id", "position"),
        UniqueConstraint("revision_id", "record_id", "related_ref"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id", ondelete="CASCADE"))
    position: Mapped[int]
    record_id: Mapped[str] = mapped_column(index=True)
    related_ref: Mapped[str]
    related_record_id: Mapped[str] = mapped_column(index=True)


class OwnerRow(Base):
    """One of a record's leads; `position` counts the owners of a revision, in the order of its records."""

    __tablename__ = "owners"
    __table_args__ = (
        UniqueConstraint("revision_id", "position"),
        UniqueConstraint("revision_id", "record_id", "kind", "role", "name"),
        _one_of("kind", OWNER_KINDS),
        CheckConstraint("role <> '' OR name <> ''", name="named"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id", ondelete="CASCADE"))
    position: Mapped[int]
    record_id: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    role: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    text: Mapped[str]


class IssueRow(Base):
    """Something that a person should look at: what, where, and the words that it is about."""

    __tablename__ = "issues"
    __table_args__ = (UniqueConstraint("revision_id", "position"), CheckConstraint("page >= 0", name="page"))

    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[str]
    message: Mapped[str]
    page: Mapped[int]
    evidence: Mapped[tuple[Evidence, ...]]


class RunRow(Base):
    """One `ingest`; `finished_at` is missing while it runs, and stays so where it was stopped."""

    __tablename__ = "runs"
    __table_args__ = (CheckConstraint("files_found >= 0", name="files_found"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    version: Mapped[str]
    files_found: Mapped[int]

    files: Mapped[list[RunFileRow]] = relationship(
        order_by="RunFileRow.position", cascade="all, delete-orphan", passive_deletes=True
    )


class RunFileRow(Base):
    """What became of one file in a run: `reason` where it failed, the `seconds` that reading it took."""

    __tablename__ = "run_files"
    __table_args__ = (
        UniqueConstraint("run_id", "position"),
        _one_of("outcome", OUTCOMES),
        CheckConstraint("seconds >= 0", name="seconds"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"))
    position: Mapped[int]
    path: Mapped[str]
    outcome: Mapped[str]
    reason: Mapped[str]
    seconds: Mapped[float]
    revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("revisions.id", ondelete="SET NULL"), index=True
    )


class KnownFileRow(Base):
    """A file as it was when it was last hashed: of the same size and time, it need not be opened again."""

    __tablename__ = "known_files"
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="sha256"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    path: Mapped[str] = mapped_column(unique=True)
    size: Mapped[int] = mapped_column(BigInteger)
    modified_ns: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str]


class CorrectionRow(Base):
    """What a person said of a record, in whatever revision, beside what the machine read.

    It stands while `undone_at` is missing; one that took its place undid it. `sha256` is the file in which
    the record stood, `after` the record behind which one was added.
    """

    __tablename__ = "corrections"
    __table_args__ = (
        CheckConstraint("length(record_id) = 16", name="record_id"),
        CheckConstraint("field <> ''", name="field"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int | None] = mapped_column(ForeignKey("plans.id", ondelete="SET NULL"), index=True)
    record_id: Mapped[str] = mapped_column(index=True)
    field: Mapped[str]
    value: Mapped[str]
    machine_value: Mapped[str]
    after: Mapped[str]
    sha256: Mapped[str]
    note: Mapped[str]
    author: Mapped[str]
    made_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str]
