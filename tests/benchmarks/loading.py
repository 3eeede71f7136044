"""What the first screen loads besides Textual, and which modules of it are dearest."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.benchmarks.rounds import ROOT

_LINE = re.compile(r"import time:\s+(\d+) \|\s+\d+ \| +(\S+)")
TEXTUAL = """
import textual.app, textual.drivers.linux_driver
from textual.widgets import Footer, Header, Input, Static
"""
PICTURE = """
from entre_tui.locale import install; install("en")
from entre_tui.security.process.hardening import harden; harden()
import entre_tui.cli, entre_tui.door.jobs.session, entre_tui.door.opening.prefetch
from entre_tui.door import here; here.office_clock()()
from entre_tui.terminal import driver_class; driver_class("lean")
from entre_tui.security.keys.data_key import DataKey
import entre_tui.app, entre_tui.screens.client_list.clients
"""
FILE = """
import entre_tui.storage.thread.store, entre_tui.storage.backup.restore
import entre_tui.casework.core.audit, entre_tui.casework.client_list.sign_in
from entre_tui.security.keys.data_key import DataKey; DataKey(bytes(32), 1).derive(b"")
"""


def dearest(count: int = 5, rounds: int = 5) -> dict[str, tuple[list[tuple[str, float]], float]]:
    """By what they are for: the modules that take longest by themselves, in milliseconds, and what all take.

    "picture" is loaded by the process that draws, "file" by the one that goes ahead; least of the rounds.
    """
    textual, drawn = _times(TEXTUAL, rounds), _times(TEXTUAL + PICTURE, rounds)
    opened = _times(TEXTUAL + PICTURE + FILE, rounds)
    return {"picture": _ranked(drawn, textual, count), "file": _ranked(opened, drawn, count)}


def _ranked(
    times: dict[str, float], without: dict[str, float], count: int
) -> tuple[list[tuple[str, float]], float]:
    ours = {name: spent for name, spent in times.items() if name not in without}
    return sorted(ours.items(), key=lambda item: -item[1])[:count], sum(ours.values())


def _times(code: str, rounds: int) -> dict[str, float]:
    best: dict[str, float] = {}
    for _round in range(rounds):
        command = [sys.executable, "-X", "importtime", "-c", code]
        told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stderr
        for match in _LINE.finditer(told):
            best[match[2]] = min(best.get(match[2], 1e9), int(match[1]) / 1000)
    return best
