"""Full screens that are a list, and beside it what is known of the row at its mark."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import ClassVar

from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.lists.row_list import RowList


class ListScreen(BaseScreen):
    """Keys go to `#list` first; enter, or a click on the mark, does the command `enter_does`."""

    enter_does: ClassVar[str] = ""
    follows_mark: ClassVar[bool] = True
    """Whether something is shown by `show_current` when the mark moves."""

    @property
    def table(self) -> RowList:
        return self.query_one("#list", RowList)

    def on_mount(self) -> None:
        self.query_one("#list").focus()

    def show_current(self) -> Awaitable[None] | None:
        """Show what is known of the row at the mark."""

    async def on_row_list_moved(self, event: RowList.Moved) -> None:
        event.stop()
        if self.follows_mark:
            await self.follow_mark(self.show_current, event.rows.rests_in)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if self.enter_does:
            self.run_worker(self.action_do(self.enter_does))
