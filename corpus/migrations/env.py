"""Runs migrations on the connection that `corpus.engine` hands over."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from corpus.schema import metadata

connection: Connection = context.config.attributes["connection"]
# Batch mode rebuilds a table where SQLite cannot alter it.
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
