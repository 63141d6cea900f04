"""A wording check as JSON: readability with its formulas and their disagreement, findings, findability."""

from __future__ import annotations

import json

from glossary.readability.measures import Measure, Readability
from glossary.terms import Grade, Wording
from glossary.wording_check import Finding, Report
from search_api.terms_json import report_json

READABILITY = Readability(
    words=120,
    sentences=6,
    words_per_sentence=20.0,
    measures=(
        Measure("Flesch-Kincaid", "one", 9.2, "US school grade"),
        Measure("Flesch-Kincaid", "two", 10.4, "US school grade"),
        Measure("Coleman-Liau", "one", 11.0, "US school grade"),
    ),
)


def test_readability_has_counts_formulas_and_their_disagreement() -> None:
    body = report_json(Report((), (), (), READABILITY), text="Read.")["readability"]
    assert (body["words"], body["sentences"], body["words_per_sentence"]) == (120, 6, 20.0)
    assert body["measures"][1] == {
        "name": "Flesch-Kincaid",
        "library": "two",
        "value": 10.4,
        "unit": "US school grade",
    }
    assert body["disagreement"] == [
        {
            "name": "Flesch-Kincaid",
            "low": 9.2,
            "high": 10.4,
            "said": "Flesch-Kincaid: 9.2 by one, 10.4 by two",
        }
    ]
    assert body["in_words"].startswith("About US grade 10")


def test_a_text_that_no_formula_fits_is_counted_all_the_same() -> None:
    body = report_json(Report((), (), ()), text="Дети читали. Они писали.")["readability"]
    assert body == {
        "words": 4,
        "sentences": 2,
        "words_per_sentence": 2.0,
        "measures": [],
        "disagreement": [],
        "in_words": None,
    }


def test_an_empty_text_has_no_words_and_no_sentences() -> None:
    body = report_json(Report((), (), ()), text="")["readability"]
    assert (body["words"], body["sentences"], body["words_per_sentence"]) == (0, 0, 0.0)


def test_findability_is_what_was_handed_in() -> None:
    row = {"question": "Does it help?", "rank_now": 12, "rank_after": 3}
    assert report_json(Report((), (), ()), text="")["findability"] is None
    assert report_json(Report((), (), ()), text="", findability=[])["findability"] == []
    assert report_json(Report((), (), ()), text="", findability=[row])["findability"] == [row]


def test_a_finding_without_a_term_says_null() -> None:
    one = Finding(
        0, 4, "Read", "long_sentence", "", "", "Long.", (Wording("Re. Ad.", "A link."),), Grade.UNKNOWN
    )
    (body,) = report_json(Report((one,), (), ()), text="Read")["findings"]
    assert (body["kind"], body["term"], body["sense"]) == ("long_sentence", None, None)
    assert body["suggestions"] == [{"text": "Re. Ad.", "loses": "A link."}]
    assert json.loads(json.dumps(body)) == body
