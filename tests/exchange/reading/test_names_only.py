"""Lists that know the clients by name only: taken where exactly one can be meant, told at the row where not."""

from __future__ import annotations

from pathlib import Path

import pytest

from entre_tui.casework.core.base import Acting
from entre_tui.models import Appointment, Client, Goal
from tests.exchange.offices import bring, figures, text

CLIENTS = "Klientnr;Namn;Född;Skyddad\n"
KIM = "E-0141;Ek, Kim;1990-01-01;\n"
NOOR = "E-0142;Al, Noor;1991-02-03;\n"
TOLD = "By the name {name} alone the client cannot be told. Write the reference number."


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Namn", "Kim Ek"),
        ("Namn", "EK, Kim"),
        ("Klient", "Ek, Kim"),
        ("Efternamn;Förnamn", "Ek;Kim"),
        ("Klientnr;Namn", ";Kim Ek"),
    ],
)
def test_the_one_client_of_that_name(tmp_path: Path, acting: Acting, header: str, cells: str) -> None:
    bring(acting, text(tmp_path / "klienter.csv", CLIENTS + KIM + NOOR))
    path = text(tmp_path / "bokningar.csv", f"{header};Datum;Tid;Utfall\n{cells};2025-11-03;10:00;kom\n")
    assert figures(bring(acting, path)) == [("appointments", 1, 0, 0, 0, 0)]
    assert Appointment.get().client.ref == "E-0141"
    assert figures(bring(acting, path)) == [("appointments", 0, 0, 1, 0, 0)]


def test_clients_of_the_same_folder_are_found(tmp_path: Path, acting: Acting) -> None:
    text(tmp_path / "klienter.csv", "Namn;Född;Risk\nEk, Kim;1990-01-01;hög\n")
    text(tmp_path / "mål.csv", "Namn;Mål;Måldatum\nKim Ek;Ett eget boende;2026-06-01\n")
    assert figures(bring(acting, tmp_path)) == [("clients", 1, 0, 0, 0, 0), ("goals", 1, 0, 0, 0, 0)]
    assert Goal.get().client == Client.get()


@pytest.mark.parametrize(
    "others",
    [
        "",
        KIM + "E-0150;Kim Ek;1980-05-05;\n",
        "E-0141;Ek, Kim;1990-01-01;ja\n",
        KIM + "E-0151;Ek, Kim;1980-05-05;ja\n",
    ],
    ids=["nobody", "two", "a protected one", "one and a protected one"],
)
def test_in_doubt_the_row_says_so_and_never_who_is_here(tmp_path: Path, acting: Acting, others: str) -> None:
    bring(acting, text(tmp_path / "klienter.csv", CLIENTS + NOOR + others))
    path = text(
        tmp_path / "bokningar.csv", "Namn;Datum;Tid\nKim Ek;2025-11-03;10:00\nAl, Noor;2025-11-03;11:00\n"
    )
    [work] = bring(acting, path)
    assert work.refused == {2: TOLD.format(name="Kim Ek")}
    assert Appointment.get().client.ref == "E-0142"


@pytest.mark.parametrize("row", ["E-0199;Ek, Kim;1990-01-01;\n", "E-0199;Ek, Kim;31/2 1970;\n"])
def test_a_client_of_the_list_who_stays_out_is_not_the_one_in_the_file(
    tmp_path: Path, acting: Acting, row: str
) -> None:
    bring(acting, text(tmp_path / "klienter.csv", CLIENTS + KIM))
    text(tmp_path / "klienter.csv", CLIENTS + row)
    text(tmp_path / "mål.csv", "Namn;Mål;Måldatum\nKim Ek;Ett eget boende;2026-06-01\n")
    goals = bring(acting, tmp_path)[1]
    assert goals.refused == {2: TOLD.format(name="Kim Ek")}
    assert not Goal.select().exists()


def test_a_row_without_either_is_told(tmp_path: Path, acting: Acting) -> None:
    bring(acting, text(tmp_path / "klienter.csv", CLIENTS + KIM))
    head = "Namn;Datum;Tid\n"
    [work] = bring(
        acting, text(tmp_path / "bokningar.csv", head + ";2025-11-03;10:00\nSkyddad;2025-11-04;10:00\n")
    )
    assert set(work.refused.values()) == {"Reference number is missing."}
    assert list(work.refused) == [2, 3]
