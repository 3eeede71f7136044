"""Who is busy when: the appointments of a client or of a worker that overlap a wanted time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from entre_tui.casework.client.clients import name_of
from entre_tui.locale import _
from entre_tui.locale.dates import day_time
from entre_tui.locale.labels import label
from entre_tui.models import Appointment, Client, Worker
from entre_tui.rules.codes import AppointmentKind, Outcome
from entre_tui.rules.moments import later, utc

LONGEST = 600
_FREE = [Outcome.RESCHEDULED, Outcome.DID_NOT_HAPPEN]


@dataclass(frozen=True, slots=True)
class Clash:
    """Another appointment of the client or of the worker at the same time; `client` is whose that one is."""

    appointment_id: int
    whose: str
    client: str
    worker: str
    kind: AppointmentKind
    starts_at: datetime
    minutes: int

    def meets(self, starts_at: datetime, minutes: int) -> bool:
        """Whether a time of so many minutes overlaps it."""
        ends = later(self.starts_at, timedelta(minutes=self.minutes))
        return utc(self.starts_at) < later(starts_at, timedelta(minutes=minutes)) and utc(starts_at) < ends

    def words(self, now: datetime) -> str:
        """The clash in a sentence."""
        who, other = (self.client, self.worker) if self.whose == "client" else (self.worker, self.client)
        return _("{who} is taken {when}: {kind} with {other}.").format(
            who=who,
            when=day_time(self.starts_at, now),
            kind=label(self.kind, "appointment_kind"),
            other=other or "–",
        )


def clashes_at(
    client_id: int,
    worker_id: int,
    times: Sequence[datetime],
    minutes: int,
    now: datetime,
    *,
    without: int | None = None,
) -> tuple[Clash, ...]:
    """The clashes of many times in one query, in order of time; for use inside other casework."""
    if not times:
        return ()
    first, last = min(map(utc, times)), later(max(map(utc, times)), timedelta(minutes=minutes))
    rows = (
        Appointment.select(Appointment, Client, Worker)
        .join(Client)
        .switch(Appointment)
        .left_outer_join(Worker)
        .where(
            (Appointment.client == client_id) | (Appointment.worker == worker_id),
            Appointment.removed_at.is_null(),
            Appointment.outcome.is_null() | Appointment.outcome.not_in(_FREE),
            Appointment.starts_at > first - timedelta(minutes=LONGEST),
            Appointment.starts_at < last,
            Appointment.id != (without or 0),
        )
        .order_by(Appointment.starts_at)
    )
    spans = [(utc(at), later(at, timedelta(minutes=minutes))) for at in times]
    return tuple(_clash(row, client_id, now) for row in rows if _overlaps(row, spans))


def _overlaps(row: Appointment, spans: list[tuple[datetime, datetime]]) -> bool:
    begins: datetime = row.starts_at
    ends = later(begins, timedelta(minutes=row.minutes))
    return any(begins < end and start < ends for start, end in spans)


def _clash(row: Appointment, client_id: int, now: datetime) -> Clash:
    return Clash(
        row.id,
        "client" if row.client_id == client_id else "worker",
        name_of(row.client),
        row.worker.name if row.worker else "",
        AppointmentKind(row.kind),
        row.starts_at.astimezone(now.tzinfo),
        row.minutes,
    )
