"""Collaboration meetings by keyboard: recorded, refused with a way out, held, a decision made a task, taken back."""

from __future__ import annotations

from tests.screens.at_desk import at, screen_text, typed, until
from tests.screens.conftest import Office
from tests.screens.group_office import NEW
from tests.screens.group_steps import consent_and_meetings, go, meeting_row, part, shows


async def test_a_meeting_can_be_saved_without_who_may_not_be_told(group_office: Office) -> None:
    async with part(group_office, "consent") as pilot:
        await pilot.press("n")
        await at(pilot, "MeetingForm")
        await pilot.press("tab", "tab", "tab", "6", "ctrl+s")
        await at(pilot, "Choose")
        await shows(pilot, "save it without Police")
        await pilot.press("2")
        await at(pilot, "Consent")
        await until(pilot, lambda: "2 meetings" in screen_text(pilot.app), "two meetings")
    assert consent_and_meetings(group_office).meetings.lines[0].agencies == ("social_services", "prison")


async def test_planned_then_held_by_space(group_office: Office) -> None:
    async with part(group_office, "consent", size=(120, 40)) as pilot:
        await pilot.press("n")
        await at(pilot, "MeetingForm")
        await pilot.press("tab", "2", "ctrl+s")
        await at(pilot, "Consent")
        await shows(pilot, "27 Nov 2025, planned")
        await go(pilot, meeting_row(pilot))
        await pilot.press("space")
        await shows(pilot, "2 meetings")
        await pilot.press("u")
        await shows(pilot, "27 Nov 2025, planned")


async def test_held_by_space_is_refused_with_a_way_out(group_office: Office) -> None:
    async with part(group_office, "consent", NEW, size=(120, 40)) as pilot:
        await pilot.press("n")
        await at(pilot, "MeetingForm")
        await pilot.press("tab", "2", "tab", "tab", "8", "ctrl+s")
        await at(pilot, "Consent")
        await shows(pilot, "27 Nov 2025, planned")
        await go(pilot, meeting_row(pilot))
        await pilot.press("space")
        await at(pilot, "Choose")
        await pilot.press("escape")
        await at(pilot, "Consent")
        await shows(pilot, "Prison may not be told")
    assert consent_and_meetings(group_office, NEW).meetings.held_count == 0


async def test_a_decision_becomes_a_task(group_office: Office) -> None:
    async with part(group_office, "consent", size=(120, 40)) as pilot:
        await go(pilot, meeting_row(pilot))
        await pilot.press("x")
        await at(pilot, "Form")
        await typed(pilot, "Call the sister")
        await pilot.press("ctrl+s")
        await at(pilot, "Consent")
        await shows(pilot, "☐ Call the sister")
        await shows(pilot, "0 of 4 done")


async def test_edited_removed_and_back(group_office: Office) -> None:
    async with part(group_office, "consent", size=(120, 40)) as pilot:
        await go(pilot, meeting_row(pilot))
        await pilot.press("e")
        await at(pilot, "MeetingForm")
        await pilot.press("tab", "tab", "2", "ctrl+s")
        await at(pilot, "Consent")
        await shows(pilot, "0 in custody, 1 after release")
        await pilot.press("d")
        await at(pilot, "Confirm")
        await shows(pilot, "3 tasks go with it")
        await pilot.press("y")
        await shows(pilot, "Lead time: none")
        await pilot.press("u")
        await shows(pilot, "0 in custody, 1 after release")


async def test_a_draft_comes_back_with_the_people(group_office: Office) -> None:
    async with part(group_office, "consent", NEW) as pilot:
        await pilot.press("n")
        await at(pilot, "MeetingForm")
        await pilot.press("tab", "tab", "tab", "8", "tab")
        await typed(pilot, "Eva Ek")
        await pilot.press("escape")
        await at(pilot, "Choose")
        await pilot.press("2")
        await at(pilot, "Consent")
        await pilot.press("n")
        await at(pilot, "MeetingForm")
        await shows(pilot, "Eva Ek")
        await shows(pilot, "✓ Prison")


async def test_a_text_gets_the_room_while_it_is_read(group_office: Office) -> None:
    async with part(group_office, "consent") as pilot:
        await go(pilot, meeting_row(pilot))
        text = pilot.app.screen.query_one("#text")
        low = text.size.height
        await pilot.press("tab")
        await until(pilot, lambda: text.size.height > 2 * low, "room to read")
        await pilot.press("escape")
        await until(pilot, lambda: text.size.height == low, "the list again")


async def test_a_long_text_is_scrolled_and_left_again(group_office: Office) -> None:
    async with part(group_office, "consent", size=(80, 12)) as pilot:
        await go(pilot, meeting_row(pilot))
        text = pilot.app.screen.query_one("#text")
        await pilot.press("tab", "G")
        await until(pilot, lambda: text.scroll_offset.y > 0, "the end of the text")
        await pilot.press("escape")
        assert type(pilot.app.screen).__name__ == "Consent"
        await pilot.press("j")
        await until(pilot, lambda: text.scroll_offset.y == 0, "the next text from its beginning")
