"""The keys of one screen, from the table of commands."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from entre_tui.commands import TITLES, Command, commands_at
from entre_tui.locale import N_, _
from entre_tui.locale.labels import label
from entre_tui.rules.appointments.attendance import AttendanceSign
from entre_tui.rules.codes import Outcome
from entre_tui.screens.core.signs import COMING, FELL, PUT_OFF, TO_LOG

KEYS_WIDTH = 16
WITH_SIGNS = ("clients", "today", "missed", "client.appointments")
OUTCOMES = (
    (AttendanceSign.CAME, Outcome.ATTENDED),
    (AttendanceSign.UNACCEPTABLE, Outcome.ABSENT_UNACCEPTABLE),
    (AttendanceSign.ACCEPTABLE, Outcome.ABSENT_ACCEPTABLE),
    (AttendanceSign.AWAITED, Outcome.EVIDENCE_AWAITED),
    (PUT_OFF, Outcome.RESCHEDULED),
    (FELL, Outcome.DID_NOT_HAPPEN),
)
OTHERS = ((TO_LOG, N_("to log")), (COMING, N_("to come")), ("!", N_("a security flag")))


class Help(ModalScreen[None]):
    """Lists every key that counts at a place; any of the leaving keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "app.pop_screen", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]
    DEFAULT_CSS = """
    Help { align: center middle; }
    Help > VerticalScroll { width: 78; max-width: 100%; height: auto; max-height: 100%; padding: 1 2;
        background: $surface; scrollbar-size-vertical: 1; }
    """

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place

    def compose(self) -> ComposeResult:
        """One page of text that can be scrolled."""
        with VerticalScroll():
            yield Static(self.page(), markup=False)

    def page(self) -> Content:
        """The place's own commands first, then what is the same everywhere."""
        parts: list[Content] = []
        for place in (self._place, "moving", "general"):
            rows = commands_at(place)
            if rows:
                parts.append(_section(_(TITLES[place]), rows))
        if self._place in WITH_SIGNS:
            parts.insert(1, _signs())
        return Content("\n\n").join([*parts, Content(_("esc closes"))])

    def say_anew(self) -> None:
        """The page in the language in use."""
        self.query_one(Static).update(self.page())

    def action_scroll(self, by: int) -> None:
        """One line down or up."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)


def _signs() -> Content:
    lines = [Content.styled(_("Signs"), "bold $primary")]
    outcomes = [(str(sign), label(outcome, "outcome")) for sign, outcome in OUTCOMES]
    signs = [*outcomes, *((sign, _(words)) for sign, words in OTHERS)]
    lines += [Content.assemble((sign.ljust(KEYS_WIDTH), "bold"), words) for sign, words in signs]
    return Content("\n").join(lines)


def _section(title: str, rows: list[Command]) -> Content:
    lines = [Content.styled(title, "bold $primary")]
    for row in rows:
        keys = row.shown_keys.ljust(KEYS_WIDTH)
        lines.append(Content.assemble((keys, "bold"), _(row.help)))
    return Content("\n").join(lines)
