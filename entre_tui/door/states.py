"""How far an opening is, and what can be said about it."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Door(Enum):
    """How far the opening is."""

    WAITING = "the key is being fetched"
    ASK = "a passphrase is wanted"
    NEW = "there is no file yet"
    TROUBLE = "the file cannot be opened"
    OPEN = "the file is open"


class OpeningProblem(NamedTuple):
    """Why the file cannot be opened, and what to do; `may_start_anew` where nothing is left to lose."""

    message: str
    advice: str = ""
    may_start_anew: bool = False

    def words(self) -> str:
        """Both in one."""
        return f"{self.message} {self.advice}".strip()


class Rule(NamedTuple):
    """One thing a new passphrase has to be, and whether what was typed is that."""

    words: str
    met: bool


class CannotOpen(Exception):
    """The job has no open file; the words are for the person who started it."""


class SecretRefused(Exception):
    """What was typed is not right; the words are for the person who typed it."""
