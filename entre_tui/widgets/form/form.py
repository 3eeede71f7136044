"""A form: fields beneath each other, errors where they are, and nothing typed ever lost."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.timer import Timer
from textual.widgets import Static

from entre_tui.casework.core.base import CaseworkError
from entre_tui.locale import _
from entre_tui.widgets.base.client_head import beware_of
from entre_tui.widgets.base.clock import now_of
from entre_tui.widgets.base.safe_text import shown
from entre_tui.widgets.dialogs.choose import Choose
from entre_tui.widgets.dialogs.modal import Modal
from entre_tui.widgets.form.combobox import ComboBox
from entre_tui.widgets.form.conflict import settle
from entre_tui.widgets.form.draft import FormDraft, TypedValues
from entre_tui.widgets.form.field_row import FieldRow
from entre_tui.widgets.form.field_scroll import FieldScroll
from entre_tui.widgets.form.fields import AnyField
from entre_tui.widgets.form.text_editor import TextEditor

KEEP_AFTER = 0.7  # seconds; with the write itself a draft is never older than one


class Form(Modal[bool]):
    """Asks for the fields and hands their values to `save`; gives True when it was saved.

    A `CaseworkError` from `save` is shown at its field, or beneath them all, with everything typed still there.
    With a `draft_key` what is typed is kept within a second and is there again when the form is opened next.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("escape", "leave", show=False),
        # Priority: on a slow line a burst of keys arrives as one, and what follows a tab belongs to the next field.
        Binding("tab", "onward(1)", show=False, priority=True),
        Binding("shift+tab", "onward(-1)", show=False, priority=True),
        Binding("enter", "next_field", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("ctrl+r", "swap", show=False, priority=True),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[AnyField],
        save: Callable[[TypedValues], Awaitable[None]],
        *,
        draft_key: str | None = None,
        intro: str = "",
        client_id: int | None = None,
        start: str | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._intro, self._beware = intro, ""
        self._save = save
        self._draft_key = draft_key
        self._client_id = client_id
        self._start = start or ""
        self._rows = {field.name: FieldRow(field) for field in fields}
        self._message, self._said = Static("", classes="message", markup=False), ""
        self._fields = FieldScroll(*self._rows_at_first())
        self._opened: TypedValues = {}
        self._draft = FormDraft(None, None, None, {})
        self._other: TypedValues | None = None
        self._timer: Timer | None = None
        self._saving = False

    def _rows_at_first(self) -> list[FieldRow]:
        """The fields that are there when the form opens."""
        return list(self._rows.values())

    # --- what it looks like -------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        self._beware = beware_of(self._client_id, self.app.screen_stack)
        self._fields.fit(self.app.size, self._head, self._intro, self._said)
        with Vertical(classes="panel"):
            yield Static(shown(self._title), classes="title", markup=False)
            if self._beware:
                yield Static(shown(self._beware), classes="beware", markup=False)
            if self._intro:
                yield Static(shown(self._intro), classes="intro", markup=False)
            yield self._fields
            yield self._message
            yield Static(_("ctrl+s save · enter or tab next field · esc leave"), classes="keys", markup=False)

    def on_mount(self) -> None:
        self._opened = self.typed_values()
        kept = getattr(self.app, "drafts", None)
        self._draft = FormDraft(kept, self._draft_key, self._client_id, self._opened)
        if self._rows:
            self._fields.start = self._first()
            self._first().editor.focus(scroll_visible=False)
        self.run_worker(self._look_for_draft(), group="draft")

    def _first(self) -> FieldRow:
        """Where one begins to type."""
        return self._rows.get(self._start) or next(iter(self._rows.values()))

    async def _look_for_draft(self) -> None:
        if await self._draft.look():
            self._offer_draft()

    @property
    def _head(self) -> str:
        return "\n".join(filter(None, (self._title, self._beware)))

    def on_resize(self, event: events.Resize) -> None:
        self._fields.fit(event.size, self._head, self._intro, self._said)

    def say(self, message: str, *, warning: bool = False) -> None:
        """Say something beneath the fields."""
        self._said = message
        self._fields.fit(self.size, self._head, self._intro, message)
        self._message.update(shown(message))
        self._message.set_class(bool(message), "-shown")
        self._message.set_class(warning, "-wrong")

    def keep_language(self) -> None:
        """Answer the key for the other language, which no form takes: the words in it were read and answered."""
        self.say(_("Leave this first (esc); then the language can be changed."), warning=True)

    # --- what is in it ------------------------------------------------------------------------------------

    def typed_values(self) -> TypedValues:
        """What stands in the fields as typed, secrets left out."""
        return {name: row.raw for name, row in self._rows.items() if row.raw is not None}

    def values(self) -> TypedValues:
        """The values of all fields; raises `UnfitValue` if one has none."""
        return {name: row.read() for name, row in self._rows.items()}

    @property
    def is_changed(self) -> bool:
        """Whether leaving now would leave something behind."""
        return self.typed_values() != self._opened

    def _put(self, raws: TypedValues) -> None:
        for name, raw in raws.items():
            if name in self._rows and self._rows[name].raw != raw:
                self._rows[name].take(raw)
        if conflicts := self._draft.take_conflicts():
            self.run_worker(settle(self.app, self._rows, self._opened, conflicts), group="conflicts")

    # --- drafts -------------------------------------------------------------------------------------------

    def _offer_draft(self) -> None:
        """What was typed last time is put back; where somebody has begun to type meanwhile, it is only offered."""
        found, is_changed = self._draft.found, self.is_changed
        self._other = {**self._opened, **found} if is_changed else dict(self._opened)
        if not is_changed:
            self._put(found)
        self.say(self._draft.offer_words(now_of(self.app), is_changed=is_changed))

    def action_swap(self) -> None:
        """Between the draft and what is saved, as often as wanted."""
        if self._other is not None:
            other, self._other = self._other, self.typed_values()
            self._put(other)

    async def on_field_row_edited(self, event: FieldRow.Edited) -> None:
        event.stop()
        self._fields.start = None
        if self._message.has_class("-wrong"):
            self.say("")
        if self._draft.works and self._timer is None:
            self._timer = self.set_timer(KEEP_AFTER, self.keep_draft)

    async def keep_draft(self) -> None:
        """Keep what is typed now; also called when the terminal goes away."""
        self._stop_timer()
        if self.is_changed and not self._saving:
            try:
                await self._draft.keep(self.typed_values(), now_of(self.app))
            except Exception as error:
                self._say_trouble(error)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    # --- leaving ------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "next_field":
            return not isinstance(self.focused, TextEditor)
        if action == "step":
            return not (
                isinstance(self.focused, TextEditor | ComboBox) or getattr(self.focused, "is_unclear", False)
            )
        return super().check_action(action, parameters)

    def action_onward(self, step: int) -> None:
        """To the field after or before, as they are listed: Textual goes by place, and a new field has none yet."""
        self._fields.start = None
        there = [row.editor for row in self._rows.values() if row.is_attached and row.display]
        at = there.index(self.focused) if self.focused in there else -min(step, 0) - 1
        if there:
            self.set_focus(there[(at + step) % len(there)])

    action_step = action_onward

    def action_next_field(self) -> None:
        if len(self._rows) == 1:
            self.action_save()
        else:
            self.action_onward(1)

    def action_save(self) -> None:
        if not self._saving:
            self.run_worker(self._save_now(), group="save", exclusive=True)

    async def _save_now(self) -> None:
        await self._all_typed()
        wrong = [row for row in self._rows.values() if not row.check()]
        if wrong:
            self._go_to_refused(wrong[0])
            return
        self._saving = True
        try:
            await self._save(self.values())
        except CaseworkError as error:
            self._refuse(error)
        except Exception as error:
            self._say_trouble(error)
        else:
            self._stop_timer()
            await self._draft.drop()
            self.dismiss(True)
        finally:
            self._saving = False

    def _say_trouble(self, error: Exception) -> None:
        """Trouble that knows what to do about it (a full disk) is told, and the form stays; any other is a fault."""
        advice = getattr(error, "advice", None)
        if not isinstance(advice, str):
            raise error
        self.say(f"{error} {advice}", warning=True)

    async def _all_typed(self) -> None:
        """Wait until the keys pressed before this one have arrived in their field."""
        if self.focused is not None:
            arrived = asyncio.Event()
            self.focused.call_later(arrived.set)
            await arrived.wait()

    def _refuse(self, error: CaseworkError) -> None:
        row = self._rows.get(error.field or "")
        if row is None:
            self.say(error.message, warning=True)
        else:
            row.refuse(error.message)
            self._go_to_refused(row)

    def _go_to_refused(self, row: FieldRow) -> None:
        self._fields.start = None
        row.editor.focus()
        self._fields.scroll_to_widget(row, animate=False)

    def action_leave(self) -> None:
        if not self.is_changed:
            self._leave("go")
            return
        options = [("stay", _("go on typing"))]
        if self._draft.works:
            options.append(("keep", _("leave, and keep what is typed as a draft")))
        options.append(("drop", _("leave, and throw away what is typed")))
        self.app.push_screen(Choose(_("This is not saved."), options), self._leave_as_answered)

    def _leave_as_answered(self, answer: Hashable) -> None:
        if answer in ("keep", "drop"):
            self._leave(str(answer))

    def _leave(self, how: str) -> None:
        """Go at once, so that the next key is the next screen's; the draft follows."""
        if how == "keep":
            self.run_worker(self._keep_and_go(), group="save", exclusive=True)
            return
        self._stop_timer()
        # A draft found on opening outlives a mere look at what is saved; one typed and taken back does not.
        if how == "drop" or self._other is None:
            self.app.run_worker(self._draft.drop(), group="drafts")
        self.dismiss(False)

    async def _keep_and_go(self) -> None:
        await self.keep_draft()
        self.dismiss(False)
