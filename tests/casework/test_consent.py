"""Consent: who may be told what since when, as of any day; late documentation rewrites nothing."""

from __future__ import annotations

import contextlib
import random
from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework import consent, sharing
from entre_tui.casework.base import Actor, CaseworkError, StaleError
from entre_tui.casework.consent import ConsentDetails
from entre_tui.models import AuditEntry, Consent
from entre_tui.rules.codes import Agency
from entre_tui.rules.consent import ConsentState, ShareFix, ShareRefusal
from tests.casework.sharing_steps import given, seen, told
from tests.casework.steps import undone

POLICE, PRISON = "police", "prison"


def test_nobody_may_be_told_without_a_consent(client: int, actor: Actor, now: datetime) -> None:
    picture = seen(client, actor, now).consent
    assert picture.state is ConsentState.NONE
    assert len(picture.agencies) == len(Agency)
    assert {(line.allowed, line.refusal) for line in picture.agencies} == {(False, ShareRefusal.NO_CONSENT)}
    assert picture.named == ()


def test_given_then_documented_then_undone(client: int, actor: Actor, now: datetime) -> None:
    given(client, actor, now, POLICE, PRISON)
    line = told(client, POLICE, actor, now)
    assert (line.allowed, line.refusal) == (False, ShareRefusal.NOT_DOCUMENTED)
    assert line.consent_id is not None
    done = consent.document_consent(line.consent_id, now.date(), actor=actor, now=now, seen_version=1)
    line = told(client, POLICE, actor, now)
    assert (line.allowed, line.since, line.waiver_unexplained) == (True, now.date(), True)
    assert told(client, "family", actor, now).refusal is ShareRefusal.AGENCY_NOT_NAMED
    picture = seen(client, actor, now).consent
    assert [str(line.agency) for line in picture.named] == [POLICE, PRISON]
    assert picture.consents[0].documented_by == "Anna Berg"
    undone(done, actor, now)
    assert not told(client, POLICE, actor, now).allowed


def test_late_documentation_keeps_earlier_answers(client: int, actor: Actor, now: datetime) -> None:
    early = now - timedelta(days=30)
    number = given(client, actor, early, PRISON)
    written = early.date() + timedelta(days=2)
    consent.document_consent(number, written, actor=actor, now=now, seen_version=1)
    assert told(client, PRISON, actor, now).since == now.date()
    for days in (1, 10, 28):
        line = told(client, PRISON, actor, now, now.date() - timedelta(days=days))
        assert (line.allowed, line.refusal) == (False, ShareRefusal.NOT_DOCUMENTED)
    assert told(client, PRISON, actor, now, early.date() - timedelta(days=1)).refusal is (
        ShareRefusal.NO_CONSENT
    )
    late = seen(client, actor, now).consent.consents[0]
    assert (late.documented_on, late.counts_from, late.documented_late) == (written, now.date(), True)


def test_a_dated_register_counts_from_its_own_day(client: int, actor: Actor, now: datetime) -> None:
    early = now.date() - timedelta(days=30)
    number = given(client, actor, now, PRISON, on=early)
    Consent.update(documented_on=early).where(Consent.id == number).execute()
    assert told(client, PRISON, actor, now, early).allowed


def test_withdrawal_stops_what_comes_after(client: int, actor: Actor, now: datetime) -> None:
    start = now - timedelta(days=20)
    number = given(client, actor, start, PRISON, documented=start.date())
    ended = now.date() - timedelta(days=5)
    done = consent.withdraw_consent(number, ended, actor=actor, now=now, seen_version=1)
    assert told(client, PRISON, actor, now, ended - timedelta(days=1)).allowed
    line = told(client, PRISON, actor, now, ended)
    assert (line.allowed, line.refusal, line.since) == (False, ShareRefusal.WITHDRAWN, ended)
    with pytest.raises(CaseworkError, match="withdrawn already"):
        consent.withdraw_consent(number, ended, actor=actor, now=now, seen_version=2)
    undone(done, actor, now)
    assert told(client, PRISON, actor, now).allowed


def test_a_new_agency_is_a_new_consent(client: int, actor: Actor, now: datetime) -> None:
    number = given(client, actor, now, PRISON, documented=now.date())
    given(client, actor, now, POLICE, documented=now.date())
    assert told(client, POLICE, actor, now).allowed
    consent.edit_consent(
        number,
        ConsentDetails(now.date(), (POLICE,), "oral", True),
        actor=actor,
        now=now,
        seen_version=1,
    )
    line = seen(client, actor, now).consent.consent(number)
    assert line is not None
    assert (line.agencies, line.form, line.waiver_explained) == ((Agency.PRISON,), "oral", True)


