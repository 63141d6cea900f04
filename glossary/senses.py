"""Which sense of a word is meant: by grammar, country, and for false friends by all that is around."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import Enum

from glossary.errors import NoSuchTerm
from glossary.false_friends.deciding import Decider
from glossary.forms import tokens_of
from glossary.spacy_english import Sentence, Word, parse
from glossary.spotting import Spot
from glossary.term_bank import TermBank
from glossary.terms import Grade, PartOfSpeech, Sense

Span = tuple[int, int]

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
MOST_AT_ONCE = 20_000  # Characters parsed at one go: spaCy's memory grows with them.
WORDS_A_TERM = 40  # A text with one researchers' word in so many is written for researchers.
MOST_NEEDED = 3  # Different researchers' words that are enough, however long the text is.

UNDER_TEST = {"intervention"}
"""Words that name what a study tests whatever stands before them, though schools use the longer term too."""

_UK = {"England", "Wales", "Scotland", "Northern Ireland"}


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
    decided: bool,
) -> Iterator[Meant]:
    """Yield each spot with its sense, in order; family words of false friends that the bank lacks too.

    Only the pieces (paragraphs) with a word of several meanings are parsed. With `decided` false none is, and
    such words are UNSURE.
    """
    country, research = country_of(text), _speaks_research(spots, text, bank)
    spots = sorted([*spots, *_bare_family_words(text, spots, pieces, decider)], key=lambda one: one.start)
    doubtful = [one for one in spots if _is_doubtful(one, bank, decider)]
    met = {bank.sense(name).term_id for one in spots if not one.short for name in one.sense_ids}
    in_doubt = {one.start for one in doubtful}
    grammar = _grammar(text, pieces, doubtful) if decided else Grammar({}, [])
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


class Grammar:
    """The parsed sentences of a text, found by a place in it."""

    def __init__(self, sentences: dict[int, Sentence], starts: list[int]) -> None:
        self._sentences = sentences
        self._starts = starts

    def at(self, start: int) -> tuple[Sentence, int, list[Sentence]] | None:
        """Return the sentence around a place, the index of the word that stands there, and all sentences."""
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return None
        sentence = self._sentences[self._starts[index]]
        for number, word in enumerate(sentence):
            if word.start <= start < word.end:
                near = self._starts[max(0, index - 2) : index + 3]
                return sentence, number, [self._sentences[one] for one in near]
        return None


def _grammar(text: str, pieces: Sequence[Span], spots: Sequence[Spot]) -> Grammar:
    places = [one.start for one in spots]
    wanted = [
        part
        for piece in pieces
        for part in _parts(text, piece)
        if bisect_left(places, part[0]) < bisect_left(places, part[1])
    ]
    sentences: dict[int, Sentence] = {}
    # Soft hyphens would split words; a space of the same width keeps every offset.
    for (first, _), parsed in zip(wanted, parse(_smooth(text[a:b]) for a, b in wanted), strict=True):
        for sentence in parsed:
            moved = tuple(_moved(word, first) for word in sentence)
            if moved:
                sentences[moved[0].start] = moved
    return Grammar(sentences, sorted(sentences))


def _parts(text: str, piece: Span) -> Iterator[Span]:
    """Yield a paragraph in parts that are parsed at one go, cut where a sentence seems to end."""
    start, end = piece
    while end - start > MOST_AT_ONCE:
        cut = text.rfind(". ", start, start + MOST_AT_ONCE)
        cut = cut + 1 if cut > start else start + MOST_AT_ONCE
        yield start, cut
        start = cut
    yield start, end


def _smooth(text: str) -> str:
    """Return the text with every line break and odd space as one space, of the same length."""
    return re.sub(r"\s", " ", text)


def _moved(word: Word, by: int) -> Word:
    return Word(
        word.text, word.lemma, word.pos, word.tag, word.dep, word.head, word.start + by, word.end + by
    )


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
    """Return the senses of this country if there are any, else those of none in particular."""
    if not country or len(candidates) < 2:
        return candidates
    regions = _UK if country == "UK" else {country}
    here = tuple(sense for sense in candidates if regions & set(sense.region))
    anywhere = tuple(sense for sense in candidates if "international" in sense.region)
    return here or anywhere or candidates


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
    grammar: Grammar,
    bank: TermBank,
    decider: Decider,
) -> Meant:
    found = grammar.at(one.start + _family_offset(one, decider))
    if found is None:
        return Meant(one, None, Reading.UNSURE)
    sentence, at, near = found
    if decider.families_in(one.text):
        return _as_false_friend(one, candidates, sentence, at, near, bank, decider)
    fitting = tuple(sense for sense in candidates if sentence[at].pos in _FITTING[sense.pos]) or candidates
    fitting = _of_country(fitting, country)
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
    sentence: Sentence,
    at: int,
    near: Sequence[Sentence],
    bank: TermBank,
    decider: Decider,
) -> Meant:
    """Let the decider say which sense is meant, and take the bank's sense for it."""
    decision = decider.decide(sentence, at, near=near)
    technical = tuple(sense for sense in candidates if sense.grade is not Grade.FINE)
    plain = tuple(sense for sense in candidates if sense.grade is Grade.FINE)
    if decision.sense == "everyday":
        return Meant(one, plain[0] if plain else None, Reading.SURE if plain else Reading.UNSURE)
    if decision.sense == "research":
        fitting = tuple(sense for sense in technical if sentence[at].pos in _FITTING[sense.pos]) or technical
        if not fitting and (not candidates or sentence[at].lemma in UNDER_TEST):
            fitting = _technical_senses(bank, decider.families_in(one.text))
            one = _narrowed(one, sentence[at])
        if fitting:
            return Meant(one, _likeliest(fitting, sentence), Reading.SURE, decision.because)
    return Meant(one, None, Reading.UNSURE)


def _likeliest(senses: tuple[Sense, ...], sentence: Sentence) -> Sense:
    """Return the sense whose own words share most with the sentence; of equals, the first."""
    around = {word.lemma for word in sentence} | {word.text.casefold() for word in sentence}

    def shared(sense: Sense) -> int:
        said = " ".join((*sense.variants, *sense.search_also, *sense.related, sense.means, sense.example))
        return len({token.norm for token in tokens_of(said) if len(token.norm) > 3} & around)

    return max(senses, key=shared)


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
    return tuple(sense for sense in senses if sense.grade is not Grade.FINE and not sense.retired)
