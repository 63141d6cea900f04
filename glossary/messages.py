"""What a finding says of a word: who may not know it, what it is taken for, what it means here."""

from __future__ import annotations

from datetime import date

from glossary.terms import Grade, Reader, Sense

_NAMES = ("American", "Australia", "Bayes", "Brit", "Engl", "Europe", "Irish", "Scot", "Wales", "Welsh")
"""How names start that a definition may start with."""

WHO = {
    Reader.TEACHER: "A teacher",
    Reader.LEADER: "A school leader",
    Reader.POLICY: "A policy maker",
    Reader.PARENT: "A parent",
}


def is_over(sense: Sense, today: date) -> bool:
    """Whether a word has gone out of use in this sense."""
    return sense.valid_to is not None and sense.valid_to < today.year


def message_for(sense: Sense, *, grade: Grade, reader: Reader, today: date) -> str:
    """Say in one or two sentences what is the matter with a word and what it means here."""
    who = WHO[reader]
    means = _inside_a_sentence(sense.means)
    if is_over(sense, today):
        instead = f" It is now {sense.replaced_by}." if sense.replaced_by else ""
        return f"In use until {sense.valid_to}.{instead} It meant: {means}"
    if grade is Grade.MISREAD and sense.misread_as:
        return f"{who} may take this for {sense.misread_as}. Here it means: {means}"
    if grade is Grade.LOADED:
        heard = f" It may be heard as {sense.misread_as}." if sense.misread_as else ""
        return (
            f"This carries more than its meaning, or belongs to one place or time.{heard} It means: {means}"
        )
    return f"{who} may not know this. It means: {means}"


def _inside_a_sentence(definition: str) -> str:
    """Return a definition as it reads after a colon: small at its start, but for names and capitals."""
    first = definition.split(" ", 1)[0]
    if first.startswith(_NAMES) or first[1:] != first[1:].lower():
        return definition
    return definition[:1].lower() + definition[1:]
