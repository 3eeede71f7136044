"""Moving along the phases of a programme, only where its definition leads (docs/casework.md 3)."""

from __future__ import annotations

from datetime import date

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core.base import Acting, CaseworkError, ChangeReport, change, fresh, save
from entre_tui.casework.core.programmes import phase_name
from entre_tui.casework.programme.enrolments import check_day, definition
from entre_tui.casework.programme.phase_steps import check_after_last_phase, write_step
from entre_tui.locale import N_, _
from entre_tui.locale.dates import day
from entre_tui.models import Enrolment, Formulation
from entre_tui.programmes.model import Programme
from entre_tui.rules.phases import PhaseRefusal, PhaseRules, refusal_of_change

_WHY = {
    PhaseRefusal.SAME_PHASE: N_("The client is in the phase {before} already."),
    PhaseRefusal.NEEDS_FORMULATION: N_("Save a case formulation first: this phase builds on it."),
}


@change
def change_phase(
    acting: Acting, enrolment_id: int, to_phase: str, on: date, words: str = "", *, seen_version: int
) -> ChangeReport:
    """Moves to a phase that the definition allows from here."""
    row = fresh(acting, Enrolment, enrolment_id, seen_version)
    check_day(row, on, acting.now, "on")
    check_after_last_phase(row, on, "on")
    plan, before = definition(row), row.phase
    why = refusal(plan, before, to_phase, formulation_exists(row.client_id))
    if why is not None:
        reason = _WHY.get(why, N_("From {before} the programme does not lead to {after}."))
        names = {
            "before": phase_name(plan.id, before, plan.version),
            "after": phase_name(plan.id, to_phase, plan.version),
        }
        raise CaseworkError(_(reason).format(**names), "phase")
    save(acting, row, phase=to_phase)
    write_step(acting, row, before, on, words)
    message = _("{name}: {phase} from {day}.").format(
        name=name_of(row.client), phase=phase_name(plan.id, to_phase, plan.version), day=day(on)
    )
    return ChangeReport(message, row, _("phase"), undone=_("The phase was taken back."))


def refusal(plan: Programme, before: str, after: str, has_formulation: bool) -> PhaseRefusal | None:
    """Why the programme does not lead from one phase to another; None when it does."""
    return refusal_of_change(PhaseRules(plan.moves, plan.formulation_phases), before, after, has_formulation)


def formulation_exists(client_id: int) -> bool:
    """For other casework: whether any case formulation is saved."""
    return Formulation.select().where(Formulation.client == client_id).exists()
