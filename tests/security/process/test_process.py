"""Waiting after wrong passphrases, locking when idle, reading a passphrase from a descriptor, closing the process."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entre_tui.security.errors import SecretUnreadable
from entre_tui.security.process import delay
from entre_tui.security.process.delay import Attempts, delay_after, seconds_to_wait
from entre_tui.security.process.hardening import clear_switches
from entre_tui.security.process.idle import IdlePolicy, IdleState
from entre_tui.security.process.secret_descriptor import LONGEST_BYTES, MOST, read_secret

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_two_tries_are_free_and_then_the_wait_grows_to_five_minutes() -> None:
    waits = [delay_after(failures).total_seconds() for failures in range(13)]
    assert waits == [0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300]
    assert delay_after(10**9) == timedelta(minutes=5)


@given(st.integers(0, 10**6), st.integers(-(10**8), 10**8))
def test_the_wait_is_never_negative_and_never_longer_than_the_whole(failures: int, gone: int) -> None:
    attempts = Attempts(failures, NOW, 50.0)
    for steady in (50.0, 50.0 + gone, 49.0):
        wait = seconds_to_wait(attempts, NOW + timedelta(seconds=gone), steady)
        assert 0 <= wait <= delay_after(failures).total_seconds()


def test_wrong_passphrases_are_remembered_per_file_and_over_a_restart(tmp_path: Path) -> None:
    state, case_file, other = tmp_path / "state", tmp_path / "a.entre", tmp_path / "b.entre"
    assert seconds_to_wait(delay.recall(state, case_file), NOW, 9.0) == 0
    for _time in range(6):
        delay.remember(state, case_file, delay.recall(state, case_file).count_failure(NOW, 9.0))
    assert delay.recall(state, case_file) == Attempts(6, NOW, 9.0)
    assert seconds_to_wait(delay.recall(state, case_file), NOW - timedelta(days=9), 12.0) == 5
    # Started anew since: only the computer's time is left.
    assert seconds_to_wait(delay.recall(state, case_file), NOW + timedelta(seconds=3), 1.0) == 5
    assert delay.recall(state, other) == Attempts()
    assert "a.entre" not in " ".join(path.name for path in state.iterdir())
    delay.forget_failures(state, case_file)
    assert delay.recall(state, case_file) == Attempts()


@pytest.mark.parametrize(
    "kept",
    [
        b"",
        b"{",
        b"[]",
        b'{"failures": "x", "last": 1}',
        b'{"failures": 1, "last": 1e99}',
        b'{"failures": 1, "last": 1, "steady": NaN}',
    ],
)
def test_an_unreadable_memory_counts_as_none(tmp_path: Path, kept: bytes) -> None:
    delay.remember(tmp_path, tmp_path / "a.entre", Attempts(1, NOW, 9.0))
    (place,) = tmp_path.glob("tries-*")
    place.write_bytes(kept)
    assert delay.recall(tmp_path, tmp_path / "a.entre") == Attempts()


@pytest.mark.parametrize(
    ("minutes", "state", "left"),
    [
        (0, IdleState.OPEN, 300),
        (4.5, IdleState.OPEN, 30),
        (5, IdleState.LOCKED, 600),
        (14, IdleState.LOCKED, 60),
        (15, IdleState.DROPPED, None),
        (9000, IdleState.DROPPED, None),
    ],
)
def test_the_screen_locks_and_then_the_key_goes(minutes: float, state: IdleState, left: float | None) -> None:
    assert IdlePolicy().state(minutes * 60) is state
    assert IdlePolicy().seconds_to_change(minutes * 60) == left


def test_a_policy_that_drops_before_it_locks_is_refused() -> None:
    with pytest.raises(ValueError, match="locks"):
        IdlePolicy(timedelta(minutes=20))


def through_a_pipe(content: bytes, *, keep_open: bool = False) -> str:
    reading, writing = os.pipe()
    os.write(writing, content)
    if not keep_open:
        os.close(writing)
    try:
        return read_secret(reading)
    finally:
        if keep_open:
            os.close(writing)


posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has descriptor 0 only")


@posix_only
@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n"])
def test_one_line_break_is_taken_off_and_nothing_else(ending: bytes) -> None:
    assert through_a_pipe("  två blå cyklar ".encode() + ending) == "  två blå cyklar "


@posix_only
def test_a_line_is_enough_though_the_pipe_stays_open() -> None:
    assert through_a_pipe(b"line\n", keep_open=True) == "line"


@posix_only
@pytest.mark.parametrize(
    "content", [b"", b"\n", b"one\ntwo\n", b"\xff\xfe", b"a\0b", b"a\x1bb", b"x" * (LONGEST_BYTES + 1)]
)
def test_anything_else_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(SecretUnreadable) as refused:
        through_a_pipe(content)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("descriptor", [-1, 1, 2, 987, MOST + 1])
def test_a_descriptor_that_cannot_be_is_refused(descriptor: int) -> None:
    with pytest.raises(SecretUnreadable):
        read_secret(descriptor)


def test_the_switches_of_textual_are_taken_out_and_the_rest_is_left() -> None:
    environ = {
        "TEXTUAL": "devtools",
        "TEXTUAL_LOG": "/tmp/x",
        "TEXTUAL_PRESS": "q",
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": "/tmp",
        "TEXTUAL_DEVTOOLS_PORT": "1",
        "TEXTUAL_DRIVER": "x:Y",
        "TEXTUAL_FPS": "120",
        "HOME": "/home/anna",
    }
    clear_switches(environ)
    assert environ == {"TEXTUAL_FPS": "120", "HOME": "/home/anna"}


_HARDENED = """
import os
from entre_tui.security.process.hardening import harden
print(*harden())
open("made", "w").close()
print(oct(os.stat("made").st_mode & 0o777), "TEXTUAL_LOG" in os.environ)
import resource
print(resource.getrlimit(resource.RLIMIT_CORE))
import ctypes
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux what took hold")
def test_what_is_closed_is_closed(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _HARDENED],
        cwd=tmp_path,
        env={**os.environ, "TEXTUAL_LOG": "x", "PYTHONPATH": str(Path(__file__).parents[3])},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines() == ["umask core dumpable", "0o600 False", "(0, 0)", "0"]
