"""The figures an office chooses for itself: checked, kept beside each other, and true at once everywhere."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework.client import due
from entre_tui.casework.client_list import refresh_stale
from entre_tui.casework.core import due_inputs, settings_store
from entre_tui.casework.core.base import Acting, Actor, CaseworkError, NotAllowed
from entre_tui.casework.programme import enrolments
from entre_tui.casework.supervision import thresholds
from entre_tui.casework.supervision.thresholds import THRESHOLDS, choose, choose_areas
from entre_tui.models import AuditEntry, ClientRow
from entre_tui.rules.codes import DueKind
from entre_tui.rules.due.facts import DueSettings


def standing(acting: Acting) -> dict[str, int]:
    return {one.name: one.value for one in thresholds.thresholds(acting)}


def test_what_is_usual_until_somebody_says_otherwise(
    acting: Acting, supervisor: Actor, now: datetime
) -> None:
    assert standing(acting) == {one.name: one.usual for one in THRESHOLDS}
    assert due_inputs.due_settings() == DueSettings()
    before = AuditEntry.select().count()
    choose(Acting(supervisor, now), {"absence_days": 60, "absences_in_row": 3, "few_meetings": 5})
    choose(Acting(supervisor, now), {"absences_in_row": None, "retention_years": 5})
    assert AuditEntry.select().count() == before + 2
    chosen = due_inputs.due_settings()
    assert (chosen.attendance.days, chosen.attendance.in_row, chosen.few_meetings) == (60, 2, 5)
    assert (chosen.no_contact_days, settings_store.office_setting("retention_years", 10)) == (14, 5)
    assert standing(acting)["absence_days"] == 60


def test_what_is_refused_changes_nothing(acting: Acting, supervisor: Actor, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        choose(acting, {"few_meetings": 5})
    with pytest.raises(NotAllowed):
        choose_areas(acting, ["family"])
    for values in ({"few_meetings": 5, "tea_breaks": 2}, {"few_meetings": 5, "retention_years": 11}):
        with pytest.raises(CaseworkError):
            choose(Acting(supervisor, now), values)
    assert due_inputs.due_settings() == DueSettings()


@pytest.mark.parametrize("one", THRESHOLDS, ids=lambda one: one.name)
def test_every_figure_is_read_back_where_it_counts(
    one: thresholds.Threshold, supervisor: Actor, now: datetime
) -> None:
    choose(Acting(supervisor, now), {one.name: one.most})
    assert standing(Acting(supervisor, now))[one.name] == one.most
    kept = due_inputs.due_settings()
    if one.place[0] == "due":
        holder = kept.attendance if len(one.place) == 3 else kept
        assert getattr(holder, one.place[-1]) == one.most


def test_the_list_follows_at_once(client: int, acting: Acting, supervisor: Actor, now: datetime) -> None:
    enrolments.enrol(acting, client, "entre-2016", now.date() - timedelta(days=10))
    assert ClientRow.get_by_id(client).due_kind is None
    choose(Acting(supervisor, now), {"no_contact_days": 7})
    while refresh_stale.refresh_stale(acting):
        pass
    row = ClientRow.get_by_id(client)
    assert (row.due_kind, row.due_on) == (DueKind.NO_CONTACT, date(2025, 11, 24))
    (line,) = due.due_of(acting, client)
    assert (line.item.on, line.item.over) == (date(2025, 11, 24), 3)


# Name, what is usual (docs/casework.md 3, 4, 7, 9), and the least and the most an office may choose.
FIGURES = [
    ("contact_workdays", 1, 1, 30),
    ("decision_workdays", 5, 1, 60),
    ("evidence_workdays", 5, 1, 60),
    ("absences_in_row", 2, 1, 20),
    ("absences_in_days", 3, 1, 50),
    ("absence_days", 30, 1, 365),
    ("no_contact_days", 14, 1, 365),
    ("first_meeting_months", 3, 1, 24),
    ("few_meetings", 4, 1, 50),
    ("few_meetings_months", 3, 1, 24),
    ("eligibility_months", 12, 1, 60),
    ("retention_years", 10, 1, 10),
]


def test_every_figure_is_in_the_table(acting: Acting) -> None:
    usual = [(one.name, one.value, one.usual) for one in thresholds.thresholds(acting)]
    assert usual == [(name, figure, figure) for name, figure, _least, _most in FIGURES]


@pytest.mark.parametrize(("name", "usual", "least", "most"), FIGURES, ids=[row[0] for row in FIGURES])
def test_a_figure_goes_from_its_least_to_its_most(
    name: str, usual: int, least: int, most: int, supervisor: Actor, now: datetime
) -> None:
    for value in (least - 1, most + 1):
        with pytest.raises(CaseworkError) as refused:
            choose(Acting(supervisor, now), {name: value})
        assert refused.value.field == name
        assert standing(Acting(supervisor, now))[name] == usual
    for value in (least, most):
        choose(Acting(supervisor, now), {name: value})
        assert standing(Acting(supervisor, now))[name] == value
    choose(Acting(supervisor, now), {name: None})
    assert standing(Acting(supervisor, now))[name] == usual


def test_one_figure_leaves_the_others_as_they_were_chosen(supervisor: Actor, now: datetime) -> None:
    choose(Acting(supervisor, now), {"few_meetings": 6, "absences_in_row": 4})
    choose(Acting(supervisor, now), {"absence_days": 60})
    stood = standing(Acting(supervisor, now))
    assert (stood["few_meetings"], stood["absences_in_row"], stood["absence_days"]) == (6, 4, 60)
    assert stood["absences_in_days"] == 3


def test_areas_that_are_no_choice_are_refused(supervisor: Actor, now: datetime) -> None:
    for area in ("weather", "accommodation"):
        with pytest.raises(CaseworkError) as refused:
            choose_areas(Acting(supervisor, now), ["family", area])
        assert refused.value.field == area
    assert thresholds.chosen_areas(Acting(supervisor, now)) == ()
    choose_areas(Acting(supervisor, now), ["family", "identity_papers"])
    assert thresholds.chosen_areas(Acting(supervisor, now)) == ("identity_papers", "family")
