"""What a definition file may hold, and what has to agree in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from entre_tui.programmes import model
from entre_tui.programmes.fields import TomlTable
from entre_tui.programmes.model import (
    BothLanguages,
    Phase,
    PlannedDose,
    Programme,
    Rules,
    Stance,
    Strategy,
    Theme,
)
from entre_tui.programmes.problems import Fault

_NO_WORDS = BothLanguages("", "")
_FIELDS = (
    "id", "version", "name", "family", "content", "stub", "foundation", "sources", "notes",
    "phases", "themes", "strategies", "stances", "dose", "rules",
)  # fmt: skip


def programme(table: TomlTable, path: Path) -> Programme:
    """The programme of a whole file; worth something only when nothing was noted against it."""
    table.note_unknown_fields(_FIELDS)
    return Programme(
        id=table.identifier("id"),
        version=table.text("version", required=True) or "",
        name=table.words("name", required=True) or _NO_WORDS,
        family=table.identifier("family", required=False) or None,
        content=_content(table),
        stub=table.flag("stub"),
        foundation=table.words("foundation"),
        phases=_phases(table),
        themes=_themes(table),
        strategies=_strategies(table),
        stances=_stances(table),
        dose=_dose(table.table("dose")),
        rules=_rules(table.table("rules")),
        notes=_notes(table),
        sources=table.texts("sources"),
        path=path,
    )


def _content(table: TomlTable) -> str:
    content = table.text("content")
    if content is not None and content not in model.CONTENTS:
        table.note("content", Fault.UNKNOWN_VALUE, content)
    return content or "theme"


def _phases(table: TomlTable) -> tuple[Phase, ...]:
    members = table.tables("phases", required=True)
    phases = []
    for member in members:
        member.note_unknown_fields(("id", "name", "next", "needs_formulation"))
        phases.append(
            Phase(
                member.identifier("id"),
                member.words("name", required=True) or _NO_WORDS,
                member.texts("next", required=True),
                member.flag("needs_formulation"),
            )
        )
    _different(members, [phase.id for phase in phases])
    known = {phase.id for phase in phases}
    for member, phase in zip(members, phases, strict=True):
        for following in dict.fromkeys(phase.next):
            if following == phase.id:
                member.note("next", Fault.OWN_NEXT, following)
            elif following not in known:
                member.note("next", Fault.NO_SUCH_PHASE, following)
    return tuple(phases)


def _themes(table: TomlTable) -> tuple[Theme, ...]:
    members = table.tables("themes")
    themes = []
    for member in members:
        member.note_unknown_fields(("id", "name", "about", "needs"))
        name, about = member.words("name", required=True), member.words("about")
        needs = member.texts("needs", allowed=model.NEEDS)
        themes.append(Theme(member.identifier("id"), name or _NO_WORDS, about, needs))
    _different(members, [theme.id for theme in themes])
    return tuple(themes)


def _strategies(table: TomlTable) -> tuple[Strategy, ...]:
    members = table.tables("strategies")
    strategies = []
    for member in members:
        member.note_unknown_fields(("id", "name"))
        strategies.append(Strategy(member.identifier("id"), member.words("name", required=True) or _NO_WORDS))
    _different(members, [strategy.id for strategy in strategies])
    return tuple(strategies)


def _stances(table: TomlTable) -> tuple[Stance, ...]:
    members = table.tables("stances")
    stances = []
    for member in members:
        member.note_unknown_fields(("id", "name", "aim"))
        name, aim = member.words("name", required=True), member.words("aim", required=True)
        stances.append(Stance(member.identifier("id"), name or _NO_WORDS, aim or _NO_WORDS))
    _different(members, [stance.id for stance in stances])
    return tuple(stances)


def _different(members: Sequence[TomlTable], ids: Sequence[str]) -> None:
    seen: set[str] = set()
    for member, member_id in zip(members, ids, strict=True):
        if member_id in seen:
            member.note("id", Fault.DUPLICATE, member_id)
        seen |= {member_id} - {""}


def _notes(table: TomlTable) -> tuple[BothLanguages, ...]:
    notes = []
    for member in table.tables("notes"):
        member.note_unknown_fields(("en", "sv"))
        en, sv = member.text("en", required=True), member.text("sv", required=True)
        notes.append(BothLanguages(en or "", sv or ""))
    return tuple(notes)


def _dose(table: TomlTable) -> PlannedDose:
    table.note_unknown_fields(tuple(PlannedDose.__dataclass_fields__))
    dose = PlannedDose(
        sessions=table.whole("sessions", 1, 1000),
        per_week=table.number("per_week", 0.1, 14),
        minutes_min=table.whole("minutes_min", 1, 1440),
        minutes_max=table.whole("minutes_max", 1, 1440),
        assessment_sessions=table.whole("assessment_sessions", 1, 100),
        measured_sessions=table.number("measured_sessions", 0, 1000),
        measured_months=table.number("measured_months", 0, 240),
    )
    if dose.minutes_min is not None and dose.minutes_max is not None and dose.minutes_min > dose.minutes_max:
        table.note("minutes_min", Fault.MIN_OVER_MAX, str(dose.minutes_max))
    return dose


def _rules(table: TomlTable) -> Rules:
    table.note_unknown_fields(tuple(Rules.__dataclass_fields__))
    return Rules(
        one_to_one=table.flag("one_to_one"),
        facilitators_max=table.whole("facilitators_max", 1, 20),
        plan_every_session=table.flag("plan_every_session"),
        evaluate_every_session=table.flag("evaluate_every_session"),
        agreement_revision_months=table.whole("agreement_revision_months", 1, 60),
        meetings_at_least=table.whole("meetings_at_least", 1, 100),
        consent_required=table.flag("consent_required"),
        eligibility=table.texts("eligibility", allowed=model.CONDITIONS),
        roles=table.texts("roles", allowed=model.ROLES),
    )
