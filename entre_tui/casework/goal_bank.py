"""The goal bank: an office's own phrases, offered while a goal is written and never asked for (domain.md 3)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from entre_tui.casework.base import Actor, CaseworkError, Done, reading
from entre_tui.casework.kept_settings import office_setting
from entre_tui.casework.settings import set_for_all
from entre_tui.locale import _
from entre_tui.text import clean

BANK = "goal_bank"
MOST = 500


def phrases() -> tuple[str, ...]:
    """For other casework: the phrases in the order in which the office wrote them."""
    return tuple(str(phrase) for phrase in office_setting(BANK, ()))


@reading
def bank(*, actor: Actor, now: datetime) -> tuple[str, ...]:
    """The office's phrases."""
    return phrases()


def set_bank(lines: Sequence[str], *, actor: Actor, now: datetime) -> Done:
    """A supervisor's list takes the place of the one before; empty lines and doubles go."""
    kept = list(dict.fromkeys(filter(None, (clean(line) for line in lines))))
    if len(kept) > MOST:
        words = _("{most} phrases fit; these are {number}.")
        raise CaseworkError(words.format(most=MOST, number=len(kept)), "phrases")
    return set_for_all(BANK, kept, actor=actor, now=now)


set_bank.__entre_mode__ = "change"  # type: ignore[attr-defined]
