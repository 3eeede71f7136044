"""One form for a client who did not come: the reason, what was done about it, the decision, the new time."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from entre_tui.casework.appointments import missed
from entre_tui.casework.appointments.appointments import AppointmentDetails
from entre_tui.casework.appointments.missed import AbsenceFollowUp
from entre_tui.casework.appointments.missed_views import AbsenceView, AttendanceRecord, absence
from entre_tui.casework.appointments.picks import appointment_coming, appointment_missed
from entre_tui.casework.appointments.views import AppointmentView
from entre_tui.locale import _, ngettext
from entre_tui.locale.dates import day_time, short_day
from entre_tui.locale.labels import label, options
from entre_tui.rules.appointments.ladder import Decider, LadderStep
from entre_tui.rules.codes import AbsenceReason, Outcome
from entre_tui.screens.appointments.clash_guard import ClashGuard
from entre_tui.screens.core.base_screen import BaseScreen
from entre_tui.widgets.form.conditional_form import ConditionalForm
from entre_tui.widgets.form.draft import TypedValues
from entre_tui.widgets.form.fields import AnyField, ChoiceField, DateField, LongField, TextField

# The most usual first: they are the first keys.
REASONS = (
    AbsenceReason.NONE_GIVEN,
    AbsenceReason.NOT_REACHED,
    AbsenceReason.MEDICAL,
    AbsenceReason.WORK,
    AbsenceReason.FAMILY,
    AbsenceReason.COURT,
    AbsenceReason.RELIGIOUS,
    AbsenceReason.IN_CUSTODY,
    AbsenceReason.PROFESSIONAL,
)


class MissedForm(ConditionalForm):
    """Enter saves while nothing but the reason has been chosen: `m`, the reason's key, enter."""

    def action_next_field(self) -> None:
        reason, typed = self._rows["reason"], self.typed_values()
        others = {name for name, raw in typed.items() if raw != self._opened.get(name)} - {"reason"}
        if self.focused is reason.editor and reason.raw and not others:
            self.action_save()
        else:
            super().action_next_field()


async def ask_missed_latest(screen: BaseScreen, client_id: int) -> None:
    """From a list of clients: the latest appointment that has begun, or the one that waits for follow-up."""
    one: AppointmentView | None = await screen.app.work(appointment_missed, client_id)
    if one is not None:
        await ask_missed(screen, one.id)
        return
    words = _("There is no appointment that the client could have missed.")
    coming: AppointmentView | None = await screen.app.work(appointment_coming, client_id)
    if coming is not None:
        words = _("{client}: nothing has begun yet; next is {when}.")
        words = words.format(client=coming.client, when=day_time(coming.starts_at, screen.app.now()))
    screen.say(words, warning=True)


async def ask_missed(screen: BaseScreen, appointment_id: int) -> None:
    """Opens the form for one appointment."""
    view: AbsenceView = await screen.app.work(absence, appointment_id)
    one = view.appointment
    guard = ClashGuard(screen.app, one.client_id, "next_at", one.id)

    async def save(values: TypedValues) -> None:
        if values["next_at"] is not None:
            await guard.check(
                AppointmentDetails(values["next_at"], one.kind, one.minutes, worker_id=one.worker_id)
            )
        await screen.app.do(
            missed.mark_missed,
            one.id,
            str(values["reason"]),
            follow_up_from(values, one),
            words=one.reason_words,
            evidence_due_on=evidence_by(values, one),
            seen_version=one.version,
        )

    form = MissedForm(
        _("{client} did not come").format(client=one.client),
        fields(view),
        save,
        folded=_without_evidence,
        draft_key=f"missed:{one.id}",
        intro="\n".join(intro(view, screen)),
        client_id=one.client_id,
    )
    screen.app.push_screen(form)


def intro(view: AbsenceView, screen: BaseScreen) -> list[str]:
    """Which appointment, and the record behind it."""
    one, now = view.appointment, screen.app.now()
    lines = [
        " · ".join(
            filter(None, (label(one.kind, "appointment_kind"), day_time(one.starts_at, now), one.place))
        ),
        record_words(view.record),
    ]
    if one.outcome is Outcome.EVIDENCE_AWAITED and one.reason is not None:
        lines.append(_("evidence awaited for: {reason}").format(reason=label(one.reason, "absence_reason")))
    if one.follow_up is not None:
        lines += [
            f"{day_time(each.at, now)}  {label(each.way, 'contact_way')}: {label(each.result, 'contact_result')}"
            for each in one.follow_up.attempts[-3:]
        ]
    return [line for line in lines if line]


