"""Commands for the collection: add, build, corpus."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from search_api.cli.shared import HomeOption, JsonOption, counted, open_home, print_json, progress

if TYPE_CHECKING:
    from corpus.documents import Document
    from search_api.adding import Line

REFUSED_STATUS = 3


class Rights(StrEnum):
    """A curator's word on what may be shown."""

    local = "local"


class StateName(StrEnum):
    """States a document can stand in."""

    draft = "draft"
    accepted = "accepted"
    withdrawn = "withdrawn"


corpus = typer.Typer(no_args_is_help=True, help="See and change what the collection holds.")
IdsArgument = Annotated[
    list[str], typer.Argument(metavar="ID...", help="Document ids, as `corpus list` shows.")
]


def register(app: typer.Typer) -> None:
    """Hang the commands into the console."""
    app.command()(add)
    app.command()(build)
    app.add_typer(corpus, name="corpus")


def add(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders to take in.")],
    accept: Annotated[
        bool, typer.Option("--accept", help="Accept at once what reads well; the rest waits as a draft.")
    ] = False,
    rights: Annotated[
        Rights | None,
        typer.Option(
            help="`local`: you may show these papers in this home whatever their licence (a school's own "
            "papers, private study). Without it the licence decides, and unknown means no."
        ),
    ] = None,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Take papers into the collection: PDF, JATS XML, HTML, Markdown or plain text, with their sidecars.

    Ends with status 3 when some files were refused; all the others went in.
    """
    from search_api.adding import Wishes
    from search_api.adding import add as add_files

    opened = open_home(home)
    wishes = Wishes(accept=accept, rights_local=rights is Rights.local)
    with progress() as report:
        lines = add_files(
            paths, home=opened, wishes=wishes, tell=lambda _line, done, total: report("adding", done, total)
        )
    if as_json:
        print_json(_add_json(lines))
    else:
        _print_lines(lines)
    if any(line.outcome == "refused" for line in lines):
        raise typer.Exit(REFUSED_STATUS)


def _add_json(lines: list[Line]) -> dict[str, Any]:
    from dataclasses import asdict

    outcomes = Counter(line.outcome for line in lines)
    return {
        "read": len(lines),
        "added": outcomes["added"],
        "duplicate": outcomes["duplicate"],
        "refused": outcomes["refused"],
        "files": [asdict(line) for line in lines],
    }


def _print_lines(lines: list[Line]) -> None:
    for line in lines:
        if line.sidecar_of is None:
            typer.echo(f"{line.outcome:<9} {line.path}: {line.detail}")
    outcomes = Counter(line.outcome for line in lines)
    drafts = sum(line.state == "draft" for line in lines)
    typer.echo(
        f"{counted(len(lines), 'file')}: {outcomes['added']} added, "
        f"{outcomes['duplicate']} already there, {outcomes['refused']} refused."
    )
    if drafts:
        typer.echo(
            f"{counted(drafts, 'draft')} waiting: `chalkface corpus list --waiting` says why, "
            "`chalkface corpus accept ID` takes them in."
        )
    typer.echo("`chalkface build` makes what was accepted searchable.")


def build(
    wording: Annotated[
        bool, typer.Option("--wording/--no-wording", help="Put passages into plain words as well.")
    ] = True,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Make the accepted collection searchable; only what is new is embedded and put into plain words."""
    from dataclasses import asdict

    from indexer.build import build as build_index
    from search_api.errors import WordingFailed
    from search_api.wording_crew import word_home

    opened = open_home(home)
    failed, worded = "", None
    with progress() as report:
        built = build_index(
            opened.workshop(),
            encoder=opened.passage_encoder,
            fingerprint=opened.model.fingerprint,
            progress=lambda step: report(step.step, step.done, step.total),
        )
        opened.export_model()
        if wording:
            try:
                worded = word_home(opened, progress=lambda done, total: report("plain words", done, total))
            except WordingFailed as error:
                # The index is built and serves; findings are shown in the original alone.
                failed = str(error)
    if as_json:
        print_json(asdict(built) | {"wording": None if worded is None else asdict(worded)})
        _end(failed)
        return
    for document, why in built.unread:
        typer.echo(f"left out  {document}: {why}")
    done = "nothing has changed" if built.unchanged else f"{built.embedded} newly embedded"
    held = f"{counted(built.documents, 'document')}, {counted(built.passages, 'passage')}"
    typer.echo(f"{held} ({done}). Serving {built.snapshot}.")
    if worded is not None and worded.worded:
        typer.echo(f"{counted(worded.worded, 'passage')} put into plain words.")
    if worded is not None and worded.broken:
        typer.echo(f"{counted(worded.broken, 'passage')} could not be, and will be shown in the original.")
    _end(failed)


def _end(failed: str) -> None:
    if failed:
        typer.echo(f"chalkface: {failed}", err=True)
        raise typer.Exit(1)


@corpus.command()
def starter(home: HomeOption = None) -> None:
    """Put in the starter collection: toolkit strands and programme records, in our own words."""
    from search_api.starting import put_starter

    opened = open_home(home)
    with progress() as report:
        outcomes = put_starter(opened, progress=lambda done, total: report("starter collection", done, total))
    typer.echo(
        f"Starter collection: {outcomes['new']} new, {outcomes['version']} changed, "
        f"{outcomes['duplicate']} unchanged. `chalkface build` makes it searchable."
    )


@corpus.command("list")
def list_(
    state: Annotated[StateName | None, typer.Option(help="Only documents in this state.")] = None,
    waiting: Annotated[bool, typer.Option("--waiting", help="Only what waits for a curator.")] = False,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """List documents with their standing."""
    from corpus.documents import State

    wanted = State(state.value) if state else None
    found = list(open_home(home).catalogue.all(state=wanted, waiting=waiting))
    if as_json:
        print_json([_document_json(document) for document in found])
        return
    for document in found:
        typer.echo(f"{document.state.value:<9} {document.id}  {document.facts.title or '(no title)'}")
        for reason in document.attention:
            typer.echo(f"          waits: {reason}")
    typer.echo(f"{counted(len(found), 'document')}.")


@corpus.command()
def show(wanted: Annotated[str, typer.Argument(metavar="ID")], home: HomeOption = None) -> None:
    """Show all that is known of one document, as JSON, with its trail."""
    from dataclasses import asdict

    catalogue = open_home(home).catalogue
    document = catalogue.get(wanted)
    changes = [
        {"at": change.at, "who": change.who, "action": change.action} for change in catalogue.history(wanted)
    ]
    print_json({**_document_json(document), "files": [asdict(item) for item in document.representations],
                "trail": changes})  # fmt: skip


@corpus.command()
def accept(ids: IdsArgument, home: HomeOption = None) -> None:
    """Accept documents; `chalkface build` then makes them searchable."""
    _set_state(ids, StateName.accepted, home)


@corpus.command()
def withdraw(ids: IdsArgument, home: HomeOption = None) -> None:
    """Withdraw documents: no answer shows them from the next question on. Nothing is deleted."""
    _set_state(ids, StateName.withdrawn, home)


@corpus.command()
def allow(ids: IdsArgument, home: HomeOption = None) -> None:
    """Record your word that this home may show these documents whatever their licence."""
    for document in open_home(home).catalogue.allow_here(ids):
        typer.echo(f"may be shown here: {document.id}")


@corpus.command()
def check(home: HomeOption = None) -> None:
    """Check that every stored file and the snapshot are as they were written."""
    from search_api.checking import faults

    opened = open_home(home)
    found = list(faults(opened))
    for fault in found:
        typer.echo(fault)
    typer.echo(
        f"{counted(len(found), 'fault')}." if found else "All stored files and the snapshot are whole."
    )
    if found:
        raise typer.Exit(1)


def _set_state(ids: list[str], state: StateName, home: Path | None) -> None:
    from corpus.documents import State

    for document in open_home(home).catalogue.set_state(ids, State(state.value)):
        typer.echo(f"{document.state.value}: {document.id}")


def _document_json(document: Document) -> dict[str, Any]:
    from search_api.answer import document_json

    return {
        **document_json(document),
        "state": document.state.value,
        "kind": document.kind.value,
        "by": document.by,
        "rights_local": document.rights_local,
        "attention": list(document.attention),
        "licence_claims": [
            {"licence": claim.licence, "where": claim.where, "text": claim.text}
            for claim in document.facts.licence_claims
        ],
        "formats": sorted({item.format for item in document.representations if item.current}),
        "added_at": document.added_at,
        "changed_at": document.changed_at,
    }
