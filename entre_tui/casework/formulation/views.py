"""Case formulations as they are read: the latest, its versions, and what differs between two of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from entre_tui.casework.core import audit
from entre_tui.casework.core.base import Acting, CaseworkError, found, opening
from entre_tui.casework.formulation.content import (
    CHAIN,
    STATEMENTS,
    TEXTS,
    Adaptation,
    AnalysisChain,
    Content,
    MapLine,
    NeedRating,
)
from entre_tui.casework.formulation.diff import FormulationDiff, compare
from entre_tui.locale import _
from entre_tui.models import (
    Client,
    Formulation,
    FormulationNeed,
    FormulationResponsivity,
    FunctionalRow,
    Goal,
    MapLink,
    Worker,
)
from entre_tui.rules.codes import Need, Responsivity

Part = TypeVar("Part", FormulationNeed, FormulationResponsivity, FunctionalRow, MapLink)


@dataclass(frozen=True, slots=True)
class FormulationView:
    """One version with who wrote it and when."""

    id: int
    client_id: int
    number: int
    created_at: datetime
    author: str
    content: Content


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version in the list."""

    number: int
    created_at: datetime
    author: str


@opening
def formulation(acting: Acting, client_id: int) -> FormulationView | None:
    """The latest version, or None where nothing is formulated yet."""
    found(Client, client_id)
    audit.record(acting, "read", client_id=client_id, about="formulation")
    return latest(client_id)


@opening
def versions(acting: Acting, client_id: int) -> tuple[VersionLine, ...]:
    """Every version, the latest first."""
    found(Client, client_id)
    audit.record(acting, "read", client_id=client_id, about="formulation")
    rows = (
        Formulation.select(Formulation.number, Formulation.created_at, Worker.name)
        .left_outer_join(Worker, on=Formulation.created_by == Worker.id)
        .where(Formulation.client == client_id)
        .order_by(Formulation.number.desc())
    )
    return tuple(VersionLine(number, at, author or "") for number, at, author in rows.tuples())


@opening
def version(acting: Acting, client_id: int, number: int) -> FormulationView:
    """One version as it was saved."""
    audit.record(acting, "read", client_id=client_id, about="formulation")
    return _version(client_id, number)


@opening
def diff(acting: Acting, client_id: int, a: int, b: int) -> FormulationDiff:
    """What version `b` says otherwise than version `a`, field by field, the words marked; 0 is the empty page."""
    audit.record(acting, "read", client_id=client_id, about="formulation")
    words = dict(Goal.select(Goal.id, Goal.own_words).where(Goal.client == client_id).tuples())
    one, other = (_version(client_id, number).content if number else Content() for number in (a, b))
    return compare(a, b, one, other, words)


def latest(client_id: int) -> FormulationView | None:
    """For other casework: the version that counts."""
    row = (
        Formulation.select()
        .where(Formulation.client == client_id)
        .order_by(Formulation.number.desc())
        .limit(1)
        .first()
    )
    return None if row is None else _view(row)


def of_number(client_id: int, number: int) -> FormulationView | None:
    """For other casework: one version."""
    row = Formulation.get_or_none(Formulation.client == client_id, Formulation.number == number)
    return None if row is None else _view(row)


def _version(client_id: int, number: int) -> FormulationView:
    view = of_number(client_id, number)
    if view is None:
        raise CaseworkError(_("There is no such version."))
    return view


def _view(row: Formulation) -> FormulationView:
    author = Worker.get_or_none(Worker.id == row.created_by_id)
    return FormulationView(
        row.id, row.client_id, row.number, row.created_at, author.name if author else "", _content(row)
    )


def _content(row: Formulation) -> Content:
    def parts(table: type[Part]) -> list[Part]:
        return list(table.select().where(table.formulation == row.id).order_by(table.id))

    needs = {part.need: part for part in parts(FormulationNeed)}
    areas = {part.area: part for part in parts(FormulationResponsivity)}
    chains = sorted(parts(FunctionalRow), key=lambda part: part.place)
    links = sorted(parts(MapLink), key=lambda part: part.place)
    return Content(
        **{name: getattr(row, name) for name in (*TEXTS, *STATEMENTS)},
        readiness=row.readiness,
        needs=tuple(
            NeedRating(part.need, part.level, part.evidence, part.strengths, part.statement)
            for part in (needs[need] for need in _in_order(needs, Need))
        ),
        chains=tuple(
            AnalysisChain(*(getattr(part, name) for name in (*CHAIN, "statement"))) for part in chains
        ),
        responsivity=tuple(
            Adaptation(area, areas[area].adaptation, areas[area].statement)
            for area in _in_order(areas, Responsivity)
        ),
        links=tuple(MapLine(part.need, part.theme, part.strategy, part.goal_id) for part in links),
    )


def _in_order(found_codes: Mapping[str, object], vocabulary: type[StrEnum]) -> list[str]:
    """The codes in the order of their vocabulary; ones it does not know come last."""
    order = [str(member) for member in vocabulary if str(member) in found_codes]
    return order + [code for code in found_codes if code not in order]
