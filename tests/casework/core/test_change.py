"""What `@change` makes by itself: the entry in the log and the undo, from what was written; forgetting is refused."""

from __future__ import annotations

from typing import Any

import pytest

from entre_tui.casework.core import audit
from entre_tui.casework.core.base import (
    Acting,
    Actor,
    ChangeReport,
    Entry,
    StaleError,
    append,
    change,
    create,
    create_place,
    found,
    remove,
    replace_children,
    save,
)
from entre_tui.casework.goals import goals
from entre_tui.casework.goals.goals import GoalDetails
from entre_tui.models import AuditEntry, Goal, GoalLevel, GoalStatusChange, Note
from tests.casework.steps import last_entry, told_back, undone


@change
def forget_all(acting: Acting, client_id: int) -> ChangeReport:
    return ChangeReport("Nothing.", None, None, client_id=client_id)


@change
def forget_to_save(acting: Acting, number: int) -> ChangeReport:
    return ChangeReport("Nothing.", found(Note, number), "note")


@change
def promise_too_much(acting: Acting, number: int) -> ChangeReport:
    return ChangeReport("Nothing.", found(Note, number), "note", entry=Entry(fields=("text",)))


@change
def write_twice(acting: Acting, number: int) -> ChangeReport:
    row = found(Note, number)
    save(acting, row, text="x")
    audit.record(acting, "change", about="note", record_id=number)
    return ChangeReport("Saved.", row, "note")


@change
def write(acting: Acting, client_id: int, text: str) -> ChangeReport:
    return ChangeReport("Written.", create(acting, Note, client=client_id, text=text, at=acting.now), "note")


@change
def rewrite(acting: Acting, number: int, *texts: str, **entry: Any) -> ChangeReport:
    row = found(Note, number)
    for text in texts:
        save(acting, row, text=text)
    return ChangeReport("Saved.", row, "note", undone="As it was.", entry=Entry(**entry) if entry else None)


def entries() -> int:
    return AuditEntry.select().count()


def test_what_is_forgotten_is_refused(client: int, acting: Acting) -> None:
    number, before = write(acting, client, "a").record_id, entries()
    for function, given, words in (
        (forget_all, client, "saved nothing"),
        (forget_to_save, number, "saved nothing"),
        (write_twice, number, "writes its own audit entry"),
    ):
        with pytest.raises(RuntimeError, match=words):
            function(acting, given)  # type: ignore[operator]
    with pytest.raises(RuntimeError, match="nothing to take back"):
        promise_too_much(acting, number or 0)
    with pytest.raises(TypeError, match="undo"):
        ChangeReport("Written.", None)  # type: ignore[call-arg]
    assert entries() >= before


def test_one_entry_and_one_undo_of_all_that_was_saved(client: int, acting: Acting) -> None:
    done = write(acting, client, "a")
    assert (done.client_id, done.record_id, done.version) == (client, 1, 1)
    assert last_entry() == ("collect", "note", 1, "", "")
    before = entries()
    done = rewrite(acting, 1, "b", "c")
    assert (done.version, entries()) == (3, before + 1)
    assert last_entry() == ("change", "note", 1, "text", "")
    done = told_back(acting, done, "As it was.")
    assert (Note.get().text, entries()) == ("a", before + 2)
    assert last_entry() == ("change", "note", 1, "text", "")
    told_back(acting, done, "Saved.")
    assert Note.get().text == "c"


def test_what_was_new_goes_and_comes(client: int, acting: Acting) -> None:
    done = undone(acting, write(acting, client, "a"))
    assert done.message == "Taken back: “Written.”"
    assert last_entry() == ("change", "note", 1, "removed", "")
    assert Note.get().removed_at == acting.now
    undone(acting, done)
    assert Note.get().removed_at is None


def test_an_entry_that_says_more_than_the_rows(client: int, acting: Acting) -> None:
    write(acting, client, "a")
    done = rewrite(acting, 1, "b", action="disclose", fields=("words",), recipient="police")
    assert last_entry() == ("disclose", "note", 1, "words", "police")
    done = undone(acting, done)
    assert last_entry() == ("change", "note", 1, "words", "")
    undone(acting, done)
    assert last_entry() == ("disclose", "note", 1, "words", "police")


