"""Days and times as people say them, in the language in use and in one width where they stand in columns."""

from __future__ import annotations

from datetime import date, datetime

from entre_tui.locale import N_, _, ngettext

_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_LONG_WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip
_MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
    N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec"),
)  # fmt: skip
_LONG_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"),
    N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_NEAR = {-1: N_("yesterday"), 0: N_("today"), 1: N_("tomorrow")}


def weekday(when: date) -> str:
    """ "Thu" """
    return _(_WEEKDAYS[when.weekday()])


def day(when: date) -> str:
    """ "27 Nov 2025" """
    return f"{when.day} {_(_MONTHS[when.month - 1])} {when.year}"


def short_day(when: date, today: date | None = None) -> str:
    """ "Thu 27 Nov", or with its year when that is not this one: "27 Nov 2024"."""
    if today is not None and when.year != today.year:
        return day(when)
    return f"{weekday(when)} {when.day} {_(_MONTHS[when.month - 1])}"


def long_day(when: date) -> str:
    """ "Thursday 27 November 2025" """
    return f"{_(_LONG_WEEKDAYS[when.weekday()])} {when.day} {_(_LONG_MONTHS[when.month - 1])} {when.year}"


def near_day(when: date, today: date) -> str:
    """ "today", "tomorrow", "yesterday", otherwise "Thu 27 Nov"."""
    near = _NEAR.get((when - today).days)
    return _(near) if near else short_day(when, today)


def clock(when: datetime) -> str:
    """ "15:30" """
    return f"{when.hour:02}:{when.minute:02}"


def day_time(when: datetime, now: datetime) -> str:
    """ "today 15:30", "Thu 27 Nov 10:00"; in the zone of `now`."""
    if when.tzinfo is not None and now.tzinfo is not None:
        when = when.astimezone(now.tzinfo)
    return f"{near_day(when.date(), now.date())} {clock(when)}"


def in_days(when: date, today: date) -> str:
    """ "in 3 days", "today", "3 days ago"."""
    days = (when - today).days
    if near := _NEAR.get(days):
        return _(near)
    if days > 0:
        return ngettext("in {number} day", "in {number} days", days).format(number=days)
    return ngettext("{number} day ago", "{number} days ago", -days).format(number=-days)


def days_left(days: int) -> str:
    """ "3 days left", "last day", "2 days over"."""
    if days == 0:
        return _("last day")
    if days > 0:
        return ngettext("{number} day left", "{number} days left", days).format(number=days)
    return ngettext("{number} day over", "{number} days over", -days).format(number=-days)


def month(when: date) -> str:
    """ "November 2025" """
    return f"{_(_LONG_MONTHS[when.month - 1])} {when.year}"


def short_month(when: date) -> str:
    """ "Nov" """
    return _(_MONTHS[when.month - 1])


def week(when: date) -> str:
    """ "week 48", as the Swedish (ISO) calendar counts them."""
    return _("week {number}").format(number=when.isocalendar().week)
