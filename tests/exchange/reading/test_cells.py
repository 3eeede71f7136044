"""Cells as people write them."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest

from entre_tui.exchange.files.cell import UnfitCell, is_empty
from entre_tui.exchange.lists.headers import same_header
from entre_tui.exchange.lists.kinds import kinds
from entre_tui.exchange.lists.vocabulary import codes_of, words_offered
from entre_tui.exchange.outgoing.formula_guard import defuse
from entre_tui.exchange.reading.cells import reader_of
from entre_tui.exchange.reading.names import split_name
from entre_tui.exchange.reading.times import DayAndTime, TimeSpan
from entre_tui.locale.words import WORDS

TODAY = date(2025, 11, 27)
COLUMNS = {(kind.key, column.key): column for kind in kinds() for column in kind.columns}


def read(kind: str, key: str, cell: Any) -> Any:
    """What a cell of this column says."""
    return reader_of(COLUMNS[kind, key], TODAY)(cell)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2024-02-01", date(2024, 2, 1)),
        ("24-02-01", date(2024, 2, 1)),
        ("1/2 2024", date(2024, 2, 1)),
        (" 1/2 2024\u00a0", date(2024, 2, 1)),
        ("20240201", date(2024, 2, 1)),
        ("1 feb 2024", date(2024, 2, 1)),
        ("45323", date(2024, 2, 1)),
        (45323, date(2024, 2, 1)),
        (datetime.combine(date(2024, 2, 1), time()), date(2024, 2, 1)),
        ("okänt", None),
    ],
)
def test_dates(cell: Any, day: date | None) -> None:
    assert read("clients", "release_on", cell) == day


@pytest.mark.parametrize("cell", ["31/2 2024", "snart", "2024", "2024-13-01", 1e300, -5, True])
def test_what_is_no_date_is_refused(cell: Any) -> None:
    with pytest.raises(UnfitCell):
        read("clients", "release_on", cell)


@pytest.mark.parametrize("cell", ["ej bedömd", "Ej bedömt", "oklart", ""])
def test_a_risk_nobody_has_assessed_is_none(cell: str) -> None:
    assert read("clients", "risk", cell) is None


def test_two_digit_birth_years_lie_in_the_past() -> None:
    assert read("clients", "birth_date", "40-03-04") == date(1940, 3, 4)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("VF", "conditional_release"),
        ("Villkorlig frigivning", "conditional_release"),
        ("ANSTALT", "prison"),
        ("skyddstillsyn", "probation"),
        ("conditional release", "conditional_release"),
        ("conditional_release", "conditional_release"),
    ],
)
def test_words_of_both_languages(cell: str, code: str) -> None:
    assert read("clients", "legal_status", cell) == code


@pytest.mark.parametrize(
    ("cell", "flag"), [("Ja", True), ("x", True), ("✓", True), ("nej", False), (0, False), ("?", None)]
)
def test_yes_no_and_not_known(cell: Any, flag: bool | None) -> None:
    assert read("clients", "expulsion", cell) is flag


@pytest.mark.parametrize(
    ("cell", "clock"),
    [("10:30", TimeSpan(time(10, 30))), ("kl 10.30", TimeSpan(time(10, 30))), ("1030", TimeSpan(time(10, 30))),
     ("10-11", TimeSpan(time(10), time(11))), ("14.00 – 15.30", TimeSpan(time(14), time(15, 30))),
     (0.4375, TimeSpan(time(10, 30))), (time(10, 30, 5), TimeSpan(time(10, 30)))],
)  # fmt: skip
def test_times(cell: Any, clock: TimeSpan) -> None:
    assert read("sessions", "clock", cell) == clock


def test_a_date_with_its_time() -> None:
    assert read("sessions", "on", "2025-11-03 10:30") == DayAndTime(date(2025, 11, 3), time(10, 30))


@pytest.mark.parametrize("cell", ["199001019802", "19900101-9802", "900101-9802", 199001019802, 9001019802])
def test_identity_numbers_however_they_are_written(cell: Any) -> None:
    assert read("clients", "identity_number", cell) == "199001019802"


@pytest.mark.parametrize("cell", ["19900101-9803", "1,99001E+11", "abc"])
def test_wrong_identity_numbers_are_refused_and_not_repeated(cell: str) -> None:
    with pytest.raises(UnfitCell) as refused:
        read("clients", "identity_number", cell)
    assert cell not in str(refused.value)


def test_several_agencies_and_people() -> None:
    assert read("consents", "agencies", "Socialtjänsten, polisen och AF") == [
        "social_services", "police", "employment_service"
    ]  # fmt: skip
    assert read("meetings", "participants", "Soc (Sam Ek); Boxningsklubben") == [
        ["social_services", "Sam Ek"], ["other", "Boxningsklubben"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "parts"),
    [("Ek, Kim", ("Kim", "Ek")), ("Kim Ek", ("Kim", "Ek")), ("EK Kim Lee", ("Kim Lee", "EK")),
     ("Kim von Ek", ("Kim", "von Ek")), ("Kim", ("", "Kim"))],
)  # fmt: skip
def test_names_in_one_cell(name: str, parts: tuple[str, str]) -> None:
    assert split_name(name) == parts


def test_formulas_are_defused_and_come_back() -> None:
    for text in ("=1+1", "@SUM(A1)", "-2+3", "+46 70", "\t=1", "  =1"):
        assert defuse(text).startswith("'")
    assert (defuse("-5"), defuse("text")) == ("-5", "text")
    assert read("clients", "phone", defuse("+46 70 174 06 05")) == "+46 70 174 06 05"


def test_blank_cells() -> None:
    assert all(map(is_empty, (None, "", " ", "\u00a0", "-", "–")))
    assert not is_empty(0)


def test_every_vocabulary_knows_its_own_words() -> None:
    for vocabulary, words in WORDS.items():
        for code, english in words.items():
            assert codes_of(vocabulary)[code.replace("_", " ")] == code
            assert codes_of(vocabulary).get(same_word_of(english)) == code


def same_word_of(words: str) -> str:
    """As the vocabulary compares it."""
    from entre_tui.exchange.lists.columns import same_word

    return same_word(words)


def test_no_two_columns_of_a_kind_share_a_title() -> None:
    for kind in kinds():
        seen: dict[str, str] = {}
        for column in kind.columns:
            for title in column.titles():
                if title:
                    assert seen.setdefault(same_header(title), column.key) == column.key, (kind.key, title)


@pytest.mark.parametrize("swedish", [False, True])
def test_all_words_that_a_template_offers_can_stand_in_one_cell(swedish: bool) -> None:
    words = [both[swedish] for both in words_offered("agency")]
    assert read("consents", "agencies", ", ".join(words)) == list(WORDS["agency"])
    people = read("meetings", "participants", ", ".join(f"{word} (Sam Ek)" for word in words))
    assert people == [[code, "Sam Ek"] for code in WORDS["agency"]]
