"""What was checked about each record, which tells why one needs a look; `reingest --apply` fills it in."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLES = ("recommendations", "actions")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("checked", sa.JSON(), server_default="[]", nullable=False))


def downgrade() -> None:
    for table in TABLES:
        op.drop_column(table, "checked")
