"""From an office's files to the case file, and the same again without a change."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entre_tui import locale
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting
from entre_tui.exchange.importing.job import find_tables
from entre_tui.exchange.importing.rejected_rows import write_leftovers
from entre_tui.exchange.importing.summary import lines
from entre_tui.exchange.outgoing.templates import write_templates
from entre_tui.models import (
    Appointment,
    Assignment,
    AuditEntry,
    Client,
    ClientRow,
    Enrolment,
    FollowUp,
    Note,
    PhaseChange,
    SearchWord,
    Session,
    Worker,
)
from tests.exchange.offices import HEADER, TWO, book, bring, content, figures, text

MESSY = """Frivården Göteborg – klientlista;;;;;;;;;
Uttag 2025-11-20;;;;;;;;;

 Klientnr ;NAMN*;Personnummer;Född (ÅÅÅÅ-MM-DD);Handläggare;Status;VF-datum;Program;Programstart;Kommentar;Bil
G-1;Andersson, Karim;;1/2 1990;Ek, Kim;VF;24-02-01;Entré;2025-09-01;"Ringer helst; kväll
andra raden";x
G-2;Åsa Öberg;19900101-9802;1990-01-01;kim ek;anstalt;1/6 2027;;;;
G-3;Kalle "Kulan" Svensson;;1992-13-04;Siv Lind;skyddstillsyn;;HII;;;
;;;;;;;;;
G-4;=cmd|' /C calc'!A0;;1980-01-01;;;;;;;
G-5;Lee \x1b]52;c;Zm9v\x07Ek;;1985-05-05;;;;;;;
G-6;"Ej slut;;1990-02-02;;;;;;;
G-7;Nils Nilsson;;1991-02-03;;VF;-;Entré;;;
"""


def test_a_messy_list_comes_in(tmp_path: Path, acting: Acting) -> None:
    [work] = works = bring(acting, text(tmp_path / "klienter.csv", MESSY, "cp1252"))
    assert figures(works) == [("clients", 4, 0, 0, 3, 0)]
    karim = Client.get(Client.ref == "G-1")
    assert (karim.family_name, karim.given_name, karim.birth_date) == ("Andersson", "Karim", date(1990, 2, 1))
    assert (karim.legal_status, karim.release_on) == ("conditional_release", date(2024, 2, 1))
    assert Note.get(Note.client == karim.id).text == "Ringer helst; kväll\nandra raden"
    assert Enrolment.get(Enrolment.client == karim.id).programme == "entre-2016"
    assert Worker.get(Worker.name == "Kim Ek").active == 0
    assert {row.worker.name for row in Assignment.select().where(Assignment.client == karim.id)} == {"Kim Ek"}
    assert work.table.unknown_headers == ("Bil",)
    assert "Bil" in "\n".join(lines(works, dry=False))
    # The programme of the last one has no start: the client is in, and the row is told.
    assert list(work.partly) == [12]
    assert Client.get(Client.ref == "G-7").family_name == "Nilsson"
    assert ClientRow.select().count() == SearchWord.select(SearchWord.client).distinct().count() == 4


def test_the_same_list_again_changes_nothing(tmp_path: Path, acting: Acting) -> None:
    path = text(tmp_path / "klienter.csv", MESSY, "cp1252")
    bring(acting, path)
    before = content()
    assert figures(bring(acting, path)) == [("clients", 0, 0, 4, 3, 0)]
    assert content() == before


def test_a_row_that_says_something_new_changes_that_and_erases_nothing(
    tmp_path: Path, acting: Acting
) -> None:
    bring(acting, text(tmp_path / "a.csv", f"{HEADER}\n{TWO}"))
    entries = AuditEntry.select().count()
    works = bring(acting, text(tmp_path / "b.csv", f"{HEADER}\nG-1;Öberg;;;;2027-07-01;\n"))
    assert figures(works) == [("clients", 0, 1, 0, 0, 0)]
    client = Client.get(Client.ref == "G-1")
    assert (client.given_name, client.release_on, client.version) == ("Åsa", date(2027, 7, 1), 2)
    assert ClientRow.get(ClientRow.client == client.id).release_on == date(2027, 7, 1)
    # One entry for the list, one for the client that others may have worked on.
    assert AuditEntry.select().count() == entries + 2
    assert audit.verify().broken_at is None


def test_a_rehearsal_says_the_same_and_saves_nothing(tmp_path: Path, acting: Acting) -> None:
    path = text(tmp_path / "klienter.csv", MESSY, "cp1252")
    before, entries = content(), AuditEntry.select().count()
    rehearsed = figures(bring(acting, path, dry=True))
    assert content() == before
    assert AuditEntry.select().count() == entries
    assert figures(bring(acting, path)) == rehearsed


def test_corrected_rows_come_in(tmp_path: Path, acting: Acting) -> None:
    path = text(tmp_path / "klienter.csv", MESSY, "cp1252")
    left = write_leftovers(bring(acting, path))
    assert left is not None
    assert left.name == "klienter-not-imported.csv"
    assert left.stat().st_mode & 0o777 == 0o600
    told = left.read_bytes().decode("cp1252")
    assert told.splitlines()[0].endswith(";Bil;Why not imported")
    assert "is no date" in told
    corrected = (
        told.replace("1992-13-04", "1992-12-04")
        .replace('"""Ej slut"', "Ej Slut")
        .replace("HII;;", "HII;2025-01-07;")
    )
    left.write_bytes(corrected.encode("cp1252"))
    works = bring(acting, left)
    assert works[0].kept.new == 2
    assert Client.get(Client.ref == "G-3").birth_date == date(1992, 12, 4)
    again = write_leftovers(works)
    assert again is not None
    assert again.name == "klienter-not-imported-2.csv"
    tables, told_of = find_tables(tmp_path)
    assert [table.path.name for table in tables] == ["klienter.csv"]
    assert len(told_of) == 2


