"""An app that says nothing about anybody when it fails, and gives nothing to the terminal's clipboard."""

from __future__ import annotations

import asyncio
from typing import Any

from textual.css.query import NoMatches
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.worker import active_worker

from entre_tui.door.error_messages import crash_words, plain, within
from entre_tui.textual_private import FaultGuard, is_ending, let_go_of_drawn_lines, node_at_work
from entre_tui.widgets.app.key_queue import TypeAhead
from entre_tui.widgets.base.safe_text import install_guard


class CrashPrivacy(FaultGuard, TypeAhead):
    """Replaces Textual's tracebacks, which show local variables, by where in the program the fault is."""

    def __init__(self, **others: Any) -> None:
        super().__init__(**others)
        self._copied = ""
        install_guard()
        let_go_of_drawn_lines()

    def hush_loop(self) -> None:
        """Take over what asyncio would write on the terminal with everything in it."""
        asyncio.get_running_loop().set_exception_handler(self._on_loop_trouble)

    def _on_loop_trouble(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            self.take_fault(error)

    def take_fault(self, error: Exception) -> None:
        """A refusal that nobody caught is told, and the program goes on; a fault ends it.

        What was still being read for a screen that the person has left finds nothing there any more: that is none.
        """
        worker = active_worker.get(None)
        doing = node_at_work(self) if worker is None else worker.node
        if isinstance(within(error), NoMatches) and _is_left(doing):
            return
        words = plain(error)
        if words is None or not self.is_running:
            self.end_by_fault(error)
        else:
            self.report(words, warning=True)

    def words_for(self, error: Exception) -> str:
        """Where in the program the fault is, without a word of data."""
        return crash_words(error)

    @property
    def clipboard(self) -> str:
        """What was copied last."""
        return self._copied

    def copy_to_clipboard(self, text: str) -> None:
        """Keep copied text inside the program: the terminal's clipboard is read by others."""
        self._copied = text


def _is_left(pump: MessagePump) -> bool:
    """Whether what is being done is done for something that is being taken off the screen."""
    nodes = pump.ancestors_with_self if isinstance(pump, DOMNode) else []
    return any(map(is_ending, nodes)) or not pump.is_attached
