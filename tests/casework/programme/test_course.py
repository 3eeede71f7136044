"""Programmes, phases, drafts, settings, workers and the audit chain."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from entre_tui.casework.client import drafts, due
from entre_tui.casework.client_list.head_counts import waiting
from entre_tui.casework.core import audit, settings_store
from entre_tui.casework.core.actor import NOBODY
from entre_tui.casework.core.base import (
    Acting,
    Actor,
    CaseworkError,
    Done,
    NotAllowed,
    Role,
    StaleError,
)
from entre_tui.casework.office import settings, workers
from entre_tui.casework.programme import enrolments, phases
from entre_tui.models import AuditEntry, ClientRow, Consent, Enrolment, Formulation, PhaseChange, Worker
from entre_tui.rules.codes import DueKind, Ending
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from tests.casework.steps import undone


@pytest.fixture
def enrolment(client: int, acting: Acting, now: datetime) -> int:
    started = now.date() - timedelta(days=30)
    return enrolments.enrol(acting, client, "entre-2016", started).record_id or 0


def test_an_enrolment_is_pinned_and_starts_at_the_first_phase(enrolment: int, client: int) -> None:
    row = Enrolment.get_by_id(enrolment)
    assert (row.programme, row.programme_version, row.phase) == ("entre-2016", "1", "assessment")
    assert ClientRow.get_by_id(client).phase == "assessment"


def test_nobody_is_twice_in_a_programme(enrolment: int, client: int, acting: Acting, now: datetime) -> None:
    with pytest.raises(CaseworkError, match="already"):
        enrolments.enrol(acting, client, "entre-2016", now.date())
    with pytest.raises(CaseworkError, match="Choose"):
        enrolments.enrol(acting, client, "nonsense", now.date())


def test_phases_only_where_the_definition_leads(
    enrolment: int, client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    today = now.date()
    with pytest.raises(CaseworkError, match="does not lead"):
        phases.change_phase(acting, enrolment, "maintenance", today, seen_version=1)
    done = phases.change_phase(acting, enrolment, "case-formulation", today, seen_version=1)
    with pytest.raises(CaseworkError, match="formulation first"):
        phases.change_phase(acting, enrolment, "treatment", today, seen_version=done.version)
    Formulation.create(client=client, number=1, created_at=now, created_by=actor.worker_id)
    done = phases.change_phase(acting, enrolment, "treatment", today, seen_version=done.version)
    assert Enrolment.get_by_id(enrolment).phase == "treatment"
    undone(acting, done)
    assert Enrolment.get_by_id(enrolment).phase == "case-formulation"
    assert PhaseChange.select().count() == 4


def test_no_phase_begins_before_the_one_it_follows(
    enrolment: int, client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    ago = [now.date() - timedelta(days=days) for days in range(31)]
    Formulation.create(client=client, number=1, created_at=now, created_by=actor.worker_id)

    def move(phase: str, days: int, version: int) -> Done:
        return phases.change_phase(acting, enrolment, phase, ago[days], seen_version=version)

    done = move("case-formulation", 10, 1)
    with pytest.raises(CaseworkError, match="began 17 Nov 2025"):
        move("treatment", 11, done.version)
    with pytest.raises(CaseworkError, match="began 17 Nov 2025"):
        enrolments.end_enrolment(acting, enrolment, ago[11], Ending.WITHDREW, seen_version=done.version)
    done = move("treatment", 10, done.version)
    (view,) = enrolments.enrolments(acting, client)
    assert [(step.phase, step.on) for step in view.phases] == [
        ("assessment", ago[30]),
        ("case-formulation", ago[10]),
        ("treatment", ago[10]),
    ]


def test_a_phase_taken_back_may_be_entered_again_on_an_earlier_day(
    enrolment: int, client: int, acting: Acting, now: datetime
) -> None:
    first, second = (now.date() - timedelta(days=days) for days in (20, 5))
    done = phases.change_phase(acting, enrolment, "case-formulation", second, seen_version=1)
    done = undone(acting, done)
    phases.change_phase(acting, enrolment, "case-formulation", first, seen_version=done.version)
    (view,) = enrolments.enrolments(acting, client)
    assert [(step.phase, step.on) for step in view.phases][1:] == [("case-formulation", first)]
    assert [step.taken_back for step in PhaseChange.select()] == [False, False, True, False]


def test_reopening_does_not_double_a_programme(
    enrolment: int, client: int, acting: Acting, now: datetime
) -> None:
    done = enrolments.end_enrolment(acting, enrolment, now.date(), Ending.WITHDREW, seen_version=1)
    enrolments.enrol(acting, client, "entre-2016", now.date())
    with pytest.raises(CaseworkError, match="already"):
        undone(acting, done)


def test_a_phase_changed_meanwhile_is_refused(
    enrolment: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    today = now.date()
    phases.change_phase(Acting(supervisor, now), enrolment, "case-formulation", today, seen_version=1)
    with pytest.raises(StaleError, match="Siv Lind"):
        phases.change_phase(acting, enrolment, "case-formulation", today, seen_version=1)


def test_days_outside_the_programme_are_refused(enrolment: int, acting: Acting, now: datetime) -> None:
    for day in (now.date() + timedelta(days=1), now.date() - timedelta(days=31)):
        with pytest.raises(CaseworkError):
            enrolments.end_enrolment(acting, enrolment, day, Ending.COMPLETED, seen_version=1)


def test_ending_and_taking_it_back(enrolment: int, client: int, acting: Acting, now: datetime) -> None:
    with pytest.raises(CaseworkError, match="in words"):
        enrolments.end_enrolment(acting, enrolment, now.date(), Ending.OTHER, seen_version=1)
    done = enrolments.end_enrolment(acting, enrolment, now.date(), Ending.COMPLETED, seen_version=1)
    assert not ClientRow.get_by_id(client).active
    undone(acting, done)
    assert ClientRow.get_by_id(client).active


def test_a_theme_of_the_other_version(enrolment: int, client: int, acting: Acting) -> None:
    enrolments.add_theme(acting, enrolment, "alcohol-drugs")
    (view,) = enrolments.enrolments(acting, client)
    assert view.added_themes == ("alcohol-drugs",)
    with pytest.raises(CaseworkError):
        enrolments.add_theme(acting, enrolment, "juggling")


def test_drafts_are_each_worker_s_own(
    client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    drafts.save_draft(acting, "note", client, {"text": "half a sen"})
    drafts.save_draft(acting, "note", client, {"text": "half a sentence"})
    kept = drafts.load_draft(acting, "note")
    assert kept is not None
    assert kept.values == {"text": "half a sentence"}
    assert drafts.load_draft(Acting(supervisor, now), "note") is None
    (waiting,) = drafts.list_unsaved(acting)
    assert (waiting.client, waiting.form) == ("Andersson, Karim", "note")
    assert drafts.list_unsaved(Acting(actor, now + drafts.TOLD_FOR)) == ()
    drafts.drop_draft(acting, "note", {"text": "half a sen"})
    assert drafts.load_draft(acting, "note") is not None, "another window's"
    drafts.drop_draft(acting, "note", {"text": "half a sentence"})
    assert drafts.load_draft(acting, "note") is None
    drafts.save_draft(acting, "note", client, {"text": "once more"})
    drafts.drop_draft(acting, "note")
    assert drafts.load_draft(acting, "note") is None


def test_settings_of_one_and_of_all(acting: Acting, supervisor: Actor, now: datetime) -> None:
    settings.keep_mine(acting, "choice", {"sort": "name"})
    assert settings.mine(acting, "choice") == {"sort": "name"}
    assert settings.mine(Acting(supervisor, now), "choice") is None
    with pytest.raises(NotAllowed):
        settings.set_for_all(acting, "due", {"no_contact_days": 7})
    settings.set_for_all(Acting(supervisor, now), "due", {"no_contact_days": 7})
    assert settings_store.office_setting("due", {}) == {"no_contact_days": 7}


def test_who_works_here(acting: Acting, supervisor: Actor, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        workers.add_worker(acting, "New One", "Umeå", Role.WORKER)
    workers.add_worker(Acting(supervisor, now), "New One", "Umeå", Role.WORKER, "new")
    assert {view.name for view in workers.workers()} == {"Anna Berg", "Siv Lind", "New One"}
    signed_in = workers.sign_in("new", "host", now=now)
    assert signed_in is not None
    assert signed_in.office == "Umeå"
    assert workers.sign_in("nobody", "host", now=now) is None
    with pytest.raises(NotAllowed):
        workers.first_worker(Acting(NOBODY, now), "x", "host", "X", "Y", Role.WORKER)


def test_a_case_worker_alone_in_a_file_adds_its_first_supervisor(acting: Acting, supervisor: Actor) -> None:
    Worker.update(role=Role.WORKER).execute()
    assert not workers.is_led()
    workers.add_worker(acting, "Leads Now", "Umeå", Role.SUPERVISOR, "leads")
    assert workers.is_led()
    with pytest.raises(NotAllowed):
        workers.add_worker(acting, "One More", "Umeå", Role.SUPERVISOR)


def test_a_supervisor_lets_a_thing_wait(
    client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    stamp = {"created_at": now, "changed_at": now}
    consent = Consent.create(client=client, given_on=now.date(), **stamp)
    until = now.date() + timedelta(days=7)
    assert [line.item.kind for line in due.due_of(acting, client)] == [DueKind.CONSENT]
    with pytest.raises(NotAllowed):
        due.snooze(acting, client, DueKind.CONSENT, consent.id, until, "holiday")
    with pytest.raises(CaseworkError):
        due.snooze(Acting(supervisor, now), client, DueKind.CONSENT, consent.id, until, " ")
    done = due.snooze(Acting(supervisor, now), client, DueKind.CONSENT, consent.id, until, "holiday")
    assert due.due_of(acting, client) == ()
    assert len(due.due_of(Acting(actor, now + timedelta(days=7)), client)) == 1
    undone(Acting(supervisor, now), done)
    assert len(due.due_of(acting, client)) == 1


def test_nothing_waits_at_first(acting: Acting) -> None:
    nothing = waiting(acting)
    assert (nothing.today, nothing.to_log, nothing.missed) == (0, 0, 0)


def test_the_chain_holds_and_shows_tampering(
    client: int, acting: Acting, now: datetime, db: EncryptedDatabase
) -> None:
    for _number in range(5):
        due.due_of(acting, client)
        settings.keep_mine(acting, "x", 1)
        workers.sign_in("anna", "host", now=now)
    report = audit.verify()
    assert report.broken_at is None
    assert report.entries == AuditEntry.select().count()
    assert report.head == AuditEntry.select().order_by(AuditEntry.sequence.desc()).get().mac
    db.execute_sql("DROP TRIGGER IF EXISTS audit_entry_no_update")
    db.execute_sql("UPDATE audit_entry SET worker_name = 'Somebody Else' WHERE sequence = 3")
    assert audit.verify().broken_at == 3