def test_nothing_that_goes_out_runs_in_a_spreadsheet(tmp_path: Path, acting: Acting) -> None:
    rows = "G-1;=1+1;@SUM(A1);bad;;;\nG-2;+HYPERLINK(1);-2+3;bad;;;\n"
    left = write_leftovers(bring(acting, text(tmp_path / "a.csv", f"{HEADER}\n{rows}")))
    assert left is not None
    cells = [cell for line in left.read_text().splitlines() for cell in line.split(";")]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]


def test_hostile_cells_are_kept_as_what_can_be_seen(tmp_path: Path, acting: Acting) -> None:
    long = "Ordet är fritt. " * 750
    header = "Klientnr;Efternamn;Förnamn;Födelsedatum;Kommentar"
    nasty = 'G-1;[red]Ek[/];K\u202eim\u2066\x00;1990-01-01;"' + long + '\x1b[31m"\n'
    [work] = bring(acting, text(tmp_path / "a.csv", f"{header}\n{nasty}"))
    client = Client.get(Client.ref == "G-1")
    assert (client.family_name, client.given_name) == ("[red]Ek[/]", "Kim")
    assert Note.get().text == f"{long}[31m"
    assert work.kept.new == 1


def test_too_many_and_too_few_cells(tmp_path: Path, acting: Acting) -> None:
    rows = "G-1;Ek\nG-2;Ek;Kim;;;;;;extra\nG-3;Al;Kim;;;;;;;;\n"
    [work] = works = bring(acting, text(tmp_path / "a.csv", f"{HEADER}\n{rows}"))
    assert figures(works) == [("clients", 2, 0, 0, 1, 0)]
    assert "more cells" in work.refused[3]


@pytest.mark.parametrize("language", ["en", "sv"])
def test_templates_come_in_as_they_are_written(tmp_path: Path, acting: Acting, language: str) -> None:
    locale.install(language)
    folder = tmp_path / "templates"
    assert len(list(write_templates(folder))) == 16
    works = bring(acting, folder)
    assert not [work.not_imported() for work in works if work.not_imported()]
    assert not [work.table.unknown_headers for work in works if work.table.unknown_headers]
    kinds = {work.kind.key for work in works if work.kept.new or work.kept.others.get("enrolments new")}
    assert kinds >= {"clients", "sessions", "appointments", "goals", "checklist", "consents", "meetings"}
    before = content()
    again = bring(acting, folder)
    assert {(kind, new, changed) for kind, new, changed, *_ in figures(again)} == {
        (work.kind.key, 0, 0) for work in works
    }
    assert content() == before


