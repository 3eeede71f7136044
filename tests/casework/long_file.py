"""A generated client with a long file: a thousand sessions and five hundred notes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from entre_tui.casework.core import list_projection
from entre_tui.casework.core.base import Acting
from entre_tui.casework.programme import enrolments
from entre_tui.models import Appointment, Enrolment, Note, Session
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase

WORDS = "Han säger att det går bättre hemma, men att Öberg ringer om nätterna. "


def burden(acting: Acting, db: EncryptedDatabase, client: int, sessions: int = 1000, notes: int = 500) -> int:
    """Fills the file; gives the enrolment's id."""
    started = (acting.now - timedelta(days=2 * sessions + 20)).date()
    enrolments.enrol(acting, client, "entre-2016", started)
    enrolment: int = Enrolment.get(Enrolment.client == client).id
    stamp: dict[str, Any] = {
        "client": client,
        "created_at": acting.now,
        "created_by": acting.actor.worker_id,
        "changed_at": acting.now,
        "changed_by": acting.actor.worker_id,
    }
    starts = [acting.now - timedelta(days=2 * number + 1) for number in range(sessions)]
    with db.atomic():
        _put(
            Appointment, [{"kind": "session", "starts_at": at, "outcome": "attended"} for at in starts], stamp
        )
        _put(Session, _sessions(enrolment, starts), stamp)
        _put(Note, [_note(number, acting.now) for number in range(notes)], stamp)
        ids = [row.id for row in Appointment.select(Appointment.id).where(Appointment.client == client)]
        for row, number in zip(Session.select().where(Session.client == client), ids, strict=True):
            Session.update(appointment=number).where(Session.id == row.id).execute()
    list_projection.refresh(client, acting.now)
    return enrolment


def _put(model: type[Any], rows: list[dict[str, Any]], stamp: dict[str, Any]) -> None:
    for first in range(0, len(rows), 200):
        model.insert_many([row | stamp for row in rows[first : first + 200]]).execute()


def _sessions(enrolment: int, starts: list[datetime]) -> list[dict[str, Any]]:
    texts = {"aim": WORDS, "content": WORDS * 4, "done": WORDS * 6}
    held = {"enrolment": enrolment, "minutes": 75, "held": True, **texts}
    return [
        {"number": len(starts) - number, "starts_at": at, "planned_at": at, "evaluated_at": at, **held}
        for number, at in enumerate(starts)
    ]


def _note(number: int, now: datetime) -> dict[str, Any]:
    return {"text": f"{number} " + WORDS * 20, "at": now - timedelta(days=3 * number + 1)}
