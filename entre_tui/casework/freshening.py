"""Keeping the list true as time goes by, for a screen that cannot wait until all the rules are loaded."""

from __future__ import annotations

from datetime import datetime

from entre_tui.casework.base import Actor, opening
from entre_tui.models import ClientRow


@opening
def refresh_stale(*, actor: Actor, now: datetime) -> int:
    """Rows that time alone has made untrue, a batch at a time; how many there were."""
    if not ClientRow.select().where(ClientRow.stale_at <= now).exists():
        return 0
    # Loads on the database thread what reckons a row: half of the rules, which the first list does without.
    from entre_tui.casework import clientrow

    count: int = clientrow.refresh_stale(actor=actor, now=now)
    return count
