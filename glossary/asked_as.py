"""Which questions teachers would ask that a text could answer, in the glossary's classroom phrases."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import log

from glossary.forms import tokens_of
from glossary.senses import Meant, Reading, country_of
from glossary.spotting import spot
from glossary.term_bank import TermBank
from glossary.terms import Grade, Sense

MOST = 8  # Questions asked of a text: a table that is still read to its end.
MOST_SENSES = 5  # Subjects asked about: further down are words that the text only mentions.
MOST_TIMES = 4  # Mentions that count; a word that stands ten times is not ten times the subject.
LEAD_BONUS = 3.0  # Mentions that standing in the title or the first sentence is worth.
KEPT_SHARE = 0.4  # Of the weight of the chief subject; what has less is mentioned, not studied.
STRANGE = 0.35  # Rarity of a topic that the text does not hold, from which a phrase is not used.
TELLING = 5  # Letters from which a word that a definition and a text share says that they speak of the same.

NOT_ASKED_ABOUT = {"methods", "research_use"}
"""Areas of words about research itself: no teacher asks about p values."""

WHO_AND_WHERE = {
    "college", "elementary-school", "freshman", "grade", "grade-level", "high-school", "key-stage",
    "kindergartner", "middle-school", "primary-school", "public-school", "regular-classroom",
    "school-district", "school-year", "secondary-school", "semester", "third-grader",
}  # fmt: skip
"""Terms that say whom a study was done with: their phrases ask what age that is, not what was found."""

ABSTRACTS = 10_113  # Read for `bank/commonest.csv`.
RAREST = 96  # Abstracts that hold the rarest of the words listed there.

OWN_WORDS = 2  # Words that a text and the definition of one sense of several must share.
COMPANY = 2  # Terms of its area that a text must hold, itself among them.
MOST_OF_ONE = 4  # Questions about one subject: the seventh way to say a thing tells nothing new.

_SCHOOL_SUBJECTS = (
    {"maths", "math", "mathematics", "mathematical", "mathematically", "numeracy", "arithmetic"},
    {"science", "sciences", "scientific", "physics", "chemistry", "biology"},
    {"english", "literature"},
    {"reading", "reader", "readers", "literacy"},
    {"history", "historical"},
    {"geography", "geographical"},
    {"art", "arts", "drawing"},
    {"music", "musical"},
    {"pe", "sport", "sports", "physical"},
    {"french", "spanish", "german", "mandarin", "languages"},
    {"computing", "coding", "programming"},
    {"phonics"},
)
"""Names of what is taught: a phrase that names one which the text does not is about another lesson."""

_YEARS = re.compile(
    r"\b(?:(?:years?|yr|grades?|key stage|ks|y|p|s) ?\d+|reception|nursery|kindergarten|sixth form|"
    r"a[- ]levels?|gcses?|sats)\b",
    re.IGNORECASE,
)
_HELPS = re.compile(
    r"(?:they|he|she|kids|pupils|students|children|some|half of them|half the class|most of them|boys|girls)"
    r" (?:still |just |really )?(?:can't|cannot|don't|doesn't|won't|aren't|isn't|haven't|hasn't|never|keeps?|"
    r"struggles?|forgets?|refuses?)\b",
    re.IGNORECASE,
)
"""How a phrase begins that "What helps when ...?" can be put before: people, and trouble in the present."""
_ASKS = re.compile(
    r"(?:what|when|where|who|which|why|how|is|are|am|was|were|do|does|did|can|could|should|would|will|has|have)"
    r"\b(?! (?:counts?|works?|they did)\b)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?=\s)")
_HEADING_END = re.compile(r"\s*\n\s*\n")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a teacher would type it; `sense` is the address of the sense it comes from."""

    question: str
    sense: str
    because: str


@dataclass(frozen=True, slots=True)
class _Held:
    """What a text holds: in small letters, its words, those of them that say what it is about, its terms."""

    text: str
    words: frozenset[str]
    telling: frozenset[str]
    terms: frozenset[str]


