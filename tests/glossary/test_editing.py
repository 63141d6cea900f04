from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from filelock import FileLock

from glossary import editing
from glossary.assignments import assigned, changed, made
from glossary.editing import Editor
from glossary.errors import AlreadyThere, BankBusy, NoSuchTerm, SenseRefused
from glossary.term_bank import load_bank
from glossary.terms import Wording
from tests.glossary.samples import sense

NEW = sense(
    "wet play plan", means="What pupils do indoors when it rains at break.", teachers_say=("wet play",)
)


def editor(folder: Path) -> Editor:
    return Editor(folder, clock=lambda: datetime(2026, 11, 24, 9, 30, tzinfo=UTC))


def test_a_sense_added_is_in_the_bank_and_in_the_history(tmp_path: Path) -> None:
    desk = editor(tmp_path)
    desk.add(NEW, who="Ada", why="we say it daily")
    assert load_bank(own=tmp_path).sense("wet-play-plan") == NEW
    (change,) = desk.history()
    assert (change.who, change.did, change.sense, change.why) == (
        "Ada",
        "added",
        "wet-play-plan",
        "we say it daily",
    )
    assert change.when == "2026-11-24T09:30:00+00:00"
    assert change.before == {}
    assert change.after["means"] == NEW.means


def test_an_address_that_is_taken_is_refused(tmp_path: Path) -> None:
    desk = editor(tmp_path)
    desk.add(NEW, who="Ada", why="x")
    with pytest.raises(AlreadyThere, match="wet-play-plan is already in the glossary"):
        desk.add(NEW, who="Ada", why="x")
    assert len(desk.history()) == 1


def test_nonsense_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    desk = editor(tmp_path)
    bad = sense("wet play plan", means="The wet play plan.")
    with pytest.raises(SenseRefused, match="explains 'wet play plan' by itself"):
        desk.add(bad, who="Ada", why="x")
    assert desk.history() == ()
    assert not list(tmp_path.glob("*.yaml"))


def test_an_edit_keeps_what_was_before(tmp_path: Path) -> None:
    desk = editor(tmp_path)
    desk.add(NEW, who="Ada", why="x")
    desk.edit(
        "wet-play-plan",
        lambda held: changed(held, ["teachers_say+=indoor break"]),
        who="Bo",
        why="we say both",
    )
    held = load_bank(own=tmp_path).sense("wet-play-plan")
    assert held.teachers_say == ("wet play", "indoor break")
    assert (held.author, held.date) == ("Bo", "2026-11-24")
    change = desk.history("wet-play-plan")[-1]
    assert change.before["teachers_say"] == ["wet play"]
    assert change.after["teachers_say"] == ["wet play", "indoor break"]


def test_an_edit_of_a_sense_that_chalkface_brings_makes_a_copy_of_this_homes_own(tmp_path: Path) -> None:
    brought = load_bank().current[0]
    desk = editor(tmp_path)
    desk.edit(brought.id, lambda held: changed(held, ["example=Ours."]), who="Bo", why="our own example")
    assert load_bank(own=tmp_path).sense(brought.id).example == "Ours."
    assert load_bank().sense(brought.id).example == brought.example


def test_an_edit_cannot_move_a_sense(tmp_path: Path) -> None:
    desk = editor(tmp_path)
    desk.add(NEW, who="Ada", why="x")
    with pytest.raises(SenseRefused, match="retire it and add that one"):
        desk.edit("wet-play-plan", lambda held: changed(held, ["sense=other"]), who="Bo", why="x")
    with pytest.raises(NoSuchTerm):
        desk.edit("nothing-here", lambda held: held, who="Bo", why="x")


def test_a_retired_sense_resolves_and_comes_back(tmp_path: Path) -> None:
    desk = editor(tmp_path)
    desk.add(NEW, who="Ada", why="x")
    desk.retire("wet-play-plan", who="Bo", why="nobody says it")
    bank = load_bank(own=tmp_path)
    assert bank.sense("wet-play-plan").retired == "nobody says it"
    assert "wet-play-plan" not in {one.id for one in bank.current}
    desk.restore("wet-play-plan", who="Bo", why="they do")
    assert "wet-play-plan" in {one.id for one in load_bank(own=tmp_path).current}
    assert [change.did for change in desk.history("wet-play-plan")] == ["added", "retired", "restored"]


