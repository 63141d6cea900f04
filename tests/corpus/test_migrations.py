"""The tables that migrations make are the tables the code knows, and a newer database is refused."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from corpus.catalogue import Catalogue
from corpus.engine import open_engine
from corpus.errors import NewerFormat
from corpus.schema import HEAD, metadata


def test_the_head_the_code_knows_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "corpus:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_migrations_make_just_the_tables_the_code_knows(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'c.sqlite'}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, metadata)
    engine.dispose()
    assert differences == []


def test_names_of_migrated_constraints_are_those_the_code_knows(tmp_path: Path) -> None:
    # A later migration drops a constraint by its name; autogenerate does not compare names on SQLite.
    migrated = open_engine(f"sqlite:///{tmp_path / 'migrated.sqlite'}")
    migrated.dispose()
    created = create_engine(f"sqlite:///{tmp_path / 'created.sqlite'}")
    metadata.create_all(created)
    created.dispose()
    assert _indexes(tmp_path / "migrated.sqlite") == _indexes(tmp_path / "created.sqlite")
    assert "ix_representations_path" in _indexes(tmp_path / "created.sqlite")


def test_a_database_of_an_unknown_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    Catalogue(f"sqlite:///{path}").close()
    _mark(path, "9999")
    with pytest.raises(NewerFormat, match=f"format 9999, this Chalkface knows up to {HEAD}"):
        Catalogue(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]


def test_opening_again_keeps_the_revision(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    Catalogue(f"sqlite:///{path}").close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE counters SET value = 41")
    again = Catalogue(f"sqlite:///{path}")
    assert again.revision() == 41
    again.close()


def _mark(path: Path, version: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))


def _indexes(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
        return {name for (name,) in rows}
