"""The long text of a form: cleaned, wrapped, undone, and drawn as Textual draws it."""

from __future__ import annotations

from typing import Any

import pytest
from rich.style import Style
from textual.document._document import Selection
from textual.strip import Strip

from entre_tui.widgets.form.fields import LongField
from entre_tui.widgets.form.form import Form
from entre_tui.widgets.form.text_editor import TextEditor
from tests.widgets.kit import Kit


async def _saved(values: dict[str, Any]) -> None:
    """A save that does nothing."""


async def test_long_text_is_cleaned_wrapped_and_undone():
    text = "Ett stycke om något svårt. " * 500
    app = Kit()
    async with app.run_test(size=(80, 24)) as pilot:
        form = Form("Note", [LongField("note", "Note", text, height=12)], _saved)
        await app.opened(form, pilot)
        area = app.screen.query_one(TextEditor)
        assert area.size.width <= 90
        area.move_cursor(area.document.end)
        await pilot.press("e")
        area._replace_via_keyboard("\u0301", *area.selection)
        await pilot.press("tab")
        assert area.text == text + "é"
        area.focus()
        area.undo()
        assert area.text.startswith(text)
        area._replace_via_keyboard("\x1b]52;c;aGVq\x07klistrat\r\n\u202etext", *area.selection)
        assert area.text.endswith("]52;c;aGVqklistrat\ntext")


def _cells(strip: Strip) -> list[tuple[str, Style]]:
    """Each character with its style, as far as anything can be seen there."""
    cells = [(character, part.style) for part in strip for character in part.text]
    while cells and cells[-1] == (" ", strip._segments[-1].style):
        cells.pop()
    return cells


@pytest.mark.parametrize(
    "text", ["kort", "Ett stycke om något svårt. " * 40, "a\n\nb 日本語 👨👩👧\n" * 20, "tabb\tmed\n"]
)
@pytest.mark.parametrize(
    ("since", "until"),
    [
        ((0, 0),) * 2,
        ((0, 3),) * 2,
        (None,) * 2,
        ((0, 1), (0, 3)),
        ((0, 150), (0, 2)),
        ((0, 1), None),
        (None, (1, 0)),
    ],
)
async def test_long_text_is_drawn_as_textual_draws_it(text, since, until):
    app = Kit()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.opened(Form("Note", [LongField("note", "Note", text, height=12)], _saved), pilot)
        area = app.screen.query_one(TextEditor)
        area.selection = Selection(
            *(area.document.end if place is None else place for place in (since, until))
        )
        await pilot.pause()
        for y in range(12):
            assert _cells(area._render_line(y)) == _cells(super(TextEditor, area)._render_line(y))
