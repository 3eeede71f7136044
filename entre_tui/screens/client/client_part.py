"""What every part of a client's file has: the fixed head, the keys of the other parts, the way back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable
from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, TextArea

from entre_tui.casework.whole_file.head import ClientHead, client_head
from entre_tui.commands import PARTS as PART_COMMANDS
from entre_tui.commands import bindings_for
from entre_tui.locale import _, ngettext
from entre_tui.locale.dates import in_days
from entre_tui.locale.labels import label
from entre_tui.rules.consent import ConsentState
from entre_tui.screens.client.client_parts import part_screen
from entre_tui.screens.core.list_screen import ListScreen
from entre_tui.text import clean
from entre_tui.widgets.base.client_head import ClientHeadLines, number_beside
from entre_tui.widgets.base.safe_text import shown
from entre_tui.widgets.base.text_pane import TextPane
from entre_tui.widgets.lists.row_list import RowList

Neighbour = Callable[[int], Awaitable[int | None]]


class ClientPart(ListScreen):
    """One part of one client's file. A subclass sets `part` and writes `compose_part()` and `load()`."""

    part: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("client")]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        cls.place = f"client.{cls.part}"
        super().__init_subclass__(**kwargs)

    def __init__(self, client_id: int) -> None:
        super().__init__()
        self.client_id = client_id
        self.head: ClientHead | None = None
        self._begin_at: Hashable | None = None

    def compose_place(self) -> ComposeResult:
        """The head over the part."""
        yield ClientHeadLines()
        yield from self.compose_part()

    def compose_part(self) -> ComposeResult:
        """The part's own widgets."""
        yield from ()

    async def read(self) -> None:
        """The head, then the part."""
        self.head = await self.app.work(client_head, self.client_id)
        self.query_one(ClientHeadLines).show(*head_lines(self.head, self.app.now().date()))
        await self.load()
        if self._begin_at is not None:
            record, self._begin_at = self._begin_at, None
            self.go_to_record(record)

    def begin_at(self, record: Hashable | None) -> None:
        """Begin with the mark on this record, as the part's list keys it."""
        self._begin_at = record

    @property
    def beware(self) -> str:
        """What a form laid over the head still has to say."""
        return flag_words(self.head) if self.head is not None else ""

    def go_to_record(self, record: Hashable) -> None:
        """Put the mark on a record that somebody wants to see; a part without it stays where it begins."""
        for rows in self.query(RowList):
            rows.go_to(record)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The parts' letters come before a list's own keys, but never before what is typed."""
        if action == "do" and isinstance(self.focused, Input | TextArea):
            typed_away = {row.id for row in PART_COMMANDS}
            return parameters[0] not in typed_away
        return super().check_action(action, parameters)

    def action_part(self, part: str) -> None:
        """Another part of the same file, in place of this one."""
        if part != self.part:
            self.app.switch_screen(part_screen(part, self.client_id))

    def action_write_note(self) -> None:
        """A note on the client, whichever part is open."""
        from entre_tui.screens.client.notes_form import write_note

        write_note(self, self.client_id)

    async def action_flags(self) -> None:
        """Raise or lift a security flag, whichever part is open."""
        from entre_tui.screens.client.flags_form import ask_flags

        await ask_flags(self, self.client_id)

    def open_part(self, part: str, record: Hashable | None = None) -> None:
        """Another part of the same file, the mark on one record of it."""
        self.app.switch_screen(part_screen(part, self.client_id, record))

    def action_read(self) -> None:
        """Into the text, to scroll it."""
        self.query_one(TextPane).focus()

    def action_back(self) -> None:
        """Out of the text first, then back to exactly where the file was opened."""
        if isinstance(self.focused, TextPane):
            self.table.focus()
        else:
            self.app.pop_screen()

    async def action_neighbour(self, by: int) -> None:
        """The same part of the next or previous client of the list the file was opened from."""
        for screen in reversed(self.app.screen_stack[:-1]):
            neighbour: Neighbour | None = getattr(screen, "neighbour", None)
            if neighbour is not None:
                client_id = await neighbour(by)
                if client_id is None:
                    self.say(_("There is nobody further on in the list."))
                else:
                    self.app.switch_screen(type(self)(client_id))
                return
        self.say(_("This file was not opened from a list."))


def head_lines(head: ClientHead, today: date) -> tuple[Content, Content, Content]:
    """The head as it is drawn, name, what stands beside it, and beneath: a sign and a word beside every colour."""
    age = "" if head.age is None else ngettext("{n} year", "{n} years", head.age).format(n=head.age)
    name = Content.styled(shown(head.name).plain, "bold")
    ref = clean(number_beside(head.name, head.ref))
    beside = Content.assemble(
        "  ",
        "  ".join(filter(None, (ref, age))),
        "  ",
        (shown(flag_words(head)).plain, "bold $text-error"),
    )
    parts = [_phase(head), label(head.legal_status, "legal_status")]
    if head.release_on is not None and (head.release_on >= today or head.legal_status == "prison"):
        parts.append(_("release {when}").format(when=in_days(head.release_on, today)))
    parts.append(CONSENT_WORDS[head.consent]())
    return name, beside, Content(" · ".join(filter(None, parts))).stylize("$text-muted")


def flag_words(head: ClientHead) -> str:
    """What to beware of, each with its sign."""
    flags = (": ".join(filter(None, (label(kind, "flag_kind"), words))) for kind, words in head.flags)
    return "  ".join(f"! {flag}" for flag in flags)


def _phase(head: ClientHead) -> str:
    if not head.phase:
        return _("in no programme")
    of = f" {head.held}" if head.planned is None else f" {head.held}/{head.planned}"
    return (
        f"{head.phase}{of}"
        if head.programme_open
        else _("{phase}{of}, ended").format(phase=head.phase, of=of)
    )


CONSENT_WORDS: dict[ConsentState, Callable[[], str]] = {
    ConsentState.NONE: lambda: _("no consent"),
    ConsentState.GIVEN: lambda: _("consent not documented"),
    ConsentState.DOCUMENTED: lambda: _("consent documented"),
    ConsentState.WITHDRAWN: lambda: _("consent withdrawn"),
}
