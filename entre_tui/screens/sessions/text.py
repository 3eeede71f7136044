"""Sessions in words and signs: the strip, the dose against the programme, one session to be read."""

from __future__ import annotations

from datetime import datetime

from textual.content import Content

from entre_tui.casework.core.programmes import theme_name
from entre_tui.casework.sessions.views import SessionLine, SessionsView, SessionView
from entre_tui.locale import _, ngettext, pgettext
from entre_tui.locale.dates import day_time, short_day
from entre_tui.locale.figures import Figure
from entre_tui.locale.labels import label
from entre_tui.rules.appointments.attendance import AttendanceSign, sign
from entre_tui.rules.dose import DoseFigures
from entre_tui.screens.core.text_layout import TextParts, titled_text
from entre_tui.text import width as cells
from entre_tui.widgets.base.charts import strip

HELD, INCOMPLETE, PLANNED, PAST_PLAN = "●", "◐", "○", "·"
LINES = 2


def strip_of(view: SessionsView, width: int) -> str:
    """Every session as a sign in order of time, what was missed where it would have been."""
    known = [(line.starts_at, _sign(line)) for line in view.lines]
    known += [(one.starts_at, str(sign(one.outcome) or "")) for one in view.missed]
    signs = [each for _at, each in sorted(known)]
    legend = "  ".join(f"{each} {words}" for each, words in _legend() if each in signs)
    return f"{strip(signs, max(10, width - cells(legend) - 3))}   {legend}" if signs else ""


def _legend() -> list[tuple[str, str]]:
    return [
        (HELD, _("held")),
        (INCOMPLETE, _("half written")),
        (PLANNED, pgettext("session", "planned")),
        (AttendanceSign.UNACCEPTABLE, pgettext("session", "missed")),
        (AttendanceSign.ACCEPTABLE, pgettext("session", "excused")),
        (AttendanceSign.AWAITED, _("evidence awaited")),
    ]


def _sign(line: SessionLine) -> str:
    if line.incomplete:
        return INCOMPLETE
    return HELD if line.held else PLANNED


def state_words(line: SessionLine, now: datetime) -> str:
    """What is still to be done about a session, or what it was about."""
    if line.incomplete:
        missing = [
            words
            for there, words in ((line.planned, _("no plan")), (line.evaluated, _("not evaluated")))
            if not there
        ]
        return f"{INCOMPLETE} {', '.join(missing)}"
    if line.held:
        return f"{HELD} {', '.join(line.themes) or _('held')}"
    words = pgettext("session", "planned") if line.planned else _("booked, no plan")
    return f"{PLANNED if line.starts_at > now else PAST_PLAN} {words}"


def dose_lines(view: SessionsView, width: int) -> list[str]:
    """The dose in four lines at most: how much, and on what; the programme's name goes where it is narrow."""
    dose = view.dose
    parts = [_held_words(view), _per_week(dose)]
    if dose.incomplete:
        words = ngettext("{number} half written", "{number} half written", dose.incomplete)
        parts.append(words.format(number=dose.incomplete))
    parts.append(_minutes(view))
    if dose.held and dose.months is not None:
        parts.append(_("{months:.1f} months").format(months=Figure(dose.months)))
    if dose.hours:
        parts.append(_("{hours:.1f} h").format(hours=Figure(dose.hours)))
    parts = list(filter(None, parts))
    if view.programme and len(f"{view.programme}: {' · '.join(parts)}") <= width:
        parts[0] = f"{view.programme}: {parts[0]}"
    shares = [f"{theme_name(theme)} {share:.0%}" for theme, share in dose.shares]
    return [*_wrap_parts(parts, " · ", width)[:LINES], *_wrap_parts(shares, "  ", width)[:LINES]]


def _wrap_parts(parts: list[str], between: str, width: int) -> list[str]:
    """All parts, each whole, in as many lines as they take."""
    lines: list[str] = []
    for part in parts:
        if lines and len(lines[-1]) + len(between) + len(part) <= width:
            lines[-1] += between + part
        else:
            lines.append(part)
    return lines


