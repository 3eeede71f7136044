"""A mentoring agreement is made, revised every three months, ended, and all of it taken back."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from entre_tui.casework.client import due
from entre_tui.casework.core.base import Acting, Actor, CaseworkError, StaleError
from entre_tui.casework.programme import agreements, enrolments
from entre_tui.models import Enrolment
from entre_tui.rules.codes import DueKind
from tests.casework.steps import undone


@pytest.fixture
def enrolment(client: int, acting: Acting) -> int:
    enrolments.enrol(acting, client, "back-on-track", date(2025, 8, 25))
    return int(Enrolment.get(Enrolment.client == client).id)


def due_on(acting: Acting, client: int) -> list[date]:
    lines = due.due_of(acting, client)
    return [line.item.on for line in lines if line.item.kind is DueKind.AGREEMENT]


def latest(enrolment: int) -> agreements.AgreementView:
    found = agreements.latest_agreement(enrolment)
    assert found is not None
    return found


def test_the_due_day_is_the_one_that_is_shown(client: int, enrolment: int, acting: Acting) -> None:
    agreements.agree(acting, enrolment, "Kim Ek", date(2025, 8, 27))
    assert due_on(acting, client) == [latest(enrolment).review_on] == [date(2025, 11, 27)]


def test_an_ended_one_is_due_no_more_until_a_new_one_is_made(
    client: int, enrolment: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    agreements.agree(acting, enrolment, "Kim Ek", date(2025, 8, 26))
    one = latest(enrolment)
    done = agreements.end_agreement(acting, one.id, date(2025, 11, 20), seen_version=one.version)
    assert due_on(acting, client) == []
    assert latest(enrolment).ended_on == date(2025, 11, 20)
    undone(acting, done)
    assert due_on(acting, client) == [date(2025, 11, 26)]
    one = latest(enrolment)
    agreements.end_agreement(acting, one.id, date(2025, 11, 20), seen_version=one.version)
    agreements.agree(acting, enrolment, "Bo Alm", date(2025, 11, 27))
    assert (latest(enrolment).mentor, latest(enrolment).ended_on) == ("Bo Alm", None)
    assert due_on(Acting(actor, now.replace(year=2026, month=2)), client) == [date(2026, 2, 27)]


def test_what_is_no_end(enrolment: int, acting: Acting, now: datetime) -> None:
    agreements.agree(acting, enrolment, "Kim Ek", date(2025, 11, 10))
    one = latest(enrolment)
    for day in (date(2025, 11, 28), date(2025, 11, 9)):
        with pytest.raises(CaseworkError) as refusal:
            agreements.end_agreement(acting, one.id, day, seen_version=one.version)
        assert refusal.value.field == "ended_on"
    agreements.end_agreement(acting, one.id, now.date(), seen_version=one.version)
    with pytest.raises(StaleError):
        agreements.end_agreement(acting, one.id, now.date(), seen_version=one.version)
    ended = latest(enrolment)
    with pytest.raises(CaseworkError, match="already"):
        agreements.end_agreement(acting, ended.id, now.date(), seen_version=ended.version)


def test_of_a_removed_programme_nothing_is_due(
    client: int, acting: Acting, enrolment: int, now: datetime
) -> None:
    agreements.agree(acting, enrolment, "Kim Ek", date(2025, 8, 26))
    Enrolment.update(removed_at=now).where(Enrolment.id == enrolment).execute()
    assert due_on(acting, client) == []
