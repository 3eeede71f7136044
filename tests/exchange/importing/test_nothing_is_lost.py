"""What an office's list can say is kept somewhere, or refused aloud; no column is read and then forgotten."""

from __future__ import annotations

import pytest

from entre_tui.casework.client.details import client_fields
from entre_tui.casework.core.base import Acting
from entre_tui.casework.importing import appointments, course, records, release, unchanged
from entre_tui.casework.importing.batch import ImportRow
from entre_tui.casework.importing.clients import keep_clients
from entre_tui.casework.importing.record_importer import RecordImporter
from entre_tui.exchange.importing.run import KEEPERS
from entre_tui.exchange.lists.kinds import kind_of, kinds, programme_keys

IMPORTERS: dict[str, type[RecordImporter]] = {
    "enrolments": records._Enrolments,
    "sessions": course._Sessions,
    "appointments": appointments._Appointments,
    "goals": records._Goals,
    "checklist": release._Checklist,
    "consents": release._Consents,
    "meetings": release._Meetings,
}
NAMES = {"name", "family_name", "given_name"}
# What the check of a row turns into something else: day and time into an instant, a name into a look at whose it is.
TURNED = {"sessions": NAMES | {"on", "clock"}, "appointments": NAMES | {"on", "clock"}}


def test_every_kind_of_list_has_an_importer() -> None:
    assert IMPORTERS.keys() == KEEPERS.keys() == {kind.key for kind in kinds()} - {"clients"}


@pytest.mark.parametrize("kind", IMPORTERS)
def test_every_column_is_compared_or_kept_otherwise(kind: str) -> None:
    read = {column.key for column in kind_of(kind).columns} - TURNED.get(kind, NAMES)
    assert read <= IMPORTERS[kind].kept_names()


def test_every_column_of_a_client_is_compared_or_kept_otherwise() -> None:
    read = {column.key for column in kind_of("clients").columns} - {"name", *programme_keys()}
    fields = {one.name for one in client_fields()}
    assert read <= fields | unchanged.BESIDE
    assert set(unchanged.columns_of(dict.fromkeys(fields))) == fields - unchanged.LOOKED_UP
    assert set(programme_keys()) <= IMPORTERS["enrolments"].kept_names()


@pytest.mark.parametrize("kind", IMPORTERS)
def test_what_nobody_keeps_is_no_import(kind: str, acting: Acting) -> None:
    with pytest.raises(LookupError, match="planted"):
        KEEPERS[kind](acting, [ImportRow(2, {"ref": "E-1", "planted": 1})], {})


def test_what_nobody_keeps_of_a_client_is_no_import(acting: Acting) -> None:
    with pytest.raises(LookupError, match="planted"):
        keep_clients(acting, [ImportRow(2, {"ref": "E-1", "family_name": "Ek", "planted": 1})])
