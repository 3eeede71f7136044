"""The client: coming in, changing, protected identity, who has the case, leaving."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from entre_tui.casework.client.details import ClientDetails, FieldKind, client_fields, details_from
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    change,
    create,
    found,
    fresh,
    opening,
    remove,
    save,
)
from entre_tui.casework.office.workers import office_named
from entre_tui.locale import _
from entre_tui.locale.words import WORDS
from entre_tui.models import Assignment, Client
from entre_tui.rules import identity
from entre_tui.text import clean


@dataclass(frozen=True, slots=True)
class ClientView:
    """A client's details as they may be shown: of a protected identity neither name nor number."""

    id: int
    version: int
    name: str
    details: ClientDetails


def name_of(client: Client) -> str:
    """The name as lists show it: family name first, or that the identity is protected."""
    if client.protected:
        return _("Protected identity ({ref})").format(ref=client.ref)
    return ", ".join(part for part in (client.family_name, client.given_name) if part) or client.ref


def view_of(client: Client, *, revealed: bool = False) -> ClientView:
    """For use inside other casework; `revealed` only after `reveal` wrote its audit entry."""
    hidden = client.protected and not revealed
    values = {one.name: getattr(client, one.name) for one in client_fields()}
    values |= {"office": client.office.name, "identity_number": client.identity_number or ""}
    if hidden:
        values |= {one.name: one.default for one in client_fields() if one.hidden}
    plain = ", ".join(part for part in (client.family_name, client.given_name) if part)
    return ClientView(client.id, client.version, plain if revealed else name_of(client), details_from(values))


@opening
def client(acting: Acting, client_id: int) -> ClientView:
    """The client's details, with protected ones masked."""
    row = found(Client, client_id)
    audit.record(acting, "read", client_id=row.id, about="client", record_id=row.id)
    return view_of(row)


@opening
def reveal(acting: Acting, client_id: int, purpose: str) -> ClientView:
    """A protected identity, shown once, with the purpose in the audit trail (docs/casework.md 3)."""
    row = found(Client, client_id)
    purpose = clean(purpose)
    if not purpose:
        raise CaseworkError(_("Write why you need to see the name."), "purpose")
    audit.record(
        acting, "read", client_id=row.id, about="protected identity", record_id=row.id, purpose=purpose
    )
    return view_of(row, revealed=True)


@change
def add_client(acting: Acting, details: ClientDetails) -> ChangeReport:
    """A new client, with the actor as case worker; without a reference number the next free one is taken."""
    values = check_details(details, None, acting.now.date())
    row = create(acting, Client, **values)
    create(acting, Assignment, client=row.id, worker=acting.actor.worker_id, from_on=acting.now.date())
    return ChangeReport(_("{name} was added.").format(name=name_of(row)), row, None)


@change
def edit_client(acting: Acting, client_id: int, details: ClientDetails, *, seen_version: int) -> ChangeReport:
    """Changes details; of a protected identity, empty name and number fields mean unchanged."""
    row = fresh(acting, Client, client_id, seen_version)
    save(acting, row, **check_details(details, row, acting.now.date()))
    return ChangeReport(_("Saved: {name}.").format(name=name_of(row)), row, None)


@change
def remove_client(acting: Acting, client_id: int, *, seen_version: int) -> ChangeReport:
    """Takes a client entered by mistake out of sight, with everything that belongs to it; erasure is another thing."""
    row = fresh(acting, Client, client_id, seen_version)
    remove(acting, row)
    name = name_of(row)
    message, undone = _("Removed: {name}.").format(name=name), _("{name} is back.").format(name=name)
    return ChangeReport(message, row, _("removal"), undone=undone)


def check_details(details: ClientDetails, before: Client | None, today: date) -> dict[str, Any]:
    """The columns for these details, cleaned; raises CaseworkError at the first field that cannot be.

    The office is made if it is new: an import brings offices the file has not met.
    """
    values: dict[str, Any] = {one.name: getattr(details, one.name) for one in client_fields()}
    kept_hidden = before is not None and before.protected and details.protected
    for one in client_fields():
        if one.kind is FieldKind.TEXT:
            values[one.name] = clean(values[one.name])
        if one.hidden and kept_hidden:
            values[one.name] = values[one.name] or getattr(before, one.name)
    values["ref"] = values["ref"] or (before.ref if before else next_ref())
    _check_words(values, today)
    _check_unique(values, before)
    if not values["office"]:
        raise CaseworkError(_("Write the office."), "office")
    values["office"] = office_named(values["office"]).id
    return values


def _check_words(values: dict[str, Any], today: date) -> None:
    if not (values["given_name"] or values["family_name"]):
        raise CaseworkError(_("Write the name."), "family_name")
    for one in client_fields():
        value = values[one.name]
        if one.kind is FieldKind.CODE and value is not None and value not in WORDS[one.vocabulary]:
            raise CaseworkError(_("“{value}” is not one of the choices.").format(value=value), one.name)
    if values["identity_number"]:
        try:
            number = identity.parse(values["identity_number"], today)
        except identity.IdentityError:
            message = _("This is not a Swedish identity or coordination number: check the digits.")
            raise CaseworkError(message, "identity_number") from None
        values["identity_number"] = number.digits
        values["birth_date"] = values["birth_date"] or number.birth
    values["identity_number"] = values["identity_number"] or None


def _check_unique(values: dict[str, Any], before: Client | None) -> None:
    mine = before.id if before else 0
    for name, message in (
        ("ref", _("Another client has the reference number {value}.")),
        ("identity_number", _("Another client has this identity number: {ref}.")),
    ):
        other = values[name] and Client.get_or_none(getattr(Client, name) == values[name], Client.id != mine)
        if other and other.protected and name == "identity_number":
            # Its reference number would tell who hides behind it.
            message = _("This identity number is in the case file already. Ask a supervisor whose it is.")
        if other:
            raise CaseworkError(message.format(value=values[name], ref=other.ref), name)


def next_ref() -> str:
    """The reference number after the highest of the form E-n."""
    last = Client.select(Client.id).order_by(Client.id.desc()).limit(1).scalar() or 0
    number = last + 1
    while Client.select().where(Client.ref == f"E-{number:04d}").exists():
        number += 1
    return f"E-{number:04d}"
