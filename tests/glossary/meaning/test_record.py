"""The record of edits is checked, and trusted only where the glossary's own words stand for a term."""

from __future__ import annotations

import pytest

from glossary.meaning.losses import Kept
from glossary.meaning.proof import losses
from glossary.plain.translation import Edit, EditKind


def edited(source: str, *changes: tuple[str, str, EditKind]) -> tuple[str, tuple[Edit, ...]]:
    """Return the plain version and its record; each change replaces the first place of its words."""
    plain, at, shift = source, 0, 0
    edits: list[Edit] = []
    for old, new, kind in changes:
        start = source.index(old, at)
        begin = start + shift
        plain = plain[:begin] + new + plain[begin + len(old) :]
        edits.append(Edit(start, start + len(old), begin, begin + len(new), kind, "told", "a.sense"))
        at, shift = start + len(old), shift + len(new) - len(old)
    return plain, tuple(edits)


def kinds(source: str, plain: str, edits: tuple[Edit, ...]) -> set[Kept]:
    return {one.what for one in losses(source, plain, edits=edits)}


@pytest.mark.parametrize(
    ("source", "old", "new", "kind"),
    [
        ("Attrition was high.", "Attrition", "Loss of pupils who did not stay", EditKind.TERM),
        ("The gain was significant.", "significant", "unlikely to be luck", EditKind.TERM),
        ("The gain was not significant.", "significant", "more than chance would give", EditKind.TERM),
        ("The RCT was small.", "RCT", "randomised trial", EditKind.ABBREVIATION),
        ("Seventh graders read more.", "Seventh graders", "Seventh graders (ages 12 to 13)", EditKind.GLOSS),
        ("Pupils with EAL read more.", "EAL", "English as an additional language", EditKind.ABBREVIATION),
        (
            "We used regression.",
            ".",
            ". Here “regression” means how one thing rises with another.",
            EditKind.GLOSS,
        ),
    ],
)
def test_the_glossarys_own_words_for_a_term_are_taken_for_the_term(
    source: str, old: str, new: str, kind: EditKind
) -> None:
    plain, edits = edited(source, (old, new, kind))
    assert losses(source, plain, edits=edits) == ()


@pytest.mark.parametrize(
    ("source", "old", "new", "what"),
    [
        ("The gain was significant.", "significant", "large", Kept.SIGNIFICANCE),
        (
            "The gain was statistically significant.",
            "statistically significant",
            "important",
            Kept.SIGNIFICANCE,
        ),
        (
            "The gain was not significant.",
            "gain was not significant",
            "programme had no effect",
            Kept.SIGNIFICANCE,
        ),
        ("The gain was not certain.", "not certain", "certain", Kept.NEGATION),
        ("Tutoring may help.", "may help", "helps", Kept.HEDGE),
        ("The 12-week course ended.", "12-week course", "course", Kept.NUMBER),
        ("Boys did better than girls.", "better than girls", "well", Kept.COMPARISON),
        (
            "Pupils in the nine schools of the north who were taught by boys improved.",
            "Pupils in the nine schools of the north who were taught by boys",
            "Pupils in the nine schools",
            Kept.POPULATION,
        ),
    ],
)
def test_a_record_of_a_term_is_no_licence_to_change_the_meaning(
    source: str, old: str, new: str, what: Kept
) -> None:
    plain, edits = edited(source, (old, new, EditKind.TERM))
    assert what in kinds(source, plain, edits)


@pytest.mark.parametrize(
    ("source", "old", "new", "kind", "kept"),
    [
        ("The results showed that boys improved.", "The results showed that b", "B", EditKind.SCAFFOLD, True),
        (
            "The results suggest that boys improved.",
            "The results suggest that b",
            "B",
            EditKind.SCAFFOLD,
            False,
        ),
        ("We hypothesised that boys improved.", "We hypothesised that b", "B", EditKind.SCAFFOLD, False),
        ("We asked whether boys improved.", "We asked whether b", "B", EditKind.SCAFFOLD, False),
        ("Boys improved (Lunn & Pike, 2009).", " (Lunn & Pike, 2009)", "", EditKind.REFERENCE, True),
        ("Boys improved (see Table 3).", " (see Table 3)", "", EditKind.REFERENCE, True),
        ("Boys improved [4, 7–9].", " [4, 7–9]", "", EditKind.REFERENCE, True),
        ("Boys improved (d = 0.31).", " (d = 0.31)", "", EditKind.REFERENCE, False),
        ("Boys improved (in 2009).", " (in 2009)", "", EditKind.REFERENCE, False),
        (
            "Boys, who were tested, improved.",
            ", who were tested, improved",
            " improved. They were tested",
            EditKind.SPLIT,
            True,
        ),
        ("Boys may improve.", "may improve", "improve", EditKind.MODEL, False),
    ],
)
def test_what_is_taken_out_or_reworded_is_read_like_any_text(
    source: str, old: str, new: str, kind: EditKind, kept: bool
) -> None:
    plain, edits = edited(source, (old, new, kind))
    assert (losses(source, plain, edits=edits) == ()) is kept


@pytest.mark.parametrize(
    "edits",
    [
        (Edit(0, 4, 0, 4, EditKind.TERM, "told"),),
        (Edit(5, 11, 5, 11, EditKind.TERM, "told"),),
        (Edit(0, 99, 0, 11, EditKind.MODEL, "told"),),
        (Edit(5, 10, 5, 10, EditKind.TERM, "told"), Edit(0, 4, 0, 4, EditKind.TERM, "told")),
        (Edit(3, 1, 0, 4, EditKind.TERM, "told"),),
    ],
)
def test_a_record_that_does_not_lead_to_the_plain_version_is_refused(edits: tuple[Edit, ...]) -> None:
    assert kinds("Boys read less.", "Boys wrote less.", edits) == {Kept.RECORD}


def test_several_edits_are_followed_in_order() -> None:
    source = "The RCT found that attrition was not significant (Holt, 2011)."
    plain, edits = edited(
        source,
        ("RCT", "trial by lottery", EditKind.ABBREVIATION),
        ("attrition", "the loss of pupils", EditKind.TERM),
        ("significant", "more than chance would give", EditKind.TERM),
        (" (Holt, 2011)", "", EditKind.REFERENCE),
    )
    assert plain == "The trial by lottery found that the loss of pupils was not more than chance would give."
    assert losses(source, plain, edits=edits) == ()
