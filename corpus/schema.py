"""The tables of the catalogue; `migrations/` creates and changes them."""

# SQLAlchemy types JSON columns and foreign keys only in part.
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

HEAD = "0001"
"""Newest migration. Kept here so that opening an up-to-date catalogue need not import Alembic; tested."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("by", String, nullable=False),
    Column("state", String, nullable=False),
    Column("title", Text),
    Column("authors", JSON, nullable=False),
    Column("year", Integer),
    Column("doi", String),
    Column("url", Text),
    Column("source", Text),
    Column("abstract", Text),
    Column("licence", String),
    Column("licence_claims", JSON, nullable=False),
    Column("rights_local", Boolean, nullable=False),
    Column("design", String),
    Column("strength", Integer),
    Column("cost", Integer),
    Column("months", Integer),
    Column("effect", JSON),
    Column("retracted", Boolean, nullable=False),
    Column("field_sources", JSON, nullable=False),
    Column("attention", JSON, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("added_at", String, nullable=False),
    Column("changed_at", String, nullable=False),
    UniqueConstraint("doi"),
    Index("ix_documents_state", "state"),
    Index("ix_documents_year", "year"),
)

phases = Table(
    "document_phases",
    metadata,
    Column("document_id", String, ForeignKey("documents.id"), primary_key=True),
    Column("phase", String, primary_key=True),
)

countries = Table(
    "document_countries",
    metadata,
    Column("document_id", String, ForeignKey("documents.id"), primary_key=True),
    Column("country", String, primary_key=True),
)

representations = Table(
    "representations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", String, ForeignKey("documents.id"), nullable=False),
    Column("format", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("quality", Float, nullable=False),
    Column("quality_reasons", JSON, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("added_at", String, nullable=False),
    UniqueConstraint("document_id", "sha256"),
    Index("ix_representations_sha256", "sha256"),
    Index("ix_representations_path", "path"),
)

trail = Table(
    "trail",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("who", String, nullable=False),
    Column("action", String, nullable=False),
    Column("document_id", String, nullable=False),
    Column("before", JSON),
    Column("after", JSON),
    Index("ix_trail_document_id", "document_id"),
)

counters = Table(
    "counters",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", Integer, nullable=False),
)
"""Row "revision" grows with every change, so that a reader knows when what it remembers is stale."""
