"""Writing a sense as the bank's files hold it: fields in their order, empty ones left out."""

from __future__ import annotations

import yaml

from glossary.terms import Sense

_WIDTH = 110


def fields_of(sense: Sense) -> dict[str, object]:
    """Return the fields of a sense as plain values, in the order of the bank's README."""
    valid = {"from": sense.valid_from, "to": sense.valid_to, "replaced_by": sense.replaced_by}
    wordings = [
        {"say": one.say, "loses": one.loses} | ({"place": one.place} if one.place else {})
        for one in sense.plain
    ]
    every: dict[str, object] = {
        "term": sense.term,
        "sense": sense.key,
        "variants": list(sense.variants),
        "inflections": list(sense.inflections),
        "abbreviations": list(sense.abbreviations),
        "pos": sense.pos.value,
        "countable": "" if sense.countable == "yes" else sense.countable,
        "means": sense.means,
        "plain": wordings,
        "example": sense.example,
        "relation": sense.relation.value,
        "classroom_word": sense.classroom_word,
        "misread_as": sense.misread_as,
        "grade": sense.grade.value,
        "grades": {reader.value: grade.value for reader, grade in sense.grades.items()},
        "region": [] if sense.region == ("international",) else list(sense.region),
        "phase": list(sense.phase),
        "register": list(sense.register),
        "valid": {name: value for name, value in valid.items() if value},
        "broader": list(sense.broader),
        "related": list(sense.related),
        "search_also": list(sense.search_also),
        "teachers_say": list(sense.teachers_say),
        "us_say": list(sense.us_say),
        "situations": list(sense.situations),
        "source": sense.source,
        "author": sense.author,
        "date": sense.date,
        "confidence": sense.confidence.value,
        "retired": sense.retired,
    }
    return {name: value for name, value in every.items() if value}


def entry_text(sense: Sense) -> str:
    """Return the sense as an entry of a bank file, indented under `senses:`."""
    text = yaml.dump(
        [fields_of(sense)], Dumper=yaml.SafeDumper, sort_keys=False, allow_unicode=True, width=_WIDTH
    )
    return "".join(f"  {line}" for line in text.splitlines(keepends=True))


def file_head(area: str) -> str:
    """Return the first lines of a file of an area."""
    return f"area: {area}\nsenses:\n"
