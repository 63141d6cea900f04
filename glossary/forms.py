"""Every form in which the bank's words stand in a text, in a tree that finds the longest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from glossary.terms import PartOfSpeech, Sense

Inflect = Callable[[str, PartOfSpeech], Iterable[str]]
"""Gives the forms of one word in one part of speech, itself among them."""

JOINTS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}/"
"""What may join two words of one term: "pre-test", "post–test", "pupil/teacher"."""

_AMERICAN = (
    ("our", "or"), ("is", "iz"), ("ys", "yz"), ("programme", "program"), ("tre", "ter"), ("ll", "l"),
    ("ae", "e"), ("oe", "e"), ("maths", "math"), ("ence", "ense"), ("-", " "),
)  # fmt: skip
_PIECE = re.compile(r"[^\W_]+(?:['’\N{SOFT HYPHEN}][^\W_]+)*")
_QUOTES = str.maketrans({"’": "'", "\N{SOFT HYPHEN}": None})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a text: a run of letters and digits, where it stands, and how it joins the one before.

    `norm` is the piece case-folded, without soft hyphens and with straight apostrophes. `joint` is what
    stands before it: "" for the first, " " for white space only, "-" for a hyphen or the like (a line may
    break after it), "." for anything else.
    """

    text: str
    norm: str
    start: int
    end: int
    joint: str


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a text; offsets are its code points."""
    found: list[Token] = []
    last = 0
    for match in _PIECE.finditer(text):
        joint = _joint(text[last : match.start()]) if found else ""
        norm = match[0].translate(_QUOTES).casefold()
        found.append(Token(match[0], norm, match.start(), match.end(), joint))
        last = match.end()
    return found


def _joint(between: str) -> str:
    between = between.replace("\N{SOFT HYPHEN}", "")
    if not between:
        return "-"
    if between.isspace():
        # A blank line ends a paragraph; no term runs over it.
        return "." if between.count("\n") > 1 else " "
    return "-" if between.strip()[:1] in JOINTS and len(between.strip()) == 1 else "."


@dataclass(frozen=True, slots=True)
class Form:
    """One way a sense is written. `exact` forms (abbreviations) count only in these capitals."""

    text: str
    sense_id: str
    exact: bool = False


@dataclass(slots=True)
class _Node:
    further: dict[str, _Node] = field(default_factory=dict[str, "_Node"])
    forms: tuple[Form, ...] = ()


class FormTree:
    """The forms of the bank by their pieces: looking up costs a term's length, not the bank's size."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._root = _Node()
        for form in forms:
            for way in _ways(form.text):
                node = self._root
                for piece in way:
                    node = node.further.setdefault(piece, _Node())
                if form not in node.forms:
                    node.forms = (*node.forms, form)

    def longest_at(self, tokens: list[Token], at: int) -> tuple[int, tuple[Form, ...]]:
        """Return how many tokens from `at` the longest form takes (0: none), and the forms that end there."""
        best: tuple[int, tuple[Form, ...]] = (0, ())
        ahead = [(self._root, at)]
        while ahead:
            node, here = ahead.pop()
            if node.forms and here - at > best[0]:
                kept = tuple(
                    form for form in node.forms if not form.exact or _as_written(form, tokens, at, here)
                )
                if kept:
                    best = (here - at, kept)
            if here >= len(tokens) or (here > at and tokens[here].joint in (".", "")):
                continue
            whole = node.further.get(tokens[here].norm)
            if whole:
                ahead.append((whole, here + 1))
            # "inter-vention" at a line's end, "well-being" for "wellbeing": two pieces that are one word.
            if here + 1 < len(tokens) and tokens[here + 1].joint == "-":
                closed = node.further.get(tokens[here].norm + tokens[here + 1].norm)
                if closed:
                    ahead.append((closed, here + 2))
        return best


def _as_written(form: Form, tokens: list[Token], at: int, end: int) -> bool:
    written = "".join(token.text for token in tokens[at:end]).replace("\N{SOFT HYPHEN}", "")
    plain = re.sub(r"[\W_]+", "", form.text)
    return written in (plain, f"{plain}s", f"{plain}'s", f"{plain}’s")


def _ways(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the pieces of a form, and for a hyphened one the closed way too ("post-test", "posttest")."""
    pieces = tokens_of(text)
    if not pieces:
        return
    yield tuple(token.norm for token in pieces)
    if any(token.joint == "-" for token in pieces):
        closed: list[str] = []
        for token in pieces:
            if token.joint == "-":
                closed[-1] += token.norm
            else:
                closed.append(token.norm)
        yield tuple(closed)


def forms_of(senses: Iterable[Sense], *, inflect: Inflect) -> Iterator[Form]:
    """Yield every form of these senses: headword and variants in all inflections, and abbreviations.

    Another spelling of a headword ("behavioral") is one of all its senses, whichever of them gives it.
    """
    senses = tuple(senses)
    spellings = _spellings(senses)
    known: dict[tuple[str, PartOfSpeech], tuple[str, ...]] = {}
    for sense in senses:
        for name in dict.fromkeys((sense.term, *sense.variants, *spellings.get(sense.term_id, ()))):
            for written in _inflected(name, sense.pos, inflect, known):
                yield Form(written, sense.id, exact=_is_short_form(name))
        for name in sense.inflections:
            yield Form(name, sense.id)
        for name in sense.abbreviations:
            yield Form(name, sense.id, exact=True)
            if name[-1:].isupper():
                yield Form(f"{name}s", sense.id, exact=True)


def _spellings(senses: Iterable[Sense]) -> Mapping[str, tuple[str, ...]]:
    """Return by term the variants that differ from the headword as American spelling does."""
    found: dict[str, list[str]] = {}
    for sense in senses:
        headword = _american(sense.term)
        held = found.setdefault(sense.term_id, [])
        held += [name for name in sense.variants if _american(name) == headword]
    return {term: tuple(names) for term, names in found.items()}


def _american(name: str) -> str:
    """Return a name with the spellings evened out in which American English differs."""
    for british, american in _AMERICAN:
        name = name.replace(british, american)
    return name.casefold()


def _is_short_form(name: str) -> bool:
    return name.isupper() and " " not in name


def _inflected(
    name: str, pos: PartOfSpeech, inflect: Inflect, known: dict[tuple[str, PartOfSpeech], tuple[str, ...]]
) -> Iterator[str]:
    """Yield a name in its forms: a noun changes at its last word, a verb at its first that is no adverb."""
    words = name.split(" ")
    at = len(words) - 1
    if pos is PartOfSpeech.VERB:
        at = next((place for place, word in enumerate(words) if not word.endswith("ly")), at)
    key = (words[at], pos)
    if key not in known:
        known[key] = tuple(inflect(*key))
    for form in dict.fromkeys((words[at], *known[key])):
        yield " ".join([*words[:at], form, *words[at + 1 :]])


def by_sense(forms: Iterable[Form]) -> Mapping[str, tuple[Form, ...]]:
    """Return the forms of each sense by its id."""
    found: dict[str, list[Form]] = {}
    for form in forms:
        found.setdefault(form.sense_id, []).append(form)
    return {name: tuple(held) for name, held in found.items()}
