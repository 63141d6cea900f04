"""Programmes in the review of elementary maths by Pellegrini, Neitzel, Lake and Slavin."""

from __future__ import annotations

import re

from corpus.documents import Effect, Facts, Kind, Record
from corpus.starter.grades import parse_grades, phases_of
from corpus.starter.jhu_samples import country_of
from corpus.starter.jhu_words import Study, programme_sections, whole_sample
from corpus.starter.sentences import OUR_LICENCE
from corpus.starter.tables import Row, table

SOURCE = "Elementary mathematics review by Pellegrini, Neitzel, Lake and Slavin"
URL = "https://doi.org/10.1177/2332858420986211"  # the review itself, AERA Open 7(1), 2021
EFFECT_SOURCE = "lowest and highest of the study effect sizes in the review's data"
ONE_EFFECT_SOURCE = "the only study effect size in the review's data"


def jhu_records() -> tuple[Record, ...]:
    """Give one record for each programme, all its studies in it, in the order of the review's table.

    Ids are "jhu-" and the programme's name in lower case. No figure is averaged: the effect is the one the
    data hold, or the lowest and highest of several.
    """
    findings: dict[tuple[str, str, str], list[Row]] = {}
    for row in table("jhu_elementary_maths_findings"):
        findings.setdefault(_key(row), []).append(row)
    studies: dict[str, list[Study]] = {}
    for row in table("jhu_elementary_maths_studies"):
        study = Study(row=row, findings=tuple(findings.get(_key(row), ())))
        studies.setdefault(row["Program"], []).append(study)
    return tuple(_record(name, studies=tuple(its)) for name, its in studies.items())


def _key(row: Row) -> tuple[str, str, str]:
    return row["Program"], row["Authors"], row["Year"]


def _record(name: str, *, studies: tuple[Study, ...]) -> Record:
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub("[®™©]", "", name).lower()).strip("-")
    return Record(
        id=f"jhu-{slug}",
        kind=Kind.PROGRAMME_RECORD,
        by="our_summary",
        facts=_facts(name, studies=studies),
        sections=programme_sections(name, studies=studies),
    )


def _facts(name: str, *, studies: tuple[Study, ...]) -> Facts:
    known: dict[str, object] = {
        "title": name,
        "source": SOURCE,
        "url": URL,
        "year": max(int(study.row["Year"][:4]) for study in studies),
        "design": _design(studies),
    }
    grades = [grade for study in studies for grade in parse_grades(study.row["Grade"])]
    countries = dict.fromkeys(
        country_of(study.row["Sample Description"], international=study.row["International"] == "1")
        for study in studies
    )
    optional: dict[str, object] = {
        "phase": phases_of(grades),
        "country": tuple(country for country in countries if country),
        "effect": _effect(studies),
    }
    known |= {field: value for field, value in optional.items() if value}
    return Facts(
        **known,  # pyright: ignore[reportArgumentType]
        licence_claims=(OUR_LICENCE,),
        where=dict.fromkeys(known, "data of the elementary mathematics review"),
    )


def _design(studies: tuple[Study, ...]) -> str:
    by_lot = {study.row["Randomized"] == "1" for study in studies}
    if len(by_lot) == 2:
        return "evidence synthesis"
    return "randomised trial" if by_lot == {True} else "quasi-experiment"


def _effect(studies: tuple[Study, ...]) -> Effect | None:
    """Span the whole-sample effect sizes; None when any study has only figures for groups within it."""
    wholes = [whole_sample(study) for study in studies]
    if not all(wholes):
        return None
    sizes = [float(row["Effect Size"]) for rows in wholes for row in rows]
    unit = "standard deviations"
    if len(sizes) == 1:
        return Effect(value=sizes[0], unit=unit, low=None, high=None, source=ONE_EFFECT_SOURCE)
    return Effect(value=None, unit=unit, low=min(sizes), high=max(sizes), source=EFFECT_SOURCE)
