"""Which sense of a word is meant: by grammar, country, and for false friends by all that is around."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from glossary.errors import NoSuchTerm
from glossary.false_friends.deciding import Decider
from glossary.forms import tokens_of
from glossary.grammar import Grammar, Span, grammar_of
from glossary.spacy_english import Sentence, Word
from glossary.spotting import Spot
from glossary.term_bank import TermBank
from glossary.terms import Grade, PartOfSpeech, Sense

_FITTING = {
    PartOfSpeech.NOUN: {"NOUN", "PROPN"},
    PartOfSpeech.VERB: {"VERB", "AUX"},
    PartOfSpeech.ADJECTIVE: {"ADJ", "VERB", "NOUN", "PROPN", "ADV"},
    PartOfSpeech.ADVERB: {"ADV", "ADJ", "ADP"},
}
"""Part of speech of a sense -> the tags a tagger may give the word; before nouns they blur."""

_COUNTRY = {
    "US": re.compile(
        r"\b(?:[KP]re?-?K|kindergarten\w*|grades? (?:\d|K)|\d(?:st|nd|rd|th)[- ]grade\w*|math|programs?|"
        r"behavior\w*|elementary school\w*|middle school\w*|randomized|U\.?S\.?|Title I|school districts?)\b"
    ),
    "UK": re.compile(
        r"\b(?:Years? \d|Key Stage|KS[1-5]|maths|programmes?|behaviour\w*|Ofsted|DfE|England|"
        r"English schools?|Scotland|Wales|pupils?|randomised|GCSEs?|Reception)\b"
    ),
}
WORDS_A_TERM = 40  # A text with one researchers' word in so many is written for researchers.
LEANING = 0.5  # Share from which an undecided word of a text for researchers has its research sense.
MOST_NEEDED = 3  # Different researchers' words that are enough, however long the text is.

UNDER_TEST = {"intervention", "condition", "treatment"}
"""Words for what a study tests: in a text for researchers the likelier sense, whatever stands before."""

_TRAPS = {Grade.UNKNOWN, Grade.MISREAD}
_UK = {"England", "Wales", "Scotland", "Northern Ireland"}


class Parsed(Protocol):
    """The grammar of a text, found by a place in it."""

    def at(self, start: int) -> tuple[Sentence, int, list[Sentence]] | None:
        """Return the sentence around a place, the index of the word there, and the sentences around it."""
        ...


class Reading(Enum):
    """How sure it is that the sense given is meant."""

    SURE = "sure"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Meant:
    """A spot with the sense that is meant; UNSURE when several are possible and nothing decides."""

    spot: Spot
    sense: Sense | None
    reading: Reading
    because: tuple[str, ...] = ()
    """Why a word that teachers and researchers share has its research sense here; empty for other words."""


def read_spots(
    text: str,
    spots: Sequence[Spot],
    *,
    pieces: Sequence[Span],
    bank: TermBank,
    decider: Decider,
    decided: bool = True,
    grammar: Parsed | None = None,
) -> Iterator[Meant]:
    """Yield each spot with its sense, in order; family words of false friends that the bank lacks too.

    Only the pieces (paragraphs) with a word of several meanings are parsed, unless the caller has a `grammar`
    already. With `decided` false nothing is parsed, and such words are UNSURE.
    """
    country, research = country_of(text), _speaks_research(spots, text, bank)
    spots = sorted([*spots, *_bare_family_words(text, spots, pieces, decider)], key=lambda one: one.start)
    doubtful = [one for one in spots if _is_doubtful(one, bank, decider)]
    met = {bank.sense(name).term_id for one in spots if not one.short for name in one.sense_ids}
    in_doubt = {one.start for one in doubtful}
    if grammar is None:
        grammar = grammar_of(text, pieces, doubtful) if decided else Grammar({}, [])
    for one in spots:
        candidates = tuple(bank.sense(name) for name in one.sense_ids)
        if one.short and one.long and not candidates:
            yield Meant(one, None, Reading.SURE)
        elif one.start not in in_doubt:
            yield _plainly(one, candidates, country, met)
        elif not decided:
            yield Meant(one, None, Reading.UNSURE)
        else:
            yield _by_context(one, candidates, country, research, grammar, bank, decider)


def country_of(text: str) -> str:
    """Return "US" or "UK" by the words of the text, "" when neither is clearly ahead."""
    counts = Counter({name: len(pattern.findall(text)) for name, pattern in _COUNTRY.items()})
    (first, most), (_, fewer) = counts.most_common(2)
    return first if most > 2 * fewer else ""


def _is_doubtful(one: Spot, bank: TermBank, decider: Decider) -> bool:
    if one.short:
        return False
    if decider.families_in(one.text):
        return True
    candidates = [bank.sense(name) for name in one.sense_ids]
    return len({sense.grade for sense in candidates}) > 1 or (
        " " not in one.text and len({sense.pos for sense in candidates}) > 1
    )


def _bare_family_words(
    text: str, spots: Sequence[Spot], pieces: Sequence[Span], decider: Decider
) -> Iterator[Spot]:
    """Yield the words of false-friend families that no spot covers ("randomly", "biased")."""
    taken = sorted((one.start, one.end) for one in spots)
    starts = [start for start, _ in taken]
    for first, last in pieces:
        for start, end in decider.family_words(text[first:last]):
            at = bisect_right(starts, first + start) - 1
            if at >= 0 and taken[at][1] > first + start:
                continue
            yield Spot(first + start, first + end, text[first + start : first + end], ())


def _plainly(one: Spot, candidates: tuple[Sense, ...], country: str, met: Set[str]) -> Meant:
    """Choose among senses that are all of one grade: by country, then the bank's order.

    A short form of several terms ("PBL") stands for the one that the text has in full, or for none.
    """
    if one.short and len({sense.term_id for sense in candidates}) > 1:
        in_full = tuple(sense for sense in candidates if sense.term_id in met)
        if len({sense.term_id for sense in in_full}) != 1:
            return Meant(one, None, Reading.UNSURE)
        candidates = in_full
    return Meant(one, _of_country(candidates, country)[0], Reading.SURE)


def _of_country(candidates: tuple[Sense, ...], country: str) -> tuple[Sense, ...]:
    """Return the senses of this country if there are any, else those of none in particular.

    What teachers everywhere call so ("course") goes on competing with what one country means by it.
    """
    if not country or len(candidates) < 2:
        return candidates
    regions = _UK if country == "UK" else {country}
    here = tuple(sense for sense in candidates if regions & set(sense.region))
    anywhere = tuple(sense for sense in candidates if "international" in sense.region)
    everybodys = tuple(sense for sense in anywhere if "teacher" in sense.register and sense not in here)
    return (*here, *everybodys) if here else anywhere or candidates


def _speaks_research(spots: Sequence[Spot], text: str, bank: TermBank) -> bool:
    """Whether a text is written for researchers: by the words that only researchers use."""
    technical: set[str] = set()
    for one in spots:
        senses = [bank.sense(name) for name in one.sense_ids]
        if senses and all(sense.grade is not Grade.FINE and _only_researchers(sense) for sense in senses):
            technical.add(senses[0].id)
    enough = min(MOST_NEEDED, max(1, len(text.split()) // WORDS_A_TERM))
    return len(technical) >= enough


def _only_researchers(sense: Sense) -> bool:
    return sense.register == ("researcher",)


def _by_context(
    one: Spot,
    candidates: tuple[Sense, ...],
    country: str,
    research: bool,
    grammar: Parsed,
    bank: TermBank,
    decider: Decider,
) -> Meant:
    found = grammar.at(one.start + _family_offset(one, decider))
    if found is None:
        return Meant(one, None, Reading.UNSURE)
    sentence, at, near = found
    if decider.families_in(one.text):
        return _as_false_friend(one, candidates, research, sentence, at, near, bank, decider)
    fitting = tuple(sense for sense in candidates if sentence[at].pos in _FITTING[sense.pos]) or candidates
    as_written = tuple(sense for sense in fitting if one.text in (sense.term, *sense.variants))
    # "Head Start" is the programme, "a head start" is not.
    fitting = as_written if as_written and not one.text.islower() else _of_country(fitting, country)
    if len({sense.grade for sense in fitting}) > 1 and research and len(tokens_of(one.text)) > 1:
        # In a text for researchers, words that only they use in one of their senses have that sense
        # ("business as usual"); a single word is too often an everyday one there too ("explained").
        fitting = tuple(sense for sense in fitting if _only_researchers(sense)) or fitting
    if len({sense.grade for sense in fitting}) > 1:
        return Meant(one, None, Reading.UNSURE)
    return Meant(one, fitting[0], Reading.SURE)


def _family_offset(one: Spot, decider: Decider) -> int:
    return next((start for start, _ in decider.family_words(one.text)), 0)


def _as_false_friend(
    one: Spot,
    candidates: tuple[Sense, ...],
    research: bool,
    sentence: Sentence,
    at: int,
    near: Sequence[Sentence],
    bank: TermBank,
    decider: Decider,
) -> Meant:
    """Let the decider say which sense is meant, and take the bank's sense for it."""
    decision = decider.decide(sentence, at, near=near)
    technical = tuple(sense for sense in candidates if sense.grade in _TRAPS)
    plain = tuple(sense for sense in candidates if sense.grade is Grade.FINE)
    if decision.sense == "everyday":
        return Meant(one, plain[0] if plain else None, Reading.SURE if plain else Reading.UNSURE)
    leaning = research and not decision.sense and decision.share >= LEANING and _is_under_test(sentence[at])
    if decision.sense == "research" or leaning:
        fitting = tuple(sense for sense in technical if sentence[at].pos in _FITTING[sense.pos]) or technical
        if not fitting and (not candidates or _is_under_test(sentence[at])):
            fitting = _technical_senses(bank, decider.families_in(one.text))
            one = _narrowed(one, sentence[at])
        if fitting:
            because = decision.because or ("the text is written for researchers",)
            return Meant(one, _likeliest(fitting, sentence), Reading.SURE, because)
    return Meant(one, None, Reading.UNSURE)


