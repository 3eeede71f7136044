"""Case files as hypothesis draws them, with anything a file may hold, and how they are put into the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from entre_tui.casework.core import list_projection
from entre_tui.casework.core.base import Acting, Actor, create
from entre_tui.models import (
    Appointment,
    Assignment,
    ChecklistItem,
    Client,
    Consent,
    ContactAttempt,
    Enrolment,
    FollowUp,
    Goal,
    Meeting,
    MeetingTask,
    MentoringAgreement,
    Session,
    Snooze,
)
from entre_tui.rules.codes import (
    ChecklistNeed,
    ChecklistStatus,
    DueKind,
    GoalStatus,
    LegalStatus,
    Outcome,
)
from tests.conftest import STOCKHOLM

BEGIN = datetime(2025, 11, 27, 14, 0, tzinfo=STOCKHOLM)
EARLIEST, LATEST = -420, 200
DAYS = st.integers(EARLIEST, LATEST)
PAST = st.integers(EARLIEST, 0)
MAYBE = st.none() | DAYS


@dataclass(frozen=True, slots=True)
class File:
    """A case file as the examples draw it; days are counted from `BEGIN`."""

    status: LegalStatus
    release: int | None
    supervision: int | None
    sanction: int | None
    enrolled: int | None
    ended: bool
    covered: tuple[int, int] | None
    appointments: list[tuple[int, int, Outcome | None, int | None, int | None, int | None]]
    sessions: list[tuple[int, bool, bool]]
    goals: list[tuple[int | None, GoalStatus]]
    checklist: list[tuple[int | None, int | None, ChecklistNeed, ChecklistStatus]]
    consents: list[tuple[int, bool, bool]]
    meetings: list[int]
    tasks: list[tuple[int | None, bool]]
    agreement: tuple[int, bool] | None
    snoozed: list[tuple[DueKind, int]]


def some(strategy: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, max_size=most)


FILES = st.builds(
    File,
    status=st.sampled_from(LegalStatus),
    release=MAYBE,
    supervision=MAYBE,
    sanction=st.none() | st.integers(-3660, -3600),
    enrolled=st.none() | PAST,
    ended=st.booleans(),
    covered=st.none() | st.tuples(st.integers(-10, 10), st.integers(1, 20)),
    appointments=some(
        st.tuples(
            DAYS, st.integers(0, 23), st.none() | st.sampled_from(Outcome), MAYBE, st.none() | PAST, MAYBE
        ),
        5,
    ),
    sessions=some(st.tuples(PAST, st.booleans(), st.booleans())),
    goals=some(st.tuples(MAYBE, st.sampled_from(GoalStatus))),
    checklist=some(
        st.tuples(
            MAYBE,
            st.none() | st.integers(0, 12),
            st.sampled_from(ChecklistNeed),
            st.sampled_from(ChecklistStatus),
        )
    ),
    consents=some(st.tuples(PAST, st.booleans(), st.booleans()), 2),
    meetings=some(PAST, 5),
    tasks=some(st.tuples(MAYBE, st.booleans())),
    agreement=st.none() | st.tuples(PAST, st.booleans()),
    snoozed=some(st.tuples(st.sampled_from(DueKind), st.integers(1, 60)), 2),
)


def day(number: int | None) -> date | None:
    return None if number is None else BEGIN.date() + timedelta(days=number)


def at(number: int, hour: int = 10) -> datetime:
    return (BEGIN + timedelta(days=number)).replace(hour=hour, minute=0)


class Writer:
    """Puts drawn files into the case file, past the checks that keep a person from some of this."""

    def __init__(self, actor: Actor, supervisor: Actor) -> None:
        self.actor, self.supervisor, self.count = actor, supervisor, 0

    def new(self, model: type[Any], **values: Any) -> Any:
        return create(Acting(self.actor, BEGIN), model, **values)

    def write(self, file: File) -> int:
        self.count += 1
        client = self.new(
            Client,
            ref=f"T-{self.count:03d}",
            given_name="Kim",
            family_name=f"Ek {self.count}",
            fold="",
            office=self.actor.office_id,
            legal_status=file.status,
            release_on=day(file.release),
            supervision_ends_on=day(file.supervision),
            sanction_ended_on=day(file.sanction),
        ).id
        self.new(Assignment, client=client, worker=self.actor.worker_id, from_on=date(2020, 1, 1))
        if file.covered:
            first, days = file.covered
            cover = {"part": "cover", "worker": self.supervisor.worker_id}
            self.new(Assignment, client=client, from_on=day(first), to_on=day(first + days), **cover)
        self._course(client, file)
        self._appointments(client, file)
        for kind, until in file.snoozed:
            self.new(Snooze, client=client, kind=kind, until_on=day(until), reason="holiday")
        list_projection.refresh(client, BEGIN)
        return int(client)

    def _course(self, client: int, file: File) -> None:
        if file.enrolled is not None:
            enrolment = self.new(
                Enrolment,
                client=client,
                programme="back-on-track",
                programme_version="1",
                phase="mentoring",
                started_on=day(file.enrolled),
                ended_on=day(0) if file.ended else None,
            )
            if file.agreement:
                made, over = file.agreement
                values = {"agreed_on": day(made), "review_on": day(made + 91)}
                ended = day(0) if over else None
                self.new(MentoringAgreement, enrolment=enrolment, mentor="Bo", ended_on=ended, **values)
        for number, (on, held, evaluated) in enumerate(file.sessions):
            done = at(on, 12) if evaluated else None
            values = {"number": number + 1, "starts_at": at(on), "held": held, "evaluated_at": done}
            self.new(Session, client=client, **values)
        for on, status in file.goals:
            self.new(Goal, client=client, own_words="Work", review_on=day(on), status=status)
        for place, (on, weeks, need, progress) in enumerate(file.checklist):
            due_on = {"due_on": None if weeks is not None else day(on), "weeks_before_release": weeks}
            self.new(ChecklistItem, client=client, area=f"area {place}", need=need, status=progress, **due_on)
        for on, documented, withdrawn in file.consents:
            known = {
                "documented_on": day(0) if documented else None,
                "withdrawn_on": day(0) if withdrawn else None,
            }
            self.new(Consent, client=client, given_on=day(on), **known)
        for on in file.meetings:
            met = self.new(Meeting, client=client, on=day(on))
            for due_on, done in file.tasks:
                done_on = day(0) if done else None
                self.new(MeetingTask, meeting=met, what="Call", due_on=day(due_on), done_on=done_on)

    def _appointments(self, client: int, file: File) -> None:
        for on, hour, outcome, evidence, tried, decided in file.appointments:
            if outcome is not None and on > 0:
                continue
            waits = {"evidence_due_on": day(evidence)} if outcome is Outcome.EVIDENCE_AWAITED else {}
            booked = {"kind": "session", "starts_at": at(on, hour), "worker": self.actor.worker_id}
            made = self.new(Appointment, client=client, outcome=outcome, **booked, **waits)
            if outcome is Outcome.ABSENT_UNACCEPTABLE:
                if tried is not None:
                    self.new(
                        ContactAttempt,
                        appointment=made,
                        at=at(max(on, tried), 23),
                        way="phone",
                        result="no_answer",
                    )
                if decided is not None:
                    self.new(
                        FollowUp,
                        appointment=made,
                        client=client,
                        decision="no_action",
                        decided_on=day(decided),
                    )
