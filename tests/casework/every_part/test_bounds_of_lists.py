"""Windows of days and hours in what is listed: the first that is in, the last that is in, and their neighbours."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from entre_tui.casework.appointments import appointments, missed, missed_views, outcomes
from entre_tui.casework.appointments import picks as appointment_picks
from entre_tui.casework.appointments import views as appointment_views
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.appointments.missed import AbsenceFollowUp
from entre_tui.casework.client import clients, handover, notes
from entre_tui.casework.client_list import windows as list_windows
from entre_tui.casework.client_list.choice import ListChoice
from entre_tui.casework.client_list.head_counts import waiting
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.casework.day import today
from entre_tui.casework.supervision import caseload
from entre_tui.casework.whole_file import overview
from entre_tui.models import AuditEntry, FollowUp
from entre_tui.rules.codes import AbsenceReason, Decision, Outcome
from tests.casework.steps import booked, changed

TODAY, DAY, MINUTE = date(2025, 11, 27), timedelta(days=1), timedelta(minutes=1)


def starting(acting: Acting, client: int, at: datetime, minutes: int = 60) -> int:
    """An appointment that begins then; gives its id."""
    wanted = AppointmentDetails(at, minutes=minutes)
    number = appointments.book(acting, client, wanted).record_id
    assert number is not None
    return number


def around_midnight(acting: Acting, client: int) -> list[int]:
    """A minute before today, its first and last minute, and tomorrow's first; gives the ids."""
    first = datetime.combine(TODAY, time(), acting.now.tzinfo)
    return [starting(acting, client, first + wait) for wait in (-MINUTE, 0 * DAY, DAY - MINUTE, DAY)]


def test_today_is_from_midnight_to_midnight(client: int, acting: Acting) -> None:
    before, first, last, _after = around_midnight(acting, client)
    view = today.today(acting)
    assert [one.id for one in view.appointments] == [first, last]
    assert [one.id for one in view.to_log] == [before]
    assert waiting(acting) == (2, 2, 0)


def test_a_week_is_seven_days(client: int, acting: Acting, now: datetime) -> None:
    first = datetime.combine(TODAY, time(), now.tzinfo)
    ids = [starting(acting, client, first + wait) for wait in (-MINUTE, 0 * DAY, 7 * DAY - MINUTE, 7 * DAY)]
    assert [one.id for one in today.week(acting, TODAY)] == ids[1:3]


def test_to_log_from_its_last_minute_on(client: int, acting: Acting, now: datetime) -> None:
    over, going_on = (
        starting(acting, client, now - 45 * MINUTE, 45),
        starting(acting, client, now - DAY),
    )
    still = starting(acting, client, now - 44 * MINUTE, 45)
    seen = {number: appointment_views.view(number, now).to_log for number in (over, going_on, still)}
    assert seen == {over: True, going_on: True, still: False}
    outcomes.log_outcome(acting, over, Outcome.ATTENDED, seen_version=1)
    assert not appointment_views.view(over, now).to_log


def test_the_overview_has_the_next_times_and_the_latest_notes(
    client: int, acting: Acting, now: datetime
) -> None:
    starting(acting, client, now - MINUTE)
    coming = [starting(acting, client, now + number * DAY) for number in range(5)]
    outcomes.log_outcome(acting, coming[1], Outcome.DID_NOT_HAPPEN, seen_version=1)
    written = [notes.add_note(acting, client, "x", at=now - number * DAY).record_id for number in range(9)]
    seen = overview.overview(acting, client)
    assert [one.id for one in seen.coming] == [coming[0], coming[2], coming[3]]
    assert [one.id for one in seen.notes] == written[:-1]


@pytest.mark.parametrize(("days", "shown"), [(-1, False), (0, True), (28, True), (29, False)])
def test_released_within_four_weeks(days: int, shown: bool, client: int, acting: Acting) -> None:
    changed(acting, client, release_on=TODAY + days * DAY)
    for sort in ("due", "release"):
        choice = ListChoice(scope="all", sort=sort, release_weeks=4)
        lines = list_windows.top(acting, choice, 9).lines
        assert [line.client_id for line in lines] == ([client] if shown else [])


@pytest.mark.parametrize(("days", "soon"), [(-1, 0), (0, 1), (84, 1), (85, 0)])
def test_a_supervisor_sees_releases_of_twelve_weeks(
    days: int, soon: int, client: int, acting: Acting, actor: Actor
) -> None:
    changed(acting, client, release_on=TODAY + days * DAY)
    load = next(one for one in caseload.caseload(acting) if one.worker_id == actor.worker_id)
    assert (load.clients, load.release_soon) == (1, soon)


