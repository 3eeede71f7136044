"""The day's work by keyboard: who comes, who did not, what was done about it, sessions planned and evaluated."""

from __future__ import annotations

from datetime import timedelta

import pytest

from entre_tui.rules.codes import AbsenceReason, Outcome
from entre_tui.screens.appointments.appointments import Appointments
from entre_tui.screens.day.today import Today
from entre_tui.screens.whole_file.overview import Overview
from tests.screens.at_desk import NOON, at, screen_text, typed, until
from tests.screens.conftest import Office
from tests.screens.daily_steps import OLOF, booked, part, place


async def test_the_mark_passes_over_headings(daily_office: Office) -> None:
    async with place(daily_office, "2", "Today") as pilot:
        today = pilot.app.screen
        assert isinstance(today, Today)
        seen = [today.table.current]
        for _press in today.table.rows:
            await pilot.press("j")
            seen.append(today.table.current)
        headings = [row.key for row in today.table.rows if row.style == "heading"]
        assert headings == [("h", "Thursday 27 November 2025"), ("h", "To log"), ("h", "Due")]
        assert len(today.table.rows) == len(headings) + 3 + 1 + 7
        assert not [row for row in seen if row is None or row.key in headings]
        await pilot.press("g")
        assert today.table.current is not None
        assert today.table.current.key not in headings


async def test_a_due_line_opens_the_place_where_it_is_dealt_with(daily_office: Office) -> None:
    async with place(daily_office, "2", "Today") as pilot:
        today = pilot.app.screen
        assert isinstance(today, Today)
        key = next(key for key, line in today._due.items() if line.item.record_kind == "session")
        today.table.go_to(key)
        await pilot.press("enter")
        await at(pilot, "Sessions")
        await pilot.press("escape")
        await at(pilot, "Today")


async def test_the_week_and_back(daily_office: Office) -> None:
    async with place(daily_office, "2", "Today") as pilot:
        await pilot.press("v")
        await until(pilot, lambda: "my week" in screen_text(pilot.app), "my week")
        assert "Monday 24 November 2025" in screen_text(pilot.app)
        await pilot.press("right")
        await until(pilot, lambda: "Monday 1 December 2025" in screen_text(pilot.app), "the week after")
        await pilot.press("w")
        await until(pilot, lambda: "my office's week" in screen_text(pilot.app), "the office's week")
        assert "Monday 1 December 2025" in screen_text(pilot.app)
        await pilot.press("escape")
        await until(
            pilot, lambda: "Thursday 27 November 2025  Göteborg" in screen_text(pilot.app), "the office"
        )
        await pilot.press("escape", "w")
        await until(pilot, lambda: "Thursday 27 November 2025\n" in screen_text(pilot.app), "my day")


@pytest.mark.parametrize("view", ["", "v"])
async def test_the_office_says_whose_client_it_is_at_80_columns(daily_office: Office, view: str) -> None:
    async with place(daily_office, "2", "Today", (80, 24)) as pilot:
        await pilot.press(*view, "w")
        await until(pilot, lambda: "office's week" in screen_text(pilot.app) or not view, "the office")
        await until(pilot, lambda: "Anna Berg" in screen_text(pilot.app).split("\n", 1)[1], "whose")


async def test_did_not_come_is_three_keys_in_the_file_too(daily_office: Office) -> None:
    async with part(daily_office, "appointments", OLOF) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Appointments)
        assert screen.current is not None
        number, client_id = screen.current.id, screen.client_id
        await pilot.press("m")
        await at(pilot, "MissedForm")
        await pilot.press("2", "enter")
        await at(pilot, "Appointments")
        await until(pilot, lambda: screen.current is not None and screen.current.outcome, "the outcome")
        assert screen.current.id == number
        assert screen.current.outcome is Outcome.ABSENT_UNACCEPTABLE
        await pilot.press("x")
        await until(pilot, lambda: screen.current is not None and screen.current.outcome is None, "cleared")
        await pilot.press("y")
        await until(pilot, lambda: screen.current is not None and screen.current.outcome, "came")
        one = next(each for each in await booked(pilot, client_id) if each.id == number)
        assert one.outcome is Outcome.ATTENDED


async def test_a_clash_is_shown_and_booked_on_the_second_save(daily_office: Office) -> None:
    async with part(daily_office, "appointments") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Appointments)
        taken = next(one for one in screen._all.values() if one.starts_at > pilot.app.now())
        before = len(screen.table.rows)
        await pilot.press("n")
        await at(pilot, "Form")
        await typed(pilot, taken.starts_at.strftime("%Y-%m-%d %H:%M"))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "once more books it" in screen_text(pilot.app), "the clash")
        assert len(await booked(pilot, screen.client_id)) == before
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(screen.table.rows) == before + 1, "booked all the same")


