"""Eligibility for a reintegration group, from what the file knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from entre_tui.casework.client import clients
from entre_tui.casework.collaboration.collaboration import Conditions, answer_conditions
from entre_tui.casework.collaboration.eligibility import GROUP, PERIOD_SETTING
from entre_tui.casework.core.base import Acting, Actor, CaseworkError
from entre_tui.casework.office import settings
from entre_tui.casework.programme import enrolments
from entre_tui.casework.reintegration import reintegration
from entre_tui.rules.codes import ChecklistNeed
from entre_tui.rules.eligibility import Condition, ConditionAnswer
from tests.casework.sharing_steps import seen
from tests.casework.steps import undone


def answers(acting: Acting, client: int) -> dict[Condition, ConditionAnswer]:
    return dict(seen(acting, client).group.answers.answers)


def test_unknown_is_not_no_and_the_failing_is_named(client: int, acting: Acting) -> None:
    group = seen(acting, client).group
    assert group.answers.eligible is ConditionAnswer.UNKNOWN
    said = Conditions("low", True, True, True, False)
    done = answer_conditions(acting, client, said, seen_version=group.version)
    assert seen(acting, client).group.answers.failing == (Condition.RISK,)
    undone(acting, done)
    assert seen(acting, client).group.answers.failing == ()
    with pytest.raises(CaseworkError):
        answer_conditions(acting, client, Conditions("huge"), seen_version=done.version + 1)


def test_the_period_is_the_offices_choice(
    client: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    view = clients.client(acting, client)
    details = replace(view.details, release_on=date(2026, 9, 1), supervision_ends_on=date(2027, 9, 1))
    clients.edit_client(acting, client, details, seen_version=view.version)
    assert answers(acting, client)[Condition.RELEASE] is ConditionAnswer.YES
    settings.set_for_all(Acting(supervisor, now), PERIOD_SETTING, 6)
    assert answers(acting, client)[Condition.RELEASE] is ConditionAnswer.NO


def test_several_needs_say_several_agencies_until_somebody_says_otherwise(
    client: int, acting: Acting
) -> None:
    reintegration.set_need(acting, client, "debt_advice", ChecklistNeed.YES, seen_version=0)
    assert answers(acting, client)[Condition.AGENCIES] is ConditionAnswer.UNKNOWN
    reintegration.set_need(acting, client, "employment", ChecklistNeed.YES, seen_version=0)
    group = seen(acting, client).group
    assert (group.agencies, dict(group.answers.answers)[Condition.AGENCIES]) == (2, ConditionAnswer.YES)
    said = Conditions(needs_several_agencies=False)
    answer_conditions(acting, client, said, seen_version=group.version)
    assert answers(acting, client)[Condition.AGENCIES] is ConditionAnswer.NO


def test_enrolled_shows(client: int, acting: Acting, now: datetime) -> None:
    assert not seen(acting, client).group.in_group
    enrolments.enrol(acting, client, GROUP, now.date())
    assert seen(acting, client).group.in_group