def asked_as(text: str, meant: Sequence[Meant], *, bank: TermBank, most: int = MOST) -> tuple[Asked, ...]:
    """Return what teachers would type to find this text, the chief subject first; `meant` are its terms.

    Every question is a phrase that the glossary holds for a term of the text, at most with "What helps when"
    before it, and no phrase names a topic of the glossary that the text does not. No term gets a second
    question before each has had one. Empty where the text has no term with classroom phrases.
    """
    words = _words(text)
    held = _Held(
        text=text.casefold(),
        words=words,
        telling=frozenset(word for word in words if len(word) >= TELLING and _rarity(word) > STRANGE),
        terms=frozenset(one.sense.term_id for one in meant if one.sense is not None),
    )
    american = country_of(text) == "US"
    waiting = [
        (sense, list(_phrases(sense, held=held, bank=bank, american=american))[:MOST_OF_ONE])
        for sense in _subjects(text, meant, held=held, bank=bank)
    ]
    asked: dict[str, Asked] = {}
    while len(asked) < most and any(phrases for _, phrases in waiting):
        for sense, phrases in waiting:
            if phrases and len(asked) < most:
                phrase = phrases.pop(0)
                asked.setdefault(phrase.casefold(), _asked(phrase, sense))
    return tuple(asked.values())


def _asked(phrase: str, sense: Sense) -> Asked:
    kind = "a situation teachers tell of" if phrase in sense.situations else "what teachers say"
    return Asked(_as_question(phrase), sense.id, f"{kind} for “{sense.term}”")


def _as_question(phrase: str) -> str:
    """Return a phrase as a question where it reads well as one, else as it is: teachers type phrases."""
    if _HELPS.match(phrase) and not phrase.endswith("?"):
        return f"What helps when {phrase[:1].lower()}{phrase[1:]}?"
    return phrase


def _subjects(text: str, meant: Sequence[Meant], *, held: _Held, bank: TermBank) -> list[Sense]:
    """Return what a text is about, the chief subject first; words about research where nothing else is."""
    lead = _lead(text)
    places: defaultdict[str, list[int]] = defaultdict(list)
    senses: dict[str, Sense] = {}
    for one in meant:
        if one.reading is Reading.SURE and one.sense is not None and one.sense.phrases and _is_spelt(one):
            places[one.sense.id].append(one.spot.start)
            senses[one.sense.id] = one.sense
    senses = {name: sense for name, sense in senses.items() if sense.term_id not in WHO_AND_WHERE}
    company = Counter({sense.term_id: sense.area for sense in senses.values()}.values())
    weights = {
        name: _rarity(sense.term)
        * (min(len(places[name]), MOST_TIMES) + LEAD_BONUS * (places[name][0] < lead))
        for name, sense in senses.items()
        if _is_at_home(sense, times=len(places[name]), held=held, company=company, bank=bank)
    }
    taught = {name: weight for name, weight in weights.items() if senses[name].area not in NOT_ASKED_ABOUT}
    chosen = taught or weights
    least = KEPT_SHARE * max(chosen.values(), default=0.0)
    ranked = sorted(chosen, key=lambda name: (-chosen[name], places[name][0]))
    kept = [senses[name] for name in ranked if chosen[name] >= least]
    names = [_words(sense.term) for sense in kept]
    # "Assessment" beside "formative assessment" would ask about the lesser half of the same thing.
    whole = [
        sense for sense, name in zip(kept, names, strict=True) if not any(name < other for other in names)
    ]
    return whole[:MOST_SENSES]


def _is_spelt(one: Meant) -> bool:
    """Whether a word that is a name ("Higher") is written as one."""
    return one.sense is not None and (one.sense.term.islower() or not one.spot.text.islower())


def _is_at_home(sense: Sense, *, times: int, held: _Held, company: Mapping[str, int], bank: TermBank) -> bool:
    """Whether a text speaks of what a sense is about, and no less than of the term's other senses.

    Single words that teachers know ("stem", "ratio") were not weighed when their sense was chosen. `company`
    counts the text's terms by area.
    """
    if sense.grade is not Grade.FINE or len(_words(sense.term)) > 1:
        return True
    shared = _shared(sense, held)
    if not sense.key:
        return shared > 0 or times > 1
    if company[sense.area] < COMPANY:
        return False
    others = (other for other in bank.term(sense.term).senses if other.id != sense.id and not other.retired)
    return shared >= OWN_WORDS and all(shared >= _shared(other, held) for other in others)


