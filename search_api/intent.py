"""Sees from the form of a question which section of our own summaries it is after.

Only the texts we wrote ourselves are laid out in known sections, so nothing here touches a paper. A question
whose form says nothing gets the best matching section, as every other document does.
"""

from __future__ import annotations

import re

FOUND = "What was found"
DONE_WELL = "How to do it well"
COSTS = "What it costs"
SURE = "How sure we are"
WATCHED = "What to watch for"

_FORMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:cost|costs|expensive|cheap|afford|price|money)\b"), COSTS),
    (re.compile(r"\bhow (?:sure|certain|strong|good|reliable) (?:is|are)\b"), SURE),
    (
        re.compile(
            r"\b(?:risks?|pitfalls?|go wrong|goes wrong|downsides?|drawbacks?|harm|watch (?:out )?for)\b"
        ),
        WATCHED,
    ),
    (
        re.compile(
            r"\b(?:how (?:do|can|could|should|would|might|to)|ways? (?:to|of)|tips|best way|what can i do)\b"
        ),
        DONE_WELL,
    ),
    (
        re.compile(
            r"^(?:do|does|did|is|are|was|will|would|can|could|should|has|have)\b|"
            r"\b(?:work|works|working|worth|effective|effect|effects|impact|evidence|point of|benefits?|"
            r"make a difference|makes a difference|improves?|raises?|results?)\b"
        ),
        FOUND,
    ),
)
"""First match wins: "how do I make homework work" is after the doing, not the finding."""


def wished_section(question: str) -> str | None:
    """Return the title of the section a question is after, or None where its form does not say."""
    asked = question.casefold()
    return next((section for form, section in _FORMS if form.search(asked)), None)
