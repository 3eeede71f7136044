"""The figures an office chooses for itself: checked, kept beside each other, and true at once everywhere."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework import due, enrolments, facts, freshening, kept_settings, thresholds
from entre_tui.casework.base import Acting, Actor, CaseworkError, NotAllowed
from entre_tui.casework.thresholds import THRESHOLDS, choose, choose_areas
from entre_tui.models import AuditEntry, ClientRow
from entre_tui.rules.codes import DueKind
from entre_tui.rules.due_facts import DueSettings


def standing(acting: Acting) -> dict[str, int]:
    return {one.name: one.value for one in thresholds.thresholds(acting)}


def test_what_is_usual_until_somebody_says_otherwise(
    acting: Acting, supervisor: Actor, now: datetime
) -> None:
    assert standing(acting) == {one.name: one.usual for one in THRESHOLDS}
    assert facts.due_settings() == DueSettings()
    before = AuditEntry.select().count()
    choose(Acting(supervisor, now), {"absence_days": 60, "absences_in_row": 3, "few_meetings": 5})
    choose(Acting(supervisor, now), {"absences_in_row": None, "retention_years": 5})
    assert AuditEntry.select().count() == before + 2
    chosen = facts.due_settings()
    assert (chosen.attendance.days, chosen.attendance.in_row, chosen.few_meetings) == (60, 2, 5)
    assert (chosen.no_contact_days, kept_settings.office_setting("retention_years", 10)) == (14, 5)
    assert standing(acting)["absence_days"] == 60


def test_what_is_refused_changes_nothing(acting: Acting, supervisor: Actor, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        choose(acting, {"few_meetings": 5})
    with pytest.raises(NotAllowed):
        choose_areas(acting, ["family"])
    for values in ({"few_meetings": 5, "tea_breaks": 2}, {"few_meetings": 5, "retention_years": 11}):
        with pytest.raises(CaseworkError):
            choose(Acting(supervisor, now), values)
    assert facts.due_settings() == DueSettings()


@pytest.mark.parametrize("one", THRESHOLDS, ids=lambda one: one.name)
def test_every_figure_is_read_back_where_it_counts(
    one: thresholds.Threshold, supervisor: Actor, now: datetime
) -> None:
    choose(Acting(supervisor, now), {one.name: one.most})
    assert standing(Acting(supervisor, now))[one.name] == one.most
    kept = facts.due_settings()
    if one.place[0] == "due":
        holder = kept.attendance if len(one.place) == 3 else kept
        assert getattr(holder, one.place[-1]) == one.most


def test_the_list_follows_at_once(client: int, acting: Acting, supervisor: Actor, now: datetime) -> None:
    enrolments.enrol(acting, client, "entre-2016", now.date() - timedelta(days=10))
    assert ClientRow.get_by_id(client).due_kind is None
    choose(Acting(supervisor, now), {"no_contact_days": 7})
    while freshening.refresh_stale(acting):
        pass
    row = ClientRow.get_by_id(client)
    assert (row.due_kind, row.due_on) == (DueKind.NO_CONTACT, date(2025, 11, 24))
    (line,) = due.due_of(acting, client)
    assert (line.item.on, line.item.over) == (date(2025, 11, 24), 3)
