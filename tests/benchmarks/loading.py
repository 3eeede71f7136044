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
FIRST_SCREEN = """
from entre_tui.locale import install; install("en")
from entre_tui.security.hardening import harden; harden()
import entre_tui.cli, entre_tui.storage.store, entre_tui.storage.restore
from entre_tui.door import here; here.office_clock()()
from entre_tui.terminal import driver_class; driver_class("lean")
from entre_tui.security.datakey import DataKey
from entre_tui.casework import audit, workers
import entre_tui.app, entre_tui.screens.clients
"""


def dearest(count: int = 5, rounds: int = 5) -> tuple[list[tuple[str, float]], float]:
    """The modules that take longest by themselves, in milliseconds, and what all of them take; least of the rounds."""
    with_ours, without = _times(TEXTUAL + FIRST_SCREEN, rounds), _times(TEXTUAL, rounds)
    ours = {name: spent for name, spent in with_ours.items() if name not in without}
    ranked = sorted(ours.items(), key=lambda item: -item[1])
    return ranked[:count], sum(ours.values())


def _times(code: str, rounds: int) -> dict[str, float]:
    best: dict[str, float] = {}
    for _round in range(rounds):
        command = [sys.executable, "-X", "importtime", "-c", code]
        told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stderr
        for match in _LINE.finditer(told):
            best[match[2]] = min(best.get(match[2], 1e9), int(match[1]) / 1000)
    return best
