"""Clients come in, change, are handed over and flagged; nothing is lost to a stale save, nobody is named by mistake."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from entre_tui.casework.client import clients, flags, handover
from entre_tui.casework.client.clients import ClientDetails
from entre_tui.casework.client_list.head_counts import waiting
from entre_tui.casework.core.base import Acting, Actor, CaseworkError, StaleError
from entre_tui.casework.day import today
from entre_tui.models import Assignment, AuditEntry, Client, ClientRow
from tests.casework.steps import booked, undone

EK = ClientDetails(family_name="Ek", given_name="Bo", office="Gothenburg")


def added(acting: Acting, details: ClientDetails) -> Client:
    done = clients.add_client(acting, details)
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
def test_refused_at_the_field(change: dict[str, str], field: str, acting: Acting) -> None:
    with pytest.raises(CaseworkError) as refused:
        clients.add_client(acting, replace(EK, **change))
    assert refused.value.field == field
    assert not Client.select().exists()


def test_the_next_free_reference(acting: Acting) -> None:
    added(acting, replace(EK, ref="E-0002"))
    refs = [added(acting, EK).ref for _number in range(3)]
    assert len({*refs, "E-0002"}) == 4


def test_reference_and_number_are_one_client_s(acting: Acting) -> None:
    added(acting, replace(EK, ref="E-7", identity_number="20000101-2384"))
    with pytest.raises(CaseworkError, match="E-7") as refused:
        clients.add_client(acting, replace(EK, ref="E-7"))
    assert refused.value.field == "ref"
    with pytest.raises(CaseworkError, match="E-7") as refused:
        clients.add_client(acting, replace(EK, identity_number="000101-2384"))
    assert refused.value.field == "identity_number"


def test_a_number_does_not_tell_who_hides_behind_it(acting: Acting) -> None:
    added(acting, replace(EK, ref="E-7", identity_number="20000101-2384", protected=True))
    with pytest.raises(CaseworkError, match="in the case file already") as refused:
        clients.add_client(acting, replace(EK, identity_number="000101-2384"))
    assert "E-7" not in str(refused.value)


def test_a_stale_save_says_who_and_when(
    client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    seen = clients.client(acting, client)
    later = now + timedelta(minutes=5)
    details = replace(seen.details, phone="1")
    clients.edit_client(Acting(supervisor, later), client, details, seen_version=seen.version)
    with pytest.raises(StaleError, match=r"Siv Lind.*14:05"):
        clients.edit_client(
            Acting(actor, later), client, replace(seen.details, phone="2"), seen_version=seen.version
        )
    assert Client.get_by_id(client).phone == "1"


def test_one_change_one_entry_with_names_of_fields_only(client: int, acting: Acting) -> None:
    seen = clients.client(acting, client)
    details = replace(seen.details, phone="070-174 06 05", prison="Kumla")
    clients.edit_client(acting, client, details, seen_version=seen.version)
    assert actions() == [
        ("collect", "client", ""),
        ("read", "client", ""),
        ("change", "client", "phone prison"),
    ]
    assert "Kumla" not in str(list(AuditEntry.select().tuples()))


def test_protected_identity_is_masked_and_shown_only_for_a_purpose(acting: Acting) -> None:
    row = added(acting, replace(EK, protected=True, phone="1", identity_number="20000101-2384"))
    seen = clients.client(acting, row.id)
    assert "Ek" not in repr(seen)
    assert "2000" not in repr(replace(seen.details, birth_date=None))
    with pytest.raises(CaseworkError):
        clients.reveal(acting, row.id, " ")
    shown = clients.reveal(acting, row.id, "court asks")
    assert shown.name == "Ek, Bo"
    entry = AuditEntry.select().order_by(AuditEntry.sequence.desc()).get()
    assert (entry.action, entry.record, entry.purpose) == ("read", "protected identity", "court asks")
    clients.edit_client(acting, row.id, replace(seen.details, prison="Hall"), seen_version=seen.version)
    kept = Client.get_by_id(row.id)
    assert (kept.family_name, kept.identity_number, kept.phone) == ("Ek", "200001012384", "1")


def test_handing_over_keeps_the_history(
    client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    day = now.date()
    handover.hand_over(acting, client, supervisor.worker_id, day, "leave")
    rows = list(Assignment.select().order_by(Assignment.id))
    assert [(row.worker_id, row.to_on) for row in rows] == [
        (actor.worker_id, day),
        (supervisor.worker_id, None),
    ]
    assert ClientRow.get_by_id(client).worker_id == supervisor.worker_id
    handover.cover(acting, client, actor.worker_id, day, day, "holiday")
    assert ClientRow.get_by_id(client).cover_id == actor.worker_id


def test_flags_show_until_they_are_lifted(client: int, acting: Acting) -> None:
    done = flags.raise_flag(acting, client, "threat", "a car outside")
    assert ClientRow.get_by_id(client).flagged
    assert done.undo is not None
    done.undo.function(acting, *done.undo.args, **done.undo.kwargs)
    assert not ClientRow.get_by_id(client).flagged


def test_hostile_names_are_cleaned_once_and_kept_as_typed(acting: Acting) -> None:
    name = "Bo [/x] [@click=app.exit]Ek"
    assert added(acting, replace(EK, family_name=name)).family_name == name
    assert added(acting, replace(EK, family_name="E\x1b]0;x\x07k\u202e")).family_name == "E]0;xk"


def test_the_same_look_is_logged_once(client: int, actor: Actor, supervisor: Actor, now: datetime) -> None:
    for who, after in ((actor, 0), (actor, 5), (supervisor, 5), (actor, 15)):
        clients.client(Acting(who, now + timedelta(minutes=after)), client)
    assert [action for action, _about, _fields in actions()] == ["collect", "read", "read", "read"]


def test_a_removed_clients_appointments_are_nowhere(client: int, acting: Acting, now: datetime) -> None:
    booked(acting, client, 0, 16)
    booked(acting, client, -3)
    view = today.today(acting)
    assert (len(view.appointments), len(view.to_log)) == (1, 1)
    done = clients.remove_client(acting, client, seen_version=Client.get_by_id(client).version)
    view = today.today(acting)
    assert (view.appointments, view.to_log) == ((), ())
    assert today.week(acting, now.date()) == ()
    assert waiting(acting) == (0, 0, 0)
    undone(acting, done)
    assert len(today.today(acting).appointments) == 1


def test_an_ended_case_has_nothing_to_log(client: int, acting: Acting) -> None:
    booked(acting, client, -3)
    view = clients.client(acting, client)
    ended = replace(view.details, legal_status="ended")
    clients.edit_client(acting, client, ended, seen_version=view.version)
    assert today.today(acting).to_log == ()
    assert waiting(acting).to_log == 0
