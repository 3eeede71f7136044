"""Takes apart what a terminal sends: keys, pastes, and its answers that came in between.

Textual's parser is given the keys only. In a paste it would take an ESC for the beginning of a key and press what
follows; and of a sequence that comes in pieces it makes keys, of which each may be a command.
"""

from __future__ import annotations

import re
import sys
from typing import Final, NamedTuple

_PASTE: Final = "\x1b[200~"
_PASTED: Final = "\x1b[201~"
_ANSWER: Final = re.compile("\x1b\\[[0-9]+;[0-9]+R")
# A sequence that has only begun; longer ones are none.
_BEGUN: Final = re.compile("\x1b(?:\\[[0-9;:<=>?$]{0,40})?\\Z")
# One that is whole: on a busy machine both parts may have come in time, and only the look at them is late.
_WHOLE: Final = re.compile("\x1b(?:\\[[0-9;:<=>?$]{0,40}[A-Za-z~]|O[A-Za-z])")
# A control sequence of any length, to look whether a key can have sent it.
_ANY: Final = re.compile("\x1b\\[([0-9;:<=>?$]*)([A-Za-z~])")
_LONGEST: Final = 28
# Nobody types the beginning of a sequence by hand, so its end may take longer than what follows the escape key.
_PATIENCE: Final = 1.0


class Keys(NamedTuple):
    """Keys as they came, sequences whole as far as they can be told."""

    text: str


class Paste(NamedTuple):
    """A text from elsewhere, all of it."""

    text: str


class CursorReport(NamedTuple):
    """The terminal's answer to a question for the cursor's position, found within a paste."""


class Escape(NamedTuple):
    """The escape key on its own."""


InputPiece = Keys | Paste | CursorReport | Escape


class Intake:
    """Takes text as it is read and gives whole pieces; the caller brings the clock, in seconds."""

    def __init__(self, escape_delay: float) -> None:
        """After `escape_delay` seconds an ESC is the key and begins no sequence."""
        self._escape_delay = escape_delay
        self._held = ""
        self._until = 0.0
        self._paste: list[str] | None = None

    def feed(self, text: str, now: float) -> list[InputPiece]:
        """Take what was read; of a sequence or a paste that is not complete the rest is waited for."""
        pieces = [] if self._held and _WHOLE.match(self._held + text) else self.late(now)
        text, self._held = self._held + text, ""
        while text:
            text = self._keys(text, now, pieces) if self._paste is None else self._pasting(text, pieces)
        return pieces

    def late(self, now: float) -> list[InputPiece]:
        """What has been waited for long enough."""
        if self.wait(now) != 0:
            return []
        held, self._held = self._held, ""
        return [Escape() if held == "\x1b" else Keys(held)]

    def wait(self, now: float) -> float | None:
        """Seconds after which `late` has something to give; None when nothing is waited for."""
        return max(0.0, self._until - now) if self._held and self._paste is None else None

    def _keys(self, text: str, now: float, pieces: list[InputPiece]) -> str:
        """Take keys up to a paste; gives what is left."""
        keys, mark, text = text.partition(_PASTE)
        if mark:
            self._paste = []
        elif begun := _BEGUN.search(keys):
            keys, self._held = keys[: begun.start()], begun.group()
            self._until = now + (self._escape_delay if self._held == "\x1b" else _PATIENCE)
        if keys := _ANY.sub(_drop_impossible, keys):
            pieces.append(Keys(keys))
        return text

    def _pasting(self, text: str, pieces: list[InputPiece]) -> str:
        """Take a paste up to its end; gives what is left."""
        assert self._paste is not None
        pasted, mark, text = text.partition(_PASTED)
        if mark:
            whole, answers = _ANSWER.subn("", "".join([*self._paste, pasted]))
            pieces += [CursorReport()] * answers
            pieces.append(Paste(whole))
            self._paste = None
        elif begun := _BEGUN.search(pasted):
            # It may be the beginning of the end.
            pasted, self._held = pasted[: begun.start()], begun.group()
            self._paste.append(pasted)
        else:
            self._paste.append(pasted)
        return text


def _drop_impossible(sequence: re.Match[str]) -> str:
    """Nothing for a sequence that no key sends: too long, or with a number that is no character's."""
    numbers, end = re.findall("[0-9]+", sequence[1]), sequence[2]
    if len(sequence[0]) > _LONGEST or any(len(number) > 7 for number in numbers):
        return ""
    return "" if end == "u" and not all(_is_character(int(number)) for number in numbers) else sequence[0]


def _is_character(number: int) -> bool:
    return number <= sys.maxunicode and not 0xD800 <= number <= 0xDFFF
