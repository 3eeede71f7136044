"""What is due as time goes by, for any case: nothing changes before the moment that was foretold."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entre_tui.rules.appointments.attendance import (
    AppointmentFacts,
    AttendanceSettings,
    attendance_flag,
    count,
    count_rolling,
    run,
)
from entre_tui.rules.codes import DueKind, LegalStatus, Outcome
from entre_tui.rules.due.due import days_over, due, next_change
from entre_tui.rules.due.facts import (
    AgreementFacts,
    CaseFacts,
    ChecklistFacts,
    ConsentFacts,
    DueSettings,
    GoalFacts,
    SessionFacts,
    SnoozeFacts,
    TaskFacts,
)
from entre_tui.rules.due.follow_up import follow_up

ZONE = ZoneInfo("Europe/Stockholm")
TWICE = 2 * settings().max_examples
days = st.dates(date(2025, 9, 1), date(2028, 4, 1))
moments = st.integers(0, 1_180_000).map(
    lambda minutes: (datetime(2025, 9, 1, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(ZONE)
)
ids = st.integers(1, 4)
maybe_day = st.none() | days
cases = st.builds(
    CaseFacts,
    client_id=st.just(1),
    legal_status=st.sampled_from(LegalStatus),
    release_on=maybe_day,
    supervision_ends_on=maybe_day,
    enrolled_on=maybe_day,
    retention_on=maybe_day,
    last_contact_on=maybe_day,
    meetings=st.lists(days, max_size=5),
    appointments=st.lists(
        st.builds(
            AppointmentFacts,
            ids,
            moments,
            st.integers(15, 180),
            outcome=st.sampled_from([*Outcome, None]),
            contacted_on=maybe_day,
            decided_on=st.none(),
            evidence_due=maybe_day,
        ),
        max_size=4,
    ),
    sessions=st.lists(st.builds(SessionFacts, ids, moments), max_size=2),
    goals=st.lists(st.builds(GoalFacts, ids, maybe_day), max_size=2),
    agreements=st.lists(st.builds(AgreementFacts, ids, days), max_size=2),
    checklist=st.lists(st.builds(ChecklistFacts, ids, maybe_day), max_size=2),
    consents=st.lists(st.builds(ConsentFacts, ids, days), max_size=2),
    snoozes=st.lists(st.builds(SnoozeFacts, st.sampled_from(DueKind), days, st.none() | ids), max_size=3),
)


def shown(facts: CaseFacts, now: datetime) -> tuple[object, ...]:
    """Everything a list row shows that time alone may change."""
    history = facts.appointments
    return (
        due(facts, now),
        count(history, now),
        count_rolling(history, now),
        run(history, now),
        attendance_flag(history, now),
    )


def between(now: datetime, change: datetime | None, share: float) -> datetime:
    """A moment after `now` and before the change (within two years if there is none)."""
    end = (change or now + timedelta(days=730)).astimezone(UTC) - timedelta(microseconds=1)
    start = now.astimezone(UTC)
    return (start + max(end - start, timedelta(0)) * share).astimezone(ZONE)


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


NOW = at(2026, 11, 25, 12)
HALF_PAST_MIDNIGHT = at(2026, 11, 25, 0, 30)


def absent(year: int, month: int, day: int, hour: int) -> AppointmentFacts:
    """An absence that has been decided on, and so is no duty any more."""
    start = at(year, month, day, hour)
    return AppointmentFacts(1, start, outcome=Outcome.ABSENT_UNACCEPTABLE, decided_on=start.date())


@pytest.mark.parametrize(
    ("one", "now", "change"),
    [
        # Later today, not logged: its start, then its end.
        (AppointmentFacts(1, at(2026, 11, 25, 14)), NOW, at(2026, 11, 25, 14)),
        # Twelve months back to the day: in through today, the last day that is.
        (
            AppointmentFacts(1, at(2025, 11, 25, 9), outcome=Outcome.LATE),
            NOW,
            at(2026, 11, 26),
        ),
        (
            AppointmentFacts(1, at(2026, 11, 25, 9), outcome=Outcome.LATE),
            NOW,
            at(2027, 11, 26),
        ),
        # Thirty days back to the day, and thirty days from today.
        (absent(2026, 10, 26, 9), NOW, at(2026, 11, 26)),
        (absent(2026, 11, 25, 9), NOW, at(2026, 12, 26)),
        # At half past midnight it is the new day already, though not yet in UTC.
        (absent(2026, 10, 26, 9), HALF_PAST_MIDNIGHT, at(2026, 11, 26)),
        (absent(2026, 10, 27, 0), HALF_PAST_MIDNIGHT, at(2026, 11, 27)),
    ],
)
def test_the_days_on_which_attendance_changes_by_itself(
    one: AppointmentFacts, now: datetime, change: datetime
) -> None:
    assert next_change(CaseFacts(1, appointments=[one]), now) == change


def test_who_has_left_the_window_hides_nobody_who_leaves_it_next() -> None:
    def came(*days: datetime) -> CaseFacts:
        return CaseFacts(1, appointments=[AppointmentFacts(1, day, outcome=Outcome.ATTENDED) for day in days])

    yesterday_gone = came(at(2025, 11, 24, 9), at(2025, 11, 25, 9))
    assert next_change(yesterday_gone, HALF_PAST_MIDNIGHT) == at(2026, 11, 26)
    half_a_year = DueSettings(attendance=AttendanceSettings(months=6))
    assert next_change(came(at(2026, 4, 20, 9), at(2026, 6, 20, 9)), NOW, half_a_year) == at(2026, 12, 21)


def test_the_next_change_is_after_now_and_the_next_day_is_the_office_s() -> None:
    given_then = CaseFacts(1, consents=[ConsentFacts(1, date(2026, 11, 25))])
    midnight = at(2026, 11, 25)
    assert next_change(given_then, midnight, days=False) is None
    put_off = CaseFacts(
        1,
        consents=[ConsentFacts(1, date(2026, 11, 1))],
        snoozes=[SnoozeFacts(DueKind.CONSENT, date(2026, 11, 25))],
    )
    assert next_change(put_off, midnight, days=False) is None
    assert next_change(put_off, HALF_PAST_MIDNIGHT) == at(2026, 11, 26)
    assert [item.snoozed_until for item in due(put_off, midnight)] == [None]


def test_what_has_a_date_is_due_from_midnight_in_the_office() -> None:
    day = date(2026, 11, 26)
    facts = CaseFacts(
        1,
        LegalStatus.PROBATION,
        retention_on=day,
        goals=[GoalFacts(1, day)],
        checklist=[ChecklistFacts(1, day)],
        tasks=[TaskFacts(1, day)],
        consents=[ConsentFacts(1, day)],
        agreements=[AgreementFacts(1, day, review_on=day)],
    )
    assert due(facts, at(2026, 11, 25, 23, 59)) == []
    assert [item.over for item in due(facts, at(2026, 11, 26))] == [0] * 6


def test_what_was_at_half_past_midnight_was_that_day_though_not_in_utc() -> None:
    facts = CaseFacts(
        1,
        enrolled_on=date(2026, 11, 1),
        appointments=[
            AppointmentFacts(1, at(2026, 11, 12, 0, 30), outcome=Outcome.ATTENDED),
            AppointmentFacts(2, at(2026, 11, 20, 0, 30), outcome=Outcome.ABSENT_UNACCEPTABLE),
            AppointmentFacts(3, at(2026, 11, 24, 0, 30)),
        ],
        sessions=[SessionFacts(4, at(2026, 11, 12, 0, 30))],
    )
    assert [(item.kind, item.on) for item in due(facts, at(2026, 11, 26))] == [
        (DueKind.MISSED, date(2026, 11, 23)),
        (DueKind.TO_LOG, date(2026, 11, 24)),
        (DueKind.EVALUATION, date(2026, 11, 12)),
        (DueKind.NO_CONTACT, date(2026, 11, 26)),
    ]


def test_a_missed_appointment_is_of_the_office_s_day() -> None:
    # Half past eleven at night in UTC on Thursday is Friday in Stockholm: the next working day is Monday.
    late = AppointmentFacts(
        1, datetime(2026, 11, 19, 23, 30, tzinfo=UTC), outcome=Outcome.ABSENT_UNACCEPTABLE
    )
    todo = follow_up(late, ZONE)
    assert todo is not None
    assert todo.contact_by == date(2026, 11, 23)


@settings(max_examples=TWICE)
@given(cases, moments, st.floats(0, 1))
def test_nothing_changes_before_the_next_change(facts: CaseFacts, now: datetime, share: float) -> None:
    change = next_change(facts, now)
    assert change is None or change.astimezone(UTC) > now.astimezone(UTC)
    assert shown(facts, between(now, change, share)) == shown(facts, now)


@settings(max_examples=TWICE)
@given(cases, moments, st.floats(0, 1))
def test_without_days_only_the_days_over_move(facts: CaseFacts, now: datetime, share: float) -> None:
    moment = between(now, next_change(facts, now, days=False), share)
    before, after = due(facts, now), due(facts, moment)
    assert [(i.kind, i.on, i.record_id) for i in before] == [(i.kind, i.on, i.record_id) for i in after]
    assert all(item.over == days_over(item.kind, item.on, moment.date()) for item in after)
    assert shown(facts, moment)[1:] == shown(facts, now)[1:]


@given(cases, moments)
def test_the_zone_a_moment_is_written_in_does_not_matter(facts: CaseFacts, now: datetime) -> None:
    moved = [
        AppointmentFacts(
            one.id,
            one.start.astimezone(UTC),
            one.minutes,
            one.kind,
            one.outcome,
            one.contacted_on,
            None,
            one.evidence_due,
        )
        for one in facts.appointments
    ]
    same = CaseFacts(1, facts.legal_status, enrolled_on=facts.enrolled_on, appointments=moved)
    plain = CaseFacts(1, facts.legal_status, enrolled_on=facts.enrolled_on, appointments=facts.appointments)
    assert due(same, now) == due(plain, now)