@pytest.mark.parametrize(
    ("after", "entries"), [(timedelta(minutes=9, seconds=59), 1), (timedelta(minutes=10), 2)]
)
def test_within_ten_minutes_it_is_the_same_look(
    after: timedelta, entries: int, client: int, actor: Actor, now: datetime
) -> None:
    for at in (now, now + after):
        clients.client(Acting(actor, at), client)
    assert AuditEntry.select().where(AuditEntry.action == "read").count() == entries


def test_a_look_at_something_else_is_another(
    client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    def look(who: Actor = actor, about: str = "x", record: int | None = None, number: int = client) -> int:
        audit.record(Acting(who, now), "read", client_id=number, about=about, record_id=record)
        return AuditEntry.select().where(AuditEntry.action == "read").count()

    assert [look(), look()] == [1, 1]
    assert [look(record=1), look(record=1)] == [2, 2]
    assert look(record=2) == 3
    assert look(about="y") == 4
    assert look(who=supervisor) == 5
    assert look(number=99) == 6
    audit.record(acting, "change", client_id=client, about="x")
    audit.record(acting, "change", client_id=client, about="x")
    assert AuditEntry.select().where(AuditEntry.action == "change").count() == 2


def absent(acting: Acting, client: int, days: int, decision: Decision | None = None) -> int:
    """An absence so many days ago; gives the appointment's id."""
    number = booked(acting, client, -days).id
    done = AbsenceFollowUp(decision=decision)
    missed.mark_missed(acting, number, AbsenceReason.NONE_GIVEN, done, seen_version=1)
    return number


def test_the_ladder_remembers_twelve_months(client: int, acting: Acting) -> None:
    """Asked on 27 November 2025, the twelve months begin with 27 November 2024."""
    for days in (400, 399):
        absent(acting, client, days, Decision.SUMMONS)
    rows = list(FollowUp.select().order_by(FollowUp.id))
    number = absent(acting, client, 1)

    def remembered(*days: date) -> list[date]:
        for row, on in zip(rows, days, strict=True):
            FollowUp.update(decided_on=on).where(FollowUp.id == row.id).execute()
        seen = missed_views.absence(acting, number)
        return [on for on, _decision in seen.record.decisions]

    first = date(2024, 11, 27)
    assert remembered(first - DAY, first) == [first]
    assert remembered(TODAY, first) == [first, TODAY]


def test_the_run_has_eight_signs(client: int, acting: Acting) -> None:
    for days in range(10, 1, -1):
        number = booked(acting, client, -days).id
        outcomes.log_outcome(acting, number, Outcome.ATTENDED, seen_version=1)
    absent(acting, client, 1)
    (line,) = missed_views.list_unfollowed(acting)
    assert line.record.run == "✓✓✓✓✓✓✓✗"


def test_who_covers_follows_up_too(
    client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    absent(acting, client, 2)
    handover.cover(acting, client, supervisor.worker_id, TODAY, TODAY)
    for who in (actor, supervisor):
        assert len(missed_views.list_unfollowed(Acting(who, now))) == 1
        assert missed_views.how_many(Acting(who, now)) == 1
    elsewhere = supervisor._replace(worker_id=99, office_id=99)
    for scope, count in (("mine", 0), ("office", 0), ("all", 1)):
        assert len(missed_views.list_unfollowed(Acting(elsewhere, now), scope)) == count
        assert missed_views.how_many(Acting(elsewhere, now), scope) == count


def test_which_appointment_is_meant_to_the_minute(
    client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    def ids(at: datetime) -> tuple[int | None, ...]:
        picks = (
            appointment_picks.appointment_to_log,
            appointment_picks.appointment_missed,
            appointment_picks.appointment_coming,
        )
        found = [pick(Acting(actor, at), client) for pick in picks]
        return tuple(None if one is None else one.id for one in found)

    assert ids(now) == (None, None, None)
    one = starting(acting, client, now)
    assert ids(now - MINUTE) == (one, None, one)
    assert ids(now) == (one, one, None)
    assert ids(now + DAY) == (one, one, None)
    assert ids(now - DAY) == (None, None, one)
    outcomes.log_outcome(acting, one, Outcome.ATTENDED, seen_version=1)
    assert ids(now) == (None, None, None)
    absence = absent(acting, client, 1)
    assert ids(now) == (None, absence, None)
    decided = AbsenceFollowUp(decision=Decision.SUMMONS)
    missed.mark_missed(acting, absence, AbsenceReason.NONE_GIVEN, decided, seen_version=2)
    assert ids(now) == (None, None, None)
