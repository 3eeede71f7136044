"""The way in when something is not as it was: a forgotten passphrase, a colleague's, a file that is gone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from entre_tui.door.states import Door, SecretRefused
from entre_tui.models.record import AuditEntry
from entre_tui.security.keys.kdf import FLOOR
from entre_tui.security.vault import add_passphrase_user, unlock_with_passphrase
from tests.screens.at_desk import (
    OTHER_PASSPHRASE,
    PASSPHRASE,
    SIZE,
    Clock,
    PatientOpening,
    at,
    desk,
    screen_text,
    typed,
    until,
)
from tests.screens.conftest import Office


def log(app: Any) -> list[tuple[str, str, str]]:
    """Action, what about, result of each entry."""
    found: list[tuple[str, str, str]] = app.opening.store.call(
        lambda: [
            (entry.action, entry.record, entry.result)
            for entry in AuditEntry.select().order_by(AuditEntry.sequence)
        ]
    )
    return found


async def test_a_forgotten_passphrase_gets_a_successor_by_the_recovery_key(office: Office) -> None:
    app = desk(office.path)
    async with app.run_test(size=SIZE) as pilot:
        await at(pilot, "Unlock")
        await typed(pilot, "fel\n")
        await until(pilot, lambda: "not a passphrase" in screen_text(app))
        await pilot.press("f2")
        await until(pilot, lambda: "Recovery key" in screen_text(app))
        assert "not a passphrase" not in screen_text(app)
        await typed(pilot, office.recovery + "\n")
        await at(pilot, "NewPassphrase")
        await typed(pilot, f"{OTHER_PASSPHRASE}\n{OTHER_PASSPHRASE}\n")
        await at(pilot, "First")
        await until(pilot, lambda: "Anna Berg" in screen_text(app))
        assert [entry for entry in log(app) if entry[1] or entry[0] == "sign-in"][-4:] == [
            ("failed sign-in", "secret", "1"),
            ("sign-in", "recovery key", "ok"),
            ("change", "passphrase of anna", "ok"),
            ("sign-in", "", "ok"),
        ]
    assert unlock_with_passphrase(office.path, OTHER_PASSPHRASE).owner == "anna"


async def test_on_another_computer_the_one_who_forgot_is_found_by_name(office: Office) -> None:
    key = unlock_with_passphrase(office.path, PASSPHRASE)
    add_passphrase_user(office.path, key, "bo", OTHER_PASSPHRASE, kdf=FLOOR)
    app = desk(office.path, account="elsewhere")
    async with app.run_test(size=SIZE) as pilot:
        await at(pilot, "Unlock")
        await pilot.press("f2")
        await until(pilot, lambda: "Recovery key" in screen_text(app))
        await typed(pilot, office.recovery + "\n")
        await at(pilot, "ForgottenPassphrase")
        await pilot.press("enter")
        await at(pilot, "NewPassphrase")
        await typed(pilot, "nio kloka ugglor på taket\n" * 2)
        await at(pilot, "First")
        await until(pilot, lambda: app.is_signed_in, "who it is")
        assert app.actor.name == "Anna Berg"
        assert app.actor.host.endswith("elsewhere")


async def test_whose_passphrase_it_is_says_who_is_here_and_not_the_account(office: Office) -> None:
    key = unlock_with_passphrase(office.path, PASSPHRASE)
    add_passphrase_user(office.path, key, "bo", OTHER_PASSPHRASE, kdf=FLOOR)
    app = desk(office.path, account="anna")
    async with app.run_test(size=SIZE) as pilot:
        await at(pilot, "Unlock")
        await typed(pilot, f"{OTHER_PASSPHRASE}\n")
        await at(pilot, "UnknownAccount")
        assert "bo belongs to nobody" in screen_text(app)
    app = desk(office.path, account="service")
    async with app.run_test(size=SIZE) as pilot:
        await at(pilot, "Unlock")
        await typed(pilot, f"{PASSPHRASE}\n")
        await at(pilot, "First")
        assert app.actor.name == "Anna Berg"


async def test_a_file_that_was_here_before_and_is_gone_is_no_first_start(tmp_path: Path) -> None:
    app = desk(tmp_path / "share" / "kontor.db", expected=True)
    async with app.run_test(size=SIZE) as pilot:
        await at(pilot, "CannotOpenScreen")
        assert "There is no file at" in screen_text(app)
        assert "network folder is connected" in " ".join(screen_text(app).split())
        await pilot.press("enter")
        await at(pilot, "CannotOpenScreen")
        await pilot.press("n")
        await at(pilot, "FirstRun")


async def test_a_damaged_file_cannot_be_started_anew(office: Office) -> None:
    office.path.with_name(f"{office.path.name}.keys").write_text("{}")
    app = desk(office.path, expected=True)
    async with app.run_test(size=SIZE) as pilot:
        await at(pilot, "CannotOpenScreen")
        await pilot.press("n")
        await at(pilot, "CannotOpenScreen")


async def test_the_offices_file_is_opened_where_the_first_start_is_told_that_it_lies(office: Office) -> None:
    remembered: list[Path] = []
    app = desk(office.path.parent / "nothing" / "entre.db", remember=remembered.append)
    async with app.run_test(size=SIZE) as pilot:
        await at(pilot, "FirstRun")
        await pilot.press("shift+tab", "ctrl+u")
        await typed(pilot, f"{office.path}\n")
        await at(pilot, "Unlock")
        await typed(pilot, f"{PASSPHRASE}\n")
        await at(pilot, "First")
    assert remembered == [office.path]


async def test_what_the_system_does_not_allow_is_told_plainly(tmp_path: Path) -> None:
    app = desk(tmp_path / ("x" * 300))
    async with app.run_test(size=SIZE) as pilot:
        await at(pilot, "CannotOpenScreen")
        assert "cannot be used: File name too long" in " ".join(screen_text(app).split())


async def test_wrong_secrets_are_counted_even_where_nothing_can_be_kept(office: Office) -> None:
    nowhere = office.path / "no-folder"
    clock = Clock()
    opening = PatientOpening(office.path, clock, tries=nowhere)
    for _try in range(3):
        with pytest.raises(SecretRefused):
            await opening.unlock("fel fel fel fel")
    assert opening.pause() == 1


async def test_a_script_with_a_wrong_passphrase_is_counted_and_then_refused(office: Office) -> None:
    clock = Clock()
    for number in range(4):
        opening = PatientOpening(office.path, clock, passphrase="fel fel fel fel")
        opening.begin()
        await opening.wait_until_settled()
        assert opening.door is Door.ASK
        told = "The next try waits 1 second." if number == 3 else "not a passphrase"
        assert told in opening.note
    opening = PatientOpening(office.path, clock, passphrase=PASSPHRASE)
    opening.begin()
    await opening.wait_until_settled()
    assert opening.door is Door.ASK
    clock.forward(seconds=1)
    opening = PatientOpening(office.path, clock, passphrase=PASSPHRASE)
    opening.begin()
    await opening.wait_until_settled()
    assert opening.door is Door.OPEN
    opening.close()


@pytest.mark.parametrize("hours", [-9000, -3, 3, 9000])
async def test_a_wait_outlasts_no_clock_that_is_set(office: Office, hours: float) -> None:
    clock = Clock()
    opening = PatientOpening(office.path, clock)
    for _try in range(5):
        with pytest.raises(SecretRefused):
            await opening.unlock("fel fel fel fel")
        clock.forward(seconds=opening.pause())
    with pytest.raises(SecretRefused):
        await opening.unlock("fel fel fel fel")
    clock.set_to(hours=hours)
    for another in (opening, PatientOpening(office.path, clock)):
        assert another.pause() == 8
    clock.forward(seconds=8)
    assert opening.pause() == 0
    await opening.unlock(PASSPHRASE)
    assert opening.door is Door.OPEN
    opening.close()


async def test_a_time_from_the_future_costs_one_wait_after_the_computer_was_started_anew(
    office: Office,
) -> None:
    clock = Clock()
    clock.set_to(days=400)
    opening = PatientOpening(office.path, clock)
    for _try in range(3):
        with pytest.raises(SecretRefused):
            await opening.unlock("fel fel fel fel")
    clock.set_to(days=-400)
    clock.gone = 3.0
    opening = PatientOpening(office.path, clock)
    assert opening.pause() == 1
    clock.forward(seconds=1)
    assert PatientOpening(office.path, clock).pause() == opening.pause() == 0
    await opening.unlock(PASSPHRASE)
    opening.close()
