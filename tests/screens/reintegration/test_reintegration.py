"""The reintegration checklist by keyboard: tick, need, steps, all in a form, tasks, taken back, kept."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from entre_tui.casework.reintegration import reintegration
from entre_tui.casework.reintegration.views import ChecklistLine, checklist_of
from entre_tui.rules.codes import ChecklistNeed, ChecklistStatus
from tests.screens.at_desk import at, screen_text, typed, until
from tests.screens.conftest import Office
from tests.screens.group_office import NEW, RAGNAR
from tests.screens.group_steps import from_disk, go, part, shows

SIZES = [(80, 24), (120, 40)]
HOME, DEBT = ("area", "accommodation"), ("area", "debt_advice")


def kept(office: Office, client: int, area: str) -> ChecklistLine:
    line: ChecklistLine | None = from_disk(office, checklist_of, client).line(area)
    assert line is not None
    return line


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("client", [RAGNAR, NEW])
async def test_looks(
    group_office: Office, client: int, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with part(group_office, "reintegration", client, size) as pilot:
        assert screen_text(pilot.app) == snapshot


async def test_space_ticks_and_u_takes_it_back(group_office: Office) -> None:
    async with part(group_office, "reintegration", NEW) as pilot:
        await pilot.press("space")
        await shows(pilot, "1 of 1 needed are settled")
        await shows(pilot, "Accommodation: arranged.")
        await pilot.press("u")
        await shows(pilot, "6 not assessed")
        await pilot.press("space")
        await shows(pilot, "1 of 1 needed are settled")
    assert kept(group_office, NEW, "accommodation").status is ChecklistStatus.ARRANGED


async def test_a_step_at_a_time_and_any_step(group_office: Office) -> None:
    async with part(group_office, "reintegration", NEW) as pilot:
        for words in ("planned", "in progress", "arranged"):
            await pilot.press("p")
            await shows(pilot, f"Accommodation: {words}.")
        await pilot.press("p")
        await shows(pilot, "arranged already")
        await pilot.press("x")
        await at(pilot, "Choose")
        await typed(pilot, "4")
        await shows(pilot, "Accommodation: not arranged.")
        await pilot.press("h")
        await at(pilot, "Choose")
        await shows(pilot, "in progress → arranged")


async def test_need_by_one_key(group_office: Office) -> None:
    async with part(group_office, "reintegration") as pilot:
        await go(pilot, DEBT)
        await pilot.press("y")
        await at(pilot, "Choose")
        await pilot.press("2")
        await shows(pilot, "Debt advice: no need.")
        await pilot.press("space")
        await shows(pilot, "There is no need here.")
    line = kept(group_office, RAGNAR, "debt_advice")
    assert (line.need, line.status) == (ChecklistNeed.NONE, ChecklistStatus.NOT_STARTED)


async def test_all_in_a_form_kept_over_a_restart(group_office: Office) -> None:
    async with part(group_office, "reintegration", NEW) as pilot:
        await pilot.press("e")
        await at(pilot, "Form")
        await pilot.press("3", "tab", "2", "tab")
        await typed(pilot, "Bo [/x]")
        await pilot.press("tab", "tab")
        await typed(pilot, "2025-12-12")
        await pilot.press("ctrl+s")
        await at(pilot, "Reintegration")
        await shows(pilot, "12 Dec in 15 d")
    line = kept(group_office, NEW, "accommodation")
    assert (line.need, line.status, line.responsible) == (
        ChecklistNeed.YES,
        ChecklistStatus.PLANNED,
        "Bo [/x]",
    )


async def test_a_stale_save_keeps_what_was_typed(group_office: Office) -> None:
    async with part(group_office, "reintegration") as pilot:
        await pilot.press("e")
        await at(pilot, "Form")
        await pilot.press("tab", "tab", "tab")
        await typed(pilot, "!")
        await pilot.app.work(reintegration.tick, RAGNAR, "accommodation", seen_version=1)  # type: ignore[attr-defined]
        await pilot.press("ctrl+s")
        await shows(pilot, "Anna Berg changed this")
        assert type(pilot.app.screen).__name__ == "Form"
        await shows(pilot, "Lena, 031-365 00 00!")


async def test_due_in_two_ways_is_refused_at_the_field(group_office: Office) -> None:
    async with part(group_office, "reintegration") as pilot:
        await pilot.press("e")
        await at(pilot, "Form")
        await pilot.press("tab", "tab", "tab", "tab")
        await typed(pilot, "2025-12-12")
        await pilot.press("ctrl+s")
        await shows(pilot, "Either a day or weeks before release")


async def test_tasks_stand_under_their_area(group_office: Office) -> None:
    async with part(group_office, "reintegration", size=(120, 40)) as pilot:
        await pilot.press("j")
        await shows(pilot, "From             meeting of 3 Oct 2025")
        await pilot.press("y")
        await shows(pilot, "This is a task")
        await pilot.press("space")
        await shows(pilot, "Done: Find a flat in Mölndal")
        await go(pilot, HOME)
        await shows(pilot, "Tasks done       Find a flat in Mölndal")
        await pilot.press("u")
        await shows(pilot, "☐ Find a flat in Mölndal")
        await pilot.press("n")
        await at(pilot, "Form")
        await typed(pilot, "Measure the kitchen")
        await pilot.press("ctrl+s")
        await at(pilot, "Reintegration")
        await shows(pilot, "☐ Measure the kitchen")
    assert "Measure the kitchen" in [task.what for task in kept(group_office, RAGNAR, "accommodation").tasks]


async def test_a_task_needs_a_meeting(group_office: Office) -> None:
    async with part(group_office, "reintegration", NEW) as pilot:
        await pilot.press("n")
        await shows(pilot, "A task comes from a meeting")


async def test_removed_after_asking_and_back(group_office: Office) -> None:
    async with part(group_office, "reintegration") as pilot:
        await pilot.press("d")
        await at(pilot, "Confirm")
        await shows(pilot, "the history stay")
        await pilot.press("y")
        await shows(pilot, "what was written is removed")
        await until(pilot, lambda: not pilot.app.screen.line.touched, "the empty area")  # type: ignore[attr-defined]
        await pilot.press("u")
        await until(pilot, lambda: pilot.app.screen.line.touched, "the area as it was")  # type: ignore[attr-defined]
    assert kept(group_office, RAGNAR, "accommodation").contact == "Lena, 031-365 00 00"


async def test_the_office_chooses_more_areas(group_office: Office) -> None:
    async with part(group_office, "reintegration", NEW) as pilot:
        await pilot.press("z")
        await at(pilot, "Form")
        await pilot.press("3", "ctrl+s")
        await at(pilot, "Reintegration")
        await until(pilot, lambda: len(pilot.app.screen.table.rows) == 7, "seven areas")  # type: ignore[attr-defined]
        await shows(pilot, "7 not assessed")


async def test_hostile_words_do_nothing(group_office: Office) -> None:
    async with part(group_office, "reintegration", size=(120, 40)) as pilot:
        await go(pilot, ("area", "mental_health"))
        await shows(pilot, "]52;c;aGVqBo [/x] [@click=app.exit]Ek evil")
        assert "\x1b" not in screen_text(pilot.app)


async def test_keys_in_a_burst_each_act_on_what_the_one_before_made(group_office: Office) -> None:
    async with part(group_office, "reintegration", NEW) as pilot:
        await pilot.press("p", "p", "p", "u", "j", "p", "k", "space")
        await shows(pilot, "Accommodation: arranged.")
    assert kept(group_office, NEW, "employment").status is ChecklistStatus.PLANNED
    assert kept(group_office, NEW, "accommodation").version == 5


async def test_what_somebody_else_did_is_shown_with_the_refusal(group_office: Office) -> None:
    async with part(group_office, "reintegration", NEW) as pilot:
        await pilot.app.work(reintegration.tick, NEW, "accommodation", seen_version=0)  # type: ignore[attr-defined]
        await pilot.press("p")
        await shows(pilot, "Anna Berg changed this")
        await shows(pilot, "✓  Accommodation")


async def test_a_long_text_is_scrolled_and_left_again(group_office: Office) -> None:
    async with part(group_office, "reintegration", size=(80, 12)) as pilot:
        await go(pilot, ("area", "accommodation"))
        text = pilot.app.screen.query_one("#text")
        await pilot.press("tab", "G")
        await until(pilot, lambda: text.scroll_offset.y > 0, "the end of the text")
        await pilot.press("escape")
        assert type(pilot.app.screen).__name__ == "Reintegration"
        await pilot.press("j")
        await until(pilot, lambda: text.scroll_offset.y == 0, "the next text from its beginning")
