"""Programmes of a client: enrolling, moving along the phases, ending, themes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from entre_tui.casework.core.programmes import catalogue, phase_name, plan_of, programme_name
from entre_tui.casework.programme import enrolments, phases
from entre_tui.casework.programme.enrolments import EnrolmentView
from entre_tui.casework.whole_file.overview import Overview, ProgrammeBrief
from entre_tui.locale import _, language
from entre_tui.locale.labels import options
from entre_tui.rules.phases import PhaseRefusal
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.dialogs.choose import Choose
from entre_tui.widgets.form.conditional_form import ConditionalForm
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.fields import AnyField, ChoiceField, DateField, LongField
from entre_tui.widgets.form.form import Form

Choice = tuple[Hashable, str]


def name_of(one: EnrolmentView) -> str:
    """The programme in words."""
    return programme_name(one.programme, one.programme_version)


def ask_which(
    screen: BaseScreen,
    title: str,
    programmes: Sequence[ProgrammeBrief],
    then: Callable[[ProgrammeBrief], None],
) -> None:
    """One is taken at once; of several the person says which."""
    if len(programmes) == 1:
        then(programmes[0])
        return

    def go_on_with(index: Hashable) -> None:
        if isinstance(index, int):
            then(programmes[index])

    lines: list[Choice] = [(index, name_of(one.enrolment)) for index, one in enumerate(programmes)]
    screen.app.push_screen(Choose(title, lines), go_on_with)


def enrol(screen: BaseScreen, seen: Overview) -> None:
    """The newest version of a programme; the stance only where the programme has stances."""

    async def save(values: TypedValues) -> None:
        plan = plan_of(values["programme"])
        stance = values["stance"] if plan and plan.stances else None
        await screen.app.do(
            enrolments.enrol, seen.client_id, values["programme"], values["started_on"], stance=stance
        )

    plans = catalogue().choices()
    stances = [stance for plan in plans for stance in plan.stances]
    with_stances = {plan.id for plan in plans if plan.stances}

    def fields_to_fold(typed: TypedValues) -> set[str]:
        return set() if with_stances & set(typed["programme"]) else {"stance"}

    fields: list[AnyField] = [
        ChoiceField("programme", _("Programme"), [(plan.id, plan.name.word(language())) for plan in plans]),
        DateField("started_on", _("Begins"), screen.app.now().date(), optional=False, past=True),
        ChoiceField(
            "stance",
            _("Stance"),
            [(stance.id, stance.name.word(language())) for stance in stances],
            optional=True,
        ),
    ]
    form = ConditionalForm(
        _("Enrol in a programme"),
        fields,
        save,
        folded=fields_to_fold,
        draft_key=f"enrol:{seen.client_id}",
        client_id=seen.client_id,
    )
    screen.app.push_screen(form)


def change_phase(screen: BaseScreen, seen: Overview, one: ProgrammeBrief) -> None:
    """The phases of the programme, those that cannot be chosen now with the reason."""
    plan = enrolments.definition(one.enrolment)
    before = one.enrolment.phase
    why_not = {phase.id: _why_not(phase.id, one, seen) for phase in plan.phases if phase.id != before}

    def change_to(phase: Hashable) -> None:
        if phase is None:
            return
        reason = why_not[str(phase)]
        if reason:
            screen.say(reason, warning=True)
        else:
            _phase_form(screen, seen.client_id, one.enrolment, str(phase))

    lines: list[Choice] = []
    for phase, reason in why_not.items():
        name = phase_name(plan.id, phase, plan.version)
        lines.append((phase, f"{name} – {reason}" if reason else name))
    title = _("{programme}: from {phase} to …").format(
        programme=name_of(one.enrolment), phase=phase_name(plan.id, before, plan.version)
    )
    order = [each.id for each in plan.phases]
    open_ones = [phase for phase, reason in why_not.items() if not reason]
    onward = [phase for phase in open_ones if before in order and order.index(phase) > order.index(before)]
    first = next(iter(onward or open_ones), None)
    screen.app.push_screen(Choose(title, lines, current=first), change_to)


def _why_not(phase: str, one: ProgrammeBrief, seen: Overview) -> str:
    """In few words: it stands beside the phase's name."""
    plan = enrolments.definition(one.enrolment)
    refusal = phases.refusal(plan, one.enrolment.phase, phase, seen.has_formulation)
    if refusal is None:
        return ""
    if refusal is PhaseRefusal.NEEDS_FORMULATION:
        return _("save a case formulation first")
    return _("does not follow from here")


def _phase_form(screen: BaseScreen, client_id: int, one: EnrolmentView, phase: str) -> None:
    async def save(values: TypedValues) -> None:
        await screen.app.do(
            phases.change_phase, one.id, phase, values["on"], values["words"], seen_version=one.version
        )

    fields: list[AnyField] = [
        DateField("on", _("From"), screen.app.now().date(), optional=False, past=True),
        LongField("words", _("In words"), height=3, hint=_("optional")),
    ]
    name = phase_name(one.programme, phase, one.programme_version)
    title = _("{programme}: {phase}").format(programme=name_of(one), phase=name)
    screen.app.push_screen(
        Form(title, fields, save, draft_key=f"phase:{one.id}:{phase}", client_id=client_id)
    )


def end_programme(screen: BaseScreen, client_id: int, one: EnrolmentView) -> None:
    """How it ended; “other” asks for words."""

    async def save(values: TypedValues) -> None:
        await screen.app.do(
            enrolments.end_enrolment,
            one.id,
            values["ended_on"],
            values["ending"],
            values["words"],
            seen_version=one.version,
        )

    fields: list[AnyField] = [
        ChoiceField("ending", _("How"), options("ending")),
        DateField("ended_on", _("On"), screen.app.now().date(), optional=False, past=True),
        LongField("words", _("In words"), height=3, hint=_("needed for “other reason”")),
    ]
    title = _("{programme} ends").format(programme=name_of(one))
    screen.app.push_screen(Form(title, fields, save, draft_key=f"end:{one.id}", client_id=client_id))


def themes_to_add(one: EnrolmentView) -> list[Choice]:
    """Themes of the other versions that the client does not have yet."""
    plan = plan_of(one.programme, one.programme_version)
    if plan is None:
        return []
    return [
        (theme.id, f"{theme.name.word(language())} ({other.name.word(language())})")
        for other, theme in catalogue().borrowed_themes(plan)
        if theme.id not in one.added_themes
    ]


def add_theme(screen: BaseScreen, one: EnrolmentView) -> None:
    """A theme of another version of the programme for this client too."""

    async def add_chosen(theme: Hashable) -> None:
        if theme is not None:
            await screen.app.do(enrolments.add_theme, one.id, str(theme))

    screen.app.push_screen(Choose(_("Add a theme"), themes_to_add(one)), add_chosen)