def _likeliest(senses: tuple[Sense, ...], sentence: Sentence) -> Sense:
    """Return the sense whose own words share most with the sentence; of equals, the first."""
    around = {word.lemma for word in sentence} | {word.text.casefold() for word in sentence}

    def shared(sense: Sense) -> int:
        said = " ".join((*sense.variants, *sense.search_also, *sense.related, sense.means, sense.example))
        return len({token.norm for token in tokens_of(said) if len(token.norm) > 3} & around)

    return max(senses, key=shared)


def _is_under_test(word: Word) -> bool:
    return word.lemma in UNDER_TEST


def _narrowed(one: Spot, word: Word) -> Spot:
    """Return the spot of one word of a longer term ("intervention" of "reading intervention")."""
    start, end = max(one.start, word.start), min(one.end, word.end)
    return Spot(start, end, one.text[start - one.start : end - one.start], one.sense_ids, one.short, one.long)


def _technical_senses(bank: TermBank, families: Sequence[str]) -> tuple[Sense, ...]:
    """Return the senses that a teacher misreads of the terms a family is named after."""
    try:
        senses = bank.term(families[0]).senses
    except (NoSuchTerm, IndexError):
        return ()
    return tuple(sense for sense in senses if sense.grade in _TRAPS and not sense.retired)
