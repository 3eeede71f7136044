"""What stands over every part of a client's file: who it is, how far, what to beware of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core.base import Acting, found, reading
from entre_tui.casework.core.programmes import phase_name
from entre_tui.casework.programme.current import current_enrolment
from entre_tui.casework.programme.dosage import plan_of
from entre_tui.models import Client, ClientRow, Consent, Flag
from entre_tui.rules import consent as rule
from entre_tui.rules.consent import ConsentState
from entre_tui.rules.people import age_on


@dataclass(frozen=True, slots=True)
class ClientHead:
    """`planned` sessions are None where the programme fixes none; `flags` are pairs of kind and words."""

    client_id: int
    name: str
    ref: str
    age: int | None
    programme_open: bool
    phase: str
    held: int
    planned: int | None
    release_on: date | None
    legal_status: str
    flags: tuple[tuple[str, str], ...]
    consent: ConsentState


@reading
def client_head(acting: Acting, client_id: int) -> ClientHead:
    """For the fixed head; it comes with a part of the file, whose own reading is what the audit trail shows."""
    client, row = found(Client, client_id), ClientRow.get_or_none(ClientRow.client == client_id)
    enrolment = current_enrolment(client_id)
    flags = Flag.select(Flag.kind, Flag.words).where(
        Flag.client == client_id, Flag.lifted_at.is_null(), Flag.removed_at.is_null()
    )
    return ClientHead(
        client_id,
        name_of(client),
        client.ref,
        age_on(client.birth_date, acting.now.date()),
        enrolment is not None and enrolment.ended_on is None,
        phase_name(enrolment.programme, enrolment.phase, enrolment.programme_version) if enrolment else "",
        row.sessions_held if row else 0,
        plan_of(enrolment).sessions,
        client.release_on,
        client.legal_status,
        tuple(flags.tuples()),
        _consent(client_id, acting.now),
    )


def _consent(client_id: int, now: datetime) -> ConsentState:
    rows = Consent.select().where(Consent.client == client_id, Consent.removed_at.is_null())
    consents = [
        rule.ConsentPeriod(
            row.given_on,
            frozenset(),
            documented_on=row.documented_on,
            documented_recorded_at=row.documented_at,
            withdrawn_on=row.withdrawn_on,
            withdrawn_recorded_at=row.withdrawn_at,
        )
        for row in rows
    ]
    zone = now.tzinfo
    return rule.standing(consents, now.date(), zone).state if zone is not None else ConsentState.NONE
