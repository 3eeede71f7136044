"""The table of commands agrees with itself, with the screens, and with the README."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.binding import Binding

from entre_tui import locale
from entre_tui.commands import GO, PARTS, TABLE, TITLES, bindings_for, command, commands_at, footer_of
from entre_tui.screens.client.client_part import ClientPart
from entre_tui.screens.client.client_parts import PARTS as PART_SCREENS
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.screens.core.palette import KEYS_WIDTH
from entre_tui.screens.core.top_screens import PLACES, found
from entre_tui.widgets.lists.row_list import RowList
from tests.screens.core.key_table import BEGIN, END, key_table, with_table

README = Path(__file__).parents[3] / "README.md"
NORDIC = {"[", "]", "{", "}", "\\", "@", "left_square_bracket", "right_square_bracket", "backslash", "at"}


def test_ids_are_unique_and_every_place_has_a_title() -> None:
    ids = [row.id for row in TABLE]
    assert len(ids) == len(set(ids))
    assert {row.place for row in TABLE} <= set(TITLES)


def test_no_key_needs_altgr_on_a_nordic_keyboard() -> None:
    for row in TABLE:
        for key in row.keys.split(","):
            assert key not in NORDIC
            assert "ctrl+alt" not in key


@pytest.mark.parametrize("place", sorted(TITLES))
def test_a_key_means_one_thing_in_a_place(place: str) -> None:
    above = ["general", *(["client"] if place.startswith("client.") else [])]
    keys: dict[str, str] = {}
    for row in TABLE:
        if row.place in {place, *above}:
            for key in row.keys.split(","):
                assert keys.setdefault(key, row.id) == row.id, key


def test_every_place_and_part_of_the_table_has_its_screen_and_the_other_way_round() -> None:
    assert [row.id.removeprefix("go.") for row in GO] == list(PLACES)
    assert [row.id.removeprefix("part.") for row in PARTS] == list(PART_SCREENS)


@pytest.mark.parametrize("spec", [*PLACES.values(), *PART_SCREENS.values()])
def test_every_command_of_a_screen_is_an_action_of_it(spec: str) -> None:
    screen = found(spec)
    assert issubclass(screen, BaseScreen)
    bound = {
        binding.action for binding in screen._merge_bindings().key_to_bindings.values() for binding in binding
    }
    for row in TABLE:
        above = ("client",) if issubclass(screen, ClientPart) else ()
        if row.place in (screen.place, *above) and row.action and not row.action.startswith("app."):
            assert f"do('{row.id}')" in bound, row.id
            name = row.action.partition("(")[0]
            assert hasattr(screen, f"action_{name}"), row.id


def test_lists_answer_to_the_keys_of_the_table() -> None:
    keys = {
        key for binding in RowList.BINDINGS if isinstance(binding, Binding) for key in binding.key.split(",")
    }
    told = {key for row in TABLE if row.place == "moving" for key in row.keys.split(",")}
    assert told <= keys


@pytest.mark.parametrize("place", ["clients", *(f"client.{part}" for part in PART_SCREENS)])
def test_a_footer_has_at_most_eight_keys_and_ends_with_help(place: str) -> None:
    rows = footer_of(place)
    assert len(rows) <= 8
    assert rows[-1].id == "help"


def test_bindings_call_the_command_by_its_id() -> None:
    for binding in bindings_for("general"):
        assert isinstance(binding, Binding)
        assert command(binding.action[4:-2])


def test_the_readme_has_the_table() -> None:
    text = README.read_text("utf-8")
    assert BEGIN in text
    assert END in text
    assert with_table(text) == text, "run: python -m tests.screens.core.key_table"
    assert key_table() in text


@pytest.mark.parametrize("place", sorted(TITLES))
def test_what_a_place_can_do_is_told_once(place: str) -> None:
    actions = [row.action for row in commands_at(place) if row.action and not row.anywhere]
    assert len(actions) == len(set(actions))


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_command_is_one_line_of_the_palette(language: str) -> None:
    locale.install(language)
    room = 62
    assert [row.id for row in TABLE if len(row.shown_keys) >= KEYS_WIDTH] == []
    assert [row.id for row in TABLE if len(locale._(row.help)) > room] == []
