"""Appointments by rule: "tue thu 10:00 x 25 w, not holidays", looked at before they are booked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from entre_tui.casework.appointments.appointments import AppointmentDetails, check_details
from entre_tui.casework.appointments.clashes import Clash, clashes_at
from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core.base import Acting, CaseworkError, ChangeReport, change, create, found, reading
from entre_tui.locale import N_, _, ngettext
from entre_tui.locale.dates import day_time
from entre_tui.models import Appointment, Client, Series
from entre_tui.rules.appointments import series as rules
from entre_tui.rules.appointments.series import SeriesTrouble
from entre_tui.rules.typed_dates.series_reader import read_series
from entre_tui.text import clean

_WORDS = {
    SeriesTrouble.EMPTY: N_("Write which days and times, e.g. “tue thu 10:00 x 25 w, not holidays”."),
    SeriesTrouble.UNKNOWN_WORD: N_("“{word}” is not understood here."),
    SeriesTrouble.NO_WEEKDAY: N_("Name the weekdays, e.g. “tue thu 10:00”."),
    SeriesTrouble.NO_TIME: N_("Write the time of day, e.g. “10:00”."),
    SeriesTrouble.NO_SUCH_TIME: N_("“{word}” is not a time of day."),
    SeriesTrouble.NO_LENGTH: N_("Write how long, e.g. “x 25 w”, “x 10 times” or “until 1/6”."),
    SeriesTrouble.TWO_LENGTHS: N_("Two lengths are written: weeks, times or until, but only one."),
    SeriesTrouble.DATE_UNCLEAR: N_("“{word}” is not clear as a date; write it as 2026-06-01."),
    SeriesTrouble.ENDS_BEFORE_START: N_("The series ends before it starts."),
    SeriesTrouble.TOO_MANY: N_("That is more than {most} appointments."),
    SeriesTrouble.TOO_LONG: N_("That is too long to read."),
}


@dataclass(frozen=True, slots=True)
class SeriesPreview:
    """What a rule would book: the times, the holidays left out, what stands in the way and of which times."""

    starts: tuple[datetime, ...]
    skipped: tuple[datetime, ...]
    clashes: tuple[Clash, ...]
    taken: tuple[datetime, ...]

    def summary(self, now: datetime) -> str:
        """ "50 appointments, the first Tue 2 Dec 10:00, the last Thu 21 May 10:00." """
        count = ngettext("{number} appointment", "{number} appointments", len(self.starts))
        return _("{count}, the first {first}, the last {last}").format(
            count=count.format(number=len(self.starts)),
            first=day_time(self.starts[0], now),
            last=day_time(self.starts[-1], now),
        )


@reading
def preview_series(acting: Acting, client_id: int, rule: str, details: AppointmentDetails) -> SeriesPreview:
    """What the rule would book; refused in plain words where it cannot be read."""
    made = _made(rule, acting.now)
    worker = details.worker_id or acting.actor.worker_id
    clashes = clashes_at(client_id, worker, made.starts, details.minutes, acting.now)
    taken = tuple(at for at in made.starts if any(clash.meets(at, details.minutes) for clash in clashes))
    return SeriesPreview(made.starts, made.skipped, clashes, taken)


@change
def book_series(
    acting: Acting, client_id: int, rule: str, details: AppointmentDetails, without: Sequence[datetime] = ()
) -> ChangeReport:
    """Books all times of the rule but those in `without`; `details.starts_at` does not count."""
    client = found(Client, client_id)
    starts = [at for at in _made(rule, acting.now).starts if at not in set(without)]
    if not starts:
        raise CaseworkError(_("No time is left to book."), "rule")
    row = create(acting, Series, client=client.id, rule=clean(rule))
    for at in starts:
        values = check_details(replace(details, starts_at=at), acting.actor)
        create(acting, Appointment, client=client.id, series=row.id, **values)
    message = ngettext(
        "{client}: {number} appointment booked, from {when}.",
        "{client}: {number} appointments booked, from {when}.",
        len(starts),
    ).format(client=name_of(client), number=len(starts), when=day_time(starts[0], acting.now))
    undone = _("{client}: the series is gone.").format(client=name_of(client))
    return ChangeReport(message, row, _("series"), undone=undone)


def _made(rule: str, now: datetime) -> rules.SeriesTimes:
    read = read_series(clean(rule), now)
    made = read if isinstance(read, rules.SeriesProblem) else rules.make_series(read, now)
    if isinstance(made, rules.SeriesProblem):
        message = _(_WORDS[made.reason]).format(word=made.word, most=rules.MOST)
        raise CaseworkError(message, "rule")
    if not made.starts:
        raise CaseworkError(_("No time is left to book."), "rule")
    return made
