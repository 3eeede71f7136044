"""A protected identity: neither name nor number nor telephone anywhere, but on a look that says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from entre_tui.casework.appointments import appointments, clashes, missed, missed_views
from entre_tui.casework.appointments import views as appointment_views
from entre_tui.casework.client import clients, due, handover, handover_many, notes
from entre_tui.casework.client.clients import ClientDetails
from entre_tui.casework.collaboration import consent
from entre_tui.casework.collaboration.collaboration import collaboration
from entre_tui.casework.core.base import Acting, Actor, CaseworkError
from entre_tui.casework.day import calendar, today
from entre_tui.casework.importing import duplicates
from entre_tui.casework.office.workers import name_key
from entre_tui.casework.whole_file import overview
from entre_tui.casework.whole_file.head import client_head
from entre_tui.models import AuditEntry, Client, ClientRow, SearchWord
from entre_tui.rules.codes import AbsenceReason
from tests.casework.sharing_steps import given
from tests.casework.steps import details, last_entry, refusal

SECRETS = ("Nord", "Siv", "8512", "2384", "070", "1740605")
MASK = "Protected identity (E-0009)"


@pytest.fixture
def hidden(acting: Acting) -> int:
    """The id of a client whose identity is protected."""
    known = ClientDetails(
        ref="E-0009",
        given_name="Siv",
        family_name="Nord",
        birth_date=date(1985, 12, 24),
        identity_number="20000101-2384",
        phone="070-1740605",
        office="Gothenburg",
        legal_status="conditional_release",
        protected=True,
    )
    number = clients.add_client(acting, known).client_id
    assert number is not None
    return number


def test_what_is_shown_of_the_client(hidden: int, acting: Acting) -> None:
    seen = clients.client(acting, hidden)
    assert seen.name == MASK
    shown = seen.details
    assert (shown.given_name, shown.family_name, shown.identity_number, shown.phone) == ("", "", "", "")
    assert (shown.ref, shown.protected, shown.office) == ("E-0009", True, "Gothenburg")


def test_what_is_shown_of_a_client_who_is_not_protected(client: int, acting: Acting) -> None:
    seen = clients.client(acting, client)
    known = replace(seen.details, phone="070-1", identity_number="20000101-2384")
    clients.edit_client(acting, client, known, seen_version=seen.version)
    seen = clients.client(acting, client)
    assert seen.name == "Andersson, Karim"
    assert (seen.details.phone, seen.details.identity_number) == ("070-1", "200001012384")


def test_a_look_behind_it_says_why_and_is_logged(hidden: int, acting: Acting) -> None:
    before = AuditEntry.select().count()
    with pytest.raises(CaseworkError) as refused:
        clients.reveal(acting, hidden, " \x1b ")
    assert refused.value.field == "purpose"
    assert AuditEntry.select().count() == before
    shown = clients.reveal(acting, hidden, "the court asks")
    assert shown.name == "Nord, Siv"
    assert (shown.details.identity_number, shown.details.phone) == ("200001012384", "070-1740605")
    assert last_entry() == ("read", "protected identity", hidden, "", "")
    entry = AuditEntry.select().order_by(AuditEntry.sequence.desc()).get()
    assert (entry.client_id, entry.purpose) == (hidden, "the court asks")
    clients.reveal(acting, hidden, "the court asks again")
    assert AuditEntry.select().count() == before + 2


def test_empty_fields_of_a_masked_form_change_nothing(hidden: int, acting: Acting) -> None:
    seen = clients.client(acting, hidden)
    moved = replace(seen.details, prison="Hall")
    clients.edit_client(acting, hidden, moved, seen_version=1)
    row = Client.get_by_id(hidden)
    assert (row.given_name, row.family_name, row.phone) == ("Siv", "Nord", "070-1740605")
    assert (row.identity_number, row.prison) == ("200001012384", "Hall")
    written = replace(moved, family_name="Norén", phone="031-1")
    clients.edit_client(acting, hidden, written, seen_version=2)
    row = Client.get_by_id(hidden)
    assert (row.family_name, row.given_name, row.phone) == ("Norén", "Siv", "031-1")


def test_the_list_knows_the_reference_number_alone(hidden: int, actor: Actor, now: datetime) -> None:
    row = ClientRow.get(ClientRow.client == hidden)
    assert (row.name, row.protected, row.ref) == ("", True, "E-0009")
    words = [
        word for (word,) in SearchWord.select(SearchWord.word).where(SearchWord.client == hidden).tuples()
    ]
    assert sorted(words) == ["9", "e-0009"]
    assert row.fold == " 9 e-0009"
    keys = " ".join((row.name_key, row.due_key, row.next_key, row.missed_key, row.release_key))
    assert not [secret for secret in (*SECRETS, "nord", "siv") if secret in keys]


def test_no_view_of_the_file_names_the_client(
    hidden: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    booked = appointments.book(acting, hidden, details(now, -1))
    coming = appointments.book(acting, hidden, details(now, 1))
    absent = missed.mark_missed(acting, booked.record_id or 0, AbsenceReason.NONE_GIVEN, seen_version=1)
    clash = clashes.clashes_at(hidden, actor.worker_id, [details(now, 1).starts_at], 60, now)
    done = [
        booked,
        coming,
        absent,
        notes.add_note(acting, hidden, "came late"),
        handover.cover(acting, hidden, supervisor.worker_id, now.date(), now.date()),
        consent.give_consent(acting, hidden, consent.ConsentDetails(now.date(), ("prison",))),
    ]
    views = [
        client_head(acting, hidden),
        overview.overview(acting, hidden),
        today.today(acting),
        today.week(acting, now.date()),
        due.due_of(acting, hidden),
        missed_views.list_unfollowed(acting),
        missed_views.absence(acting, booked.record_id or 0),
        appointment_views.appointments(acting, hidden),
        collaboration(acting, hidden),
        handover_many.cases_of(acting, actor.worker_id),
        [one.words(now) for one in clash],
    ]
    assert [
        one.message for one in done if MASK not in one.message and "Siv Lind covers" not in one.message
    ] == []
    for view in views:
        told = repr(view).replace("Siv Lind", "")
        assert [secret for secret in SECRETS if secret in told] == []
    assert client_head(acting, hidden).name == MASK
    assert missed_views.list_unfollowed(acting)[0].appointment.client == MASK
    assert clash[0].client == MASK


def test_a_calendar_names_no_more_than_the_mask(
    hidden: int, client: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    for number, days in ((hidden, 1), (client, 2)):
        appointments.book(acting, number, details(now, days))

    def titles() -> list[str]:
        return [entry.title for entry in calendar.my_calendar(acting)]

    assert titles() == ["Session", "Session"]
    assert refusal(calendar.choose_titles, acting, calendar.CalendarTitles.NAME) is None
    assert titles() == ["Session", "Session"]
    calendar.choose_titles(Acting(supervisor, now), calendar.CalendarTitles.REF)
    assert titles() == ["Session, E-0009", f"Session, {Client.get_by_id(client).ref}"]
    calendar.choose_titles(Acting(supervisor, now), calendar.CalendarTitles.NAME)
    assert titles() == [f"Session, {MASK}", "Session, Andersson, Karim"]


def test_a_name_in_a_list_does_not_find_the_client(hidden: int, client: int, now: datetime) -> None:
    wanted = [name_key("Siv Nord"), name_key("Karim Andersson")]
    assert duplicates.by_name(wanted) == {wanted[1]: Client.get_by_id(client).ref}


def test_the_number_of_a_protected_client_tells_nobody_whose_it_is(
    hidden: int, client: int, acting: Acting
) -> None:
    seen = clients.client(acting, client)
    taken = replace(seen.details, identity_number="20000101-2384")
    with pytest.raises(CaseworkError) as refused:
        clients.edit_client(acting, client, taken, seen_version=1)
    assert refused.value.field == "identity_number"
    assert refused.value.message == (
        "This identity number is in the case file already. Ask a supervisor whose it is."
    )
    other = replace(seen.details, ref="E-0009")
    with pytest.raises(CaseworkError, match="Another client has the reference number E-0009"):
        clients.edit_client(acting, client, other, seen_version=1)


def test_shared_with_nobody_by_the_name_either(hidden: int, acting: Acting, now: datetime) -> None:
    given(acting, hidden, "prison", documented=now.date())
    assert collaboration(acting, hidden).name == MASK
