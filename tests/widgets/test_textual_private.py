"""What the program takes for granted of Textual's private parts: each test says in words what would no longer hold."""

from __future__ import annotations

import gc
import inspect
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from weakref import ref

import pytest
from textual.app import App
from textual.events import Key
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Document, WrappedDocument

from entre_tui.textual_private import (
    FaultGuard,
    HeldPicture,
    draw_now,
    is_ending,
    key_parser,
    leave_out_overlays,
    let_go_of_drawn_lines,
    node_at_work,
    set_rows,
    wrap_offsets,
)
from entre_tui.widgets.form.text_wrapping import WrappedText, breaks
from tests.widgets.kit import Kit, seen, until

NO_FAULT_GUARD = (
    "Textual no longer hands what nobody caught to App._handle_exception, or no longer ends by App._fatal_error: "
    "FaultGuard would let it print a traceback with clients' names"
)


class Guarded(FaultGuard, App[None]):
    """Takes some faults, and ends by others."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[Exception] = []
        self.left: list[str] = []

    def compose(self):
        yield Static("here")

    def take_fault(self, error: Exception) -> None:
        self.taken.append(error)
        if not isinstance(error, LookupError):
            self.end_by_fault(error)

    def words_for(self, error: Exception) -> str:
        return f"ended by a {type(error).__name__}"

    def panic(self, *words: object) -> None:
        self.left += map(str, words)
        super().panic(*words)

    def fail(self, error: Exception) -> None:
        raise error


async def test_a_fault_that_is_taken_ends_nothing():
    app = Guarded()
    async with app.run_test() as pilot:
        app.query_one(Static).set_timer(0.001, lambda: app.fail(LookupError("gone")))
        await until(pilot, lambda: app.taken)
        assert app.is_running, NO_FAULT_GUARD
    assert app.return_code in (0, None), NO_FAULT_GUARD


async def test_a_fault_that_is_not_taken_ends_the_program_with_our_words():
    app = Guarded()

    async def run() -> None:
        async with app.run_test() as pilot:
            app.call_later(app.fail, ValueError("Karim Andersson"))
            await until(pilot, lambda: app.left)

    with pytest.raises(ValueError, match="Karim"):
        await run()
    assert app.left == ["ended by a ValueError"], NO_FAULT_GUARD
    assert app.return_code == 1, NO_FAULT_GUARD


async def test_no_widgets_for_tooltips_and_notifications():
    app = Kit(Static("here"))
    async with app.run_test(tooltips=True, notifications=True):
        leave_out_overlays(app)
        await app.push_screen(Screen())
        names = [type(node).__name__ for node in app.screen.walk_children()]
    assert names == [], (
        f"Textual no longer asks App._disable_tooltips and App._disable_notifications when it composes a screen, which "
        f"now has {names}: leave_out_overlays saves nothing"
    )


async def test_who_is_at_work():
    at_work: list[MessagePump] = []

    class Asks(Static):
        def on_mount(self) -> None:
            at_work.append(node_at_work(self.app))

    app = Kit(Asks("here"))
    async with app.run_test():
        assert at_work == [app.query_one(Asks)], (
            "Textual no longer keeps whose message is handled in textual._context.active_message_pump: a fault on a "
            "screen that was left would end the program (Discreet.take_fault)"
        )


async def test_what_is_being_removed_is_known_before_it_has_gone():
    known: list[bool] = []

    class Leaves(Static):
        def on_unmount(self) -> None:
            known.append(is_ending(self))

    app = Kit(Leaves("here"))
    async with app.run_test():
        leaving = app.query_one(Leaves)
        assert not is_ending(leaving)
        assert not is_ending(app)
        removed = leaving.remove()
        assert is_ending(leaving), (
            "Textual no longer marks what it removes with _pruning, _closing and _closed: what is still read for a "
            "screen that was left would be a fault (CommandScreen.is_left, TypeAhead)"
        )
        await removed
        assert known == [True]
        assert is_ending(leaving)


async def test_no_picture_is_made_of_a_screen_that_is_held_back():
    class Held(HeldPicture, Screen[None]):
        held = True

        def compose(self):
            yield Static("nothing yet")

        def is_held_back(self) -> bool:
            return self.held

    app = Kit(Static("beneath"))
    async with app.run_test(size=(40, 10)) as pilot:
        pictures: list[Screen[None]] = []
        app._display = lambda screen, picture: pictures.append(screen)
        screen = Held()
        await app.push_screen(screen)
        await pilot.pause()
        assert screen not in pictures, (
            "Textual no longer makes its pictures in Screen._compositor_refresh alone: a screen that is still read "
            "would be drawn again and again (Place, SinglePaint)"
        )
        screen.held = False
        screen.refresh()
        await until(pilot, lambda: screen in pictures)


async def test_drawing_now():
    app = Kit(Static("before"))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        pictures: list[Screen[None]] = []
        app._display = lambda screen, picture: pictures.append(screen)
        app.screen.refresh()
        draw_now(app.screen)
        assert pictures == [app.screen], (
            "Textual no longer draws in Screen._on_timer_update: what follows a key's picture comes a tick later "
            "(Place.draw_soon, Place.follow_mark)"
        )
        draw_now(app.screen)
        assert pictures == [app.screen], "Textual draws again although nothing has changed"


class File(Screen[None]):
    def compose(self):
        yield Static("Andersson, Karim")


@contextmanager
def telling(words: str) -> Iterator[None]:
    try:
        yield
    except AssertionError:
        raise AssertionError(words) from None


def _cleared(kept: ref[object]) -> bool:
    gc.collect()
    return kept() is None


async def test_a_line_does_not_outlive_the_screen_it_was_on():
    let_go_of_drawn_lines()
    app = Kit(Static("the list"))
    async with app.run_test() as pilot:
        await app.push_screen(File())
        await until(pilot, lambda: "Karim" in seen(app))
        drawn = ref(app.screen.query_one(Static)._styles_cache)
        await app.pop_screen()
        with telling(
            "StylesCache.get_inner_outer is not all that holds what a widget showed: let_go_of_drawn_lines"
        ):
            await until(pilot, lambda: _cleared(drawn))


LINES = ["", "han kom hem igen", "en\tflik", "漢字 och svenska i samma rad", "x" * 30]


def test_rows_found_by_others_are_the_documents_own():
    for width in (5, 8, 20):
        document = Document("\n".join(LINES))
        theirs, ours = WrappedDocument(document, width), WrappedDocument(document)
        rows = set_rows(
            ours, [theirs.get_offsets(line) for line in range(len(LINES))], theirs._tab_width_cache
        )
        gone = "Textual's WrappedDocument keeps its rows in other lists now, which set_rows does not fill (WrappedText)"
        assert vars(ours).keys() == vars(theirs).keys(), gone
        for name in ("_wrap_offsets", "_tab_width_cache", "_offset_to_line_info", "_line_index_to_offsets"):
            assert getattr(ours, name) == getattr(theirs, name), f"{gone} ({name})"
        assert (ours.height, ours.lines) == (theirs.height, theirs.lines), gone
        assert len(rows) == theirs.height


def test_lines_break_where_textual_breaks_them():
    for line in LINES:
        theirs = WrappedDocument(Document(line), 8).get_offsets(0)
        assert wrap_offsets(line, 8, 4) == theirs, (
            "textual._wrap.compute_wrap_offsets takes or gives something else now: wide characters would be cut in a "
            f"long text (wrapping.breaks): {line!r}"
        )
        assert breaks(line, 8, 4) == theirs
    assert (
        WrappedText(Document("\n".join(LINES)), 8).height
        == WrappedDocument(Document("\n".join(LINES)), 8).height
    )


def test_the_text_area_asks_for_rows_there():
    assert "wrapped_document._offset_to_line_info" in inspect.getsource(TextArea._render_line), (
        "Textual's TextArea no longer reads WrappedDocument._offset_to_line_info: set_rows need not fill it"
    )


def test_keys_are_made_of_what_a_terminal_sends():
    parser = key_parser()
    keys = [event.key for event in parser.feed("a\x1b[A\x1bOP") if isinstance(event, Key)]
    assert keys == ["a", "up", "f1"], (
        "textual._xterm_parser.XTermParser no longer gives keys for what is fed to it: SafeInputDriver hears nothing"
    )
    assert list(parser.tick()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there the driver is another")
def test_the_driver_reads_in_a_thread():
    from textual.drivers.linux_driver import LinuxDriver

    source = inspect.getsource(LinuxDriver.start_application_mode)
    told = (
        "Textual's LinuxDriver no longer reads keys in a thread at _key_thread: reads_keys would have it taken "
        "twice, or leave answers to be typed into the shell"
    )
    assert "self._key_thread = Thread(target=self._run_input_thread" in source, told
    assert "self._key_thread.join()" in inspect.getsource(LinuxDriver.disable_input), told
