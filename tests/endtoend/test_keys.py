"""Who can open the file, by command: a colleague comes and goes, papers and keys are renewed, a backup comes back."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from entre_tui.casework.core.audit import verify
from entre_tui.door.opening.unattended import AUDIT_PURPOSE
from entre_tui.models.record import AuditEntry
from entre_tui.security import vault
from entre_tui.security.errors import WrongSecret
from entre_tui.storage.thread.store import Store
from tests.endtoend.person import Person
from tests.endtoend.test_cli import entre
from tests.endtoend.test_leaving import file
from tests.screens.at_desk import OTHER_PASSPHRASE, PASSPHRASE

__all__ = ["file"]

pytestmark = pytest.mark.endtoend


def by_command(file: Path, home: Path, *words: str) -> Person:
    """The command at a terminal, with the passphrase typed."""
    person = Person([*words, "--database", str(file)], home)
    return person.sees("Passphrase:").types(PASSPHRASE).presses("enter")


def add_bo(file: Path, home: Path) -> None:
    with by_command(file, home, "key", "add", "bo") as anna:
        anna.sees("Their name").types("Bo Ek").presses("enter")
        anna.sees("Their office [Göteborg]").presses("enter").sees("Supervisor?").presses("enter")
        anna.sees("New passphrase of bo").types("kort").presses("enter").sees("at least 15")
        # What is typed before the question stands there is thrown away.
        anna.sees("Several words are easiest . New passphrase of bo:").types(OTHER_PASSPHRASE).presses(
            "enter"
        )
        anna.sees("The same again:").types(OTHER_PASSPHRASE).presses("enter")
        anna.sees("Bo Ek was added.")
        assert anna.ended() == 0
        assert OTHER_PASSPHRASE.encode() not in anna.written


def log(file: Path) -> list[tuple[str, str, str]]:
    key = vault.unlock_with_passphrase(file, PASSPHRASE)
    store = Store.open(file, key.hex())
    try:
        rows = AuditEntry.select().order_by(AuditEntry.sequence)
        return store.call(lambda: [(row.action, row.record, row.recipient) for row in rows])
    finally:
        store.close()


def test_a_colleague_is_added_works_and_is_taken_away_with_a_new_key_for_the_file(
    file: Path, tmp_path: Path
) -> None:
    add_bo(file, tmp_path)
    with Person(["--database", str(file)], tmp_path) as bo:
        bo.unlocks(OTHER_PASSPHRASE, ["Göteborg · Bo Ek"])
        assert bo.leaves() == 0
    before = vault.unlock_with_passphrase(file, OTHER_PASSPHRASE)
    with by_command(file, tmp_path, "key", "remove", "bo") as anna:
        anna.sees("bo cannot open the case file any more.", "sealed with a new key")
        assert anna.ended() == 0
    with pytest.raises(WrongSecret):
        vault.unlock_with_passphrase(file, OTHER_PASSPHRASE)
    assert vault.unlock_with_passphrase(file, PASSPHRASE).hex() != before.hex()
    with Person(["--database", str(file)], tmp_path) as anna:
        anna.unlocks(PASSPHRASE, ["Göteborg · Anna Berg"])
        assert anna.leaves() == 0
    kept = [entry for entry in log(file) if entry[0] not in ("sign-in", "collect", "read")]
    assert kept == [
        ("disclose", "passphrase", "bo"),
        ("erase", "passphrase", "bo"),
        ("change", "data key", ""),
    ]


def test_a_colleague_becomes_supervisor_and_the_last_one_stays(file: Path, tmp_path: Path) -> None:
    add_bo(file, tmp_path)
    words = ("--database", str(file), "--passphrase-fd", "0")

    def key(*does: str, by: str = PASSPHRASE) -> tuple[int, str]:
        done = entre(tmp_path, "key", *does, *words, given=f"{by}\n")
        return done.returncode, done.stdout + done.stderr

    assert "the only supervisor" in key("role", "anna", "case-worker")[1]
    assert "the only supervisor" in key("remove", "anna")[1]
    assert key("role", "bo", "supervisor", by=OTHER_PASSPHRASE) == (1, "Only a supervisor can do this.\n")
    assert key("role", "bo", "supervisor") == (0, "Bo Ek is a supervisor from the next start on.\n")
    code, told = key("role")
    assert code == 0
    assert [line.split() for line in told.splitlines()] == [
        ["anna", "Anna", "Berg,", "Göteborg:", "supervisor"],
        ["bo", "Bo", "Ek,", "Göteborg:", "supervisor"],
    ]
    assert key("role", "anna", "case-worker", by=OTHER_PASSPHRASE)[0] == 0
    assert key("remove", "bo") == (1, "Only a supervisor can do this.\n")
    kept = [entry for entry in log(file) if entry[:2] == ("change", "worker")]
    assert len(kept) == 2


def test_who_stands_in_an_offices_list_is_picked_up_by_name(file: Path, tmp_path: Path) -> None:
    names = tmp_path / "clients.csv"
    names.write_text("Reference;Name;Case worker\nE-0301;Nord, Siv;Ek, Bo\n", "utf-8")
    words = ("--database", str(file), "--passphrase-fd", "0")
    assert entre(tmp_path, "import", str(names), *words, given=PASSPHRASE).returncode == 0
    add_bo(file, tmp_path)
    with Person(["--database", str(file)], tmp_path) as bo:
        bo.unlocks(OTHER_PASSPHRASE, ["Göteborg · Bo Ek", "Nord, Siv"])
        assert bo.leaves() == 0
    told = entre(tmp_path, "key", "remove", "bo", *words, given=PASSPHRASE)
    assert "Bo Ek still has 1 open case" in told.stdout
    add_bo_again = by_command(file, tmp_path, "key", "add", "bo")
    with add_bo_again as anna:
        anna.sees("Bo Ek was here before.", "Their office").presses("enter").sees("Supervisor?").presses(
            "enter"
        )
        anna.sees("New passphrase of bo").types(OTHER_PASSPHRASE).presses("enter")
        anna.sees("The same again:").types(OTHER_PASSPHRASE).presses("enter").sees("Bo Ek was added.")
        assert anna.ended() == 0


def test_the_file_keeps_its_key_while_others_work_in_it(file: Path, tmp_path: Path) -> None:
    add_bo(file, tmp_path)
    with Person(["--database", str(file)], tmp_path) as bo:
        bo.unlocks(OTHER_PASSPHRASE, ["Göteborg · Bo Ek"])
        with by_command(file, tmp_path, "key", "remove", "bo") as anna:
            anna.sees(
                "bo cannot open the case file any more.", "Others have the file open.", "entre key rotate"
            )
            assert anna.ended() == 1
        bo.presses("?").sees("Add a client")


def test_a_new_recovery_key_is_not_left_on_the_terminal(file: Path, tmp_path: Path) -> None:
    with by_command(file, tmp_path, "key", "recovery") as anna:
        anna.sees("Type the last group")
        (shown,) = re.findall(r"(?:[A-Z]{4}-){8}\d{4}", anna.text())
        anna.types("0000" if shown[-4:] != "0000" else "1111").presses("enter").sees("not the last group")
        anna.types(shown[-4:]).presses("enter").sees("There is a new recovery key.")
        assert anna.ended() == 0
        other_screen = anna.written.index(b"\x1b[?1049h"), anna.written.index(b"\x1b[?1049l")
        assert other_screen[0] < anna.written.index(shown.encode()) < other_screen[1]
    assert vault.unlock_with_recovery(file, shown)


def test_the_recovery_key_opens_for_a_command_too(file: Path, tmp_path: Path) -> None:
    key = vault.unlock_with_passphrase(file, PASSPHRASE)
    recovery = vault.new_recovery_key(file, key)
    with Person(["check", "--database", str(file)], tmp_path) as anna:
        anna.sees("Passphrase:").types(recovery.lower()).presses("enter").sees("is not known")
        assert anna.ended() == 1


def test_a_damaged_file_is_set_aside_for_its_backup(file: Path, tmp_path: Path) -> None:
    given = f"{PASSPHRASE}\n"
    words = ("--database", str(file), "--passphrase-fd", "0")
    assert entre(tmp_path, "restore", "--database", str(file)).returncode == 1
    assert entre(tmp_path, "backup", *words, given=given).returncode == 0
    shutil.copy(file, tmp_path / "damaged")
    with file.open("r+b") as torn:
        torn.seek(4096)
        torn.write(bytes(50_000))
    told = entre(tmp_path, "check", *words, given=given)
    assert told.returncode == 1
    assert "entre restore" in told.stdout + told.stderr
    copy = entre(tmp_path, "restore", "--database", str(file)).stdout.splitlines()[0]
    done = entre(tmp_path, "restore", copy, *words, given=given)
    assert done.returncode == 0, done.stderr
    assert "The file that was there lies at" in done.stdout
    assert entre(tmp_path, "check", *words, given=given).returncode == 0
    assert ("change", "restored from a backup", "") in log(file)


def test_the_log_holds_together_over_a_new_key(file: Path, tmp_path: Path) -> None:
    done = entre(tmp_path, "key", "rotate", "--database", str(file), "--passphrase-fd", "0", given=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    key = vault.unlock_with_passphrase(file, PASSPHRASE)
    store = Store.open(file, key.hex())
    try:
        from entre_tui.casework.core.audit import take_key

        store.call(take_key, key.derive(AUDIT_PURPOSE))
        assert store.call(verify).broken_at is None
    finally:
        store.close()
