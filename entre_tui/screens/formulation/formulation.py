"""Case formulation: the sections with how far each is filled, and the text of the one at the mark."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from entre_tui.casework.formulation import casemap
from entre_tui.casework.formulation import saving as casework
from entre_tui.casework.formulation.casemap import MapView
from entre_tui.casework.formulation.content import Content
from entre_tui.casework.formulation.views import FormulationView
from entre_tui.locale import _
from entre_tui.locale.dates import day_time
from entre_tui.locale.labels import label
from entre_tui.screens.client.client_part import ClientPart
from entre_tui.screens.formulation.forms import clear_section, section_form
from entre_tui.screens.formulation.text import section_rows, section_text
from entre_tui.widgets.base.safe_text import shown
from entre_tui.widgets.base.text_pane import TextPane
from entre_tui.widgets.lists.pane_list import PaneList
from entre_tui.widgets.lists.row_list import RowColumn

# As in the style sheet: how wide the sections and the text are.
WIDE, NARROW_LIST, WIDE_LIST, MOST = 110, 37, 46, 94


class Formulation(ClientPart):
    """The part `f` of a client's file."""

    part = "formulation"
    enter_does = "formulation.edit"
    CSS_PATH = "formulation.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    _view: FormulationView | None = None
    _map: MapView | None = None

    def compose_part(self) -> ComposeResult:
        """Sections on the left, the text of one on the right."""
        yield Static("", id="version", markup=False)
        with Horizontal(id="formulation"):
            yield PaneList(
                [RowColumn("name", _("Section")), RowColumn("state", _("Filled"), 9)],
                id="list",
                header=False,
            )
            yield TextPane(id="text")

    @property
    def content(self) -> Content:
        """What is formulated, if only nothing."""
        return self._view.content if self._view else Content()

    @property
    def section(self) -> str:
        """The section at the mark."""
        row = self.table.current
        return str(row.key) if row else "hypothesis"

    async def load(self) -> None:
        """The latest version and the map's loose ends."""
        self._map = await self.app.work(casemap.case_map, self.client_id)
        self._view = self._map.formulation
        self.table.show(section_rows(self.content, self._map))
        self.query_one("#version", Static).update(shown(self._version_words()))
        self.show_current()

    def _version_words(self) -> str:
        if self._view is None:
            return _("Nothing is formulated yet: e begins with the section at the mark.")
        when = day_time(self._view.created_at, self.app.now())
        words = _("Version {number} · {author} · {when}")
        return words.format(number=self._view.number, author=self._view.author, when=when)

    def show_current(self) -> None:
        beside = NARROW_LIST if self.size.width < WIDE else WIDE_LIST
        width = min(MOST, self.size.width - beside) - 4
        words = section_text(self.section, self.content, self._map, width)
        self.query_one("#text", TextPane).show(words)

    def on_resize(self) -> None:
        self.call_after_refresh(self.show_current)

    def why_not(self, command_id: str) -> str | None:
        """What cannot be done to nothing."""
        if command_id == "formulation.versions" and self._view is None:
            return _("There are no versions yet.")
        if command_id == "formulation.clear" and clear_section(self.section, self.content) == self.content:
            return _("There is nothing to remove in this section.")
        return None

    def action_edit(self) -> None:
        """The form of the section at the mark; the map has its own screen."""
        if self.section == "map":
            self.action_map()
        else:
            self.app.push_screen(section_form(self, self.client_id, self.section, self._view))

    def action_map(self) -> None:
        """Draw the map."""
        from entre_tui.screens.formulation.map import FormulationMap

        self.app.push_screen(FormulationMap(self.client_id))

    def action_versions(self) -> None:
        """Every version, two of them side by side."""
        from entre_tui.screens.formulation.versions import FormulationVersions

        self.app.push_screen(FormulationVersions(self.client_id))

    def action_clear(self) -> None:
        """Ask, then save a version without this section."""
        view, section = self._view, self.section
        if view is None:
            return
        content = clear_section(section, view.content)
        name = self.table.current.cells["name"].strip() if self.table.current else ""
        if section.startswith("need:"):
            name = label(section.removeprefix("need:"), "need")
        detail = _(
            "What this section says goes from the formulation. It stays in version {number}, and u brings it back."
        ).format(number=view.number)
        self.ask_first(
            _("Remove “{section}”?").format(section=name),
            detail,
            _("remove"),
            lambda: self.app.do(casework.save_formulation, self.client_id, content, view.number),
        )
