"""Who took part in the studies of the elementary maths review: codes and short forms put into words."""

from __future__ import annotations

import re

from corpus.starter.sentences import listed

_SHARES = {
    "AA": "African American",
    "Black": "Black",
    "A": "Asian",
    "H": "Hispanic",
    "W": "White",
    "minority": "from ethnic minorities",
    "immigrants": "immigrants",
    "ELL": "learning English as an additional language",
    "LEP": "learning English as an additional language",
    "SPED": "in special education",
    "SEN": "with special educational needs",
    "FRL": "eligible for free or reduced-price lunch",
    "low achievers": "low achievers",
}

_STATES = {
    "AL": "Alabama",
    "AR": "Arkansas",
    "AZ": "Arizona",
    "CA": "California",
    "FL": "Florida",
    "IL": "Illinois",
    "IN": "Indiana",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "MA": "Massachusetts",
    "MI": "Michigan",
    "MS": "Mississippi",
    "MT": "Montana",
    "NC": "North Carolina",
    "NJ": "New Jersey",
    "NY": "New York",
    "OH": "Ohio",
    "OR": "Oregon",
    "PA": "Pennsylvania",
    "SC": "South Carolina",
    "TN": "Tennessee",
    "TX": "Texas",
}

_SLIPS = {
    "a a ": "a ",
    "Nashville an Houston": "Nashville and Houston",
    "Mississipi": "Mississippi",
    "in different state": "in different states",
    "Student at-risk": "Students at risk",
    "across US": "across the US",
    "Across UK": "Across the UK",
    "in Midwestern US": "in the Midwestern US",
    "in suburban Maryland district": "in a suburban Maryland district",
    "from metropolitan area": "from the metropolitan area",
    "from Netherlands": "from the Netherlands",
    "public schools Colorado": "public schools in Colorado",
    "Clark County Nevada": "Clark County, Nevada",
}
"""Slips of the pen in the data, put right where the meaning is plain; "MH", which is no state, is left."""

_PLACES = (
    (re.compile(r"\bEngland\b|\bOxford\b"), "GB-ENG"),
    (re.compile(r"\bUK\b"), "GB"),
    (re.compile(r"\bNetherlands\b"), "NL"),
    (re.compile(r"\bGermany\b"), "DE"),
    (re.compile(r"\bCanadian\b"), "CA"),
)
COUNTRY_NAMES = {
    "US": "the US",
    "GB-ENG": "England",
    "GB": "the UK",
    "NL": "the Netherlands",
    "DE": "Germany",
    "CA": "Canada",
}

_SHARE = re.compile(
    r"(?:approx\. )?(?P<share>\d+) ?% ?,? ?(?P<code>"
    + "|".join(sorted(_SHARES, key=len, reverse=True))
    + r")\b"
    r"(?P<note> \(all the district\))?"
)


def country_of(description: str, *, international: bool) -> str | None:
    """Name the country a sample comes from as `Facts.country` does; None when the description is silent."""
    if not international:
        return "US"
    return next((code for pattern, code in _PLACES if pattern.search(description)), None)


def sample_in_words(description: str) -> tuple[str, str]:
    """Part a sample description into who and where, and the shares of pupils, both in words.

    "England. 37% FRL, 80% W" gives "England" and "37% eligible for free or reduced-price lunch and 80%
    White". Either may be empty.
    """
    shares = [
        f"{'about ' if match[0].startswith('approx') else ''}{match['share']}% {_SHARES[match['code']]}"
        f"{' (in the whole district)' if match['note'] else ''}"
        for match in _SHARE.finditer(description)
    ]
    where = _SHARE.sub("", description)
    for slip, right in _SLIPS.items():
        where = where.replace(slip, right)
    where = re.sub(r"\b[A-Z]{2}\b", lambda state: _STATES.get(state[0], state[0]), where)
    where = re.sub(r"\s*\.\s*;\s*|\.\s+(?=[A-Z])", "; ", where)
    where = re.sub(r"(?<=; )(?:Low|Students|Underperforming)\b", lambda word: word[0].lower(), where)
    parts = [part.strip(" .,;") for part in where.split(";")]
    return "; ".join(re.sub(r"(?:\s*,)+", ",", part) for part in parts if part), listed(shares)
