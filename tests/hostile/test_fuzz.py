"""Random keys through a real terminal: no crash, and afterwards the program answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.hostile.random_keys import Stumbler

pytestmark = pytest.mark.endtoend

COUNT = 1_000
SOAK = 1_000_000
SOAK_PIECE = 5_000


def stumble(home: Path, seed: int, count: int, language: str) -> None:
    """So many keys at a demonstration; one that was left by a key begins again."""
    with Stumbler(["demo", "--clients", "60", "--language", language], home) as person:
        person.sees("E-00").is_quiet()
        person.stumbles(seed, count)
        if not person.finds_back():
            assert person.code == 0, f"seed {seed}: ended with {person.code}\n{person.last_words()}"


@pytest.mark.parametrize(("seed", "language"), [(1, "en"), (4, "sv")])
def test_random_keys_crash_nothing(tmp_path: Path, seed: int, language: str) -> None:
    stumble(tmp_path, seed, COUNT, language)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 100 + SOAK // SOAK_PIECE))
def test_a_million_random_keys_crash_nothing(tmp_path: Path, seed: int) -> None:
    stumble(tmp_path, seed, SOAK_PIECE, "sv" if seed % 2 else "en")


def megabytes(pid: int) -> float:
    """What the process holds in memory; Linux tells."""
    told = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    assert told is not None
    return int(told[1]) / 1024


@pytest.mark.soak
def test_memory_stays_where_it_is(tmp_path: Path) -> None:
    """More keys than a person presses in a week: what every place needs is there after the first, and then no more."""
    with Stumbler(["demo", "--clients", "60"], tmp_path) as person:
        person.sees("E-00").is_quiet()
        held = []
        for piece in range(8):
            person.stumbles(500 + piece, SOAK_PIECE)
            if not person.finds_back():
                pytest.fail(f"ended with {person.code} in piece {piece}\n{person.last_words()}")
            held.append(megabytes(person.pid))
        assert max(held[4:]) - max(held[:4]) < 4, held
