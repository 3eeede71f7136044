"""Commands of the day's work: appointments and sessions in a client's file, the places Missed and Today."""

from __future__ import annotations

from entre_tui.commands.command import Command
from entre_tui.locale import N_

_A, _S = "client.appointments", "client.sessions"

APPOINTMENTS = [
    Command("appointments.new", "n", "book", N_("book"), N_("Book an appointment"), _A, footer=1),
    Command(
        "appointments.missed",
        "m",
        "missed",
        N_("did not come"),
        N_("Why, what was done, and the new time"),
        _A,
        footer=2,
    ),
    Command("appointments.came", "y", "came", N_("came"), N_("Mark that the client came"), _A, footer=3),
    Command(
        "appointments.log",
        "enter",
        "log",
        N_("what became of it"),
        N_("Came, late, sent home, did not happen, put off …"),
        _A,
        footer=4,
    ),
    Command("appointments.edit", "e", "edit", N_("edit"), N_("Change what was booked"), _A, footer=5),
    Command(
        "appointments.move",
        "v",
        "move",
        N_("move"),
        N_("To another time: this one, or it and the rest of its series"),
        _A,
    ),
    Command(
        "appointments.series",
        "S",
        "series",
        N_("series"),
        N_("Book by rule: “tue thu 10:00 x 25 w, not holidays”"),
        _A,
        footer=6,
    ),
    Command(
        "appointments.put_off",
        "p",
        "put_off",
        N_("put off"),
        N_("Rescheduled: by whom, why, and the new time"),
        _A,
    ),
    Command("appointments.clear", "x", "clear", N_("clear"), N_("Logged by mistake: open again"), _A),
    Command("appointments.remove", "d", "remove", N_("remove"), N_("Remove an appointment"), _A),
    Command(
        "appointments.pattern",
        "h",
        "pattern",
        N_("pattern"),
        N_("When the client did not come: by weekday and hour"),
        _A,
    ),
]

SESSIONS = [
    Command("sessions.new", "n", "plan", N_("plan next"), N_("Plan the next session"), _S, footer=1),
    Command(
        "sessions.evaluate", "v", "evaluate", N_("evaluate"), N_("Say how the session went"), _S, footer=2
    ),
    Command(
        "sessions.edit",
        "e",
        "edit",
        N_("edit plan"),
        N_("Change the plan, or write it afterwards"),
        _S,
        footer=3,
    ),
    Command(
        "sessions.read",
        "enter",
        "read",
        N_("read"),
        N_("Into the text of this session, and back with esc"),
        _S,
        footer=4,
    ),
    Command("sessions.held", "h", "held", N_("held"), N_("Mark as held, to be evaluated later"), _S),
    Command(
        "sessions.missed",
        "m",
        "missed",
        N_("did not come"),
        N_("Mark that the client did not come to it"),
        _S,
        footer=5,
    ),
    Command(
        "sessions.lead",
        "i",
        "lead",
        N_("who leads"),
        N_("Who leads, and where the client stands to the group"),
        _S,
    ),
    Command(
        "sessions.remove",
        "d",
        "remove",
        N_("remove"),
        N_("Remove a session with its plan and evaluation"),
        _S,
    ),
]

MISSED = [
    Command(
        "missed.follow",
        "enter,m",
        "follow",
        N_("follow up"),
        N_("Contact, reason, decision and new time in one form"),
        "missed",
        footer=1,
    ),
    Command("missed.open", "o", "open", N_("open file"), N_("Open the client's file"), "missed", footer=2),
    Command(
        "missed.whose", "w", "whose", N_("whose"), N_("Mine, my office's, everybody's"), "missed", footer=3
    ),
]

TODAY = [
    Command(
        "today.open",
        "enter",
        "open",
        N_("open"),
        N_("Open the place where this is dealt with"),
        "today",
        footer=1,
    ),
    Command(
        "today.missed",
        "m",
        "missed",
        N_("did not come"),
        N_("Mark that the client did not come"),
        "today",
        footer=2,
    ),
    Command(
        "today.attended", "a", "attended", N_("came"), N_("Mark that the client came"), "today", footer=3
    ),
    Command("today.file", "o", "file", N_("open file"), N_("Open the client's file"), "today", footer=4),
    Command(
        "today.week",
        "v",
        "week",
        N_("week"),
        N_("The week, back to today"),
        "today",
        footer=5,
    ),
    Command("today.whose", "w", "whose", N_("whose"), N_("Mine, or my office's"), "today", footer=6),
    Command(
        "today.snooze",
        "z",
        "snooze",
        N_("can wait"),
        N_("Let it wait, with a reason and a day; what waits is due again"),
        "today",
        footer=7,
        supervisor=True,
    ),
    Command("today.later", "right", "later", N_("later"), N_("The week after"), "today"),
    Command("today.earlier", "left", "earlier", N_("earlier"), N_("The week before"), "today"),
    Command("today.back", "escape", "back", N_("back"), N_("From the week back to the day"), "today"),
    Command(
        "today.calendar",
        "x",
        "calendar",
        N_("calendar file"),
        N_("My appointments as a file for another calendar"),
        "today",
    ),
]

CASELOAD = [
    Command(
        "caseload.open",
        "enter",
        "open",
        N_("clients"),
        N_("The clients behind the number at the mark; esc comes back here"),
        "caseload",
        footer=1,
    ),
    Command(
        "caseload.number",
        "right,left",
        "",
        N_("number"),
        N_("To the next number, or the one before"),
        "caseload",
        footer=2,
    ),
    Command(
        "caseload.behind",
        "f",
        "behind",
        N_("behind"),
        N_("The clients behind a number, chosen by its name"),
        "caseload",
        footer=4,
    ),
    Command(
        "caseload.hand_over",
        "h",
        "hand_over",
        N_("hand over"),
        N_("Hand over one case or several, or have them covered"),
        "caseload",
        footer=3,
    ),
    Command(
        "caseload.whose", "w", "whose", N_("whose"), N_("My office, or every office"), "caseload", footer=5
    ),
]

DAILY = (*APPOINTMENTS, *SESSIONS, *MISSED, *TODAY, *CASELOAD)