def record_words(record: AttendanceRecord) -> str:
    """ "✓✓✗✗  2 in a row (19 Nov, 26 Nov)": a count with its dates, never a score."""
    parts = [record.run]
    row = record.flag.in_row
    if row:
        days = ", ".join(short_day(day) for day in row)
        parts.append(_("{number} in a row ({days})").format(number=len(row), days=days))
    if record.flag.in_days:
        # Those in a row have been named already.
        days = ", ".join(short_day(day) for day in record.flag.in_days if day not in row)
        words = _("{number} in 30 days ({days})") if days else _("{number} in 30 days")
        parts.append(words.format(number=len(record.flag.in_days), days=days))
    counts = record.counts
    if counts.with_outcome:
        words = ngettext(
            "came {came} of {number} in 12 months",
            "came {came} of {number} in 12 months",
            counts.with_outcome,
        )
        parts.append(words.format(came=counts.attended, number=counts.with_outcome))
    return "  ".join(filter(None, parts))


def rung_words(rung: LadderStep) -> str:
    """The decision, and whose it is where it is not the worker's own."""
    words = label(rung.decision, "decision")
    if rung.decider is Decider.BOARD:
        return _("{decision} (the board's)").format(decision=words)
    return words


def fields(view: AbsenceView) -> list[AnyField]:
    one, done = view.appointment, view.appointment.follow_up
    next_rung = (
        _("next on the ladder: {rung}").format(rung=rung_words(view.suggested)) if view.suggested else ""
    )
    return [
        ChoiceField(
            "reason", _("Why"), _reasons(), _reason(one), hint=_("enter saves; tab goes on to what was done")
        ),
        DateField("evidence_due_on", _("Evidence by"), one.evidence_due_on),
        ChoiceField("way", _("Contact tried by"), options("contact_way"), optional=True),
        ChoiceField("result", _("Result"), options("contact_result"), optional=True),
        TextField("client_reason", _("The client says"), done.client_reason if done else "", max_length=1000),
        ChoiceField(
            "decision",
            _("Decision"),
            [(str(rung.decision), rung_words(rung)) for rung in view.rungs],
            str(done.decision) if done and done.decision else None,
            optional=True,
            hint=next_rung,
        ),
        DateField("decided_on", _("Decided on"), done.decided_on if done else None, past=True),
        TextField("told_client", _("Told the client"), done.told_client if done else "", max_length=1000),
        DateField("next_at", _("New time"), with_time=True),
        LongField("decision_words", _("More about it"), done.decision_words if done else "", height=3),
    ]


def _without_evidence(typed: TypedValues) -> set[str]:
    """Without a reason there is nothing to give evidence of; a day that is there already stays in sight."""
    no_reason = typed["reason"] in ([], [str(AbsenceReason.NONE_GIVEN)], [str(AbsenceReason.NOT_REACHED)])
    return {"evidence_due_on"} if no_reason and not typed["evidence_due_on"] else set()


def _reasons() -> list[tuple[Hashable, str]]:
    reasons: list[tuple[Hashable, str]] = [(str(code), label(code, "absence_reason")) for code in REASONS]
    return [*reasons, (str(Outcome.EVIDENCE_AWAITED), _("evidence awaited"))]


def _reason(one: AppointmentView) -> str | None:
    if one.outcome is Outcome.EVIDENCE_AWAITED:
        return str(Outcome.EVIDENCE_AWAITED)
    return str(one.reason) if one.reason else None


def evidence_by(values: TypedValues, one: AppointmentView) -> date | None:
    """The day evidence is awaited by; a reason chosen instead means that it has come, or will not."""
    by: date | None = values["evidence_due_on"]
    settled = one.outcome is Outcome.EVIDENCE_AWAITED and values["reason"] != Outcome.EVIDENCE_AWAITED
    return None if settled and by == one.evidence_due_on else by


def follow_up_from(values: TypedValues, one: AppointmentView) -> AbsenceFollowUp:
    """What the form says was done; a field that was and stays empty says nothing."""
    done = one.follow_up

    def words(name: str) -> str | None:
        return values[name] if values[name] or (done and getattr(done, name)) else None

    return AbsenceFollowUp(
        way=values["way"],
        result=values["result"],
        client_reason=words("client_reason"),
        decision=values["decision"],
        decided_on=values["decided_on"],
        decision_words=words("decision_words"),
        told_client=words("told_client"),
        next_at=values["next_at"],
    )
