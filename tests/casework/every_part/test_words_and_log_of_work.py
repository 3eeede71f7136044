"""What each change says, what its undo is called and what it leaves in the log: appointments and sessions."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from entre_tui.casework.appointments import appointments, missed, outcomes
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.appointments.missed import AbsenceFollowUp
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.casework.sessions import evaluation, sessions
from entre_tui.casework.sessions.evaluation import Evaluation
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.models import (
    Appointment,
    ContactAttempt,
    Session,
    SessionStrategy,
    SessionTheme,
)
from entre_tui.rules.codes import (
    AbsenceReason,
    ContactResult,
    ContactWay,
    Decision,
    Outcome,
)
from tests.casework.steps import booked, details, last_entry, told, told_back, undone

TODAY, DAY = date(2025, 11, 27), timedelta(days=1)


def test_an_appointment(client: int, acting: Acting, actor: Actor, now: datetime) -> None:
    wanted = AppointmentDetails(details(now, 1).starts_at, "session", 45, " Room\t4 ", True, True)
    done = appointments.book(acting, client, wanted)
    told(done, 1, "booking", "Booked: Andersson, Karim, tomorrow 10:00.")
    assert last_entry() == ("collect", "appointment", 1, "", "")
    row = Appointment.get_by_id(1)
    assert (row.minutes, row.place, row.by_video, row.reminder) == (45, "Room 4", True, True)
    assert (row.worker_id, row.created_by_id, row.changed_by_id) == (actor.worker_id,) * 3

    done = appointments.edit_appointment(
        acting, 1, AppointmentDetails(wanted.starts_at, "visit"), seen_version=1
    )
    told(done, 1, "appointment", "Saved: Andersson, Karim, tomorrow 10:00.")
    assert last_entry() == ("change", "appointment", 1, "by_video kind minutes place reminder", "")
    undone(acting, done)
    row = Appointment.get_by_id(1)
    assert (row.kind, row.minutes, row.place, row.by_video, row.reminder) == (
        "session",
        45,
        "Room 4",
        True,
        True,
    )

    done = appointments.move_appointment(acting, 1, wanted.starts_at + DAY, seen_version=3)
    told(done, 1, "move", "Moved: Andersson, Karim, Sat 29 Nov 10:00.")
    assert last_entry() == ("change", "appointment", 1, "starts_at", "")
    done = told_back(acting, done, "Andersson, Karim: the appointment is where it was.")
    assert last_entry() == ("change", "appointment", 1, "starts_at", "")

    done = appointments.remove_appointment(acting, 1, seen_version=5)
    told(done, 1, "removal", "Removed: Andersson, Karim, tomorrow 10:00.")
    assert last_entry() == ("change", "appointment", 1, "removed", "")
    done = told_back(acting, done, "Andersson, Karim: the appointment is back.")
    assert last_entry() == ("change", "appointment", 1, "removed", "")


def test_an_appointment_of_a_colleagues_stays_the_colleagues(
    client: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    wanted = AppointmentDetails(details(now, 1).starts_at, worker_id=supervisor.worker_id)
    appointments.book(acting, client, wanted)
    appointments.edit_appointment(acting, 1, details(now, 2), seen_version=1)
    assert Appointment.get_by_id(1).worker_id == supervisor.worker_id


def test_an_outcome(client: int, acting: Acting, actor: Actor, now: datetime) -> None:
    one = booked(acting, client, -1)
    done = outcomes.log_outcome(acting, one.id, Outcome.SENT_HOME, "drunk", seen_version=1)
    told(done, 1, "outcome", "Marked: Andersson, Karim, Wed 26 Nov: sent home.")
    assert last_entry() == ("change", "appointment", 1, "outcome", "")
    row = Appointment.get_by_id(1)
    assert (row.outcome_at, row.outcome_by_id, row.reason_words) == (now, actor.worker_id, "drunk")

    done = outcomes.clear_outcome(acting, one.id, seen_version=2)
    told(done, 1, "clearing", "Andersson, Karim: the appointment is to be logged again.")
    assert last_entry() == ("change", "appointment", 1, "outcome", "")
    row = Appointment.get_by_id(1)
    assert (row.outcome, row.outcome_at, row.outcome_by_id, row.reason_words) == (None, None, None, "")
    done = told_back(acting, done, "Taken back: Andersson, Karim, yesterday 10:00.")
    assert last_entry() == ("change", "appointment", 1, "outcome", "")
    row = Appointment.get_by_id(1)
    assert (row.outcome, row.outcome_by_id, row.reason_words) == ("sent_home", actor.worker_id, "drunk")


def test_put_off(client: int, acting: Acting, now: datetime) -> None:
    one = booked(acting, client, 1)
    Appointment.update(by_video=True, reminder=True, minutes=50, kind="visit").execute()
    when = details(now, 4).starts_at
    done = outcomes.reschedule(acting, one.id, "service", "ill", when, seen_version=1)
    told(done, 1, "new time", "Marked: Andersson, Karim, Fri 28 Nov: rescheduled.")
    assert last_entry() == ("change", "appointment", 1, "next outcome", "")
    row, following = Appointment.get_by_id(1), Appointment.get_by_id(2)
    assert (row.reason_words, row.rescheduled_by, row.next_id, row.reason) == ("ill", "service", 2, None)
    copied = ("client_id", "worker_id", "kind", "minutes", "place", "by_video", "reminder")
    assert [getattr(row, name) for name in copied] == [getattr(following, name) for name in copied]
    undone(acting, done)
    assert Appointment.get_by_id(2).removed_at == now


def test_what_came_of_the_new_time_keeps_it(client: int, acting: Acting, now: datetime) -> None:
    one = booked(acting, client, -1)
    done = outcomes.reschedule(acting, one.id, "client", "ill", now + DAY, seen_version=1)
    outcomes.log_outcome(acting, 2, Outcome.DID_NOT_HAPPEN, seen_version=1)
    undone(acting, done)
    assert Appointment.get_by_id(2).removed_at is None


def test_an_absence(client: int, acting: Acting, actor: Actor, now: datetime) -> None:
    one = booked(acting, client, -1)
    done = missed.mark_missed(acting, one.id, AbsenceReason.WORK, words="a shift", seen_version=1)
    told(done, 1, "did not come", "Marked: Andersson, Karim, Wed 26 Nov: did not come, acceptable.")
    assert last_entry()[:3] == ("change", "appointment", 1)
    assert last_entry()[3] == "outcome outcome_at outcome_by reason reason_words"
    followed = AbsenceFollowUp(
        ContactWay.PHONE, ContactResult.REACHED, None, "rang", "slept", Decision.NO_ACTION
    )
    later = Acting(actor, now + timedelta(hours=1))
    done = missed.mark_missed(later, one.id, AbsenceReason.WORK, followed, words="a shift", seen_version=2)
    told(done, 1, "did not come", "Followed up: Andersson, Karim.")
    assert last_entry() == ("change", "appointment", 1, "follow_up outcome", "")
    row, attempt = Appointment.get_by_id(1), ContactAttempt.get()
    assert (row.outcome_at, row.outcome_by_id, row.reason_words) == (now, actor.worker_id, "a shift")
    assert (attempt.way, attempt.result, attempt.words) == ("phone", "reached", "rang")


def test_a_session(enrolled: int, acting: Acting, actor: Actor, now: datetime) -> None:
    plan = PlanDetails(
        now, 75, " Room 4 ", True, ["identity"], ["functional-analysis"], "aim", "content", "home"
    )
    done = sessions.plan_session(acting, enrolled, plan)
    told(done, 1, "plan", "Andersson, Karim: session 1 is planned, today 14:00.")
    assert last_entry() == ("collect", "session", 1, "", "")
    row = Session.get_by_id(1)
    assert (row.place, row.by_video, row.aim, row.content, row.homework_set) == (
        "Room 4",
        True,
        "aim",
        "content",
        "home",
    )
    assert (row.planned_at, row.planned_by_id, row.held) == (now, actor.worker_id, False)

    done = sessions.edit_session(acting, 1, PlanDetails(now, 75, aim="other"), seen_version=1)
    told(done, 1, "plan", "Andersson, Karim: the plan of session 1 is saved.")
    assert last_entry() == ("change", "session", 1, "aim by_video content homework_set place themes", "")
    assert (SessionTheme.select().count(), SessionStrategy.select().count()) == (0, 0)
    done = told_back(acting, done, "Andersson, Karim: session 1 is as it was.")
    assert last_entry() == ("change", "session", 1, "aim by_video content homework_set place themes", "")
    assert (SessionTheme.get().theme, SessionStrategy.get().strategy) == ("identity", "functional-analysis")

    done = evaluation.mark_held(acting, 1, seen_version=3)
    told(done, 1, "held", "Andersson, Karim: session 1 was held.")
    assert last_entry() == ("change", "session", 1, "held", "")
    undone(acting, done)
    assert not Session.get_by_id(1).held

    how = Evaluation("talked", "partly", 3, 4, "well", "none", "letter", 60)
    done = evaluation.evaluate_session(acting, 1, how, seen_version=5)
    told(done, 1, "evaluation", "Andersson, Karim: session 1 is evaluated.")
    fields = "alliance concerns done engagement evaluated_at evaluated_by held homework_done minutes next_step response"
    assert last_entry() == ("change", "session", 1, fields, "")
    later = Acting(actor, now + DAY)
    evaluation.evaluate_session(later, 1, Evaluation("talked"), seen_version=6)
    row = Session.get_by_id(1)
    assert (row.evaluated_at, row.evaluated_by_id, row.minutes) == (now, actor.worker_id, 60)

    done = sessions.remove_session(acting, 1, seen_version=7)
    told(done, 1, "removal", "Andersson, Karim: session 1 was removed.")
    assert last_entry() == ("change", "session", 1, "removed", "")
    done = told_back(acting, done, "Andersson, Karim: session 1 is back.")
    assert last_entry() == ("change", "session", 1, "removed", "")
