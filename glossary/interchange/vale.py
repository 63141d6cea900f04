"""The bank as a style for Vale, the linter for prose: jargon, false friends, policy words and short forms.

Vale sees letters, not senses. So a word is listed only when it has one meaning in the bank; false friends are
listed only as terms of several words ("control group"), never as a bare "control". Plurals that the bank does
not hold as variants are not found. The rules are for texts that teachers read.

Keys as documented: https://vale.sh/docs/checks/substitution (swap, suggestions with a pipe, action),
https://vale.sh/docs/checks/existence (tokens), https://vale.sh/docs/checks/conditional (first, second) and
https://vale.sh/docs/topics/config (`.vale.ini`); levels and needed keys also in Vale 3's own source
(internal/check/definition.go). Patterns keep to what RE2 knows.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import yaml

from glossary.interchange.saving import save
from glossary.term_bank import TermBank
from glossary.terms import Grade, PartOfSpeech, Relation, Sense

STYLE = "Chalkface"

_INI = """# Put this beside your texts and run: vale .
StylesPath = styles
MinAlertLevel = suggestion

[*.{md,txt,html,rst,adoc}]
BasedOnStyles = Chalkface
"""
_META = re.compile(r"[.+*?()|\[\]{}^$\\]")
_STANDS_ALONE = re.compile(r"[A-Za-z0-9].*[A-Za-z0-9]", re.DOTALL)  # Vale puts \b on both sides.
_SHORT_FORM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Za-z0-9&-]{2,12}")
_LONGEST_FORM = 100  # Letters. YAML writes longer keys in a way that Vale's readers seldom meet.
_LONG_AGO = (2026, 1, 1, 0, 0, 0)

Rule = dict[str, object]


def write_vale_folder(bank: TermBank, folder: Path) -> None:
    """Write `.vale.ini` and the style's rules into a folder; other files in it stay."""
    for name, text in vale_files(bank).items():
        save(folder / name, lambda stream, text=text: _put(stream, text))


