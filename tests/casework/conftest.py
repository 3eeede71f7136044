"""What the tests of casework stand on, beside the client and the people at the office."""

from __future__ import annotations

from datetime import date

import pytest

from entre_tui.casework.appointments.views import AppointmentView
from entre_tui.casework.core.base import Acting
from entre_tui.casework.programme import enrolments
from tests.casework.steps import booked


@pytest.fixture
def yesterday(client: int, acting: Acting) -> AppointmentView:
    """An appointment of yesterday that nobody has logged."""
    return booked(acting, client, -1)


@pytest.fixture
def enrolled(client: int, acting: Acting) -> int:
    """The client, in the programme since the beginning of the month."""
    enrolments.enrol(acting, client, "entre-2016", date(2025, 11, 3))
    return client
