"""The notes of a client: all of them, pinned ones first, each with what it said before it was corrected."""

from __future__ import annotations

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from entre_tui.casework.client import notes as casework
from entre_tui.casework.client.notes import CHANGE, NoteLine, NoteView
from entre_tui.locale import _
from entre_tui.locale.dates import day_time, short_day
from entre_tui.screens.client.client_subpart import ClientSubpart
from entre_tui.screens.client.text_at_mark import TextAtMark
from entre_tui.widgets.base.safe_text import shown
from entre_tui.widgets.base.text_pane import TextPane
from entre_tui.widgets.lists.row_list import ListRow, RowColumn, RowList

PINNED, CORRECTED = "▲", "✎"


class Notes(TextAtMark, ClientSubpart):
    """Laid over the part it was opened from; `at` is the note the mark begins at."""

    part = "notes"
    enter_does = "notes.read"
    CSS_PATH = "notes.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    def __init__(self, client_id: int, at: int | None = None) -> None:
        super().__init__(client_id)
        self._lines: dict[int, NoteLine] = {}
        self._at = at

    def compose_part(self) -> ComposeResult:
        """The list, and beside or beneath it the note at the mark."""
        with Horizontal(id="notes"):
            yield RowList(
                [
                    RowColumn("sign", "", 1),
                    RowColumn("when", _("When"), 12),
                    RowColumn("text", _("Note"), 0),
                    RowColumn("who", _("By"), 14, min_total=70),
                ],
                empty=_("No notes yet: n writes the first."),
                id="list",
            )
            yield TextPane(most=90, id="text")

    @property
    def current(self) -> NoteLine | None:
        """The note at the mark."""
        row = self.table.current
        return self._lines.get(int(str(row.key))) if row is not None else None

    async def load(self) -> None:
        """The list, and the note at the mark in full."""
        lines = await self.app.work(casework.notes, self.client_id)
        self._lines = {line.id: line for line in lines}
        self.table.show([self._row(line) for line in lines], at=self._at)
        self._at = None
        await self.show_current()

    def _row(self, line: NoteLine) -> ListRow:
        sign = PINNED if line.pinned else CORRECTED if line.corrected else ""
        cells = {
            "sign": sign,
            "when": short_day(line.at.date(), self.app.now().date()),
            "text": line.excerpt,
            "who": line.author,
        }
        return ListRow(line.id, cells)

    async def text_at_mark(self) -> Content | str:
        line = self.current
        if line is None:
            return ""
        return note_text(await self.app.work_latest("note", casework.note, line.id), self.app.now())

    def why_not(self, command_id: str) -> str | None:
        """All but writing needs a note at the mark."""
        if command_id.startswith("notes.") and command_id != "notes.new" and self.current is None:
            return _("There is no note here: n writes one.")
        return None

    async def _one(self) -> NoteView:
        assert self.current is not None
        one: NoteView = await self.app.work(casework.note, self.current.id)
        return one

    async def action_correct(self) -> None:
        from entre_tui.screens.client.notes_form import correct_note

        correct_note(self, await self._one())

    async def action_remove(self) -> None:
        from entre_tui.screens.client.notes_form import remove_note

        remove_note(self, await self._one())

    async def action_pin(self) -> None:
        line = self.current
        if line is not None:
            await self.app.do(casework.pin_note, line.id, not line.pinned, seen_version=line.version)


def note_text(note: NoteView, now: datetime) -> Content:
    """The note in full, and beneath it what it said before."""
    marks = [
        _("change seen") if note.kind == CHANGE else "",
        _("pinned") if note.pinned else "",
        _("corrected") if note.earlier else "",
    ]
    about = " · ".join(filter(None, (note.author, *marks)))
    parts: list[tuple[str, str] | str] = [
        (day_time(note.at, now), "bold"),
        (f"  {shown(about).plain}\n", "$text-muted"),
        shown(note.text).plain + "\n",
    ]
    for earlier in note.earlier:
        until = _("Until {when}, when {who} corrected it:")
        title = until.format(when=day_time(earlier.until, now), who=shown(earlier.by).plain or _("somebody"))
        parts += [(f"\n{title}\n", "$text-muted"), (shown(earlier.text).plain + "\n", "$text-muted")]
    return Content.assemble(*parts)
