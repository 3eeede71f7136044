"""Who leads a programme, and where the client stands to the group."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from entre_tui.casework.core.base import Acting, Actor, CaseworkError
from entre_tui.casework.programme import enrolments, facilitator
from entre_tui.casework.programme.facilitator import LeadView
from tests.casework.steps import undone

BEGUN = date(2025, 11, 3)


@pytest.fixture
def hii(client: int, acting: Acting) -> int:
    done = enrolments.enrol(acting, client, "hii", BEGUN)
    assert done.record_id is not None
    return done.record_id


def seen(acting: Acting, client: int) -> LeadView:
    view = facilitator.lead(acting, client)
    assert view is not None
    return view


def test_the_stance_has_an_aim_and_can_be_taken_back(hii: int, client: int, acting: Acting) -> None:
    view = seen(acting, client)
    assert [code for code, _words in view.stances] == ["engaged", "doubting", "disengaged"]
    done = facilitator.set_stance(acting, hii, "doubting", seen_version=view.version)
    assert done.message == "Andersson, Karim: Doubting: Separate."
    assert seen(acting, client).stance == "doubting"
    undone(acting, done)
    assert seen(acting, client).stance is None


def test_at_most_two_lead_at_a_time(
    hii: int, client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    one = facilitator.add_facilitator(acting, hii, actor.worker_id, BEGUN)
    facilitator.add_facilitator(acting, hii, supervisor.worker_id, BEGUN)
    view = seen(acting, client)
    assert ([each.name for each in view.facilitators], view.most) == (["Anna Berg", "Siv Lind"], 2)
    with pytest.raises(CaseworkError, match="leads already"):
        facilitator.add_facilitator(acting, hii, actor.worker_id, now.date())
    assert one.record_id is not None
    ended = facilitator.end_facilitator(acting, one.record_id, date(2025, 11, 20), seen_version=one.version)
    assert seen(acting, client).facilitators[0].to_on == date(2025, 11, 20)
    undone(acting, ended)
    assert seen(acting, client).facilitators[0].to_on is None


def test_one_to_one_programmes_have_one(
    client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    enrolment = enrolments.enrol(acting, client, "entre-2016", BEGUN).record_id
    assert enrolment is not None
    facilitator.add_facilitator(acting, enrolment, actor.worker_id, BEGUN)
    with pytest.raises(CaseworkError, match="at most 1"):
        facilitator.add_facilitator(acting, enrolment, supervisor.worker_id, now.date())
    with pytest.raises(CaseworkError, match="stances"):
        facilitator.set_stance(acting, enrolment, "doubting", seen_version=1)


def test_nobody_leads_before_the_programme_began(hii: int, acting: Acting, actor: Actor) -> None:
    with pytest.raises(CaseworkError) as refusal:
        facilitator.add_facilitator(acting, hii, actor.worker_id, date(2025, 10, 1))
    assert refusal.value.field == "from_on"
