"""A client's collaboration meetings as they are read: who was there, how many, how long before release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from entre_tui.casework.reintegration.tasks import TaskView, tasks_of
from entre_tui.models import Meeting, MeetingParticipant
from entre_tui.rules.codes import MeetingPlace
from entre_tui.rules.lead_time import LeadTime, first_meeting, lead_time


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """`participants` are pairs of agency and person; `tasks` open ones first."""

    id: int
    version: int
    on: date
    place: MeetingPlace
    held: bool
    participants: tuple[tuple[str, str], ...]
    decisions: str
    tasks: tuple[TaskView, ...]

    @property
    def agencies(self) -> tuple[str, ...]:
        """Each agency once, in the order they were written down."""
        return tuple(dict.fromkeys(agency for agency, _person in self.participants))


@dataclass(frozen=True, slots=True)
class MeetingsView:
    """The latest first; the counts and the lead time know only meetings that were held."""

    lines: tuple[MeetingLine, ...]
    in_custody: int
    after_release: int
    release_on: date | None
    lead: LeadTime

    @property
    def held_count(self) -> int:
        return self.in_custody + self.after_release


def meetings_view(client_id: int, release_on: date | None) -> MeetingsView:
    """For other casework, which writes the audit entry of looking."""
    seats: dict[int, list[tuple[str, str]]] = {}
    pairs = (
        MeetingParticipant.select(
            MeetingParticipant.meeting, MeetingParticipant.agency, MeetingParticipant.person
        )
        .join(Meeting)
        .where(Meeting.client == client_id)
        .order_by(MeetingParticipant.id)
        .tuples()
    )
    for meeting, agency, person in pairs:
        seats.setdefault(meeting, []).append((agency, person))
    tasks = tasks_of(client_id)
    rows = Meeting.select().where(Meeting.client == client_id, Meeting.removed_at.is_null())
    lines = tuple(
        MeetingLine(
            row.id,
            row.version,
            row.on,
            MeetingPlace(row.place),
            row.held,
            tuple(seats.get(row.id, ())),
            row.decisions,
            tuple(task for task in tasks if task.meeting_id == row.id),
        )
        for row in rows.order_by(Meeting.on.desc(), Meeting.id.desc())
    )
    held = [line for line in lines if line.held]
    first = first_meeting(line.on for line in held)
    after = sum(line.place is MeetingPlace.AFTER_RELEASE for line in held)
    return MeetingsView(lines, len(held) - after, after, release_on, lead_time(first, release_on))
