"""What every place has: head, report, undo, help, palette, lock, keys in order, no crash that tells."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from textual.widgets import Input, Static
from textual.worker import WorkerFailed

from entre_tui.app import EntreApp
from entre_tui.casework.core.actor import Acting
from entre_tui.casework.core.base import CaseworkError
from entre_tui.commands import TABLE
from entre_tui.security.process.idle import IdlePolicy
from entre_tui.widgets.base.report_line import ReportLine
from tests.screens.at_desk import PASSPHRASE, SIZE, Clock, at, desk, screen_text, typed, until
from tests.screens.conftest import Office
from tests.screens.doubles import DONE, First, refuse


async def test_help_lists_the_commands_of_the_place(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=(100, 60)) as pilot:
        await until(pilot, lambda: app.is_signed_in)
        await pilot.press("?")
        await at(pilot, "Help")
        shown = " ".join(screen_text(app).split())
        for row in TABLE:
            if row.place in ("clients", "general"):
                assert " ".join(row.help.split()[:3]) in shown
        await pilot.press("escape")
        await at(pilot, "First")


async def test_the_palette_finds_by_name_says_why_not_and_does(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=(100, 60)) as pilot:
        await until(pilot, lambda: app.is_signed_in)
        await pilot.press("ctrl+p")
        await at(pilot, "Palette")
        assert "Nothing to look at." in screen_text(app)
        await typed(pilot, "keys of this")
        await pilot.press("enter")
        await at(pilot, "Help")


async def test_the_palette_marks_what_enter_would_do(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=(100, 60)) as pilot:
        await until(pilot, lambda: app.is_signed_in)
        await pilot.press("ctrl+p")
        await at(pilot, "Palette")

        def marked() -> list[str]:
            return [line.strip() for line in screen_text(app).splitlines() if "▌" in line]

        await until(pilot, lambda: len(marked()) == 1, "the mark")
        first = marked()
        await pilot.press("down")
        await until(pilot, lambda: len(marked()) == 1 and marked() != first, "the mark further on")
        await typed(pilot, "keys of this")
        await until(
            pilot, lambda: len(marked()) == 1 and "keys of this" in marked()[0], "the mark at what is found"
        )


async def test_a_disabled_command_says_why_when_its_key_is_pressed(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.is_signed_in)
        look = app.theme
        await pilot.press("f9")
        await until(pilot, lambda: "! Nothing to look at." in screen_text(app))
        assert app.theme == look


async def test_a_report_can_be_undone_and_reloads_every_screen(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.is_signed_in)
        first = await at(pilot, "First")
        assert isinstance(first, First)
        await until(pilot, lambda: "Anna Berg" in str(first.query_one("#body", Static).render()))
        loads = first.loads
        app.report(DONE)
        await until(pilot, lambda: "Marked." in screen_text(app) and first.loads > loads)
        await pilot.press("u")
        await until(pilot, lambda: "Taken back." in screen_text(app))
        await pilot.press("u")
        await until(pilot, lambda: "nothing to take back" in screen_text(app))


async def test_a_screen_behind_another_reloads_when_it_is_seen_again(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.is_signed_in)
        first = await at(pilot, "First")
        assert isinstance(first, First)
        await until(pilot, lambda: first.loads > 0)
        app.action_go("today")
        await at(pilot, "Second")
        loads = first.loads
        app.report(DONE)
        await pilot.pause()
        assert first.loads == loads
        app.action_go("clients")
        await until(pilot, lambda: first.loads > loads)


async def test_a_refusal_nobody_caught_is_told_and_the_program_goes_on(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.is_signed_in)
        screen = await at(pilot, "First")
        screen.run_worker(app.work(refuse))
        await until(pilot, lambda: "! That cannot be." in screen_text(app))


async def test_a_fault_ends_the_program_without_a_word_of_data(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)

    def fault(acting: Acting) -> None:
        secret_of_a_client = "Karim Andersson"
        raise RuntimeError(secret_of_a_client)

    told: list[str] = []
    panic = app.panic

    def end(*words: object) -> None:
        told.extend(map(str, words))
        panic(*words)

    app.panic = end

    async def until_it_falls() -> None:
        async with app.run_test(size=SIZE) as pilot:
            await until(pilot, lambda: app.is_signed_in)
            screen = await at(pilot, "First")
            screen.run_worker(app.work(fault))
            await until(pilot, lambda: told)

    with pytest.raises(WorkerFailed):
        await until_it_falls()
    assert len(told) == 1
    assert "fault in the program" in told[0]
    assert "RuntimeError" in told[0]
    assert "Karim" not in told[0]


async def test_f10_locks_over_a_form_and_the_passphrase_brings_back_what_was_typed(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.is_signed_in)
        app.action_go("today")
        screen = await at(pilot, "Second")
        screen.query_one(Input).focus()
        await pilot.pause()
        await typed(pilot, "half a word")
        await pilot.press("f10")
        await at(pilot, "Lock")
        assert "half" not in screen_text(app)
        await pilot.press("1", "q", "escape", "ctrl+p", "f10")
        assert type(app.screen).__name__ == "Lock"
        await pilot.press("backspace", "backspace")
        await typed(pilot, "wrong\n")
        await until(pilot, lambda: "not a passphrase" in screen_text(app))
        await typed(pilot, f"{PASSPHRASE}\n")
        assert (await at(pilot, "Second")).query_one(Input).value == "half a word"


@pytest.mark.parametrize("hours", [0, -5, 5])
async def test_stillness_locks_then_drops_the_key_and_the_passphrase_opens_again(
    office: Office, hours: float
) -> None:
    clock = Clock()
    app = desk(office.path, clock, passphrase=PASSPHRASE)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.is_signed_in)
        await at(pilot, "First")
        clock.set_to(hours=hours)
        clock.forward(minutes=4)
        await app._look_at_clock()
        assert type(app.screen).__name__ == "First"
        clock.forward(minutes=1)
        await app._look_at_clock()
        await at(pilot, "Lock")
        assert not app.opening.store.is_closed
        store = app.opening.store
        clock.forward(minutes=10)
        await app._look_at_clock()
        assert store.is_closed
        await typed(pilot, f"{PASSPHRASE}\n")
        first = await at(pilot, "First")
        assert isinstance(first, First)
        loads = first.loads
        first.reload()
        await until(pilot, lambda: first.loads > loads)


async def test_a_key_that_comes_after_the_time_is_up_only_wakes_the_lock(office: Office) -> None:
    clock = Clock()
    app = desk(office.path, clock, passphrase=PASSPHRASE)
    app.policy = IdlePolicy(timedelta(minutes=1), timedelta(hours=1))
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.is_signed_in)
        await at(pilot, "First")
        clock.forward(minutes=2)
        await pilot.press("?")
        await at(pilot, "Lock")


async def test_keys_typed_ahead_go_where_the_key_before_them_led(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.is_signed_in)
        await at(pilot, "First")
        for key in ("colon", *"keys"):
            app.simulate_key(key) if key == "colon" else app.post_message(_key(key))
        await at(pilot, "Palette")
        await until(pilot, lambda: app.screen.query_one(Input).value == "keys", "typed ahead")


def _key(letter: str) -> object:
    from textual.events import Key

    return Key(letter, letter)


async def test_nothing_reaches_the_clipboard_of_the_terminal(office: Office) -> None:
    app: EntreApp = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.is_signed_in)
        written: list[str] = []
        assert app._driver is not None
        app._driver.write = written.append  # type: ignore[method-assign]
        app.copy_to_clipboard("Karim Andersson")
        assert not any("]52;" in text for text in written)
        assert app.clipboard == "Karim Andersson"


async def test_the_report_line_shows_text_as_text(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.is_signed_in)
        screen = await at(pilot, "First")
        screen.query_one(ReportLine).say("[/] [@click=app.leave]x[/] \x1b]52;c;AAAA\x07")
        await pilot.pause()
        assert "[/] [@click=app.leave]x[/]" in screen_text(app)
        assert "\x1b" not in screen_text(app)


async def test_how_to_take_it_back_is_never_cut(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: app.is_signed_in)
        await at(pilot, "First")
        app.report(replace(DONE, message="Marked: " + "a very long name, " * 8))
        await until(pilot, lambda: "…  u takes it back." in screen_text(app), "how to take it back")


async def test_the_palette_says_what_would_be_taken_back(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=(100, 60)) as pilot:
        await until(pilot, lambda: app.is_signed_in)
        await at(pilot, "First")
        await pilot.press(":")
        await at(pilot, "Palette")
        assert "There is nothing to take back." in screen_text(app)
        await pilot.press("escape")
        app.report(DONE)
        await pilot.press(":")
        await at(pilot, "Palette")
        assert "Take back the last change of state: mark" in screen_text(app)


def test_a_casework_error_is_plain() -> None:
    from entre_tui.door.error_messages import crash_words, plain

    assert plain(CaseworkError("No.")) == "No."
    assert plain(ValueError("Karim")) is None
    assert "Karim" not in crash_words(ValueError("Karim"))


async def test_help_says_what_the_signs_mean(office: Office) -> None:
    app = desk(office.path, passphrase=PASSPHRASE)
    async with app.run_test(size=(100, 60)) as pilot:
        await until(pilot, lambda: app.is_signed_in)
        await pilot.press("?")
        await at(pilot, "Help")
        lines = [line.split(maxsplit=1) for line in screen_text(app).splitlines()]
        assert ["✗", "did not come, not acceptable"] in lines
        assert ["!", "a security flag"] in lines
