"""Where attendance is cut: by days, months and the office's own thresholds; and the table of when people stay away."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from entre_tui.rules.appointments.attendance import (
    AppointmentFacts,
    AttendanceCounts,
    AttendanceFlag,
    AttendanceSettings,
    AttendanceSign,
    DayWindow,
    HeatCell,
    attendance_flag,
    count,
    count_rolling,
    heat_map,
    past,
    rolling_window,
    run,
    sign,
)
from entre_tui.rules.codes import AppointmentKind, Outcome

ZONE = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)
ABSENT = Outcome.ABSENT_UNACCEPTABLE


def on(*days: date, outcome: Outcome | None = ABSENT) -> list[AppointmentFacts]:
    """One appointment at nine on each of the days."""
    return [
        AppointmentFacts(number, datetime(day.year, day.month, day.day, 9, tzinfo=ZONE), outcome=outcome)
        for number, day in enumerate(days, 1)
    ]


def test_an_appointment_lasts_an_hour_unless_something_else_is_said() -> None:
    start = datetime(2026, 11, 22, 9, tzinfo=ZONE)
    assert AppointmentFacts(1, start).past_from == datetime(2026, 11, 22, 9, tzinfo=UTC)
    assert AppointmentFacts(1, start, 45).past_from == datetime(2026, 11, 22, 8, 45, tzinfo=UTC)
    assert AppointmentFacts(1, start, outcome=ABSENT).past_from == datetime(2026, 11, 22, 8, tzinfo=UTC)


def test_a_window_holds_days_and_its_ends() -> None:
    window = DayWindow(date(2026, 11, 1), date(2026, 11, 22))
    held = [date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 22), date(2026, 11, 23)]
    assert [day in window for day in held] == [False, True, True, False]
    assert "2026-11-02" not in window


@pytest.mark.parametrize(
    ("months", "first"), [(12, date(2025, 11, 22)), (1, date(2026, 10, 22)), (24, date(2024, 11, 22))]
)
def test_the_window_is_so_many_months_and_twelve_if_none_are_said(months: int, first: date) -> None:
    assert rolling_window(NOW.date(), months) == DayWindow(first, NOW.date())
    facts = on(first - timedelta(days=1), first)
    assert count_rolling(facts, NOW, months=months) == AttendanceCounts(past=1, unacceptable=1)
    assert heat_map(facts, NOW, months=months).weekdays == {first.weekday(): HeatCell(1, 1, 1)}
    if months == 12:
        assert count_rolling(facts, NOW) == AttendanceCounts(past=1, unacceptable=1)
        assert heat_map(facts, NOW).weekdays == {first.weekday(): HeatCell(1, 1, 1)}


def test_the_day_of_an_appointment_is_that_of_the_office() -> None:
    # Half past eleven at night in UTC on the 21st is half past midnight on the 22nd in Stockholm.
    late = AppointmentFacts(1, datetime(2025, 11, 21, 23, 30, tzinfo=UTC), outcome=ABSENT)
    midnight = datetime(2026, 11, 23, 0, 30, tzinfo=ZONE)
    assert count_rolling([late], midnight).past == 0
    assert heat_map([late], midnight).hours == {}
    assert heat_map([late], NOW).cells == {(5, 0): HeatCell(1, 1, 1)}
    assert count_rolling([late], NOW).past == 1
    assert count_rolling([late], NOW.astimezone(UTC)).past == 0


def test_the_dates_behind_the_flag_are_those_of_the_office() -> None:
    days = [date(2026, 10, 23), date(2026, 11, 20), date(2026, 11, 22)]
    # Half past midnight in Stockholm, in UTC the evening before.
    starts = [datetime(day.year, day.month, day.day, 0, 30, tzinfo=ZONE).astimezone(UTC) for day in days]
    facts = [AppointmentFacts(number, start, outcome=ABSENT) for number, start in enumerate(starts)]
    midnight = datetime(2026, 11, 23, 0, 15, tzinfo=ZONE)
    assert attendance_flag(facts, NOW) == AttendanceFlag(tuple(days), tuple(days))
    assert attendance_flag(facts, midnight).in_days == ()


def test_of_two_at_the_same_time_the_one_made_first_comes_first() -> None:
    both = [AppointmentFacts(2, NOW, outcome=ABSENT), AppointmentFacts(1, NOW, outcome=Outcome.ATTENDED)]
    assert [one.id for one in past(both, NOW)] == [1, 2]
    assert run(both, NOW) == "✓✗"


def test_every_outcome_has_its_sign_and_what_never_counts_has_none() -> None:
    assert {outcome: sign(outcome) for outcome in [*Outcome, None]} == {
        Outcome.ATTENDED: AttendanceSign.CAME,
        Outcome.LATE: AttendanceSign.CAME,
        Outcome.SENT_HOME: AttendanceSign.CAME,
        Outcome.DID_NOT_HAPPEN: None,
        Outcome.RESCHEDULED: None,
        Outcome.ABSENT_ACCEPTABLE: AttendanceSign.ACCEPTABLE,
        Outcome.ABSENT_UNACCEPTABLE: AttendanceSign.UNACCEPTABLE,
        Outcome.EVIDENCE_AWAITED: AttendanceSign.AWAITED,
        None: AttendanceSign.NO_OUTCOME,
    }


def test_the_latest_of_a_run_are_all_there_are_when_more_are_asked_for() -> None:
    facts = on(date(2026, 11, 19), date(2026, 11, 20))
    assert run(facts, NOW, last=5) == run(facts, NOW, last=2) == "✗✗"
    assert run(facts, NOW, last=1) == "✗"


def test_rates_are_of_what_has_an_outcome() -> None:
    facts = [*on(date(2026, 11, 3), date(2026, 11, 4)), AppointmentFacts(9, NOW - timedelta(hours=1))]
    counts = count(facts, NOW)
    assert (counts.rate, counts.unacceptable_rate, counts.absent) == (0.0, 1.0, 2)


def test_the_thirty_days_of_the_flag_count_today_and_the_day_thirty_days_ago() -> None:
    days = (date(2026, 10, 23), date(2026, 11, 10), date(2026, 11, 22))
    came = on(date(2026, 11, 11), outcome=Outcome.ATTENDED)
    assert attendance_flag([*on(*days), *came], NOW) == AttendanceFlag((), days)
    older = (date(2026, 10, 22), *days[1:])
    assert attendance_flag([*on(*older), *came], NOW) == AttendanceFlag()


def test_a_row_is_of_the_last_twelve_months() -> None:
    assert attendance_flag(on(date(2025, 11, 22), date(2025, 11, 23)), NOW).in_row
    assert not attendance_flag(on(date(2025, 11, 21), date(2025, 11, 23)), NOW)


def test_the_thresholds_of_the_flag_are_settings() -> None:
    days = (date(2026, 11, 2), date(2026, 11, 9), date(2026, 11, 16))
    facts = on(*days)
    assert attendance_flag(facts, NOW) == AttendanceFlag(days, days)
    assert attendance_flag(facts, NOW, AttendanceSettings(in_row=4)) == AttendanceFlag((), days)
    assert attendance_flag(facts, NOW, AttendanceSettings(in_days=4)) == AttendanceFlag(days, ())
    assert attendance_flag(facts, NOW, AttendanceSettings(in_row=4, in_days=2, days=13)) == AttendanceFlag(
        (), days[1:]
    )
    shorter = AttendanceSettings(in_row=1, months=0)
    assert not attendance_flag(facts, NOW, shorter)
    assert bool(AttendanceFlag(days, ())) is bool(AttendanceFlag((), days)) is True
    assert bool(AttendanceFlag()) is False


def test_the_pattern_by_weekday_hour_and_kind() -> None:
    monday, tuesday = datetime(2026, 11, 16, 9, tzinfo=ZONE), datetime(2026, 11, 17, 14, tzinfo=ZONE)
    facts = [
        AppointmentFacts(1, monday),
        AppointmentFacts(2, monday, outcome=ABSENT),
        AppointmentFacts(3, monday, outcome=Outcome.EVIDENCE_AWAITED),
        AppointmentFacts(4, tuesday, outcome=Outcome.ATTENDED),
        AppointmentFacts(5, tuesday, kind=AppointmentKind.PHONE, outcome=Outcome.ABSENT_ACCEPTABLE),
    ]
    pattern = heat_map(facts, NOW)
    assert pattern.cells == {(0, 9): HeatCell(2, 2, 1), (1, 14): HeatCell(2, 1, 0)}
    assert pattern.weekdays == {0: HeatCell(2, 2, 1), 1: HeatCell(2, 1, 0)}
    assert pattern.hours == {9: HeatCell(2, 2, 1), 14: HeatCell(2, 1, 0)}
    assert pattern.kinds == {
        AppointmentKind.SESSION: HeatCell(3, 2, 1),
        AppointmentKind.PHONE: HeatCell(1, 1, 0),
    }
    of_sessions = heat_map(facts, NOW, AppointmentKind.SESSION)
    assert of_sessions.hours == {9: HeatCell(2, 2, 1), 14: HeatCell(1, 0, 0)}
    assert of_sessions.kinds == pattern.kinds
