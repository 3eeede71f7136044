"""Clients out of an office's list: new ones, changed ones, and who has the case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from entre_tui.casework.client.details import client_fields
from entre_tui.casework.core import bulk, due_inputs, list_projection
from entre_tui.casework.core.base import Acting, opening
from entre_tui.casework.core.settings_store import office_setting
from entre_tui.casework.importing.batch import (
    BatchResult,
    Directory,
    ImportRow,
    NewRows,
    RecordColumns,
    RowValues,
    check_all_kept,
    differing,
    stale,
    update,
)
from entre_tui.casework.importing.records import keep_enrolments
from entre_tui.casework.importing.unchanged import BESIDE, columns_of, holding
from entre_tui.locale import _
from entre_tui.models import Assignment, Client, Note
from entre_tui.rules import retention
from entre_tui.rules.codes import LegalStatus
from entre_tui.rules.due.facts import CaseFacts

# The facts from which follows what is due; many clients of one list share them.
_REMINDING = ("legal_status", "release_on", "supervision_ends_on", "sanction_ended_on")

Courses = dict[tuple[Any, ...], RecordColumns]


@opening
def keep_clients(acting: Acting, rows: Sequence[ImportRow], courses: Courses | None = None) -> BatchResult:
    """Adds and changes clients; every row has a reference number by now (`ref`).

    `courses` lets the batches of one import share what follows from equal dates.
    """
    return _Clients(acting, {} if courses is None else courses).keep(rows)


class _Clients:
    """One batch of clients."""

    def __init__(self, acting: Acting, courses: Courses) -> None:
        self.acting, self.today = acting, acting.now.date()
        self.courses = courses
        self.kept = BatchResult()
        self.directory = Directory(self.kept)
        self.clients = NewRows(acting, Client)
        self.highest = self.clients.highest()
        self.assignments = NewRows(acting, Assignment)
        self.workers_of: dict[int, dict[str, int]] = {}
        self.enrolments: list[ImportRow] = []
        self.notes: list[tuple[int, str]] = []

    def keep(self, rows: Sequence[ImportRow]) -> BatchResult:
        check_all_kept(rows, {*BESIDE, *(one.name for one in client_fields())})
        by_ref = {row["ref"]: row for row in self._load_known([row.values["ref"] for row in rows])}
        numbers = [row.values["identity_number"] for row in rows if "identity_number" in row.values]
        taken = dict(
            Client.select(Client.identity_number, Client.ref)
            .where(Client.identity_number.in_(numbers))
            .tuples()
        )
        self._load_workers([row["id"] for row in by_ref.values()])
        for row in rows:
            why = self._refusal(row.values, by_ref.get(row.values["ref"]), taken)
            if why:
                self.kept.refused.append((row.number, why))
                continue
            by_ref[row.values["ref"]] = self._one(row, by_ref.get(row.values["ref"]))
            if "identity_number" in row.values:
                taken[row.values["identity_number"]] = row.values["ref"]
        if self.clients.rows:
            self._write_new()
        self._write_course()
        stale(self.kept.touched, self.acting.now)
        return self.kept

    def _load_known(self, refs: Sequence[str]) -> Sequence[RecordColumns]:
        return list(Client.select().where(Client.ref.in_(list(refs))).dicts())

    def _load_workers(self, ids: Sequence[int]) -> None:
        rows = Assignment.select(Assignment.client, Assignment.part, Assignment.worker).where(*holding(ids))
        for client, part, worker in rows.tuples():
            self.workers_of.setdefault(client, {})[part] = worker

    def _refusal(self, values: RowValues, known: RecordColumns | None, taken: dict[str, str]) -> str:
        if known is not None and known["removed_at"] is not None:
            return _("The client {ref} was removed from the case file. Bring it back first.").format(
                ref=known["ref"]
            )
        if known is None and not (values.get("family_name") or values.get("given_name")):
            return _("There is no client {ref}, and a new one needs a name.").format(ref=values["ref"])
        other = taken.get(values.get("identity_number", ""), values["ref"])
        if other != values["ref"]:
            return _("Another client has this identity number: {ref}.").format(ref=other)
        return ""

    def _one(self, row: ImportRow, known: RecordColumns | None) -> RecordColumns:
        given = columns_of(row.values, known)
        if "office" in row.values:
            given["office"] = self.directory.office(row.values["office"])
        if known is None:
            given.setdefault(
                "office", self.acting.actor.office_id or self.directory.office(self.acting.actor.office)
            )
            if "legal_status" not in given:
                given["legal_status"] = self._standing(row.values)
                self.kept.others["standing"] = self.kept.others.get("standing", 0) + 1
            client = self.clients.add(ref=row.values["ref"], **given)
            self.kept.new += 1
            changed = True
        else:
            client = known
            changes = differing(known, given)
            if changes and known["id"] > self.highest:
                self.clients.change(known, changes)
            elif changes:
                update(self.acting, Client, known, changes)
                known |= changes
            changed = bool(changes)
        changed |= self._assign(client, row.values, new=known is None)
        if known is not None:
            self.kept.changed += changed
            self.kept.unchanged += not changed
        if changed:
            self.kept.touched.add(client["id"])
        if "enrolment" in row.values:
            self.enrolments.append(
                ImportRow(row.number, {**row.values["enrolment"], "client_id": client["id"]})
            )
        if "note" in row.values:
            self.notes.append((client["id"], row.values["note"]))
        return client

    def _standing(self, values: RowValues) -> str:
        """What the dates say where the list has no legal status."""
        release: date | None = values.get("release_on")
        if "sanction_ended_on" in values:
            return LegalStatus.ENDED
        return LegalStatus.CONDITIONAL_RELEASE if release and release <= self.today else LegalStatus.PRISON

    def _assign(self, client: RowValues, values: RowValues, *, new: bool) -> bool:
        """Hands the case to whom the list names; a new client of nobody's is the actor's."""
        wanted: dict[str, int] = {"main": self.acting.actor.worker_id} if new else {}
        for part, name in (("main", "worker"), ("cover", "cover")):
            if name in values:
                wanted[part] = self.directory.worker(values[name], client["office"])
        if new and "worker" not in values:
            self.kept.others["given to you"] = self.kept.others.get("given to you", 0) + 1
        holders = self.workers_of.setdefault(client["id"], {})
        changed = False
        for part, worker in wanted.items():
            if holders.get(part) != worker:
                self._hand_over(client["id"], part, worker, values, first=part not in holders)
                holders[part], changed = worker, True
        return changed

    def _hand_over(self, client: int, part: str, worker: int, values: RowValues, *, first: bool) -> None:
        start = values.get("enrolment", {}).get("started_on") if first else None
        from_on = min(values.get("worker_from") or start or self.today, self.today)
        if not first:
            Assignment.update(
                to_on=from_on, version=Assignment.version + 1, changed_at=self.acting.now
            ).where(
                Assignment.client == client,
                Assignment.part == part,
                Assignment.to_on.is_null(),
                Assignment.removed_at.is_null(),
            ).execute()
        self.assignments.add(client=client, worker=worker, part=part, from_on=from_on)

    def _write_new(self) -> None:
        """The new clients with their rows in the list, which follow from what the list of clients said."""
        new = self.clients.rows
        self.clients.write()
        settings, years = due_inputs.due_settings(), office_setting("retention_years", retention.YEARS)
        enrolled = {row.values["client_id"] for row in self.enrolments}
        rows, found_by = [], []
        for values in new:
            client = Client(**values)
            holders = self.workers_of.get(client.id, {})
            who = {"worker": holders.get("main"), "cover": holders.get("cover"), "flagged": False}
            standing = list_projection.UNENROLLED | who
            facts_of = tuple(values[name] for name in _REMINDING)
            if facts_of not in self.courses:
                self.courses[facts_of] = list_projection.course_of(
                    self._case(values, years), self.acting.now, settings
                )
            case = CaseFacts(client_id=client.id)
            row, words = list_projection.row_of(
                client, case, standing, self.acting.now, settings, self.courses[facts_of]
            )
            rows.append(row)
            found_by += words
        bulk.put_list_rows(rows, found_by)
        self.kept.touched -= {values["id"] for values in new if values["id"] not in enrolled}

    def _case(self, values: RowValues, years: int) -> CaseFacts:
        """All that is known of a client who has just come in."""
        return CaseFacts(
            client_id=values["id"],
            legal_status=LegalStatus(values["legal_status"]),
            release_on=values["release_on"],
            supervision_ends_on=values["supervision_ends_on"],
            retention_on=retention.retention_date([values["sanction_ended_on"]], years),
        )

    def _write_course(self) -> None:
        """Who has the cases, the programmes the list named, and its notes."""
        self.assignments.write()
        if self.enrolments:
            told = keep_enrolments(self.acting, self.enrolments)
            self.kept.partly += told.refused
            self.kept.touched |= told.touched
            for name, count in (("new", told.new), ("changed", told.changed), ("unchanged", told.unchanged)):
                key = f"enrolments {name}"
                self.kept.others[key] = self.kept.others.get(key, 0) + count
        if self.notes:
            self._write_notes()

    def _write_notes(self) -> None:
        """A note for each text that the client's notes do not hold already."""
        ids = {client for client, _text in self.notes}
        rows = Note.select(Note.client, Note.text).where(
            Note.client.in_(list(ids)), Note.removed_at.is_null()
        )
        held = set(rows.tuples())
        notes = NewRows(self.acting, Note)
        for client, text in self.notes:
            if (client, text) not in held:
                notes.add(client=client, text=text, at=self.acting.now)
                held.add((client, text))
        self.kept.others["notes new"] = self.kept.others.get("notes new", 0) + len(notes.rows)
        notes.write()
