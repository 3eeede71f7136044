"""Random keys through a real terminal: no crash, and afterwards the program answers."""

from __future__ import annotations

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
        if not person.finds_back(language):
            assert person.code == 0, f"seed {seed}: ended with {person.code}\n{person.last_words()}"


@pytest.mark.parametrize(("seed", "language"), [(1, "en"), (4, "sv")])
def test_random_keys_crash_nothing(tmp_path: Path, seed: int, language: str) -> None:
    stumble(tmp_path, seed, COUNT, language)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 100 + SOAK // SOAK_PIECE))
def test_a_million_random_keys_crash_nothing(tmp_path: Path, seed: int) -> None:
    stumble(tmp_path, seed, SOAK_PIECE, "sv" if seed % 2 else "en")
