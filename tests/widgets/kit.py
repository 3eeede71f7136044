"""A small app to stand the widgets in, with a clock that stands still and drafts kept in a dictionary."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widget import Widget

from entre_tui.widgets.base.safe_text import install_guard
from entre_tui.widgets.form.form import Form

NOW = datetime(2026, 11, 23, 14, 2, tzinfo=ZoneInfo("Europe/Stockholm"))  # a Monday
HOSTILE = [
    "Bo [/x] [@click=app.exit]Ek",
    "\x1b]52;c;aGVq\x07Bo",
    "\x1b]0;title\x07\x1b[2J\x9b31m",
    "\u202eevil\u202c \u2066x\u2069",
    "å" * 12_000,
    "👨\u200d👩\u200d👧 ❤️ 🏳️\u200d🌈",
    "e" + "\u0301" * 50,
    "日本語 한국어 ไทย",
    "[bold]x[/] [link=http://x]y[/link] $primary \\[",
]


class KeptDrafts(dict[str, dict[str, Any]]):
    async def save(self, key: str, client_id: int | None, values: dict[str, Any]) -> None:
        self[key] = values

    async def load(self, key: str) -> dict[str, Any] | None:
        return self.get(key)

    async def drop(self, key: str, only: dict[str, Any] | None = None) -> None:
        if only is None or self.get(key) == only:
            self.pop(key, None)


class Kit(App[None]):
    """Shows one widget, or nothing."""

    def __init__(self, *widgets: Widget, drafts: KeptDrafts | None = None) -> None:
        install_guard()
        super().__init__()
        self.widgets = widgets
        self.drafts = KeptDrafts() if drafts is None else drafts
        self.heard: list[Any] = []
        self.copied: list[str] = []

    def now(self) -> datetime:
        return NOW

    def compose(self) -> ComposeResult:
        yield from self.widgets

    def copy_to_clipboard(self, text: str) -> None:
        self.copied.append(text)

    async def opened(self, form: Form, pilot: Pilot[None]) -> list[bool | None]:
        """Open a form; the list gets its answer when it is left."""
        answers: list[bool | None] = []
        await self.push_screen(form, answers.append)
        await pilot.pause()
        return answers


def painted(app: App[Any]) -> list[str]:
    """The lines of the screen as a person sees them."""
    return ["".join(part.text for part in line) for line in app.screen._compositor.render_strips()]


def seen(app: App[Any]) -> str:
    """The whole screen in one text."""
    return "\n".join(painted(app))


async def until(pilot: Pilot[Any], condition: Callable[[], bool]) -> None:
    """Wait for a condition, and fail if it does not come."""
    for _ in range(6000):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError("what was waited for did not come")
