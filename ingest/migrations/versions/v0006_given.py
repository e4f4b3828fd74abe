"""What the user said of a file (council, date, pages, codebook), to be said again when it is read again."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("revisions", sa.Column("given", sa.JSON(), server_default="[]", nullable=False))


def downgrade() -> None:
    op.drop_column("revisions", "given")
