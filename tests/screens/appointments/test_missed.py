"""The absences that wait: followed up in one form, mine and other people's, a masked client among them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from textual.pilot import Pilot

from entre_tui.app import EntreApp
from entre_tui.casework.appointments import appointments
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.appointments.missed import mark_missed
from entre_tui.casework.client import handover
from entre_tui.casework.client.clients import ClientDetails, add_client
from entre_tui.casework.core.base import Role
from entre_tui.casework.office import workers
from entre_tui.rules.codes import AbsenceReason, ContactWay
from entre_tui.screens.appointments.missed import Missed
from tests.screens.at_desk import NOON, at, screen_text, typed, until
from tests.screens.conftest import Office
from tests.screens.daily_steps import OLOF, SIV, booked, place


async def test_missed_is_followed_up_in_one_form_with_a_new_time(daily_office: Office) -> None:
    async with place(daily_office, "3", "Missed") as pilot:
        missed = pilot.app.screen
        assert isinstance(missed, Missed)
        line, before = missed.current, len(missed.table.rows)
        assert line is not None
        client_id, number = line.appointment.client_id, line.appointment.id
        await pilot.press("enter")
        await at(pilot, "MissedForm")
        await pilot.press("tab", "1", "tab", "1", "tab")
        await typed(pilot, "overslept")
        await pilot.press("tab", "1", "tab", "tab", "tab")
        await typed(pilot, "2025-12-05 07:15")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(missed.table.rows) == before - 1, "one absence less")
        assert "Followed up" in screen_text(pilot.app)
        one = next(each for each in await booked(pilot, client_id) if each.id == number)
        assert one.follow_up is not None
        assert one.follow_up.attempts[-1].way is ContactWay.PHONE
        assert one.follow_up.client_reason == "overslept"
        assert one.next_at is not None
        assert (one.next_at.day, one.next_at.hour) == (5, 7)
        await pilot.press("u")
        await until(pilot, lambda: len(missed.table.rows) == before, "the absence is back")


async def absent(pilot: Pilot[Any], client_id: int, hours: int) -> int:
    """The client did not come so many hours ago; gives the appointment's id."""
    app = cast(EntreApp, pilot.app)
    began = AppointmentDetails(NOON - timedelta(hours=hours))
    number = (await app.work(appointments.book, client_id, began)).record_id
    await app.work(mark_missed, number, AbsenceReason.NONE_GIVEN, seen_version=1)
    return cast(int, number)


async def test_mine_my_offices_and_everybodys(daily_office: Office) -> None:
    """Anna has Karim; Olof and somebody in Umeå are a colleague's now. Each of them missed one, Karim first."""
    async with place(daily_office, "3", "Missed") as pilot:
        missed, app = pilot.app.screen, cast(EntreApp, pilot.app)
        assert isinstance(missed, Missed)
        karims, olofs = missed.table.rows
        colleague = (await app.work(workers.add_worker, "Bo Ek", "Göteborg", Role.WORKER, "bo")).record_id
        far = (await app.work(add_client, ClientDetails(family_name="Berg", office="Umeå"))).client_id
        umeas = await absent(pilot, cast(int, far), 3)
        for client_id in (OLOF, far):
            await app.work(handover.hand_over, client_id, colleague, NOON.date())
            app.tell_changed(client_id)

        def shown() -> list[object]:
            return [row.key for row in missed.table.rows]

        await until(pilot, lambda: shown() == [karims.key], "mine")
        assert "1 absence waits · mine" in screen_text(app)
        await pilot.press("w")
        await until(pilot, lambda: shown() == [karims.key, olofs.key], "my office's")
        assert "2 absences wait · my office" in screen_text(app)
        await pilot.press("w")
        await until(pilot, lambda: shown() == [karims.key, olofs.key, umeas], "everybody's")
        assert "3 absences wait · everybody" in screen_text(app)
        await pilot.press("o")
        await at(pilot, "Appointments")
        await pilot.press("escape")
        await at(pilot, "Missed")


async def test_a_masked_client_has_its_number_once(daily_office: Office) -> None:
    async with place(daily_office, "3", "Missed") as pilot:
        missed, app = pilot.app.screen, cast(EntreApp, pilot.app)
        assert isinstance(missed, Missed)
        number = await absent(pilot, SIV, 3)
        app.tell_changed(SIV)
        await until(pilot, lambda: missed.table.go_to(number), "the absence")
        await until(pilot, lambda: screen_text(app).count("E-0003") == 2, "in the list and beneath it")
        await pilot.pause()
        assert screen_text(app).count("E-0003") == 2
