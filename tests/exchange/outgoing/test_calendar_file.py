"""One's own appointments in a calendar file: read back, they are the same; nobody's name is in them."""

from __future__ import annotations

import argparse
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from entre_tui import locale
from entre_tui.casework.appointments import appointments, outcomes
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.client import clients, handover
from entre_tui.casework.core.base import Acting, Actor, CaseworkError, NotAllowed
from entre_tui.casework.day import calendar
from entre_tui.casework.day.calendar import CalendarTitles, choose_titles, my_calendar
from entre_tui.exchange.outgoing import calendar_job
from entre_tui.exchange.outgoing.calendar_file import content, path_from, usual_path, write
from entre_tui.models import Appointment, AuditEntry, Client
from entre_tui.rules.codes import AppointmentKind, Outcome
from tests.casework.steps import booked, undone
from tests.exchange.offices import opened_by

DAY = timedelta(days=1)


def events(entries: tuple[calendar.CalendarEntry, ...], now: datetime) -> list:
    return list(Calendar.from_ical(content(entries, now)).walk("VEVENT"))


def test_read_back_it_says_when_what_and_where(client: int, acting: Acting, now: datetime) -> None:
    at = (now + DAY).replace(hour=9, minute=30)
    visit = AppointmentDetails(at, AppointmentKind.VISIT, 90, "Hus 3; rum 4, \\ plan 2")
    appointments.book(acting, client, visit)
    (event,) = events(my_calendar(acting), now)
    assert str(event["summary"]) == "Visit"
    assert str(event["location"]) == "Hus 3; rum 4, \\ plan 2"
    assert event.decoded("dtstart") == at
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=90)
    assert event.decoded("dtstamp") == now.astimezone(UTC)
    assert (str(event["class"]), str(event["status"])) == ("PRIVATE", "CONFIRMED")


def test_summer_time_moves_no_appointment(client: int, acting: Acting, now: datetime) -> None:
    for days in (1, 124):
        booked(acting, client, days)
    entries = my_calendar(acting, 30)
    winter, summer = (event.decoded("dtstart") for event in events(entries, now))
    assert (winter.hour, summer.hour) == (9, 8)
    assert [at.astimezone(now.tzinfo).hour for at in (winter, summer)] == [10, 10]


