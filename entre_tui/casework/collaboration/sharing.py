"""Whether an agency may be told something of a client: asked before every sharing, refused in words.

Words, rules and sources: docs/casework.md 7.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from entre_tui.casework.core.base import Acting, CaseworkError, found, reading
from entre_tui.locale import _
from entre_tui.locale.dates import day
from entre_tui.locale.labels import label
from entre_tui.models import Client, Consent, ConsentAgency
from entre_tui.rules import consent as rule
from entre_tui.rules.codes import Agency
from entre_tui.rules.consent import ShareFix, ShareRefusal
from entre_tui.rules.moments import zone_of


@dataclass(frozen=True, slots=True)
class AgencyRefusal:
    """An agency that may not be told, why, and what would mend it.

    `why` is a sentence with a place for the agency; `helps` says whether mending it now counts on the day.
    """

    agency: Agency
    refusal: ShareRefusal
    fix: ShareFix
    consent_id: int | None
    why: str
    helps: bool


class ShareRefused(CaseworkError):
    """Sharing was refused; `refused` has each agency with its reason and its way out."""

    def __init__(self, refused: tuple[AgencyRefusal, ...], field: str | None = None) -> None:
        super().__init__(refusal_words(refused), field)
        self.refused = refused


def refusal_words(refused: Iterable[AgencyRefusal]) -> str:
    """Why, in sentences; agencies refused for the same reason stand in one."""
    reasons: dict[str, list[str]] = {}
    for each in refused:
        reasons.setdefault(each.why, []).append(label(each.agency))
    return " ".join(why.format(agency=", ".join(agencies)) for why, agencies in reasons.items())


def consents_of(client_id: int) -> tuple[rule.ConsentPeriod, ...]:
    """A client's consents as the rules take them, in the order they were given."""
    named: dict[int, set[Agency]] = {}
    known = set(Agency)
    pairs = (
        ConsentAgency.select(ConsentAgency.consent, ConsentAgency.agency)
        .join(Consent)
        .where(Consent.client == client_id)
        .tuples()
    )
    for consent, agency in pairs:
        named.setdefault(consent, set()).update({Agency(agency)} if agency in known else ())
    rows = Consent.select().where(Consent.client == client_id, Consent.removed_at.is_null())
    return tuple(
        rule.ConsentPeriod(
            row.given_on,
            frozenset(named.get(row.id, ())),
            row.created_at,
            row.documented_on,
            row.documented_at,
            row.withdrawn_on,
            row.withdrawn_at,
            row.waiver_explained,
            row.id,
        )
        for row in rows.order_by(Consent.given_on, Consent.id)
    )


def refusals(client_id: int, agencies: Iterable[str], on: date, now: datetime) -> tuple[AgencyRefusal, ...]:
    """Those of the agencies that may not be told something on a day."""
    consents, zone = consents_of(client_id), zone_of(now)
    asked = [(agency, rule.may_share(consents, agency, on, zone)) for agency in map(Agency, agencies)]
    return tuple(_describe_refusal(agency, answer, on, now) for agency, answer in asked if not answer.allowed)


def demand(
    client_id: int, agencies: Iterable[str], on: date, now: datetime, field: str | None = None
) -> None:
    """Raises `ShareRefused` unless every one of the agencies may be told something on the day."""
    refused = refusals(client_id, agencies, on, now)
    if refused:
        raise ShareRefused(refused, field)


@reading
def may_share(
    acting: Acting, client_id: int, agencies: tuple[str, ...], on: date
) -> tuple[AgencyRefusal, ...]:
    """For a screen, an export or a print that is about to share; empty when all may be told."""
    return refusals(found(Client, client_id).id, agencies, on, acting.now)


def _describe_refusal(agency: Agency, answer: rule.Sharing, on: date, now: datetime) -> AgencyRefusal:
    refusal = answer.refusal or ShareRefusal.NO_CONSENT
    row = Consent.get_or_none(Consent.id == answer.consent_id) if answer.consent_id else None
    given = day(row.given_on) if row is not None else ""
    withdrawn = day(row.withdrawn_on) if row is not None and row.withdrawn_on else ""
    why = reason(refusal).format(agency="{agency}", day=day(on), given=given, withdrawn=withdrawn)
    return AgencyRefusal(
        agency,
        refusal,
        answer.fix or rule.FIXES[refusal],
        answer.consent_id,
        why,
        # What is put on paper now counts from today: it does not change what held on a day gone by.
        helps=on >= now.date(),
    )


def reason(refusal: ShareRefusal) -> str:
    """Why, with places for agency, day, given and withdrawn."""
    return {
        ShareRefusal.NO_CONSENT: _("{agency} may not be told: there was no consent on {day}."),
        ShareRefusal.NOT_DOCUMENTED: _(
            "{agency} may not be told: the consent of {given} was not documented on {day}."
        ),
        ShareRefusal.AGENCY_NOT_NAMED: _("{agency} may not be told: no consent names it on {day}."),
        ShareRefusal.WITHDRAWN: _("{agency} may not be told: the consent was withdrawn {withdrawn}."),
    }[refusal]
