"""Delimited text in all the ways offices write it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entre_tui.exchange.files.textfile import LONGEST_RECORD, encoding_of, records, split
from entre_tui.exchange.reading.tables import tables_in
from tests.exchange.offices import HEADER, TWO, text, written

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le")
CELLS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\x85")
    | st.sampled_from('\n";,\t'),
    max_size=12,
)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encoding_and_delimiter_are_found(tmp_path: Path, encoding: str, delimiter: str) -> None:
    content = (HEADER + "\n" + TWO).replace(";", delimiter)
    [table], others = tables_in(text(tmp_path / "lista.csv", content, encoding))
    assert others == []
    assert table.kind.key == "clients"
    assert [row.cells[1] for row in table.rows()] == ["Öberg", "Ali"]


def test_what_excel_announces_is_believed(tmp_path: Path) -> None:
    path = text(tmp_path / "lista.csv", "sep=|\n" + (HEADER + "\n" + TWO).replace(";", "|"))
    [table], _others = tables_in(path)
    assert [row.cells[0] for row in table.rows()] == ["G-1", "G-2"]


def test_titles_and_blank_lines_above_the_header(tmp_path: Path) -> None:
    path = text(
        tmp_path / "lista.csv", f"Frivården Göteborg;;;\nUttag 2025-11-20;;\n;;;\n{HEADER};;;\n{TWO}\n;;\n"
    )
    [table], _others = tables_in(path)
    assert (table.header_row, len(table.header)) == (4, 7)
    assert [row.number for row in table.rows()] == [5, 6]


def test_a_quote_that_never_ends_spoils_its_own_row_only() -> None:
    rows = list(records(io.StringIO('a;"open;b\nc;d\n"e";"two\nlines"\nf;g\n'), ";"))
    assert [bool(row.fault) for row in rows] == [True, False, False, False]
    assert rows[2].cells == ["e", "two\nlines"]
    assert rows[3].cells == ["f", "g"]


def test_quotes_that_nobody_doubled() -> None:
    assert split('a;"Kalle "Kulan" Ek";b', ";") == ["a", 'Kalle "Kulan" Ek', "b"]


def test_a_cell_of_fifty_megabytes_is_told_and_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    with path.open("w", encoding="utf-8") as out:
        out.write(f"{HEADER}\nG-1;")
        for _part in range(50):
            out.write("x" * 1_000_000)
        out.write(";c\nG-2;Ali;Noor;;;;\n")
    [table], _others = tables_in(path)
    rows = list(table.rows())
    assert ["too long" in row.fault for row in rows] == [True, False]
    assert sum(len(str(cell)) for cell in rows[0].cells) < 1000
    assert LONGEST_RECORD < 50_000_000


def test_nothing_in_a_file_breaks_the_reader(tmp_path: Path) -> None:
    path = tmp_path / "lista.csv"
    path.write_bytes(HEADER.encode("cp1252") + b"\r\nG-1;\x00\x81\x8d;\x1b]52;;\xff\r\rG-2;a;b\n\n\x00")
    [table], _others = tables_in(path)
    assert encoding_of(path) == "cp1252"
    assert [row.cells[0] for row in table.rows()][:2] == ["G-1", "G-2"]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=1, max_size=8),
    st.sampled_from([";", ",", "\t", "|"]),
)
def test_what_is_written_comes_back(rows: list[list[str]], delimiter: str) -> None:
    found = list(records(io.StringIO(written(rows, delimiter)), delimiter))
    assert [list(row.cells) for row in found] == rows
    assert not any(row.fault for row in found)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200), st.sampled_from([";", ",", "\t", "|"]))
def test_every_text_can_be_read(content: str, delimiter: str) -> None:
    for row in records(io.StringIO(content, newline=None), delimiter):
        assert row.cells
