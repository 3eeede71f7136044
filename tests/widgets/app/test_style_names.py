"""Style sheets name widgets by their class; a class that is called otherwise would quietly lose its style."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from textual.css.model import SelectorType
from textual.css.parse import parse
from textual.dom import DOMNode

import entre_tui

HERE = Path(entre_tui.__file__).parent
# Which colour a theme gives matters nothing here.
COLOUR = re.compile(r"\$[\w-]+")


def styled() -> Iterator[tuple[str, str]]:
    """Name and text of every style sheet: those in files, and those that stand in classes of ours."""
    for module in pkgutil.walk_packages(entre_tui.__path__, "entre_tui."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for file in sorted(HERE.rglob("*.tcss")):
        yield file.name, file.read_text("utf-8")
    for one in sorted(subclasses(DOMNode), key=str):
        if one.__module__.startswith("entre_tui."):
            for name in ("DEFAULT_CSS", "CSS"):
                if one.__dict__.get(name):
                    yield f"{one.__name__}.{name}", one.__dict__[name]


def subclasses(base: type) -> set[type]:
    return {base}.union(*(subclasses(one) for one in base.__subclasses__()))


SHEETS = dict(styled())


@pytest.mark.parametrize("name", SHEETS)
def test_every_widget_that_a_style_sheet_names_is_there(name: str) -> None:
    known = {one.__name__ for one in subclasses(DOMNode)}
    rules = parse("", COLOUR.sub("red", SHEETS[name]), ("", ""))
    named = {
        part.name
        for rule in rules
        for selectors in rule.selector_set
        for part in selectors.selectors
        if part.type == SelectorType.TYPE
    }
    assert named - known == set()
