"""Caseload: a line a worker that agrees with the client list, and the clients behind a number."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from entre_tui import locale
from entre_tui.casework.client import clients
from entre_tui.casework.client.clients import ClientDetails
from entre_tui.casework.client_list import windows as list_windows
from entre_tui.casework.client_list.choice import ListChoice
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.casework.supervision.caseload import caseload
from entre_tui.models import Appointment
from entre_tui.screens.client_list.clients import Clients
from entre_tui.screens.core.top_screens import PLACES
from entre_tui.screens.supervision.caseload import Caseload
from entre_tui.screens.supervision.numbers import numbers
from tests.screens.at_desk import Clock, at, desk, screen_text, typed, until
from tests.screens.conftest import Office

SHOWN = {name: PLACES[name] for name in ("clients", "caseload")}


async def at_clients(pilot: Pilot[Any]) -> Clients:
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, Clients) and app.screen.current is not None, "a client")
    assert isinstance(app.screen, Clients)
    return app.screen


async def at_caseload(pilot: Pilot[Any]) -> Caseload:
    app = pilot.app
    await at_clients(pilot)
    await pilot.press("4")
    await until(
        pilot, lambda: isinstance(app.screen, Caseload) and app.screen.current is not None, "a worker"
    )
    await pilot.pause()
    assert isinstance(app.screen, Caseload)
    return app.screen


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("language", ["en", "sv"])
async def test_looks(
    demo_office: Office, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    app = desk(demo_office.path, Clock(), places=SHOWN, key=demo_office.key)
    async with app.run_test(size=size) as pilot:
        await at_caseload(pilot)
        assert screen_text(app) == snapshot


async def test_enter_goes_to_the_worker_s_clients_and_escape_back(demo_office: Office) -> None:
    app = desk(demo_office.path, Clock(), places=SHOWN, key=demo_office.key)
    async with app.run_test(size=(100, 30)) as pilot:
        home = await at_clients(pilot)
        await pilot.press("j", "j")
        stood, choice = home.current, home.table.choice
        screen = await at_caseload(pilot)
        load = screen.current
        assert load is not None
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is home and home.table.choice.scope == "worker")
        await until(pilot, lambda: load.worker in screen_text(app).splitlines()[1], "whose clients")
        assert len(home.table.buffer.lines) == load.clients
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen, "the caseload again")
        await pilot.press("1")
        await until(pilot, lambda: app.screen is home, "the list")
        assert (home.current, home.table.choice) == (stood, choice)


async def test_the_clients_behind_every_number(demo_office: Office) -> None:
    app = desk(demo_office.path, Clock(), places=SHOWN, key=demo_office.key)
    async with app.run_test(size=(160, 30)) as pilot:
        home = await at_clients(pilot)
        screen = await at_caseload(pilot)
        load = screen.current
        assert load is not None
        there = screen.table.numbers()
        assert len(there) == len(numbers())
        for number in numbers():
            assert screen.number.words == number.words
            await pilot.press("enter")
            await until(pilot, lambda: app.screen is home, "the clients")
            await until(pilot, lambda: home.table.choice.scope == "worker", "whose")
            lines = home.table.buffer.lines
            # Of these several may be one client's.
            per_client = {"to_log": "to_log", "missed": "missed_open"}.get(number.column.key)
            found = sum(getattr(line, per_client) for line in lines) if per_client else len(lines)
            assert found == number.count(load), number.column.key
            await pilot.press("escape")
            await until(pilot, lambda: app.screen is screen, "the caseload again")
            await pilot.press("right")


async def test_several_cases_go_to_somebody_else_and_come_back(demo_office: Office) -> None:
    app = desk(demo_office.path, Clock(), places=SHOWN, key=demo_office.key)
    async with app.run_test(size=(100, 40)) as pilot:
        screen = await at_caseload(pilot)
        await pilot.press("w")
        await until(pilot, lambda: len(screen.table.rows) > 2, "every office")
        load = screen.current
        assert load is not None
        assert load.worker_id is not None
        to = next(one for one in screen._loads if one.worker_id not in (None, load.worker_id))
        await pilot.press("h")
        await at(pilot, "ConditionalForm")
        await pilot.press("1", "tab", "tab")
        await typed(pilot, to.worker.split()[0].lower())
        await pilot.press("tab", "tab")
        await typed(pilot, "holiday")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "u takes it back" in screen_text(app), "the report")
        moved = {one.worker_id: one.clients for one in screen._loads}
        assert moved[load.worker_id] == 1
        assert sum(moved.values()) == sum(one.clients for one in await app.work(caseload, "all"))
        await pilot.press("u")
        await until(
            pilot, lambda: screen.current is not None and screen.current.clients == load.clients, "back"
        )


def test_numbers_are_those_of_the_list(
    acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    stamp = {"created_at": now, "changed_at": now}
    details = ClientDetails(family_name="Ek", office="Gothenburg", release_on=now.date() + timedelta(days=30))
    for number in range(3):
        done = clients.add_client(acting, replace(details, given_name=str(number)))
        starts = now - timedelta(hours=3)
        Appointment.create(
            client=done.client_id, worker=actor.worker_id, kind="session", starts_at=starts, **stamp
        )
        view = clients.client(acting, done.client_id or 0)
        clients.edit_client(acting, view.id, replace(view.details, phone="1"), seen_version=view.version)
    clients.add_client(Acting(supervisor, now), replace(details, given_name="Siv's"))
    loads = {load.worker: load for load in caseload(Acting(supervisor, now))}
    assert (loads["Anna Berg"].clients, loads["Anna Berg"].to_log) == (3, 3)
    assert (loads["Siv Lind"].clients, loads["Siv Lind"].to_log) == (1, 0)
    for load in loads.values():
        choice = ListChoice(scope="worker", worker=load.worker_id)
        lines = list_windows.top(Acting(supervisor, now), choice, 50).lines
        assert load.clients == len(lines)
        assert load.to_log == sum(line.to_log for line in lines)
        assert load.release_soon == len(lines)
        due = list_windows.top(Acting(supervisor, now), choice._replace(due="first_meeting"), 50).lines
        assert load.no_meeting == len(due)
