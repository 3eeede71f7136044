"""Checklists as offices keep them: due days that hang on the release, a column for each area."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from entre_tui.casework.core.base import Acting
from entre_tui.exchange.files.cell import UnfitCell
from entre_tui.exchange.reading.relative_due import due
from entre_tui.models import ChecklistItem
from tests.exchange.offices import bring, figures, text

CLIENT = "Klientnr;Namn;Frigivning\nE-0141;Ek, Kim;2026-06-01\n"


@pytest.fixture
def clients(tmp_path: Path, acting: Acting) -> None:
    """One client, to be released."""
    bring(acting, text(tmp_path / "klienter.csv", CLIENT))


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("4 v före frigivning", 4),
        ("4 veckor före frig.", 4),
        ("senast fyra veckor innan villkorlig frigivning", 4),
        ("4v före VF", 4),
        ("12 weeks before release", 12),
        ("two weeks before planned release", 2),
        ("28 dagar före frigivning", 4),
        ("4 v före", 4),
        ("vid frigivning", 0),
        ("on release", 0),
        ("2026-02-01", date(2026, 2, 1)),
        ("1/2 2026", date(2026, 2, 1)),
        ("tills vidare", None),
        ("okänt", None),
    ],
)
def test_a_due_day_is_a_date_or_weeks_before_release(cell: str, meant: date | int | None) -> None:
    assert due(cell) == meant


@pytest.mark.parametrize(
    "cell",
    [
        "2 mån före frigivning",
        "10 dagar före frigivning",
        "400 v före frigivning",
        "snart",
        "4 v efter frigivning",
    ],
)
def test_what_cannot_be_counted_in_weeks_is_told(cell: str) -> None:
    with pytest.raises(UnfitCell):
        due(cell)


@pytest.mark.usefixtures("clients")
def test_weeks_in_the_due_column_move_with_the_release(tmp_path: Path, acting: Acting) -> None:
    path = text(
        tmp_path / "checklista.csv", "Klientnr;Område;Klart senast\nE-0141;Boende;4 v före frigivning\n"
    )
    assert figures(bring(acting, path)) == [("checklist", 1, 0, 0, 0, 0)]
    item = ChecklistItem.get()
    assert (item.due_on, item.weeks_before_release) == (None, 4)
    assert figures(bring(acting, path)) == [("checklist", 0, 0, 1, 0, 0)]
    path = text(path, "Klientnr;Område;Klart senast\nE-0141;Boende;2026-05-01\n")
    assert figures(bring(acting, path)) == [("checklist", 0, 1, 0, 0, 0)]
    item = ChecklistItem.get()
    assert (item.due_on, item.weeks_before_release) == (date(2026, 5, 1), None)


@pytest.mark.usefixtures("clients")
def test_two_due_days_in_a_row_are_asked_back(tmp_path: Path, acting: Acting) -> None:
    head = "Klientnr;Område;Klart senast;Veckor före frigivning\n"
    rows = "E-0141;Boende;2026-05-01;4\nE-0141;Arbete;4 v före frigivning;4 veckor före frigivning\n"
    [work] = bring(acting, text(tmp_path / "checklista.csv", head + rows))
    assert list(work.refused) == [2]
    assert "One due day is enough" in work.refused[2]
    assert ChecklistItem.get().weeks_before_release == 4


def test_a_column_for_each_area(tmp_path: Path, acting: Acting) -> None:
    bring(acting, text(tmp_path / "klienter.csv", CLIENT + "E-0142;Al, Noor;\n"))
    head = "Klientnr;Namn;Boende;Arbete/utbildning;Skuldrådgivning;Kontaktperson;Boende klart senast;Ansvarig boende\n"
    rows = (
        "E-0141;Ek, Kim;planerat;inget behov;Planerat: möte med kommunen 3/4;Söker bland föreningarna;"
        "4 v före frigivning;Socialtjänsten\n"
        "E-0142;Al, Noor;;ordnat;2026-03-01;Arbetsförmedlingen;;\n"
    )
    path = text(tmp_path / "inslussning.csv", head + rows)
    [work] = bring(acting, path)
    assert work.refused == {}
    assert figures([work]) == [("checklist", 7, 0, 0, 0, 0)]
    found = {(each.client.ref, each.area): each for each in ChecklistItem.select()}
    kim = {area: each for (ref, area), each in found.items() if ref == "E-0141"}
    assert set(kim) == {"accommodation", "employment", "debt_advice", "support_contact"}
    home = kim["accommodation"]
    assert (home.status, home.need, home.weeks_before_release, home.responsible) == (
        "planned",
        "yes",
        4,
        "Socialtjänsten",
    )
    assert kim["employment"].need == "none"
    assert (kim["debt_advice"].status, kim["debt_advice"].notes) == (
        "planned",
        "Planerat: möte med kommunen 3/4",
    )
    assert (kim["support_contact"].status, kim["support_contact"].notes) == (
        "not_started",
        "Söker bland föreningarna",
    )
    assert found["E-0142", "employment"].status == "arranged"
    assert found["E-0142", "debt_advice"].due_on == date(2026, 3, 1)
    assert found["E-0142", "support_contact"].responsible == "Arbetsförmedlingen"
    assert ("E-0142", "accommodation") not in found
    assert figures(bring(acting, path)) == [("checklist", 0, 0, 7, 0, 0)]


@pytest.mark.usefixtures("clients")
@pytest.mark.parametrize("cell", ["x", "ja", "nej", "✓", "1"])
def test_a_tick_that_may_mean_two_things_is_asked_back(tmp_path: Path, acting: Acting, cell: str) -> None:
    path = text(tmp_path / "inslussning.csv", f"Namn;Boende;Skulder\nKim Ek;{cell};klart\n")
    [work] = bring(acting, path)
    assert work.refused[2].startswith(f"Boende: “{cell}” may be about the need or about what was done")
    assert [each.area for each in ChecklistItem.select()] == ["debt_advice"]


@pytest.mark.usefixtures("clients")
def test_what_was_refused_lies_beside_in_the_shape_of_the_list(tmp_path: Path, acting: Acting) -> None:
    from entre_tui.exchange.importing.rejected_rows import write_leftovers

    path = text(
        tmp_path / "inslussning.csv", "Namn;Boende;Skulder;Familj\nKim Ek;ja;nej;klart senast 1/2 2026\n"
    )
    works = bring(acting, path)
    assert works[0].refused[2].count("may be about the need") == 2
    left = write_leftovers(works)
    assert left is not None
    lines = left.read_text("utf-8-sig").splitlines()
    assert lines[1].startswith("Kim Ek;ja;nej;klart senast 1/2 2026;")
    assert len(lines) == 2
    assert ChecklistItem.get().due_on == date(2026, 2, 1)
