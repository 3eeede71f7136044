"""Every terminal gets the driver that it is proven to bear."""

from __future__ import annotations

import subprocess
import sys

import pytest

from entre_tui.terminal import driver_class
from entre_tui.terminal.capability import FULL, PLAIN, UNCOLOURED, colour_system, profile_for


@pytest.mark.parametrize(
    "term", ["xterm", "xterm-256color", "xterm-kitty", "tmux-256color", "alacritty", "foot"]
)
def test_proven_terminals_get_everything(term: str) -> None:
    assert profile_for("auto", {"TERM": term}, "linux") is FULL


@pytest.mark.parametrize("term", ["screen", "screen-256color", "screen.xterm-256color", "putty-256color"])
def test_where_erasing_may_be_without_colour_it_is_not_used_for_colour(term: str) -> None:
    assert profile_for("auto", {"TERM": term}, "linux") == UNCOLOURED


@pytest.mark.parametrize("term", ["linux", "vt100", "vt220", "ansi", "cygwin", "eterm-color", "sun"])
def test_other_terminals_get_the_stock_driver_unless_asked(term: str) -> None:
    assert profile_for("auto", {"TERM": term}, "linux") is None
    assert profile_for("lean", {"TERM": term}, "linux") is PLAIN


@pytest.mark.parametrize("choice", ["auto", "lean"])
@pytest.mark.parametrize(
    ("environ", "platform"),
    [({"TERM": "dumb"}, "linux"), ({}, "linux"), ({"TERM": "xterm"}, "win32")],
)
def test_without_a_cursor_or_posix_there_is_only_the_stock_driver(
    choice: str, environ: dict[str, str], platform: str
) -> None:
    assert profile_for(choice, environ, platform) is None


def test_stock_means_stock_and_a_driver_named_for_textual_goes_first() -> None:
    assert profile_for("stock", {"TERM": "xterm"}, "linux") is None
    assert profile_for("auto", {"TERM": "xterm", "TEXTUAL_DRIVER": "some:Driver"}, "linux") is None


def test_an_unknown_choice_is_refused() -> None:
    with pytest.raises(ValueError, match="fast"):
        driver_class("fast")


@pytest.mark.parametrize(
    ("environ", "colours"),
    [
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "truecolor"),
        ({"TERM": "xterm-direct"}, "truecolor"),
        ({"TERM": "screen.xterm-256color"}, "256"),
        ({"TERM": "linux"}, "standard"),
        ({"TERM": "xterm"}, "standard"),
        ({"TERM": "dumb"}, "auto"),
        ({"TERM": "linux", "TEXTUAL_COLOR_SYSTEM": "256"}, "256"),
    ],
)
def test_colours_follow_the_name(environ: dict[str, str], colours: str) -> None:
    assert colour_system(environ) == colours


def test_the_room_is_entered_without_textual() -> None:
    code = "import sys, entre_tui.terminal; assert not {'textual', 'rich', 'termios'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_class_is_a_driver_of_textuals_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("TEXTUAL_DRIVER", raising=False)
    found = driver_class("auto")
    assert found is not None
    assert [base.__name__ for base in found.__mro__[:3]] == ["EntreDriver", "SafeInputDriver", "LinuxDriver"]
    stock = driver_class("stock")
    assert stock is not None
    assert [base.__name__ for base in stock.__mro__[:2]] == ["SafeInputDriver", "LinuxDriver"]
    monkeypatch.setenv("TEXTUAL_DRIVER", "some:Driver")
    assert driver_class("auto") is None
