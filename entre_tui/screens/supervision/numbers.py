"""The numbers of the caseload: what each counts, in words, and which clients are behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from entre_tui.casework.client_list.choice import IN_A_ROW, LATE, THIS_WEEK, ListChoice
from entre_tui.casework.core.programmes import phase_name
from entre_tui.casework.supervision.caseload import RELEASE_WEEKS, WorkerLoad
from entre_tui.locale import _, pgettext
from entre_tui.rules.codes import DueKind
from entre_tui.widgets.lists.row_list import RowColumn

PROGRAMME = "entre-2016"
"""Its phases have columns of their own on a wide terminal: most clients are in one of them, in either version."""


class WorkerNumber(NamedTuple):
    """One number of a worker; `choice` selects the clients behind it among the worker's."""

    column: RowColumn
    count: Callable[[WorkerLoad], int]
    choice: ListChoice
    words: str


def numbers() -> list[WorkerNumber]:
    """In the order of the columns; the words are made when asked for, in the language in use."""
    return [*_cases(), *_to_do(), *_before_release()]


def _cases() -> list[WorkerNumber]:
    return [
        WorkerNumber(
            RowColumn("clients", pgettext("narrow column", "Clients"), 7, True),
            lambda load: load.clients,
            ListChoice(),
            _("open cases"),
        ),
        _phase("assessment", pgettext("narrow column", "Asm.")),
        _phase("case-formulation", pgettext("narrow column", "Form")),
        _phase("treatment", pgettext("narrow column", "Trmt")),
        _phase("maintenance", pgettext("narrow column", "Main")),
        WorkerNumber(
            RowColumn("week", _("Week"), 5, True, min_total=70),
            lambda load: load.sessions_this_week,
            ListChoice(due=THIS_WEEK),
            _("sessions held this week"),
        ),
    ]


def _to_do() -> list[WorkerNumber]:
    return [
        WorkerNumber(
            RowColumn("to_log", pgettext("narrow column", "To log"), 6, True),
            lambda load: load.to_log,
            ListChoice(due=DueKind.TO_LOG),
            _("appointments to log"),
        ),
        WorkerNumber(
            RowColumn("missed", pgettext("narrow column", "Missed"), 6, True),
            lambda load: load.missed,
            ListChoice(due=DueKind.MISSED),
            _("absences to follow up"),
        ),
        WorkerNumber(
            RowColumn("row", _("In row"), 6, True, min_total=130),
            lambda load: load.flagged_attendance,
            ListChoice(due=IN_A_ROW, sort="missed"),
            _("missing in a row or often"),
        ),
        WorkerNumber(
            RowColumn("overdue", _("Late"), 4, True),
            lambda load: load.overdue,
            ListChoice(due=LATE),
            _("clients with something late"),
        ),
        WorkerNumber(
            RowColumn("unevaluated", _("Uneval."), 7, True, min_total=76),
            lambda load: load.unevaluated,
            ListChoice(due=DueKind.EVALUATION),
            _("clients with a session not evaluated"),
        ),
    ]


def _before_release() -> list[WorkerNumber]:
    return [
        WorkerNumber(
            RowColumn("release", pgettext("narrow column", "Release"), 7, True, min_total=110),
            lambda load: load.release_soon,
            ListChoice(release_weeks=RELEASE_WEEKS, sort="release"),
            _("released within {weeks} weeks").format(weeks=RELEASE_WEEKS),
        ),
        WorkerNumber(
            RowColumn("no_meeting", _("No mtg."), 7, True, min_total=76),
            lambda load: load.no_meeting,
            ListChoice(due=DueKind.FIRST_MEETING, sort="release"),
            _("release near and no meeting"),
        ),
        WorkerNumber(
            RowColumn("consent", pgettext("narrow column", "Consent"), 7, True),
            lambda load: load.consent,
            ListChoice(due=DueKind.CONSENT),
            _("consent not documented"),
        ),
    ]


def _phase(phase: str, short: str) -> WorkerNumber:
    name = phase_name(PROGRAMME, phase)
    return WorkerNumber(
        RowColumn(f"phase.{phase}", short, 4, True, min_total=110),
        lambda load: load.in_phase(phase),
        ListChoice(phase=phase),
        _("phase: {phase}").format(phase=name),
    )
