"""Programmes, phases, drafts, settings, workers and the audit chain."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from entre_tui.casework import audit, drafts, due, enrolments, kept_settings, phases, settings, workers
from entre_tui.casework.base import Actor, CaseworkError, Done, NotAllowed, Role, StaleError, change
from entre_tui.casework.waiting import waiting
from entre_tui.models import AuditEntry, ClientRow, Consent, Enrolment, Formulation, PhaseChange, Worker
from entre_tui.rules.codes import DueKind, Ending
from entre_tui.storage.connection import EncryptedDatabase
from tests.casework.steps import undone


@pytest.fixture
def enrolment(client: int, actor: Actor, now: datetime) -> int:
    started = now.date() - timedelta(days=30)
    return enrolments.enrol(client, "entre-2016", started, actor=actor, now=now).record_id or 0


def test_an_enrolment_is_pinned_and_starts_at_the_first_phase(enrolment: int, client: int) -> None:
    row = Enrolment.get_by_id(enrolment)
    assert (row.programme, row.programme_version, row.phase) == ("entre-2016", "1", "assessment")
    assert ClientRow.get_by_id(client).phase == "assessment"


def test_nobody_is_twice_in_a_programme(enrolment: int, client: int, actor: Actor, now: datetime) -> None:
    with pytest.raises(CaseworkError, match="already"):
        enrolments.enrol(client, "entre-2016", now.date(), actor=actor, now=now)
    with pytest.raises(CaseworkError, match="Choose"):
        enrolments.enrol(client, "nonsense", now.date(), actor=actor, now=now)


def test_phases_only_where_the_definition_leads(
    enrolment: int, client: int, actor: Actor, now: datetime
) -> None:
    today = now.date()
    with pytest.raises(CaseworkError, match="does not lead"):
        phases.change_phase(enrolment, "maintenance", today, actor=actor, now=now, seen_version=1)
    done = phases.change_phase(enrolment, "case-formulation", today, actor=actor, now=now, seen_version=1)
    with pytest.raises(CaseworkError, match="formulation first"):
        phases.change_phase(enrolment, "treatment", today, actor=actor, now=now, seen_version=done.version)
    Formulation.create(client=client, number=1, created_at=now, created_by=actor.worker_id)
    done = phases.change_phase(enrolment, "treatment", today, actor=actor, now=now, seen_version=done.version)
    assert Enrolment.get_by_id(enrolment).phase == "treatment"
    undone(done, actor, now)
    assert Enrolment.get_by_id(enrolment).phase == "case-formulation"
    assert PhaseChange.select().count() == 4


def test_no_phase_begins_before_the_one_it_follows(
    enrolment: int, client: int, actor: Actor, now: datetime
) -> None:
    ago = [now.date() - timedelta(days=days) for days in range(31)]
    Formulation.create(client=client, number=1, created_at=now, created_by=actor.worker_id)

    def move(phase: str, days: int, version: int) -> Done:
        return phases.change_phase(enrolment, phase, ago[days], actor=actor, now=now, seen_version=version)

    done = move("case-formulation", 10, 1)
    with pytest.raises(CaseworkError, match="began 17 Nov 2025"):
        move("treatment", 11, done.version)
    with pytest.raises(CaseworkError, match="began 17 Nov 2025"):
        enrolments.end_enrolment(
            enrolment, ago[11], Ending.WITHDREW, actor=actor, now=now, seen_version=done.version
        )
    done = move("treatment", 10, done.version)
    (view,) = enrolments.enrolments(client, actor=actor, now=now)
    assert [(step.phase, step.on) for step in view.phases] == [
        ("assessment", ago[30]),
        ("case-formulation", ago[10]),
        ("treatment", ago[10]),
    ]


def test_a_phase_taken_back_may_be_entered_again_on_an_earlier_day(
    enrolment: int, client: int, actor: Actor, now: datetime
) -> None:
    first, second = (now.date() - timedelta(days=days) for days in (20, 5))
    done = phases.change_phase(enrolment, "case-formulation", second, actor=actor, now=now, seen_version=1)
    done = undone(done, actor, now)
    phases.change_phase(enrolment, "case-formulation", first, actor=actor, now=now, seen_version=done.version)
    (view,) = enrolments.enrolments(client, actor=actor, now=now)
    assert [(step.phase, step.on) for step in view.phases][1:] == [("case-formulation", first)]
    assert [step.taken_back for step in PhaseChange.select()] == [False, False, True, False]


def test_reopening_does_not_double_a_programme(
    enrolment: int, client: int, actor: Actor, now: datetime
) -> None:
    done = enrolments.end_enrolment(
        enrolment, now.date(), Ending.WITHDREW, actor=actor, now=now, seen_version=1
    )
    enrolments.enrol(client, "entre-2016", now.date(), actor=actor, now=now)
    with pytest.raises(CaseworkError, match="already"):
        undone(done, actor, now)


def test_a_phase_changed_meanwhile_is_refused(
    enrolment: int, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    today = now.date()
    phases.change_phase(enrolment, "case-formulation", today, actor=supervisor, now=now, seen_version=1)
    with pytest.raises(StaleError, match="Siv Lind"):
        phases.change_phase(enrolment, "case-formulation", today, actor=actor, now=now, seen_version=1)


def test_days_outside_the_programme_are_refused(enrolment: int, actor: Actor, now: datetime) -> None:
    for day in (now.date() + timedelta(days=1), now.date() - timedelta(days=31)):
        with pytest.raises(CaseworkError):
            enrolments.end_enrolment(enrolment, day, Ending.COMPLETED, actor=actor, now=now, seen_version=1)


def test_ending_and_taking_it_back(enrolment: int, client: int, actor: Actor, now: datetime) -> None:
    with pytest.raises(CaseworkError, match="in words"):
        enrolments.end_enrolment(enrolment, now.date(), Ending.OTHER, actor=actor, now=now, seen_version=1)
    done = enrolments.end_enrolment(
        enrolment, now.date(), Ending.COMPLETED, actor=actor, now=now, seen_version=1
    )
    assert not ClientRow.get_by_id(client).active
    undone(done, actor, now)
    assert ClientRow.get_by_id(client).active


def test_a_theme_of_the_other_version(enrolment: int, client: int, actor: Actor, now: datetime) -> None:
    enrolments.add_theme(enrolment, "alcohol-drugs", actor=actor, now=now)
    (view,) = enrolments.enrolments(client, actor=actor, now=now)
    assert view.added_themes == ("alcohol-drugs",)
    with pytest.raises(CaseworkError):
        enrolments.add_theme(enrolment, "juggling", actor=actor, now=now)


def test_drafts_are_each_worker_s_own(client: int, actor: Actor, supervisor: Actor, now: datetime) -> None:
    drafts.save_draft("note", client, {"text": "half a sen"}, actor=actor, now=now)
    drafts.save_draft("note", client, {"text": "half a sentence"}, actor=actor, now=now)
    kept = drafts.load_draft("note", actor=actor, now=now)
    assert kept is not None
    assert kept.values == {"text": "half a sentence"}
    assert drafts.load_draft("note", actor=supervisor, now=now) is None
    (waiting,) = drafts.unsaved(actor=actor, now=now)
    assert (waiting.client, waiting.form) == ("Andersson, Karim", "note")
    assert drafts.unsaved(actor=actor, now=now + drafts.TOLD_FOR) == ()
    drafts.drop_draft("note", {"text": "half a sen"}, actor=actor, now=now)
    assert drafts.load_draft("note", actor=actor, now=now) is not None, "another window's"
    drafts.drop_draft("note", {"text": "half a sentence"}, actor=actor, now=now)
    assert drafts.load_draft("note", actor=actor, now=now) is None
    drafts.save_draft("note", client, {"text": "once more"}, actor=actor, now=now)
    drafts.drop_draft("note", actor=actor, now=now)
    assert drafts.load_draft("note", actor=actor, now=now) is None


def test_settings_of_one_and_of_all(actor: Actor, supervisor: Actor, now: datetime) -> None:
    settings.keep_mine("choice", {"sort": "name"}, actor=actor, now=now)
    assert settings.mine("choice", actor=actor, now=now) == {"sort": "name"}
    assert settings.mine("choice", actor=supervisor, now=now) is None
    with pytest.raises(NotAllowed):
        settings.set_for_all("due", {"no_contact_days": 7}, actor=actor, now=now)
    settings.set_for_all("due", {"no_contact_days": 7}, actor=supervisor, now=now)
    assert kept_settings.office_setting("due", {}) == {"no_contact_days": 7}


def test_who_works_here(actor: Actor, supervisor: Actor, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        workers.add_worker("New One", "Umeå", Role.WORKER, actor=actor, now=now)
    workers.add_worker("New One", "Umeå", Role.WORKER, "new", actor=supervisor, now=now)
    assert {view.name for view in workers.workers()} == {"Anna Berg", "Siv Lind", "New One"}
    signed_in = workers.sign_in("new", "host", now=now)
    assert signed_in is not None
    assert signed_in.office == "Umeå"
    assert workers.sign_in("nobody", "host", now=now) is None
    with pytest.raises(NotAllowed):
        workers.first_worker("X", "Y", Role.WORKER, "x", "host", now=now)


def test_a_case_worker_alone_in_a_file_adds_its_first_supervisor(
    actor: Actor, supervisor: Actor, now: datetime
) -> None:
    Worker.update(role=Role.WORKER).execute()
    assert not workers.is_led()
    workers.add_worker("Leads Now", "Umeå", Role.SUPERVISOR, "leads", actor=actor, now=now)
    assert workers.is_led()
    with pytest.raises(NotAllowed):
        workers.add_worker("One More", "Umeå", Role.SUPERVISOR, actor=actor, now=now)


def test_a_supervisor_lets_a_thing_wait(client: int, actor: Actor, supervisor: Actor, now: datetime) -> None:
    stamp = {"created_at": now, "changed_at": now}
    consent = Consent.create(client=client, given_on=now.date(), **stamp)
    until = now.date() + timedelta(days=7)
    assert [line.item.kind for line in due.due_of(client, actor=actor, now=now)] == [DueKind.CONSENT]
    with pytest.raises(NotAllowed):
        due.snooze(client, DueKind.CONSENT, consent.id, until, "holiday", actor=actor, now=now)
    with pytest.raises(CaseworkError):
        due.snooze(client, DueKind.CONSENT, consent.id, until, " ", actor=supervisor, now=now)
    done = due.snooze(client, DueKind.CONSENT, consent.id, until, "holiday", actor=supervisor, now=now)
    assert due.due_of(client, actor=actor, now=now) == ()
    assert len(due.due_of(client, actor=actor, now=now + timedelta(days=7))) == 1
    undone(done, supervisor, now)
    assert len(due.due_of(client, actor=actor, now=now)) == 1


def test_nothing_waits_at_first(actor: Actor, now: datetime) -> None:
    nothing = waiting(actor=actor, now=now)
    assert (nothing.today, nothing.to_log, nothing.missed) == (0, 0, 0)


def test_the_chain_holds_and_shows_tampering(
    client: int, actor: Actor, now: datetime, db: EncryptedDatabase
) -> None:
    for _number in range(5):
        due.due_of(client, actor=actor, now=now)
        settings.keep_mine("x", 1, actor=actor, now=now)
        workers.sign_in("anna", "host", now=now)
    report = audit.verify()
    assert report.broken_at is None
    assert report.entries == AuditEntry.select().count()
    assert report.head == AuditEntry.select().order_by(AuditEntry.sequence.desc()).get().mac
    db.execute_sql("DROP TRIGGER IF EXISTS audit_entry_no_update")
    db.execute_sql("UPDATE audit_entry SET worker_name = 'Somebody Else' WHERE sequence = 3")
    assert audit.verify().broken_at == 3


def test_a_change_without_its_entry_is_a_fault(client: int, actor: Actor, now: datetime) -> None:
    @change
    def forgetful(*, actor: Actor, now: datetime) -> Done:
        return Done("", client)

    with pytest.raises(RuntimeError, match="0 audit entries"):
        forgetful(actor=actor, now=now)
