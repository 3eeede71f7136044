"""The top places, one row each: the mode's name and where its screen is; imported when first visited."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from entre_tui.door.process.gc_tuning import tidy

if TYPE_CHECKING:
    from textual.screen import Screen

PLACES: dict[str, str] = {
    "clients": "entre_tui.screens.client_list.clients:Clients",
    "today": "entre_tui.screens.day.today:Today",
    "missed": "entre_tui.screens.appointments.missed:Missed",
    "caseload": "entre_tui.screens.supervision.caseload:Caseload",
}
# What a person opens first from the list: a client's file, its parts, and the form for an absence.
OPENED_NEXT = (
    "whole_file.overview",
    "appointments.missed_form",
    "client.notes_form",
    "sessions.sessions",
    "goals.goals",
    "formulation.formulation",
    "appointments.appointments",
    "day.today",
    "whole_file.timeline",
    "reintegration.reintegration",
    "collaboration.consent",
)


async def settle() -> None:
    """Once the first screen stands and a person reads it: what is opened next opens as quickly as the second time."""
    await asyncio.to_thread(_load_ahead)
    tidy()


def _load_ahead() -> None:
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
