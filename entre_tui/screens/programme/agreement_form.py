"""The mentoring agreement of Back on Track: made, revised every three months, ended."""

from __future__ import annotations

from entre_tui.casework.programme import agreements
from entre_tui.casework.programme.agreements import AgreementView
from entre_tui.casework.whole_file.overview import ProgrammeBrief
from entre_tui.locale import _
from entre_tui.locale.dates import day
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.form.conditional_form import ConditionalForm
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.fields import AnyField, ChoiceField, DateField, LongField, TextField

REVISE, END = "revise", "end"


def ask_agreement(screen: BaseScreen, client_id: int, one: ProgrammeBrief) -> None:
    """The first agreement, or what comes of the one there is; begun with what was agreed last."""
    before = one.agreement
    running = before if before is not None and before.ended_on is None else None

    async def save(values: TypedValues) -> None:
        if values.pop("what", REVISE) == END and running is not None:
            done = await screen.app.work(
                agreements.end_agreement, running.id, values["ended_on"], seen_version=running.version
            )
        else:
            values.pop("ended_on", None)
            done = await screen.app.work(agreements.agree, one.enrolment.id, **values)
        screen.app.report(done)

    def fields_to_fold(typed: TypedValues) -> set[str]:
        if typed.get("what") == [END]:
            return {"mentor", "backup", "agreed_on", "content"}
        return {"ended_on"} if running else set()

    form = ConditionalForm(
        _("Mentoring agreement"),
        _fields(screen, before, running),
        save,
        folded=fields_to_fold,
        draft_key=f"agreement:{one.enrolment.id}",
        intro=_intro(before),
        client_id=client_id,
    )
    screen.app.push_screen(form)


def _fields(
    screen: BaseScreen, before: AgreementView | None, running: AgreementView | None
) -> list[AnyField]:
    today = screen.app.now().date()
    fields: list[AnyField] = [
        TextField("mentor", _("Mentor"), before.mentor if before else ""),
        TextField("backup", _("Backup contact"), before.backup if before else ""),
        DateField("agreed_on", _("Agreed on"), today, past=True),
        LongField("content", _("What was agreed"), before.content if before else "", height=6),
    ]
    if running is None:
        return fields
    what = ChoiceField("what", _("What"), [(REVISE, _("revise")), (END, _("end"))], REVISE)
    return [what, *fields, DateField("ended_on", _("Ended on"), today, past=True)]


def _intro(before: AgreementView | None) -> str:
    if before is None:
        return ""
    if before.ended_on is not None:
        words = _("With {mentor} from {on}; ended {end}. A new one begins here.")
        return words.format(mentor=before.mentor, on=day(before.agreed_on), end=day(before.ended_on))
    words = _("Agreed {on}, to be revised {due}.")
    return words.format(on=day(before.agreed_on), due=day(before.review_on))
