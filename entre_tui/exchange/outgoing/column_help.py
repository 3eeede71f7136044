"""What a template says of a column beside how to write it: what it is for, and what belongs together."""

from __future__ import annotations

from collections.abc import Mapping

from entre_tui.exchange.lists.columns import ImportColumn, ListKind
from entre_tui.locale import N_, _

_ABOUT: Mapping[tuple[str, str], str] = {
    ("clients", "protected"): N_("yes: name and number are masked in every list and export"),
    ("clients", "legal_status"): N_("empty: what the dates suggest, else in prison"),
    ("clients", "release_on"): N_("planned or past; checklist and lead times follow it"),
    ("clients", "sanction_ended_on"): N_("the last sanction; the time for which records are kept runs from it"),
    ("clients", "sentence_long_enough"): N_("for a place in a reintegration group"),
    ("clients", "needs_several_agencies"): N_("for a place in a reintegration group"),
    ("clients", "motivated"): N_("for a place in a reintegration group"),
    ("clients", "cover"): N_("whoever covers on holidays"),
    ("clients", "worker_from"): N_("empty: since the programme started, else from today"),
    ("enrolments", "programme_version"): N_("empty: the latest"),
    ("*", "started_on"): N_("needed where there is a programme"),
    ("*", "phase"): N_("empty: the first"),
    ("*", "phase_on"): N_("empty: the start of the programme"),
    ("*", "ended_on"): N_("empty: the programme goes on"),
    ("*", "ending"): N_("only with the day on which it ended"),
    ("sessions", "number"): N_("empty: the next one"),
    ("sessions", "clock"): N_("not needed if it stands beside the date"),
    ("appointments", "clock"): N_("not needed if it stands beside the date; 10:30-11:45 gives the minutes"),
    ("appointments", "kind"): N_("empty: a session"),
    ("appointments", "outcome"): N_("empty: still to log, or to come"),
    ("appointments", "decision"): N_("only after an absence"),
    ("appointments", "decided_on"): N_("empty: the day of the absence"),
    ("appointments", "evidence_due_on"): N_("where evidence is awaited"),
    ("sessions", "engagement"): N_("1 little, 5 much"),
    ("sessions", "alliance"): N_("1 weak, 5 strong"),
    ("goals", "area"): N_("the need that the goal is about"),
    ("goals", "status_reason"): N_("needed where a goal is removed"),
    ("goals", "weight"): N_("how much it counts among the goals; empty: 1"),
    ("checklist", "status"): N_("without a need nothing is planned or arranged"),
    ("checklist", "weeks_before_release"): N_("instead of the due date: it moves with the release date"),
    ("checklist", "outcome_at_release"): N_("words of this area only"),
    ("checklist", "outcome_six_months"): N_("words of this area only"),
    ("consents", "documented_on"): N_("empty: not documented, and nothing may be shared"),
    ("consents", "withdrawn_on"): N_("what was shared before that day stays as it was"),
    ("meetings", "place"): N_("empty: what the day and the release date say"),
    ("meetings", "held"): N_("without it, a meeting with a past date was held"),
}  # fmt: skip


def about(kind: ListKind, column: ImportColumn) -> str:
    """The explanation in the language in use, if there is one."""
    told = _ABOUT.get((kind.key, column.key)) or _ABOUT.get(("*", column.key))
    words = column.about or told
    return _(words) if words else ""
