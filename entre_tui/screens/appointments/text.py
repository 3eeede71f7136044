"""Appointments in words and signs: what became of them, the month as a strip, one with its follow-up."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime

from textual.content import Content

from entre_tui.casework.appointments.views import AppointmentView, FollowUpView
from entre_tui.locale import _
from entre_tui.locale.dates import clock, day, day_time, days_left, long_day, month
from entre_tui.locale.labels import label
from entre_tui.rules.appointments.attendance import sign
from entre_tui.rules.codes import Outcome
from entre_tui.rules.due.follow_up import Duty
from entre_tui.rules.workdays import is_workday, workdays_between
from entre_tui.screens.core.signs import COMING, FELL, PUT_OFF, TO_LOG
from entre_tui.screens.core.text_layout import TextParts, titled_text
from entre_tui.widgets.base.safe_text import shown

_DUTIES = {
    Duty.CONTACT: lambda: _("first contact"),
    Duty.DECISION: lambda: _("decision"),
    Duty.EVIDENCE: lambda: _("evidence"),
}


def outcome_sign(one: AppointmentView, now: datetime) -> str:
    """One sign for what became of it; every sign differs without colour."""
    if one.outcome is Outcome.RESCHEDULED:
        return PUT_OFF
    if one.outcome is Outcome.DID_NOT_HAPPEN:
        return FELL
    if one.outcome is None:
        return COMING if one.starts_at > now else TO_LOG
    return str(sign(one.outcome))


def outcome_words(one: AppointmentView, now: datetime) -> str:
    """What became of it, and what is still to be done."""
    mark = outcome_sign(one, now)
    if one.outcome is None:
        words = _("to log") if one.to_log else _("to come") if one.starts_at > now else _("now")
        return f"{mark} {words}"
    if one.outcome.absent:
        words = label(one.reason, "absence_reason") if one.reason else label(one.outcome, "outcome")
        return f"{mark} {', '.join(filter(None, (words, todo_words(one, now.date()))))}"
    return f"{mark} {label(one.outcome, 'outcome')}"


def todo_words(one: AppointmentView, today: date) -> str:
    """ "first contact: 1 day over" """
    todo = one.follow_up.todo if one.follow_up is not None else None
    if todo is None:
        decision = one.follow_up.decision if one.follow_up is not None else None
        return label(decision, "decision") if decision else ""
    left = days_left(-workdays_between(todo.by, today))
    return f"{_DUTIES[todo.duty]()}: {left}"


def row_style(one: AppointmentView, now: datetime) -> str:
    """Bright for what asks for something, muted for what is done."""
    if one.follow_up is not None and one.follow_up.todo is not None:
        return "alarm" if one.follow_up.todo.by < now.date() else "warning"
    if one.to_log:
        return "warning"
    return "" if one.outcome is None else "muted"


STRIP = 31 * 2 + 5
"""Cells that the days of the longest month take, with the gaps before its Mondays."""


def month_strip(known: Sequence[AppointmentView], when: date, now: datetime, width: int) -> Content:
    """The month of a day: the numbers of the days, and beneath each what became of it.

    On a narrow terminal a day has two cells, and only Mondays and days with an appointment their number.
    """
    cells = 3 if width >= 31 * 3 + 6 else 2
    days = ((one.starts_at.date(), one) for one in known)
    signs = {
        day: outcome_sign(one, now) for day, one in days if (day.year, day.month) == (when.year, when.month)
    }
    numbers: list[tuple[str, str]] = []
    marks: list[tuple[str, str]] = []
    said = False
    for number in range(1, monthrange(when.year, when.month)[1] + 1):
        each = date(when.year, when.month, number)
        gap = " " if each.weekday() == 0 and number > 1 else ""
        style = "bold" if each == when else "underline" if each == now.date() else ""
        said = cells == 3 or (not said and (each in signs or each == now.date() or each.weekday() == 0))
        muted = "" if is_workday(each) else "$text-muted"
        numbers += [(gap, ""), (f"{number if said else '':>{cells}}", style or muted)]
        marks += [(gap, ""), (f"{signs.get(each, ''):>{cells}}", style if each in signs else "")]
    return Content.assemble((f"{month(when)}\n", "bold"), *numbers, "\n", *marks)


def appointment_text(one: AppointmentView, now: datetime) -> Content:
    """One appointment with everything that was done about it."""
    head = f"{long_day(one.starts_at.date())} {clock(one.starts_at)}–{clock(one.ends_at)}"
    where = _("by video") if one.by_video else ""
    what = " · ".join(filter(None, (label(one.kind, "appointment_kind"), one.place, where, one.worker)))
    parts: TextParts = [(head, "bold"), f"\n{shown(what).plain}\n"]
    if one.session_number is not None:
        parts.append(_("Session {number}").format(number=one.session_number) + "\n")
    if one.outcome is not None:
        parts.append(("\n" + label(one.outcome, "outcome"), "bold"))
        parts.append(f": {label(one.reason, 'absence_reason')}\n" if one.reason else "\n")
    if one.rescheduled_by:
        by = _("put off by the client") if one.rescheduled_by == "client" else _("put off by us")
        parts.append(by + "\n")
    parts += titled_text(_("Why"), one.reason_words)
    if one.follow_up is not None:
        parts += _follow_up_lines(one, one.follow_up, now)
    if one.next_at is not None:
        parts += titled_text(_("New time"), day_time(one.next_at, now))
    return Content.assemble(*parts)


def _follow_up_lines(one: AppointmentView, done: FollowUpView, now: datetime) -> TextParts:
    parts: TextParts = []
    for each in done.attempts:
        tried = f"{label(each.way, 'contact_way')}: {label(each.result, 'contact_result')}"
        parts += titled_text(day_time(each.at, now), f"{tried}  {each.words}".strip())
    parts += titled_text(_("The client says"), done.client_reason)
    if done.decision is not None and done.decided_on is not None:
        parts += titled_text(_("Decision"), f"{label(done.decision, 'decision')}, {day(done.decided_on)}")
    parts += titled_text(_("More about it"), done.decision_words)
    parts += titled_text(_("Told the client"), done.told_client)
    todo = todo_words(one, now.date()) if done.todo is not None else ""
    if todo:
        parts.append((f"{todo}  ", "bold $text-warning"))
        parts.append((_("m goes on"), "$text-muted"))
        parts.append("\n")
    return parts
