"""What every report says of a check in the same words: how much, where, how hard, how findable."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.readability.in_words import disagreements, in_words
from glossary.wording_check import Finding
from search_api.check_report.checked import Checked, Found, groups_of
from search_api.check_report.kinds import KINDS, READERS, counted

LONGEST_HEAD = 60
"""Characters of a hard sentence that name it."""
MOST_AGAIN = 6
"""Further places named; beyond that their number is enough."""


def summary(one: Checked) -> str:
    """Say in a sentence or two how much there is to look at."""
    groups = groups_of(one.report)
    if not groups:
        return "Nothing here needs attention."
    hard = sum(group.first.kind == "long_sentence" for group in groups)
    parts = [counted(len(groups) - hard, "word", "words")] if len(groups) > hard else []
    if hard:
        parts.append(counted(hard, "hard sentence", "hard sentences"))
    again = sum(len(group.again) for group in groups)
    rest = f", {counted(again, 'more place', 'more places')} with the same words" if again else ""
    known = counted(len(one.report.terms), "term", "terms")
    return f"{' and '.join(parts)} to look at{rest}; {known} that {READERS[one.reader]} knows."


def kinds_counted(one: Checked) -> list[tuple[str, int]]:
    """Return each kind that was found, in words, with its number; places found again are not counted."""
    numbers = dict.fromkeys(KINDS, 0)
    for group in groups_of(one.report):
        numbers[group.first.kind] += 1
    return [
        (KINDS[kind].short if number == 1 else KINDS[kind].plural, number)
        for kind, number in numbers.items()
        if number
    ]


def head_of(finding: Finding) -> str:
    """Return the words of a finding on one line, the first of them if they are many."""
    text = " ".join(finding.text.split())
    if len(text) <= LONGEST_HEAD:
        return text
    return f"{text[:LONGEST_HEAD].rsplit(' ', 1)[0]} …"


def where_in_words(one: Checked, group: Found) -> str:
    """Name the place of a finding and the further places of the same."""
    first = one.written.where(group.first.start)
    others = list(dict.fromkeys(one.written.where(again.start) for again in group.again))
    others = [where for where in others if where != first]
    if not others:
        times = len(group.again) + 1
        return first if times == 1 else f"{first}, {times} times"
    kind = others[0].rpartition(" ")[0]
    if all(where.rpartition(" ")[0] == kind and where.rpartition(" ")[2].isdigit() for where in others):
        numbers = [where.rpartition(" ")[2] for where in others]
        named = f"{kind}{'s' if len(others) > 1 else ''} {', '.join(numbers[:MOST_AGAIN])}"
    else:
        named = ", ".join(others[:MOST_AGAIN])
    more = f" and {len(others) - MOST_AGAIN} more" if len(others) > MOST_AGAIN else ""
    return f"{first}; again {named}{more}"


def readability_in_words(one: Checked) -> str:
    """Say how hard the text is to read and how far the formulas agree."""
    found = one.report.readability
    return in_words(found) if found else "No words that a formula of readability can judge."


def disagreement_in_words(one: Checked) -> tuple[str, ...]:
    """Say of each formula what several libraries make of it."""
    found = one.report.readability
    return tuple(each.said for each in disagreements(found)) if found else ()


def findability_rows(one: Checked) -> Iterator[tuple[str, str, str]]:
    """Yield each question with the place as written and as reworded, in words."""
    from search_api.findability import LAST_RANK

    for row in one.findability or ():
        now, after = (
            f"{rank:,}" if rank is not None else f"beyond {LAST_RANK}"
            for rank in (row.rank_now, row.rank_after)
        )
        yield row.question, now, after
