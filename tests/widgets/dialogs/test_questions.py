"""Questions with a few answers, and the one before something is removed."""

from __future__ import annotations

import pytest

from entre_tui.widgets.dialogs.choose import Choose
from entre_tui.widgets.dialogs.confirm import Confirm
from tests.widgets.kit import HOSTILE, Kit, seen, until

REASONS = [("court", "court or legal"), ("work", "work"), (None, "no reason given")]


async def asked(screen, *keys):
    app = Kit()
    answers = []
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(screen, answers.append)
        await pilot.press(*keys)
        await until(pilot, lambda: bool(answers))
    return answers[0]


@pytest.mark.parametrize(
    ("keys", "answer"),
    [("2", "work"), (("j", "enter"), "work"), ("enter", "court"), ("escape", None), ("1", "court")],
)
async def test_one_key_chooses(keys, answer):
    assert await asked(Choose("Why?", REASONS), *([keys] if isinstance(keys, str) else keys)) == answer


async def test_the_current_answer_is_under_the_cursor():
    assert await asked(Choose("Sort by", REASONS, current="work"), "enter") == "work"


@pytest.mark.parametrize(("key", "answer"), [("y", True), ("n", False), ("escape", False), ("j", True)])
async def test_something_goes_only_for_a_yes(key, answer):
    assert await asked(Confirm("Remove the goal?", "Its steps go with it.", "remove"), "enter", key) is answer


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_questions(text):
    app = Kit()
    async with app.run_test(size=(80, 24)) as pilot:
        for screen in (Choose(text, [(1, text), (2, text)], intro=text), Confirm(text, text, text)):
            await app.push_screen(screen)
            await pilot.pause()
            assert app.is_running
            assert seen(app).replace("\n", "").isprintable()
