"""One question, one key: a list of answers each with its key."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from entre_tui.locale import _
from entre_tui.widgets.base.safe_text import shown
from entre_tui.widgets.dialogs.modal import Modal
from entre_tui.widgets.lists.row_list import ListRow, RowColumn, RowList

# j, k and g move in every list and q leaves, so no answer has them.
KEYS = "123456789abcdefhilmnoprstuvwxyz"


class Choose(Modal[Hashable]):
    """Gives the value chosen, or None when left with esc; the cursor begins at `current`."""

    DEFAULT_CSS = """
    Choose {
        & > .panel { max-width: 70; }
        & RowList { max-height: 18; height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "leave", show=False)]

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[Hashable, str]],
        *,
        intro: str = "",
        current: Hashable = ...,
        keys: str = KEYS,
    ) -> None:
        super().__init__()
        self._title = title
        self._intro = intro
        self._values = tuple(value for value, _label in options)
        self._current = current
        self._keys = keys
        self._rows = [
            ListRow(index, {"key": keys[index] if index < len(keys) else "", "label": label})
            for index, (_value, label) in enumerate(options)
        ]

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel"):
            yield Static(shown(self._title), classes="title", markup=False)
            if self._intro:
                yield Static(shown(self._intro), classes="intro", markup=False)
            yield RowList([RowColumn("key", "", 1), RowColumn("label", "")], header=False)
            yield Static(_("key or enter chooses · esc leaves"), classes="keys", markup=False)

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        at = self._values.index(self._current) if self._current in self._values else 0
        rows.show(self._rows, at=at)
        rows.focus()

    def on_key(self, event: events.Key) -> None:
        index = self._keys.find(event.key) if len(event.key) == 1 else -1
        if 0 <= index < len(self._values):
            event.stop()
            self.dismiss(self._values[index])

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        index = event.row.key
        assert isinstance(index, int)
        self.dismiss(self._values[index])

    def action_leave(self) -> None:
        self.dismiss(None)
