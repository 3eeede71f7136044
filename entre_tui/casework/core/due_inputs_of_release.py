"""What the rules need to know of release and what comes after it: consents, meetings with their tasks, checklist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from entre_tui.models import ChecklistItem, Client, Consent, Meeting, MeetingTask
from entre_tui.rules import checklist
from entre_tui.rules.codes import ChecklistNeed, ChecklistStatus
from entre_tui.rules.due.facts import ChecklistFacts, ConsentFacts, TaskFacts

ByClient = dict[int, list[Any]]


def group_by_client(rows: Iterable[tuple[int, Any]]) -> ByClient:
    """Facts by their client."""
    found: ByClient = defaultdict(list)
    for client_id, fact in rows:
        found[client_id].append(fact)
    return found


def consents(ids: list[int]) -> ByClient:
    """Given, documented, withdrawn."""
    rows = (
        Consent.select(
            Consent.client, Consent.id, Consent.given_on, Consent.documented_on, Consent.withdrawn_on
        )
        .where(Consent.client.in_(ids), Consent.removed_at.is_null())
        .tuples()
    )
    return group_by_client((client, ConsentFacts(*fact)) for client, *fact in rows)


def meetings(ids: list[int]) -> ByClient:
    """The days of those that were held."""
    rows = Meeting.select(Meeting.client, Meeting.on).where(
        Meeting.client.in_(ids), Meeting.removed_at.is_null(), Meeting.held
    )
    return group_by_client(rows.tuples())


def checklist_items(clients: Sequence[Client]) -> ByClient:
    """With the day each is due as the release date stands now."""
    release = {client.id: client.release_on for client in clients}
    rows = (
        ChecklistItem.select(
            ChecklistItem.client,
            ChecklistItem.id,
            ChecklistItem.due_on,
            ChecklistItem.weeks_before_release,
            ChecklistItem.need,
            ChecklistItem.status,
        )
        .where(ChecklistItem.client.in_(list(release)), ChecklistItem.removed_at.is_null())
        .tuples()
    )
    return group_by_client(
        (
            client,
            ChecklistFacts(
                number,
                checklist.due_day(on, weeks, release[client]),
                ChecklistNeed(need),
                ChecklistStatus(status),
            ),
        )
        for client, number, on, weeks, need, status in rows
    )


def tasks(ids: list[int]) -> ByClient:
    """What meetings gave somebody to do by a day, and nobody has done yet."""
    rows = (
        MeetingTask.select(Meeting.client, MeetingTask.id, MeetingTask.due_on)
        .join(Meeting)
        .where(
            Meeting.client.in_(ids),
            Meeting.removed_at.is_null(),
            MeetingTask.removed_at.is_null(),
            MeetingTask.done_on.is_null(),
            MeetingTask.due_on.is_null(False),
        )
        .tuples()
    )
    return group_by_client((client, TaskFacts(number, on)) for client, number, on in rows)
