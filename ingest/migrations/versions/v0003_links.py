"""Links between records: which others a record speaks of."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("related_ref", sa.String(), nullable=False),
        sa.Column("related_record_id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_links")),
        sa.UniqueConstraint("revision_id", "position", name=op.f("uq_links_revision_id_position")),
        sa.UniqueConstraint(
            "revision_id", "record_id", "related_ref", name=op.f("uq_links_revision_id_record_id_related_ref")
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revisions.id"],
            name=op.f("fk_links_revision_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_index(op.f("ix_links_record_id"), "links", ["record_id"])
    op.create_index(op.f("ix_links_related_record_id"), "links", ["related_record_id"])


def downgrade() -> None:
    op.drop_table("links")
