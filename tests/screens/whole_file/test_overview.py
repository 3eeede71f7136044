"""The overview by keyboard: the first thing seen, each line opens its place, and what is done can be undone."""

from __future__ import annotations

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from entre_tui import locale
from entre_tui.casework.client import clients as casework
from entre_tui.casework.programme.enrolments import end_enrolment
from entre_tui.rules.codes import Ending
from entre_tui.screens.whole_file.overview import Overview
from tests.screens.at_desk import at, screen_text, typed, until
from tests.screens.conftest import Office
from tests.screens.file_steps import at_list, in_file

SIZES = [(80, 24), (120, 40)]
HOSTILE = "[red]knife[/] [@click=app.exit]"


def seen(pilot: Pilot[Any]) -> Any:
    screen = pilot.app.screen
    assert isinstance(screen, Overview)
    return screen.last_seen


def says(pilot: Pilot[Any], text: str) -> bool:
    return text in screen_text(pilot.app)


async def to_row(pilot: Pilot[Any], what: str) -> None:
    """Put the mark on the first line of this kind."""
    table = pilot.app.screen.table  # type: ignore[attr-defined]
    key = next(row.key for row in table.rows if row.key[0] == what)
    table.go_to(key)
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "sv"])
async def test_looks(
    demo_office: Office, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    async with in_file(demo_office, "overview", "Overview", size) as pilot:
        assert screen_text(pilot.app) == snapshot


async def test_is_what_enter_in_the_list_opens_and_esc_leads_back(demo_office: Office) -> None:
    async with at_list(demo_office) as pilot:
        await pilot.press("enter")
        await at(pilot, "Overview")
        await pilot.press("escape")
        await at(pilot, "Clients")


async def test_fits_one_screen(demo_office: Office) -> None:
    for index in (0, 2, 4, 6):
        async with in_file(demo_office, "overview", "Overview", (120, 40), index) as pilot:
            screen: Any = pilot.app.screen
            assert screen.table.virtual_size.height <= screen.table.size.height
            assert screen.query_one("#beside").max_scroll_y == 0


async def test_the_next_client_without_going_back(demo_office: Office) -> None:
    async with in_file(demo_office, "overview", "Overview") as pilot:
        before = pilot.app.screen
        await pilot.press("ctrl+n")
        await until(pilot, lambda: pilot.app.screen is not before, "the next file")
        assert isinstance(pilot.app.screen, Overview)
        assert pilot.app.screen.client_id != before.client_id  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("what", "name"),
    [("coming", "Appointments"), ("goal", "Goals"), ("hypothesis", "Formulation"), ("note", "Notes")],
)
async def test_enter_opens_where_a_line_belongs(demo_office: Office, what: str, name: str) -> None:
    for index in range(12):
        async with in_file(demo_office, "overview", "Overview", index=index) as pilot:
            keys = {row.key[0] for row in pilot.app.screen.table.rows}  # type: ignore[attr-defined]
            if what in keys:
                await to_row(pilot, what)
                await pilot.press("enter")
                await at(pilot, name)
                return
    pytest.fail(f"nobody in the demonstration has a {what}")


async def test_enter_on_a_detail_opens_the_details(demo_office: Office) -> None:
    async with in_file(demo_office, "overview", "Overview") as pilot:
        await to_row(pilot, "details")
        await pilot.press("enter")
        await at(pilot, "Form")
        assert says(pilot, "Family name")


async def test_a_phase_that_cannot_follow_says_why(demo_office: Office) -> None:
    async with in_file(demo_office, "overview", "Overview") as pilot:
        await pilot.press("p")
        await at(pilot, "Choose")
        assert says(pilot, "does not follow from here")


async def test_a_phase_is_changed_and_taken_back(demo_office: Office) -> None:
    async with in_file(demo_office, "overview", "Overview") as pilot:
        (before,) = {one.enrolment.phase for one in seen(pilot).open_programmes}
        await pilot.press("p")
        await at(pilot, "Choose")
        await pilot.press("enter")
        await at(pilot, "Form")
        await pilot.press("ctrl+s")
        await at(pilot, "Overview")
        await until(pilot, lambda: seen(pilot).open_programmes[0].enrolment.phase != before, "the new phase")
        await pilot.press("u")
        await until(pilot, lambda: seen(pilot).open_programmes[0].enrolment.phase == before, "the old phase")


async def test_ending_asks_for_words_and_opens_again(demo_office: Office) -> None:
    async with in_file(demo_office, "overview", "Overview") as pilot:
        await pilot.press("x")
        await at(pilot, "Form")
        await pilot.press("8", "ctrl+s")
        await until(pilot, lambda: says(pilot, "in words how it ended"), "what is missing")
        await typed(pilot, "the court decided otherwise")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, Overview), "the overview")
        await until(pilot, lambda: not seen(pilot).open_programmes, "the end")
        assert says(pilot, "other reason")
        await pilot.press("x")
        await until(pilot, lambda: seen(pilot).open_programmes, "it is open again")


