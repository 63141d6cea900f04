"""Commands that answer: ask and evaluate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from search_api.cli.shared import HomeOption, JsonOption, open_home, print_json, progress

if TYPE_CHECKING:
    from search_api.answer import Answer, Finding


def register(app: typer.Typer) -> None:
    """Hang the commands into the console."""
    app.command()(ask)
    app.command()(evaluate)


def ask(
    question: Annotated[
        str, typer.Argument(metavar="QUESTION", help="What you want to know, in your words.")
    ],
    year_from: Annotated[int | None, typer.Option(help="Published in this year or later.")] = None,
    year_to: Annotated[int | None, typer.Option(help="Published in this year or earlier.")] = None,
    phase: Annotated[list[str] | None, typer.Option(help="School phase, such as primary.")] = None,
    design: Annotated[list[str] | None, typer.Option(help="Study design, such as meta-analysis.")] = None,
    country: Annotated[list[str] | None, typer.Option(help="Country code, such as GB or US.")] = None,
    source: Annotated[list[str] | None, typer.Option(help="Journal or collection.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="Most findings to show.")] = 10,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Ask the collection a question."""
    from corpus.documents import Filters
    from search_api.ask import Library
    from search_api.ask import ask as answer_question

    opened = open_home(home)
    snapshot = opened.open_snapshot()
    library = Library(
        catalogue=opened.catalogue,
        snapshot=snapshot,
        encoder=opened.question_encoder(snapshot.manifest.fingerprint),
        plain=opened.worded(),
    )
    filters = Filters(
        year_from=year_from,
        year_to=year_to,
        phase=tuple(phase or ()),
        design=tuple(design or ()),
        country=tuple(country or ()),
        source=tuple(source or ()),
    )
    answer = answer_question(question, library=library, filters=filters, limit=limit)
    if as_json:
        print_json(answer.as_json())
    else:
        _print_answer(answer)


def _print_answer(answer: Answer) -> None:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=False)
    if answer.nothing_found is not None:
        console.print(answer.nothing_found.reason, markup=False)
        if answer.nothing_found.nearby:
            console.print("Nearest in the collection:")
        for item in answer.nothing_found.nearby:
            console.print(f"  {item.title}  [{item.id}]", markup=False)
        return
    for number, finding in enumerate(answer.findings, start=1):
        _print_finding(console, number, finding)


def _print_finding(console: object, number: int, finding: Finding) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from search_api.wording import byline, figures_line, place_words, quote_label

    assert isinstance(console, Console)  # noqa: S101 - narrows the type; rich is imported late
    facts = finding.document.facts
    console.print(Text(f"{number}. {facts.title or finding.document.id}", style="bold"))
    console.print(Padding(Text(byline(finding.document), style="dim"), (0, 0, 0, 3)))
    line = figures_line(finding.document)
    if line:
        console.print(Padding(Text(line), (0, 0, 0, 3)))
    if finding.quote is None:
        console.print(Padding(Text(finding.permission.reason, style="italic"), (0, 0, 0, 3)))
    else:
        if finding.plain is not None and finding.plain.edits:
            console.print(Padding(Text("In plain words: ", style="dim"), (0, 0, 0, 3)))
            console.print(Padding(Text(finding.plain.text), (0, 0, 0, 3)))
        console.print(Padding(Text(f"“{finding.quote.text}”"), (0, 0, 0, 3)))
        label = f"{quote_label(finding.quote)}, {place_words(finding.quote)}"
        console.print(Padding(Text(label, style="dim"), (0, 0, 0, 3)))
    console.print()


def evaluate(
    folder: Annotated[Path, typer.Argument(metavar="BEIR_DIR", help="corpus.jsonl, queries.jsonl, qrels/.")],
    split: Annotated[str, typer.Option(help="Which judgements: the name of a file in qrels/.")] = "test",
    wording: Annotated[str, typer.Option(help="Field of queries.jsonl that holds the question.")] = "text",
    no_bridge: Annotated[bool, typer.Option("--no-bridge", help="Leave the glossary out.")] = False,
    as_json: JsonOption = False,
    home: HomeOption = None,
) -> None:
    """Score the search on a judged set, apart from the collection, through the pipeline that `ask` uses."""
    from search_api.evaluate import evaluate as run

    del no_bridge  # there is no bridge yet, so every run leaves it out; the option is already agreed
    opened = open_home(home)
    with progress() as report:
        done = run(
            folder, home=opened, split=split, wording=wording,
            progress=lambda step: report(step.step, step.done, step.total),
        )  # fmt: skip
    if as_json:
        print_json(done.as_json())
        return
    low, high = done.ci95
    typer.echo(
        f"{done.dataset}: {len(done.per_query)} questions, {done.documents} documents, "
        f"{done.passages} passages\n"
        f"nDCG@10 {done.ndcg:.3f} (95% {low:.3f} to {high:.3f}), recall@100 {done.recall:.3f}, "
        f"MRR@10 {done.mrr:.3f}, unjudged in the first ten {done.unjudged_in_top10:.0%}\n"
        f"median {done.p50_ms:.1f} ms, 95th percentile {done.p95_ms:.1f} ms; "
        f"index {done.bytes / 1e6:.1f} MB in {done.build_s:.1f} s, {done.embedded} embedded"
    )
