"""The steps of an enrolment along the phases: kept for good, also those that were taken back."""

from __future__ import annotations

from datetime import date

from entre_tui.casework.core.base import Acting, CaseworkError, append
from entre_tui.casework.core.programmes import phase_name
from entre_tui.locale import _
from entre_tui.locale.dates import day
from entre_tui.models import Enrolment, PhaseChange
from entre_tui.text import clean_long


def standing_steps(row: Enrolment) -> list[PhaseChange]:
    """The steps in the order they were made, without those taken back."""
    steps: list[PhaseChange] = []
    for step in PhaseChange.select().where(PhaseChange.enrolment == row.id).order_by(PhaseChange.id):
        if not step.taken_back:
            steps.append(step)
        elif steps:
            steps.pop()
    return steps


def write_step(acting: Acting, row: Enrolment, before: str, on: date, words: str) -> None:
    """Keeps where the client came from and to."""
    append(
        acting,
        PhaseChange,
        enrolment=row.id,
        from_phase=before,
        to_phase=row.phase,
        on=on,
        words=clean_long(words),
    )


def check_after_last_phase(row: Enrolment, on: date, field: str) -> None:
    """What comes next cannot lie before the present phase began."""
    steps = standing_steps(row)
    if steps and on < steps[-1].on:
        message = _("The phase {phase} began {day}; choose that day or a later one.")
        phase = phase_name(row.programme, row.phase, row.programme_version)
        raise CaseworkError(message.format(phase=phase, day=day(steps[-1].on)), field)
