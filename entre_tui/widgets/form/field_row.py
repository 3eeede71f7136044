"""A field as it stands in a form: label, editor, and beneath it what was understood or what is wrong."""

from __future__ import annotations

from typing import cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static, TextArea

from entre_tui.widgets.base.safe_text import shown
from entre_tui.widgets.form.combobox import ComboBox
from entre_tui.widgets.form.date_field import DateInput
from entre_tui.widgets.form.editors import Editor, editor_for
from entre_tui.widgets.form.fields import AnyField, LongField, UnfitValue
from entre_tui.widgets.form.inline_choice import InlineChoice
from entre_tui.widgets.lists.row_list import MARK


class FieldRow(Vertical):
    """One field of a form."""

    DEFAULT_CSS = """
    FieldRow {
        height: auto;
        & > .label { dock: left; width: 22; height: 1; color: $text-muted; }
        & > .note { height: auto; display: none; color: $text-muted; }
        & > .note.-shown { display: block; }
        & > .note.-wrong { color: $text-error; text-style: bold; }
        &:focus-within > .label { color: $text; text-style: bold; }
        &.-above { margin-bottom: 1; }
        &.-above > .label { dock: none; width: 1fr; }
        &.-above > LongLines, &.-above > .note { margin-left: 2; }
        &:ansi {
            & > .label, & > .note { color: ansi_default; }
            & > .note.-wrong { color: ansi_red; }
        }
    }
    """

    class Edited(Message):
        """The person changed what stands in the field."""

        def __init__(self, row: FieldRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, field: AnyField) -> None:
        super().__init__(classes="-above" if isinstance(field, LongField) else "")
        self.field = field
        self.editor = editor_for(field)
        self._label = Static("", classes="label", markup=False)
        self._note = Static("", classes="note", markup=False)
        self.wrong = ""

    @property
    def raw(self) -> object:
        """What was typed or chosen, as a draft keeps it."""
        return cast(Editor, self.editor).raw

    def take(self, raw: object) -> None:
        """Put back what a draft kept."""
        cast(Editor, self.editor).take(raw)

    def read(self) -> object:
        """The value; raises `UnfitValue`."""
        return cast(Editor, self.editor).read()

    def check(self) -> bool:
        """Say beneath the field what is wrong with it, if something is."""
        try:
            self.read()
        except UnfitValue as unfit:
            self.refuse(str(unfit))
            return False
        self.refuse("")
        return True

    def refuse(self, message: str) -> None:
        """Show an error in words at this field; an empty one takes it away."""
        self.wrong = message
        self._annotate()

    def compose(self) -> ComposeResult:
        # With its words from the first picture on: a note that comes later moves every field beneath it.
        self._show_label(self.editor.has_focus)
        self._annotate()
        yield self._label
        yield self.editor
        yield self._note

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self._show_label(True)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        self._show_label(False)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._on_edit(event)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self._on_edit(event)

    def on_inline_choice_changed(self, event: InlineChoice.Changed) -> None:
        self._on_edit(event)

    def on_combo_box_changed(self, event: ComboBox.Changed) -> None:
        self._on_edit(event)

    def _on_edit(self, event: Message) -> None:
        event.stop()
        self.wrong = ""
        self._annotate()
        self.post_message(self.Edited(self))

    def _show_label(self, focused: bool) -> None:
        needed = " *" if self.field.required else ""
        self._label.update(shown(f"{MARK if focused else ' '} {self.field.label}{needed}"))

    def _annotate(self) -> None:
        note = self.wrong or self._remark()
        if note != str(self._note.visual):
            self._note.update(shown(note))
        appears = bool(note) and not self._note.has_class("-shown")
        self._note.set_class(bool(note), "-shown")
        self._note.set_class(bool(self.wrong), "-wrong")
        if appears and self.editor.has_focus:
            # At the lower edge of a form it would come to stand out of sight.
            self.call_after_refresh(self._note.scroll_visible, animate=False)

    def _remark(self) -> str:
        if isinstance(self.editor, DateInput):
            return self.editor.echo()
        return self.field.hint if isinstance(self.editor, InlineChoice | ComboBox) else ""
