"""Corrections: what a person says of records, beside what the machine read."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("record_id", "field", "value")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("machine_value", "after", "sha256")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("note", "author")),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("undone_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plans.id"], name=op.f("fk_corrections_plan_id"), ondelete="SET NULL"
        ),
        sa.CheckConstraint("length(record_id) = 16", name=op.f("ck_corrections_record_id")),
        sa.CheckConstraint("field <> ''", name=op.f("ck_corrections_field")),
    )
    op.create_index(op.f("ix_corrections_plan_id"), "corrections", ["plan_id"])
    op.create_index(op.f("ix_corrections_record_id"), "corrections", ["record_id"])


def downgrade() -> None:
    op.drop_table("corrections")
