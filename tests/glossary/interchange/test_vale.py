from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml

from glossary.interchange.vale import pattern, vale_files, write_vale_folder, write_vale_zip
from glossary.term_bank import TermBank, load_bank
from glossary.terms import Grade, PartOfSpeech, Relation, Sense, Wording
from tests.glossary.samples import sense

# https://vale.sh/docs: keys that every rule may have, and those of each extension point.
SHARED = {"extends", "message", "level", "scope", "link", "limit", "action", "description"}
KEYS = {
    "substitution": {
        *("ignorecase", "nonword", "append", "swap", "exceptions", "vocab", "capitalize"),
        *SHARED,
    },
    "existence": {"append", "ignorecase", "nonword", "raw", "tokens", "exceptions", "vocab", *SHARED},
    "conditional": {"ignorecase", "first", "second", "exceptions", "vocab", *SHARED},
}
LEVELS = {"suggestion", "warning", "error"}


def rules(bank: TermBank) -> dict[str, dict[str, Any]]:
    return {
        Path(name).stem: yaml.safe_load(text)
        for name, text in vale_files(bank).items()
        if name.endswith(".yml")
    }


def patterns_of(rule: dict[str, Any]) -> list[str]:
    found = [*rule.get("swap", {}), *rule.get("tokens", [])]
    return found + [rule[name] for name in ("first", "second") if name in rule]


def test_every_rule_of_the_shipped_bank_is_as_vale_documents_it() -> None:
    made = rules(load_bank())
    assert set(made) == {"Jargon", "FalseFriends", "Policy", "Abbreviations"}
    for rule in made.values():
        assert set(rule) <= KEYS[rule["extends"]]
        assert rule["level"] in LEVELS
        assert rule["message"].count("%s") == (2 if rule["extends"] == "substitution" else 1)
        assert rule.get("action", {"name": "replace"}) == {"name": "replace"}
        for one in patterns_of(rule):
            re.compile(one)
            assert one.strip()
            assert not re.search(r"\(\?[=!<P]|\\[1-9]|[*+?}][+]", one), "RE2 knows none of these"
        for key, words in rule.get("swap", {}).items():
            assert key == key.lower()
            assert isinstance(words, str)
            assert all(part.strip() for part in words.split("|"))
            assert "$" not in words
        assert rule.get("swap", {"x": "y"})
    assert all(" " in token for token in made["FalseFriends"]["tokens"])


@pytest.mark.parametrize("form", ["cohen's d", "p (value)", "a.b", "c++", "50%", "[x]", "a|b", "back\\slash"])
def test_patterns_match_what_they_stand_for_and_nothing_else(form: str) -> None:
    assert re.fullmatch(pattern(form), form)
    assert re.fullmatch(pattern("cohen's d"), "cohen’s d")
    assert not re.fullmatch(pattern("a.b"), "axb")


def bank(*senses: Sense) -> TermBank:
    return TermBank(senses)


def test_a_word_of_two_meanings_is_not_called_jargon() -> None:
    one = sense("effect size", means="How big a difference is.")
    assert rules(bank(one))["Jargon"]["swap"] == {"effect size": "chance to see it"}
    other = sense("effect size", key="x", grade=Grade.FINE)
    assert rules(bank(one, other)) == {}
    spoken = sense("size", means="Another thing.", grade=Grade.FINE, classroom_word="effect size")
    assert rules(bank(one, spoken)) == {}


def test_wordings_that_do_not_fit_or_that_vale_would_misread_are_left_out() -> None:
    plain = tuple(Wording(say, "x") for say in ("a|b", "$1", "fits"))
    after = Wording("true of all", "x", "after")
    one = sense("universal claim", pos=PartOfSpeech.ADJECTIVE, plain=(*plain, after))
    assert rules(bank(one))["Jargon"]["swap"] == {"universal claim": "fits"}


def test_false_friends_are_terms_of_several_words_that_always_mislead() -> None:
    friend = sense("control group", grade=Grade.MISREAD, misread_as="x")
    bare = sense("control", relation=Relation.FALSE_FRIEND, misread_as="x", means="Other.")
    made = rules(bank(friend, bare))
    assert made["FalseFriends"]["tokens"] == ["control group"]
    known = sense("control group", key="x", grade=Grade.FINE, means="Third.")
    assert "FalseFriends" not in rules(bank(friend, known))


def test_policy_words_lead_to_what_came_after_or_to_plain_words() -> None:
    old = sense("statement of needs", replaced_by="care plan", valid_to=2014, retired="replaced")
    loaded = sense("failing school", grade=Grade.LOADED, means="Another.")
    new = sense("care plan", grade=Grade.FINE, means="A third.")
    assert rules(bank(old, loaded, new))["Policy"]["swap"] == {
        "failing school": "chance to see it",
        "statement of needs": "care plan",
    }


def test_short_forms_that_teachers_know_are_not_asked_for() -> None:
    unknown = sense("trial", abbreviations=("RCT", "q", "r&d-"))
    known = sense("special needs", grade=Grade.FINE, abbreviations=("SEND",), means="Other.")
    rule = rules(bank(unknown, known))["Abbreviations"]
    assert (rule["first"], rule["second"]) == (r"\b(RCT)\b", r"\((RCT)\)")


def test_folder_and_zip_hold_the_same(tmp_path: Path) -> None:
    held = bank(sense("effect size"))
    (tmp_path / "mine.md").write_text("stays", "utf-8")
    write_vale_folder(held, tmp_path)
    stream = BytesIO()
    write_vale_zip(held, stream)
    with zipfile.ZipFile(stream) as packed:
        for name, text in vale_files(held).items():
            assert (tmp_path / name).read_text("utf-8") == text
            assert packed.read(f"Chalkface/{name}").decode() == text
    assert (tmp_path / "mine.md").read_text("utf-8") == "stays"
    assert "BasedOnStyles = Chalkface" in (tmp_path / ".vale.ini").read_text("utf-8")
