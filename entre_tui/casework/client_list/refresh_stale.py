"""Keeping the list true as time goes by, for a screen that cannot wait until all the rules are loaded."""

from __future__ import annotations

from peewee import Expression, fn

from entre_tui.casework.core.base import Acting, opening, reading
from entre_tui.models import Assignment, ClientRow

BATCH = 40


@reading
def has_stale_rows(acting: Acting, scope: str = "all") -> bool:
    """Whether time alone has made any row untrue: asked without keeping anybody from writing."""
    return ClientRow.select().where(ClientRow.stale_at <= acting.now, *_whose(acting, scope)).exists()


@opening
def refresh_stale(acting: Acting, scope: str = "all", most: int = BATCH) -> int:
    """Rows that time alone has made untrue, a batch of at most so many at a time; how many there were.

    With a scope of mine or office, those that the actor, or the actor's office, has.
    """
    rows = [ClientRow.stale_at <= acting.now, *_whose(acting, scope)]
    if not ClientRow.select().where(*rows).exists():
        return 0
    # Loads on the database thread what reckons a row: half of the rules, which the first list does without.
    from entre_tui.casework.core import list_projection

    return list_projection.refresh_where(*rows, most=most, now=acting.now)


def _whose(acting: Acting, scope: str) -> list[Expression]:
    if scope == "office":
        # Few rows are stale and many are an office's: not by the index of offices.
        return [fn.COALESCE(ClientRow.office, 0) == acting.actor.office_id]
    if scope != "mine":
        return []
    # Not by the row itself: one that time has overtaken still names who had the case yesterday.
    cases = Assignment.select(Assignment.client).where(
        Assignment.worker == acting.actor.worker_id,
        Assignment.removed_at.is_null(),
        Assignment.from_on <= acting.now.date(),
    )
    return [ClientRow.client.in_(cases)]
