"""Text quality: clean text scores high, each kind of garbage falls below the bar and says why."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.reading.quality import ACCEPTABLE, judge

GOOD = (
    "Pupils who were taught in small groups made more progress than the others did over the year, and their"
    " teachers said that they would do it again (Smith et al., 2019)."
    " The effect was 0.21 (95% CI 0.05 to 0.37). "
) * 20
WELSH = "Mae'r plant yn dysgu darllen yn yr ysgol ac yn mwynhau llyfrau bob dydd. " * 30
ARABIC = "حَبيبي هذا نص قصير عن التعليم في المدارس الابتدائية وما وجده الباحثون. " * 30


def test_clean_text_scores_high() -> None:
    assert judge([GOOD], pages=1).score >= 0.95
    assert judge([GOOD]).reasons == ()


@pytest.mark.parametrize("text", [WELSH, ARABIC])
def test_another_language_is_not_garbage(text: str) -> None:
    assert judge([text], pages=1).score >= 0.7


def test_a_short_clean_page_is_not_garbage() -> None:
    quality = judge(["حَبيبي habibi"], pages=1)
    assert quality.score >= ACCEPTABLE
    assert "letters to a page" in quality.reasons[0]


def consonants() -> str:
    chance = random.Random(3)  # noqa: S311 - garbage needs no secrecy
    return " ".join("".join(chance.choices("bcdfghjklmnpqrstvwxz", k=6)) for _ in range(400))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (" ".join(GOOD), "stand apart"),
        (GOOD.replace(" ", ""), "run together"),
        ("(cid:12)(cid:7) and (cid:99)" * 200, "decoded"),
        ("Pu\ufffdils \ufffdho \ufffdere t\ufffdught " * 100, "decoded"),
        ("\ue001\ue002\ue003 the \ue004\ue005 " * 100, "decoded"),
        ("0.12 3.45 (0.99) 17 ** | 4 " * 100, "letters"),
        (consonants(), "words"),
    ],
)
def test_garbage_falls_below_the_bar(text: str, word: str) -> None:
    quality = judge([text], pages=1)
    assert quality.score < ACCEPTABLE
    assert any(word in reason for reason in quality.reasons)


def test_pictures_with_a_stray_line() -> None:
    quality = judge(["Downloaded from a library"], pages=10, pictured=10)
    assert quality.score < ACCEPTABLE
    assert "OCR" in quality.reasons[0]


@given(st.lists(st.text()), st.none() | st.integers(1, 9))
def test_any_text_gets_a_score(texts: list[str], pages: int | None) -> None:
    assert 0 <= judge(texts, pages=pages).score <= 1
