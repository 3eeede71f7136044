"""The goal bank: an office's own phrases, offered while a goal is written and never asked for (docs/casework.md 3)."""

from __future__ import annotations

from collections.abc import Sequence

from entre_tui.casework.core.base import Acting, CaseworkError, Done, reading
from entre_tui.casework.core.settings_store import office_setting
from entre_tui.casework.office.settings import set_for_all
from entre_tui.locale import _
from entre_tui.text import clean

BANK = "goal_bank"
MOST = 500


def phrases() -> tuple[str, ...]:
    """For other casework: the phrases in the order in which the office wrote them."""
    return tuple(str(phrase) for phrase in office_setting(BANK, ()))


@reading
def bank(acting: Acting) -> tuple[str, ...]:
    """The office's phrases."""
    return phrases()


def set_bank(acting: Acting, lines: Sequence[str]) -> Done:
    """A supervisor's list takes the place of the one before; empty lines and doubles go."""
    kept = list(dict.fromkeys(filter(None, (clean(line) for line in lines))))
    if len(kept) > MOST:
        words = _("{most} phrases fit; these are {number}.")
        raise CaseworkError(words.format(most=MOST, number=len(kept)), "phrases")
    return set_for_all(acting, BANK, kept)


set_bank.__entre_mode__ = "change"  # type: ignore[attr-defined]
