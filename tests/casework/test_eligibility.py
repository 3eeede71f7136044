"""Eligibility for a reintegration group, from what the file knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from entre_tui.casework import clients, enrolments, reintegration, settings
from entre_tui.casework.base import Actor, CaseworkError
from entre_tui.casework.collaboration import Conditions, answer_conditions
from entre_tui.casework.eligibility import GROUP, PERIOD_SETTING
from entre_tui.rules.codes import ChecklistNeed
from entre_tui.rules.eligibility import Answer, Condition
from tests.casework.sharing_steps import seen
from tests.casework.steps import undone


def answers(client: int, actor: Actor, now: datetime) -> dict[Condition, Answer]:
    return dict(seen(client, actor, now).group.answers.answers)


def test_unknown_is_not_no_and_the_failing_is_named(client: int, actor: Actor, now: datetime) -> None:
    group = seen(client, actor, now).group
    assert group.answers.eligible is Answer.UNKNOWN
    said = Conditions("low", True, True, True, False)
    done = answer_conditions(client, said, actor=actor, now=now, seen_version=group.version)
    assert seen(client, actor, now).group.answers.failing == (Condition.RISK,)
    undone(done, actor, now)
    assert seen(client, actor, now).group.answers.failing == ()
    with pytest.raises(CaseworkError):
        answer_conditions(client, Conditions("huge"), actor=actor, now=now, seen_version=done.version + 1)


def test_the_period_is_the_offices_choice(
    client: int, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    view = clients.client(client, actor=actor, now=now)
    details = replace(view.details, release_on=date(2026, 9, 1), supervision_ends_on=date(2027, 9, 1))
    clients.edit_client(client, details, actor=actor, now=now, seen_version=view.version)
    assert answers(client, actor, now)[Condition.RELEASE] is Answer.YES
    settings.set_for_all(PERIOD_SETTING, 6, actor=supervisor, now=now)
    assert answers(client, actor, now)[Condition.RELEASE] is Answer.NO


def test_several_needs_say_several_agencies_until_somebody_says_otherwise(
    client: int, actor: Actor, now: datetime
) -> None:
    reintegration.set_need(client, "debt_advice", ChecklistNeed.YES, actor=actor, now=now, seen_version=0)
    assert answers(client, actor, now)[Condition.AGENCIES] is Answer.UNKNOWN
    reintegration.set_need(client, "employment", ChecklistNeed.YES, actor=actor, now=now, seen_version=0)
    group = seen(client, actor, now).group
    assert (group.agencies, dict(group.answers.answers)[Condition.AGENCIES]) == (2, Answer.YES)
    said = Conditions(needs_several_agencies=False)
    answer_conditions(client, said, actor=actor, now=now, seen_version=group.version)
    assert answers(client, actor, now)[Condition.AGENCIES] is Answer.NO


def test_enrolled_shows(client: int, actor: Actor, now: datetime) -> None:
    assert not seen(client, actor, now).group.in_group
    enrolments.enrol(client, GROUP, now.date(), actor=actor, now=now)
    assert seen(client, actor, now).group.in_group
