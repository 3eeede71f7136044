"""Attendance, follow-up, dose and due dates reckoned by hand beforehand, read back from a real file."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest

from entre_tui.casework.appointments import appointments, missed, missed_views
from entre_tui.casework.appointments import views as appointment_views
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.appointments.missed import AbsenceFollowUp
from entre_tui.casework.core import list_projection
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.casework.goals import goals
from entre_tui.casework.goals import steps as goal_steps
from entre_tui.casework.goals.goals import GoalDetails
from entre_tui.casework.programme import enrolments
from entre_tui.casework.programme.dosage import dose
from entre_tui.casework.sessions import evaluation, sessions
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.models import ClientRow
from entre_tui.rules.codes import AbsenceReason, ContactResult, ContactWay, DueKind, Outcome
from tests.casework.by_hand_steps import appointed, at, is_due
from tests.conftest import STOCKHOLM


def test_attendance_of_twelve_months(client: int, acting: Acting, now: datetime) -> None:
    """On 27 November 2025 the window begins with 27 November 2024; 28 October is 30 days ago."""
    course = (
        (at(2024, 11, 26), Outcome.ABSENT_UNACCEPTABLE),
        (at(2024, 11, 27), Outcome.ATTENDED),
        (at(2025, 10, 1), Outcome.ATTENDED),
        (at(2025, 10, 3), Outcome.LATE),
        (at(2025, 10, 8), Outcome.SENT_HOME),
        (at(2025, 10, 10), Outcome.DID_NOT_HAPPEN),
        (at(2025, 10, 15), Outcome.RESCHEDULED),
        (at(2025, 10, 20), Outcome.ABSENT_ACCEPTABLE),
        (at(2025, 10, 28), Outcome.ABSENT_UNACCEPTABLE),
        (at(2025, 11, 12), Outcome.ABSENT_UNACCEPTABLE),
        (at(2025, 11, 20), Outcome.EVIDENCE_AWAITED),
        (at(2025, 11, 25), Outcome.ABSENT_UNACCEPTABLE),
        (at(2025, 11, 26), None),
        (at(2025, 11, 27), None),
        (at(2025, 11, 27, 13, 30), None),
        (at(2025, 12, 1), None),
    )
    numbers = [appointed(acting, client, when, outcome) for when, outcome in course]
    record = missed_views.absence(acting, numbers[11]).record
    counts = record.counts
    assert (counts.past, counts.attended, counts.with_outcome, counts.no_outcome) == (11, 4, 9, 2)
    assert (counts.unacceptable, counts.acceptable, counts.awaited) == (3, 1, 1)
    assert counts.rate == pytest.approx(Fraction(4, 9))
    assert counts.unacceptable_rate == pytest.approx(Fraction(3, 9))
    assert record.run == "✓a✗✗?✗··"
    assert record.flag.in_row == ()
    assert record.flag.in_days == (date(2025, 10, 28), date(2025, 11, 12), date(2025, 11, 25))
    row = ClientRow.get_by_id(client)
    assert (row.missed_run, row.missed_30_days, row.attendance_flag) == (1, 3, True)
    assert (row.to_log, row.next_at) == (2, at(2025, 12, 1))
    tomorrow = now + timedelta(days=1)
    list_projection.refresh(client, tomorrow)
    row = ClientRow.get_by_id(client)
    assert (row.missed_30_days, row.attendance_flag, row.to_log) == (2, False, 3)


@pytest.mark.parametrize(
    ("missed_on", "contact_by", "decision_by"),
    [
        (at(2025, 12, 23), date(2025, 12, 29), date(2026, 1, 7)),
        (at(2026, 4, 2), date(2026, 4, 7), date(2026, 4, 13)),
        (at(2026, 6, 18), date(2026, 6, 22), date(2026, 6, 26)),
        (at(2025, 6, 5), date(2025, 6, 9), date(2025, 6, 13)),
        (at(2026, 5, 13), date(2026, 5, 15), date(2026, 5, 21)),
        (at(2026, 10, 30), date(2026, 11, 2), date(2026, 11, 6)),
        (at(2026, 3, 29, 2, 0).replace(hour=1, minute=30), date(2026, 3, 30), date(2026, 4, 7)),
    ],
)
def test_follow_up_in_swedish_working_days(
    client: int, missed_on: datetime, contact_by: date, decision_by: date, actor: Actor
) -> None:
    """Christmas, Easter, Midsummer Eve, the National Day, Ascension; the clocks' changes make no difference."""
    soon = missed_on + timedelta(hours=2)
    number = appointed(Acting(actor, soon), client, missed_on, Outcome.ABSENT_UNACCEPTABLE)
    assert [on for on, _ in is_due(Acting(actor, soon), client, DueKind.MISSED)] == [contact_by]
    tried = AbsenceFollowUp(way=ContactWay.PHONE, result=ContactResult.NO_ANSWER)
    version = appointment_views.view(number, soon).version
    missed.mark_missed(Acting(actor, soon), number, AbsenceReason.NONE_GIVEN, tried, seen_version=version)
    assert [on for on, _ in is_due(Acting(actor, soon), client, DueKind.MISSED)] == [decision_by]


