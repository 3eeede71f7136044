"""Which enrolment a client's sessions, goals and map belong to."""

from __future__ import annotations

from datetime import date

from entre_tui.casework.core.programmes import catalogue
from entre_tui.models import Enrolment


def current_enrolment(client_id: int) -> Enrolment | None:
    """The enrolment that sessions belong to: open, with themes to work on, the latest begun; else the nearest to it.

    A reintegration group runs beside a programme and has a checklist instead of sessions.
    """
    rows = Enrolment.select().where(Enrolment.client == client_id, Enrolment.removed_at.is_null())
    return max(rows, key=_nearness, default=None)


def _nearness(row: Enrolment) -> tuple[bool, bool, date, int]:
    plan = catalogue().get(row.programme, row.programme_version)
    return row.ended_on is None, plan is None or plan.content != "checklist", row.started_on, row.id
