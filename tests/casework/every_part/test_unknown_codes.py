"""A code that this version does not know, written by a newer one or damaged, is shown as it is and ends nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from enum import StrEnum
from typing import Any

import pytest

from entre_tui.casework.appointments import missed_views
from entre_tui.casework.client import flags, handover
from entre_tui.casework.client_list import windows as list_windows
from entre_tui.casework.client_list.choice import ListChoice
from entre_tui.casework.client_list.refresh_stale import refresh_stale
from entre_tui.casework.core import list_projection
from entre_tui.casework.core.base import Acting, Actor
from entre_tui.casework.day import today
from entre_tui.casework.formulation import views as formulation_views
from entre_tui.casework.supervision import caseload
from entre_tui.casework.whole_file.head import client_head
from entre_tui.locale.labels import label
from entre_tui.models import Client
from entre_tui.rules import codes
from entre_tui.storage.sqlcipher.connection import EncryptedDatabase
from entre_tui.storage.sqlcipher.triggers import guards_lifted
from tests.casework.every_change import FullFile, fill
from tests.casework.every_part.test_looks_in_the_log import LOOKS
from tests.storage.snapshot_schema import ALL_TABLES, IMMUTABLE_TABLES

LATER = "of_a_later_version"
WORDS = {
    str(member)
    for kind in vars(codes).values()
    if isinstance(kind, type) and issubclass(kind, StrEnum)
    for member in kind
}


def coded_columns() -> list[tuple[Any, Any]]:
    """Columns of texts in which nothing but codes stand; codes of programmes and people's roles are not closed."""
    found = []
    for table in ALL_TABLES:
        if getattr(table._meta.primary_key, "name", "") != "id":
            continue
        for name, column in table._meta.fields.items():
            values = (
                {getattr(row, name) for row in table.select()} if column.field_type == "VARCHAR" else set()
            )
            if values - {"", None} and values - {"", None} <= WORDS:
                found.append((table, column))
    return found


@pytest.fixture
def full(client: int, acting: Acting, supervisor: Actor) -> FullFile:
    file = FullFile(acting, supervisor, client)
    fill(file)
    return file


@contextmanager
def altering(db: EncryptedDatabase, table: Any) -> Iterator[None]:
    """Also what nobody may alter: a newer version has written it so."""
    with db.atomic():
        if table in IMMUTABLE_TABLES:
            with guards_lifted(db, [table._meta.table_name]):
                yield
        else:
            yield


def test_whatever_column_holds_one_everything_can_be_read(
    db: EncryptedDatabase, full: FullFile, acting: Acting
) -> None:
    columns = coded_columns()
    assert len(columns) >= 25, columns
    wrong = []
    for table, column in columns:
        before = list(table.select(table.id, column).tuples())
        with altering(db, table):
            for number, value in before:
                if value:
                    table.update({column: f"{LATER}_{number}"}).where(table.id == number).execute()
        for name, read in _readings(full, acting).items():
            try:
                read()
            except Exception as error:
                wrong.append(f"{table.__name__}.{column.name}: {name}: {type(error).__name__}: {error}")
        with altering(db, table):
            for number, value in before:
                table.update({column: value}).where(table.id == number).execute()
    assert not wrong, "\n".join(wrong)


def _readings(full: FullFile, acting: Acting) -> dict[str, Any]:
    looks = {look.__qualname__: (lambda look=look: look(acting, 1)) for look, _about, _record in LOOKS}
    later = Acting(acting.actor, acting.now + timedelta(days=1))
    return looks | {
        "today": lambda: today.today(acting),
        "week": lambda: today.week(acting, acting.now.date()),
        "list": lambda: list_windows.top(acting, ListChoice(), 9),
        "row": lambda: list_projection.refresh(full.client, acting.now),
        "stale": lambda: refresh_stale(later),
        "unfollowed": lambda: missed_views.list_unfollowed(acting),
        "head": lambda: client_head(acting, full.client),
        "flags": lambda: flags.flags(acting, full.client),
        "handover": lambda: handover.handover_choices(acting, full.client),
        "formulation": lambda: formulation_views.formulation(acting, full.client),
        "caseload": lambda: caseload.caseload(full.leading),
    }


def test_it_is_shown_as_it_is() -> None:
    for kind in (codes.GoalStatus, codes.Outcome, codes.LegalStatus):
        assert label(kind(LATER)) == "of a later version"
        assert kind(LATER) == LATER
        assert LATER not in list(kind)


def test_a_client_of_an_unknown_status_is_in_the_list(full: FullFile, acting: Acting) -> None:
    Client.update(legal_status=LATER).execute()
    list_projection.refresh(full.client, acting.now)
    assert [line.client_id for line in list_windows.top(acting, ListChoice(), 9).lines] == [full.client]
