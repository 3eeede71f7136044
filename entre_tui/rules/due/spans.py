"""One rule for each kind of due item: from which instant until which it is due (docs/casework.md 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from entre_tui.rules.codes import ChecklistNeed, DueKind, GoalStatus, LegalStatus
from entre_tui.rules.due.facts import CaseFacts, DueSettings, RecordKind
from entre_tui.rules.due.follow_up import Duty, follow_up
from entre_tui.rules.moments import later, local_day, midnight

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DueSpan:
    """A thing is due from `starts` until before `ends` (UTC)."""

    kind: DueKind
    on: date
    record_kind: RecordKind
    record_id: int
    starts: datetime
    ends: datetime | None = None
    snoozed_until: date | None = None

    def holds(self, moment: datetime) -> bool:
        return self.starts <= moment and (self.ends is None or moment < self.ends)


def spans(facts: CaseFacts, zone: tzinfo, settings: DueSettings) -> Iterator[DueSpan]:
    rules = (_retention,) if facts.legal_status is LegalStatus.ENDED else _RULES
    for rule in rules:
        for span in rule(facts, zone, settings):
            yield _with_snooze(span, facts)


def _with_snooze(span: DueSpan, facts: CaseFacts) -> DueSpan:
    until = [
        snooze.until
        for snooze in facts.snoozes
        if snooze.kind is span.kind and snooze.record_id in (None, span.record_id)
    ]
    return replace(span, snoozed_until=max(until)) if until else span


@lru_cache(maxsize=4096)
def _comes_within(target: date, months: int, *, nearer: bool) -> date:
    """The first day from which `target` is at most `months` away; `nearer`: less than that."""
    day = target - relativedelta(months=months)
    while (reach := day + relativedelta(months=months)) < target or (nearer and reach == target):
        day += _DAY
    return day


def _missed_spans(facts: CaseFacts, zone: tzinfo, settings: DueSettings) -> Iterator[DueSpan]:
    """Listed at once with the days left; evidence awaited from its own date on."""
    for one in facts.appointments:
        todo = follow_up(one, zone, settings)
        if todo is None:
            continue
        if todo.duty is Duty.EVIDENCE:
            starts = max(midnight(todo.by, zone), one.past_from)
            yield DueSpan(DueKind.EVIDENCE, todo.by, RecordKind.APPOINTMENT, one.id, starts)
        else:
            yield DueSpan(DueKind.MISSED, todo.by, RecordKind.APPOINTMENT, one.id, one.past_from)


def _to_log(facts: CaseFacts, zone: tzinfo, settings: DueSettings) -> Iterator[DueSpan]:
    for one in facts.appointments:
        if one.outcome is None:
            day = local_day(one.start, zone)
            yield DueSpan(DueKind.TO_LOG, day, RecordKind.APPOINTMENT, one.id, one.past_from)


def _evaluation(facts: CaseFacts, zone: tzinfo, settings: DueSettings) -> Iterator[DueSpan]:
    for one in facts.sessions:
        if one.held and not one.evaluated:
            ended = later(one.start, timedelta(minutes=one.minutes))
            yield DueSpan(DueKind.EVALUATION, local_day(one.start, zone), RecordKind.SESSION, one.id, ended)


def _goal_review(facts: CaseFacts, zone: tzinfo, settings: DueSettings) -> Iterator[DueSpan]:
    for goal in facts.goals:
        if goal.review_on is not None and goal.status in (GoalStatus.ACTIVE, GoalStatus.LATER):
            yield _from_day(DueKind.GOAL_REVIEW, goal.review_on, RecordKind.GOAL, goal.id, zone)


def _agreement(facts: CaseFacts, zone: tzinfo, settings: DueSettings) -> Iterator[DueSpan]:
    """Three months by the calendar: made 30 November, due 28 February."""
    for one in facts.agreements:
        if not one.ended:
            months = settings.agreement_months if one.months is None else one.months
            on = one.review_on or one.revised_on + relativedelta(months=months)
            yield _from_day(DueKind.AGREEMENT, on, RecordKind.AGREEMENT, one.id, zone)


def _checklist(facts: CaseFacts, zone: tzinfo, settings: DueSettings) -> Iterator[DueSpan]:
    for item in facts.checklist:
        if item.due_on is not None and item.need is not ChecklistNeed.NONE and not item.status.is_closed:
            yield _from_day(DueKind.CHECKLIST, item.due_on, RecordKind.CHECKLIST, item.id, zone)


def _task(facts: CaseFacts, zone: tzinfo, settings: DueSettings) -> Iterator[DueSpan]:
    for task in facts.tasks:
        if task.due_on is not None and not task.done:
            yield _from_day(DueKind.TASK, task.due_on, RecordKind.TASK, task.id, zone)


def _consent(facts: CaseFacts, zone: tzinfo, settings: DueSettings) -> Iterator[DueSpan]:
    """Due from the day it was given until it is documented or withdrawn."""
    for one in facts.consents:
        if one.documented_on is None and one.withdrawn_on is None:
            yield _from_day(DueKind.CONSENT, one.given_on, RecordKind.CONSENT, one.id, zone)


def _first_meeting(facts: CaseFacts, zone: tzinfo, settings: DueSettings) -> Iterator[DueSpan]:
    """Release nearer than 3 months † and no meeting; past that date only while the client is in prison."""
    if facts.release_on is None or not facts.meetings_wanted:
        return
    starts = _comes_within(facts.release_on, settings.first_meeting_months, nearer=True)
    ends = [min(facts.meetings)] if facts.meetings else []
    if facts.legal_status is not LegalStatus.PRISON:
        ends.append(facts.release_on + _DAY)
    until = min(ends, default=None)
    yield _from_day(
        DueKind.FIRST_MEETING, facts.release_on, RecordKind.CLIENT, facts.client_id, zone, starts, until
    )


def _few_meetings(facts: CaseFacts, zone: tzinfo, settings: DueSettings) -> Iterator[DueSpan]:
    """Fewer than 4 meetings held and supervision ending within 3 months †."""
    if facts.supervision_ends_on is None or not facts.meetings_wanted:
        return
    on = facts.supervision_ends_on
    starts = _comes_within(on, settings.few_meetings_months, nearer=False)
    enough = sorted(facts.meetings)[settings.few_meetings - 1 : settings.few_meetings]
    until = min([on + _DAY, *enough])
    yield _from_day(DueKind.FEW_MEETINGS, on, RecordKind.CLIENT, facts.client_id, zone, starts, until)


def _no_contact(facts: CaseFacts, zone: tzinfo, settings: DueSettings) -> Iterator[DueSpan]:
    """14 days † in an open enrolment since the last contact (came, session held, noted), or since its start."""
    if facts.enrolled_on is None:
        return
    known = {facts.enrolled_on} | ({facts.last_contact_on} if facts.last_contact_on else set())
    known |= {local_day(one.start, zone) for one in facts.appointments if one.outcome and one.outcome.came}
    known |= {local_day(one.start, zone) for one in facts.sessions if one.held}
    contacts = sorted(day for day in known if day >= facts.enrolled_on)
    for day, following in zip(contacts, [*contacts[1:], None], strict=True):
        on = day + timedelta(days=settings.no_contact_days)
        if following is None or following > on:
            yield _from_day(DueKind.NO_CONTACT, on, RecordKind.CLIENT, facts.client_id, zone, ends=following)


def _retention(facts: CaseFacts, zone: tzinfo, settings: DueSettings) -> Iterator[DueSpan]:
    if facts.retention_on is not None:
        yield _from_day(DueKind.RETENTION, facts.retention_on, RecordKind.CLIENT, facts.client_id, zone)


def _from_day(
    kind: DueKind,
    on: date,
    record_kind: RecordKind,
    record_id: int,
    zone: tzinfo,
    starts: date | None = None,
    ends: date | None = None,
) -> DueSpan:
    until = None if ends is None else midnight(ends, zone)
    return DueSpan(kind, on, record_kind, record_id, midnight(starts or on, zone), until)


_RULES: tuple[Callable[[CaseFacts, tzinfo, DueSettings], Iterator[DueSpan]], ...] = (
    _missed_spans,
    _to_log,
    _first_meeting,
    _consent,
    _checklist,
    _task,
    _evaluation,
    _no_contact,
    _agreement,
    _goal_review,
    _few_meetings,
    _retention,
)
