"""What can go wrong in the collection.

CorpusError
├── CatalogueBusy       another program is writing and did not finish in time
├── CatalogueDamaged    the database is not one, or cannot be opened
├── NewerFormat         the home was made by a newer Chalkface
├── UnknownDocument     no document has this id
├── FileChanged         a file is not what it was when its content was looked at
└── NotAllowed          the change asked for is not possible in the document's present state
"""

from __future__ import annotations


class CorpusError(Exception):
    """Base of this room's errors; its text is one line fit for a user."""


class CatalogueBusy(CorpusError):
    """Another program is writing and did not finish in time."""


class CatalogueDamaged(CorpusError):
    """The database is not one, or cannot be opened."""


class NewerFormat(CorpusError):
    """The home was made by a newer Chalkface."""


class UnknownDocument(CorpusError):
    """No document has this id."""


class NotAllowed(CorpusError):
    """The change asked for is not possible in the document's present state."""


class FileChanged(CorpusError):
    """A file is not what it was when its content was looked at."""