def test_edit_undone(client: int, actor: Actor, now: datetime) -> None:
    number = given(client, actor, now, PRISON)
    details = ConsentDetails(now.date() - timedelta(days=3), form="oral", waiver_explained=True)
    undone(consent.edit_consent(number, details, actor=actor, now=now, seen_version=1), actor, now)
    line = seen(client, actor, now).consent.consents[0]
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
def test_what_is_no_consent(
    details: ConsentDetails, field: str, client: int, actor: Actor, now: datetime
) -> None:
    with pytest.raises(CaseworkError) as refusal:
        consent.give_consent(client, details, actor=actor, now=now)
    assert refusal.value.field == field


def test_days_that_cannot_be(client: int, actor: Actor, now: datetime) -> None:
    number = given(client, actor, now, PRISON)
    for on in (now.date() + timedelta(days=1), now.date() - timedelta(days=1)):
        with pytest.raises(CaseworkError) as refusal:
            consent.withdraw_consent(number, on, actor=actor, now=now, seen_version=1)
        assert refusal.value.field == "withdrawn_on"
        with pytest.raises(CaseworkError):
            consent.document_consent(number, on, actor=actor, now=now, seen_version=1)
    consent.document_consent(number, now.date(), actor=actor, now=now, seen_version=1)
    with pytest.raises(CaseworkError, match="already"):
        consent.document_consent(number, now.date(), actor=actor, now=now, seen_version=2)
    with pytest.raises(CaseworkError, match="gone by"):
        seen(client, actor, now, now.date() + timedelta(days=1))


def test_stale_is_refused(client: int, actor: Actor, supervisor: Actor, now: datetime) -> None:
    number = given(client, actor, now, PRISON)
    consent.document_consent(number, now.date(), actor=supervisor, now=now, seen_version=1)
    with pytest.raises(StaleError, match="Siv Lind"):
        consent.withdraw_consent(number, now.date(), actor=actor, now=now, seen_version=1)


def test_removed_and_back(client: int, actor: Actor, now: datetime) -> None:
    number = given(client, actor, now, PRISON, documented=now.date())
    done = consent.remove_consent(number, actor=actor, now=now, seen_version=1)
    assert seen(client, actor, now).consent.consents == ()
    undone(done, actor, now)
    assert told(client, PRISON, actor, now).allowed


def test_sharing_says_why_and_what_mends_it(client: int, actor: Actor, now: datetime) -> None:
    today = now.date()

    def refused(*agencies: str) -> list[tuple[ShareRefusal, ShareFix, bool]]:
        found = sharing.may_share(client, agencies, today, actor=actor, now=now)
        return [(each.refusal, each.fix, each.helps) for each in found]

    assert refused(PRISON) == [(ShareRefusal.NO_CONSENT, ShareFix.RECORD_CONSENT, True)]
    number = given(client, actor, now, PRISON)
    assert refused(PRISON) == [(ShareRefusal.NOT_DOCUMENTED, ShareFix.DOCUMENT, True)]
    consent.document_consent(number, today, actor=actor, now=now, seen_version=1)
    assert refused(PRISON, POLICE) == [(ShareRefusal.AGENCY_NOT_NAMED, ShareFix.ADD_AGENCY, True)]
    consent.withdraw_consent(number, today, actor=actor, now=now, seen_version=2)
    assert refused(PRISON) == [(ShareRefusal.WITHDRAWN, ShareFix.ASK_AGAIN, True)]


def test_each_change_is_one_audit_entry(client: int, actor: Actor, now: datetime) -> None:
    before = AuditEntry.select().count()
    number = given(client, actor, now, PRISON, POLICE)
    consent.document_consent(number, now.date(), actor=actor, now=now, seen_version=1)
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
                versions[given(client, actor, then, PRISON, on=back)] = 1
            else:
                number = chance.choice(list(versions))
                if press == "document":
                    on = max(back, Consent.get_by_id(number).given_on)
                    done = consent.document_consent(
                        number, on, actor=actor, now=then, seen_version=versions[number]
                    )
                else:
                    done = consent.withdraw_consent(
                        number, then.date(), actor=actor, now=then, seen_version=versions[number]
                    )
                versions[number] = done.version
        for day, answer in answers.items():
            assert told(client, PRISON, actor, then, day).allowed == answer, (day, press)
        answers[then.date()] = told(client, PRISON, actor, then).allowed
