"""Many rows at once, for what comes in by the thousand: an import, a generated caseload."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby

from entre_tui.casework.core import audit, list_projection
from entre_tui.casework.core.base import Acting, opening
from entre_tui.models import ClientRow, SearchWord
from entre_tui.models.base import Table
from entre_tui.storage.thread.bulk import insert_rows


@opening
def put(tables: Mapping[type[Table], Sequence[Mapping[str, object]]]) -> int:
    """Writes rows as they are, table by table; gives how many. The caller has checked them."""
    written = 0
    for table, rows in tables.items():
        for names, group in groupby(rows, key=_names):
            written += insert_rows(table, names, group)
    return written


@opening
def project_clients(client_ids: Sequence[int], *, now: datetime) -> None:
    """Makes the list rows of these clients true; a few hundred at a time."""
    list_projection.refresh_many(client_ids, now)


@opening
def put_list_rows(rows: Sequence[Mapping[str, object]], words: Sequence[tuple[str, int]]) -> None:
    """List rows reckoned by the caller from facts it made itself."""
    if rows:
        insert_rows(ClientRow, tuple(rows[0]), rows)
    insert_rows(
        SearchWord, ("word", "client"), [{"word": word, "client": client} for word, client in sorted(words)]
    )


@opening
def log_collection(acting: Acting, what: str, fields: Sequence[str] = ()) -> None:
    """The one audit entry of a whole file that came in."""
    audit.record(acting, "collect", about=what, fields=fields)


def _names(row: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(row)
