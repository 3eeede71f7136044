"""The stories of the demonstration in the language that is asked for; only that language is loaded."""

from __future__ import annotations

from entre_tui.demo.words.texts import Texts


def texts_in(language: str) -> Texts:
    """The words in a language of the interface."""
    if language == "sv":
        from entre_tui.demo.words import stories_sv

        return stories_sv.TEXTS
    from entre_tui.demo.words import stories_en

    return stories_en.TEXTS
