"""Looking through a list of people is reading too: logged with whose list it was (Criminal Data Ordinance 3:4)."""

from __future__ import annotations

from datetime import datetime

from entre_tui.casework import audit
from entre_tui.casework.base import Actor, opening


@opening
def looked_at(what: str, *, actor: Actor, now: datetime) -> None:
    """One entry for a list that came on the screen, such as "list clients office"; never what was searched for."""
    # With a purpose it is not taken for the same look: whoever calls knows when it was last logged.
    audit.record(actor, now, "read", about=what, purpose="list")
