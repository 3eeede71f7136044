"""Whose clients, which of them, in which order: asked with one key each, and said in words over the list."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable

from entre_tui.casework.client_list.choice import IN_A_ROW, LATE, ListChoice
from entre_tui.casework.core.programmes import catalogue
from entre_tui.locale import _, language
from entre_tui.locale.labels import options
from entre_tui.rules.codes import DueKind
from entre_tui.screens.client_list.choice_words import SCOPE_WORDS, SORTS, due_kind_words
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.dialogs.choose import Choose
from entre_tui.widgets.form.draft import TypedValues

Show = Callable[[ListChoice], Awaitable[None]]

WEEKS = (2, 4, 8, 12, 26)


def ask_sort(screen: BaseScreen, choice: ListChoice, show: Show) -> None:
    """One key chooses the order."""

    async def sort_by(order: Hashable) -> None:
        if order is not None:
            await show(choice._replace(sort=str(order)))

    options = [(key, _(words)) for key, words in SORTS.items()]
    screen.app.push_screen(Choose(_("In which order?"), options, current=choice.sort), sort_by)


def ask_filter(screen: BaseScreen, choice: ListChoice, show: Show) -> None:
    """First what to filter by, then which."""
    kinds: list[tuple[Hashable, str]] = [(kind, _with_value(words, choice, kind)) for kind, words in _kinds()]
    if choice.is_narrowed:
        kinds.append(("none", _("no filter: all again")))

    async def filter_by(kind: Hashable) -> None:
        if kind is None:
            return
        if kind == "none":
            await show(choice.bare)
        elif kind in ("missed", "ended"):
            switched: TypedValues = {str(kind): not getattr(choice, str(kind))}
            await show(choice._replace(**switched))
        else:
            _ask_which(screen, choice, str(kind), show)

    screen.app.push_screen(Choose(_("Which clients?"), kinds), filter_by)


def _kinds() -> list[tuple[str, str]]:
    return [
        ("scope", _("whose")),
        ("due", _("what is due")),
        ("missed", _("missing appointments")),
        ("phase", _("phase")),
        ("programme", _("programme")),
        ("legal_status", _("legal status")),
        ("release_weeks", _("release within so many weeks")),
        ("ended", _("ended cases")),
    ]


def _with_value(words: str, choice: ListChoice, kind: str) -> str:
    """What can be filtered by, and what it is set to now."""
    value = getattr(choice, kind)
    if kind == "scope":
        said = choice.worker_name or _(SCOPE_WORDS[choice.scope])
    elif kind in ("missed", "ended"):
        said = _("on") if value else _("off")
    else:
        said = dict(_options(kind, choice)).get(value, "") if value else ""
    return f"{words}: {said}" if said else words


def _ask_which(screen: BaseScreen, choice: ListChoice, kind: str, show: Show) -> None:
    any_of_them: list[tuple[Hashable, str]] = [] if kind == "scope" else [("", _("any"))]

    async def filter_by_value(value: Hashable) -> None:
        if value is None:
            return
        changed: TypedValues = {kind: value or None}
        if kind == "scope":
            changed |= {"worker": None, "worker_name": ""}
        await show(choice._replace(**changed))

    options = any_of_them + _options(kind, choice)
    screen.app.push_screen(Choose(_("Which?"), options, current=getattr(choice, kind)), filter_by_value)


def _options(kind: str, choice: ListChoice) -> list[tuple[Hashable, str]]:
    if kind == "scope":
        return [(key, _(words)) for key, words in SCOPE_WORDS.items()]
    if kind == "due":
        return [(kind, due_kind_words(kind)) for kind in (LATE, IN_A_ROW, *map(str, DueKind))]
    if kind == "legal_status":
        return [*options("legal_status")]
    if kind == "release_weeks":
        return [(weeks, _("{weeks} weeks").format(weeks=weeks)) for weeks in WEEKS]
    if kind == "programme":
        return [(plan.id, plan.name.word(language())) for plan in catalogue().choices()]
    found: dict[Hashable, str] = {}
    for plan in catalogue().choices():
        if choice.programme in (None, plan.id):
            found |= {phase.id: phase.name.word(language()) for phase in plan.phases if phase.id not in found}
    return list(found.items())
