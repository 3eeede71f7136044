"""Rows that cannot be, refused with the reason, and beside each the row that just can. Today is 27 November 2025."""

from __future__ import annotations

from pathlib import Path

import pytest

from entre_tui.casework.core.base import Acting
from tests.exchange.offices import bring, text

PEOPLE = "Reference number;Family name;Given name\nG-1;Ek;Bo\n"

# Kind of list, its columns; a row that is refused, why; and its neighbour that comes in.
EDGES = [
    (
        "enrolments",
        "Programme;Programme start;Programme end;How it ended;Phase;Phase since",
        ("entre-2016;2025-11-03;2025-11-02;completed;;", "cannot end before it starts"),
        "entre-2016;2025-11-03;2025-11-03;completed;;",
    ),
    (
        "enrolments",
        "Programme;Programme start;Programme end;How it ended;Phase;Phase since",
        ("entre-2016;2025-11-03;2025-11-28;completed;;", "lies ahead"),
        "entre-2016;2025-11-03;2025-11-27;completed;;",
    ),
    (
        "enrolments",
        "Programme;Programme start;Programme end;How it ended;Phase;Phase since",
        ("entre-2016;2025-11-03;;completed;;", "on which the programme ended is missing"),
        "entre-2016;2025-11-03;;;;",
    ),
    (
        "enrolments",
        "Programme;Programme start;Programme end;How it ended;Phase;Phase since",
        ("entre-2016;;;;;", "Programme start is missing"),
        "entre-2016;2025-11-27;;;;",
    ),
    (
        "enrolments",
        "Programme;Programme start;Programme end;How it ended;Phase;Phase since",
        ("entre-2016;2025-11-03;;;treatment;2025-11-02", "cannot begin before the programme"),
        "entre-2016;2025-11-03;;;treatment;2025-11-03",
    ),
    (
        "enrolments",
        "Programme;Programme start;Programme end;How it ended;Phase;Phase since",
        ("entre-2016;2025-11-03;;;treatment;2025-11-28", "lies ahead"),
        "entre-2016;2025-11-03;;;treatment;2025-11-27",
    ),
    (
        "sessions",
        "Date;Held;What was done;Engagement",
        ("2025-11-28;yes;;", "cannot be held or evaluated yet"),
        "2025-11-27;yes;;",
    ),
    (
        "sessions",
        "Date;Held;What was done;Engagement",
        ("2025-11-28;;talked;", "cannot be held or evaluated yet"),
        "2025-11-28;;;",
    ),
    (
        "sessions",
        "Date;Held;What was done;Engagement",
        ("2025-11-26;yes;talked;6", "6"),
        "2025-11-26;yes;talked;5",
    ),
    (
        "sessions",
        "Date;Held;What was done;Engagement",
        ("2025-11-26;yes;talked;0", "0"),
        "2025-11-26;yes;talked;1",
    ),
    (
        "appointments",
        "Date;Time;Outcome;Decision;Decided on",
        ("2025-11-28;10:00;attended;;", "cannot have this outcome yet"),
        "2025-11-27;10:00;attended;;",
    ),
    (
        "appointments",
        "Date;Time;Outcome;Decision;Decided on",
        ("2025-11-20;10:00;attended;reminder talk;", "belongs to an absence"),
        "2025-11-20;10:00;did not come, not acceptable;reminder talk;",
    ),
    (
        "appointments",
        "Date;Time;Outcome;Decision;Decided on",
        ("2025-11-20;10:00;;reminder talk;", "its outcome is missing"),
        "2025-11-20;10:00;;;",
    ),
    (
        "appointments",
        "Date;Time;Outcome;Decision;Decided on",
        ("2025-11-20;10:00;did not come, not acceptable;reminder talk;2025-11-19", "older than the absence"),
        "2025-11-20;10:00;did not come, not acceptable;reminder talk;2025-11-20",
    ),
    (
        "appointments",
        "Date;Time;Outcome;Decision;Decided on",
        ("2025-03-30;02:30;;;", "This hour did not exist"),
        "2025-03-30;03:00;;;",
    ),
    (
        "goals",
        "Goal in the client's own words;Status;Reason for the status",
        ("Work;removed;", "needs a reason"),
        "Work;removed;given up",
    ),
    (
        "checklist",
        "Area;Need;Status;Due date;Weeks before release;Outcome at release",
        ("accommodation;yes;planned;2025-12-01;4;", "One due day is enough"),
        "accommodation;yes;planned;2025-12-01;;",
    ),
    (
        "checklist",
        "Area;Need;Status;Due date;Weeks before release;Outcome at release",
        ("accommodation;yes;planned;;261;", "261"),
        "accommodation;yes;planned;;260;",
    ),
    (
        "checklist",
        "Area;Need;Status;Due date;Weeks before release;Outcome at release",
        ("accommodation;no need;planned;;;", "Without a need"),
        "accommodation;no need;not started;;;",
    ),
    (
        "checklist",
        "Area;Need;Status;Due date;Weeks before release;Outcome at release",
        ("accommodation;yes;arranged;;;job", "does not belong to this area"),
        "accommodation;yes;arranged;;;own",
    ),
    (
        "consents",
        "Given on;For which agencies;Documented on;Withdrawn on",
        ("2025-11-28;prison;;", "lies ahead"),
        "2025-11-27;prison;;",
    ),
    (
        "consents",
        "Given on;For which agencies;Documented on;Withdrawn on",
        ("2025-11-20;prison;2025-11-19;", "cannot be documented before it is given"),
        "2025-11-20;prison;2025-11-20;",
    ),
    (
        "consents",
        "Given on;For which agencies;Documented on;Withdrawn on",
        ("2025-11-20;prison;2025-11-20;2025-11-28", "lies ahead"),
        "2025-11-20;prison;2025-11-20;2025-11-27",
    ),
    (
        "consents",
        "Given on;For which agencies;Documented on;Withdrawn on",
        ("2025-11-20;prison;2025-11-20;2025-11-19", "cannot be withdrawn before it is given"),
        "2025-11-20;prison;2025-11-20;2025-11-20",
    ),
    (
        "meetings",
        "Date;Held;Who took part",
        ("2025-11-28;yes;prison", "cannot be held yet"),
        "2025-11-28;no;prison",
    ),
]


