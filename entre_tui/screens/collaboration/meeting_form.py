"""Recording a meeting: who took part, agency by agency; a refusal to share comes with its way out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable
from dataclasses import replace
from datetime import date
from typing import cast

from entre_tui.casework.collaboration import collaboration, meetings
from entre_tui.casework.collaboration.meeting_views import MeetingLine
from entre_tui.casework.collaboration.meetings import MeetingDetails
from entre_tui.casework.collaboration.sharing import AgencyRefusal, ShareRefused
from entre_tui.casework.core.base import CaseworkError, Done
from entre_tui.locale import _, pgettext
from entre_tui.locale.dates import day
from entre_tui.locale.labels import label, options
from entre_tui.rules.codes import Agency, MeetingPlace
from entre_tui.rules.consent import ShareFix
from entre_tui.screens.collaboration.consent_forms import document_form, give_form
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.dialogs.choose import Choose
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.field_row import FieldRow
from entre_tui.widgets.form.fields import AnyField, ChoiceField, DateField, LongField, ManyField, TextField
from entre_tui.widgets.form.form import Form

HELD, PLANNED = "held", "planned"
Attempt = Callable[[MeetingDetails], Awaitable[Done]]


class MeetingForm(Form):
    """A form with a line for a person beneath each agency that is chosen."""

    def on_mount(self) -> None:
        self._seat()

    async def on_field_row_edited(self, event: FieldRow.Edited) -> None:
        self._seat()

    def _seat(self) -> None:
        rows = {row.field.name: row for row in self.query(FieldRow)}
        chosen = cast(list[str], rows["agencies"].raw)
        for agency in Agency:
            rows[_person(agency)].display = str(agency) in chosen


def _person(agency: str) -> str:
    return f"person_{agency}"


def meeting_form(
    screen: BaseScreen, client_id: int, start: MeetingDetails, line: MeetingLine | None = None
) -> MeetingForm:
    """A new meeting, or with `line` one to be changed."""

    async def save_meeting(details: MeetingDetails) -> Done:
        if line is None:
            return await screen.app.work(meetings.record_meeting, client_id, details)
        return await screen.app.work(meetings.edit_meeting, line.id, details, seen_version=line.version)

    async def save(values: TypedValues) -> None:
        screen.app.report(await with_way_out(screen, client_id, _details(values), save_meeting))

    title = _("Collaboration meeting") if line is None else _("Meeting of {day}").format(day=day(line.on))
    key = f"meeting:new:{client_id}" if line is None else f"meeting:{line.id}"
    return MeetingForm(title, _fields(start), save, draft_key=key, client_id=client_id)


def _fields(start: MeetingDetails) -> list[AnyField]:
    persons = _persons(start)
    states = [(HELD, pgettext("meeting", "held")), (PLANNED, _("planned"))]
    return [
        DateField("on", _("Day"), start.on, optional=False),
        ChoiceField("held", _("State"), states, HELD if start.held else PLANNED),
        ChoiceField("place", _("Where"), options("meeting_place"), str(start.place)),
        ManyField("agencies", _("Who took part"), options("agency"), tuple(persons), required=True),
        *(
            TextField(_person(agency), f"  {label(agency)}", persons.get(str(agency), ""), hint=_("who"))
            for agency in Agency
        ),
        LongField("decisions", _("What was decided"), start.decisions, 5),
    ]


def _persons(start: MeetingDetails) -> dict[str, str]:
    """The people of an agency on one line."""
    found: dict[str, list[str]] = {}
    for agency, person in start.participants:
        found.setdefault(str(agency), []).extend([person] if person else [])
    return {agency: ", ".join(persons) for agency, persons in found.items()}


def _details(values: TypedValues) -> MeetingDetails:
    seats = tuple((str(agency), values[_person(agency)]) for agency in values["agencies"])
    return MeetingDetails(values["on"], seats, values["place"], values["held"] == HELD, values["decisions"])


def start_of(line: MeetingLine) -> MeetingDetails:
    """A meeting as its form begins."""
    return MeetingDetails(line.on, line.participants, line.place, line.held, line.decisions)


def new_start(today: date, release_on: date | None, last: MeetingLine | None) -> MeetingDetails:
    """Today, with those who came last time; in custody until the day of release."""
    released = release_on is not None and release_on <= today
    place = MeetingPlace.AFTER_RELEASE if released else MeetingPlace.CUSTODY
    return MeetingDetails(today, last.participants if last else (), place)


async def with_way_out(screen: BaseScreen, client_id: int, details: MeetingDetails, attempt: Attempt) -> Done:
    """Tries to save; each refusal to share is answered on the spot, or the form stays as it is."""
    while True:
        try:
            return await attempt(details)
        except ShareRefused as refused:
            answer = await screen.app.push_screen_wait(_ways_out(details, refused))
            if answer == "without":
                details = _without(details, refused)
            elif not isinstance(answer, AgencyRefusal) or not await _mend(screen, client_id, answer, refused):
                raise


def _ways_out(details: MeetingDetails, refused: ShareRefused) -> Choose:
    ways: list[tuple[Hashable, str]] = []
    fixes: set[tuple[ShareFix, int | None]] = set()
    for each in refused.refused:
        fix = (each.fix, each.consent_id if each.fix is ShareFix.DOCUMENT else None)
        if each.helps and fix not in fixes:
            fixes.add(fix)
            ways.append((each, _way_words(each, refused.refused)))
    if _without(details, refused).participants:
        agencies = ", ".join(label(each.agency) for each in refused.refused)
        ways.append(("without", _("save it without {agencies}").format(agencies=agencies)))
    ways.append((None, _("back to the form; nothing typed is lost")))
    intro = refused.message
    if not all(each.helps for each in refused.refused):
        intro += " " + _("A consent put on paper today counts from today, so it does not change that day.")
    return Choose(_("This may not be shared."), ways, intro=intro)


def _way_words(each: AgencyRefusal, refused: tuple[AgencyRefusal, ...]) -> str:
    if each.fix is ShareFix.DOCUMENT:
        return _("document the consent now, then save")
    agencies = ", ".join(label(one.agency) for one in refused if one.fix is not ShareFix.DOCUMENT)
    return _("record a consent that names {agencies}, then save").format(agencies=agencies)


def _without(details: MeetingDetails, refused: ShareRefused) -> MeetingDetails:
    barred = {str(each.agency) for each in refused.refused}
    return replace(
        details, participants=tuple(seat for seat in details.participants if seat[0] not in barred)
    )


async def _mend(screen: BaseScreen, client_id: int, chosen: AgencyRefusal, refused: ShareRefused) -> bool:
    """The form that puts it right; says whether it was saved."""
    if chosen.fix is ShareFix.DOCUMENT:
        view = await screen.app.work(collaboration.collaboration, client_id)
        line = view.consent.consent(chosen.consent_id)
        if line is None:
            return False
        form = document_form(screen, line)
    else:
        names = [one.agency for one in refused.refused if one.fix is not ShareFix.DOCUMENT]
        form = give_form(screen, client_id, tuple(map(str, names)))
    saved: bool = await screen.app.push_screen_wait(form)
    return saved


async def mark_held(screen: BaseScreen, client_id: int, line: MeetingLine) -> None:
    """A planned meeting took place; a refusal to share has the same ways out as in the form."""

    async def save_as_held(details: MeetingDetails) -> Done:
        if details.participants == start.participants:
            return await screen.app.work(meetings.mark_meeting_held, line.id, seen_version=line.version)
        return await screen.app.work(meetings.edit_meeting, line.id, details, seen_version=line.version)

    start = replace(start_of(line), held=True)
    try:
        screen.app.report(await with_way_out(screen, client_id, start, save_as_held))
    except CaseworkError as refused:
        screen.say(refused.message, warning=True)
