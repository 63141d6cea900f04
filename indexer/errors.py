"""What can go wrong when building or opening an index.

IndexerError
├── NoSnapshot          nothing has been built yet
├── SnapshotDamaged     a file of the snapshot is missing or not as it was written
├── BuildRunning        another build holds the home
├── NothingToIndex      no accepted document has text
└── ModelError          a model folder cannot be used
    ├── ModelMissing    it is not there
    ├── ModelRefused    its files are not the publisher's
    └── EncoderMissing  a library needed to run or export it is not installed
"""

from __future__ import annotations


class IndexerError(Exception):
    """Base of this room's errors; its text is one line fit for a user."""


class NoSnapshot(IndexerError):
    """Nothing has been built yet."""


class SnapshotDamaged(IndexerError):
    """A file of the snapshot is missing or not as it was written."""


class BuildRunning(IndexerError):
    """Another build holds the home."""


class NothingToIndex(IndexerError):
    """No accepted document has text."""


class ModelError(IndexerError):
    """A model folder cannot be used."""


class ModelMissing(ModelError):
    """The model is not where it was said to be."""


class ModelRefused(ModelError):
    """The model's files are not the publisher's."""


class EncoderMissing(ModelError):
    """A library needed to run or export the model is not installed."""
