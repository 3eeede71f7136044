"""The timeline: everything once and in order, by pages, by kind, by words; and the overview's one reading."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from entre_tui.casework.appointments import missed, outcomes
from entre_tui.casework.client import flags, handover, notes
from entre_tui.casework.core.base import Acting, Actor, CaseworkError
from entre_tui.casework.programme import enrolments
from entre_tui.casework.whole_file import overview, timeline
from entre_tui.casework.whole_file.timeline import TimelineLine
from entre_tui.casework.whole_file.timeline_sources import TimelineKind
from entre_tui.models import AuditEntry, Client
from entre_tui.rules.codes import AbsenceReason, DueKind, FlagKind, Outcome
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from tests.casework.long_file import burden
from tests.casework.steps import booked


def everything(
    acting: Acting, client: int, page: int = 100, kinds: tuple[str, ...] = ()
) -> list[TimelineLine]:
    """All pages, one after the other."""
    found = timeline.timeline(acting, client, kinds=kinds, limit=page)
    lines = [*found.lines]
    while found.left is not None:
        found = timeline.older(acting, client, found.left, kinds=kinds, limit=page)
        lines += found.lines
    return lines


@pytest.fixture
def lived(client: int, acting: Acting, supervisor: Actor, now: datetime) -> int:
    """A file in which something of most kinds has happened."""
    enrolments.enrol(acting, client, "entre-2016", date(2025, 11, 3))
    one = booked(acting, client, -3)
    outcomes.log_outcome(acting, one.id, Outcome.ATTENDED, seen_version=1)
    away = booked(acting, client, -2)
    missed.mark_missed(acting, away.id, AbsenceReason.NONE_GIVEN, seen_version=1)
    booked(acting, client, 5)
    notes.add_note(acting, client, "Öberg rings at night", at=date(2025, 11, 10))
    flags.raise_flag(acting, client, FlagKind.THREAT)
    handover.hand_over(acting, client, supervisor.worker_id, now.date())
    return client


def test_everything_is_told_the_newest_first(lived: int, acting: Acting) -> None:
    lines = everything(acting, lived)
    assert [line.at for line in lines] == sorted((line.at for line in lines), reverse=True)
    told = [(line.key[0], line.at.date().day) for line in lines]
    assert told == [
        ("flag", 27), ("assignment", 27), ("assignment", 27), ("appointment", 25), ("session", 24), ("note", 10),
        ("phase", 3),
    ]  # fmt: skip
    assert lines[4].words == "Session 1: attended, 60 min"
    assert lines[-1].words == "Entré 2016 begins: Assessment"
    assert lines[1].words == "Case worker: Siv Lind"


def test_an_appointment_is_told_by_its_session_unless_asked_for(lived: int, acting: Acting) -> None:
    lines = everything(acting, lived, kinds=(TimelineKind.APPOINTMENT,))
    assert [line.at.date().day for line in lines] == [25, 24]


@pytest.mark.parametrize("page", [1, 3, 7, 100])
def test_pages_leave_nothing_out_and_tell_nothing_twice(
    page: int, db: EncryptedDatabase, lived: int, acting: Acting, now: datetime
) -> None:
    same = now - timedelta(days=9)
    for number in range(12):
        notes.add_note(acting, lived, f"at the same moment {number}", at=same)
    assert [line.key for line in everything(acting, lived, page)] == [
        line.key for line in everything(acting, lived, 10_000)
    ]
    assert max(Counter(line.key for line in everything(acting, lived, page)).values()) == 1


def test_words_are_found_folded_and_only_in_this_file(lived: int, acting: Acting) -> None:
    other = Client.get_by_id(lived)
    found = timeline.search_lines(acting, lived, text="OBERG night")
    assert [line.key[0] for line in found.lines] == ["note"]
    assert timeline.search_lines(acting, lived, text="oberg elsewhere").lines == ()
    assert timeline.search_lines(acting, other.id + 1, text="oberg").lines == ()
    only = timeline.search_lines(acting, lived, text="oberg", kinds=(TimelineKind.GOAL,))
    assert only.lines == ()


def test_a_hit_deep_in_a_long_text_is_shown(lived: int, acting: Acting) -> None:
    notes.add_note(acting, lived, "nothing " * 2000 + "the Ånäset letter")
    (line,) = timeline.search_lines(acting, lived, text="anaset").lines
    assert line.text.startswith("…")
    assert "Ånäset" in line.text


def test_the_text_before_a_correction_is_told(
    lived: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    note = notes.add_note(Acting(actor, now - timedelta(hours=1)), lived, "wrong words").record_id
    assert note is not None
    notes.correct_note(acting, note, "right words", seen_version=1)
    lines = everything(acting, lived, kinds=(TimelineKind.NOTE,))
    assert [(line.key[0], line.text) for line in lines[:2]] == [
        ("correction", "wrong words"), ("note", "right words"),
    ]  # fmt: skip
    assert {line.record_id for line in lines[:2]} == {note}


def test_one_look_is_one_entry_in_the_log(lived: int, acting: Acting) -> None:
    before = AuditEntry.select().count()
    everything(acting, lived, 2)
    timeline.search_lines(acting, lived, text="oberg")
    overview.overview(acting, lived)
    made = list(AuditEntry.select(AuditEntry.action, AuditEntry.record).offset(before).tuples())
    assert made == [("read", "timeline"), ("read", "overview")]


def test_a_long_file_is_paged_flat(db: EncryptedDatabase, client: int, acting: Acting) -> None:
    burden(acting, db, client, sessions=60, notes=30)
    lines = everything(acting, client, 25)
    kinds = Counter(line.key[0] for line in lines)
    assert (kinds["session"], kinds["note"], kinds["appointment"]) == (60, 30, 0)
    assert len(everything(acting, client, kinds=(TimelineKind.APPOINTMENT,))) == 60


def test_the_overview_tells_what_matters(lived: int, acting: Acting) -> None:
    seen = overview.overview(acting, lived)
    assert {item.kind for item in seen.due} == {DueKind.MISSED, DueKind.EVALUATION}
    assert [one.starts_at.date().day for one in seen.coming] == [2]
    assert (seen.hypothesis, seen.goals, seen.has_formulation) == (None, (), False)
    assert [note.excerpt for note in seen.notes] == ["Öberg rings at night"]
    assert [(one.held, one.planned) for one in seen.programmes] == [(1, 50)]
    assert [one.worker for one in seen.holders] == ["Siv Lind"]
    assert len(seen.areas) == 6


def test_the_overview_of_nobody_is_refused(lived: int, acting: Acting) -> None:
    with pytest.raises(CaseworkError, match="removed"):
        overview.overview(acting, lived + 1)


def test_the_figures_of_a_long_file_are_whole(db: EncryptedDatabase, client: int, acting: Acting) -> None:
    burden(acting, db, client, sessions=300, notes=3)
    seen = overview.overview(acting, client)
    assert [(one.held, one.planned) for one in seen.programmes] == [(300, 50)]
    assert seen.due == ()


def test_contact_long_ago_is_still_the_last_contact(
    db: EncryptedDatabase, client: int, acting: Acting, actor: Actor, now: datetime
) -> None:
    burden(acting, db, client, sessions=5, notes=0)
    later = now + timedelta(days=800)
    (item,) = overview.overview(Acting(actor, later), client).due
    assert (item.kind, item.on) == (DueKind.NO_CONTACT, (now - timedelta(days=1)).date() + timedelta(days=14))
