"""What became of appointments, and the follow-up of a missed one in one step."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework.appointments import missed, missed_views, outcomes
from entre_tui.casework.appointments import views as appointment_views
from entre_tui.casework.appointments.missed import AbsenceFollowUp
from entre_tui.casework.appointments.views import AppointmentView
from entre_tui.casework.core.base import Acting, Actor, CaseworkError
from entre_tui.models import AuditEntry, ClientRow
from entre_tui.rules.appointments.ladder import Decider
from entre_tui.rules.codes import AbsenceReason, ContactResult, ContactWay, Decision, DueKind, Outcome
from entre_tui.rules.due.follow_up import Duty
from tests.casework.steps import again, booked, undone


@pytest.mark.parametrize(
    ("reason", "outcome"),
    [
        (AbsenceReason.MEDICAL, Outcome.ABSENT_ACCEPTABLE),
        (AbsenceReason.PROFESSIONAL, Outcome.ABSENT_ACCEPTABLE),
        (AbsenceReason.NONE_GIVEN, Outcome.ABSENT_UNACCEPTABLE),
        (AbsenceReason.NOT_REACHED, Outcome.ABSENT_UNACCEPTABLE),
        (Outcome.EVIDENCE_AWAITED, Outcome.EVIDENCE_AWAITED),
    ],
)
def test_the_reason_says_which_absence(
    reason: str, outcome: Outcome, yesterday: AppointmentView, acting: Acting, now: datetime
) -> None:
    missed.mark_missed(acting, yesterday.id, reason, seen_version=1)
    assert again(yesterday, now).outcome is outcome


def test_an_absence_asks_for_contact_then_for_a_decision(yesterday: AppointmentView, acting: Acting) -> None:
    """Missed Wednesday 26 November: contact by Thursday, decision by Wednesday 3 December."""
    done = missed.mark_missed(acting, yesterday.id, AbsenceReason.NONE_GIVEN, seen_version=1)
    assert "did not come" in done.message
    (line,) = missed_views.list_unfollowed(acting)
    assert line.item.kind is DueKind.MISSED
    assert (line.item.on, line.item.over) == (date(2025, 11, 27), 0)

    tried = AbsenceFollowUp(way=ContactWay.PHONE, result=ContactResult.NO_ANSWER)
    missed.mark_missed(acting, yesterday.id, AbsenceReason.NONE_GIVEN, tried, seen_version=done.version)
    (line,) = missed_views.list_unfollowed(acting)
    assert (line.item.on, line.item.over) == (date(2025, 12, 3), -4)
    assert line.record.run == "✗"
    followed = line.appointment.follow_up
    assert followed is not None
    assert followed.todo is not None
    assert followed.todo.duty is Duty.DECISION
    assert [attempt.way for attempt in followed.attempts] == [ContactWay.PHONE]


def test_everything_in_one_step_is_one_entry_and_one_undo(
    client: int, yesterday: AppointmentView, acting: Acting, now: datetime
) -> None:
    before = AuditEntry.select().count()
    new_time = now + timedelta(days=5)
    done = missed.mark_missed(
        acting,
        yesterday.id,
        AbsenceReason.NONE_GIVEN,
        AbsenceFollowUp(
            way=ContactWay.PHONE,
            result=ContactResult.REACHED,
            client_reason="overslept",
            decision=Decision.REMINDER_TALK,
            told_client="what missing leads to",
            next_at=new_time,
        ),
        seen_version=1,
    )
    assert AuditEntry.select().count() == before + 1
    assert missed_views.list_unfollowed(acting) == ()
    one = again(yesterday, now)
    assert one.next_at == new_time
    assert one.follow_up is not None
    assert (one.follow_up.decision, one.follow_up.decided_on) == (Decision.REMINDER_TALK, now.date())
    assert ClientRow.get(ClientRow.client == client).next_at == new_time

    undone(acting, done)
    one = again(yesterday, now)
    assert (one.outcome, one.next_id, one.follow_up, one.to_log) == (None, None, None, True)
    assert len(appointment_views.appointments(acting, client)) == 1
    row = ClientRow.get(ClientRow.client == client)
    assert (row.missed_open, row.to_log, row.next_at) == (0, 1, None)


def test_a_later_decision_keeps_who_marked_it(
    yesterday: AppointmentView, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    first = missed.mark_missed(acting, yesterday.id, AbsenceReason.NOT_REACHED, seen_version=1)
    decided = AbsenceFollowUp(decision=Decision.SUMMONS, decision_words="sent by post")
    done = missed.mark_missed(
        Acting(supervisor, now + timedelta(hours=1)),
        yesterday.id,
        AbsenceReason.NOT_REACHED,
        decided,
        seen_version=first.version,
    )
    assert done.message == "Followed up: Andersson, Karim."
    undone(acting, done)
    followed = again(yesterday, now).follow_up
    assert followed is not None
    assert (followed.decision, followed.decision_words) == (None, "")
    assert again(yesterday, now).outcome is Outcome.ABSENT_UNACCEPTABLE


def test_evidence_awaited_has_its_own_date(
    client: int, yesterday: AppointmentView, acting: Acting, actor: Actor, now: datetime
) -> None:
    missed.mark_missed(
        acting, yesterday.id, AbsenceReason.MEDICAL, evidence_due_on=date(2025, 12, 1), seen_version=1
    )
    assert again(yesterday, now).outcome is Outcome.EVIDENCE_AWAITED
    assert missed_views.list_unfollowed(acting) == ()
    later = datetime(2025, 12, 3, 9, tzinfo=now.tzinfo)
    from entre_tui.casework.core.list_projection import refresh

    refresh(client, later)
    (line,) = missed_views.list_unfollowed(Acting(actor, later))
    assert (line.item.kind, line.item.over) == (DueKind.EVIDENCE, 2)


def test_evidence_that_came_settles_the_absence(
    yesterday: AppointmentView, acting: Acting, now: datetime
) -> None:
    by = date(2025, 12, 1)
    done = missed.mark_missed(acting, yesterday.id, AbsenceReason.MEDICAL, evidence_due_on=by, seen_version=1)
    tried = AbsenceFollowUp(way=ContactWay.PHONE, result=ContactResult.REACHED)
    done = missed.mark_missed(
        acting, yesterday.id, Outcome.EVIDENCE_AWAITED, tried, evidence_due_on=by, seen_version=done.version
    )
    one = again(yesterday, now)
    assert (one.outcome, one.reason) == (Outcome.EVIDENCE_AWAITED, AbsenceReason.MEDICAL)
    missed.mark_missed(acting, yesterday.id, AbsenceReason.MEDICAL, seen_version=done.version)
    one = again(yesterday, now)
    assert (one.outcome, one.evidence_due_on) == (Outcome.ABSENT_ACCEPTABLE, None)


def test_what_is_refused(client: int, yesterday: AppointmentView, acting: Acting, now: datetime) -> None:
    def field(
        reason: str, done: AbsenceFollowUp = missed.NOTHING_YET, number: int = yesterday.id
    ) -> str | None:
        with pytest.raises(CaseworkError) as refusal:
            missed.mark_missed(acting, number, reason, done, seen_version=1)
        return refusal.value.field

    tomorrow = booked(acting, client, 1)
    assert field("no such reason") == "reason"
    assert field(AbsenceReason.NONE_GIVEN, number=tomorrow.id) == "outcome"
    assert field(AbsenceReason.NONE_GIVEN, AbsenceFollowUp(way=ContactWay.PHONE)) == "result"
    assert field(AbsenceReason.NONE_GIVEN, AbsenceFollowUp(decision="exile")) == "decision"
    assert field(AbsenceReason.NONE_GIVEN, AbsenceFollowUp(next_at=now - timedelta(days=1))) == "next_at"
    early = AbsenceFollowUp(decision=Decision.SUMMONS, decided_on=date(2025, 11, 1))
    assert field(AbsenceReason.NONE_GIVEN, early) == "decided_on"
    outcomes.log_outcome(acting, yesterday.id, Outcome.ATTENDED, seen_version=1)
    with pytest.raises(CaseworkError, match="Clear that first"):
        missed.mark_missed(acting, yesterday.id, AbsenceReason.WORK, seen_version=2)


def test_a_known_absence_may_be_marked_beforehand(client: int, acting: Acting, now: datetime) -> None:
    tomorrow = booked(acting, client, 1)
    missed.mark_missed(acting, tomorrow.id, AbsenceReason.COURT, seen_version=1)
    assert again(tomorrow, now).outcome is Outcome.ABSENT_ACCEPTABLE


def test_the_ladder_goes_on_from_the_last_decision(client: int, acting: Acting, now: datetime) -> None:
    first, second = booked(acting, client, -8), booked(acting, client, -1)
    decided = AbsenceFollowUp(decision=Decision.SUMMONS)
    missed.mark_missed(acting, first.id, AbsenceReason.NONE_GIVEN, decided, seen_version=1)
    missed.mark_missed(acting, second.id, AbsenceReason.NONE_GIVEN, seen_version=1)
    (line,) = missed_views.list_unfollowed(acting)
    assert line.suggested is not None
    assert (line.suggested.decision, line.suggested.decider) == (Decision.NEW_CONDITION, Decider.SERVICE)
    assert line.record.run == "✗✗"
    assert line.record.flag.in_row == (date(2025, 11, 19), date(2025, 11, 26))
    seen = missed_views.absence(acting, second.id)
    assert [rung.decision for rung in seen.rungs][-1] is Decision.POLICE_FETCH
    assert seen.record.decisions == ((now.date(), Decision.SUMMONS),)


def test_a_decision_about_what_was_no_absence_after_all_does_not_climb(client: int, acting: Acting) -> None:
    first, second = booked(acting, client, -8), booked(acting, client, -1)
    decided = AbsenceFollowUp(decision=Decision.SUMMONS)
    done = missed.mark_missed(acting, first.id, AbsenceReason.NONE_GIVEN, decided, seen_version=1)
    outcomes.log_outcome(acting, first.id, Outcome.ATTENDED, seen_version=done.version)
    missed.mark_missed(acting, second.id, AbsenceReason.NONE_GIVEN, seen_version=1)
    (line,) = missed_views.list_unfollowed(acting)
    assert line.record.decisions == ()
    assert line.suggested is not None
    assert line.suggested.decision is Decision.REMINDER_TALK


def test_mine_and_the_offices(client: int, acting: Acting, supervisor: Actor, now: datetime) -> None:
    one = booked(acting, client, -1)
    missed.mark_missed(acting, one.id, AbsenceReason.NONE_GIVEN, seen_version=1)
    assert len(missed_views.list_unfollowed(acting, "mine")) == 1
    assert missed_views.list_unfollowed(Acting(supervisor, now), "mine") == ()
    assert len(missed_views.list_unfollowed(Acting(supervisor, now), "office")) == 1
    assert len(missed_views.list_unfollowed(Acting(supervisor, now), "all")) == 1
    assert missed_views.how_many(acting, "mine") == 1
    assert missed_views.how_many(Acting(supervisor, now), "mine") == 0
    assert missed_views.how_many(Acting(supervisor, now), "all") == 1
