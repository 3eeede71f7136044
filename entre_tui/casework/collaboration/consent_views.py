"""Who may be told what since when, as of any day, and the consents it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from entre_tui.casework.collaboration.sharing import consents_of
from entre_tui.models import Consent, Worker
from entre_tui.rules import consent as rule
from entre_tui.rules.codes import Agency
from entre_tui.rules.consent import ConsentState, ShareRefusal
from entre_tui.rules.moments import zone_of


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """One agency on the day: `since` is the first day of this state, `consent_id` what it rests on or what to mend."""

    agency: Agency
    allowed: bool
    refusal: ShareRefusal | None
    since: date | None
    consent_id: int | None
    given_on: date | None
    form: str
    waiver_unexplained: bool


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """One consent; `state` is its state on the day asked about."""

    id: int
    version: int
    given_on: date
    form: str
    waiver_explained: bool
    agencies: tuple[Agency, ...]
    documented_on: date | None
    documented_at: datetime | None
    documented_by: str
    counts_from: date | None
    withdrawn_on: date | None
    withdrawn_by: str
    state: ConsentState

    @property
    def documented_late(self) -> bool:
        """Whether it was recorded only after the day it was put on paper."""
        return self.counts_from is not None and self.counts_from != self.documented_on


@dataclass(frozen=True, slots=True)
class ConsentPicture:
    """As of `on`: every agency, those somebody consented to first, and every consent, the latest first."""

    on: date
    state: ConsentState
    agencies: tuple[AgencyLine, ...]
    consents: tuple[ConsentLine, ...]

    @property
    def named_agencies(self) -> tuple[AgencyLine, ...]:
        """The agencies that some consent names."""
        named = {agency for consent in self.consents for agency in consent.agencies}
        return tuple(line for line in self.agencies if line.agency in named)

    def consent(self, consent_id: int | None) -> ConsentLine | None:
        """The consent with this number."""
        return next((each for each in self.consents if each.id == consent_id), None)


def consent_picture(client_id: int, on: date, now: datetime) -> ConsentPicture:
    """For other casework, which writes the audit entry of looking."""
    consents, zone = consents_of(client_id), zone_of(now)
    rows = {row.id: row for row in Consent.select().where(Consent.client == client_id)}
    workers = _worker_names(rows.values())
    lines = tuple(
        _line(each, rows[each.id], workers, on, now) for each in reversed(consents) if each.id is not None
    )
    by_id = {line.id: line for line in lines}
    agencies = [_agency(consents, agency, on, now, by_id) for agency in Agency]
    rank = {
        ConsentState.DOCUMENTED: 0,
        ConsentState.GIVEN: 1,
        ConsentState.WITHDRAWN: 2,
        ConsentState.NONE: 3,
    }
    ranked = sorted(agencies, key=lambda line: rank[_state(line)])
    return ConsentPicture(on, rule.standing(consents, on, zone).state, tuple(ranked), lines)


def _state(line: AgencyLine) -> ConsentState:
    if line.allowed:
        return ConsentState.DOCUMENTED
    return _STATES.get(line.refusal, ConsentState.NONE) if line.refusal else ConsentState.NONE


_STATES = {
    ShareRefusal.NOT_DOCUMENTED: ConsentState.GIVEN,
    ShareRefusal.WITHDRAWN: ConsentState.WITHDRAWN,
}


def _agency(
    consents: Sequence[rule.ConsentPeriod],
    agency: Agency,
    on: date,
    now: datetime,
    lines: dict[int, ConsentLine],
) -> AgencyLine:
    answer = rule.may_share(consents, agency, on, zone_of(now))
    names_it = answer.refusal not in (ShareRefusal.AGENCY_NOT_NAMED, ShareRefusal.NO_CONSENT)
    line = lines.get(answer.consent_id or 0)
    if line is None or not names_it or agency not in line.agencies:
        refusal = answer.refusal if line is None or not names_it else ShareRefusal.AGENCY_NOT_NAMED
        return AgencyLine(agency, False, refusal, None, answer.consent_id, None, "", False)
    since = {
        None: line.counts_from,
        ShareRefusal.NOT_DOCUMENTED: line.given_on,
        ShareRefusal.WITHDRAWN: line.withdrawn_on,
    }.get(answer.refusal)
    return AgencyLine(
        agency,
        answer.allowed,
        answer.refusal,
        since,
        line.id,
        line.given_on,
        line.form,
        answer.waiver_unexplained,
    )


def _line(
    each: rule.ConsentPeriod, row: Consent, workers: dict[int | None, str], on: date, now: datetime
) -> ConsentLine:
    zone = zone_of(now)
    return ConsentLine(
        row.id,
        row.version,
        row.given_on,
        row.form,
        row.waiver_explained,
        tuple(agency for agency in Agency if agency in each.agencies),
        row.documented_on,
        row.documented_at,
        workers.get(row.documented_by_id, ""),
        rule.documented_from(each, zone),
        row.withdrawn_on,
        workers.get(row.withdrawn_by_id, ""),
        rule.state_of(each, on, zone),
    )


def _worker_names(rows: Iterable[Consent]) -> dict[int | None, str]:
    ids = {number for row in rows for number in (row.documented_by_id, row.withdrawn_by_id) if number}
    return dict(Worker.select(Worker.id, Worker.name).where(Worker.id.in_(ids)).tuples())
