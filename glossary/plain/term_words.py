"""Puts a sense's plain words in a term's place, or beside it, in the form that the sentence asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from glossary.plain.drafts import Draft, capitalised
from glossary.plain.in_text import Way, in_text
from glossary.plain.significance import SIGNIFICANCE, significance_draft
from glossary.plain.splits import in_brackets
from glossary.plain.translation import EditKind
from glossary.plain.word_forms import article_for, in_tense_of, plural_gloss, plural_of
from glossary.spacy_english import Sentence
from glossary.terms import PartOfSpeech, Relation, Sense, Wording

MOST_GLOSSES = 3
"""Explanations a sentence can carry, in brackets or behind it, before it is harder to read than without."""

LONGEST_IN_BRACKETS = 3
"""Words of an explanation within the sentence; longer ones break it, and stand behind it instead."""

FARTHEST_NOUN = 2
"""Words from a term to the noun it belongs to; over more the parse is too often wrong."""
_MODIFIES = ("compound", "amod", "nmod")
_SIGNIFICANT = ("significant", "significantly")
_RUNS_ON = frozenset(
    ("a", "an", "the", "by", "in", "to", "what", "how", "when", "something", "those", "being", "having",
     "not", "one", "whether", "placing", "choosing", "comparing", "measuring", "giving", "testing")
)  # fmt: skip
"""First words of a meaning that reads on after "means" without a colon."""
_KINDS = ("type", "kind", "form", "level", "amount", "sort", "length", "duration", "intensity", "mode")
_OTHERWISE = frozenset(("clinically-significant", "practically-significant", "educationally-significant"))
"""Senses with the word in another meaning."""
_BEFORE_NOUNS = frozenset(
    ("trainee teacher", "working teacher", "state school", "school leader", "teaching staff",
     "teaching assistant", "comparison group", "programme group", "intellectual disability")
)  # fmt: skip
"""Wordings of two words that stand well before another noun."""
_PREPOSITIONS = ("with", "for", "to", "of", "on", "at", "from", "by", "in")


@dataclass(frozen=True, slots=True)
class Place:
    """A term in a sentence: where it stands (code points of the sentence) and the sense that is meant."""

    start: int
    end: int
    sense: Sense


def term_drafts(
    sentence: str, words: Sentence, places: Sequence[Place], *, explained: set[str], brackets_only: bool
) -> Iterator[Draft]:
    """Yield a draft for each term that can be put plainly here; `explained` gains the senses it explains.

    With `brackets_only` no term is replaced: each is explained behind itself, once in a text.
    """
    glosses = 0
    for place in places:
        at = _head(words, place)
        how = in_text(place.sense)
        if at is None or how.way is Way.LEAVE:
            continue
        sense_id = place.sense.id
        draft = None
        significant = _significant(words, place)
        if significant is not None and not brackets_only:
            if not explained & SIGNIFICANCE:
                draft = significance_draft(sentence, words, significant, place.sense)
                explained |= SIGNIFICANCE if draft else frozenset()
        elif how.way is Way.INSTEAD and not brackets_only:
            draft = _in_place(sentence, words, at, place, how.wordings)
        put_apart = significant is not None and not brackets_only
        if draft is None and not put_apart and sense_id not in explained and glosses < MOST_GLOSSES:
            draft = _explanation(sentence, words, at, place, how.wordings[0], within=brackets_only)
            if draft is not None and draft.said in explained:
                draft = None
            glosses += draft is not None
        if draft is not None:
            explained.update((sense_id, draft.said))
            yield draft


def _significant(words: Sentence, place: Place) -> int | None:
    """Return the index of the word "significant" or "significantly" in a term, if it has one."""
    if "significan" not in place.sense.id or place.sense.id in _OTHERWISE:
        return None
    return next(
        (
            at
            for at, word in enumerate(words)
            if place.start <= word.start < place.end and word.text.casefold() in _SIGNIFICANT
        ),
        None,
    )


def _head(words: Sentence, place: Place) -> int | None:
    """Return the index of the word of a term that the rest of the sentence hangs on."""
    inside = [at for at, word in enumerate(words) if place.start <= word.start < place.end]
    for at in inside:
        if words[at].head == at or words[at].head not in inside:
            return at
    return None


def _in_place(
    sentence: str, words: Sentence, at: int, place: Place, wordings: Sequence[Wording]
) -> Draft | None:
    """Return the first wording that can stand in the term's place, in the form that it asks for."""
    for wording in wordings:
        said = _fitted(sentence, words, at, place, wording)
        if said:
            return _replacing(sentence, place, said, wording)
    return None


