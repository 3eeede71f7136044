"""The reintegration checklist: there from the start, ticked, edited, cleared, every step kept."""

from __future__ import annotations

import contextlib
import random
from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework.core.base import Acting, Actor, CaseworkError, Done, NotAllowed, StaleError
from entre_tui.casework.office import settings
from entre_tui.casework.reintegration import reintegration
from entre_tui.casework.reintegration import views as reintegration_views
from entre_tui.casework.reintegration.details import ItemDetails
from entre_tui.casework.reintegration.views import AREAS_SETTING, ChecklistLine, ChecklistView
from entre_tui.models import AuditEntry, ChecklistItem, ClientRow
from entre_tui.rules.codes import ChecklistArea, ChecklistNeed, ChecklistStatus
from tests.casework.steps import changed, undone

HOME = ChecklistArea.ACCOMMODATION
WORK = ChecklistArea.EMPLOYMENT


def seen(acting: Acting, client: int) -> ChecklistView:
    return reintegration_views.checklist_of(acting, client)


def area(acting: Acting, client: int, name: str = HOME) -> ChecklistLine:
    line = seen(acting, client).line(name)
    assert line is not None
    return line


def test_six_areas_are_there_before_anything_is_written(client: int, acting: Acting) -> None:
    view = seen(acting, client)
    assert [line.area for line in view.lines] == list(ChecklistArea.always())
    assert all((line.version, line.touched) == (0, False) for line in view.lines)
    assert (view.count.done, view.count.needed, view.count.not_assessed) == (0, 0, 6)
    assert not ChecklistItem.select().exists()


def test_the_first_change_makes_the_row_with_one_audit_entry(client: int, acting: Acting) -> None:
    before = AuditEntry.select().count()
    done = reintegration.set_need(acting, client, HOME, ChecklistNeed.YES, seen_version=0)
    assert AuditEntry.select().count() == before + 1
    assert ChecklistItem.select().count() == 1
    line = area(acting, client)
    assert (line.need, line.status, line.version) == (ChecklistNeed.YES, ChecklistStatus.NOT_STARTED, 1)
    assert done.version == 1
    undone(acting, done)
    assert area(acting, client).need is ChecklistNeed.NOT_ASSESSED


