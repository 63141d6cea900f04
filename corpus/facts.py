"""Joining what two places say about one document."""

from __future__ import annotations

from dataclasses import fields, replace

from corpus.documents import Facts, LicenceClaim

_JOINED = frozenset({"licence_claims", "retracted", "where"})


def merge_facts(*, preferred: Facts, other: Facts) -> Facts:
    """Fill what `preferred` does not know from `other`; what it knows stands.

    The licence claims of both are kept, each once, since only all of them together show a conflict. A work
    that either place calls retracted is retracted. `where` says for every field where its value came from.
    """
    filled = {
        field.name: getattr(other, field.name)
        for field in fields(Facts)
        if field.name not in _JOINED and not _known(preferred, field.name) and _known(other, field.name)
    }
    claims = _each_once((*preferred.licence_claims, *other.licence_claims))
    taken = {*filled}
    if claims and not preferred.licence_claims:
        taken.add("licence_claims")
    if other.retracted and not preferred.retracted:
        taken.add("retracted")
    where = {**preferred.where, **{name: other.where[name] for name in sorted(taken & other.where.keys())}}
    return replace(
        preferred,
        **filled,
        licence_claims=claims,
        retracted=preferred.retracted or other.retracted,
        where=where,
    )


def _known(facts: Facts, name: str) -> bool:
    return getattr(facts, name) not in (None, ())


def _each_once(claims: tuple[LicenceClaim, ...]) -> tuple[LicenceClaim, ...]:
    return tuple(dict.fromkeys(claims))
