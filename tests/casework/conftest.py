"""What the tests of casework stand on, beside the client and the people at the office."""

from __future__ import annotations

from datetime import datetime

import pytest

from entre_tui.casework.appointment_views import AppointmentView
from entre_tui.casework.base import Actor
from tests.casework.steps import booked


@pytest.fixture
def yesterday(client: int, actor: Actor, now: datetime) -> AppointmentView:
    return booked(client, actor, now, -1)
