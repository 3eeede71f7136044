"""What a colleague may do here, and until when."""

from __future__ import annotations

from datetime import datetime

import pytest

from entre_tui.casework.client import handover
from entre_tui.casework.core.base import Acting, Actor, CaseworkError, NotAllowed, Role
from entre_tui.casework.office import access, workers
from entre_tui.models import AuditEntry, Worker


def written() -> tuple[str, str, int, str, str]:
    """The newest entry of the log."""
    row = AuditEntry.select().order_by(AuditEntry.sequence.desc()).get()
    return row.action, row.record, row.record_id, row.fields, row.recipient


def role_of(actor: Actor) -> str:
    return str(Worker.get_by_id(actor.worker_id).role)


def test_a_case_worker_becomes_supervisor_and_case_worker_again(
    actor: Actor, supervisor: Actor, now: datetime
) -> None:
    done = access.set_role(Acting(supervisor, now), "anna", Role.SUPERVISOR)
    assert done.message == "Anna Berg is a supervisor from the next start on."
    assert role_of(actor) == "supervisor"
    assert written() == ("change", "worker", actor.worker_id, "role", "")
    with pytest.raises(CaseworkError, match="is a supervisor already"):
        access.set_role(Acting(supervisor, now), "anna", Role.SUPERVISOR)
    access.set_role(Acting(supervisor, now), "anna", Role.WORKER)
    assert role_of(actor) == "worker"


def test_only_a_supervisor_says_who_is_one(acting: Acting, supervisor: Actor, now: datetime) -> None:
    for refused in (
        lambda: access.set_role(acting, "anna", Role.SUPERVISOR),
        lambda: access.end_access(acting, "siv"),
        lambda: access.may_go(acting, "siv"),
    ):
        with pytest.raises(NotAllowed):
            refused()
    with pytest.raises(CaseworkError, match="has the account nobody"):
        access.set_role(Acting(supervisor, now), "nobody", Role.SUPERVISOR)


def test_in_a_file_without_one_a_case_worker_makes_the_first(acting: Acting, supervisor: Actor) -> None:
    Worker.update(role=Role.WORKER).execute()
    access.set_role(acting, "siv", Role.SUPERVISOR)
    assert workers.is_led()


def test_the_last_supervisor_stays(actor: Actor, supervisor: Actor, now: datetime) -> None:
    # Whoever came in with a list cannot sign in, and does not count.
    Worker.create(name="Only Named", fold=" only named", role=Role.SUPERVISOR, office=supervisor.office_id)
    for refused in (
        lambda: access.set_role(Acting(supervisor, now), "siv", Role.WORKER),
        lambda: access.end_access(Acting(supervisor, now), "siv"),
        lambda: access.may_go(Acting(supervisor, now), "siv"),
    ):
        with pytest.raises(CaseworkError, match="Siv Lind is the only supervisor"):
            refused()
    access.set_role(Acting(supervisor, now), "anna", Role.SUPERVISOR)
    access.end_access(Acting(supervisor, now), "siv")


def test_who_leaves_signs_in_no_more_and_gets_no_cases_but_keeps_those_there_are(
    client: int, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    assert access.may_go(Acting(supervisor, now), "anna")
    done = access.end_access(Acting(supervisor, now), "anna")
    assert done.message.startswith("Anna Berg still has 1 open case:")
    assert written() == ("erase", "passphrase", actor.worker_id, "", "anna")
    assert workers.sign_in("anna", "host", now=now) is None
    choices = handover.handover_choices(Acting(supervisor, now), client)
    assert [number for number, _name in choices.workers] == [supervisor.worker_id]
    assert choices.main is not None
    assert choices.main.worker_id == actor.worker_id
    assert not access.may_go(Acting(supervisor, now), "anna")


def test_a_way_of_opening_that_is_nobodys_goes_too(supervisor: Actor, now: datetime) -> None:
    assert access.end_access(Acting(supervisor, now), "ghost").message == ""
    assert written()[4] == "ghost"


def test_who_was_here_before_comes_back_as_who_they_were(
    client: int, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    access.end_access(Acting(supervisor, now), "anna")
    done = workers.add_worker(Acting(supervisor, now), "Anna B", "", Role.SUPERVISOR, "anna")
    assert done.record_id == actor.worker_id
    again = workers.sign_in("anna", "host", now=now)
    assert again is not None
    assert (again.name, again.role, again.office) == ("Anna Berg", Role.SUPERVISOR, "Gothenburg")


def test_a_worker_who_stands_in_an_offices_list_is_picked_up(supervisor: Actor, now: datetime) -> None:
    listed = Worker.create(
        name="Bo Ek", fold=" ek bo", role=Role.WORKER, office=supervisor.office_id, active=0
    )
    done = workers.add_worker(Acting(supervisor, now), "bo  Ek", "Umeå", Role.SUPERVISOR, "bo")
    assert done.record_id == listed.id
    signed_in = workers.sign_in("bo", "host", now=now)
    assert signed_in is not None
    assert (signed_in.worker_id, signed_in.role, signed_in.office) == (listed.id, Role.SUPERVISOR, "Umeå")
    # Another Bo Ek is somebody else.
    other = workers.add_worker(Acting(supervisor, now), "Bo Ek", "Umeå", Role.WORKER, "bo2")
    assert other.record_id != listed.id


def test_of_two_with_the_same_name_neither_is_guessed(supervisor: Actor, now: datetime) -> None:
    listed = [
        Worker.create(name="Bo Ek", fold=" bo ek", role=Role.WORKER, office=supervisor.office_id).id
        for _each in range(2)
    ]
    done = workers.add_worker(Acting(supervisor, now), "Bo Ek", "Umeå", Role.WORKER, "bo")
    assert done.record_id not in listed
