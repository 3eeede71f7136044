"""Adding a client, changing details, handing over, removing: forms that save through casework."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields
from enum import StrEnum

from entre_tui.casework.client import clients
from entre_tui.casework.client.clients import ClientDetails, ClientView
from entre_tui.locale import _
from entre_tui.locale.labels import label
from entre_tui.rules.codes import Gender, LegalStatus, Risk
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.dialogs.confirm import Confirm
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.fields import AnyField, CheckField, ChoiceField, DateField, TextField
from entre_tui.widgets.form.form import Form


def add_client(screen: BaseScreen, added: Callable[[int | None], None]) -> None:
    """Opens an empty form; the office is the worker's own until changed. `added` hears who is new."""

    async def save(values: TypedValues) -> None:
        done = await screen.app.work(clients.add_client, _details(values))
        added(done.client_id)
        screen.app.report(done)

    start = ClientDetails(office=screen.app.actor.office)
    screen.app.push_screen(Form(_("New client"), _fields(start), save, draft_key="client:new"))


async def edit_client(screen: BaseScreen, client_id: int) -> None:
    """Opens the details; of a protected identity the name stays hidden and unchanged unless written anew."""
    view: ClientView = await screen.app.work(clients.client, client_id)

    async def save(values: TypedValues) -> None:
        done = await screen.app.work(
            clients.edit_client, client_id, _details(values), seen_version=view.version
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
    yes_no = [("yes", _("yes")), ("no", _("no"))]

    def yes_no_field(name: str, words: str) -> ChoiceField:
        value = getattr(start, name)
        return ChoiceField(
            name, words, yes_no, None if value is None else "yes" if value else "no", optional=True
        )

    return [
        TextField("family_name", _("Family name"), start.family_name),
        TextField("given_name", _("Given name"), start.given_name),
        TextField(
            "identity_number", _("Identity number"), start.identity_number, hint=_("YYYYMMDD-NNNN, optional")
        ),
        DateField("birth_date", _("Born"), start.birth_date, past=True),
        ChoiceField("gender", _("Gender"), _words(Gender, "gender"), start.gender),
        CheckField("protected", _("Protected identity"), start.protected),
        TextField("phone", _("Telephone"), start.phone),
        TextField("ref", _("Reference"), start.ref, hint=_("empty: the next free number")),
        TextField("office", _("Office"), start.office),
        TextField("municipality", _("Municipality"), start.municipality),
        ChoiceField(
            "legal_status", _("Legal status"), _words(LegalStatus, "legal_status"), start.legal_status
        ),
        TextField("prison", _("Prison"), start.prison),
        DateField("release_on", _("Planned release"), start.release_on),
        DateField("supervision_ends_on", _("Supervision ends"), start.supervision_ends_on),
        DateField("sanction_ended_on", _("Sanction ended"), start.sanction_ended_on, past=True),
        ChoiceField("risk", _("Risk of recidivism"), _words(Risk, "risk"), start.risk, optional=True),
        yes_no_field("expulsion", _("To be expelled")),
        yes_no_field("sentence_long_enough", _("Long sentence")),
        yes_no_field("needs_several_agencies", _("Several agencies")),
        yes_no_field("motivated", _("Wants to stop")),
    ]


def _words(codes: Iterable[StrEnum], kind: str) -> list[tuple[Hashable, str]]:
    return [(str(code), label(code, kind)) for code in codes]


def _details(values: TypedValues) -> ClientDetails:
    """The form's answers; yes, no and unknown become True, False and None."""
    known = {"yes": True, "no": False, None: None}
    three = {"expulsion", "sentence_long_enough", "needs_several_agencies", "motivated"}
    names = [each.name for each in fields(ClientDetails)]
    details: TypedValues = {name: known[values[name]] if name in three else values[name] for name in names}
    return ClientDetails(**details)