def write_vale_zip(bank: TermBank, stream: BinaryIO) -> None:
    """Write the same files as ZIP, in a folder of the style's name; the same bank makes the same file."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in vale_files(bank).items():
            entry = zipfile.ZipInfo(str(PurePosixPath(STYLE) / name), _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, text)


def vale_files(bank: TermBank) -> dict[str, str]:
    """Return path -> text of every file of the style; rules that would match nothing are left out."""
    files = {".vale.ini": _INI}
    alone = _forms_of_one_sense(bank)
    for name, rule in (
        ("Jargon", _jargon(alone)),
        ("FalseFriends", _false_friends(bank)),
        ("Policy", _policy(alone)),
        ("Abbreviations", _abbreviations(bank)),
    ):
        if rule:
            head = f"# Written by `chalkface glossary export`; bank {bank.version or 'without a version'}.\n"
            text = yaml.dump(rule, Dumper=yaml.SafeDumper, sort_keys=False, allow_unicode=True, width=1000)
            files[f"styles/{STYLE}/{name}.yml"] = head + text
    return files


def _put(stream: BinaryIO, text: str) -> None:
    stream.write(text.encode())


def _jargon(alone: Mapping[str, Sense]) -> Rule:
    swap = {
        pattern(form): words
        for form, sense in alone.items()
        if sense.grade is Grade.UNKNOWN
        and not sense.retired
        and sense.relation is not Relation.FALSE_FRIEND
        and (words := _suggestions(sense))
    }
    return _substitution("Most teachers do not know this. Consider %s instead of '%s'.", "suggestion", swap)


def _policy(alone: Mapping[str, Sense]) -> Rule:
    swap: dict[str, str] = {}
    for form, sense in alone.items():
        if sense.replaced_by and form != sense.replaced_by.casefold():
            words = sense.replaced_by if _can_be_suggested(sense.replaced_by) else ""
        elif sense.grade is Grade.LOADED and not sense.retired:
            words = _suggestions(sense)
        else:
            continue
        if words:
            swap[pattern(form)] = words
    return _substitution(
        "This word of policy is loaded or out of date. Consider %s instead of '%s'.", "warning", swap
    )


def _false_friends(bank: TermBank) -> Rule:
    tokens = [
        pattern(form)
        for form, senses in _carriers(bank.current).items()
        if " " in form and all(_misleads(sense) for sense in senses)
    ]
    if not tokens:
        return {}
    return {
        "extends": "existence",
        "message": "Teachers may take '%s' for something else. Say what is meant.",
        "level": "suggestion",
        "scope": "text",
        "ignorecase": True,
        "tokens": tokens,
    }


def _abbreviations(bank: TermBank) -> Rule:
    known = {short for sense in bank.current if sense.grade is Grade.FINE for short in sense.abbreviations}
    shorts = {short for sense in bank.current for short in sense.abbreviations} - known
    listed = [one for one in shorts if _SHORT_FORM.fullmatch(one) and _STANDS_ALONE.fullmatch(one)]
    if not listed:
        return {}
    one_of = "|".join(_META.sub(r"\\\g<0>", one) for one in sorted(listed, key=lambda one: (-len(one), one)))
    return {
        "extends": "conditional",
        "message": "'%s' is not written out. Give the words once, with the short form in brackets.",
        "level": "suggestion",
        "scope": "text",
        "ignorecase": False,
        "first": rf"\b({one_of})\b",
        "second": rf"\(({one_of})\)",
    }


def _substitution(message: str, level: str, swap: Mapping[str, str]) -> Rule:
    if not swap:
        return {}
    return {
        "extends": "substitution",
        "message": message,
        "level": level,
        "scope": "text",
        "ignorecase": True,
        "action": {"name": "replace"},
        "swap": dict(sorted(swap.items())),
    }


def _forms_of_one_sense(bank: TermBank) -> dict[str, Sense]:
    """Return the forms that one sense alone has, and that are no classroom's word for anything else."""
    spoken = {
        sense.classroom_word.casefold()
        for sense in bank.current
        if sense.classroom_word and sense.relation is not Relation.FALSE_FRIEND
    }
    return {
        form: senses[0]
        for form, senses in _carriers(bank.senses).items()
        if len(senses) == 1 and form not in spoken
    }


def _carriers(senses: Iterable[Sense]) -> dict[str, list[Sense]]:
    """Return form in small letters -> the senses that have it."""
    found: dict[str, dict[str, Sense]] = {}
    for sense in senses:
        for form in (sense.term, *sense.variants, *sense.inflections):
            low = form.lower()
            if 2 < len(low) <= _LONGEST_FORM and _STANDS_ALONE.fullmatch(low):
                found.setdefault(low, {})[sense.id] = sense
    return {form: list(held.values()) for form, held in found.items()}


def _misleads(sense: Sense) -> bool:
    return sense.grade is Grade.MISREAD or (
        sense.grade is Grade.UNKNOWN and sense.relation is Relation.FALSE_FRIEND
    )


def _suggestions(sense: Sense) -> str:
    """Return the plain wordings that can stand in the term's place, with Vale's pipe between."""
    fits = (
        one.say for one in sense.plain if not (sense.pos is PartOfSpeech.ADJECTIVE and one.place == "after")
    )
    return "|".join(say for say in fits if _can_be_suggested(say))


def _can_be_suggested(words: str) -> bool:
    """Whether Vale takes the words as they are: a pipe parts suggestions, a dollar names a group."""
    return bool(words.strip()) and not {"|", "$", "%"} & set(words)


def pattern(form: str) -> str:
    """Return a pattern in Vale's dialect that matches the form; either apostrophe will do."""
    escaped = _META.sub(r"\\\g<0>", form)
    return re.sub("['’]", "['’]", escaped)
