"""Which appointments show anywhere at all; the first screen asks, so nothing else is loaded for it."""

from __future__ import annotations

from peewee import ColumnBase, Value, fn

from entre_tui.models import Appointment, Client


def in_sight() -> ColumnBase:
    """Not of a client who was taken out: asked of each appointment, so that no index gives way to a list of clients."""
    return fn.EXISTS(
        Client.select(Value(1)).where(Client.id == Appointment.client, Client.removed_at.is_null())
    )
