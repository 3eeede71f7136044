"""What every full screen can do: the commands of the table, why one cannot be done now, help and palette."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.css.query import NoMatches

from entre_tui.commands import Command, command, commands_at
from entre_tui.door.error_messages import plain
from entre_tui.locale import _
from entre_tui.textual_private import is_ending
from entre_tui.widgets.base.app_contract import AppContract

if TYPE_CHECKING:
    from textual.screen import Screen

    Base = Screen[None]
else:
    # A class of Textual's own kind takes time at every start.
    Base = object

# Seconds; shorter than a key may take (`key_queue.LONGEST`), so that the next one is not done before it.
READ_WITHIN = 15.0


class CommandScreen(Base):
    """A screen with commands: `place` is its name in the table of them.

    Where it tells something and how its head looks is written by the full screen that is made of this (`BaseScreen`).
    """

    place: ClassVar[str] = ""

    app = getters.app(AppContract)

    def __init__(self) -> None:
        super().__init__()
        self._up_to_date = asyncio.Event()

    @property
    def is_left(self) -> bool:
        """Whether the person has gone on: what was still being read for this screen has nowhere to be shown."""
        return is_ending(self) or not self.is_attached

    @contextmanager
    def report_trouble(self) -> Iterator[None]:
        """Tell of a refusal or of trouble with the file; what is missing on a screen that was left is neither."""
        try:
            yield
        except NoMatches:
            if not self.is_left:
                raise
        except Exception as error:
            words = plain(error)
            if words is None:
                raise
            self.say(words, warning=True)

    async def has_been_read(self) -> bool:
        """Until what the screen shows is what the file says; False if the file takes too long."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._up_to_date.wait(), READ_WITHIN)
        return self._up_to_date.is_set()

    def say(self, text: str, *, warning: bool = False) -> None:
        """Tell something."""
        raise NotImplementedError

    def refresh_head(self) -> None:
        """Draw the head line anew."""
        raise NotImplementedError

    def why_not(self, command_id: str) -> str | None:
        """Why a command cannot be done just now, in words; None if it can."""
        return None

    def _is_above(self, row: Command) -> bool:
        """Whether this is for supervisors only, and a case worker is here."""
        return row.supervisor and self.app.is_signed_in and str(self.app.actor.role) == "worker"

    def commands(self) -> list[Command]:
        """Every command that counts here and exists for this person."""
        rows = [*commands_at(self.place), *commands_at("general")]
        places = self.app.places()
        return [row for row in rows if not row.id.startswith("go.") or row.id[3:] in places]

    def refusal(self, row: Command) -> str | None:
        """Why this command cannot be done now: the person's role first, then the screen's own reason."""
        if row.id == "undo" and self.app.undoable is None:
            return _("There is nothing to take back.")
        if self._is_above(row):
            return _("Only a supervisor can do this.")
        return self.why_not(row.id)

    async def action_do(self, command_id: str) -> None:
        """Do a command of the table, or say why not."""
        row = command(command_id)
        # Keys can be quicker than the file: what they act on has to be known first.
        if row.place == self.place and not await self.has_been_read():
            self.say(_("Still reading what stands here. Press the key once more in a moment."), warning=True)
            return
        reason = self.refusal(row)
        self.say(reason or "", warning=True)
        if reason is not None:
            return
        with self.report_trouble():
            await self.run_action(row.action)
        if self.is_current and not self.is_left:
            self.refresh_head()

    async def action_undo(self) -> None:
        """Take back the last change of state."""
        await self.app.undo()

    def ask_first(
        self, question: str, detail: str, word: str, change: Callable[[], Awaitable[object]]
    ) -> None:
        """Have it said what goes, and do it only if that is wanted."""
        from entre_tui.widgets.dialogs.confirm import Confirm

        async def do_if_yes(yes: bool | None) -> None:
            if yes:
                await change()

        self.app.push_screen(Confirm(question, detail, word), do_if_yes)

    def action_help(self) -> None:
        """Show the keys of this screen."""
        from entre_tui.screens.core.help import Help

        self.app.push_screen(Help(self.place))

    def action_palette(self) -> None:
        """Show every command by name, and do the one chosen."""
        from entre_tui.screens.core.palette import Palette, PaletteEntry

        def entries() -> list[PaletteEntry]:
            rows = [row for row in self.commands() if row.action and row.id != "palette"]
            return [PaletteEntry(row, self.refusal(row), self._undo_label(row)) for row in rows]

        self.app.push_screen(Palette(entries), self._do_chosen)

    def _undo_label(self, row: Command) -> str:
        return self.app.undoable.label if row.id == "undo" and self.app.undoable is not None else ""

    async def _do_chosen(self, command_id: str | None) -> None:
        if command_id is not None:
            await self.action_do(command_id)
