"""The `entre` command without its interface: plain messages, exit codes, no traceback, no secret in sight."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from entre_tui import cli, command_line
from tests.endtoend.terminal import ROOT
from tests.endtoend.test_leaving import file
from tests.screens.at_desk import PASSPHRASE

__all__ = ["file"]

pytestmark = pytest.mark.endtoend


def entre(home: Path, *words: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "DBUS_"))}
    environ |= {"HOME": str(home), "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "entre_tui", *words]
    done = subprocess.run(
        command, input=given or "", capture_output=True, text=True, env=environ, timeout=120, check=False
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


def test_without_a_terminal_it_says_that_it_needs_one(tmp_path: Path) -> None:
    done = entre(tmp_path, "--database", str(tmp_path / "none.db"))
    assert done.returncode == cli.WRONG_USE
    assert "needs a terminal" in done.stderr


@pytest.mark.parametrize(
    "words", [["--nonsense"], ["no-such-job"], ["key"], ["--passphrase-fd", "x"], ["--database", ""]]
)
def test_wrong_use_is_told(tmp_path: Path, words: list[str]) -> None:
    assert entre(tmp_path, *words).returncode == cli.WRONG_USE


def test_help_names_every_job_and_speaks_the_language_asked_for(tmp_path: Path) -> None:
    shown = entre(tmp_path, "--help").stdout
    for job in command_line.JOBS:
        assert f"    {job} " in shown
    assert entre(tmp_path, "--language", "sv", "--help").returncode == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--database"], "--database: ett värde saknas"),
        (["key"], "detta måste anges: VAD"),
        (["no-such-job"], "'no-such-job' finns inte"),
        (["demo", "--clients", "many"], "välj ett tal från 1"),
    ],
)
def test_wrong_use_is_told_in_swedish_too(tmp_path: Path, words: list[str], told: str) -> None:
    done = entre(tmp_path, "--language", "sv", *words)
    assert done.returncode == cli.WRONG_USE
    assert told in " ".join(done.stderr.split())
    assert done.stderr.startswith("användning: ")
    assert "error" not in done.stderr


def test_a_language_there_is_none_of_is_told(tmp_path: Path) -> None:
    done = entre(tmp_path, "--language", "xx", "check")
    assert done.returncode == cli.WRONG_USE
    assert "there are: en, sv" in done.stderr


def test_check_finds_a_sound_file_sound(file: Path, tmp_path: Path) -> None:
    done = entre(tmp_path, "check", "--database", str(file), "--passphrase-fd", "0", given=f"{PASSPHRASE}\n")
    assert done.returncode == 0, done.stderr
    assert "The file is whole." in done.stdout


def test_a_head_kept_elsewhere_shows_whether_the_log_was_cut(file: Path, tmp_path: Path) -> None:
    def check(*words: str) -> tuple[int, str]:
        where = ("--database", str(file), "--passphrase-fd", "0")
        done = entre(tmp_path, "check", *words, *where, given=f"{PASSPHRASE}\n")
        return done.returncode, done.stdout

    code, told = check()
    assert code == 0
    head = told.partition("elsewhere: ")[2].split()[0]
    # Later entries follow it, and how it was copied does not matter.
    assert check("--head", f" {head.upper()} ")[0] == 0
    assert check("--head", head[:-1])[0] == cli.WRONG_USE
    code, told = check("--head", "0" * len(head))
    assert code == 1
    assert "! The head that was kept is not in the log: entries were cut off its end." in told


def test_a_wrong_passphrase_ends_with_one_plain_sentence(file: Path, tmp_path: Path) -> None:
    done = entre(tmp_path, "check", "--database", str(file), "--passphrase-fd", "0", given="fel fel fel\n")
    assert done.returncode == cli.FAILED
    assert done.stderr.count("\n") == 1
    assert "not a passphrase" in done.stderr
    assert "fel fel" not in done.stdout + done.stderr


def test_a_backup_lies_beside_with_its_keys(file: Path, tmp_path: Path) -> None:
    done = entre(tmp_path, "backup", "--database", str(file), "--passphrase-fd", "0", given=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    copies = sorted(each.name for each in (file.parent / "backups").iterdir())
    assert len([name for name in copies if name.endswith(".db")]) == 1
    assert len([name for name in copies if name.endswith(".db.keys")]) == 1


def test_the_ways_of_opening_are_listed_without_a_key(file: Path, tmp_path: Path) -> None:
    done = entre(tmp_path, "key", "list", "--database", str(file))
    assert "anna" in done.stdout
    assert "recovery key" in done.stdout


def test_a_missing_key_file_is_told_plainly(file: Path, tmp_path: Path) -> None:
    file.with_name(f"{file.name}.keys").unlink()
    done = entre(tmp_path, "check", "--database", str(file), "--passphrase-fd", "0", given=PASSPHRASE)
    assert done.returncode == cli.FAILED
    assert "is missing" in done.stderr


def test_the_offices_figures(file: Path, tmp_path: Path) -> None:
    words = ("settings", "no_contact_days=21", "--database", str(file), "--passphrase-fd", "0")
    done = entre(tmp_path, *words, given=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    assert "no_contact_days         21" in done.stdout
    assert "retention_years         10" in done.stdout


def test_ones_own_appointments_become_a_calendar_file(file: Path, tmp_path: Path) -> None:
    words = ("calendar", str(tmp_path / "mine"), "--database", str(file), "--passphrase-fd", "0")
    done = entre(tmp_path, *words, given=PASSPHRASE)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "mine.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    again = entre(tmp_path, *words, given=PASSPHRASE)
    assert (again.returncode, again.stderr) == (cli.FAILED, "There is already a file mine.ics.\n")


NASTY = "2026\x1b]0;mine\x07\x1b[31m\u202egnp\u200b"


def test_names_of_files_and_words_reach_the_terminal_only_as_what_can_be_seen(
    file: Path, tmp_path: Path
) -> None:
    backups = file.parent / "backups"
    backups.mkdir(exist_ok=True)
    (backups / f"{NASTY}.db").write_bytes(b"")
    for words in (
        ["restore", "--database", str(file)],
        ["restore", f"/nowhere/{NASTY}", "--database", str(file)],
        [NASTY],
        ["demo", "--clients", NASTY],
        ["check", "--database", f"/nowhere/{NASTY}"],
        ["--database", f"/nowhere/{NASTY}"],
        ["settings", f"{NASTY}=1", "--database", str(file), "--passphrase-fd", "0"],
        ["import", f"/nowhere/{NASTY}.xlsx", "--database", str(file), "--passphrase-fd", "0"],
    ):
        done = entre(tmp_path, *words, given=PASSPHRASE)
        printed = done.stdout + done.stderr
        assert all(line.isprintable() for line in printed.splitlines()), (words, printed)
        assert printed, words
