"""What happened to one client: appointments kept and missed, phases, what was done about absences."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from entre_tui.demo.core.days import SLOTS, at_work, later_at_work, workday
from entre_tui.demo.records.sessions import SessionWriter
from entre_tui.demo.records.writer import Writer
from entre_tui.models import Appointment, ContactAttempt, Enrolment, FollowUp, PhaseChange
from entre_tui.rules.codes import AbsenceReason, ContactResult, ContactWay, Decision, Outcome
from entre_tui.rules.workdays import add_workdays, is_workday, next_workday

MISSES = {
    Outcome.ABSENT_UNACCEPTABLE: 49.0,
    Outcome.ABSENT_ACCEPTABLE: 25.0,
    Outcome.RESCHEDULED: 14.0,
    Outcome.DID_NOT_HAPPEN: 7.0,
    Outcome.EVIDENCE_AWAITED: 4.0,
    Outcome.SENT_HOME: 3.0,
}
# A prison brings its people; what comes between is a transport, a doctor, a court.
MISSES_INSIDE = {
    Outcome.DID_NOT_HAPPEN: 38.0,
    Outcome.ABSENT_ACCEPTABLE: 30.0,
    Outcome.RESCHEDULED: 24.0,
    Outcome.ABSENT_UNACCEPTABLE: 8.0,
}
RECENT_MISSES = {Outcome.ABSENT_UNACCEPTABLE: 80.0, Outcome.EVIDENCE_AWAITED: 20.0}
CAME = {Outcome.ATTENDED: 92.0, Outcome.LATE: 8.0}
ACCEPTED = (AbsenceReason.MEDICAL, AbsenceReason.WORK, AbsenceReason.FAMILY, AbsenceReason.COURT)
ACCEPTED_INSIDE = (AbsenceReason.MEDICAL, AbsenceReason.COURT, AbsenceReason.PROFESSIONAL)
LADDER_INSIDE = (Decision.NO_ACTION, Decision.REMINDER_TALK)
LADDER = (Decision.REMINDER_TALK, Decision.SUMMONS, Decision.WARNING, Decision.NO_ACTION)


@dataclass(slots=True)
class CourseWriter(Writer):
    """Writes one person's course into `rows`; `now` carries the office's zone."""

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
        return [
            (name, workday(person.started_on + timedelta(days=round(after * per_session)), until))
            for name, after in zip(names, reached, strict=False)
            if after < person.sessions or after == 0
        ]

    def _phase_change(self, before: str, phase: str, on: date) -> None:
        at = self._at(on)
        values = {"enrolment": self.enrolment, "from_phase": before, "to_phase": phase, "on": on}
        self.rows.add(PhaseChange, **values, words="", at=at, by=self.person.worker)

    def _past(self) -> None:
        person, today = self.person, self.now.date()
        until = person.ended_on or today - timedelta(days=1)
        usual = self.chance.choice(SLOTS)
        span = max(1, (until - person.started_on).days)
        sessions = SessionWriter(person, self.client, self.plan, self.rows, self.chance, self.now, self.story)
        for number in range(1, person.sessions + 1):
            day = person.started_on + timedelta(days=round(span * number / (person.sessions + 1)))
            if self.chance.random() < 0.22:
                missed = next_workday(day - timedelta(days=self.chance.randint(1, 3)))
                if person.started_on < missed <= until:
                    self._add_absence(missed, usual)
            starts = self._starts(self._open_day(day, until), usual)
            outcome, minutes = self.chance.choose_weighted(CAME), self.chance.choice((60, 60, 75, 75, 90, 45))
            appointment = self._appointment(starts, outcome, minutes=minutes)
            sessions.write(number, starts, self.enrolment, appointment, minutes)
        if person.ended_on is None and self.chance.random() < 0.18:
            self._add_absence(self._workday_before(today, self.chance.randint(1, 5)), usual, recent=True)
        if person.ended_on is None and self.chance.random() < 0.1:
            day = self._workday_before(today, self.chance.randint(1, 2))
            if day >= person.started_on and day not in self.taken:
                self._appointment(self._starts(day, usual), None)

    def _open_day(self, day: date, until: date) -> date:
        """A working day of the course on which the client has no other time, as near as there is one."""
        day = workday(day, until)
        later = earlier = day
        while later in self.taken and later < until:
            later = next_workday(later)
        if later <= until and later not in self.taken:
            return later
        while earlier in self.taken:
            earlier = self._workday_before(earlier, 1)
        return earlier

    def _add_absence(self, day: date, usual: time, *, recent: bool = False) -> None:
        if day in self.taken or day < self.person.started_on:
            return
        inside = self.story.inside(day)
        if recent and inside:
            return
        outcome = self.chance.choose_weighted(
            RECENT_MISSES if recent else MISSES_INSIDE if inside else MISSES
        )
        refused = AbsenceReason.NONE_GIVEN if inside else AbsenceReason.NOT_REACHED
        reason = {
            Outcome.ABSENT_ACCEPTABLE: self.chance.choice(ACCEPTED_INSIDE if inside else ACCEPTED),
            Outcome.ABSENT_UNACCEPTABLE: self.chance.choice((AbsenceReason.NONE_GIVEN, refused)),
        }.get(outcome)
        evidence = add_workdays(day, 5) if outcome is Outcome.EVIDENCE_AWAITED else None
        if evidence is not None and evidence < self.now.date():
            outcome, evidence, reason = Outcome.ABSENT_ACCEPTABLE, None, AbsenceReason.MEDICAL
        starts = self._starts(day, usual)
        appointment = self._appointment(starts, outcome, reason=reason, evidence_due_on=evidence)
        if outcome is Outcome.ABSENT_UNACCEPTABLE and not (recent and self.chance.random() < 0.6):
            self._followed_up(appointment, starts, decided=not recent)

    def _followed_up(self, appointment: int, starts: datetime, *, decided: bool) -> None:
        story, worker = self.story, self.person.worker
        inside = story.inside(starts.date())
        tried = later_at_work(self.chance, starts, self.now)
        way = self.chance.choice((ContactWay.PHONE, ContactWay.TEXT))
        result = self.chance.choice((ContactResult.REACHED, ContactResult.NO_ANSWER))
        said = story.voice.one(self.chance, story.texts.inside_reasons if inside else story.texts.reasons)
        if not inside:
            values = {"appointment": appointment, "at": tried, "way": way, "result": result, "words": ""}
            self.rows.add(ContactAttempt, tried, worker, **values)
        decided_on = min(add_workdays(starts.date(), self.chance.randint(1, 5)), self.now.date())
        self.rows.add(
            FollowUp,
            tried,
            worker,
            appointment=appointment,
            client=self.client,
            client_reason=said if decided or inside or result is ContactResult.REACHED else "",
            decision=self.chance.choice(LADDER_INSIDE if inside else LADDER) if decided else None,
            decided_on=decided_on if decided else None,
        )

    def _coming(self) -> None:
        """Twice a week is planned; a few clients have nothing booked."""
        if self.chance.random() < 0.12:
            return
        usual, day = self.chance.choice(SLOTS), self.now.date()
        if self.chance.random() > 0.3 or self._at_hour(day, usual) <= self.now or not is_workday(day):
            day = next_workday(day + timedelta(days=self.chance.randint(0, 3)))
        for _number in range(self.chance.randint(1, 6)):
            starts = self._starts(day, usual)
            if starts > self.now:
                self._appointment(starts, None)
            day = next_workday(day + timedelta(days=self.chance.choice((2, 3, 4))))

    def _appointment(
        self, starts: datetime, outcome: Outcome | None, *, minutes: int = 60, **values: object
    ) -> int:
        self.taken.add(starts.date())
        booked = min(self._at(add_workdays(starts.date(), -5)), self.now)
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
            place=self.story.place(starts.date()),
            outcome=outcome,
            outcome_at=later_at_work(self.chance, starts, self.now) if outcome else None,
            outcome_by=self.person.worker if outcome else None,
            **shared,
        )

    def _starts(self, day: date, usual: time) -> datetime:
        """Mostly at the client's usual hour, and when the case worker is free."""
        wanted = usual if self.chance.random() < 0.8 else self.chance.choice(SLOTS)
        return self._at_hour(day, self.rows.diary.free(self.chance, self.person.worker, day, wanted))

    def _at_hour(self, day: date, hour: time) -> datetime:
        return datetime.combine(day, hour, self.now.tzinfo)

    def _at(self, day: date) -> datetime:
        return at_work(self.chance, day, self.now)

    def _workday_before(self, day: date, count: int) -> date:
        return add_workdays(day, -count)