async def test_a_stale_ending_is_refused_with_what_was_typed(demo_office: Office) -> None:
    async with in_file(demo_office, "overview", "Overview") as pilot:
        one = seen(pilot).open_programmes[0].enrolment
        await pilot.press("x")
        await at(pilot, "Form")
        await pilot.press("1", "tab", "tab")
        await typed(pilot, "my words")
        work = pilot.app.work  # type: ignore[attr-defined]
        await work(end_enrolment, one.id, one.phases[-1].on, Ending.MOVED, seen_version=one.version)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: says(pilot, "changed this"), "who was first")
        assert says(pilot, "my words")


async def test_enrolling_and_taking_it_back(demo_office: Office) -> None:
    async with in_file(demo_office, "overview", "Overview") as pilot:
        before = len(seen(pilot).programmes)
        await pilot.press("i")
        await at(pilot, "ConditionalForm")
        assert not says(pilot, "Stance")
        await pilot.press("4")
        await until(pilot, lambda: says(pilot, "Stance"), "the stances of the programme")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, Overview), "saved")
        await until(pilot, lambda: len(seen(pilot).programmes) == before + 1, "the programme")
        await pilot.press("y")
        await until(pilot, lambda: says(pilot, "stance:"), "what can be changed")
        await pilot.press("1")
        await until(pilot, lambda: says(pilot, "Where does the client stand?"), "the stances")
        await pilot.press("2")
        await until(pilot, lambda: any(one.enrolment.stance for one in seen(pilot).programmes), "the stance")
        await pilot.press("u")
        await until(pilot, lambda: not any(one.enrolment.stance for one in seen(pilot).programmes), "none")


async def test_a_cover_asks_until_when(demo_office: Office) -> None:
    async with in_file(demo_office, "overview", "Overview") as pilot:
        await pilot.press("h")
        await at(pilot, "ConditionalForm")
        assert not says(pilot, "Up to and with")
        await pilot.press("2")
        await until(pilot, lambda: says(pilot, "Up to and with"), "until when")
        await pilot.press("escape")


async def test_flags_stand_over_every_part_and_are_text(demo_office: Office) -> None:
    async with in_file(demo_office, "timeline", "Timeline") as pilot:
        await pilot.press("exclamation_mark")
        await at(pilot, "Form")
        await pilot.press("1", "tab")
        await typed(pilot, HOSTILE)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: says(pilot, "! Threat: [red]knife[/]"), "the words as typed, in the head")
        await pilot.press("n")
        await at(pilot, "Form")
        assert says(pilot, "! Threat: [red]knife[/]")
        await pilot.press("escape")
        await at(pilot, "Timeline")
        await pilot.press("exclamation_mark")
        await at(pilot, "Choose")
        await pilot.press("1")
        await until(pilot, lambda: not says(pilot, "! Threat"), "the flag is lifted")
        await pilot.press("u")
        await until(pilot, lambda: says(pilot, "! Threat"), "the flag is up again")


async def test_a_protected_identity_is_shown_only_until_left(demo_office: Office) -> None:
    async with in_file(demo_office, "overview", "Overview") as pilot:
        await pilot.press("v")
        await until(pilot, lambda: says(pilot, "not protected"), "why not")
        view = await pilot.app.work(casework.client, seen(pilot).client_id)  # type: ignore[attr-defined]
        name, details = view.details.family_name, view.details
        hidden = type(details)(**{f: getattr(details, f) for f in details.__slots__} | {"protected": True})
        await pilot.app.work(  # type: ignore[attr-defined]
            casework.edit_client, view.id, hidden, seen_version=view.version
        )
        pilot.app.tell_changed(view.id)  # type: ignore[attr-defined]
        await until(pilot, lambda: seen(pilot).protected, "the protection")
        assert screen_text(pilot.app).splitlines()[1].count(details.ref) == 1, "the number once"
        assert not says(pilot, name)
        assert details.municipality
        assert not says(pilot, "Municipality")
        await pilot.press("v")
        await at(pilot, "Form")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: says(pilot, "This is needed"), "the purpose is asked for")
        await typed(pilot, "the court asks")
        await pilot.press("ctrl+s")
        await until(pilot, lambda: says(pilot, name), "the name")
        await pilot.press("n")
        await at(pilot, "Form")
        await pilot.press("escape")
        await at(pilot, "Overview")
        assert not says(pilot, name)


async def test_what_cannot_be_done_says_why(demo_office: Office) -> None:
    async with in_file(demo_office, "overview", "Overview") as pilot:
        await pilot.press("w")
        await until(pilot, lambda: says(pilot, "no mentoring agreement"), "why not")
