"""Opens the catalogue's database and brings it to the newest form."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text, update
from sqlalchemy.exc import DatabaseError, OperationalError, ProgrammingError

from corpus.errors import CatalogueBusy, CatalogueDamaged, NewerFormat
from corpus.schema import HEAD, counters

BUSY_MS = 30_000
"""How long a writer waits for another; an import of thousands of records commits in far less."""


def open_engine(url: str) -> Engine:
    """Open the database at `url`, creating or migrating its tables as needed.

    Raises `NewerFormat` when a newer Chalkface wrote it and `CatalogueBusy` when it stays locked.
    """
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine)
    try:
        with engine.connect() as connection:
            version = _version(connection)
        if version != HEAD:
            _migrate(engine, version)
    except DatabaseError as error:
        engine.dispose()
        if "locked" in str(error):
            raise CatalogueBusy(
                "the catalogue is locked by another program; wait for it to finish, then try again"
            ) from error
        raise CatalogueDamaged(
            f"the catalogue cannot be opened ({error.orig}); put back its last copy, or name another home"
        ) from error
    return engine


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def settings(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own object
        # The driver's own transaction handling would delay BEGIN until the first write.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        cursor.execute("PRAGMA journal_mode=WAL")
        # FULL: a change that was acknowledged survives a power cut, not only a crash of the program.
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Writers take the lock at once: two of them queue up instead of failing half-way.
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    _ = settings, begin


def _version(connection: Connection) -> str | None:
    try:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    except (OperationalError, ProgrammingError) as error:
        if "locked" in str(error):
            raise
        return None


def _migrate(engine: Engine, version: str | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "corpus:migrations")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        raise NewerFormat(
            f"the catalogue has format {version}, this Chalkface knows up to {HEAD}; "
            "install a newer Chalkface or name another home with --home"
        )
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        # Another program may have migrated while this one waited for the lock.
        if _version(connection) != HEAD:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


class Writing:
    """A transaction that grows the revision and turns a lock that lasts into our own error."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __enter__(self) -> Connection:
        try:
            self._transaction = self._connection.begin()
            self._connection.execute(
                update(counters).where(counters.c.name == "revision").values(value=counters.c.value + 1)
            )
        except OperationalError as error:
            self._connection.close()
            if "locked" in str(error):
                raise CatalogueBusy(
                    "the catalogue is being changed by another program; try again when it has finished"
                ) from error
            raise
        return self._connection

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        try:
            if kind is None:
                self._transaction.commit()
            else:
                self._transaction.rollback()
        finally:
            self._connection.close()
