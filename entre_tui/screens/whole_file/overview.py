"""The overview of a client's file: what is due, what comes next, goals and notes, what the work builds on."""

from __future__ import annotations

from collections.abc import Hashable

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from entre_tui.casework.client.clients import ClientView
from entre_tui.casework.client.due import DueLine
from entre_tui.casework.whole_file import overview as casework
from entre_tui.locale import _
from entre_tui.rules.codes import DueKind
from entre_tui.rules.due.due import DueItem
from entre_tui.rules.due.facts import RecordKind
from entre_tui.screens.client.due_place import part_for, record_of
from entre_tui.screens.whole_file.overview_beside import beside, revealed_words
from entre_tui.screens.whole_file.overview_programme import OverviewProgramme
from entre_tui.screens.whole_file.overview_text import PART_OF_LINE, WHEN, rows
from entre_tui.widgets.lists.row_list import RowColumn
from entre_tui.widgets.lists.section_list import SectionList

WIDE, BESIDE, BEFORE_WORDS = 110, 44, 36
FOLLOWED_UP = (DueKind.MISSED, DueKind.EVIDENCE)


class Overview(OverviewProgramme):
    """The part `o` of a client's file, the first that is seen."""

    part = "overview"
    enter_does = "overview.open"
    follows_mark = False
    CSS_PATH = "overview.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    def compose_part(self) -> ComposeResult:
        """The lines that can be opened, and beside them what the work builds on."""
        yield Static("", id="revealed", markup=False)
        with Horizontal(id="overview"):
            yield SectionList(
                [RowColumn("section", "", 12), RowColumn("when", "", WHEN), RowColumn("what", "", 0)],
                header=False,
                id="list",
            )
            with VerticalScroll(id="beside", can_focus=False):
                yield Static("", markup=False)

    async def load(self) -> None:
        """The whole overview in one reading."""
        self._seen = await self.app.work(casework.overview, self.client_id)
        self._show()

    def _show(self) -> None:
        if self._seen is not None:
            now, wide = self.app.now(), self.size.width >= WIDE
            room = self.size.width - (BESIDE if wide else 0) - BEFORE_WORDS
            self.table.show(rows(self._seen, now, room, self.table.size.height, wide=wide))
            self.query_one("#beside Static", Static).update(beside(self._seen, now))

    def on_resize(self) -> None:
        self._show()

    # -- opening ---------------------------------------------------------------------------------

    @property
    def _key(self) -> tuple[Hashable, ...]:
        row = self.table.current
        return row.key if row is not None and isinstance(row.key, tuple) else ("",)

    async def action_open(self) -> None:
        """Where the line at the mark is dealt with."""
        what, *rest = self._key
        if what == "due":
            await self._open_due(DueKind(str(rest[0])), int(str(rest[1])))
        elif what == "note":
            self._open_notes(int(str(rest[0])))
        elif what in PART_OF_LINE:
            self.open_part(PART_OF_LINE[str(what)], rest[0] if rest and isinstance(rest[0], int) else None)
        elif what == "programme":
            await self.action_do("overview.phase" if self.last_seen.open_programmes else "overview.enrol")
        elif what == "details":
            await self.action_do("overview.edit")
        elif rest == ["goals"]:
            self.action_part("goals")
        elif rest == ["coming"]:
            self.action_part("appointments")
        elif rest == ["notes"]:
            self.action_write_note()
        elif what == "more":
            self._seen_all_due()

    def _seen_all_due(self) -> None:
        self.say(_("The rest shows as these are dealt with."))

    async def _open_due(self, kind: DueKind, record_id: int) -> None:
        from entre_tui.screens.appointments.missed_form import ask_missed

        item = self._due_item()
        if item is None:
            return
        if kind in FOLLOWED_UP:
            await ask_missed(self, record_id)
        elif item.record_kind is RecordKind.AGREEMENT:
            await self.action_do("overview.agreement")
        elif part_for(item) != self.part:
            self.open_part(part_for(item), record_of(item))
        else:
            self.say(_("The day for erasing is decided on by a supervisor."))

    def _due_item(self) -> DueItem | None:
        """The due item at the mark."""
        what, *rest = self._key
        if what != "due":
            return None
        return next((one for one in self.last_seen.due if [one.kind, one.record_id] == rest), None)

    def _open_notes(self, at: int | None = None) -> None:
        from entre_tui.screens.client.notes import Notes

        self.app.push_screen(Notes(self.client_id, at))

    def action_notes(self) -> None:
        self._open_notes()

    # -- why not ---------------------------------------------------------------------------------

    def why_not(self, command_id: str) -> str | None:
        """Most commands on the programme need one that is open."""
        if not command_id.startswith("overview."):
            return None
        if self._seen is None:
            return _("Opening …")
        seen, name = self._seen, command_id.removeprefix("overview.")
        if name == "snooze" and self._due_item() is None:
            return _("Only what is due can be let wait.")
        if name == "reveal" and not seen.protected:
            return _("This identity is not protected.")
        return self.why_no_programme(name)

    # -- doing -----------------------------------------------------------------------------------

    async def action_edit(self) -> None:
        from entre_tui.screens.client.client_form import edit_client

        await edit_client(self, self.client_id)

    async def action_hand_over(self) -> None:
        from entre_tui.screens.client.handover_forms import hand_over

        await hand_over(self, self.client_id)

    async def action_missed(self) -> None:
        from entre_tui.screens.appointments.missed_form import ask_missed_latest

        await ask_missed_latest(self, self.client_id)

    def action_snooze(self) -> None:
        from entre_tui.screens.client.snooze_form import ask_snooze

        item = self._due_item()
        if item is not None:
            ask_snooze(self, DueLine(self.client_id, self.last_seen.ref, self.last_seen.name, item))

    def action_reveal(self) -> None:
        from entre_tui.screens.client.handover_forms import ask_reveal

        ask_reveal(self, self.client_id, self._reveal)

    async def _reveal(self, view: ClientView) -> None:
        line = self.query_one("#revealed", Static)
        line.update(revealed_words(view))
        line.add_class("-shown")

    def on_screen_suspend(self) -> None:
        """A protected identity is gone as soon as anything comes over it."""
        for line in self.query("#revealed").results(Static):
            line.update("")
            line.remove_class("-shown")
