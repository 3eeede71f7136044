"""The sessions of one client's course: planned, held, evaluated, about something that goes with the theme."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from entre_tui.demo.core.chance import RandomSource
from entre_tui.demo.core.days import at_work, later_at_work
from entre_tui.demo.records.writer import Writer
from entre_tui.demo.words.texts import SessionPlan
from entre_tui.models import Session, SessionStrategy, SessionTheme
from entre_tui.rules.workdays import add_workdays

REMINDED_AFTER = timedelta(days=60)
CLOSING = 2
"""The last sessions of a completed course look back and ahead."""


@dataclass(slots=True)
class SessionWriter(Writer):
    """Writes them into `rows`."""

    def write(self, number: int, starts: datetime, enrolment: int, appointment: int, minutes: int) -> None:
        """One session that was held; the last few may not be evaluated yet."""
        recent = self.person.ended_on is None and (self.now - starts).days < 9
        planned = self.chance.random() < 0.95
        evaluated = self.chance.random() < (0.6 if recent else 0.99)
        themes = self.chance.some([theme.id for theme in self.plan.themes], 1, 2)
        before = at_work(self.chance, add_workdays(starts.date(), -1), self.now)
        after = later_at_work(self.chance, starts, self.now)
        session = self.rows.add(
            Session,
            min(before, starts) if planned else starts,
            self.person.worker,
            client=self.client,
            enrolment=enrolment,
            appointment=appointment,
            number=number,
            starts_at=starts,
            minutes=minutes,
            place=self.story.place(starts.date()),
            by_video=False,
            held=True,
            **self._plan_columns(self._about(number, themes), before if planned else None),
            **(self._written_evaluation(after) if evaluated else self._evaluation_columns(starts, after)),
        )
        for theme in themes:
            self.rows.add(SessionTheme, session=session, theme=theme)
        if self.plan.strategies:
            strategy = self.chance.choice(self.plan.strategies).id
            self.rows.add(SessionStrategy, session=session, strategy=strategy)

    def _about(self, number: int, themes: list[str]) -> SessionPlan:
        """Assessment first, then the theme, at the end what has to hold."""
        texts = self.story.texts
        treatment = self.plan.family == "entre"
        if treatment and number <= len(texts.assessment):
            return texts.assessment[number - 1]
        if treatment and self.person.ending == "completed" and number > self.person.sessions - CLOSING:
            return texts.closing[number - self.person.sessions - 1]
        return self.chance.choice(
            texts.plans.get(themes[0], texts.other_plans) if themes else texts.other_plans
        )

    def _plan_columns(self, about: SessionPlan, at: datetime | None) -> dict[str, object]:
        aim, content, homework = map(self.story.voice.say, about)
        return {
            "aim": aim if at else "",
            "content": content if at else "",
            "homework_set": homework if at else "",
            "planned_at": at,
            "planned_by": self.person.worker if at else None,
        }

    def _evaluation_columns(self, starts: datetime, after: datetime | None) -> dict[str, object]:
        """Nobody lets an evaluation wait for months; by a chance of its own, so that the rest stays as it is."""
        if self.now - starts < REMINDED_AFTER:
            return self._written_evaluation(None)
        return replace(self, chance=RandomSource(starts.toordinal()))._written_evaluation(after)

    def _written_evaluation(self, at: datetime | None) -> dict[str, object]:
        chance, texts, voice = self.chance, self.story.texts, self.story.voice
        return {
            "done": voice.one(chance, texts.done) if at else "",
            "homework_done": chance.choose_weighted({"yes": 5, "partly": 3, "no": 2}) if at else None,
            "engagement": chance.randint(2, 5) if at else None,
            "alliance": chance.randint(2, 5) if at else None,
            "response": voice.one(chance, texts.response) if at else "",
            "concerns": voice.one(chance, texts.concerns) if at else "",
            "next_step": voice.one(chance, texts.next_step) if at else "",
            "evaluated_at": at,
            "evaluated_by": self.person.worker if at else None,
        }
