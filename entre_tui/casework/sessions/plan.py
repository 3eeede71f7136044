"""What the plan of a session begins with and chooses from: under a minute from empty to planned."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime

from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, CaseworkError, found, opening
from entre_tui.casework.core.programmes import catalogue, strategy_name, theme_name
from entre_tui.casework.formulation.views import latest
from entre_tui.casework.programme import dosage
from entre_tui.casework.programme.current import current_enrolment
from entre_tui.casework.sessions import session_sync
from entre_tui.casework.sessions.views import CarriedOver, earlier_of
from entre_tui.locale import _
from entre_tui.models import AddedTheme, Appointment, Client, Enrolment, Session
from entre_tui.rules.codes import AppointmentKind
from entre_tui.rules.moments import midnight, zone_of

ThemeChoices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlanStart:
    """What the form of the next plan begins with: its number, the next booked time, last session's homework.

    `themes` and `strategies` are (id, words) of the pinned programme and the themes added to this client; the
    first `mapped` of each are those that the client's map asks for.
    """

    number: int
    starts_at: datetime | None
    minutes: int
    place: str
    by_video: bool
    appointment_id: int | None
    themes: ThemeChoices
    strategies: ThemeChoices
    mapped: tuple[int, int]
    earlier: CarriedOver | None


@opening
def plan_start(acting: Acting, client_id: int) -> PlanStart:
    """What the next plan begins with, so that planning takes under a minute."""
    found(Client, client_id)
    audit.record(acting, "read", client_id=client_id, about="session")
    enrolment = current_enrolment(client_id)
    booked = _next_booked(client_id, acting.now)
    themes, strategies, mapped = _mapped_first(client_id, *choices(enrolment))
    return PlanStart(
        number=session_sync.next_number(client_id, enrolment.id if enrolment else None),
        starts_at=booked.starts_at.astimezone(acting.now.tzinfo) if booked else None,
        minutes=booked.minutes if booked else dosage.plan_of(enrolment).minutes_min or 60,
        place=booked.place if booked else "",
        by_video=booked.by_video if booked else False,
        appointment_id=booked.id if booked else None,
        themes=themes,
        strategies=strategies,
        mapped=mapped,
        earlier=earlier_of(client_id, acting.now),
    )


def _next_booked(client_id: int, now: datetime) -> Appointment | None:
    """The next session's appointment that has no plan yet; one of today counts although it has begun."""
    taken = Session.select(Session.appointment).where(
        Session.client == client_id, Session.appointment.is_null(False), Session.removed_at.is_null()
    )
    return (
        Appointment.select()
        .where(
            Appointment.client == client_id,
            Appointment.kind == AppointmentKind.SESSION,
            Appointment.outcome.is_null(),
            Appointment.removed_at.is_null(),
            Appointment.starts_at >= midnight(now.date(), zone_of(now)),
            Appointment.id.not_in(taken),
        )
        .order_by(Appointment.starts_at)
        .first()
    )


@opening
def session_choices(acting: Acting, client_id: int) -> tuple[ThemeChoices, ThemeChoices]:
    """Themes and strategies that a session of this client may have, as (id, words)."""
    audit.record(acting, "read", client_id=client_id, about="session")
    return choices(current_enrolment(client_id))


def _mapped_first(
    client_id: int, themes: ThemeChoices, strategies: ThemeChoices
) -> tuple[ThemeChoices, ThemeChoices, tuple[int, int]]:
    """What the client's map asks for comes first, so that its keys are the first."""
    view = latest(client_id)
    links = view.content.links if view else ()
    themes, on_map = _first({link.theme for link in links}, themes)
    strategies, treating = _first({link.strategy for link in links}, strategies)
    return themes, strategies, (on_map, treating)


def _first(wanted: Container[str | None], offered: ThemeChoices) -> tuple[ThemeChoices, int]:
    front = [one for one in offered if one[0] in wanted]
    return tuple(dict.fromkeys([*front, *offered])), len(front)


def choices(enrolment: Enrolment | None) -> tuple[ThemeChoices, ThemeChoices]:
    """Themes (with those added to this client) and strategies of the pinned programme."""
    if enrolment is None:
        return (), ()
    plan = catalogue().get(enrolment.programme, enrolment.programme_version)
    if plan is None:
        raise CaseworkError(
            _("The definition of {programme} is missing.").format(programme=enrolment.programme)
        )
    added = (
        AddedTheme.select(AddedTheme.theme)
        .where(AddedTheme.enrolment == enrolment.id)
        .order_by(AddedTheme.id)
    )
    themes = [theme.id for theme in plan.themes] + [theme for (theme,) in added.tuples()]
    return (
        tuple((theme, theme_name(theme)) for theme in dict.fromkeys(themes)),
        tuple((strategy.id, strategy_name(strategy.id)) for strategy in plan.strategies),
    )
