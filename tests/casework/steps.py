"""Steps that tests of casework share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from entre_tui.casework.appointments import appointments
from entre_tui.casework.appointments import views as appointment_views
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.appointments.views import AppointmentView
from entre_tui.casework.client import clients
from entre_tui.casework.core.base import Acting, CaseworkError, Done
from entre_tui.casework.core.ledger import RowStep
from entre_tui.casework.core.reversal import Reversal
from entre_tui.models import AuditEntry


def undone(acting: Acting, done: Done) -> Done:
    """Takes a change back the way the key `u` does."""
    assert done.undo is not None
    return done.undo.function(acting, *done.undo.args, **done.undo.kwargs)


def told_back(acting: Acting, done: Done, message: str) -> Done:
    """Takes a change back: the sentence, and that it can be made again under the same name."""
    assert done.undo is not None
    back = undone(acting, done)
    told(back, done.record_id, done.undo.label, message)
    return back


def details(now: datetime, days: int, hour: int = 10) -> AppointmentDetails:
    """An appointment some days from today, on the hour."""
    return AppointmentDetails((now + timedelta(days=days)).replace(hour=hour, minute=0), place="Room 4")


def booked(acting: Acting, client: int, days: int, hour: int = 10) -> AppointmentView:
    """Books it and gives it as it is read back."""
    done = appointments.book(acting, client, details(acting.now, days, hour))
    assert done.record_id is not None
    return appointment_views.view(done.record_id, acting.now)


def again(one: AppointmentView, now: datetime) -> AppointmentView:
    return appointment_views.view(one.id, now)


def changed(acting: Acting, client: int, **values: Any) -> None:
    """Other details of the client, such as the release date."""
    view = clients.client(acting, client)
    details = replace(view.details, **values)
    clients.edit_client(acting, client, details, seen_version=view.version)


def refusal(function: Callable[..., Done], *args: Any, **kwargs: Any) -> str | None:
    """The place in the form at which this is refused; a test fails where it is taken."""
    with pytest.raises(CaseworkError) as refused:
        function(*args, **kwargs)
    return refused.value.field


def last_entry() -> tuple[str, str, int | None, str, str]:
    """Of the newest entry of the log: action, what about, which record, names of fields, recipient."""
    entry = AuditEntry.select().order_by(AuditEntry.sequence.desc()).get()
    return entry.action, entry.record, entry.record_id, entry.fields, entry.recipient


def told(done: Done, record: int | None, label: str | None, message: str) -> None:
    """The sentence, the name of the undo, and that the change gives its client and its record as saved."""
    assert done.message == message
    assert (done.undo.label if done.undo else None) == label
    assert (done.client_id, done.record_id) == (1, record)
    for reversal in done.undo.args if done.undo else ():
        assert isinstance(reversal, Reversal)
        own = [step for step in reversal.steps if isinstance(step, RowStep)]
        left = [one.version for one in own if (one.table, one.row_id) == (reversal.table, reversal.row_id)]
        assert left in ([], [done.version])
    entry = AuditEntry.select().order_by(AuditEntry.sequence.desc()).get()
    assert (entry.client_id, entry.worker_name, entry.host, entry.result) == (
        1,
        "Siv Lind" if entry.role == "supervisor" else "Anna Berg",
        "test",
        "ok",
    )
