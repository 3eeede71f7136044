"""Forms by keyboard: saved, refused at the field, left; nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.errors import NoWidget

from entre_tui.casework.core.base import CaseworkError
from entre_tui.widgets.dialogs.choose import Choose
from entre_tui.widgets.form.conditional_form import ConditionalForm
from entre_tui.widgets.form.draft import part_draft
from entre_tui.widgets.form.field_row import FieldRow
from entre_tui.widgets.form.field_scroll import FieldScroll
from entre_tui.widgets.form.fields import (
    CheckField,
    ChoiceField,
    LongField,
    ManyField,
    NumberField,
    SecretField,
    TextField,
)
from entre_tui.widgets.form.form import Form
from tests.widgets.kit import HOSTILE, KeptDrafts, Kit, seen, until

AREAS = [("home", "Accommodation"), ("work", "Employment"), ("debt", "Debt advice")]


class Saved:
    """A save that remembers, or refuses what it is told to refuse."""

    def __init__(self, refusal: CaseworkError | None = None) -> None:
        self.values: list[dict[str, Any]] = []
        self.refusal = refusal

    async def __call__(self, values: dict[str, Any]) -> None:
        if self.refusal:
            raise self.refusal
        self.values.append(values)


def every_field() -> list[Any]:
    return [
        TextField("name", "Name", required=True, max_length=40),
        ChoiceField("risk", "Risk", [("low", "low"), ("high", "high")]),
        ManyField("areas", "Areas", AREAS, ("debt",)),
        NumberField("minutes", "Minutes", 60, minimum=5, maximum=600),
        CheckField("agreed", "Agreed"),
        ChoiceField("worker", "Case worker", [(i, f"Worker {i}") for i in range(30)], optional=True),
        LongField("note", "Note"),
    ]


def run(app: Kit, size=(80, 24)):
    return app.run_test(size=size)


async def test_filled_in_by_keyboard_and_saved():
    app, save = Kit(), Saved()
    async with run(app) as pilot:
        answers = await app.opened(Form("New", every_field(), save), pilot)
        await pilot.press(
            *"Bo", "enter", "2", "tab", "1", "enter", "backspace", "backspace", *"45", "down", "left", "enter"
        )
        await pilot.press(*"17", "enter", *"Hej", "enter", *"du", "ctrl+s")
        await until(pilot, lambda: bool(answers))
    assert answers == [True]
    assert save.values == [
        {
            "name": "Bo",
            "risk": "high",
            "areas": ("home", "debt"),
            "minutes": 45,
            "agreed": True,
            "worker": 17,
            "note": "Hej\ndu",
        }
    ]


async def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost():
    app, save = Kit(), Saved()
    async with run(app) as pilot:
        form = Form("New", every_field(), save)
        answers = await app.opened(form, pilot)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "This is needed." in seen(app))
        assert "Choose one." in seen(app)
        await pilot.press(*"x" * 45, "ctrl+s")
        await until(pilot, lambda: "5 characters too many (40 fit)." in seen(app))
        assert form.typed_values()["name"] == "x" * 45
        assert save.values == answers == []


@pytest.mark.parametrize("field", ["name", None, "unheard"])
async def test_a_refusal_is_shown_and_the_form_stays(field):
    app, save = Kit(), Saved(CaseworkError("There is [/already] one of that name.", field))
    async with run(app) as pilot:
        form = Form("New", [TextField("name", "Name"), TextField("town", "Town")], save)
        answers = await app.opened(form, pilot)
        await pilot.press(*"Bo", "ctrl+s")
        await until(pilot, lambda: "There is [/already] one of that name." in seen(app))
        assert form.typed_values() == {"name": "Bo", "town": ""}
        assert answers == []
        save.refusal = None
        await pilot.press("r", "ctrl+s")
        await until(pilot, lambda: answers == [True])
        assert save.values == [{"name": "Bor", "town": ""}]


class DiskFull(Exception):
    advice = "Free some space and save again; what you typed is still here."


async def test_trouble_with_the_file_is_told_and_the_form_stays():
    async def save(values: dict[str, Any]) -> None:
        raise DiskFull("The disk is full: nothing was saved.")

    class FullDrafts(KeptDrafts):
        async def save(self, key, client_id, values):
            raise DiskFull("The disk is full: no draft.")

    app = Kit(drafts=FullDrafts())
    async with run(app) as pilot:
        form = Form("New", [TextField("name", "Name"), TextField("town", "Town")], save, draft_key="k")
        await app.opened(form, pilot)
        await pilot.press(*"Bo")
        await until(pilot, lambda: "no draft. Free some space" in seen(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "nothing was saved. Free some space" in seen(app))
        assert form.typed_values() == {"name": "Bo", "town": ""}


async def test_one_line_alone_is_saved_by_enter():
    app, save = Kit(), Saved()
    async with run(app) as pilot:
        answers = await app.opened(Form("Town", [TextField("town", "Town")], save), pilot)
        await pilot.press(*"Umeå", "enter")
        await until(pilot, lambda: answers == [True])
    assert save.values == [{"town": "Umeå"}]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_in_every_part_of_a_form(text):
    app, save = Kit(), Saved(CaseworkError(text, "name"))
    fields = [
        TextField("name", text, text, hint=text, suggestions=[text], max_length=20_000),
        LongField("note", text, text, hint=text),
        ChoiceField("one", text, [("a", text), ("b", "b")], "a", hint=text),
        ChoiceField("many", text, [(i, text) for i in range(20)], 3),
    ]
    async with run(app) as pilot:
        form = Form(text, fields, save, intro=text)
        await app.opened(form, pilot)
        await pilot.press("ctrl+s", "tab", "tab", "tab", "tab")
        await until(pilot, lambda: bool(form._rows["name"].wrong))
        assert app.is_running
        assert seen(app).replace("\n", "").isprintable()


async def test_leaving_unchanged_asks_nothing():
    app = Kit()
    async with run(app) as pilot:
        answers = await app.opened(Form("New", every_field(), Saved()), pilot)
        await pilot.press("escape")
        await until(pilot, lambda: answers == [False])


async def test_what_is_typed_is_kept_and_is_there_again():
    drafts = KeptDrafts()
    fields = [
        TextField("name", "Name"),
        LongField("note", "Note", "Before"),
        SecretField("word", "Passphrase"),
    ]
    app = Kit(drafts=drafts)
    async with run(app) as pilot:
        await app.opened(Form("New", fields, Saved(), draft_key="k", client_id=1), pilot)
        await pilot.press(*"Bo", "tab", *"Ny ", "tab", *"hush")
        kept = {"name": "Bo", "note": "Ny Before"}
        await until(pilot, lambda: "k" in drafts and drafts["k"]["typed"] == kept)
        assert "hush" not in str(drafts)
    app, save = Kit(drafts=drafts), Saved()
    async with run(app) as pilot:
        form = Form("New", fields, save, draft_key="k", client_id=1)
        answers = await app.opened(form, pilot)
        await until(pilot, lambda: form.typed_values() == {"name": "Bo", "note": "Ny Before"})
        assert "your draft from today 14:02 is back" in seen(app)
        await pilot.press("ctrl+r")
        assert form.typed_values() == {"name": "", "note": "Before"}
        await pilot.press("ctrl+r", "ctrl+s")
        await until(pilot, lambda: answers == [True])
    assert save.values == [{"name": "Bo", "note": "Ny Before", "word": ""}]
    assert drafts == {}


@pytest.mark.parametrize(
    ("key", "left"), [("1", "Hers"), ("2", "Mine"), ("3", "Hers\n\nMine"), ("escape", "Hers")]
)
async def test_where_somebody_else_has_changed_the_same_both_are_shown_and_one_is_chosen(key, left):
    drafts = KeptDrafts(
        k={"typed": {"note": "Mine"}, "saved": {"note": "Before"}, "at": "2026-11-23T13:00:00+00:00"}
    )
    app = Kit(drafts=drafts)
    async with run(app) as pilot:
        form = Form("Note", [LongField("note", "Note", "Hers")], Saved(), draft_key="k")
        await app.opened(form, pilot)
        await until(pilot, lambda: isinstance(app.screen, Choose))
        assert "as it is saved: Hers" in seen(app)
        assert "as you typed it: Mine" in seen(app)
        await pilot.press(key)
        await until(pilot, lambda: app.screen is form)
        await until(pilot, lambda: form.typed_values() == {"note": left})


async def test_a_draft_brings_back_what_was_typed_and_nothing_else():
    """Somebody sets the protection while a telephone is typed: the draft of the telephone must not take it off."""
    then = {"phone": "", "protected": False, "areas": ["debt"]}
    drafts = KeptDrafts(
        k={"typed": {**then, "phone": "070"}, "saved": then, "at": "2026-11-23T13:00:00+00:00"}
    )
    app, save = Kit(drafts=drafts), Saved()
    fields = [
        TextField("phone", "Telephone"),
        CheckField("protected", "Protected", True),
        ManyField("areas", "Areas", AREAS, ("home", "debt")),
    ]
    async with run(app) as pilot:
        form = Form("Details", fields, save, draft_key="k")
        answers = await app.opened(form, pilot)
        now = {"phone": "070", "protected": True, "areas": ["home", "debt"]}
        await until(pilot, lambda: form.typed_values() == now)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: form.typed_values() == {**now, "phone": ""})
        await pilot.press("ctrl+r", "ctrl+s")
        await until(pilot, lambda: answers == [True])
    assert save.values == [{"phone": "070", "protected": True, "areas": ("home", "debt")}]


values = st.dictionaries(
    st.sampled_from("abcdef"), st.sampled_from(["", "x", "y", "z", True, ["p"]]), max_size=6
)


@given(values, values, values)
def test_a_draft_parts_into_what_is_free_and_what_two_have_changed(typed, then, now):
    free, conflicts = part_draft(typed, then, now)
    assert not free.keys() & conflicts.keys()
    for name, raw in typed.items():
        mine = name in now and raw != then.get(name)
        theirs = name in now and now[name] != then.get(name)
        assert (name in free) is (mine and not theirs)
        assert (name in conflicts) is (mine and theirs and raw != now[name])
    assert (free | conflicts).items() <= typed.items()


@pytest.mark.parametrize(("key", "left"), [("2", {"note": "x"}), ("3", None)])
async def test_leaving_what_is_not_saved_asks(key, left):
    drafts = KeptDrafts()
    app = Kit(drafts=drafts)
    async with run(app) as pilot:
        answers = await app.opened(Form("Note", [LongField("note", "Note")], Saved(), draft_key="k"), pilot)
        await pilot.press("x", "escape")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, Choose))
        await pilot.press(key)
        await until(pilot, lambda: answers == [False])
    assert (drafts["k"]["typed"] if drafts else None) == left


async def test_a_secret_cannot_be_copied():
    app = Kit()
    async with run(app) as pilot:
        await app.opened(
            Form("Unlock", [SecretField("word", "Passphrase"), TextField("name", "Name")], Saved()), pilot
        )
        await pilot.press(*"correct horse", "shift+home", "ctrl+c", "ctrl+x")
        assert app.copied == []
        assert "horse" not in seen(app)


async def test_tab_goes_to_a_field_that_has_come_even_before_it_is_laid_out(monkeypatch):
    """On a busy machine the new field has no place yet, and what is typed for it must not go to another."""
    app, save = Kit(), Saved()
    fields = [
        TextField("name", "Name"),
        ChoiceField("level", "Level", [("some", "some"), ("marked", "marked")], optional=True),
        TextField("evidence", "What it rests on"),
        TextField("other", "Other"),
    ]
    form = ConditionalForm(
        "New", fields, save, folded=lambda typed: set() if typed["level"] else {"evidence"}
    )
    laid_out = form.find_widget

    def not_yet(widget):
        if isinstance(widget, FieldRow) and widget.field.name == "evidence":
            raise NoWidget
        return laid_out(widget)

    async with run(app) as pilot:
        await app.opened(form, pilot)
        monkeypatch.setattr(form, "find_widget", not_yet)
        await pilot.press("tab", "2", "tab", *"abc")
        assert form.typed_values() == {"name": "", "level": ["marked"], "evidence": "abc", "other": ""}


async def test_a_form_that_gets_its_size_in_steps_begins_at_its_first_field():
    """A busy machine lays a form out before its size has come; it must not stay as scrolled as it was then."""
    app, save = Kit(), Saved()
    async with run(app) as pilot:
        form = Form(
            "Plan", [TextField("when", "When"), *(LongField(n, n) for n in "abcdef")], save, start="a"
        )
        await app.push_screen(form)
        await pilot.pause()
        fields = form.query_one(FieldScroll)
        whole = fields.size.height
        fields.styles.max_height = 3
        await until(pilot, lambda: fields.size.height == 3 and fields.scroll_y > 0)
        fields.styles.max_height = whole
        await until(pilot, lambda: fields.size.height == whole)
        await until(pilot, lambda: fields.scroll_y == 0)
        assert "When" in seen(app)

        await pilot.press("tab", "tab")
        await until(pilot, lambda: fields.scroll_y > 0)
        fields.styles.max_height = whole - 1
        await until(pilot, lambda: fields.size.height == whole - 1)
        assert fields.scroll_y > 0, "a person who has moved on is taken back"
