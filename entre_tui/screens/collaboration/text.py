"""Consent and meetings in words: three lines on top, and what is known of the row at the mark."""

from __future__ import annotations

from datetime import date, datetime

from textual.content import Content

from entre_tui.casework.collaboration.collaboration import CollaborationView
from entre_tui.casework.collaboration.consent_views import AgencyLine, ConsentLine, ConsentPicture
from entre_tui.casework.collaboration.eligibility import EligibilityView
from entre_tui.casework.collaboration.meeting_views import MeetingLine, MeetingsView
from entre_tui.locale import _, ngettext, pgettext
from entre_tui.locale.dates import day, day_time
from entre_tui.locale.labels import label
from entre_tui.rules.consent import FIXES, ShareRefusal
from entre_tui.rules.eligibility import Condition, ConditionAnswer
from entre_tui.rules.lead_time import LeadTime, LeadTimeBand
from entre_tui.screens.collaboration.rows import consent_state, may_be_told
from entre_tui.screens.core.text_layout import TextParts, pair

FEW = 2


def summary(view: CollaborationView, today: date) -> Content:
    """Who may be told, how long before release the first meeting was, whether the client fits the group."""
    return Content("\n").join(
        [
            Content.assemble(*_may_be_told_line(view.consent, today)),
            Content.assemble(*_meetings(view.meetings)),
            Content.assemble(*_group(view.group)),
        ]
    )


def _may_be_told_line(consent: ConsentPicture, today: date) -> TextParts:
    allowed = [label(line.agency) for line in consent.agencies if line.allowed]
    asked = "" if consent.on == today else _("As of {day} (esc: today).").format(day=day(consent.on)) + " "
    if allowed:
        return [asked, (_("May be told: {agencies}").format(agencies=", ".join(allowed)), "bold")]
    waiting = any(line.refusal is ShareRefusal.NOT_DOCUMENTED for line in consent.agencies)
    words = _("Nobody may be told: the consent is not documented") if waiting else _("Nobody may be told")
    return [asked, (words, "bold $text-warning" if waiting else "bold")]


def _meetings(meetings: MeetingsView) -> TextParts:
    lead: TextParts = [_("Lead time: "), (lead_words(meetings.lead), "bold")]
    if not meetings.held_count:
        return [*lead, " · ", _("no meeting yet")]
    counts = ngettext("{number} meeting", "{number} meetings", meetings.held_count).format(
        number=meetings.held_count
    )
    where = _("{custody} in custody, {after} after release").format(
        custody=meetings.in_custody, after=meetings.after_release
    )
    return [*lead, f" · {counts}, {where}"]


def lead_words(lead: LeadTime) -> str:
    """Days and band; "none" without a meeting, never 0."""
    if lead.band is LeadTimeBand.NO_MEETING:
        return pgettext("lead time", "none")
    if lead.days is None:
        return label(lead.band)
    if lead.band is LeadTimeBand.AFTER_RELEASE:
        days = ngettext("{number} day after release", "{number} days after release", -lead.days)
        return days.format(number=-lead.days)
    days = ngettext("{number} day", "{number} days", lead.days).format(number=lead.days)
    return f"{days} ({label(lead.band)})"


def _group(group: EligibilityView) -> TextParts:
    if group.in_group:
        return [_("Reintegration group: "), (_("enrolled"), "bold")]
    answers, title = group.answers, _("Reintegration group: ")
    if answers.failing:
        words = _("not eligible: {conditions}").format(conditions=conditions(answers.failing))
        return [title, (words, "bold")]
    if len(answers.unknown_conditions) > FEW:
        words = _("{number} of {all} conditions are not known yet")
        return [title, words.format(number=len(answers.unknown_conditions), all=len(answers.answers))]
    if answers.unknown_conditions:
        return [
            title,
            _("not known yet: {conditions}").format(conditions=conditions(answers.unknown_conditions)),
        ]
    return [title, (_("eligible"), "bold"), _(" (i enrols)")]


def conditions(some: tuple[Condition, ...]) -> str:
    """A few conditions in words that fit a sentence."""
    return ", ".join(label(condition).lower() for condition in some)


