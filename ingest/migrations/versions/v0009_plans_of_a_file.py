"""The file of a revision, apart from the revision's own hash: a file may hold several plans."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("revisions", sa.Column("file_sha256", sa.String(), server_default="", nullable=False))
    op.execute("UPDATE revisions SET file_sha256 = sha256")
    op.create_index(op.f("ix_revisions_file_sha256"), "revisions", ["file_sha256"])


def downgrade() -> None:
    op.drop_index(op.f("ix_revisions_file_sha256"), "revisions")
    op.drop_column("revisions", "file_sha256")
