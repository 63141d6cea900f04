"""Hedges, shares and sizes: nothing surer, vaguer, wider or larger than the source has it."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.meaning.losses import Kept, Loss
from glossary.meaning.statement import Sign, Statement
from glossary.meaning.word_lists import word_list

_DOUBT = (
    "hedge.may",
    "hedge.suggest",
    "hedge.seem",
    "hedge.likely",
    "negation.unlikely",
    "evidence.not_excluded",
)
"""Words that leave a claim open, any of which may stand for another, except a surer one for "may"."""
_NEARLY_DOUBT = (
    "hedge.can", "hedge.tend", "hedge.early", "hedge.estimate", "hedge.sometimes", "intent.intent",
    "intent.view",
    "evidence.open_question", "evidence.not_all", "significance.within_chance", "sure.will",
)  # fmt: skip
_SHARES = (
    "about",
    "often",
    "usually",
    "sometimes",
    "some",
    "many",
    "most",
    "few",
    "average",
    "extent",
    "early",
    "estimate",
    "tend",
)
_ADDED = ("often", "usually", "sometimes", "some", "many", "most", "few", "about", "tend")
DENIED_WITHIN = 3  # Words before one that is denied, in which the "not" stands.
_SIZES = ("small", "moderate", "large")
_HOW_OFTEN = word_list("how_often")
"""After "every" these tell how often, not of how many."""
_NEARLY = frozenset(("almost", "nearly", "not", "at", "after", "above", "virtually"))
"""Before "all" these make less than all of it, or a set phrase."""
_GRADED = frozenset(("more", "less", "most", "least", "as", "how", "equally", "so", "too"))
"""Before "often", "likely" or "many" these make a comparison or a question of it."""
_MANY = frozenset(("children", "people", "men", "women", "staff", "research", "work", "evidence"))
_PREPOSITIONS = word_list("no_noun")
_SUPERLATIVE = ("ly", "ive", "al", "ant", "ent", "ful", "able", "ible", "ous", "ing", "ed", "common", "of")


def lost(source: Statement, plain: Statement) -> Iterator[Loss]:
    """Yield a loss for each hedge, share or size that vanished, was added, or became surer."""
    yield from _doubt(source, plain)
    yield from _surer(source, plain)
    yield from _shares(source, plain)
    yield from _scope(source, plain)
    yield from _sizes(source, plain)
    yield from _intentions(source, plain)


def _doubt(source: Statement, plain: Statement) -> Iterator[Loss]:
    before, now = _doubts(source), _doubts(plain)
    if before and not now and not _doubt_otherwise(before, plain) and not _frame_only(before, source, plain):
        words = source.quoted(before)
        yield Loss(Kept.HEDGE, words, f"The source says “{words}”; the plain version is surer.")
    elif len(now) < len(before) and not _carried_by_one(source):
        words = source.quote(before[-1])
        yield Loss(
            Kept.HEDGE, words, f"The source hedges more than once (“{words}”); the plain version is surer."
        )
    elif (
        now
        and not before
        and not source.whole.has(*_NEARLY_DOUBT)
        and not _doubts(source.whole)
        and not source.family("limitation")
    ):
        words = plain.quoted(now)
        yield Loss(Kept.HEDGE, words, f"The plain version says “{words}”; the source is surer.")
    if before and {one.name for one in before} == {"may"} and now and {one.name for one in now} == {"likely"}:
        words = plain.quoted(now)
        yield Loss(Kept.HEDGE, words, f"The source says “{source.quoted(before)}”; “{words}” is surer.")
    if source.has("hedge.can") and not before and not plain.says("hedge.can"):
        words = source.quoted(source.of("hedge.can"))
        yield Loss(Kept.HEDGE, words, f"The source says “{words}”; the plain version is surer.")


def _doubts(statement: Statement) -> tuple[Sign, ...]:
    return tuple(one for one in statement.of(*_DOUBT) if not _no_doubt(one, statement))


def _no_doubt(one: Sign, statement: Statement) -> bool:
    """Whether a sign leaves nothing open: "more likely", "could not", "does not imply"."""
    before = _before(one, statement)
    if one.name == "likely":
        return before in _GRADED
    if one.name == "may":
        ability = statement.words[one.places[0]].text == "could" and _following(one, statement) == "not"
        return ability or before == "not"
    return one.name == "suggest" and before == "not"


def _doubt_otherwise(before: tuple[Sign, ...], plain: Statement) -> bool:
    """Whether a single doubt is left by a word that hedges less plainly, such as "can" or "early signs"."""
    names = {one.name for one in before}
    if names <= {"may"} and plain.has("hedge.can"):
        return True
    return names <= {"suggest", "may", "seem"} and plain.has(
        "hedge.early", "evidence.open_question", "hedge.estimate"
    )


def _frame_only(before: tuple[Sign, ...], source: Statement, plain: Statement) -> bool:
    """Whether only a frame ("the results suggest that …") is gone, and the doubt inside it still stands."""
    framed = _framed(source)
    return bool(framed) and all(one in framed for one in before) and bool(_doubts(plain.whole))


def _carried_by_one(source: Statement) -> bool:
    """Whether a frame and the doubt inside it may have become one."""
    return bool(_framed(source))


def _framed(source: Statement) -> list[Sign]:
    """Return the doubts that frame another one in their clause ("suggest that … may")."""
    doubts = _doubts(source.whole)
    return [
        one
        for one in doubts
        if one.name == "suggest"
        and any(other.clause == one.clause and other.places[0] > one.places[0] for other in doubts)
    ]


def _surer(source: Statement, plain: Statement) -> Iterator[Loss]:
    for name in ("sure.proved", "sure.will"):
        surer = [one for one in plain.of(name) if not _denied(one, plain)]
        if surer and not source.whole.says(name):
            words = plain.quoted(surer)
            yield Loss(Kept.HEDGE, words, f"The plain version says “{words}”; the source is less sure.")
    everyone = [
        one
        for one in plain.of("sure.all")
        if _following(one, plain) not in _HOW_OFTEN and _before(one, plain) not in _NEARLY
    ]
    if everyone and not source.whole.says("sure.all"):
        words = plain.quoted(everyone)
        yield Loss(
            Kept.POPULATION, words, f"The plain version says “{words}”; the source does not say it of all."
        )


def _denied(sign: Sign, statement: Statement) -> bool:
    """Whether a "not" stands just before ("has not been proved")."""
    at = sign.places[0]
    return any(
        word.text in {"not", "no", "never"} for word in statement.words[max(0, at - DENIED_WITHIN) : at]
    )


def _shares(source: Statement, plain: Statement) -> Iterator[Loss]:
    for name in _SHARES:
        signs = _real(source, name)
        still = plain.whole if name == "estimate" else plain
        if signs and not still.says(f"hedge.{name}") and not (name == "tend" and plain.has(*_DOUBT)):
            words = source.quoted(signs)
            yield Loss(Kept.HEDGE, words, f"The source says “{words}”; the plain version leaves it out.")
    for name in _ADDED:
        signs = _real(plain, name)
        if signs and not source.whole.says(f"hedge.{name}") and not _share_implied(name, source.whole):
            words = plain.quoted(signs)
            yield Loss(Kept.HEDGE, words, f"The plain version says “{words}”; the source does not.")


def _share_implied(name: str, source: Statement) -> bool:
    if name == "tend":
        return source.has("cause.associated", *_DOUBT)
    if name == "many":
        return source.has("size.large")
    if name == "about":
        return source.has("hedge.estimate")
    if name == "some":
        return source.has("hedge.many", "hedge.few", "hedge.extent")
    return name == "few" and source.has(
        "negation.lack", "negation.hardly", "size.small", "limitation.few_studied", "limitation.limited"
    )


def _real(statement: Statement, name: str) -> tuple[Sign, ...]:
    """Leave out "more often", "not many", and "the most effective", which is a superlative and no share."""
    graded = _GRADED if name != "many" else _GRADED | {"not"}
    signs = tuple(one for one in statement.of(f"hedge.{name}") if _before(one, statement) not in graded)
    if name != "most":
        return signs
    kept: list[Sign] = []
    for one in signs:
        before = _before(one, statement)
        following = _following(one, statement)
        superlative = following.endswith(_SUPERLATIVE) and following != "of"
        alone = not following.isalpha() or following in _PREPOSITIONS
        several = any(
            _is_plural(word.text) for word in statement.words[one.places[-1] + 1 : one.places[-1] + 3]
        )
        if len(one.places) > 1 or (before != "the" and several and not superlative and not alone):
            kept.append(one)
    return tuple(kept)


def _is_plural(word: str) -> bool:
    return word in _MANY or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _following(sign: Sign, statement: Statement) -> str:
    at = sign.places[-1] + 1
    return statement.words[at].text if at < len(statement.words) else ""


def _before(sign: Sign, statement: Statement) -> str:
    return statement.words[sign.places[0] - 1].text if sign.places[0] else ""


def _scope(source: Statement, plain: Statement) -> Iterator[Loss]:
    signs = source.of("hedge.here")
    reports = source.whole.family("direction") or source.whole.has(
        "cause.associated", "comparison.differ", "cause.effect"
    )
    if signs and reports and not plain.whole.says("hedge.here"):
        words = source.quoted(signs)
        yield Loss(
            Kept.HEDGE,
            words,
            f"The source says it of this study only (“{words}”); the plain version says it of all.",
        )


def _sizes(source: Statement, plain: Statement) -> Iterator[Loss]:
    for name in _SIZES:
        signs = source.of(f"size.{name}")
        if (
            signs
            and name != "large"
            and not plain.says(f"size.{name}")
            and not source.has("limitation.few_studied")
        ):
            words = source.quoted(signs)
            yield Loss(Kept.HEDGE, words, f"The source says “{words}”; the plain version does not.")
        added = plain.of(f"size.{name}")
        if (
            added
            and not source.says(f"size.{name}")
            and not (name == "small" and source.has("limitation.few_studied", "hedge.few"))
        ):
            words = plain.quoted(added)
            what = (
                Kept.SIGNIFICANCE
                if name == "large" and source.whole.has("significance.beyond_chance")
                else Kept.HEDGE
            )
            yield Loss(what, words, f"The plain version says “{words}”; the source does not.")


def _intentions(source: Statement, plain: Statement) -> Iterator[Loss]:
    for name, told in (("intent", "a question or an aim"), ("view", "what people said or thought")):
        signs = source.of(f"intent.{name}")
        if signs and not plain.says(f"intent.{name}") and not plain.has(*_DOUBT):
            words = source.quoted(signs)
            yield Loss(
                Kept.HEDGE,
                words,
                f"In the source this is {told} (“{words}”); the plain version makes it a finding.",
            )
