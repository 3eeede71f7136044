"""Counting attendance: windows, rates, runs and the flag (docs/casework.md 5)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from entre_tui.rules.appointments.attendance import (
    AppointmentFacts,
    DayWindow,
    attendance_flag,
    count,
    count_rolling,
    heat_map,
    past,
    rolling_window,
    run,
)
from entre_tui.rules.codes import AppointmentKind, Outcome

ZONE = ZoneInfo("Europe/Stockholm")
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)

SIGNS = {
    "v": Outcome.ATTENDED,
    "l": Outcome.LATE,
    "h": Outcome.SENT_HOME,
    "x": Outcome.ABSENT_UNACCEPTABLE,
    "a": Outcome.ABSENT_ACCEPTABLE,
    "?": Outcome.EVIDENCE_AWAITED,
    "n": Outcome.DID_NOT_HAPPEN,
    "r": Outcome.RESCHEDULED,
    ".": None,
}


def history(letters: str, every: int = 3) -> list[AppointmentFacts]:
    """One appointment each `every` days, the last of them yesterday."""
    return [
        AppointmentFacts(at, NOW - timedelta(days=1 + every * (len(letters) - 1 - at)), outcome=SIGNS[letter])
        for at, letter in enumerate(letters)
    ]


outcomes = st.sampled_from([*Outcome, None])
moments = st.integers(0, 880_000).map(
    lambda minutes: datetime(2025, 6, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
appointments = st.lists(
    st.builds(AppointmentFacts, st.integers(1, 10**6), moments, st.integers(15, 120), outcome=outcomes),
    max_size=12,
    unique_by=lambda one: one.id,
)


def test_counts_of_every_outcome() -> None:
    counts = count(history("vlhxxa?nr.."), NOW)
    assert (counts.past, counts.attended, counts.unacceptable) == (9, 3, 2)
    assert (counts.acceptable, counts.awaited, counts.no_outcome) == (1, 1, 2)
    assert counts.with_outcome == 7
    assert counts.rate == 3 / 7
    assert counts.unacceptable_rate == 2 / 7


def test_no_rate_without_an_outcome() -> None:
    assert count(history("..nr"), NOW).rate is None
    assert count([], NOW).unacceptable_rate is None


def test_an_announced_absence_counts_when_its_time_comes() -> None:
    one = AppointmentFacts(1, NOW + timedelta(hours=1), outcome=Outcome.ABSENT_ACCEPTABLE)
    assert count([one], NOW).past == 0
    assert count([one], NOW + timedelta(hours=1)).past == 1


def test_an_unlogged_appointment_is_past_when_it_has_ended() -> None:
    one = AppointmentFacts(1, NOW - timedelta(minutes=30), minutes=60)
    assert count([one], NOW).no_outcome == 0
    assert count([one], NOW + timedelta(minutes=30)).no_outcome == 1


def test_the_window_counts_both_ends() -> None:
    at = [
        datetime(2025, 11, 22, 9, tzinfo=ZONE),
        datetime(2025, 11, 21, 9, tzinfo=ZONE),
        NOW - timedelta(hours=2),
    ]
    facts = [AppointmentFacts(n, start, outcome=Outcome.ATTENDED) for n, start in enumerate(at)]
    assert count_rolling(facts, NOW).past == 2
    assert count_rolling(facts, NOW, date(2026, 11, 21)).past == 2
    assert rolling_window(date(2028, 2, 29)) == DayWindow(date(2027, 2, 28), date(2028, 2, 29))


def test_the_run_reads_as_in_the_sketch() -> None:
    assert run(history("vvxvxx"), NOW) == "✓✓✗✓✗✗"
    assert run(history("vnra?.lx"), NOW) == "✓a?·✓✗"
    assert run(history("vvxvxx"), NOW, last=3) == "✓✗✗"
    assert run(history("v"), NOW, last=0) == ""


def test_two_in_a_row_are_flagged_with_their_dates() -> None:
    flag = attendance_flag(history("vxx"), NOW)
    assert flag.in_row == (date(2026, 11, 18), date(2026, 11, 21))
    assert flag.in_days == ()
    assert flag


def test_what_never_counts_and_what_is_not_logged_leaves_a_row_whole() -> None:
    assert len(attendance_flag(history("xnrx."), NOW).in_row) == 2


def test_coming_an_acceptable_reason_and_awaited_evidence_end_a_row() -> None:
    for letters in ("xxv", "xax", "x?x", "xvx"):
        assert not attendance_flag(history(letters), NOW)


def test_three_in_thirty_days_need_not_be_in_a_row() -> None:
    flag = attendance_flag(history("xvxvxv", every=5), NOW)
    assert flag.in_row == ()
    assert [day.day for day in flag.in_days] == [27, 6, 16]
    assert not attendance_flag(history("xvxvxv", every=6), NOW)


def test_the_pattern_is_by_local_time() -> None:
    winter = datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
    summer = datetime(2026, 7, 14, 8, 30, tzinfo=UTC)
    facts = [
        AppointmentFacts(1, winter, outcome=Outcome.ABSENT_UNACCEPTABLE),
        AppointmentFacts(2, summer, outcome=Outcome.ATTENDED),
        AppointmentFacts(3, winter, kind=AppointmentKind.PHONE, outcome=Outcome.ABSENT_ACCEPTABLE),
        AppointmentFacts(4, winter, outcome=Outcome.DID_NOT_HAPPEN),
    ]
    pattern = heat_map(facts, NOW)
    assert set(pattern.cells) == {(1, 10)}
    assert (
        pattern.cells[1, 10].with_outcome,
        pattern.cells[1, 10].absent,
        pattern.cells[1, 10].unacceptable,
    ) == (3, 2, 1)
    assert pattern.kinds[AppointmentKind.PHONE].absent == 1
    assert heat_map(facts, NOW, AppointmentKind.SESSION).hours[10].with_outcome == 2


@given(appointments, moments)
def test_counts_add_up(facts: list[AppointmentFacts], moment: datetime) -> None:
    now = moment.astimezone(ZONE)
    counts = count(facts, now)
    assert counts.past == counts.attended + counts.absent + counts.no_outcome
    assert counts.rate is None or 0 <= counts.rate <= 1
    assert len(run(facts, now)) == counts.past


@given(appointments, moments)
def test_rescheduled_and_did_not_happen_change_nothing(
    facts: list[AppointmentFacts], moment: datetime
) -> None:
    now = moment.astimezone(ZONE)
    kept = [one for one in facts if one.outcome is None or one.outcome.counts]
    assert count(facts, now) == count(kept, now)
    assert attendance_flag(facts, now) == attendance_flag(kept, now)


@given(appointments, moments)
def test_a_window_never_holds_more_than_the_whole(facts: list[AppointmentFacts], moment: datetime) -> None:
    now = moment.astimezone(ZONE)
    window = rolling_window(now.date())
    assert past(facts, now, window) == [
        one for one in past(facts, now) if window.first <= one.start.astimezone(ZONE).date() <= window.last
    ]


@given(appointments, moments)
def test_order_of_entry_does_not_matter(facts: list[AppointmentFacts], moment: datetime) -> None:
    now = moment.astimezone(ZONE)
    assert run(facts, now) == run(facts[::-1], now)
    assert attendance_flag(facts, now) == attendance_flag(facts[::-1], now)
