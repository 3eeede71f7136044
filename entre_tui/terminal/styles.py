"""Styles of cells: what a list of SGR parameters means, and the shortest way from one to the next."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

# The parameter that switches an attribute off again; bold and dim share one, as do others.
_OFF: Final = {
    "1": "22",
    "2": "22",
    "3": "23",
    "4": "24",
    "21": "24",
    "5": "25",
    "6": "25",
    "7": "27",
    "8": "28",
    "9": "29",
    "51": "54",
    "52": "54",
    "53": "55",
}
# On a space these cannot be seen, so erasing may stand for writing spaces.
_UNSEEN_ON_BLANK: Final = frozenset({"1", "2", "3", "8"})
_FOREGROUNDS: Final = frozenset(str(code) for code in (*range(30, 38), *range(90, 98)))
_BACKGROUNDS: Final = frozenset(str(code) for code in (*range(40, 48), *range(100, 108)))
_MANY: Final = 8192


class Style:
    """How a cell looks; equal styles are one object, so compare with `is`."""

    __slots__ = ("attributes", "background", "erasable", "foreground", "full")

    def __init__(self, attributes: tuple[str, ...], foreground: str, background: str) -> None:
        """Attributes as SGR parameters in order; colours as SGR parameters, empty for the default."""
        self.attributes = attributes
        self.foreground = foreground
        self.background = background
        self.full = ";".join(filter(None, (*attributes, foreground, background)))
        self.erasable = _UNSEEN_ON_BLANK.issuperset(attributes)

    def __repr__(self) -> str:
        return f"Style({self.full!r})"


_by_parts: dict[tuple[tuple[str, ...], str, str], Style] = {}
DEFAULT: Final = Style((), "", "")
_by_parts[(), "", ""] = DEFAULT


def _colour(codes: list[str], place: int) -> int:
    """The place just after the extended colour that begins at `place`."""
    kind = codes[place + 1] if place + 1 < len(codes) else ""
    return min(len(codes), place + {"5": 3, "2": 5}.get(kind, 1))


@lru_cache(maxsize=_MANY)
def style_of(parameters: str) -> Style:
    """The style that SGR parameters such as `1;38;5;7` give, counted from a reset."""
    attributes: set[str] = set()
    foreground = background = ""
    codes = parameters.split(";")
    place = 0
    while place < len(codes):
        code = codes[place]
        after = place + 1
        if code in ("38", "48"):
            after = _colour(codes, place)
            colour = ";".join(codes[place:after])
            foreground, background = (colour, background) if code == "38" else (foreground, colour)
        elif code in _FOREGROUNDS:
            foreground = code
        elif code in _BACKGROUNDS:
            background = code
        elif code in _OFF:
            attributes.add(code)
        elif code in ("", "0"):
            attributes, foreground, background = set(), "", ""
        place = after
    return _intern(tuple(sorted(attributes, key=int)), foreground, background)


def _intern(attributes: tuple[str, ...], foreground: str, background: str) -> Style:
    if len(_by_parts) > _MANY:
        # Forgetting only costs bytes: an equal style then counts as another one.
        _by_parts.clear()
        _by_parts[(), "", ""] = DEFAULT
    key = (attributes, foreground, background)
    return _by_parts.setdefault(key, Style(*key))


def _step(old: Style, new: Style) -> str:
    """SGR parameters that change only what differs."""
    gone = [code for code in old.attributes if code not in new.attributes]
    codes = list(dict.fromkeys(_OFF[code] for code in gone))
    for code in new.attributes:
        if code not in old.attributes or _OFF[code] in codes:
            codes.append(code)
    if old.foreground != new.foreground:
        codes.append(new.foreground or "39")
    if old.background != new.background:
        codes.append(new.background or "49")
    return ";".join(codes)


@lru_cache(maxsize=_MANY)
def transition(old: Style | None, new: Style, *, stepwise: bool = True) -> str:
    """The shortest sequence from `old` (None: not known) to `new`."""
    if old is new:
        return ""
    afresh = f"\x1b[;{new.full}m" if new.full else "\x1b[m"
    if old is None or not stepwise:
        return afresh
    step = f"\x1b[{_step(old, new)}m"
    return step if len(step) <= len(afresh) else afresh
