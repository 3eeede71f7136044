"""Handing a case over, having it covered, and seeing a protected identity."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from entre_tui.casework.client import clients, handover, handover_many
from entre_tui.casework.client.clients import ClientView
from entre_tui.casework.client.handover import COVER, MAIN, HandoverChoices
from entre_tui.casework.client.handover_many import WorkerCases, cases_of
from entre_tui.locale import _
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.form.conditional_form import ConditionalForm
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.fields import AnyField, ChoiceField, DateField, ManyField, Options, TextField
from entre_tui.widgets.form.form import Form

LISTED = 35  # so many have a key of their own


async def hand_over(screen: BaseScreen, client_id: int) -> None:
    """To whom, from when, why; for a cover also until when."""
    start: HandoverChoices = await screen.app.work(handover.handover_choices, client_id)

    async def save(values: TypedValues) -> None:
        who, first, reason = values["worker_id"], values["from_on"], values["reason"]
        if values["part"] == COVER:
            done = await screen.app.work(handover.cover, client_id, who, first, values["until"], reason)
        else:
            done = await screen.app.work(handover.hand_over, client_id, who, first, reason)
        screen.app.report(done)

    intro = _("Case worker now: {name}").format(name=start.main.worker) if start.main else ""
    form = ConditionalForm(
        _("Hand the case over"),
        _to_whom(screen, start.workers),
        save,
        folded=_only_for_cover,
        draft_key=f"handover:{client_id}",
        intro=intro,
        client_id=client_id,
    )
    screen.app.push_screen(form)


async def hand_over_many(screen: BaseScreen, worker_id: int | None, worker: str) -> None:
    """From one worker's cases, or nobody's, all of them marked at first; where they are too many to list, all go."""
    start: WorkerCases = await screen.app.work(cases_of, worker_id)
    if not start.clients:
        screen.say(_("{worker} has no open cases.").format(worker=worker), warning=True)
        return
    listed = len(start.clients) <= LISTED

    async def save(values: TypedValues) -> None:
        chosen = values["clients"] if listed else tuple(number for number, _name in start.clients)
        await screen.app.do(
            handover_many.hand_over_many,
            chosen,
            values["worker_id"],
            values["part"],
            values["from_on"],
            values["until"] if values["part"] == COVER else None,
            values["reason"],
        )

    everyone = [number for number, _name in start.clients]
    cases: list[AnyField] = [
        ManyField("clients", _("Whose"), start.clients, everyone, hint=_("delete takes all marks away"))
    ]
    intro = "" if listed else _("All {number} open cases.").format(number=len(everyone))
    form = ConditionalForm(
        _("Hand over from {worker}").format(worker=worker) if worker else _("Give somebody what nobody has"),
        [*(cases if listed else ()), *_to_whom(screen, start.workers)],
        save,
        folded=_only_for_cover,
        intro=intro,
    )
    screen.app.push_screen(form)


def _to_whom(screen: BaseScreen, workers: Options) -> list[AnyField]:
    return [
        ChoiceField("part", _("What"), [(MAIN, _("hand over")), (COVER, _("cover for a time"))], MAIN),
        ChoiceField("worker_id", _("To whom"), workers),
        DateField("from_on", _("From"), screen.app.now().date(), optional=False),
        DateField("until", _("Up to and with")),
        TextField("reason", _("Why"), hint=_("optional")),
    ]


def _only_for_cover(typed: TypedValues) -> set[str]:
    return set() if typed["part"] == [COVER] else {"until"}


def ask_reveal(screen: BaseScreen, client_id: int, show: Callable[[ClientView], Awaitable[None]]) -> None:
    """Asks why; the reason goes into the log of who has read what."""

    async def save(values: TypedValues) -> None:
        await show(await screen.app.work(clients.reveal, client_id, values["purpose"]))

    field = TextField("purpose", _("Why"), required=True)
    intro = _("Who looked, when and why is logged. The name stands here until you leave this screen.")
    screen.app.push_screen(Form(_("Show the protected identity"), [field], save, intro=intro))
