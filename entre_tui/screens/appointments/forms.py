"""Forms of appointments: booking, changing, moving, putting off, and a series by rule with its preview."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import Any

from entre_tui.casework.appointments import appointments, outcomes, series
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.appointments.picks import whose_appointment
from entre_tui.casework.appointments.views import AppointmentView
from entre_tui.casework.core.base import CaseworkError
from entre_tui.casework.office import workers
from entre_tui.locale import _, ngettext
from entre_tui.locale.dates import day_time, short_day
from entre_tui.locale.labels import options
from entre_tui.screens.appointments.clash_guard import ClashGuard
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.dialogs.choose import Choose
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.field_row import FieldRow
from entre_tui.widgets.form.fields import AnyField, CheckField, ChoiceField, DateField, NumberField, TextField
from entre_tui.widgets.form.form import Form


async def book(screen: BaseScreen, client_id: int, client: str, made: Callable[[int | None], None]) -> None:
    """A new appointment; clashes are shown before it is saved. `made` is told its id, for the mark to go there."""
    guard = ClashGuard(screen.app, client_id, "starts_at")

    async def save(values: TypedValues) -> None:
        details = AppointmentDetails(**values)
        await guard.check(details)
        done = await screen.app.work(appointments.book, client_id, details)
        made(done.record_id)
        screen.app.report(done)

    fields = [_when(None), *await _what(screen, client_id)]
    title = _("Book: {client}").format(client=client)
    screen.app.push_screen(
        Form(title, fields, save, draft_key=f"appointment:new:{client_id}", client_id=client_id)
    )


async def edit(screen: BaseScreen, one: AppointmentView) -> None:
    """Changes what was booked."""
    guard = ClashGuard(screen.app, one.client_id, "starts_at", one.id)

    async def save(values: TypedValues) -> None:
        details = AppointmentDetails(**values)
        if (details.starts_at, details.minutes, details.worker_id) != (
            one.starts_at,
            one.minutes,
            one.worker_id,
        ):
            await guard.check(details)
        await screen.app.do(appointments.edit_appointment, one.id, details, seen_version=one.version)

    start = AppointmentDetails(
        one.starts_at, one.kind, one.minutes, one.place, one.by_video, one.reminder, one.worker_id
    )
    fields = [_when(one.starts_at), *await _what(screen, one.client_id, start)]
    title = _("Appointment of {client}").format(client=one.client)
    screen.app.push_screen(
        Form(title, fields, save, draft_key=f"appointment:{one.id}", client_id=one.client_id)
    )


def move(screen: BaseScreen, one: AppointmentView) -> None:
    """To another time; of a series, this one or it and the rest."""
    guard = ClashGuard(screen.app, one.client_id, "starts_at", one.id)

    async def save(values: TypedValues) -> None:
        await guard.check(
            AppointmentDetails(values["starts_at"], one.kind, one.minutes, worker_id=one.worker_id)
        )
        await screen.app.do(
            appointments.move_appointment,
            one.id,
            values["starts_at"],
            and_rest=values.get("and_rest", False),
            seen_version=one.version,
        )

    fields: list[AnyField] = [_when(one.starts_at)]
    if one.series_id is not None:
        fields.append(
            CheckField("and_rest", _("The rest too"), hint=_("those after it in its series, by as much"))
        )
    title = _("Move: {client}, {when}").format(
        client=one.client, when=day_time(one.starts_at, screen.app.now())
    )
    screen.app.push_screen(Form(title, fields, save, client_id=one.client_id))


def put_off(screen: BaseScreen, one: AppointmentView) -> None:
    """Rescheduled: by whom, why, and the new time if there is one."""
    guard = ClashGuard(screen.app, one.client_id, "next_at", one.id)

    async def save(values: TypedValues) -> None:
        if values["next_at"] is not None:
            await guard.check(
                AppointmentDetails(values["next_at"], one.kind, one.minutes, worker_id=one.worker_id)
            )
        await screen.app.do(
            outcomes.reschedule,
            one.id,
            values["by"],
            values["why"],
            values["next_at"],
            seen_version=one.version,
        )

    fields: list[AnyField] = [
        ChoiceField("by", _("Put off by"), [("client", _("the client")), ("service", _("us"))]),
        TextField("why", _("Why"), required=True),
        DateField("next_at", _("New time"), with_time=True),
    ]
    title = _("Put off: {client}, {when}").format(
        client=one.client, when=day_time(one.starts_at, screen.app.now())
    )
    screen.app.push_screen(Form(title, fields, save, draft_key=f"putoff:{one.id}", client_id=one.client_id))


class SeriesForm(Form):
    """Says while the rule is being typed what it would book."""

    look: Any = None

    async def on_field_row_edited(self, event: FieldRow.Edited) -> None:
        if event.row.field.name in ("rule", "minutes") and self.look is not None:
            self.run_worker(self._preview(), group="preview", exclusive=True)

    async def _preview(self) -> None:
        try:
            self.say(await self.look(self.values()))
        except CaseworkError as error:
            self.say(error.message)
        except Exception:
            self.say("")


async def book_series(screen: BaseScreen, client_id: int, client: str) -> None:
    """By rule, with what it would book shown while it is typed; clashing times can be left out."""

    def details(values: TypedValues) -> AppointmentDetails:
        wanted = {name: value for name, value in values.items() if name != "rule"}
        return AppointmentDetails(starts_at=screen.app.now(), **wanted)

    async def look(values: TypedValues) -> str:
        seen = await screen.app.work_latest(
            "series", series.preview_series, client_id, values["rule"], details(values)
        )
        return preview_words(seen, screen.app.now())

    async def save(values: TypedValues) -> None:
        seen = await screen.app.work(series.preview_series, client_id, values["rule"], details(values))
        without: list[datetime] = []
        if seen.clashes:
            without = await _ask_clashes(screen, seen)
        await screen.app.do(series.book_series, client_id, values["rule"], details(values), without)

    rule = TextField("rule", _("Rule"), required=True, hint=_("tue thu 10:00 x 25 w, not holidays"))
    form = SeriesForm(
        _("Book a series: {client}").format(client=client),
        [rule, *await _what(screen, client_id)],
        save,
        draft_key=f"series:new:{client_id}",
        client_id=client_id,
    )
    form.look = look
    screen.app.push_screen(form)


async def _ask_clashes(screen: BaseScreen, seen: series.SeriesPreview) -> list[datetime]:
    """Which times to leave out; refuses when the person goes back to the rule."""
    now = screen.app.now()
    without = ngettext(
        "leave out the one that clashes", "leave out the {number} times that clash", len(seen.taken)
    )
    options = [
        ("without", without.format(number=len(seen.taken))),
        ("all", _("book all of them all the same")),
    ]
    said = "\n".join(clash.words(now) for clash in seen.clashes[:6])
    answer: Hashable = await screen.app.push_screen_wait(
        Choose(
            ngettext("One of these times is taken.", "Some of these times are taken.", len(seen.taken)),
            options,
            intro=said,
        )
    )
    if answer is None:
        raise CaseworkError(_("Nothing is booked yet."), "rule")
    return list(seen.taken) if answer == "without" else []


def preview_words(seen: series.SeriesPreview, now: datetime) -> str:
    """What a rule would book, in two or three lines."""
    lines = [seen.summary(now)]
    if seen.skipped:
        days = ", ".join(short_day(at.date(), now.date()) for at in seen.skipped[:6])
        lines.append(_("holidays left out: {days}").format(days=days))
    if seen.clashes:
        count = ngettext("{number} clash: {first}", "{number} clashes, the first: {first}", len(seen.clashes))
        lines.append(count.format(number=len(seen.clashes), first=seen.clashes[0].words(now)))
    return "\n".join(lines)


def _when(value: datetime | None) -> DateField:
    return DateField("starts_at", _("When"), value, with_time=True, optional=False, required=True)


async def _what(
    screen: BaseScreen, client_id: int, start: AppointmentDetails | None = None
) -> list[AnyField]:
    start = start or AppointmentDetails(screen.app.now())
    people = await screen.app.work(workers.workers)
    mine = start.worker_id or await screen.app.work(whose_appointment, client_id)
    offered = [(each.id, each.name) for each in people if each.active or each.id == mine]
    return [
        ChoiceField("kind", _("What"), options("appointment_kind"), str(start.kind)),
        NumberField("minutes", _("Minutes"), start.minutes, 5, 600, required=True),
        TextField("place", _("Where"), start.place),
        CheckField("by_video", _("By video"), start.by_video),
        CheckField("reminder", _("Remind the client"), start.reminder),
        ChoiceField("worker_id", _("Case worker"), offered, mine),
    ]
