"""Reintegration groups as the trial had them: 27 clients of 200, 95 meetings, two thirds in Gothenburg.

Words, rules and sources: docs/casework.md 8.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from entre_tui.demo.core.chance import RandomSource
from entre_tui.demo.core.days import at_work, workday, workday_before
from entre_tui.demo.records.writer import Writer
from entre_tui.models import Consent, ConsentAgency, Enrolment, Meeting, MeetingParticipant, PhaseChange
from entre_tui.rules.codes import Agency, ConsentForm, Ending, MeetingPlace

MEMBERS_OF_200 = {"Göteborg": (15, 63), "Umeå": (9, 22), "Norrköping": (3, 10)}
AGENCIES = (
    Agency.SOCIAL_SERVICES,
    Agency.EMPLOYMENT_SERVICE,
    Agency.ENFORCEMENT,
    Agency.VOLUNTARY,
    Agency.PRISON,
)


def leads(count: int, chance: RandomSource) -> Iterator[int]:
    """Days from the first meeting to release: two at eight months, five under one, three months on average."""
    early, late = round(count * 2 / 27), round(count * 5 / 27)
    days = [chance.randint(250, 259) for _number in range(early)]
    days += [chance.randint(10, 27) for _number in range(late)]
    rest = max(0, count - early - late)
    mean = (91 * count - sum(days)) / rest if rest else 0
    days += chance.spread(rest, mean, 32, 200, 25)
    chance.shuffle(days)
    return iter(days)


@dataclass(slots=True)
class GroupWriter(Writer):
    """Writes one client's reintegration group into `rows`; the first meeting is `lead` days before release."""

    lead: int
    meetings: int
    released: date

    def write(self) -> None:
        first = workday_before(self.released - timedelta(days=self.lead))
        started = workday_before(first - timedelta(days=14))
        phase = "after-release" if self.released <= self.now.date() else "before-release"
        at = at_work(self.chance, started, self.now)
        enrolment = self.rows.add(
            Enrolment,
            at,
            self.person.worker,
            client=self.client,
            programme="reintegration-group",
            programme_version="1",
            started_on=started,
            phase=phase,
            stance=None,
            **self._end(),
        )
        values = {"enrolment": enrolment, "from_phase": "", "to_phase": phase, "on": started, "words": ""}
        self.rows.add(PhaseChange, **values, at=at, by=self.person.worker)
        agencies = self.chance.some(AGENCIES, 3, 5)
        self._consent(started, at, agencies)
        self._meet(first, agencies)

    def _end(self) -> dict[str, object]:
        """The group goes on for most of a year after release; six of 27 had left before the end."""
        left = self.client % 9 < 2
        last = workday_before(self.released + timedelta(days=240 + self.client * 37 % 90))
        if last >= self.now.date():
            return {"ended_on": None, "ending": None}
        return {"ended_on": last, "ending": Ending.WITHDREW if left else Ending.COMPLETED}

    def _consent(self, started: date, at: datetime, agencies: list[Agency]) -> None:
        """In the trial about half were not documented."""
        today = self.now.date()
        documented = None
        if self.chance.random() < 0.5:
            documented = workday(min(started + timedelta(days=self.chance.randint(0, 10)), today), today)
        consent = self.rows.add(
            Consent,
            at,
            self.person.worker,
            client=self.client,
            given_on=started,
            form=self.chance.choice((ConsentForm.WRITTEN, ConsentForm.ORAL)),
            waiver_explained=True,
            documented_on=documented,
            documented_at=at_work(self.chance, documented, self.now) if documented else None,
            documented_by=self.person.worker if documented else None,
        )
        for agency in agencies:
            self.rows.add(ConsentAgency, consent=consent, agency=agency)

    def _meet(self, first: date, agencies: list[Agency]) -> None:
        """Every few weeks since the first, as far as there is time; only with those the consent names."""
        day, today = first, self.now.date()
        decisions = self.chance.some(self.story.texts.decisions, 4, 4)
        for number in range(self.meetings):
            place = MeetingPlace.CUSTODY if day < self.released else MeetingPlace.AFTER_RELEASE
            meeting = self.rows.add(
                Meeting,
                at_work(self.chance, day, self.now),
                self.person.worker,
                client=self.client,
                on=day,
                place=place,
                held=True,
                decisions=self.story.voice.say(decisions[number % len(decisions)]),
            )
            for agency in self.chance.some(agencies, 2, 4):
                self.rows.add(MeetingParticipant, meeting=meeting, agency=agency, person="")
            left = (today - day).days // max(1, self.meetings - number)
            day = workday(day + timedelta(days=max(3, min(self.chance.randint(18, 40), left))), today)
