"""Text that goes out into spreadsheets: a cell must never be run as a formula."""

from __future__ import annotations

import re
from typing import Any

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def defuse(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would run it; an import takes it off again."""
    bare = text.lstrip(" \u00a0")
    # A dash alone is what people write for nothing, and runs nowhere.
    if bare.startswith(_RUN) and bare.strip(" -") and not _PLAIN_NUMBER.fullmatch(bare):
        return f"'{text}"
    return text


def defused_cell(cell: Any) -> Any:
    """The same for a cell that may be a number or a date."""
    return defuse(cell) if isinstance(cell, str) else cell
