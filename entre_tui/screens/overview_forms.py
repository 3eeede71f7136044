"""Handing a case over, having it covered, and seeing a protected identity."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from entre_tui.casework import clients, handover
from entre_tui.casework.clients import ClientView
from entre_tui.casework.handover import COVER, MAIN, HandoverChoices
from entre_tui.locale import _
from entre_tui.screens.place import Place
from entre_tui.widgets.fields import AnyField, ChoiceField, DateField, TextField
from entre_tui.widgets.folding_form import FoldingForm
from entre_tui.widgets.form import Form


async def hand_over(screen: Place, client_id: int) -> None:
    """To whom, from when, why; for a cover also until when."""
    start: HandoverChoices = await screen.app.work(handover.handover_choices, client_id)

    async def save(values: dict[str, Any]) -> None:
        who, first, reason = values["worker_id"], values["from_on"], values["reason"]
        if values["part"] == COVER:
            done = await screen.app.work(handover.cover, client_id, who, first, values["until"], reason)
        else:
            done = await screen.app.work(handover.hand_over, client_id, who, first, reason)
        screen.app.report(done)

    def folded(typed: dict[str, Any]) -> set[str]:
        return set() if typed["part"] == [COVER] else {"until"}

    fields: list[AnyField] = [
        ChoiceField("part", _("What"), [(MAIN, _("hand over")), (COVER, _("cover for a time"))], MAIN),
        ChoiceField("worker_id", _("To whom"), start.workers),
        DateField("from_on", _("From"), screen.app.now().date(), optional=False),
        DateField("until", _("Up to and with")),
        TextField("reason", _("Why"), hint=_("optional")),
    ]
    intro = _("Case worker now: {name}").format(name=start.main.worker) if start.main else ""
    form = FoldingForm(
        _("Hand the case over"),
        fields,
        save,
        folded=folded,
        draft_key=f"handover:{client_id}",
        intro=intro,
        client_id=client_id,
    )
    screen.app.push_screen(form)


def ask_reveal(screen: Place, client_id: int, show: Callable[[ClientView], Awaitable[None]]) -> None:
    """Asks why; the reason goes into the log of who has read what."""

    async def save(values: dict[str, Any]) -> None:
        await show(await screen.app.work(clients.reveal, client_id, values["purpose"]))

    field = TextField("purpose", _("Why"), required=True)
    intro = _("Who looked, when and why is logged. The name stands here until you leave this screen.")
    screen.app.push_screen(Form(_("Show the protected identity"), [field], save, intro=intro))
