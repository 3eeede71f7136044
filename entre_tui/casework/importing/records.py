"""Enrolments and goals out of an office's lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from entre_tui.casework.core.base import Acting, CaseworkError, opening
from entre_tui.casework.core.programmes import plan_of
from entre_tui.casework.importing.batch import BatchResult, ImportRow, NewRows, RecordColumns, RowValues
from entre_tui.casework.importing.record_importer import NO_ALIASES, RecordImporter, first
from entre_tui.locale import _
from entre_tui.models import (
    Enrolment,
    Goal,
    GoalStatusChange,
    PhaseChange,
)
from entre_tui.text import fold

ENROLMENT_KEY = ("programme", "programme_version", "started_on")
"""What makes an enrolment that one."""


@opening
def keep_enrolments(
    acting: Acting, rows: Sequence[ImportRow], aliases: Mapping[str, str] = NO_ALIASES
) -> BatchResult:
    """A programme is one by client, programme and start."""
    return _Enrolments(acting, aliases).keep(rows)


@opening
def keep_goals(
    acting: Acting, rows: Sequence[ImportRow], aliases: Mapping[str, str] = NO_ALIASES
) -> BatchResult:
    """A goal is one by client and own words."""
    return _Goals(acting, aliases).keep(rows)


class _Enrolments(RecordImporter):
    model = Enrolment
    key = ENROLMENT_KEY
    beside = ("phase_on",)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.steps = NewRows(self.acting, PhaseChange)

    def same(self, client: int, records: Sequence[RecordColumns], values: RowValues) -> RecordColumns | None:
        programme, start = values["programme"], values["started_on"]
        known = first(records, programme=programme, started_on=start)
        going = first(records, programme=programme, ended_on=None)
        if known is None and going is not None and "ended_on" not in values:
            message = _("The client is in this programme already, since {day}.")
            raise CaseworkError(message.format(day=going["started_on"]))
        return known

    def columns_given(self, client: int, values: RowValues, known: RecordColumns | None) -> RecordColumns:
        given = super().columns_given(client, values, known)
        if known is None:
            plan = plan_of(values["programme"], values["programme_version"])
            if plan is None:
                raise CaseworkError(_("This version of the programme is not known."))
            given.setdefault("phase", plan.first_phase.id)
        return given

    def after_add(self, record: RecordColumns, values: RowValues) -> None:
        plan = plan_of(record["programme"], record["programme_version"])
        first = plan.first_phase.id if plan else record["phase"]
        self._step(record, "", first, record["started_on"])
        if record["phase"] != first:
            self._step(record, first, record["phase"], values.get("phase_on", record["started_on"]))

    def after_change(self, before: RecordColumns, record: RecordColumns, values: RowValues) -> bool:
        if before["phase"] != record["phase"]:
            self._step(record, before["phase"], record["phase"], values.get("phase_on", self.today))
        return False

    def _step(self, record: RecordColumns, before: str, after: str, on: Any) -> None:
        by = self.acting.actor.worker_id
        self.steps.add(
            enrolment=record["id"], from_phase=before, to_phase=after, on=on, at=self.acting.now, by=by
        )

    def write(self) -> None:
        super().write()
        self.steps.write()


class _Goals(RecordImporter):
    model = Goal
    key = ("own_words",)
    beside = ("status_reason",)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.moves = NewRows(self.acting, GoalStatusChange)

    def same(self, client: int, records: Sequence[RecordColumns], values: RowValues) -> RecordColumns | None:
        wanted = _words(values["own_words"])
        return next((row for row in records if _words(row["own_words"]) == wanted), None)

    def columns_given(self, client: int, values: RowValues, known: RecordColumns | None) -> RecordColumns:
        given = super().columns_given(client, values, known)
        if known is None:
            given["place"] = len(self.known[client])
        return given

    def after_add(self, record: RecordColumns, values: RowValues) -> None:
        if record["status"] != "active":
            self._add_status_change(record, "active", values)

    def after_change(self, before: RecordColumns, record: RecordColumns, values: RowValues) -> bool:
        if before["status"] != record["status"]:
            self._add_status_change(record, before["status"], values)
        return False

    def _add_status_change(self, record: RecordColumns, before: str, values: RowValues) -> None:
        reason, by = values.get("status_reason", ""), self.acting.actor.worker_id
        self.moves.add(
            goal=record["id"],
            from_status=before,
            to_status=record["status"],
            reason=reason,
            at=self.acting.now,
            by=by,
        )

    def write(self) -> None:
        super().write()
        self.moves.write()


def _words(text: str) -> str:
    return " ".join(fold(text).split())
