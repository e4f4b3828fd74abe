"""The phrase that decided for a recommendation's coded theme."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "recommendations", sa.Column("lga_theme_phrase", sa.String(), nullable=False, server_default="")
    )


def downgrade() -> None:
    op.drop_column("recommendations", "lga_theme_phrase")
