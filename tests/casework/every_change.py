"""A file with something of everything, and one call of each change that can be made in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from entre_tui import models
from entre_tui.casework.appointments import appointments, missed, outcomes, series
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.appointments.missed import AbsenceFollowUp
from entre_tui.casework.client import clients, due, flags, handover, notes
from entre_tui.casework.collaboration import collaboration, consent, meeting_tasks, meetings
from entre_tui.casework.collaboration.collaboration import Conditions
from entre_tui.casework.collaboration.consent import ConsentDetails
from entre_tui.casework.collaboration.meeting_tasks import TaskDetails
from entre_tui.casework.collaboration.meetings import MeetingDetails
from entre_tui.casework.core.base import Acting, Actor, Done
from entre_tui.casework.formulation import saving
from entre_tui.casework.formulation.saving import Content
from entre_tui.casework.goals import goals, steps
from entre_tui.casework.goals.goals import GoalDetails
from entre_tui.casework.goals.steps import StepDetails
from entre_tui.casework.programme import agreements, enrolments, facilitator, phases
from entre_tui.casework.reintegration import reintegration
from entre_tui.casework.reintegration.details import ItemDetails
from entre_tui.casework.sessions import evaluation, sessions
from entre_tui.casework.sessions.evaluation import Evaluation
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.rules.codes import (
    AbsenceReason,
    ChecklistNeed,
    ChecklistStatus,
    ContactResult,
    ContactWay,
    Decision,
    DueKind,
    Ending,
    Outcome,
)

TODAY, DAY = date(2025, 11, 27), timedelta(days=1)
PRISON, HOME = (("prison", "Bo"),), "accommodation"


@dataclass(frozen=True)
class FullFile:
    """Who acts in it, and the ids of what there is, in the order in which `fill` makes it."""

    acting: Acting
    leader: Actor
    client: int

    @property
    def leading(self) -> Acting:
        return Acting(self.leader, self.acting.now)

    def do(self, function: Callable[..., Done], *args: Any, **values: Any) -> Done:
        """A change of something new, or of what needs no version."""
        return function(self.acting, *args, **values)

    def on(self, model: str, number: int, function: Callable[..., Done], *args: Any, **values: Any) -> Done:
        """A change of a row as it stands now."""
        version = getattr(models, model).get_by_id(number).version
        return function(self.acting, number, *args, seen_version=version, **values)

    def item(self, function: Callable[..., Done], area: str, *args: Any) -> Done:
        """A change of an area of the checklist as it stands now."""
        row = reintegration.current_item(self.client, area)
        return function(self.acting, self.client, area, *args, seen_version=row.version if row else 0)


def fill(file: FullFile) -> None:
    """Something of everything."""
    client, now = file.client, file.acting.now
    for days in (-3, -2, -1, 1):
        file.do(appointments.book, client, AppointmentDetails(now + days * DAY, place="Room 4"))
    file.do(series.book_series, client, "tue thu 10:00 x 2 w", AppointmentDetails(now))
    file.do(enrolments.enrol, client, "entre-2016", TODAY - 20 * DAY)
    plan = PlanDetails(now + DAY, 60, themes=["identity"], strategies=["functional-analysis"], aim="x")
    file.do(sessions.plan_session, client, plan)
    file.do(sessions.plan_session, client, PlanDetails(now - DAY / 2, aim="y"))
    file.do(enrolments.enrol, client, "back-on-track", TODAY - 20 * DAY)
    file.do(enrolments.enrol, client, "hii", TODAY - 20 * DAY)
    file.on("Enrolment", 2, enrolments.end_enrolment, TODAY, Ending.COMPLETED)
    file.on("Appointment", 1, outcomes.log_outcome, Outcome.ATTENDED)
    file.on("Appointment", 3, missed.mark_missed, AbsenceReason.NONE_GIVEN)
    file.do(agreements.agree, 3, "Kim", TODAY)
    file.do(facilitator.add_facilitator, 3, file.leader.worker_id, TODAY - DAY)
    file.do(consent.give_consent, client, ConsentDetails(TODAY - DAY, ("prison",), documented_on=TODAY))
    file.do(consent.give_consent, client, ConsentDetails(TODAY - DAY, ("police", "prison")))
    file.do(meetings.record_meeting, client, MeetingDetails(TODAY, PRISON))
    file.do(meetings.record_meeting, client, MeetingDetails(TODAY, PRISON, held=False))
    file.do(meeting_tasks.add_task, 1, TaskDetails("Call", "debt_advice"))
    file.do(goals.add_goal, client, GoalDetails("Work"))
    file.on("Goal", 1, goals.describe_levels, {0: "some"}, 2)
    file.do(steps.add_step, 1, StepDetails("Ask"))
    file.on("Goal", 1, steps.rate_goal, TODAY, 1)
    file.do(notes.add_note, client, "He rang.")
    file.do(flags.raise_flag, client, "threat")
    file.item(reintegration.set_need, HOME, ChecklistNeed.YES)
    file.item(reintegration.edit_item, "mental_health", ItemDetails(need="yes", notes="x"))
    file.item(reintegration.clear_item, "mental_health")
    due.snooze(file.leading, client, DueKind.NO_CONTACT, None, TODAY + DAY, "ill")
    file.do(saving.save_formulation, client, Content(hypothesis="first"), 0)
    file.do(saving.save_formulation, client, Content(hypothesis="second"), 1)


FOLLOWED = AbsenceFollowUp(
    ContactWay.PHONE,
    ContactResult.REACHED,
    client_reason="slept",
    decision=Decision.NO_ACTION,
    next_at=None,
)
Call = Callable[[FullFile], Done]
CALLS: dict[Callable[..., Done], Call] = {
    appointments.book: lambda f: f.do(
        appointments.book, f.client, AppointmentDetails(f.acting.now + 3 * DAY)
    ),
    appointments.edit_appointment: lambda f: f.on(
        "Appointment", 4, appointments.edit_appointment, AppointmentDetails(f.acting.now + 2 * DAY, "visit")
    ),
    appointments.move_appointment: lambda f: f.on(
        "Appointment", 5, appointments.move_appointment, f.acting.now + 2 * DAY, and_rest=True
    ),
    appointments.remove_appointment: lambda f: f.on(
        "Appointment", 5, appointments.remove_appointment, and_rest=True
    ),
    missed.mark_missed: lambda f: f.on(
        "Appointment", 2, missed.mark_missed, AbsenceReason.WORK, FOLLOWED, words="a shift"
    ),
    outcomes.attended_latest: lambda f: f.do(outcomes.attended_latest, f.client),
    outcomes.clear_outcome: lambda f: f.on("Appointment", 1, outcomes.clear_outcome),
    outcomes.log_outcome: lambda f: f.on("Appointment", 2, outcomes.log_outcome, Outcome.ATTENDED),
    outcomes.reschedule: lambda f: f.on(
        "Appointment", 2, outcomes.reschedule, "client", "ill", f.acting.now + 5 * DAY
    ),
    series.book_series: lambda f: f.do(
        series.book_series, f.client, "mon 10:00 x 3 w", AppointmentDetails(f.acting.now)
    ),
    clients.remove_client: lambda f: f.on("Client", f.client, clients.remove_client),
    due.snooze: lambda f: due.snooze(f.leading, f.client, DueKind.CONSENT, 2, TODAY + DAY, "ill"),
    due.wake_item: lambda f: due.wake_item(f.leading, f.client, DueKind.NO_CONTACT, None),
    flags.lift_flag: lambda f: f.on("Flag", 1, flags.lift_flag),
    flags.raise_flag: lambda f: f.do(flags.raise_flag, f.client, "other", "a dog"),
    handover.cover: lambda f: f.do(handover.cover, f.client, f.leader.worker_id, TODAY, TODAY + DAY),
    handover.hand_over: lambda f: f.do(handover.hand_over, f.client, f.leader.worker_id, TODAY),
    notes.add_note: lambda f: f.do(notes.add_note, f.client, "He wrote."),
    notes.correct_note: lambda f: f.on("Note", 1, notes.correct_note, "He wrote.", kind="change"),
    notes.pin_note: lambda f: f.on("Note", 1, notes.pin_note, True),
    notes.remove_note: lambda f: f.on("Note", 1, notes.remove_note),
    collaboration.answer_conditions: lambda f: f.on(
        "Client", f.client, collaboration.answer_conditions, Conditions("high", motivated=True)
    ),
    consent.document_consent: lambda f: f.on("Consent", 2, consent.document_consent, TODAY),
    consent.edit_consent: lambda f: f.on(
        "Consent", 1, consent.edit_consent, ConsentDetails(TODAY, form="oral")
    ),
    consent.give_consent: lambda f: f.do(
        consent.give_consent, f.client, ConsentDetails(TODAY, ("police",), documented_on=TODAY)
    ),
    consent.remove_consent: lambda f: f.on("Consent", 1, consent.remove_consent),
    consent.withdraw_consent: lambda f: f.on("Consent", 1, consent.withdraw_consent, TODAY),
    meeting_tasks.add_task: lambda f: f.do(
        meeting_tasks.add_task, 1, TaskDetails("Write", "addiction_treatment")
    ),
    meeting_tasks.edit_task: lambda f: f.on(
        "MeetingTask", 1, meeting_tasks.edit_task, TaskDetails("Write", HOME)
    ),
    meeting_tasks.remove_task: lambda f: f.on("MeetingTask", 1, meeting_tasks.remove_task),
    meeting_tasks.tick_task: lambda f: f.on("MeetingTask", 1, meeting_tasks.tick_task),
    meetings.edit_meeting: lambda f: f.on(
        "Meeting", 1, meetings.edit_meeting, MeetingDetails(TODAY, (("prison", "Eva"),), "after_release")
    ),
    meetings.mark_meeting_held: lambda f: f.on("Meeting", 2, meetings.mark_meeting_held),
    meetings.record_meeting: lambda f: f.do(meetings.record_meeting, f.client, MeetingDetails(TODAY, PRISON)),
    meetings.remove_meeting: lambda f: f.on("Meeting", 1, meetings.remove_meeting),
    saving.put_back: lambda f: f.do(saving.put_back, f.client, 1, 2),
    saving.save_formulation: lambda f: f.do(
        saving.save_formulation, f.client, Content(hypothesis="third"), 2
    ),
    goals.add_goal: lambda f: f.do(goals.add_goal, f.client, GoalDetails("Pay")),
    goals.describe_levels: lambda f: f.on("Goal", 1, goals.describe_levels, {0: "more", 2: "all"}, 3),
    goals.edit_goal: lambda f: f.on("Goal", 1, goals.edit_goal, GoalDetails("Pay", area="leisure")),
    goals.set_status: lambda f: f.on("Goal", 1, goals.set_status, "achieved", "at last"),
    steps.add_step: lambda f: f.do(steps.add_step, 1, StepDetails("Write")),
    steps.edit_step: lambda f: f.on("GoalStep", 1, steps.edit_step, StepDetails("Write", due_on=TODAY)),
    steps.rate_goal: lambda f: f.on("Goal", 1, steps.rate_goal, TODAY, -1, "less"),
    steps.remove_rating: lambda f: f.on("GoalRating", 1, steps.remove_rating),
    steps.remove_step: lambda f: f.on("GoalStep", 1, steps.remove_step),
    steps.set_step: lambda f: f.on("GoalStep", 1, steps.set_step, "done"),
    agreements.agree: lambda f: f.do(agreements.agree, 3, "Eva", TODAY, "Bo"),
    agreements.end_agreement: lambda f: f.on("MentoringAgreement", 1, agreements.end_agreement, TODAY),
    agreements.remove_agreement: lambda f: f.on("MentoringAgreement", 1, agreements.remove_agreement),
    enrolments.add_theme: lambda f: f.do(enrolments.add_theme, 1, "alcohol-drugs"),
    enrolments.end_enrolment: lambda f: f.on(
        "Enrolment", 1, enrolments.end_enrolment, TODAY, Ending.OTHER, "left"
    ),
    enrolments.enrol: lambda f: f.do(enrolments.enrol, f.client, "back-on-track", TODAY),
    enrolments.remove_enrolment: lambda f: f.on("Enrolment", 1, enrolments.remove_enrolment),
    enrolments.reopen_enrolment: lambda f: f.on("Enrolment", 2, enrolments.reopen_enrolment),
    facilitator.add_facilitator: lambda f: f.do(
        facilitator.add_facilitator, 3, f.acting.actor.worker_id, TODAY
    ),
    facilitator.end_facilitator: lambda f: f.on("Facilitator", 1, facilitator.end_facilitator, TODAY),
    facilitator.remove_facilitator: lambda f: f.on("Facilitator", 1, facilitator.remove_facilitator),
    facilitator.set_stance: lambda f: f.on("Enrolment", 3, facilitator.set_stance, "engaged"),
    phases.change_phase: lambda f: f.on(
        "Enrolment", 1, phases.change_phase, "case-formulation", TODAY, "ready"
    ),
    reintegration.clear_item: lambda f: f.item(reintegration.clear_item, HOME),
    reintegration.edit_item: lambda f: f.item(
        reintegration.edit_item, "mental_health", ItemDetails("yes", "planned")
    ),
    reintegration.set_need: lambda f: f.item(
        reintegration.set_need, "addiction_treatment", ChecklistNeed.YES
    ),
    reintegration.set_status: lambda f: f.item(reintegration.set_status, HOME, ChecklistStatus.PLANNED),
    reintegration.tick: lambda f: f.item(reintegration.tick, HOME),
    evaluation.evaluate_session: lambda f: f.on(
        "Session", 3, evaluation.evaluate_session, Evaluation("talked")
    ),
    evaluation.mark_held: lambda f: f.on("Session", 2, evaluation.mark_held),
    sessions.edit_session: lambda f: f.on(
        "Session", 1, sessions.edit_session, PlanDetails(f.acting.now, 75, themes=["relations"], content="z")
    ),
    sessions.plan_session: lambda f: f.do(
        sessions.plan_session, f.client, PlanDetails(f.acting.now, aim="z", appointment_id=4)
    ),
    sessions.remove_session: lambda f: f.on("Session", 3, sessions.remove_session),
}
