"""Consent: who may be told what since when, as of any day; late documentation rewrites nothing."""

from __future__ import annotations

import contextlib
import random
from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework.collaboration import consent, sharing
from entre_tui.casework.collaboration.consent import ConsentDetails
from entre_tui.casework.core.base import Acting, Actor, CaseworkError, StaleError
from entre_tui.models import AuditEntry, Consent
from entre_tui.rules.codes import Agency
from entre_tui.rules.consent import ConsentState, ShareFix, ShareRefusal
from tests.casework.sharing_steps import given, seen, told
from tests.casework.steps import undone

POLICE, PRISON = "police", "prison"


def test_nobody_may_be_told_without_a_consent(client: int, acting: Acting) -> None:
    picture = seen(acting, client).consent
    assert picture.state is ConsentState.NONE
    assert len(picture.agencies) == len(Agency)
    assert {(line.allowed, line.refusal) for line in picture.agencies} == {(False, ShareRefusal.NO_CONSENT)}
    assert picture.named_agencies == ()


def test_given_then_documented_then_undone(client: int, acting: Acting, now: datetime) -> None:
    given(acting, client, POLICE, PRISON)
    line = told(acting, client, POLICE)
    assert (line.allowed, line.refusal) == (False, ShareRefusal.NOT_DOCUMENTED)
    assert line.consent_id is not None
    done = consent.document_consent(acting, line.consent_id, now.date(), seen_version=1)
    line = told(acting, client, POLICE)
    assert (line.allowed, line.since, line.waiver_unexplained) == (True, now.date(), True)
    assert told(acting, client, "family").refusal is ShareRefusal.AGENCY_NOT_NAMED
    picture = seen(acting, client).consent
    assert [str(line.agency) for line in picture.named_agencies] == [POLICE, PRISON]
    assert picture.consents[0].documented_by == "Anna Berg"
    undone(acting, done)
    assert not told(acting, client, POLICE).allowed


def test_late_documentation_keeps_earlier_answers(
    client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    early = now - timedelta(days=30)
    number = given(Acting(actor, early), client, PRISON)
    written = early.date() + timedelta(days=2)
    consent.document_consent(acting, number, written, seen_version=1)
    assert told(acting, client, PRISON).since == now.date()
    for days in (1, 10, 28):
        line = told(acting, client, PRISON, now.date() - timedelta(days=days))
        assert (line.allowed, line.refusal) == (False, ShareRefusal.NOT_DOCUMENTED)
    assert told(acting, client, PRISON, early.date() - timedelta(days=1)).refusal is (ShareRefusal.NO_CONSENT)
    late = seen(acting, client).consent.consents[0]
    assert (late.documented_on, late.counts_from, late.documented_late) == (written, now.date(), True)


def test_a_dated_register_counts_from_its_own_day(client: int, acting: Acting, now: datetime) -> None:
    early = now.date() - timedelta(days=30)
    number = given(acting, client, PRISON, on=early)
    Consent.update(documented_on=early).where(Consent.id == number).execute()
    assert told(acting, client, PRISON, early).allowed


def test_withdrawal_stops_what_comes_after(client: int, acting: Acting, actor: Actor, now: datetime) -> None:
    start = now - timedelta(days=20)
    number = given(Acting(actor, start), client, PRISON, documented=start.date())
    ended = now.date() - timedelta(days=5)
    done = consent.withdraw_consent(acting, number, ended, seen_version=1)
    assert told(acting, client, PRISON, ended - timedelta(days=1)).allowed
    line = told(acting, client, PRISON, ended)
    assert (line.allowed, line.refusal, line.since) == (False, ShareRefusal.WITHDRAWN, ended)
    with pytest.raises(CaseworkError, match="withdrawn already"):
        consent.withdraw_consent(acting, number, ended, seen_version=2)
    undone(acting, done)
    assert told(acting, client, PRISON).allowed


def test_a_new_agency_is_a_new_consent(client: int, acting: Acting, now: datetime) -> None:
    number = given(acting, client, PRISON, documented=now.date())
    given(acting, client, POLICE, documented=now.date())
    assert told(acting, client, POLICE).allowed
    consent.edit_consent(acting, number, ConsentDetails(now.date(), (POLICE,), "oral", True), seen_version=1)
    line = seen(acting, client).consent.consent(number)
    assert line is not None
    assert (line.agencies, line.form, line.waiver_explained) == ((Agency.PRISON,), "oral", True)


def test_edit_undone(client: int, acting: Acting, now: datetime) -> None:
    number = given(acting, client, PRISON)
    details = ConsentDetails(now.date() - timedelta(days=3), form="oral", waiver_explained=True)
    undone(acting, consent.edit_consent(acting, number, details, seen_version=1))
    line = seen(acting, client).consent.consents[0]
    assert (line.given_on, line.form, line.waiver_explained) == (now.date(), "written", False)


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (ConsentDetails(date(2025, 11, 27)), "agencies"),
        (ConsentDetails(date(2025, 11, 27), ("club",)), "agencies"),
        (ConsentDetails(date(2025, 11, 28), (PRISON,)), "given_on"),
        (ConsentDetails(date(2025, 11, 27), (PRISON,), "sung"), "form"),
        (ConsentDetails(date(2025, 11, 27), (PRISON,), documented_on=date(2025, 11, 26)), "documented_on"),
        (ConsentDetails(date(2025, 11, 27), (PRISON,), documented_on=date(2025, 11, 28)), "documented_on"),
    ],
)
def test_what_is_no_consent(details: ConsentDetails, field: str, client: int, acting: Acting) -> None:
    with pytest.raises(CaseworkError) as refusal:
        consent.give_consent(acting, client, details)
    assert refusal.value.field == field


