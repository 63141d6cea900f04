"""The only place where settings are read from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from indexer.model.folders import DEFAULT_MODEL

DEFAULT_HOME = "chalkface-data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user can set.

    `home` is the data folder (`--home`, `CHALKFACE_HOME`); `model` a packaged model's name or a
    sentence-transformers folder (`CHALKFACE_MODEL`); `database` an SQLAlchemy address of the catalogue
    (`CHALKFACE_DATABASE`), None for the SQLite file in the home. `reword_url`, `reword_model` and
    `reword_key` name a language model at an OpenAI-compatible address that may reword texts on request
    (`CHALKFACE_REWORD_URL`, `CHALKFACE_REWORD_MODEL`, `CHALKFACE_REWORD_KEY`); None, and off, by default.
    """

    home: Path
    model: str
    database: str | None
    reword_url: str | None = None
    reword_model: str | None = None
    reword_key: str | None = field(default=None, repr=False)


def read_settings(*, home: Path | None = None) -> Settings:
    """Return the settings; an argument given on the command line wins over the environment."""
    return Settings(
        home=(home or Path(os.environ.get("CHALKFACE_HOME") or DEFAULT_HOME)).expanduser().absolute(),
        model=os.environ.get("CHALKFACE_MODEL") or DEFAULT_MODEL,
        database=os.environ.get("CHALKFACE_DATABASE") or None,
        reword_url=os.environ.get("CHALKFACE_REWORD_URL") or None,
        reword_model=os.environ.get("CHALKFACE_REWORD_MODEL") or None,
        reword_key=os.environ.get("CHALKFACE_REWORD_KEY") or None,
    )
