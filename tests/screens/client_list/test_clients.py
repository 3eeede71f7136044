"""The home screen by keyboard: find, mark, take back, filter, add, and what hostile names do: nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from entre_tui import locale
from entre_tui.casework.client_list import windows as list_windows
from entre_tui.casework.client_list.choice import ListChoice
from entre_tui.casework.core.programmes import catalogue
from entre_tui.screens.client_list.choice_words import choice_words
from entre_tui.screens.client_list.clients import Clients
from tests.screens.at_desk import NOON, at, screen_text, typed, until
from tests.screens.client_list_steps import clients, home
from tests.screens.conftest import Office

SIZES = [(80, 24), (120, 40)]
HOSTILE = "Bo [/x] [@click=app.exit]Ek"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "sv"])
async def test_looks(
    demo_office: Office, size: tuple[int, int], language: str, snapshot: SnapshotAssertion
) -> None:
    locale.install(language)
    async with home(demo_office, size) as pilot:
        await pilot.pause()
        assert screen_text(pilot.app) == snapshot


async def test_letters_narrow_and_escape_clears(demo_office: Office) -> None:
    async with home(demo_office) as pilot:
        everybody = clients(pilot).table.counts.matching
        name = clients(pilot).current.name  # type: ignore[union-attr]
        await pilot.press("slash")
        await typed(pilot, name[:4].lower())
        await until(pilot, lambda: clients(pilot).table.choice.text == name[:4].lower(), "the search")
        assert clients(pilot).current.name == name  # type: ignore[union-attr]
        assert len(clients(pilot).table.buffer.lines) < everybody
        await pilot.press("escape")
        await until(pilot, lambda: clients(pilot).table.choice.text == "", "all again")
        assert len(clients(pilot).table.buffer.lines) == everybody


async def test_who_is_not_found_here_is_looked_for_further_with_tab(demo_office: Office) -> None:
    async with home(demo_office) as pilot:
        table = clients(pilot).table
        others = await pilot.app.work(list_windows.top, ListChoice(scope="all", sort="name"), 200)
        mine = {line.client_id for line in table.buffer.lines}
        ref = next(line.ref for line in others.lines if line.client_id not in mine)
        await typed(pilot, f"/{ref.lower()}")
        await until(pilot, lambda: "tab looks further" in screen_text(pilot.app), "what to do")
        assert "…" not in screen_text(pilot.app)
        await pilot.press("tab", "tab")
        await until(pilot, lambda: [line.ref for line in table.buffer.lines] == [ref], "the client")
        await until(pilot, lambda: "everybody" in screen_text(pilot.app).splitlines()[1], "whose")
        assert table.choice.text == ref.lower()
        await pilot.press("enter")
        await until(
            pilot, lambda: ref in screen_text(pilot.app) and pilot.app.screen is not table.screen, "file"
        )


async def test_did_not_come_is_three_keys_and_one_takes_it_back(demo_office: Office) -> None:
    async with home(demo_office) as pilot:
        table = clients(pilot).table
        index = next(
            i for i, line in enumerate(table.buffer.lines) if line.to_log and not _today(line.next_at)
        )
        client_id, missed = table.buffer.lines[index].client_id, table.buffer.lines[index].missed_open
        await pilot.press(*["j"] * index)
        await pilot.press("m")
        await at(pilot, "MissedForm")
        await pilot.press("1", "enter")
        await until(pilot, lambda: "did not come" in screen_text(pilot.app), "the report")
        await until(pilot, lambda: _line(pilot, client_id).to_log == 0, "the row")
        assert _line(pilot, client_id).missed_open == missed + 1
        await pilot.press("u")
        await until(pilot, lambda: _line(pilot, client_id).to_log == 1, "the row as before")
        assert _line(pilot, client_id).missed_open == missed


def _today(moment: datetime | None) -> bool:
    return moment is not None and moment.date() == NOON.date()


async def test_came(demo_office: Office) -> None:
    async with home(demo_office) as pilot:
        table = clients(pilot).table
        index = next(
            i for i, line in enumerate(table.buffer.lines) if line.to_log and not _today(line.next_at)
        )
        client_id = table.buffer.lines[index].client_id
        held = table.buffer.lines[index].sessions_held
        await pilot.press(*["j"] * index, "a")
        await until(pilot, lambda: _line(pilot, client_id).to_log == 0, "the row")
        assert _line(pilot, client_id).sessions_held == held + 1


async def test_filters_are_shown_and_kept(demo_office: Office) -> None:
    async with home(demo_office) as pilot:
        await pilot.press("f")
        await at(pilot, "Choose")
        await pilot.press("1")
        await at(pilot, "Choose")
        await pilot.press("3")
        await until(pilot, lambda: "everybody" in screen_text(pilot.app), "the scope in words")
        await pilot.press("s")
        await at(pilot, "Choose")
        await pilot.press("2")
        await until(pilot, lambda: "by name" in screen_text(pilot.app), "the order in words")
    async with home(demo_office) as pilot:
        await until(pilot, lambda: "everybody · by name" in screen_text(pilot.app), "what was kept")
        await pilot.press("escape")


async def test_end_and_home_and_pages(demo_office: Office) -> None:
    async with home(demo_office) as pilot:
        table = clients(pilot).table
        await pilot.press("w", "w")
        await until(pilot, lambda: table.choice.scope == "all", "everybody")
        first = table.current
        await pilot.press("G")
        assert table.current == table.buffer.lines[-1]
        await pilot.press("pageup", "pagedown", "g")
        assert table.current == first


async def test_one_comes_back_from_a_file_to_the_list(demo_office: Office) -> None:
    async with home(demo_office) as pilot:
        before = clients(pilot).current
        await pilot.press("j", "k", "enter")
        await at(pilot, "Overview")
        await pilot.press("1")
        await at(pilot, "Clients")
        assert clients(pilot).current == before


async def test_a_hostile_name_is_text(demo_office: Office) -> None:
    async with home(demo_office) as pilot:
        await pilot.press("n")
        await at(pilot, "Form")
        await typed(pilot, HOSTILE)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, Clients), "the list again")
        await pilot.press("slash")
        await typed(pilot, "bo")
        await until(pilot, lambda: "Bo [/x] [@click" in screen_text(pilot.app), "the name as typed")
        assert pilot.app.is_running


def _line(pilot: Pilot[Any], client_id: int) -> Any:
    lines = clients(pilot).table.buffer.lines
    return next(line for line in lines if line.client_id == client_id)


@pytest.mark.parametrize("language", ["en", "sv"])
async def test_many_filters_leave_room_for_the_letters(demo_office: Office, language: str) -> None:
    locale.install(language)
    choice = ListChoice(
        scope="office",
        sort="missed",
        phase="preparing-release",
        programme="back-on-track",
        legal_status="conditional_release",
        release_weeks=12,
        due="consent_not_documented",
        missed=True,
    )
    async with home(demo_office) as pilot:
        await clients(pilot).show(choice)
        await typed(pilot, "/engdahl ji")
        await until(pilot, lambda: clients(pilot).table.choice.text == "engdahl ji", "the search")
        said = " ".join(choice_words(choice).split())
        await until(pilot, lambda: said in " ".join(screen_text(pilot.app).split()), "every filter")
        assert screen_text(pilot.app).splitlines()[1] == " / engdahl ji"


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_phase_is_said_in_words(language: str) -> None:
    locale.install(language)
    for plan in catalogue().choices():
        for phase in plan.phases:
            assert phase.name.word(language) in choice_words(ListChoice(programme=plan.id, phase=phase.id))
            assert f"· {phase.id}" not in choice_words(ListChoice(phase=phase.id))


async def test_the_filters_say_what_they_are_set_to(demo_office: Office) -> None:
    async with home(demo_office) as pilot:
        await clients(pilot).show(ListChoice(scope="office", phase="treatment", release_weeks=12, ended=True))
        await pilot.press("f")
        await at(pilot, "Choose")
        for words in ("whose: my office", "phase: Treatment", "weeks: 12 weeks", "ended cases: on"):
            assert words in screen_text(pilot.app)
        assert "missing appointments: off" in screen_text(pilot.app)
        await pilot.press("9")
        await until(pilot, lambda: clients(pilot).table.choice == ListChoice(scope="office"), "all again")


async def test_what_could_not_have_been_missed_says_what_comes(demo_office: Office) -> None:
    async with home(demo_office) as pilot:
        table = clients(pilot).table
        lines = table.buffer.lines
        index = next(
            i for i, line in enumerate(lines) if not line.to_log and not line.missed_open and line.next_at
        )
        await pilot.press(*["j"] * index, "m")
        await until(pilot, lambda: "nothing has begun" in screen_text(pilot.app), "why not")
        assert lines[index].name.partition(",")[0] in screen_text(pilot.app).splitlines()[-2]
