"""Finds the bank's words in a text: the longest first, in every form, never inside names and titles."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from glossary.abbreviations import Defined, defined_in
from glossary.forms import Form, FormTree, Token, tokens_of
from glossary.names import is_name, titles_in


@dataclass(frozen=True, slots=True)
class Spot:
    """A word of the bank in a text: where (code points), in which words, and which senses it may have.

    `short` is true for an abbreviation; `long` is what the text itself says it stands for.
    """

    start: int
    end: int
    text: str
    sense_ids: tuple[str, ...]
    short: bool = False
    long: str = ""


def spot(text: str, *, tree: FormTree) -> tuple[Spot, ...]:
    """Return the words of the bank in `text`, in order, none overlapping another.

    Where two overlap, the one with more words stays, then the earlier one. An abbreviation that the text
    defines has the senses of the words it stands for.
    """
    tokens = tokens_of(text)
    defined = {one.short: one for one in defined_in(text)}
    titles = titles_in(text)
    starts = [start for start, _ in titles]
    found: list[tuple[int, int, tuple[Form, ...]]] = []
    for at, token in enumerate(tokens):
        taken, forms = tree.longest_at(tokens, at)
        if taken and not _in_a_title(token, titles, starts):
            found.append((taken, at, forms))
    found.sort(key=lambda one: (-one[0], one[1]))
    free = [True] * len(tokens)
    kept: list[Spot] = []
    for taken, at, forms in found:
        if not all(free[at : at + taken]):
            continue
        made = _spot(text, tokens, at, at + taken, forms, defined)
        if made is not None:
            free[at : at + taken] = [False] * taken
            kept.append(made)
    return tuple(sorted([*kept, *_defined_only(tokens, free, defined, tree)], key=lambda one: one.start))


def _spot(
    text: str, tokens: list[Token], at: int, end: int, forms: tuple[Form, ...], defined: dict[str, Defined]
) -> Spot | None:
    start, stop = tokens[at].start, tokens[end - 1].end
    written = text[start:stop]
    short = all(form.exact for form in forms)
    if short:
        if written.rstrip("s") in defined or _shouted(tokens, at, end):
            # The text's own definition counts for more than the bank's; among capitals nothing is short.
            return None
    elif not any(form.text == written and not written.islower() for form in forms) and is_name(
        text, tokens, at, end
    ):
        return None
    sense_ids = tuple(dict.fromkeys(form.sense_id for form in forms))
    return Spot(start, stop, written, sense_ids, short=short)


def _defined_only(
    tokens: list[Token], free: list[bool], defined: dict[str, Defined], tree: FormTree
) -> list[Spot]:
    """Return the abbreviations that the text defines, with the senses of their long form, or none."""
    senses: dict[str, tuple[str, ...]] = {}
    for short, one in defined.items():
        long = tokens_of(one.long)
        forms: tuple[Form, ...] = ()
        for at in range(len(long)):
            taken, held = tree.longest_at(long, at)
            # The whole long form, or its end ("a large randomised controlled trial").
            if taken and at + taken == len(long) and (at == 0 or taken >= len(short)):
                forms = held
                break
        senses[short] = tuple(dict.fromkeys(form.sense_id for form in forms))
    found: list[Spot] = []
    for at, token in enumerate(tokens):
        name = token.text if token.text in defined else token.text.removesuffix("s")
        if free[at] and name in defined:
            long_form = " ".join(defined[name].long.split())
            found.append(Spot(token.start, token.end, token.text, senses[name], short=True, long=long_form))
    return found


def _in_a_title(token: Token, titles: tuple[tuple[int, int], ...], starts: list[int]) -> bool:
    at = bisect_right(starts, token.start) - 1
    return at >= 0 and token.end <= titles[at][1]


def _shouted(tokens: list[Token], at: int, end: int) -> bool:
    """Whether the words on both sides are in capitals too, so that capitals say nothing."""
    around = [*tokens[max(0, at - 2) : at], *tokens[end : end + 2]]
    return all(token.text.isupper() for token in around) and any(len(token.text) > 3 for token in around)
