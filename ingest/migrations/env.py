"""Alembic's entry: runs on the connection, already in a transaction, that `ingest.store.database` gives."""

from alembic import context

from models.schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
)
context.run_migrations()
