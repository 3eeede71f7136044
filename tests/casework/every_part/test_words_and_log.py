"""What each change says, what its undo is called and what it leaves in the log: consent, meetings, who has the case."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework.client import clients, due, handover, notes
from entre_tui.casework.collaboration import consent, meetings
from entre_tui.casework.collaboration.consent import ConsentDetails
from entre_tui.casework.collaboration.meetings import MeetingDetails
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.models import Assignment, Consent, Meeting, MeetingParticipant, Note, NoteRevision
from entre_tui.rules.codes import DueKind
from tests.casework.sharing_steps import given
from tests.casework.steps import last_entry, told, told_back, undone

TODAY, DAY = date(2025, 11, 27), timedelta(days=1)


def test_a_consent(client: int, acting: Acting, actor: Actor, now: datetime) -> None:
    first = ConsentDetails(date(2025, 11, 20), ("prison", "police"), "oral", True)
    done = consent.give_consent(acting, client, first)
    told(done, 1, "consent", "Andersson, Karim: consent given 20 Nov 2025.")
    assert last_entry() == ("collect", "consent", 1, "", "")
    row = Consent.get_by_id(1)
    assert (row.form, row.waiver_explained, row.documented_at, row.documented_by_id) == (
        "oral",
        True,
        None,
        None,
    )

    edited = ConsentDetails(date(2025, 11, 21), form="written")
    done = consent.edit_consent(acting, 1, edited, seen_version=1)
    told(done, 1, "consent", "Saved: Andersson, Karim, consent of 21 Nov 2025.")
    assert last_entry() == ("change", "consent", 1, "form given_on waiver_explained", "")

    done = consent.document_consent(acting, 1, date(2025, 11, 22), seen_version=2)
    sentence = "Andersson, Karim: the consent of 21 Nov 2025 is documented, 22 Nov 2025."
    told(done, 1, "documentation", sentence)
    assert last_entry() == ("change", "consent", 1, "documented_on", "")
    row = Consent.get_by_id(1)
    assert (row.documented_at, row.documented_by_id) == (now, actor.worker_id)

    done = told_back(acting, done, "Andersson, Karim: the consent is not documented.")
    assert last_entry() == ("change", "consent", 1, "documented_on", "")
    row = Consent.get_by_id(1)
    assert (row.documented_on, row.documented_at, row.documented_by_id) == (None, None, None)

    done = consent.withdraw_consent(acting, 1, date(2025, 11, 23), seen_version=4)
    sentence = "Andersson, Karim: the consent of 21 Nov 2025 is withdrawn, 23 Nov 2025."
    told(done, 1, "withdrawal", sentence)
    assert last_entry() == ("change", "consent", 1, "withdrawn_on", "")
    row = Consent.get_by_id(1)
    assert (row.withdrawn_at, row.withdrawn_by_id) == (now, actor.worker_id)

    done = told_back(acting, done, "Andersson, Karim: the consent is in force again.")
    assert last_entry() == ("change", "consent", 1, "withdrawn_on", "")
    row = Consent.get_by_id(1)
    assert (row.withdrawn_on, row.withdrawn_at, row.withdrawn_by_id) == (None, None, None)

    done = consent.remove_consent(acting, 1, seen_version=6)
    told(done, 1, "removal", "Andersson, Karim: the consent of 21 Nov 2025 is removed.")
    assert last_entry() == ("change", "consent", 1, "removed", "")
    assert Consent.get_by_id(1).removed_at == now
    done = told_back(acting, done, "Andersson, Karim: the consent of 21 Nov 2025 is back.")
    assert last_entry() == ("change", "consent", 1, "removed", "")
    assert Consent.get_by_id(1).removed_at is None


def test_a_consent_documented_at_once(client: int, acting: Acting, actor: Actor, now: datetime) -> None:
    details = ConsentDetails(TODAY - DAY, ("prison",), documented_on=TODAY)
    undone(acting, consent.give_consent(acting, client, details))
    row = Consent.get()
    assert (row.documented_on, row.documented_at, row.documented_by_id) == (TODAY, now, actor.worker_id)
    assert row.removed_at == now


def test_a_meeting(client: int, acting: Acting) -> None:
    given(acting, client, "prison", "police", documented=TODAY)
    seats = (("police", " Bo\tEk "), ("prison", ""))
    plan = MeetingDetails(TODAY, seats, "after_release", False, " call \n")
    done = meetings.record_meeting(acting, client, plan)
    told(done, 1, "meeting", "Planned: Andersson, Karim, 27 Nov 2025.")
    assert last_entry() == ("collect", "meeting", 1, "", "")
    row = Meeting.get_by_id(1)
    assert (row.place, row.held, row.decisions) == ("after_release", False, "call")
    assert list(MeetingParticipant.select(MeetingParticipant.agency, MeetingParticipant.person).tuples()) == [
        ("police", "Bo Ek"),
        ("prison", ""),
    ]

    done = meetings.mark_meeting_held(acting, 1, seen_version=1)
    told(done, 1, "meeting", "Held: Andersson, Karim, 27 Nov 2025.")
    assert last_entry() == ("disclose", "meeting", 1, "held", "police prison")
    done = told_back(acting, done, "Planned again: Andersson, Karim, 27 Nov 2025.")
    assert last_entry() == ("change", "meeting", 1, "held", "")
    assert not Meeting.get_by_id(1).held
    undone(acting, done)
    assert Meeting.get_by_id(1).held

    fewer = MeetingDetails(TODAY, (("prison", ""),), "in_custody", True, "call")
    done = meetings.edit_meeting(acting, 1, fewer, seen_version=4)
    told(done, 1, "meeting", "Saved: Andersson, Karim, meeting of 27 Nov 2025.")
    assert last_entry() == ("disclose", "meeting", 1, "participants place", "prison")
    done = told_back(acting, done, "Taken back: “Saved: Andersson, Karim, meeting of 27 Nov 2025.”")
    assert last_entry() == ("disclose", "meeting", 1, "participants place", "police prison")
    assert Meeting.get_by_id(1).place == "after_release"

    done = meetings.remove_meeting(acting, 1, seen_version=6)
    told(done, 1, "removal", "Removed: Andersson, Karim, meeting of 27 Nov 2025.")
    assert last_entry() == ("change", "meeting", 1, "removed", "")
    done = told_back(acting, done, "Andersson, Karim: the meeting of 27 Nov 2025 is back.")
    assert last_entry() == ("change", "meeting", 1, "removed", "")


def test_a_meeting_recorded_as_held(client: int, acting: Acting) -> None:
    given(acting, client, "prison", documented=TODAY)
    held = MeetingDetails(TODAY, (("prison", "Bo"), ("prison", "Eva")))
    done = meetings.record_meeting(acting, client, held)
    told(done, 1, "meeting", "Meeting recorded: Andersson, Karim, 27 Nov 2025.")
    assert last_entry() == ("disclose", "meeting", 1, "", "prison")


def test_who_has_the_case(client: int, acting: Acting, supervisor: Actor, now: datetime) -> None:
    siv = supervisor.worker_id
    done = handover.hand_over(acting, client, siv, TODAY + DAY, " moves ")
    told(done, 2, "handing over", "Andersson, Karim is handed over to Siv Lind from 28 Nov 2025.")
    assert last_entry() == ("change", "assignment", 2, "worker", "")
    row = Assignment.get_by_id(2)
    assert (row.part, row.from_on, row.to_on, row.reason) == ("main", TODAY + DAY, None, "moves")
    assert Assignment.get_by_id(1).to_on == TODAY + DAY
    done = told_back(acting, done, "Andersson, Karim: the case is with whom it was.")
    assert last_entry() == ("change", "assignment", 2, "worker", "")
    assert Assignment.get_by_id(1).to_on is None
    assert Assignment.get_by_id(2).removed_at == now

    done = handover.cover(acting, client, siv, TODAY, TODAY + DAY, " ill ")
    told(done, 3, "cover", "Siv Lind covers Andersson, Karim from 27 Nov 2025 to 28 Nov 2025.")
    assert last_entry() == ("change", "assignment", 3, "worker", "")
    row = Assignment.get_by_id(3)
    assert (row.part, row.from_on, row.to_on, row.reason) == ("cover", TODAY, TODAY + 2 * DAY, "ill")
    undone(acting, done)
    assert Assignment.get_by_id(3).removed_at == now


def test_a_note(client: int, acting: Acting, actor: Actor, now: datetime) -> None:
    done = notes.add_note(acting, client, " He rang. \n")
    told(done, 1, "note", "Andersson, Karim: the note is written.")
    assert last_entry() == ("collect", "note", 1, "", "")
    row = Note.get_by_id(1)
    assert (row.text, row.kind, row.pinned, row.at) == ("He rang.", "note", False, now)

    done = notes.correct_note(acting, 1, "He wrote.", kind="change", seen_version=1)
    told(done, 1, "correction", "Andersson, Karim: corrected; the earlier text is kept.")
    assert last_entry() == ("change", "note", 1, "kind text", "")
    (kept,) = NoteRevision.select()
    assert (kept.text, kept.at, kept.by.id) == ("He rang.", now, actor.worker_id)
    undone(acting, done)
    row = Note.get_by_id(1)
    assert (row.text, row.kind, row.at) == ("He rang.", "note", now)
    notes.correct_note(acting, 1, "He rang.", kind="change", seen_version=3)
    assert NoteRevision.select().count() == 2

    done = notes.pin_note(acting, 1, True, seen_version=4)
    told(done, 1, "pin", "Andersson, Karim: the note is pinned.")
    assert last_entry() == ("change", "note", 1, "pinned", "")
    done = told_back(acting, done, "Andersson, Karim: the note is no longer pinned.")
    assert not Note.get_by_id(1).pinned

    done = notes.remove_note(acting, 1, seen_version=6)
    told(done, 1, "removal", "Andersson, Karim: the note was removed.")
    assert last_entry() == ("change", "note", 1, "removed", "")
    done = told_back(acting, done, "Andersson, Karim: the note is back.")
    assert last_entry() == ("change", "note", 1, "removed", "")


def test_what_waits(client: int, supervisor: Actor, now: datetime) -> None:
    who = Acting(supervisor, now)
    done = due.snooze(who, client, DueKind.NO_CONTACT, None, TODAY + DAY, " ill ")
    told(done, 1, "waiting", "Andersson, Karim: waits until 28 Nov 2025.")
    assert last_entry() == ("change", "snooze", 1, "no_contact", "")
    told_back(who, done, "It is due again.")
    assert last_entry() == ("change", "snooze", 1, "removed", "")
    due.snooze(who, client, DueKind.NO_CONTACT, None, TODAY + DAY, "ill")
    done = due.wake_item(who, client, DueKind.NO_CONTACT, None)
    told(done, 2, "due again", "Andersson, Karim: it is due again.")
    assert last_entry() == ("change", "snooze", 2, "removed", "")
    told_back(who, done, "It waits as before.")
    assert last_entry() == ("change", "snooze", 2, "removed", "")


def test_a_client(client: int, acting: Acting) -> None:
    assert last_entry() == ("collect", "client", 1, "", "")
    seen = clients.client(acting, client)
    assert last_entry() == ("read", "client", 1, "", "")
    told(
        clients.edit_client(acting, client, seen.details, seen_version=1), 1, None, "Saved: Andersson, Karim."
    )
    assert last_entry() == ("change", "client", 1, "", "")
    done = clients.remove_client(acting, client, seen_version=2)
    told(done, 1, "removal", "Removed: Andersson, Karim.")
    assert last_entry() == ("change", "client", 1, "removed", "")
    told_back(acting, done, "Andersson, Karim is back.")
    assert last_entry() == ("change", "client", 1, "removed", "")


@pytest.mark.parametrize(
    ("given_name", "family_name", "name"),
    [("Karim", "Andersson", "Andersson, Karim"), ("", "Ek", "Ek"), ("Bo", "", "Bo")],
)
def test_a_name_has_what_there_is_of_it(given_name: str, family_name: str, name: str, acting: Acting) -> None:
    details = clients.ClientDetails(given_name=given_name, family_name=family_name, office="Gothenburg")
    done = clients.add_client(acting, details)
    told(done, 1, None, f"{name} was added.")
