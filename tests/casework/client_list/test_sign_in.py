"""Coming in: one sign-in in the log, and the list as the worker left it."""

from __future__ import annotations

from datetime import datetime

from entre_tui.casework.client_list.choice import ListChoice
from entre_tui.casework.client_list.first_screen import KEPT
from entre_tui.casework.client_list.sign_in import arrive, first_look
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.casework.office import settings
from entre_tui.models import AuditEntry


def test_who_comes_in_is_logged_once_and_sees_the_list(client: int, actor: Actor, now: datetime) -> None:
    before = AuditEntry.select().count()
    arrival = arrive("anna", "host", now=now)
    assert arrival is not None
    assert arrival.actor.name == "Anna Berg"
    assert [line.client_id for line in arrival.look.window.lines] == [client]
    assert AuditEntry.select().count() == before + 1
    assert AuditEntry.select().order_by(AuditEntry.sequence.desc()).get().action == "sign-in"


def test_an_unknown_account_sees_nothing(client: int, now: datetime) -> None:
    assert arrive("nobody", "host", now=now) is None


def test_the_kept_choice_counts_and_what_is_not_known_of_it_is_left_out(client: int, acting: Acting) -> None:
    kept = ListChoice(scope="office", sort="name")._asdict() | {"of_a_later_version": 1}
    settings.keep_mine(acting, KEPT, kept)
    assert first_look(acting).choice == ListChoice(scope="office", sort="name")


def test_a_supervisor_without_cases_begins_with_the_offices(
    client: int, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    look = first_look(Acting(supervisor, now))
    assert look.choice == ListChoice(scope="office")
    assert [line.client_id for line in look.window.lines] == [client]
    kept = ListChoice(scope="mine", sort="name")._asdict()
    settings.keep_mine(Acting(supervisor, now), KEPT, kept)
    assert first_look(Acting(supervisor, now)).choice == ListChoice(scope="mine", sort="name")


def test_where_the_office_has_nobody_either_a_supervisor_begins_with_their_own(
    supervisor: Actor, now: datetime
) -> None:
    assert first_look(Acting(supervisor, now)).choice == ListChoice()
