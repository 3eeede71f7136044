"""How a change ends: its one entry in the log and its undo, both made from what it wrote."""

from __future__ import annotations

from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, ChangeReport, Done, Entry, Undo
from entre_tui.casework.core.ledger import Ledger
from entre_tui.casework.core.records import client_of, log_name, version_of
from entre_tui.casework.core.reversal import Reversal, undo_change
from entre_tui.locale import _
from entre_tui.models.base import Table


def finish(acting: Acting, deed: ChangeReport, written: Ledger) -> Done:
    """Writes the entry and gives what the screen is told."""
    client_id = deed.client_id if deed.row is None else client_of(deed.row)
    _write_entry(acting, deed, written, client_id)
    undo = _undo_of(deed, written) if isinstance(deed.undo, str) else deed.undo
    if deed.row is None:
        return Done(deed.message, client_id, undo=undo)
    return Done(deed.message, client_id, deed.row.id, version_of(deed.row), undo)


def _write_entry(acting: Acting, deed: ChangeReport, written: Ledger, client_id: int | None) -> None:
    entry, row = deed.entry or Entry(), deed.row
    about, number, action, fields = "", None, "change", []
    if row is not None:
        names = log_name(row)
        whole = getattr(row, names.within) if names.of_whole else row
        about, number = names.name, whole.id
        fields = [names.under.get(name, name) for name in written.fields_of(row)]
        if names.says:
            fields = [names.says]
        elif written.has_new(type(row).__name__, row.id):
            action = "collect"
    audit.record(
        acting if entry.actor is None else Acting(entry.actor, acting.now),
        entry.action or action,
        client_id=client_id,
        about=about if entry.about is None else entry.about,
        record_id=number,
        fields=set(_words_of(fields) if entry.fields is None else entry.fields),
        recipient=entry.recipient,
        result=entry.result,
    )


def _words_of(fields: list[str]) -> list[str]:
    return ["removed" if name == "removed_at" else name for name in fields]


def _undo_of(deed: ChangeReport, written: Ledger) -> Undo:
    label, row = str(deed.undo), deed.row
    if row is None or not written.steps:
        raise RuntimeError(f"“{label}” has nothing to take back")
    undone = deed.undone or _("Taken back: “{what}”").format(what=deed.message)
    reversal = Reversal(
        label=label,
        steps=written.steps,
        table=type(row).__name__,
        row_id=row.id,
        undone=undone,
        undone_entry=deed.undone_entry or _entry_of_undo(deed, row, written),
        message=deed.message,
        entry=deed.entry,
    )
    return Undo.of(label, undo_change, reversal)


def _entry_of_undo(deed: ChangeReport, row: Table, written: Ledger) -> Entry | None:
    """Taking back touches the same fields; of what was new it takes the row away."""
    if deed.entry is None or deed.entry.fields is None or written.has_new(type(row).__name__, row.id):
        return None
    return Entry(fields=deed.entry.fields)
