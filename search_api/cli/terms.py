"""Commands that show the glossary: list, show, check, years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.shared import HomeOption, JsonOption, counted, open_home, print_json

if TYPE_CHECKING:
    from rich.console import Console

    from glossary.bank_report import BankReport
    from glossary.terms import Sense
    from glossary.year_groups import System

FAULTS_STATUS = 1

glossary = typer.Typer(no_args_is_help=True, help="See and change how teachers and researchers say it.")


def register(app: typer.Typer) -> None:
    """Hang the commands into the console."""
    from search_api.cli import term_changes

    term_changes.register(glossary)
    app.add_typer(glossary, name="glossary")


@glossary.command("list")
def list_terms(
    words: Annotated[
        str, typer.Argument(metavar="[WORDS]", help="Part of a name or a classroom phrase.")
    ] = "",
    area: Annotated[str, typer.Option(help="Such as methods, learning, send, policy.")] = "",
    grade: Annotated[str, typer.Option(help="fine, unknown, misread or loaded, for a teacher.")] = "",
    region: Annotated[str, typer.Option(help="Such as England, Scotland, US.")] = "",
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """List the terms, with what a teacher makes of each sense."""
    from search_api.terms_json import matching, term_line

    found = matching(open_home(home).term_bank().terms, words=words, area=area, grade=grade, region=region)
    if as_json:
        print_json([term_line(term) for term in found])
        return
    for term in found:
        senses = [sense for sense in term.senses if not sense.retired]
        grades = ", ".join(f"{sense.key}: {sense.grade}" if sense.key else sense.grade for sense in senses)
        typer.echo(f"{term.headword}  ({grades})")
    typer.echo(counted(len(found), "term") + ".")


@glossary.command()
def show(
    term: Annotated[str, typer.Argument(metavar="TERM", help="A headword, another name, or an address.")],
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Show a term with its senses, in both languages, and what was changed in it."""
    from rich.console import Console

    from search_api.terms_json import term_json

    opened = open_home(home)
    held = opened.term_bank().term(term)
    changes = opened.editor().history(held.id)
    if as_json:
        history = [
            {name: getattr(one, name) for name in ("when", "who", "did", "sense", "why")} for one in changes
        ]
        print_json(term_json(held) | {"history": history})
        return
    console = Console(highlight=False)
    for sense in held.senses:
        _print_sense(console, sense)
    for one in changes:
        console.print(f"{one.when}  {one.who} {one.did} {one.sense}: {one.why}", markup=False, style="dim")


def _print_sense(console: Console, sense: Sense) -> None:
    from rich.padding import Padding
    from rich.text import Text

    head = Text(sense.term, style="bold")
    head.append(f"  {sense.id}, {sense.pos}", style="dim")
    if sense.retired:
        head.append(f"  retired: {sense.retired}", style="red")
    console.print(head)
    for label, value in _lines(sense):
        console.print(Padding(Text.assemble((f"{label}: ", "dim"), value), (0, 0, 0, 3)))
    console.print()


def _lines(sense: Sense) -> list[tuple[str, str]]:
    """Return what is to be said of a sense, label and text, without what is empty."""
    validity = " to ".join(str(year) for year in (sense.valid_from, sense.valid_to) if year)
    said = [
        ("means", sense.means),
        ("in a classroom", sense.example),
        ("to a teacher", f"{sense.grade}" + (f", taken for {sense.misread_as}" if sense.misread_as else "")),
        (
            "classroom word",
            f"{sense.classroom_word} ({sense.relation})" if sense.classroom_word else sense.relation,
        ),
        *(("say", f"{one.say} (loses: {one.loses})") for one in sense.plain),
        ("also called", ", ".join((*sense.variants, *sense.abbreviations))),
        ("teachers say", "; ".join(sense.teachers_say)),
        ("in the US", "; ".join(sense.us_say)),
        ("in a lesson", "; ".join(sense.situations)),
        ("where, for whom", ", ".join((*sense.region, *sense.phase, *sense.register))),
        ("valid", f"{validity}" + (f", now {sense.replaced_by}" if sense.replaced_by else "")),
        ("source", f"{sense.source} ({sense.author}, {sense.date}, confidence {sense.confidence})"),
    ]
    return [(label, str(value)) for label, value in said if value]


