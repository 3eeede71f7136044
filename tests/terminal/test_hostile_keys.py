"""Whatever arrives where keys are expected, nothing ends by it and the next key is heard."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Resize
from textual.message import Message

from entre_tui.terminal.hearing import SafeInputDriver
from entre_tui.terminal.intake import Intake
from entre_tui.textual_private import key_parser

NO_KEYS = [
    "\x1b[1114112u",
    "\x1b[99999999999999u",
    "\x1b[999999999999999A",
    "\x1b[1;999999999999999A",
    "\x1b[97;5;1114112u",
    "\x1b[97;5;65:1114112u",
    "\x1b[55296u",
    "\x1b[" + "9" * 60 + "A",
    "\x1b[" + "9" * 5000 + "u",
    "\x1b[\u0661\u0661\u0661\u0664\u0661\u0661\u0662u",
    "\x1b[48;0;0;0;0t",
    "\x1b[48;99999999;1;1;1t",
    "\x1b[48;999999;999999;1;1t",
]
PIECES = ["\x1b", "[", "O", "<", "?", ";", ":", "$", "u", "t", "A", "M", "m", "R", "~", "200~", "201~", "48;"]


class Ear(SafeInputDriver):
    """Hears, and has no terminal."""

    def __init__(self) -> None:
        self._parser = key_parser()
        self.intake = Intake(0.1)
        self.messages: list[Message] = []

    def process_message(self, message: Message) -> None:
        self.messages.append(message)

    def hear(self, text: str) -> list[Message]:
        """The events of this text, and of nothing more coming after it."""
        self.messages = []
        for piece in [*self.intake.feed(text, 0.0), *self.intake.late(9.0)]:
            self._take_piece(piece)
        for event in self._parser.tick():
            self.process_message(event)
        return self.messages


def keys(messages: list[Message]) -> list[str]:
    return [message.key for message in messages if isinstance(message, Key)]


@pytest.mark.parametrize("sequence", NO_KEYS)
def test_what_no_key_sends_is_none_and_the_next_key_is_heard(sequence: str) -> None:
    ear = Ear()
    assert keys(ear.hear(f"a{sequence}b")) == ["a", "b"]
    assert not any(isinstance(message, Resize) for message in ear.messages)


@pytest.mark.parametrize(
    ("sequence", "key"), [("\x1b[97;5u", "ctrl+a"), ("\x1b[A", "up"), ("\x1b[1;2B", "shift+down")]
)
def test_what_a_key_sends_is_that_key(sequence: str, key: str) -> None:
    assert keys(Ear().hear(sequence)) == [key]


near = st.lists(
    st.one_of(st.sampled_from(PIECES), st.integers(0, 1 << 80).map(str), st.text(max_size=2)), max_size=60
)


@given(near)
def test_whatever_comes_every_key_can_be_written_and_the_next_is_heard(parts: list[str]) -> None:
    _never_ends_by("".join(parts), Ear())


def _never_ends_by(text: str, ear: Ear) -> None:
    for message in ear.hear(text):
        if isinstance(message, Key):
            (message.character or "").encode()
        if isinstance(message, Resize):
            assert 0 < message.size.area <= 4000 * 2000
    # Out of whatever it may have begun.
    ear.hear("\x1b[201~")
    ear.hear(" " * 64)
    assert keys(ear.hear("j"))[-1:] == ["j"]


def _near_valid(chance: random.Random, size: int) -> str:
    parts = []
    while size > 0:
        parts.append(
            chance.choice(PIECES) if chance.random() < 0.6 else str(chance.getrandbits(chance.randint(1, 70)))
        )
        size -= len(parts[-1])
    return "".join(parts)


def test_twenty_thousand_near_sequences() -> None:
    chance, ear = random.Random(14), Ear()
    for _turn in range(100):
        _never_ends_by(_near_valid(chance, 200), ear)


@pytest.mark.soak
def test_ten_million_bytes_of_near_sequences() -> None:
    chance, ear = random.Random(1014), Ear()
    for _turn in range(10_000):
        _never_ends_by(_near_valid(chance, 1_000), ear)