def _fitted(sentence: str, words: Sentence, at: int, place: Place, wording: Wording) -> str:
    """Return a wording in the form of the term, or "" where it cannot stand."""
    match place.sense.pos:
        case PartOfSpeech.NOUN:
            return _noun(sentence, words, at, place, wording)
        case PartOfSpeech.VERB:
            return _verb(words, at, wording)
        case PartOfSpeech.ADJECTIVE:
            return _adjective(words, at, wording)
        case _:
            return "" if words[at].dep in _MODIFIES else wording.say


def _noun(sentence: str, words: Sentence, at: int, place: Place, wording: Wording) -> str:
    word, sense = words[at], place.sense
    if word.pos not in ("NOUN", "PROPN") or sentence[place.end : place.end + 1] in ("'", "’", "-"):
        return ""
    before_a_noun = word.dep in _MODIFIES and word.head > at
    if before_a_noun and " " in wording.say and wording.say not in _BEFORE_NOUNS:
        return ""
    plural = word.tag in ("NNS", "NNPS") and sense.countable != "plural"
    said = plural_of(wording.say) if plural else wording.say
    bare = not plural and sense.countable == "yes" and word.dep not in (*_MODIFIES, "ROOT", "conj")
    return f"the {said}" if bare and not _has_determiner(words, at, place) else said


def _verb(words: Sentence, at: int, wording: Wording) -> str:
    word = words[at]
    following = words[at + 1].text if at + 1 < len(words) else ""
    if following == "by" and wording.say.rsplit(" ", 1)[-1] in _PREPOSITIONS:
        return ""
    fits = word.pos in ("VERB", "AUX") and word.dep not in _MODIFIES
    return in_tense_of(wording.say, word) if fits else ""


def _adjective(words: Sentence, at: int, wording: Wording) -> str:
    word = words[at]
    if any(one.dep == "conj" and one.head == at for one in words):
        # "experimental and control groups": half of a pair says less than the pair.
        return ""
    long = " " in wording.say
    behind = word.dep in ("acomp", "attr", "oprd", "ROOT")
    before = word.dep == "amod" and word.head > at and not wording.place and not long
    return wording.say if before or (behind and (wording.place or not long)) else ""


def _has_determiner(words: Sentence, at: int, place: Place) -> bool:
    """Whether a, the, this, each, whose ... belongs to the noun, or it stands behind another noun.

    "Type of intervention" needs no article either.
    """
    inside = next(number for number, word in enumerate(words) if word.end > place.start)
    if inside > 1 and words[inside - 1].text == "of" and words[inside - 2].lemma in _KINDS:
        return True
    before = [words[number] for number in range(at) if words[number].head == at or number >= at - 1]
    return any(
        one.dep in ("det", "poss", "nummod", "predet", "compound", "amod", "nmod", "neg", "quantmod")
        or one.pos in ("NUM", "DET", "ADJ", "NOUN", "PROPN", "CCONJ", "PUNCT", "SYM", "X")
        or one.tag in ("WP$", "PRP$", "VBG", "VBN")
        for one in before
        if one.end <= place.start
    )


