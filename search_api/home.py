"""The composition root: one data folder, and everything that lives in it."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.catalogue import Catalogue
from corpus.files import FileStore
from indexer.build import Workshop
from indexer.encoders import Encoder
from indexer.errors import IndexerError, SnapshotDamaged
from indexer.model.exported import ExportedEncoder, is_complete
from indexer.model.folders import ModelFolder, find_model
from indexer.model.reference import ReferenceEncoder
from indexer.snapshot import Snapshot, current_folder
from indexer.texts import TextStore
from indexer.vector_cache import VectorCache
from search_api.errors import HomeProblem, NewerHome
from search_api.settings import Settings

if TYPE_CHECKING:
    from glossary.editing import Editor
    from glossary.false_friends.deciding import Decider
    from glossary.term_bank import TermBank
    from search_api.model_rewording import Rewording
    from search_api.translator import Translator
    from search_api.worded import WordedShelf

FORMAT = 1
"""Layout of a home; grows when an older Chalkface could no longer use it."""


class Home:
    """A data folder. Parts are opened when first used, so that a question opens only what it needs."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.path = settings.home
        _check_format(self.path)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue of documents."""
        url = self.settings.database or f"sqlite:///{self.path / 'catalogue.sqlite'}"
        return Catalogue(url)

    @cached_property
    def files(self) -> FileStore:
        """The accepted files."""
        return FileStore(self.path / "files")

    @cached_property
    def texts(self) -> TextStore:
        """What was read from them."""
        return TextStore(self.path / "texts")

    @property
    def snapshots(self) -> Path:
        """Folder of built indexes."""
        return self.path / "snapshots"

    @cached_property
    def model(self) -> ModelFolder:
        """The embedding model, checked against its publisher's checksum."""
        return find_model(self.settings.model)

    def vectors(self) -> VectorCache:
        """Vectors of every text ever embedded with the present model."""
        return VectorCache(self.path / "vectors", fingerprint=self.model.fingerprint)

    def workshop(self) -> Workshop:
        """What a build needs."""
        return Workshop(
            catalogue=self.catalogue,
            files=self.files,
            texts=self.texts,
            vectors=self.vectors(),
            snapshots=self.snapshots,
            model=self.model.name,
        )

    def passage_encoder(self) -> Encoder:
        """Return the reference encoder, after exporting the model for the question path if need be."""
        encoder = ReferenceEncoder(self.model)
        if not is_complete(self._exported(self.model.fingerprint)):
            encoder.export(self._exported(self.model.fingerprint))
        return encoder

    def export_model(self) -> None:
        """Make sure that the question path can run the present model."""
        if not is_complete(self._exported(self.model.fingerprint)):
            self.passage_encoder()

    def question_encoder(self, fingerprint: str) -> Encoder:
        """Return the exported encoder that made a snapshot's vectors; loads neither torch nor spaCy."""
        return ExportedEncoder(self._exported(fingerprint))

    def open_snapshot(self) -> Snapshot:
        """Open the snapshot being served with all its parts. Raises `NoSnapshot` and `SnapshotDamaged`."""
        folder = current_folder(self.snapshots)
        try:
            snapshot = Snapshot(folder)
            _ = snapshot.dense, snapshot.words, snapshot.owners
        except (OSError, RuntimeError, ValueError, sqlite3.Error) as error:
            raise SnapshotDamaged(
                f"a part of snapshot {folder.name} is missing or damaged; run `chalkface build`"
            ) from error
        return snapshot

    @property
    def own_terms(self) -> Path:
        """Folder of this home's own senses and their history."""
        return self.path / "glossary"

    def term_bank(self) -> TermBank:
        """Read the glossary: what Chalkface brings, with this home's own senses over it."""
        from glossary.term_bank import load_bank

        return load_bank(own=self.own_terms, cache=self.own_terms / "compiled")

    def editor(self) -> Editor:
        """Return what changes this home's own senses."""
        from glossary.editing import Editor

        return Editor(self.own_terms)

    def decider(self) -> Decider:
        """Return what tells research from everyday senses, by meaning too where the home has a model."""
        from glossary.false_friends.deciding import Decider

        fingerprint = self._any_exported()
        if fingerprint is None:
            return Decider()
        encoder = self.question_encoder(fingerprint)
        vectors = VectorCache(self.path / "vectors", fingerprint=fingerprint)
        return Decider(
            encoder=encoder, vectors=lambda texts: vectors.vectors_for(texts, encoder=lambda: encoder)[0]
        )

    @property
    def wording(self) -> Path:
        """Folder of the passages' plain versions."""
        return self.path / "wording"

    def worded(self) -> WordedShelf:
        """Return the plain versions that the wording pass has made, for reading."""
        from search_api.translator import rules_version
        from search_api.worded import WordedShelf

        return WordedShelf(self.wording, rules=rules_version())

    def translator(
        self, *, bank: TermBank | None = None, decider: Decider | None = None, whole: bool = True
    ) -> Translator:
        """Return what says a text in plain words by rules, with this home's glossary as it is or as given.

        Without `whole` it is for passages: neither gist nor readability is made.
        """
        from search_api.translator import translator

        return translator(
            bank=bank or self.term_bank(),
            decider=decider or self.decider(),
            today=date.today(),  # noqa: DTZ011 - a day, compared with years
            whole=whole,
        )

    def rewording(self) -> Rewording:
        """Return a line to the language model that is set up; close it. Raises `RewordingNotSetUp`."""
        from search_api.language_model import Line, language_model

        model = language_model(self.settings)
        from glossary.meaning.proof import losses
        from search_api.model_rewording import Rewording

        return Rewording(Line(model), proof=losses)

    def words_version(self) -> str:
        """Name what texts are worded with: the glossary's words, the model that tells senses apart."""
        mark = f"{self.term_bank().version}\0{self._any_exported()}"
        return hashlib.sha256(mark.encode()).hexdigest()[:12]

    def _any_exported(self) -> str | None:
        """Return the fingerprint of a model that the question path can run: the one being served first."""
        try:
            served = [Snapshot(current_folder(self.snapshots)).manifest.fingerprint]
        except IndexerError:
            served = []
        kept = sorted(path.name for path in (self.path / "models").glob("*") if path.is_dir())
        return next((name for name in (*served, *kept) if is_complete(self._exported(name))), None)

    def _exported(self, fingerprint: str) -> Path:
        return self.path / "models" / fingerprint


def _check_format(path: Path) -> None:
    """Refuse a newer home; mark a new one."""
    mark = path / "home.json"
    try:
        path.mkdir(parents=True, exist_ok=True)
        if not mark.exists():
            mark.write_text(json.dumps({"format": FORMAT}) + "\n", "utf-8")
        held = int(json.loads(mark.read_text("utf-8"))["format"])
    except FileExistsError as error:
        raise HomeProblem(f"the home {path} is a file; name a folder with --home") from error
    except OSError as error:
        raise HomeProblem(
            f"the home {path} cannot be used ({error.strerror}); name a folder you may write to with --home"
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise HomeProblem(
            f'{mark} is damaged; if this is a Chalkface home, write {{"format": {FORMAT}}} into it'
        ) from error
    if held > FORMAT:
        raise NewerHome(
            f"the home {path} has format {held}, this Chalkface knows up to {FORMAT}; "
            "install a newer Chalkface or name another home with --home"
        )
