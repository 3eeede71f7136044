"""One's own appointments as a calendar file: where it goes, and how far ahead."""

from __future__ import annotations

import asyncio

from entre_tui.casework.day import calendar
from entre_tui.locale import _
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.fields import AnyField, NumberField, TextField
from entre_tui.widgets.form.form import Form


def ask_calendar(screen: BaseScreen) -> None:
    """Opens the form; the library behind it is read only when somebody wants a file."""
    from entre_tui.exchange.outgoing.calendar_file import path_from, usual_path, write

    async def save(values: TypedValues) -> None:
        path = path_from(values["path"])
        entries = await screen.app.work(calendar.my_calendar, int(values["weeks"]))
        screen.say(await asyncio.to_thread(write, path, entries, screen.app.now()))

    fields: list[AnyField] = [
        NumberField(
            "weeks", _("Weeks"), calendar.WEEKS, minimum=1, maximum=calendar.MAX_WEEKS, required=True
        ),
        TextField("path", _("File"), str(usual_path(screen.app.now().date())), required=True),
    ]
    intro = _("Time, kind and place; the file is not encrypted. No client's name unless your office says so.")
    screen.app.push_screen(Form(_("My appointments as a calendar file"), fields, save, intro=intro))
