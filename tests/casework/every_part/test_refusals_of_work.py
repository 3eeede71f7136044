"""What cannot be done is refused at the place in the form where it stands, and nothing of it is saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework.appointments import missed
from entre_tui.casework.appointments.missed import AbsenceFollowUp
from entre_tui.casework.client import clients, handover
from entre_tui.casework.client.clients import ClientDetails
from entre_tui.casework.collaboration import consent, meetings
from entre_tui.casework.collaboration.consent import ConsentDetails
from entre_tui.casework.collaboration.meetings import MeetingDetails
from entre_tui.casework.core.base import Acting, Actor, CaseworkError
from entre_tui.casework.day import calendar
from entre_tui.casework.programme import enrolments, facilitator, phases
from entre_tui.casework.sessions import evaluation, sessions
from entre_tui.casework.sessions.evaluation import Evaluation
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.models import Client, Enrolment
from entre_tui.rules.codes import AbsenceReason, Decision, Ending
from tests.casework.sharing_steps import given
from tests.casework.steps import booked, refusal, undone

TODAY, DAY = date(2025, 11, 27), timedelta(days=1)


def test_no_enrolment(enrolled: int, acting: Acting) -> None:
    assert refusal(enrolments.enrol, acting, enrolled, "nowhere", TODAY) == "programme"
    assert refusal(enrolments.enrol, acting, enrolled, "entre-2016", TODAY) == "programme"
    assert refusal(enrolments.add_theme, acting, 1, "weather") == "theme"
    blank = (1, TODAY, Ending.OTHER, " \n")
    assert refusal(enrolments.end_enrolment, acting, *blank, seen_version=1) == "words"
    ended = enrolments.end_enrolment(acting, 1, TODAY, Ending.COMPLETED, seen_version=1)
    second = enrolments.enrol(acting, enrolled, "entre-2016", TODAY)
    assert refusal(enrolments.reopen_enrolment, acting, 1, seen_version=2) == "programme"
    assert refusal(undone, acting, ended) == "programme"
    removed = enrolments.remove_enrolment(acting, second.record_id, seen_version=1)
    enrolments.reopen_enrolment(acting, 1, seen_version=2)
    assert refusal(undone, acting, removed) == "programme"
    enrolments.end_enrolment(acting, 1, TODAY, Ending.COMPLETED, seen_version=3)
    undone(acting, removed)


def test_an_ended_enrolment_comes_back_beside_an_open_one(enrolled: int, acting: Acting) -> None:
    enrolments.end_enrolment(acting, 1, TODAY, Ending.COMPLETED, seen_version=1)
    removed = enrolments.remove_enrolment(acting, 1, seen_version=2)
    enrolments.enrol(acting, enrolled, "entre-2016", TODAY)
    undone(acting, removed)
    assert [one.open for one in enrolments.enrolments_of(enrolled)] == [True, False]


def test_no_way_along_the_phases(enrolled: int, acting: Acting) -> None:
    def why(to_phase: str, version: int) -> str:
        with pytest.raises(CaseworkError) as refused:
            phases.change_phase(acting, 1, to_phase, TODAY, seen_version=version)
        assert refused.value.field == "phase"
        return refused.value.message

    assert why("assessment", 1) == "The client is in the phase Assessment already."
    assert why("treatment", 1) == "From Assessment the programme does not lead to Treatment."
    phases.change_phase(acting, 1, "case-formulation", TODAY, seen_version=1)
    assert why("treatment", 2) == "Save a case formulation first: this phase builds on it."
    assert Enrolment.get_by_id(1).phase == "case-formulation"


def test_no_facilitator(client: int, acting: Acting, actor: Actor, supervisor: Actor) -> None:
    number = enrolments.enrol(acting, client, "hii", TODAY - 9 * DAY).record_id
    add = facilitator.add_facilitator
    assert refusal(facilitator.set_stance, acting, number, "weather", seen_version=1) == "stance"
    assert refusal(add, acting, number, 99, TODAY) == "worker_id"
    assert refusal(add, acting, number, actor.worker_id, TODAY - 10 * DAY) == "from_on"
    assert refusal(add, acting, number, actor.worker_id, TODAY + DAY) == "from_on"
    first = add(acting, number, actor.worker_id, TODAY - 5 * DAY).record_id
    assert refusal(add, acting, number, actor.worker_id, TODAY) == "worker_id"
    early = TODAY - 6 * DAY
    assert refusal(facilitator.end_facilitator, acting, first, early, seen_version=1) == "to_on"
    facilitator.end_facilitator(acting, first, TODAY - 5 * DAY, seen_version=1)
    assert refusal(add, acting, number, actor.worker_id, TODAY - 5 * DAY) == "worker_id"
    add(acting, number, actor.worker_id, TODAY - 4 * DAY)


def test_no_plan_and_no_evaluation(enrolled: int, client: int, acting: Acting, now: datetime) -> None:
    plan = sessions.plan_session
    for values, field in (({"themes": ["weather"]}, "themes"), ({"strategies": ["weather"]}, "strategies")):
        assert refusal(plan, acting, enrolled, PlanDetails(now, **values)) == field
    one = booked(acting, enrolled, -1)
    number = plan(acting, enrolled, PlanDetails(now, aim="x", appointment_id=one.id)).record_id
    assert refusal(plan, acting, enrolled, PlanDetails(now, appointment_id=one.id)) == "starts_at"
    known = ClientDetails(family_name="Ek", office="Gothenburg")
    other = clients.add_client(acting, known).client_id or 0
    theirs = booked(acting, other, -1)
    assert refusal(plan, acting, enrolled, PlanDetails(now, appointment_id=theirs.id)) == "starts_at"
    for values, field in (
        ({}, "done"),
        ({"done": " \n"}, "done"),
        ({"done": "x", "homework_done": "eaten"}, "homework_done"),
    ):
        how = Evaluation(**values)
        assert refusal(evaluation.evaluate_session, acting, number, how, seen_version=1) == field
    evaluation.evaluate_session(acting, number, Evaluation(homework_done="yes"), seen_version=1)


def test_no_meeting_with_nobody_and_no_consent_for_nobody(client: int, acting: Acting) -> None:
    on = TODAY
    for participants in ((), (("club", ""),)):
        plan = MeetingDetails(on, participants, held=False)
        assert refusal(meetings.record_meeting, acting, client, plan) == "agencies"
    at_sea = MeetingDetails(on, (("prison", ""),), "at_sea", held=False)
    assert refusal(meetings.record_meeting, acting, client, at_sea) == "place"
    for agencies in ((), ("prison", "club")):
        assert refusal(consent.give_consent, acting, client, ConsentDetails(on, agencies)) == "agencies"
    sung = ConsentDetails(on, ("prison",), "sung")
    assert refusal(consent.give_consent, acting, client, sung) == "form"
    number = given(acting, client, "prison")
    assert refusal(consent.edit_consent, acting, number, sung, seen_version=1) == "form"


def test_nobody_gets_the_case(client: int, acting: Acting, actor: Actor, supervisor: Actor) -> None:
    assert refusal(handover.hand_over, acting, client, 99, TODAY) == "worker_id"
    assert refusal(handover.hand_over, acting, client, actor.worker_id, TODAY) == "worker_id"
    assert refusal(handover.cover, acting, client, actor.worker_id, TODAY, TODAY) == "worker_id"
    handover.hand_over(acting, client, supervisor.worker_id, TODAY + DAY)
    handover.cover(acting, client, actor.worker_id, TODAY + DAY, TODAY + DAY)
    assert (
        refusal(handover.cover, acting, client, supervisor.worker_id, TODAY + DAY, TODAY + DAY) == "worker_id"
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
def test_no_client(values: dict[str, str], field: str, client: int, acting: Acting) -> None:
    seen = clients.client(acting, client)
    wrong = replace(seen.details, **values)
    assert refusal(clients.edit_client, acting, client, wrong, seen_version=1) == field
    assert refusal(clients.add_client, acting, replace(wrong, ref="")) == field
    assert Client.select().count() == 1


def test_no_decision_that_is_not_on_the_ladder(client: int, acting: Acting) -> None:
    """A prisoner gets no new condition, and nobody a decision that is no word of the ladder."""
    Client.update(legal_status="prison").execute()
    one = booked(acting, client, -1)
    for decision in (Decision.NEW_CONDITION, "exile"):
        done = AbsenceFollowUp(decision=decision)
        who = {"seen_version": 1}
        assert (
            refusal(missed.mark_missed, acting, one.id, AbsenceReason.NONE_GIVEN, done, **who) == "decision"
        )


@pytest.mark.parametrize(("weeks", "taken"), [(0, False), (1, True), (53, True), (54, False)])
def test_a_calendar_of_one_week_to_a_year(weeks: int, taken: bool, acting: Acting) -> None:
    if taken:
        assert calendar.my_calendar(acting, weeks) == ()
    else:
        with pytest.raises(CaseworkError) as refused:
            calendar.my_calendar(acting, weeks)
        assert refused.value.field == "weeks"
