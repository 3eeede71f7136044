"""The top places, one row each: the mode's name and where its screen is; imported when first visited."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.screen import Screen

PLACES: dict[str, str] = {
    "clients": "entre_tui.screens.clients:Clients",
    "today": "entre_tui.screens.today:Today",
    "missed": "entre_tui.screens.missed:Missed",
    "caseload": "entre_tui.screens.caseload:Caseload",
}


def found(spec: str) -> Any:
    """The class that "module:Class" names."""
    module, _colon, name = spec.partition(":")
    return getattr(import_module(module), name)


def maker(spec: str) -> Callable[[], Screen[Any]]:
    """Makes the screen, importing its module only then."""

    def make() -> Screen[Any]:
        screen: Screen[Any] = found(spec)()
        return screen

    return make
