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
# What a person opens first from the list: a client's file, its parts, and the form for an absence.
OPENED_NEXT = (
    "overview",
    "missed_form",
    "notes_form",
    "sessions",
    "goals",
    "formulation",
    "appointments",
    "today",
)


def load_ahead() -> None:
    """Import what is opened next, so that the first time is as quick as the second; not for the interface's thread."""
    for name in OPENED_NEXT:
        import_module(f"entre_tui.screens.{name}")


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
