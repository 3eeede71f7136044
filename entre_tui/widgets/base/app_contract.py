"""What screens and widgets may ask of the app they stand in; `EntreApp` is the one that answers."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.app import App
from textual.message import Message

if TYPE_CHECKING:
    from entre_tui.casework.client_list.first_screen import FirstScreenData
    from entre_tui.casework.core.actor import Actor, Casework, P, T
    from entre_tui.casework.core.base import Done, Undo
    from entre_tui.door.drafts import FileDrafts


class CaseChanged(Message, bubble=False):
    """Something in a client's file was changed, here or by somebody else; no id means it may be any client."""

    def __init__(self, client_id: int | None = None) -> None:
        super().__init__()
        self.client_id = client_id

    def can_replace(self, message: Message) -> bool:
        """A burst of changes of one client is one change."""
        return isinstance(message, CaseChanged) and message.client_id == self.client_id


class AppContract(App[int]):
    """The app as its screens know it."""

    drafts: FileDrafts
    seen_lists: dict[str, datetime]
    undoable: Undo | None
    """The last change of state, which `undo` takes back."""
    lock_wanted: bool = False
    """F10 was pressed before anybody was in: nothing is shown to whoever comes in."""

    @property
    def actor(self) -> Actor:
        """Who is at the screen."""
        raise NotImplementedError

    @property
    def is_signed_in(self) -> bool:
        """Whether the file is open and it is known who is at the screen."""
        raise NotImplementedError

    @property
    def comes_at_once(self) -> bool:
        """Whether what a screen shows can be read without anybody being asked for anything first."""
        raise NotImplementedError

    async def wait_until_open(self) -> object:
        """Until the file is open in this process, and what casework needs is loaded."""
        raise NotImplementedError

    async def first_look(self) -> FirstScreenData:
        """What the client list begins with, read already when the person came in."""
        raise NotImplementedError

    def now(self) -> datetime:
        """This moment in the office's zone."""
        raise NotImplementedError

    async def work(self, function: Casework[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a casework function as the person at the screen, off the interface's thread."""
        raise NotImplementedError

    async def work_latest(
        self, channel: str, function: Casework[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """As `work`, for the newest asker of a channel only, such as a search that each letter asks anew."""
        raise NotImplementedError

    def report(self, done: Done | str, *, warning: bool = False) -> None:
        """Tell what was done, remember how it is undone, and let every screen know."""
        raise NotImplementedError

    async def do(self, function: Casework[P, Done], *args: P.args, **kwargs: P.kwargs) -> Done:
        """Make a change as the person at the screen, and tell what was done."""
        from entre_tui.casework.core.base import StaleError

        try:
            done = await self.work(function, *args, **kwargs)
        except StaleError:
            # Whoever goes to look at what somebody else has changed sees it at once.
            self.tell_changed(None)
            raise
        self.report(done)
        return done

    def tell_changed(self, client_id: int | None) -> None:
        """Let every screen know that a client's file, or any, is not what it was."""
        raise NotImplementedError

    async def undo(self) -> None:
        """Take back the last change of state."""
        raise NotImplementedError

    def places(self) -> frozenset[str]:
        """The places there are to go to."""
        raise NotImplementedError
