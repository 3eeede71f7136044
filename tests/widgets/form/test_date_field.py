"""The field for a day: what is understood, asked back, refused."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from entre_tui.widgets.form.fields import DateField
from entre_tui.widgets.form.form import Form
from tests.widgets.kit import HOSTILE, NOW, Kit, seen, until


class Saved(list[dict[str, object]]):
    async def __call__(self, values):
        self.append(values)


async def filled(typed, field, *, wait=True, more=()):
    """What was saved, and what the screen said, after typing into one date field."""
    app, save = Kit(), Saved()
    async with app.run_test(size=(80, 24)) as pilot:
        form = Form("When", [field], save)
        await app.opened(form, pilot)
        app.screen.focused.value = typed
        await pilot.pause()
        await pilot.press(*more)
        said = seen(app)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: bool(save or form._rows["when"].wrong))
        return (save[0]["when"] if save else None), said + seen(app)


@pytest.mark.parametrize(
    ("typed", "day", "words"),
    [
        ("tomorrow", date(2026, 11, 24), "Tuesday 24 November 2026, tomorrow"),
        ("i morgon", date(2026, 11, 24), "tomorrow"),
        ("+2w", date(2026, 12, 7), "in 14 days"),
        ("24/12", date(2026, 12, 24), "Thursday 24 December 2026"),
        ("2026-12-01", date(2026, 12, 1), "in 8 days"),
    ],
)
async def test_what_is_understood_is_said_and_taken(typed, day, words):
    saved, said = await filled(typed, DateField("when", "When"))
    assert saved == day
    assert words in said


async def test_with_a_time():
    saved, said = await filled("fri 10:30", DateField("when", "When", with_time=True))
    assert saved == datetime(2026, 11, 27, 10, 30, tzinfo=NOW.tzinfo)
    assert "Friday 27 November 2026 10:30, in 4 days" in said


@pytest.mark.parametrize("typed", ["tomorrow", "florp", "32/13"])
async def test_what_is_not_a_moment_is_refused_in_words(typed):
    saved, _ = await filled(typed, DateField("when", "When", with_time=True))
    assert saved is None


async def test_three_digits_that_may_be_a_slip_are_refused_in_words():
    saved, said = await filled("tomorrow 111", DateField("when", "When", with_time=True))
    assert saved is None
    assert "“111” is not clear as a time" in said


async def test_two_readings_are_asked_about_and_down_chooses():
    field = DateField("when", "When")
    saved, said = await filled("mon", field)
    assert saved is None
    assert "today or Mon 30 Nov? ↓ chooses." in said
    assert (await filled("mon", field, more=["down"]))[0] == date(2026, 11, 23)
    assert (await filled("mon", field, more=["down", "down"]))[0] == date(2026, 11, 30)


async def test_an_empty_day_is_none_unless_it_is_needed():
    app, save = Kit(), Saved()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.opened(Form("When", [DateField("when", "When", date(2026, 12, 1))], save), pilot)
        await pilot.press("ctrl+u", "ctrl+s")
        await until(pilot, lambda: bool(save))
    assert save == [{"when": None}]
    assert "A day is needed here" in (await filled("", DateField("when", "When", optional=False)))[1]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_not_a_day(text):
    saved, said = await filled(text, DateField("when", "When"))
    assert saved is None
    assert said.replace("\n", "").isprintable()
