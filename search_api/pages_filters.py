"""Reads the filters of a page's address, kindly, and lays them out as a form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from starlette.datastructures import QueryParams

from corpus.documents import DESIGNS, PHASES, Filters
from search_api.pages_countries import country_label
from search_api.pages_links import search_address
from search_api.pages_views import Choice, ChoiceGroup, Link, SearchBox

COUNTRIES = ("GB", "GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR", "IE", "US", "CA", "AU", "NZ")
"""Countries offered at once; any other code in the address gets its own box."""

MOST_VALUES = 20
"""Values of one filter that are read, as in the REST interface."""

YEARS = range(1000, 3001)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The filters of an address, and a sentence for each part that was not understood."""

    filters: Filters
    remarks: tuple[str, ...]


def read_filters(params: QueryParams) -> Chosen:
    """Read an address. Empty fields of the form count as not given; a bad year is left out with a remark."""
    remarks: list[str] = []
    years: dict[str, int] = {}
    for name in ("year_from", "year_to"):
        typed = params.get(name, "").strip()
        if typed.isascii() and typed.isdigit() and len(typed) == 4 and int(typed) in YEARS:
            years[name] = int(typed)
        elif typed:
            remarks.append(f"“{typed[:20]}” is not a year we understand, so we left it out. Try 2015.")
    if years.get("year_from", 0) > years.get("year_to", YEARS.stop):
        years = {"year_from": years["year_to"], "year_to": years["year_from"]}
        remarks.append("The years stood the wrong way round, so we swapped them.")
    filters = Filters(
        year_from=years.get("year_from"),
        year_to=years.get("year_to"),
        phase=_values(params, "phase"),
        design=_values(params, "design"),
        country=_values(params, "country"),
        source=_values(params, "source"),
    )
    return Chosen(filters=filters, remarks=tuple(remarks))


def search_box(question: str = "", *, filters: Filters = Filters()) -> SearchBox:  # noqa: B008 - frozen
    """Lay out the question box for a question and its filters."""
    groups = [
        _group("phase", "Age group", PHASES, chosen=filters.phase),
        _group("country", "Where it was tried", COUNTRIES, chosen=filters.country),
        _group("design", "Kind of study", DESIGNS, chosen=filters.design),
    ]
    if filters.source:
        groups.append(_group("source", "Source", (), chosen=filters.source))
    return SearchBox(
        question=question,
        year_from="" if filters.year_from is None else str(filters.year_from),
        year_to="" if filters.year_to is None else str(filters.year_to),
        groups=tuple(groups),
        limits=_limits(question, filters),
    )


def _values(params: QueryParams, name: str) -> tuple[str, ...]:
    given = (value.strip() for value in params.getlist(name))
    return tuple(dict.fromkeys(value for value in given if value))[:MOST_VALUES]


def _group(name: str, label: str, offered: Sequence[str], *, chosen: Sequence[str]) -> ChoiceGroup:
    values = dict.fromkeys((*offered, *chosen))
    return ChoiceGroup(
        name=name,
        label=label,
        choices=tuple(
            Choice(value=value, label=_label(name, value), ticked=value in chosen) for value in values
        ),
    )


def _label(name: str, value: str) -> str:
    if name == "country":
        label = country_label(value)
        return f"All of the {label}" if value == "GB" else label
    return value if name == "source" else value[:1].upper() + value[1:]


def _limits(question: str, filters: Filters) -> tuple[Link, ...]:
    found: list[Link] = []
    if filters.year_from is not None:
        found.append(_without(f"From {filters.year_from}", question, replace(filters, year_from=None)))
    if filters.year_to is not None:
        found.append(_without(f"Up to {filters.year_to}", question, replace(filters, year_to=None)))
    for name in ("phase", "country", "design", "source"):
        values: tuple[str, ...] = getattr(filters, name)
        for value in values:
            left = tuple(other for other in values if other != value)
            found.append(_without(_label(name, value), question, replace(filters, **{name: left})))
    return tuple(found)


def _without(words: str, question: str, filters: Filters) -> Link:
    return Link(words=words, href=search_address(question, filters=filters))
