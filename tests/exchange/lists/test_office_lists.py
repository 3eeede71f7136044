"""Lists as different offices keep them: nothing wrong comes in unsaid, nothing right stays out."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from entre_tui.casework.core.base import Acting
from entre_tui.exchange.importing.duplicates import DuplicateAnswer
from entre_tui.exchange.importing.summary import lines
from entre_tui.exchange.reading.tables import tables_in
from entre_tui.models import Appointment, Assignment, Client, Enrolment, Goal, Meeting, Session
from tests.exchange.offices import book, bring, figures, text

CLIENTS = "Klientnr;Efternamn;Förnamn;Född;Program;Programstart\n"
TWO = CLIENTS + "E-0141;Ek;Kim;1990-01-01;Entré;2025-02-01\nE-0142;Al;Noor;1991-02-03;Entré;2025-03-01\n"


def columns(path: Path) -> list[str | None]:
    """What each header of the only list is understood as."""
    [table], _others = tables_in(path)
    return [column.key if column else None for column in table.columns]


@pytest.mark.parametrize(
    ("header", "keys"),
    [
        ("Klientnr (valfritt);Efternamn ;Pers.nr\u00a0;Handl.", ["ref", "family_name", "identity_number", "worker"]),
        ("Ref.nr;Namn (efternamn, förnamn);Personnr ÅÅMMDD-XXXX;Planerat frig.datum",
         ["ref", "name", "identity_number", "release_on"]),
        ("Löpnr;Klientnr;Namn;Prövotid t.o.m.", [None, "ref", "name", "supervision_ends_on"]),
        ("Client ID;Surname;First name(s);DOB (dd/mm/yyyy);Risk of reoffending",
         ["ref", "family_name", "given_name", "birth_date", "risk"]),
        ("Klient;Telefon/mobil;Skyddad id;Sekretess", ["ref", "phone", "protected", "protected"]),
    ],
)  # fmt: skip
def test_headers(tmp_path: Path, header: str, keys: list[str | None]) -> None:
    assert columns(text(tmp_path / "klienter.csv", f"{header}\n1;2;3;4\n")) == keys


def test_a_number_is_the_clients_unless_it_counts_the_rows(tmp_path: Path) -> None:
    assert columns(text(tmp_path / "a.csv", "Nr;Efternamn;Förnamn\n141;Ek;Kim\n142;Al;Noor\n"))[0] == "ref"
    assert (
        columns(text(tmp_path / "b.csv", "Nr;Efternamn;Förnamn\n1;Ek;Kim\n2;Al;Noor\nTotalt;2;\n"))[0] is None
    )


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850", "utf-16", "utf-8-sig"])
def test_swedish_letters_of_any_machine(tmp_path: Path, acting: Acting, encoding: str) -> None:
    path = tmp_path / "klienter.csv"
    path.write_bytes("Klientnr;Namn;Född\rG-1;Åsa Öberg;1990-01-02\rG-2;Kåre Ärlig;\r".encode(encoding))
    bring(acting, path)
    assert {row.family_name for row in Client.select()} == {"Öberg", "Ärlig"}
    assert Client.get(Client.ref == "G-1").birth_date == date(1990, 1, 2)


def test_the_family_name_stands_where_the_header_says(tmp_path: Path, acting: Acting) -> None:
    rows = "G-1;Ek Kim\nG-2;von der Heide Max\nG-3;Al, Noor\n"
    bring(acting, text(tmp_path / "a.csv", f"Klientnr;Namn (efternamn förnamn)\n{rows}"))
    assert [(row.family_name, row.given_name) for row in Client.select().order_by(Client.ref)] == [
        ("Ek", "Kim"),
        ("von der Heide", "Max"),
        ("Al", "Noor"),
    ]


@pytest.mark.parametrize(
    ("cell", "number", "birth"),
    [
        ("19900101-9802", "199001019802", date(1990, 1, 1)),
        ("19900161-9825", "199001619825", date(1990, 1, 1)),
        ("900101-XXXX", None, date(1990, 1, 1)),
        ("19900101", None, date(1990, 1, 1)),
        ("900101-", None, date(1990, 1, 1)),
    ],
)
def test_an_identity_number_tells_the_birth_date(
    tmp_path: Path, acting: Acting, cell: str, number: str | None, birth: date
) -> None:
    bring(acting, text(tmp_path / "a.csv", f"Klientnr;Namn;Personnummer\nG-1;Ek, Kim;{cell}\n"))
    assert (Client.get().identity_number, Client.get().birth_date) == (number, birth)


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Anna Berg", ["Anna Berg"]),
        ("Berg, Anna", ["Anna Berg"]),
        ("Anna Berg, Siv Lind", ["Anna Berg", "Siv Lind"]),
        ("Anna Berg och Siv Lind", ["Anna Berg", "Siv Lind"]),
        ("Berg Anna (Lind Siv)", ["Anna Berg", "Siv Lind"]),
        ('"Anna Berg\nSiv Lind"', ["Anna Berg", "Siv Lind"]),
    ],
)
def test_one_case_worker_or_two(tmp_path: Path, acting: Acting, cell: str, names: list[str]) -> None:
    works = bring(acting, text(tmp_path / "a.csv", f"Klientnr;Namn;Handläggare\nG-1;Ek, Kim;{cell}\n"))
    assert works[0].kept.workers == []
    assert [row.worker.name for row in Assignment.select().order_by(Assignment.part.desc())] == names


def test_three_case_workers_are_too_many(tmp_path: Path, acting: Acting) -> None:
    path = text(tmp_path / "a.csv", "Klientnr;Namn;Handläggare\nG-1;Ek, Kim;Lo Al, Bo Li, Si Xu\n")
    [work] = bring(acting, path)
    assert "more than two" in work.refused[2]


@pytest.mark.parametrize(
    ("words", "outcome", "reason"),
    [
        ("kom ej", "absent_unacceptable", None),
        ("Uteblev, svarar ej", "absent_unacceptable", None),
        ("avbokat av oss", "did_not_happen", None),
        ("inställt pga sjuk personal", "did_not_happen", None),
        ("sjuk", "absent_acceptable", "medical"),
        ("VAB", "absent_acceptable", "family_or_child_care"),
        ("ombokad av klient", "rescheduled", None),
        ("Deltog (sen 20 min)", "attended_late", None),
        ("kom inte i tid", "attended_late", None),
        ("Närvarande", "attended", None),
        ("väntar på intyg", "absent_evidence_awaited", None),
        ("inbokad", None, None),
    ],
)
def test_what_became_of_it_in_free_words(
    tmp_path: Path, acting: Acting, now: datetime, words: str, outcome: str | None, reason: str | None
) -> None:
    text(tmp_path / "klienter.csv", TWO)
    text(tmp_path / "närvaro.csv", f"Klientnr;Datum;Kl;Närvaro\nE-0141;tis 4/11 2025;14:00-15:15;{words}\n")
    bring(acting, tmp_path)
    row = Appointment.get()
    assert (row.outcome, row.reason, row.minutes) == (outcome, reason, 75)
    assert row.starts_at.astimezone(now.tzinfo) == datetime(2025, 11, 4, 14, tzinfo=now.tzinfo)


@pytest.mark.parametrize("words", ["avbokad", "sjuk, uteblev", "N", "inställt, klienten sjuk"])
def test_words_that_could_mean_two_things_are_asked_back(tmp_path: Path, acting: Acting, words: str) -> None:
    text(tmp_path / "klienter.csv", TWO)
    text(tmp_path / "närvaro.csv", f"Klientnr;Datum;Närvaro\nE-0141;2025-11-04;{words}\n")
    works = bring(acting, tmp_path)
    assert list(works[1].refused) == [2]


def test_the_reason_of_an_absence_is_no_column_of_an_earlier_import(tmp_path: Path, acting: Acting) -> None:
    text(tmp_path / "klienter.csv", TWO)
    rows = "E-0141;2025-11-04;uteblev;försov sig\nE-0141;2025-11-06;uteblev;buss i diket\n"
    text(tmp_path / "närvaro.csv", f"Klientnr;Datum;Närvaro;Orsak\n{rows}")
    bring(acting, tmp_path)
    assert [(row.reason, row.reason_words) for row in Appointment.select().order_by(Appointment.id)] == [
        ("none_given", ""),
        (None, "buss i diket"),
    ]


def test_lengths_and_themes_as_they_are_said(tmp_path: Path, acting: Acting) -> None:
    text(tmp_path / "klienter.csv", TWO)
    rows = "E-0141;Nr 1;2025-11-04;60 min;Relationer;FA\nE0141;2;2025-11-06;1,5 tim;Droger;Ilskehantering\n"
    text(tmp_path / "samtal.csv", f"Ref;Nr;Datum;Tid (min);Tema;Metod\n{rows}")
    works = bring(acting, tmp_path)
    assert [work.refused for work in works] == [{}, {}]
    assert [row.minutes for row in Session.select().order_by(Session.number)] == [60, 90]


@pytest.mark.parametrize(
    ("words", "phase"),
    [("Behandlingsfasen", "treatment"), ("Fas 2", "case-formulation"), ("Kartläggning", "assessment"),
     ("Vidmakthållandefas", "maintenance")],
)  # fmt: skip
def test_phases(tmp_path: Path, acting: Acting, words: str, phase: str) -> None:
    header = "Klientnr;Namn;Program;Startdatum;Fas;Slutdatum"
    bring(
        acting,
        text(tmp_path / "inskrivningar.csv", f"{header}\nG-1;Ek, Kim;Entré;2025-02-01;{words};pågår\n"),
    )
    assert Enrolment.get().phase == phase


def test_a_number_that_means_somebody_else_here_changes_nobody(tmp_path: Path, acting: Acting) -> None:
    bring(acting, text(tmp_path / "a.csv", "Löpnr;Namn\n7;Ek, Kim\n"))
    other = tmp_path / "other"
    other.mkdir()
    text(other / "klienter.csv", "Löpnr;Namn\n7;Al, Noor\n")
    text(other / "samtal.csv", "Löpnr;Datum;Längd\n7;2025-11-04;60\n")
    works = bring(acting, other)
    assert figures(works) == [("clients", 0, 0, 0, 0, 1), ("sessions", 0, 0, 0, 1, 0)]
    assert (Client.get().family_name, Session.select().count()) == ("Ek", 0)
    assert "another name" in works[0].doubtful[2]
    assert "not decided" in works[1].refused[2]
    # Somebody may know that it is the same person after all.
    assert figures(bring(acting, other, ask=lambda _: DuplicateAnswer.SAME))[0] == ("clients", 0, 1, 0, 0, 0)


def test_a_name_beside_the_number_has_to_be_that_of_the_client(tmp_path: Path, acting: Acting) -> None:
    text(tmp_path / "klienter.csv", TWO)
    rows = "E-0141;Ek, Kim;2025-11-04\nE-0142;Kim Ek;2025-11-04\n141;Ek, Kim;2025-11-06\ne–141;Kim E;2025-11-07\n"
    text(tmp_path / "samtal.csv", f"Ref;Klient;Datum\n{rows}")
    works = bring(acting, tmp_path)
    assert figures(works)[1] == ("sessions", 2, 0, 0, 2, 0)
    assert "another name" in works[1].refused[3]
    assert "If E-0141 is meant" in works[1].refused[4]
    assert "Al" not in works[1].refused[3]


def test_a_number_written_otherwise_is_asked_about(tmp_path: Path, acting: Acting) -> None:
    bring(acting, text(tmp_path / "a.csv", TWO))
    works = bring(acting, text(tmp_path / "b.csv", "Klientnr;Namn\ne 141;Kim Eklund\n"))
    assert figures(works) == [("clients", 0, 0, 0, 0, 1)]
    assert "written otherwise" in works[0].doubtful[2]


def test_what_stands_beside_a_sheet_is_told(tmp_path: Path, acting: Acting) -> None:
    rows: list[list[Any]] = [
        ["Klientnr", "Namn", None, "Född", "Ålder"],
        [141, "Ek, Kim", "obs!", date(1990, 1, 1), "=YEAR(1)"],
        [None, None, None, None, "=YEAR(1)"],
        [142, "Al, Noor", None, "=A2", None, None, "ring!"],
        [143, "#N/A"],
        ["Antal:", 2],
    ]
    [work] = bring(acting, book(tmp_path / "a.xlsx", {"Klienter": rows}))
    assert work.kept.new == 1
    assert {number: "spreadsheet" in why for number, why in work.refused.items()} == {4: True, 5: True}
    said = "\n".join(lines([work], dry=False))
    assert "without a header, and left out: C, G" in said


def test_a_sum_says_nothing_of_anybody(tmp_path: Path, acting: Acting) -> None:
    [work] = bring(acting, text(tmp_path / "a.csv", "Nr;Efternamn;Förnamn\n141;Ek;Kim\nTotalt;2;\n"))
    assert (work.kept.new, work.totals, work.not_imported()) == (1, 1, {})
    [work] = bring(acting, text(tmp_path / "b.csv", "Klientnr;Efternamn\n142;2\n"))
    assert "is no name" in work.refused[2]


def test_the_day_of_a_meeting_says_where_it_was(tmp_path: Path, acting: Acting) -> None:
    text(tmp_path / "klienter.csv", "Klientnr;Namn;VF-datum\nG-1;Ek, Kim;2025-06-01\n")
    rows = "G-1;2025-05-01;Teams;Anna Ek (soc), AF: Per Ström\n"
    rows += "G-1;2025-07-01;Anstalten Kumla;Polisen\nG-1;2025-08-01;;\n"
    text(tmp_path / "möten.csv", f"Klientnr;Datum;Plats;Deltagare\n{rows}")
    bring(acting, tmp_path)
    found = [(row.place, row.decisions) for row in Meeting.select().order_by(Meeting.on)]
    assert found == [("in_custody", "Place: Teams"), ("in_custody", ""), ("after_release", "")]


def test_what_excel_has_rounded_is_refused_and_a_lost_nought_put_back(tmp_path: Path, acting: Acting) -> None:
    [work] = bring(
        acting, text(tmp_path / "a.csv", "Klientnr;Namn;Mobil\nG-1;Ek, Kim;701740605\nG-2;Al, Noor;7,0E+08\n")
    )
    assert Client.get().phone == "0701740605"
    assert "rounded" in work.refused[3]


def test_a_sheet_for_each_case_worker(tmp_path: Path, acting: Acting) -> None:
    header = ["Klientnr", "Klient", "Fas", "Program", "Start"]
    sheets = {
        "Anna": [header, ["G-1", "Ek, Kim", "Beh", "Entré", date(2025, 2, 3)]],
        "Siv": [header, ["G-2", "Al, Noor", "Utredning", "Entré", date(2025, 2, 3)]],
    }
    bring(acting, book(tmp_path / "a.xlsx", sheets))
    assert [row.phase for row in Enrolment.select().order_by(Enrolment.id)] == ["treatment", "assessment"]


def test_one_number_in_two_spellings_is_asked_about(tmp_path: Path, acting: Acting) -> None:
    rows = "G – 1;Ek, Kim\ng-1;Ek, K\n141,0;Al, Noor\n"
    [work] = bring(acting, text(tmp_path / "a.csv", f"Klientnr;Namn\n{rows}"))
    assert sorted(row.ref for row in Client.select()) == ["141", "G-1"]
    assert "written otherwise" in work.doubtful[3]


def test_an_offices_own_area_of_a_goal_is_kept_in_words(tmp_path: Path, acting: Acting) -> None:
    text(tmp_path / "klienter.csv", TWO)
    rows = "E-0141;Bo själv;Boende;Ringa kommunen\nE-0142;Jobb;Arbete;\n"
    text(tmp_path / "mål.csv", f"Klientnr;Klientens mål;Område;Delmål\n{rows}")
    bring(acting, tmp_path)
    assert [(row.area, row.smart) for row in Goal.select().order_by(Goal.id)] == [
        (None, "Area: Boende\nRinga kommunen"),
        ("school_work", ""),
    ]
