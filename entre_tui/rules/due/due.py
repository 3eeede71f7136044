"""What is due on a case (docs/casework.md 4), and when that next changes by itself.

Every rule gives spans of time during which a thing is due; the list at a moment is the spans that hold the
moment, and the next change is the nearest edge of a span. So the two can never disagree.

A thing with a date is listed from that day on, with `over` 0 on the day itself ("today"); it is past its
date when `over` is positive. Items that warn ahead (first meeting, few meetings, missed) carry a negative
`over`: days left. An ended case has no duties but its retention date.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from entre_tui.rules.appointments.attendance import AttendanceSettings, rolling_window
from entre_tui.rules.codes import DueKind, Outcome
from entre_tui.rules.due.days_over import days_over as days_over
from entre_tui.rules.due.facts import CaseFacts, DueSettings, RecordKind
from entre_tui.rules.due.spans import spans
from entre_tui.rules.moments import local_day, midnight, utc, zone_of

_RANK = {kind: rank for rank, kind in enumerate(DueKind)}
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DueItem:
    """One line of the Today screen; `over` in days (working days for a missed one), negative for days left."""

    kind: DueKind
    on: date
    over: int
    record_kind: RecordKind
    record_id: int
    snoozed_until: date | None = None


def due(
    facts: CaseFacts, now: datetime, settings: DueSettings | None = None, *, snoozed: bool = False
) -> list[DueItem]:
    """What is due now, most pressing first: by kind, then the oldest; `snoozed` shows those too."""
    zone, moment = zone_of(now), utc(now)
    today = local_day(now, zone)
    items = []
    for span in spans(facts, zone, settings or DueSettings()):
        hidden = span.snoozed_until is not None and today < span.snoozed_until
        if span.holds(moment) and (snoozed or not hidden):
            until = span.snoozed_until if hidden else None
            over = days_over(span.kind, span.on, today)
            items.append(DueItem(span.kind, span.on, over, span.record_kind, span.record_id, until))
    return sorted(items, key=lambda item: (_RANK[item.kind], item.on, item.record_id))


def next_change(
    facts: CaseFacts, now: datetime, settings: DueSettings | None = None, *, days: bool = True
) -> datetime | None:
    """The next moment (office zone) at which time alone changes the due list or the attendance shown; None if never.

    Before it `due`, `count`, `run` and `attendance_flag` give the same. With `days` False the passing of
    midnight does not count when it only changes `over`: for rows that keep kind and date and reckon
    `days_over` when drawn.
    """
    settings = settings or DueSettings()
    zone, moment = zone_of(now), utc(now)
    edges = [edge for edge in _attendance_edges(facts, now, settings.attendance) if edge > moment]
    for span in spans(facts, zone, settings):
        edges += [edge for edge in (span.starts, span.ends) if edge is not None and edge > moment]
        if span.snoozed_until is not None and (back := midnight(span.snoozed_until, zone)) > moment:
            edges.append(back)
        if days and span.holds(moment):
            edges.append(midnight(local_day(now, zone) + _DAY, zone))
    return min(edges).astimezone(zone) if edges else None


def _attendance_edges(facts: CaseFacts, now: datetime, settings: AttendanceSettings) -> Iterator[datetime]:
    """Starts and ends to come, and when the oldest day leaves the rolling window and that of the flag."""
    zone, today = zone_of(now), local_day(now, zone_of(now))
    first = rolling_window(today, settings.months).first
    recent = today - timedelta(days=settings.days)
    counted: list[date] = []
    flagged: list[date] = []
    for one in facts.appointments:
        day = local_day(one.start, zone)
        if day >= today:
            yield utc(one.start)
        if day >= first:
            yield one.past_from
            if day <= today:
                counted.append(day)
        if one.outcome is Outcome.ABSENT_UNACCEPTABLE and recent <= day <= today:
            flagged.append(day)
    if counted:
        yield midnight(_leaves_window(min(counted), settings.months), zone)
    if flagged:
        yield midnight(min(flagged) + timedelta(days=settings.days + 1), zone)


@lru_cache(maxsize=4096)
def _leaves_window(day: date, months: int) -> date:
    """The first day whose rolling window no longer holds `day`; short months make it more than a sum."""
    leaves = day + relativedelta(months=months)
    while rolling_window(leaves, months).first <= day:
        leaves += _DAY
    return leaves
