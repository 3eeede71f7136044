"""Files that are no lists, folders of lists, and the rows that come back corrected."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from entre_tui.casework.core.base import Acting, CaseworkError
from entre_tui.exchange.files.workbook import NotReadable
from entre_tui.exchange.importing.job import find_tables
from entre_tui.exchange.importing.rejected_rows import write_leftovers
from entre_tui.exchange.reading.tables import tables_in
from entre_tui.models import Client
from tests.exchange.offices import HEADER, TWO, book, bring, figures, text, written


def test_a_list_that_lacks_a_column_says_which(tmp_path: Path) -> None:
    text(tmp_path / "närvaro.csv", "Klient;Kl;Typ;Utfall\nG-1;10;samtal;kom\n")
    tables, told = find_tables(tmp_path)
    assert tables == []
    assert "Date" in told[0]


@pytest.mark.parametrize(
    ("name", "start", "words"),
    [
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
        ("a.csv", b"PK\x03\x04", "ending .xlsx"),
        ("a.xlsx", b"<html>", "not a workbook"),
    ],
)
def test_a_file_that_only_has_the_name_of_a_list(tmp_path: Path, name: str, start: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(start + bytes(500))
    with pytest.raises(NotReadable, match=words):
        tables_in(path)


def test_a_dash_in_a_refused_row_is_still_nothing_when_it_comes_back(tmp_path: Path, acting: Acting) -> None:
    header = "Klientnr;Namn;Född;VF-datum;Telefon;Handläggare"
    path = text(tmp_path / "a.csv", f"{header}\nG-1;Ek, Kim;1990-13-01;-;+46 70 174 06 05;--\n")
    left = write_leftovers(bring(acting, path))
    assert left is not None
    told = left.read_text("utf-8-sig").replace("1990-13-01;", "1990-12-01;")
    works = bring(acting, text(left, told.replace("\r\n", "\n"), "utf-8-sig"))
    assert (figures(works), write_leftovers(works)) == ([("clients", 1, 0, 0, 0, 0)], None)
    assert Client.get().phone == "+46 70 174 06 05"


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_same_refused_rows_are_written_once(tmp_path: Path, acting: Acting, ending: str) -> None:
    rows = [["Klientnr", "Namn", "Född"], ["G-1", "Ek, Kim", "1990-13-01"]]
    path = tmp_path / f"a.{ending}"
    if ending == "csv":
        text(path, written(rows, ";"))
    else:
        book(path, {"Klienter": rows})
    first = write_leftovers(bring(acting, path))
    assert write_leftovers(bring(acting, path)) == first
    assert len(list(tmp_path.glob("*not-imported*"))) == 1


def test_what_lies_beside_the_lists_in_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "2024").mkdir()
    (tmp_path / "~$klienter.xlsx").write_bytes(b"x")
    (tmp_path / "notes.pdf").write_bytes(b"x")
    text(tmp_path / "klienter.csv", f"{HEADER}\n{TWO}")
    tables, told = find_tables(tmp_path)
    assert [table.path.name for table in tables] == ["klienter.csv"]
    assert [words.partition(":")[0] for words in told] == ["2024", "old.xls"]


def test_what_is_neither_file_nor_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(CaseworkError, match="neither"):
        find_tables(tmp_path / "pipe.csv")
