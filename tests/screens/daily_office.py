"""A small office with three clients in the middle of things, for the tests of the day's screens."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from entre_tui.casework.appointments import appointments, missed, outcomes
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.appointments.missed import AbsenceFollowUp
from entre_tui.casework.client.clients import ClientDetails, add_client
from entre_tui.casework.core.actor import NOBODY
from entre_tui.casework.core.base import Acting, Actor, Done, Role
from entre_tui.casework.office.workers import first_worker
from entre_tui.casework.programme import enrolments
from entre_tui.casework.sessions import evaluation, sessions
from entre_tui.casework.sessions.evaluation import Evaluation
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.rules.codes import AbsenceReason, ContactResult, ContactWay, Decision, Outcome
from entre_tui.storage.thread.store import Store
from tests.screens.at_desk import NOON

AIMS = ("Who am I without them", "What anger says", "Say no in four ways")


class Maker:
    """Does casework as Anna Berg, at whatever time."""

    def __init__(self, store: Store) -> None:
        self.store = store
        done = store.call(
            first_worker, Acting(NOBODY, NOON), "anna", "test", "Anna Berg", "Göteborg", Role.SUPERVISOR
        )
        self.actor = Actor(done.record_id or 0, "Anna Berg", Role.SUPERVISOR, 1, "Göteborg", "test")

    def do(self, function: Any, *args: Any, now: datetime = NOON, **kwargs: Any) -> Done:
        done: Done = self.store.call(function, Acting(self.actor, now), *args, **kwargs)
        return done

    def client(self, given: str, family: str, **details: Any) -> int:
        known = ClientDetails(given_name=given, family_name=family, office="Göteborg", **details)
        number = self.do(add_client, known).client_id
        assert number is not None
        self.do(enrolments.enrol, number, "entre-2016", date(2025, 9, 1))
        return number

    def book(self, client: int, at: datetime) -> int:
        number = self.do(appointments.book, client, AppointmentDetails(at, place="Room 4")).record_id
        assert number is not None
        return number

    def session(self, client: int, at: datetime, count: int) -> None:
        """Booked, planned the day before, attended, evaluated two hours later."""
        booked = self.book(client, at)
        plan = PlanDetails(
            at,
            60,
            "Room 4",
            themes=["identity"] if count % 3 else ["relations", "problem-solving"],
            strategies=["functional-analysis"],
            aim=AIMS[count % 3],
            content="The chain from the argument at the bus stop.",
            homework_set="Write down three names.",
            appointment_id=booked,
        )
        made = self.do(sessions.plan_session, client, plan, now=at - timedelta(days=1)).record_id
        self.do(outcomes.log_outcome, booked, Outcome.ATTENDED, now=at + timedelta(hours=1), seen_version=1)
        if count % 4:
            how = Evaluation("Half of it, then the weekend.", "partly", 3, 4, next_step="Call the trainer.")
            self.do(evaluation.evaluate_session, made, how, now=at + timedelta(hours=2), seen_version=2)


def tuesday(week: int, hour: int = 10) -> datetime:
    """A Tuesday so many weeks after 2 September 2025."""
    return datetime.combine(
        date(2025, 9, 2) + timedelta(weeks=week), datetime.min.time(), NOON.tzinfo
    ).replace(hour=hour)


def make_daily_office(path: Path, key_hex: str) -> None:
    """Karim has had a dozen sessions and missed three; Olof's last one is not followed up; one is protected."""
    store = Store.open(path, key_hex, create=True)
    maker = Maker(store)
    karim = maker.client("Karim", "Andersson", legal_status="probation", supervision_ends_on=date(2027, 3, 1))
    olof = maker.client("Olof", "Åkesson", legal_status="conditional_release")
    hidden = maker.client("Siv", "Nord", legal_status="probation", protected=True)
    for week in range(11):
        if week not in (4, 6, 9):
            maker.session(karim, tuesday(week), week + 1)
    ill = maker.book(karim, tuesday(4))
    maker.do(missed.mark_missed, ill, AbsenceReason.MEDICAL, now=tuesday(4, 12), seen_version=1)
    away = maker.book(karim, tuesday(6))
    decided = AbsenceFollowUp(
        ContactWay.PHONE, ContactResult.REACHED, None, "", "overslept", Decision.REMINDER_TALK
    )
    maker.do(missed.mark_missed, away, AbsenceReason.NONE_GIVEN, decided, now=tuesday(6, 12), seen_version=1)
    put_off = maker.book(karim, tuesday(9))
    maker.do(outcomes.reschedule, put_off, "client", "a shift", now=tuesday(8, 12), seen_version=1)
    gone = maker.book(karim, tuesday(11))
    maker.do(missed.mark_missed, gone, AbsenceReason.NOT_REACHED, now=tuesday(11, 12), seen_version=1)
    maker.book(karim, tuesday(12))
    maker.book(karim, NOON + timedelta(hours=3))
    maker.book(karim, tuesday(13))
    late = maker.book(olof, tuesday(11, 13))
    tried = AbsenceFollowUp(ContactWay.TEXT, ContactResult.NO_ANSWER)
    maker.do(missed.mark_missed, late, AbsenceReason.NONE_GIVEN, tried, now=tuesday(11, 15), seen_version=1)
    maker.book(olof, NOON - timedelta(hours=2))
    maker.book(hidden, NOON + timedelta(hours=4))
    store.close()
