"""A mentoring agreement is made, revised every three months, ended, and all of it taken back."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from entre_tui.casework import agreements, due, enrolments
from entre_tui.casework.base import Actor, CaseworkError, StaleError
from entre_tui.models import Enrolment
from entre_tui.rules.codes import DueKind
from tests.casework.steps import undone


@pytest.fixture
def enrolment(client: int, actor: Actor, now: datetime) -> int:
    enrolments.enrol(client, "back-on-track", date(2025, 8, 25), actor=actor, now=now)
    return int(Enrolment.get(Enrolment.client == client).id)


def due_on(client: int, actor: Actor, now: datetime) -> list[date]:
    lines = due.due_of(client, actor=actor, now=now)
    return [line.item.on for line in lines if line.item.kind is DueKind.AGREEMENT]


def latest(enrolment: int) -> agreements.AgreementView:
    found = agreements.latest_agreement(enrolment)
    assert found is not None
    return found


def test_the_due_day_is_the_one_that_is_shown(
    client: int, enrolment: int, actor: Actor, now: datetime
) -> None:
    agreements.agree(enrolment, "Kim Ek", date(2025, 8, 27), actor=actor, now=now)
    assert due_on(client, actor, now) == [latest(enrolment).review_on] == [date(2025, 11, 27)]


def test_an_ended_one_is_due_no_more_until_a_new_one_is_made(
    client: int, enrolment: int, actor: Actor, now: datetime
) -> None:
    agreements.agree(enrolment, "Kim Ek", date(2025, 8, 26), actor=actor, now=now)
    one = latest(enrolment)
    done = agreements.end_agreement(
        one.id, date(2025, 11, 20), actor=actor, now=now, seen_version=one.version
    )
    assert due_on(client, actor, now) == []
    assert latest(enrolment).ended_on == date(2025, 11, 20)
    undone(done, actor, now)
    assert due_on(client, actor, now) == [date(2025, 11, 26)]
    one = latest(enrolment)
    agreements.end_agreement(one.id, date(2025, 11, 20), actor=actor, now=now, seen_version=one.version)
    agreements.agree(enrolment, "Bo Alm", date(2025, 11, 27), actor=actor, now=now)
    assert (latest(enrolment).mentor, latest(enrolment).ended_on) == ("Bo Alm", None)
    assert due_on(client, actor, now.replace(year=2026, month=2)) == [date(2026, 2, 27)]


def test_what_is_no_end(enrolment: int, actor: Actor, now: datetime) -> None:
    agreements.agree(enrolment, "Kim Ek", date(2025, 11, 10), actor=actor, now=now)
    one = latest(enrolment)
    for day in (date(2025, 11, 28), date(2025, 11, 9)):
        with pytest.raises(CaseworkError) as refusal:
            agreements.end_agreement(one.id, day, actor=actor, now=now, seen_version=one.version)
        assert refusal.value.field == "ended_on"
    agreements.end_agreement(one.id, now.date(), actor=actor, now=now, seen_version=one.version)
    with pytest.raises(StaleError):
        agreements.end_agreement(one.id, now.date(), actor=actor, now=now, seen_version=one.version)
    ended = latest(enrolment)
    with pytest.raises(CaseworkError, match="already"):
        agreements.end_agreement(ended.id, now.date(), actor=actor, now=now, seen_version=ended.version)


def test_of_a_removed_programme_nothing_is_due(
    client: int, actor: Actor, enrolment: int, now: datetime
) -> None:
    agreements.agree(enrolment, "Kim Ek", date(2025, 8, 26), actor=actor, now=now)
    Enrolment.update(removed_at=now).where(Enrolment.id == enrolment).execute()
    assert due_on(client, actor, now) == []
