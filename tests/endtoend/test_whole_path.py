"""The whole path, as a case worker goes it: from an empty home to a case file that is there the next morning."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from entre_tui.door.process.this_computer import office_clock
from tests.endtoend.person import Person
from tests.endtoend.test_cli import entre

pytestmark = pytest.mark.endtoend

PASSPHRASE = "kantarell sjunger under bron"
TODAY = office_clock()().date()
YESTERDAY = TODAY - timedelta(days=1)
RELEASE = TODAY + timedelta(days=200)
MISSED = f"{YESTERDAY:%a} {YESTERDAY.day} {YESTERDAY:%b} 09:15"
if YESTERDAY.year != TODAY.year:
    MISSED = f"{YESTERDAY.day} {YESTERDAY:%b %Y} 09:15"

# As Swedish Excel saves it: semicolons, cp1252, three ways of writing a day, one that is none.
CLIENTS = f"""Klientnr;Efternamn;Förnamn;Född;Status;Frigivningsdatum;Handläggare;Program;Programstart
G-1;Öberg;Åsa;1990-01-02;anstalt;{RELEASE.day}/{RELEASE.month} {RELEASE.year};Anna Berg;;
G-2;Ali;Noor;92-03-04;VF;{TODAY - timedelta(days=30):%y-%m-%d};Anna Berg;entre-2016;{TODAY - timedelta(days=40)}
G-3;Ek;Kim;31/2 1990;;;Anna Berg;;
"""
GOALS = "Klientnr;Mål med klientens egna ord\nG-1;Jag vill ha ett jobb\n"


def test_from_an_empty_home_to_a_case_file_that_is_there_tomorrow(tmp_path: Path) -> None:
    first_run(tmp_path)
    lists_come_in(tmp_path)
    with Person([], tmp_path) as anna:
        anna.unlocks(PASSPHRASE, ["Ali, Noor", "Öberg, Åsa"])
        finds_noor(anna)
        formulates(anna)
        writes_a_goal(anna)
        books(anna)
        plans_a_session(anna)
        marks_as_missed(anna)
        ticks_the_checklist(anna)
        assert anna.leaves() == 0
    with Person([], tmp_path) as anna:
        anna.unlocks(PASSPHRASE, ["Ali, Noor", "Öberg, Åsa"])
        finds_it_all_again(anna)
        anna.presses("esc", "q")
        assert anna.ended() == 0


def first_run(home: Path) -> None:
    with Person([], home) as anna:
        anna.sees("A new case file", "Where to put the file")
        anna.types(PASSPHRASE).presses("enter").types(PASSPHRASE).presses("enter")
        anna.sees("The recovery key")
        anna.types(re.findall(r"\b\d{4}\b", anna.text())[-1]).presses("enter")
        anna.sees("Who are you?")
        anna.types("Anna Berg").presses("enter").types("Göteborg").presses("enter", "enter")
        anna.sees("Göteborg · Anna Berg", "0 · mine")
        anna.presses("q")
        assert anna.ended() == 0
    files = [path for path in home.rglob("*") if path.is_file()]
    assert [
        path.name for path in files if path.stat().st_mode & 0o077 and path.suffix in {".db", ".keys"}
    ] == []


def lists_come_in(home: Path) -> None:
    folder = home / "från kontoret"
    folder.mkdir()
    (folder / "klienter.csv").write_bytes(CLIENTS.replace("\n", "\r\n").encode("cp1252"))
    (folder / "mål.csv").write_text(GOALS, "utf-8-sig")
    done = entre(home, "import", str(folder), "--passphrase-fd", "0", given=PASSPHRASE)
    assert "2 new, 0 changed, 0 unchanged, 1 refused" in done.stdout, done.stdout + done.stderr
    assert "31/2 1990" in done.stdout
    again = entre(home, "import", str(folder), "--passphrase-fd", "0", given=PASSPHRASE)
    assert "0 new, 0 changed, 2 unchanged" in again.stdout, again.stdout + again.stderr


def finds_noor(anna: Person) -> None:
    anna.presses("/").types("noo").sees_no("Öberg").sees("1 of 2")
    anna.presses("enter").sees("Overview", "Ali, Noor", "nothing is formulated")


def formulates(anna: Person) -> None:
    anna.presses("f").sees("Nothing is formulated yet").presses("e").sees("ctrl+s save")
    anna.types("The cousins are the way in, work is the way out.").presses("ctrl+s")
    anna.sees("version 1 of the formulation is saved")
    anna.presses("down", "down", "down", "down", "down", "e").sees("2 some", "3 marked")
    anna.presses("3", "tab").types("Two cousins and the driver belong to it.").presses("ctrl+s")
    anna.sees("version 2 of the formulation is saved", "Two cousins and the driver belong")


def writes_a_goal(anna: Person) -> None:
    anna.presses("g").sees("Goals").presses("n").sees("New goal")
    anna.types("I want to drive a lorry").presses("ctrl+s").sees("the goal is written down")
    anna.presses("home", "i").sees("New step").types("Book the eye test").presses("ctrl+s")
    anna.sees("Book the eye test", "u takes it back")


def books(anna: Person) -> None:
    anna.presses("a").sees("Appointments").presses("S").sees("Book a series")
    anna.types("tue thu 10:00 x 4 w").sees("8 appointments, the first").presses("ctrl+s")
    anna.sees("8 appointments booked")
    anna.presses("n").sees("Book: Ali, Noor").types(f"{YESTERDAY} 09:15").presses("ctrl+s")
    anna.sees("Booked: Ali, Noor", f"{MISSED} session · to log", "1/9")


def plans_a_session(anna: Person) -> None:
    anna.presses("s").sees("Sessions").presses("n").sees("Plan session 1")
    anna.types("Name the people around him").presses("ctrl+s").sees("session 1 is planned")


def marks_as_missed(anna: Person) -> None:
    anna.presses("a").sees(f"{MISSED} session · to log")
    anna.presses("home", "m").sees("Ali, Noor did not come").presses("1", "tab")
    anna.presses("1", "tab", "2", "tab").types("Overslept").presses("tab", "2", "ctrl+s")
    anna.sees("did not come, not acceptable", f"{MISSED} session ✗ no reason given, reminder talk")


def ticks_the_checklist(anna: Person) -> None:
    anna.presses("r").sees("Reintegration", "No need is recorded yet · 6 not assessed")
    anna.presses("y").sees("1 has a need").presses("1")
    anna.sees("○ Accommodation yes not started", "0 of 1 needed are settled · 5 not assessed")
    anna.presses("space").sees("✓ Accommodation yes arranged", "1 of 1 needed are settled · 5 not assessed")


def finds_it_all_again(anna: Person) -> None:
    anna.presses("/").types("ali").presses("enter").sees("Overview", "The cousins are the way in")
    anna.presses("f").sees("Version 2").presses("g").sees("I want to drive a lorry", "Book the eye test")
    anna.presses("s").sees("Name the people around him")
    anna.presses("a").sees(f"{MISSED} session ✗ no reason given, reminder talk")
    anna.presses("r").sees("✓ Accommodation yes arranged")
    anna.presses("t").sees("Timeline")
