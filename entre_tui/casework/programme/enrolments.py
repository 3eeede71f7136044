"""Enrolment in one version of a programme, its phases and its end (docs/casework.md 2, 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    Done,
    Undo,
    change_by_hand,
    create,
    found,
    fresh,
    opening,
    remove,
    restore,
    save,
)
from entre_tui.casework.core.programmes import plan_of, programme_name, theme_of
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


@change_by_hand
def enrol(
    acting: Acting,
    client_id: int,
    programme: str,
    started_on: date,
    *,
    version: str | None = None,
    stance: str | None = None,
) -> Done:
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
    audit.record(acting, "collect", client_id=client.id, about="enrolment", record_id=row.id)
    undo = Undo.of(_("enrolment"), remove_enrolment, row.id, seen_version=row.version)
    message = _("{name} was enrolled in {programme}.").format(
        name=name_of(client), programme=programme_name(plan.id, plan.version)
    )
    return Done(message, client.id, row.id, row.version, undo)


@change_by_hand
def end_enrolment(
    acting: Acting, enrolment_id: int, ended_on: date, ending: Ending, words: str = "", *, seen_version: int
) -> Done:
    """Ends the programme for this client; “other” needs words."""
    row = fresh(acting, Enrolment, enrolment_id, seen_version)
    check_day(row, ended_on, acting.now, "ended_on")
    check_after_last_phase(row, ended_on, "ended_on")
    words = clean_long(words).strip()
    if ending == Ending.OTHER and not words:
        raise CaseworkError(_("Write in words how it ended."), "words")
    save(acting, row, ended_on=ended_on, ending=str(ending), ending_words=words)
    write_audit(acting, row, "ending")
    undo = Undo.of(_("ending"), reopen_enrolment, row.id, seen_version=row.version)
    message = _("{name}: the programme ended {day}.").format(name=name_of(row.client), day=day(ended_on))
    return Done(message, row.client_id, row.id, row.version, undo)


@change_by_hand
def reopen_enrolment(acting: Acting, enrolment_id: int, *, seen_version: int) -> Done:
    """Takes an ending back."""
    row = fresh(acting, Enrolment, enrolment_id, seen_version)
    _once(row.client_id, row.programme)
    save(acting, row, ended_on=None, ending=None, ending_words="")
    write_audit(acting, row, "ending")
    return Done(_("The programme is open again."), row.client_id, row.id, row.version)


@change_by_hand
def add_theme(acting: Acting, enrolment_id: int, theme: str) -> Done:
    """Gives the client a theme of another version of the programme too (docs/casework.md 2)."""
    row = found(Enrolment, enrolment_id)
    theme = clean(theme)
    if theme_of(theme) is None:
        raise CaseworkError(_("Choose a theme."), "theme")
    undo = None
    if not AddedTheme.select().where(AddedTheme.enrolment == row.id, AddedTheme.theme == theme).exists():
        AddedTheme.create(enrolment=row.id, theme=theme, at=acting.now, by=acting.actor.worker_id)
        undo = Undo.of(_("theme"), take_theme, row.id, theme)
    write_audit(acting, row, "themes")
    return Done(_("The theme was added."), row.client_id, row.id, row.version, undo)


@change_by_hand
def take_theme(acting: Acting, enrolment_id: int, theme: str) -> Done:
    """Takes an added theme back; sessions that worked on it keep it."""
    row = found(Enrolment, enrolment_id)
    AddedTheme.delete().where(AddedTheme.enrolment == row.id, AddedTheme.theme == theme).execute()
    write_audit(acting, row, "themes")
    return Done(_("The theme was taken back."), row.client_id, row.id, row.version)


@change_by_hand
def remove_enrolment(acting: Acting, enrolment_id: int, *, seen_version: int) -> Done:
    """Takes an enrolment made by mistake out of sight."""
    row = fresh(acting, Enrolment, enrolment_id, seen_version)
    remove(acting, row)
    audit.record(
        acting, "change", client_id=row.client_id, about="enrolment", record_id=row.id, fields=("removed",)
    )
    undo = Undo.of(_("removal"), restore_enrolment, row.id, seen_version=row.version)
    return Done(_("The enrolment was removed."), row.client_id, row.id, row.version, undo)


@change_by_hand
def restore_enrolment(acting: Acting, enrolment_id: int, *, seen_version: int) -> Done:
    """Brings a removed enrolment back."""
    row = fresh(acting, Enrolment, enrolment_id, seen_version, removed=True)
    if row.ended_on is None:
        _once(row.client_id, row.programme)
    restore(acting, row)
    audit.record(
        acting, "change", client_id=row.client_id, about="enrolment", record_id=row.id, fields=("removed",)
    )
    return Done(_("The enrolment is back."), row.client_id, row.id, row.version)


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


def write_audit(acting: Acting, row: Enrolment, field: str) -> None:
    """For other casework on an enrolment: one entry naming the field that changed."""
    audit.record(
        acting, "change", client_id=row.client_id, about="enrolment", record_id=row.id, fields=(field,)
    )
