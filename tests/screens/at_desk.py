"""An office's case file with real keys, cheap ones, and the app in front of it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from textual.pilot import Pilot
from textual.screen import Screen

from entre_tui.app import EntreApp
from entre_tui.casework.core import audit
from entre_tui.casework.core.actor import NOBODY, Acting
from entre_tui.casework.core.base import Role
from entre_tui.casework.office.workers import first_worker
from entre_tui.door.opening.opening import Opening
from entre_tui.door.opening.unattended import AUDIT_PURPOSE
from entre_tui.security import vault
from entre_tui.security.key_file.os_keyring import OsKeyring
from entre_tui.security.keys.kdf import FLOOR
from entre_tui.storage.thread.store import Store
from tests.screens.doubles import PLACES

PASSPHRASE = "kantarell sjunger under bron"
OTHER_PASSPHRASE = "sju blåa cyklar i en damm"
NOON = datetime(2025, 11, 27, 12, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
SIZE = (80, 24)


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON
        self.gone = 1000.0

    def __call__(self) -> datetime:
        return self.now

    def steady(self) -> float:
        """Seconds that went by, whatever the time was set to."""
        return self.gone

    def forward(self, **by: float) -> None:
        """Time goes by."""
        self.now += timedelta(**by)
        self.gone += timedelta(**by).total_seconds()

    def set_to(self, **by: float) -> None:
        """The computer's time is set forward or back, and no time goes by."""
        self.now += timedelta(**by)


class NoKeyring(OsKeyring):
    """A computer without a keyring."""

    def __init__(self) -> None:
        super().__init__(backend=object(), trusted=frozenset())  # type: ignore[arg-type]


def make_office(folder: Path) -> tuple[Path, str]:
    """A case file whose first person is Anna Berg, and its recovery key."""
    path = folder / "kontor.db"
    key, recovery = vault.create(path, PASSPHRASE, "anna", kdf=FLOOR)
    store = Store.open(path, key.hex(), create=True)
    audit.use_key(key.derive(AUDIT_PURPOSE))
    store.call(first_worker, Acting(NOBODY, NOON), "anna", "test", "Anna Berg", "Göteborg", Role.SUPERVISOR)
    store.close()
    return path, recovery


def copy_office(source: Path, folder: Path) -> Path:
    for name in (source.name, f"{source.name}.keys"):
        shutil.copy(source.with_name(name), folder / name)
    return folder / source.name


class PatientOpening(Opening):
    """Waits by moving the clock."""

    def __init__(self, path: Path, clock: Clock, **others: Any) -> None:
        settings = {"account": "anna", "keyring": NoKeyring(), "kdf": FLOOR} | others
        super().__init__(
            path, **({"tries": path.parent / "tries", "clock": clock, "steady": clock.steady} | settings)
        )
        self.waited: list[float] = []
        self._clock_of_test = clock

    async def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self._clock_of_test.forward(seconds=seconds)


def desk(
    path: Path, clock: Clock | None = None, *, places: Mapping[str, str] = PLACES, **others: Any
) -> EntreApp:
    """The app on a file that has begun to open."""
    clock = clock or Clock()
    opening = PatientOpening(path, clock, **others)
    opening.begin()
    return EntreApp(opening, clock=clock, steady=clock.steady, places=places)


async def until(pilot: Pilot[Any], condition: Callable[[], object], what: str = "") -> None:
    """Let the program go on until it is so; a test that waits in vain says for what."""
    for _ in range(6000):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError(f"never came: {what}\n{screen_text(pilot.app)}")


async def at(pilot: Pilot[Any], name: str) -> Screen[Any]:
    """Until the screen of this class name is on top."""
    await until(pilot, lambda: type(pilot.app.screen).__name__ == name and pilot.app.screen.is_mounted, name)
    await pilot.pause()
    return pilot.app.screen


def screen_text(app: Any) -> str:
    """What the person sees, line by line."""
    lines = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in lines)


async def typed(pilot: Pilot[Any], text: str) -> None:
    """Type it letter by letter, with enter for a line break."""
    await pilot.press(*["enter" if letter == "\n" else letter for letter in _names(text)])


def _names(text: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in text]
