"""Who is protected comes in protected, wherever in the row it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from entre_tui.casework.core.base import Acting
from entre_tui.models import Client
from tests.exchange.offices import bring, figures, text


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        (";Ek, Kim;SKYDDAD IDENTITET", "Ek"),
        (";Ek, Kim;ja (skyddad folkbokföring)", "Ek"),
        (";Ek, Kim (skyddad id);", "Ek"),
        ("skyddad;Ek, Kim;", "Ek"),
        (";Skyddade personuppgifter;", "Skyddade personuppgifter"),
    ],
)
def test_whoever_is_protected_anywhere_in_the_row_is_protected(
    tmp_path: Path, acting: Acting, cells: str, name: str
) -> None:
    header = "Klientnr;Personnummer;Namn;Skyddad identitet"
    bring(acting, text(tmp_path / "a.csv", f"{header}\nG-1;{cells}\n"))
    client = Client.get()
    assert (client.protected, client.family_name, client.identity_number) == (True, name, None)


def test_two_columns_that_protect_do_not_cancel_each_other(tmp_path: Path, acting: Acting) -> None:
    bring(acting, text(tmp_path / "a.csv", "Klientnr;Namn;Skyddad id;Sekretess\nG-1;Ek, Kim;ja;nej\n"))
    assert Client.get().protected


def test_a_hidden_name_and_a_turned_one_change_nothing(tmp_path: Path, acting: Acting) -> None:
    bring(acting, text(tmp_path / "a.csv", "Klientnr;Namn;Skyddad id\nG-1;Ek, Kim;ja\n"))
    for name in ("Skyddad identitet", "Ek Kim"):
        works = bring(acting, text(tmp_path / "b.csv", f"Klientnr;Namn;Skyddad id\nG-1;{name};ja\n"))
        assert figures(works) == [("clients", 0, 0, 1, 0, 0)]
    assert Client.get().family_name == "Ek"


@pytest.mark.parametrize(
    ("note", "protected"),
    [
        ("SKYDDAD IDENTITET!", True),
        ("Flyttat. Har skyddade personuppgifter sedan maj", True),
        ("Inte skyddad identitet längre", False),
        ("Skyddsvärnet ringer", False),
    ],
)
def test_a_remark_protects(tmp_path: Path, acting: Acting, note: str, protected: bool) -> None:
    bring(acting, text(tmp_path / "a.csv", f"Klientnr;Namn;Anm\nG-1;Ek, Kim;{note}\n"))
    assert Client.get().protected is protected


def test_the_name_comes_to_whom_the_file_had_only_as_protected(tmp_path: Path, acting: Acting) -> None:
    bring(acting, text(tmp_path / "a.csv", "Klientnr;Namn\nG-1;Skyddad identitet\n"))
    text(tmp_path / "b.csv", "Klientnr;Namn;Datum;Kl\nG-1;Ek, Kim;2025-11-04;10\n")
    assert figures(bring(acting, tmp_path / "b.csv")) == [("sessions", 1, 0, 0, 0, 0)]
    assert figures(bring(acting, text(tmp_path / "c.csv", "Klientnr;Namn\nG-1;Ek, Kim\n"))) == [
        ("clients", 0, 1, 0, 0, 0)
    ]
    assert (Client.get().family_name, Client.get().protected) == ("Ek", True)
