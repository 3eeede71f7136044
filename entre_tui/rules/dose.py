"""Dose, length, intensity and focus of the sessions held, against the programme (docs/casework.md 2 and 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from entre_tui.rules.people import mean, median

RECENT = timedelta(weeks=4)
DAYS_IN_MONTH = 365.25 / 12


class Comparison(StrEnum):
    """A figure held against a range; UNKNOWN when there is no figure."""

    UNDER = "under"
    WITHIN = "within"
    OVER = "over"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class HeldSession:
    """One session that was held."""

    on: date
    minutes: int | None = None
    themes: tuple[str, ...] = ()
    planned: bool = True
    evaluated: bool = True

    @property
    def incomplete(self) -> bool:
        """Held without a plan or without an evaluation."""
        return not (self.planned and self.evaluated)


@dataclass(frozen=True, slots=True)
class DosePlan:
    """What the programme fixes of the dose; None where it fixes nothing."""

    sessions: int | None = None
    per_week: float | None = None
    minutes_min: int | None = None
    minutes_max: int | None = None


@dataclass(frozen=True, slots=True)
class SessionLengths:
    """Lengths of the sessions, counted under, within and over the programme's range; unknown ones apart."""

    mean: float | None
    median: float | None
    under: int
    within: int
    over: int
    unknown: int


@dataclass(frozen=True, slots=True)
class DoseFigures:
    """The figures of one enrolment as of a day.

    `days` is the length from the start to the end or the day asked about, `months` the same in months of
    30.44 days. `per_week` is held ÷ weeks, counted over at least one week. `recent_per_week` looks at the last
    four weeks. `hours` sums the sessions whose length is known. `shares` are theme → share of the sessions that
    have a theme, a session with several counting in equal parts, so that they sum to 1; `weekly` is the number
    of sessions in each calendar week from the start on.
    """

    held: int
    planned: int | None
    days: int | None
    months: float | None
    per_week: float | None
    recent_per_week: float | None
    planned_per_week: float | None
    minutes: SessionLengths
    hours: float
    shares: tuple[tuple[str, float], ...]
    without_theme: int
    without_plan: int
    without_evaluation: int
    incomplete: int
    weekly: tuple[int, ...]

    @property
    def left(self) -> int | None:
        """Sessions still to come of those planned, never under 0."""
        return None if self.planned is None else max(0, self.planned - self.held)


def against(value: float | None, low: float | None, high: float | None) -> Comparison:
    """Where a figure lies; both ends belong to the range, an end that is None is open."""
    if value is None:
        return Comparison.UNKNOWN
    if low is not None and value < low:
        return Comparison.UNDER
    if high is not None and value > high:
        return Comparison.OVER
    return Comparison.WITHIN


def dose(
    sessions: Iterable[HeldSession], plan: DosePlan, until: date, start: date | None = None
) -> DoseFigures:
    """The dose of the sessions held up to and with `until`: the end of the enrolment, or the day asked about.

    `start` is the start of the enrolment; without one it is the first session.
    """
    held = sorted((session for session in sessions if session.on <= until), key=lambda session: session.on)
    begun = start if start is not None else held[0].on if held else None
    days = None if begun is None else max(0, (until - begun).days)
    recent = sum(session.on > until - RECENT for session in held)
    return DoseFigures(
        held=len(held),
        planned=plan.sessions,
        days=days,
        months=None if days is None else days / DAYS_IN_MONTH,
        per_week=None if days is None else len(held) * 7 / max(days, 7),
        recent_per_week=None if days is None else recent * 7 / min(RECENT.days, max(days, 7)),
        planned_per_week=plan.per_week,
        minutes=_minutes(held, plan),
        hours=sum(session.minutes or 0 for session in held) / 60,
        shares=shares(session.themes for session in held),
        without_theme=sum(not session.themes for session in held),
        without_plan=sum(not session.planned for session in held),
        without_evaluation=sum(not session.evaluated for session in held),
        incomplete=sum(session.incomplete for session in held),
        weekly=() if begun is None else _weekly(held, begun, until),
    )


def shares(themes: Iterable[Sequence[str]]) -> tuple[tuple[str, float], ...]:
    """Theme → share over the sessions that have themes, largest first, ties by name; exact parts, then floats."""
    exact: dict[str, Fraction] = {}
    for named, sessions in Counter(frozenset(named) for named in themes).items():
        for theme in named:
            exact[theme] = exact.get(theme, Fraction()) + Fraction(sessions, len(named))
    total = sum(exact.values())
    ordered = sorted(exact.items(), key=lambda item: (-item[1], item[0]))
    return tuple((theme, float(part / total)) for theme, part in ordered)


def _minutes(held: Sequence[HeldSession], plan: DosePlan) -> SessionLengths:
    lengths = [session.minutes for session in held]
    counted = Counter(against(length, plan.minutes_min, plan.minutes_max) for length in lengths)
    return SessionLengths(
        mean(lengths),
        median(lengths),
        counted[Comparison.UNDER],
        counted[Comparison.WITHIN],
        counted[Comparison.OVER],
        counted[Comparison.UNKNOWN],
    )


def _weekly(held: Sequence[HeldSession], begun: date, until: date) -> tuple[int, ...]:
    first = min([begun, *(session.on for session in held[:1])])
    monday = first - timedelta(days=first.weekday())
    counted = Counter((session.on - monday).days // 7 for session in held)
    return tuple(counted[week] for week in range(max(0, (until - monday).days // 7 + 1)))
