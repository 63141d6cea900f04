"""Numbers written as words, ordinals and fractions."""

from __future__ import annotations

from decimal import Decimal

SMALL = {
    word: Decimal(number)
    for number, word in enumerate(
        (
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        )
    )
}
TENS = {
    word: Decimal(10 * number)
    for number, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
}
ORDINALS = {
    word: Decimal(number)
    for number, word in enumerate(
        (
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
        ),
        start=1,
    )
}
PARTS = {
    "half": Decimal(2), "halves": Decimal(2), "third": Decimal(3), "thirds": Decimal(3),
    "quarter": Decimal(4),
    "quarters": Decimal(4), "fourth": Decimal(4), "fourths": Decimal(4), "fifth": Decimal(5),
    "fifths": Decimal(5), "sixth": Decimal(6), "sixths": Decimal(6), "eighth": Decimal(8),
    "eighths": Decimal(8), "tenth": Decimal(10), "tenths": Decimal(10),
}  # fmt: skip
"""How many of each make up a whole."""
TIMES = {
    "twice": Decimal(2), "double": Decimal(2), "doubled": Decimal(2), "doubles": Decimal(2),
    "doubling": Decimal(2), "thrice": Decimal(3), "triple": Decimal(3), "tripled": Decimal(3),
    "twofold": Decimal(2), "threefold": Decimal(3),
}  # fmt: skip
"""Words that say how many times."""


def is_number_word(word: str) -> bool:
    """Whether `word`, in lower case, is a number from zero on."""
    return word in SMALL or word in TENS


def read_words(words: list[str]) -> tuple[Decimal, int]:
    """Read the number at the beginning of `words`: its value and how many words it takes, 0 for none.

    "one hundred and eighty six" takes five and is 186; "and" counts only between a scale and what follows.
    """
    total = Decimal(0)
    group = Decimal(0)
    used = 0
    last = ""
    for at, word in enumerate(words):
        if word in SMALL and last in {"", "scale", "tens"} and not (last == "tens" and SMALL[word] > 9):
            group, last = group + SMALL[word], "small"
        elif word in TENS and last in {"", "scale"}:
            group, last = group + TENS[word], "tens"
        elif word in SCALES and last in {"small", "tens"}:
            group, total = (
                (group * 100, total) if word == "hundred" else (Decimal(0), total + group * SCALES[word])
            )
            last = "scale"
        elif word == "and" and last == "scale" and at + 1 < len(words) and is_number_word(words[at + 1]):
            continue
        else:
            break
        used = at + 1
    return total + group, used