def test_a_second_first_change_is_stale(
    client: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    reintegration.tick(Acting(supervisor, now), client, HOME, seen_version=0)
    with pytest.raises(StaleError, match="Siv Lind"):
        reintegration.tick(acting, client, HOME, seen_version=0)
    assert ChecklistItem.select().count() == 1


def test_tick_again_and_undo(client: int, acting: Acting) -> None:
    planned = reintegration.set_status(acting, client, HOME, ChecklistStatus.PLANNED, seen_version=0)
    ticked = reintegration.tick(acting, client, HOME, seen_version=planned.version)
    line = area(acting, client)
    assert (line.need, line.status) == (ChecklistNeed.YES, ChecklistStatus.ARRANGED)
    row = ClientRow.get(ClientRow.client == client)
    assert (row.checklist_done, row.checklist_total) == (1, 1)
    reintegration.tick(acting, client, HOME, seen_version=ticked.version)
    assert area(acting, client).status is ChecklistStatus.PLANNED
    again = reintegration.tick(acting, client, HOME, seen_version=3)
    undone(acting, again)
    assert area(acting, client).status is ChecklistStatus.PLANNED
    steps = reintegration_views.status_history(acting, client, HOME)
    assert [str(step.to_status) for step in steps] == [
        "planned",
        "arranged",
        "planned",
        "arranged",
        "planned",
    ]
    assert {step.by for step in steps} == {"Anna Berg"}


def test_undo_brings_back_what_was_not_assessed(client: int, acting: Acting) -> None:
    undone(acting, reintegration.tick(acting, client, HOME, seen_version=0))
    line = area(acting, client)
    assert (line.need, line.status) == (ChecklistNeed.NOT_ASSESSED, ChecklistStatus.NOT_STARTED)


def test_no_need_closes_what_is_open_and_refuses_a_tick(client: int, acting: Acting) -> None:
    reintegration.set_status(acting, client, HOME, ChecklistStatus.IN_PROGRESS, seen_version=0)
    done = reintegration.set_need(acting, client, HOME, ChecklistNeed.NONE, seen_version=1)
    assert area(acting, client).status is ChecklistStatus.NO_LONGER_NEEDED
    with pytest.raises(CaseworkError, match="no need"):
        reintegration.tick(acting, client, HOME, seen_version=2)
    undone(acting, done)
    assert area(acting, client).status is ChecklistStatus.IN_PROGRESS
    reintegration.set_need(acting, client, HOME, ChecklistNeed.NONE, seen_version=3)
    reintegration.set_need(acting, client, HOME, ChecklistNeed.YES, seen_version=4)
    assert area(acting, client).status is ChecklistStatus.NOT_STARTED


def test_steps_that_are_not_possible(client: int, acting: Acting) -> None:
    reintegration.set_status(acting, client, HOME, ChecklistStatus.DECLINED, seen_version=0)
    with pytest.raises(CaseworkError, match="take it up again"):
        reintegration.tick(acting, client, HOME, seen_version=1)
    with pytest.raises(CaseworkError, match="already"):
        reintegration.set_status(acting, client, HOME, ChecklistStatus.DECLINED, seen_version=1)


def test_edit_all_and_undo(client: int, acting: Acting) -> None:
    details = ItemDetails(
        "yes",
        "planned",
        "Social services",
        "Eva Ek, 031-11",
        date(2025, 12, 12),
        None,
        "apply\nfrom prison",
        "move in",
        "assisted",
        "own",
        "keys with the guard",
    )
    done = reintegration.edit_item(acting, client, HOME, details, seen_version=0)
    line = area(acting, client)
    assert (line.responsible, line.contact, line.due) == (
        "Social services",
        "Eva Ek, 031-11",
        date(2025, 12, 12),
    )
    assert (line.outcome_at_release, line.outcome_six_months, line.in_custody) == (
        "assisted",
        "own",
        "apply\nfrom prison",
    )
    undone(acting, done)
    line = area(acting, client)
    assert (line.need, line.status, line.responsible, line.due) == (
        ChecklistNeed.NOT_ASSESSED,
        ChecklistStatus.NOT_STARTED,
        "",
        None,
    )


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (ItemDetails(need="maybe"), "need"),
        (ItemDetails(status="gone"), "status"),
        (ItemDetails(need="none", status="planned"), "status"),
        (ItemDetails(due_on=date(2025, 12, 1), weeks_before_release=2), "due_on"),
        (ItemDetails(weeks_before_release=-1), "weeks_before_release"),
        (ItemDetails(outcome_at_release="job"), "outcome_at_release"),
        (ItemDetails(outcome_six_months="begun"), "outcome_six_months"),
    ],
)
def test_what_cannot_be_written(details: ItemDetails, field: str, client: int, acting: Acting) -> None:
    with pytest.raises(CaseworkError) as refusal:
        reintegration.edit_item(acting, client, HOME, details, seen_version=0)
    assert refusal.value.field == field


def test_a_due_day_moves_with_the_release(client: int, acting: Acting) -> None:
    details = ItemDetails(need="yes", weeks_before_release=4)
    reintegration.edit_item(acting, client, WORK, details, seen_version=0)
    assert area(acting, client, WORK).due is None
    for release in (date(2026, 3, 2), date(2025, 12, 22)):
        changed(acting, client, release_on=release)
        assert area(acting, client, WORK).due == release - timedelta(weeks=4)
    assert area(acting, client, WORK).over == 3
    assert " checklist_past_date " in ClientRow.get(ClientRow.client == client).due_kinds


