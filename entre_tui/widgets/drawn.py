"""The lines drawn for a widget go with it: they say something about somebody."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from textual._styles_cache import StylesCache
from textual.color import Color
from textual.style import Style


@lru_cache(maxsize=64)
def _inner_and_outer(base: Color, background: Color) -> tuple[Style, Style]:
    return Style(background=base + background), Style(background=base)


def let_go_of_lines() -> None:
    """Keep Textual from holding what the last thousand widgets showed, long after they have gone.

    It remembers two colours for each, under the whole cache of its lines: some 200,000 objects, which Python would
    look through for garbage again and again.
    """
    kept: Any = staticmethod(_inner_and_outer)
    StylesCache.get_inner_outer = kept  # type: ignore[method-assign]
