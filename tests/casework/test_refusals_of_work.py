"""What cannot be done is refused at the place in the form where it stands, and nothing of it is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework import (
    calendar,
    clients,
    consent,
    enrolments,
    evaluation,
    facilitation,
    handover,
    meetings,
    missed,
    phases,
    sessions,
)
from entre_tui.casework.base import Actor, CaseworkError
from entre_tui.casework.clients import ClientDetails
from entre_tui.casework.consent import ConsentDetails
from entre_tui.casework.evaluation import Evaluation
from entre_tui.casework.meetings import MeetingDetails
from entre_tui.casework.missed import Followed
from entre_tui.casework.sessions import PlanDetails
from entre_tui.models import Client, Enrolment
from entre_tui.rules.codes import AbsenceReason, Decision, Ending
from tests.casework.sharing_steps import given
from tests.casework.steps import booked, refusal

TODAY, DAY = date(2025, 11, 27), timedelta(days=1)


def test_no_enrolment(enrolled: int, actor: Actor, now: datetime) -> None:
    who = {"actor": actor, "now": now}
    assert refusal(enrolments.enrol, enrolled, "nowhere", TODAY, **who) == "programme"
    assert refusal(enrolments.enrol, enrolled, "entre-2016", TODAY, **who) == "programme"
    assert refusal(enrolments.add_theme, 1, "weather", **who) == "theme"
    blank = (1, TODAY, Ending.OTHER, " \n")
    assert refusal(enrolments.end_enrolment, *blank, seen_version=1, **who) == "words"
    enrolments.end_enrolment(1, TODAY, Ending.COMPLETED, seen_version=1, **who)
    second = enrolments.enrol(enrolled, "entre-2016", TODAY, **who)
    assert refusal(enrolments.reopen_enrolment, 1, seen_version=2, **who) == "programme"
    enrolments.remove_enrolment(second.record_id, seen_version=1, **who)
    enrolments.reopen_enrolment(1, seen_version=2, **who)
    assert refusal(enrolments.restore_enrolment, second.record_id, seen_version=2, **who) == "programme"
    enrolments.end_enrolment(1, TODAY, Ending.COMPLETED, seen_version=3, **who)
    enrolments.restore_enrolment(second.record_id, seen_version=2, **who)


def test_an_ended_enrolment_comes_back_beside_an_open_one(enrolled: int, actor: Actor, now: datetime) -> None:
    who = {"actor": actor, "now": now}
    enrolments.end_enrolment(1, TODAY, Ending.COMPLETED, seen_version=1, **who)
    enrolments.remove_enrolment(1, seen_version=2, **who)
    enrolments.enrol(enrolled, "entre-2016", TODAY, **who)
    enrolments.restore_enrolment(1, seen_version=3, **who)
    assert [one.open for one in enrolments.enrolments_of(enrolled)] == [True, False]


def test_no_way_along_the_phases(enrolled: int, actor: Actor, now: datetime) -> None:
    def why(to_phase: str, version: int) -> str:
        with pytest.raises(CaseworkError) as refused:
            phases.change_phase(1, to_phase, TODAY, actor=actor, now=now, seen_version=version)
        assert refused.value.field == "phase"
        return refused.value.message

    assert why("assessment", 1) == "The client is in the phase Assessment already."
    assert why("treatment", 1) == "From Assessment the programme does not lead to Treatment."
    phases.change_phase(1, "case-formulation", TODAY, actor=actor, now=now, seen_version=1)
    assert why("treatment", 2) == "Save a case formulation first: this phase builds on it."
    assert Enrolment.get_by_id(1).phase == "case-formulation"


def test_no_facilitator(client: int, actor: Actor, supervisor: Actor, now: datetime) -> None:
    who = {"actor": actor, "now": now}
    number = enrolments.enrol(client, "hii", TODAY - 9 * DAY, **who).record_id
    add = facilitation.add_facilitator
    assert refusal(facilitation.set_stance, number, "weather", seen_version=1, **who) == "stance"
    assert refusal(add, number, 99, TODAY, **who) == "worker_id"
    assert refusal(add, number, actor.worker_id, TODAY - 10 * DAY, **who) == "from_on"
    assert refusal(add, number, actor.worker_id, TODAY + DAY, **who) == "from_on"
    first = add(number, actor.worker_id, TODAY - 5 * DAY, **who).record_id
    assert refusal(add, number, actor.worker_id, TODAY, **who) == "worker_id"
    early = TODAY - 6 * DAY
    assert refusal(facilitation.end_facilitator, first, early, seen_version=1, **who) == "to_on"
    facilitation.end_facilitator(first, TODAY - 5 * DAY, seen_version=1, **who)
    assert refusal(add, number, actor.worker_id, TODAY - 5 * DAY, **who) == "worker_id"
    add(number, actor.worker_id, TODAY - 4 * DAY, **who)


def test_no_plan_and_no_evaluation(enrolled: int, client: int, actor: Actor, now: datetime) -> None:
    who = {"actor": actor, "now": now}
    plan = sessions.plan_session
    for values, field in (({"themes": ["weather"]}, "themes"), ({"strategies": ["weather"]}, "strategies")):
        assert refusal(plan, enrolled, PlanDetails(now, **values), **who) == field
    one = booked(enrolled, actor, now, -1)
    number = plan(enrolled, PlanDetails(now, aim="x", appointment_id=one.id), **who).record_id
    assert refusal(plan, enrolled, PlanDetails(now, appointment_id=one.id), **who) == "starts_at"
    known = ClientDetails(family_name="Ek", office="Gothenburg")
    other = clients.add_client(known, **who).client_id or 0
    theirs = booked(other, actor, now, -1)
    assert refusal(plan, enrolled, PlanDetails(now, appointment_id=theirs.id), **who) == "starts_at"
    for values, field in (
        ({}, "done"),
        ({"done": " \n"}, "done"),
        ({"done": "x", "homework_done": "eaten"}, "homework_done"),
    ):
        how = Evaluation(**values)
        assert refusal(evaluation.evaluate_session, number, how, seen_version=1, **who) == field
    evaluation.evaluate_session(number, Evaluation(homework_done="yes"), seen_version=1, **who)


def test_no_meeting_with_nobody_and_no_consent_for_nobody(client: int, actor: Actor, now: datetime) -> None:
    who, on = {"actor": actor, "now": now}, TODAY
    for participants in ((), (("club", ""),)):
        plan = MeetingDetails(on, participants, held=False)
        assert refusal(meetings.record_meeting, client, plan, **who) == "agencies"
    at_sea = MeetingDetails(on, (("prison", ""),), "at_sea", held=False)
    assert refusal(meetings.record_meeting, client, at_sea, **who) == "place"
    for agencies in ((), ("prison", "club")):
        assert refusal(consent.give_consent, client, ConsentDetails(on, agencies), **who) == "agencies"
    sung = ConsentDetails(on, ("prison",), "sung")
    assert refusal(consent.give_consent, client, sung, **who) == "form"
    number = given(client, actor, now, "prison")
    assert refusal(consent.edit_consent, number, sung, seen_version=1, **who) == "form"


def test_nobody_gets_the_case(client: int, actor: Actor, supervisor: Actor, now: datetime) -> None:
    who = {"actor": actor, "now": now}
    assert refusal(handover.hand_over, client, 99, TODAY, **who) == "worker_id"
    assert refusal(handover.hand_over, client, actor.worker_id, TODAY, **who) == "worker_id"
    assert refusal(handover.cover, client, actor.worker_id, TODAY, TODAY, **who) == "worker_id"
    handover.hand_over(client, supervisor.worker_id, TODAY + DAY, **who)
    handover.cover(client, actor.worker_id, TODAY + DAY, TODAY + DAY, **who)
    assert (
        refusal(handover.cover, client, supervisor.worker_id, TODAY + DAY, TODAY + DAY, **who) == "worker_id"
    )


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"given_name": " ", "family_name": "\x1b"}, "family_name"),
        ({"gender": "x"}, "gender"),
        ({"legal_status": "free"}, "legal_status"),
        ({"risk": "extreme"}, "risk"),
        ({"identity_number": "20000101-2385"}, "identity_number"),
        ({"office": " "}, "office"),
    ],
)
def test_no_client(values: dict[str, str], field: str, client: int, actor: Actor, now: datetime) -> None:
    seen = clients.client(client, actor=actor, now=now)
    wrong = replace(seen.details, **values)
    assert refusal(clients.edit_client, client, wrong, actor=actor, now=now, seen_version=1) == field
    assert refusal(clients.add_client, replace(wrong, ref=""), actor=actor, now=now) == field
    assert Client.select().count() == 1


def test_no_decision_that_is_not_on_the_ladder(client: int, actor: Actor, now: datetime) -> None:
    """A prisoner gets no new condition, and nobody a decision that is no word of the ladder."""
    Client.update(legal_status="prison").execute()
    one = booked(client, actor, now, -1)
    for decision in (Decision.NEW_CONDITION, "exile"):
        done = Followed(decision=decision)
        who = {"actor": actor, "now": now, "seen_version": 1}
        assert refusal(missed.mark_missed, one.id, AbsenceReason.NONE_GIVEN, done, **who) == "decision"


@pytest.mark.parametrize(("weeks", "taken"), [(0, False), (1, True), (53, True), (54, False)])
def test_a_calendar_of_one_week_to_a_year(weeks: int, taken: bool, actor: Actor, now: datetime) -> None:
    if taken:
        assert calendar.my_calendar(weeks, actor=actor, now=now) == ()
    else:
        with pytest.raises(CaseworkError) as refused:
            calendar.my_calendar(weeks, actor=actor, now=now)
        assert refused.value.field == "weeks"
