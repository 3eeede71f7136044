"""Changing the data key: nobody else's passphrase is needed, and a kill at any moment leaves one that opens."""

from __future__ import annotations

import hashlib
import random
import signal
import subprocess
import sys

import pytest

from entre_tui.security import vault
from entre_tui.security.errors import KeyFileBusy, LastSlot, RotationPending, SecurityError, WrongSecret
from entre_tui.security.key_file import keyfile
from entre_tui.security.keys.kdf import FLOOR
from tests.security.conftest import OWNER, PASSPHRASE, Made

OTHER = "tre blå cyklar i oktoberregn"


def test_everybody_who_stays_opens_the_new_key_with_what_they_had(made: Made) -> None:
    vault.add_passphrase_user(made.path, made.key, "bo", OTHER, kdf=FLOOR)
    new = vault.rotate_begin(made.path, made.key)
    assert vault.pending_generation(made.path) == 2
    vault.rotate_end(made.path, new)
    assert vault.pending_generation(made.path) is None
    for key in (
        vault.unlock_with_passphrase(made.path, PASSPHRASE, owner=OWNER),
        vault.unlock_with_passphrase(made.path, OTHER, owner="bo"),
        vault.unlock_with_recovery(made.path, made.recovery),
    ):
        assert key.hex() == new.hex()
        assert key.hex() != made.key.hex()
        assert key.candidates() == (key,)


def test_who_leaves_opens_nothing_any_more(made: Made) -> None:
    vault.add_passphrase_user(made.path, made.key, "bo", OTHER, kdf=FLOOR)
    new = vault.rotate_begin(made.path, made.key, leaving=["bo"])
    vault.rotate_end(made.path, new)
    with pytest.raises(WrongSecret):
        vault.unlock_with_passphrase(made.path, OTHER, owner="bo")
    assert vault.unlock_with_recovery(made.path, made.recovery).hex() == new.hex()
    with pytest.raises(LastSlot):
        vault.rotate_begin(made.path, new, leaving=[OWNER])


def test_between_begin_and_end_both_keys_are_offered(made: Made) -> None:
    new = vault.rotate_begin(made.path, made.key)
    now = vault.unlock_with_recovery(made.path, made.recovery)
    old_one, new_one = now.candidates()
    assert old_one.hex() == made.key.hex()
    assert new_one.hex() == new.hex()
    with pytest.raises(RotationPending):
        vault.rotate_begin(made.path, made.key)
    with pytest.raises(RotationPending):
        vault.new_recovery_key(made.path, made.key)


def test_a_change_is_taken_back_with_the_old_key(made: Made) -> None:
    vault.add_passphrase_user(made.path, made.key, "bo", OTHER, kdf=FLOOR)
    new = vault.rotate_begin(made.path, made.key, leaving=["bo"])
    vault.rotate_end(made.path, made.key)
    assert vault.unlock_with_passphrase(made.path, OTHER, owner="bo").hex() == made.key.hex()
    with pytest.raises(SecurityError):
        vault.new_recovery_key(made.path, new)


def test_the_old_key_changes_nothing_after_the_end(made: Made) -> None:
    new = vault.rotate_begin(made.path, made.key)
    vault.rotate_end(made.path, new)
    vault.rotate_end(made.path, new)
    for refused in (vault.rotate_end, vault.rotate_begin, vault.new_recovery_key):
        with pytest.raises(WrongSecret):
            refused(made.path, made.key)


def test_many_changes_in_a_row_leave_no_old_key_behind(made: Made) -> None:
    key = made.key
    for _round in range(5):
        new = vault.rotate_begin(made.path, key)
        vault.rotate_end(made.path, new)
        key = new
    file = keyfile.load(made.sidecar)
    assert file.generation == 6
    assert {entry.generation for entry in file.sealed} == {6}
    assert not any(slot.ciphertext for slot in file.slots)
    vault.change_passphrase(made.path, PASSPHRASE, OTHER, kdf=FLOOR)
    assert vault.unlock_with_passphrase(made.path, OTHER).hex() == key.hex()
    again = vault.rotate_begin(made.path, vault.unlock_with_recovery(made.path, made.recovery))
    vault.rotate_end(made.path, again)
    assert vault.unlock_with_passphrase(made.path, OTHER).hex() == again.hex()


_CHANGER = """
import sys
from entre_tui.security import vault
path, recovery = sys.stdin.readline().strip(), sys.stdin.readline().strip()
new = vault.rotate_begin(path, vault.unlock_with_recovery(path, recovery))
print("begun", flush=True)
sys.stdin.readline()
print(vault.rotate_end(path, new), flush=True)
"""


def changer(made: Made) -> subprocess.Popen[str]:
    """Another process that has begun to change the key."""
    other = subprocess.Popen(
        [sys.executable, "-c", _CHANGER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdin is not None
    assert other.stdout is not None
    other.stdin.write(f"{made.path}\n{made.recovery}\n")
    other.stdin.flush()
    assert other.stdout.readline() == "begun\n"
    return other


def test_who_opens_the_file_in_the_middle_of_a_change_does_not_end_it(made: Made) -> None:
    other = changer(made)
    mine = vault.unlock_with_recovery(made.path, made.recovery)
    assert len(mine.candidates()) == 2
    assert not vault.rotate_end(made.path, mine)
    assert vault.pending_generation(made.path) == 2
    with pytest.raises(KeyFileBusy):
        vault.rotate_begin(made.path, mine)
    assert other.communicate("\n")[0] == "True\n"
    assert vault.unlock_with_recovery(made.path, made.recovery).generation == 2


def test_a_change_whose_process_died_is_ended_by_the_next_who_opens(made: Made) -> None:
    other = changer(made)
    other.kill()
    other.communicate()
    mine = vault.unlock_with_recovery(made.path, made.recovery)
    with pytest.raises(RotationPending):
        vault.rotate_begin(made.path, mine)
    assert vault.rotate_end(made.path, mine.candidates()[1])
    assert (
        vault.unlock_with_recovery(made.path, made.recovery).candidates()[0].hex()
        == mine.candidates()[1].hex()
    )


_WRITER = """
import hashlib, sys
from entre_tui.security import vault
path, recovery = sys.stdin.read().split("\\n")
key = vault.unlock_with_recovery(path, recovery)
def say(key): print(hashlib.sha256(key.raw()).hexdigest(), flush=True)
say(key)
while True:
    new = vault.rotate_begin(path, key)
    say(new)
    vault.rotate_end(path, new)
    say(new)
    key = new
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")
def test_kill_9_while_the_key_file_is_written_leaves_a_key_that_opens(made: Made) -> None:
    chance = random.Random(2016)
    for _round in range(25):
        writer = subprocess.Popen(
            [sys.executable, "-c", _WRITER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert writer.stdin is not None
        assert writer.stdout is not None
        writer.stdin.write(f"{made.path}\n{made.recovery}")
        writer.stdin.close()
        said = [writer.stdout.readline() for _line in range(chance.randrange(1, 6))]
        writer.send_signal(signal.SIGKILL)
        said += writer.stdout.readlines()
        writer.wait()
        writer.stdout.close()
        last = [line.strip() for line in said if line.endswith("\n")][-1]
        now = vault.unlock_with_recovery(made.path, made.recovery)
        known = [hashlib.sha256(key.raw()).hexdigest() for key in now.candidates()]
        assert last in known
        vault.rotate_end(made.path, now.candidates()[known.index(last)])
    assert not list(made.path.parent.glob("*.part"))
