"""Runs of `ingest` with what became of each file, and the files that are known by size and time."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

OUTCOMES = "'new', 'revised', 'unchanged', 'failed'"


def upgrade() -> None:
    _create_runs()
    _create_run_files()
    _create_known_files()


def downgrade() -> None:
    for table in ("known_files", "run_files", "runs"):
        op.drop_table(table)


def _create_runs() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("files_found", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
        sa.CheckConstraint("files_found >= 0", name=op.f("ck_runs_files_found")),
    )


def _create_run_files() -> None:
    op.create_table(
        "run_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run_files")),
        sa.UniqueConstraint("run_id", "position", name=op.f("uq_run_files_run_id_position")),
        sa.CheckConstraint(f"outcome IN ({OUTCOMES})", name=op.f("ck_run_files_outcome")),
        sa.CheckConstraint("seconds >= 0", name=op.f("ck_run_files_seconds")),
        sa.ForeignKeyConstraint(
            ["run_id"], ["runs.id"], name=op.f("fk_run_files_run_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name=op.f("fk_run_files_revision_id"), ondelete="SET NULL"
        ),
    )
    op.create_index(op.f("ix_run_files_revision_id"), "run_files", ["revision_id"])


def _create_known_files() -> None:
    op.create_table(
        "known_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("modified_ns", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_known_files")),
        sa.UniqueConstraint("path", name=op.f("uq_known_files_path")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_known_files_sha256")),
    )
