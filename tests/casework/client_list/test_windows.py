"""The client list: windows add up to the whole, in Swedish order, and search finds by beginnings of words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from entre_tui.casework.client import clients, handover
from entre_tui.casework.client.clients import ClientDetails
from entre_tui.casework.client_list import refresh_stale, searching
from entre_tui.casework.client_list import windows as list_windows
from entre_tui.casework.client_list.choice import ListChoice
from entre_tui.casework.client_list.lines import ClientLine
from entre_tui.casework.core import list_projection
from entre_tui.casework.core.base import Acting, Actor
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
def people(acting: Acting) -> dict[str, int]:
    """A client of each name, by family name."""
    found = {}
    for family, given in NAMES:
        details = ClientDetails(family_name=family, given_name=given, office="Gothenburg")
        found[family] = clients.add_client(acting, details).client_id or 0
    return found


def names(lines: tuple[ClientLine, ...]) -> list[str]:
    return [line.name.partition(",")[0] for line in lines]


def found(acting: Acting, text: str) -> list[str]:
    return names(list_windows.top(acting, ALL._replace(text=text), 50).lines)


def test_swedish_order(people: dict[str, int], acting: Acting) -> None:
    lines = list_windows.top(acting, ALL, 50).lines
    ordered = names(lines)
    assert ordered[:5] == ["Andersson", "Andersson", "Bo [/x] [@click=app.exit]Ek", "Édouard", "Eriksson"]
    assert ordered[5:8] == ["Weiß", "Yılmaz", "Zoran"]
    assert ordered[8:10] == ["Åberg", "Ängström"]
    assert set(ordered[10:]) == {"Öberg", "Ødegård"}


@pytest.mark.parametrize("sort", list(list_windows.ORDERS))
@pytest.mark.parametrize("size", [1, 3, 5, 50])
def test_windows_add_up(people: dict[str, int], sort: str, size: int, acting: Acting) -> None:
    choice = ALL._replace(sort=sort)
    whole = list_windows.top(acting, choice, 100)
    assert whole.first
    assert whole.last
    window = list_windows.top(acting, choice, size)
    forwards = list(window.lines)
    while not window.last:
        window = list_windows.after(acting, choice, forwards[-1], size)
        forwards += window.lines
    window = list_windows.bottom(acting, choice, size)
    backwards = list(window.lines)
    while not window.first:
        window = list_windows.before(acting, choice, backwards[0], size)
        backwards = [*window.lines, *backwards]
    assert forwards == backwards == list(whole.lines)


def test_around_keeps_the_place(people: dict[str, int], acting: Acting) -> None:
    whole = list_windows.top(acting, ALL, 100).lines
    middle = whole[6]
    window = list_windows.around(acting, ALL, middle.key, middle.client_id, 3)
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
def test_search_by_beginnings(people: dict[str, int], typed: str, who: list[str], acting: Acting) -> None:
    assert found(acting, typed) == who


def test_search_by_numbers_worker_and_office(people: dict[str, int], acting: Acting) -> None:
    assert found(acting, "e-0003") == ["Ängström"]
    assert found(acting, "3") == ["Ängström"]
    assert len(found(acting, "berg")) == len(NAMES)
    assert len(found(acting, "gothen")) == len(NAMES)
    assert found(acting, "gothen karim") == ["Andersson"]


@pytest.mark.parametrize("typed", ["E-0004", "e0004", "E4", "e-4", "0004", "4", "e-0004 kar"])
def test_a_reference_number_in_any_spelling(people: dict[str, int], typed: str, acting: Acting) -> None:
    assert found(acting, typed) == ["Andersson"]


@pytest.mark.parametrize(
    "typed",
    [
        "20000101-2384", "200001012384", "20000101 2384", "000101-2384", "0001012384", "000101 2384",
        "000101+2384", "000101–2384", "000101-", "000101-23", "20000101-2", "2000", "hemlig 000101-2384",
    ],
)  # fmt: skip
def test_an_identity_number_in_any_spelling(typed: str, acting: Acting) -> None:
    details = ClientDetails(family_name="Hemlig", given_name="Person", office="Gothenburg")
    clients.add_client(acting, replace(details, identity_number="20000101-2384"))
    clients.add_client(acting, replace(details, identity_number="19900101-9802"))
    assert found(acting, typed) == ["Hemlig"]


def test_many_hits_are_walked_in_order(
    people: dict[str, int], acting: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = found(acting, "an")
    monkeypatch.setattr(searching, "FEW", 1)
    assert found(acting, "an") == few
    assert found(acting, "and") == ["Andersson", "Andersson"]


def test_a_protected_identity_is_found_by_reference_alone(acting: Acting) -> None:
    details = ClientDetails(family_name="Hemlig", given_name="Person", office="Gothenburg", protected=True)
    clients.add_client(acting, replace(details, identity_number="20000101-2384"))
    line = list_windows.top(acting, ALL, 5).lines[0]
    assert line.name == ""
    assert line.protected
    for typed in ("hemlig", "person", "2000", "000101"):
        assert found(acting, typed) == []
    assert len(found(acting, line.ref)) == 1
    assert "hemlig" not in str(list(ClientRow.select().tuples())).lower()


def test_ended_cases_are_out_of_sight(people: dict[str, int], acting: Acting) -> None:
    client_id = people["Zoran"]
    view = clients.client(acting, client_id)
    ended = replace(view.details, legal_status=LegalStatus.ENDED)
    clients.edit_client(acting, client_id, ended, seen_version=view.version)
    assert "Zoran" not in found(acting, "")
    assert names(list_windows.top(acting, ALL._replace(ended=True), 5).lines) == ["Zoran"]
    counts = list_windows.counts(acting, ALL)
    assert (counts.matching, counts.total) == (len(NAMES) - 1, len(NAMES) - 1)


def test_whose(people: dict[str, int], acting: Acting, supervisor: Actor, now: datetime) -> None:
    assert len(list_windows.top(acting, ListChoice(), 50).lines) == len(NAMES)
    assert list_windows.top(Acting(supervisor, now), ListChoice(), 50).lines == ()
    handover.hand_over(acting, people["Zoran"], supervisor.worker_id, now.date())
    assert names(list_windows.top(Acting(supervisor, now), ListChoice(), 50).lines) == ["Zoran"]
    assert len(list_windows.top(Acting(supervisor, now), ListChoice(scope="office"), 50).lines) == len(NAMES)


def test_time_alone_makes_a_row_untrue(people: dict[str, int], actor: Actor, now: datetime) -> None:
    client_id = people["Zoran"]
    stamp: dict[str, Any] = {"created_at": now, "changed_at": now}
    Appointment.create(
        client=client_id, worker=actor.worker_id, kind="session", starts_at=now + timedelta(hours=1), **stamp
    )
    list_projection.refresh(client_id, now)
    row = ClientRow.get_by_id(client_id)
    assert row.next_at == now + timedelta(hours=1)
    assert row.to_log == 0
    later = now + timedelta(hours=3)
    assert refresh_stale.refresh_stale(Acting(actor, later)) == 1
    row = ClientRow.get_by_id(client_id)
    assert row.next_at is None
    assert row.to_log == 1
    assert refresh_stale.refresh_stale(Acting(actor, later)) == 0


def test_release_filter_and_order(people: dict[str, int], acting: Acting, now: datetime) -> None:
    view = clients.client(acting, people["Zoran"])
    soon = replace(view.details, release_on=now.date() + timedelta(weeks=3))
    clients.edit_client(acting, people["Zoran"], soon, seen_version=view.version)
    within = ALL._replace(release_weeks=4)
    assert names(list_windows.top(acting, within, 5).lines) == ["Zoran"]
    assert list_windows.top(acting, ALL._replace(release_weeks=2), 5).lines == ()
    assert names(list_windows.top(acting, ALL._replace(sort="release"), 1).lines) == ["Zoran"]


def test_removed_clients_leave_and_come_back(people: dict[str, int], acting: Acting) -> None:
    client = Client.get_by_id(people["Zoran"])
    done = clients.remove_client(acting, client.id, seen_version=client.version)
    assert "Zoran" not in found(acting, "")
    assert done.undo is not None
    done.undo.function(acting, *done.undo.args, **done.undo.kwargs)
    assert "Zoran" in found(acting, "")


def test_birth_date_from_the_number(acting: Acting) -> None:
    details = ClientDetails(family_name="Ek", identity_number="20000101-2384", office="Gothenburg")
    done = clients.add_client(acting, details)
    assert Client.get_by_id(done.client_id).birth_date == date(2000, 1, 1)
