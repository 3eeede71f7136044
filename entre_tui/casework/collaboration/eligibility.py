"""Who can be in a reintegration group: the six conditions held against what the file knows (docs/casework.md 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from entre_tui.casework.core.settings_store import office_setting
from entre_tui.models import ChecklistItem, Client, Enrolment
from entre_tui.rules.codes import ChecklistNeed, LegalStatus, Risk
from entre_tui.rules.eligibility import SEVERAL, Eligibility, EligibilityFacts, assess, release_in_period

GROUP = "reintegration-group"
PERIOD_SETTING = "reintegration.months"
PERIOD_MONTHS = 12


@dataclass(frozen=True, slots=True)
class EligibilityView:
    """The six answers; `agencies` the number of areas with a need, `in_group` whether the client is in one."""

    answers: Eligibility
    period_to: date
    agencies: int
    in_group: bool
    version: int
    risk: str | None
    sentence_long_enough: bool | None
    needs_several_agencies: bool | None
    motivated: bool | None
    expulsion: bool | None


def eligibility_view(client: Client, now: datetime) -> EligibilityView:
    """For other casework, which writes the audit entry of looking."""
    today = now.date()
    period_to = today + relativedelta(months=office_setting(PERIOD_SETTING, PERIOD_MONTHS))
    needs = _needs(client.id)
    facts = EligibilityFacts(
        release_in_period=release_in_period(
            LegalStatus(client.legal_status),
            client.release_on,
            client.supervision_ends_on,
            today,
            period_to,
        ),
        risk=Risk(client.risk) if client.risk else None,
        sentence_long_enough=client.sentence_long_enough,
        agencies_needed=_agencies(client.needs_several_agencies, needs),
        motivated=client.motivated,
        expulsion_order=client.expulsion,
    )
    return EligibilityView(
        assess(facts),
        period_to,
        needs,
        _in_group(client.id),
        client.version,
        client.risk,
        client.sentence_long_enough,
        client.needs_several_agencies,
        client.motivated,
        client.expulsion,
    )


def _agencies(said: bool | None, needs: int) -> int | None:
    """What somebody has said goes first; otherwise several areas with a need say yes, and few say nothing yet."""
    if said is not None:
        return SEVERAL if said else 0
    return needs if needs >= SEVERAL else None


def _needs(client_id: int) -> int:
    count: int = (
        ChecklistItem.select()
        .where(
            ChecklistItem.client == client_id,
            ChecklistItem.need == ChecklistNeed.YES,
            ChecklistItem.removed_at.is_null(),
        )
        .count()
    )
    return count


def _in_group(client_id: int) -> bool:
    open_ones = Enrolment.select().where(
        Enrolment.client == client_id,
        Enrolment.programme == GROUP,
        Enrolment.ended_on.is_null(),
        Enrolment.removed_at.is_null(),
    )
    return bool(open_ones.exists())