def test_stale_edit_is_refused_and_says_who(
    client: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    reintegration.tick(acting, client, HOME, seen_version=0)
    reintegration.edit_item(
        Acting(supervisor, now), client, HOME, ItemDetails("yes", "arranged"), seen_version=1
    )
    with pytest.raises(StaleError, match="Siv Lind"):
        reintegration.edit_item(acting, client, HOME, ItemDetails("yes", notes="x"), seen_version=1)


def test_cleared_and_back(client: int, acting: Acting) -> None:
    with pytest.raises(CaseworkError, match="Nothing is written"):
        reintegration.clear_item(acting, client, HOME, seen_version=0)
    details = ItemDetails("yes", "planned", "Prison", notes="long")
    reintegration.edit_item(acting, client, HOME, details, seen_version=0)
    done = reintegration.clear_item(acting, client, HOME, seen_version=1)
    line = area(acting, client)
    assert (line.touched, line.need, line.notes, line.version) == (False, ChecklistNeed.NOT_ASSESSED, "", 2)
    undone(acting, done)
    assert area(acting, client).notes == "long"
    reintegration.clear_item(acting, client, HOME, seen_version=3)
    reintegration.tick(acting, client, HOME, seen_version=4)
    line = area(acting, client)
    assert (line.status, line.notes, line.touched) == (ChecklistStatus.ARRANGED, "", True)


def test_optional_areas_are_the_offices_choice(
    client: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    with pytest.raises(NotAllowed):
        settings.set_for_all(acting, AREAS_SETTING, ["family"])
    settings.set_for_all(Acting(supervisor, now), AREAS_SETTING, ["family"])
    assert seen(acting, client).lines[-1].area is ChecklistArea.FAMILY
    reintegration.tick(acting, client, "family", seen_version=0)
    settings.set_for_all(Acting(supervisor, now), AREAS_SETTING, [])
    assert seen(acting, client).lines[-1].area is ChecklistArea.FAMILY
    with pytest.raises(CaseworkError, match="Choose an area"):
        reintegration.tick(acting, client, "garden", seen_version=0)


def test_hostile_text_comes_back_as_typed_without_controls(client: int, acting: Acting) -> None:
    details = ItemDetails(
        responsible="\x1b]52;c;aGVq\x07Bo [/x]", contact="\u202eevil\u202c", notes="å" * 12_000 + "[@click=x]"
    )
    reintegration.edit_item(acting, client, HOME, details, seen_version=0)
    line = area(acting, client)
    assert line.responsible == "]52;c;aGVqBo [/x]"
    assert line.contact == "evil"
    assert line.notes == details.notes


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_pressed_history_and_count_hold_together(seed: int, client: int, acting: Acting) -> None:
    chance = random.Random(seed)
    last: Done | None = None
    for _step in range(60):
        name = chance.choice((HOME, WORK))
        version = area(acting, client, name).version
        press = chance.choice(("tick", "need", "status", "undo", "clear"))
        with contextlib.suppress(CaseworkError):
            if press == "undo" and last is not None:
                undone(acting, last)
                last = None
            elif press != "undo":
                last = _press(acting, press, chance, client, name, version)
        view = seen(acting, client)
        row = ClientRow.get(ClientRow.client == client)
        assert (row.checklist_done, row.checklist_total) == (view.count.done, view.count.needed)
    for name in (HOME, WORK):
        steps = reintegration_views.status_history(acting, client, name)[::-1]
        assert all(step.from_status is not step.to_status for step in steps)


def _press(acting: Acting, press: str, chance: random.Random, client: int, name: str, version: int) -> Done:
    if press == "tick":
        return reintegration.tick(acting, client, name, seen_version=version)
    if press == "clear":
        return reintegration.clear_item(acting, client, name, seen_version=version)
    if press == "need":
        need = chance.choice(list(ChecklistNeed))
        return reintegration.set_need(acting, client, name, need, seen_version=version)
    status = chance.choice(list(ChecklistStatus))
    return reintegration.set_status(acting, client, name, status, seen_version=version)
