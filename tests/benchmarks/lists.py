"""Every list besides the clients', and the text that stands by it: how to get there, and what is done there."""

from __future__ import annotations

from typing import NamedTuple

MOVES = ("move", "scroll", "page", "end", "home")
HELD = ("held", "held-page")


class Place(NamedTuple):
    """A list: the keys that lead to it from the one before, and those that leave it again."""

    name: str
    way: str
    back: str = ""


PLACES = (
    Place("Today", "2"),
    Place("Week", "2 wait:500 v", "esc"),
    Place("Missed", "3"),
    Place("Caseload", "4"),
)
PARTS = (
    Place("Overview", "enter"),
    Place("Sessions", "s"),
    Place("Appointments", "a"),
    Place("Timeline", "t"),
    Place("Notes", "o wait:500 l", "esc"),
    Place("Goals", "g"),
    Place("Formulation", "f"),
    Place("Versions", "f wait:500 v", "esc"),
    Place("Map", "f wait:500 m", "esc"),
    Place("Reintegration", "r"),
    Place("Consent", "c"),
)


def moving(places: tuple[Place, ...]) -> str:
    """Each list with the mark about in it, a key at a time. Keys that find nothing to do are not counted."""
    return " ".join(
        f"@rest {way} wait:1000 home wait:500 @{name}.move down*10 up*5 @rest end wait:800 up*60@60 wait:500 "
        f"@{name}.scroll up*10 @{name}.page pageup*4 pagedown*4 @rest home wait:300 "
        f"@{name}.end end @{name}.home home @{name}.end end @{name}.home home @rest {back or 'wait:10'}"
        for name, way, back in places
    )


def holding(places: tuple[Place, ...]) -> str:
    """Each list with a key held in it. One goes ahead, so that what is loaded late is there."""
    return " ".join(
        f"@rest {way} wait:1500 home wait:500 down*20@30 wait:500 @{name}.held down*60@30 @rest wait:500 "
        f"home wait:700 @{name}.held-page pagedown*15@30 @rest wait:500 {back or 'wait:10'}"
        for name, way, back in places
    )
