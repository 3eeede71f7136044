"""What a person sees on coming in: views only, so that it can be drawn before anything of the file is loaded."""

from __future__ import annotations

from typing import NamedTuple

from entre_tui.casework.client_list.choice import ListChoice
from entre_tui.casework.client_list.lines import ListCounts, ListWindow
from entre_tui.casework.core.actor import Actor

KEPT = "clients.choice"


class WaitingCounts(NamedTuple):
    """How many of each wait for one worker."""

    today: int
    to_log: int
    missed: int


class FirstScreenData(NamedTuple):
    """What the first screen shows: the choice kept from last time, its first lines and numbers, and what waits."""

    choice: ListChoice
    window: ListWindow
    counts: ListCounts
    waiting: WaitingCounts


class Arrival(NamedTuple):
    """Who came in, and what that person sees first; `entry` is the log's last one then."""

    actor: Actor
    look: FirstScreenData
    entry: int
