"""What the tests of casework stand on, beside the client and the people at the office."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from entre_tui.casework import enrolments
from entre_tui.casework.appointment_views import AppointmentView
from entre_tui.casework.base import Actor
from tests.casework.steps import booked


@pytest.fixture
def yesterday(client: int, actor: Actor, now: datetime) -> AppointmentView:
    """An appointment of yesterday that nobody has logged."""
    return booked(client, actor, now, -1)


@pytest.fixture
def enrolled(client: int, actor: Actor, now: datetime) -> int:
    """The client, in the programme since the beginning of the month."""
    enrolments.enrol(client, "entre-2016", date(2025, 11, 3), actor=actor, now=now)
    return client
