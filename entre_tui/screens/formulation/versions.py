"""The versions of a case formulation, and what differs between two of them, side by side or one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from textual.app import ComposeResult
from textual.content import Content as Text
from textual.widgets import Static

from entre_tui.casework.formulation import saving as formulation_saving
from entre_tui.casework.formulation import views as formulation_views
from entre_tui.casework.formulation.diff import DiffMark, FieldDiff, FormulationDiff
from entre_tui.casework.formulation.views import VersionLine
from entre_tui.locale import _
from entre_tui.locale.dates import day_time
from entre_tui.screens.client.client_subpart import ClientSubpart
from entre_tui.widgets.base.safe_text import shown
from entre_tui.widgets.base.text_pane import TextPane
from entre_tui.widgets.lists.row_list import ListRow, RowColumn, RowList

# Cells of each side below which a sentence is torn apart; then one text says both.
NARROWEST = 36
WIDEST = 1000
# Brackets as well as colour: what went and what came is read in black and white too.
_MARKS = {
    DiffMark.GONE: ("[−", "−]", "strike $text-error"),
    DiffMark.NEW: ("[+", "+]", "bold underline $text-success"),
}


class FormulationVersions(ClientSubpart):
    """The latest version first, each beside the one before it; `space` fixes another one to compare with."""

    part = "formulation.versions"
    above = "formulation"
    CSS_PATH = "versions.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    _lines: tuple[VersionLine, ...] = ()
    _fixed: int | None = None
    _diff: FormulationDiff | None = None

    def compose_part(self) -> ComposeResult:
        """The list, and what differs."""
        yield RowList(
            [
                RowColumn("sign", "", 1),
                RowColumn("number", "#", 3, right=True),
                RowColumn("when", _("When"), 17),
                RowColumn("author", _("By"), 0),
            ],
            id="list",
        )
        yield Static("", id="between", markup=False)
        yield TextPane(most=WIDEST, id="diff")

    @property
    def number(self) -> int:
        """The version at the mark."""
        row = self.table.current
        return int(str(row.key)) if row else 0

    async def load(self) -> None:
        """The list, and the difference at the mark."""
        self._lines = await self.app.work(formulation_views.versions, self.client_id)
        self._show_list()
        await self.show_current()

    def _show_list(self) -> None:
        now = self.app.now()
        self.table.show(
            [
                ListRow(
                    line.number,
                    {
                        "sign": "=" if line.number == self._fixed else "",
                        "number": str(line.number),
                        "when": day_time(line.created_at, now),
                        "author": line.author,
                    },
                )
                for line in self._lines
            ]
        )

    async def show_current(self) -> None:
        if not self._lines:
            return
        other = self._fixed if self._fixed not in (None, self.number) else self.number - 1
        a, b = sorted((other or 0, self.number))
        self._diff = await self.app.work(formulation_views.diff, self.client_id, a, b)
        self._show_diff()

    def on_resize(self) -> None:
        self._show_diff()

    def _show_diff(self) -> None:
        found, pane = self._diff, self.query_one("#diff", TextPane)
        if found is None:
            return
        words = (
            _("What differs between version {a} and version {b}") if found.a else _("What version {b} says")
        )
        self.query_one("#between", Static).update(words.format(a=found.a, b=found.b))
        width = max(30, self.size.width - 3)
        beside = width >= 2 * NARROWEST + 3
        parts = [
            first(each) if not found.a else side_by_side(each, width) if beside else stack_changes(each)
            for each in found.fields
        ]
        if parts and found.a and beside:
            parts.insert(0, over_both(found.a, found.b, width))
        pane.show(Text("\n\n").join(parts) if parts else _("Nothing differs."))

    def why_not(self, command_id: str) -> str | None:
        """The latest version is what counts already."""
        if command_id == "versions.back" and self._lines and self.number == self._lines[0].number:
            return _("This is the latest version.")
        return None

    async def action_fix(self) -> None:
        """Compare with the version at the mark from now on; pressed there again, with the one before."""
        self._fixed = None if self._fixed == self.number else self.number
        self._show_list()
        await self.show_current()

    def action_put_back(self) -> None:
        """Ask, then say again what the version at the mark said, as a new version."""
        number, latest = self.number, self._lines[0].number
        question = _("Go back to what version {number} says?").format(number=number)
        detail = _("It becomes version {next}; nothing that was written since is lost.").format(
            next=latest + 1
        )
        put_back = partial(self.app.do, formulation_saving.put_back, self.client_id, number, latest)
        self.ask_first(question, detail, _("go back"), put_back)


def first(field: FieldDiff) -> Text:
    """What the first version says: all of it is new, so nothing needs a mark."""
    return Text.assemble((shown(field.words).plain, "bold"), "\n", shown(field.after))


def stack_changes(field: FieldDiff) -> Text:
    """The field's text once, what went and what came in brackets where it was."""
    return Text.assemble(
        (shown(field.words).plain, "bold"), "\n", _mark_pieces(field, (DiffMark.GONE, DiffMark.NEW))
    )


def over_both(a: int, b: int, width: int) -> Text:
    """Which version stands on which side."""
    titles = [_("Version {number}").format(number=number) for number in (a, b)]
    return _beside(*([Text.styled(title, "$text-muted")] for title in titles), width=width)


def side_by_side(field: FieldDiff, width: int) -> Text:
    """Before on the left, after on the right."""
    cells = (width - 3) // 2
    left, right = (_mark_pieces(field, (mark,)).wrap(cells) for mark in (DiffMark.GONE, DiffMark.NEW))
    return Text("\n").join([Text.styled(shown(field.words).plain, "bold"), _beside(left, right, width=width)])


def _beside(left: Sequence[Text], right: Sequence[Text], *, width: int) -> Text:
    cells, lines = (width - 3) // 2, []
    for before, after in zip_longest(left, right, fillvalue=Text("")):
        lines.append(Text.assemble(before, " " * max(0, cells - before.cell_length), " │ ", after))
    return Text("\n").join(lines)


def _mark_pieces(field: FieldDiff, marks: tuple[DiffMark, ...]) -> Text:
    parts: list[Text | str | tuple[str, str]] = []
    for piece in field.pieces:
        text = shown(piece.text)
        if piece.mark is DiffMark.SAME:
            parts.append(text)
        elif piece.mark in marks:
            start, end, style = _MARKS[piece.mark]
            bare = text.plain.rstrip()
            parts += [(f"{start}{bare}{end}", style), text.plain[len(bare) :]]
    return Text.assemble(*parts)
