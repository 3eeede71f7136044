"""Instants and local days over a change of clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from entre_tui.rules.moments import later, local_day, midnight, utc, zone_of

ZONE = ZoneInfo("Europe/Stockholm")
NAIVE = datetime(2026, 11, 22, 12, tzinfo=UTC).replace(tzinfo=None)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a moment needs a time zone$"):
        utc(NAIVE)
    with pytest.raises(ValueError, match=r"^now needs the office's time zone$"):
        zone_of(NAIVE)


def test_winter_is_one_hour_ahead_of_utc_and_summer_two() -> None:
    assert utc(datetime(2026, 11, 22, 12, tzinfo=ZONE)) == datetime(2026, 11, 22, 11, tzinfo=UTC)
    assert utc(datetime(2026, 7, 22, 12, tzinfo=ZONE)).hour == 10
    assert utc(datetime(2026, 7, 22, 12, tzinfo=ZONE)).tzinfo is UTC
    assert zone_of(datetime(2026, 7, 22, 12, tzinfo=ZONE)) is ZONE


def test_two_hours_later_are_two_hours_of_real_time() -> None:
    # The clocks go back at three on 25 October 2026: from half past one it is two hours to half past two, the second.
    before = datetime(2026, 10, 25, 1, 30, tzinfo=ZONE)
    assert later(before, timedelta(hours=2)) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert later(before, timedelta(hours=2)).astimezone(ZONE).fold == 1


def test_a_day_begins_at_midnight_in_the_office() -> None:
    assert midnight(date(2026, 11, 22), ZONE) == datetime(2026, 11, 21, 23, tzinfo=UTC)
    assert midnight(date(2026, 7, 22), ZONE) == datetime(2026, 7, 21, 22, tzinfo=UTC)
    assert midnight(date(2026, 7, 22), ZONE).tzinfo is UTC
    assert local_day(datetime(2026, 11, 21, 23, tzinfo=UTC), ZONE) == date(2026, 11, 22)
    assert local_day(datetime(2026, 11, 21, 22, 59, tzinfo=UTC), ZONE) == date(2026, 11, 21)
