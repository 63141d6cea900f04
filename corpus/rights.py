"""Which licence holds for a document, and what a licence lets Chalkface show of it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.documents import LicenceClaim
from corpus.licences import Licence, most_precise, parse_identifier, stated_licences


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What all claims about a document come to: `conflict` is a sentence for the curator, or None."""

    licence: str | None
    conflict: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """What may be shown of a document; `reason` says why in words fit to show."""

    quotes: bool
    full_text: bool
    plain_versions: bool
    reason: str


_OPEN = (True, True, True)
_AS_IT_STANDS = (True, True, False)
_NOTHING = (False, False, False)

_ALLOWS: dict[str, tuple[tuple[bool, bool, bool], str]] = {
    "CC-BY": (_OPEN, "Its licence lets anyone share and adapt it if the authors are named."),
    "CC-BY-SA": (
        _OPEN,
        "Its licence lets anyone share and adapt it if the authors are named and the result is shared alike.",
    ),
    "CC-BY-NC": (
        _OPEN,
        "Its licence lets anyone share and adapt it, not for profit, if the authors are named.",
    ),
    "CC-BY-NC-SA": (
        _OPEN,
        "Its licence lets anyone share and adapt it, not for profit, if the authors are named and the result "
        "is shared alike.",
    ),
    "CC-BY-ND": (
        _AS_IT_STANDS,
        "Its licence lets anyone share it as it stands, so we quote it but do not reword it.",
    ),
    "CC-BY-NC-ND": (
        _AS_IT_STANDS,
        "Its licence lets anyone share it as it stands, not for profit, so we quote it but do not reword it.",
    ),
    "CC0": (_OPEN, "Its authors gave up their rights in it, so anyone may share and adapt it."),
    "CC-PDM": (_OPEN, "It is marked as free of copyright, so anyone may share and adapt it."),
    "OGL-UK": (_OPEN, "The Open Government Licence lets anyone share and adapt it if its source is named."),
    "OGL-Canada": (
        _OPEN,
        "The Open Government Licence of Canada lets anyone share and adapt it if its source is named.",
    ),
    "public-domain": (_OPEN, "It is in the public domain, so anyone may share and adapt it."),
    "US-public-domain": (
        _OPEN,
        "It is in the public domain in the United States, so anyone may share and adapt it.",
    ),
}
"""Family -> (quotes, full text, plain versions) and the words for it; a plain version is a changed work."""

_LOCAL = "A curator of this collection has recorded that it may be shown here."
_UNKNOWN = "We do not know of a licence that lets us show its text, so we show the record and its link."
_UNREADABLE = "We do not know what its licence ({}) allows, so we show the record and its link."


def identify_licence(text: str) -> str | None:
    """Name the one content licence that `text` (an address or free words) states, as an SPDX identifier.

    A Creative Commons licence stated without its version comes back without one ("CC-BY"). Works in the
    public domain are "US-public-domain" where a United States office is named, else "public-domain"; SPDX
    has no name for either. None means that nothing was understood for certain: no licence, two different
    ones, "all rights reserved", a version that was never published, a denial ("not under CC BY"), a
    licence for software, or one that covers only the data, code or pictures.
    """
    one = most_precise(stated_licences(text) or set())
    return one.identifier if one else None


def settle(claims: tuple[LicenceClaim, ...]) -> Settled:
    """Weigh what several places state about one document.

    A claim that was not understood does not override one that was; a licence without version agrees with
    any version of it. Where understood claims differ nothing is settled, and `conflict` names them all
    with the places where they stand.
    """
    places: dict[Licence, list[str]] = {}
    for claim in claims:
        licence = parse_identifier(claim.licence) if claim.licence else None
        if licence is not None and claim.where not in places.setdefault(licence, []):
            places[licence].append(claim.where)
    one = most_precise(set(places))
    if one is not None or not places:
        return Settled(licence=one.identifier if one else None, conflict=None)
    named = [f"{licence.identifier} ({', '.join(where)})" for licence, where in places.items()]
    return Settled(
        licence=None, conflict=f"Different licences are stated: {', '.join(named[:-1])} and {named[-1]}."
    )


def may_show(licence: str | None, *, local: bool) -> Permission:
    """Say what may be shown of a document under `licence` (an identifier as `identify_licence` gives them).

    `local` is a curator's recorded word that this home may show the text; it allows everything. Without it
    an unknown licence allows nothing.
    """
    known = parse_identifier(licence) if licence else None
    unknown = _UNREADABLE.format(licence) if licence else _UNKNOWN
    allowed, reason = _ALLOWS[known.family] if known else (_NOTHING, unknown)
    if local and allowed != _OPEN:
        allowed, reason = _OPEN, _LOCAL
    quotes, full_text, plain_versions = allowed
    return Permission(quotes=quotes, full_text=full_text, plain_versions=plain_versions, reason=reason)
