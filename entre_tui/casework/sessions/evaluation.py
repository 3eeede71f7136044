"""Evaluating sessions (docs/casework.md 3): the second half, with the true time of its first entry."""

from __future__ import annotations

from dataclasses import dataclass

from entre_tui.casework.core.base import Acting, CaseworkError, ChangeReport, change, fresh, save
from entre_tui.casework.sessions.sessions import LONGEST, as_before, said
from entre_tui.locale import _
from entre_tui.models import Session
from entre_tui.rules.codes import HomeworkDone
from entre_tui.text import clean_long

SCALE = range(1, 6)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The evaluation of a session; engagement and alliance from 1 (low) to 5 (high)."""

    done: str = ""
    homework_done: str | None = None
    engagement: int | None = None
    alliance: int | None = None
    response: str = ""
    concerns: str = ""
    next_step: str = ""
    minutes: int | None = None


@change
def evaluate_session(
    acting: Acting, session_id: int, evaluation: Evaluation, *, seen_version: int
) -> ChangeReport:
    """Says how it went; the session is held by that. The time of the first evaluation stays."""
    row = fresh(acting, Session, session_id, seen_version)
    if row.starts_at > acting.now:
        raise CaseworkError(_("This session is still to come."), "done")
    values = _evaluation(evaluation)
    if values["minutes"] is None:
        values["minutes"] = row.minutes
    values["held"] = True
    if row.evaluated_at is None:
        values |= {"evaluated_at": acting.now, "evaluated_by": acting.actor.worker_id}
    save(acting, row, **values)
    message = said(_("{client}: session {number} is evaluated."), row)
    return ChangeReport(message, row, _("evaluation"), undone=as_before(row))


@change
def mark_held(acting: Acting, session_id: int, *, seen_version: int) -> ChangeReport:
    """Held, and not evaluated yet: for a session without an appointment."""
    row = fresh(acting, Session, session_id, seen_version)
    if row.starts_at > acting.now:
        raise CaseworkError(_("This session is still to come."))
    if row.held:
        raise CaseworkError(_("This session was held already: v says how it went."))
    save(acting, row, held=True)
    return ChangeReport(
        said(_("{client}: session {number} was held."), row), row, _("held"), undone=as_before(row)
    )


def _evaluation(evaluation: Evaluation) -> dict[str, object]:
    if evaluation.homework_done and evaluation.homework_done not in list(HomeworkDone):
        raise CaseworkError(_("Choose whether the homework was done."), "homework_done")
    for field in ("engagement", "alliance"):
        level = getattr(evaluation, field)
        if level is not None and level not in SCALE:
            raise CaseworkError(_("Choose from 1 to 5."), field)
    if evaluation.minutes is not None and not 1 <= evaluation.minutes <= LONGEST:
        raise CaseworkError(_("Between 1 and {longest} minutes.").format(longest=LONGEST), "minutes")
    words = {
        name: clean_long(getattr(evaluation, name)).strip()
        for name in ("done", "response", "concerns", "next_step")
    }
    if not any(words.values()) and evaluation.engagement is None and evaluation.homework_done is None:
        raise CaseworkError(_("Write what was done."), "done")
    return {
        **words,
        "homework_done": evaluation.homework_done or None,
        "engagement": evaluation.engagement,
        "alliance": evaluation.alliance,
        "minutes": evaluation.minutes,
    }
