"""Steps that tests of casework share."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from entre_tui.casework import appointment_views, appointments, clients
from entre_tui.casework.appointment_views import AppointmentView
from entre_tui.casework.appointments import AppointmentDetails
from entre_tui.casework.base import Actor, Done


def undone(done: Done, actor: Actor, now: datetime) -> Done:
    """Takes a change back the way the key `u` does."""
    assert done.undo is not None
    return done.undo.function(*done.undo.args, **done.undo.kwargs, actor=actor, now=now)


def details(now: datetime, days: int, hour: int = 10) -> AppointmentDetails:
    """An appointment some days from today, on the hour."""
    return AppointmentDetails((now + timedelta(days=days)).replace(hour=hour, minute=0), place="Room 4")


def booked(client: int, actor: Actor, now: datetime, days: int, hour: int = 10) -> AppointmentView:
    """Books it and gives it as it is read back."""
    done = appointments.book(client, details(now, days, hour), actor=actor, now=now)
    assert done.record_id is not None
    return appointment_views.view(done.record_id, now)


def again(one: AppointmentView, now: datetime) -> AppointmentView:
    return appointment_views.view(one.id, now)


def changed(client: int, actor: Actor, now: datetime, **values: Any) -> None:
    """Other details of the client, such as the release date."""
    view = clients.client(client, actor=actor, now=now)
    details = replace(view.details, **values)
    clients.edit_client(client, details, actor=actor, now=now, seen_version=view.version)
