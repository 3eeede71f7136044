"""What a case formulation says, as one value: compared by meaning, checked at the field (docs/casework.md 3)."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum

from entre_tui.casework.core.base import CaseworkError
from entre_tui.locale import _
from entre_tui.locale.labels import label
from entre_tui.rules.codes import Need, NeedLevel, Readiness, Responsivity, Statement
from entre_tui.text import clean, clean_long

FIVE_P = ("presenting", "predisposing", "precipitating", "perpetuating", "protective")
TEXTS = (*FIVE_P, "motivation", "hypothesis")
# What may be fact or assessment. A hypothesis is never a fact, and what the client says stays the client's own words.
STATED = (*FIVE_P, "readiness")
STATEMENTS = tuple(f"{name}_statement" for name in STATED)
CHAIN = ("situation", "thoughts", "feelings", "behaviour", "short_consequence", "long_consequence")


@dataclass(frozen=True, slots=True)
class NeedRating:
    """A need of `rules.codes.Need`: its level, the evidence in words, strengths, and fact or assessment."""

    need: str
    level: str
    evidence: str = ""
    strengths: str = ""
    statement: str = Statement.ASSESSMENT


@dataclass(frozen=True, slots=True)
class AnalysisChain:
    """One row of the functional analysis; the row as a whole is fact or assessment."""

    situation: str = ""
    thoughts: str = ""
    feelings: str = ""
    behaviour: str = ""
    short_consequence: str = ""
    long_consequence: str = ""
    statement: str = Statement.ASSESSMENT

    @property
    def empty(self) -> bool:
        return not any(getattr(self, name) for name in CHAIN)


@dataclass(frozen=True, slots=True)
class Adaptation:
    """A responsivity area and how we adapt."""

    area: str
    adaptation: str
    statement: str = Statement.ASSESSMENT


@dataclass(frozen=True, slots=True)
class MapLine:
    """One line of the map need → theme → strategy → goal; any part may be missing, not all."""

    need: str | None = None
    theme: str | None = None
    strategy: str | None = None
    goal_id: int | None = None

    @property
    def empty(self) -> bool:
        return self == MapLine()


@dataclass(frozen=True, slots=True)
class Content:
    """Everything one version says; `…_statement` tells whether what it names is fact or assessment."""

    presenting: str = ""
    predisposing: str = ""
    precipitating: str = ""
    perpetuating: str = ""
    protective: str = ""
    readiness: str | None = None
    motivation: str = ""
    hypothesis: str = ""
    needs: tuple[NeedRating, ...] = ()
    chains: tuple[AnalysisChain, ...] = ()
    responsivity: tuple[Adaptation, ...] = ()
    links: tuple[MapLine, ...] = ()
    presenting_statement: str = Statement.ASSESSMENT
    predisposing_statement: str = Statement.ASSESSMENT
    precipitating_statement: str = Statement.ASSESSMENT
    perpetuating_statement: str = Statement.ASSESSMENT
    protective_statement: str = Statement.ASSESSMENT
    readiness_statement: str = Statement.ASSESSMENT

    def need(self, need: str) -> NeedRating | None:
        """How this need is rated; None if it is not."""
        return next((rating for rating in self.needs if rating.need == need), None)


def tidy_content(content: Content) -> Content:
    """The content as it is kept: clean text, empty rows dropped, needs and areas in their own order."""
    needs = [
        replace(row, evidence=clean_long(row.evidence).strip(), strengths=clean_long(row.strengths).strip())
        for row in content.needs
    ]
    chains = [
        replace(row, **{name: clean_long(getattr(row, name)).strip() for name in CHAIN})
        for row in content.chains
    ]
    areas = [replace(row, adaptation=clean_long(row.adaptation).strip()) for row in content.responsivity]
    written = [row for row in areas if row.adaptation]
    links = [
        MapLine(
            row.need or None, clean(row.theme or "") or None, clean(row.strategy or "") or None, row.goal_id
        )
        for row in content.links
    ]
    texts = {name: clean_long(getattr(content, name)).strip() for name in TEXTS}
    said = {**texts, "readiness": content.readiness}
    return Content(
        **texts,
        # Of what is not said there is nothing to call a fact.
        **{f"{name}_statement": getattr(content, f"{name}_statement") for name in STATED if said[name]},
        readiness=content.readiness or None,
        needs=tuple(sorted(needs, key=lambda row: _place(Need, row.need))),
        chains=tuple(row for row in chains if not row.empty),
        responsivity=tuple(sorted(written, key=lambda row: _place(Responsivity, row.area))),
        links=tuple(dict.fromkeys(row for row in links if not row.empty)),
    )


def check(content: Content) -> None:
    """Refuses at the field what a formulation cannot say; `content` is settled."""
    _refuse_unknown(content.readiness, Readiness, "readiness", optional=True)
    for name in STATEMENTS:
        _refuse_unknown(getattr(content, name), Statement, name)
    for stated in [
        *(row.statement for row in content.chains),
        *(row.statement for row in content.responsivity),
    ]:
        _refuse_unknown(stated, Statement, "facts")
    rated = [row.need for row in content.needs]
    if len(set(rated)) != len(rated):
        raise CaseworkError(_("A need is rated once."), "needs")
    for row in content.needs:
        _refuse_unknown(row.need, Need, "needs")
        _refuse_unknown(row.level, NeedLevel, f"level:{row.need}")
        _refuse_unknown(row.statement, Statement, f"statement:{row.need}")
        if not row.evidence:
            words = _("{need}: a level needs words. Write what it rests on.")
            raise CaseworkError(words.format(need=label(row.need, "need")), f"evidence:{row.need}")
    areas = [row.area for row in content.responsivity]
    for area in areas:
        _refuse_unknown(area, Responsivity, f"adaptation:{area}")
        if areas.count(area) > 1:
            raise CaseworkError(_("An area is written about once."), f"adaptation:{area}")
    for link in content.links:
        _refuse_unknown(link.need, Need, "need", optional=True)


def same_meaning(one: Content, other: Content) -> bool:
    """Whether two say the same: blanks, line breaks and the order of the map's lines are no meaning."""
    return _meaning(one) == _meaning(other)


def changed_fields(before: Content, after: Content) -> list[str]:
    """The names of the parts that say something else, for the audit trail."""
    old, new = _meaning(before), _meaning(after)
    return [name for name in old if old[name] != new[name]]


def _meaning(content: Content) -> dict[str, object]:
    return {field.name: _bare(getattr(content, field.name), field.name) for field in fields(Content)}


def _bare(value: object, name: str) -> object:
    if isinstance(value, str):
        return " ".join(value.split())
    if not isinstance(value, tuple):
        return value
    rows = [tuple(_bare(getattr(row, field.name), "") for field in fields(row)) for row in value]
    return frozenset(rows) if name == "links" else tuple(rows)


def _place(vocabulary: type[StrEnum], code: str) -> int:
    codes = [str(member) for member in vocabulary]
    return codes.index(code) if code in codes else len(codes)


def _refuse_unknown(
    code: str | None, vocabulary: type[StrEnum], field: str, *, optional: bool = False
) -> None:
    if code is None and optional:
        return
    if code not in [str(member) for member in vocabulary]:
        raise CaseworkError(_("This is not one of the choices."), field)
