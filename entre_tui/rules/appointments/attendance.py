"""Counting who came (docs/casework.md 5): counts, the run as signs, the flag with its dates, the pattern of absences.

Nothing here scores a person: every figure is a count with the dates behind it. Appointments that were
rescheduled or that the service itself let fall do not exist for any of these figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, TypeVar

from dateutil.relativedelta import relativedelta

from entre_tui.rules.codes import AppointmentKind, Outcome
from entre_tui.rules.moments import later, local_day, utc, zone_of

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class AppointmentFacts:
    """One appointment as the rules see it; the last three are the follow-up of a missed one."""

    id: int
    start: datetime
    minutes: int = 60
    kind: AppointmentKind = AppointmentKind.SESSION
    outcome: Outcome | None = None
    contacted_on: date | None = None
    decided_on: date | None = None
    evidence_due: date | None = None

    @property
    def past_from(self) -> datetime:
        """The instant (UTC) from which this appointment is past.

        Its end while nobody has said what became of it; its start once somebody has, so that "did not come"
        counts at once, and an absence announced beforehand not before its time.
        """
        if self.outcome is None:
            return later(self.start, timedelta(minutes=self.minutes))
        return utc(self.start)


@dataclass(frozen=True, slots=True)
class AttendanceSettings:
    """† of docs/casework.md 4: how many unacceptable absences raise the flag."""

    in_row: int = 2
    in_days: int = 3
    days: int = 30
    months: int = 12


class DayWindow(NamedTuple):
    """Days first to last, both counted."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


@lru_cache(maxsize=4096)
def rolling_window(day: date, months: int = 12) -> DayWindow:
    """The 12 months back from the day asked about.

    Both ends count: on 22 November 2026 an appointment of 22 November 2025 is in, one of the 21st is out.
    Where the month is too short its last day stands in (29 February → 28 February).
    """
    return DayWindow(day - relativedelta(months=months), day)


@dataclass(frozen=True, slots=True)
class AttendanceCounts:
    """What became of the past appointments of a period."""

    past: int = 0
    attended: int = 0
    unacceptable: int = 0
    acceptable: int = 0
    awaited: int = 0
    no_outcome: int = 0

    @property
    def with_outcome(self) -> int:
        """The denominator of both rates."""
        return self.past - self.no_outcome

    @property
    def absent(self) -> int:
        return self.unacceptable + self.acceptable + self.awaited

    @property
    def rate(self) -> float | None:
        """Attended of past with an outcome, 0 to 1; None when there is nothing to divide by."""
        return self.attended / self.with_outcome if self.with_outcome else None

    @property
    def unacceptable_rate(self) -> float | None:
        """Unacceptable absences of past with an outcome, 0 to 1, or None."""
        return self.unacceptable / self.with_outcome if self.with_outcome else None


def past(
    appointments: Iterable[AppointmentFacts], now: datetime, window: DayWindow | None = None
) -> list[AppointmentFacts]:
    """The past appointments that count, in order of time; with a window, those whose local day is in it."""
    zone = zone_of(now)
    moment = utc(now)
    counted = [
        one
        for one in appointments
        if (one.outcome is None or one.outcome.counts)
        and one.past_from <= moment
        and (window is None or local_day(one.start, zone) in window)
    ]
    return sorted(counted, key=lambda one: (utc(one.start), one.id))


def count(
    appointments: Iterable[AppointmentFacts], now: datetime, window: DayWindow | None = None
) -> AttendanceCounts:
    """Attendance over a window, or over everything before `now` when none is given."""
    gone = past(appointments, now, window)
    outcomes = [one.outcome for one in gone]
    return AttendanceCounts(
        past=len(gone),
        attended=sum(1 for outcome in outcomes if outcome is not None and outcome.came),
        unacceptable=outcomes.count(Outcome.ABSENT_UNACCEPTABLE),
        acceptable=outcomes.count(Outcome.ABSENT_ACCEPTABLE),
        awaited=outcomes.count(Outcome.EVIDENCE_AWAITED),
        no_outcome=outcomes.count(None),
    )


def count_rolling(
    appointments: Iterable[AppointmentFacts], now: datetime, day: date | None = None, months: int = 12
) -> AttendanceCounts:
    """Attendance over the rolling 12 months up to `day` (today when left out)."""
    return count(appointments, now, rolling_window(day or local_day(now, zone_of(now)), months))


class AttendanceSign(StrEnum):
    """One appointment in the run of attendance; every sign differs in black and white."""

    CAME = "✓"
    UNACCEPTABLE = "✗"
    ACCEPTABLE = "a"
    AWAITED = "?"
    NO_OUTCOME = "·"


