"""Output goes out in order; a terminal that takes none stops nobody."""

from __future__ import annotations

import os
import pty
import threading
import tty
from collections.abc import Iterator

import pytest

from entre_tui.terminal.outlet import Outlet

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="needs a pseudo terminal")
MUCH = "x" * 200_000


class Line:
    """A pseudo terminal of which nothing is read unless asked for."""

    def __init__(self) -> None:
        self.other, self.descriptor = pty.openpty()
        tty.setraw(self.descriptor)
        self.told = threading.Event()
        self.outlet = Outlet(self.descriptor, "utf-8", self.told.set)

    def read(self, end: str) -> str:
        """Read until this has come."""
        text = ""
        while not text.endswith(end):
            text += os.read(self.other, 65536).decode()
        return text


@pytest.fixture
def line() -> Iterator[Line]:
    line = Line()
    yield line
    line.outlet.cut()
    line.outlet.close(5)
    for descriptor in (line.other, line.descriptor):
        os.close(descriptor)


def test_everything_comes_out_in_order(line: Line) -> None:
    for number in range(100):
        line.outlet.write(f"{number} å ")
    line.outlet.write("end")
    assert line.read("end") == "".join(f"{number} å " for number in range(100)) + "end"
    assert line.outlet.settle(60)
    assert line.outlet.free()


def test_a_line_that_lets_nobody_wait_is_waited_for(line: Line) -> None:
    os.set_blocking(line.descriptor, False)
    line.outlet.write(MUCH + "end")
    assert line.read("end") == MUCH + "end"
    line.outlet.write(MUCH)
    assert not line.outlet.settle(0.1)
    line.outlet.cut()
    assert line.outlet.settle(60)


def test_a_line_that_takes_nothing_stops_nobody_and_says_when_it_is_free(line: Line) -> None:
    for _ in range(100):
        line.outlet.write(MUCH[:5000])
    assert not line.outlet.settle(0.0)
    assert not line.outlet.free()
    assert not line.told.is_set()
    line.outlet.write("end")
    line.read("end")
    assert line.told.wait(60)
    assert line.outlet.free()


def test_nobody_is_told_who_did_not_find_it_busy(line: Line) -> None:
    assert line.outlet.free()
    line.outlet.write("end")
    line.read("end")
    assert line.outlet.settle(60)
    assert not line.told.is_set()


def test_what_is_not_taken_can_be_cut_off_and_something_said_after_it(line: Line) -> None:
    line.outlet.write(MUCH)
    assert not line.outlet.settle(0.1)
    line.outlet.write(MUCH)
    line.outlet.cut()
    line.outlet.write("end")
    assert len(line.read("end")) < len(MUCH)
    assert line.outlet.settle(60)


def test_closing_does_not_wait_for_ever(line: Line) -> None:
    line.outlet.write(MUCH)
    line.outlet.close(0.1)
    assert not line.outlet.settle(0.0)


def test_closing_writes_what_is_left(line: Line) -> None:
    line.outlet.write("end")
    line.outlet.close(60)
    assert line.read("end") == "end"


def test_when_the_terminal_is_gone_it_is_never_busy() -> None:
    read, write = os.pipe()
    told = threading.Event()
    outlet = Outlet(write, "utf-8", told.set)
    os.close(read)
    for _ in range(100):
        outlet.write(MUCH)
    assert outlet.settle(60)
    assert outlet.free()
    outlet.close(60)
    os.close(write)
