"""Among the jobs of a shell: started behind another, brought to the front, sent back."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator

import pytest

from tests.terminal.programs.ptyapp import SAMPLE, PtyApp

pytestmark = [
    pytest.mark.endtoend,
    pytest.mark.skipif(shutil.which("bash") is None, reason="needs a shell with jobs"),
]


@pytest.fixture(params=["lean", "stock"])
def shell(request: pytest.FixtureRequest) -> Iterator[PtyApp]:
    """A shell with the sample program started behind it."""
    shell = PtyApp(request.param, command=["bash", "--norc", "-i"])
    os.write(shell.fd, f"{sys.executable} {SAMPLE} {request.param} &\r".encode())
    # It is stopped as soon as it wants the terminal, which the shell tells before its next prompt.
    assert shell.until(lambda: os.write(shell.fd, b"\r") > 0 and "Stopped" in shell.output)
    yield shell
    shell.close()


def test_brought_to_the_front_it_draws_and_hears_and_gives_the_terminal_back(shell: PtyApp) -> None:
    os.write(shell.fd, b"fg\r")
    assert shell.shows("▌000")
    shell.press("down down")
    assert shell.shows("▌002")
    before = len(shell.output)
    shell.press("\x1bOS")
    # What is typed before the shell asks again is the program's: Textual's own driver throws it away.
    assert shell.until(lambda: re.search(r"\x1b\[\?1049l.*[#$] $", shell.output[before:], re.DOTALL))
    os.write(shell.fd, b"echo shell a''gain\r")
    assert shell.until(lambda: "shell again" in shell.output)
