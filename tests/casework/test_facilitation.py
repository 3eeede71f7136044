"""Who leads a programme, and where the client stands to the group."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from entre_tui.casework import enrolments, facilitation
from entre_tui.casework.base import Actor, CaseworkError
from entre_tui.casework.facilitation import LeadView
from tests.casework.steps import undone

BEGUN = date(2025, 11, 3)


@pytest.fixture
def hii(client: int, actor: Actor, now: datetime) -> int:
    done = enrolments.enrol(client, "hii", BEGUN, actor=actor, now=now)
    assert done.record_id is not None
    return done.record_id


def seen(client: int, actor: Actor, now: datetime) -> LeadView:
    view = facilitation.lead(client, actor=actor, now=now)
    assert view is not None
    return view


def test_the_stance_has_an_aim_and_can_be_taken_back(
    hii: int, client: int, actor: Actor, now: datetime
) -> None:
    view = seen(client, actor, now)
    assert [code for code, _words in view.stances] == ["engaged", "doubting", "disengaged"]
    done = facilitation.set_stance(hii, "doubting", actor=actor, now=now, seen_version=view.version)
    assert done.message == "Andersson, Karim: Doubting: Separate."
    assert seen(client, actor, now).stance == "doubting"
    undone(done, actor, now)
    assert seen(client, actor, now).stance is None


def test_at_most_two_lead_at_a_time(
    hii: int, client: int, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    one = facilitation.add_facilitator(hii, actor.worker_id, BEGUN, actor=actor, now=now)
    facilitation.add_facilitator(hii, supervisor.worker_id, BEGUN, actor=actor, now=now)
    view = seen(client, actor, now)
    assert ([each.name for each in view.facilitators], view.most) == (["Anna Berg", "Siv Lind"], 2)
    with pytest.raises(CaseworkError, match="leads already"):
        facilitation.add_facilitator(hii, actor.worker_id, now.date(), actor=actor, now=now)
    assert one.record_id is not None
    ended = facilitation.end_facilitator(
        one.record_id, date(2025, 11, 20), actor=actor, now=now, seen_version=one.version
    )
    assert seen(client, actor, now).facilitators[0].to_on == date(2025, 11, 20)
    undone(ended, actor, now)
    assert seen(client, actor, now).facilitators[0].to_on is None


def test_one_to_one_programmes_have_one(client: int, actor: Actor, supervisor: Actor, now: datetime) -> None:
    enrolment = enrolments.enrol(client, "entre-2016", BEGUN, actor=actor, now=now).record_id
    assert enrolment is not None
    facilitation.add_facilitator(enrolment, actor.worker_id, BEGUN, actor=actor, now=now)
    with pytest.raises(CaseworkError, match="at most 1"):
        facilitation.add_facilitator(enrolment, supervisor.worker_id, now.date(), actor=actor, now=now)
    with pytest.raises(CaseworkError, match="stances"):
        facilitation.set_stance(enrolment, "doubting", actor=actor, now=now, seen_version=1)


def test_nobody_leads_before_the_programme_began(hii: int, actor: Actor, now: datetime) -> None:
    with pytest.raises(CaseworkError) as refusal:
        facilitation.add_facilitator(hii, actor.worker_id, date(2025, 10, 1), actor=actor, now=now)
    assert refusal.value.field == "from_on"
