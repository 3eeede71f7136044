"""Clients in outline, for a register of a million: enrolment, last and next appointment, and the row in the list.

The facts that the row follows from are made here, so they need not be read back.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta

from entre_tui.casework.core.list_projection import row_of
from entre_tui.casework.core.programmes import plan_of
from entre_tui.demo.core.chance import RandomSource
from entre_tui.demo.core.days import SLOTS, workday, workday_before
from entre_tui.demo.core.people import DemoClient
from entre_tui.demo.core.rows import DemoRows
from entre_tui.models import Appointment, Client, Enrolment, PhaseChange
from entre_tui.rules.appointments.attendance import AppointmentFacts
from entre_tui.rules.codes import LegalStatus, Outcome
from entre_tui.rules.due.facts import CaseFacts, DueSettings
from entre_tui.rules.retention import retention_date

OUTCOMES = {
    Outcome.ATTENDED: 80.0,
    Outcome.ABSENT_ACCEPTABLE: 8.0,
    Outcome.ABSENT_UNACCEPTABLE: 10.0,
    Outcome.DID_NOT_HAPPEN: 2.0,
}


class CourseOutline:
    """Writes outlines into `rows` and keeps the list rows and search words until they are taken."""

    def __init__(self, rows: DemoRows, chance: RandomSource, now: datetime) -> None:
        self.rows, self.chance, self.now = rows, chance, now
        self.settings = DueSettings()
        self._list_rows: list[dict[str, object]] = []
        self._words: list[tuple[str, int]] = []

    def write(self, client: Client, person: DemoClient) -> None:
        """One client in outline."""
        plan = plan_of(person.programme)
        if plan is None:
            raise LookupError(person.programme)
        phase = plan.phases[-1 if person.ended_on else min(len(plan.phases) - 1, person.sessions // 4)].id
        at = datetime.combine(person.started_on, time(9), self.now.tzinfo)
        enrolment = self.rows.add(
            Enrolment,
            at,
            person.worker,
            client=client.id,
            programme=plan.id,
            programme_version=plan.version,
            started_on=person.started_on,
            stance=None,
            phase=phase,
            ended_on=person.ended_on,
            ending=person.ending,
        )
        step = {
            "enrolment": enrolment,
            "from_phase": "",
            "to_phase": phase,
            "on": person.started_on,
            "words": "",
        }
        self.rows.add(PhaseChange, **step, at=at, by=person.worker)
        self._list(client, person, phase, self._appointments(client, person))

    def take_list_rows(self) -> tuple[list[dict[str, object]], list[tuple[str, int]]]:
        """List rows and search words since the last time."""
        taken = self._list_rows, self._words
        self._list_rows, self._words = [], []
        return taken

    def _appointments(self, client: Client, person: DemoClient) -> list[AppointmentFacts]:
        if person.ended_on is not None:
            return []
        today, chance = self.now.date(), self.chance
        outcome = chance.choose_weighted(OUTCOMES)
        found = []
        for days, kept in ((-chance.randint(1, 14), outcome), (chance.randint(1, 14), None)):
            day = today + timedelta(days=days)
            day = workday_before(day) if kept else workday(day)
            starts = datetime.combine(day, chance.choice(SLOTS), self.now.tzinfo)
            number = self.rows.add(
                Appointment,
                self.now,
                person.worker,
                client=client.id,
                worker=person.worker,
                kind="session",
                starts_at=starts,
                minutes=60,
                place="",
                outcome=kept,
                outcome_at=starts + timedelta(hours=1) if kept else None,
                outcome_by=person.worker if kept else None,
            )
            found.append(AppointmentFacts(number, starts, outcome=kept))
        return found

    def _list(
        self, client: Client, person: DemoClient, phase: str, appointments: list[AppointmentFacts]
    ) -> None:
        case = CaseFacts(
            client_id=client.id,
            legal_status=LegalStatus(client.legal_status),
            release_on=client.release_on,
            supervision_ends_on=client.supervision_ends_on,
            retention_on=retention_date([client.sanction_ended_on]),
            enrolled_on=None if person.ended_on else person.started_on,
            appointments=appointments,
        )
        standing = {
            "programme": person.programme,
            "phase": phase,
            "open": person.ended_on is None,
            "worker": person.worker,
            "cover": None,
            "flagged": False,
        }
        row, words = row_of(client, case, standing, self.now, self.settings)
        self._list_rows.append(row)
        self._words += words
