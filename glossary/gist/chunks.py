"""Noun phrases of a statement, from a given word on, cut only where a phrase ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from glossary.spacy_english import Word, parse_each

LONGEST = 25
"""Words of a phrase at most: beyond that a part of a gist is no gist."""

_PARSED = 256
"""Statements kept parsed: those of a few abstracts, so that each is parsed once for all its parts."""

_NOMINAL = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "PRON", "SYM"))
_JOINING = frozenset(
    ("of", "in", "from", "at", "with", "for", "across", "within", "between", "among", "without", "against",
     "on", "about", "toward", "towards", "via", "through", "using", "into", "under", "over", "than", "versus",
     "vs", "vs.",
     "aged", "as")
)  # fmt: skip
_BREAKING = frozenset(("that", "which", "who", "whether", "we", "they", "it", "i", "there", "how", "not"))
"""Words that begin a clause or a new subject; "Algebra I" is a name."""
_PARTICIPLES = frozenset(
    ("aged", "attending", "enrolled", "receiving", "taking", "identified", "diagnosed", "using", "called",
     "named", "based", "designed", "involving", "including", "playing", "learning", "studying", "drawn",
     "selected", "taught", "working", "given", "combined", "combining", "delivered", "known", "followed",
     "led", "supported", "living", "ranging", "exhibiting", "struggling", "completing", "focused",
     "focusing", "targeting", "teaching", "placed", "educated", "integrated", "embedded", "paired",
     "classified", "consisting", "participating", "recruited")
)  # fmt: skip
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_MAKING = frozenset(
    ("assisted", "based", "aided", "enhanced", "supported", "mediated", "directed", "led", "delivered")
)  # fmt: skip
"""Participles that make an adjective of the noun before them: "computer assisted instruction"."""
_ENDING = frozenset(("NOUN", "PROPN", "NUM", "PRON", "SYM", "VERB", "X"))


@lru_cache(maxsize=_PARSED)
def words_of(statement: str) -> tuple[Word, ...]:
    """Return the words of a statement with their grammar, as one row; heads are not to be used."""
    return parse_each((statement,))[0]


def phrase_from(words: Sequence[Word], first: int, *, joined: bool = True) -> tuple[int, int] | None:
    """Return start and end, in code points of the statement, of the noun phrase that begins at word `first`.

    With `joined`, prepositional and participle phrases that follow belong to it. None when no noun is met,
    or when no end is found that does not cut a noun phrase in two.
    """
    ends = [_nominal_end(words, first)]
    while joined and ends[-1] < len(words):
        reached = _joined_end(words, ends[-1])
        if reached == ends[-1]:
            break
        ends.append(reached)
    for end in reversed(ends):
        last = _bounded(words, first, end)
        if any(word.pos in ("NOUN", "PROPN") for word in words[first:last]) and not _goes_on(words, last):
            return words[first].start, words[last - 1].end
    return None


def word_at(words: Sequence[Word], place: int) -> int:
    """The number of the first word that begins at or after `place`."""
    return next((index for index, word in enumerate(words) if word.start >= place), len(words))


def _nominal_end(words: Sequence[Word], at: int) -> int:
    """Where the run of words that may make up one noun phrase ends."""
    while at < len(words):
        word = words[at]
        if word.text in "([":
            closed = _closing(words, at)
            if closed is None:
                break
            at = closed
        elif _inside(words, at):
            at += 1
        else:
            break
    return at


def _goes_on(words: Sequence[Word], last: int) -> bool:
    """Whether the noun phrase that was cut at `last` goes on there: "a dietitian" of "dietitian-led"."""
    if last >= len(words):
        return False
    word = words[last]
    # The tagger takes "curriculum" after a plural for a verb.
    named = word.pos in ("NOUN", "PROPN") or word.text.lower() == "curriculum"
    return named or word.tag in ("HYPH", "POS") or word.text in "-–‑/"


def _inside(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    if word.text == ",":
        return _between_adjectives(words, at)
    hyphened = at > 0 and (words[at - 1].tag == "HYPH" or words[at - 1].text in "-–")
    if word.pos == "ADP" and (hyphened or (following is not None and following.text in "-–")):
        return True
    if word.text.lower() in _BREAKING and not (word.text == "I" and at and words[at - 1].pos == "PROPN"):
        return False
    if (
        word.pos in _NOMINAL
        or (word.tag in ("POS", "HYPH", "VBG") and word.text != "—")
        or word.text in "'\"“”‘’&/–-%+"
    ):
        return not (
            word.tag == "VBG"
            and (at == 0 or words[at - 1].pos in ("NOUN", "PROPN"))
            and not _noun_next(following)
        )
    # "a structured programme", "computer-assisted instruction": a participle before its noun.
    if word.tag in ("VBN", "VBD", "JJ") and following is not None:
        before = words[at - 1] if at else None
        close = before is not None and (
            before.pos in ("DET", "ADJ", "NUM", "ADV", "PUNCT", "CCONJ") or before.tag == "HYPH"
        )
        hyphened = before is not None and before.tag == "HYPH"
        return hyphened or ((at == 0 or close or word.text.lower() in _MAKING) and _noun_next(following))
    return word.pos == "PUNCT" and word.text in "-–/" and at > 0


def _between_adjectives(words: Sequence[Word], at: int) -> bool:
    """Whether the comma at `at` stands between compounds: "a nurse-led, class-based programme"."""
    if at < 2 or at + 1 >= len(words) or words[at - 2].text != "-":
        return False
    compound = at + 2 < len(words) and words[at + 2].text == "-"
    return words[at - 1].tag in ("VBN", "VBD", "JJ") and (compound or words[at + 1].pos == "ADJ")


def _noun_next(word: Word | None) -> bool:
    return word is not None and (word.pos in ("NOUN", "PROPN", "ADJ") or word.tag in ("HYPH", "VBG"))


def _closing(words: Sequence[Word], at: int) -> int | None:
    """The place after the bracket that closes the one at `at`, if it closes soon."""
    for index in range(at + 1, min(at + LONGEST, len(words))):
        if words[index].text in ")]":
            return index + 1
        if words[index].text in "([":
            return None
    return None


def _joined_end(words: Sequence[Word], at: int) -> int:
    """Where a phrase that hangs on what stands before `at` ends, or `at` when none does."""
    word, low = words[at], words[at].text.lower()
    if (word.pos in ("ADP", "SCONJ", "PART") or low in ("versus", "vs", "vs.", "than")) and low in _JOINING:
        return _after(words, at, 1)
    if (
        low == "to"
        and at
        and words[at - 1].pos == "NUM"
        and at + 1 < len(words)
        and words[at + 1].pos == "NUM"
    ):
        return _after(words, at, 1)
    if low in _PARTICIPLES and word.tag in ("VBN", "VBG", "VBD"):
        skip = 2 if at + 1 < len(words) and words[at + 1].pos in ("ADP", "ADV") else 1
        return _after(words, at, skip)
    if (word.pos == "CCONJ" and low in ("and", "or", "&")) or word.text == ",":
        return _listed(words, at)
    return at


def _after(words: Sequence[Word], at: int, skip: int) -> int:
    reached = _nominal_end(words, at + skip)
    return reached if reached > at + skip else at


def _listed(words: Sequence[Word], at: int) -> int:
    """The next member of a list, unless a clause begins there."""
    skip = 2 if words[at].text == "," and at + 1 < len(words) and words[at + 1].pos == "CCONJ" else 1
    reached = _after(words, at, skip)
    opening = words[min(at + skip, len(words) - 1)]
    if opening.tag == "VBG" and words[at].text == ",":
        return at
    if opening.tag in ("PRP$", "WP", "WDT", "WRB") or (opening.tag == "CD" and "." in opening.text):
        return at
    if reached == at or not any(word.pos in ("NOUN", "PROPN") for word in words[at + skip : reached]):
        return at
    if reached < len(words) and (words[reached].tag in _FINITE or words[reached].pos == "AUX"):
        return at
    if words[at].text == "," and skip == 1:
        # A comma goes on with a list only when "and" or "or" closes it soon.
        ahead = words[reached : reached + LONGEST]
        comma_or_end = reached < len(words) and (words[reached].text == "," or words[reached].pos == "CCONJ")
        if not comma_or_end or not any(word.text.lower() in ("and", "or") for word in ahead):
            return at
    return reached


def _bounded(words: Sequence[Word], first: int, last: int) -> int:
    """`last`, or the phrase end before it where the phrase is longer than a part may be."""
    if last - first > LONGEST:
        last = next(
            (
                index
                for index in range(first + LONGEST, first + 2, -1)
                if words[index].pos in ("ADP", "CCONJ") or words[index].text in ",;"
            ),
            first + LONGEST,
        )
    # "In a short": a phrase ends with its noun.
    while last > first + 1 and not _may_end(words, last - 1):
        last -= 1
    return last


def _may_end(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.text.lower() in _PARTICIPLES and word.tag in ("VBG", "VBN", "VBD"):
        return False
    return word.pos in _ENDING or words[at - 1].text == "-" or word.text in ")]\"”’%'"
