"""Mentoring agreements of Back on Track: what mentor and client agreed, revised every three months.

Words, rules and sources: docs/casework.md 2.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from entre_tui.casework.client.clients import name_of
from entre_tui.casework.core.base import (
    Acting,
    CaseworkError,
    ChangeReport,
    change,
    create,
    found,
    fresh,
    remove,
    save,
)
from entre_tui.casework.programme.enrolments import check_day, definition
from entre_tui.locale import _
from entre_tui.locale.dates import day
from entre_tui.models import Enrolment, MentoringAgreement
from entre_tui.rules.agreements import MONTHS, next_revision
from entre_tui.text import clean, clean_long


@dataclass(frozen=True, slots=True)
class AgreementView:
    """The agreement that counts; `review_on` is the day it is to be revised."""

    id: int
    version: int
    mentor: str
    backup: str
    agreed_on: date
    review_on: date
    content: str
    ended_on: date | None = None


def latest_agreement(enrolment_id: int) -> AgreementView | None:
    """For other casework: the agreement as last revised."""
    row = (
        MentoringAgreement.select()
        .where(MentoringAgreement.enrolment == enrolment_id, MentoringAgreement.removed_at.is_null())
        .order_by(MentoringAgreement.agreed_on.desc(), MentoringAgreement.id.desc())
        .first()
    )
    if row is None:
        return None
    return AgreementView(
        row.id,
        row.version,
        row.mentor,
        row.backup,
        row.agreed_on,
        row.review_on,
        row.content,
        row.ended_on,
    )


@change
def agree(
    acting: Acting, enrolment_id: int, mentor: str, agreed_on: date, backup: str = "", content: str = ""
) -> ChangeReport:
    """Makes the agreement, or revises it: the one before is kept, and the next revision is counted from this day."""
    row = found(Enrolment, enrolment_id)
    check_day(row, agreed_on, acting.now, "agreed_on")
    months = definition(row).rules.agreement_revision_months or MONTHS
    mentor = clean(mentor)
    if not mentor:
        raise CaseworkError(_("Write who the mentor is."), "mentor")
    made = create(
        acting,
        MentoringAgreement,
        enrolment=row.id,
        mentor=mentor,
        backup=clean(backup),
        agreed_on=agreed_on,
        review_on=next_revision(agreed_on, (), months),
        content=clean_long(content),
    )
    message = _("{name}: agreed; to be revised {day}.").format(
        name=name_of(row.client), day=day(made.review_on)
    )
    return ChangeReport(message, made, _("agreement"), undone=_("The agreement was removed."))


@change
def end_agreement(acting: Acting, agreement_id: int, ended_on: date, *, seen_version: int) -> ChangeReport:
    """The mentoring is over: nothing is to be revised any more, and a new agreement can be made later."""
    row = fresh(acting, MentoringAgreement, agreement_id, seen_version)
    if row.ended_on is not None:
        raise CaseworkError(_("It has ended already."))
    if ended_on > acting.now.date():
        raise CaseworkError(_("This day is still to come."), "ended_on")
    if ended_on < row.agreed_on:
        words = _("It was agreed on {day}: it cannot have ended before.")
        raise CaseworkError(words.format(day=day(row.agreed_on)), "ended_on")
    save(acting, row, ended_on=ended_on)
    message = _("{name}: the mentoring with {mentor} has ended.")
    message = message.format(name=name_of(row.enrolment.client), mentor=row.mentor)
    return ChangeReport(message, row, _("end"), undone=_("The agreement goes on."))


@change
def remove_agreement(acting: Acting, agreement_id: int, *, seen_version: int) -> ChangeReport:
    """Takes an agreement made by mistake out of sight."""
    row = fresh(acting, MentoringAgreement, agreement_id, seen_version)
    remove(acting, row)
    return ChangeReport(
        _("The agreement was removed."), row, _("removal"), undone=_("The agreement is back.")
    )
