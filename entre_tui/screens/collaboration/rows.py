"""Consent, meetings and the group as rows of one list, each section under its own titles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from entre_tui.casework.collaboration.collaboration import CollaborationView
from entre_tui.casework.collaboration.consent_views import AgencyLine, ConsentLine
from entre_tui.casework.collaboration.meeting_views import MeetingLine
from entre_tui.locale import _, ngettext
from entre_tui.locale.dates import day
from entre_tui.locale.labels import label
from entre_tui.rules.consent import ConsentState, ShareRefusal
from entre_tui.rules.eligibility import ConditionAnswer
from entre_tui.screens.reintegration.text import task_row
from entre_tui.widgets.lists.row_list import ListRow
from entre_tui.widgets.lists.section_list import WHOLE

SIGNS = {ConditionAnswer.YES: "✓", ConditionAnswer.NO: "✗", ConditionAnswer.UNKNOWN: "?"}
STATE_SIGNS = {
    ConsentState.DOCUMENTED: "✓",
    ConsentState.GIVEN: "◐",
    ConsentState.WITHDRAWN: "✗",
    ConsentState.NONE: "–",
}


def all_rows(view: CollaborationView, today: date, *, every_agency: bool, narrow: bool) -> list[ListRow]:
    """Who may be told, on which consents; the meetings with their open tasks; the six conditions."""
    return [
        *_agencies(view, every_agency, narrow),
        *_consents(view),
        *_meetings(view, today),
        *_conditions(view),
    ]


def _heading(what: str, state: str = "", when: str = "", more: str = "") -> ListRow:
    cells = {"what": what, "state": state, "when": when, "more": more}
    return ListRow(("heading", what), cells, "heading")


def _gap(number: int) -> ListRow:
    return ListRow(("gap", number), {WHOLE: ""}, "heading")


def _agencies(view: CollaborationView, every_agency: bool, narrow: bool) -> Iterator[ListRow]:
    consent = view.consent
    yield _heading(_("Who"), _("May be told"), _("Since"), _("Consent"))
    named = {line.agency for line in consent.named_agencies}
    shown = [line for line in consent.agencies if every_agency or line.agency in named]
    yield from (_agency(line, narrow) for line in shown)
    rest = len(consent.agencies) - len(shown)
    if not shown:
        yield ListRow(
            ("none", 0), {WHOLE: _("–  Nobody may be told anything: no consent is recorded. y records one.")}
        )
    elif rest:
        words = ngettext("{number} other agency", "{number} other agencies", rest).format(number=rest)
        yield ListRow(("rest", 0), {"sign": "–", "what": words, "state": _("no: not named")}, "muted")


def _agency(line: AgencyLine, narrow: bool) -> ListRow:
    cells = {
        "sign": "✓" if line.allowed else "◐" if line.refusal is ShareRefusal.NOT_DOCUMENTED else "✗",
        "what": label(line.agency),
        "state": may_be_told(line),
        "when": day(line.since) if line.since else "",
        "more": label(line.form, "consent_form") if narrow else by_consent(line),
    }
    named = line.refusal not in (ShareRefusal.AGENCY_NOT_NAMED, ShareRefusal.NO_CONSENT)
    if not named:
        cells["sign"] = "–"
    style = "" if line.allowed else "warning" if line.refusal is ShareRefusal.NOT_DOCUMENTED else "muted"
    return ListRow(("agency", str(line.agency)), cells, style)


def may_be_told(line: AgencyLine) -> str:
    """Yes, or no with the reason."""
    if line.allowed:
        return _("yes")
    return _("no: {reason}").format(reason=label(line.refusal)) if line.refusal else _("no")


def by_consent(line: AgencyLine) -> str:
    """The consent it rests on, and what is to be noted about it."""
    if line.given_on is None:
        return ""
    words = _("{form}, given {day}").format(form=label(line.form, "consent_form"), day=day(line.given_on))
    return _("{words}; waiver not explained").format(words=words) if line.waiver_unexplained else words


def _consents(view: CollaborationView) -> Iterator[ListRow]:
    if not view.consent.consents:
        return
    yield _gap(1)
    yield _heading(_("Consent given"), _("State"), _("Documented"), _("Names"))
    for line in view.consent.consents:
        given = _("{day}, {form}").format(day=day(line.given_on), form=label(line.form, "consent_form"))
        cells = {
            "sign": STATE_SIGNS[line.state],
            "what": given,
            "state": consent_state(line),
            "when": day(line.documented_on) if line.documented_on else "–",
            "more": ", ".join(map(label, line.agencies)),
        }
        style = {ConsentState.GIVEN: "warning", ConsentState.DOCUMENTED: ""}.get(line.state, "muted")
        yield ListRow(("consent", line.id), cells, style)


def consent_state(line: ConsentLine) -> str:
    """The state in a word; a withdrawal with its day."""
    if line.state is ConsentState.WITHDRAWN and line.withdrawn_on:
        return _("withdrawn {day}").format(day=day(line.withdrawn_on))
    if line.state is ConsentState.GIVEN:
        return _("not documented")
    if line.state is ConsentState.NONE:
        return _("not given yet")
    return label(line.state)


def _meetings(view: CollaborationView, today: date) -> Iterator[ListRow]:
    yield _gap(2)
    yield _heading(_("Meeting"), _("Where"), _("Tasks"), _("Present"))
    for line in view.meetings.lines:
        yield _meeting(line, today)
        yield from (task_row(task, today) for task in line.tasks if task.done_on is None)
    if not view.meetings.lines:
        yield ListRow(("none", 1), {WHOLE: _("–  No collaboration meeting yet: n records or plans one.")})


def _meeting(line: MeetingLine, today: date) -> ListRow:
    done = sum(task.done_on is not None for task in line.tasks)
    tasks = _("{done} of {all} done").format(done=done, all=len(line.tasks)) if line.tasks else "–"
    overdue = not line.held and line.on < today
    what = day(line.on) if line.held else _("{day}, planned").format(day=day(line.on))
    cells = {
        "sign": "●" if line.held else "○",
        "what": what,
        "state": label(line.place),
        "when": tasks,
        "more": ", ".join(_seat(agency, person) for agency, person in line.participants),
    }
    return ListRow(("meeting", line.id), cells, "warning" if overdue else "")


def _seat(agency: str, person: str) -> str:
    words = label(agency, "agency")
    return f"{words} ({person})" if person else words


def _conditions(view: CollaborationView) -> Iterator[ListRow]:
    yield _gap(3)
    title = {WHOLE: "   " + _("Reintegration group: the six conditions")}
    yield ListRow(("heading", "group"), title, "heading")
    for condition, answer in view.group.answers.answers:
        style = {ConditionAnswer.NO: "alarm", ConditionAnswer.UNKNOWN: "muted"}.get(answer, "")
        words = f"{SIGNS[answer]}  {label(condition)}: {label(answer)}"
        yield ListRow(("condition", str(condition)), {WHOLE: words}, style)
