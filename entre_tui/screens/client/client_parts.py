"""The parts of a client's file, one row each, in the order of the keys; imported when first visited."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any, cast

from entre_tui.screens.core.top_screens import found

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

PARTS: dict[str, str] = {
    "overview": "entre_tui.screens.whole_file.overview:Overview",
    "formulation": "entre_tui.screens.formulation.formulation:Formulation",
    "goals": "entre_tui.screens.goals.goals:Goals",
    "sessions": "entre_tui.screens.sessions.sessions:Sessions",
    "appointments": "entre_tui.screens.appointments.appointments:Appointments",
    "reintegration": "entre_tui.screens.reintegration.reintegration:Reintegration",
    "consent": "entre_tui.screens.collaboration.consent:Consent",
    "timeline": "entre_tui.screens.whole_file.timeline:Timeline",
}


def part_screen(part: str, client_id: int, record: Hashable | None = None) -> Screen[None]:
    """The screen of one part of one client's file, the mark on one record of it."""
    screen = found(PARTS[part])(client_id)
    screen.begin_at(record)
    return cast("Screen[None]", screen)


def open_client(
    app: App[Any], client_id: int, part: str | None = None, record: Hashable | None = None
) -> None:
    """Lay a client's file over what is on the screen: the first part, or the one asked for, at a record of it."""
    app.push_screen(part_screen(part or next(iter(PARTS)), client_id, record))