def test_nobody_is_named_unless_the_office_says_so(
    client: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    booked(acting, client, 1)
    ref = Client.get_by_id(client).ref
    whole = content(my_calendar(acting), now).decode()
    assert not [word for word in ("Karim", "Andersson", ref, str(client) + "@") if word in whole]
    with pytest.raises(NotAllowed):
        choose_titles(acting, CalendarTitles.NAME)
    for titles, wanted in (
        (CalendarTitles.REF, f"Session, {ref}"),
        (CalendarTitles.NAME, "Session, Andersson, Karim"),
    ):
        choose_titles(Acting(supervisor, now), titles)
        (entry,) = my_calendar(acting)
        assert entry.title == wanted


def test_a_protected_identity_is_never_named(acting: Acting, supervisor: Actor, now: datetime) -> None:
    details = clients.ClientDetails(
        given_name="Siv", family_name="Nord", office="Gothenburg", legal_status="probation", protected=True
    )
    hidden = clients.add_client(acting, details).client_id
    assert hidden is not None
    booked(acting, hidden, 1)
    choose_titles(Acting(supervisor, now), CalendarTitles.NAME)
    whole = content(my_calendar(acting), now).decode()
    assert "Siv" not in whole
    assert "Nord" not in whole


def test_an_entry_keeps_its_uid_when_it_moves_and_counts_up(client: int, acting: Acting) -> None:
    one = booked(acting, client, 1)
    (before,) = my_calendar(acting)
    appointments.move_appointment(acting, one.id, one.starts_at + 2 * DAY, seen_version=one.version)
    (after,) = my_calendar(acting)
    assert after.uid == before.uid
    assert after.revision > before.revision
    assert after.starts_at == before.starts_at + 2 * DAY


def test_what_was_put_off_is_cancelled_there(client: int, acting: Acting, now: datetime) -> None:
    one = booked(acting, client, 1)
    outcomes.reschedule(acting, one.id, "client", "a shift", seen_version=one.version)
    (event,) = events(my_calendar(acting), now)
    assert str(event["status"]) == "CANCELLED"


def test_only_ones_own_days_and_what_one_covers(
    client: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    for days in (-1, 0, 3, 13, 14):
        booked(acting, client, days, hour=16)
    removed = booked(acting, client, 4)
    appointments.remove_appointment(acting, removed.id, seen_version=removed.version)
    own = [one.starts_at.date() - now.date() for one in my_calendar(acting, 2)]
    assert own == [0 * DAY, 3 * DAY, 13 * DAY]
    assert my_calendar(Acting(supervisor, now), 2) == ()
    first, last = (now + 2 * DAY).date(), (now + 13 * DAY).date()
    handover.cover(acting, client, supervisor.worker_id, first, last)
    covered = [one.starts_at.date() - now.date() for one in my_calendar(Acting(supervisor, now), 4)]
    assert covered == [3 * DAY, 13 * DAY]


def test_the_file_is_private_new_and_logged(
    client: int, acting: Acting, actor: Actor, now: datetime, tmp_path: Path
) -> None:
    booked(acting, client, 1)
    path = tmp_path / "mine.ics"
    assert write(path, my_calendar(acting), now) == f"1 appointment written to {path}."
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    entry = AuditEntry.select().order_by(AuditEntry.sequence.desc()).get()
    assert (entry.action, entry.record, entry.worker_id) == ("export", "calendar", actor.worker_id)
    with pytest.raises(CaseworkError, match="already a file") as refusal:
        write(path, (), now)
    assert refusal.value.field == "path"
    with pytest.raises(CaseworkError, match="no folder"):
        write(tmp_path / "none" / "mine.ics", (), now)


def test_an_empty_calendar_is_a_calendar(acting: Acting, now: datetime) -> None:
    read = Calendar.from_ical(content(my_calendar(acting), now))
    assert str(read["version"]) == "2.0"
    assert read.walk("VEVENT") == []


@pytest.mark.parametrize("weeks", [0, 54, -1])
def test_weeks_that_are_none(acting: Acting, weeks: int) -> None:
    with pytest.raises(CaseworkError) as refusal:
        my_calendar(acting, weeks)
    assert refusal.value.field == "weeks"


def test_which_file_is_meant(tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert path_from("~/mine") == tmp_path / "mine.ics"
    assert path_from(" mine.ICS ").name == "mine.ICS"
    assert usual_path(now.date()) == tmp_path / "entre-2025-11-27.ics"
    (tmp_path / "taken.ics").symlink_to(tmp_path / "nowhere")
    for words in ("", str(tmp_path), "~/taken"):
        with pytest.raises(CaseworkError):
            path_from(words)


def test_the_job_writes_the_file_and_keeps_the_choice(
    client: int,
    acting: Acting,
    actor: Actor,
    supervisor: Actor,
    now: datetime,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    booked(acting, client, 1)
    who = [actor]

    monkeypatch.setattr(calendar_job, "open_case_file", opened_by(who, now))
    parser = argparse.ArgumentParser()
    calendar_job.arguments(parser)
    path = tmp_path / "mine.ics"
    assert calendar_job.main(parser.parse_args([str(path), "--weeks", "1"])) == 0
    assert len(Calendar.from_ical(path.read_bytes()).walk("VEVENT")) == 1
    with pytest.raises(CaseworkError, match="already a file"):
        calendar_job.main(parser.parse_args([str(path)]))
    with pytest.raises(NotAllowed):
        calendar_job.main(parser.parse_args(["--titles", "ref"]))
    who[0] = supervisor
    assert calendar_job.main(parser.parse_args(["--titles", "ref"])) == 0
    assert "for everybody" in capsys.readouterr().out
    (entry,) = my_calendar(acting)
    assert entry.title.startswith("Session, E-")


def test_titles_speak_the_language_of_the_person(client: int, acting: Acting, now: datetime) -> None:
    meeting = AppointmentDetails(now + DAY, AppointmentKind.COLLABORATION)
    appointments.book(acting, client, meeting)
    locale.install("sv")
    (entry,) = my_calendar(acting)
    assert entry.title == "Samverkansmöte"


def test_taking_back_a_booking_takes_it_out(client: int, acting: Acting, now: datetime) -> None:
    done = appointments.book(acting, client, AppointmentDetails(now + DAY))
    undone(acting, done)
    assert my_calendar(acting) == ()
    assert Appointment.select().count() == 1
    assert Outcome.RESCHEDULED in calendar.CALLED_OFF
