"""Commands that change the glossary of a home: add, edit, retire, restore, history, import, export."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.shared import HomeOption, JsonOption, counted, open_home, print_json

if TYPE_CHECKING:
    from glossary.errors import SenseRefused
    from glossary.interchange.conflicts import Comparison
    from glossary.interchange.incoming import Incoming
    from glossary.terms import Sense

REFUSED_STATUS = 3


class Conflicts(StrEnum):
    """What to do where an incoming sense differs from ours."""

    KEEP = "keep"
    REPLACE = "replace"
    NEW = "new"


WhyOption = Annotated[str, typer.Option("--why", help="The reason, kept in the history.")]
WhoOption = Annotated[str, typer.Option("--who", help="Your name in the history (default: your login).")]
SetArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="FIELD=VALUE...",
        help='Such as means="...", plain+="say | what it loses", teachers_say+="wet play; indoor break".',
    ),
]

MOST_SHOWN = 20  # Incomplete terms on the terminal; a foreign thesaurus has thousands.


def register(glossary: typer.Typer) -> None:
    """Hang the commands below `glossary`."""
    for command in (add, edit, retire, restore, history):
        glossary.command()(command)
    glossary.command("import")(import_terms)
    glossary.command("export")(export_terms)


def add(
    term: Annotated[str, typer.Argument(metavar="TERM", help="The headword of the new sense.")],
    area: Annotated[str, typer.Option(help="Such as methods, learning, send, policy.")],
    fields: SetArgument,
    who: WhoOption = "",
    why: WhyOption = "added",
    home: HomeOption = None,
) -> None:
    """Add a sense of this home's own. What must be there: `glossary/bank/README.md`."""
    from datetime import date

    from glossary.assignments import assigned, made

    opened = open_home(home)
    today = date.today().isoformat()  # noqa: DTZ011 - a day
    given = {"confidence": "medium", "source": "this home's editors", "author": _who(who), "date": today}
    sense = made(given | assigned(fields, name=term) | {"term": term}, area=area, name=term)
    taken = opened.editor().add(sense, who=_who(who), why=why)
    typer.echo(f"added {taken.id}")


def edit(
    sense: Annotated[str, typer.Argument(metavar="SENSE", help="The sense's address, as `show` gives it.")],
    fields: SetArgument,
    why: WhyOption,
    who: WhoOption = "",
    home: HomeOption = None,
) -> None:
    """Change a sense for this home; the change, your name and the reason are kept."""
    from glossary.assignments import changed

    taken = open_home(home).editor().edit(sense, lambda held: changed(held, fields), who=_who(who), why=why)
    typer.echo(f"changed {taken.id}")


def retire(
    sense: Annotated[str, typer.Argument(metavar="SENSE", help="The sense's address, as `show` gives it.")],
    why: WhyOption,
    replaced_by: Annotated[str, typer.Option(help="The term to use in its place.")] = "",
    who: WhoOption = "",
    home: HomeOption = None,
) -> None:
    """Take a sense out of use; its address still resolves."""
    taken = open_home(home).editor().retire(sense, who=_who(who), why=why, replaced_by=replaced_by)
    typer.echo(f"retired {taken.id}")


def restore(
    sense: Annotated[str, typer.Argument(metavar="SENSE", help="The sense's address.")],
    why: WhyOption,
    who: WhoOption = "",
    home: HomeOption = None,
) -> None:
    """Bring a retired sense back into use."""
    taken = open_home(home).editor().restore(sense, who=_who(who), why=why)
    typer.echo(f"restored {taken.id}")


def _who(given: str) -> str:
    if given:
        return given
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "someone"


def history(
    term: Annotated[str, typer.Argument(metavar="[TERM]", help="An address; all changes without it.")] = "",
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Show who changed what, when and why, oldest first."""
    from glossary.terms import slug

    changes = open_home(home).editor().history(term if "." in term else slug(term))
    if as_json:
        print_json([{name: getattr(one, name) for name in one.__dataclass_fields__} for one in changes])
        return
    for one in changes:
        typer.echo(f"{one.when}  {one.who} {one.did} {one.sense}: {one.why}")
        for name in {**one.before, **one.after}:
            typer.echo(f"    {name}: {one.before.get(name, 'nothing')} -> {one.after.get(name, 'nothing')}")
    if not changes:
        typer.echo("Nothing was changed in this home.")


def import_terms(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="SKOS (.ttl .rdf .jsonld), CSV, XLSX, TBX.")],
    conflicts: Annotated[
        Conflicts,
        typer.Option(help="Where theirs differs: keep ours, replace it, or take new terms only."),
    ] = Conflicts.KEEP,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only report; change nothing.")] = False,
    to_fill: Annotated[
        Path | None, typer.Option(help="Write what is incomplete to this CSV, to be filled and imported.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="The format, where the suffix does not tell.")] = "",
    who: WhoOption = "",
    why: WhyOption = "",
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Take terms in from another program, with a report of conflicts.

    Ends with status 3 when some terms could not be taken in; all the others went in.
    """
    from glossary.interchange.conflicts import Strategy, compare
    from glossary.interchange.formats import export_proposals, read_terms

    opened = open_home(home)
    incoming = read_terms(file, format=form or None)
    comparison = compare(opened.term_bank(), incoming.senses)
    wanted = comparison.chosen(Strategy(conflicts.value))
    if to_fill is not None and incoming.proposals:
        export_proposals(incoming, to_fill)
    taken: list[Sense] = []
    refused: list[SenseRefused] = []
    if not dry_run:
        taken, refused = opened.editor().take_in(
            wanted, who=_who(who), why=why or f"imported from {file.name}"
        )
    if as_json:
        print_json(
            comparison.as_json()
            | {
                "taken": [sense.id for sense in taken],
                "refused": [str(one) for one in refused],
                "faults": [str(one) for one in incoming.faults],
                "incomplete": [str(one) for one in incoming.proposals],
                "notes": list(incoming.notes),
            }
        )
    else:
        _print_import(comparison, incoming)
        for one in refused:
            typer.echo(str(one))
        would = "would be taken in" if dry_run else "taken in"
        typer.echo(f"{counted(len(wanted) if dry_run else len(taken), 'sense')} {would}.")
    if refused or incoming.faults or comparison.faulty:
        raise typer.Exit(REFUSED_STATUS)


def _print_import(comparison: Comparison, incoming: Incoming) -> None:
    for line in (*map(str, incoming.faults), *comparison.lines(), *incoming.notes):
        typer.echo(line)
    for one in incoming.proposals[:MOST_SHOWN]:
        typer.echo(str(one))
    more = len(incoming.proposals) - MOST_SHOWN
    if more > 0:
        typer.echo(f"and {counted(more, 'more term')} that are not complete; --to-fill writes them all.")


def export_terms(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help=".ttl .rdf .jsonld .csv .xlsx .tbx; a folder or .zip for Vale."),
    ],
    form: Annotated[str, typer.Option("--format", help="The format, where the suffix does not tell.")] = "",
    home: HomeOption = None,
) -> None:
    """Write the glossary for another program: SKOS, CSV, XLSX, TBX, or a style for the linter Vale."""
    from glossary.interchange.formats import export_bank

    bank = open_home(home).term_bank()
    written = export_bank(bank, file, format=form or ("vale" if not file.suffix else None))
    typer.echo(f"{counted(len(bank.current), 'sense')} written to {file}: {written.about}.")
