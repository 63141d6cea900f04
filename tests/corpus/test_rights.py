"""Licences as texts state them, what several claims come to, and what may be shown."""

import pytest

from corpus.documents import LicenceClaim
from corpus.licences import VERSIONS
from corpus.rights import Permission, identify_licence, may_show, settle

BMC = (
    "This article is distributed under the terms of the Creative Commons Attribution 4.0 International "
    "License (http://creativecommons.org/licenses/by/4.0/), which permits unrestricted use, distribution, "
    "and reproduction in any medium, provided you give appropriate credit. The Creative Commons Public "
    "Domain Dedication waiver (http://creativecommons.org/publicdomain/zero/1.0/) applies to the data made "
    "available in this article, unless otherwise stated."
)
SPRINGER = (
    "Open Access This article is licensed under a Creative Commons Attribution 4.0 International License. If "
    "material is not included in the article's Creative Commons licence and your intended use is not "
    "permitted by statutory regulation, you will need to obtain permission. To view a copy of this licence, "
    "visit http://creativecommons. org/licenses/by/4.0/."
)

STATED: list[tuple[str, str | None]] = [
    # addresses
    ("http://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
    ("https://creativecommons.org/licenses/by/4.0", "CC-BY-4.0"),
    ("https://www.creativecommons.org/licenses/by-nc/4.0/legalcode", "CC-BY-NC-4.0"),
    ("https://creativecommons.org/licenses/by-sa/4.0/deed.en", "CC-BY-SA-4.0"),
    ("HTTPS://CREATIVECOMMONS.ORG/LICENSES/BY-NC-ND/4.0/LEGALCODE.EN", "CC-BY-NC-ND-4.0"),
    ("creativecommons.org/licenses/by-nc-sa/3.0/igo/", "CC-BY-NC-SA-3.0-IGO"),
    ("http://creativecommons.org/licenses/by/3.0/us/", "CC-BY-3.0-US"),
    ("http://creativecommons.org/licenses/by/3.0/us/deed.en_US", "CC-BY-3.0-US"),
    ("http://creativecommons.org/licenses/by/2.0/uk/", "CC-BY-2.0"),
    ("http://creativecommons.org/licenses/by-nd-nc/1.0/", "CC-BY-NC-ND-1.0"),
    ("https://creativecommons.org/licenses/by/", "CC-BY"),
    ("see http://creativecommons. org/licenses/by-nc- nd/4.0/ for details", "CC-BY-NC-ND-4.0"),
    ("https%3A%2F%2Fcreativecommons.org%2Flicenses%2Fby%2F4.0%2F", "CC-BY-4.0"),
    ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
    ("https://creativecommons.org/publicdomain/mark/1.0/", "CC-PDM-1.0"),
    ("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", "OGL-UK-3.0"),
    ("http://www.nationalarchives.gov.uk/doc/open-government-licence/", "OGL-UK"),
    # names
    ("Creative Commons Attribution 4.0 International License (CC BY 4.0)", "CC-BY-4.0"),
    ("Creative Commons Attribution License (CC BY)", "CC-BY"),
    ("Creative Commons Attribution (CC-BY) 4.0 license", "CC-BY-4.0"),
    ("CC-BY-NC-ND", "CC-BY-NC-ND"),
    ("CC BY NC SA 4.0", "CC-BY-NC-SA-4.0"),
    ("CC BY–NC–ND 4.0", "CC-BY-NC-ND-4.0"),
    ("cc-by", "CC-BY"),
    ("CC BY licence, version 2.5", "CC-BY-2.5"),
    ("CC BY 10.1371/journal.pone.0223215", "CC-BY"),
    ("Attribution-NonCommercial-ShareAlike 3.0", "CC-BY-NC-SA-3.0"),
    ("Attribution 4.0 International", "CC-BY-4.0"),
    ("Creative Commons Attribution-Noncommercial-No Derivative Works 3.0 Unported", "CC-BY-NC-ND-3.0"),
    ("Creative Commons Attribution, Non-Commercial, Share-Alike licence", "CC-BY-NC-SA"),
    ("Creative Commons Attribution-NonCommercial-NoDerivs License", "CC-BY-NC-ND"),
    ("Open Government Licence v3.0", "OGL-UK-3.0"),
    ("Open Government Licence, version 2", "OGL-UK-2.0"),
    ("© Crown copyright 2019. This publication is licensed under the terms of the OGL.", "OGL-UK"),
    ("Open Government Licence - Canada", "OGL-Canada-2.0"),
    ("CC0", "CC0-1.0"),
    ("CC0 1.0 Universal (CC0 1.0) Public Domain Dedication", "CC0-1.0"),
    ("public domain", "public-domain"),
    ("This report is in the public domain. Institute of Education Sciences.", "public-domain"),
    ("This report by the Institute of Education Sciences is in the public domain.", "US-public-domain"),
    ("A work of the U.S. government, in the public domain", "US-public-domain"),
    ("Except where otherwise noted, this work is licensed under CC BY-SA 4.0.", "CC-BY-SA-4.0"),
    # boilerplate that names a second licence for something else
    (BMC, "CC-BY-4.0"),
    (SPRINGER, "CC-BY-4.0"),
    ("The text is under CC BY 4.0. The software is released under the MIT license.", "CC-BY-4.0"),
    # traps
    ("", None),
    ("All rights reserved", None),
    ("© 2020 The Authors. All rights reserved. Abstract under CC BY 4.0", None),
    ("CC BY 4.0 or CC BY-NC 4.0", None),
    ("Creative Commons Attribution License (CC BY-NC 4.0)", None),
    ("CC BY 3.0 and CC BY 4.0", None),
    ("CC BY 5.0", None),
    ("https://creativecommons.org/licenses/by/9.9/", None),
    ("https://creativecommons.org/licenses/nc-sampling+/1.0/", None),
    ("https://notcreativecommons.org/licenses/by/4.0/", None),
    ("https://creativecommons.org.example/licenses/by/4.0/", None),
    ("CC BY-ND-SA 4.0", None),
    ("This article is not published under a CC BY licence", None),
    ("The work is no longer available under CC BY 4.0", None),
    ("This text isn't in the public domain", None),
    ("A Creative Commons licence applies", None),
    ("please cc by email", None),
    ("with correct attribution to the authors", None),
    ("The software is released under the MIT license", None),
    ("The code is available under CC BY 4.0.", None),
    ("The dataset is in the public domain.", None),
    ("Apache-2.0", None),
    ("This is an open access article", None),
    ("https://www.elsevier.com/tdm/userlicense/1.0/", None),
]


@pytest.mark.parametrize(("text", "licence"), STATED)
def test_texts_state_licences(text: str, licence: str | None) -> None:
    assert identify_licence(text) == licence


def test_identifiers_read_back_as_themselves() -> None:
    for family, versions in VERSIONS.items():
        for identifier in (f"{family}-{version}" for version in versions):
            assert identify_licence(identifier) == identifier
    assert identify_licence("US-public-domain") == "US-public-domain"
    assert identify_licence("CC-BY-3.0-US") == "CC-BY-3.0-US"


def claim(licence: str | None, where: str) -> LicenceClaim:
    return LicenceClaim(licence=licence, where=where, text=licence or "some words")


def test_no_claims_settle_nothing() -> None:
    assert settle(()).licence is None
    assert settle(()).conflict is None


def test_an_unknown_claim_does_not_override_a_known_one() -> None:
    settled = settle((claim(None, "first page"), claim("CC-BY-4.0", "crossref deposit")))
    assert (settled.licence, settled.conflict) == ("CC-BY-4.0", None)


def test_a_licence_without_version_agrees_with_any_version() -> None:
    settled = settle((claim("CC-BY", "first page"), claim("CC-BY-4.0", "jats")))
    assert (settled.licence, settled.conflict) == ("CC-BY-4.0", None)


def test_a_country_version_agrees_with_its_version() -> None:
    assert settle((claim("CC-BY-3.0", "a"), claim("CC-BY-3.0-US", "b"))).licence == "CC-BY-3.0-US"


def test_the_public_domain_agrees_with_that_of_the_us() -> None:
    assert settle((claim("public-domain", "a"), claim("US-public-domain", "b"))).licence == "US-public-domain"


def test_a_conflict_names_every_claim_and_place() -> None:
    settled = settle(
        (
            claim("CC-BY-4.0", "crossref deposit"),
            claim("CC-BY-NC-4.0", "first page"),
            claim("CC-BY-4.0", "jats"),
        )
    )
    assert settled.licence is None
    assert settled.conflict == (
        "Different licences are stated: CC-BY-4.0 (crossref deposit, jats) and CC-BY-NC-4.0 (first page)."
    )


@pytest.mark.parametrize(
    "pair", [("CC-BY-3.0", "CC-BY-4.0"), ("CC-BY", "CC-BY-NC-4.0"), ("CC0-1.0", "public-domain")]
)
def test_different_licences_conflict(pair: tuple[str, str]) -> None:
    settled = settle((claim(pair[0], "a"), claim(pair[1], "b")))
    assert settled.licence is None
    assert settled.conflict is not None


def test_versionless_between_two_versions_does_not_settle_them() -> None:
    settled = settle((claim("CC-BY", "a"), claim("CC-BY-3.0", "b"), claim("CC-BY-4.0", "c")))
    assert settled.licence is None
    assert settled.conflict is not None


def allowed(permission: Permission) -> tuple[bool, bool, bool]:
    return permission.quotes, permission.full_text, permission.plain_versions


@pytest.mark.parametrize("family", sorted(VERSIONS))
def test_every_known_licence_allows_quotes_and_only_nd_forbids_rewording(family: str) -> None:
    for licence in (family, *(f"{family}-{version}" for version in VERSIONS[family])):
        assert allowed(may_show(licence, local=False)) == (True, True, "-ND" not in family)


@pytest.mark.parametrize("licence", [None, "", "MIT", "Elsevier-TDM", "CC-BY-9.9", "cc-by-4.0"])
def test_unknown_is_no(licence: str | None) -> None:
    permission = may_show(licence, local=False)
    assert allowed(permission) == (False, False, False)
    assert permission.reason.endswith("so we show the record and its link.")


@pytest.mark.parametrize("licence", [None, "MIT", "CC-BY-ND-4.0", "CC-BY-4.0"])
def test_a_curators_word_allows_all(licence: str | None) -> None:
    assert allowed(may_show(licence, local=True)) == (True, True, True)


def test_reasons_are_sentences_that_name_what_decided() -> None:
    assert "curator" in may_show(None, local=True).reason
    assert "curator" in may_show("CC-BY-ND-4.0", local=True).reason
    assert "curator" not in may_show("CC-BY-4.0", local=True).reason
    assert "MIT" in may_show("MIT", local=False).reason
    for family in VERSIONS:
        reason = may_show(family, local=False).reason
        assert reason[0].isupper()
        assert reason.endswith(".")
