"""Days and times in words, in both languages and in the zone of the office."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from entre_tui.locale import dates, from_environment, install, language

STOCKHOLM = ZoneInfo("Europe/Stockholm")
NOW = datetime(2025, 11, 24, 14, 2, tzinfo=STOCKHOLM)
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def english():
    install("en")
    yield
    install("en")


def test_days_as_people_say_them():
    assert dates.day(date(2025, 11, 27)) == "27 Nov 2025"
    assert dates.short_day(date(2025, 11, 27), TODAY) == "Thu 27 Nov"
    assert dates.short_day(date(2024, 11, 27), TODAY) == "27 Nov 2024"
    assert dates.month(TODAY) == "November 2025"
    assert dates.week(TODAY) == "week 48"


def test_times_are_those_of_the_office():
    assert dates.day_time(datetime(2025, 11, 24, 14, 30, tzinfo=UTC), NOW) == "today 15:30"
    assert dates.day_time(datetime(2025, 11, 24, 23, 30, tzinfo=UTC), NOW) == "tomorrow 00:30"
    assert dates.day_time(datetime(2025, 11, 27, 10, 0, tzinfo=STOCKHOLM), NOW) == "Thu 27 Nov 10:00"


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "tomorrow"), (-1, "yesterday"), (5, "in 5 days"), (-3, "3 days ago")],
)
def test_how_far_away(days, words):
    assert dates.in_days(date.fromordinal(TODAY.toordinal() + days), TODAY) == words


def test_how_much_is_left():
    assert [dates.days_left(days) for days in (2, 1, 0, -1)] == [
        "2 days left",
        "1 day left",
        "last day",
        "1 day over",
    ]


def test_in_swedish():
    install("sv_SE.UTF-8")
    assert language() == "sv"
    assert dates.short_day(date(2025, 11, 27), TODAY) == "tor 27 nov"
    assert dates.day_time(NOW, NOW) == "i dag 14:02"
    assert dates.week(TODAY) == "vecka 48"
    assert dates.in_days(date(2025, 11, 29), TODAY) == "om 5 dagar"


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "sv_SE.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "sv_SE"}, "sv"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "fi:sv:en"}, "sv"),
        ({}, "en"),
    ],
)
def test_the_language_of_the_environment(environ, expected):
    assert from_environment(environ) == expected
