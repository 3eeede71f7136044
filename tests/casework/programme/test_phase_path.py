"""However phases are changed and taken back, what stands is one path through the programme, its days in order."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entre_tui.casework.core.base import Acting, Actor, CaseworkError, Done
from entre_tui.casework.programme import enrolments, phases
from entre_tui.models import Enrolment, Formulation
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from tests.casework.steps import undone

PHASES = ("assessment", "case-formulation", "treatment", "maintenance")
STEPS = st.lists(st.none() | st.tuples(st.sampled_from(PHASES), st.integers(0, 60)), max_size=12)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_one_path(
    db: EncryptedDatabase,
    client: int,
    acting: Acting,
    actor: Actor,
    now: datetime,
    steps: list[tuple[str, int] | None],
) -> None:
    with db.atomic() as transaction:
        Formulation.create(client=client, number=1, created_at=now, created_by=actor.worker_id)
        start = now.date() - timedelta(days=60)
        number = enrolments.enrol(acting, client, "entre-2016", start).record_id or 0
        expected, made, version = [("assessment", start)], list[Done](), 1
        for step in steps:
            if step is None:
                if made:
                    version = undone(acting, made.pop()).version
                    expected.pop()
                    made.clear()
                continue
            phase, days = step
            day = start + timedelta(days=days)
            try:
                done = phases.change_phase(acting, number, phase, day, seen_version=version)
            except CaseworkError:
                continue
            version = done.version
            made.append(done)
            expected.append((phase, day))
        (view,) = enrolments.enrolments(acting, client)
        assert [(one.phase, one.on) for one in view.phases] == expected
        assert view.phase == expected[-1][0] == Enrolment.get_by_id(number).phase
        days_of = [one.on for one in view.phases]
        assert days_of == sorted(days_of)
        transaction.rollback()
