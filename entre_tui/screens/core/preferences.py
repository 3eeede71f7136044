"""How the program looks and speaks: a person's choice by key, kept for the next time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from entre_tui.locale import LANGUAGES, _, install, language
from entre_tui.screens.core.themes import NAMES, next_theme
from entre_tui.widgets.app.crash_privacy import Discreet


class Looks(Discreet):
    """An app with themes and languages; `keep(name, value)` remembers what was chosen for this account.

    What is open, and how it is said anew, the app itself knows (`OtherLanguage`).
    """

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
        """The other language, on every screen at once."""
        if not self.can_say_anew():
            return
        codes = list(LANGUAGES)
        code = install(codes[(codes.index(language()) + 1) % len(codes)])
        self.keep("language", code)
        self.say_anew()
        if not self.screen.is_modal:
            # In a form it would only take a line from what is being written.
            self.report(_("Language: {name}").format(name=LANGUAGES[code]))

    def can_say_anew(self) -> bool:
        """Whether what is on top can."""
        raise NotImplementedError

    def say_anew(self) -> None:
        """Have every screen say what it shows in the language in use."""
        raise NotImplementedError
