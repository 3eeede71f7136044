"""The data files of the lists say what can be understood, and a slip in one of them is told with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from entre_tui.exchange.lists import data, kinds
from entre_tui.exchange.lists.data import UnfitData, read_data, synonyms, words_for
from entre_tui.exchange.lists.programme_words import NamedItem, catalogue
from entre_tui.locale.words import WORDS


def test_every_table_of_words_is_of_a_vocabulary_and_every_code_one_of_its_own() -> None:
    tables = read_data("words").keys() - {"words_for"}
    assert tables <= WORDS.keys()
    assert all(synonyms("words", table, WORDS[table]) for table in tables)
    assert all(map(words_for, read_data("words")["words_for"]))


def test_what_is_said_for_programmes_and_their_parts_is_of_some_programme() -> None:
    plans = catalogue().programmes
    parts: list[NamedItem] = [one for plan in plans for one in (*plan.phases, *plan.themes, *plan.strategies)]
    assert synonyms("programme_words", "programmes").keys() <= {plan.id for plan in plans}
    assert synonyms("programme_words", "parts").keys() <= {one.id for one in parts}


def test_what_a_column_is_like_may_be_several() -> None:
    ref, number = (kinds.kind_of("clients").column(key) for key in ("ref", "identity_number"))
    named = kinds.kind_of("sessions").column("ref")
    assert (named.names, named.title, named.required) == ((*ref.names, *number.names), ref.title, True)


@pytest.mark.parametrize(
    ("column", "why"),
    [
        ({"names": ["x"]}, "goals.toml, smart: the title is missing"),
        ({"title": "X", "names": "x|y"}, "goals.toml, smart is not a list of texts"),
        ({"title": "X", "reads": "loud"}, "goals.toml, smart: 'loud' is none"),
        ({"title": "X", "vocabulary": "needs"}, "goals.toml, smart: 'needs' is none"),
        ({"title": "X", "required": "yes"}, "goals.toml, smart: required = 'yes'"),
        ({"title": "X", "exmaple": "y"}, "goals.toml, smart: exmaple = 'y'"),
    ],
)
def test_a_slip_is_told_with_its_place(
    column: Mapping[str, Any], why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"title": "Goals", "names": ["goals"], "columns": {"smart": column}}
    monkeypatch.setattr(kinds, "read_data", lambda _name: told)
    with pytest.raises(UnfitData) as refused:
        kinds.kind_of.__wrapped__("goals")
    assert str(refused.value).startswith(why)


def test_a_code_that_there_is_not_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "read_data", lambda _name: {"risk": {"hihg": ["hög"]}})
    with pytest.raises(UnfitData, match=r"words\.toml, risk: not among the codes: hihg"):
        synonyms("words", "risk", WORDS["risk"])
