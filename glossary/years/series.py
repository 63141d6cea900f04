"""Numbers as people write them after "Year" or "Grade": "4", "four", "3 to 6", "5/6", "1, 3 and 5"."""

from __future__ import annotations

import re

WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip

# A decimal, a thousand or a percentage is no year of school; "my Year 9s" are.
NUMBER = rf"(?:\d{{1,2}}(?![\d%]|[.,:]\d)(?:['’]?s)?|{'|'.join(sorted(WORDS, key=len, reverse=True))})\b"
ORDINAL = rf"(?:1[0-2]th|[4-9]th|1st|2nd|3rd|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})\b"
RANGE = r"(?:\s*[-‐‑–—]\s*|\s+(?:up\s+)?(?:to|through|thru|until)\s+)"
AND = r"(?:\s*[/&+]\s*|\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+)"
LINK = rf"(?:{RANGE}|{AND})"

_RANGE_OR_AND = re.compile(rf"(?P<range>{RANGE})|(?P<and>{AND})", re.IGNORECASE)


def number_of(word: str) -> int:
    """Return the number that a figure, a word or an ordinal stands for; 0 when it stands for none."""
    word = word.casefold()
    if word in WORDS:
        return WORDS.index(word) + 1
    if word in ORDINALS:
        return ORDINALS.index(word) + 1
    figures = re.match(r"\d+", word)
    return int(figures.group()) if figures else 0


def numbers_in(written: str, *, number: str, most: int, commas: bool) -> tuple[list[int], int]:
    """Read a series such as "3 to 6" or "1, 3 and 5".

    `number` is the pattern of one number, `most` the highest that can be meant, `commas` whether a comma
    goes on with the series. Returns the numbers, ranges filled in, and how many code points they took: the
    series ends before the first number that cannot be meant. A range that falls gives no numbers at all.
    """
    found: list[int] = []
    taken = 0
    for match in re.finditer(number, written, re.IGNORECASE):
        value = number_of(match.group())
        between = written[taken : match.start()]
        link = _RANGE_OR_AND.match(between)
        if not 1 <= value <= most or (found and (not link or ("," in between and not commas))):
            break
        if found and link and link["range"]:
            if value <= found[-1]:
                return [], 0
            found += range(found[-1] + 1, value + 1)
        else:
            found.append(value)
        taken = match.end()
    return list(dict.fromkeys(found)), taken
