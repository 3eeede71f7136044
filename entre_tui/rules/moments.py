"""Instants and local days: the few places where summer time would otherwise bite.

Arithmetic and comparison between two datetimes of one zone go by the wall clock in Python, which is an hour
wrong over a change of clocks; everything here goes through UTC.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo


def utc(moment: datetime) -> datetime:
    """The same instant in UTC; refuses a datetime without a zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC)


def later(moment: datetime, span: timedelta) -> datetime:
    """The instant `span` of real time after `moment`, in UTC."""
    return utc(moment) + span


def zone_of(now: datetime) -> tzinfo:
    """The office's zone, which `now` carries."""
    if now.tzinfo is None:
        raise ValueError("now needs the office's time zone")
    return now.tzinfo


def local_day(moment: datetime, zone: tzinfo) -> date:
    """The calendar day of an instant, on the office's calendar."""
    return moment.astimezone(zone).date()


def midnight(day: date, zone: tzinfo) -> datetime:
    """The instant at which `day` begins in the office, in UTC."""
    return datetime.combine(day, time.min, zone).astimezone(UTC)
