"""Case formulation: every save that changes meaning makes a new version, and no version ever changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core.base import (
    AGAIN,
    Acting,
    CaseworkError,
    ChangeReport,
    Entry,
    StaleError,
    Undo,
    append,
    change,
    found,
    replace_children,
)
from entre_tui.casework.formulation.content import (
    FIVE_P,
    STATEMENTS,
    TEXTS,
    Adaptation,
    AnalysisChain,
    Content,
    MapLine,
    NeedRating,
    changed_fields,
    check,
    same_meaning,
    tidy_content,
)
from entre_tui.casework.formulation.views import FormulationView, latest, of_number
from entre_tui.locale import _
from entre_tui.locale.dates import day_time
from entre_tui.models import (
    Client,
    Formulation,
    FormulationNeed,
    FormulationResponsivity,
    FunctionalRow,
    Goal,
    MapLink,
)
from entre_tui.models.base import Table

__all__ = [
    "FIVE_P",
    "TEXTS",
    "Adaptation",
    "AnalysisChain",
    "Content",
    "MapLine",
    "NeedRating",
    "put_back",
    "save_formulation",
]


FormulationPart = NeedRating | Adaptation | AnalysisChain | MapLine


@change
def save_formulation(acting: Acting, client_id: int, content: Content, seen_number: int) -> ChangeReport:
    """The next version, if it says something else than the last.

    `seen_number` is the version it was made from, 0 for none.
    """
    client = found(Client, client_id)
    before = _unless_stale(client_id, seen_number, acting.now)
    content = tidy_content(content)
    check(content)
    _check_goals(client_id, content, before)
    return _save_version(acting, client, before, content)


@change
def put_back(acting: Acting, client_id: int, number: int, seen_number: int) -> ChangeReport:
    """What an earlier version said is said again, as a new version; nothing in between is lost."""
    client = found(Client, client_id)
    before = _unless_stale(client_id, seen_number, acting.now)
    earlier = of_number(client_id, number)
    if earlier is None:
        raise CaseworkError(_("There is no such version."))
    return _save_version(acting, client, before, earlier.content)


def _unless_stale(client_id: int, seen_number: int, now: datetime) -> FormulationView | None:
    before = latest(client_id)
    if before is not None and before.number != seen_number:
        words = _("{who} saved version {number} {when}.")
        said = words.format(
            who=before.author or _("Somebody"),
            number=before.number,
            when=day_time(before.created_at, now),
        )
        raise StaleError(f"{said} {_(AGAIN)}")
    if before is None and seen_number:
        raise StaleError(_("This has been removed meanwhile. Go back and look again."))
    return before


def _check_goals(client_id: int, content: Content, before: FormulationView | None) -> None:
    """A line leads to a goal of this client; one that the last version led to may have been removed since."""
    own = {goal for (goal,) in Goal.select(Goal.id).where(Goal.client == client_id).tuples()}
    own |= {link.goal_id for link in before.content.links} if before else set()
    if any(link.goal_id is not None and link.goal_id not in own for link in content.links):
        raise CaseworkError(_("This is no goal of this client."), "goal")


def _save_version(
    acting: Acting, client: Client, before: FormulationView | None, content: Content
) -> ChangeReport:
    old = before.content if before else Content()
    if same_meaning(old, content):
        words = _("{client}: nothing was changed, so there is no new version.")
        row = None if before is None else Formulation.get_by_id(before.id)
        entry = Entry(about="formulation", result="unchanged")
        return ChangeReport(words.format(client=name_of(client)), row, None, entry=entry, client_id=client.id)
    row = _write(acting, client.id, before.number + 1 if before else 1, content)
    words = _("{client}: version {number} of the formulation is saved.")
    message = words.format(client=name_of(client), number=row.number)
    # Taken back, what the version before said is said again as one more version.
    undo = Undo.of(_("formulation"), put_back, client.id, before.number, row.number) if before else None
    entry = Entry("change" if before else "collect", fields=tuple(changed_fields(old, content)))
    return ChangeReport(message, row, undo, entry=entry)


def _write(acting: Acting, client_id: int, number: int, content: Content) -> Formulation:
    row = append(
        acting,
        Formulation,
        client=client_id,
        number=number,
        readiness=content.readiness,
        **{name: getattr(content, name) for name in (*TEXTS, *STATEMENTS)},
    )
    parts: tuple[tuple[type[Table], Sequence[FormulationPart]], ...] = (
        (FormulationNeed, content.needs),
        (FormulationResponsivity, content.responsivity),
        (FunctionalRow, content.chains),
        (MapLink, content.links),
    )
    for table, said in parts:
        placed = table in (FunctionalRow, MapLink)
        rows = [asdict(part) | ({"place": place} if placed else {}) for place, part in enumerate(said)]
        replace_children(row, table, rows, table.__name__)
    return row
