"""Adding a client, changing details, handing over, removing: forms that save through casework."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from entre_tui.casework.client import clients
from entre_tui.casework.client.clients import ClientView
from entre_tui.casework.client.details import (
    ClientDetails,
    ClientField,
    FieldKind,
    client_fields,
    details_from,
)
from entre_tui.locale import _
from entre_tui.locale.labels import options
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.dialogs.confirm import Confirm
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.fields import AnyField, CheckField, ChoiceField, DateField, TextField
from entre_tui.widgets.form.form import Form


def add_client(screen: BaseScreen, added: Callable[[int | None], None]) -> None:
    """Opens an empty form; the office is the worker's own until changed. `added` hears who is new."""

    async def save(values: TypedValues) -> None:
        done = await screen.app.work(clients.add_client, details_from(values))
        added(done.client_id)
        screen.app.report(done)

    start = ClientDetails(office=screen.app.actor.office)
    screen.app.push_screen(Form(_("New client"), _fields(start), save, draft_key="client:new"))


async def edit_client(screen: BaseScreen, client_id: int) -> None:
    """Opens the details; of a protected identity the name stays hidden and unchanged unless written anew."""
    view: ClientView = await screen.app.work(clients.client, client_id)

    async def save(values: TypedValues) -> None:
        done = await screen.app.work(
            clients.edit_client, client_id, details_from(values), seen_version=view.version
        )
        screen.app.report(done)

    intro = (
        _("Name, number and telephone are hidden; leave them empty to keep them.")
        if view.details.protected
        else ""
    )
    form = Form(
        _("Details of {name}").format(name=view.name),
        _fields(view.details),
        save,
        draft_key=f"client:{client_id}",
        intro=intro,
        client_id=client_id,
    )
    screen.app.push_screen(form)


async def remove_client(screen: BaseScreen, client_id: int) -> None:
    """Asks, says what goes, and can be undone."""
    view: ClientView = await screen.app.work(clients.client, client_id)

    async def remove_if_yes(yes: bool | None) -> None:
        if yes:
            screen.app.report(
                await screen.app.work(clients.remove_client, client_id, seen_version=view.version)
            )

    detail = _(
        "For a client entered by mistake. The whole file goes out of sight with it: appointments, sessions, goals, "
        "notes. u brings it back. A programme that is over is ended, not removed."
    )
    screen.app.push_screen(
        Confirm(_("Remove {name}?").format(name=view.name), detail, _("remove")), remove_if_yes
    )


def _fields(start: ClientDetails) -> list[AnyField]:
    return [_form_field(one, getattr(start, one.name)) for one in client_fields()]


def _form_field(one: ClientField, value: Any) -> AnyField:
    """What the form asks of a field; an answer that may be unknown has a choice of yes and no."""
    words = _(one.label)
    if one.kind in (FieldKind.DAY, FieldKind.BIRTH):
        return DateField(one.name, words, value, past=one.past)
    if one.kind is FieldKind.CODE:
        return ChoiceField(one.name, words, options(one.vocabulary), value, optional=one.default is None)
    if one.kind is FieldKind.FLAG and one.default is None:
        yes_no = [(True, _("yes")), (False, _("no"))]
        return ChoiceField(one.name, words, yes_no, value, optional=True)
    if one.kind is FieldKind.FLAG:
        return CheckField(one.name, words, value)
    return TextField(one.name, words, value, hint=_(one.hint))
