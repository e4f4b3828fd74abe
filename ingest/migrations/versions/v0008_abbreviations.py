"""What a file says that its abbreviations stand for; of what is stored, `reingest` reads it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("revisions", sa.Column("abbreviations", sa.JSON(), server_default="[]", nullable=False))


def downgrade() -> None:
    op.drop_column("revisions", "abbreviations")
