"""A running server words what the pass has not, without keeping answers waiting."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence

import pytest

from glossary.plain.translation import Level, Translation
from indexer.passages import Passage
from search_api.ask import ask
from search_api.shelf import Shelf
from search_api.translator import Translator
from search_api.worded import WordedShelf
from search_api.wording_crew import word_home
from search_api.wording_on_demand import MOST_WAITING, WordedOnDemand
from tests.conftest import TinyHome
from tests.search_api.swapping import swapped

PATIENCE_S = 20.0
QUESTION = "pupils who were set homework did better in tests"


def passage(number: int, text: str = "The attainment improved.") -> Passage:
    return Passage(id=f"a:{number}", document_id="a", page=1, section=None, start=0, end=len(text), text=text)


HELD = [passage(number) for number in range(3)]


@pytest.fixture
def on_demand(
    tiny_home: TinyHome,
) -> Iterator[Callable[[Callable[[], Translator]], WordedOnDemand]]:
    made: list[WordedOnDemand] = []

    def make(translator: Callable[[], Translator]) -> WordedOnDemand:
        held = WordedShelf(tiny_home.wording, rules="none")
        made.append(
            WordedOnDemand(held, translator=translator, passages_of=lambda _: HELD, budget=PATIENCE_S)
        )
        return made[-1]

    yield make
    for one in made:
        one.stop()


def until_worded(one: WordedOnDemand, wanted: Sequence[Passage]) -> dict[str, str]:
    """Ask again until all are there; the first time an answer never waits for the translator."""
    waited = threading.Event()
    for _ in range(int(PATIENCE_S / 0.02)):
        found = one.of(wanted)
        if len(found) == len(wanted):
            return {name: held.sentences[0].plain for name, held in found.items()}
        waited.wait(0.02)
    raise AssertionError("never worded")


def test_the_first_answer_does_not_wait_and_the_next_has_it(
    on_demand: Callable[[Callable[[], Translator]], WordedOnDemand],
) -> None:
    may_load = threading.Event()

    def loading() -> Translator:
        assert may_load.wait(PATIENCE_S)
        return swapped

    one = on_demand(loading)
    assert one.of(HELD) == {}
    may_load.set()
    said = until_worded(one, HELD)
    assert set(said.values()) == {"The results made better."}


def test_once_ready_an_answer_waits_within_its_budget(
    on_demand: Callable[[Callable[[], Translator]], WordedOnDemand],
) -> None:
    one = on_demand(lambda: swapped)
    until_worded(one, HELD[:1])
    assert one.of(HELD[1:]).keys() == {"a:1", "a:2"}


def test_beyond_the_budget_it_goes_out_in_the_original(
    tiny_home: TinyHome,
) -> None:
    go_on = threading.Event()

    def slow(text: str, *, level: Level, known: Mapping[str, str]) -> Translation:
        if "slow" in text:
            assert go_on.wait(PATIENCE_S)
        return swapped(text, level=level, known=known)

    late = passage(9, "A slow sentence.")
    one = WordedOnDemand(
        WordedShelf(tiny_home.wording, rules="none"),
        translator=lambda: slow,
        passages_of=lambda _: [*HELD, late],
        budget=0.01,
    )
    until_worded(one, HELD)
    assert one.of([late]) == {}
    go_on.set()
    assert until_worded(one, [late]) == {"a:9": "A slow sentence."}
    one.stop()


def test_when_the_glossary_changes_all_is_worded_anew(
    on_demand: Callable[[Callable[[], Translator]], WordedOnDemand],
) -> None:
    def other(text: str, *, level: Level, known: Mapping[str, str]) -> Translation:
        return swapped(text.replace("attainment", "xxxxxxxxxx"), level=level, known=known)

    now: list[Translator] = [swapped]
    one = on_demand(lambda: now[0])
    assert until_worded(one, HELD[:1]) == {"a:0": "The results made better."}
    now[0] = other
    until_worded(one, HELD[1:])
    assert until_worded(one, HELD[:1]) == {"a:0": "The xxxxxxxxxx made better."}


def test_a_fault_is_logged_and_does_not_end_the_work(
    on_demand: Callable[[Callable[[], Translator]], WordedOnDemand],
    caplog: pytest.LogCaptureFixture,
) -> None:
    faults = iter([OSError("the disk is gone")])

    def failing_once() -> Translator:
        for fault in faults:
            raise fault
        return swapped

    one = on_demand(failing_once)
    until_worded(one, HELD)
    assert "could not be put into plain words" in caplog.text


def test_a_crowd_is_turned_away_in_the_original(tiny_home: TinyHome) -> None:
    go_on = threading.Event()

    def blocked() -> Translator:
        assert go_on.wait(PATIENCE_S)
        return swapped

    one = WordedOnDemand(
        WordedShelf(tiny_home.wording, rules="none"), translator=blocked, passages_of=lambda _: HELD
    )
    assert all(one.of(HELD) == {} for _ in range(MOST_WAITING + 5))
    go_on.set()
    until_worded(one, HELD)
    one.stop()
    assert one.of([passage(7)]) == {}


def test_a_server_words_on_demand_what_no_pass_has(tiny_home: TinyHome) -> None:
    shelf = Shelf(tiny_home, word_on_demand=True)
    said: str | None = None
    for _ in range(200):
        plain = ask(QUESTION, library=shelf.library()).findings[0].plain
        if plain is not None:
            said = plain.text
            break
        threading.Event().wait(0.02)
    shelf.close()
    assert said is not None


def test_a_shelf_reads_what_the_pass_made_and_starts_no_thread(tiny_home: TinyHome) -> None:
    word_home(tiny_home)
    before = threading.active_count()
    shelf = Shelf(tiny_home)
    assert ask(QUESTION, library=shelf.library()).findings[0].plain is not None
    assert threading.active_count() == before
