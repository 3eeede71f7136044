"""Collaboration meetings: recorded only with agencies that may be told, planned ones with anybody.

Words, rules and sources: docs/casework.md 7.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.collaboration import sharing
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    Entry,
    change,
    create,
    found,
    fresh,
    remove,
    replace_children,
    save,
)
from entre_tui.casework.core.reversal import on_return
from entre_tui.locale import _
from entre_tui.locale.dates import day
from entre_tui.models import Client, Meeting, MeetingParticipant
from entre_tui.rules.codes import Agency, MeetingPlace
from entre_tui.text import clean, clean_long

Participants = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MeetingDetails:
    """`participants` are pairs of agency and person, the person may be empty; planned until `held`."""

    on: date
    participants: Participants = ()
    place: str = MeetingPlace.CUSTODY
    held: bool = True
    decisions: str = ""


@change
def record_meeting(acting: Acting, client_id: int, details: MeetingDetails) -> ChangeReport:
    """A meeting that was held or is planned; raises `ShareRefused` for one held with who may not be told."""
    client = found(Client, client_id)
    participants = _check_details(details, acting.now.date())
    if details.held:
        sharing.demand(client.id, _agencies(participants), details.on, acting.now, "agencies")
    row = create(
        acting,
        Meeting,
        client=client.id,
        on=details.on,
        place=str(details.place),
        held=details.held,
        decisions=clean_long(details.decisions).strip(),
    )
    _seat(row, participants)
    words = _("Meeting recorded: {client}, {day}.") if details.held else _("Planned: {client}, {day}.")
    return ChangeReport(_said(words, row), row, _("meeting"), entry=_entry_of_disclosure(row))


@change
def edit_meeting(
    acting: Acting, meeting_id: int, details: MeetingDetails, *, seen_version: int
) -> ChangeReport:
    """Changes a meeting; who is new at it, or at it on another day, must be one who may be told."""
    row = fresh(acting, Meeting, meeting_id, seen_version)
    participants, before = _check_details(details, acting.now.date()), _entry_of_disclosure(row)
    if details.held:
        new = _new_to_it(row, details, participants)
        sharing.demand(row.client_id, new, details.on, acting.now, "agencies")
    values = {"on": details.on, "place": str(details.place), "held": details.held}
    save(acting, row, **values, decisions=clean_long(details.decisions).strip())
    _seat(row, participants)
    message = _said(_("Saved: {client}, meeting of {day}."), row)
    return ChangeReport(message, row, _("meeting"), entry=_entry_of_disclosure(row), undone_entry=before)


@change
def mark_meeting_held(acting: Acting, meeting_id: int, *, seen_version: int) -> ChangeReport:
    """A planned meeting took place; raises `ShareRefused` as a recording would."""
    row = fresh(acting, Meeting, meeting_id, seen_version)
    if row.on > acting.now.date():
        raise CaseworkError(_("It is still to come: {day}.").format(day=day(row.on)), "on")
    sharing.demand(row.client_id, _agencies(_participants(row)), row.on, acting.now, "agencies")
    save(acting, row, held=True)
    undone = _said(_("Planned again: {client}, {day}."), row)
    return ChangeReport(
        _said(_("Held: {client}, {day}."), row),
        row,
        _("meeting"),
        undone=undone,
        entry=_entry_of_disclosure(row),
    )


@change
def remove_meeting(acting: Acting, meeting_id: int, *, seen_version: int) -> ChangeReport:
    """Takes a meeting out of sight, and its tasks with it."""
    row = fresh(acting, Meeting, meeting_id, seen_version)
    remove(acting, row)
    undone = _said(_("{client}: the meeting of {day} is back."), row)
    return ChangeReport(
        _said(_("Removed: {client}, meeting of {day}."), row), row, _("removal"), undone=undone
    )


@on_return(Meeting)
def _check_consent(row: Meeting, values: dict[str, object], now: datetime) -> dict[str, object]:
    """Held once more means told once more: a consent may have been withdrawn since it was first held."""
    if values.get("held") and not row.held:
        on = values.get("on", row.on)
        assert isinstance(on, date)
        sharing.demand(row.client_id, _agencies(_participants(row)), on, now, "agencies")
    return values


def _entry_of_disclosure(row: Meeting) -> Entry | None:
    """Of a meeting that was held the log says who was told."""
    told = " ".join(_agencies(_participants(row)))
    return Entry(action="disclose", recipient=told) if row.held else None


def _said(words: str, row: Meeting) -> str:
    return words.format(client=name_of(row.client), day=day(row.on))


def _check_details(details: MeetingDetails, today: date) -> Participants:
    if details.place not in list(MeetingPlace):
        raise CaseworkError(_("Choose in custody or after release."), "place")
    if details.held and details.on > today:
        raise CaseworkError(_("This day is still to come: a meeting to come is planned, not held."), "on")
    known = set(Agency)
    if any(agency not in known for agency, _person in details.participants):
        raise CaseworkError(_("Choose among the agencies."), "agencies")
    if not details.participants:
        raise CaseworkError(_("Choose who took part."), "agencies")
    return tuple((str(agency), clean(person)) for agency, person in details.participants)


def _new_to_it(row: Meeting, details: MeetingDetails, participants: Participants) -> list[Agency]:
    agencies = _agencies(participants)
    if not row.held or row.on != details.on:
        return agencies
    were = _agencies(_participants(row))
    return [agency for agency in agencies if agency not in were]


def _agencies(participants: Iterable[tuple[str, str]]) -> list[Agency]:
    there = {agency for agency, _person in participants}
    return [agency for agency in Agency if agency in there]


def _participants(row: Meeting) -> Participants:
    rows = MeetingParticipant.select(MeetingParticipant.agency, MeetingParticipant.person)
    mine = rows.where(MeetingParticipant.meeting == row.id).order_by(MeetingParticipant.id)
    return tuple(mine.tuples())


def _seat(row: Meeting, participants: Participants) -> None:
    seats = [{"agency": agency, "person": person} for agency, person in participants]
    replace_children(row, MeetingParticipant, seats, "participants")
