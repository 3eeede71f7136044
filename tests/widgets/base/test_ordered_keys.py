"""Keys that come in a burst are done in their order."""

from __future__ import annotations

from typing import Any

from textual import events

from entre_tui.widgets.form.fields import ChoiceField, LongField, NumberField, TextField
from entre_tui.widgets.form.form import Form
from tests.widgets.kit import Kit, until


async def test_a_burst_of_keys_is_done_in_its_order():
    """All keys stand in the app's queue before the first is looked at, as when a slow line delivers them at once."""
    saved: list[dict[str, Any]] = []

    async def save(values: dict[str, Any]) -> None:
        saved.append(values)

    app = Kit()
    fields = [
        TextField("name", "Name"),
        NumberField("minutes", "Minutes", 60),
        ChoiceField("risk", "Risk", [("low", "low"), ("medium", "medium"), ("high", "high")]),
        LongField("note", "Note"),
    ]
    async with app.run_test(size=(80, 24)) as pilot:
        await app.opened(Form("New", fields, save), pilot)
        keys = [
            *"Bp",
            "backspace",
            *"o",
            "tab",
            "backspace",
            "backspace",
            *"45",
            "enter",
            "2",
            "right",
            "down",
        ]
        keys += [*"Hx", "backspace", *"ej", "enter", *"du", "left", "left", "delete", "ctrl+s"]
        for key in keys:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: bool(saved))
    assert saved == [{"name": "Bo", "minutes": 45, "risk": "high", "note": "Hej\nu"}]
