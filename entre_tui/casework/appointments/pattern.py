"""When a client does not come: the pattern of the last 12 months by weekday, hour and kind."""

from __future__ import annotations

from entre_tui.casework.core import audit, due_inputs
from entre_tui.casework.core.base import Acting, found, opening
from entre_tui.models import Client
from entre_tui.rules.appointments.attendance import HeatMap, heat_map


@opening
def pattern(acting: Acting, client_id: int) -> HeatMap:
    """Counts, never a score."""
    found(Client, client_id)
    audit.record(acting, "read", client_id=client_id, about="appointments")
    months = due_inputs.due_settings().attendance.months
    return heat_map(
        due_inputs.appointments_of([client_id], acting.now).get(client_id, []), acting.now, months=months
    )
