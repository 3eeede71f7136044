"""Commands of the day's work: appointments and sessions in a client's file, the places Missed and Today."""

from __future__ import annotations

from functools import partial

from entre_tui.commands.command import Command
from entre_tui.locale import N_

_appointments = partial(Command, place="client.appointments")
_sessions = partial(Command, place="client.sessions")
_missed = partial(Command, place="missed")
_today = partial(Command, place="today")
_caseload = partial(Command, place="caseload")


APPOINTMENTS = [
    _appointments("appointments.new", "n", "book", N_("book"), N_("Book an appointment"), footer=1),
    _appointments("appointments.missed", "m", "missed", N_("did not come"),
        N_("Why, what was done, and the new time"), footer=2),
    _appointments("appointments.came", "y", "came", N_("came"), N_("Mark that the client came"), footer=3),
    _appointments("appointments.log", "enter", "log", N_("what became of it"),
        N_("Came, late, sent home, did not happen, put off …"), footer=4),
    _appointments("appointments.edit", "e", "edit", N_("edit"), N_("Change what was booked"), footer=5),
    _appointments("appointments.move", "v", "move", N_("move"),
        N_("To another time: this one, or it and the rest of its series")),
    _appointments("appointments.series", "S", "series", N_("series"),
        N_("Book by rule: “tue thu 10:00 x 25 w, not holidays”"), footer=6),
    _appointments("appointments.put_off", "p", "put_off", N_("put off"),
        N_("Rescheduled: by whom, why, and the new time")),
    _appointments("appointments.clear", "x", "clear", N_("clear"), N_("Logged by mistake: open again")),
    _appointments("appointments.remove", "d", "remove", N_("remove"), N_("Remove an appointment")),
    _appointments("appointments.pattern", "h", "pattern", N_("pattern"),
        N_("When the client did not come: by weekday and hour")),
]  # fmt: skip

SESSIONS = [
    _sessions("sessions.new", "n", "plan", N_("plan next"), N_("Plan the next session"), footer=1),
    _sessions("sessions.evaluate", "v", "evaluate", N_("evaluate"), N_("Say how the session went"), footer=2),
    _sessions("sessions.edit", "e", "edit", N_("edit plan"), N_("Change the plan, or write it afterwards"), footer=3),
    _sessions("sessions.read", "enter", "read", N_("read"),
        N_("Into the text of this session, and back with esc"), footer=4),
    _sessions("sessions.held", "h", "held", N_("held"), N_("Mark as held, to be evaluated later")),
    _sessions("sessions.missed", "m", "missed", N_("did not come"),
        N_("Mark that the client did not come to it"), footer=5),
    _sessions("sessions.lead", "i", "lead", N_("who leads"), N_("Who leads, and where the client stands to the group")),
    _sessions("sessions.remove", "d", "remove", N_("remove"), N_("Remove a session with its plan and evaluation")),
]  # fmt: skip

MISSED = [
    _missed("missed.follow", "enter,m", "follow", N_("follow up"),
        N_("Contact, reason, decision and new time in one form"), footer=1),
    _missed("missed.open", "o", "open", N_("open file"), N_("Open the client's file"), footer=2),
    _missed("missed.whose", "w", "whose", N_("whose"), N_("Mine, my office's, everybody's"), footer=3),
]  # fmt: skip

TODAY = [
    _today("today.open", "enter", "open", N_("open"), N_("Open the place where this is dealt with"), footer=1),
    _today("today.missed", "m", "missed", N_("did not come"), N_("Mark that the client did not come"), footer=2),
    _today("today.attended", "a", "attended", N_("came"), N_("Mark that the client came"), footer=3),
    _today("today.file", "o", "file", N_("open file"), N_("Open the client's file"), footer=4),
    _today("today.week", "v", "week", N_("week"), N_("The week, back to today"), footer=5),
    _today("today.whose", "w", "whose", N_("whose"), N_("Mine, or my office's"), footer=6),
    _today("today.snooze", "z", "snooze", N_("can wait"),
        N_("Let it wait, with a reason and a day; what waits is due again"), footer=7, supervisor=True),
    _today("today.later", "right", "later", N_("later"), N_("The week after")),
    _today("today.earlier", "left", "earlier", N_("earlier"), N_("The week before")),
    _today("today.back", "escape", "back", N_("back"), N_("From the week back to the day")),
    _today("today.calendar", "x", "calendar", N_("calendar file"),
        N_("My appointments as a file for another calendar")),
]  # fmt: skip

CASELOAD = [
    _caseload("caseload.open", "enter", "open", N_("clients"),
        N_("The clients behind the number at the mark; esc comes back here"), footer=1),
    _caseload("caseload.number", "right,left", "", N_("number"), N_("To the next number, or the one before"), footer=2),
    _caseload("caseload.behind", "f", "behind", N_("behind"),
        N_("The clients behind a number, chosen by its name"), footer=4),
    _caseload("caseload.hand_over", "h", "hand_over", N_("hand over"),
        N_("Hand over one case or several, or have them covered"), footer=3),
    _caseload("caseload.whose", "w", "whose", N_("whose"), N_("My office, or every office"), footer=5),
]  # fmt: skip

DAILY = (*APPOINTMENTS, *SESSIONS, *MISSED, *TODAY, *CASELOAD)
