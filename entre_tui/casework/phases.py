"""Moving along the phases of a programme, only where its definition leads (domain.md 3)."""

from __future__ import annotations

from datetime import date, datetime

from entre_tui.casework.base import Actor, CaseworkError, Done, Undo, change, fresh, save
from entre_tui.casework.clients import name_of
from entre_tui.casework.enrolments import check_day, definition, write_audit, write_step
from entre_tui.casework.programme_book import phase_name
from entre_tui.locale import _
from entre_tui.locale.dates import day
from entre_tui.models import Enrolment, Formulation


@change
def change_phase(
    enrolment_id: int,
    to_phase: str,
    on: date,
    words: str = "",
    *,
    actor: Actor,
    now: datetime,
    seen_version: int,
) -> Done:
    """Moves to a phase that the definition allows from here."""
    row = fresh(Enrolment, enrolment_id, seen_version, now)
    check_day(row, on, now, "on")
    plan, before = definition(row), row.phase
    if to_phase not in plan.moves.get(before, ()):
        raise CaseworkError(
            _("From {before} the programme does not lead to {after}.").format(
                before=phase_name(plan.id, before, plan.version),
                after=phase_name(plan.id, to_phase, plan.version),
            ),
            "phase",
        )
    if to_phase in plan.formulation_phases and not formulated(row.client_id):
        raise CaseworkError(_("Save a case formulation first: this phase builds on it."), "phase")
    save(row, actor, now, phase=to_phase)
    write_step(row, before, on, words, actor, now)
    write_audit(row, actor, now, "phase")
    undo = Undo(_("phase"), take_back_phase, (row.id, before), {"seen_version": row.version})
    message = _("{name}: {phase} from {day}.").format(
        name=name_of(row.client), phase=phase_name(plan.id, to_phase, plan.version), day=day(on)
    )
    return Done(message, row.client_id, row.id, row.version, undo)


@change
def take_back_phase(enrolment_id: int, phase: str, *, actor: Actor, now: datetime, seen_version: int) -> Done:
    """Undoes a phase change at once; the step back is kept in the history like any other."""
    row = fresh(Enrolment, enrolment_id, seen_version, now)
    before = row.phase
    save(row, actor, now, phase=phase)
    write_step(row, before, now.date(), _("taken back"), actor, now)
    write_audit(row, actor, now, "phase")
    return Done(_("The phase was taken back."), row.client_id, row.id, row.version)


def formulated(client_id: int) -> bool:
    """For other casework: whether any case formulation is saved."""
    return Formulation.select().where(Formulation.client == client_id).exists()
