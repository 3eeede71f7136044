"""What happened to one client: appointments kept and missed, sessions, phases, what was done about absences."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from entre_tui.demo import stories
from entre_tui.demo.chance import Chance
from entre_tui.demo.people import Person
from entre_tui.demo.rows import Rows
from entre_tui.models import (
    Appointment,
    ContactAttempt,
    Enrolment,
    FollowUp,
    PhaseChange,
    Session,
    SessionStrategy,
    SessionTheme,
)
from entre_tui.programmes.model import Programme
from entre_tui.rules.codes import AbsenceReason, ContactResult, ContactWay, Decision, Outcome
from entre_tui.rules.workdays import add_workdays, is_workday, next_workday

MISSES = {
    Outcome.ABSENT_UNACCEPTABLE: 50.0,
    Outcome.ABSENT_ACCEPTABLE: 25.0,
    Outcome.RESCHEDULED: 14.0,
    Outcome.DID_NOT_HAPPEN: 7.0,
    Outcome.EVIDENCE_AWAITED: 4.0,
}
RECENT_MISSES = {Outcome.ABSENT_UNACCEPTABLE: 80.0, Outcome.EVIDENCE_AWAITED: 20.0}
CAME = {Outcome.ATTENDED: 91.0, Outcome.LATE: 8.0, Outcome.SENT_HOME: 1.0}
ACCEPTED = (AbsenceReason.MEDICAL, AbsenceReason.WORK, AbsenceReason.FAMILY, AbsenceReason.COURT)
LADDER = (Decision.REMINDER_TALK, Decision.SUMMONS, Decision.WARNING, Decision.NO_ACTION)
HOURS = (9, 10, 11, 13, 14, 15, 16)


@dataclass(slots=True)
class Course:
    """Writes one person's course into `rows`; `now` carries the office's zone."""

    person: Person
    client: int
    plan: Programme
    rows: Rows
    chance: Chance
    now: datetime
    stance: str | None = None
    enrolment: int = 0
    taken: set[date] = field(default_factory=set)

    def write(self) -> None:
        person = self.person
        phases = self._phases()
        self.enrolment = self.rows.add(
            Enrolment,
            self._at(person.started_on),
            person.worker,
            client=self.client,
            programme=self.plan.id,
            programme_version=self.plan.version,
            started_on=person.started_on,
            phase=phases[-1][0],
            stance=self.stance,
            ended_on=person.ended_on,
            ending=person.ending,
        )
        before = ""
        for phase, on in phases:
            self._phase_change(before, phase, on)
            before = phase
        self._past()
        if person.ended_on is None:
            self._coming()

    def _phases(self) -> list[tuple[str, date]]:
        """Assessment takes five sessions, formulation two, the last tenth is maintenance."""
        names, person = [phase.id for phase in self.plan.phases], self.person
        until = person.ended_on or self.now.date()
        per_session = (until - person.started_on).days / max(1, person.sessions)
        reached = [0, 5, 7, 40 if person.ended_on is None else max(8, round(person.sessions * 0.9))]
        found = [
            (name, person.started_on + timedelta(days=round(after * per_session)))
            for name, after in zip(names, reached, strict=False)
            if after < person.sessions or after == 0
        ]
        return [(name, min(on, until)) for name, on in found]

    def _phase_change(self, before: str, phase: str, on: date) -> None:
        at = self._at(on)
        values = {"enrolment": self.enrolment, "from_phase": before, "to_phase": phase, "on": on}
        self.rows.add(PhaseChange, **values, words="", at=at, by=self.person.worker)

    def _past(self) -> None:
        person, today = self.person, self.now.date()
        until = person.ended_on or today - timedelta(days=1)
        hour = self.chance.choice(HOURS)
        span = max(1, (until - person.started_on).days)
        for number in range(1, person.sessions + 1):
            day = person.started_on + timedelta(days=round(span * number / (person.sessions + 1)))
            if self.chance.random() < 0.22:
                missed = next_workday(day - timedelta(days=self.chance.randint(1, 3)))
                if person.started_on < missed < today:
                    self._missed(self._starts(missed, hour))
            self._held(number, self._starts(day if is_workday(day) else next_workday(day), hour))
        if person.ended_on is None and self.chance.random() < 0.18:
            self._missed(
                self._starts(self._workday_before(today, self.chance.randint(1, 5)), hour), recent=True
            )
        if person.ended_on is None and self.chance.random() < 0.1:
            self._appointment(self._starts(self._workday_before(today, self.chance.randint(1, 2)), 11), None)

    def _held(self, number: int, starts: datetime) -> None:
        while starts.date() in self.taken and starts < self.now:
            starts = self._starts(next_workday(starts.date()), starts.hour)
        while starts >= self.now or starts.date() in self.taken:
            starts = self._starts(self._workday_before(starts.date(), 1), starts.hour)
        outcome = self.chance.weighted(CAME)
        minutes = self.chance.choice((60, 60, 75, 75, 90, 45))
        appointment = self._appointment(starts, outcome, minutes=minutes)
        recent = self.person.ended_on is None and (self.now - starts).days < 9
        planned = self.chance.random() < 0.95
        evaluated = self.chance.random() < (0.6 if recent else 0.99)
        session = self.rows.add(
            Session,
            starts,
            self.person.worker,
            client=self.client,
            enrolment=self.enrolment,
            appointment=appointment,
            number=number,
            starts_at=starts,
            minutes=minutes,
            place=self._place(),
            by_video=False,
            held=True,
            **self._planned(starts - timedelta(days=1) if planned else None),
            **self._evaluated(starts + timedelta(hours=3) if evaluated else None),
        )
        for theme in self.chance.some([theme.id for theme in self.plan.themes], 1, 2):
            self.rows.add(SessionTheme, session=session, theme=theme)
        if self.plan.strategies:
            strategy = self.chance.choice(self.plan.strategies).id
            self.rows.add(SessionStrategy, session=session, strategy=strategy)

    def _planned(self, at: datetime | None) -> dict[str, Any]:
        return {
            "aim": self.chance.choice(stories.AIMS) if at else "",
            "content": self.chance.choice(stories.CONTENT) if at else "",
            "homework_set": self.chance.choice(stories.HOMEWORK) if at else "",
            "planned_at": at,
            "planned_by": self.person.worker if at else None,
        }

    def _evaluated(self, at: datetime | None) -> dict[str, Any]:
        chance = self.chance
        return {
            "done": chance.choice(stories.DONE) if at else "",
            "homework_done": chance.weighted({"yes": 5, "partly": 3, "no": 2}) if at else None,
            "engagement": chance.randint(2, 5) if at else None,
            "alliance": chance.randint(2, 5) if at else None,
            "response": chance.choice(stories.RESPONSE) if at else "",
            "concerns": chance.choice(stories.CONCERNS) if at else "",
            "next_step": chance.choice(stories.NEXT) if at else "",
            "evaluated_at": min(at, self.now) if at else None,
            "evaluated_by": self.person.worker if at else None,
        }

    def _missed(self, starts: datetime, *, recent: bool = False) -> None:
        if starts.date() in self.taken:
            return
        outcome = self.chance.weighted(RECENT_MISSES if recent else MISSES)
        reason = {
            Outcome.ABSENT_ACCEPTABLE: self.chance.choice(ACCEPTED),
            Outcome.ABSENT_UNACCEPTABLE: self.chance.choice(
                (AbsenceReason.NONE_GIVEN, AbsenceReason.NOT_REACHED)
            ),
        }.get(outcome)
        evidence = add_workdays(starts.date(), 5) if outcome is Outcome.EVIDENCE_AWAITED else None
        if evidence is not None and evidence < self.now.date():
            outcome, evidence, reason = Outcome.ABSENT_ACCEPTABLE, None, AbsenceReason.MEDICAL
        appointment = self._appointment(starts, outcome, reason=reason, evidence_due_on=evidence)
        if outcome is Outcome.ABSENT_UNACCEPTABLE and not (recent and self.chance.random() < 0.6):
            self._followed_up(appointment, starts, decided=not recent)

    def _followed_up(self, appointment: int, starts: datetime, *, decided: bool) -> None:
        tried = min(starts + timedelta(hours=self.chance.randint(1, 20)), self.now)
        way = self.chance.choice((ContactWay.PHONE, ContactWay.TEXT))
        result = self.chance.choice((ContactResult.REACHED, ContactResult.NO_ANSWER))
        worker = self.person.worker
        values = {"appointment": appointment, "at": tried, "way": way, "result": result, "words": ""}
        self.rows.add(ContactAttempt, tried, worker, **values)
        decided_on = min(add_workdays(starts.date(), self.chance.randint(1, 5)), self.now.date())
        self.rows.add(
            FollowUp,
            tried,
            worker,
            appointment=appointment,
            client=self.client,
            client_reason=self.chance.choice(stories.REASONS),
            decision=self.chance.choice(LADDER) if decided else None,
            decided_on=decided_on if decided else None,
        )

    def _coming(self) -> None:
        """Twice a week is planned; a few clients have nothing booked."""
        if self.chance.random() < 0.12:
            return
        hour, day = self.chance.choice(HOURS), self.now.date()
        if self.chance.random() > 0.3 or self._starts(day, hour) <= self.now or not is_workday(day):
            day = next_workday(day + timedelta(days=self.chance.randint(0, 3)))
        for _number in range(self.chance.randint(1, 6)):
            self._appointment(self._starts(day, hour), None)
            day = next_workday(day + timedelta(days=self.chance.choice((2, 3, 4))))

    def _appointment(
        self, starts: datetime, outcome: Outcome | None, *, minutes: int = 60, **values: Any
    ) -> int:
        self.taken.add(starts.date())
        booked = min(starts - timedelta(days=7), self.now)
        shared = {"reason": None, "evidence_due_on": None} | values
        return self.rows.add(
            Appointment,
            booked,
            self.person.worker,
            client=self.client,
            worker=self.person.worker,
            kind="session",
            starts_at=starts,
            minutes=minutes,
            place=self._place(),
            outcome=outcome,
            outcome_at=min(starts + timedelta(hours=1), self.now) if outcome else None,
            outcome_by=self.person.worker if outcome else None,
            **shared,
        )

    def _place(self) -> str:
        return self.chance.choice(("Room 2", "Room 4", "The office", "The prison"))

    def _starts(self, day: date, hour: int) -> datetime:
        return datetime.combine(day, time(hour, self.chance.choice((0, 0, 30))), self.now.tzinfo)

    def _at(self, day: date) -> datetime:
        return min(datetime.combine(day, time(15), self.now.tzinfo), self.now)

    def _workday_before(self, day: date, count: int) -> date:
        return add_workdays(day, -count)