def test_what_somebody_has_changed_since_is_not_taken_back(
    client: int, acting: Acting, supervisor: Actor
) -> None:
    made = write(acting, client, "a")
    edited = rewrite(acting, 1, "b")
    rewrite(Acting(supervisor, acting.now), 1, "c")
    for done in (made, edited):
        with pytest.raises(StaleError, match=r"Siv Lind changed this today 14:00\."):
            undone(acting, done)
    assert Note.get().text == "c"


def test_what_came_along_and_was_changed_since_stays(client: int, acting: Acting) -> None:
    @change
    def write_two(acting: Acting) -> ChangeReport:
        first, _second = (create(acting, Note, client=client, text=text, at=acting.now) for text in "ab")
        return ChangeReport("Written.", first, "notes")

    done = write_two(acting)
    rewrite(acting, 2, "c")
    undone(acting, done)
    assert [row.removed_at is None for row in Note.select().order_by(Note.id)] == [False, True]


def test_children_are_put_back_and_refuse_where_they_are_others_since(client: int, acting: Acting) -> None:
    number = goals.add_goal(acting, client, GoalDetails("Work")).record_id or 0

    @change
    def describe(acting: Acting, *words: str) -> ChangeReport:
        row = found(Goal, number)
        levels = [{"level": level, "words": text} for level, text in enumerate(words)]
        replace_children(row, GoalLevel, levels, "levels")
        return ChangeReport("Described.", row, "levels")

    def words() -> list[str]:
        return [row.words for row in GoalLevel.select().order_by(GoalLevel.level)]

    first = describe(acting, "some")
    assert last_entry() == ("change", "goal", number, "levels", "")
    second = describe(acting, "some", "all")
    with pytest.raises(StaleError):
        undone(acting, first)
    undone(acting, second)
    assert words() == ["some"]
    undone(acting, undone(acting, first))
    assert words() == ["some"]
    with pytest.raises(RuntimeError, match="saved nothing"):
        describe(acting, "some")


def test_what_only_grows_gets_a_counter_entry_and_keeps_every_line(client: int, acting: Acting) -> None:
    number = goals.add_goal(acting, client, GoalDetails("Work")).record_id or 0
    done = goals.set_status(acting, number, "achieved", "at last", seen_version=1)
    for _time in range(3):
        kept = list(GoalStatusChange.select().order_by(GoalStatusChange.id).dicts())
        done = undone(acting, done)
        lines = list(GoalStatusChange.select().order_by(GoalStatusChange.id).dicts())
        assert (lines[:-1], len(lines)) == (kept, len(kept) + 1)
    assert [(line["from_status"], line["to_status"], line["reason"]) for line in lines] == [
        ("active", "achieved", "at last"),
        ("achieved", "active", "taken back"),
        ("active", "achieved", "at last"),
        ("achieved", "active", "taken back"),
    ]


def test_a_place_stays_and_a_new_row_keeps_how_it_began(client: int, acting: Acting) -> None:
    @change
    def place(acting: Acting) -> ChangeReport:
        row = create_place(acting, Goal, client=client, own_words="", version=0)
        save(acting, row, own_words="Work")
        return ChangeReport("Placed.", row, "goal")

    @change
    def begin(acting: Acting) -> ChangeReport:
        row = create(acting, Goal, client=client, own_words="Pay")
        append(acting, GoalStatusChange, goal=row.id, from_status="", to_status="active")
        return ChangeReport("Begun.", row, "goal")

    done = place(acting)
    assert last_entry() == ("change", "goal", 1, "own_words", "")
    undone(acting, done)
    row = Goal.get_by_id(1)
    assert (row.own_words, row.removed_at) == ("", None)
    undone(acting, begin(acting))
    assert GoalStatusChange.select().count() == 1


def test_a_removal_is_named_so(client: int, acting: Acting) -> None:
    write(acting, client, "a")

    @change
    def drop(acting: Acting) -> ChangeReport:
        row = found(Note, 1)
        remove(acting, row)
        return ChangeReport("Gone.", row, "removal")

    done = drop(acting)
    assert last_entry() == ("change", "note", 1, "removed", "")
    undone(acting, done)
    assert last_entry() == ("change", "note", 1, "removed", "")
