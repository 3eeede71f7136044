"""What a person reads when something is refused: whole sentences, with the names and days they are about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from entre_tui.casework.appointments import appointments, missed, outcomes
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.appointments.missed import AbsenceFollowUp
from entre_tui.casework.client import clients, due, handover, notes
from entre_tui.casework.client.clients import ClientDetails
from entre_tui.casework.collaboration import consent, meetings
from entre_tui.casework.collaboration.consent import ConsentDetails
from entre_tui.casework.collaboration.meetings import MeetingDetails
from entre_tui.casework.core.base import Acting, Actor, CaseworkError, Done, NotAllowed
from entre_tui.casework.goals import goals
from entre_tui.casework.goals.goals import GoalDetails
from entre_tui.casework.programme import enrolments
from entre_tui.casework.reintegration import reintegration
from entre_tui.casework.sessions import evaluation, sessions
from entre_tui.casework.sessions.evaluation import Evaluation
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.models import Appointment
from entre_tui.rules.codes import (
    AbsenceReason,
    ChecklistNeed,
    ChecklistStatus,
    Decision,
    DueKind,
    Ending,
    Outcome,
)
from tests.casework.sharing_steps import given
from tests.casework.steps import booked

TODAY, DAY = date(2025, 11, 27), timedelta(days=1)
COMING = "This day is still to come."


class Reader:
    """Reads the sentence with which a change is refused."""

    def __init__(self, acting: Acting) -> None:
        self.acting = acting

    def __call__(self, function: Callable[..., Done], *args: Any, **values: Any) -> str:
        with pytest.raises(CaseworkError) as refused:
            function(self.acting, *args, **values)
        return refused.value.message


@pytest.fixture
def said(acting: Acting) -> Reader:
    return Reader(acting)


def test_of_a_consent(said: Reader, client: int, acting: Acting, actor: Actor, now: datetime) -> None:
    def new(*args: Any, **values: Any) -> str:
        return said(consent.give_consent, client, ConsentDetails(*args, **values))

    assert new(TODAY) == "Choose at least one agency."
    assert new(TODAY, ("club",)) == "Choose among the agencies."
    assert new(TODAY, ("prison",), "sung") == "Choose written or oral."
    assert new(TODAY + DAY, ("prison",)) == COMING
    assert new(TODAY, ("prison",), documented_on=TODAY + DAY) == COMING
    early = "The consent was given 27 Nov 2025; it cannot be documented before."
    assert new(TODAY, ("prison",), documented_on=TODAY - DAY) == early
    number = given(acting, client, "prison")
    withdraw, document = consent.withdraw_consent, consent.document_consent
    early = "The consent was given 27 Nov 2025; it cannot be withdrawn before."
    assert said(withdraw, number, TODAY - DAY, seen_version=1) == early
    assert said(withdraw, number, TODAY + DAY, seen_version=1) == COMING
    document(acting, number, TODAY, seen_version=1)
    assert said(document, number, TODAY, seen_version=2) == "It is documented already."
    withdraw(acting, number, TODAY, seen_version=2)
    assert said(withdraw, number, TODAY, seen_version=3) == "It is withdrawn already."
    tomorrow = Reader(Acting(actor, now + DAY))
    late = tomorrow(consent.edit_consent, number, ConsentDetails(TODAY + DAY), seen_version=3)
    assert late == "It was documented or withdrawn 27 Nov 2025; it cannot be given later."


def test_of_a_meeting(said: Reader, client: int, acting: Acting) -> None:
    def new(*args: Any, **values: Any) -> str:
        return said(meetings.record_meeting, client, MeetingDetails(*args, **values))

    prison = (("prison", ""),)
    assert new(TODAY, prison, "at_sea") == "Choose in custody or after release."
    assert new(TODAY + DAY, prison) == "This day is still to come: a meeting to come is planned, not held."
    assert new(TODAY, (("club", ""),)) == "Choose among the agencies."
    assert new(TODAY) == "Choose who took part."
    assert new(TODAY, prison) == "Prison may not be told: there was no consent on 27 Nov 2025."
    number = given(acting, client, "prison")
    undocumented = "Prison may not be told: the consent of 27 Nov 2025 was not documented on 27 Nov 2025."
    assert new(TODAY, prison) == undocumented
    unnamed = "Police may not be told: no consent names it on 27 Nov 2025."
    assert new(TODAY, (*prison, ("police", ""))) == f"{unnamed} {undocumented}"
    consent.document_consent(acting, number, TODAY, seen_version=1)
    consent.withdraw_consent(acting, number, TODAY, seen_version=2)
    assert new(TODAY, prison) == "Prison may not be told: the consent was withdrawn 27 Nov 2025."
    plan = MeetingDetails(TODAY + DAY, prison, held=False)
    planned = meetings.record_meeting(acting, client, plan).record_id
    early = said(meetings.mark_meeting_held, planned, seen_version=1)
    assert early == "It is still to come: 28 Nov 2025."


def test_of_a_session(said: Reader, enrolled: int, acting: Acting, actor: Actor, now: datetime) -> None:
    def new(**values: Any) -> str:
        return said(sessions.plan_session, enrolled, PlanDetails(now, **values))

    assert new(minutes=601) == "Between 1 and 600 minutes."
    assert new(themes=["weather"]) == "This is not one of the programme's choices."
    assert new(appointment_id=99) == "This has been removed meanwhile. Go back and look again."
    one = booked(acting, enrolled, 1)
    coming = PlanDetails(one.starts_at, appointment_id=one.id)
    number = sessions.plan_session(acting, enrolled, coming).record_id
    assert new(appointment_id=one.id) == "Another session is planned for this appointment."
    early = "This session is still to come."
    evaluate, hold = evaluation.evaluate_session, evaluation.mark_held
    assert said(evaluate, number, Evaluation("talked"), seen_version=1) == early
    assert said(hold, number, seen_version=1) == early
    later = Reader(Acting(actor, now + 2 * DAY))
    for how, words in (
        (Evaluation("x", homework_done="eaten"), "Choose whether the homework was done."),
        (Evaluation("x", engagement=6), "Choose from 1 to 5."),
        (Evaluation("x", alliance=0), "Choose from 1 to 5."),
        (Evaluation("x", minutes=0), "Between 1 and 600 minutes."),
        (Evaluation(alliance=3), "Write what was done."),
    ):
        assert later(evaluate, number, how, seen_version=1) == words
    hold(Acting(actor, now + 2 * DAY), number, seen_version=1)
    held = later(hold, number, seen_version=2)
    assert held == "This session was held already: v says how it went."


def test_of_an_appointment(said: Reader, client: int, acting: Acting, now: datetime) -> None:
    at = now + DAY

    def new(**values: Any) -> str:
        return said(appointments.book, client, AppointmentDetails(at, **values))

    assert new(kind="party") == "Choose what kind of appointment it is."
    assert new(minutes=4) == "An appointment lasts between 5 and 600 minutes."
    assert new(worker_id=99) == "Choose a case worker."
    coming, gone = booked(acting, client, 1), booked(acting, client, -1)
    early = said(outcomes.log_outcome, coming.id, Outcome.ATTENDED, seen_version=1)
    assert early == "This appointment is still to come: tomorrow 10:00."
    move = appointments.move_appointment
    begun = "It has begun already: say what became of it; p puts it off."
    assert said(move, gone.id, at, seen_version=1) == begun
    wrong = said(outcomes.log_outcome, gone.id, Outcome.RESCHEDULED, seen_version=1)
    assert wrong == "Choose what became of the appointment."
    nothing = "Nothing is logged for this appointment yet."
    assert said(outcomes.clear_outcome, gone.id, seen_version=1) == nothing
    off = outcomes.reschedule
    assert said(off, gone.id, "court", "ill", seen_version=1) == "Say who put it off."
    assert said(off, gone.id, "client", " ", seen_version=1) == "Write why it was put off."
    assert said(off, gone.id, "client", "ill", now, seen_version=1) == "The new time has passed already."
    outcomes.log_outcome(acting, gone.id, Outcome.ATTENDED, seen_version=1)
    logged = "What became of it is logged already. Book a new time instead."
    assert said(move, gone.id, at, seen_version=2) == logged
    ahead = said(appointments.edit_appointment, gone.id, AppointmentDetails(at), seen_version=2)
    assert ahead == "What became of it is logged already: its time cannot be still to come."
    again = said(missed.mark_missed, gone.id, AbsenceReason.WORK, seen_version=2)
    assert again == "This appointment is logged as “attended”. Clear that first."


def test_of_an_absence(said: Reader, client: int, acting: Acting, now: datetime) -> None:
    one = booked(acting, client, -1)

    def mark(*args: Any, reason: str = AbsenceReason.NONE_GIVEN, **values: Any) -> str:
        return said(missed.mark_missed, one.id, reason, AbsenceFollowUp(*args), seen_version=1, **values)

    assert mark(reason="rain") == "Choose why the client did not come."
    assert mark("pigeon", "reached") == "Say how the client was contacted."
    assert mark("phone", "deaf") == "Say what came of the attempt."
    assert mark("phone", "reached", now + DAY) == "This attempt is still to come."
    early = mark(evidence_due_on=TODAY - 2 * DAY)
    assert early == "Evidence cannot be due before the appointment."
    closed = mark(None, None, None, "", None, "exile")
    assert closed == "This decision is not open for a client who is: conditional release."
    late = mark(None, None, None, "", None, Decision.SUMMONS, TODAY + DAY)
    assert late == "The decision cannot be of a day still to come."
    old = mark(None, None, None, "", None, Decision.SUMMONS, TODAY - 2 * DAY)
    assert old == "The decision cannot be older than the absence."
    assert Appointment.get_by_id(one.id).outcome is None


def test_of_goals_and_notes(said: Reader, client: int, acting: Acting, now: datetime) -> None:
    def new(*args: Any, **values: Any) -> str:
        return said(goals.add_goal, client, GoalDetails(*args, **values))

    assert new(" ") == "Write the goal in the client's own words."
    assert new("Work", area="weather") == "This is not one of the choices."
    assert new("Work", target_on=TODAY - DAY) == "A target lies ahead; this day has passed."
    assert new("Work", agreement_on=TODAY + DAY) == "That day is still to come."
    number = goals.add_goal(acting, client, GoalDetails("Work")).record_id
    assert said(goals.set_status, number, "lost", seen_version=1) == "Choose a status."
    assert said(goals.set_status, number, "active", seen_version=1) == "The goal is already active."
    why = said(goals.set_status, number, "removed", seen_version=1)
    assert why == "Write why the goal is removed."
    weight = said(goals.describe_levels, number, {}, 11, seen_version=1)
    assert weight == "A weight is between 0 and 10."
    level = said(goals.describe_levels, number, {3: "x"}, 1, seen_version=1)
    assert level == "A level is between −2 and +2."
    goals.set_status(acting, number, "removed", "given up", seen_version=1)
    again = said(goals.set_status, number, "later", seen_version=2)
    assert again == "Write why the goal is taken up again."
    assert said(notes.add_note, client, " ") == "Write something."
    assert said(notes.add_note, client, "x", kind="rumour") == "“rumour” is not one of the choices."
    assert said(notes.add_note, client, "x", at=now + DAY) == "That is still to come."


def test_of_programmes_and_cases(
    said: Reader, enrolled: int, acting: Acting, actor: Actor, supervisor: Actor
) -> None:
    assert said(enrolments.enrol, enrolled, "nowhere", TODAY) == "Choose a programme."
    twice = said(enrolments.enrol, enrolled, "entre-2016", TODAY)
    assert twice == "The client is in this programme already."
    assert said(enrolments.add_theme, 1, "weather") == "Choose a theme."
    end = enrolments.end_enrolment
    assert said(end, 1, TODAY, Ending.OTHER, seen_version=1) == "Write in words how it ended."
    early = said(end, 1, date(2025, 11, 2), Ending.MOVED, seen_version=1)
    assert early == "The programme started 3 Nov 2025; choose that day or a later one."
    assert said(end, 1, TODAY + DAY, Ending.MOVED, seen_version=1) == COMING
    end(acting, 1, TODAY, Ending.MOVED, seen_version=1)
    over = said(end, 1, TODAY, Ending.MOVED, seen_version=2)
    assert over == "The programme has ended. Open it again first."
    cover, siv = handover.cover, supervisor.worker_id
    assert said(cover, enrolled, siv, TODAY, None) == "Say until when."
    assert said(cover, enrolled, siv, TODAY, TODAY - DAY) == "This day is before the first."
    assert said(cover, enrolled, 99, TODAY, TODAY) == "Choose who."
    mine = said(handover.hand_over, enrolled, actor.worker_id, TODAY)
    assert mine == "Anna Berg has the case already."


def test_of_the_checklist(said: Reader, client: int, acting: Acting) -> None:
    need, status, home = reintegration.set_need, reintegration.set_status, (client, "accommodation")
    assert said(need, client, "weather", ChecklistNeed.YES, seen_version=0) == "Choose an area."
    assert said(reintegration.clear_item, *home, seen_version=0) == "Nothing is written here."
    need(acting, *home, ChecklistNeed.NONE, seen_version=0)
    none = said(status, *home, ChecklistStatus.PLANNED, seen_version=1)
    assert none == "There is no need here. Say first that there is one."
    need(acting, *home, ChecklistNeed.YES, seen_version=1)
    status(acting, *home, ChecklistStatus.DECLINED, seen_version=2)
    same = said(status, *home, ChecklistStatus.DECLINED, seen_version=3)
    assert same == "It is declined by the client already."
    over = said(status, *home, ChecklistStatus.ARRANGED, seen_version=3)
    assert over == "From “declined by the client” it cannot become “arranged”: take it up again first."


def test_of_clients_and_what_waits(
    said: Reader, client: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    def new(**values: Any) -> str:
        return said(clients.add_client, ClientDetails(**({"family_name": "Ek", "office": "Umeå"} | values)))

    assert new(family_name=" ") == "Write the name."
    assert new(office=" ") == "Write the office."
    assert new(gender="x") == "“x” is not one of the choices."
    wrong = "This is not a Swedish identity or coordination number: check the digits."
    assert new(identity_number="20000101-2385") == wrong
    assert new(ref="E-0001") == "Another client has the reference number E-0001."
    assert said(clients.reveal, client, " ") == "Write why you need to see the name."
    waits = (due.snooze, client, DueKind.CONSENT, None)
    with pytest.raises(NotAllowed, match=r"^Only a supervisor can let this wait\.$"):
        due.snooze(acting, *waits[1:], TODAY + DAY, "ill")
    leader = Reader(Acting(supervisor, now))
    assert leader(*waits, TODAY + DAY, " ") == "Write why this can wait."
    assert leader(*waits, TODAY, "ill") == "Choose a day that is still to come."
    assert leader(due.wake_item, *waits[1:]) == "It is due already."
