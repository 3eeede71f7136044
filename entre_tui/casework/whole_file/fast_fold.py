"""Long texts folded as the search folds them, at the speed of bytes: a file is searched at every letter typed."""

from __future__ import annotations

from functools import lru_cache

from entre_tui.text import fold


def quick_fold(text: str) -> str:
    """What `fold` gives. Text that fits into one byte a character, as most does here, goes by a table."""
    try:
        raw = text.encode("cp1252")
    except UnicodeEncodeError:
        return fold(text)
    table, spread = _tables()
    for one, several in spread:
        if one in raw:
            if several is None:
                return fold(text)
            raw = raw.replace(one, several)
    return raw.translate(table).decode("cp1252")


@lru_cache(maxsize=1)
def _tables() -> tuple[bytes, tuple[tuple[bytes, bytes | None], ...]]:
    """For each byte its folded one; those that become several are replaced before, None has no bytes of its own."""
    table, spread = bytearray(range(256)), []
    for code in range(256):
        one, folded = bytes([code]), _fold_byte(code)
        if folded is not None and len(folded) == 1:
            table[code] = folded[0]
        elif one.decode("cp1252", "ignore"):
            spread.append((one, folded))
    return bytes(table), tuple(spread)


def _fold_byte(code: int) -> bytes | None:
    try:
        return fold(bytes([code]).decode("cp1252")).encode("cp1252")
    except UnicodeError:
        return None
