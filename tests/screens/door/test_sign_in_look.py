"""How the way in looks: first start, recovery key, passphrase, lock, a damaged file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from entre_tui import locale
from tests.screens.at_desk import PASSPHRASE, at, copy_office, desk, screen_text, typed, until
from tests.screens.conftest import Office

LOOKS = [(size, language) for size in [(80, 24), (120, 40)] for language in ("en", "sv")]
GROUPS = re.compile(r"[0-9A-Z]{4}(?:   [0-9A-Z]{4})+")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder whose path is short and always as long: it is shown."""
    with TemporaryDirectory(dir="/tmp") as name:
        yield Path(name)


async def look(pilot: Pilot[Any]) -> str:
    """What is seen; a key of this run is not that of the next."""
    await pilot.pause()
    await pilot.pause()
    seen = re.sub(r"/tmp/\w+/", "/srv/entre/", screen_text(pilot.app))
    return GROUPS.sub(lambda found: re.sub(r"\w", "X", found[0]), seen)


@pytest.mark.parametrize(("size", "language"), LOOKS)
async def test_the_first_start_looks(
    folder: Path, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    app = desk(folder / "new" / "cases.db")
    async with app.run_test(size=size) as pilot:
        await at(pilot, "FirstRun")
        assert await look(pilot) == snapshot(name="first run")
        await typed(pilot, f"{PASSPHRASE}\n{PASSPHRASE}\n")
        screen = await at(pilot, "RecoveryKey")
        assert await look(pilot) == snapshot(name="recovery key")
        last = screen._recovery.split("-")[-1]  # type: ignore[attr-defined]
        await typed(pilot, f"{last}\n")
        await at(pilot, "FirstWorker")
        assert await look(pilot) == snapshot(name="first worker")


@pytest.mark.parametrize(("size", "language"), LOOKS)
async def test_passphrase_and_lock_look(
    office: Office, folder: Path, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    app = desk(copy_office(office.path, folder))
    async with app.run_test(size=size) as pilot:
        await at(pilot, "Unlock")
        assert await look(pilot) == snapshot(name="unlock")
        await typed(pilot, "fel\n")
        await until(pilot, lambda: not app.screen._waiting, "the delay")  # type: ignore[attr-defined]
        assert await look(pilot) == snapshot(name="wrong")
        await typed(pilot, f"{PASSPHRASE}\n")
        await at(pilot, "First")
        await until(pilot, lambda: app.is_signed_in, "a person")
        await pilot.press("f10")
        await at(pilot, "Lock")
        assert await look(pilot) == snapshot(name="lock")


@pytest.mark.parametrize(("size", "language"), LOOKS)
async def test_a_damaged_file_looks(
    folder: Path, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    path = folder / "x.db"
    path.write_bytes(b"no case file")
    app = desk(path)
    async with app.run_test(size=size) as pilot:
        await at(pilot, "CannotOpenScreen")
        assert await look(pilot) == snapshot