def _held_words(view: SessionsView) -> str:
    dose = view.dose
    of = _("{held} of {planned} held") if dose.planned is not None else _("{held} held")
    return of.format(held=dose.held, planned=dose.planned)


def _per_week(dose: DoseFigures) -> str:
    if not dose.held or dose.per_week is None:
        return ""
    words = _("{number:.1f} a week").format(number=Figure(dose.per_week))
    if dose.planned_per_week is not None:
        words += " " + _("(plan {number:g})").format(number=Figure(dose.planned_per_week))
    return words


def _minutes(view: SessionsView) -> str:
    minutes, plan = view.dose.minutes, view.plan
    if minutes.mean is None:
        return ""
    words = _("{number:.0f} min").format(number=minutes.mean)
    outside = [
        _("{number} under {limit}").format(number=minutes.under, limit=plan.minutes_min)
        if minutes.under
        else "",
        _("{number} over {limit}").format(number=minutes.over, limit=plan.minutes_max)
        if minutes.over
        else "",
    ]
    said = ", ".join(filter(None, outside))
    return f"{words} ({said})" if said else words


def session_text(one: SessionView, now: datetime) -> Content:
    """Plan and evaluation of one session, each half with the time at which it was written."""
    parts: TextParts = [
        (_("Session {number}").format(number=one.number), "bold"),
        "  "
        + " · ".join(filter(None, (day_time(one.starts_at, now), _length(one), one.place, _video(one))))
        + "\n",
    ]
    if one.earlier is not None and (one.earlier.homework_set or one.earlier.next_step):
        parts += _left(one, now)
    parts += _half(_("Plan"), _plan_words(one, now))
    parts += titled_text(_("Themes"), ", ".join(one.theme_words))
    parts += titled_text(_("Strategies"), ", ".join(one.strategy_words))
    parts += titled_text(_("Aim"), one.aim)
    parts += titled_text(_("Content"), one.content)
    parts += titled_text(_("Homework set"), one.homework_set)
    parts += _half(_("Evaluation"), _evaluation_words(one, now))
    parts += titled_text(_("What was done"), one.done)
    parts += titled_text(
        _("Homework done"), label(one.homework_done, "homework_done") if one.homework_done else ""
    )
    parts += titled_text(_("Engagement"), _of_five(one.engagement))
    parts += titled_text(_("Alliance"), _of_five(one.alliance))
    parts += titled_text(_("The client's response"), one.response)
    parts += titled_text(_("Concerns"), one.concerns)
    parts += titled_text(_("Next step"), one.next_step)
    return Content.assemble(*parts)


def _left(one: SessionView, now: datetime) -> TextParts:
    assert one.earlier is not None
    when = short_day(one.earlier.starts_at.date(), now.date())
    title = _("From session {number}, {when}").format(number=one.earlier.number, when=when)
    return [
        *_half(title, ""),
        *titled_text(_("Homework"), one.earlier.homework_set),
        *titled_text(_("Next step"), one.earlier.next_step),
    ]


def _half(title: str, remark: str) -> TextParts:
    return ["\n", (title, "bold $accent"), (f"  {remark}" if remark else "", "$text-muted"), "\n"]


def _plan_words(one: SessionView, now: datetime) -> str:
    if one.planned_at is None:
        return _("none yet: e writes it")
    words = f"{one.planned_by}, {day_time(one.planned_at, now)}"
    return _("{words}, after the session").format(words=words) if one.planned_late else words


def _evaluation_words(one: SessionView, now: datetime) -> str:
    if one.evaluated_at is None:
        return _("none yet: v writes it")
    return f"{one.evaluated_by}, {day_time(one.evaluated_at, now)}"


def _length(one: SessionView) -> str:
    return _("{number} min").format(number=one.minutes) if one.minutes else ""


def _video(one: SessionView) -> str:
    return _("by video") if one.by_video else ""


def _of_five(level: int | None) -> str:
    return "" if level is None else _("{level} of 5").format(level=level)
