"""What can go wrong when answering.

ChalkfaceError
├── HomeProblem        the data folder cannot be used
│   └── NewerHome      it was made by a newer Chalkface
├── EmptyQuestion      nothing was asked
└── BadDataset         a folder is not an evaluation set in BEIR layout
"""

from __future__ import annotations


class ChalkfaceError(Exception):
    """Base of this room's errors; its text is one line fit for a user."""


class HomeProblem(ChalkfaceError):
    """The data folder cannot be used."""


class NewerHome(HomeProblem):
    """The data folder was made by a newer Chalkface."""


class EmptyQuestion(ChalkfaceError):
    """Nothing was asked."""


class BadDataset(ChalkfaceError):
    """A folder is not an evaluation set in BEIR layout."""
