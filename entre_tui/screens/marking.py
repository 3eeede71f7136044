"""Marking from the list that a client did not come: one key for the reason, and it is done."""

from __future__ import annotations

from collections.abc import Hashable

from entre_tui.casework.missed import mark_missed_latest
from entre_tui.locale import _
from entre_tui.locale.labels import label
from entre_tui.rules.codes import AbsenceReason
from entre_tui.screens.place import Place
from entre_tui.widgets.choose import Choose

# The most usual first: they are the first keys.
REASONS = (
    AbsenceReason.NONE_GIVEN,
    AbsenceReason.NOT_REACHED,
    AbsenceReason.MEDICAL,
    AbsenceReason.WORK,
    AbsenceReason.FAMILY,
    AbsenceReason.COURT,
    AbsenceReason.RELIGIOUS,
    AbsenceReason.IN_CUSTODY,
    AbsenceReason.PROFESSIONAL,
)


def ask_missed(screen: Place, client_id: int, name: str) -> None:
    """Asks why; the appointment is the one that is due to be logged."""

    async def chosen(reason: Hashable) -> None:
        if reason is not None:
            screen.app.report(await screen.app.work(mark_missed_latest, client_id, str(reason)))

    options = [(str(reason), label(reason, "absence_reason")) for reason in REASONS]
    screen.app.push_screen(Choose(_("{name} did not come. Why?").format(name=name), options), chosen)
