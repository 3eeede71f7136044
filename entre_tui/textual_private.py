"""The one room for Textual's private names: nothing else in the program uses a name of Textual's that begins with `_`.

Each function says what it does and why no public name of Textual's does; all were checked with Textual 8.2.8, and
`tests/widgets/test_textual_private.py` says in words which of them a later one has changed. What was left out for want
of a gain, and how to move on to another version: docs/decisions/textual-private-names.md.

Imported at every start, so what a function needs of Textual it imports itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from textual.app import App
    from textual.color import Color
    from textual.drivers.linux_driver import LinuxDriver
    from textual.message import Message
    from textual.message_pump import MessagePump
    from textual.screen import Screen
    from textual.style import Style
    from textual.widgets.text_area import WrappedDocument

    AppBase = App[int]
    ScreenBase = Screen[None]
else:
    # A class of Textual's own kind takes time at every start.
    AppBase = ScreenBase = object


# -- the app ---------------------------------------------------------------------------------------


class FaultGuard(AppBase):
    """An app that has every exception nobody caught pass through `take_fault`.

    Textual's own way prints a traceback with local variables, clients' names among them; it has no public hook for
    what an exception comes to, only `App.panic` for how the program then ends.
    """

    def __init__(self, **others: Any) -> None:
        # First: what fails while the app is being made comes by here as well.
        self._faults: list[Exception] = []
        super().__init__(**others)

    def take_fault(self, error: Exception) -> None:
        """What to do about it; as it stands, end the program."""
        self.end_by_fault(error)

    def words_for(self, error: Exception) -> str:
        """What is left on the terminal when the program ends by it."""
        raise NotImplementedError

    def end_by_fault(self, error: Exception) -> None:
        """End the program with code 1; in a test the exception is raised again."""
        self._faults.append(error)
        super()._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        self.take_fault(error)

    def _fatal_error(self) -> None:
        from rich.text import Text

        # Of several faults on the way out, the first is the one to tell.
        self.panic(*[Text(self.words_for(error)) for error in self._faults if len(self._faults) == 1])


def leave_out_overlays(app: App[Any]) -> None:
    """Have no screen of the app carry the two widgets for tooltips and notifications.

    They are composed, styled and laid out on every screen, also where nothing ever speaks through them: a twentieth of
    the work of the start. Publicly only tests can leave them out, by arguments of `App.run_test`.
    """
    app._disable_tooltips = app._disable_notifications = True


def node_at_work(default: MessagePump) -> MessagePump:
    """The widget, screen or app whose message is being handled; a message that is handled does not say by whom."""
    from textual._context import active_message_pump

    return active_message_pump.get(default)


def is_ending(node: MessagePump) -> bool:
    """Whether it is being taken off the screen or is gone.

    `is_attached` and `is_running` stay true until the last of its messages has been handled, and its children may be
    gone long before that.
    """
    return node._closing or node._closed or getattr(node, "_pruning", False)


# -- screens and styles ----------------------------------------------------------------------------


class HeldPicture(ScreenBase):
    """A screen that makes no picture as long as `is_held_back` says so.

    `App.batch_update` keeps a picture from the terminal, but has it made each time, to be thrown away: a seventh of the
    work of opening a client's file.
    """

    def is_held_back(self) -> bool:
        """Whether nothing is to be seen of the screen yet."""
        return False

    def _compositor_refresh(self) -> None:
        if not self.is_held_back():
            super()._compositor_refresh()


def draw_now(screen: Screen[Any]) -> None:
    """Draw what has changed; what follows another picture within 8 ms would wait for the screen's next tick.

    Publicly one can only ask for a drawing at that tick (`refresh`). Right behind the picture of a key it takes a fifth
    of the time.
    """
    screen._on_timer_update()


@lru_cache(maxsize=64)
def _inner_and_outer(base: Color, background: Color) -> tuple[Style, Style]:
    from textual.style import Style

    return Style(background=base + background), Style(background=base)


def let_go_of_drawn_lines() -> None:
    """Keep Textual from holding what the last thousand widgets showed, long after they have gone.

    It remembers two colours for each, under the whole cache of its lines: clients' names, and 18,000 objects after four
    files, which Python would look through for garbage again and again. Nothing public empties that.
    """
    from textual._styles_cache import StylesCache

    kept: Any = staticmethod(_inner_and_outer)
    StylesCache.get_inner_outer = kept  # type: ignore[method-assign]


# -- long texts ------------------------------------------------------------------------------------


def wrap_offsets(line: str, width: int, tab_width: int) -> list[int]:
    """Before which characters Textual breaks a line of so many cells, whatever characters are in it.

    Publicly only a whole document is broken, into lists of its own.
    """
    from textual._wrap import compute_wrap_offsets
    from textual.expand_tabs import get_tab_widths

    tabs = get_tab_widths(line, tab_width)
    return compute_wrap_offsets(line, width, tab_width, precomputed_tab_sections=tabs)


def set_rows(
    document: WrappedDocument, breaks: list[list[int]], tabs: list[list[int]]
) -> list[tuple[int, int]]:
    """Have a wrapped document stand in rows that were found some other way; gives line and section of each row.

    `breaks` and `tabs` hold, for each line, before which characters it breaks and how wide its tabs are. The text area
    reads the rows from the document's own lists, and its public methods work on them.
    """
    document._wrap_offsets, document._tab_width_cache = breaks, tabs
    rows: list[tuple[int, int]] = []
    document._offset_to_line_info, document._line_index_to_offsets = rows, []
    for line, offsets in enumerate(breaks):
        document._line_index_to_offsets.append(list(range(len(rows), len(rows) + len(offsets) + 1)))
        rows.extend((line, section) for section in range(len(offsets) + 1))
    return rows


# -- the terminal ----------------------------------------------------------------------------------


class KeyParser(Protocol):
    """Makes keys and other events of what a terminal sends."""

    def feed(self, data: str) -> Iterable[Message]:
        """The events in what was read."""

    def tick(self) -> Iterable[Message]:
        """Those that were waited for long enough."""


def key_parser() -> KeyParser:
    """Textual's own table of what keys send; publicly only its driver, which reads by itself, has one."""
    from textual._xterm_parser import XTermParser

    # Without the argument that has it write what is typed into a file.
    return XTermParser()


def reads_keys(driver: LinuxDriver) -> bool:
    """Whether the driver's thread reads keys: starting may come to nothing where the terminal is another job's.

    `start_application_mode` does not say.
    """
    return driver._key_thread is not None and driver._key_thread.is_alive()
