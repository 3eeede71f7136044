"""Coming in: who signs in and the first look at the list, read while the interface is still being loaded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from entre_tui.casework.client_list import windows as list_windows
from entre_tui.casework.client_list.choice import ListChoice
from entre_tui.casework.client_list.first_screen import KEPT, Arrival, FirstScreenData
from entre_tui.casework.client_list.head_counts import waiting
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, Role, opening, reading
from entre_tui.casework.office import settings
from entre_tui.casework.office.workers import WorkerBefore, sign_in

LINES = 60


@opening
def arrive(account: str, host: str, before: Sequence[WorkerBefore] = (), *, now: datetime) -> Arrival | None:
    """Sign in and look, in one transaction; nothing if the account is unknown. `before` as in `sign_in`."""
    actor = sign_in(account, host, before, now=now)
    return None if actor is None else Arrival(actor, first_look(Acting(actor, now)), audit.last())


@reading
def saved_since(entry: int) -> bool:
    """Whether the log has gone on after this entry, and so the look that came with it may be untrue."""
    return audit.last() > entry


@reading
def first_look(acting: Acting) -> FirstScreenData:
    """As the worker left the list; a choice that this version does not know is left out.

    A supervisor without cases of their own begins with the office's instead of an empty list.
    """
    known = set(ListChoice._fields)
    kept = settings.mine(acting, KEPT) or {}
    choice = ListChoice(**{name: value for name, value in kept.items() if name in known})
    window = list_windows.top(acting, choice, LINES)
    if not (kept or window.lines or acting.actor.role == Role.WORKER):
        offices = ListChoice(scope="office")
        wider = list_windows.top(acting, offices, LINES)
        choice, window = (offices, wider) if wider.lines else (choice, window)
    counts = list_windows.counts(acting, choice)
    return FirstScreenData(choice, window, counts, waiting(acting))
