"""The first look into a client's file: what is due, what comes next, what it is all about; one audit entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from entre_tui.casework.appointments.views import AppointmentView, views
from entre_tui.casework.client.clients import view_of
from entre_tui.casework.client.details import ClientDetails
from entre_tui.casework.client.due import due_lines
from entre_tui.casework.client.handover import CaseHolder, holders
from entre_tui.casework.client.notes import NoteLine, note_lines
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, found, opening
from entre_tui.casework.core.programmes import plan_of
from entre_tui.casework.goals.views import goals_of
from entre_tui.casework.programme.agreements import AgreementView, latest_agreement
from entre_tui.casework.programme.enrolments import EnrolmentView, enrolments_of
from entre_tui.casework.reintegration.views import checklist_view
from entre_tui.models import Appointment, Client, Formulation, Session, Worker
from entre_tui.rules.checklist import ChecklistCount
from entre_tui.rules.codes import ChecklistArea, ChecklistNeed, ChecklistStatus, GoalStatus
from entre_tui.rules.due.due import DueItem

NOTES = 8
COMING = 3


@dataclass(frozen=True, slots=True)
class GoalBrief:
    """A current goal; `level` is the last rating, on the day `rated_on`."""

    id: int
    own_words: str
    level: int | None
    rated_on: date | None
    steps_done: int
    steps_counted: int
    target_on: date | None


@dataclass(frozen=True, slots=True)
class AreaBrief:
    """An area of the checklist as a sign."""

    area: ChecklistArea
    need: ChecklistNeed
    status: ChecklistStatus


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What the latest formulation works from."""

    number: int
    written_at: datetime
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class ProgrammeBrief:
    """An enrolment with the sessions held in it, and the agreement where the programme has them."""

    enrolment: EnrolmentView
    held: int
    planned: int | None
    agreement: AgreementView | None


@dataclass(frozen=True, slots=True)
class Overview:
    """`programmes` has the open ones first; `coming` the next booked times; `goals` only the active ones."""

    client_id: int
    version: int
    name: str
    ref: str
    protected: bool
    office: str
    details: ClientDetails
    holders: tuple[CaseHolder, ...]
    due: tuple[DueItem, ...]
    coming: tuple[AppointmentView, ...]
    hypothesis: Hypothesis | None
    goals: tuple[GoalBrief, ...]
    areas: tuple[AreaBrief, ...]
    checklist: ChecklistCount
    notes: tuple[NoteLine, ...]
    programmes: tuple[ProgrammeBrief, ...]

    @property
    def has_formulation(self) -> bool:
        """Whether any case formulation is saved; some phases want one first."""
        return self.hypothesis is not None

    @property
    def open_programmes(self) -> tuple[ProgrammeBrief, ...]:
        return tuple(one for one in self.programmes if one.enrolment.open)


@opening
def overview(acting: Acting, client_id: int) -> Overview:
    """Everything of the overview, in a bounded number of narrow queries."""
    client = found(Client, client_id)
    audit.record(acting, "read", client_id=client.id, about="overview")
    (*lines,) = due_lines([client], acting.now)
    reintegration = checklist_view(client, acting.now)
    goals = goals_of(client.id)
    active = [goal for goal in goals if goal.status is GoalStatus.ACTIVE]
    return Overview(
        client_id=client.id,
        version=client.version,
        name=reintegration.name,
        ref=client.ref,
        protected=client.protected,
        office=client.office.name,
        details=view_of(client).details,
        holders=holders(client.id, acting.now.date()),
        due=tuple(line.item for line in lines),
        coming=_coming(client.id, acting.now),
        hypothesis=_hypothesis(client.id, acting.now),
        goals=tuple(
            GoalBrief(
                goal.id,
                goal.own_words,
                goal.last_rating.level if goal.last_rating else None,
                goal.last_rating.on if goal.last_rating else None,
                goal.steps_done,
                goal.steps_counted,
                goal.target_on,
            )
            for goal in active
        ),
        areas=tuple(AreaBrief(line.area, line.need, line.status) for line in reintegration.lines),
        checklist=reintegration.count,
        notes=note_lines(client.id, acting.now, NOTES),
        programmes=tuple(_programme(one, acting.now) for one in enrolments_of(client.id)),
    )


def _coming(client_id: int, now: datetime) -> tuple[AppointmentView, ...]:
    """The next times: ids first, so that only these are read in full."""
    ids = [
        number
        for (number,) in Appointment.select(Appointment.id)
        .where(
            Appointment.client == client_id,
            Appointment.starts_at >= now,
            Appointment.outcome.is_null(),
            Appointment.removed_at.is_null(),
        )
        .order_by(Appointment.starts_at)
        .limit(COMING)
        .tuples()
    ]
    return tuple(views(Appointment.id.in_(ids), now=now)) if ids else ()


def _hypothesis(client_id: int, now: datetime) -> Hypothesis | None:
    row = (
        Formulation.select(Formulation.number, Formulation.created_at, Worker.name, Formulation.hypothesis)
        .left_outer_join(Worker, on=Formulation.created_by == Worker.id)
        .where(Formulation.client == client_id)
        .order_by(Formulation.number.desc())
        .tuples()
        .first()
    )
    if row is None:
        return None
    number, at, author, text = row
    return Hypothesis(number, at.astimezone(now.tzinfo), author or "", text)


def _programme(one: EnrolmentView, now: datetime) -> ProgrammeBrief:
    plan = plan_of(one.programme, one.programme_version)
    held = (
        Session.select()
        .where(
            Session.enrolment == one.id, Session.held, Session.removed_at.is_null(), Session.starts_at <= now
        )
        .count()
    )
    revised = plan is not None and plan.rules.agreement_revision_months is not None
    return ProgrammeBrief(
        one, held, plan.dose.sessions if plan else None, latest_agreement(one.id) if revised else None
    )
