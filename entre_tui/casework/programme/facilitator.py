"""Who leads the programme with a client, and where the client stands to the group (HII, docs/casework.md 2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    change,
    create,
    found,
    fresh,
    opening,
    remove,
    save,
)
from entre_tui.casework.programme.current import current_enrolment
from entre_tui.casework.programme.enrolments import check_day, definition
from entre_tui.locale import _, language
from entre_tui.locale.dates import day
from entre_tui.models import Client, Enrolment, Facilitator, Worker
from entre_tui.programmes.model import Programme

FacilitatorChoices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FacilitatorView:
    """One who leads, or led, from a day to a day."""

    id: int
    version: int
    worker_id: int
    name: str
    from_on: date
    to_on: date | None


@dataclass(frozen=True, slots=True)
class LeadView:
    """How the current programme is led; `stances` are (id, words with the aim), empty where it knows none.

    `most` is how many may lead at a time, None where the programme says nothing.
    """

    enrolment_id: int
    version: int
    programme: str
    stance: str | None
    stances: FacilitatorChoices
    facilitators: tuple[FacilitatorView, ...]
    most: int | None


@opening
def lead(acting: Acting, client_id: int) -> LeadView | None:
    """How the client's current programme is led; nothing without one."""
    found(Client, client_id)
    audit.record(acting, "read", client_id=client_id, about="enrolment")
    row = current_enrolment(client_id)
    if row is None:
        return None
    plan = definition(row)
    return LeadView(
        row.id,
        row.version,
        plan.name.word(language()),
        row.stance,
        tuple((one.id, _stance_words(plan, one.id)) for one in plan.stances),
        tuple(_facilitators(row.id)),
        plan.rules.facilitators_max,
    )


def _stance_words(plan: Programme, stance: str) -> str:
    one = plan.stance(stance)
    if one is None:
        return stance
    return f"{one.name.word(language())}: {one.aim.word(language())}"


def _facilitators(enrolment_id: int) -> list[FacilitatorView]:
    rows = (
        Facilitator.select(Facilitator, Worker)
        .join(Worker)
        .where(Facilitator.enrolment == enrolment_id, Facilitator.removed_at.is_null())
        .order_by(Facilitator.from_on, Facilitator.id)
    )
    return [
        FacilitatorView(row.id, row.version, row.worker.id, row.worker.name, row.from_on, row.to_on)
        for row in rows
    ]


@change
def set_stance(acting: Acting, enrolment_id: int, stance: str | None, *, seen_version: int) -> ChangeReport:
    """Where the client stands now; the aim of the sessions follows from it."""
    row = fresh(acting, Enrolment, enrolment_id, seen_version)
    plan = definition(row)
    if stance is not None and plan.stance(stance) is None:
        raise CaseworkError(_("Choose one of the programme's stances."), "stance")
    before = _stance_words(plan, row.stance) if row.stance else _("no stance")
    save(acting, row, stance=stance)
    words, name = _stance_words(plan, stance) if stance else _("no stance"), name_of(row.client)
    return ChangeReport(f"{name}: {words}.", row, _("stance"), undone=f"{name}: {before}.")


@change
def add_facilitator(acting: Acting, enrolment_id: int, worker_id: int, from_on: date) -> ChangeReport:
    """One more who leads, up to as many as the programme allows at a time."""
    row = found(Enrolment, enrolment_id)
    worker = Worker.get_or_none(Worker.id == worker_id)
    if worker is None:
        raise CaseworkError(_("Choose a case worker."), "worker_id")
    check_day(row, from_on, acting.now, "from_on")
    leading = [one for one in _facilitators(row.id) if one.to_on is None or one.to_on >= from_on]
    if any(one.worker_id == worker.id for one in leading):
        raise CaseworkError(_("{name} leads already.").format(name=worker.name), "worker_id")
    most = definition(row).rules.facilitators_max
    if most is not None and len(leading) >= most:
        message = _("The programme is led by at most {number} at a time; end another's part first.")
        raise CaseworkError(message.format(number=most), "worker_id")
    made = create(acting, Facilitator, enrolment=row.id, worker=worker.id, from_on=from_on)
    message = _("{client}: {worker} leads from {day}.")
    words = message.format(client=name_of(row.client), worker=worker.name, day=day(from_on))
    return ChangeReport(words, made, _("facilitator"), undone=_taken_out(made))


@change
def end_facilitator(
    acting: Acting, facilitator_id: int, to_on: date | None, *, seen_version: int
) -> ChangeReport:
    """The last day on which somebody leads; None opens it again."""
    row = fresh(acting, Facilitator, facilitator_id, seen_version)
    if to_on is not None and to_on < row.from_on:
        raise CaseworkError(_("That is before it began."), "to_on")
    save(acting, row, to_on=to_on)
    words = _("{worker} leads to {day}.") if to_on else _("{worker} leads again.")
    message = words.format(worker=row.worker.name, day=day(to_on) if to_on else "")
    return ChangeReport(message, row, _("facilitator"))


@change
def remove_facilitator(acting: Acting, facilitator_id: int, *, seen_version: int) -> ChangeReport:
    """Entered by mistake."""
    row = fresh(acting, Facilitator, facilitator_id, seen_version)
    remove(acting, row)
    return ChangeReport(_taken_out(row), row, _("removal"))


def _taken_out(row: Facilitator) -> str:
    return _("{worker} was taken out.").format(worker=row.worker.name)
