"""What may be asked of the client list: whose clients, what narrows them, in which order."""

from __future__ import annotations

from typing import NamedTuple

LATE, IN_A_ROW, THIS_WEEK = "late", "in_a_row", "this_week"
"""Beside the kinds of due items in `ListChoice.due`: past its date, flagged attendance, seen this week."""


class ListChoice(NamedTuple):
    """What the list shows: whose clients, which of them, in which order. Kept between runs.

    `scope` is mine, office, all, worker (with `worker` and, for the words over the list, `worker_name`) or nobody;
    `due` a kind of due item, or LATE, IN_A_ROW or THIS_WEEK.
    """

    scope: str = "mine"
    sort: str = "due"
    text: str = ""
    phase: str | None = None
    programme: str | None = None
    legal_status: str | None = None
    release_weeks: int | None = None
    missed: bool = False
    due: str | None = None
    ended: bool = False
    worker: int | None = None
    worker_name: str = ""

    @property
    def bare(self) -> ListChoice:
        """The same people in the same order, with nothing that narrows them."""
        return ListChoice(self.scope, self.sort, worker=self.worker, worker_name=self.worker_name)

    @property
    def is_filtered(self) -> bool:
        """Whether anything but whose, order and ended-or-not narrows the list."""
        return self._replace(ended=False) != self.bare

    @property
    def is_narrowed(self) -> bool:
        """Whether esc has a filter to take away: letters are no filter, the ended are one."""
        return self._replace(text="") != self.bare
