"""Clashes are shown before an appointment is saved; saving the same once more books it all the same."""

from __future__ import annotations

from datetime import datetime

from entre_tui.casework.appointments.appointments import AppointmentDetails, clashes
from entre_tui.casework.core.base import CaseworkError
from entre_tui.locale import _
from entre_tui.widgets.base.app_contract import AppContract


class ClashGuard:
    """Remembers which clash a form has shown."""

    def __init__(
        self, app: AppContract, client_id: int, field: str, appointment_id: int | None = None
    ) -> None:
        self._app = app
        self._client_id = client_id
        self._field = field
        self._appointment_id = appointment_id
        self._shown: tuple[datetime, int, int | None] | None = None

    async def check(self, details: AppointmentDetails) -> None:
        """Refuses once where something stands in the way of this time, at the form's field."""
        wanted = (details.starts_at, details.minutes, details.worker_id)
        if wanted == self._shown:
            return
        found = await self._app.work(clashes, self._client_id, details, appointment_id=self._appointment_id)
        if found:
            self._shown = wanted
            now = self._app.now()
            said = " ".join(clash.words(now) for clash in found[:3])
            raise CaseworkError(
                _("{clashes} ctrl+s once more books it all the same.").format(clashes=said), self._field
            )
