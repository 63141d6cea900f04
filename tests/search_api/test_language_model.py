"""Talking to a language model, against a server on this machine that speaks the protocol, well and badly."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from search_api.errors import RewordingNotSetUp
from search_api.language_model import (
    INSTRUCTION,
    LARGEST,
    TRIES,
    LanguageModel,
    Line,
    Unanswered,
    language_model,
)
from search_api.settings import Settings
from tests.search_api.model_server import Served, completion, model_server

SENTENCE = "The intervention did not improve attainment in this sample of 40 pupils."
KEY = "sk-very-secret"


@pytest.fixture
def served() -> Iterator[Served]:
    with model_server() as held:
        yield held


def line(served: Served, *, timeout: float = 20.0, waits: list[float] | None = None) -> Line:
    waited: list[float] = [] if waits is None else waits
    return Line(
        LanguageModel(address=served.address, name="tiny", key=KEY), timeout=timeout, sleep=waited.append
    )


def asked(served: Served, **more: Any) -> str:  # noqa: ANN401
    one = line(served, **more)
    try:
        return one.ask(SENTENCE)
    finally:
        one.close()


def why(served: Served, **more: Any) -> str:  # noqa: ANN401
    with pytest.raises(Unanswered) as caught:
        asked(served, **more)
    assert KEY not in str(caught.value)
    assert served.address not in str(caught.value)
    return str(caught.value)


def test_one_sentence_is_sent_with_the_instruction_and_nothing_else(served: Served) -> None:
    served.answer = lambda _: (200, {}, completion("Plain."))
    assert asked(served) == "Plain."
    assert served.paths == ["/v1/chat/completions"]
    (request,) = served.asked
    assert request["messages"] == [
        {"role": "system", "content": INSTRUCTION},
        {"role": "user", "content": SENTENCE},
    ]
    assert request.keys() == {"model", "messages", "temperature", "stream"}
    assert served.headers[0]["Authorization"] == f"Bearer {KEY}"


def test_an_address_may_name_the_route_itself_and_need_no_key(served: Served) -> None:
    served.answer = lambda _: (200, {}, completion("Plain."))
    one = Line(LanguageModel(address=f"{served.address}/chat/completions/", name="tiny"))
    one.ask(SENTENCE)
    one.close()
    assert served.paths == ["/v1/chat/completions"]
    assert "Authorization" not in served.headers[0]


def test_half_characters_can_be_sent(served: Served) -> None:
    served.answer = lambda request: (200, {}, completion(request["messages"][1]["content"]))
    one = line(served)
    assert one.ask("Broken \ud83d text 😀") == "Broken \ud83d text 😀"
    one.close()


def test_a_busy_server_is_asked_again_when_it_says(served: Served) -> None:
    given: list[tuple[int, dict[str, str], bytes]] = [
        (429, {"Retry-After": "3"}, b""), (503, {}, b""), (200, {}, completion("Plain.")),
    ]  # fmt: skip
    answers = iter(given)
    served.answer = lambda _: next(answers)
    waits: list[float] = []
    assert asked(served, waits=waits) == "Plain."
    assert waits[0] == 3
    assert 0 < waits[1] < 10


@pytest.mark.parametrize("wait", ["3600", "inf"])
def test_one_that_wants_a_long_rest_is_left_alone(served: Served, wait: str) -> None:
    served.answer = lambda _: (429, {"Retry-After": wait}, b"")
    waits: list[float] = []
    assert "wait" in why(served, waits=waits)
    assert waits == []


@pytest.mark.parametrize("wait", ["Wed, 21 Oct 2026 07:28:00 GMT", "nan", "-5", ""])
def test_an_odd_wait_is_none_at_all(served: Served, wait: str) -> None:
    served.answer = lambda _: (429, {"Retry-After": wait}, b"")
    waits: list[float] = []
    assert "429" in why(served, waits=waits)
    assert len(served.asked) == TRIES
    assert all(0 <= one < 10 for one in waits)


@pytest.mark.parametrize("status", [500, 502, 529])
def test_a_broken_server_is_tried_so_many_times_and_told(served: Served, status: int) -> None:
    served.answer = lambda _: (status, {}, b"<html>oh</html>")
    assert str(status) in why(served)
    assert len(served.asked) == TRIES


@pytest.mark.parametrize("status", [400, 401, 403, 404, 302])
def test_a_refusal_is_not_tried_again_and_no_redirect_is_followed(served: Served, status: int) -> None:
    served.answer = lambda _: (status, {"Location": f"{served.address}/elsewhere"}, KEY.encode())
    assert f"status {status}" in why(served)
    assert len(served.asked) == 1


@pytest.mark.parametrize(
    "body",
    [
        b"", b"not json", b"[]", b"{}", b"null", b'{"choices": []}', b'{"choices": [{"message": null}]}',
        b'{"choices": {"0": 1}}', b"[" * 50_000, b"\xff\xfe", completion(None), completion(["a"]),
        completion("  \n"), gzip.compress(completion("Plain.")), b'{"choices": ' + b"9" * 5000 + b"}",
    ],
)  # fmt: skip
def test_garbage_is_no_answer(served: Served, body: bytes) -> None:
    served.answer = lambda _: (200, {}, body)
    assert "answer" in why(served)


def test_a_huge_answer_is_not_read_to_its_end(served: Served) -> None:
    served.answer = lambda _: (200, {}, completion("a" * 50 * LARGEST))
    assert "too long" in why(served)


def test_an_answer_that_unpacks_to_a_huge_one_is_not_unpacked(served: Served) -> None:
    served.answer = lambda _: (
        200, {"Content-Encoding": "gzip"}, gzip.compress(completion("a" * 50 * LARGEST)),
    )  # fmt: skip
    assert "could not be read" in why(served) or "too long" in why(served)


def test_a_server_that_never_answers_is_left(served: Served) -> None:
    go_on = threading.Event()

    def hang() -> None:
        go_on.wait(20)

    served.before = hang
    assert "nothing came within 0.2 s" in why(served, timeout=0.2)
    go_on.set()
    assert len(served.asked) == 1


def test_a_server_that_drips_is_left(served: Served) -> None:
    served.drip = 0.05
    served.answer = lambda _: (200, {}, completion("a" * 4000))
    assert "nothing came within 0.3 s" in why(served, timeout=0.3)


def test_nobody_at_the_address_is_told() -> None:
    one = Line(LanguageModel(address="http://127.0.0.1:9/v1", name="tiny"), sleep=lambda _: None)
    with pytest.raises(Unanswered, match="could not be reached"):
        one.ask(SENTENCE)
    one.close()


def test_no_proxy_of_the_surroundings_is_used(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    served.answer = lambda _: (200, {}, completion("Plain."))
    assert asked(served) == "Plain."


def settings(**given: str | None) -> Settings:
    return Settings(home=Path("home"), model="m", database=None, **given)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "CHALKFACE_REWORD_URL is not set"),
        ({"reword_url": "http://localhost/v1"}, "CHALKFACE_REWORD_MODEL is not set"),
        ({"reword_model": "m"}, "CHALKFACE_REWORD_URL is not set"),
        ({"reword_url": "localhost:11434", "reword_model": "m"}, "not a web address"),
        ({"reword_url": "file:///etc/passwd", "reword_model": "m"}, "not a web address"),
        ({"reword_url": "http://a:b:c/", "reword_model": "m"}, "not a web address"),
        ({"reword_url": "http://x/v1", "reword_model": "m", "reword_key": "a\nb"}, "copy the key again"),
        ({"reword_url": "http://x/v1", "reword_model": "m", "reword_key": "schlüssel"}, "copy the key again"),
    ],
)
def test_what_is_not_set_up_is_told_with_what_to_set(given: dict[str, str], said: str) -> None:
    with pytest.raises(RewordingNotSetUp) as caught:
        language_model(settings(**given))
    assert said in str(caught.value)
    assert all(value not in str(caught.value) for name, value in given.items() if name == "reword_key")


def test_the_key_is_shown_nowhere() -> None:
    held = settings(reword_url="http://x/v1", reword_model="m", reword_key=KEY)
    assert language_model(held).key == KEY
    assert KEY not in repr(held) + repr(language_model(held))
