"""Where a long text breaks into rows: exactly where Textual breaks it, whatever is written and changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._wrap import compute_wrap_offsets
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.expand_tabs import get_tab_widths

from entre_tui.widgets.form.text_editor import TextEditor
from entre_tui.widgets.form.text_wrapping import WrappedText, breaks
from tests.widgets.kit import Kit, painted

NARROW = "aåÖ z–“…\xa0·€ЯΩ"
ODD = "日🙂é\u0301\ufe0f\u200d\u3000\xad❤"
WORDS = st.text(alphabet="aå z", max_size=40)
PLAIN = st.lists(WORDS, max_size=12).map(" ".join)
ANY = st.text(alphabet=NARROW + ODD + "\t" + "   ", max_size=120)
LINE = PLAIN | ANY | st.text(alphabet=NARROW, max_size=200)
PAGE = st.lists(LINE, min_size=1, max_size=4).map("\n".join)
WIDTH, TAB = st.integers(1, 40), st.integers(1, 8)


@given(LINE, WIDTH, TAB)
def test_a_line_breaks_where_textual_breaks_it(line, width, tab):
    tabs = get_tab_widths(line, tab)
    assert breaks(line, width, tab) == compute_wrap_offsets(line, width, tab, precomputed_tab_sections=tabs)


def state(wrapped: WrappedDocument) -> list[object]:
    rows = [wrapped.get_sections(line) for line in range(wrapped.document.line_count)]
    return [
        wrapped.height,
        rows,
        wrapped._wrap_offsets,
        wrapped._offset_to_line_info,
        wrapped._line_index_to_offsets,
        wrapped._tab_width_cache,
    ]


@given(PAGE, WIDTH, TAB, st.data())
def test_edits_leave_the_rows_as_textual_would(text, width, tab, data):
    document = Document(text)
    ours, textuals = WrappedText(document, width, tab), WrappedDocument(document, width, tab)
    assert state(ours) == state(textuals)
    for new in data.draw(st.lists(PAGE | st.just(""), max_size=4)):
        places = []
        for _end in range(2):
            row = data.draw(st.integers(0, document.line_count - 1))
            places.append((row, data.draw(st.integers(0, len(document[row])))))
        start, end = sorted(places)
        result = document.replace_range(start, end, new)
        for wrapped in (ours, textuals):
            wrapped.wrap_range(start, end, result.end_location)
        assert state(ours) == state(textuals)
    assert state(ours) == state(WrappedText(document, width, tab))


@pytest.mark.parametrize("odd", ["", "🙂", "\t"])
async def test_what_is_typed_taken_back_and_done_again_stays_wrapped(odd):
    area = TextEditor(f"Ett stycke {odd} om något svårt. " * 30)
    app = Kit(area)
    async with app.run_test(size=(60, 20)) as pilot:
        area.focus()
        area.move_cursor((0, 300))
        for keys in ("o r d enter", "backspace backspace", "enter å", "ctrl+z ctrl+z ctrl+z", "ctrl+y"):
            await pilot.press(*keys.split())
            anew = WrappedDocument(area.document, area.wrap_width, area.indent_width)
            assert state(area.wrapped_document) == state(anew)


async def test_lines_that_brought_the_scrollbar_can_be_taken_back_and_done_again():
    area = TextEditor("")
    async with Kit(area).run_test(size=(40, 10)) as pilot:
        area.focus()
        area._replace_via_keyboard("rad\n" * 30, *area.selection)
        await pilot.pause()
        await pilot.press("ctrl+z")
        assert (area.text, area.cursor_location) == ("", (0, 0))
        await pilot.press("ctrl+y")
        assert (area.text, area.cursor_location) == ("rad\n" * 30, (30, 0))


async def test_several_edits_taken_back_at_once_leave_no_row_behind():
    area = TextEditor("a\nb\nc\nd")
    async with Kit(area).run_test(size=(40, 10)) as pilot:
        area.focus()
        await pilot.press("enter", "x", "ctrl+z", "x", "ctrl+z")
        anew = WrappedDocument(area.document, area.wrap_width, area.indent_width)
        assert state(area.wrapped_document) == state(anew)
        await pilot.press("ctrl+end")
        assert "d" in painted(pilot.app)[area.cursor_screen_offset.y]
