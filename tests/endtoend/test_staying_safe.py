"""What is typed stays in the encrypted file and nowhere else, and is there again whatever ends the program."""

from __future__ import annotations

import os
import signal
import termios
import time
from pathlib import Path

import pytest

from tests.endtoend.person import Person
from tests.endtoend.test_leaving import drafts, file
from tests.screens.at_desk import PASSPHRASE

__all__ = ["file"]

pytestmark = pytest.mark.endtoend

SOAK = 200
FEW, MANY = 50, 500


def opened(person: Person) -> Person:
    return person.unlocks(PASSPHRASE, ["Göteborg · Anna Berg"])


def test_killed_in_the_middle_of_typing_it_has_kept_what_was_typed_before(file: Path, tmp_path: Path) -> None:
    with Person(["--database", str(file)], tmp_path) as anna:
        opened(anna).presses("n").sees("Family name")
        # No pause in which to keep it: it is kept while one types on.
        for number in range(10_000):
            anna.types(f"{number % 100:02d}").sees(f"{number % 100:02d}")
            if number % 20 == 19 and any("0001" in text for text in drafts(file)):
                break
        os.kill(anna.pid, signal.SIGKILL)
        assert anna.ended() == -signal.SIGKILL
    with Person(["--database", str(file)], tmp_path) as anna:
        opened(anna).sees("Not saved yet: New client.").presses("n").sees("Not saved yet: your draft", "0001")


@pytest.mark.soak
@pytest.mark.parametrize("run", range(SOAK))
def test_killed_anywhere_it_loses_at_most_a_second(file: Path, tmp_path: Path, run: int) -> None:
    kill_while_typing(file, tmp_path, 13 + run * 7 % 41)


def kill_while_typing(file: Path, home: Path, count: int) -> None:
    """Type so many numbers, ten a second, kill -9, and look how far the draft in the file goes.

    By the clock, and so for a machine that does nothing else.
    """
    with Person(["--database", str(file)], home) as anna:
        opened(anna).presses("n").sees("Family name")
        began = time.monotonic()
        for number in range(count):
            anna.types(f"{number:02d}").sees(f"{number:02d}")
            while time.monotonic() < began + number * 0.1:
                anna.read(0.02)
        typed_a_second_ago = int((time.monotonic() - began - 1) / 0.1) - 1
        os.kill(anna.pid, signal.SIGKILL)
        assert anna.ended() == -signal.SIGKILL
    kept = next(text for text in drafts(file) if "0001" in text)
    assert f"{max(0, typed_a_second_ago):02d}" in kept


@pytest.mark.parametrize("count", [FEW, pytest.param(MANY, marks=pytest.mark.soak)])
def test_nothing_typed_is_found_outside(file: Path, tmp_path: Path, count: int) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    marks = markers(count)
    anna = Person(["--database", str(file)], tmp_path, environment={"TMPDIR": str(temporary)})
    with anna:
        write_everywhere(opened(anna), marks)
        for name in ("cmdline", "environ"):
            inside = Path(f"/proc/{anna.pid}/{name}")
            if os.access(inside, os.R_OK):
                assert not found(inside.read_bytes(), marks)
        os.kill(anna.pid, signal.SIGTERM)
        anna.ended()
    left = [path for path in (*tmp_path.rglob("*"), *temporary.rglob("*")) if path.is_file()]
    assert any(path.name == file.name for path in left)
    for path in left:
        assert not found(path.read_bytes(), marks), path


def write_everywhere(anna: Person, marks: list[str]) -> None:
    """A client's name, a note, a goal, and a piece of the formulation that stays a draft; each mark in one of them."""
    fifth = len(marks) // 5
    anna.presses("n").sees("Family name").types(marks[0]).presses("tab").types(marks[1])
    anna.presses("ctrl+s").sees("was added").presses("enter").sees("Overview")
    anna.presses("n").pastes(" ".join(marks[2 : 2 * fifth])).presses("ctrl+s").sees("the note is written")
    anna.presses("g").sees("Goals").presses("n").sees("New goal")
    anna.types(" ".join(marks[2 * fifth : 2 * fifth + 5])).presses("ctrl+s").sees("Goals")
    anna.presses("f", "e").sees("ctrl+s save").pastes(" ".join(marks[2 * fifth + 5 :]))
    anna.sees(marks[-1]).is_quiet(1.0)


def markers(count: int) -> list[str]:
    """Words that occur nowhere else."""
    return [f"qxmarkör{number:03d}z" for number in range(count)]


def found(data: bytes, marks: list[str]) -> list[str]:
    """The markers in it, and the passphrase, however they are written."""
    return [
        marker
        for marker in (*marks, PASSPHRASE)
        if marker.encode() in data or marker.encode("utf-16-le") in data
    ]


def test_a_passphrase_typed_before_the_program_stands_opens_and_does_not_show(
    file: Path, tmp_path: Path
) -> None:
    with Person(["--database", str(file)], tmp_path) as anna:
        anna.waits_for(lambda: not termios.tcgetattr(anna.fd)[3] & termios.ECHO)
        anna.types(PASSPHRASE).presses("enter").sees("Göteborg · Anna Berg")
        anna.presses("q")
        assert anna.ended() == 0
        assert PASSPHRASE.encode() not in anna.written
        assert termios.tcgetattr(anna.fd)[3] & termios.ECHO


@pytest.mark.parametrize("way", ["q", "SIGHUP", "SIGTERM", "hang up"])
def test_the_demonstration_leaves_nothing_behind(tmp_path: Path, way: str) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    person = Person(["demo", "--clients", "20"], tmp_path, environment={"TMPDIR": str(temporary)})
    with person:
        person.sees("E-00").is_quiet()
        assert any(temporary.iterdir())
        if way == "q":
            person.presses("q")
        elif way == "hang up":
            person.hang_up()
        else:
            os.kill(person.pid, getattr(signal, way))
        person.ended()
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("a wrong passphrase", "not a passphrase"),
        ("no keys", "missing"),
        ("damaged", "damaged"),
        ("newer", "newer"),
    ],
)
def test_trouble_is_told_plainly(file: Path, tmp_path: Path, harm: str, told: str) -> None:
    do_harm(file, harm)
    with Person(["--database", str(file)], tmp_path) as anna:
        if harm != "no keys":
            anna.unlocks("fel fel fel fel fel" if harm == "a wrong passphrase" else PASSPHRASE)
        anna.sees(told)
        assert "Traceback" not in anna.text()
        if harm == "a wrong passphrase":
            anna.types(PASSPHRASE).presses("enter").sees("Göteborg · Anna Berg")
        assert anna.leaves() == 0


def do_harm(file: Path, harm: str) -> None:
    if harm == "no keys":
        file.with_name(f"{file.name}.keys").unlink()
    elif harm == "damaged":
        data = bytearray(file.read_bytes())
        data[100:4000] = os.urandom(3900)
        file.write_bytes(data)
    elif harm == "newer":
        from entre_tui.security import vault
        from entre_tui.storage.thread.store import Store

        store = Store.open(file, vault.unlock_with_passphrase(file, PASSPHRASE).hex())
        store.call(_from_the_future)
        store.close()


def _from_the_future() -> None:
    from entre_tui.storage.proxy import database

    database.execute_sql("PRAGMA user_version = 9999")


_from_the_future.__entre_mode__ = "change"  # type: ignore[attr-defined]
