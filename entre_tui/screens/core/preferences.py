"""How every screen looks and speaks: a person's choice by key, kept for the next time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual.screen import Screen

from entre_tui.locale import LANGUAGES, _, install, language
from entre_tui.screens.core.themes import NAMES, next_theme
from entre_tui.widgets.app.crash_privacy import CrashPrivacy
from entre_tui.widgets.base.app_contract import CaseChanged


class Preferences(CrashPrivacy):
    """An app with themes and languages; `keep(name, value)` remembers what was chosen for this account."""

    def __init__(self, *, keep: Callable[[str, str], None], **others: Any) -> None:
        super().__init__(**others)
        self.keep = keep

    def action_next_theme(self) -> None:
        """The next way of looking."""
        if self.no_color:
            self.report(_("Colours are switched off (NO_COLOR)."))
            return
        self.ansi_color = None
        self.theme = next_theme(self.theme)
        self.keep("theme", self.theme)
        self.report(_("Theme: {name}").format(name=_(NAMES[self.theme])))

    def action_next_language(self) -> None:
        """The other language, on every screen at once, marks and letters as they were; what asks keeps its own."""
        if keep_language := getattr(self.screen, "keep_language", None):
            keep_language()
        # A door is on its way to somewhere else.
        if not hasattr(self.screen, "say_anew"):
            return
        codes = list(LANGUAGES)
        code = install(codes[(codes.index(language()) + 1) % len(codes)])
        self.keep("language", code)
        for screen in self.every_screen():
            if say_anew := getattr(screen, "say_anew", None):
                say_anew()
        self.tell_changed(None)
        if not self.screen.is_modal:
            self.report(_("Language: {name}").format(name=LANGUAGES[code]))

    def every_screen(self) -> list[Screen[Any]]:
        """All that are open, in every mode."""
        found: list[Screen[Any]] = []
        for mode in sorted({self.DEFAULT_MODE} | self.places()):
            # A place that nobody has been to yet has no screens.
            with suppress(KeyError):
                found += self.get_screen_stack(mode)
        return found

    def tell_changed(self, client_id: int | None) -> None:
        """Let every screen know that a client's file, or any, is not what it was."""
        for screen in self.every_screen():
            screen.post_message(CaseChanged(client_id))
