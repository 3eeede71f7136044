"""Asking at the terminal whether a client of the list is one that the case file has already."""

from __future__ import annotations

import sys
from collections.abc import Callable

from entre_tui.exchange.importing.duplicates import Ask, DuplicateAnswer, MatchReason, PossibleDuplicate
from entre_tui.locale import _
from entre_tui.text import clean

KEYS = {"s": DuplicateAnswer.SAME, "n": DuplicateAnswer.NEW, "k": DuplicateAnswer.SKIP}


def asker(read: Callable[[str], str] = input) -> Ask:
    """Asks for each; a capital letter answers for all that follow.

    That somebody is known already, and that somebody with another name is the one who has the number, are two
    questions: an answer for all of one is none for the other.
    """
    for_all: dict[bool, DuplicateAnswer] = {}

    def ask(suspect: PossibleDuplicate) -> DuplicateAnswer | None:
        renamed = suspect.why is MatchReason.OTHER
        settled = for_all.get(renamed)
        if settled is not None and not (suspect.certain and settled is DuplicateAnswer.NEW):
            return settled
        print(f"\n{_who(suspect)}\n{suspect.words()}")
        while True:
            typed = read(_question(suspect)).strip()
            answer = KEYS.get(typed[:1].lower())
            if answer is None or (answer is DuplicateAnswer.NEW and suspect.certain):
                continue
            if typed[:1].isupper():
                for_all[renamed] = answer
            return answer

    return ask


def nobody(suspect: PossibleDuplicate) -> None:
    """Where there is no terminal, nothing is decided."""


def at_a_terminal() -> bool:
    """Whether somebody can see the question and type an answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _who(suspect: PossibleDuplicate) -> str:
    """The row as the list has it; of a protected identity its number only."""
    values = suspect.values
    ref = clean(str(values.get("ref", "")))
    if values.get("protected"):
        return _("Row {number}: protected identity {ref}").format(number=suspect.place[1], ref=ref)
    name = ", ".join(part for key in ("family_name", "given_name") if (part := values.get(key)))
    born = values.get("birth_date")
    words = " · ".join(part for part in (ref, name, born.isoformat() if born else "") if part)
    return _("Row {number}: {client}").format(number=suspect.place[1], client=words)


def _question(suspect: PossibleDuplicate) -> str:
    if suspect.certain:
        return _("s the same person, k skip (S, K: all that follow)? ")
    return _("s the same person, n a new client, k skip (S, N, K: all that follow)? ")
