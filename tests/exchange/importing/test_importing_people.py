"""Who is who when lists come in: nobody is merged unasked, numbers are given once, totals are nobody."""

from __future__ import annotations

from pathlib import Path

from entre_tui.casework.core.base import Acting
from entre_tui.exchange.importing.duplicates import DuplicateAnswer, PossibleDuplicate
from entre_tui.exchange.importing.summary import lines
from entre_tui.models import (
    Assignment,
    Client,
    ClientRow,
)
from tests.exchange.offices import bring, content, figures, text

PEOPLE = "Klientnr;Efternamn;Förnamn;Född;Personnummer;Telefon\n"


def test_nobody_is_merged_unasked(tmp_path: Path, acting: Acting) -> None:
    bring(
        acting,
        text(tmp_path / "a.csv", f"{PEOPLE}G-1;Ek;Kim;1990-01-01;199001019802;\nG-2;Al;Noor;1991-01-01;;\n"),
    )
    rows = (
        "N-1;Ek;K;;900101-9802;1\nN-2;AL;noor;1991-01-01;;1\nN-3;Li;Bo;1992-01-01;;\nN-4;li;bo;1992-01-01;;\n"
    )
    path = text(tmp_path / "b.csv", PEOPLE + rows)
    [work] = works = bring(acting, path)
    assert figures(works) == [("clients", 1, 0, 0, 0, 3)]
    assert {number: "G-1" in why or "G-2" in why or "N-3" in why for number, why in work.doubtful.items()} == {
        2: True, 3: True, 5: True
    }  # fmt: skip
    asked: list[PossibleDuplicate] = []

    def same(suspect: PossibleDuplicate) -> DuplicateAnswer:
        asked.append(suspect)
        return DuplicateAnswer.SAME

    assert figures(bring(acting, path, ask=same)) == [("clients", 0, 3, 1, 0, 0)]
    assert len(asked) == 3
    assert Client.get(Client.ref == "G-1").phone == "1"
    assert Client.get(Client.ref == "G-2").family_name == "AL"
    assert not Client.select().where(Client.ref == "N-1").exists()


def test_a_namesake_can_be_new_but_never_with_the_same_identity_number(
    tmp_path: Path, acting: Acting
) -> None:
    bring(acting, text(tmp_path / "a.csv", f"{PEOPLE}G-1;Ek;Kim;1990-01-01;199001019802;\n"))
    rows = "N-1;Ek;Kim;1990-01-01;;\nN-2;Ek;Kim;1990-01-01;199001019802;\n"
    works = bring(acting, text(tmp_path / "b.csv", PEOPLE + rows), ask=lambda _: DuplicateAnswer.NEW)
    assert figures(works) == [("clients", 1, 0, 0, 0, 1)]


def test_a_list_without_numbers_gets_them_once(tmp_path: Path, acting: Acting) -> None:
    path = text(tmp_path / "klienter.csv", "Namn;Född\nEk, Kim;1990-01-01\nAl, Noor;\n")
    assert figures(bring(acting, path)) == [("clients", 2, 0, 0, 0, 0)]
    before = content()
    assert figures(bring(acting, path)) == [("clients", 0, 0, 2, 0, 0)]
    assert content() == before


def test_a_reference_number_twice_in_one_list(tmp_path: Path, acting: Acting) -> None:
    rows = "G-1;Ek;Kim;;;\nG-1;Ek;Kim;;;\nG-1;Ek;Other;;;\n"
    assert figures(bring(acting, text(tmp_path / "a.csv", PEOPLE + rows))) == [("clients", 1, 0, 1, 1, 0)]


def test_totals_are_nobody_and_two_case_workers_are_two(tmp_path: Path, acting: Acting) -> None:
    rows = "Ek, Kim;Lo Al/Bo Li\nTotalt 1 st;\nSumma;\n"
    works = bring(acting, text(tmp_path / "a.csv", f"Klient;Handläggare\n{rows}"))
    assert figures(works) == [("clients", 1, 0, 0, 0, 0)]
    assert (works[0].rows, works[0].totals) == (1, 2)
    assert "2 rows that only count the others" in "\n".join(lines(works, dry=False))
    assert {(row.part, row.worker.name) for row in Assignment.select()} == {
        ("main", "Lo Al"),
        ("cover", "Bo Li"),
    }


def test_a_protected_identity_comes_in_protected(tmp_path: Path, acting: Acting) -> None:
    path = text(tmp_path / "a.csv", "Klientnr;Namn;Skyddad identitet\nG-1;Hemlig Person;Ja\n")
    works = bring(acting, path)
    row = ClientRow.get()
    assert row.protected
    assert "hemlig" not in row.fold
    assert "Hemlig" not in "\n".join(lines(works, dry=False))