def test_days_over_are_working_days(client: int, actor: Actor) -> None:
    """Contact was due Monday 29 December; on Friday 2 January the 30th and the 2nd itself have gone by."""
    appointed(Acting(actor, at(2025, 12, 23, 12)), client, at(2025, 12, 23), Outcome.ABSENT_UNACCEPTABLE)
    later = at(2026, 1, 2, 9)
    list_projection.refresh(client, later)
    (line,) = missed_views.list_unfollowed(Acting(actor, later))
    assert (line.item.on, line.item.over) == (date(2025, 12, 29), 2)
    assert ClientRow.get_by_id(client).late_from == date(2025, 12, 30)


@pytest.mark.parametrize(
    ("starts", "day"),
    [
        (at(2025, 12, 1, 0, 30), date(2025, 12, 1)),
        (at(2025, 10, 26, 0, 30), date(2025, 10, 26)),
        (at(2025, 6, 30, 23, 30), date(2025, 6, 30)),
    ],
)
def test_a_day_is_the_offices_day(client: int, starts: datetime, day: date, actor: Actor) -> None:
    appointed(Acting(actor, starts), client, starts, None)
    before, after = starts + timedelta(minutes=59), starts + timedelta(minutes=60)
    assert is_due(Acting(actor, before), client, DueKind.TO_LOG) == []
    assert is_due(Acting(actor, after), client, DueKind.TO_LOG)[0][0] == day


def test_the_hour_that_autumn_repeats_is_an_hour_longer(client: int, actor: Actor) -> None:
    """From 1:30 on 26 October 2025 ninety minutes end at 2:00 in winter time: an hour of clock, 90 of real time."""
    starts = at(2025, 10, 26, 1, 30)
    details = AppointmentDetails(starts, minutes=90)
    appointments.book(Acting(actor, starts), client, details)
    still = datetime(2025, 10, 26, 2, 59, tzinfo=STOCKHOLM)
    assert is_due(Acting(actor, still), client, DueKind.TO_LOG) == []
    over = datetime(2025, 10, 26, 2, 0, fold=1, tzinfo=STOCKHOLM)
    assert len(is_due(Acting(actor, over), client, DueKind.TO_LOG)) == 1