def _replacing(sentence: str, place: Place, said: str, wording: Wording) -> Draft:
    start = place.start
    if not sentence[: place.start].strip("“‘\"'( ") and sentence[place.start].isupper():
        said = capitalised(said)
    before = re.search(r"\b([Aa]n?) $", sentence[:start])
    if before:
        article = article_for(said)
        said = f"{article.capitalize() if before[1][0].isupper() else article} {said}"
        start = before.start(1)
    return Draft(start, place.end, said, EditKind.TERM, reason_for(place.sense, wording), place.sense.id)


def _explanation(
    sentence: str, words: Sentence, at: int, place: Place, wording: Wording, *, within: bool
) -> Draft | None:
    """Explain a term: a few words in brackets behind it, more in a sentence of their own."""
    before_a_noun = words[at].dep in _MODIFIES and words[at].head > at
    if before_a_noun and place.sense.relation is Relation.FALSE_FRIEND and " " not in place.sense.term:
        # A shared word before another noun ("practice phase", "control condition") is rarely meant alone.
        return None
    short = len(wording.say.split()) <= LONGEST_IN_BRACKETS and not before_a_noun
    if not within and not (short and place.sense.pos is not PartOfSpeech.VERB):
        noted = note(sentence, _named(sentence, place), _meaning(place.sense, wording))
        if noted:
            end = len(sentence)
            return Draft(end, end, noted, EditKind.NOTE, reason_for(place.sense, wording), place.sense.id)
    return _gloss(sentence, words, at, place, wording)


def note(sentence: str, term: str, meaning: str) -> str:
    """Return a sentence that tells what `term` means, or "" behind what does not end as a sentence does."""
    if not sentence.rstrip('”"’)').endswith((".", "!", "?")):
        return ""
    colon = "" if meaning.partition(" ")[0] in _RUNS_ON else ":"
    return f" Here “{term}” means{colon} {meaning}."


def _named(sentence: str, place: Place) -> str:
    return f"to {place.sense.term}" if place.sense.pos is PartOfSpeech.VERB else _bare(sentence, place)


def _meaning(sense: Sense, wording: Wording) -> str:
    return f"to {wording.say}" if sense.pos is PartOfSpeech.VERB else wording.say


def _gloss(sentence: str, words: Sentence, at: int, place: Place, wording: Wording) -> Draft | None:
    """Explain a term in brackets: behind itself, or behind the noun that it belongs to."""
    word, sense = words[at], place.sense
    end, named = place.end, ""
    before_a_noun = word.dep in _MODIFIES and word.head > at
    if before_a_noun and (words[word.head].pos not in ("NOUN", "PROPN") or word.head > at + FARTHEST_NOUN):
        return None
    if before_a_noun:
        end, named = words[word.head].end, f"{_bare(sentence, place)}: "
    elif sense.pos is PartOfSpeech.VERB:
        named = f"to {sense.term} here means to "
    elif sense.pos is not PartOfSpeech.NOUN:
        named = "that is, "
    following = sentence[end : end + 2]
    if following[:1].isalnum() or following[:1] in tuple("-–'’/(\"”") or following in (" (", " ["):
        return None
    if end < place.end or in_brackets(sentence, end):
        return None
    said = wording.say
    if not named and sense.countable == "yes" and word.tag in ("NNS", "NNPS"):
        said = plural_gloss(said)
    return Draft(end, end, f" ({named}{said})", EditKind.GLOSS, reason_for(sense, wording), sense.id)


def _bare(sentence: str, place: Place) -> str:
    """Return the term as it is written, small where only the start of the sentence made it big."""
    written = sentence[place.start : place.end]
    if sentence[: place.start].strip() or place.sense.term[0].isupper() or written[1:] != written[1:].lower():
        return written
    return written.casefold()


def reason_for(sense: Sense, wording: Wording) -> str:
    """Say what a term means here, and what its plain words leave out."""
    lost = (
        ""
        if wording.loses.strip(".").casefold() == "nothing"
        else f" Lost in the plain words: {wording.loses}"
    )
    return f"“{sense.term}” here means: {sense.means}{lost}"
