"""Steps that tests of casework share."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from entre_tui.casework import appointment_views, appointments, clients
from entre_tui.casework.appointment_views import AppointmentView
from entre_tui.casework.appointments import AppointmentDetails
from entre_tui.casework.base import Acting, Done


def undone(acting: Acting, done: Done) -> Done:
    """Takes a change back the way the key `u` does."""
    assert done.undo is not None
    return done.undo.function(acting, *done.undo.args, **done.undo.kwargs)


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
