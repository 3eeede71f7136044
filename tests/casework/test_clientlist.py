"""The client list: windows add up to the whole, in Swedish order, and search finds by beginnings of words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from entre_tui.casework import clientlist, clientrow, clients, freshening, handover, searching
from entre_tui.casework.base import Actor
from entre_tui.casework.client_lines import ClientLine
from entre_tui.casework.clients import ClientDetails
from entre_tui.casework.list_choice import ListChoice
from entre_tui.models import Appointment, Client, ClientRow
from entre_tui.rules.codes import LegalStatus

NAMES = (
    ("Åberg", "Ali"),
    ("Öberg", "Bo"),
    ("Ängström", "Cid"),
    ("Andersson", "Karim"),
    ("Andersson", "Olof"),
    ("Zoran", "Dejan"),
    ("Édouard", "Emil"),
    ("Eriksson", "Ödd"),
    ("Weiß", "Łukasz"),
    ("Ødegård", "Ylva"),
    ("Yılmaz", "Emre"),
    ("Bo [/x] [@click=app.exit]Ek", "100%"),
)
ALL = ListChoice(scope="all", sort="name")


@pytest.fixture
def people(actor: Actor, now: datetime) -> dict[str, int]:
    """A client of each name, by family name."""
    found = {}
    for family, given in NAMES:
        details = ClientDetails(family_name=family, given_name=given, office="Gothenburg")
        found[family] = clients.add_client(details, actor=actor, now=now).client_id or 0
    return found


def names(lines: tuple[ClientLine, ...]) -> list[str]:
    return [line.name.partition(",")[0] for line in lines]


def found(text: str, actor: Actor, now: datetime) -> list[str]:
    return names(clientlist.top(ALL._replace(text=text), 50, actor=actor, now=now).lines)


def test_swedish_order(people: dict[str, int], actor: Actor, now: datetime) -> None:
    lines = clientlist.top(ALL, 50, actor=actor, now=now).lines
    ordered = names(lines)
    assert ordered[:5] == ["Andersson", "Andersson", "Bo [/x] [@click=app.exit]Ek", "Édouard", "Eriksson"]
    assert ordered[5:8] == ["Weiß", "Yılmaz", "Zoran"]
    assert ordered[8:10] == ["Åberg", "Ängström"]
    assert set(ordered[10:]) == {"Öberg", "Ødegård"}


@pytest.mark.parametrize("sort", list(clientlist.ORDERS))
@pytest.mark.parametrize("size", [1, 3, 5, 50])
def test_windows_add_up(people: dict[str, int], sort: str, size: int, actor: Actor, now: datetime) -> None:
    choice = ALL._replace(sort=sort)
    whole = clientlist.top(choice, 100, actor=actor, now=now)
    assert whole.first
    assert whole.last
    window = clientlist.top(choice, size, actor=actor, now=now)
    forwards = list(window.lines)
    while not window.last:
        window = clientlist.after(choice, forwards[-1], size, actor=actor, now=now)
        forwards += window.lines
    window = clientlist.bottom(choice, size, actor=actor, now=now)
    backwards = list(window.lines)
    while not window.first:
        window = clientlist.before(choice, backwards[0], size, actor=actor, now=now)
        backwards = [*window.lines, *backwards]
    assert forwards == backwards == list(whole.lines)


def test_around_keeps_the_place(people: dict[str, int], actor: Actor, now: datetime) -> None:
    whole = clientlist.top(ALL, 100, actor=actor, now=now).lines
    middle = whole[6]
    window = clientlist.around(ALL, middle.key, middle.client_id, 3, actor=actor, now=now)
    assert window.above == 3
    assert window.lines == whole[3:9]


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("oberg", ["Öberg"]),
        ("Öb", ["Öberg"]),
        ("aberg", ["Åberg"]),
        ("lukasz", ["Weiß"]),
        ("weiss", ["Weiß"]),
        ("odegard", ["Ødegård"]),
        ("yilmaz", ["Yılmaz"]),
        ("edou", ["Édouard"]),
        ("and kar", ["Andersson"]),
        ("kar and", ["Andersson"]),
        ("ersson", []),
        ("100%", ["Bo [/x] [@click=app.exit]Ek"]),
        ("%", []),
        ("_", []),
    ],
)
def test_search_by_beginnings(
    people: dict[str, int], typed: str, who: list[str], actor: Actor, now: datetime
) -> None:
    assert found(typed, actor, now) == who


def test_search_by_numbers_worker_and_office(people: dict[str, int], actor: Actor, now: datetime) -> None:
    assert found("e-0003", actor, now) == ["Ängström"]
    assert found("3", actor, now) == ["Ängström"]
    assert len(found("berg", actor, now)) == len(NAMES)
    assert len(found("gothen", actor, now)) == len(NAMES)
    assert found("gothen karim", actor, now) == ["Andersson"]


@pytest.mark.parametrize("typed", ["E-0004", "e0004", "E4", "e-4", "0004", "4", "e-0004 kar"])
def test_a_reference_number_in_any_spelling(
    people: dict[str, int], typed: str, actor: Actor, now: datetime
) -> None:
    assert found(typed, actor, now) == ["Andersson"]


@pytest.mark.parametrize(
    "typed",
    [
        "20000101-2384", "200001012384", "20000101 2384", "000101-2384", "0001012384", "000101 2384",
        "000101+2384", "000101–2384", "000101-", "000101-23", "20000101-2", "2000", "hemlig 000101-2384",
    ],
)  # fmt: skip
def test_an_identity_number_in_any_spelling(typed: str, actor: Actor, now: datetime) -> None:
    details = ClientDetails(family_name="Hemlig", given_name="Person", office="Gothenburg")
    clients.add_client(replace(details, identity_number="20000101-2384"), actor=actor, now=now)
    clients.add_client(replace(details, identity_number="19900101-9802"), actor=actor, now=now)
    assert found(typed, actor, now) == ["Hemlig"]


def test_many_hits_are_walked_in_order(
    people: dict[str, int], actor: Actor, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = found("an", actor, now)
    monkeypatch.setattr(searching, "FEW", 1)
    assert found("an", actor, now) == few
    assert found("and", actor, now) == ["Andersson", "Andersson"]


def test_a_protected_identity_is_found_by_reference_alone(actor: Actor, now: datetime) -> None:
    details = ClientDetails(family_name="Hemlig", given_name="Person", office="Gothenburg", protected=True)
    clients.add_client(replace(details, identity_number="20000101-2384"), actor=actor, now=now)
    line = clientlist.top(ALL, 5, actor=actor, now=now).lines[0]
    assert line.name == ""
    assert line.protected
    for typed in ("hemlig", "person", "2000", "000101"):
        assert found(typed, actor, now) == []
    assert len(found(line.ref, actor, now)) == 1
    assert "hemlig" not in str(list(ClientRow.select().tuples())).lower()


def test_ended_cases_are_out_of_sight(people: dict[str, int], actor: Actor, now: datetime) -> None:
    client_id = people["Zoran"]
    view = clients.client(client_id, actor=actor, now=now)
    ended = replace(view.details, legal_status=LegalStatus.ENDED)
    clients.edit_client(client_id, ended, actor=actor, now=now, seen_version=view.version)
    assert "Zoran" not in found("", actor, now)
    assert names(clientlist.top(ALL._replace(ended=True), 5, actor=actor, now=now).lines) == ["Zoran"]
    counts = clientlist.counts(ALL, actor=actor, now=now)
    assert (counts.matching, counts.total) == (len(NAMES) - 1, len(NAMES) - 1)


def test_whose(people: dict[str, int], actor: Actor, supervisor: Actor, now: datetime) -> None:
    assert len(clientlist.top(ListChoice(), 50, actor=actor, now=now).lines) == len(NAMES)
    assert clientlist.top(ListChoice(), 50, actor=supervisor, now=now).lines == ()
    handover.hand_over(people["Zoran"], supervisor.worker_id, now.date(), actor=actor, now=now)
    assert names(clientlist.top(ListChoice(), 50, actor=supervisor, now=now).lines) == ["Zoran"]
    assert len(clientlist.top(ListChoice(scope="office"), 50, actor=supervisor, now=now).lines) == len(NAMES)


def test_time_alone_makes_a_row_untrue(people: dict[str, int], actor: Actor, now: datetime) -> None:
    client_id = people["Zoran"]
    stamp: dict[str, Any] = {"created_at": now, "changed_at": now}
    Appointment.create(
        client=client_id, worker=actor.worker_id, kind="session", starts_at=now + timedelta(hours=1), **stamp
    )
    clientrow.refresh(client_id, now)
    row = ClientRow.get_by_id(client_id)
    assert row.next_at == now + timedelta(hours=1)
    assert row.to_log == 0
    later = now + timedelta(hours=3)
    assert freshening.refresh_stale(actor=actor, now=later) == 1
    row = ClientRow.get_by_id(client_id)
    assert row.next_at is None
    assert row.to_log == 1
    assert freshening.refresh_stale(actor=actor, now=later) == 0


def test_release_filter_and_order(people: dict[str, int], actor: Actor, now: datetime) -> None:
    view = clients.client(people["Zoran"], actor=actor, now=now)
    soon = replace(view.details, release_on=now.date() + timedelta(weeks=3))
    clients.edit_client(people["Zoran"], soon, actor=actor, now=now, seen_version=view.version)
    within = ALL._replace(release_weeks=4)
    assert names(clientlist.top(within, 5, actor=actor, now=now).lines) == ["Zoran"]
    assert clientlist.top(ALL._replace(release_weeks=2), 5, actor=actor, now=now).lines == ()
    assert names(clientlist.top(ALL._replace(sort="release"), 1, actor=actor, now=now).lines) == ["Zoran"]


def test_removed_clients_leave_and_come_back(people: dict[str, int], actor: Actor, now: datetime) -> None:
    client = Client.get_by_id(people["Zoran"])
    done = clients.remove_client(client.id, actor=actor, now=now, seen_version=client.version)
    assert "Zoran" not in found("", actor, now)
    assert done.undo is not None
    done.undo.function(*done.undo.args, **done.undo.kwargs, actor=actor, now=now)
    assert "Zoran" in found("", actor, now)


def test_birth_date_from_the_number(actor: Actor, now: datetime) -> None:
    details = ClientDetails(family_name="Ek", identity_number="20000101-2384", office="Gothenburg")
    done = clients.add_client(details, actor=actor, now=now)
    assert Client.get_by_id(done.client_id).birth_date == date(2000, 1, 1)
