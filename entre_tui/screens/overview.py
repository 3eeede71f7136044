"""The overview of a client's file: what is due, what comes next, goals and notes, what the work builds on."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from entre_tui.casework import enrolments
from entre_tui.casework import overview as casework
from entre_tui.casework.clients import ClientView
from entre_tui.casework.due import DueLine
from entre_tui.casework.overview import Overview as Seen
from entre_tui.casework.overview import ProgrammeBrief
from entre_tui.casework.programme_book import plan_of
from entre_tui.commands import bindings_for
from entre_tui.locale import _
from entre_tui.programmes.model import Programme
from entre_tui.rules.codes import DueKind
from entre_tui.rules.due import DueItem
from entre_tui.rules.due_facts import RecordKind
from entre_tui.screens.client_part import ClientPart
from entre_tui.screens.due_place import part_for, record_of
from entre_tui.screens.overview_beside import beside, revealed_words
from entre_tui.screens.overview_text import PART_OF_LINE, WHEN, rows
from entre_tui.widgets.rows import Column, RowList
from entre_tui.widgets.sections import Sections

WIDE, BESIDE, BEFORE_WORDS = 110, 44, 36
FOLLOWED_UP = (DueKind.MISSED, DueKind.EVIDENCE)


class Overview(ClientPart):
    """The part `o` of a client's file, the first that is seen."""

    part = "overview"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("client.overview")
    CSS_PATH = "overview.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    def __init__(self, client_id: int) -> None:
        super().__init__(client_id)
        self._seen: Seen | None = None

    def compose_part(self) -> ComposeResult:
        """The lines that can be opened, and beside them what the work builds on."""
        yield Static("", id="revealed", markup=False)
        with Horizontal(id="overview"):
            yield Sections(
                [Column("section", "", 12), Column("when", "", WHEN), Column("what", "", 0)],
                header=False,
                id="list",
            )
            with VerticalScroll(id="beside", can_focus=False):
                yield Static("", markup=False)

    @property
    def table(self) -> RowList:
        return self.query_one("#list", RowList)

    @property
    def seen(self) -> Seen:
        """What was read; every command waits until there is something."""
        assert self._seen is not None
        return self._seen

    def on_mount(self) -> None:
        self.table.focus()

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

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.run_worker(self.action_do("overview.open"))

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
            await self.action_do("overview.phase" if self.seen.open_programmes else "overview.enrol")
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
        from entre_tui.screens.missed_form import ask_missed

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
        return next((one for one in self.seen.due if [one.kind, one.record_id] == rest), None)

    def _open_notes(self, at: int | None = None) -> None:
        from entre_tui.screens.notes import Notes

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
            return _("There is nothing due at the mark.")
        if name == "reveal" and not seen.protected:
            return _("This identity is not protected.")
        if name == "end" and not seen.programmes:
            return _("The client is in no programme: i enrols.")
        if name in ("phase", "theme", "lead", "agreement") and not seen.open_programmes:
            return _("The client is in no programme: i enrols.")
        wants = {"theme": self._with_themes, "agreement": self._with_agreements}
        if name in wants and not wants[name]:
            return _NOTHING[name]()
        return None

    @property
    def _with_themes(self) -> list[ProgrammeBrief]:
        from entre_tui.screens.programme_form import themes_to_add

        return [one for one in self.seen.open_programmes if themes_to_add(one.enrolment)]

    @property
    def _with_agreements(self) -> list[ProgrammeBrief]:
        return [
            one
            for one in self.seen.open_programmes
            if (plan := _plan(one)) and plan.rules.agreement_revision_months is not None
        ]

    # -- doing -----------------------------------------------------------------------------------

    async def action_edit(self) -> None:
        from entre_tui.screens.client_form import edit_client

        await edit_client(self, self.client_id)

    async def action_hand_over(self) -> None:
        from entre_tui.screens.overview_forms import hand_over

        await hand_over(self, self.client_id)

    def action_enrol(self) -> None:
        from entre_tui.screens.programme_form import enrol

        enrol(self, self.seen)

    def action_phase(self) -> None:
        from entre_tui.screens.programme_form import ask_which, change_phase

        ask_which(
            self,
            _("Phase of which?"),
            self.seen.open_programmes,
            lambda one: change_phase(self, self.seen, one),
        )

    def action_end(self) -> None:
        """An open programme ends; with none open, one that has ended opens again."""
        from entre_tui.screens.programme_form import ask_which, end_programme

        if self.seen.open_programmes:
            ask_which(
                self,
                _("Which ends?"),
                self.seen.open_programmes,
                lambda one: end_programme(self, self.client_id, one.enrolment),
            )
        else:
            ask_which(self, _("Open which again?"), self.seen.programmes, self._reopen)

    def _reopen(self, one: ProgrammeBrief) -> None:
        async def reopen() -> None:
            enrolment = one.enrolment
            done = await self.app.work(
                enrolments.reopen_enrolment, enrolment.id, seen_version=enrolment.version
            )
            self.app.report(done)

        self.run_worker(reopen())

    async def action_missed(self) -> None:
        from entre_tui.screens.missed_form import ask_missed_latest

        await ask_missed_latest(self, self.client_id)

    def action_snooze(self) -> None:
        from entre_tui.screens.snooze_form import ask_snooze

        item = self._due_item()
        if item is not None:
            ask_snooze(self, DueLine(self.client_id, self.seen.ref, self.seen.name, item))

    def action_theme(self) -> None:
        from entre_tui.screens.programme_form import add_theme, ask_which

        ask_which(self, _("Theme for which?"), self._with_themes, lambda one: add_theme(self, one.enrolment))

    async def action_lead(self) -> None:
        from entre_tui.screens.lead_form import ask_lead

        await ask_lead(self, self.client_id)

    def action_agreement(self) -> None:
        from entre_tui.screens.agreement_form import ask_agreement
        from entre_tui.screens.programme_form import ask_which

        ask_which(
            self,
            _("Agreement in which?"),
            self._with_agreements,
            lambda one: ask_agreement(self, self.client_id, one),
        )

    def action_reveal(self) -> None:
        from entre_tui.screens.overview_forms import ask_reveal

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


def _plan(one: ProgrammeBrief) -> Programme | None:
    return plan_of(one.enrolment.programme, one.enrolment.programme_version)


_NOTHING: dict[str, Callable[[], str]] = {
    "theme": lambda: _("There is no theme of another version to add."),
    "agreement": lambda: _("This programme has no mentoring agreement."),
}
