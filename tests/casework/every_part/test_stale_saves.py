"""What somebody else changed is saved over by nobody: every change that was made on a reading refuses an older one."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from entre_tui import casework
from entre_tui.casework.appointments import appointments, missed
from entre_tui.casework.client import clients, due, flags, handover, notes
from entre_tui.casework.client.clients import ClientDetails
from entre_tui.casework.collaboration import meeting_tasks, meetings
from entre_tui.casework.collaboration.meeting_tasks import TaskDetails
from entre_tui.casework.collaboration.meetings import MeetingDetails
from entre_tui.casework.core.base import Acting, Actor, CaseworkError, Done, StaleError, save
from entre_tui.casework.goals import goals
from entre_tui.casework.goals import steps as goal_steps
from entre_tui.casework.goals.goals import GoalDetails
from entre_tui.casework.goals.steps import StepDetails
from entre_tui.casework.programme import agreements, enrolments, facilitator
from entre_tui.casework.reintegration import reintegration
from entre_tui.casework.sessions import sessions
from entre_tui.casework.sessions.sessions import PlanDetails
from entre_tui.models import AuditEntry, Note
from entre_tui.rules.codes import AbsenceReason, ChecklistNeed, DueKind
from tests.casework.sharing_steps import given, met
from tests.casework.steps import booked, details, undone

TODAY = date(2025, 11, 27)


def versioned() -> list[Callable[..., Done]]:
    """Every change that takes the version that was seen."""
    found = []
    for module in pkgutil.walk_packages(casework.__path__, "entre_tui.casework."):
        for _name, function in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            if function.__module__ == module.name and _is_versioned(function):
                found.append(function)
    return found


def _is_versioned(function: Callable[..., Any]) -> bool:
    mode = getattr(function, "__entre_mode__", "")
    return mode == "change" and "seen_version" in inspect.signature(function).parameters


def anything(name: str) -> Any:
    """Something for a parameter that is never looked at: the version is asked for first."""
    return {
        "on": TODAY,
        "ended_on": TODAY,
        "to_on": TODAY,
        "starts_at": datetime(2025, 12, 1, 10).astimezone(),
        "details": None,
    }.get(name, "")


@pytest.fixture
def file(client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime) -> dict[str, int]:
    """One record of each kind, in its first version; by the names of the parameters that say which."""

    def number(function: Callable[..., Done], *args: Any, by: Actor = actor, **values: Any) -> int:
        made = function(Acting(by, now), *args, **values).record_id
        assert made is not None
        return made

    given(acting, client, "prison", documented=TODAY)
    meeting = met(acting, client, "prison")
    goal = number(goals.add_goal, client, GoalDetails("Work"))
    enrolment = number(enrolments.enrol, client, "back-on-track", TODAY)
    reintegration.set_need(acting, client, "debt_advice", ChecklistNeed.YES, seen_version=0)
    led = number(enrolments.enrol, client, "hii", TODAY)
    return {
        "client_id": client,
        "appointment_id": booked(acting, client, -1).id,
        "consent_id": 1,
        "meeting_id": meeting,
        "task_id": number(meeting_tasks.add_task, meeting, TaskDetails("Call")),
        "snooze_id": number(
            due.snooze, client, DueKind.CONSENT, None, date(2025, 12, 24), "ill", by=supervisor
        ),
        "session_id": number(sessions.plan_session, client, PlanDetails(now, aim="x")),
        "assignment_id": number(handover.hand_over, client, supervisor.worker_id, TODAY),
        "note_id": number(notes.add_note, client, "x"),
        "enrolment_id": enrolment,
        "agreement_id": number(agreements.agree, enrolment, "Kim", TODAY),
        "facilitator_id": number(facilitator.add_facilitator, led, supervisor.worker_id, TODAY),
        "flag_id": number(flags.raise_flag, client, "threat"),
        "goal_id": goal,
        "step_id": number(goal_steps.add_step, goal, StepDetails("Call")),
        "rating_id": number(goal_steps.rate_goal, goal, TODAY, 0, seen_version=1),
        "item_id": reintegration.current_item(client, "debt_advice").id,  # type: ignore[union-attr]
    }


def test_every_change_on_an_older_reading_is_refused(file: dict[str, int], acting: Acting) -> None:
    changes = versioned()
    assert {"edit_client", "mark_missed", "withdraw_consent"} <= {one.__name__ for one in changes}
    entries = AuditEntry.select().count()
    for function in changes:
        first, *others = [
            name
            for name, parameter in inspect.signature(function).parameters.items()
            if parameter.default is parameter.empty and name not in ("acting", "seen_version")
        ]
        args = [file[first], *("debt_advice" if name == "area" else anything(name) for name in others)]
        for seen in (0, 2, 99):
            with pytest.raises(StaleError, match=r"(Anna Berg|Siv Lind) changed this today 14:00\."):
                function(acting, *args, seen_version=seen)
    assert AuditEntry.select().count() == entries


def test_what_is_gone_is_not_changed_but_brought_back(client: int, acting: Acting) -> None:
    note = notes.add_note(acting, client, "x").record_id
    removed = notes.remove_note(acting, note, seen_version=1)
    for function, args in ((notes.correct_note, ("y",)), (notes.pin_note, (True,)), (notes.remove_note, ())):
        with pytest.raises(CaseworkError, match="removed meanwhile"):
            function(acting, note, *args, seen_version=2)
    undone(acting, removed)
    notes.pin_note(acting, note, True, seen_version=3)


def test_nothing_is_written_about_a_client_who_was_taken_out(
    client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    clients.remove_client(acting, client, seen_version=1)
    entries = AuditEntry.select().count()
    for function, args in (
        (appointments.book, (details(now, 1),)),
        (sessions.plan_session, (PlanDetails(now),)),
        (notes.add_note, ("x",)),
        (goals.add_goal, (GoalDetails("Work"),)),
        (enrolments.enrol, ("entre-2016", TODAY)),
        (meetings.record_meeting, (MeetingDetails(TODAY, (("prison", ""),), held=False),)),
        (handover.hand_over, (actor.worker_id, TODAY)),
        (flags.raise_flag, ("threat",)),
    ):
        with pytest.raises(CaseworkError, match="removed meanwhile"):
            function(acting, client, *args)  # type: ignore[operator]
    with pytest.raises(CaseworkError, match="removed meanwhile"):
        clients.edit_client(acting, client, ClientDetails(family_name="Ek"), seen_version=2)
    assert AuditEntry.select().count() == entries


def test_a_second_save_in_the_same_moment_does_not_win(client: int, acting: Acting, actor: Actor) -> None:
    """Two programs hold the row as it was: what the second would save is refused by the row itself."""
    number = notes.add_note(acting, client, "x").record_id
    first, second = Note.get_by_id(number), Note.get_by_id(number)
    assert save(acting, first, text="first", pinned=False) == ["text"]
    with pytest.raises(StaleError, match="at the same moment"):
        save(acting, second, text="second")
    kept = Note.get_by_id(number)
    assert (kept.text, kept.version, kept.changed_by_id) == ("first", 2, actor.worker_id)
    assert first.version == 2


def test_an_absence_followed_up_meanwhile(
    client: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    one = booked(acting, client, -1)
    missed.mark_missed(Acting(supervisor, now), one.id, AbsenceReason.WORK, seen_version=1)
    with pytest.raises(StaleError, match="Siv Lind changed this today 14:00"):
        missed.mark_missed(acting, one.id, AbsenceReason.NONE_GIVEN, seen_version=1)
