"""Forms about consent: given, documented, withdrawn, corrected; a day to ask about; the six conditions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date

from entre_tui.casework.collaboration import collaboration, consent
from entre_tui.casework.collaboration.collaboration import Conditions
from entre_tui.casework.collaboration.consent import ConsentDetails
from entre_tui.casework.collaboration.consent_views import ConsentLine
from entre_tui.casework.collaboration.eligibility import GROUP, EligibilityView
from entre_tui.casework.core.base import CaseworkError
from entre_tui.casework.programme import enrolments
from entre_tui.locale import _
from entre_tui.locale.dates import day
from entre_tui.locale.labels import label, options
from entre_tui.rules.codes import ConsentForm
from entre_tui.screens.collaboration.text import conditions
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.fields import (
    AnyField,
    CheckField,
    ChoiceField,
    DateField,
    ManyField,
    yes_no_field,
)
from entre_tui.widgets.form.form import Form


def give_form(screen: BaseScreen, client_id: int, agencies: tuple[str, ...] = ()) -> Form:
    """The client consents; more agencies than before are a new consent as well."""

    async def save(values: TypedValues) -> None:
        details = ConsentDetails(
            values["given_on"],
            tuple(values["agencies"]),
            values["form"],
            values["waiver_explained"],
            values["documented_on"],
        )
        await screen.app.do(consent.give_consent, client_id, details)

    fields: list[AnyField] = [
        ManyField("agencies", _("May be told"), options("agency"), agencies, required=True),
        DateField("given_on", _("Given on"), screen.app.now().date(), optional=False, past=True),
        ChoiceField("form", _("Form"), options("consent_form"), str(ConsentForm.WRITTEN)),
        CheckField("waiver_explained", _("Waiver explained")),
        DateField("documented_on", _("Documented on"), past=True, hint=_("empty: not documented yet")),
    ]
    return Form(
        _("The client consents"), fields, save, draft_key=f"consent:new:{client_id}", client_id=client_id
    )


def edit_form(screen: BaseScreen, client_id: int, line: ConsentLine) -> Form:
    """Corrects what was written down; which agencies it names stays, another agency is a new consent."""

    async def save(values: TypedValues) -> None:
        details = ConsentDetails(
            values["given_on"], form=values["form"], waiver_explained=values["waiver_explained"]
        )
        await screen.app.do(consent.edit_consent, line.id, details, seen_version=line.version)

    fields: list[AnyField] = [
        DateField("given_on", _("Given on"), line.given_on, optional=False, past=True),
        ChoiceField("form", _("Form"), options("consent_form"), line.form),
        CheckField("waiver_explained", _("Waiver explained"), line.waiver_explained),
    ]
    intro = _("It names {agencies}. Another agency needs a new consent (y).").format(
        agencies=", ".join(map(label, line.agencies))
    )
    title = _("Consent of {day}").format(day=day(line.given_on))
    return Form(title, fields, save, draft_key=f"consent:{line.id}", intro=intro, client_id=client_id)


def document_form(screen: BaseScreen, line: ConsentLine) -> Form:
    """On which day the consent was put on paper."""

    async def save(values: TypedValues) -> None:
        await screen.app.do(
            consent.document_consent, line.id, values["documented_on"], seen_version=line.version
        )

    today = screen.app.now().date()
    field = DateField("documented_on", _("Documented on"), today, optional=False, past=True)
    intro = _("Recorded today, it counts from today: what held before stays as it was.")
    title = _("Document the consent of {day}").format(day=day(line.given_on))
    return Form(title, [field], save, intro=intro)


def withdraw_form(screen: BaseScreen, line: ConsentLine) -> Form:
    """From which day the client takes the consent back."""

    async def save(values: TypedValues) -> None:
        await screen.app.do(
            consent.withdraw_consent, line.id, values["withdrawn_on"], seen_version=line.version
        )

    today = screen.app.now().date()
    field = DateField("withdrawn_on", _("Withdrawn on"), today, optional=False, past=True)
    intro = _(
        "From that day nothing more may be told to {agencies}. What came before stands. If some may still be told, "
        "record a new consent (y) for them."
    ).format(agencies=", ".join(map(label, line.agencies)))
    title = _("Withdraw the consent of {day}").format(day=day(line.given_on))
    return Form(title, [field], save, intro=intro)


def day_form(screen: BaseScreen, on: date, show: Callable[[date], Awaitable[None]]) -> Form:
    """A day gone by, to ask who might be told then."""

    async def save(values: TypedValues) -> None:
        if values["on"] > screen.app.now().date():
            raise CaseworkError(_("Ask about today or a day gone by."), "on")
        await show(values["on"])

    field = DateField("on", _("On"), on, optional=False, past=True)
    return Form(_("Who might be told on a day gone by?"), [field], save)


def conditions_form(screen: BaseScreen, client_id: int, group: EligibilityView) -> Form:
    """Five of the six are answered here; the first follows from legal status and dates."""

    async def save(values: TypedValues) -> None:
        answers = Conditions(**values)
        await screen.app.do(collaboration.answer_conditions, client_id, answers, seen_version=group.version)

    words = {
        "sentence_long_enough": _("Long sentence"),
        "needs_several_agencies": _("Several agencies"),
        "motivated": _("Motivated to stop"),
        "expulsion": _("To be expelled"),
    }
    fields: list[AnyField] = [
        ChoiceField("risk", _("Risk of recidivism"), options("risk"), group.risk, optional=True),
        *(yes_no_field(name, title, getattr(group, name)) for name, title in words.items()),
    ]
    intro = _("What nobody knows yet stays empty (backspace empties).")
    return Form(
        _("The conditions for a reintegration group"),
        fields,
        save,
        draft_key=f"conditions:{client_id}",
        intro=intro,
        client_id=client_id,
    )


def enrol_form(screen: BaseScreen, client_id: int, group: EligibilityView) -> Form:
    """Into the reintegration group from a day on; says what speaks against it."""

    async def save(values: TypedValues) -> None:
        await screen.app.do(enrolments.enrol, client_id, GROUP, values["started_on"])

    answers = group.answers
    intro = _("All six conditions are met.")
    if answers.unknown_conditions:
        intro = _("Not known yet: {conditions}.").format(conditions=conditions(answers.unknown_conditions))
    field = DateField("started_on", _("From"), screen.app.now().date(), optional=False)
    return Form(_("Enrol in the reintegration group"), [field], save, intro=intro)
