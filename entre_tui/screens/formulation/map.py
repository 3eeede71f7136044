"""The map need → theme → strategy → goal on a screen of its own, where its lines are written."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

from textual.app import ComposeResult
from textual.widgets import Static

from entre_tui.casework.formulation import casemap
from entre_tui.casework.formulation.casemap import MapView
from entre_tui.casework.formulation.content import Content, MapLine
from entre_tui.casework.formulation.views import FormulationView
from entre_tui.locale import _, ngettext
from entre_tui.locale.labels import label
from entre_tui.rules.codes import Need, NeedLevel
from entre_tui.rules.formulation_map import LooseEnd, LooseKind, MapRow
from entre_tui.screens.client.client_subpart import ClientSubpart
from entre_tui.screens.formulation.forms import section_save
from entre_tui.text import cut
from entre_tui.widgets.base.safe_text import shown
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.fields import AnyField, ChoiceField
from entre_tui.widgets.form.form import Form
from entre_tui.widgets.lists.casemap import CaseMapView

LONGEST_GOAL = 60


class FormulationMap(ClientSubpart):
    """The map; `n` joins, `e` changes a line, `d` takes one away."""

    part = "formulation.map"
    above = "formulation"
    CSS_PATH = "map.tcss"
    _view: FormulationView | None = None
    _map: MapView | None = None

    def compose_part(self) -> ComposeResult:
        """What is loose, the map, and what the row at the mark lacks."""
        yield Static("", id="loose", markup=False)
        yield CaseMapView(id="list", empty=_("Nothing to draw yet: rate needs (f), write goals (g)."))
        yield Static("", id="row", markup=False)

    @property
    def drawing(self) -> CaseMapView:
        return self.query_one(CaseMapView)

    async def load(self) -> None:
        """The latest version's map."""
        self._map = view = await self.app.work(casemap.case_map, self.client_id)
        self._view = view.formulation
        self.drawing.show(view.map, view.words)
        loose = self.query_one("#loose", Static)
        loose.update(loose_summary(view.map.loose) if view.map.rows else "")
        loose.set_class(bool(view.map.loose), "-loose")

    async def on_case_map_view_moved(self, event: CaseMapView.Moved) -> None:
        event.stop()
        await self.follow_mark(self._show_loose)

    def _show_loose(self) -> None:
        row, view = self.drawing.current, self._map
        ends = (
            [view.loose_words(end) for end in view.map.loose if view and _is_in(end, row)]
            if view and row
            else []
        )
        self.query_one("#row", Static).update(shown("\n".join(f"! {words}" for words in ends)))

    async def on_case_map_view_chosen(self, event: CaseMapView.Chosen) -> None:
        event.stop()
        await self.action_do("map.edit")

    @property
    def line(self) -> MapLine | None:
        """The saved line at the mark; None for what only stands there unjoined."""
        chain = self._chain()
        return chain if self._view is not None and chain in self._view.content.links else None

    def _chain(self) -> MapLine:
        row = self.drawing.current
        keys = [cell.key for cell in row.cells] if row else [None] * 4
        return MapLine(keys[0], keys[1], keys[2], int(keys[3]) if keys[3] is not None else None)

    def why_not(self, command_id: str) -> str | None:
        """Only a saved line can be taken away."""
        if command_id == "map.remove" and self.line is None:
            return _("No line was drawn here: it follows from a need, a goal or a session.")
        return None

    def action_new(self) -> None:
        """A line beginning where the mark stands."""
        self._ask(None, self._chain())

    def action_edit(self) -> None:
        """The line at the mark; what is loose there gets one."""
        self._ask(self.line, self._chain())

    def action_remove(self) -> None:
        """Ask, then save a version without the line."""
        line, view = self.line, self._view
        if line is None or view is None:
            return
        save = section_save(self, self.client_id, view, lambda now, values: _without(now, line))
        detail = _("The line goes; the need, the theme and the goal stay. u brings it back.")
        self.ask_first(_("Take this line away?"), detail, _("take away"), lambda: save({}))

    def _ask(self, before: MapLine | None, start: MapLine) -> None:
        if self._map is None:
            return

        def put(now: Content, values: TypedValues) -> Content:
            line = MapLine(values["need"], values["theme"], values["strategy"], values["goal"])
            links = [line if link == before else link for link in now.links]
            return replace(now, links=tuple(links if before in now.links else [*now.links, line]))

        save = section_save(self, self.client_id, self._view, put)
        title = _("New line of the map") if before is None else _("Line of the map")
        self.app.push_screen(Form(title, _fields(self._map, self._view, start), save))


def loose_summary(ends: tuple[LooseEnd, ...]) -> str:
    """How many loose ends of which kind."""
    marked = sum(
        end.kind is LooseKind.NEED_WITHOUT_STRATEGY and end.level is NeedLevel.MARKED for end in ends
    )
    some = sum(end.kind is LooseKind.NEED_WITHOUT_STRATEGY for end in ends) - marked
    goals = sum(end.kind is LooseKind.GOAL_WITHOUT_NEED for end in ends)
    themes = sum(end.kind is LooseKind.THEME_NOT_ASKED_FOR for end in ends)
    said = (
        (
            marked,
            ngettext(
                "{number} marked need without a strategy", "{number} marked needs without a strategy", marked
            ),
        ),
        (some, ngettext("{number} need without a strategy", "{number} needs without a strategy", some)),
        (goals, ngettext("{number} goal without a need", "{number} goals without a need", goals)),
        (themes, ngettext("{number} theme nobody asked for", "{number} themes nobody asked for", themes)),
    )
    words = [text.format(number=number) for number, text in said if number]
    return "! " + " · ".join(words) if words else _("Nothing is loose.")


def _is_in(end: LooseEnd, row: MapRow) -> bool:
    column = {
        LooseKind.NEED_WITHOUT_STRATEGY: 0,
        LooseKind.THEME_NOT_ASKED_FOR: 1,
        LooseKind.GOAL_WITHOUT_NEED: 3,
    }[end.kind]
    return row.cells[column].key == end.key


def _without(now: Content, line: MapLine) -> Content:
    return replace(now, links=tuple(link for link in now.links if link != line))


def _fields(view: MapView, formulation: FormulationView | None, start: MapLine) -> list[AnyField]:
    """The rated needs first; a theme that works on the need is named first."""
    rated = [row.need for row in formulation.content.needs] if formulation else []
    needs = dict.fromkeys([*rated, *map(str, Need)])
    themes = dict(view.themes)
    if start.theme:
        themes.setdefault(start.theme, view.words.get(("theme", start.theme), start.theme))
    fitting = [theme for theme in view.themes_for.get(start.need or "", ()) if theme in themes]
    themes = {theme: themes[theme] for theme in dict.fromkeys([*fitting, *themes])}
    goals: list[tuple[Hashable, str]] = [(int(goal), cut(words, LONGEST_GOAL)) for goal, words in view.goals]
    return [
        ChoiceField(
            "need", _("Need"), [(need, label(need, "need")) for need in needs], start.need, optional=True
        ),
        ChoiceField("theme", _("Theme"), list(themes.items()), start.theme, optional=True),
        ChoiceField("strategy", _("Strategy"), view.strategies, start.strategy, optional=True),
        ChoiceField("goal", _("Goal"), goals, start.goal_id, optional=True),
    ]