def _shared(sense: Sense, held: _Held) -> int:
    """Count the words of a sense's definition and neighbours that a text holds, its own name left out."""
    said = " ".join((sense.means, *sense.variants, *sense.related, *sense.broader, *sense.search_also))
    telling = {word for word in _words(said) - _words(sense.term) if len(word) >= TELLING}
    return len(telling & held.words)


def _lead(text: str) -> int:
    """Return where the title, if there is one, and the first sentence end."""
    heading = _HEADING_END.search(text)
    stop = _SENTENCE_END.search(text)
    if heading and (stop is None or heading.start() < stop.start()):
        stop = _SENTENCE_END.search(text, heading.end())
    return stop.start() if stop else len(text)


def _phrases(sense: Sense, *, held: _Held, bank: TermBank, american: bool) -> Iterator[str]:
    """Yield the phrases of a sense that fit a text, a saying and a situation in turn, the best first."""
    said = (*sense.us_say, *sense.teachers_say) if american else sense.teachers_say
    kinds = [_fitting(phrases, sense=sense, held=held, bank=bank) for phrases in (said, sense.situations)]
    while any(kinds):
        for phrases in kinds:
            if phrases:
                yield phrases.pop(0)


def _fitting(phrases: Sequence[str], *, sense: Sense, held: _Held, bank: TermBank) -> list[str]:
    """Return the phrases that say enough and name no topic the text lacks, those nearest to it first."""
    strangeness = {
        phrase: _strangeness(phrase, sense=sense, held=held, bank=bank)
        for phrase in phrases
        if _says_enough(phrase)
    }
    fitting = [phrase for phrase, strange in strangeness.items() if strange < STRANGE]
    return sorted(fitting, key=lambda phrase: (held.telling.isdisjoint(_words(phrase)), strangeness[phrase]))


def _says_enough(phrase: str) -> bool:
    """Whether somebody could type it and mean this: several words, or an abbreviation."""
    return " " in phrase or sum(letter.isupper() for letter in phrase) > 1


def _strangeness(phrase: str, *, sense: Sense, held: _Held, bank: TermBank) -> float:
    """Return how rare the rarest topic is that a phrase names and the text does not."""
    if any(year.group().casefold() not in held.text for year in _YEARS.finditer(phrase)):
        return 1.0
    said = _words(phrase)
    if any(not said.isdisjoint(names) and held.words.isdisjoint(names) for names in _SCHOOL_SUBJECTS):
        return 1.0
    strange = [0.0]
    for one in spot(phrase, tree=bank.tree):
        named = [bank.sense(name) for name in one.sense_ids]
        known = one.text.casefold() in held.text or any(
            other.term_id in held.terms or other.id == sense.id for other in named
        )
        if not known and named and all(other.area not in NOT_ASKED_ABOUT for other in named):
            strange.append(min(_rarity(other.term) for other in named))
    return max(strange)


def _words(text: str) -> frozenset[str]:
    return frozenset(token.norm for token in tokens_of(text))


def _rarity(term: str) -> float:
    """Return 1 for a term that is not among the commonest of research, down to near 0 for the commonest."""
    found = _abstracts_with().get(term.casefold())
    return 1.0 if found is None else log(ABSTRACTS / found) / log(ABSTRACTS / RAREST)


@cache
def _abstracts_with() -> Mapping[str, int]:
    """Return how many abstracts hold each of the commonest words."""
    text = (resources.files("glossary") / "bank" / "commonest.csv").read_text("utf-8")
    found: dict[str, int] = {}
    for row in csv.DictReader(text.splitlines()):
        for name in (row["term"], row["usual_form"]):
            found.setdefault(name.casefold(), int(row["documents"]))
    return found
