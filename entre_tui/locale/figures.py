"""Numbers as the language writes them: a decimal comma in Swedish."""

from __future__ import annotations

from entre_tui.locale import language


class Figure(float):
    """A number for a message: `_("{hours:.1f} h").format(hours=Figure(9.5))` gives "9,5 h" in Swedish."""

    def __format__(self, spec: str) -> str:
        written = super().__format__(spec)
        return written.replace(".", ",") if language() == "sv" else written


def format_level(level: int) -> str:
    """A level as it is written: "+1", "0", "−2"."""
    return f"+{level}" if level > 0 else f"−{-level}" if level < 0 else "0"
