"""A worker's own appointments for a calendar outside the program: no name in them unless a setting says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID, uuid4, uuid5

from entre_tui.casework.appointments.views import AppointmentView, views
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, CaseworkError, Done, opening
from entre_tui.casework.core.settings_store import office_setting
from entre_tui.casework.day.day_scope import my_own
from entre_tui.casework.office.settings import set_for_all
from entre_tui.locale import _
from entre_tui.locale.labels import label
from entre_tui.models import Appointment, Client, Setting
from entre_tui.rules.codes import Outcome
from entre_tui.rules.moments import midnight, zone_of

TITLES, IDENTITY = "calendar titles", "calendar identity"
WEEKS, MAX_WEEKS = 8, 53
CALLED_OFF = (Outcome.RESCHEDULED, Outcome.DID_NOT_HAPPEN)


class CalendarTitles(StrEnum):
    """How much of the client an entry shows; a protected identity never shows more than the number."""

    KIND = "kind"
    REF = "ref"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One appointment as a calendar knows it; the same `uid` and a higher `revision` replace the one before."""

    uid: str
    revision: int
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    called_off: bool


@opening
def my_calendar(acting: Acting, weeks: int = WEEKS) -> tuple[CalendarEntry, ...]:
    """The actor's appointments from today on, those of covered clients with them; logged as an export.

    What was called off or put off stays in as cancelled, so that a calendar that has it takes it away.
    """
    if not 1 <= weeks <= MAX_WEEKS:
        raise CaseworkError(_("Choose a number of weeks from 1 to {most}.").format(most=MAX_WEEKS), "weeks")
    first, zone = acting.now.date(), zone_of(acting.now)
    found = views(
        Appointment.starts_at >= midnight(first, zone),
        Appointment.starts_at < midnight(first + timedelta(weeks=weeks), zone),
        my_own(acting, first, 7 * weeks),
        now=acting.now,
    )
    titles = CalendarTitles(office_setting(TITLES, CalendarTitles.KIND))
    audit.record(acting, "export", about="calendar", fields=("kind", "place", "starts_at", str(titles)))
    return tuple(_entries(found, titles, acting.now))


def choose_titles(acting: Acting, titles: CalendarTitles) -> Done:
    """A supervisor says for everybody how much of a client a calendar outside may show."""
    return set_for_all(acting, TITLES, str(titles))


choose_titles.__entre_mode__ = "change"  # type: ignore[attr-defined]


def _entries(
    found: Iterable[AppointmentView], titles: CalendarTitles, now: datetime
) -> Iterable[CalendarEntry]:
    found = list(found)
    ids = [one.id for one in found]
    changed_at = dict(
        Appointment.select(Appointment.id, Appointment.changed_at).where(Appointment.id.in_(ids)).tuples()
    )
    refs = dict(
        Client.select(Client.id, Client.ref).where(Client.id.in_({one.client_id for one in found})).tuples()
    )
    namespace = _identity()
    for one in found:
        yield CalendarEntry(
            uid=str(uuid5(namespace, f"appointment {one.id}")),
            revision=one.version - 1,
            title=_title(one, titles, refs[one.client_id]),
            place=_("by video") if one.by_video and not one.place else one.place,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            changed_at=changed_at[one.id].astimezone(now.tzinfo),
            called_off=one.outcome in CALLED_OFF,
        )


def _title(one: AppointmentView, titles: CalendarTitles, ref: str) -> str:
    kind = label(one.kind, "appointment_kind")
    kind = kind[:1].upper() + kind[1:]
    whom = {CalendarTitles.KIND: "", CalendarTitles.REF: ref, CalendarTitles.NAME: one.client}[titles]
    return f"{kind}, {whom}" if whom else kind


def _identity() -> UUID:
    """This case file's own, made at the first export: entries of two files never meet in one calendar."""
    kept = Setting.get_or_none(Setting.key == IDENTITY, Setting.worker.is_null())
    if kept is None:
        kept = Setting.create(key=IDENTITY, worker=None, text=str(uuid4()))
    return UUID(kept.text)
