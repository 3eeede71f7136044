"""Who has the case, flags, mentoring agreements and themes: changed, and taken back."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework.appointments.picks import whose_appointment
from entre_tui.casework.client import clients, flags, handover, handover_many
from entre_tui.casework.client.clients import ClientDetails
from entre_tui.casework.client_list import refresh_stale
from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, Actor, CaseworkError, Done, StaleError
from entre_tui.casework.programme import agreements, enrolments
from entre_tui.casework.whole_file.head import client_head
from entre_tui.models import ClientRow, Enrolment
from entre_tui.rules.codes import FlagKind
from tests.casework.steps import undone

DAY = timedelta(days=1)


def held_by(client: int, today: date) -> list[tuple[str, str]]:
    return [(one.part, one.worker) for one in handover.holders(client, today) if one.from_on <= today]


def row(client: int) -> ClientRow:
    return ClientRow.get(ClientRow.client == client)


def test_handing_over_today_and_taking_back(
    client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    today = now.date()
    done = handover.hand_over(acting, client, supervisor.worker_id, today, "moves house")
    assert held_by(client, today) == [("main", "Siv Lind")]
    assert row(client).worker_id == supervisor.worker_id
    undone(acting, done)
    assert held_by(client, today) == [("main", "Anna Berg")]
    assert row(client).worker_id == actor.worker_id


def test_a_handing_over_to_come_waits_for_its_day(
    client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    later = now + 7 * DAY
    handover.hand_over(acting, client, supervisor.worker_id, later.date())
    assert held_by(client, now.date()) == [("main", "Anna Berg")]
    assert row(client).worker_id == actor.worker_id
    assert row(client).stale_at <= later
    assert held_by(client, later.date()) == [("main", "Siv Lind")]
    refresh_stale.refresh_stale(Acting(actor, later))
    assert row(client).worker_id == supervisor.worker_id


def test_cover_lasts_up_to_and_with_its_last_day(
    client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    today, last = now.date(), now.date() + 6 * DAY
    done = handover.cover(acting, client, supervisor.worker_id, today, last, "holiday")
    assert held_by(client, last) == [("main", "Anna Berg"), ("cover", "Siv Lind")]
    assert held_by(client, last + DAY) == [("main", "Anna Berg")]
    assert row(client).cover_id == supervisor.worker_id
    refresh_stale.refresh_stale(Acting(actor, now + 7 * DAY))
    assert row(client).cover_id is None
    undone(acting, done)
    assert held_by(client, today) == [("main", "Anna Berg")]


def test_what_is_no_handing_over(
    client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    today = now.date()
    for who, until, field in (
        (actor.worker_id, today, "worker_id"),
        (supervisor.worker_id, None, "until"),
        (supervisor.worker_id, today - DAY, "until"),
        (0, today, "worker_id"),
    ):
        with pytest.raises(CaseworkError) as refusal:
            handover.cover(acting, client, who, today, until)
        assert refusal.value.field == field
    with pytest.raises(CaseworkError, match="already"):
        handover.hand_over(acting, client, actor.worker_id, today)


def test_the_choices_begin_with_the_office(client: int, acting: Acting) -> None:
    choices = handover.handover_choices(acting, client)
    assert [name for _id, name in choices.workers] == ["Anna Berg, Gothenburg", "Siv Lind, Gothenburg"]
    assert choices.main is not None
    assert choices.main.worker == "Anna Berg"


def test_a_flag_stands_over_every_part_until_lifted(client: int, acting: Acting) -> None:
    def up() -> tuple[tuple[str, str], ...]:
        return client_head(acting, client).flags

    raised = flags.raise_flag(acting, client, FlagKind.THREAT, "has a \x1b[5mknife")
    assert up() == (("threat", "has a [5mknife"),)
    (one,) = flags.flags(acting, client)
    assert one.raised_by == "Anna Berg"
    lifted = flags.lift_flag(acting, one.id, seen_version=one.version)
    assert up() == ()
    undone(acting, lifted)
    assert up() == (("threat", "has a [5mknife"),)
    assert raised.undo is not None


def test_what_is_no_flag(client: int, acting: Acting) -> None:
    flags.raise_flag(acting, client, FlagKind.DO_NOT_CALL)
    for kind, field in ((FlagKind.DO_NOT_CALL, "kind"), (FlagKind.OTHER, "words"), ("weather", "kind")):
        with pytest.raises(CaseworkError) as refusal:
            flags.raise_flag(acting, client, kind)
        assert refusal.value.field == field


def enrolled(acting: Acting, client: int, programme: str) -> Enrolment:
    enrolments.enrol(acting, client, programme, date(2025, 8, 25))
    return Enrolment.get(Enrolment.client == client, Enrolment.programme == programme)


def test_an_agreement_is_revised_after_three_months(client: int, acting: Acting) -> None:
    enrolment = enrolled(acting, client, "back-on-track")
    agreements.agree(acting, enrolment.id, "Kim Ek", date(2025, 8, 30))
    latest = agreements.latest_agreement(enrolment.id)
    assert latest is not None
    assert (latest.mentor, latest.review_on) == ("Kim Ek", date(2025, 11, 30))
    done = agreements.agree(acting, enrolment.id, "Kim Ek", date(2025, 11, 26), "Bo")
    latest = agreements.latest_agreement(enrolment.id)
    assert latest is not None
    assert (latest.backup, latest.review_on) == ("Bo", date(2026, 2, 26))
    undone(acting, done)
    latest = agreements.latest_agreement(enrolment.id)
    assert latest is not None
    assert latest.agreed_on == date(2025, 8, 30)
    with pytest.raises(CaseworkError) as refusal:
        agreements.agree(acting, enrolment.id, " ", date(2025, 11, 26))
    assert refusal.value.field == "mentor"


def test_an_added_theme_is_taken_back(client: int, acting: Acting) -> None:
    entre = enrolled(acting, client, "entre-2016")
    added = enrolments.add_theme(acting, entre.id, "alcohol-drugs")
    assert [one.added_themes for one in enrolments.enrolments_of(client)] == [("alcohol-drugs",)]
    undone(acting, added)
    assert [one.added_themes for one in enrolments.enrolments_of(client)] == [()]


def test_several_cases_at_once_and_all_of_them_back(
    client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    details = ClientDetails(family_name="Ek", given_name="Bo", office="Gothenburg")
    other = clients.add_client(acting, details).client_id or 0
    today, both = now.date(), (client, other)
    logged = audit.count_written()
    done = handover_many.hand_over_many(
        acting, both, supervisor.worker_id, handover.MAIN, today, reason="leaves"
    )
    assert audit.count_written() - logged == len(both)
    assert [held_by(one, today) for one in both] == [[("main", "Siv Lind")]] * 2
    assert {row(one).worker_id for one in both} == {supervisor.worker_id}
    done = undone(acting, done)
    assert done.message == "2 cases are with whom they were."
    assert {row(one).worker_id for one in both} == {actor.worker_id}
    done = undone(acting, done)
    assert done.message.startswith("2 cases are handed over to Siv Lind")
    assert {row(one).worker_id for one in both} == {supervisor.worker_id}
    assert audit.count_written() - logged == 3 * len(both)
    handover.hand_over(acting, client, actor.worker_id, today)
    with pytest.raises(StaleError):
        undone(acting, done)


def test_of_several_cases_those_that_are_there_already_stay(
    client: int, acting: Acting, supervisor: Actor, now: datetime
) -> None:
    details = ClientDetails(family_name="Ek", given_name="Bo", office="Gothenburg")
    other = clients.add_client(Acting(supervisor, now), details).client_id or 0
    both, today = (client, other), now.date()

    def cover(until: date | None) -> Done:
        return handover_many.hand_over_many(acting, both, supervisor.worker_id, handover.COVER, today, until)

    with pytest.raises(CaseworkError, match="until when"):
        cover(None)
    assert "covers 1 case" in cover(today + 6 * DAY).message
    assert row(client).cover_id == supervisor.worker_id
    assert row(other).cover_id is None
    with pytest.raises(CaseworkError, match="these cases already"):
        handover_many.hand_over_many(acting, [other, other], supervisor.worker_id, handover.MAIN, today)
    with pytest.raises(CaseworkError, match="Choose whose"):
        handover_many.hand_over_many(acting, [], supervisor.worker_id, handover.MAIN, today)


def test_an_appointment_is_with_whoever_has_the_case(
    client: int, acting: Acting, actor: Actor, supervisor: Actor, now: datetime
) -> None:
    today = now.date()

    def with_whom(who: Actor) -> int | None:
        return whose_appointment(Acting(who, now), client)

    assert with_whom(actor) == with_whom(supervisor) == actor.worker_id
    handover.cover(acting, client, supervisor.worker_id, today, today + DAY)
    assert with_whom(supervisor) == supervisor.worker_id
    assert with_whom(actor) == actor.worker_id
