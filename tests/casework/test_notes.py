"""Notes: written, pinned, corrected with the old text kept, removed; always one entry in the log."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework import notes
from entre_tui.casework.base import Actor, CaseworkError, StaleError
from entre_tui.casework.notes import NoteLine, NoteView
from entre_tui.models import AuditEntry
from entre_tui.storage.connection import EncryptedDatabase
from entre_tui.storage.proxy import database
from tests.casework.steps import undone

HOSTILE = "\x1b[31m[bold]Bo\u202e[/x]\x07 ringde\r\nigen"


def written(client: int, actor: Actor, now: datetime, text: str = "He called.", **others: object) -> int:
    done = notes.add_note(client, text, actor=actor, now=now, **others)  # type: ignore[arg-type]
    assert done.record_id is not None
    return done.record_id


def seen(note: int, actor: Actor, now: datetime) -> NoteView:
    return notes.note(note, actor=actor, now=now)


def lines(client: int, actor: Actor, now: datetime) -> tuple[NoteLine, ...]:
    return notes.notes(client, actor=actor, now=now)


def test_a_long_note_comes_back_as_written(client: int, actor: Actor, now: datetime) -> None:
    text = "Öberg sa: ”aldrig mer”. " * 600
    assert len(text) > 12_000
    one = seen(written(client, actor, now, text), actor, now)
    assert (one.text, one.author, one.at, one.kind) == (text.strip(), "Anna Berg", now, "note")
    assert len(lines(client, actor, now)[0].excerpt) == notes.EXCERPT


def test_what_a_terminal_would_obey_is_not_kept(client: int, actor: Actor, now: datetime) -> None:
    assert seen(written(client, actor, now, HOSTILE), actor, now).text == "[31m[bold]Bo[/x] ringde\nigen"


def test_a_correction_keeps_the_old_text(client: int, actor: Actor, supervisor: Actor, now: datetime) -> None:
    note, later = written(client, actor, now, "He called twice."), now + timedelta(hours=1)
    done = notes.correct_note(note, "He called once.", actor=supervisor, now=later, seen_version=1)
    one = seen(note, actor, later)
    assert (one.text, one.at, one.version) == ("He called once.", now, 2)
    assert [(old.text, old.until, old.by) for old in one.earlier] == [("He called twice.", later, "Siv Lind")]
    undone(done, supervisor, later)
    one = seen(note, actor, later)
    assert one.text == "He called twice."
    assert [old.text for old in one.earlier] == ["He called once.", "He called twice."]
    assert lines(client, actor, later)[0].corrected == 2


def test_a_stale_correction_is_refused_and_says_who(
    client: int, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    note = written(client, actor, now)
    notes.correct_note(note, "otherwise", actor=supervisor, now=now, seen_version=1)
    with pytest.raises(StaleError, match="Siv Lind"):
        notes.correct_note(note, "mine", actor=actor, now=now, seen_version=1)
    assert seen(note, actor, now).text == "otherwise"


def test_pinned_notes_stand_first(client: int, actor: Actor, now: datetime) -> None:
    old = written(client, actor, now, at=date(2025, 11, 3))
    new = written(client, actor, now)
    assert [line.id for line in lines(client, actor, now)] == [new, old]
    done = notes.pin_note(old, True, actor=actor, now=now, seen_version=1)
    assert [(line.id, line.pinned) for line in lines(client, actor, now)] == [(old, True), (new, False)]
    undone(done, actor, now)
    assert [line.id for line in lines(client, actor, now)] == [new, old]


def test_removed_and_back(client: int, actor: Actor, now: datetime) -> None:
    note = written(client, actor, now)
    done = notes.remove_note(note, actor=actor, now=now, seen_version=1)
    assert lines(client, actor, now) == ()
    with pytest.raises(CaseworkError, match="removed"):
        seen(note, actor, now)
    undone(done, actor, now)
    assert [line.id for line in lines(client, actor, now)] == [note]


def test_a_note_may_be_of_an_earlier_day_but_not_of_one_to_come(
    client: int, actor: Actor, now: datetime
) -> None:
    one = seen(written(client, actor, now, at=date(2025, 11, 3), kind=notes.CHANGE), actor, now)
    assert (one.at.date(), one.at.hour, one.kind) == (date(2025, 11, 3), 12, "change")
    with pytest.raises(CaseworkError) as refusal:
        written(client, actor, now, at=now + timedelta(minutes=1))
    assert refusal.value.field == "at"


@pytest.mark.parametrize("text", ["", "  \n ", "\x1b\x07"])
def test_an_empty_note_is_none(text: str, client: int, actor: Actor, now: datetime) -> None:
    with pytest.raises(CaseworkError) as refusal:
        written(client, actor, now, text)
    assert refusal.value.field == "text"


def test_the_log_names_what_was_done_and_no_text(client: int, actor: Actor, now: datetime) -> None:
    note = written(client, actor, now, "secret words")
    notes.correct_note(note, "other words", actor=actor, now=now, seen_version=1)
    seen(note, actor, now)
    rows = list(AuditEntry.select().where(AuditEntry.record == "note").order_by(AuditEntry.sequence).dicts())
    assert [row["action"] for row in rows] == ["collect", "change", "read"]
    assert "words" not in str(rows)


def test_survives_a_restart(db: EncryptedDatabase, client: int, actor: Actor, now: datetime) -> None:
    note = written(client, actor, now, "kept")
    database.close()
    database.connect()
    assert seen(note, actor, now).text == "kept"
