"""Consent to share: given, documented, withdrawn. Its agencies never change: more are a new consent.

Words, rules and sources: docs/casework.md 7.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    change,
    create,
    found,
    fresh,
    remove,
    replace_children,
    save,
)
from entre_tui.locale import _
from entre_tui.locale.dates import day
from entre_tui.models import Client, Consent, ConsentAgency
from entre_tui.rules.codes import Agency, ConsentForm


@dataclass(frozen=True, slots=True)
class ConsentDetails:
    """What the client agreed to; `documented_on` may come later."""

    given_on: date
    agencies: tuple[str, ...] = ()
    form: str = ConsentForm.WRITTEN
    waiver_explained: bool = False
    documented_on: date | None = None


@change
def give_consent(acting: Acting, client_id: int, details: ConsentDetails) -> ChangeReport:
    """A new consent. With `documented_on` it counts as documented from today on, when it is recorded."""
    client = found(Client, client_id)
    agencies = _checked_agencies(details.agencies)
    _check_given(details, acting.now.date())
    documented = details.documented_on
    if documented is not None:
        _check_documented(documented, details.given_on, acting.now.date())
    row = create(
        acting,
        Consent,
        client=client.id,
        given_on=details.given_on,
        form=str(details.form),
        waiver_explained=details.waiver_explained,
        documented_on=documented,
        documented_at=None if documented is None else acting.now,
        documented_by=None if documented is None else acting.actor.worker_id,
    )
    replace_children(row, ConsentAgency, [{"agency": str(agency)} for agency in agencies], "agencies")
    return _report(row, _("consent"), _("{client}: consent given {given}."))


def _checked_agencies(agencies: tuple[str, ...]) -> list[Agency]:
    if not agencies:
        raise CaseworkError(_("Choose at least one agency."), "agencies")
    known = set(Agency)
    if any(agency not in known for agency in agencies):
        raise CaseworkError(_("Choose among the agencies."), "agencies")
    return [agency for agency in Agency if agency in agencies]


def _check_given(details: ConsentDetails, today: date) -> None:
    if details.form not in list(ConsentForm):
        raise CaseworkError(_("Choose written or oral."), "form")
    if details.given_on > today:
        raise CaseworkError(_("This day is still to come."), "given_on")


def _check_documented(on: date, given_on: date, today: date) -> None:
    if on > today:
        raise CaseworkError(_("This day is still to come."), "documented_on")
    if on < given_on:
        raise CaseworkError(
            _("The consent was given {day}; it cannot be documented before.").format(day=day(given_on)),
            "documented_on",
        )


@change
def edit_consent(
    acting: Acting, consent_id: int, details: ConsentDetails, *, seen_version: int
) -> ChangeReport:
    """Corrects day, form and whether the waiver was explained. Agencies and documentation are not edited."""
    row = fresh(acting, Consent, consent_id, seen_version)
    _check_given(details, acting.now.date())
    for limit in (row.documented_on, row.withdrawn_on):
        if limit is not None and details.given_on > limit:
            raise CaseworkError(
                _("It was documented or withdrawn {day}; it cannot be given later.").format(day=day(limit)),
                "given_on",
            )
    save(
        acting,
        row,
        given_on=details.given_on,
        form=str(details.form),
        waiver_explained=details.waiver_explained,
    )
    return _report(row, _("consent"), _("Saved: {client}, consent of {given}."))


@change
def document_consent(acting: Acting, consent_id: int, on: date, *, seen_version: int) -> ChangeReport:
    """On paper since a day. Recorded late it counts from today: what was answered before stays answered."""
    row = fresh(acting, Consent, consent_id, seen_version)
    if row.documented_on is not None:
        raise CaseworkError(_("It is documented already."), "documented_on")
    _check_documented(on, row.given_on, acting.now.date())
    save(acting, row, documented_on=on, documented_at=acting.now, documented_by=acting.actor.worker_id)
    words = _("{client}: the consent of {given} is documented, {day}.")
    return _report(row, _("documentation"), words, _("{client}: the consent is not documented."), on)


@change
def withdraw_consent(acting: Acting, consent_id: int, on: date, *, seen_version: int) -> ChangeReport:
    """The client takes it back: from that day nothing more is shared; what came before stands."""
    row = fresh(acting, Consent, consent_id, seen_version)
    if row.withdrawn_on is not None:
        raise CaseworkError(_("It is withdrawn already."), "withdrawn_on")
    if on > acting.now.date():
        raise CaseworkError(_("This day is still to come."), "withdrawn_on")
    if on < row.given_on:
        raise CaseworkError(
            _("The consent was given {day}; it cannot be withdrawn before.").format(day=day(row.given_on)),
            "withdrawn_on",
        )
    save(acting, row, withdrawn_on=on, withdrawn_at=acting.now, withdrawn_by=acting.actor.worker_id)
    words = _("{client}: the consent of {given} is withdrawn, {day}.")
    return _report(row, _("withdrawal"), words, _("{client}: the consent is in force again."), on)


@change
def remove_consent(acting: Acting, consent_id: int, *, seen_version: int) -> ChangeReport:
    """Takes a consent entered by mistake out of sight; meetings that were held stay."""
    row = fresh(acting, Consent, consent_id, seen_version)
    remove(acting, row)
    words = _("{client}: the consent of {given} is removed."), _("{client}: the consent of {given} is back.")
    return _report(row, _("removal"), *words)


def _report(row: Consent, undo: str, words: str, undone: str = "", on: date | None = None) -> ChangeReport:
    names = {"client": name_of(row.client), "given": day(row.given_on), "day": day(on) if on else ""}
    return ChangeReport(words.format(**names), row, undo, undone=undone.format(**names))
