"""Plans, revisions, recommendations, actions and issues."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

PRECISIONS = (
    "'', 'day', 'week', 'month', 'quarter', 'season', 'term', "
    "'half_year', 'year', 'fiscal_year', 'relative', 'event', 'recurring'"
)
STATUSES = "'', 'not_started', 'in_progress', 'complete', 'ongoing', 'delayed', 'on_hold', 'cancelled'"


def upgrade() -> None:
    _create_plans()
    _create_revisions()
    _create_recommendations()
    _create_actions()
    _create_issues()


def downgrade() -> None:
    for table in ("issues", "actions", "recommendations", "revisions", "plans"):
        op.drop_table(table)


def _text(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _integer(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _json(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.JSON(), nullable=False) for name in names]


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete="CASCADE")


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))


def _create_plans() -> None:
    op.create_table(
        "plans",
        *_integer("id"),
        *_text("key", "council", "authority_code", "gss_code", "title"),
        _key("plans"),
        _check("plans", "key", "key <> ''"),
        _unique("plans", "key"),
    )


def _create_revisions() -> None:
    op.create_table(
        "revisions",
        *_integer("id", "plan_id", "number"),
        *_text("title", "plan_date", "source_file", "path", "sha256", "parser_version"),
        sa.Column("ingested_at", sa.DateTime(), nullable=False),
        *_integer("words_total", "words_accounted"),
        *_json("missing", "doubled"),
        _key("revisions"),
        _unique("revisions", "plan_id", "number"),
        _check("revisions", "number", "number >= 1"),
        _check("revisions", "sha256", "length(sha256) = 64"),
        _check("revisions", "plan_date", "length(plan_date) IN (0, 4, 7, 10)"),
        _check("revisions", "words", "words_accounted BETWEEN 0 AND words_total"),
        _refers("revisions", "plan_id", "plans"),
        _unique("revisions", "sha256"),
    )
    op.create_index(op.f("ix_revisions_path"), "revisions", ["path"])


def _record_columns(table: str) -> list[sa.Column[Any]]:
    flag = sa.Boolean(create_constraint=True, name=op.f(f"ck_{table}_needs_review"))
    return [
        *_text("record_id"),
        *_integer("position"),
        *_text("ref", "text", "deadline_text"),
        sa.Column("start_date", sa.Date()),
        sa.Column("due_date", sa.Date()),
        *_text("deadline_precision", "deadline_scope", "status_text", "status", "rag"),
        sa.Column("percent_complete", sa.Integer()),
        *_text("progress", "lead_member", "lead_officer", "owner_text"),
        *_text("success_measure", "resources", "response"),
        *_json("extra"),
        *_integer("page"),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("needs_review", flag, nullable=False),
        *_json("evidence"),
    ]


def _record_checks(table: str) -> list[sa.CheckConstraint]:
    return [
        _check(table, "record_id", "length(record_id) = 16"),
        _check(table, "page", "page >= 0"),
        _check(table, "confidence", "confidence BETWEEN 0 AND 1"),
        _check(table, "percent_complete", "percent_complete BETWEEN 0 AND 100"),
        _check(table, "dates", "start_date <= due_date"),
        _check(table, "deadline_precision", f"deadline_precision IN ({PRECISIONS})"),
        _check(table, "deadline_scope", "deadline_scope IN ('', 'action', 'row')"),
        _check(table, "status", f"status IN ({STATUSES})"),
    ]


def _create_recommendations() -> None:
    table = "recommendations"
    op.create_table(
        table,
        *_integer("id", "revision_id"),
        *_record_columns(table),
        *_text("theme", "lga_theme"),
        _key(table),
        _unique(table, "revision_id", "position"),
        *_record_checks(table),
        _refers(table, "revision_id", "revisions"),
    )
    op.create_index(op.f("ix_recommendations_record_id"), table, ["record_id"])


def _create_actions() -> None:
    table = "actions"
    op.create_table(
        table,
        *_integer("id", "recommendation_id"),
        sa.Column("parent_id", sa.Integer()),
        *_record_columns(table),
        _key(table),
        _unique(table, "recommendation_id", "position"),
        *_record_checks(table),
        _refers(table, "recommendation_id", "recommendations"),
        _refers(table, "parent_id", "actions"),
    )
    op.create_index(op.f("ix_actions_parent_id"), table, ["parent_id"])
    op.create_index(op.f("ix_actions_record_id"), table, ["record_id"])


def _create_issues() -> None:
    op.create_table(
        "issues",
        *_integer("id", "revision_id", "position"),
        *_text("kind", "message"),
        *_integer("page"),
        *_json("evidence"),
        _key("issues"),
        _unique("issues", "revision_id", "position"),
        _check("issues", "page", "page >= 0"),
        _refers("issues", "revision_id", "revisions"),
    )
