"""Keys as a terminal sends them, and the small language in which a run of keys is written.

A script is words with spaces between: `@label` names the samples that follow; NAME or NAME*20 presses a key so many
times, each time until the answer has come; NAME*20@30 repeats it at 30 Hz without waiting, one sample from the last
press on; `text:abc` types letters one by one; `paste:900` pastes so many; `wait:500` listens for so many milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

ARROWS = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
KEYS = {
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "enter": "\r",
    "tab": "\t",
    "esc": "\x1b",
    "space": " ",
    "f7": "\x1b[18~",
    **{f"ctrl+{chr(code + 96)}": chr(code) for code in range(1, 27)},
    **{f"ctrl+{name}": f"\x1b[1;5{final}" for name, final in ARROWS.items()},
}
WORDS = "Han säger att det går bättre hemma nu, men att nätterna är långa. "
_WORD = re.compile(r"(.+?)(?:\*(\d+)(?:@([\d.]+))?)?")


class Step(NamedTuple):
    """What to send; `hz` 0 waits for each answer, `listen` only listens for so many seconds."""

    label: str
    sent: tuple[str, ...] = ()
    hz: float = 0.0
    listen: float = 0.0


def steps(script: str, *, application: bool = False) -> Iterator[Step]:
    """The steps of a script; `application` says how the program wants its arrow keys."""
    label = "keys"
    for word in script.split():
        kind, _colon, rest = word.partition(":")
        if word[0] == "@" and len(word) > 1:
            label = word[1:]
        elif kind == "wait" and rest:
            yield Step(label, listen=int(rest) / 1000)
        elif kind == "paste" and rest:
            yield Step(label, (f"\x1b[200~{(WORDS * int(rest))[: int(rest)]}\x1b[201~",))
        elif kind == "text" and rest:
            yield Step(label, tuple(rest.replace("_", " ")))
        else:
            match = _WORD.fullmatch(word)
            assert match is not None
            sent = _code(match[1], application)
            yield Step(label, (sent,) * int(match[2] or 1), float(match[3] or 0))


def _code(name: str, application: bool) -> str:
    if name in ARROWS:
        return ("\x1bO" if application else "\x1b[") + ARROWS[name]
    code = KEYS.get(name, name)
    if len(name) > 1 and name not in KEYS:
        raise ValueError(f"no such key: {name}")
    return code
