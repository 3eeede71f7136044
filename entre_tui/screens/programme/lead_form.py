"""Who leads the programme, and where the client stands: one key opens what can be changed."""

from __future__ import annotations

from collections.abc import Hashable

from entre_tui.casework.office import workers
from entre_tui.casework.programme import facilitator
from entre_tui.casework.programme.facilitator import FacilitatorView, LeadView
from entre_tui.locale import _
from entre_tui.locale.dates import short_day
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.dialogs.choose import Choose
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.fields import AnyField, ChoiceField, DateField
from entre_tui.widgets.form.form import Form


async def ask_lead(screen: BaseScreen, client_id: int) -> None:
    """Asks what to change of how the current programme is led."""
    view: LeadView | None = await screen.app.work(facilitator.lead, client_id)
    if view is None:
        screen.say(_("The client is in no programme yet."), warning=True)
        return
    leading = {one.id: one for one in view.facilitators if one.to_on is None}
    options: list[tuple[Hashable, str]] = []
    if view.stances:
        stances = dict(view.stances)
        options.append(("stance", _("stance: {stance}").format(stance=stances.get(view.stance or "", "–"))))
    if view.most is None or len(leading) < view.most:
        options.append(("add", _("somebody leads from a day on …")))
    options += [(number, _ends_words(one, screen)) for number, one in leading.items()]

    async def act_on_choice(answer: Hashable) -> None:
        if answer == "stance":
            _ask_stance(screen, view)
        elif answer == "add":
            await _ask_facilitator(screen, view, client_id)
        elif isinstance(answer, int):
            _ask_end(screen, leading[answer], client_id)

    screen.app.push_screen(Choose(view.programme, options), act_on_choice)


def _ends_words(one: FacilitatorView, screen: BaseScreen) -> str:
    since = short_day(one.from_on, screen.app.now().date())
    return _("{worker} leads since {day}; ends …").format(worker=one.name, day=since)


def _ask_stance(screen: BaseScreen, view: LeadView) -> None:
    async def set_stance(stance: Hashable) -> None:
        if stance is not None:
            await screen.app.do(
                facilitator.set_stance, view.enrolment_id, str(stance), seen_version=view.version
            )

    options: list[tuple[Hashable, str]] = list(view.stances)
    screen.app.push_screen(
        Choose(_("Where does the client stand?"), options, current=view.stance), set_stance
    )


async def _ask_facilitator(screen: BaseScreen, view: LeadView, client_id: int) -> None:
    people = await screen.app.work(workers.workers)

    async def save(values: TypedValues) -> None:
        await screen.app.do(
            facilitator.add_facilitator, view.enrolment_id, values["worker_id"], values["from_on"]
        )

    offered = [(each.id, each.name) for each in people if each.active]
    today = screen.app.now().date()
    fields: list[AnyField] = [
        ChoiceField("worker_id", _("Who leads"), offered, screen.app.actor.worker_id),
        DateField("from_on", _("From"), today, optional=False, required=True, past=True),
    ]
    screen.app.push_screen(
        Form(_("Who leads {programme}").format(programme=view.programme), fields, save, client_id=client_id)
    )


def _ask_end(screen: BaseScreen, one: FacilitatorView, client_id: int) -> None:
    async def save(values: TypedValues) -> None:
        await screen.app.do(facilitator.end_facilitator, one.id, values["to_on"], seen_version=one.version)

    last = DateField("to_on", _("Last day"), screen.app.now().date(), optional=False, required=True)
    title = _("{worker} leads to").format(worker=one.name)
    screen.app.push_screen(Form(title, [last], save, client_id=client_id))
