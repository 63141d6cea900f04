"""How figures are written: signs, decimals, thousands, powers of ten and numbers in words."""

from __future__ import annotations

import re
import unicodedata

_SPACES = (
    "\n\r\t\v\f\x1c\x1d\x1e\x1f\x85\xa0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_HYPHENS = "\u2010\u2011\u2012\u2212\ufe63\uff0d\xad"
_STYLED_LETTERS = range(0x1D400, 0x1D800)
"""Letters of Unicode's mathematical alphabets: some publishers set p, d and N in them."""

_LEVEL = (
    dict.fromkeys(map(ord, _SPACES), " ")
    | dict.fromkeys(map(ord, _HYPHENS), "-")
    | dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032\u0060\u00b4"), "'")
    | dict.fromkeys(map(ord, "\u00b7\u22c5\u2219\u2027"), ".")
    | dict.fromkeys(map(ord, "\u2248\u223c\uff5e\u2245"), "~")
    | dict.fromkeys(map(ord, "\u2264\u2a7d\u2266"), "≤")
    | dict.fromkeys(map(ord, "\u2265\u2a7e\u2267"), "≥")
    | {0x2206: "Δ", 0xFF1D: "=", 0xFF1C: "<", 0xFF1E: ">", 0xDF: "β", 0x3F1: "ρ", 0x3D5: "φ", 0x2013: "–"}
    | {0x2015: "—"}
    | {
        code: plain
        for code in _STYLED_LETTERS
        if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1 and plain != chr(code)
    }
)

_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_HUNDREDS = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
_WORD = "|".join(sorted([*_WORDS, *_HUNDREDS], key=len, reverse=True))

PLAIN = (
    r"(?:\d{1,3}(?:,\d{3}){1,4}(?![\d,])(?:\.\d{1,9})?|\d{1,3}(?: \d{3}){1,4}(?![\d.])|0,\d{2,3}(?![\d.])"
    r"|\d{1,12}(?:\.\d{1,12})?|\.\d{1,12})"
)
"""Digits: with thousands by comma or space, a decimal point, or a decimal comma after a nought."""

POWER = (
    r"(?:\d{1,9}(?:\.\d{1,9})? ?[x×*] ?10 ?(?:\^|\*\*)?\{? ?[-–⁻]? ?[\d⁰¹²³⁴-⁹]{1,3}\}?"
    r"|\d{1,9}(?:\.\d{1,9})?[eE][-–+]?\d{1,3}|10 ?\^?\{?[-–⁻] ?[\d⁰¹²³⁴-⁹]{1,3}\}?)"
)
"""A power of ten: 3 × 10−4, 1.2e-5, 10^-5."""

FIGURE = re.compile(
    rf"(?<![\w.,%)\]])(?P<sign>[-–+] ?)?(?P<digits>{PLAIN})(?: (?P<scale>million|thousand)\b)?"
    rf"|(?<![\w-])(?P<words>(?:a )?(?:{_WORD})(?:(?:-| |(?<=hundred) and "
    rf"|(?<=thousand) and )(?:{_WORD})){{0,6}})(?![\w])",
    re.IGNORECASE,
)
"""A figure of running text: digits with their sign, or a number in words."""

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_RAISED = re.compile(POWER)
_TIMES_TEN = re.compile(
    r"(?:(?P<mantissa>[\d.]+) ?[x×*] ?)?10 ?(?:\^|\*\*)?\{? ?(?P<power>[-–]? ?\d+)\}?$", re.IGNORECASE
)


def levelled(text: str) -> str:
    """The text with its kinds of space, hyphen, minus, apostrophe and styled letter made one, length kept."""
    return text.translate(_LEVEL)


def amount(written: str) -> float | None:
    """The figure that digits or words stand for ("1 482", ".31", "−0.4", "3 × 10−4", "twenty-four").

    None when it is none, or too great to be written.
    """
    bare = levelled(written).strip().replace("–", "-").replace("—", "-")
    sign = -1.0 if bare.startswith("-") else 1.0
    bare = bare.lstrip("+- ").rstrip("%").strip()
    if not bare:
        return None
    if bare[0].isalpha():
        return _from_words(bare.casefold())
    if (scaled := re.match(r"(.+) (million|thousand)$", bare, re.IGNORECASE)) is not None:
        inner = amount(scaled[1])
        return None if inner is None else sign * inner * _HUNDREDS[scaled[2].casefold()]
    power = _TIMES_TEN.match(bare.translate(_SUPERSCRIPTS)) if _RAISED.fullmatch(bare) is not None else None
    if power is not None and power["power"] is not None:
        exponent = int(power["power"].replace("–", "-").replace(" ", ""))
        if abs(exponent) > 300:
            return None
        return _as_float(f"{power['mantissa'] or '1'}e{exponent}", sign_of=sign)
    if re.fullmatch(r"0,\d+", bare):
        bare = bare.replace(",", ".")
    value = _as_float(bare.replace(",", "").replace(" ", ""), sign_of=sign)
    return value if abs(value) < 1e300 else None


def _as_float(digits: str, *, sign_of: float) -> float:
    try:
        return sign_of * float(digits)
    except ValueError:
        return float("inf")


def _from_words(words: str) -> float | None:
    total = part = 0
    for word in re.split(r"[-\s]+", words):
        if word in _WORDS:
            part += _WORDS[word]
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in _HUNDREDS:
            total += max(part, 1) * _HUNDREDS[word]
            part = 0
        elif word not in {"and", "a"}:
            return None
    return float(total + part)
