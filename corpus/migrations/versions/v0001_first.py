"""The first catalogue: documents, their files, their trail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table of the first version."""
    op.create_table(
        "documents",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("authors", sa.JSON, nullable=False),
        sa.Column("year", sa.Integer),
        sa.Column("doi", sa.String),
        sa.Column("url", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("abstract", sa.Text),
        sa.Column("licence", sa.String),
        sa.Column("licence_claims", sa.JSON, nullable=False),
        sa.Column("rights_local", sa.Boolean, nullable=False),
        sa.Column("design", sa.String),
        sa.Column("strength", sa.Integer),
        sa.Column("cost", sa.Integer),
        sa.Column("months", sa.Integer),
        sa.Column("effect", sa.JSON),
        sa.Column("retracted", sa.Boolean, nullable=False),
        sa.Column("field_sources", sa.JSON, nullable=False),
        sa.Column("attention", sa.JSON, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("added_at", sa.String, nullable=False),
        sa.Column("changed_at", sa.String, nullable=False),
        sa.UniqueConstraint("doi", name="uq_documents_doi"),
    )
    op.create_index("ix_documents_state", "documents", ["state"])
    op.create_index("ix_documents_year", "documents", ["year"])
    for table, column in (("document_phases", "phase"), ("document_countries", "country")):
        op.create_table(
            table,
            sa.Column("document_id", sa.String, sa.ForeignKey("documents.id"), primary_key=True),
            sa.Column(column, sa.String, primary_key=True),
        )
    op.create_table(
        "representations",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("document_id", sa.String, sa.ForeignKey("documents.id"), nullable=False),
        sa.Column("format", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("quality", sa.Float, nullable=False),
        sa.Column("quality_reasons", sa.JSON, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("added_at", sa.String, nullable=False),
        sa.UniqueConstraint("document_id", "sha256", name="uq_representations_document_id_sha256"),
    )
    op.create_index("ix_representations_sha256", "representations", ["sha256"])
    op.create_index("ix_representations_path", "representations", ["path"])
    op.create_table(
        "trail",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("document_id", sa.String, nullable=False),
        sa.Column("before", sa.JSON),
        sa.Column("after", sa.JSON),
    )
    op.create_index("ix_trail_document_id", "trail", ["document_id"])
    op.create_table(
        "counters",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.Integer, nullable=False),
    )
    op.execute("INSERT INTO counters (name, value) VALUES ('revision', 0)")