SHEETS = {
    "Närvaro": [
        ["Klientnr", "Datum", "Tid", "Typ", "Utfall", "Orsak", "Beslut"],
        ["G-1", date(2025, 11, 3), 0.4375, "samtal", "kom", None, None],
        ["G-1", date(2025, 11, 6), "10.30", "samtal", "uteblev", "svarar inte", "kallelse"],
        ["G-9", date(2025, 11, 6), "10.30", "samtal", "uteblev", None, None],
    ],
    "Klienter": [
        ["Klientlista"],
        [],
        ["Klientnr", "Efternamn", "Förnamn", "Född", "Personnummer", "Program", "Programstart", "Fas"],
        ["G-1", "Ek", "Kim", date(1990, 1, 1), 9001019802, "Entré", date(2025, 9, 1), "Behandling"],
    ],
    "Samtal": [
        ["Klientnr", "Nr", "Datum", "Tema", "Syfte", "Vad gjordes", "Engagemang"],
        ["G-1", 1, date(2025, 11, 3), "relations", "Lära känna", "Pratade", 4],
    ],
    "Tomt": [[]],
}  # fmt: skip


def test_a_workbook_with_a_sheet_for_each_list(tmp_path: Path, acting: Acting) -> None:
    path = book(tmp_path / "kontoret.xlsx", SHEETS)
    works = bring(acting, path)
    assert figures(works) == [
        ("clients", 1, 0, 0, 0, 0),
        ("sessions", 1, 0, 0, 0, 0),
        ("appointments", 2, 0, 0, 1, 0),
    ]
    client = Client.get(Client.ref == "G-1")
    assert client.identity_number == "199001019802"
    session = Session.get(Session.client == client.id)
    assert session.held
    assert session.enrolment.programme == "entre-2016"
    assert session.appointment.outcome == "attended"
    assert [step.to_phase for step in PhaseChange.select().order_by(PhaseChange.id)] == [
        "assessment",
        "treatment",
    ]
    assert FollowUp.get().decision == "written_summons"
    row = ClientRow.get(ClientRow.client == client.id)
    assert (row.sessions_held, row.missed_run, row.phase) == (1, 1, "treatment")
    left = write_leftovers(works)
    assert left is not None
    assert left.name == "kontoret-not-imported.xlsx"
    before = content()
    bring(acting, path)
    assert content() == before


def test_appointments_that_were_attended_make_their_sessions(
    tmp_path: Path, client: int, acting: Acting
) -> None:
    ref = Client.get_by_id(client).ref
    rows = "".join(f"{ref};2025-11-{day:02d};10:00;samtal;kom\n" for day in (3, 6, 10))
    path = text(tmp_path / "bokningar.csv", f"Klientnr;Datum;Tid;Typ;Utfall\n{rows}")
    bring(acting, path)
    numbers = [session.number for session in Session.select().order_by(Session.starts_at)]
    assert numbers == [1, 2, 3]
    assert Appointment.select().count() == 3
    bring(acting, path)
    assert Session.select().count() == 3


NAMES = st.text("abcåäö ÅÄÖéşøł'-", min_size=1, max_size=12).filter(lambda name: any(map(str.isalpha, name)))
ROWS = st.lists(
    st.tuples(
        NAMES,
        NAMES,
        st.dates(date(1950, 1, 1), date(2006, 1, 1)),
        st.sampled_from(["VF", "anstalt", "", "okänt", "fel"]),
        st.sampled_from(["Kim Ek", "", "Ek, Kim", "Lo Al"]),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, numbered=st.booleans())
def test_twice_is_once(tmp_path: Path, acting: Acting, rows: Any, numbered: bool) -> None:
    body = "".join(
        f"{f'Q-{number % 7}' if numbered else ''};{family};{given};{birth};{status};;{worker}\n"
        for number, (family, given, birth, status, worker) in enumerate(rows)
    )
    path = text(tmp_path / "a.csv", f"{HEADER}\n{body}")
    bring(acting, path)
    before = content()
    assert all((new, changed) == (0, 0) for _kind, new, changed, *_ in figures(bring(acting, path)))
    assert content() == before