def sign(outcome: Outcome | None) -> AttendanceSign | None:
    """The sign of an outcome; None for what never counts (rescheduled, did not happen)."""
    if outcome is None:
        return AttendanceSign.NO_OUTCOME
    if not outcome.counts:
        return None
    if outcome.came:
        return AttendanceSign.CAME
    return {
        Outcome.ABSENT_UNACCEPTABLE: AttendanceSign.UNACCEPTABLE,
        Outcome.ABSENT_ACCEPTABLE: AttendanceSign.ACCEPTABLE,
        Outcome.EVIDENCE_AWAITED: AttendanceSign.AWAITED,
    }.get(outcome, AttendanceSign.NO_OUTCOME)


def run(appointments: Iterable[AppointmentFacts], now: datetime, last: int | None = None) -> str:
    """The run of attendance as signs, oldest first (`✓✓✗✓✗✗`); with `last`, only the latest so many."""
    signs = [str(sign(one.outcome)) for one in past(appointments, now)]
    return "".join(signs if last is None else signs[max(0, len(signs) - last) :])


@dataclass(frozen=True, slots=True)
class AttendanceFlag:
    """The dates behind the attendance flag; a side that does not reach its threshold is empty."""

    in_row: tuple[date, ...] = ()
    in_days: tuple[date, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.in_row or self.in_days)


def attendance_flag(
    appointments: Iterable[AppointmentFacts], now: datetime, settings: AttendanceSettings | None = None
) -> AttendanceFlag:
    """2 unacceptable absences in a row or 3 in 30 days †, as things stand now.

    In a row: the latest of the last 12 months; an attendance, an acceptable absence and one with evidence
    awaited end the row, an appointment nobody has logged neither ends nor lengthens it. In 30 days: from 30
    days ago to today.
    """
    settings = settings or AttendanceSettings()
    zone = zone_of(now)
    today = local_day(now, zone)
    known = [
        (local_day(one.start, zone), one.outcome)
        for one in past(appointments, now, rolling_window(today, settings.months))
        if one.outcome is not None
    ]
    row = _latest_row(known)
    first = today - timedelta(days=settings.days)
    recent = tuple(day for day, outcome in known if outcome is Outcome.ABSENT_UNACCEPTABLE and day >= first)
    return AttendanceFlag(
        in_row=row if len(row) >= settings.in_row else (),
        in_days=recent if len(recent) >= settings.in_days else (),
    )


def _latest_row(known: Sequence[tuple[date, Outcome]]) -> tuple[date, ...]:
    row: list[date] = []
    for day, outcome in reversed(known):
        if outcome is not Outcome.ABSENT_UNACCEPTABLE:
            break
        row.append(day)
    return tuple(reversed(row))


@dataclass(frozen=True, slots=True)
class HeatCell:
    """Past appointments with an outcome at one place of the pattern, and how many were absences."""

    with_outcome: int = 0
    absent: int = 0
    unacceptable: int = 0

    def plus(self, outcome: Outcome) -> HeatCell:
        return HeatCell(
            self.with_outcome + 1,
            self.absent + outcome.absent,
            self.unacceptable + (outcome is Outcome.ABSENT_UNACCEPTABLE),
        )


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Absences by (weekday 0–6, local hour), weekday, hour and kind; only where there were appointments."""

    cells: dict[tuple[int, int], HeatCell]
    weekdays: dict[int, HeatCell]
    hours: dict[int, HeatCell]
    kinds: dict[AppointmentKind, HeatCell]


def heat_map(
    appointments: Iterable[AppointmentFacts],
    now: datetime,
    kind: AppointmentKind | None = None,
    months: int = 12,
) -> HeatMap:
    """When absences fall, over the rolling 12 months; `kind` narrows all but the table of kinds."""
    zone = zone_of(now)
    pattern = HeatMap({}, {}, {}, {})
    for one in past(appointments, now, rolling_window(local_day(now, zone), months)):
        if one.outcome is None:
            continue
        _add(pattern.kinds, one.kind, one.outcome)
        if kind is None or one.kind is kind:
            start = one.start.astimezone(zone)
            _add(pattern.cells, (start.weekday(), start.hour), one.outcome)
            _add(pattern.weekdays, start.weekday(), one.outcome)
            _add(pattern.hours, start.hour, one.outcome)
    return pattern


def _add(cells: dict[_Key, HeatCell], key: _Key, outcome: Outcome) -> None:
    cells[key] = cells.get(key, HeatCell()).plus(outcome)
