"""How the program looks: the terminal's own colours, light, dark, high contrast. One accent, one warning, one alarm."""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

from entre_tui.locale import N_

TERMINAL = "entre-terminal"
# Textual's own is "auto 60%", which is no colour where a border wants one.
MUTED_ON_DARK = {"text-muted": "#9a9da3"}
MUTED_ON_LIGHT = {"text-muted": "#5f5d59"}

THEMES = (
    Theme(
        name=TERMINAL,
        ansi=True,
        primary="ansi_cyan",
        secondary="ansi_cyan",
        accent="ansi_cyan",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={**BUILTIN_THEMES["ansi-dark"].variables, "border": "ansi_default"},
    ),
    Theme(
        name="entre-dark",
        primary="#7fb4ca",
        secondary="#7fb4ca",
        accent="#7fb4ca",
        warning="#e0af68",
        error="#f7768e",
        success="#9ece6a",
        foreground="#d8d8d8",
        background="#16181c",
        surface="#1e2126",
        panel="#262a31",
        variables=MUTED_ON_DARK,
    ),
    Theme(
        name="entre-light",
        primary="#1f5f7a",
        secondary="#1f5f7a",
        accent="#1f5f7a",
        warning="#8a5300",
        error="#b3001b",
        success="#2f6b1a",
        foreground="#1c1c1c",
        background="#fbfaf7",
        surface="#f1efe9",
        panel="#e6e3db",
        dark=False,
        variables=MUTED_ON_LIGHT,
    ),
    Theme(
        name="entre-contrast",
        primary="#ffffff",
        secondary="#ffffff",
        accent="#ffff00",
        warning="#ffff00",
        error="#ff8080",
        success="#80ff80",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        text_alpha=1.0,
        variables={"text-muted": "#ffffff", "border": "#ffffff"},
    ),
)

NAMES = {
    TERMINAL: N_("the terminal's own colours"),
    "entre-dark": N_("dark"),
    "entre-light": N_("light"),
    "entre-contrast": N_("high contrast"),
}

BASE_CSS = """
Screen { background: $background; color: $foreground; overflow: hidden; }
VerticalScroll { scrollbar-size: 0 1; }
"""


def next_theme(name: str) -> str:
    """The one after this, round and round."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