def agency_text(line: AgencyLine, consent: ConsentLine | None, now: datetime) -> Content:
    """Whether an agency may be told, and what would mend it."""
    parts: TextParts = [(label(line.agency), "bold"), f"  {may_be_told(line)}\n"]
    if line.refusal is not None:
        parts += pair(_("How to fix it"), _fix(line.refusal))
    if line.waiver_unexplained:
        parts += pair(_("Note"), _("nobody has recorded that lifting confidentiality was explained"))
    if consent is not None and line.given_on is not None:
        parts += _consent_parts(consent, now)
    return Content.assemble(*parts)


def _fix(refusal: ShareRefusal) -> str:
    keys = {
        ShareRefusal.NO_CONSENT: "y",
        ShareRefusal.NOT_DOCUMENTED: "p",
        ShareRefusal.AGENCY_NOT_NAMED: "y",
        ShareRefusal.WITHDRAWN: "y",
    }
    return _("{key}: {fix}").format(key=keys[refusal], fix=label(FIXES[refusal]))


def consent_text(line: ConsentLine, now: datetime) -> Content:
    """One consent with its whole story."""
    title = _("Consent of {day}").format(day=day(line.given_on))
    return Content.assemble((title, "bold"), f"  {consent_state(line)}\n", *_consent_parts(line, now))


def _consent_parts(line: ConsentLine, now: datetime) -> TextParts:
    waiver = _("waiver explained") if line.waiver_explained else _("waiver not explained")
    given = _("{day}, {form}, {waiver}").format(
        day=day(line.given_on), form=label(line.form, "consent_form"), waiver=waiver
    )
    parts = pair(_("Given"), given)
    parts += pair(_("Names"), ", ".join(map(label, line.agencies)))
    parts += pair(_("Documented"), _documentation_words(line, now))
    if line.withdrawn_on is not None:
        words = ", ".join(filter(None, (day(line.withdrawn_on), line.withdrawn_by)))
        parts += pair(_("Withdrawn"), words)
    return parts


def _documentation_words(line: ConsentLine, now: datetime) -> str:
    if line.documented_on is None:
        return _("not yet: p puts it on paper")
    words = ", ".join(filter(None, (day(line.documented_on), line.documented_by)))
    if line.documented_late and line.documented_at is not None and line.counts_from is not None:
        return _("{words}; recorded {when}, counts from {day}").format(
            words=words, when=day_time(line.documented_at, now), day=day(line.counts_from)
        )
    return words


def meeting_text(line: MeetingLine) -> Content:
    """One meeting: who was there, what was decided, what became of it."""
    title = _("Meeting of {day}").format(day=day(line.on))
    state = label(line.place) if line.held else _("planned, {place}").format(place=label(line.place))
    parts: TextParts = [(title, "bold"), f"  {state}\n"]
    seats = [
        f"{label(agency, 'agency')}: {person}" if person else label(agency, "agency")
        for agency, person in line.participants
    ]
    parts += pair(_("Who took part"), "\n".join(seats))
    parts += pair(_("Decisions"), line.decisions)
    tasks = [
        f"{'✓' if task.done_on else '☐'} "
        + " · ".join(filter(None, (task.what, task.who, label(task.area, "checklist_area"))))
        for task in line.tasks
    ]
    parts += pair(_("Tasks"), "\n".join(tasks))
    if line.decisions and not line.tasks:
        parts.append((_("x makes a task of a decision."), "$text-muted"))
    return Content.assemble(*parts)


def condition_text(condition: Condition, group: EligibilityView) -> Content:
    """What an answer rests on, and how it is changed."""
    answer = dict(group.answers.answers)[condition]
    parts: TextParts = [(label(condition), "bold"), f"  {label(answer)}\n"]
    parts += pair(_("Rests on"), _ground(condition, group))
    if condition is not Condition.RELEASE:
        parts.append((_("e answers the conditions."), "$text-muted"))
    elif answer is ConditionAnswer.UNKNOWN:
        parts.append(
            (_("Legal status, release and supervision are among the client's details."), "$text-muted")
        )
    return Content.assemble(*parts)


def _ground(condition: Condition, group: EligibilityView) -> str:
    if condition is Condition.RELEASE:
        return _("legal status and dates; the period ends {day}").format(day=day(group.period_to))
    if condition is Condition.RISK:
        return _("risk of recidivism: {risk}").format(risk=label(group.risk, "risk") or _("not known"))
    if condition is Condition.AGENCIES and group.needs_several_agencies is None:
        areas = ngettext("{number} area with a need", "{number} areas with a need", group.agencies)
        return _("the checklist: {areas}").format(areas=areas.format(number=group.agencies))
    return _("the client's details")