@glossary.command()
def check(
    quick: Annotated[
        bool, typer.Option("--quick", help="Leave out trying the wordings in sentences.")
    ] = False,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Count the glossary and look for what is wrong in it.

    Ends with status 1 when a sense breaks the rules.
    """
    from glossary.bank_report import report_on
    from glossary.term_bank import check_bank

    bank, faults = check_bank(own=open_home(home).own_terms)
    report = report_on(bank, faults, try_them=not quick)
    if as_json:
        print_json(_report_json(report))
    else:
        _print_report(report)
    if faults:
        raise typer.Exit(FAULTS_STATUS)


def _report_json(report: BankReport) -> dict[str, object]:
    return {
        "terms": report.terms,
        "senses": report.senses,
        "retired": report.retired,
        "terms_with_several_senses": report.several_senses,
        "areas": dict(report.areas),
        "relations": dict(report.relations),
        "regions": dict(report.regions),
        "grades": dict(report.grades),
        "commonest": {standing.value: number for standing, number in report.commonest.items()},
        "phrases": report.phrases.phrases,
        "situations": report.phrases.situations,
        "wordings": report.wordings,
        "wordings_tried": len(report.tried),
        "wordings_that_fit": sum(one.fits for one in report.tried),
        "misfits": [
            {"sense": one.sense_id, "say": one.wording.say, "misread_in": list(one.misread_in)}
            for one in report.misfits
        ],
        "faults": [str(fault) for fault in report.faults],
    }


def _print_report(report: BankReport) -> None:
    typer.echo(
        f"{counted(report.senses, 'sense')} of {counted(report.terms, 'term')} "
        f"({report.several_senses:,} with several), {report.retired:,} retired."
    )
    typer.echo(
        f"{counted(report.phrases.phrases, 'classroom phrase')}, "
        f"{report.phrases.situations:,} of them situations of five words or more."
    )
    for title, counts in (
        ("area", report.areas),
        ("relation", report.relations),
        ("region", report.regions),
        ("for a teacher", report.grades),
    ):
        typer.echo(f"by {title}: " if title != "for a teacher" else "for a teacher: ", nl=False)
        typer.echo(", ".join(f"{name} {count:,}" for name, count in counts.most_common()))
    told = ", ".join(f"{name} {number:,}" for name, number in report.commonest.items() if number)
    typer.echo(f"the thousand commonest words of education research: {told}")
    if report.tried:
        fitting = sum(one.fits for one in report.tried)
        share = fitting / len(report.tried)
        typer.echo(
            f"{counted(report.wordings, 'plain wording')}: {fitting:,} ({share:.1%}) are read as the same "
            "part of speech in three sentences."
        )
        for one in report.misfits:
            typer.echo(f"  {one.sense_id}: {one.wording.say!r} is not in: {' / '.join(one.misread_in)}")
    for fault in report.faults:
        typer.echo(str(fault))
    typer.echo(f"{counted(len(report.faults), 'fault')}.")


@glossary.command()
def years(
    text: Annotated[str, typer.Argument(metavar="TEXT", help='Such as "Year 4", "KS2" or "third graders".')],
    to: Annotated[str, typer.Option(help="England, Scotland, United States, ...; all without it.")] = "",
    region: Annotated[str, typer.Option(help="Where the text comes from, if it does not say.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Say what school years, key stages, grades and ages are called elsewhere."""
    from glossary.year_groups import convert, read_year

    home_of_text = _system(region) if region else None
    targets = [_system(to)] if to else [*_systems()]
    found = [
        (mention, conversion)
        for mention in read_year(text, region=home_of_text)
        for target in targets
        # Within its own country only a stage has something to say: the years that it holds.
        if target is not mention.system or (to and len(convert(mention, to=target).names) > 1)
        for conversion in [convert(mention, to=target)]
    ]
    if as_json:
        print_json(
            [
                {
                    "start": mention.start,
                    "end": mention.end,
                    "text": mention.text,
                    "system": mention.system,
                    "ages": [mention.age_from, mention.age_to],
                    "to": conversion.system,
                    "names": list(conversion.names),
                    "exact": conversion.exact,
                    "sentence": conversion.sentence,
                }
                for mention, conversion in found
            ]
        )
        return
    for _, conversion in found:
        typer.echo(conversion.sentence)
    if not found:
        typer.echo("No school year, key stage, grade or age was found in that.")


def _systems() -> tuple[System, ...]:
    from glossary.year_groups import System

    return tuple(System)


def _system(name: str) -> System:
    known = {system.value.casefold(): system for system in _systems()}
    short = {"us": "united states", "usa": "united states", "uk": "england", "ni": "northern ireland"}
    asked = name.casefold().strip()
    held = known.get(short.get(asked, asked))
    if held is None:
        raise typer.BadParameter(f"{name!r} is not known. Allowed: {', '.join(known)}.")
    return held


@glossary.command("coverage")
def show_coverage(
    standing: Annotated[
        str, typer.Option(help='Only "in the bank", "plain already", "left out" or "undecided".')
    ] = "",
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """List the thousand commonest words of education research, and where each stands."""
    from glossary.coverage import Standing, count, coverage

    found = coverage(open_home(home).term_bank().tree)
    chosen = [one for one in found if not standing or one.standing == standing]
    if as_json:
        print_json(
            [
                {"term": one.term, "documents": one.documents, "standing": one.standing.value, "why": one.why}
                for one in chosen
            ]
        )
        return
    for one in chosen:
        typer.echo(f"{one.term} ({one.documents:,}): {one.standing}{f', {one.why}' if one.why else ''}")
    counts = count(found)
    typer.echo(", ".join(f"{name} {counts[name]:,}" for name in Standing) + ".")
