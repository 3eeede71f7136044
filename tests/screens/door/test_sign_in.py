"""The way in: first start, passphrase, recovery key, keyring, trouble, who one is."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from entre_tui.casework.core.audit import verify
from entre_tui.casework.office.workers import workers
from entre_tui.security.key_file.os_keyring import TRUSTED, OsKeyring
from entre_tui.security.keys.kdf import FLOOR
from entre_tui.security.vault import add_passphrase_user, offer_keyring, unlock_with_passphrase
from entre_tui.storage.sqlcipher.connection import connect
from entre_tui.storage.sqlcipher.presence import maintenance
from tests.screens.at_desk import (
    OTHER_PASSPHRASE,
    PASSPHRASE,
    SIZE,
    Clock,
    at,
    desk,
    screen_text,
    typed,
    until,
)
from tests.screens.conftest import Office


class FakeKeyring:
    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


def keyring() -> OsKeyring:
    backend = FakeKeyring()
    return OsKeyring(backend, trusted=frozenset([f"{__name__}.FakeKeyring", *TRUSTED]))


async def test_the_first_start_makes_a_file_and_knows_who_made_it(tmp_path: Path) -> None:
    remembered: list[Path] = []
    app = desk(tmp_path / "new" / "cases.db", remember=remembered.append)
    async with app.run_test(size=SIZE) as pilot:
        await at(pilot, "FirstRun")
        await typed(pilot, "kort\n")
        assert "at least 15" in screen_text(app)
        await until(pilot, lambda: "does not meet every rule" in screen_text(app), "stays at the line")
        await pilot.press(*["backspace"] * 4)
        assert "does not meet every rule" not in screen_text(app), "said about what stood there before"
        await typed(pilot, f"{PASSPHRASE}\nnot the same\n")
        await until(pilot, lambda: "not the same" in screen_text(app), "two different lines")
        await pilot.press(*["backspace"] * len("not the same"))
        await typed(pilot, f"{PASSPHRASE}\n")
        await at(pilot, "RecoveryKey")
        shown = screen_text(app).split("only this once.")[1].split("It opens")[0].split()
        assert len(shown) == 9
        await typed(pilot, "0000\n" if shown[-1] != "0000" else "1111\n")
        await until(pilot, lambda: "not the last group" in screen_text(app))
        await pilot.press(*["backspace"] * 4)
        await typed(pilot, f"{shown[-1]}\n")
        await at(pilot, "FirstWorker")
        await typed(pilot, "Anna Berg\nGöteborg\n")
        assert "▌ Supervisor" in screen_text(app), "what is chosen shows without colour"
        await pilot.press("enter")
        await at(pilot, "First")
        await until(pilot, lambda: "Göteborg · Anna Berg" in screen_text(app), "head line")
        assert remembered == [tmp_path / "new" / "cases.db"]
        assert app.opening.store.call(verify).broken_at is None
    assert unlock_with_passphrase(tmp_path / "new" / "cases.db", PASSPHRASE).owner == "anna"


async def test_the_right_passphrase_opens(office: Office) -> None:
    app = desk(office.path)
    async with app.run_test(size=SIZE) as pilot:
        await at(pilot, "Unlock")
        await typed(pilot, f"{PASSPHRASE}\n")
        await at(pilot, "First")
        await until(pilot, lambda: "Anna Berg" in screen_text(app))


async def test_wrong_passphrases_are_told_plainly_and_wait_longer_and_longer(office: Office) -> None:
    clock = Clock()
    app = desk(office.path, clock)
    async with app.run_test(size=SIZE) as pilot:
        screen = await at(pilot, "Unlock")
        for tries in range(1, 6):
            await typed(pilot, "fel\n")
            await until(
                pilot,
                lambda: "not a passphrase" in screen_text(app) and not screen._waiting,  # type: ignore[attr-defined]
                f"try {tries}",
            )
        assert app.opening.waited == [1.0, 2.0]  # type: ignore[attr-defined]
        assert "The next try waits 4 seconds." in " ".join(screen_text(app).split())
        assert "fel" not in screen_text(app)
    again = desk(office.path, clock)
    assert again.opening.pause() == 4.0
    async with again.run_test(size=SIZE) as pilot:
        await at(pilot, "Unlock")
        await typed(pilot, f"{PASSPHRASE}\n")
        await at(pilot, "First")
        assert again.opening.waited == [4.0]  # type: ignore[attr-defined]
    assert again.opening.pause() == 0


async def test_the_recovery_key_opens_and_says_where_it_is_mistyped(office: Office) -> None:
    app = desk(office.path)
    async with app.run_test(size=SIZE) as pilot:
        await at(pilot, "Unlock")
        await pilot.press("f2")
        await until(pilot, lambda: "Recovery key" in screen_text(app))
        await typed(pilot, office.recovery[:-1] + "\n")
        await until(pilot, lambda: "characters were typed" in " ".join(screen_text(app).split()))
        await typed(pilot, office.recovery + "\n")
        await at(pilot, "NewPassphrase")
        await pilot.press("escape")
        await at(pilot, "First")


async def test_a_keyring_opens_without_asking(office: Office) -> None:
    own = keyring()
    offer_keyring(office.path, unlock_with_passphrase(office.path, PASSPHRASE), keyring=own)
    app = desk(office.path, keyring=own)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.is_signed_in, "in")
        await at(pilot, "First")


async def test_a_keyring_without_the_key_says_so_and_asks(office: Office) -> None:
    offer_keyring(office.path, unlock_with_passphrase(office.path, PASSPHRASE), keyring=keyring())
    app = desk(office.path, keyring=keyring())
    async with app.run_test(size=SIZE) as pilot:
        await at(pilot, "Unlock")
        assert "has no key" in screen_text(app)


def _no_keys(path: Path) -> None:
    path.with_name(f"{path.name}.keys").unlink()


def _no_file(path: Path) -> None:
    path.unlink()


def _torn_keys(path: Path) -> None:
    path.with_name(f"{path.name}.keys").write_text("{}")


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (_no_keys, "The key file kontor.db.keys is missing."),
        (_no_file, "There is no file at"),
        (_torn_keys, "is damaged"),
    ],
)
async def test_trouble_says_what_is_wrong_and_can_be_tried_again(
    office: Office, tmp_path: Path, harm: object, said: str
) -> None:
    kept = {name: (tmp_path / name).read_bytes() for name in ("kontor.db", "kontor.db.keys")}
    assert callable(harm)
    harm(office.path)
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=SIZE) as pilot:
        await at(pilot, "CannotOpenScreen")
        assert said in " ".join(screen_text(app).split())
        for name, content in kept.items():
            (tmp_path / name).write_bytes(content)
        await pilot.press("enter")
        await at(pilot, "Unlock")


async def test_a_file_in_maintenance_says_so_and_opens_afterwards(office: Office) -> None:
    with maintenance(office.path):
        app = desk(office.path, passphrase=PASSPHRASE)
        async with app.run_test(size=SIZE) as pilot:
            await at(pilot, "CannotOpenScreen")
            assert "in use for maintenance" in " ".join(screen_text(app).split())


async def test_a_file_of_a_newer_version_says_so_and_is_left_alone(office: Office) -> None:
    key = unlock_with_passphrase(office.path, PASSPHRASE)
    raw = connect(office.path, key.hex())
    raw.execute("PRAGMA user_version = 999")
    raw.close()
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=SIZE) as pilot:
        await at(pilot, "CannotOpenScreen")
        assert "newer version of the program" in " ".join(screen_text(app).split())
        assert "Install the newer version" in screen_text(app)


async def test_a_file_that_is_no_case_file_is_left_alone(office: Office) -> None:
    office.path.write_text("a shopping list\n" * 1000)
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=SIZE) as pilot:
        await at(pilot, "CannotOpenScreen")
        assert "does not fit" in " ".join(screen_text(app).split())
    assert office.path.read_text().startswith("a shopping list")


async def test_an_unknown_account_chooses_who_it_is_and_is_remembered(office: Office) -> None:
    key = unlock_with_passphrase(office.path, PASSPHRASE)
    add_passphrase_user(office.path, key, "ab12", OTHER_PASSPHRASE, kdf=FLOOR)
    app = desk(office.path, account="ab12", passphrase=OTHER_PASSPHRASE)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.opening.door.name == "OPEN")
        # Anna has an account already, so there is nobody to choose: the file does not let a stranger in.
        await at(pilot, "UnknownAccount")
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.is_signed_in)
        from entre_tui.casework.core.base import Role
        from entre_tui.casework.office.workers import add_worker

        await app.work(add_worker, "Bo Ek", "Göteborg", Role.WORKER)
    app = desk(office.path, account="ab12", passphrase=OTHER_PASSPHRASE)
    async with app.run_test(size=SIZE) as pilot:
        screen = await at(pilot, "ChooseWorker")
        assert screen.query_one("#workers", OptionList).option_count == 1
        await pilot.press("down", "enter")
        await at(pilot, "First")
        assert app.actor.name == "Bo Ek"
        assert {row.account for row in await app.work(workers)} == {"anna", "ab12"}