async def test_a_series_says_what_it_would_book(daily_office: Office) -> None:
    async with part(daily_office, "appointments") as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Appointments)
        before = len(screen.table.rows)
        await pilot.press("S")
        await at(pilot, "SeriesForm")
        await typed(pilot, "wed 07:15 x 4 w")
        await until(
            pilot, lambda: "4 appointments, the first Wed 3 Dec 07:15" in screen_text(pilot.app), "preview"
        )
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(screen.table.rows) == before + 4, "the series")
        await pilot.press("u")
        await until(pilot, lambda: len(screen.table.rows) == before, "taken back")


async def test_the_pattern_is_counts_by_weekday_and_hour(daily_office: Office) -> None:
    async with part(daily_office, "appointments") as pilot:
        await pilot.press("h")
        await at(pilot, "AttendancePattern")
        assert "Mon" in screen_text(pilot.app)
        assert "session:" in screen_text(pilot.app)
        await pilot.press("escape")
        await at(pilot, "Appointments")


async def test_hostile_words_are_text(daily_office: Office) -> None:
    words = "[/x] [@click=app.exit]go[/]"
    async with part(daily_office, "sessions") as pilot:
        screen = pilot.app.screen
        await pilot.press("n")
        await at(pilot, "Form")
        await pilot.press("shift+tab", *["backspace"] * 20)
        await typed(pilot, "2025-12-24 09:00")
        await pilot.press("tab")
        await typed(pilot, words)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: words in screen_text(pilot.app), "the words as typed")
        assert screen.is_attached


async def test_a_day_for_the_evidence_is_asked_for_where_there_is_a_reason(daily_office: Office) -> None:
    async with part(daily_office, "appointments", OLOF) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, Appointments)
        await pilot.press("m")
        await at(pilot, "MissedForm")
        assert "Evidence by" not in screen_text(pilot.app)
        await pilot.press("3", "tab")
        await typed(pilot, "+2w")
        await until(pilot, lambda: "Evidence by" in screen_text(pilot.app), "the field")
        await pilot.press("ctrl+s")
        await at(pilot, "Appointments")
        await until(pilot, lambda: screen.current is not None and screen.current.outcome, "the outcome")
        assert screen.current is not None
        assert screen.current.evidence_due_on == NOON.date() + timedelta(weeks=2)
        assert screen.current.reason is AbsenceReason.MEDICAL


def waits(today: Today, key: object) -> bool:
    return today._due[key].item.snoozed_until is not None


async def test_a_supervisor_lets_a_due_item_wait(daily_office: Office) -> None:
    async with place(daily_office, "2", "Today") as pilot:
        today = pilot.app.screen
        assert isinstance(today, Today)
        key = next(iter(today._due))
        today.table.go_to(key)
        await pilot.press("z")
        await at(pilot, "Form")
        await typed(pilot, "+2w")
        await pilot.press("tab")
        await typed(pilot, "in hospital")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: waits(today, key), "the item waits")
        assert "until Thu 11 Dec" in screen_text(pilot.app)
        await pilot.press("u")
        await until(pilot, lambda: not waits(today, key), "the item is back")
        await pilot.press("z")
        await at(pilot, "Form")
        await typed(pilot, "+2w\nin hospital")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: waits(today, key), "it waits again")
        today.table.go_to(key)
        await pilot.press("z")
        await until(pilot, lambda: not waits(today, key), "z wakes what waits")
        await pilot.press("u")
        await until(pilot, lambda: waits(today, key), "and that is undone too")


async def test_whose_it_was_is_whose_it_is_the_next_time(daily_office: Office) -> None:
    for key, name in (("2", "Today"), ("3", "Missed")):
        async with place(daily_office, key, name) as pilot:
            screen = pilot.app.screen
            await pilot.press("w")
            await until(pilot, lambda screen=screen: screen._scope == "office", "the office's")
        async with place(daily_office, key, name) as pilot:
            assert pilot.app.screen._scope == "office"


async def test_the_overview_marks_who_did_not_come_and_lets_a_due_item_wait(daily_office: Office) -> None:
    async with part(daily_office, "overview") as pilot:
        overview = pilot.app.screen
        assert isinstance(overview, Overview)
        await pilot.press("m")
        await at(pilot, "MissedForm")
        await pilot.press("escape")
        await at(pilot, "Overview")
        before = len(overview.last_seen.due)
        await pilot.press("z")
        await at(pilot, "Form")
        await typed(pilot, "+1w\nin hospital")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: len(overview.last_seen.due) == before - 1, "one due item less")


async def test_the_day_understood_in_a_forms_last_line_is_seen(daily_office: Office) -> None:
    async with part(daily_office, "appointments", OLOF, (80, 24)) as pilot:
        await pilot.press("m")
        await at(pilot, "MissedForm")
        await pilot.press("1", "shift+tab", "shift+tab")
        await typed(pilot, "2025-12-24 09:00")
        await until(pilot, lambda: "24 December 2025 09:00" in screen_text(pilot.app), "what was understood")