def test_comments_and_neighbours_stay_where_they_are(tmp_path: Path) -> None:
    desk = editor(tmp_path)
    for number in range(3):
        desk.add(
            sense(f"own word {number}", means=f"What word {number} of ours stands for."), who="A", why="x"
        )
    path = tmp_path / "methods.yaml"
    path.write_text(
        "# ours\n"
        + path.read_text("utf-8").replace("  - term: own word 2", "  # last\n  - term: own word 2"),
        "utf-8",
    )
    desk.edit("own-word-1", lambda held: changed(held, ["example=Other."]), who="B", why="x")
    text = path.read_text("utf-8")
    assert text.startswith("# ours\n")
    assert "  # last\n  - term: own word 2" in text
    held = load_bank(own=tmp_path)
    assert [held.sense(f"own-word-{number}").example for number in range(3)] == [
        sense("x").example, "Other.", sense("x").example,
    ]  # fmt: skip


def test_no_change_writes_nothing(tmp_path: Path) -> None:
    desk = editor(tmp_path)
    desk.add(NEW, who="editors", why="x")
    before = (tmp_path / "methods.yaml").read_text("utf-8")
    desk.take_in([NEW], who="Bo", why="the same again")
    assert (tmp_path / "methods.yaml").read_text("utf-8") == before
    assert len(desk.history()) == 1


def test_a_torn_last_line_of_the_history_is_left_out_and_not_built_upon(tmp_path: Path) -> None:
    desk = editor(tmp_path)
    desk.add(NEW, who="Ada", why="x")
    with (tmp_path / "history.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"when": "2026')
    assert len(desk.history()) == 1
    desk.retire("wet-play-plan", who="Bo", why="y")
    assert [change.did for change in desk.history()] == ["added", "retired"]


def test_two_editors_do_not_write_over_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editing, "PATIENCE_S", 0.05)
    with FileLock(tmp_path / ".lock"), pytest.raises(BankBusy, match="try again"):
        editor(tmp_path).add(NEW, who="Ada", why="x")


def test_an_import_takes_in_what_is_good_and_says_why_not(tmp_path: Path) -> None:
    desk = editor(tmp_path)
    other = sense(
        "indoor break rota", means="Who looks after whom when it rains.", broader=("wet play plan",)
    )
    bad = sense("rain rota", means="A rain rota.")
    taken, refused = desk.take_in([other, NEW, bad], who="Ada", why="from our sheet")
    assert {one.id for one in taken} == {"indoor-break-rota", "wet-play-plan"}
    (only,) = refused
    assert "rain-rota" in str(only)
    assert {change.did for change in desk.history()} == {"imported"}


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("means=Something else that it means.", "means", "Something else that it means."),
        ("teachers_say=one; two", "teachers_say", ("one", "two")),
        ("teachers_say+=one;two", "teachers_say", ("wet play", "one", "two")),
        ("teachers_say-=wet play", "teachers_say", ()),
        ("valid.to=2014", "valid_to", 2014),
        ("region=England; Wales", "region", ("England", "Wales")),
    ],
)
def test_changes_are_read_as_typed(typed: str, field: str, value: object) -> None:
    assert getattr(changed(NEW, [typed]), field) == value


def test_wordings_are_added_replaced_and_taken_away() -> None:
    more = changed(NEW, ["plain+=rain plan | Snow days."])
    assert more.plain == (*NEW.plain, Wording("rain plan", "Snow days."))
    assert changed(more, ["plain-=rain plan"]).plain == NEW.plain
    assert changed(more, ["plain=dry plan | Nothing."]).plain == (Wording("dry plan", "Nothing."),)


@pytest.mark.parametrize(
    "typed", ["means", "colour=red", "means+=more", "=x", "", "grade=hard", "valid.when=2014"]
)
def test_what_cannot_be_read_is_refused_with_what_is_allowed(typed: str) -> None:
    with pytest.raises(SenseRefused):
        changed(NEW, [typed])


def test_a_new_sense_says_all_that_it_lacks() -> None:
    with pytest.raises(SenseRefused) as refused:
        made(assigned(["means=Something."], name="x") | {"term": "x"}, area="methods", name="x")
    assert {fault.field for fault in refused.value.faults} >= {"pos", "plain", "example", "grade", "source"}
