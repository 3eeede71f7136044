"""When a client does not come: the pattern of the last 12 months by weekday, hour and kind."""

from __future__ import annotations

from entre_tui.casework import audit, facts
from entre_tui.casework.base import Acting, found, opening
from entre_tui.models import Client
from entre_tui.rules.appointments.attendance import HeatMap, heat_map


@opening
def pattern(acting: Acting, client_id: int) -> HeatMap:
    """Counts, never a score."""
    found(Client, client_id)
    audit.record(acting, "read", client_id=client_id, about="appointments")
    months = facts.due_settings().attendance.months
    return heat_map(
        facts.appointments_of([client_id], acting.now).get(client_id, []), acting.now, months=months
    )
