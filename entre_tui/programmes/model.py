"""What a programme is: frozen descriptions read from definition files (docs/casework.md 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

CONTENTS = ("theme", "module", "session_type", "situation", "checklist")

# The codes of rules.codes.Need and rules.eligibility.Condition: a leaf imports neither, a test keeps them equal.
NEEDS = frozenset(
    {
        "antisocial_history",
        "antisocial_personality",
        "antisocial_cognition",
        "antisocial_associates",
        "family_marital",
        "school_work",
        "leisure",
        "substance_use",
        "gang_involvement",
    }
)
CONDITIONS = frozenset(
    {
        "release_in_period",
        "medium_or_high_risk",
        "sentence_long_enough",
        "several_agencies",
        "motivated",
        "not_expelled",
    }
)
ROLES = frozenset({"mentor", "backup_contact"})


@dataclass(frozen=True, slots=True)
class BothLanguages:
    """The same words in both languages of the program."""

    en: str
    sv: str

    def word(self, language: str) -> str:
        """The words for a language code such as "sv" or "sv_SE"; English for any other."""
        return self.sv if language.lower().startswith("sv") else self.en


@dataclass(frozen=True, slots=True)
class Phase:
    id: str
    name: BothLanguages
    next: tuple[str, ...]
    needs_formulation: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, module, session type or situation, and the codes of the needs it works on."""

    id: str
    name: BothLanguages
    about: BothLanguages | None = None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Strategy:
    id: str
    name: BothLanguages


@dataclass(frozen=True, slots=True)
class Stance:
    """Where a person stands to the group, and the aim that follows from it (HII)."""

    id: str
    name: BothLanguages
    aim: BothLanguages


@dataclass(frozen=True, slots=True)
class PlannedDose:
    """Planned dose, None where the programme does not fix it; measured figures are a comparison, never a plan."""

    sessions: int | None = None
    per_week: float | None = None
    minutes_min: int | None = None
    minutes_max: int | None = None
    assessment_sessions: int | None = None
    measured_sessions: float | None = None
    measured_months: float | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """How a programme is run; None or empty where it says nothing."""

    one_to_one: bool = False
    facilitators_max: int | None = None
    plan_every_session: bool = False
    evaluate_every_session: bool = False
    agreement_revision_months: int | None = None
    meetings_at_least: int | None = None
    consent_required: bool = False
    eligibility: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Programme:
    """One version of one programme; an enrolment is pinned to `key`."""

    id: str
    version: str
    name: BothLanguages
    phases: tuple[Phase, ...]
    path: Path
    content: str = "theme"
    family: str | None = None
    stub: bool = False
    foundation: BothLanguages | None = None
    themes: tuple[Theme, ...] = ()
    strategies: tuple[Strategy, ...] = ()
    stances: tuple[Stance, ...] = ()
    dose: PlannedDose = field(default_factory=PlannedDose)
    rules: Rules = field(default_factory=Rules)
    notes: tuple[BothLanguages, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        return self.id, self.version

    @property
    def first_phase(self) -> Phase:
        """Where an enrolment starts: the first phase of the file."""
        return self.phases[0]

    @property
    def moves(self) -> Mapping[str, tuple[str, ...]]:
        """Phase → the phases that may come after it, as `rules.phases` wants it."""
        return {phase.id: phase.next for phase in self.phases}

    @property
    def formulation_phases(self) -> frozenset[str]:
        """The phases that may not begin before a case formulation is saved."""
        return frozenset(phase.id for phase in self.phases if phase.needs_formulation)

    def phase(self, phase_id: str) -> Phase | None:
        return next((phase for phase in self.phases if phase.id == phase_id), None)

    def theme(self, theme_id: str) -> Theme | None:
        return next((theme for theme in self.themes if theme.id == theme_id), None)

    def strategy(self, strategy_id: str) -> Strategy | None:
        return next((strategy for strategy in self.strategies if strategy.id == strategy_id), None)

    def stance(self, stance_id: str) -> Stance | None:
        return next((stance for stance in self.stances if stance.id == stance_id), None)
