"""Consent, meetings and the reintegration group of one client, read together for the part that shows them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.collaboration.consent_views import ConsentPicture, consent_picture
from entre_tui.casework.collaboration.eligibility import EligibilityView, eligibility_view
from entre_tui.casework.collaboration.meeting_views import MeetingsView, meetings_view
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    change,
    found,
    fresh,
    opening,
    save,
)
from entre_tui.locale import _
from entre_tui.models import Client
from entre_tui.rules.codes import Risk


@dataclass(frozen=True, slots=True)
class CollaborationView:
    """`consent` is as of the day asked about; the rest is as of now."""

    client_id: int
    name: str
    consent: ConsentPicture
    meetings: MeetingsView
    group: EligibilityView


@opening
def collaboration(acting: Acting, client_id: int, on: date | None = None) -> CollaborationView:
    """Who may be told what on a day (today unless another is asked about), the meetings, the six conditions."""
    client = found(Client, client_id)
    if on is not None and on > acting.now.date():
        raise CaseworkError(_("Ask about today or a day gone by."), "on")
    audit.record(acting, "read", client_id=client.id, about="consent and meetings")
    return CollaborationView(
        client.id,
        name_of(client),
        consent_picture(client.id, on or acting.now.date(), acting.now),
        meetings_view(client.id, client.release_on),
        eligibility_view(client, acting.now),
    )


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a person has to say for the six conditions; None is not known."""

    risk: str | None = None
    sentence_long_enough: bool | None = None
    needs_several_agencies: bool | None = None
    motivated: bool | None = None
    expulsion: bool | None = None


@change
def answer_conditions(
    acting: Acting, client_id: int, answers: Conditions, *, seen_version: int
) -> ChangeReport:
    """What is known for the six conditions, kept among the client's details."""
    row = fresh(acting, Client, client_id, seen_version)
    if answers.risk is not None and answers.risk not in list(Risk):
        raise CaseworkError(_("Choose low, medium or high."), "risk")
    save(acting, row, **asdict(answers))
    message = _("{client}: the conditions are saved.").format(client=name_of(row))
    return ChangeReport(message, row, _("conditions"))