@pytest.mark.parametrize(("kind", "columns", "refused", "taken"), EDGES, ids=[edge[2][1] for edge in EDGES])
def test_a_row_and_its_neighbour(
    kind: str, columns: str, refused: tuple[str, str], taken: str, tmp_path: Path, acting: Acting
) -> None:
    bring(acting, text(tmp_path / "clients.csv", PEOPLE))
    row, why = refused
    lists = f"Reference number;{columns}\nG-1;{row}\nG-1;{taken}\n"
    [work] = bring(acting, text(tmp_path / f"{kind}.csv", lists))
    assert work.kind.key == kind
    assert list(work.refused) == [2]
    assert why in work.refused[2]
    assert work.kept.new + work.kept.changed + work.kept.unchanged == 1


@pytest.mark.parametrize(
    ("refused", "why", "taken"),
    [
        (
            "1990-01-02;;2025-12-01;2025-11-30",
            "Supervision cannot end before release",
            "1990-01-02;;2025-12-01;2025-12-01",
        ),
        ("1990-01-02;;1990-01-01;", "older than the birth date", "1990-01-02;;1990-01-02;"),
        ("2000-02-01;20000101-2384;;", "does not go with the birth date", "2000-01-01;20000101-2384;;"),
    ],
)
def test_a_client_and_the_next(refused: str, why: str, taken: str, tmp_path: Path, acting: Acting) -> None:
    header = "Reference number;Family name;Birth date;Identity number;Release date;End of supervision"
    lists = f"{header}\nG-1;Ek;{refused}\nG-2;Alm;{taken}\n"
    [work] = bring(acting, text(tmp_path / "clients.csv", lists))
    assert list(work.refused) == [2]
    assert why in work.refused[2]
    assert work.kept.new == 1
