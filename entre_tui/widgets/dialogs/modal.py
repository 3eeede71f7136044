"""What every question over a screen looks like: one panel, as wide as prose may be, on the screen it asks about."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen
from textual.widgets import Static

from entre_tui.locale import _

AnswerType = TypeVar("AnswerType")


class Modal(ModalScreen[AnswerType]):
    """A panel in the middle; what is behind it is left as it is, so that opening it costs few bytes."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Modal {
        align: center middle;
        background: transparent;
        & > .panel {
            width: 100%;
            max-width: 90;
            height: auto;
            max-height: 100%;
            padding: 0 1;
            border: round $accent;
            background: $background;
        }
        & .title { text-style: bold; height: auto; }
        & .beware { color: $text-error; text-style: bold; height: auto; max-height: 2; }
        & .intro { height: auto; max-height: 8; margin-bottom: 1; }
        & .message { height: auto; display: none; }
        & .message.-shown { display: block; }
        & .message.-wrong { color: $text-error; text-style: bold; }
        & .keys { height: 1; margin-top: 1; color: $text-muted; }
        &:ansi {
            & > .panel { background: ansi_default; }
            & .keys { color: ansi_default; }
            & .message.-wrong { color: ansi_red; }
            & .beware { color: ansi_red; }
        }
    }
    """

    _has_gone = False
    _given: tuple[AnswerType | None] | None = None

    def dismiss(self, result: AnswerType | None = None) -> AwaitComplete:
        """Go with the answer: once, and only from on top.

        Textual takes away whatever is on top. A form that was being saved when the screen was locked would so take
        the lock away: it goes as soon as nothing stands over it.
        """
        if self._has_gone:
            return AwaitComplete()
        self._given = (result,)
        if not self.is_active:
            return AwaitComplete()
        self._has_gone = True
        return super().dismiss(result)

    def on_screen_resume(self) -> None:
        """On top again: an answer given meanwhile counts now."""
        if self._given is not None:
            self.dismiss(*self._given)

    def keep_language(self) -> None:
        """Answer the key for the other language, which nothing that is asked already takes."""
        self.query_one(".keys", Static).update(_("Leave this first (esc); then the language can be changed."))
