"""Goals: the client's words large, the steps beneath with who and when, how far it has come over time."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from entre_tui.casework.client import notes
from entre_tui.casework.core.base import Done
from entre_tui.casework.goals import steps as goal_steps
from entre_tui.casework.goals import views as goal_views
from entre_tui.casework.goals.observed_changes import StaffWords
from entre_tui.casework.goals.views import GoalsView, GoalView, StepView
from entre_tui.locale import _
from entre_tui.locale.dates import day
from entre_tui.locale.figures import format_level
from entre_tui.rules.codes import StepStatus
from entre_tui.screens.client.client_part import ClientPart
from entre_tui.screens.goals import forms as goal_forms
from entre_tui.screens.goals.text import (
    ALL,
    WORDS,
    chart,
    facts_text,
    goal_rows,
    goal_text,
    note_rows,
    note_text,
    score_text,
    step_columns,
    step_rows,
)
from entre_tui.widgets.lists.pane_list import PaneList
from entre_tui.widgets.lists.row_list import RowColumn, RowList

# As in the style sheet: how wide the list and the text are.
WIDE, NARROW_LIST, WIDE_LIST, MOST = 110, 28, 44, 94
NEEDS_GOAL = {"goals.step", "goals.rate", "goals.status", "goals.levels", "goals.unrate"}


class Goals(ClientPart):
    """The part `g` of a client's file."""

    part = "goals"
    enter_does = "goals.edit"
    follows_mark = False
    CSS_PATH = "goals.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
    _view: GoalsView | None = None

    def compose_part(self) -> ComposeResult:
        """The goals on the left; words, steps and ratings of one on the right."""
        with Horizontal(id="goals"):
            yield PaneList(
                [
                    RowColumn("sign", "", 1),
                    RowColumn("words", _("Goal"), 0),
                    RowColumn("steps", _("Steps"), 5, right=True, min_total=40),
                    RowColumn("rating", _("Now"), 4, right=True),
                ],
                id="list",
            )
            with VerticalScroll(id="goal", can_focus=False):
                yield Static("", id="words", markup=False)
                yield PaneList(
                    step_columns(narrow=True),
                    empty=_("No steps yet: i adds the first."),
                    id="steps",
                )
                yield PaneList(
                    [
                        RowColumn("day", _("Day"), 12),
                        RowColumn("author", _("By"), 14),
                        RowColumn("text", _("Words"), 0),
                    ],
                    header=False,
                    id="notes",
                )
                yield Static("", id="chart", markup=False)
                yield Static("", id="facts", markup=False)

    @property
    def steps(self) -> RowList:
        return self.query_one("#steps", RowList)

    @property
    def notes(self) -> RowList:
        return self.query_one("#notes", RowList)

    @property
    def _key(self) -> object:
        row = self.table.current
        return row.key if row else None

    @property
    def goal(self) -> GoalView | None:
        """The goal at the mark."""
        return self._view.goal(self._key) if self._view and isinstance(self._key, int) else None

    @property
    def step(self) -> StepView | None:
        """The step at the mark of the steps."""
        row, goal = self.steps.current, self.goal
        return next((step for step in goal.steps if row and step.id == row.key), None) if goal else None

    @property
    def note(self) -> StaffWords | None:
        """The note at the mark of the staff's words."""
        row = self.notes.current
        if self._view is None or row is None or self._key != WORDS:
            return None
        return next((note for note in self._view.staff_words if note.id == row.key), None)

    async def load(self) -> None:
        """All goals, keeping both marks; a goal that is new gets the mark, for its steps come next."""
        before = {goal.id for goal in self._view.goals} if self._view else None
        self._view = view = await self.app.work(goal_views.goals, self.client_id)
        self.table.show(goal_rows(view, self.app.now().date()))
        new = [goal.id for goal in view.goals if before is not None and goal.id not in before]
        if len(new) == 1:
            self.table.go_to(new[0])
        self._show()

    def _show(self) -> None:
        view, goal, now = self._view, self.goal, self.app.now()
        if view is None:
            return
        narrow = self.size.width < WIDE
        width = min(MOST, self.size.width - (NARROW_LIST if narrow else WIDE_LIST)) - 6
        self.steps.display, self.notes.display = (
            goal is not None,
            self._key == WORDS and bool(view.staff_words),
        )
        words, graph = self.query_one("#words", Static), self.query_one("#chart", Static)
        facts = self.query_one("#facts", Static)
        graph.update("")
        facts.update("" if goal is None else facts_text(goal))
        if goal is not None:
            words.update(goal_text(goal, now.date()))
            self.steps.columns = step_columns(narrow=narrow)
            self.steps.show(step_rows(goal, now.date(), narrow=narrow))
            graph.update(chart(goal, width))
        elif self._key == ALL:
            words.update(score_text(view, width))
        elif view.goals or view.staff_words:
            self.notes.show(note_rows(view.staff_words, now))
            words.update(note_text(self.note, now))
        else:
            words.update(_("No goals yet: n writes down the first, in the client's own words."))

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    async def on_row_list_moved(self, event: RowList.Moved) -> None:
        """At once, also while a key is held: what follows it may act on the steps."""
        event.stop()
        if event.rows is self.table:
            await self.follow_mark(self._show_goal)
        elif event.rows is self.notes and self._key == WORDS:
            self.query_one("#words", Static).update(note_text(self.note, self.app.now()))

    def _show_goal(self) -> None:
        self._show()
        self.query_one("#goal", VerticalScroll).scroll_home(animate=False)

    def on_pane_list_past(self, event: PaneList.Past) -> None:
        """Beyond the steps stands what else is known of the goal."""
        event.stop()
        pane = self.query_one("#goal", VerticalScroll)
        if self.focused is self.table:
            return
        if event.step > 0:
            pane.scroll_end(animate=False)
        else:
            pane.scroll_home(animate=False)

    def why_not(self, command_id: str) -> str | None:
        """What needs a goal, a step, a note at the mark."""
        if command_id in NEEDS_GOAL and self.goal is None:
            return _("Put the mark at a goal first.")
        if command_id == "goals.tick" and self.step is None:
            return _("There is no step here: i adds one.")
        if command_id == "goals.unrate" and self.goal and not self.goal.ratings:
            return _("The goal is not rated.")
        if command_id in ("goals.edit", "goals.remove") and self.goal is None and self.note is None:
            return _("There is nothing here to change.")
        return None

    # -- writing ---------------------------------------------------------------------------------

    def action_new(self) -> None:
        """A goal; with the keys in the staff's words, a note."""
        if self._key == WORDS and self.focused is self.notes:
            self.action_words()
        else:
            self._ask_goal(None)

    def _ask_goal(self, goal: GoalView | None) -> None:
        view = self._view
        if view is not None:
            form = goal_forms.goal_form(self, self.client_id, goal, view.themes, view.bank)
            self.app.push_screen(form)

    def action_edit(self) -> None:
        """The step or note at the mark, else the goal."""
        if self.note is not None:
            self.app.push_screen(goal_forms.words_form(self, self.client_id, self.note))
        elif self.goal is not None and self.focused is self.steps and self.step is not None:
            self.app.push_screen(goal_forms.step_form(self, self.goal, self.step))
        elif self.goal is not None:
            self._ask_goal(self.goal)

    def action_step(self) -> None:
        """A further step."""
        if self.goal is not None:
            self.app.push_screen(goal_forms.step_form(self, self.goal, None))

    async def action_tick(self) -> None:
        """Done, or to do again; the mark goes on to the next step that is to do."""
        step = self.step
        if step is None:
            return
        status = StepStatus.TODO if step.status is StepStatus.DONE else StepStatus.DONE
        done = await self.app.work(goal_steps.set_step, step.id, str(status), seen_version=step.version)
        following = (
            [each.id for each in self.goal.steps if each.status is StepStatus.TODO] if self.goal else []
        )
        later = list(following[following.index(step.id) + 1 :]) if step.id in following else []
        if later:
            self.steps.go_to(later[0])
        self.app.report(done)

    def action_rate(self) -> None:
        if self.goal is not None:
            self.app.push_screen(goal_forms.rating_form(self, self.goal))

    def action_levels(self) -> None:
        if self.goal is not None:
            self.app.push_screen(goal_forms.levels_form(self, self.goal))

    def action_status(self) -> None:
        if self.goal is not None:
            self.app.push_screen(goal_forms.status_form(self, self.goal))

    def action_words(self) -> None:
        """A change that was seen."""
        self.app.push_screen(goal_forms.words_form(self, self.client_id, None))

    def action_bank(self) -> None:
        """The office's phrases."""
        self.app.push_screen(goal_forms.bank_form(self, self._view.bank if self._view else ()))

    # -- removing --------------------------------------------------------------------------------

    def action_remove(self) -> None:
        """The step or note at the mark is asked about; a goal needs its reason."""
        goal, step, note = self.goal, self.step, self.note
        if note is not None:
            self._confirm(_("Remove this note?"), note.text, notes.remove_note, note.id, note.version)
        elif goal is not None and step is not None and self.focused is self.steps:
            self._confirm(_("Remove this step?"), step.what, goal_steps.remove_step, step.id, step.version)
        elif goal is not None:
            self.app.push_screen(goal_forms.status_form(self, goal, "removed"))

    def action_unrate(self) -> None:
        """The last rating is asked about."""
        rating = self.goal.last_rating if self.goal else None
        if rating is not None:
            question = _("Take the rating of {day} away?").format(day=day(rating.on))
            detail = f"{format_level(rating.level)} {rating.words}"
            self._confirm(question, detail, goal_steps.remove_rating, rating.id, rating.version)

    def _confirm(
        self, question: str, what: str, function: Callable[..., Done], record: int, version: int
    ) -> None:
        detail = _("{what}\n\nu brings it back.").format(what=what)
        self.ask_first(
            question, detail, _("remove"), lambda: self.app.do(function, record, seen_version=version)
        )
