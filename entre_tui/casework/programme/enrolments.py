"""Enrolment in one version of a programme, its phases and its end (docs/casework.md 2, 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    Entry,
    change,
    children_of,
    create,
    found,
    fresh,
    opening,
    remove,
    replace_children,
    save,
)
from entre_tui.casework.core.programmes import plan_of, programme_name, theme_of
from entre_tui.casework.core.reversal import on_return
from entre_tui.casework.programme.phase_steps import check_after_last_phase, standing_steps, write_step
from entre_tui.locale import _
from entre_tui.locale.dates import day
from entre_tui.models import AddedTheme, Client, Enrolment
from entre_tui.programmes.model import Programme
from entre_tui.rules.codes import Ending
from entre_tui.text import clean, clean_long


@dataclass(frozen=True, slots=True)
class PhaseView:
    phase: str
    on: date
    words: str


@dataclass(frozen=True, slots=True)
class EnrolmentView:
    """`phase` is the id of the definition; `phases` every phase the client has come into, in order."""

    id: int
    version: int
    programme: str
    programme_version: str
    started_on: date
    phase: str
    stance: str | None
    ended_on: date | None
    ending: str | None
    ending_words: str
    phases: tuple[PhaseView, ...]
    added_themes: tuple[str, ...]

    @property
    def open(self) -> bool:
        return self.ended_on is None


def definition(enrolment: Enrolment | EnrolmentView) -> Programme:
    """The pinned definition; refused in plain words if its file is gone or broken."""
    found_one = plan_of(enrolment.programme, enrolment.programme_version)
    if found_one is None:
        raise CaseworkError(
            _("The definition of {programme} {version} is missing or broken; see `entre check`.").format(
                programme=enrolment.programme, version=enrolment.programme_version
            )
        )
    return found_one


def enrolments_of(client_id: int) -> tuple[EnrolmentView, ...]:
    """For other casework: open ones first, the latest first."""
    rows = Enrolment.select().where(Enrolment.client == client_id, Enrolment.removed_at.is_null())
    views = [_view(row) for row in rows.order_by(Enrolment.started_on.desc(), Enrolment.id.desc())]
    return tuple(sorted(views, key=lambda view: not view.open))


@opening
def enrolments(acting: Acting, client_id: int) -> tuple[EnrolmentView, ...]:
    """Every programme the client is or was in."""
    audit.record(acting, "read", client_id=client_id, about="enrolments")
    return enrolments_of(client_id)


@change
def enrol(
    acting: Acting,
    client_id: int,
    programme: str,
    started_on: date,
    *,
    version: str | None = None,
    stance: str | None = None,
) -> ChangeReport:
    """Starts a programme at its first phase; without `version`, in the newest one."""
    client = found(Client, client_id)
    plan = plan_of(programme, version)
    if plan is None:
        raise CaseworkError(_("Choose a programme."), "programme")
    _once(client.id, programme)
    row = create(
        acting,
        Enrolment,
        client=client.id,
        programme=plan.id,
        programme_version=plan.version,
        started_on=started_on,
        phase=plan.first_phase.id,
        stance=stance,
    )
    write_step(acting, row, "", started_on, "")
    message = _("{name} was enrolled in {programme}.").format(
        name=name_of(client), programme=programme_name(plan.id, plan.version)
    )
    return ChangeReport(message, row, _("enrolment"), undone=_("The enrolment was removed."))


@change
def end_enrolment(
    acting: Acting, enrolment_id: int, ended_on: date, ending: Ending, words: str = "", *, seen_version: int
) -> ChangeReport:
    """Ends the programme for this client; “other” needs words."""
    row = fresh(acting, Enrolment, enrolment_id, seen_version)
    check_day(row, ended_on, acting.now, "ended_on")
    check_after_last_phase(row, ended_on, "ended_on")
    words = clean_long(words).strip()
    if ending == Ending.OTHER and not words:
        raise CaseworkError(_("Write in words how it ended."), "words")
    save(acting, row, ended_on=ended_on, ending=str(ending), ending_words=words)
    message = _("{name}: the programme ended {day}.").format(name=name_of(row.client), day=day(ended_on))
    return ChangeReport(message, row, _("ending"), undone=_("The programme is open again."))


@change
def reopen_enrolment(acting: Acting, enrolment_id: int, *, seen_version: int) -> ChangeReport:
    """It has not ended after all."""
    row = fresh(acting, Enrolment, enrolment_id, seen_version)
    _once(row.client_id, row.programme)
    save(acting, row, ended_on=None, ending=None, ending_words="")
    return ChangeReport(_("The programme is open again."), row, _("ending"))


@change
def add_theme(acting: Acting, enrolment_id: int, theme: str) -> ChangeReport:
    """Gives the client a theme of another version of the programme too (docs/casework.md 2)."""
    row = found(Enrolment, enrolment_id)
    theme = clean(theme)
    if theme_of(theme) is None:
        raise CaseworkError(_("Choose a theme."), "theme")
    added, message = children_of(row, AddedTheme), _("The theme was added.")
    if any(one["theme"] == theme for one in added):
        return ChangeReport(message, row, None, entry=Entry(fields=("themes",)))
    one = {"theme": theme, "at": acting.now, "by": acting.actor.worker_id}
    replace_children(row, AddedTheme, [*added, one], "themes")
    return ChangeReport(message, row, _("theme"), undone=_("The theme was taken back."))


@change
def remove_enrolment(acting: Acting, enrolment_id: int, *, seen_version: int) -> ChangeReport:
    """Takes an enrolment made by mistake out of sight."""
    row = fresh(acting, Enrolment, enrolment_id, seen_version)
    remove(acting, row)
    return ChangeReport(
        _("The enrolment was removed."), row, _("removal"), undone=_("The enrolment is back.")
    )


@on_return(Enrolment)
def _refuse_second(row: Enrolment, values: dict[str, object], now: datetime) -> dict[str, object]:
    """What is put back must not be open beside another of the same programme."""
    stands = {"ended_on": row.ended_on, "removed_at": row.removed_at}
    returns = any(stands.values()) and not any(
        (stands | {k: values[k] for k in stands if k in values}).values()
    )
    if returns:
        _once(row.client_id, row.programme)
    return values


def _once(client_id: int, programme: str) -> None:
    open_already = Enrolment.select().where(
        Enrolment.client == client_id,
        Enrolment.programme == programme,
        Enrolment.ended_on.is_null(),
        Enrolment.removed_at.is_null(),
    )
    if open_already.exists():
        raise CaseworkError(_("The client is in this programme already."), "programme")


def _view(row: Enrolment) -> EnrolmentView:
    themes = AddedTheme.select(AddedTheme.theme).where(AddedTheme.enrolment == row.id).order_by(AddedTheme.id)
    return EnrolmentView(
        id=row.id,
        version=row.version,
        programme=row.programme,
        programme_version=row.programme_version,
        started_on=row.started_on,
        phase=row.phase,
        stance=row.stance,
        ended_on=row.ended_on,
        ending=row.ending,
        ending_words=row.ending_words,
        phases=tuple(PhaseView(step.to_phase, step.on, step.words) for step in standing_steps(row)),
        added_themes=tuple(found_theme[0] for found_theme in themes.tuples()),
    )


def check_day(row: Enrolment, on: date, now: datetime, field: str) -> None:
    """For other casework on an enrolment: the day must lie within the open enrolment and not ahead."""
    if row.ended_on is not None:
        raise CaseworkError(_("The programme has ended. Open it again first."), field)
    if on < row.started_on:
        message = _("The programme started {day}; choose that day or a later one.")
        raise CaseworkError(message.format(day=day(row.started_on)), field)
    if on > now.date():
        raise CaseworkError(_("This day is still to come."), field)
