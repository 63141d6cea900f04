"""The wording pass: after a build, every passage that may be shown in plain words is put into them.

Nothing is embedded. What was worded with the same rules and the same words stays; the pass can be killed at
any instant and carries on where it was.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from corpus.documents import Document
from corpus.rights import may_show
from glossary.abbreviations import defined_in
from indexer.passages import Passage
from indexer.snapshot import Snapshot
from search_api.errors import WordingFailed
from search_api.plain_quotes import PlainEdit, WordedPassage, WordedSentence
from search_api.worded import WordedFile

if TYPE_CHECKING:
    from glossary.plain.translation import Translation
    from search_api.translator import Translator

AT_ONCE = 24
"""Passages worded between two commits, about a second's work: all that is lost when the pass is killed."""


@dataclass(frozen=True, slots=True)
class Job:
    """A passage's text with the abbreviations in it that its document defines elsewhere."""

    text: str
    known: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> bytes:
        """The content hash under which its plain version is kept."""
        raw = json.dumps([self.text, self.known], ensure_ascii=False).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(raw, digest_size=16).digest()


Crew = Callable[[Sequence[Sequence[Job]]], Iterator[list[WordedPassage]]]
"""Words batches of jobs and gives back one passage for each, in order; alone or with others beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """What a pass did: how many passages it was over, how many were worded now, and how many of these now
    could not be, because the translator broke off; they are shown in the original.
    """

    passages: int
    worded: int
    broken: int = 0


def word_passages(
    snapshot: Snapshot,
    documents: Mapping[str, Document],
    *,
    folder: Path,
    rules: str,
    words: str,
    crew: Crew,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Worded:
    """Word the passages of a snapshot whose documents' licences allow plain versions.

    `rules` and `words` name the translator's rules and the words they use: a change of either means that all
    is worded anew, in a file beside the old one, which is let go at the end. `progress` hears passages done
    and passages to word. Raises `WordingFailed` where another pass is running or the disk refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".lock", timeout=0):
            file = WordedFile(folder, rules=rules, words=words)
            try:
                return _word(snapshot, documents, file=file, crew=crew, progress=progress)
            finally:
                file.close()
    except Timeout as error:
        raise WordingFailed(
            "the index is built; plain versions are being made by another `chalkface build` in this home"
        ) from error
    except sqlite3.Error as error:
        raise WordingFailed(
            f"the index is built, but plain versions could not be kept in {folder} ({error}); "
            "make room or mend the rights of the folder, then run `chalkface build` again"
        ) from error


def _word(
    snapshot: Snapshot,
    documents: Mapping[str, Document],
    *,
    file: WordedFile,
    crew: Crew,
    progress: Callable[[int, int], None],
) -> Worded:
    allowed = [name for name in snapshot.documents if name in documents and may_word(documents[name])]
    what = _mark(snapshot, allowed)
    if file.finished() == what:
        return Worded(passages=0, worded=0)
    wanted: list[tuple[str, bytes]] = []
    jobs: dict[bytes, Job] = {}
    ids: dict[bytes, list[str]] = {}
    for name in allowed:
        for passage_id, job in jobs_of(snapshot.passages_of(name)):
            key = job.key
            wanted.append((passage_id, key))
            jobs.setdefault(key, job)
            ids.setdefault(key, []).append(passage_id)
    missing = file.missing(wanted)
    keys = [key for key in jobs if key in missing]
    if keys:
        progress(0, len(keys))
    batches = [keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE)]
    done = broken = 0
    crewed = crew([[jobs[key] for key in batch] for batch in batches])
    for batch, worded in zip(batches, crewed, strict=True):
        file.keep((ids[key], key, passage) for key, passage in zip(batch, worded, strict=True))
        broken += sum(not passage.sentences for passage in worded)
        done += len(batch)
        progress(done, len(keys))
    file.finish(wanted, what=what)
    return Worded(passages=len(wanted), worded=len(keys), broken=broken)


def may_word(document: Document) -> bool:
    """Whether a document's licence, or a curator's word, allows plain versions of its text."""
    return may_show(document.licence, local=document.rights_local).plain_versions


def jobs_of(passages: Iterable[Passage]) -> Iterator[tuple[str, Job]]:
    """Yield (passage id, job) for the passages of one document that can be found."""
    held = list(passages)
    defined: dict[str, str] = {}
    for one in defined_in("\n\n".join(passage.text for passage in held)):
        defined.setdefault(one.short, one.long)
    for passage in held:
        if passage.indexed:
            known = tuple((short, defined[short]) for short in sorted(defined) if short in passage.text)
            yield passage.id, Job(passage.text, known)


def word_job(job: Job, *, translate: Translator) -> WordedPassage:
    """Word one passage for the classroom; one that breaks the translator off has no sentences."""
    from glossary.plain.translation import Level

    try:
        return worded_passage(translate(job.text, level=Level.CLASSROOM, known=dict(job.known)))
    except Exception:  # noqa: BLE001 - one odd passage must not end the pass over all the others
        return WordedPassage(sentences=())


def worded_passage(translation: Translation) -> WordedPassage:
    """Return of a translation what is kept of a passage."""
    return WordedPassage(
        sentences=tuple(
            WordedSentence(
                start=one.start,
                end=one.end,
                plain=one.plain,
                edits=tuple(
                    PlainEdit(
                        edit.source_start, edit.source_end, edit.plain_start, edit.plain_end,
                        edit.kind.value, edit.reason, edit.term,
                    )
                    for edit in one.edits
                ),
                refused=one.refused,
                limitation=one.limitation,
            )
            for one in translation.sentences
        ),
        numbers=translation.numbers,
    )  # fmt: skip


def _mark(snapshot: Snapshot, allowed: Sequence[str]) -> str:
    """Name what a pass is over: the content of the index, and the documents that may be worded."""
    return hashlib.sha256("\0".join([snapshot.manifest.content, *allowed]).encode()).hexdigest()
