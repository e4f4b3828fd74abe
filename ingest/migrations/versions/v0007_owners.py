"""Owners: the leads of each record, one by one, read from what is stored of them."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "owners",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('member', 'officer', 'body', 'service', 'person')", name=op.f("ck_owners_kind")
        ),
        sa.CheckConstraint("role <> '' OR name <> ''", name=op.f("ck_owners_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owners")),
        sa.UniqueConstraint("revision_id", "position", name=op.f("uq_owners_revision_id_position")),
        sa.UniqueConstraint(
            "revision_id",
            "record_id",
            "kind",
            "role",
            "name",
            name=op.f("uq_owners_revision_id_record_id_kind_role_name"),
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revisions.id"],
            name=op.f("fk_owners_revision_id"),
            ondelete="CASCADE",
        ),
    )
    op.create_index(op.f("ix_owners_record_id"), "owners", ["record_id"])
    op.create_index(op.f("ix_owners_role"), "owners", ["role"])
    _fill()


def downgrade() -> None:
    op.drop_table("owners")


_LEADS = sa.text(
    "SELECT revision_id, record_id, lead_member, lead_officer, position, 0 FROM recommendations "
    "WHERE lead_member <> '' OR lead_officer <> '' UNION ALL "
    "SELECT r.revision_id, a.record_id, a.lead_member, a.lead_officer, r.position, a.position "
    "FROM actions a JOIN recommendations r ON r.id = a.recommendation_id "
    "WHERE a.lead_member <> '' OR a.lead_officer <> '' ORDER BY 1, 5, 6"
)
_INSERT = sa.text(
    "INSERT INTO owners (revision_id, position, record_id, kind, role, name, text) "
    "VALUES (:revision, :position, :record, :kind, :role, :name, :text)"
)


def _fill() -> None:
    """What the plans say that their abbreviations mean is not stored: `reingest` reads that again."""
    from parsers.fields.owner_roles import leads_to_owners

    counts: dict[int, int] = {}
    for held, record, member, officer, *_ in op.get_bind().execute(_LEADS).all():
        for one in leads_to_owners(member, officer):
            counts[held] = counts.get(held, 0) + 1
            said = {"kind": one.kind, "role": one.role, "name": one.name, "text": one.text}
            op.get_bind().execute(
                _INSERT, {"revision": held, "position": counts[held], "record": record, **said}
            )
