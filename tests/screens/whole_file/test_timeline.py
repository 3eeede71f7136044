"""Timeline and notes by keyboard: in order, narrowed, searched; a note from every part in one key."""

from __future__ import annotations

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from entre_tui import locale
from entre_tui.casework.client import notes
from entre_tui.screens.client.client_parts import PARTS
from entre_tui.screens.client.notes import Notes
from entre_tui.screens.whole_file.timeline import Timeline
from tests.screens.at_desk import at, screen_text, typed, until
from tests.screens.conftest import Office
from tests.screens.file_steps import in_file

SIZES = [(80, 24), (120, 40)]
HOSTILE = "Åke [bold]sa[/] \x1b[31m”nej” 👨‍👩‍👧 " * 3


def timeline(pilot: Pilot[Any]) -> Timeline:
    screen = pilot.app.screen
    assert isinstance(screen, Timeline)
    return screen


def says(pilot: Pilot[Any], text: str) -> bool:
    return text in screen_text(pilot.app)


async def written(pilot: Pilot[Any], text: str, **others: Any) -> int:
    """A note of the client whose file is open."""
    screen: Any = pilot.app.screen
    done = await screen.app.work(notes.add_note, screen.client_id, text, **others)
    screen.app.report(done)
    await pilot.pause()
    return int(done.record_id)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "sv"])
async def test_looks(
    demo_office: Office, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    async with in_file(demo_office, "timeline", "Timeline", size) as pilot:
        assert screen_text(pilot.app) == snapshot


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "sv"])
async def test_notes_look(
    demo_office: Office, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    async with in_file(demo_office, "overview", "Overview", size) as pilot:
        note = await written(pilot, "He called about the room. " * 12)
        work = pilot.app.work  # type: ignore[attr-defined]
        await work(notes.correct_note, note, "He called about the flat. " * 12, seen_version=1)
        await written(pilot, "His sister fetches him on Fridays.", pinned=True)
        await pilot.press("l")
        screen: Any = await at(pilot, "Notes")
        await until(pilot, lambda: screen.table.rows, "the notes")
        await pilot.press("j")
        await until(pilot, lambda: says(pilot, "about the room"), "the earlier text")
        assert screen_text(pilot.app) == snapshot


@pytest.mark.parametrize("part", list(PARTS))
async def test_a_note_is_one_key_from_every_part(demo_office: Office, part: str) -> None:
    name = PARTS[part].partition(":")[2]
    async with in_file(demo_office, "overview", "Overview") as pilot:
        client_id = pilot.app.screen.client_id  # type: ignore[attr-defined]
        if part != "overview":
            pilot.app.screen.action_part(part)  # type: ignore[attr-defined]
            await at(pilot, name)
        await pilot.press("N")
        await at(pilot, "Form")
        await typed(pilot, "short")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == name, "back at the part")
        lines = await pilot.app.work(notes.notes, client_id)  # type: ignore[attr-defined]
        assert "short" in [line.excerpt for line in lines]


async def test_a_draft_is_there_after_the_program_was_left(demo_office: Office) -> None:
    async with in_file(demo_office, "overview", "Overview") as pilot:
        await pilot.press("N")
        form: Any = await at(pilot, "Form")
        await typed(pilot, "half a thought")
        await form.keep_draft()
    async with in_file(demo_office, "overview", "Overview") as pilot:
        await pilot.press("N")
        await at(pilot, "Form")
        await until(pilot, lambda: says(pilot, "half a thought"), "the draft")


async def test_letters_narrow_within_this_file_and_escape_leads_back(demo_office: Office) -> None:
    async with in_file(demo_office, "timeline", "Timeline") as pilot:
        everything = len(timeline(pilot).table.rows)
        await written(pilot, "Efter långa samtal: Öbergs bror hämtar honom")
        await until(pilot, lambda: len(timeline(pilot).table.rows) == everything + 1, "the note")
        await pilot.press("slash")
        await typed(pilot, "oberg")
        await until(pilot, lambda: len(timeline(pilot).table.rows) == 1, "the hit")
        assert timeline(pilot).table.rows[0].cells["text"].startswith("… Öbergs bror")
        await pilot.press("down", "enter")
        screen: Any = await at(pilot, "Notes")
        await until(pilot, lambda: says(pilot, "Öbergs bror"), "the note in full")
        assert screen.current is not None
        await pilot.press("escape")
        await at(pilot, "Timeline")
        await pilot.press("escape")
        await until(pilot, lambda: len(timeline(pilot).table.rows) == everything + 1, "everything again")
        await pilot.press("escape")
        await at(pilot, "Clients")


