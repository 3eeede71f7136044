"""Consent to share with agencies, asked for any past day (docs/casework.md 7).

Two times are kept apart: the day something holds from, and when it was recorded. Late documentation never
rewrites an earlier answer: it counts from the later of its own day and the day it was recorded. A withdrawal
holds from its own day however late it is recorded, because it protects the client; `known_at` still answers
what the file could say at an earlier time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum

from entre_tui.rules.codes import Agency
from entre_tui.rules.moments import local_day, utc


@dataclass(frozen=True, slots=True)
class ConsentPeriod:
    """One consent; the `*_recorded_at` are aware, None for what a dated paper register says of itself.

    Its agencies do not change: more agencies are a new consent.
    """

    given_on: date
    agencies: frozenset[Agency]
    given_recorded_at: datetime | None = None
    documented_on: date | None = None
    documented_recorded_at: datetime | None = None
    withdrawn_on: date | None = None
    withdrawn_recorded_at: datetime | None = None
    waiver_explained: bool = False
    id: int | None = None


class ConsentState(StrEnum):
    NONE = "none"
    GIVEN = "given"
    DOCUMENTED = "documented"
    WITHDRAWN = "withdrawn"


class ShareRefusal(StrEnum):
    NO_CONSENT = "no_consent"
    NOT_DOCUMENTED = "not_documented"
    AGENCY_NOT_NAMED = "agency_not_named"
    WITHDRAWN = "withdrawn"


class ShareFix(StrEnum):
    RECORD_CONSENT = "record_consent"
    DOCUMENT = "document"
    ADD_AGENCY = "add_agency"
    ASK_AGAIN = "ask_again"


FIXES = {
    ShareRefusal.NO_CONSENT: ShareFix.RECORD_CONSENT,
    ShareRefusal.NOT_DOCUMENTED: ShareFix.DOCUMENT,
    ShareRefusal.AGENCY_NOT_NAMED: ShareFix.ADD_AGENCY,
    ShareRefusal.WITHDRAWN: ShareFix.ASK_AGAIN,
}


@dataclass(frozen=True, slots=True)
class ConsentStanding:
    """The consents of a client on a day, taken together.

    `agencies` may be shared with; `undocumented` are named only by consents in force that lack documentation.
    """

    state: ConsentState
    agencies: frozenset[Agency]
    undocumented: frozenset[Agency]


@dataclass(frozen=True, slots=True)
class Sharing:
    """Whether an agency may be told something; if not, why and what would mend it.

    `consent_id` is the consent that allows it, or the one to mend. `waiver_unexplained` is a warning beside a
    yes: the consent stands, but nobody has recorded that lifting confidentiality was explained.
    """

    allowed: bool
    refusal: ShareRefusal | None = None
    fix: ShareFix | None = None
    consent_id: int | None = None
    waiver_unexplained: bool = False


def _was_recorded(recorded_at: datetime | None, known_at: datetime | None) -> bool:
    return recorded_at is None or known_at is None or utc(recorded_at) <= utc(known_at)


def state_of(
    consent: ConsentPeriod, on: date, zone: tzinfo, known_at: datetime | None = None
) -> ConsentState:
    """The state of one consent on a local day of the office; NONE before it was given.

    The day of a withdrawal is already without consent. `known_at` leaves out what was recorded after it.
    """
    if consent.given_on > on or not _was_recorded(consent.given_recorded_at, known_at):
        return ConsentState.NONE
    withdrawn = consent.withdrawn_on is not None and consent.withdrawn_on <= on
    if withdrawn and _was_recorded(consent.withdrawn_recorded_at, known_at):
        return ConsentState.WITHDRAWN
    documented = documented_from(consent, zone)
    if (
        documented is not None
        and documented <= on
        and _was_recorded(consent.documented_recorded_at, known_at)
    ):
        return ConsentState.DOCUMENTED
    return ConsentState.GIVEN


def documented_from(consent: ConsentPeriod, zone: tzinfo) -> date | None:
    """The first day a consent counts as documented: never before it was recorded."""
    if consent.documented_on is None:
        return None
    if consent.documented_recorded_at is None:
        return consent.documented_on
    return max(consent.documented_on, local_day(consent.documented_recorded_at, zone))


def standing(
    consents: Iterable[ConsentPeriod], on: date, zone: tzinfo, known_at: datetime | None = None
) -> ConsentStanding:
    """All consents of a client on a day: documented if one in force is, else given, else withdrawn, else none."""
    states = [(state_of(consent, on, zone, known_at), consent) for consent in consents]
    present = {state for state, _ in states}
    agencies: dict[ConsentState, frozenset[Agency]] = {
        wanted: frozenset[Agency]().union(*(each.agencies for state, each in states if state is wanted))
        for wanted in (ConsentState.DOCUMENTED, ConsentState.GIVEN)
    }
    order = (ConsentState.DOCUMENTED, ConsentState.GIVEN, ConsentState.WITHDRAWN)
    best = next((state for state in order if state in present), ConsentState.NONE)
    shared = agencies[ConsentState.DOCUMENTED]
    return ConsentStanding(best, shared, agencies[ConsentState.GIVEN] - shared)


def may_share(
    consents: Sequence[ConsentPeriod],
    agency: Agency,
    on: date,
    zone: tzinfo,
    known_at: datetime | None = None,
) -> Sharing:
    """Whether the agency may be told something on a day: only by a documented consent in force that names it."""
    states = [(state_of(consent, on, zone, known_at), consent) for consent in consents]
    naming = [(state, consent) for state, consent in states if agency in consent.agencies]
    if found := _newest(naming, ConsentState.DOCUMENTED):
        explained = any(each.waiver_explained for state, each in naming if state is ConsentState.DOCUMENTED)
        return Sharing(True, consent_id=found.id, waiver_unexplained=not explained)
    if found := _newest(naming, ConsentState.GIVEN):
        return _refuse(ShareRefusal.NOT_DOCUMENTED, found)
    if found := _newest(naming, ConsentState.WITHDRAWN):
        return _refuse(ShareRefusal.WITHDRAWN, found)
    if found := _newest(states, ConsentState.DOCUMENTED) or _newest(states, ConsentState.GIVEN):
        return _refuse(ShareRefusal.AGENCY_NOT_NAMED, found)
    if found := _newest(states, ConsentState.WITHDRAWN):
        return _refuse(ShareRefusal.WITHDRAWN, found)
    return _refuse(ShareRefusal.NO_CONSENT, None)


def _newest(
    states: Iterable[tuple[ConsentState, ConsentPeriod]], wanted: ConsentState
) -> ConsentPeriod | None:
    return max(
        (consent for state, consent in states if state is wanted),
        key=lambda consent: consent.given_on,
        default=None,
    )


def _refuse(refusal: ShareRefusal, consent: ConsentPeriod | None) -> Sharing:
    return Sharing(False, refusal, FIXES[refusal], consent.id if consent else None)
