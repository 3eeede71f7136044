"""To whom a case can go, who has it now and later, and what a list says where nothing is to be done."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework.appointments import outcomes
from entre_tui.casework.client import handover, handover_many
from entre_tui.casework.core.base import Acting, Actor, CaseworkError, Role
from entre_tui.casework.office import workers
from entre_tui.models import Worker
from tests.casework.steps import booked

TODAY, DAY = date(2025, 11, 27), timedelta(days=1)


@pytest.fixture
def colleagues(supervisor: Actor, now: datetime) -> None:
    """Four more: two in Umeå, one of whom has left, and two in Gothenburg."""
    for name, office in (
        ("Vera Ek", "Umeå"),
        ("Bo Alm", "Umeå"),
        ("Åsa Öst", "Gothenburg"),
        ("Bo Ek", "Gothenburg"),
    ):
        workers.add_worker(Acting(supervisor, now), name, office, Role.WORKER, name.lower())
    Worker.update(active=0).where(Worker.name == "Bo Alm").execute()


OFFERED = [
    "Anna Berg, Gothenburg",
    "Bo Ek, Gothenburg",
    "Siv Lind, Gothenburg",
    "Åsa Öst, Gothenburg",
    "Vera Ek, Umeå",
]


def test_those_at_work_the_clients_office_first(
    colleagues: None, client: int, acting: Acting, actor: Actor
) -> None:
    choices = handover.handover_choices(acting, client)
    assert [words for _number, words in choices.workers] == OFFERED
    assert dict(choices.workers)[actor.worker_id] == "Anna Berg, Gothenburg"


def test_several_cases_go_to_those_at_work_the_own_office_first(
    colleagues: None, client: int, acting: Acting, actor: Actor
) -> None:
    cases = handover_many.cases_of(acting, actor.worker_id)
    assert [words for _number, words in cases.workers] == OFFERED[1:]
    assert cases.clients == ((client, "Andersson, Karim"),)
    assert handover_many.cases_of(acting, None).clients == ()
    assert [words for _number, words in handover_many.cases_of(acting, None).workers] == OFFERED


def test_who_has_the_case_now_and_who_will(
    client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    handover.hand_over(acting, client, supervisor.worker_id, TODAY + 7 * DAY)
    handover.cover(acting, client, supervisor.worker_id, TODAY, TODAY + DAY, "ill")
    choices = handover.handover_choices(acting, client)
    assert [(one.worker, one.part, one.from_on, one.to_on, one.reason) for one in choices.holders] == [
        ("Anna Berg", "main", TODAY, TODAY + 7 * DAY, ""),
        ("Siv Lind", "cover", TODAY, TODAY + 2 * DAY, "ill"),
        ("Siv Lind", "main", TODAY + 7 * DAY, None, ""),
    ]
    assert choices.main is not None
    assert (choices.main.worker, choices.main.id, choices.main.version) == ("Anna Berg", 1, 2)
    later = handover.handover_choices(Acting(actor, now + 7 * DAY), client)
    assert [one.worker for one in later.holders] == ["Siv Lind"]
    assert handover.HandoverChoices((choices.holders[1],), ()).main is None


def test_handing_over_ends_what_was_to_come(client: int, acting: Acting, supervisor: Actor) -> None:
    """From tomorrow Siv, from today Siv after all: the one to come never begins, and undoing brings it back."""
    handover.hand_over(acting, client, supervisor.worker_id, TODAY + DAY)
    done = handover.hand_over(acting, client, supervisor.worker_id, TODAY)

    def standing() -> list[tuple[str, date, date | None]]:
        return [(one.worker, one.from_on, one.to_on) for one in handover.holders(client, TODAY)]

    assert ("Siv Lind", TODAY, None) in standing()
    assert ("Siv Lind", TODAY + DAY, None) not in standing()
    assert done.undo is not None
    done.undo.function(acting, *done.undo.args, **done.undo.kwargs)
    assert standing() == [("Anna Berg", TODAY, TODAY + DAY), ("Siv Lind", TODAY + DAY, None)]


def test_a_cover_for_whoever_gives_the_case_away(
    client: int, acting: Acting, actor: Actor, supervisor: Actor
) -> None:
    """Who has the case until next week only may cover it afterwards; who has it for good may not."""
    with pytest.raises(CaseworkError, match="Anna Berg has the case already"):
        handover.cover(acting, client, actor.worker_id, TODAY + 8 * DAY, TODAY + 9 * DAY)
    handover.hand_over(acting, client, supervisor.worker_id, TODAY + 7 * DAY)
    handover.cover(acting, client, actor.worker_id, TODAY + 8 * DAY, TODAY + 9 * DAY)
    with pytest.raises(CaseworkError, match="Siv Lind has the case already"):
        handover.cover(acting, client, supervisor.worker_id, TODAY + 8 * DAY, TODAY + 9 * DAY)


def test_nothing_to_log_is_said_by_name(client: int, acting: Acting, supervisor: Actor) -> None:
    with pytest.raises(CaseworkError) as refused:
        outcomes.attended_latest(acting, client)
    assert refused.value.message == "Andersson, Karim has no appointment to log."
    booked(acting, client, -1)
    done = outcomes.attended_latest(acting, client)
    assert done.message == "Marked: Andersson, Karim, Wed 26 Nov: attended."
