"""What the client list shows: one line a client, a window of lines, and how many there are."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple


class ClientLine(NamedTuple):
    """One line of the list; `name` is empty where the identity is protected."""

    client_id: int
    key: str
    ref: str
    name: str
    protected: bool
    flagged: bool
    active: bool
    legal_status: str
    programme: str
    phase: str
    sessions_held: int
    next_at: datetime | None
    missed_run: int
    missed_30_days: int
    missed_open: int
    attendance_flag: bool
    to_log: int
    checklist_done: int
    checklist_total: int
    due_kind: str | None
    due_on: date | None
    release_on: date | None


class ListWindow(NamedTuple):
    """Lines in display order; `first`/`last` say that nothing lies before or after them.

    `above` is how many of them stand before the place that was asked about.
    """

    lines: tuple[ClientLine, ...]
    first: bool
    last: bool
    above: int = 0


class ListCounts(NamedTuple):
    """How many match and how many there are; `exact` and `all_exact` are false where there may be more."""

    matching: int
    total: int
    exact: bool = True
    all_exact: bool = True


class FirstLines(NamedTuple):
    """The first lines, and how many there are."""

    window: ListWindow
    counts: ListCounts
