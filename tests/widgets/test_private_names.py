"""Textual's private names stand in one module."""

from __future__ import annotations

import ast

import pytest

from tests.widgets.private_names import ROOT, Finder, drawing_rooms, find

SHARED = {("room", "Ours"): {"_size", "_on_key"}}
EVERY = {"_size", "_on_key", "_closing"}


def test_no_other_module_uses_one():
    found = find(drawing_rooms())
    assert not found, (
        "Textual may change a private name at any time, so all of them stand in entre_tui/textual_private.py, each "
        "with its reason and a test:\n" + "\n".join(found)
    )


def test_the_one_module_is_seen_to_use_them():
    """Else the check above would find nothing anywhere."""
    found = "\n".join(find([ROOT / "textual_private.py"]))
    for name in (
        "_handle_exception",
        "_closing",
        "_on_timer_update",
        "_context",
        "_xterm_parser",
        "_key_thread",
    ):
        assert name in found


@pytest.mark.parametrize(
    ("source", "finds"),
    [
        ("from textual._wrap import compute_wrap_offsets", 1),
        ("import textual.drivers._writer_thread", 1),
        ("from textual.widgets import TextArea", 0),
        ("def is_gone(node):\n    return node._closing", 1),
        ("def is_gone(node):\n    return getattr(node, '_closing')", 1),
        ("class Ours:\n    def _on_key(self, event): ...", 1),
        ("class Ours:\n    def __init__(self):\n        self._size = 1", 2),
        ("class Ours:\n    def look(self):\n        return super()._size", 1),
        ("class Other:\n    def __init__(self):\n        self._size = 1", 0),
        (
            "class Other:\n    def __init__(self):\n        self._size = 1\n    def as_(self, o):\n        o._size",
            0,
        ),
    ],
)
def test_what_counts_as_use(source: str, finds: int):
    assert len(Finder("room", SHARED, EVERY, ast.parse(source)).found) == finds
