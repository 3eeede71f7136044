"""Whose appointments: the queries behind a day and a week use an index, with a cover and without."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from entre_tui.casework.client import handover
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.casework.day.day_scope import my_own, with_my_clients
from entre_tui.models import Appointment
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from tests.casework.steps import booked

DAY = timedelta(days=1)


@pytest.mark.parametrize("covers", [False, True])
@pytest.mark.parametrize("whose", [my_own, with_my_clients])
def test_no_table_is_read_whole(
    db: EncryptedDatabase,
    client: int,
    acting: Acting,
    supervisor: Actor,
    now: datetime,
    whose: object,
    covers: bool,
) -> None:
    booked(acting, client, 1)
    today = now.date()
    if covers:
        handover.cover(acting, client, supervisor.worker_id, today, today + 2 * DAY)
    assert callable(whose)
    query = Appointment.select(Appointment.id).where(
        Appointment.starts_at >= now,
        Appointment.starts_at < now + 7 * DAY,
        whose(Acting(supervisor, now), today, 7),
    )
    steps = [row[3] for row in db.execute_sql("EXPLAIN QUERY PLAN " + query.sql()[0], query.sql()[1])]
    assert not [step for step in steps if step.startswith("SCAN")]
    assert query.count() == int(covers)
