"""One client's reintegration checklist: open while there is time, settled with what came of it at release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from entre_tui.demo.core.days import at_work, workday
from entre_tui.demo.records.writer import Writer
from entre_tui.models import ChecklistItem
from entre_tui.rules.checklist import OUTCOMES, ChecklistOutcome
from entre_tui.rules.codes import ChecklistArea, ChecklistNeed, ChecklistStatus

OPEN = {
    ChecklistStatus.NOT_STARTED: 20.0,
    ChecklistStatus.PLANNED: 22.0,
    ChecklistStatus.IN_PROGRESS: 22.0,
    ChecklistStatus.ARRANGED: 30.0,
    ChecklistStatus.DECLINED: 6.0,
}
SETTLED = {
    ChecklistStatus.ARRANGED: 62.0,
    ChecklistStatus.NOT_ARRANGED: 18.0,
    ChecklistStatus.DECLINED: 12.0,
    ChecklistStatus.NO_LONGER_NEEDED: 8.0,
}
HALF_A_YEAR = timedelta(days=182)


@dataclass(slots=True)
class Checklist(Writer):
    """Writes it into `rows`; `release` is the planned or past day, `inside` whether it lies ahead."""

    release: date | None
    inside: bool

    def write(self) -> None:
        for area in ChecklistArea.always():
            self._item(area)

    def _item(self, area: ChecklistArea) -> None:
        chance, person, today = self.chance, self.person, self.now.date()
        need = chance.choose_weighted(
            {ChecklistNeed.YES: 60, ChecklistNeed.NONE: 22, ChecklistNeed.NOT_ASSESSED: 18}
        )
        if person.sessions > 12 and need is ChecklistNeed.NOT_ASSESSED:
            need = ChecklistNeed.YES
        if area is ChecklistArea.ADDICTION and person.has_formulation:
            need = ChecklistNeed.YES if person.substance else ChecklistNeed.NONE
        wanted, ended = need is ChecklistNeed.YES, person.ended_on is not None
        status = ChecklistStatus.NOT_STARTED
        if wanted:
            status = chance.choose_weighted(SETTLED if ended else OPEN)
        due = workday(today + timedelta(days=chance.randint(-10, 80)))
        weeks = chance.choice((4, 6, 8))
        at = min(at_work(chance, person.started_on, self.now), self.now)
        at_release, later = self._outcomes(area, status)
        self.rows.add(
            ChecklistItem,
            at,
            person.worker,
            client=self.client,
            area=area,
            need=need,
            status=status,
            responsible=self.story.texts.agencies[area] if wanted else "",
            contact="",
            due_on=due if wanted and not self.inside and not ended else None,
            weeks_before_release=weeks if wanted and self.inside else None,
            in_custody="",
            after_release="",
            outcome_at_release=at_release,
            outcome_six_months=later,
            notes="",
        )

    def _outcomes(
        self, area: ChecklistArea, status: ChecklistStatus
    ) -> tuple[ChecklistOutcome | None, ChecklistOutcome | None]:
        """What came of it at release and half a year later, as far as these days have come."""
        today, words = self.now.date(), OUTCOMES[area]
        if self.release is None or self.release > today or status is ChecklistStatus.NOT_STARTED:
            return None, None
        good = [word for word in words if word is not ChecklistOutcome.NONE]
        bad = [word for word in words if word is ChecklistOutcome.NONE]
        settled = self.chance.choice(good if status is ChecklistStatus.ARRANGED or not bad else bad)
        kept = settled if self.chance.random() < 0.7 else self.chance.choice(words)
        return settled, kept if self.release + HALF_A_YEAR <= today else None
