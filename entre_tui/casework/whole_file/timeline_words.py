"""What a line of the timeline says happened, from the columns of its record."""

from __future__ import annotations

from datetime import date

from entre_tui.casework.client.notes import CHANGE
from entre_tui.casework.core.programmes import phase_name, programme_name, theme_name
from entre_tui.locale import _, pgettext
from entre_tui.locale.dates import day
from entre_tui.locale.figures import format_level
from entre_tui.locale.labels import label


def appointment(kind: str, outcome: str | None, reason: str | None) -> str:
    """ "Supervision meeting: absent, unacceptable (no reason given)" """
    became = label(outcome, "outcome") if outcome else _("no outcome yet")
    why = f" ({label(reason, 'absence_reason')})" if reason else ""
    words = f"{label(kind, 'appointment_kind')}: {became}{why}"
    return words[:1].upper() + words[1:]


def session(number: int, held: int, minutes: int | None, outcome: str | None) -> str:
    """ "Session 14: attended late, 75 min" """
    planned = pgettext("session", "planned")
    came = label(outcome, "outcome") if outcome and held else _("held") if held else planned
    length = ", " + _("{number} min").format(number=minutes) if minutes and held else ""
    return _("Session {number}: {state}").format(number=number, state=came) + length


def describe_attempt(way: str, result: str) -> str:
    """ "Tried to reach: telephone, no answer" """
    words = _("Tried to reach: {way}, {result}")
    return words.format(way=label(way, "contact_way"), result=label(result, "contact_result"))


def decision(what: str) -> str:
    """ "After the absence: reminder talk" """
    return _("After the absence: {decision}").format(decision=label(what, "decision"))


def formulation(number: int) -> str:
    """ "Case formulation, version 2" """
    return _("Case formulation, version {number}").format(number=number)


def goal() -> str:
    """A goal that was written down."""
    return _("New goal")


def goal_status(before: str, after: str) -> str:
    """ "Goal: active → achieved" """
    states = {"before": label(before, "goal_status"), "after": label(after, "goal_status")}
    return _("Goal: {before} → {after}").format(**states)


def rating(level: int) -> str:
    """ "Goal rated +1" """
    return _("Goal rated {level}").format(level=format_level(level))


def checklist(area: str, before: str, after: str) -> str:
    """ "Accommodation: planned → arranged" """
    named = label(area, "checklist_area")
    return f"{named}: {label(before, 'checklist_status')} → {label(after, 'checklist_status')}"


def consent_given(form: str) -> str:
    """ "Consent given, oral" """
    return _("Consent given, {form}").format(form=label(form, "consent_form"))


def consent_documented() -> str:
    """Put on paper."""
    return _("Consent documented")


def consent_withdrawn() -> str:
    """Taken back by the client."""
    return _("Consent withdrawn")


def meeting(place: str, held: int) -> str:
    """ "Collaboration meeting, in custody" """
    words = _("Collaboration meeting, {place}") if held else _("Collaboration meeting planned, {place}")
    return words.format(place=label(place, "meeting_place"))


def note(kind: str, pinned: int) -> str:
    """ "Note", or a change in staff's words."""
    words = _("Change seen, in staff's words") if kind == CHANGE else _("Note")
    return _("{words}, pinned").format(words=words) if pinned else words


def correction() -> str:
    """An earlier text of a note."""
    return _("Corrected; the text before")


def phase(programme: str, version: str, before: str, after: str) -> str:
    """ "Entré 2016: Treatment" """
    name = programme_name(programme, version)
    to = phase_name(programme, after, version)
    return (
        _("{programme} begins: {phase}").format(programme=name, phase=to) if not before else f"{name}: {to}"
    )


def ending(programme: str, version: str, how: str | None) -> str:
    """ "Entré 2016 ended: completed" """
    words = _("{programme} ended: {ending}")
    return words.format(programme=programme_name(programme, version), ending=label(how, "ending"))


def theme(named: str) -> str:
    """ "Theme added: Alcohol and drugs" """
    return _("Theme added: {theme}").format(theme=theme_name(named))


def leads(worker: str) -> str:
    """ "Anna Berg leads the programme" """
    return _("{worker} leads the programme").format(worker=worker)


def agreement(mentor: str, review_on: str, ended_on: str | None) -> str:
    """ "Mentoring agreement with Kim, to be revised 3 Mar 2026", "…, ended 3 Mar 2026" """
    if ended_on is not None:
        words = _("Mentoring agreement with {mentor}, ended {day}")
        return words.format(mentor=mentor, day=day(date.fromisoformat(ended_on)))
    words = _("Mentoring agreement with {mentor}, to be revised {day}")
    return words.format(mentor=mentor, day=day(date.fromisoformat(review_on)))


def assignment(part: str, worker: str, to_on: str | None) -> str:
    """ "Case worker: Anna Berg", "Covered by Bo Ek until 3 Mar 2026" """
    if part != "cover":
        return _("Case worker: {worker}").format(worker=worker)
    if to_on is None:
        return _("Covered by {worker}").format(worker=worker)
    last = date.fromordinal(date.fromisoformat(to_on).toordinal() - 1)
    return _("Covered by {worker} until {day}").format(worker=worker, day=day(last))


def flag(kind: str) -> str:
    """ "Flag raised: two workers present" """
    return _("Flag raised: {flag}").format(flag=label(kind, "flag_kind"))


def flag_lifted(kind: str) -> str:
    """ "Flag lifted: two workers present" """
    return _("Flag lifted: {flag}").format(flag=label(kind, "flag_kind"))
