"""Notes: written, pinned, corrected with the old text kept, removed; always one entry in the log."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework.client import notes
from entre_tui.casework.client.notes import NoteLine, NoteView
from entre_tui.casework.core.base import Acting, Actor, CaseworkError, StaleError
from entre_tui.models import AuditEntry
from entre_tui.storage.proxy import database
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from tests.casework.steps import undone

HOSTILE = "\x1b[31m[bold]Bo\u202e[/x]\x07 ringde\r\nigen"


def written(acting: Acting, client: int, text: str = "He called.", **others: object) -> int:
    done = notes.add_note(acting, client, text, **others)  # type: ignore[arg-type]
    assert done.record_id is not None
    return done.record_id


def seen(acting: Acting, note: int) -> NoteView:
    return notes.note(acting, note)


def lines(acting: Acting, client: int) -> tuple[NoteLine, ...]:
    return notes.notes(acting, client)


def test_a_long_note_comes_back_as_written(client: int, acting: Acting, now: datetime) -> None:
    text = "Öberg sa: ”aldrig mer”. " * 600
    assert len(text) > 12_000
    one = seen(acting, written(acting, client, text))
    assert (one.text, one.author, one.at, one.kind) == (text.strip(), "Anna Berg", now, "note")
    assert len(lines(acting, client)[0].excerpt) == notes.EXCERPT


def test_what_a_terminal_would_obey_is_not_kept(client: int, acting: Acting) -> None:
    assert seen(acting, written(acting, client, HOSTILE)).text == "[31m[bold]Bo[/x] ringde\nigen"


def test_a_correction_keeps_the_old_text(
    client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    note, later = written(acting, client, "He called twice."), now + timedelta(hours=1)
    done = notes.correct_note(Acting(supervisor, later), note, "He called once.", seen_version=1)
    one = seen(Acting(actor, later), note)
    assert (one.text, one.at, one.version) == ("He called once.", now, 2)
    assert [(old.text, old.until, old.by) for old in one.earlier] == [("He called twice.", later, "Siv Lind")]
    undone(Acting(supervisor, later), done)
    one = seen(Acting(actor, later), note)
    assert one.text == "He called twice."
    assert [old.text for old in one.earlier] == ["He called once.", "He called twice."]
    assert lines(Acting(actor, later), client)[0].corrected == 2


def test_a_stale_correction_is_refused_and_says_who(
    client: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    note = written(acting, client)
    notes.correct_note(Acting(supervisor, now), note, "otherwise", seen_version=1)
    with pytest.raises(StaleError, match="Siv Lind"):
        notes.correct_note(acting, note, "mine", seen_version=1)
    assert seen(acting, note).text == "otherwise"


def test_pinned_notes_stand_first(client: int, acting: Acting) -> None:
    old = written(acting, client, at=date(2025, 11, 3))
    new = written(acting, client)
    assert [line.id for line in lines(acting, client)] == [new, old]
    done = notes.pin_note(acting, old, True, seen_version=1)
    assert [(line.id, line.pinned) for line in lines(acting, client)] == [(old, True), (new, False)]
    undone(acting, done)
    assert [line.id for line in lines(acting, client)] == [new, old]


def test_removed_and_back(client: int, acting: Acting) -> None:
    note = written(acting, client)
    done = notes.remove_note(acting, note, seen_version=1)
    assert lines(acting, client) == ()
    with pytest.raises(CaseworkError, match="removed"):
        seen(acting, note)
    undone(acting, done)
    assert [line.id for line in lines(acting, client)] == [note]


def test_a_note_may_be_of_an_earlier_day_but_not_of_one_to_come(
    client: int, acting: Acting, now: datetime
) -> None:
    one = seen(acting, written(acting, client, at=date(2025, 11, 3), kind=notes.CHANGE))
    assert (one.at.date(), one.at.hour, one.kind) == (date(2025, 11, 3), 12, "change")
    with pytest.raises(CaseworkError) as refusal:
        written(acting, client, at=now + timedelta(minutes=1))
    assert refusal.value.field == "at"


@pytest.mark.parametrize("text", ["", "  \n ", "\x1b\x07"])
def test_an_empty_note_is_none(text: str, client: int, acting: Acting) -> None:
    with pytest.raises(CaseworkError) as refusal:
        written(acting, client, text)
    assert refusal.value.field == "text"


def test_the_log_names_what_was_done_and_no_text(client: int, acting: Acting) -> None:
    note = written(acting, client, "secret words")
    notes.correct_note(acting, note, "other words", seen_version=1)
    seen(acting, note)
    rows = list(AuditEntry.select().where(AuditEntry.record == "note").order_by(AuditEntry.sequence).dicts())
    assert [row["action"] for row in rows] == ["collect", "change", "read"]
    assert "words" not in str(rows)


def test_survives_a_restart(db: EncryptedDatabase, client: int, acting: Acting) -> None:
    note = written(acting, client, "kept")
    database.close()
    database.connect()
    assert seen(acting, note).text == "kept"
