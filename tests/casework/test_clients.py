"""Clients come in, change, are handed over and flagged; nothing is lost to a stale save, nobody is named by mistake."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from entre_tui.casework import clients, flags, handover, today
from entre_tui.casework.base import Actor, CaseworkError, StaleError
from entre_tui.casework.clients import ClientDetails
from entre_tui.casework.waiting import waiting
from entre_tui.models import Assignment, AuditEntry, Client, ClientRow
from tests.casework.steps import booked, undone

EK = ClientDetails(family_name="Ek", given_name="Bo", office="Gothenburg")


def added(details: ClientDetails, actor: Actor, now: datetime) -> Client:
    done = clients.add_client(details, actor=actor, now=now)
    return Client.get_by_id(done.record_id)


def actions() -> list[tuple[str, str, str]]:
    rows = AuditEntry.select(AuditEntry.action, AuditEntry.record, AuditEntry.fields).order_by(
        AuditEntry.sequence
    )
    return list(rows.tuples())


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"family_name": " ", "given_name": "\x00"}, "family_name"),
        ({"office": ""}, "office"),
        ({"identity_number": "20000101-2385"}, "identity_number"),
        ({"identity_number": "hello"}, "identity_number"),
        ({"gender": "x"}, "gender"),
        ({"risk": "extreme"}, "risk"),
    ],
)
def test_refused_at_the_field(change: dict[str, str], field: str, actor: Actor, now: datetime) -> None:
    with pytest.raises(CaseworkError) as refused:
        clients.add_client(replace(EK, **change), actor=actor, now=now)
    assert refused.value.field == field
    assert not Client.select().exists()


def test_the_next_free_reference(actor: Actor, now: datetime) -> None:
    added(replace(EK, ref="E-0002"), actor, now)
    refs = [added(EK, actor, now).ref for _number in range(3)]
    assert len({*refs, "E-0002"}) == 4


def test_reference_and_number_are_one_client_s(actor: Actor, now: datetime) -> None:
    added(replace(EK, ref="E-7", identity_number="20000101-2384"), actor, now)
    with pytest.raises(CaseworkError, match="E-7") as refused:
        clients.add_client(replace(EK, ref="E-7"), actor=actor, now=now)
    assert refused.value.field == "ref"
    with pytest.raises(CaseworkError, match="E-7") as refused:
        clients.add_client(replace(EK, identity_number="000101-2384"), actor=actor, now=now)
    assert refused.value.field == "identity_number"


def test_a_number_does_not_tell_who_hides_behind_it(actor: Actor, now: datetime) -> None:
    added(replace(EK, ref="E-7", identity_number="20000101-2384", protected=True), actor, now)
    with pytest.raises(CaseworkError, match="in the case file already") as refused:
        clients.add_client(replace(EK, identity_number="000101-2384"), actor=actor, now=now)
    assert "E-7" not in str(refused.value)


def test_a_stale_save_says_who_and_when(client: int, actor: Actor, supervisor: Actor, now: datetime) -> None:
    seen = clients.client(client, actor=actor, now=now)
    later = now + timedelta(minutes=5)
    details = replace(seen.details, phone="1")
    clients.edit_client(client, details, actor=supervisor, now=later, seen_version=seen.version)
    with pytest.raises(StaleError, match=r"Siv Lind.*14:05"):
        clients.edit_client(
            client, replace(seen.details, phone="2"), actor=actor, now=later, seen_version=seen.version
        )
    assert Client.get_by_id(client).phone == "1"


def test_one_change_one_entry_with_names_of_fields_only(client: int, actor: Actor, now: datetime) -> None:
    seen = clients.client(client, actor=actor, now=now)
    details = replace(seen.details, phone="070-174 06 05", prison="Kumla")
    clients.edit_client(client, details, actor=actor, now=now, seen_version=seen.version)
    assert actions() == [
        ("collect", "client", ""),
        ("read", "client", ""),
        ("change", "client", "phone prison"),
    ]
    assert "Kumla" not in str(list(AuditEntry.select().tuples()))


def test_protected_identity_is_masked_and_shown_only_for_a_purpose(actor: Actor, now: datetime) -> None:
    row = added(replace(EK, protected=True, phone="1", identity_number="20000101-2384"), actor, now)
    seen = clients.client(row.id, actor=actor, now=now)
    assert "Ek" not in repr(seen)
    assert "2000" not in repr(replace(seen.details, birth_date=None))
    with pytest.raises(CaseworkError):
        clients.reveal(row.id, " ", actor=actor, now=now)
    shown = clients.reveal(row.id, "court asks", actor=actor, now=now)
    assert shown.name == "Ek, Bo"
    entry = AuditEntry.select().order_by(AuditEntry.sequence.desc()).get()
    assert (entry.action, entry.record, entry.purpose) == ("read", "protected identity", "court asks")
    clients.edit_client(
        row.id, replace(seen.details, prison="Hall"), actor=actor, now=now, seen_version=seen.version
    )
    kept = Client.get_by_id(row.id)
    assert (kept.family_name, kept.identity_number, kept.phone) == ("Ek", "200001012384", "1")


def test_handing_over_keeps_the_history(client: int, actor: Actor, supervisor: Actor, now: datetime) -> None:
    day = now.date()
    handover.hand_over(client, supervisor.worker_id, day, "leave", actor=actor, now=now)
    rows = list(Assignment.select().order_by(Assignment.id))
    assert [(row.worker_id, row.to_on) for row in rows] == [
        (actor.worker_id, day),
        (supervisor.worker_id, None),
    ]
    assert ClientRow.get_by_id(client).worker_id == supervisor.worker_id
    handover.cover(client, actor.worker_id, day, day, "holiday", actor=actor, now=now)
    assert ClientRow.get_by_id(client).cover_id == actor.worker_id


def test_flags_show_until_they_are_lifted(client: int, actor: Actor, now: datetime) -> None:
    done = flags.raise_flag(client, "threat", "a car outside", actor=actor, now=now)
    assert ClientRow.get_by_id(client).flagged
    assert done.undo is not None
    done.undo.function(*done.undo.args, **done.undo.kwargs, actor=actor, now=now)
    assert not ClientRow.get_by_id(client).flagged


def test_hostile_names_are_cleaned_once_and_kept_as_typed(actor: Actor, now: datetime) -> None:
    name = "Bo [/x] [@click=app.exit]Ek"
    assert added(replace(EK, family_name=name), actor, now).family_name == name
    assert added(replace(EK, family_name="E\x1b]0;x\x07k\u202e"), actor, now).family_name == "E]0;xk"


def test_the_same_look_is_logged_once(client: int, actor: Actor, supervisor: Actor, now: datetime) -> None:
    for who, after in ((actor, 0), (actor, 5), (supervisor, 5), (actor, 15)):
        clients.client(client, actor=who, now=now + timedelta(minutes=after))
    assert [action for action, _about, _fields in actions()] == ["collect", "read", "read", "read"]


def test_a_removed_clients_appointments_are_nowhere(client: int, actor: Actor, now: datetime) -> None:
    booked(client, actor, now, 0, 16)
    booked(client, actor, now, -3)
    view = today.today(actor=actor, now=now)
    assert (len(view.appointments), len(view.to_log)) == (1, 1)
    done = clients.remove_client(client, actor=actor, now=now, seen_version=Client.get_by_id(client).version)
    view = today.today(actor=actor, now=now)
    assert (view.appointments, view.to_log) == ((), ())
    assert today.week(now.date(), actor=actor, now=now) == ()
    assert waiting(actor=actor, now=now) == (0, 0, 0)
    undone(done, actor, now)
    assert len(today.today(actor=actor, now=now).appointments) == 1


def test_an_ended_case_has_nothing_to_log(client: int, actor: Actor, now: datetime) -> None:
    booked(client, actor, now, -3)
    view = clients.client(client, actor=actor, now=now)
    ended = replace(view.details, legal_status="ended")
    clients.edit_client(client, ended, actor=actor, now=now, seen_version=view.version)
    assert today.today(actor=actor, now=now).to_log == ()
    assert waiting(actor=actor, now=now).to_log == 0
