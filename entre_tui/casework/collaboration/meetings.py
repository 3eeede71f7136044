"""Collaboration meetings: recorded only with agencies that may be told, planned ones with anybody.

Words, rules and sources: docs/casework.md 7.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.collaboration import sharing
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    Done,
    Undo,
    change_by_hand,
    create,
    found,
    fresh,
    remove,
    restore,
    save,
)
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


@change_by_hand
def record_meeting(acting: Acting, client_id: int, details: MeetingDetails) -> Done:
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
    audit.record(
        acting,
        "disclose" if details.held else "collect",
        client_id=client.id,
        about="meeting",
        record_id=row.id,
        recipient=_recipient(participants) if details.held else "",
    )
    undo = Undo.of(_("meeting"), remove_meeting, row.id, seen_version=row.version)
    message = _("Meeting recorded: {client}, {day}.") if details.held else _("Planned: {client}, {day}.")
    return Done(message.format(client=name_of(client), day=day(row.on)), client.id, row.id, row.version, undo)


@change_by_hand
def edit_meeting(acting: Acting, meeting_id: int, details: MeetingDetails, *, seen_version: int) -> Done:
    """Changes a meeting; who is new at it, or at it on another day, must be one who may be told."""
    row = fresh(acting, Meeting, meeting_id, seen_version)
    participants, before = _check_details(details, acting.now.date()), _details_of(row)
    if details.held:
        sharing.demand(
            row.client_id, _new_to_it(before, details, participants), details.on, acting.now, "agencies"
        )
    return _save_changes(acting, row, details, participants, before)


@change_by_hand
def put_meeting_back(acting: Acting, meeting_id: int, details: MeetingDetails, *, seen_version: int) -> Done:
    """Undoes an edit: the meeting as it stood."""
    row = fresh(acting, Meeting, meeting_id, seen_version)
    return _save_changes(acting, row, details, details.participants, _details_of(row))


def _save_changes(
    acting: Acting, row: Meeting, details: MeetingDetails, participants: Participants, before: MeetingDetails
) -> Done:
    values = {"on": details.on, "place": str(details.place), "held": details.held}
    fields = save(acting, row, **values, decisions=clean_long(details.decisions).strip())
    if participants != before.participants:
        fields.append("participants")
        MeetingParticipant.delete().where(MeetingParticipant.meeting == row.id).execute()
        _seat(row, participants)
    _record(acting, row, fields, _recipient(participants) if details.held else "")
    undo = Undo.of(_("meeting"), put_meeting_back, row.id, before, seen_version=row.version)
    message = _("Saved: {client}, meeting of {day}.").format(client=name_of(row.client), day=day(row.on))
    return Done(message, row.client_id, row.id, row.version, undo)


@change_by_hand
def mark_meeting_held(acting: Acting, meeting_id: int, *, seen_version: int) -> Done:
    """A planned meeting took place; raises `ShareRefused` as a recording would."""
    row = fresh(acting, Meeting, meeting_id, seen_version)
    if row.on > acting.now.date():
        raise CaseworkError(_("It is still to come: {day}.").format(day=day(row.on)), "on")
    sharing.demand(row.client_id, _agencies(_participants(row)), row.on, acting.now, "agencies")
    return _set_held(acting, row, True)


@change_by_hand
def mark_meeting_planned(acting: Acting, meeting_id: int, *, seen_version: int) -> Done:
    """Takes back that a meeting was held."""
    return _set_held(acting, fresh(acting, Meeting, meeting_id, seen_version), False)


def _set_held(acting: Acting, row: Meeting, held: bool) -> Done:
    save(acting, row, held=held)
    _record(acting, row, ["held"], _recipient(_participants(row)) if held else "")
    back = mark_meeting_planned if held else mark_meeting_held
    undo = Undo.of(_("meeting"), back, row.id, seen_version=row.version)
    message = _("Held: {client}, {day}.") if held else _("Planned again: {client}, {day}.")
    return Done(
        message.format(client=name_of(row.client), day=day(row.on)), row.client_id, row.id, row.version, undo
    )


@change_by_hand
def remove_meeting(acting: Acting, meeting_id: int, *, seen_version: int) -> Done:
    """Takes a meeting out of sight, and its tasks with it."""
    row = fresh(acting, Meeting, meeting_id, seen_version)
    remove(acting, row)
    _record(acting, row, ["removed"])
    undo = Undo.of(_("removal"), restore_meeting, row.id, seen_version=row.version)
    message = _("Removed: {client}, meeting of {day}.").format(client=name_of(row.client), day=day(row.on))
    return Done(message, row.client_id, row.id, row.version, undo)


@change_by_hand
def restore_meeting(acting: Acting, meeting_id: int, *, seen_version: int) -> Done:
    """Brings a removed meeting back, with its tasks."""
    row = fresh(acting, Meeting, meeting_id, seen_version, removed=True)
    restore(acting, row)
    _record(acting, row, ["removed"])
    message = _("{client}: the meeting of {day} is back.").format(client=name_of(row.client), day=day(row.on))
    return Done(message, row.client_id, row.id, row.version)


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


def _new_to_it(before: MeetingDetails, details: MeetingDetails, participants: Participants) -> list[Agency]:
    agencies = _agencies(participants)
    if not before.held or before.on != details.on:
        return agencies
    were = {agency for agency, _person in before.participants}
    return [agency for agency in agencies if agency not in were]


def _agencies(participants: Iterable[tuple[str, str]]) -> list[Agency]:
    there = {agency for agency, _person in participants}
    return [agency for agency in Agency if agency in there]


def _participants(row: Meeting) -> Participants:
    rows = MeetingParticipant.select(MeetingParticipant.agency, MeetingParticipant.person)
    mine = rows.where(MeetingParticipant.meeting == row.id).order_by(MeetingParticipant.id)
    return tuple(mine.tuples())


def _details_of(row: Meeting) -> MeetingDetails:
    return MeetingDetails(row.on, _participants(row), row.place, row.held, row.decisions)


def _seat(row: Meeting, participants: Participants) -> None:
    for agency, person in participants:
        MeetingParticipant.create(meeting=row.id, agency=agency, person=person)


def _recipient(participants: Participants) -> str:
    return " ".join(_agencies(participants))


def _record(acting: Acting, row: Meeting, fields: Iterable[str], recipient: str = "") -> None:
    audit.record(
        acting,
        "disclose" if recipient else "change",
        client_id=row.client_id,
        about="meeting",
        record_id=row.id,
        fields=fields,
        recipient=recipient,
    )