def test_dose_against_entre_2016(client: int, acting: Acting) -> None:
    """1 September to 27 November 2025 is 87 days; the last four weeks begin with 31 October."""
    enrolments.enrol(acting, client, "entre-2016", date(2025, 9, 1))
    course = (
        (at(2025, 9, 1), 45, ("relations",)),
        (at(2025, 9, 4), 60, ("relations", "identity")),
        (at(2025, 10, 30), 75, ("identity", "attitudes-values")),
        (at(2025, 10, 31), 90, ()),
        (at(2025, 11, 20), 95, ()),
        (at(2025, 11, 26), None, ()),
    )
    for number, (when, minutes, themes) in enumerate(course):
        words = {"aim": "anger"} if number != 3 else {}
        plan = PlanDetails(when, minutes, themes=themes, **words)
        made = sessions.plan_session(acting, client, plan).record_id or 0
        evaluation.mark_held(acting, made, seen_version=1)
        if number < 2:
            said = evaluation.Evaluation(done="talked")
            evaluation.evaluate_session(acting, made, said, seen_version=2)
    told = dose(acting, client)
    assert (told.held, told.planned, told.left, told.days) == (6, 50, 44, 87)
    assert told.per_week == pytest.approx(6 * 7 / 87)
    assert told.recent_per_week == pytest.approx(3 / 4)
    lengths = told.minutes
    assert (lengths.under, lengths.within, lengths.over, lengths.unknown) == (1, 3, 1, 1)
    assert (lengths.mean, lengths.median) == (73, 75)
    assert told.hours == pytest.approx(365 / 60)
    assert told.shares == (
        ("relations", 0.5),
        ("identity", pytest.approx(1 / 3)),
        ("attitudes-values", pytest.approx(1 / 6)),
    )
    assert (told.without_theme, told.without_plan, told.without_evaluation, told.incomplete) == (3, 1, 4, 4)
    assert told.weekly == (2, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 1, 1)
    assert [over for _, over in is_due(acting, client, DueKind.EVALUATION)] == [28, 27, 7, 1]


def test_two_weeks_without_contact(client: int, acting: Acting, actor: Actor, now: datetime) -> None:
    enrolments.enrol(acting, client, "entre-2016", date(2025, 11, 1))
    assert is_due(acting, client, DueKind.NO_CONTACT) == [(date(2025, 11, 15), 12)]
    appointed(acting, client, at(2025, 11, 13), Outcome.SENT_HOME)
    assert is_due(acting, client, DueKind.NO_CONTACT) == [(date(2025, 11, 27), 0)]
    appointed(acting, client, at(2025, 11, 20), Outcome.ABSENT_ACCEPTABLE)
    assert is_due(acting, client, DueKind.NO_CONTACT) == [(date(2025, 11, 27), 0)]
    appointed(acting, client, at(2025, 11, 14), Outcome.ATTENDED)
    assert is_due(acting, client, DueKind.NO_CONTACT) == []
    assert is_due(Acting(actor, now + timedelta(days=1)), client, DueKind.NO_CONTACT) == [
        (date(2025, 11, 28), 0)
    ]


def test_the_t_score_of_goals(client: int, acting: Acting) -> None:
    """+1 with weight 2 and −1 with weight 1: 50 + 10·1 / √(0.7·5 + 0.3·9) = 54.016."""
    numbers = []
    for words in ("work", "licence", "feel well", "heavy"):
        made = goals.add_goal(acting, client, GoalDetails(own_words=words))
        numbers.append(made.record_id or 0)
    goals.describe_levels(acting, numbers[0], {0: "a job"}, 2, seen_version=1)
    goals.describe_levels(acting, numbers[3], {}, 0, seen_version=1)

    def rate(goal: int, day: date, level: int, version: int) -> None:
        goal_steps.rate_goal(acting, goal, day, level, seen_version=version)

    def score() -> float | None:
        from entre_tui.casework.goals.views import goals as read

        return read(acting, client).t_score

    assert score() is None
    rate(numbers[3], date(2025, 10, 1), 2, 2)
    assert score() is None
    rate(numbers[1], date(2025, 10, 1), 2, 1)
    assert score() == pytest.approx(70)
    rate(numbers[1], date(2025, 11, 1), -1, 1)
    rate(numbers[0], date(2025, 11, 2), 1, 2)
    assert score() == pytest.approx(54.0161, abs=1e-4)
    goals.set_status(acting, numbers[0], "removed", "moved abroad", seen_version=2)
    assert score() == pytest.approx(40)
