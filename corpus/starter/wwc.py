"""Programmes in the 2020 export of the What Works Clearinghouse, worded from its figures only."""

from __future__ import annotations

from corpus.documents import Effect, Facts, Kind, Record
from corpus.starter.grades import parse_grades, phases_of
from corpus.starter.sentences import OUR_LICENCE, counted
from corpus.starter.tables import Row, table
from corpus.starter.wwc_words import EXPORT_YEAR, rated_sections, unrated_sections

SOURCE = "What Works Clearinghouse"
_EXPORT = f"What Works Clearinghouse {EXPORT_YEAR} export"


def wwc_records() -> tuple[Record, ...]:
    """Give one record for each programme, all its rated outcomes in it, in the order of the export.

    Ids are "wwc-" and the Clearinghouse's own number. The means of improvement indexes are ours, and the
    texts say so.
    """
    rows: dict[str, list[Row]] = {}
    for row in table("wwc_interventions_2020"):
        rows.setdefault(row["intervention_id"], []).append(row)
    return tuple(_record(number, rows=tuple(its)) for number, its in rows.items())


def _record(number: str, *, rows: tuple[Row, ...]) -> Record:
    rated = tuple(row for row in rows if row["outcome_domain"])
    turn = int(number)
    sections = rated_sections(rows, rated=rated, turn=turn) if rated else unrated_sections(rows, turn=turn)
    return Record(
        id=f"wwc-{number}",
        kind=Kind.PROGRAMME_RECORD,
        by="our_summary",
        facts=_facts(rows, rated=rated),
        sections=sections,
    )


def _facts(rows: tuple[Row, ...], *, rated: tuple[Row, ...]) -> Facts:
    known: dict[str, object] = {
        "title": rows[0]["intervention"],
        "source": SOURCE,
        "url": (rated or rows)[0]["source_url"],
        "year": EXPORT_YEAR,
    }
    if rated:
        known |= {"country": ("US",), "design": "evidence synthesis"}
    phases = phases_of(grade for row in rows for grade in parse_grades(row["us_grades"]))
    if phases:
        known["phase"] = phases
    averaged = {row["outcome_domain"]: row for row in rated if row["mean_improvement_index"]}
    if len(averaged) == 1:
        known["effect"] = _effect(*averaged.values())
    return Facts(
        **known,  # pyright: ignore[reportArgumentType]
        licence_claims=(OUR_LICENCE,),
        where=dict.fromkeys(known, _EXPORT),
    )


def _effect(row: Row) -> Effect:
    findings = counted(int(row["findings_averaged"]), "finding", "findings")
    return Effect(
        value=float(row["mean_improvement_index"]),
        unit="percentile points (our mean of the improvement indexes on file)",
        low=None,
        high=None,
        source=f"our own mean of {findings} in the {_EXPORT}",
    )
