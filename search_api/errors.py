"""What can go wrong when answering.

ChalkfaceError
├── HomeProblem        the data folder cannot be used
│   └── NewerHome      it was made by a newer Chalkface
├── EmptyQuestion      nothing was asked
├── BadDataset         a folder is not an evaluation set in BEIR layout
├── WordingFailed      plain versions could not be made or kept
└── RewordingNotSetUp  a language model was asked for, and none is set up
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


class WordingFailed(ChalkfaceError):
    """Plain versions of the collection could not be made or kept; its index serves all the same."""


class RewordingNotSetUp(ChalkfaceError):
    """A language model was asked for, and this home has none set up, or not wholly."""