async def test_one_kind_at_a_time(demo_office: Office) -> None:
    async with in_file(demo_office, "timeline", "Timeline") as pilot:
        everything = len(timeline(pilot).table.rows)
        await pilot.press("x")
        await at(pilot, "Choose")
        await pilot.press("3")
        await until(pilot, lambda: says(pilot, "· sessions"), "only sessions")
        assert 0 < len(timeline(pilot).table.rows) < everything
        assert {key[0] for row in timeline(pilot).table.rows if isinstance(key := row.key, tuple)} == {
            "session"
        }
        await pilot.press("j", "j", "enter")
        sessions: Any = await at(pilot, "Sessions")
        await until(pilot, lambda: sessions.table.cursor == 2, "the session that was chosen")


async def test_the_last_line_is_reached_over_many_pages(demo_office: Office) -> None:
    async with in_file(demo_office, "timeline", "Timeline") as pilot:
        screen = timeline(pilot)
        for number in range(260):
            await pilot.app.work(notes.add_note, screen.client_id, f"note {number}")  # type: ignore[attr-defined]
        screen.reload()
        await until(pilot, lambda: says(pilot, "the last"), "a first page")
        await pilot.press(*["pagedown"] * 6)
        await until(pilot, lambda: len(screen.table.rows) > 100, "the next page")
        await pilot.press("G")
        await until(pilot, lambda: not screen.has_more, "everything")
        await until(pilot, lambda: screen.table.cursor == len(screen.table.rows) - 1, "the oldest")
        keys = [row.key for row in screen.table.rows]
        assert len(set(keys)) == len(keys) > 260


async def test_a_note_is_pinned_corrected_removed_and_brought_back(demo_office: Office) -> None:
    async with in_file(demo_office, "overview", "Overview") as pilot:
        await written(pilot, "first words")
        await pilot.press("l")
        screen: Any = await at(pilot, "Notes")
        await until(pilot, lambda: says(pilot, "first words"), "the note")
        await pilot.press("space")
        await until(pilot, lambda: screen.current is not None and screen.current.pinned, "pinned")
        await pilot.press("e")
        await at(pilot, "Form")
        await typed(pilot, "Now: ")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pilot.app.screen is screen and says(pilot, "Now: first"), "the correction")
        await until(pilot, lambda: says(pilot, "corrected it:"), "the text before")
        number = len(screen.table.rows)
        await pilot.press("d")
        await at(pilot, "Confirm")
        assert says(pilot, "earlier text")
        await pilot.press("y")
        await until(pilot, lambda: len(screen.table.rows) == number - 1, "removed")
        await pilot.press("u")
        await until(pilot, lambda: len(screen.table.rows) == number, "back")


async def test_a_stale_correction_keeps_what_was_typed(demo_office: Office) -> None:
    async with in_file(demo_office, "overview", "Overview") as pilot:
        note = await written(pilot, "as it was", pinned=True)
        await pilot.press("l")
        screen: Any = await at(pilot, "Notes")
        await until(pilot, lambda: says(pilot, "as it was"), "the note")
        await pilot.press("e")
        await at(pilot, "Form")
        await typed(pilot, "mine: ")
        work = pilot.app.work  # type: ignore[attr-defined]
        await work(notes.correct_note, note, "theirs", seen_version=1)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: says(pilot, "changed this"), "who was first")
        assert says(pilot, "mine: as it was")
        await pilot.press("escape", "2")
        await until(pilot, lambda: pilot.app.screen is screen and says(pilot, "theirs"), "what they wrote")
        await pilot.press("e")
        await at(pilot, "Choose")
        await pilot.press("2")
        await at(pilot, "Form")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: pilot.app.screen is screen and says(pilot, "mine: as it was"), "saved")
        await until(pilot, lambda: says(pilot, "theirs"), "the other text is kept")


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_text_is_text(demo_office: Office, size: tuple[int, int]) -> None:
    async with in_file(demo_office, "overview", "Overview", size) as pilot:
        await written(pilot, HOSTILE * 400, pinned=True)
        await until(pilot, lambda: says(pilot, "Åke [bold]sa[/]"), "in the overview")
        await pilot.press("l")
        await at(pilot, "Notes")
        await until(pilot, lambda: says(pilot, "Åke [bold]sa[/] [31m”nej”"), "in full")
        assert isinstance(pilot.app.screen, Notes)
        await pilot.press("escape", "t")
        await at(pilot, "Timeline")
        await until(pilot, lambda: says(pilot, "Åke [bold]sa[/]"), "in the timeline")
        assert "\x1b" not in screen_text(pilot.app)
