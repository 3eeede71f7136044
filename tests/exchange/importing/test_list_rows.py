"""After an import the list's rows say what the rules say of the files that came in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from entre_tui.casework.core import list_projection
from entre_tui.casework.core.base import Acting
from entre_tui.exchange.outgoing.templates import write_templates
from entre_tui.models import Client, ClientRow
from tests.exchange.offices import bring, text

CLIENTS = """Klientnr;Efternamn;Förnamn;Status;Frigivningsdatum;Övervakning till;Program;Programstart;Fas;Handläggare
H-1;Ek;Kim;anstalt;2026-01-15;2027-01-15;Entré;2025-09-01;Behandling;Anna Berg
H-2;Al;Noor;VF;2025-06-01;2026-01-31;;;;Anna Berg
H-3;Bo;Ali;skyddstillsyn;;2026-12-31;;;;
H-4;Ny;Eva;avslutad;;2014-12-31;;;;Anna Berg
"""
APPOINTMENTS = """Klientnr;Datum;Tid;Typ;Utfall;Orsak
H-1;2025-11-03;10:00;samtal;kom;
H-1;2025-11-20;10:00;samtal;uteblev;svarar inte
H-1;2025-11-24;10:00;samtal;uteblev;svarar inte
H-1;2025-11-26;10:00;samtal;;
H-2;2025-11-26;10:00;besök;;
H-2;2025-12-03;10:00;besök;;
"""


def rows() -> dict[int, dict[str, Any]]:
    return {row["client"]: row for row in ClientRow.select().dicts()}


def test_rows_are_as_reckoned_anew(tmp_path: Path, client: int, acting: Acting, now: datetime) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    text(folder / "klienter.csv", CLIENTS)
    text(folder / "bokningar.csv", APPOINTMENTS)
    works = bring(acting, folder)
    assert not [work.refused for work in works if work.refused]
    examples = tmp_path / "templates"
    list(write_templates(examples))
    bring(acting, examples)
    kept = rows()
    assert len(kept) == Client.select().count() > 4
    list_projection.refresh_many(list(kept), now)
    assert rows() == kept
    by_ref = {row["ref"]: row for row in kept.values()}
    assert (by_ref["H-1"]["missed_run"], by_ref["H-1"]["to_log"], by_ref["H-1"]["sessions_held"]) == (2, 1, 1)
    assert (by_ref["H-2"]["to_log"], by_ref["H-2"]["due_kind"]) == (1, "to_log")
    assert "few_meetings" in by_ref["H-2"]["due_kinds"]
    assert "first_meeting" in by_ref["H-1"]["due_kinds"]