def test_days_that_cannot_be(client: int, acting: Acting, now: datetime) -> None:
    number = given(acting, client, PRISON)
    for on in (now.date() + timedelta(days=1), now.date() - timedelta(days=1)):
        with pytest.raises(CaseworkError) as refusal:
            consent.withdraw_consent(acting, number, on, seen_version=1)
        assert refusal.value.field == "withdrawn_on"
        with pytest.raises(CaseworkError):
            consent.document_consent(acting, number, on, seen_version=1)
    consent.document_consent(acting, number, now.date(), seen_version=1)
    with pytest.raises(CaseworkError, match="already"):
        consent.document_consent(acting, number, now.date(), seen_version=2)
    with pytest.raises(CaseworkError, match="gone by"):
        seen(acting, client, now.date() + timedelta(days=1))


def test_stale_is_refused(client: int, acting: Acting, supervisor: Actor, now: datetime) -> None:
    number = given(acting, client, PRISON)
    consent.document_consent(Acting(supervisor, now), number, now.date(), seen_version=1)
    with pytest.raises(StaleError, match="Siv Lind"):
        consent.withdraw_consent(acting, number, now.date(), seen_version=1)


def test_removed_and_back(client: int, acting: Acting, now: datetime) -> None:
    number = given(acting, client, PRISON, documented=now.date())
    done = consent.remove_consent(acting, number, seen_version=1)
    assert seen(acting, client).consent.consents == ()
    undone(acting, done)
    assert told(acting, client, PRISON).allowed


def test_sharing_says_why_and_what_mends_it(client: int, acting: Acting, now: datetime) -> None:
    today = now.date()

    def refused(*agencies: str) -> list[tuple[ShareRefusal, ShareFix, bool]]:
        found = sharing.may_share(acting, client, agencies, today)
        return [(each.refusal, each.fix, each.helps) for each in found]

    assert refused(PRISON) == [(ShareRefusal.NO_CONSENT, ShareFix.RECORD_CONSENT, True)]
    number = given(acting, client, PRISON)
    assert refused(PRISON) == [(ShareRefusal.NOT_DOCUMENTED, ShareFix.DOCUMENT, True)]
    consent.document_consent(acting, number, today, seen_version=1)
    assert refused(PRISON, POLICE) == [(ShareRefusal.AGENCY_NOT_NAMED, ShareFix.ADD_AGENCY, True)]
    consent.withdraw_consent(acting, number, today, seen_version=2)
    assert refused(PRISON) == [(ShareRefusal.WITHDRAWN, ShareFix.ASK_AGAIN, True)]


def test_each_change_is_one_audit_entry(client: int, acting: Acting, now: datetime) -> None:
    before = AuditEntry.select().count()
    number = given(acting, client, PRISON, POLICE)
    consent.document_consent(acting, number, now.date(), seen_version=1)
    assert AuditEntry.select().count() == before + 2


@pytest.mark.parametrize("seed", range(4))
def test_a_day_gone_by_keeps_its_answer(seed: int, client: int, actor: Actor, now: datetime) -> None:
    """Consents recorded late, documented late, withdrawn from today: yes and no of earlier days stay."""
    chance, versions, answers = random.Random(seed), dict[int, int](), dict[date, bool]()
    for days in range(12):
        then = now + timedelta(days=days)
        back = then.date() - timedelta(days=chance.randint(0, 5))
        press = chance.choice(("give", "document", "withdraw"))
        with contextlib.suppress(CaseworkError):
            if press == "give" or not versions:
                versions[given(Acting(actor, then), client, PRISON, on=back)] = 1
            else:
                number = chance.choice(list(versions))
                if press == "document":
                    on = max(back, Consent.get_by_id(number).given_on)
                    done = consent.document_consent(
                        Acting(actor, then), number, on, seen_version=versions[number]
                    )
                else:
                    done = consent.withdraw_consent(
                        Acting(actor, then), number, then.date(), seen_version=versions[number]
                    )
                versions[number] = done.version
        for day, answer in answers.items():
            assert told(Acting(actor, then), client, PRISON, day).allowed == answer, (day, press)
        answers[then.date()] = told(Acting(actor, then), client, PRISON).allowed
