"""Whether a row about a client says anything that the file does not say already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from entre_tui.casework.client.details import client_fields
from entre_tui.casework.core.base import reading
from entre_tui.casework.importing.batch import RecordColumns, RowValues, columns_said, differing
from entre_tui.casework.importing.records import ENROLMENT_KEY
from entre_tui.casework.office.workers import name_key
from entre_tui.models import Assignment, Client, Enrolment, Note, Worker
from entre_tui.text import fold

LOOKED_UP = frozenset(("ref", "office"))
"""Fields of the client by which a row is found, or which are numbers in the file."""
BESIDE = frozenset(("masked", "worker", "cover", "worker_from", "enrolment", "note"))
"""What a row says that is no field of the client, and is kept otherwise."""


@reading
def same_as_known(ref: str, values: RowValues) -> bool:
    """Whether a row says nothing of this client that the file does not say already."""
    row = Client.select().where(Client.ref == ref).dicts().first()
    if row is None or differing(row, columns_of(values, row)):
        return False
    return _same_holders(row["id"], values) and _same_course(row["id"], values)


def _same_holders(client: int, values: RowValues) -> bool:
    """Whether office and case workers are those of the row, where it names any."""
    rows = Assignment.select(Assignment.part, Worker.name).join(Worker).where(*holding([client]))
    said = {"main": "worker", "cover": "cover"}
    known = {said[part]: name for part, name in rows.tuples()}
    known["office"] = Client.get_by_id(client).office.name
    names = ("worker", "cover", "office")
    return all(name_key(known.get(name, "")) == name_key(values[name]) for name in names if name in values)


def _same_course(client: int, values: RowValues) -> bool:
    """Whether the programme and the note of the row are in the file."""
    told = values.get("enrolment")
    if told is not None:
        this = (Enrolment.client == client) & (Enrolment.programme == told["programme"])
        known = Enrolment.select().where(
            this, Enrolment.started_on == told["started_on"], Enrolment.removed_at.is_null()
        )
        row = known.dicts().first()
        if row is None or differing(row, columns_said(Enrolment, told, ENROLMENT_KEY)):
            return False
    text = values.get("note")
    return text is None or Note.select().where(Note.client == client, Note.text == text).exists()


def holding(clients: Sequence[int]) -> tuple[Any, ...]:
    """The assignments of those who have these cases now, as conditions."""
    mine = Assignment.client.in_(list(clients))
    return mine, Assignment.to_on.is_null(), Assignment.removed_at.is_null()


def columns_of(values: RowValues, known: RowValues | None = None) -> RecordColumns:
    """What a row says of the client; a name that hides a known client, or has the parts turned, says nothing new."""
    given = {
        one.name: values[one.name]
        for one in client_fields()
        if one.name in values and one.name not in LOOKED_UP
    }
    if known is not None and (values.get("masked") or _has_swapped_names(given, known)):
        for name in ("given_name", "family_name"):
            given.pop(name, None)
    return given


def _has_swapped_names(given: RowValues, known: RowValues) -> bool:
    """Whether the list has the same name with family and given name changed about."""
    names = [[fold(each.get(part, "")) for part in ("given_name", "family_name")] for each in (given, known)]
    return names[0] != names[1] and name_key(" ".join(names[0])) == name_key(" ".join(names[1]))
