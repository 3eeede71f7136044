"""Files made to exhaust the machine, and questions at the terminal."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from entre_tui.exchange.files import workbook
from entre_tui.exchange.files.row_spool import RowSpool
from entre_tui.exchange.files.workbook import NotReadable
from entre_tui.exchange.importing.duplicate_prompt import asker
from entre_tui.exchange.importing.duplicates import DuplicateAnswer, MatchReason, PossibleDuplicate
from entre_tui.exchange.reading.tables import tables_in
from tests.exchange.offices import book

SHEET = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData></worksheet>'
)
CELL = '<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


def replaced(path: Path, part: str, content: bytes) -> Path:
    """The workbook with one of its parts exchanged."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts[part] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, each in parts.items():
            out.writestr(name, each)
    return path


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"Klienter": [["Klientnr", "Namn"]]})
    replaced(path, "xl/sharedStrings.xml", b" " * (workbook.MOST_SHARED + 1))
    assert path.stat().st_size < 1_000_000
    with pytest.raises(NotReadable, match="too large"):
        tables_in(path)


def test_a_sheet_that_claims_to_be_endless_is_read_by_its_cells(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"Klienter": [["Klientnr", "Namn"]]})
    heads = CELL.format(at="A1", text="Klientnr") + CELL.format(at="B1", text="Namn")
    last = CELL.format(at="A9000", text="G-1") + CELL.format(at="B9000", text="Ek, Kim")
    rows = f'<row r="1">{heads}</row><row r="9000">{last}{CELL.format(at="XFD9000", text="x")}</row>'
    replaced(path, "xl/worksheets/sheet1.xml", SHEET.format(rows=rows).encode())
    [table], _others = tables_in(path)
    assert [(row.number, row.cells[:2]) for row in table.rows()] == [(9000, ("G-1", "Ek, Kim"))]


def test_entities_do_not_multiply(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"Klienter": [["Klientnr", "Namn"]]})
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{levels}]>'
    body = SHEET.format(rows=f'<row r="1">{CELL.format(at="A1", text="&e9;")}</row>').split("?>", 1)[1]
    replaced(path, "xl/worksheets/sheet1.xml", (bomb + body).encode())
    with pytest.raises(NotReadable):
        tables_in(path)


def test_rows_wait_packed() -> None:
    pile = RowSpool({"birth_date": date.fromisoformat})
    for number in range(1200):
        pile.add(number, {"ref": f"G-{number}", "birth_date": date(1990, 1, 1), "gender": "man"})
    for _twice in range(2):
        rows = [row for batch in pile.batches() for row in batch]
        assert [row.number for row in rows] == list(range(1200))
        assert rows[7].values == {"ref": "G-7", "birth_date": date(1990, 1, 1), "gender": "man"}
    assert [len(batch) for batch in pile.batches(2)] == [1000, 200]
    assert sum(map(len, pile._packed)) < 1200 * 20


def suspect(why: MatchReason, **values: object) -> PossibleDuplicate:
    """Somebody who may be G-1."""
    return PossibleDuplicate(
        (0, 7), {"ref": "N-1", "family_name": "Ek", "given_name": "Kim", **values}, "G-1", why
    )


def test_a_person_answers_for_one_or_for_all(capsys: pytest.CaptureFixture[str]) -> None:
    answers = iter(["?", "n", "s", "N"])
    ask = asker(lambda _question: next(answers))
    assert ask(suspect(MatchReason.PERSON)) is DuplicateAnswer.NEW
    assert ask(suspect(MatchReason.NUMBER)) is DuplicateAnswer.SAME
    assert [ask(suspect(MatchReason.PERSON)) for _ in range(3)] == [DuplicateAnswer.NEW] * 3
    assert "N-1 · Ek, Kim" in capsys.readouterr().out


def test_all_new_stops_where_new_cannot_be() -> None:
    answers = iter(["N", "n", "k"])
    ask = asker(lambda _question: next(answers))
    assert ask(suspect(MatchReason.PERSON)) is DuplicateAnswer.NEW
    assert ask(suspect(MatchReason.NUMBER)) is DuplicateAnswer.SKIP


def test_all_the_same_is_not_said_of_whoever_has_the_number_under_another_name() -> None:
    answers = iter(["S", "k"])
    ask = asker(lambda _question: next(answers))
    assert [ask(suspect(MatchReason.PERSON)) for _ in range(2)] == [DuplicateAnswer.SAME] * 2
    other = PossibleDuplicate((0, 9), {"ref": "G-1", "family_name": "Al"}, "G-1", MatchReason.OTHER)
    assert ask(other) is DuplicateAnswer.SKIP
    assert ask(suspect(MatchReason.NUMBER)) is DuplicateAnswer.SAME


def test_the_name_of_a_protected_identity_is_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    asker(lambda _question: "k")(suspect(MatchReason.PERSON, protected=True))
    said = capsys.readouterr().out
    assert "N-1" in said
    assert "Ek" not in said
